"""A place on a page belongs to the numbered paragraph that began last, here or on a page before."""

from __future__ import annotations

import pytest

from indexer.model import Page, Paragraph, ParagraphKind
from indexer.paragraphs import carried, number_at

BODY, HEADING = ParagraphKind.BODY, ParagraphKind.HEADING
NOTE, RUNNING = ParagraphKind.NOTE, ParagraphKind.RUNNING

Part = tuple[ParagraphKind, str]


def a_page(*parts: Part, number: int = 1) -> Page:
    """A page of paragraphs of eight letters, two line ends between them: each ten behind the one before."""
    paragraphs = [Paragraph(10 * n, 10 * n + 8, kind, of) for n, (kind, of) in enumerate(parts)]
    return Page(number, "\n\n".join(["x" * 8] * len(parts)), paragraphs=tuple(paragraphs))


def numbers(*parts: Part, before: str = "") -> list[str]:
    """To which numbered paragraph the middle of each part of a page belongs."""
    page = a_page(*parts)
    return [number_at(page, each.start + 4, before) for each in page.paragraphs]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(BODY, "")], [""]),
        ([(BODY, "1")], ["1"]),
        ([(BODY, "1"), (BODY, ""), (BODY, "2")], ["1", "1", "2"]),
        ([(BODY, "34 (a)"), (BODY, "")], ["34 (a)", "34 (a)"]),
        ([(BODY, "1"), (HEADING, ""), (BODY, "")], ["1", "", ""]),  # a heading ends what is above it
        ([(BODY, "1"), (HEADING, "II"), (BODY, "2")], ["1", "", "2"]),
        ([(BODY, "1"), (NOTE, "7"), (BODY, "")], ["1", "", "1"]),  # notes are of no paragraph
        ([(RUNNING, ""), (BODY, "1"), (RUNNING, "")], ["", "1", ""]),
    ],
)
def test_what_has_no_number_belongs_to_the_last_one(parts: list[Part], expected: list[str]) -> None:
    assert numbers(*parts) == expected


def test_the_top_of_a_page_goes_on_with_the_paragraph_of_the_page_before() -> None:
    assert numbers((RUNNING, ""), (BODY, ""), (BODY, "6"), before="5") == ["", "5", "6"]
    assert numbers((HEADING, ""), (BODY, ""), before="5") == ["", ""]


@pytest.mark.parametrize(
    ("offset", "number"), [(0, "1"), (7, "1"), (8, "1"), (9, "1"), (10, "2"), (17, "2"), (18, "2"), (99, "2")]
)
def test_blanks_belong_to_what_is_before_them(offset: int, number: str) -> None:
    assert number_at(a_page((BODY, "1"), (BODY, "2")), offset, "") == number


def test_a_page_without_paragraphs_is_all_of_the_page_before() -> None:
    assert number_at(Page(1, "some text"), 3, "5") == "5"


def test_numbers_are_carried_from_page_to_page() -> None:
    pages = [
        a_page((BODY, "1"), (BODY, "2")),
        a_page((RUNNING, ""), (BODY, ""), (NOTE, "3")),
        a_page((BODY, "3"), (HEADING, "")),
        a_page((BODY, "")),
    ]
    assert carried(pages) == ("", "2", "2", "")


def test_of_no_pages_nothing_is_carried() -> None:
    assert carried([]) == ()
