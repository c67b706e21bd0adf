"""What our Whoosh index holds: terms with positions, and one stored record a document.

Analysis happens before documents come here, so the fields take terms, not texts: Whoosh's
analyzers, its query parser and its scoring are not used. Field lengths, facet values and
dates stand in the stored record; `columns` loads them once a generation.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Format

INDEX_NAME = "documents"
POSITION = np.dtype(array("I").typecode)
"""A position; as `array` writes it, which is faster than numpy for a few."""


class PositionsFormat(Format):  # type: ignore[misc]
    """Posting values are the positions of a term in a document, each a `POSITION`."""

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the term occurs."""
        return len(value) // POSITION.itemsize

    def decode_weight(self, value: bytes) -> float:
        """Return the same as a number Whoosh can weigh."""
        return float(self.decode_frequency(value))


class TermsField(FieldType):  # type: ignore[misc]
    """A text field that is given its terms in order; the index of a term is its position."""

    def __init__(self) -> None:
        super().__init__(PositionsFormat(), analyzer=None)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, positions) for each distinct term."""
        positions: dict[str, list[int]] = {}
        for position, term in enumerate(value):
            positions.setdefault(term, []).append(position)
        positions.pop("", None)
        for term, where in positions.items():
            yield term.encode(), len(where), float(len(where)), array(POSITION.char, where).tobytes()


def schema() -> Schema:
    """Return the schema; `record` is a dict with `id`, `date`, `keywords` and `lengths`."""
    return Schema(text=TermsField(), title=TermsField(), record=STORED)
