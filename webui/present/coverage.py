"""What a collection holds and what it lacks, as the page for its keeper shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.results import FacetValue, NotHeld, SearchRequest
from webui.params import Links
from webui.present.search import FACET_TITLES
from webui.present.words import words

COUNTED = ("mechanism", "type", "year", "language")
"""Facts by which is counted what is here."""

Facets = Sequence[tuple[str, tuple[FacetValue, ...]]]


@dataclass(frozen=True, slots=True)
class Count:
    """One value: documents held and catalogue entries, each with the address of them; None of none."""

    label: str
    held: int
    held_url: str | None
    cards: int
    cards_url: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """The values of one fact."""

    name: str
    title: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is cited and not held.

    Attributes:
        official_url: Of the official text; "" if none is known.
        has_entry: A catalogue entry of it is here.
    """

    canonical: str
    url: str
    title: str
    documents: int
    mentions: int
    official_url: str
    has_entry: bool


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Everything the page shows; `total` is of all that is wanted."""

    tables: tuple[Table, ...]
    wanted: tuple[Wanted, ...]
    total: int


def coverage_page(held: Facets, cards: Facets, wanted: NotHeld, links: Links) -> CoveragePage:
    """Return what the page shows.

    Args:
        held: Counts of the documents whose text is here.
        cards: Counts of the catalogue entries.
        wanted: What is cited and not held.
        links: Addresses.
    """
    return CoveragePage(
        tables=tuple(
            _table(name, dict(held).get(name, ()), dict(cards).get(name, ()), links) for name in COUNTED
        ),
        wanted=tuple(
            Wanted(
                each.canonical,
                links.citation(each.canonical),
                each.title or "",
                each.documents,
                each.times,
                each.url,
                each.here,
            )
            for each in wanted.most_cited
        ),
        total=wanted.total,
    )


def _table(name: str, held: Sequence[FacetValue], cards: Sequence[FacetValue], links: Links) -> Table:
    counts = [{each.value: each.count for each in side} for side in (held, cards)]
    values = list(dict.fromkeys(each.value for side in (held, cards) for each in side))
    if name == "year":
        values.sort(key=lambda value: (value.isdecimal(), value), reverse=True)

    def url(value: str, is_held: str, count: int) -> str | None:
        chosen = SearchRequest(filters=tuple(sorted(((name, value), ("held", is_held)))))
        return links.search(chosen) if count else None

    return Table(
        name,
        FACET_TITLES[name],
        tuple(
            Count(words(name, value), own, url(value, "yes", own), other, url(value, "no", other))
            for value in values
            for own, other in ((counts[0].get(value, 0), counts[1].get(value, 0)),)
        ),
    )
