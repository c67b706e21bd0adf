"""Facet values in words."""

from __future__ import annotations

from functools import cache

from indexer.results import FACETS, NOT_ESTABLISHED
from indexer.vocabulary.lists import countries, document_types, languages, mechanisms

NOT_ESTABLISHED_LABEL = "not established"
HELD_LABELS = {"yes": "full text held", "no": "catalogue entry"}


def label(facet: str, value: str) -> str:
    """Return the words for a value of a facet.

    Args:
        facet: One of `results.FACETS`.
        value: As it stands in an answer. A value that is in no list (an index may be older
            than the lists) is returned as it is.

    Raises:
        ValueError: If there is no such facet.
    """
    if facet not in FACETS:
        raise ValueError(f"no facet {facet!r}; there are {', '.join(FACETS)}")
    if value == NOT_ESTABLISHED:
        return NOT_ESTABLISHED_LABEL
    return _labels().get((facet, value), value)


@cache
def _labels() -> dict[tuple[str, str], str]:
    return (
        {("mechanism", entry.slug): entry.label for entry in mechanisms()}
        | {("type", entry.slug): entry.label for entry in document_types()}
        | {("country", entry.alpha3): entry.name for entry in countries()}
        | {("language", entry.code): _both_names(entry.name, entry.endonym) for entry in languages()}
        | {("held", value): words for value, words in HELD_LABELS.items()}
    )


def _both_names(name: str, endonym: str) -> str:
    return name if name == endonym else f"{name} ({endonym})"
