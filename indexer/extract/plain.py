"""Read plain text. Form feeds end pages, as printers understand them; without any it is one page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from indexer.errors import DamagedFile
from indexer.extract.encoding import decode
from indexer.extract.protocol import Header, Limits, Shortfall
from indexer.model import Page
from indexer.text import clean


def read(path: Path, limits: Limits) -> Iterator[Header | Page | Shortfall]:
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
        yield Page(number, clean(sheet))
