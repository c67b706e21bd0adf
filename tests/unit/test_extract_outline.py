"""The table of contents: the outline of the file, or else the headings, if there are several."""

from __future__ import annotations

from indexer.extract.outline import contents
from indexer.model import Extraction, OutlineEntry, Page, Paragraph, ParagraphKind

A, B = OutlineEntry("A", 1, 1), OutlineEntry("B", 2, 2)


def a_page(number: int, *blocks: tuple[str, int]) -> Page:
    """A page of headings with these levels; 0 is body."""
    paragraphs = []
    at = 0
    for text, level in blocks:
        kind = ParagraphKind.HEADING if level else ParagraphKind.BODY
        paragraphs.append(Paragraph(at, at + len(text), kind, level=level))
        at += len(text) + 2
    return Page(number, "\n\n".join(text for text, _ in blocks), paragraphs=tuple(paragraphs))


PAGES = (
    a_page(1, ("I. Scope\nof it¹²", 1), ("Body", 0), ("Deep", 4), ("x" * 201, 1)),
    a_page(2, ("A. Aims*", 2), ("(a) Small", 3)),
)
HEADINGS = (
    OutlineEntry("I. Scope of it", 1, 1),
    OutlineEntry("A. Aims", 2, 2),
    OutlineEntry("(a) Small", 3, 2),
)


def test_the_outline_comes_first() -> None:
    assert contents(Extraction(PAGES, 2, outline=(A, B))) == (A, B)


def test_headings_stand_in_for_an_outline_that_is_missing_or_says_nothing() -> None:
    assert contents(Extraction(PAGES, 2)) == HEADINGS
    assert contents(Extraction(PAGES, 2, outline=(A,))) == HEADINGS


def test_pages_that_were_not_read_are_not_led_to() -> None:
    assert contents(Extraction(PAGES[:1], 2, outline=(A, B))) == ()


def test_one_heading_is_no_table() -> None:
    assert contents(Extraction((a_page(1, ("Title", 1), ("Body", 0)),), 1)) == ()
