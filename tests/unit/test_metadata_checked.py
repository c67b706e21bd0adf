"""What a person has checked is believed before every rule; where rules contradict each other is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from indexer.library.records import metadata_from_json, metadata_to_json
from indexer.metadata import establish, of_card
from indexer.metadata.precedence import WITNESSES
from indexer.model import FACTS, FACTS_OF_REFERENCES, Card, Checked, Extraction, Finding, Metadata, Page
from indexer.symbols import key

PAGE = "\n".join(
    (
        "United Nations",
        "A/HRC/25/55",
        "Distr.: General",
        "23 December 2013",
        "Human Rights Council",
        "Twenty-fifth session",
        "Report of the Special Rapporteur on the situation of human rights defenders, Margaret Sekaggya",
        "Mission to Togo",
        "Summary",
        "Text.",
    )
)
RESOLUTION = "\n".join(
    (
        "United Nations",
        "A/HRC/RES/55/20",
        "Distr.: General",
        "9 April 2024",
        "Human Rights Council",
        "Resolution adopted by the Human Rights Council on 4 April 2024",
        "55/20. A subject",
    )
)
CARD = Card(
    symbol="A/HRC/25/55",
    title="Elements of an environment",
    mechanism="un-sr-hrd",
    body="UN Human Rights Council",
    type="annual-report",
    date="2013-12",
    source="corpus/catalogue.tsv, line 25",
)
OTHER = Card("A/HRC/28/63", "Other", "un-hrc", "UN Human Rights Council", "guide", "", source="line 9")
CARDS = {key(card.symbol): card for card in (CARD, OTHER)}


def facts(text: str = PAGE, path: str = "web/x", cards: dict[str, Card] = CARDS, **checked: Any) -> Metadata:
    """What is established of a page; `checked` are facts with one value, or a tuple of them."""
    said = [
        Checked(fact, value if isinstance(value, tuple) else (value,), f"checked.toml, {fact}")
        for fact, value in checked.items()
    ]
    return establish(path, "application/pdf", Extraction((Page(1, text),), 1), cards, 2026, said)


def others(found: Metadata, fact: str) -> list[tuple[Any, str]]:
    return [(finding.value, finding.rule) for name, finding in found.others if name == fact]


CHECKED: dict[str, tuple[str, Any]] = {
    "title": ("Another title", "Another title"),
    "symbol": ("A/HRC/28/63", "A/HRC/28/63"),
    "mechanism": ("amnesty", "amnesty"),
    "body": ("Another body", "Another body"),
    "type": ("guide", "guide"),
    "date": ("2012-01-31", "2012-01-31"),
    "adopted": ("2012-01-31", "2012-01-31"),
    "distributed": ("2012-01-31", "2012-01-31"),
    "year": ("2012", 2012),
    "session": ("7", "7"),
    "language": ("ar", "ar"),
    "countries": ("COL", "COL"),
}


@pytest.mark.parametrize("fact", CHECKED)
def test_what_a_person_has_checked_beats_every_rule_and_says_where_it_stands(fact: str) -> None:
    value, expected = CHECKED[fact]
    text = RESOLUTION if fact == "adopted" else PAGE
    before = facts(text).of(fact)
    assert before != ()
    assert expected not in [finding.value for finding in before]
    said: dict[str, Any] = {fact: value}
    found = facts(text, **said)
    assert found.of(fact) == (Finding(expected, "checked", f"checked.toml, {fact}"),)
    assert [finding for name, finding in found.others if name == fact][: len(before)] == [*before]


@pytest.mark.parametrize("fact", FACTS_OF_REFERENCES)
def test_what_only_references_need_only_a_person_says(fact: str) -> None:
    assert facts().of(fact) == facts(RESOLUTION).of(fact) == ()
    said: dict[str, Any] = {fact: "X"}
    assert facts(**said).of(fact) == (Finding("X", "checked", f"checked.toml, {fact}"),)
    assert CHECKED.keys() | {"remark", *FACTS_OF_REFERENCES} == set(FACTS)


def test_a_title_that_a_keeper_supplied_is_not_believed_of_a_document_that_has_one() -> None:
    card = replace(CARD, title="[An environment]")
    assert of_card(card).title == Finding("[An environment]", "catalogue", "corpus/catalogue.tsv, line 25")
    found = facts("A/HRC/25/55\nA plain first line that is a title", cards={key(card.symbol): card}).title
    assert found is None or found.value != "[An environment]"


@pytest.mark.parametrize("fact", ["remark", *FACTS_OF_REFERENCES])
def test_what_a_card_says_besides_is_known_of_the_document_too(fact: str) -> None:
    added: dict[str, Any] = {fact: "X"}
    card = replace(CARD, **added)
    found = Finding("X", "catalogue", "corpus/catalogue.tsv, line 25")
    assert facts(cards={key(card.symbol): card}).of(fact) == (found,)
    assert of_card(card).of(fact) == (found,)
    said: dict[str, Any] = {fact: "Y"}
    assert [each.value for each in facts(cards={key(card.symbol): card}, **said).of(fact)] == ["Y"]


@pytest.mark.parametrize("fact", FACTS)
def test_a_person_can_say_that_nobody_knows_it(fact: str) -> None:
    said: dict[str, Any] = {fact: ()}
    found = facts(**said)
    assert found.of(fact) == ()
    assert found.left_open == ((fact, f"checked.toml, {fact}"),)


def test_what_a_person_confirms_is_checked_and_contradicted_by_nobody() -> None:
    found = facts(symbol="A/HRC/25/55")
    assert found.symbol == Finding("A/HRC/25/55", "checked", "checked.toml, symbol")
    assert others(found, "symbol") == []


def test_what_follows_from_the_symbol_follows_from_the_checked_one() -> None:
    found = facts("A plain page of text\n", symbol="A/HRC/28/63")
    assert (found.session, found.type, found.body) == (
        Finding("28", "symbol", "A/HRC/28/63"),
        Finding("guide", "catalogue", "line 9"),
        Finding("UN Human Rights Council", "catalogue", "line 9"),
    )


def test_without_a_symbol_nothing_follows_from_it() -> None:
    found = facts(symbol=())
    assert (found.session, found.body) == (None, None)


def test_a_symbol_of_a_series_that_is_not_known_is_kept_as_it_is() -> None:
    found = facts(symbol="Kept in box 7")
    assert found.symbol == Finding("Kept in box 7", "checked", "checked.toml, symbol")
    assert found.session is None


def test_the_countries_of_a_checked_title_are_those_it_names() -> None:
    assert [each.value for each in facts(title="Visit to Colombia").countries] == ["COL"]


def test_the_year_is_that_of_the_checked_date() -> None:
    assert facts(date="2012-01").year == Finding(2012, "checked", "checked.toml, date")


def test_a_checked_year_overrules_a_date_of_another_year_and_leaves_one_of_its_own() -> None:
    assert facts(year="2013").date == facts().date
    found = facts(year="2012")
    assert found.date is None
    assert others(found, "date")[0] == ("2013-12-23", "masthead")


@pytest.mark.parametrize(
    ("said", "date", "adopted", "distributed"),
    [
        ({}, "2024-04-04", "2024-04-04", "2024-04-09"),
        ({"adopted": "2024-04-03"}, "2024-04-03", "2024-04-03", "2024-04-09"),
        ({"distributed": "2024-05"}, "2024-04-04", "2024-04-04", "2024-05"),
        ({"date": "2024-04"}, "2024-04", "2024-04-04", "2024-04-09"),
        # Whoever says that the date is another one, or not known, means the day that would be the date.
        ({"date": "2024-04-03"}, "2024-04-03", None, "2024-04-09"),
        ({"date": ()}, None, None, "2024-04-09"),
        ({"year": "2023"}, None, None, "2024-04-09"),
        ({"date": "2024-04-03", "adopted": "2024-04-04"}, "2024-04-03", "2024-04-04", "2024-04-09"),
        ({"adopted": ()}, "2024-04-09", None, "2024-04-09"),
        ({"date": (), "distributed": ()}, None, None, None),
    ],
)
def test_the_date_is_the_day_of_adoption_else_of_distribution_also_of_checked_ones(
    said: dict[str, Any], date: str | None, adopted: str | None, distributed: str | None
) -> None:
    found = facts(RESOLUTION, cards={}, **said)
    days = [found.date, found.adopted, found.distributed]
    assert [day and day.value for day in days] == [date, adopted, distributed]


def test_a_day_that_is_not_believed_any_more_is_kept_among_what_is_said_otherwise() -> None:
    found = facts(RESOLUTION, cards={}, date="2024-04-03")
    assert others(found, "adopted") == [("2024-04-04", "adoption")]
    assert others(found, "date")[0] == ("2024-04-04", "adoption")


def test_a_year_that_nobody_knows_has_no_date() -> None:
    assert facts(year=()).date is None


def test_several_countries_are_checked_together() -> None:
    assert [(each.value, each.rule) for each in facts(countries=("COL", "GTM")).countries] == [
        ("COL", "checked"),
        ("GTM", "checked"),
    ]


# --- contradictions


def test_what_the_catalogue_says_otherwise_is_kept_behind_what_is_believed() -> None:
    wrong = Card("A/HRC/25/55", "", "amnesty", "Amnesty", "decision", "2009-01", source="line 3")
    found = facts(cards={key("A/HRC/25/55"): wrong})
    assert (found.mechanism, others(found, "mechanism")) == (
        Finding("amnesty", "catalogue", "line 3"),
        [("un-sr-hrd", "author")],
    )
    assert others(found, "body") == [("UN Human Rights Council", "symbol")]
    assert others(found, "date") == [("2009-01", "catalogue")]
    assert [value for value, _ in others(found, "type")] == ["country-visit-report"]


def test_two_symbols_that_a_document_wears_contradict_each_other() -> None:
    found = facts(path="web/A_HRC_28_63.pdf")
    assert found.symbol is not None
    assert found.symbol.value == "A/HRC/25/55"
    assert others(found, "symbol") == [("A/HRC/28/63", "file-name")]


def test_one_symbol_in_two_spellings_is_no_contradiction() -> None:
    assert others(facts(path="web/a_hrc_25_55.pdf"), "symbol") == []


def test_a_month_does_not_contradict_its_day_and_a_session_not_the_year_before_it() -> None:
    found = facts()
    assert found.date == Finding("2013-12-23", "masthead", "23 december 2013", 1)
    assert others(found, "date") == others(found, "year") == []  # the session was held in 2014


def test_a_date_far_from_the_session_contradicts_it() -> None:
    found = facts(PAGE.replace("2013", "2003"), cards={})
    assert others(found, "year") == [(2014, "session")]


def test_the_days_of_adoption_and_of_distribution_do_not_contradict_each_other() -> None:
    found = facts(RESOLUTION, cards={})
    assert found.date is not None
    assert (found.date.value, others(found, "date")) == ("2024-04-04", [])


def test_witnesses_are_asked_of_facts_that_there_are() -> None:
    assert WITNESSES.keys() <= set(FACTS)


def test_everything_that_is_known_of_the_facts_can_be_kept_in_a_library() -> None:
    found = facts(path="web/A_HRC_28_63.pdf", date=(), type="guide", countries=("COL", "GTM"), year="2012")
    assert found.others
    assert found.left_open
    assert metadata_from_json(metadata_to_json(found)) == found
    assert metadata_from_json(metadata_to_json(Metadata())) == Metadata()
