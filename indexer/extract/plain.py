"""Read plain text. Form feeds end pages, as printers understand them; without any it is one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from indexer.errors import DamagedFile
from indexer.extract.encoding import decode
from indexer.extract.protocol import Block, Draft, Header, Limits, Shortfall
from indexer.text import normalise_line_ends

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def read(path: Path, limits: Limits) -> Iterator[Header | Draft | Shortfall]:
    """See `indexer.extract.protocol.Reader`.

    Raises:
        DamagedFile: If the file cannot be opened or holds nothing but blanks.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error
    if not text.strip():
        raise DamagedFile("there is no text in it")
    sheets = text.removesuffix("\f").split("\f")
    yield Header(len(sheets))
    for number, sheet in enumerate(islice(sheets, limits.max_pages), start=1):
        yield Draft(number, tuple(Block(part) for part in _blocks(sheet)))


def _blocks(sheet: str) -> list[str]:
    """Cut a page at its blank lines."""
    return [part for part in _BLANK_LINES.split(normalise_line_ends(sheet)) if part.strip()]
