"""What a person has checked, set against what rules say; and where the rules contradict each other.

Many rules read one thing in several ways: the title says "report", the author "annual report",
the symbol the body reported to. That is no contradiction. `WITNESSES` in `precedence` says
whose word can be held against the one that was believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.metadata.precedence import WITNESSES
from indexer.metadata.reading import Reading, evidence
from indexer.model import CHECKED, FACTS, Checked, Finding, Metadata
from indexer.symbols import key

_SESSION_YEARS = 1  # reports to a session are often of the year before


def as_findings(checked: Sequence[Checked]) -> dict[str, tuple[Finding[Any], ...]]:
    """Return fact → what a person says of it; () where that is that nobody knows."""
    return {
        each.fact: tuple(
            Finding(int(value) if each.fact == "year" else value, CHECKED, evidence(each.evidence))
            for value in each.values
        )
        for each in checked
    }


def left_open(checked: Sequence[Checked]) -> tuple[tuple[str, str], ...]:
    """Return (fact, evidence) of what a person says nobody knows."""
    return tuple((each.fact, evidence(each.evidence)) for each in checked if not each.values)


def others(
    facts: Metadata, inferred: Mapping[str, Sequence[Finding[Any]]], reading: Reading
) -> tuple[tuple[str, Finding[Any]], ...]:
    """Return what rules say that was not believed, the first to be believed first.

    Args:
        facts: As they are believed.
        inferred: Fact → what would be believed if nobody had checked it, of facts where that differs.
        reading: As the rules saw it.
    """
    return tuple(
        (fact, finding)
        for fact in FACTS
        for finding in _others(fact, facts.of(fact), inferred.get(fact, ()), reading)
    )


def _others(
    fact: str, believed: Sequence[Finding[Any]], inferred: Sequence[Finding[Any]], reading: Reading
) -> Iterator[Finding[Any]]:
    told = list(believed)
    for finding in inferred:
        if not any(finding.value == other.value for other in told):
            told.append(finding)
            yield finding
    if not told:
        return
    for rule in WITNESSES.get(fact, ()):
        found = rule(reading)
        if found and not any(_agree(fact, found.value, other.value) for other in told):
            told.append(found)
            yield found


def _agree(fact: str, one: Any, other: Any) -> bool:
    if fact == "symbol":
        return key(one) == key(other)
    if fact == "date":  # "2013-12" says less than "2013-12-23", but nothing else
        return bool(one.startswith(other) or other.startswith(one))
    if fact == "year":
        return bool(abs(one - other) <= _SESSION_YEARS)
    return bool(one == other)
