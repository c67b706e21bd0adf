"""Items as RIS, in UTF-8 with the line ends the format asks for.

The number of a report is in `SN`, where Zotero and EndNote look for it, and for other types in `M1`.
Source: the RIS specification of Research Information Systems (2001), and the type list of Reference
Manager for `CASE`, `STAT` and `PRESS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.references.facts import Author
from indexer.references.items import Item


def write(items: Iterable[Item]) -> Iterator[str]:
    """Yield one record after another."""
    for item in items:
        lines = [f"{tag}  - {value}" for tag, value in _fields(item) if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", item.kind.ris
    yield "ID", item.key
    yield "TI", item.title
    for author in item.authors:
        yield "AU", _author(author)
    yield "PB", item.institution
    yield "SN" if item.kind.ris == "RPRT" else "M1", item.number
    yield "M3", item.genre
    yield "PY", item.date[:4]
    yield "DA", _date(item.date)
    yield "CY", item.place
    yield "UR", item.url
    yield "Y2", _date(item.accessed)
    yield "LA", item.language
    yield "SP", item.pages
    yield "N1", item.note


def _author(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.given else author.name


def _date(iso: str) -> str:
    """Return "2013/12/23/"; what is not known stays empty between the slashes."""
    return "/".join([*iso.split("-"), "", ""][:3]) + "/" if iso else ""
