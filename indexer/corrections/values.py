"""What may stand behind the name of a fact in a file of corrections: one reader a fact.

Facts have the names of `Metadata`. An empty text, or an empty list, says of any fact that
somebody looked and it is not known.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from indexer import symbols
from indexer.vocabulary import countries, document_types, languages, mechanisms

NOTE = "note"
"""For whoever reads the file, and as evidence: who checked it, when, against what."""

MOST_SHOWN = 100  # letters of a value, in a message
MOST_LETTERS = 1_000
"""Of a text; no title is as long."""

_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOURNAL = re.compile(r"(?:19|20)\d\d [CL](?: ?\d+)?(?: ?[AEI])? \d+")


class Mistake(Exception):
    """A value that cannot be used.

    Attributes:
        reason: What is wrong with it.
        advice: What to write.
    """

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def read(fact: str, value: object) -> tuple[str, ...]:
    """Return the values that a TOML value gives a fact; none for an empty one.

    Args:
        fact: One of `model.FACTS`.
        value: As `tomllib` gives it.

    Raises:
        Mistake: If the fact cannot have this value.
    """
    if value in ("", []):
        return ()
    return _READERS[fact](value)


def read_text(value: object) -> tuple[str, ...]:
    """Return a text on one line; none if it has nothing but blanks. Raises Mistake."""
    if not isinstance(value, str):
        raise Mistake(f"{shown(value)} is no text", 'Put it in quotation marks: "…".')
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if len(text) > MOST_LETTERS:
        raise Mistake(f"it has {len(text):,} letters", f"Write at most {MOST_LETTERS:,}.")
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise Mistake(f"{shown(text)} holds characters that cannot be shown", "Type it anew.")
    return (text,) if text else ()


def _symbol(value: object) -> tuple[str, ...]:
    """Return a symbol in its canonical form if it is of a known series, else as it is written."""
    return tuple(known.canonical if (known := symbols.parse(text)) else text for text in read_text(value))


def _date(value: object) -> tuple[str, ...]:
    text = _text_of_date(value)
    if not _DATE.fullmatch(text) or not _is_day((text + "-01-01")[:10]):
        raise Mistake(
            f"{shown(value)} is no date from 1900 to 2099", 'Write "2011", "2011-03" or "2011-03-25".'
        )
    return (text,)


def _text_of_date(value: object) -> str:
    """Return a date as text. TOML has days of its own, and a bare year is a number to it."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:  # 30 February
        return False
    return True


def _year(value: object) -> tuple[str, ...]:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if not _YEAR.fullmatch(text):
        raise Mistake(f"{shown(value)} is no year from 1900 to 2099", "Write four digits: 2011.")
    return (text,)


def _journal(value: object) -> tuple[str, ...]:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not _JOURNAL.fullmatch(text):
        raise Mistake(
            f"{shown(value)} is no place in the Official Journal",
            'Write year, series and page: "2011 C 236 E 69".',
        )
    return (text,)


def _one_of(what: str, allowed: Callable[[], Iterable[str]]) -> Callable[[object], tuple[str, ...]]:
    def reader(value: object) -> tuple[str, ...]:
        if not isinstance(value, str) or value not in allowed():
            raise Mistake(f"unknown {what} {shown(value)}", f"Use one of: {', '.join(allowed())}.")
        return (value,)

    return reader


def _language(value: object) -> tuple[str, ...]:
    if not isinstance(value, str) or value not in _language_codes():
        raise Mistake(
            f"unknown language {shown(value)}",
            'Write its ISO 639-1 code, such as "en", or its 639-3 code if it has no other.',
        )
    return (value,)


def _countries(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Mistake(f"{shown(value)} is no list", 'Write a list, also of one: ["COL"].')
    for code in value:
        if not isinstance(code, str) or code not in _country_codes():
            raise Mistake(
                f"unknown country {shown(code)}", 'Write ISO 3166-1 codes of three letters: ["COL", "GTM"].'
            )
    return tuple(dict.fromkeys(value))


def shown(value: object) -> str:
    """Return a value, or a name, as a keeper can find it again: short, and safe on a terminal."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    text = text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
    # Controls could write over what a terminal shows, and marks of direction turn words around.
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


@cache
def _mechanism_slugs() -> tuple[str, ...]:
    return tuple(sorted(entry.slug for entry in mechanisms()))


@cache
def _type_slugs() -> tuple[str, ...]:
    return tuple(sorted(entry.slug for entry in document_types()))


@cache
def _language_codes() -> frozenset[str]:
    return frozenset(entry.code for entry in languages())


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(entry.alpha3 for entry in countries())


_READERS: dict[str, Callable[[object], tuple[str, ...]]] = {
    "title": read_text,
    "symbol": _symbol,
    "mechanism": _one_of("mechanism", _mechanism_slugs),
    "body": read_text,
    "type": _one_of("type", _type_slugs),
    "date": _date,
    "adopted": _date,
    "distributed": _date,
    "year": _year,
    "session": read_text,
    "language": _language,
    "countries": _countries,
    "remark": read_text,
    "authors": read_text,
    "number": read_text,
    "supplement": read_text,
    "journal": _journal,
    "place": read_text,
}
