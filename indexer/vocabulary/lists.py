"""Read the closed lists that are packaged beside this module, once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FORMS_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Who issued a document, as the mechanism facet counts it.

    Attributes:
        slug: The facet value, e.g. "un-sr-hrd".
        kind: "mechanism", "body" or "programme".
        label: For lists and facets.
        long_label: For headings.
        family: "un", "au", "oas", "coe", "osce", "eu", "ngo" or "inter".
    """

    slug: str
    kind: str
    label: str
    long_label: str
    family: str


@dataclass(frozen=True, slots=True)
class DocumentType:
    """What kind of document it is.

    Attributes:
        catalogue_names: What catalogues call this type; a name belongs to one type only.
    """

    slug: str
    label: str
    catalogue_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1.

    Attributes:
        name: In English, as readers know it.
        names: Every name and form we recognise, in English, French, Spanish and Portuguese,
            `name` first; short names of the United Nations and official names too.
    """

    alpha3: str
    alpha2: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A language, by its ISO 639-1 code, else its 639-3 code.

    Attributes:
        name: In English.
        endonym: In the language itself; the English name where we do not know it.
    """

    code: str
    name: str
    endonym: str


@cache
def mechanisms() -> tuple[Mechanism, ...]:
    """Return every mechanism, body and programme, by their slugs."""
    return tuple(Mechanism(*row) for row in _rows("mechanisms.tsv"))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return every document type, by their slugs."""
    return tuple(
        DocumentType(slug, name, tuple(forms.split(FORMS_SEPARATOR)) if forms else ())
        for slug, name, forms in _rows("document_types.tsv")
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries and territories of ISO 3166-1, by their alpha-3 codes."""
    return tuple(
        Country(alpha3, alpha2, name, (name, *(forms.split(FORMS_SEPARATOR) if forms else ())))
        for alpha3, alpha2, name, forms in _rows("countries.tsv")
    )


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that a document can be found to be in, by their codes."""
    return tuple(Language(code, name, endonym or name) for code, name, endonym in _rows("languages.tsv"))


@cache
def body_names() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return what texts call the bodies that issue documents: (tags, name).

    Tags are those of `citations`, the likeliest first where bodies share a name. Names are folded:
    lower case, no accents; "*" stands for any ending of a word.
    """
    return tuple((tuple(tags.split()), name) for tags, name in _rows("body_names.tsv"))


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("indexer.vocabulary") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
