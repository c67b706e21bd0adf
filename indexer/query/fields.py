"""The fields of the query language, and which values they take.

The same check serves `mechanism:iachr` in a question, `--mechanism iachr` on the command
line and `?mechanism=iachr` in an address: a value that is in no list is an error that names
near ones, never a silent zero.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from indexer.analysis import terms
from indexer.errors import QueryError
from indexer.results import FACETS, NOT_ESTABLISHED
from indexer.symbols import key, parse
from indexer.vocabulary import countries, document_types, label, languages, mechanisms

FIRST_YEAR, LAST_YEAR = 1900, 2100  # CE; what is outside is a misprint
LONGEST_VALUE = 120  # characters; the longest name of a country or mechanism is shorter
SHOWN = 40  # characters of a reader's text that a message repeats
NEAR = 3  # candidates that a message names


class FieldKind(StrEnum):
    """How the part behind the colon is read."""

    TEXT = "text"  # words, phrases, patterns
    SYMBOL = "symbol"  # the symbol of a document, in any of its printed forms
    VALUE = "value"  # a value of a closed list
    YEAR = "year"  # a year or a range of years


@dataclass(frozen=True, slots=True)
class Field:
    """One field, as the documentation and the help list it.

    Attributes:
        values: What may stand behind the colon.
        help: What the field does, in one line.
    """

    name: str
    kind: FieldKind
    values: str
    example: str
    help: str


FIELDS = (
    Field("title", FieldKind.TEXT, "words", "title:reprisals", "words in the title"),
    Field("symbol", FieldKind.SYMBOL, "a symbol", "symbol:A/HRC/25/55", "the document with this symbol"),
    Field("mechanism", FieldKind.VALUE, "a short name", "mechanism:iachr", "who issued the document"),
    Field("type", FieldKind.VALUE, "a type", "type:resolution", "what kind of document it is"),
    Field("year", FieldKind.YEAR, "a year, or a range", "year:1998..2001", "when it was issued"),
    Field("language", FieldKind.VALUE, "an ISO code or a name", "language:fr", "what it is written in"),
    Field("country", FieldKind.VALUE, "an ISO code or a name", "country:COL", "which country it is about"),
    Field("held", FieldKind.VALUE, "yes or no", "held:yes", "whether its full text is here"),
    Field("cites", FieldKind.SYMBOL, "a symbol", "cites:A/RES/53/144", "which document it cites"),
)
FIELD_BY_NAME = {field.name: field for field in FIELDS}
AVAILABLE = tuple(field.name for field in FIELDS)

HELD = ("yes", "no")

# 1998 · 1998..2001 · ..2001 · 1998.. · and with a dash, as tables and titles print it: 1998-2001, 1998–2001
_YEARS = re.compile(r"(?P<first>\d{1,9})?(?:(?P<to>\.{2,3}|[-‐‑‒–—―−])(?P<last>\d{1,9})?)?")


def check_value(facet: str, value: str) -> str:
    """Return a facet's value as the index has it.

    Accepts labels and names for codes and slugs, whatever their case and accents:
    "Colombia", "CO" and "col" are COL. What is already a value stays as it is. A value of
    `cites` that is a symbol becomes its key; any other form of a citation is left as it is.

    Args:
        facet: One of `results.FACETS`.
        value: As a reader or a script wrote it; "none" means that the fact is not established.

    Raises:
        QueryError: If the facet or the value does not exist; names near candidates. Without position.
    """
    if facet not in FACETS:
        raise QueryError(f"there is no filter “{shortened(facet)}”; there are {', '.join(FACETS)}")
    if facet == "cites":
        # What is no symbol may be another form of a citation: which document it means, the collection knows.
        symbol = parse(value)
        return key(symbol.canonical) if symbol else value.strip()
    name = _name(value)
    if name == NOT_ESTABLISHED and facet != "held":
        return NOT_ESTABLISHED
    if facet == "year":
        found = years(value)
        if len(found) != 1:
            raise QueryError(f"“{shortened(value)}” is several years, and one is wanted")
        return found[0]
    known = _values(facet)
    if name in known:
        return known[name]
    raise QueryError(f"“{shortened(value)}” is not a value of {facet}; {_advice(facet, name)}")


def years(value: str) -> tuple[str, ...]:
    """Return the years that a value of `year:` stands for, ascending: one, or each of a range.

    Reads `1998`, `1998..2001`, `..2001`, `1998..` and `1998-2001`, ends included, and `none`.

    Raises:
        QueryError: If it is neither, outside FIRST_YEAR to LAST_YEAR, or reversed. Without position.
    """
    bare = value.strip()[:LONGEST_VALUE]
    if bare.casefold() == NOT_ESTABLISHED:
        return (NOT_ESTABLISHED,)
    match = _YEARS.fullmatch(bare)
    if match is None or not (match["first"] or match["last"]):
        raise QueryError(f"“{shortened(value)}” is not a year; write year:1998 or year:1998..2001")
    first = int(match["first"] or FIRST_YEAR)
    last = int(match["last"] or LAST_YEAR) if match["to"] else first
    for year in (first, last):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise QueryError(f"{year} is not a year from {FIRST_YEAR} to {LAST_YEAR}")
    if first > last:
        raise QueryError(f"{first} is after {last}; write year:{last}..{first}")
    return tuple(str(year) for year in range(first, last + 1))


def shortened(text: str) -> str:
    """Return what a message repeats of a reader's text."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _name(text: str) -> str:
    """Return what is equal for all spellings of a name: "OSCE/ODIHR" and "osce-odihr" are one."""
    return "-".join(terms(text[:LONGEST_VALUE]))


@cache
def _values(facet: str) -> dict[str, str]:
    """Return the facet's values by their names. Where two share a name, the first in the list has it."""
    known: dict[str, str] = {}
    for value, names in _named(facet):
        known.setdefault(_name(value), value)
        for name in names:
            known.setdefault(_name(name), value)
    known.pop("", None)  # a name of signs only
    return known


def _named(facet: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the values of a facet with their other names. Codes of all come before names of any."""
    match facet:
        case "mechanism":
            yield from ((entry.slug, ()) for entry in mechanisms())
            yield from ((entry.slug, (entry.label, entry.long_label)) for entry in mechanisms())
        case "type":
            yield from ((entry.slug, (entry.label,)) for entry in document_types())
        case "country":
            yield from ((entry.alpha3, (entry.alpha2,)) for entry in countries())
            yield from ((entry.alpha3, entry.names) for entry in countries())
        case "language":
            yield from ((entry.code, ()) for entry in languages())
            yield from ((entry.code, (entry.name, entry.endonym)) for entry in languages())
        case "held":
            yield from ((value, ()) for value in HELD)


def _advice(facet: str, name: str) -> str:
    known = _values(facet)
    words = set(name.split("-"))
    holding = [other for other in known if name and words <= set(other.split("-"))]
    near = sorted(holding, key=lambda other: (len(other), other)) + difflib.get_close_matches(name, known)
    values = list(dict.fromkeys(known[other] for other in near))[:NEAR]
    if not values:
        return f"an example is {FIELD_BY_NAME[facet].example}"
    return f"did you mean {' or '.join(f'{value} ({label(facet, value)})' for value in values)}?"
