"""The text of a numbered paragraph, to be quoted.

A paragraph goes on until the next number or heading, also over the end of a page; notes and running
heads that stand between are not part of it. Limit: a text that numbers nothing after its last numbered
paragraph gives that one all the rest, so a quotation ends after `LONGEST` characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.model import Page, Paragraph, ParagraphKind

LONGEST = 4000
"""Characters of a quotation. Paragraphs of official reports have 400 to 1,500."""


def numbered(page: Page) -> tuple[tuple[int, str], ...]:
    """Return (offset, number) of the numbered paragraphs of a page, each number once, in order."""
    first: dict[str, int] = {}
    for paragraph in page.paragraphs:
        if _is_numbered(paragraph):
            first.setdefault(paragraph.number, paragraph.start)
    return tuple((start, number) for number, start in first.items())


def paragraph_text(pages: Iterable[Page], number: str) -> tuple[str, bool] | None:
    """Return the text of a paragraph on one line, and whether it was cut; None if there is none.

    Its number is not part of it, since whoever quotes it says it in the reference.

    Args:
        pages: In order; the paragraph begins, or goes on, on the first on which its number stands.
        number: As printed.
    """
    pieces: list[str] = []
    for page, paragraph in ((of, each) for of in pages for each in of.paragraphs):
        if paragraph.kind in (ParagraphKind.NOTE, ParagraphKind.RUNNING):
            continue
        is_it = _is_numbered(paragraph) and paragraph.number == number
        ends = paragraph.kind is ParagraphKind.HEADING or (_is_numbered(paragraph) and not is_it)
        if pieces and (ends or sum(map(len, pieces)) > LONGEST):
            break
        if is_it or pieces:
            pieces.append(" ".join(page.text[paragraph.start : paragraph.end].split()))
    if not pieces:
        return None
    printed = re.compile(rf"\(?{re.escape(number)}(?:[.)]+|(?=\s))\s*")
    text = printed.sub("", " ".join(pieces), count=1) if printed.match(pieces[0]) else " ".join(pieces)
    if len(text) <= LONGEST:
        return text, False
    return text[:LONGEST].rpartition(" ")[0] or text[:LONGEST], True


def _is_numbered(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.BODY and bool(paragraph.number)
