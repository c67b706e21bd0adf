"""The outline of a file: what viewers show beside the pages as bookmarks.

Walked without recursion, for pdfminer's own walk goes as deep as an outline is long. An outline is
a bonus: what is damaged or leads to no page of the file is left out.

Limits: actions other than "go to" lead nowhere; titles say nothing of bold and colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral

from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.file import text_string
from indexer.model import OutlineEntry
from indexer.text import one_line

MOST_ENTRIES = 1000
_DEEPEST = 4  # levels; what is deeper is no table of contents
_MOST_VISITED = 10_000  # items of outlines, and nodes of trees of names
_MOST_NAMES = 100_000
_LONGEST_TITLE = 200  # characters
_INTERNAL = re.compile(r"_\w+|OLE_LINK\d+")  # what Word calls places for itself
_LONGEST_CHAIN = 8  # references to references


def outline(document: PDFDocument, pages: Sequence[PDFPage]) -> tuple[OutlineEntry, ...]:
    """Return the outline of a document with these pages, in order; () if it has none."""
    try:
        first = _dictionary(document.catalog.get("Outlines")).get("First")
        return tuple(_Walk(document, pages).over(first))
    except RAISED_ON_DAMAGE:
        return ()


class _Walk:
    def __init__(self, document: PDFDocument, pages: Sequence[PDFPage]) -> None:
        self._document = document
        self._numbers = {page.pageid: number for number, page in enumerate(pages, start=1)}
        self._pages = len(pages)
        self._named: Mapping[str | bytes, object] | None = None

    def over(self, first: object) -> list[OutlineEntry]:
        entries: list[OutlineEntry] = []
        waiting = [(first, 1)]
        seen: set[int] = set()
        while waiting and len(entries) < MOST_ENTRIES and len(seen) < _MOST_VISITED:
            item, level = waiting.pop()
            if not isinstance(item, PDFObjRef) or item.objid in seen:
                continue  # the end, a loop, or against the rule (ISO 32000-2, 12.3.3)
            seen.add(item.objid)
            try:
                node = _dictionary(item)
                waiting.append((node.get("Next"), level))
                if level < _DEEPEST:
                    waiting.append((node.get("First"), level + 1))
                title, page = _title(node), self._page(node)
            except RAISED_ON_DAMAGE:
                continue
            if title and page:
                entries.append(OutlineEntry(title, level, page))
        return entries

    def _page(self, item: Mapping[str, Any]) -> int | None:
        """Return the number of the page that an item leads to."""
        target = _resolved(item.get("Dest"))
        if target is None:
            action = _dictionary(item.get("A"))
            target = _resolved(action.get("D")) if _name(action.get("S")) == "GoTo" else None
        if name := target if isinstance(target, bytes) else _name(target):
            if self._named is None:
                self._named = _named_destinations(self._document)
            target = _resolved(self._named.get(name))
        if isinstance(target, dict):
            target = _resolved(target.get("D"))
        place = target[0] if isinstance(target, list) and target else None
        if isinstance(place, PDFObjRef):
            return self._numbers.get(place.objid)
        return place + 1 if isinstance(place, int) and 0 <= place < self._pages else None


def _named_destinations(document: PDFDocument) -> dict[str | bytes, object]:
    """Return name -> destination: names of old files are `str`, those of the tree of names `bytes`."""
    named: dict[str | bytes, object] = dict(_dictionary(document.catalog.get("Dests")).items())
    waiting = [_dictionary(document.catalog.get("Names")).get("Dests")]
    seen: set[int] = set()
    while waiting and len(named) < _MOST_NAMES and len(seen) < _MOST_VISITED:
        node = waiting.pop()
        if isinstance(node, PDFObjRef):
            if node.objid in seen:
                continue
            seen.add(node.objid)
        tree = _dictionary(node)
        pairs = _list(tree.get("Names"))[: 2 * _MOST_NAMES]
        for name, to in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(name, bytes):
                named[name] = to
        waiting += _list(tree.get("Kids"))
    return named


def _title(item: Mapping[str, Any]) -> str:
    title = _resolved(item.get("Title"))
    if not isinstance(title, bytes):
        return ""
    shown = one_line(text_string(title[: 4 * _LONGEST_TITLE]))[:_LONGEST_TITLE]
    return "" if _INTERNAL.fullmatch(shown) else shown


def _name(value: object) -> str:
    found = _resolved(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _dictionary(value: object) -> dict[str, Any]:
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[Any]:
    found = _resolved(value)
    return found if isinstance(found, list) else []


def _resolved(value: object) -> Any:
    """Return what a reference leads to; None for references that lead to each other for ever."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None
