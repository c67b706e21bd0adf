"""What the benchmarks share: the real documents, the table, and how figures are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

import click

from tests.benchmarks.reading import identified
from tests.conftest import SHARED

GROUPS = ("human-rights", "public")


class Missing(Exception):
    """Something that a benchmark needs is not here."""


def corpus(*groups: str) -> list[Path]:
    """Return the folders of real documents. Raises Missing."""
    folders = [SHARED / "corpus-real" / group for group in groups]
    for folder in folders:
        if not folder.is_dir():
            raise Missing(f"the real documents are not here ({folder})")
    return folders


def files_of(*groups: str, media_type: str) -> list[Path]:
    """Return the real documents of a type, each content once, in order. Raises Missing."""
    found: dict[str, Path] = {}
    for each, file in identified(corpus(*groups)):
        if file.media_type == media_type:
            found.setdefault(file.sha256, each.absolute)
    return list(found.values())


def program(name: str) -> str:
    """Return where a program is. Raises Missing."""
    path = shutil.which(name)
    if path is None:
        raise Missing(f"{name} is not installed")
    return path


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Write the least and the median of some runs."""
    return f"{min(values):.{digits}f} / {median(values):.{digits}f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: figures to the right, words to the left."""
    lines = [list(head), *map(list, rows)]
    for line in lines:
        cells = []
        for cell, column in zip(line, zip(*lines, strict=True), strict=True):
            width = max(map(len, column))
            is_figure = all(each[:1].isdigit() for each in column[1:])
            cells.append(cell.rjust(width) if is_figure else cell.ljust(width))
        click.echo("  ".join(cells).rstrip())
