"""A paragraph that runs over the end of a column is one.

Letters are 10 high and 5 wide; a column is written as its lines, from the top.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from indexer.extract.pdf.device import FURNITURE, Run
from indexer.extract.pdf.layout import arrange

LEFT, RIGHT = 50.0, 320.0
TOP, FOOT = 700.0, 100.0

FIRST = "the first column has lines as wide as it is"
CUT = "and its last paragraph is cut in the middle of"
ON = "a sentence that goes on in the next column"
END = "and ends there."


def line(text: str, left: float, v: float, *, size: float = 10.0, font: int = 0, flags: int = 0) -> Run:
    return Run(0, v, left, left + 5 * len(text), size, text, font, flags)


def column(*texts: str, left: float, top: float, size: float = 10.0, font: int = 0) -> list[Run]:
    return [line(text, left, top - 12 * n, size=size, font=font) for n, text in enumerate(texts)]


def blocks(*columns: Iterable[Run], bold: tuple[bool, ...] = ()) -> list[str]:
    runs = [run for each in columns for run in each]
    return ["\n".join(row.text for row in block.rows) for block in arrange(runs, 600.0, 800.0, bold)]


FOOT_OF_FIRST = column(FIRST, CUT, left=LEFT, top=FOOT + 12)
HEAD_OF_NEXT = column(ON, END, left=RIGHT, top=TOP)


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    assert blocks(FOOT_OF_FIRST, HEAD_OF_NEXT) == ["\n".join([FIRST, CUT, ON, END])]


def test_it_may_go_on_over_several_columns() -> None:
    first = column(FIRST[:30], CUT[:30], left=20, top=FOOT + 12)
    second = column(FIRST[:30], CUT[:30], left=220, top=TOP)
    third = column(END, left=420, top=TOP)
    assert len(blocks(first, second, third)) == 1


def test_other_paragraphs_of_both_columns_stay_apart() -> None:
    before = column("Another paragraph.", left=LEFT, top=TOP)
    behind = column("One more.", left=RIGHT, top=600)
    assert blocks(before, FOOT_OF_FIRST, HEAD_OF_NEXT, behind) == [
        "Another paragraph.",
        "\n".join([FIRST, CUT, ON, END]),
        "One more.",
    ]


@pytest.mark.parametrize(
    ("last", "begin"),
    [
        ("and its last paragraph ends with the column.", ON),
        ("and its last paragraph ends with a note.¹²", ON),
        ("and its last paragraph names what is to come:", ON),
        (CUT, "A sentence that goes on in the next column"),
        (CUT, "12 sentences that go on in the next column"),
        (CUT, "(a) sentence that goes on in the next column"),
        (CUT, "a) sentence that goes on in the next column"),
        (CUT, "• sentence that goes on in the next column"),
        ("and ends in a short", ON),  # nothing of it could have come on this line
        (CUT, "a sentence that goes on in a column that is far wider than the first"),
    ],
)
def test_what_begins_the_next_column_may_be_something_else(last: str, begin: str) -> None:
    first = column(FIRST, last, left=LEFT, top=FOOT + 12)
    assert len(blocks(first, column(begin, END, left=RIGHT, top=TOP))) == 2


def test_letters_of_another_size_are_of_another_text() -> None:
    assert len(blocks(FOOT_OF_FIRST, column(ON, END, left=RIGHT, top=TOP, size=9))) == 2


def test_a_bold_line_is_of_another_text() -> None:
    assert len(blocks(FOOT_OF_FIRST, column(ON, left=RIGHT, top=TOP, font=1), bold=(False, True))) == 2


def test_a_block_beside_the_middle_of_a_column_is_not_its_end() -> None:
    behind = column("goes on below, closely but a little", "looser.", left=LEFT, top=FOOT - 24)
    assert len(blocks(FOOT_OF_FIRST, HEAD_OF_NEXT, behind)) == 3


def test_what_stands_beside_it_but_lower_is_not_the_next_column() -> None:
    first = column(FIRST, CUT, left=LEFT, top=TOP)
    assert len(blocks(first, column(ON, END, left=RIGHT, top=TOP - 40))) == 2


def test_a_column_to_the_left_is_not_the_next() -> None:
    first = column(FIRST, CUT, left=RIGHT, top=FOOT + 12)
    assert len(blocks(first, column(ON, END, left=LEFT, top=TOP))) == 2


def test_a_narrow_block_of_several_lines_is_none_of_the_column() -> None:
    narrow = column("a sentence that goes on", "in a margin", left=RIGHT, top=TOP)
    assert len(blocks(FOOT_OF_FIRST, narrow)) == 2


def test_a_block_far_away_is_none_of_the_next_column() -> None:
    first = column(FIRST[:30], CUT[:30], left=20, top=FOOT + 12)
    assert len(blocks(first, column(ON[:30], END, left=420, top=TOP))) == 2


def test_what_is_marked_as_none_of_the_text_stays_apart() -> None:
    head = line("a running head in small letters", RIGHT, TOP, flags=FURNITURE)
    assert len(blocks(FOOT_OF_FIRST, [head])) == 2


def test_cells_of_a_table_that_is_drawn_column_by_column_stay_apart() -> None:
    first = column("Ministry", "of justice", left=LEFT, top=FOOT)
    assert len(blocks(first, column("none yet", left=LEFT + 60, top=TOP))) == 2
