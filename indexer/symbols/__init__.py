"""Explicit document symbols of every body: recognise, normalise, date.

A symbol such as "A/HRC/25/55" or "AG/RES. 1671 (XXIX-O/99)" names one document for
good. Each body's grammar is data, with examples and near misses, in a file for each
family; `parse` and `find` know no body.

Only numbers that name their body are symbols here. "resolution 60/251" is a citation
that needs its context, and belongs to `citations`.
"""

from __future__ import annotations

from indexer.symbols.addresses import official_address
from indexer.symbols.grammar import Symbol, find, find_loosely, key, key_of_printed, parse, printed
from indexer.symbols.sessions import year_of_session

__all__ = [
    "Symbol",
    "find",
    "find_loosely",
    "key",
    "key_of_printed",
    "official_address",
    "parse",
    "printed",
    "year_of_session",
]
