"""The tables that say how documents are cited, packaged beside this module, read once each.

Tab-separated, one row a case, in the order in which rows are tried; lines that begin with "#"
are comments and the first of them says what the columns are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ANY = "*"
SAME = "="
SEPARATOR = "; "

STYLES = ("un", "oscola", "bluebook", "chicago", "mcgill", "apa", "aglc")
"""Styles, in the order in which readers see them. AGLC alone prints two dates."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents.

    Attributes:
        slug: Unique.
        bodies: What the library calls it.
        names: Style -> how the style names it.
        authors: Organizations that sign its publications.
    """

    slug: str
    bodies: tuple[str, ...]
    names: Mapping[str, str]
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of document that is cited in one way.

    Attributes:
        needs: Facts that it must have; "english" for a text in English or of no known language.
        fallback: The form whose templates serve where this one has none; "" of a general form.
    """

    name: str
    issuers: tuple[str, ...]
    types: tuple[str, ...]
    needs: tuple[str, ...]
    fallback: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How one style prints one form.

    Attributes:
        template: In the language of `template`.
        rule: The rule or example it is taken from; "" for the general form of the style.
    """

    template: str
    rule: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a symbol is read: its parts are the named groups.

    Attributes:
        symbol: Of the whole canonical symbol. The group `shown` is what the document prints of it,
            where the canonical form says more; an empty one, that it prints none.
        printed: What it prints, with the groups, where that is no part of the canonical form; "" if it is.
        number: The number as references have it, likewise.
    """

    symbol: re.Pattern[str]
    printed: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class ItemType:
    """What kind of item a document is in the formats of reference managers."""

    types: tuple[str, ...]
    issuers: tuple[str, ...]
    bibtex: str
    ris: str
    csl: str


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return the bodies of `issuers.tsv`; a name "=" is the full one, that of APA."""
    found = []
    for slug, bodies, authors, full, *names in _rows("issuers.tsv"):
        by_style = dict(zip(("un", "oscola", "bluebook", "chicago", "mcgill", "aglc"), names, strict=True))
        found.append(
            Issuer(
                slug,
                tuple(bodies.split(SEPARATOR)),
                {"apa": full} | {style: full if name == SAME else name for style, name in by_style.items()},
                tuple(authors.split(SEPARATOR)) if authors else (),
            )
        )
    return tuple(found)


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms of `forms.tsv`; the first that fits a document is its form."""
    return tuple(
        Form(name, tuple(of.split()), tuple(types.split()), tuple(needs.split()), fallback)
        for name, of, types, needs, fallback in _rows("forms.tsv")
    )


@cache
def layouts() -> dict[tuple[str, str], Layout]:
    """Return (style, form) -> how it is printed, of `templates.tsv`."""
    return {(style, form): Layout(text, rule) for style, form, text, rule in _rows("templates.tsv")}


@cache
def numberings() -> tuple[Numbering, ...]:
    """Return the expressions of `symbols.tsv`; the first that fits a symbol reads it."""
    return tuple(Numbering(re.compile(expression), *printed) for expression, *printed in _rows("symbols.tsv"))


@cache
def pinpoints() -> dict[tuple[str, str], tuple[str, str]]:
    """Return (style, place) -> words for one and for several, with "{}" for the number."""
    return {(style, place): (one, several) for style, place, one, several in _rows("pinpoints.tsv")}


@cache
def short_titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return (expression, replacement) by which some titles are shortened."""
    return tuple((re.compile(expression), short) for expression, short in _rows("short_titles.tsv"))


@cache
def persons() -> dict[str, str]:
    """Return name -> family name of mandate holders."""
    return {f"{given} {family}": family for given, family in _rows("persons.tsv")}


@cache
def item_types() -> tuple[ItemType, ...]:
    """Return the rows of `items.tsv`; the first that fits a document is its item type."""
    return tuple(
        ItemType(tuple(types.split()), tuple(of.split()), bibtex, ris, csl)
        for types, of, bibtex, ris, csl in _rows("items.tsv")
    )


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("indexer.references") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
