"""The counts of an engine as values for readers: labelled, cut to the most frequent, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest

from indexer.library import Library
from indexer.results import OPEN_FACETS, FacetValue
from indexer.vocabulary import label

MOST_VALUES = 50
"""Values given of a facet that is no closed list."""


def values(
    name: str, counts: Mapping[str, int], selected: Sequence[str], library: Library
) -> tuple[FacetValue, ...]:
    """Return the values of a facet: years newest first, others by count, then by label.

    Args:
        name: Of the facet.
        counts: Value → works.
        selected: Values that are always shown.
        library: Says what cited documents are called.
    """
    shown = {*counts, *selected}
    labels: Mapping[str, str] = {}
    if name in OPEN_FACETS:
        shown = {*nlargest(MOST_VALUES, counts, key=lambda value: (counts[value], value)), *selected}
        labels = library.cited_as(sorted(shown))
    found = [
        FacetValue(value, labels.get(value) or label(name, value), counts.get(value, 0), value in selected)
        for value in shown
    ]
    if name == "year":
        return tuple(sorted(found, key=lambda each: (each.value.isdecimal(), each.value), reverse=True))
    return tuple(sorted(found, key=lambda each: (-each.count, each.label, each.value)))
