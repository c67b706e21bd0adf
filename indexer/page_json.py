"""Pages as JSON values, short, for the cache of extracted texts and the library."""

from __future__ import annotations

from typing import Any

from indexer.model import Page, Paragraph, ParagraphKind

_LETTERS = {kind: kind.value[0] for kind in ParagraphKind}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


def page_to_json(page: Page) -> list[Any]:
    """Return a page as a list; see `page_from_json`."""
    paragraphs = [
        [each.start, each.end, _LETTERS[each.kind], each.number, each.level] for each in page.paragraphs
    ]
    return [page.number, page.text, page.label, paragraphs, page.confidence, page.anchor]


def page_from_json(values: list[Any]) -> Page:
    """Return the page that `page_to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: If it did not.
    """
    number, text, label, paragraphs, confidence, anchor = values
    return Page(
        number,
        text,
        label,
        tuple(Paragraph(start, end, _KINDS[kind], of, level) for start, end, kind, of, level in paragraphs),
        confidence,
        anchor,
    )
