"""Which source of facts is believed before which, and what all findings have in common."""

from __future__ import annotations

import dataclasses

import pytest

from indexer.metadata import establish, of_card
from indexer.metadata.reading import EVIDENCE_LENGTH
from indexer.metadata.type import SERIES
from indexer.metadata.type_wordings import TITLES
from indexer.model import Card, Extraction, Finding, Metadata, Page
from indexer.symbols import key
from indexer.symbols.grammar import PATTERNS
from indexer.vocabulary import document_types

CARD = Card(
    symbol="A/HRC/25/55",
    title="Elements of an environment in Colombia",
    mechanism="un-sr-hrd",
    body="UN Human Rights Council",
    type="annual-report",
    date="2013-12",
    languages=("en",),
    source="corpus/catalogue.tsv, line 25",
)
CARDS = {key(CARD.symbol): CARD}

PAGE = "\n".join(
    (
        "United Nations",
        "A/HRC/25/55",
        "Distr.: General",
        "{date}",
        "Human Rights Council",
        "Agenda item 3",
        "{title}",
        "Summary",
        "Text.",
    )
)


def facts(
    text: str, cards: dict[str, Card], *hints: tuple[str, str], media_type: str = "text/html"
) -> Metadata:
    return establish("web/x", media_type, Extraction((Page(1, text),), 1, hints), cards, 2026)


def rules(metadata: Metadata) -> dict[str, str]:
    found = {field.name: getattr(metadata, field.name) for field in dataclasses.fields(metadata)}
    return {name: finding.rule for name, finding in found.items() if isinstance(finding, Finding)}


def test_the_first_page_is_believed_before_the_catalogue() -> None:
    found = facts(PAGE.format(date="23 December 2013", title="Safety of journalists"), CARDS)
    assert found.title is not None
    assert found.title.value == "Safety of journalists"
    assert rules(found) | {"language": ""} == {
        "title": "masthead",
        "symbol": "masthead",
        "mechanism": "catalogue",  # the symbol names the Council, the page no author
        "body": "catalogue",
        "type": "catalogue",
        "date": "masthead",
        "distributed": "masthead",
        "year": "masthead",
        "session": "symbol",
        "language": "",
    }


def test_the_catalogue_fills_what_the_first_page_does_not_say() -> None:
    found = facts("A/HRC/25/55\n", CARDS, media_type="application/pdf")
    assert found.title == Finding(CARD.title, "catalogue", CARD.source)
    assert found.date == Finding("2013-12", "catalogue", CARD.source)
    assert found.year == Finding(2013, "catalogue", CARD.source)
    assert [country.value for country in found.countries] == ["COL"]


def test_a_guide_of_this_project_says_what_it_is() -> None:
    hints = (
        ("title", "The Commission"),
        ("meta:defenders:mechanism", "iachr"),
        ("meta:defenders:type", "guide"),
        ("meta:dcterms.date", "2026-11-24"),
    )
    found = facts("The Commission\nSee A/RES/53/144.", {}, *hints)
    assert (found.mechanism, found.type, found.date) == (
        Finding("iachr", "own-tag", "iachr"),
        Finding("guide", "own-tag", "guide"),
        Finding("2026-11-24", "own-tag", "2026-11-24"),
    )
    assert found.symbol is None
    assert found.body is None  # it is about the Commission, not by it


@pytest.mark.parametrize(
    "hint",
    [("meta:defenders:mechanism", "moon"), ("meta:defenders:type", "poster"), ("meta:dcterms.date", "soon")],
)
def test_a_tag_with_an_unknown_value_says_nothing(hint: tuple[str, str]) -> None:
    found = facts("The Commission\n", {}, hint)
    assert (found.mechanism, found.type, found.date) == (None, None, None)


def test_an_empty_document_has_no_facts() -> None:
    assert establish("x/scan.pdf", "application/pdf", Extraction((), 3), {}, 2026) == Metadata()


def test_pages_without_words_are_passed_over() -> None:
    pages = (Page(1, "\n"), Page(2, "A/HRC/25/55\nSome words of a title"))
    found = establish("x/scan.pdf", "application/pdf", Extraction(pages, 2), {}, 2026)
    assert found.symbol == Finding("A/HRC/25/55", "masthead", "A/HRC/25/55", 2)


def test_evidence_is_short_and_on_one_line() -> None:
    found = facts(PAGE.format(date="23 December 2013", title="Very long\n" * 30), {})
    findings = [getattr(found, field.name) for field in dataclasses.fields(found)]
    evidence = [finding.evidence for finding in findings if isinstance(finding, Finding)]
    assert evidence
    assert all(len(text) <= EVIDENCE_LENGTH and "\n" not in text for text in evidence)


def test_a_year_before_the_united_nations_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="before 1945"):
        establish("x", "text/plain", Extraction((), 0), {}, 1900)


def test_a_card_s_facts_are_the_catalogue_s() -> None:
    found = of_card(CARD)
    assert set(rules(found).values()) == {"catalogue"}
    assert found.year == Finding(2013, "catalogue", CARD.source)
    assert found.session == Finding("25", "catalogue", CARD.source)
    assert found.language == Finding("en", "catalogue", CARD.source)
    assert found.countries == (Finding("COL", "catalogue", CARD.source),)


def test_a_card_says_nothing_it_does_not_know() -> None:
    bare = dataclasses.replace(CARD, symbol="", body="", date="", languages=("en", "fr"))
    found = of_card(bare)
    assert (found.symbol, found.body, found.date, found.year, found.session, found.language) == (None,) * 6


def test_a_card_without_a_date_has_the_year_of_its_session() -> None:
    found = of_card(dataclasses.replace(CARD, date=""))
    assert found.year == Finding(2014, "catalogue", CARD.source)


def test_types_of_series_and_wordings_are_in_the_vocabulary() -> None:
    slugs = {entry.slug for entry in document_types()}
    assert set(SERIES.values()) <= slugs
    assert {slug for slug, _ in TITLES} <= slugs


def test_types_are_given_to_series_that_exist() -> None:
    assert set(SERIES) <= {pattern.series for pattern in PATTERNS}
