"""Columns of prose that a file goes to and fro between are read one after the other.

Letters are 10 high and 5 wide; columns are written as the numbers of their lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from indexer.extract.pdf.device import Run
from indexer.extract.pdf.layout import arrange
from tests.factories import hebrew

LEFT, MIDDLE, RIGHT = 50.0, 230.0, 410.0
LINES = 24


def line(name: str, number: int, left: float) -> Run:
    text = f"{name} column has a line {number:02}"
    return Run(0, 700.0 - 12 * number, left, left + 5 * len(text), 10.0, text, 0, 0)


def texts(runs: Sequence[Run]) -> str:
    return "\n".join(row.text for block in arrange(runs, 600.0, 800.0) for row in block.rows)


def read(*columns: Iterable[Run]) -> str:
    return "\n".join(run.text for column in columns for run in column)


def column(name: str, left: float, lines: Iterable[int] = range(LINES)) -> list[Run]:
    return [line(name, number, left) for number in lines]


def to_and_fro(*columns: Sequence[Run], step: int = 4) -> list[Run]:
    """Some lines of each column, then the next of each."""
    return [run for at in range(0, LINES, step) for each in columns for run in each[at : at + step]]


ONE, TWO, THREE = column("one", LEFT), column("two", MIDDLE), column("three", RIGHT)


@pytest.mark.parametrize("step", [1, 2, 4])
def test_columns_that_a_file_goes_to_and_fro_between_are_read_one_after_the_other(step: int) -> None:
    assert texts(to_and_fro(ONE, TWO, THREE, step=step)) == read(ONE, TWO, THREE)


def test_columns_that_are_drawn_one_after_the_other_keep_their_order() -> None:
    assert texts([*THREE, *ONE, *TWO]) == read(THREE, ONE, TWO)


def test_columns_from_right_to_left_begin_on_the_right() -> None:
    first, second = ([run._replace(text=hebrew(run.text.upper())) for run in each] for each in (ONE, TWO))
    assert texts(to_and_fro(first, second)) == texts([*second, *first])


@pytest.mark.parametrize("is_last", [False, True])
def test_a_title_across_is_read_before_and_a_foot_after(is_last: bool) -> None:
    title, foot = (
        Run(0, v, LEFT, 540.0, 10.0, text, 0, 0) for v, text in ((730.0, "Title"), (380.0, "Foot"))
    )
    body = to_and_fro(ONE, TWO, THREE)
    runs = [*body, foot, title] if is_last else [title, *body, foot]
    assert texts(runs) == read([title], ONE, TWO, THREE, [foot])


def test_a_line_across_parts_bands() -> None:
    upper, lower = (
        [[run._replace(v=run.v - down) for run in each] for each in (ONE, TWO)] for down in (0, 330)
    )
    across = Run(0, 400.0, LEFT, 400.0, 10.0, "across", 0, 0)
    runs = [*to_and_fro(*upper), across, *to_and_fro(*lower)]
    assert texts(runs) == read(*upper, [across], *lower)


@pytest.mark.parametrize("letters", [5, 12])
def test_tables_with_a_column_of_short_cells_are_read_row_by_row(letters: int) -> None:
    cells = [run._replace(text=run.text[:letters], right=run.left + 5 * letters) for run in TWO]
    runs = to_and_fro(ONE, cells, THREE, step=1)
    rows = zip(ONE, cells, THREE, strict=True)
    assert texts(runs) == "\n".join(" ".join(run.text.strip() for run in row) for row in rows)


def test_few_lines_are_no_columns() -> None:
    runs = to_and_fro(ONE[:5], TWO[:5], THREE[:5], step=1)
    assert texts(runs) == "\n".join(
        " ".join(run.text for run in row) for row in zip(ONE[:5], TWO[:5], THREE[:5], strict=True)
    )
