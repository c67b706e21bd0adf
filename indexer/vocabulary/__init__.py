"""The closed lists of the project: mechanisms, document types, countries, languages.

A facet offers only values from here, so that a value means the same in a filter, in a
count and in a catalogue. The lists are tab-separated files in `data/`, one row a value,
sorted by the first column; lines that begin with "#" are comments.

`label` is the one place where a value becomes words for readers.
"""

from __future__ import annotations

from indexer.vocabulary.keys import symbol_key
from indexer.vocabulary.labels import NOT_ESTABLISHED_LABEL, label
from indexer.vocabulary.lists import (
    Country,
    DocumentType,
    Language,
    Mechanism,
    body_names,
    countries,
    document_types,
    languages,
    mechanisms,
)
from indexer.vocabulary.official import also_named
from indexer.vocabulary.places import number_of_place

__all__ = [
    "NOT_ESTABLISHED_LABEL",
    "Country",
    "DocumentType",
    "Language",
    "Mechanism",
    "also_named",
    "body_names",
    "countries",
    "document_types",
    "label",
    "languages",
    "mechanisms",
    "number_of_place",
    "symbol_key",
]
