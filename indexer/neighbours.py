"""What stands around a document in the web of citations: what cites it most, and what it cites most.

Bounded on both sides, so that it fits a picture; how many are left out is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer import citations, standing, symbols
from indexer.library import Record
from indexer.opened import Opened
from indexer.results import CitedView

MOST = 23
"""Neighbours of one document, so that with itself they are two dozen."""

_VERSIONS = 3  # documents looked at for each neighbour, since versions of one work are one


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document beside another.

    Attributes:
        id: Of its document or catalogue entry; "" if neither is here.
        canonical: Of its symbol; "" if it has none.
        title: None if it is not known.
        year: CE; None if it is not known.
        times: Mentions, in whichever cites the other; 0 if only a keeper says so.
    """

    id: str
    canonical: str
    title: str | None
    year: int | None
    held: bool
    times: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A document between those that cite it and those that it cites.

    Attributes:
        itself: The document; its `times` say nothing.
        citing, cited: The most frequent first.
        more_citing, more_cited: How many others there are.
    """

    itself: Neighbour
    citing: tuple[Neighbour, ...] = ()
    cited: tuple[Neighbour, ...] = ()
    more_citing: int = 0
    more_cited: int = 0


def neighbourhood(opened: Opened, wanted: str) -> Neighbourhood:
    """Return what stands around a document.

    Args:
        opened: The generation that is asked.
        wanted: A citation in any of its usual forms, or an id. Around what nobody knows is nothing.
    """
    key, asked = standing.meant(opened, wanted, citations.asked_for(wanted))
    records = standing.records_of(opened, key)
    itself = _of_record(records[0], 0) if records else None
    citing, all_citing = _citing(opened, key)
    cited, all_cited = _cited(opened, key, records)
    room_citing = max(MOST - len(cited), MOST // 2)
    citing = citing[:room_citing]
    cited = cited[: MOST - len(citing)]
    return Neighbourhood(
        itself or _of_view(opened, standing.known(opened, [asked or wanted])[0]),
        tuple(citing),
        tuple(_of_view(opened, each) for each in cited),
        max(0, all_citing - len(citing)),
        max(0, all_cited - len(cited)),
    )


def _citing(opened: Opened, key: str) -> tuple[list[Neighbour], int]:
    """Return what cites a document, and how many do: in texts, the most mentions first, then as checked."""
    times = opened.library.mentioning(key, MOST * _VERSIONS)
    records = opened.library.records(list(times))
    own = {record.work for record in opened.library.records(opened.library.own_citations(key)).values()}
    works: dict[str, Neighbour] = {}
    for each, count in times.items():
        record = records[each]
        if record.work not in own:
            works.setdefault(record.work, _of_record(record, count))
    said = [each.citing for each in opened.library.relations(key) if symbols.key(each.cited) == key]
    checked = [
        _of_view(opened, view)
        for view in standing.known(opened, list(dict.fromkeys(said)))
        if view.key != key and not any(each.work in works for each in standing.records_of(opened, view.key))
    ]
    counted = opened.library.cited([key]).get(key)
    return [*works.values(), *checked], (counted.documents if counted else 0) + len(checked)


def _cited(opened: Opened, key: str, records: Sequence[Record]) -> tuple[Sequence[CitedView], int]:
    """Return what a document cites, and how much: in its texts, the most mentions first, then as checked."""
    times, forms = standing.cited_in_texts(opened, records)
    for each in opened.library.relations(key):
        if symbols.key(each.citing) == key:
            forms.setdefault(symbols.key(each.cited), each.cited)
    forms.pop(key, None)
    first = sorted(forms, key=lambda name: -times[name])  # stable: in the order of the text
    return standing.known(opened, [forms[name] for name in first[:MOST]], times=times), len(forms)


def _of_record(record: Record, times: int) -> Neighbour:
    found = record.metadata
    return Neighbour(
        record.id,
        found.symbol.value if found.symbol else "",
        found.title.value if found.title else None,
        found.year.value if found.year else None,
        record.held,
        times,
    )


def _of_view(opened: Opened, view: CitedView) -> Neighbour:
    ids = opened.library.named(view.key)
    return Neighbour(ids[0] if ids else "", view.canonical, view.title, view.year, view.held, view.times)
