"""Citations of texts that people have marked by hand, held against what `defenders citations` finds.

Rules of the scores, after the conventions of the marked texts: a citation found matches a marked one if
they overlap, it is no longer than `SLACK` characters more, and both name one document; what is
marked as optional or ambiguous counts neither way.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from indexer.catalogue import Catalogue
from indexer.citing import citations_of_batch
from indexer.symbols import key
from tests.conftest import SHARED

pytestmark = pytest.mark.real

SLACK = 40  # characters by which a citation found may be longer than what is marked
ENOUGH = 10  # citations of a body, from which on its scores say something

Citation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts of a group of texts: what is marked, what is found, and how far they agree."""

    count: Counter[str] = field(default_factory=Counter)

    def share(self, part: str, whole: str) -> float:
        return self.count[part] / self.count[whole] if self.count[whole] else 1.0


def overlaps(one: Citation, other: Citation) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def names(marked: Citation) -> set[str]:
    return {key(marked[name]) for name in ("canonical", "resolved") if name in marked}


def is_free(marked: Citation) -> bool:
    """Tell whether a mark says only that this may be a citation."""
    return bool(marked.get("optional")) or marked["kind"] == "ambiguous"


def judged(marked: Sequence[Citation], found: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """Yield what to count of one text: (group, what), the group being a kind of citation or ""."""
    near, right = set(), set()
    for one in marked:
        length = one["end"] - one["start"] + SLACK
        here = [
            place
            for place, other in enumerate(found)
            if overlaps(one, other) and other["end"] - other["start"] <= length
        ]
        near.update(here)
        if is_free(one):
            right.update(here)
            continue
        same = next(
            (at for at in here if at not in right and key(found[at]["canonical"]) in names(one)), None
        )
        pointed = found[same].get("pinpoint", {}) if same is not None else {}
        for group in ("", one["kind"]):
            yield group, "marked"
            if here:
                yield group, "detected"
            if same is not None:
                yield group, "named"
        if one.get("pinpoint"):
            yield "", "pointed"
            if same is not None and pointed == one["pinpoint"]:
                yield "", "pointed right"
        elif pointed:
            yield "", "pointed wrongly"
        if same is not None:
            right.add(same)
    for place in range(len(found)):
        yield "", "found"
        if place in near:
            yield "", "found where one is"
        if place in right:
            yield "", "found right"
        if not marked:
            yield "", "found in nothing"


@pytest.fixture(scope="module")
def scores() -> dict[str, Scores]:
    """Counts by group: "" for all texts, "body X" for those of a body, else for a kind of citation."""
    gold = SHARED / "gold" / "citations_dev.jsonl"
    if not gold.is_file():
        pytest.skip(f"the marked texts are not here ({gold})")
    found = {line["id"]: line["citations"] for line in citations_of_batch(gold, Catalogue())}
    return scored([json.loads(line) for line in gold.read_text("utf-8").splitlines()], found)


def scored(texts: Sequence[dict[str, Any]], found: dict[Any, Sequence[Citation]]) -> dict[str, Scores]:
    groups: defaultdict[str, Scores] = defaultdict(Scores)
    for text in texts:
        for group, what in judged(text["citations"], found[text["id"]]):
            groups[group].count[what] += 1
            if not group:
                groups[f"body {text['body']}"].count[what] += 1
    return dict(groups)


@pytest.mark.parametrize(
    ("part", "whole", "least"),
    [
        ("found where one is", "found", 0.98),
        ("detected", "marked", 0.97),
        ("found right", "found", 0.97),
        ("named", "marked", 0.95),
        ("pointed right", "pointed", 0.92),
    ],
)
def test_of_all_citations_at_least(scores: dict[str, Scores], part: str, whole: str, least: float) -> None:
    assert scores[""].count[whole] > ENOUGH
    assert scores[""].share(part, whole) >= least


def test_every_body_is_read_as_well(scores: dict[str, Scores]) -> None:
    said = {
        group: (round(of.share("found right", "found"), 3), round(of.share("named", "marked"), 3))
        for group, of in scores.items()
        if group.startswith("body ") and of.count["marked"] >= ENOUGH
    }
    assert len(said) > 5
    assert {group: both for group, both in said.items() if min(both) < 0.9} == {}


def test_members_of_lists_are_not_missed(scores: dict[str, Scores]) -> None:
    assert scores["elliptical"].count["marked"] > ENOUGH
    assert scores["elliptical"].share("named", "marked") >= 0.92


def test_hardly_anything_is_found_where_nothing_is(scores: dict[str, Scores]) -> None:
    assert scores[""].count["found in nothing"] <= 3
    assert scores[""].count["pointed wrongly"] <= 3


def a(start: int, end: int, canonical: str = "A/RES/53/144", **more: object) -> Citation:
    return {"start": start, "end": end, "canonical": canonical, "kind": "verbal", **more}


@pytest.mark.parametrize(
    ("marked", "found", "counts"),
    [
        ([a(5, 11)], [a(5, 11)], "marked detected named found found-where-one-is found-right"),
        ([a(5, 11)], [a(0, 20)], "marked detected named found found-where-one-is found-right"),
        ([a(5, 11)], [a(0, 99)], "marked found"),  # too long
        ([a(5, 11)], [a(11, 17)], "marked found"),  # beside it
        ([a(5, 11)], [], "marked"),
        ([a(5, 11)], [a(5, 11, "A/RES/53/44")], "marked detected found found-where-one-is"),
        (
            [a(5, 11, "A/RES/53/44", resolved="A/RES/53/144")],
            [a(5, 11)],
            "marked detected named found found-where-one-is found-right",
        ),
        ([a(5, 11, optional=True)], [], ""),
        ([a(5, 11, optional=True)], [a(5, 11, "A/1")], "found found-where-one-is found-right"),
        ([], [a(5, 11)], "found found-in-nothing"),
        (
            [a(5, 11, pinpoint={"para": "6"})],
            [a(5, 11, pinpoint={"para": "6"})],
            "marked detected named pointed pointed-right found found-where-one-is found-right",
        ),
        (
            [a(5, 11, pinpoint={"para": "6"})],
            [a(5, 11, pinpoint={"para": "7"})],
            "marked detected named pointed found found-where-one-is found-right",
        ),
        (
            [a(5, 11)],
            [a(5, 11, pinpoint={"para": "7"})],
            "marked detected named pointed-wrongly found found-where-one-is found-right",
        ),
    ],
)
def test_the_scores_count_what_they_say(marked: list[Citation], found: list[Citation], counts: str) -> None:
    counted = Counter(what.replace(" ", "-") for group, what in judged(marked, found) if not group)
    assert counted == Counter(counts.split())


def test_the_command_gives_what_is_scored(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": 1, "text": "See A/HRC/25/55."}))
    (line,) = citations_of_batch(texts, Catalogue())
    assert (line["id"], [each["canonical"] for each in line["citations"]]) == (1, ["A/HRC/25/55"])
