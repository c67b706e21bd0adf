"""What is not known of the documents held, and what is said of them in two ways.

The most useful to settle comes first: facts by which readers filter before others, and of
equal ones the document that more documents cite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.library import Record
from indexer.model import CHECKED, Finding
from indexer.vocabulary import symbol_key

EXPECTED = ("mechanism", "type", "year", "language", "date", "title", "symbol")
"""Facts a reader would look for. The first four are facets; many documents have no symbol."""

_FACETS = ("mechanism", "type", "year", "language", "countries")
"""Facts by which documents are filtered."""

UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Missing:
    """A document of which facts are not established.

    Attributes:
        facts: In the order of `EXPECTED`.
        cited_by: Documents that cite it.
    """

    id: str
    path: str
    facts: tuple[str, ...]
    cited_by: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact that rules establish in different ways.

    Attributes:
        findings: The one that is believed, and what else is said, the first to be believed first.
        changes_facet: Whether readers who filter would find the document elsewhere.
        cited_by: Documents that cite it.
    """

    id: str
    path: str
    fact: str
    findings: tuple[Finding[Any], ...]
    changes_facet: bool
    cited_by: int = 0


def missing(records: Iterable[Record], cited: Mapping[str, int]) -> tuple[Missing, ...]:
    """Return the documents held that lack facts. What a person left open is not missing.

    Args:
        records: Of the collection, cards too.
        cited: Key of a symbol → documents that cite it; the others are cited by none.
    """
    found = [
        Missing(record.id, record.paths[0], facts, _cited_by(record, cited))
        for record in records
        if record.held and (facts := _unknown(record))
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.facts[0] not in _FACETS,
                -each.cited_by,
                EXPECTED.index(each.facts[0]),
                -len(each.facts),
                each.path,
            ),
        )
    )


def conflicts(records: Iterable[Record], cited: Mapping[str, int]) -> tuple[Conflict, ...]:
    """Return the facts on documents held that are said in two ways. What a person has checked is settled.

    Arguments as of `missing`.
    """
    found = [
        Conflict(
            record.id,
            record.paths[0],
            fact,
            findings,
            _changes_facet(fact, findings),
            _cited_by(record, cited),
        )
        for record in records
        if record.held
        for fact, findings in _said_in_two_ways(record).items()
    ]
    return tuple(
        sorted(found, key=lambda each: (not each.changes_facet, -each.cited_by, each.path, each.fact))
    )


def _unknown(record: Record) -> tuple[str, ...]:
    left_open = {fact for fact, _ in record.metadata.left_open}
    return tuple(
        fact
        for fact in EXPECTED
        if fact not in left_open
        and all(finding.value == UNDETERMINED for finding in record.metadata.of(fact))
    )


def _said_in_two_ways(record: Record) -> dict[str, tuple[Finding[Any], ...]]:
    found: dict[str, tuple[Finding[Any], ...]] = {}
    for fact, other in record.metadata.others:
        believed = record.metadata.of(fact)
        if believed and all(finding.rule != CHECKED for finding in believed):
            found[fact] = (*found.get(fact, believed), other)
    return found


def _changes_facet(fact: str, findings: Sequence[Finding[Any]]) -> bool:
    if fact == "date":
        return len({finding.value[:4] for finding in findings}) > 1
    return fact in _FACETS


def _cited_by(record: Record, cited: Mapping[str, int]) -> int:
    return max((cited.get(symbol_key(each.value), 0) for each in record.metadata.of("symbol")), default=0)
