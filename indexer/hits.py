"""What the library knows of a document, as readers see it: facts, versions, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from indexer import symbols
from indexer.library import Record
from indexer.model import CHECKED, FACTS, Finding, is_supplied
from indexer.results import FACETS, FactView, Hit, Version
from indexer.vocabulary import NOT_ESTABLISHED_LABEL, label


def hit(record: Record, score: float, members: Mapping[str, Sequence[Record]]) -> Hit:
    """Return the facts of a document.

    Args:
        record: Of the document.
        score: Of the answer it is in.
        members: Work → its documents; of the document's own work, at least.
    """
    found = record.metadata
    path = record.paths[0] if record.paths else None
    symbol = _value(found.symbol)
    title = _value(found.title) or (PurePosixPath(path).name if path else symbol or "untitled")
    return Hit(
        id=record.id,
        work=record.work,
        held=record.held,
        title=title,
        symbol=symbol,
        mechanism=_value(found.mechanism),
        body=_value(found.body),
        type=_value(found.type),
        year=_value(found.year),
        date=_value(found.date),
        session=_value(found.session),
        language=_value(found.language),
        countries=tuple(country.value for country in found.countries),
        path=path,
        url=record.url or symbols.official_address(symbol or "", _value(found.language)) or None,
        pages=record.pages_total,
        pages_read=record.pages_read,
        score=score,
        versions=tuple(_version(other) for other in members[record.work] if other.id != record.id),
        symbol_printed=_printed(found.symbol),
        is_titled=found.title is not None and not is_supplied(found.title.value),
        media_type=record.media_type,
        adopted=_value(found.adopted),
        distributed=_value(found.distributed),
        remark=_value(found.remark),
        authors=_value(found.authors),
        number=_value(found.number),
        supplement=_value(found.supplement),
        journal=_value(found.journal),
        place=_value(found.place),
    )


def related(of: Record, others: Iterable[Record], members: Mapping[str, Sequence[Record]]) -> Iterator[Hit]:
    """Yield one document of each other work, in the same language if there is one."""
    best: dict[str, Record] = {}
    language = _value(of.metadata.language)
    for other in others:
        if other.work != of.work and (other.work not in best or _value(other.metadata.language) == language):
            best[other.work] = other
    for other in best.values():
        yield hit(other, 0.0, members)


def _version(record: Record) -> Version:
    return Version(record.id, _value(record.metadata.language), record.paths[0] if record.paths else None)


def _printed(finding: Finding[str] | None) -> str | None:
    """Return a symbol as the document prints it; None where it was found elsewhere, such as on a card."""
    return symbols.printed(finding.evidence, finding.value) if finding and finding.page else None


def _value(finding: Finding[Any] | None) -> Any:
    return None if finding is None else finding.value


def facts(record: Record) -> Iterator[FactView]:
    """Yield every fact with its rule and evidence."""
    for fact in FACTS:
        for finding in record.metadata.of(fact):
            yield _fact(fact, finding)


def others(record: Record) -> Iterator[FactView]:
    """Yield what rules say that was not believed."""
    for fact, finding in record.metadata.others:
        yield _fact(fact, finding)


def left_open(record: Record) -> Iterator[FactView]:
    """Yield the facts of which a person checked that nobody knows them; their values are ""."""
    for fact, evidence in record.metadata.left_open:
        yield replace(_fact(fact, Finding("", CHECKED, evidence)), label=NOT_ESTABLISHED_LABEL)


def _fact(fact: str, finding: Finding[Any]) -> FactView:
    name = "country" if fact == "countries" else fact
    value = str(finding.value)
    shown = label(name, value) if name in FACETS else value
    return FactView(name, value, shown, finding.rule, finding.evidence, finding.page)
