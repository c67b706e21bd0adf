"""Processor time of reading PDF, in one process, over the same real files.

Ours (pages put together and all) against pypdfium2, which is C++; and on a sample against
pdfminer.six's own `extract_text`, which is too slow for all of them. Files that one of the
readers cannot read, or that say nothing, are left out.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import click
from pdfminer.high_level import extract_text
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from indexer.errors import ExtractionError
from indexer.extract import Limits, pdf
from indexer.extract.assemble import assemble
from indexer.extract.protocol import Draft
from tests.benchmarks.tools import GROUPS, Missing, files_of, spread, table

SAMPLE = 16  # files,
SAMPLE_PAGES = (2, 30)  # of so many pages each
SEED = 3

Reader = Callable[[Path], int]
"""Reads a file and returns how many characters it has."""


def drafts(path: Path) -> list[Draft]:
    """Read with our reader, without making pages of it."""
    return [told for told in pdf.read(path, Limits()) if isinstance(told, Draft)]


def ours(path: Path) -> int:
    """Read as a build does."""
    return sum(len(page.text) for page in assemble(drafts(path)))


def _drafted(path: Path) -> int:
    return len(drafts(path))


def pdfium(path: Path) -> int:
    """Read page by page with pypdfium2."""
    length = 0
    with pdfium2().PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            length += len(text.get_text_range())
            text.close()
            page.close()
    return length


def pdfminer(path: Path) -> int:
    """Read with pdfminer.six as its handbook says."""
    return len(extract_text(path))


def pdfium2() -> Any:
    """Return the module of pypdfium2, which has no types. Raises Missing."""
    try:
        return import_module("pypdfium2")
    except ImportError:
        raise Missing("pypdfium2 is not installed") from None


def measure(runs: int) -> None:
    """Print milliseconds a page."""
    logging.disable(logging.CRITICAL)
    pages = {}
    for path in files_of(*GROUPS, media_type="application/pdf"):
        if number := _pages(path):
            pages[path] = number
    few, many = SAMPLE_PAGES
    middling = [path for path, number in pages.items() if few <= number <= many]
    sample = Random(SEED).sample(middling, min(SAMPLE, len(middling)))  # noqa: S311 - repeatable
    rows = []
    for what, files, readers in (
        ("all", list(pages), {"ours": ours, "pypdfium2": pdfium}),
        (
            "sample",
            sample,
            {"ours": ours, "ours, not assembled": _drafted, "pypdfium2": pdfium, "extract_text": pdfminer},
        ),
    ):
        total = sum(pages[path] for path in files)
        seconds = _seconds(files, readers, runs)
        for name in readers:
            rows.append(
                (
                    what,
                    str(len(files)),
                    str(total),
                    name,
                    spread([1000 * each / total for each in seconds[name]]),
                    spread([each / own for each, own in zip(seconds[name], seconds["ours"], strict=True)]),
                    spread([own / each for each, own in zip(seconds[name], seconds["ours"], strict=True)]),
                )
            )
    click.echo(
        f"CPU, least / median of {runs} runs; sample: {SAMPLE} files of {few} to {many} pages, seed {SEED}"
    )
    table(("files", "number", "pages", "reader", "ms a page", "theirs : ours", "ours : theirs"), rows)


def _pages(path: Path) -> int:
    """Return how many pages a file has; 0 if one of the readers cannot read it or finds nothing.

    This warms everything up as well.
    """
    module = pdfium2()
    try:
        if not ours(path) or not pdfium(path):
            return 0
        with module.PdfDocument(path) as document:
            return len(document)
    except (ExtractionError, module.PdfiumError, PDFException, PSException):
        return 0


def _seconds(files: list[Path], readers: Mapping[str, Reader], runs: int) -> dict[str, list[float]]:
    """Return processor seconds of each run; the readers take turns at each file."""
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        spent = dict.fromkeys(readers, 0.0)
        for path in files:
            for name, read in readers.items():
                started = process_time()
                read(path)
                spent[name] += process_time() - started
        for name, each in spent.items():
            seconds[name].append(each)
    return seconds
