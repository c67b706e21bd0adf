"""Quoting a numbered paragraph: where it begins, where it ends, what is not part of it."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import cast

import pytest

from indexer import places, symbols
from indexer.errors import DocumentNotFound
from indexer.library.records import PageLayout
from indexer.model import Page, Paragraph, ParagraphKind
from indexer.opened import Opened
from indexer.paragraphs import carried
from indexer.quoting import LONGEST, numbered, paragraph_text
from indexer.results import Quotation

KINDS = {"h": ParagraphKind.HEADING, "n": ParagraphKind.NOTE, "r": ParagraphKind.RUNNING}


def a_page(number: int, *lines: str) -> Page:
    """A page of paragraphs "kind|number|text"; no kind is the text itself."""
    text = ""
    paragraphs = []
    for line in lines:
        kind, printed, words = line.split("|")
        start = len(text)
        text += f"{words}\n\n"
        paragraphs.append(Paragraph(start, start + len(words), KINDS.get(kind, ParagraphKind.BODY), printed))
    return Page(number, text, paragraphs=tuple(paragraphs))


FIRST = a_page(
    1,
    "r||A/HRC/25/55",
    "h||Findings",
    "|12|12. Reprisals\ngo on.",
    "||They must end.",
    "|13|13. It begins",
    "n|1|A note.",
)
SECOND = a_page(2, "r||A/HRC/25/55", "|13|and goes on.", "h||Annex", "|12|12. Another.")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("12", "Reprisals go on. They must end."),
        ("13", "It begins and goes on."),
        ("1", None),
        ("14", None),
    ],
)
def test_a_paragraph_goes_on_to_the_next_number_or_heading(number: str, expected: str | None) -> None:
    found = paragraph_text([FIRST, SECOND], number)
    assert found == ((expected, False) if expected else None)


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("12", "12. Words", "Words"),
        ("12", "12) Words", "Words"),
        ("12", "(12) Words", "Words"),
        ("12", "12 Words", "Words"),
        ("34 (a)", "34 (a) Words of 34 (a) too", "Words of 34 (a) too"),
        ("12", "Words of 12. More", "Words of 12. More"),
    ],
)
def test_the_number_is_not_quoted(number: str, text: str, expected: str) -> None:
    assert paragraph_text([a_page(1, f"|{number}|{text}")], number) == (expected, False)


def test_a_quotation_has_an_end() -> None:
    text, is_cut = paragraph_text([a_page(1, f"|1|{'word ' * LONGEST}")], "1") or ("", False)
    assert is_cut
    assert LONGEST - 5 <= len(text) <= LONGEST
    assert text.endswith("word")


def test_the_numbered_paragraphs_of_a_page() -> None:
    assert [number for _, number in numbered(FIRST)] == ["12", "13"]
    start, _ = numbered(FIRST)[0]
    assert FIRST.text[start:].startswith("12. Reprisals")
    assert [number for _, number in numbered(SECOND)] == ["13", "12"]


class Shelf:
    """As much of a generation as a place is looked up in: one document of the two pages."""

    def __init__(self) -> None:
        self.library = self

    def record(self, wanted: str) -> SimpleNamespace:
        return SimpleNamespace(id=wanted)

    def layout(self, wanted: str) -> PageLayout:
        return PageLayout((1, 2), ("", ""), (0, 10), carried([FIRST, SECOND]))

    def pages(self, wanted: str, indices: Iterable[int]) -> dict[int, Page]:
        return {index: (FIRST, SECOND)[index] for index in indices}


@pytest.mark.parametrize(
    ("page", "paragraph", "expected"),
    [
        (None, "12", Quotation(1, "", "12", "Reprisals go on. They must end.")),
        (1, "12", Quotation(1, "", "12", "Reprisals go on. They must end.")),
        (2, "12", Quotation(2, "", "12", "Another.")),
        (None, "13", Quotation(1, "", "13", "It begins and goes on.")),
        (2, "13", Quotation(1, "", "13", "It begins and goes on.")),
        (2, "", Quotation(2, "")),
    ],
)
def test_a_place_is_quoted_from_where_it_begins(
    page: int | None, paragraph: str, expected: Quotation
) -> None:
    assert places.quotation(cast("Opened", Shelf()), "a", page, paragraph) == expected


@pytest.mark.parametrize(("page", "paragraph"), [(3, ""), (3, "12"), (1, "14"), (None, "14"), (None, "1")])
def test_a_place_that_is_not_there_is_not_found(page: int | None, paragraph: str) -> None:
    with pytest.raises(DocumentNotFound, match="has no"):
        places.quotation(cast("Opened", Shelf()), "a", page, paragraph)


@pytest.mark.parametrize(
    ("text", "canonical", "expected"),
    [
        ("ACHPR/Res.69 (XXXV) 04", "ACHPR/Res.69(XXXV)2004", "ACHPR/Res.69 (XXXV) 04"),
        ("Distr. A/HRC/25/55*", "A/HRC/25/55", "A/HRC/25/55"),
        ("A/HRC/25/56", "A/HRC/25/55", None),
        ("", "A/HRC/25/55", None),
    ],
)
def test_a_symbol_as_a_text_prints_it(text: str, canonical: str, expected: str | None) -> None:
    assert symbols.printed(text, canonical) == expected
