"""Drafts become pages: clean text, its paragraphs with their offsets, words joined by what all pages say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.assemble import assemble
from indexer.extract.protocol import Block, Draft
from indexer.model import Page, Paragraph, ParagraphKind
from indexer.text import clean


def pages(*texts: str | Block) -> tuple[Page, ...]:
    """Pages of one block each."""
    blocks = [text if isinstance(text, Block) else Block(text) for text in texts]
    return assemble([Draft(number, (block,)) for number, block in enumerate(blocks, start=1)])


def page(*texts: str | Block) -> Page:
    """One page of these blocks."""
    (made,) = assemble([Draft(1, tuple(text if isinstance(text, Block) else Block(text) for text in texts))])
    return made


def parts(of: Page) -> list[str]:
    return [of.text[each.start : each.end] for each in of.paragraphs]


def test_a_document_without_pages_stays_so() -> None:
    assert assemble([]) == ()


def test_blocks_are_parted_by_a_blank_line_and_each_is_a_paragraph() -> None:
    made = page("one", "two\nlines", "three")
    assert made.text == "one\n\ntwo\nlines\n\nthree"
    assert parts(made) == ["one", "two\nlines", "three"]


def test_a_page_keeps_its_number_its_label_and_how_sure_its_letters_are() -> None:
    (made,) = assemble([Draft(7, (Block("x"),), label="  iv\n", confidence=81.5)])
    assert (made.number, made.label, made.confidence) == (7, "iv", 81.5)


def test_a_page_without_text_stays_a_page() -> None:
    first, second = assemble([Draft(1, ()), Draft(2, (Block(" \n\xad\x00 "), Block("x")))])
    assert (first.text, first.paragraphs) == ("", ())
    assert second.text == "x"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("ofﬁce\xa0of  the", "office of the"),
        ("first\n\n\nsecond", "first\nsecond"),
        ("first\n \t \nsecond", "first\nsecond"),
        ("\n\nfirst\n", "first"),
        ("first\r\n\r\nsecond", "first\nsecond"),
        ("first\n\x00\nsecond", "first\nsecond"),
    ],
)
def test_blocks_are_clean_and_have_no_blank_lines(block: str, text: str) -> None:
    assert page(block).text == text
    assert page("before", block, "behind").text == f"before\n\n{text}\n\nbehind"


@pytest.mark.parametrize(
    ("elsewhere", "text"),
    [
        ("many defenders, and defenders", "human rights defenders\nof"),
        ("many de-fenders, and de-fenders", "human rights de-fenders\nof"),
    ],
)
def test_a_cut_word_is_joined_by_what_other_pages_have(elsewhere: str, text: str) -> None:
    first, _ = pages("human rights de-\nfenders of", elsewhere)
    assert first.text == text


def test_what_the_file_itself_says_of_a_block_stays() -> None:
    made = page(
        Block("Findings", ParagraphKind.HEADING, level=2),
        Block("The State agreed.", ParagraphKind.BODY, number="12"),
        Block("See annex.", ParagraphKind.NOTE, number="3"),
        Block("A/HRC/25/55", ParagraphKind.RUNNING),
    )
    assert [(each.kind, each.number, each.level) for each in made.paragraphs] == [
        (ParagraphKind.HEADING, "", 2),
        (ParagraphKind.BODY, "12", 0),
        (ParagraphKind.NOTE, "3", 0),
        (ParagraphKind.RUNNING, "", 0),
    ]


def test_running_heads_are_kept_in_the_text_and_called_so() -> None:
    head = Block("A/HRC/25/55", place=(0.05, 0.05))
    drafts = [Draft(number, (head, Block(f"text {number}", place=(0.3, 0.5)))) for number in range(1, 5)]
    for made in assemble(drafts):
        assert made.text.startswith("A/HRC/25/55\n\ntext")
        assert [each.kind for each in made.paragraphs] == [ParagraphKind.RUNNING, ParagraphKind.BODY]


def test_numbers_run_on_over_pages() -> None:
    first, second = pages("1. The first paragraph is here.", "2. The second follows it.")
    assert [each.number for each in first.paragraphs + second.paragraphs] == ["1", "2"]


# --- whatever the drafts

_LETTERS = st.text("ab- \n\t\u200bﬁé1.…()‐\x00א", max_size=30)
_PLACES = st.sampled_from([(0.0, 0.0), (0.02, 0.04), (0.3, 0.5), (0.95, 0.97)])
_BLOCKS = st.builds(
    Block,
    _LETTERS,
    st.sampled_from([None, None, *ParagraphKind]),
    size=st.sampled_from([0.0, 7.0, 10.0, 14.0]),
    is_bold=st.booleans(),
    place=_PLACES,
)


@given(st.lists(st.lists(_BLOCKS, max_size=6), max_size=4))
def test_paragraphs_are_the_text_in_order_and_nothing_but_blanks_is_between(
    blocks: list[list[Block]],
) -> None:
    drafts = [Draft(number, tuple(each)) for number, each in enumerate(blocks, start=1)]
    made = assemble(drafts)
    assert [each.number for each in made] == [draft.number for draft in drafts]
    for each in made:
        assert each.text == clean(each.text)
        assert between(each.text, each.paragraphs).strip() == ""
        assert all(part.strip() and "\n\n" not in part for part in parts(each))


def between(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """What of a text is in no paragraph; they must be in order, and not overlap."""
    left, at = "", 0
    for paragraph in paragraphs:
        assert at <= paragraph.start < paragraph.end <= len(text)
        left += text[at : paragraph.start]
        at = paragraph.end
    return left + text[at:]
