"""The facts of a document as a reader sees them, and how each is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.results import DocumentView, FactView
from webui.params import Links
from webui.present.words import date_words, words

FACT_TITLES = {
    "title": "Title",
    "symbol": "Symbol",
    "mechanism": "Mechanism",
    "body": "Issued by",
    "type": "Type",
    "date": "Date",
    "adopted": "Adopted",
    "distributed": "Distributed",
    "year": "Year",
    "session": "Session",
    "language": "Language",
    "country": "Country",
    "countries": "Country",
    "remark": "Remark",
    "authors": "Signed by",
    "number": "Number",
    "supplement": "Supplement of the Official Records",
    "journal": "Official Journal",
    "place": "Published in",
}
EXPECTED_FACTS = ("symbol", "mechanism", "type", "date", "language")
"""Facts whose absence is said, because a reader would look for them."""

DAYS = {"adopted": "adoption", "distributed": "distribution"}
"""Facts of which the date may be one, and what a day of these is called."""

SAID_ELSEWHERE = ("title", "year")  # the heading; the date, which holds the year


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts; an empty value is not established."""

    title: str
    value: str


@dataclass(frozen=True, slots=True)
class Reason:
    """How one fact is known, or why something else that is said of it is not believed."""

    title: str
    value: str
    rule: str
    evidence: str
    page_name: str
    page_url: str | None
    is_believed: bool = True


def facts(view: DocumentView) -> tuple[Fact, ...]:
    """Return the facts in the order of `FACT_TITLES`, and those that should be there but are not."""
    known: dict[str, list[str]] = {}
    for fact in view.facts:
        known.setdefault(fact.name, []).append(_value(fact))
    if "date" not in known and "year" in known:
        known["date"] = known["year"]
    for name, kind in DAYS.items():
        if name in known and known.get("date") == known[name]:  # one day, said once, with what day it is
            known["date"] = [f"{value} ({kind})" for value in known.pop(name)]
    if known.get("body") == known.get("mechanism"):
        known.pop("body", None)
    named = [name for name in FACT_TITLES if name in known or name in EXPECTED_FACTS]
    lines = [
        Fact(FACT_TITLES[name], "; ".join(known.get(name, ())))
        for name in named
        if name not in SAID_ELSEWHERE
    ]
    if view.aliases:
        lines.insert(1, Fact("Also", "; ".join(view.aliases)))
    return tuple(lines)


def _value(fact: FactView) -> str:
    if not fact.value:
        return fact.label
    if fact.name in ("date", "year", *DAYS):
        return date_words(fact.value)
    if fact.name in ("country", "countries"):
        return fact.label or words("country", fact.value)
    if fact.name in ("mechanism", "type", "language"):
        return words(fact.name, fact.value)
    return fact.label or fact.value


def reasons(view: DocumentView, links: Links) -> Iterator[Reason]:
    """Yield how each fact is known, and behind it what else is said of it."""
    known = (*view.facts, *view.left_open)
    for name in dict.fromkeys(fact.name for fact in known):
        yield from (_reason(fact, view, links) for fact in known if fact.name == name)
        for fact in view.others:
            if fact.name == name:
                yield replace(_reason(fact, view, links), is_believed=False)


def _reason(fact: FactView, view: DocumentView, links: Links) -> Reason:
    return Reason(
        title=FACT_TITLES.get(fact.name, fact.name.capitalize()),
        value=_value(fact),
        rule=fact.rule,
        evidence=fact.evidence,
        page_name=f"p. {fact.page}" if fact.page else "",
        page_url=links.page(view.hit.id, fact.page) if fact.page and fact.page in view.page_numbers else None,
    )
