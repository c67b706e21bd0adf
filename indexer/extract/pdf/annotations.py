"""Texts that stand on a page but not in its content: filled-in fields and notes.

Only what a reader of the page sees or would open: values of text and choice fields, comments
and free text. Links, pop-up windows, files attached to the page and scripts are left alone.

Source: ISO 32000-2 (2020), 12.5.6 and 12.7.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.file import text_string
from indexer.extract.pdf.layers import Layers

_NOTES = frozenset(
    [
        "FreeText",
        "Text",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Line",
        "Square",
    ]
)
_FIELDS = frozenset(["Tx", "Ch"])
_HIDDEN = 0b10_0010  # annotation flags: 2 hidden, 6 not viewed
_PASSWORD = 1 << 13  # a flag of fields
_MOST_PARENTS = 16


def notes(page: PDFPage, layers: Layers) -> Iterator[str]:
    """Yield the texts of a page's fields and annotations that are shown, in the order of the file."""
    try:
        entries = resolve1(page.annots)
    except RAISED_ON_DAMAGE:
        return
    for entry in entries if isinstance(entries, list) else []:
        try:
            annotation = resolve1(entry)
            if isinstance(annotation, dict) and layers.hide(annotation.get("OC")):
                continue
            if text := _text(annotation).strip():
                yield text
        except RAISED_ON_DAMAGE:
            continue


def _text(annotation: Any) -> str:
    if not isinstance(annotation, dict):
        return ""
    flags = resolve1(annotation.get("F", 0))
    if isinstance(flags, int) and flags & _HIDDEN:
        return ""
    kind = resolve1(annotation.get("Subtype"))
    name = kind.name if isinstance(kind, PSLiteral) else ""
    if name == "Widget":
        field_kind, flags = _inherited(annotation, "FT"), _inherited(annotation, "Ff")
        if isinstance(flags, int) and flags & _PASSWORD:
            return ""
        if isinstance(field_kind, PSLiteral) and field_kind.name in _FIELDS:
            return _words(_inherited(annotation, "V"), _choices(_inherited(annotation, "Opt")))
        return ""
    return _words(annotation.get("Contents")) if name in _NOTES else ""


def _inherited(field: dict[str, Any], key: str) -> object:
    for _ in range(_MOST_PARENTS):
        if key in field:
            return resolve1(field[key])
        parent = resolve1(field.get("Parent"))
        if not isinstance(parent, dict):
            break
        field = parent
    return None


def _choices(options: object) -> dict[bytes, object]:
    """Return what a list shows for each of its values, where that is not the value itself."""
    pairs = [resolve1(option) for option in options] if isinstance(options, list) else []
    return {
        value: shown
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2
        for value, shown in [map(resolve1, pair)]
        if isinstance(value, bytes)
    }


def _words(value: object, choices: Mapping[bytes, object] = MappingProxyType({})) -> str:
    """Return a value as it is shown: one text, or those that were chosen of a list (12.7.5.4)."""
    value = resolve1(value)
    if isinstance(value, list):
        return ", ".join(filter(None, (_word(each, choices) for each in value)))
    return _word(value, choices)


def _word(value: object, choices: Mapping[bytes, object]) -> str:
    value = resolve1(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if not isinstance(value, bytes):
        return ""
    shown = choices.get(value, value)
    return text_string(shown) if isinstance(shown, bytes) else ""
