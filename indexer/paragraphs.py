"""Which numbered paragraph a place on a page belongs to.

A number stands at the beginning of its paragraph only; what follows without a number, also on
the next page, belongs to it until the next number or heading.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.model import Page, ParagraphKind


def carried(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return, for each page in order, the number of the paragraph that goes on from the page before."""
    numbers = []
    number = ""
    for page in pages:
        numbers.append(number)
        number = _after(page, len(page.text), number)
    return tuple(numbers)


def number_at(page: Page, offset: int, before: str) -> str:
    """Return the number of the paragraph a place belongs to; "" if none.

    Args:
        page: With its paragraphs.
        offset: Of the place in `Page.text`.
        before: As `carried` has it for this page.
    """
    here = next((each for each in page.paragraphs if each.start <= offset < each.end), None)
    if here is not None and here.kind in (ParagraphKind.NOTE, ParagraphKind.RUNNING):
        return ""
    return _after(page, offset, before)


def _after(page: Page, offset: int, number: str) -> str:
    for paragraph in page.paragraphs:
        if paragraph.start > offset:
            break
        if paragraph.kind is ParagraphKind.HEADING:
            number = ""
        elif paragraph.kind is ParagraphKind.BODY and paragraph.number:
            number = paragraph.number
    return number
