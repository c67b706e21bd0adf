"""What our Whoosh index holds: terms with positions, and one stored record a document.

Analysis happens before documents come here, so the fields take terms, not texts: Whoosh's
analyzers, its query parser and its scoring are not used. Field lengths, facet values and
dates stand in the stored record; `columns` loads them once a generation.
"""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Format

from indexer.engines import protocol

INDEX_NAME = "documents"
POSITION = np.dtype(protocol.POSITION)


class PositionsFormat(Format):  # type: ignore[misc]
    """Posting values are the positions of a term in a document, each a `POSITION`."""

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the term occurs."""
        return len(value) // POSITION.itemsize

    def decode_weight(self, value: bytes) -> float:
        """Return the same as a number Whoosh can weigh."""
        return float(self.decode_frequency(value))


class TermsField(FieldType):  # type: ignore[misc]
    """A text field; its postings go to the pool a document at a time, past Whoosh."""

    def __init__(self) -> None:
        super().__init__(PositionsFormat(), analyzer=None)

    def index(self, value: object, **_: Any) -> NoReturn:
        """Refuse: Whoosh is not to take texts apart."""
        raise TypeError("terms go to the pool")


def schema() -> Schema:
    """Return the schema; `record` is a dict with `id`, `date`, `keywords` and `lengths`."""
    return Schema(text=TermsField(), title=TermsField(), record=STORED)
