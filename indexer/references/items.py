"""What reference managers are told of a document, before any of their formats.

One record of plain values, so that BibTeX, RIS, CSL-JSON, page metadata and COinS cannot differ in
what they say. Nothing stands in it that the library does not know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.references.facts import Author, Citable
from indexer.references.lists import ANY, ItemType, item_types
from indexer.references.parts import issuer_of
from indexer.references.styles import NO_TYPE
from indexer.references.wording import date_long
from indexer.vocabulary import label

LONGEST_KEY = 60  # characters

_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_OF_A_KEY = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A document for a reference manager. Values are on one line; what is not known is "" or ().

    Attributes:
        key: Unique within an export, ASCII letters, digits and hyphens.
        kind: What it is in each format.
        institution: The issuing body by its full name.
        number: The symbol as printed.
        genre: The type of document in words.
        date: ISO 8601, cut to what is known.
        note: The day of distribution, where that of adoption is the date.
        accessed: The day on which the reader looked at the address; ISO 8601.
        pages: How many there are.
    """

    key: str
    kind: ItemType
    title: str
    authors: tuple[Author, ...]
    institution: str
    number: str
    genre: str
    date: str
    note: str
    place: str
    url: str
    accessed: str
    language: str
    pages: str


def items(documents: Iterable[Citable]) -> Iterator[Item]:
    """Yield what reference managers are told, with a key for each that no other has."""
    used: set[str] = set()
    for document in documents:
        base = key = _key(document)
        count = 1
        while key.lower() in used:  # BibTeX takes capitals and small letters for the same
            count += 1
            key = f"{base}-{count}"
        used.add(key.lower())
        yield _item(document, key)


def item(document: Citable) -> Item:
    """Return what reference managers are told of one document."""
    return next(items([document]))


def institution_of(document: Citable) -> str | None:
    """Return the issuing body by its full name; None if it is not known."""
    issuer = issuer_of(document)
    return issuer.names["apa"] if issuer else document.body


def _item(document: Citable, key: str) -> Item:
    both = document.adopted and document.distributed
    return Item(
        key=key,
        kind=_kind(document),
        title=_line(document.title or document.supplied),
        authors=document.authors,
        institution=_line(institution_of(document)),
        number=_line(document.symbol),
        genre=label("type", document.type) if document.type else "",
        date=document.issued or "",
        note=f"Distributed {date_long(document.distributed)}" if both and document.distributed else "",
        place=_line(document.place),
        url=_line(document.url),
        accessed=(document.accessed or "") if document.url else "",
        language=document.language or "",
        pages=str(document.pages or ""),
    )


def _kind(document: Citable) -> ItemType:
    issuer = issuer_of(document)
    of, type_ = issuer.slug if issuer else "", document.type or NO_TYPE
    return next(
        kind
        for kind in item_types()
        if (kind.types == (ANY,) or type_ in kind.types) and (kind.issuers == (ANY,) or of in kind.issuers)
    )


def _key(document: Citable) -> str:
    """Return "A-HRC-25-55", or body and year and the first words where there is no symbol."""
    issuer = issuer_of(document)
    parts = (
        [document.symbol]
        if document.symbol
        else [issuer.slug if issuer else "", (document.issued or "")[:4], document.title or ""]
    )
    plain = unicodedata.normalize("NFKD", " ".join(filter(None, parts))).encode("ascii", "ignore").decode()
    key = _NOT_OF_A_KEY.sub("-", plain).strip("-")[:LONGEST_KEY].rstrip("-")
    return key or f"document-{document.id}".rstrip("-")


def _line(text: str | None) -> str:
    return _CONTROL.sub(" ", text or "").strip()
