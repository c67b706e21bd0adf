"""What is not known, and what is said in two ways, comes in the order in which it is worth settling."""

from __future__ import annotations

from typing import Any

from indexer import gaps
from indexer.library import Record
from indexer.model import CHECKED, Finding, Metadata

WHOLE: dict[str, Any] = {
    "mechanism": "iachr",
    "type": "guide",
    "year": 2011,
    "language": "en",
    "date": "2011",
    "title": "T",
    "symbol": "A/RES/53/144",
}


def a_record(path: str, *, held: bool = True, rule: str = "masthead", **facts: Any) -> Record:
    """A document with these facts; a fact that is None is not established, others are as in WHOLE."""
    kept = {name: facts.pop(name) for name in ("others", "left_open") if name in facts}
    given = {name: value for name, value in (WHOLE | facts).items() if value is not None}
    findings: dict[str, Any] = {name: Finding(value, rule, "") for name, value in given.items()}
    metadata = Metadata(**findings, **kept)
    return Record(path, held, "", metadata, (path,) if held else (), "", "", 0, 1, 1, "", "", (), "", path)


def other(fact: str, value: Any) -> tuple[str, Finding[Any]]:
    return fact, Finding(value, "catalogue", "line 3")


def test_a_document_of_which_all_is_known_and_a_card_lack_nothing() -> None:
    assert gaps.missing([a_record("a"), a_record("b", held=False, title=None)], {}) == ()


def test_what_filters_need_comes_first_then_what_is_cited_most() -> None:
    found = gaps.missing(
        [
            a_record("only-the-title", title=None),
            a_record("no-language", language="und"),
            a_record("no-type", type=None),
            a_record("no-type-nor-date", type=None, date=None),
            a_record("no-mechanism", mechanism=None),
            a_record("cited", language=None, symbol="A/HRC/25/55"),
            a_record("title-cited", title=None, symbol="A/HRC/25/55"),
            a_record("no-symbol", symbol=None),
        ],
        {"a/hrc/25/55": 3},
    )
    assert [(each.path, each.facts, each.cited_by) for each in found] == [
        ("cited", ("language",), 3),
        ("no-mechanism", ("mechanism",), 0),
        ("no-type-nor-date", ("type", "date"), 0),
        ("no-type", ("type",), 0),
        ("no-language", ("language",), 0),
        ("title-cited", ("title",), 3),
        ("only-the-title", ("title",), 0),
        ("no-symbol", ("symbol",), 0),
    ]


def test_what_a_person_left_open_is_not_missing() -> None:
    assert gaps.missing([a_record("a", type=None, left_open=(("type", "checked.toml, line 2"),))], {}) == ()


def test_contradictions_that_change_what_filters_find_come_first_then_what_is_cited_most() -> None:
    found = gaps.conflicts(
        [
            a_record("body", body="B", others=(other("body", "C"),)),
            a_record("day", date="2011-03-25", others=(other("date", "2011-03-26"),)),
            a_record("cited-symbol", symbol="A/HRC/25/55", others=(other("symbol", "A/HRC/25/56"),)),
            a_record("type", others=(other("type", "decision"), other("type", "judgment"))),
            a_record("year", date="2011-12-31", others=(other("date", "2012-01-01"),)),
            a_record("cited-type", symbol="A/HRC/25/55", others=(other("type", "decision"),)),
            a_record("none"),
            a_record("card", held=False, others=(other("type", "decision"),)),
        ],
        {"a/hrc/25/55": 3},
    )
    assert [
        (each.path, each.fact, each.changes_facet, [finding.value for finding in each.findings])
        for each in found
    ] == [
        ("cited-type", "type", True, ["guide", "decision"]),
        ("type", "type", True, ["guide", "decision", "judgment"]),
        ("year", "date", True, ["2011-12-31", "2012-01-01"]),
        ("cited-symbol", "symbol", False, ["A/HRC/25/55", "A/HRC/25/56"]),
        ("body", "body", False, ["B", "C"]),
        ("day", "date", False, ["2011-03-25", "2011-03-26"]),
    ]


def test_what_a_person_has_checked_is_settled() -> None:
    settled = a_record("a", rule=CHECKED, others=(other("type", "decision"),))
    left_open = a_record("b", type=None, others=(other("type", "decision"),), left_open=(("type", ""),))
    assert gaps.conflicts([settled, left_open], {}) == ()
