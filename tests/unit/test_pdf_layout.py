"""Runs become lines, blocks and an order of reading.

Pages here are 600 wide and 800 high, letters 10 high and 5 wide, unless a test says otherwise;
a run is written as what it says and where it begins. Blocks come back as their texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer.extract.pdf import read
from indexer.extract.pdf.bidi import logical
from indexer.extract.pdf.device import FURNITURE, HIDDEN, VERTICAL, Run
from indexer.extract.pdf.layout import arrange
from indexer.extract.protocol import Draft, Limits
from tests.factories import a_pdf, hebrew

WIDTH, HEIGHT = 600.0, 800.0
SIZE, LETTER = 10.0, 5.0
LEADING = 12.0


def a_run(
    text: str,
    left: float = 100.0,
    v: float = 700.0,
    *,
    size: float = SIZE,
    width: float | None = None,
    font: int = 0,
    flags: int = 0,
    angle: int = 0,
) -> Run:
    """A run that is as wide as its letters."""
    right = left + (width if width is not None else len(text) * size / 2)
    return Run(angle, v, left, right, size, text, font, flags)


def lines(*texts: str, left: float = 100.0, top: float = 700.0, leading: float = LEADING) -> list[Run]:
    """Runs one below the other."""
    return [a_run(text, left, top - n * leading) for n, text in enumerate(texts)]


def blocks(runs: Sequence[Run], bold: Sequence[bool] = ()) -> list[str]:
    """The texts of the blocks, in order, as the reader of PDF writes them down."""
    return [
        "\n".join(row.text for row in block.rows)
        for block in arrange(runs, WIDTH, HEIGHT, bold)
        if block.rows
    ]


def test_a_page_without_runs_has_no_blocks() -> None:
    assert blocks([]) == []


# --- words


def side_by_side(*parts: tuple[float, str]) -> list[Run]:
    """Runs on one line, each so many ems behind the one before."""
    runs: list[Run] = []
    at = 100.0
    for gap, text in parts:
        runs.append(a_run(text, at + gap * SIZE))
        at = runs[-1].right
    return runs


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([(0, "word"), (0, "less")], "wordless"),
        ([(0, "word"), (0.05, "less")], "wordless"),
        ([(0, "word"), (-0.2, "less")], "wordless"),  # kerned
        ([(0, "two"), (0.2, "words")], "two words"),
        ([(0, "two"), (1.5, "words")], "two words"),
        ([(0, "two "), (0.2, "words")], "two words"),
        ([(0, "two"), (0.2, " words")], "two words"),
        ([(0, "two"), (0, " "), (0, "words")], "two words"),
        ([(0, "two"), (0, " "), (0, " "), (0, "words")], "two words"),
        ([(0, "two"), (8, "cells")], "two cells"),
        ([(0, " "), (0, "word"), (0, " ")], "word"),
        ([(0, " "), (0, " ")], None),
    ],
)
def test_runs_are_one_word_or_two_by_the_distance_between(
    parts: list[tuple[float, str]], text: str | None
) -> None:
    assert blocks(side_by_side(*parts)) == ([text] if text is not None else [])


@pytest.mark.parametrize("size", [0.5, 3.0, 10.0, 40.0])
@pytest.mark.parametrize("width", [0.0, 2.0, 5.0])
def test_blanks_may_be_of_any_size(size: float, width: float) -> None:
    blank = a_run(" ", 115, size=size, width=width)
    assert blocks([a_run("two"), blank, a_run("words", 118)]) == ["two words"]


def test_blanks_that_run_into_the_margin_end_their_line() -> None:
    runs = [
        a_run("one"),
        a_run(" ", 115, width=400),
        a_run("two", 100, 688),
        a_run("   ", 115, 688, width=900),
    ]
    assert blocks(runs) == ["one\ntwo"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([(0, "R"), *((0.3, letter) for letter in "EPORT")], "REPORT"),
        ([(0, "R"), *((0.3, letter) for letter in "EPORT"), (1.0, "O"), (0.3, "N")], "REPORT ON"),
        ([(0, "a"), (0.3, "b"), (0.3, "c")], "a b c"),  # too few to tell
        ([(0, "an"), (0.3, "in"), (0.3, "on"), (0.3, "up")], "an in on up"),  # words
    ],
)
def test_letters_set_far_apart_are_words(parts: list[tuple[float, str]], text: str) -> None:
    assert blocks(side_by_side(*parts)) == [text]


# --- printed twice


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([a_run("bold"), a_run("bold")], "bold"),
        ([a_run("bold"), a_run("bold", 100.3)], "bold"),
        ([a_run("bold"), a_run("bold", 100.3, 700.3)], "bold"),
        ([a_run("bold"), a_run("bold"), a_run("bold"), a_run("bold")], "bold"),
        ([a_run(letter, 100 + 5 * n) for n, letter in enumerate("bold") for _ in range(2)], "bold"),
        ([a_run("two"), a_run(" bold", 115), a_run("two"), a_run(" bold", 115)], "two bold"),
        ([*lines("bold", "light"), a_run("bold", 100.3)], "bold\nlight"),  # later, over the first
        ([a_run("very"), a_run("very", 125)], "very very"),
        ([a_run("l"), a_run("l", 105), a_run("l", 110)], "lll"),
        ([a_run("i", width=2.0), a_run("i", 102, width=2.0)], "ii"),  # narrower than the tolerance
        (lines("same", "same"), "same\nsame"),
    ],
)
def test_what_is_printed_twice_in_one_place_is_there_once(runs: list[Run], text: str) -> None:
    assert blocks(runs) == [text]


def test_hidden_text_under_visible_text_is_left_out() -> None:
    hidden = [run._replace(flags=HIDDEN) for run in lines("Rep0rt 0n", "deienders")]
    assert blocks([*hidden, *lines("Report on", "defenders")]) == ["Report on\ndefenders"]
    assert blocks([*lines("Report on", "defenders"), *hidden]) == ["Report on\ndefenders"]


def test_hidden_text_is_kept_where_it_stands_alone() -> None:
    """As on a scan with an OCR layer, and only its page number printed."""
    hidden = [run._replace(flags=HIDDEN) for run in lines("recognised", "text")]
    assert blocks(hidden) == ["recognised\ntext"]
    assert blocks([*hidden, a_run("12", 300, 30)]) == ["recognised\ntext", "12"]


def test_hidden_and_visible_text_on_one_line_are_told_apart() -> None:
    runs = [a_run("seen"), a_run("unseen", 120.5, flags=HIDDEN), a_run("unseen", 100.5, flags=HIDDEN)]
    assert blocks(runs) == ["seen unseen"]


# --- raised numbers


def raised(text: str, left: float, *, by: float = 3.5, size: float = 6.0) -> Run:
    return a_run(text, left, 700 + by, size=size)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([a_run("word"), raised("1", 120)], "word¹"),
        ([a_run("word"), raised("23", 120)], "word²³"),
        ([a_run("word"), raised("1,2", 120)], "word¹,²"),
        ([a_run("word"), raised("1", 120, by=2)], "word¹"),  # so little that it is on the same line
        ([a_run("word"), raised("1", 120), a_run(" more", 123)], "word¹ more"),
        ([a_run("word."), raised("1", 125), a_run("More", 130)], "word.¹ More"),
        ([raised("1", 100), a_run("Note", 103.5)], "¹Note"),
        ([raised("1", 100), a_run(" Note", 103)], "¹ Note"),
        ([raised("1", 100, by=2), a_run(" Note", 103)], "¹ Note"),
        ([raised("12", 100), a_run("Note", 108)], "¹² Note"),
        ([a_run("14"), raised("th", 110)], "14th"),
        ([a_run("14"), raised("th", 110), a_run(" session", 116)], "14th session"),
        ([a_run("n"), raised("o", 105), a_run(" 5", 108)], "no 5"),
        ([a_run("H"), a_run("2", 105, 698, size=6), a_run("O", 108)], "H2O"),  # lowered
        ([a_run("word"), raised("*", 120)], "word*"),
        ([a_run("year"), a_run("2014", 125)], "year 2014"),  # neither small nor raised
        ([a_run("year"), raised("2014", 121)], "year2014"),  # no number of a note
    ],
)
def test_small_raised_numbers_are_written_as_such(runs: list[Run], text: str) -> None:
    assert blocks(runs) == [text]


def test_the_line_below_goes_on_with_the_text_and_not_with_its_raised_number() -> None:
    runs = [a_run("a claim"), raised("1", 135), a_run("goes on", 100, 688)]
    assert blocks(runs) == ["a claim¹\ngoes on"]


# --- lines and blocks


def test_lines_that_follow_closely_are_a_block_and_a_gap_parts_blocks() -> None:
    runs = lines("one", "two", "three") + lines("four", "five", top=700 - 2 * LEADING - 20)
    assert blocks(runs) == ["one\ntwo\nthree", "four\nfive"]


@pytest.mark.parametrize(("leading", "count"), [(10, 1), (12, 1), (18, 1), (25, 3)])
def test_lines_may_be_set_loosely(leading: float, count: int) -> None:
    assert len(blocks(lines("one", "two", "three", leading=leading))) == count


def test_each_item_of_a_list_is_a_block() -> None:
    runs = lines("before it:", "• one item", "that goes on", "• another", "• a third")
    assert blocks(runs) == ["before it:", "• one item\nthat goes on", "• another", "• a third"]


def test_indents_do_not_part_lines() -> None:
    runs = [a_run("indented first", 120), *lines("and the rest of it", "goes on", top=688)]
    assert blocks(runs) == ["indented first\nand the rest of it\ngoes on"]


def test_lines_side_by_side_are_of_two_blocks() -> None:
    runs = lines("left", "column") + lines("right", "column", left=300)
    assert blocks(runs) == ["left\ncolumn", "right\ncolumn"]


def test_letters_of_another_size_are_of_another_block() -> None:
    assert blocks([a_run("TITLE", size=16), *lines("text", "text goes on", top=684)]) == [
        "TITLE",
        "text\ntext goes on",
    ]


@pytest.mark.parametrize("size", [5.0, 7.0, 14.0])
def test_an_item_goes_on_below_its_bullet_of_another_size(size: float) -> None:
    runs = [a_run("■", 100, size=size), a_run("an item that is", 112), a_run("of two lines", 112, 688)]
    assert blocks(runs) == ["■ an item that is\nof two lines"]


def test_a_line_is_as_large_as_most_of_its_letters() -> None:
    (block,) = arrange([a_run("A", size=16), a_run("LARGE INITIAL", 109)], WIDTH, HEIGHT)
    assert block.rows[0].size == SIZE


def test_a_raised_number_and_blanks_before_a_tabulator_are_as_large_as_their_note() -> None:
    runs = [a_run("1", 100, 704, size=6), a_run(" ", 103), a_run("a note", 125), a_run("goes on", 100, 688)]
    assert blocks(runs) == ["¹ a note\ngoes on"]


def test_a_heading_a_little_above_its_paragraph_is_a_block() -> None:
    runs = [a_run("Heading", 100, 716), *lines("a paragraph", "of three", "lines")]
    assert blocks(runs) == ["Heading", "a paragraph\nof three\nlines"]


def test_a_bold_line_is_no_part_of_the_lighter_text_below() -> None:
    runs = [a_run("Heading", font=1), *lines("a paragraph", "of two lines", top=688)]
    assert blocks(runs, bold=[False, True]) == ["Heading", "a paragraph\nof two lines"]
    assert blocks(runs, bold=[False, False]) == ["Heading\na paragraph\nof two lines"]


def test_a_bold_word_in_a_line_parts_nothing() -> None:
    runs = [a_run("some "), a_run("bold", 125, font=1), *lines("goes on", top=688)]
    assert blocks(runs, bold=[False, True]) == ["some bold\ngoes on"]


def test_a_line_with_a_bold_beginning_goes_on() -> None:
    runs = [a_run("Head. ", font=1), a_run("And", 130), *lines("its text", top=688)]
    assert blocks(runs, bold=[False, True]) == ["Head. And\nits text"]


def test_a_bold_line_goes_on_in_one_that_only_begins_bold() -> None:
    runs = [a_run("A long", font=1), a_run("head. ", 100, 688, font=1), a_run("And text", 130, 688)]
    assert blocks(runs, bold=[False, True]) == ["A long\nhead. And text"]


def test_a_bullet_does_not_make_a_bold_line_lighter() -> None:
    runs = [a_run("•"), a_run("Heading", 110, font=1), *lines("a paragraph", top=688)]
    assert blocks(runs, bold=[False, True]) == ["• Heading", "a paragraph"]


def test_a_piece_knows_how_much_of_it_is_bold() -> None:
    runs = [a_run("bold", font=1), a_run("lights", 120)]
    ((row,),) = [block.rows for block in arrange(runs, WIDTH, HEIGHT, [False, True])]
    assert [piece.bold for piece in row.pieces] == [0.4]


# --- the order of reading


def test_the_order_of_the_file_is_kept() -> None:
    runs = lines("right", left=400) + lines("left", top=650)
    assert blocks(runs) == ["right", "left"]


def test_a_head_that_is_drawn_last_is_read_first() -> None:
    runs = [*lines("the text", "of the page"), a_run("A/HRC/25/55", 100, 780)]
    assert blocks(runs) == ["A/HRC/25/55", "the text\nof the page"]


@pytest.mark.parametrize("foot", [[a_run("7", 520, 30)], [a_run("A report", 300, 42), a_run("7", 520, 30)]])
def test_the_foot_of_a_page_is_read_after_all_columns(foot: list[Run]) -> None:
    columns = [*lines("One column", top=300), *lines("Another", left=400, top=90)]
    body, feet = ["One column", "Another"], [run.text for run in foot]
    assert blocks([*foot, *columns]) == body + feet
    assert blocks([columns[0], *foot, columns[1]]) == body + feet


@pytest.mark.parametrize(
    ("beside", "foot"),
    [
        (90.0, 80.0),  # no white between it and what stands beside it
        (50.0, 30.0),  # nor enough
        (300.0, 120.0),  # too high
        (30.0, 30.0),  # nothing above
    ],
)
def test_what_may_be_the_last_line_of_a_column_is_no_foot(beside: float, foot: float) -> None:
    assert blocks([a_run("the end", 100, foot), a_run("Another", 400, beside)]) in (
        ["the end", "Another"],
        ["the end Another"],
    )


def test_what_stands_above_over_another_column_keeps_its_turn() -> None:
    runs = lines("left column", top=600) + lines("right column", left=400)
    assert blocks(runs) == ["left column", "right column"]


LEFT = [f"the left column has a line {n}" for n in range(8)]
RIGHT = [f"And the right one has {n} too" for n in range(8)]


def across(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """Two columns, drawn line by line over both of them."""
    return [
        run for one, other in zip(lines(*left), lines(*right, left=320), strict=True) for run in (one, other)
    ]


def test_columns_drawn_across_are_read_one_after_the_other() -> None:
    assert blocks(across(LEFT, RIGHT)) == ["\n".join(LEFT), "\n".join(RIGHT)]


def test_columns_from_right_to_left_begin_on_the_right() -> None:
    left, right = ([hebrew(line.upper()) for line in side] for side in (LEFT, RIGHT))
    first, second = blocks(across(left, right))
    assert first.count("\n") == second.count("\n") == 7
    assert first.split("\n")[0] == logical(right[0])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([f"State {n}" for n in range(8)], [f"{n} visits" for n in range(8)]),  # short cells
        ([f"{n}." for n in range(8)], RIGHT),  # numbers and their text
        (LEFT[:5], RIGHT[:5]),  # too few lines to tell
    ],
)
def test_tables_stay_row_by_row(left: list[str], right: list[str]) -> None:
    assert blocks(across(left, right)) == ["\n".join(map(" ".join, zip(left, right, strict=True)))]


@pytest.mark.parametrize(
    "place",
    [(100.0, 810.0), (100.0, -11.0), (-100.0, 700.0), (601.0, 700.0)],
    ids=["above", "below", "left", "right"],
)
def test_what_stands_outside_the_page_is_left_out(place: tuple[float, float]) -> None:
    assert blocks([a_run("seen"), a_run("unseen", *place)]) == ["seen"]


def test_a_block_knows_whether_its_maker_calls_it_none_of_the_text() -> None:
    runs = [a_run("A/HRC/25/55", 100, 780, flags=FURNITURE), *lines("text")]
    assert [block.is_furniture for block in arrange(runs, WIDTH, HEIGHT)] == [True, False]


# --- turned pages and turned text


@pytest.mark.parametrize("angle", [90, 180, 270, 45])
def test_turned_text_makes_lines_of_its_own(angle: int) -> None:
    turned = [run._replace(angle=angle) for run in lines("turned", "text")]
    assert blocks([*turned, *lines("upright")]) == ["turned\ntext", "upright"]


def test_columns_are_read_downwards_and_from_right_to_left() -> None:
    columns = [
        a_run(text, -700, 400 - 12 * n, angle=VERTICAL + 270) for n, text in enumerate(("縦書", "文章"))
    ]
    assert blocks(columns) == ["縦書\n文章"]


UPRIGHT = {
    0: b"1 0 0 1 100 700",
    90: b"0 1 -1 0 100 100",
    180: b"-1 0 0 -1 500 100",
    270: b"0 -1 1 0 500 700",
}
"""Matrices under which text is upright on a page that is turned by so much."""


@pytest.mark.parametrize("rotate", UPRIGHT)
@pytest.mark.parametrize("turn", UPRIGHT)
def test_pages_and_text_may_be_turned_in_any_way(tmp_path: Path, rotate: int, turn: int) -> None:
    content = b"BT /F1 12 Tf 14 TL %s Tm (one) Tj ( line) Tj T* (two) Tj ET" % UPRIGHT[turn]
    (tmp_path / "a.pdf").write_bytes(a_pdf(content, page=b"/Rotate %d" % rotate))
    (draft,) = [thing for thing in read(tmp_path / "a.pdf", Limits()) if isinstance(thing, Draft)]
    assert [block.text for block in draft.blocks] == ["one line\ntwo"]


# --- from right to left


@pytest.mark.parametrize("is_from_right", [False, True], ids=["from the left", "from the right"])
@pytest.mark.parametrize(
    ("stands", "reads"),
    [
        ("FED CBA", "ABC DEF"),
        ("C B A", "A B C"),
        (".FED 2014 CBA", "ABC 2014 DEF."),
        ("HGFED a/hrc/25/55 CBA", "ABC a/hrc/25/55 DEFGH"),
        ("HGFED (unhcr) CBA", "ABC (unhcr) DEFGH"),
        ("FED ٢٠١٤ CBA", "ABC ٢٠١٤ DEF"),
    ],
)
def test_a_line_is_read_in_whichever_order_its_words_are_drawn(
    stands: str, reads: str, is_from_right: bool
) -> None:
    runs: list[Run] = []
    at = 100.0
    for word in hebrew(stands).split(" "):
        runs.append(a_run(word, at))
        at = runs[-1].right + LETTER
    assert blocks(runs[::-1] if is_from_right else runs) == [hebrew(reads)]


def test_cells_of_a_row_from_right_to_left_begin_on_the_right() -> None:
    assert blocks([a_run(hebrew("CBA"), 100), a_run(hebrew("FED"), 300)]) == [hebrew("DEF ABC")]
    assert blocks([a_run("abc", 100), a_run("def", 300)]) == ["abc def"]


# --- paragraphs of one line, and what follows them


def test_a_line_that_is_nearer_to_the_next_than_to_the_one_before_begins_a_block() -> None:
    spaced = lines(
        "122.42 Protect journalists;", "122.43 Release them;", "122.44 Investigate and", leading=18
    )
    last = a_run("punish those responsible.", v=700 - 2 * 18 - LEADING)
    assert blocks([*spaced, last]) == [
        "122.42 Protect journalists;\n122.43 Release them;",
        "122.44 Investigate and\npunish those responsible.",
    ]


def test_blanks_at_the_end_of_a_run_may_reach_under_the_next() -> None:
    first = a_run("8. The country reaffirmed its ", width=165)
    second = a_run("commitment to defenders", left=100 + 165 - 15)
    below = a_run("and to their families.", v=700 - LEADING)
    assert blocks([first, second, below]) == [
        "8. The country reaffirmed its commitment to defenders\nand to their families."
    ]


def test_a_line_stands_where_most_of_it_stands_and_not_where_a_raised_mark_does() -> None:
    mark = a_run("4", v=702.7, width=3)
    first = a_run("In a recent report, the council was", left=120)
    others = lines("quite explicit in pointing out", "the need for more work.", top=700 - 9, leading=9)
    assert blocks([mark, first, *others]) == [
        "4 In a recent report, the council was\nquite explicit in pointing out\nthe need for more work."
    ]
