"""What templates are given: order, words and links are decided before them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.results import FACETS, FacetValue, FactView, SearchRequest, Segment, Version
from tests.web.fake import FakeService, a_hit
from webui.params import Links
from webui.present.facts import facts
from webui.present.reading import FULL_LINE, Run, _linked, is_web_address, paragraphs_of, reader_view
from webui.present.search import (
    FACET_TITLES,
    badges_of,
    chips,
    facet_group,
    facts_of,
    hit_view,
    pager,
    title_of,
)
from webui.present.words import counted, date_words, place_name, words


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (counted(0, "document"), "0 documents"),
        (counted(1, "document"), "1 document"),
        (counted(5120, "catalogue entry"), "5,120 catalogue entries"),
        (date_words("2011-03-25"), "25 March 2011"),
        (date_words("2011-03"), "March 2011"),
        (date_words("2011"), "2011"),
        (date_words("2026-11-24T03:40:00Z"), "24 November 2026"),
        (date_words("2011-13-99"), "2011-13-99"),
        (place_name(3, "").full, "p. 3"),
        (place_name(3, "3").full, "p. 3"),
        (place_name(4, "iv").full, "p. iv [4]"),
        (place_name(4, "A-3").full, "p. A-3 [4]"),
        (place_name(2, "B. Findings").full, "§ 2 B. Findings"),
        (place_name(2, "Facts").full, "§ 2 Facts"),
        (place_name(2, "الديباجة").full, "§ 2 الديباجة"),
        (words("held", "no"), "Catalogue entry"),
        (words("type", "none"), "Not established"),
    ],
)
def test_words(given: str, said: str) -> None:
    assert given == said


def test_versions_are_called_by_language_and_copies_by_path(tmp_path: Path) -> None:
    versions = (
        Version("1" * 16, "fr", "x/f.pdf"),
        Version("2" * 16, "en", "x/e2.pdf"),
        Version("3" * 16, "ar", "x/a.pdf"),
        Version("4" * 16, "fr", "x/f2.pdf"),
        Version("5" * 16, None, None),
    )
    document = FakeService(tmp_path).document("a" * 16)
    addendum = a_hit("6" * 16, "Visit to Colombia", symbol="A/HRC/25/55/Add.1")
    view = reader_view(
        replace(document, hit=replace(document.hit, versions=versions), related=(addendum,)), (), "", Links()
    )
    assert [(other.name, other.language, other.url[-1]) for other in view.languages] == [
        ("Another language", None, "5"),
        ("Arabic (العربية)", "ar", "3"),
        ("French (français)", "fr", "1"),
    ]
    assert [(other.name, other.url) for other in view.copies] == [("x/e2.pdf", "/d/" + "2" * 16)]
    assert [other.name for other in view.related] == ["A/HRC/25/55/Add.1"]


def test_every_facet_has_a_title_in_the_order_of_readers() -> None:
    assert tuple(FACET_TITLES) == FACETS


def values(*counts: tuple[str, int]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(value, value, count) for value, count in counts)


def names(entries: tuple[FacetValue, ...]) -> list[str]:
    return [entry.value for entry in entries]


def test_years_come_newest_first_and_the_unknown_last() -> None:
    group = facet_group("year", values(("none", 9), ("1998", 5), ("2013", 1)), SearchRequest())
    assert names(group.shown) == ["2013", "1998", "none"]


def test_other_values_come_by_count_then_by_label_and_the_unknown_last() -> None:
    given = values(("none", 99), ("treaty-or-law", 2), ("resolution", 5), ("decision", 2))
    assert names(facet_group("type", given, SearchRequest()).shown) == [
        "resolution",
        "decision",
        "treaty-or-law",
        "none",
    ]


def test_a_long_facet_is_folded_after_eight_values_and_a_short_tail_is_not() -> None:
    for length, shown in ((10, 10), (11, 8)):
        group = facet_group("year", values(*((str(1990 + n), 1) for n in range(length))), SearchRequest())
        assert len(group.shown) == shown
        assert len(group.shown) + len(group.folded) == length


def test_a_chosen_value_is_always_shown_even_at_zero_and_under_the_fold() -> None:
    chosen = SearchRequest(filters=(("year", "1990"), ("year", "1901")))
    group = facet_group("year", values(*((str(1990 + n), 1) for n in range(30))), chosen)
    assert [(entry.value, entry.count) for entry in group.shown if entry.selected] == [
        ("1990", 1),
        ("1901", 0),
    ]
    assert "1990" not in names(group.folded)


def test_chips_stand_in_the_order_of_the_facets_and_remove_one_filter_each(tmp_path: Path) -> None:
    request = SearchRequest("x", (("mechanism", "iachr"), ("type", "resolution")), page=4)
    results = FakeService(tmp_path).search(request)
    assert [(chip.facet, chip.remove_url) for chip in chips(results, Links())] == [
        ("Document type", "/search?q=x&mechanism=iachr"),
        ("Mechanism", "/search?q=x&type=resolution"),
    ]


def test_what_is_cited_is_called_by_its_symbol_in_the_facet_and_in_the_chip(tmp_path: Path) -> None:
    request = SearchRequest("reprisals", (("cites", "a/res/53/144"),))
    results = FakeService(tmp_path).search(request)
    assert [(chip.facet, chip.label) for chip in chips(results, Links())] == [("Cites", "A/RES/53/144")]
    group = facet_group("cites", dict(results.facets)["cites"], request)
    assert (group.title, [(each.label, each.selected) for each in group.shown]) == (
        "Cites",
        [("A/HRC/RES/22/6", False), ("A/RES/53/144", True)],
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (1, "(1) 2 3 … 20"),
        (4, "1 2 3 (4) 5 6 … 20"),
        (10, "1 … 8 9 (10) 11 12 … 20"),
        (20, "1 … 18 19 (20)"),
        (10**9, "1 … 20"),
    ],
)
def test_the_pager_shows_ends_and_neighbours(tmp_path: Path, page: int, expected: str) -> None:
    request = SearchRequest(page=page)
    results = replace(FakeService(tmp_path).search(request), total=195)
    links = pager(results, Links()).links
    said = [
        "…" if link.number is None else str(link.number) if link.url else f"({link.number})" for link in links
    ]
    assert " ".join(said) == expected


def test_a_hit_says_what_is_known_and_leaves_out_what_is_not() -> None:
    assert facts_of(a_hit("1", "t", language=None)) == ()
    known = a_hit("1", "t", mechanism="iachr", type="resolution", year=1998, language="es")
    assert facts_of(known) == ("Inter-American Commission", "Resolution", "1998", "Spanish (español)")


def test_a_keeper_s_remark_stands_beside_the_facts_and_in_no_metadata() -> None:
    remarked = a_hit("1", "A title", symbol="A/1", remark="annex: the Declaration")
    assert facts_of(remarked) == ("English", "annex: the Declaration")
    view = hit_view(remarked, "", Links())
    assert view.facts[-1] == "annex: the Declaration"
    assert (view.title, view.coins) == (
        "A title",
        hit_view(replace(remarked, remark=None), "", Links()).coins,
    )


@pytest.mark.parametrize(
    ("hit", "title"),
    [
        (a_hit("1", "A title", symbol="A/1"), "A title"),
        (a_hit("1", "", symbol="A/1"), "A/1"),
        (a_hit("1", "", path="reports/one.pdf"), "one.pdf"),
        (a_hit("1", ""), "Untitled document"),
    ],
)
def test_something_always_stands_for_the_title(hit: object, title: str) -> None:
    assert title_of(hit) == title  # type: ignore[arg-type]


def test_badges_warn_of_what_a_search_cannot_see() -> None:
    assert badges_of(a_hit("1", "t", held=False)) == ("Catalogue entry: full text not held",)
    assert badges_of(a_hit("1", "t", pages=24, pages_read=12)) == ("Read in part: 12 of 24 pages",)
    assert badges_of(a_hit("1", "t", pages=24, pages_read=24)) == ()


def test_facts_that_a_reader_looks_for_are_listed_even_if_not_established(tmp_path: Path) -> None:
    lines = {fact.title: fact.value for fact in facts(FakeService(tmp_path).document("e" * 16))}
    assert lines == {
        "Symbol": "",
        "Mechanism": "",
        "Type": "",
        "Date": "",
        "Language": "English",
        "Country": "Colombia; Guatemala",
    }


def test_other_symbols_are_listed_and_a_year_stands_for_a_missing_date(tmp_path: Path) -> None:
    view = FakeService(tmp_path).document("a" * 16)
    dated = tuple(fact for fact in view.facts if fact.name != "date")
    year = FactView("year", "2013", "2013", "session", "Human Rights Council, 25", None)
    lines = facts(replace(view, facts=(*dated, year), aliases=("E/CN.4/1", "A/1")))
    assert [(fact.title, fact.value) for fact in lines][:2] == [
        ("Symbol", "A/HRC/25/55"),
        ("Also", "E/CN.4/1; A/1"),
    ]
    assert ("Date", "2013") in [(fact.title, fact.value) for fact in lines]


def test_the_date_says_which_day_it_is_and_another_day_has_a_line(tmp_path: Path) -> None:
    view = FakeService(tmp_path).document("c" * 16)
    days = {"date": "1998-12-09", "adopted": "1998-12-09", "distributed": "1999-03-08"}

    def shown(*names: str) -> list[tuple[str, str]]:
        known = tuple(FactView(name, days[name], days[name], "masthead", "", 1) for name in names)
        return [(each.title, each.value) for each in facts(replace(view, facts=known)) if each.value]

    assert shown("date", "adopted", "distributed") == [
        ("Date", "9 December 1998 (adoption)"),
        ("Distributed", "8 March 1999"),
    ]
    assert shown("date") == [("Date", "9 December 1998")]
    assert shown("date", "distributed") == [("Date", "9 December 1998"), ("Distributed", "8 March 1999")]


def read(*segments: tuple[str, bool], flowing: bool = False) -> list[list[tuple[str, int | None]]]:
    given = tuple(Segment(text, is_match) for text, is_match in segments)
    return [[(run.text, run.hit) for run in paragraph] for paragraph in paragraphs_of(given, flowing=flowing)]


def test_a_page_is_cut_at_blank_lines_and_hits_are_numbered() -> None:
    found = read(("One ", False), ("hit", True), ("\n \nTwo\nlines ", False), ("hit", True))
    assert found == [[("One ", None), ("hit", 1)], [("Two\nlines ", None), ("hit", 2)]]


def test_a_hit_over_a_blank_line_has_one_anchor() -> None:
    assert read(("human\n\nrights", True)) == [[("human", 1)], [("rights", None)]]


def test_ends_of_full_lines_become_blanks_in_printed_texts_only() -> None:
    full = "x" * (FULL_LINE - 1)
    given = ((full, False), ("y", True), ("\nz\nend", False))
    assert read(*given, flowing=True) == [[(full, None), ("y", 1), (" z\nend", None)]]
    assert read(*given) == [[(full, None), ("y", 1), ("\nz\nend", None)]]


def test_an_empty_page_has_no_paragraphs() -> None:
    assert read() == read(("\n\n", False)) == []


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://docs.un.org/en/A/RES/53/144", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org/x", False),
        ("https://", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url: str, leads: bool) -> None:
    assert is_web_address(url) is leads


def test_citations_of_a_page_cut_its_runs_and_lose_no_text() -> None:
    runs = (Run("See A/RES/", is_match=False, hit=None), Run("53/144 and so", is_match=True, hit=1))
    cited = ((104, 116, "A/RES/53/144"),)
    found = tuple(_linked(100, runs, cited, Links()))
    assert [(run.text, run.is_match, run.hit, run.link) for run in found] == [
        ("See ", False, None, 0),
        ("A/RES/", False, None, 1),
        ("53/144", True, 1, 1),
        (" and so", True, None, 0),
    ]
    assert {run.url for run in found if run.link} == {"/c/A/RES/53/144"}
