"""The reader's language: from a line of text to a tree that every engine understands.

`parse` reads the text and never needs the collection; `expand` needs its words, handed in as
a `Lexicon`, and leaves only nodes that engines know. `check_value` is the one check of filter
values, for questions, addresses and the command line. docs/query-language.md is the language
for readers, and its examples are tests.
"""

from __future__ import annotations

from indexer.query.expand import MAX_EXPANSIONS, Expanded, Lexicon, expand
from indexer.query.fields import FIELDS, Field, FieldKind, check_value, years
from indexer.query.parse import Parsed, parse
from indexer.query.show import show
from indexer.query.words import symbol_key

__all__ = [
    "FIELDS",
    "MAX_EXPANSIONS",
    "Expanded",
    "Field",
    "FieldKind",
    "Lexicon",
    "Parsed",
    "check_value",
    "expand",
    "parse",
    "show",
    "symbol_key",
    "years",
]
