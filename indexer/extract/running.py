"""Running heads and feet: what a document prints again and again at the edges of its pages.

A block at the top or the bottom of a page is one if it comes again, numbers aside, at the same
place of other pages, or if it is nothing but the number of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indexer.extract.marks import ARTICLE, RAISED
from indexer.extract.protocol import Block
from indexer.model import ParagraphKind

EDGE = 0.12
"""Part of the height of a page, from the top or the bottom, in which they stand."""

_LEAST_TIMES = 3  # that it comes, and of a short document:
_LEAST_SHARE = 0.5  # of its pages
_LONGEST = 200  # characters
_LEAST_DENSITY = 0.1  # of the pages from the first on which it comes to the last
_NUMBERS = re.compile(r"[0-9٠-٩۰-۹]+|^[ivxl]{1,7}\b|\b[ivxl]{1,7}$")

Key = tuple[bool, str]

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|página|pág\.|pagina|стр\.|страница|seite|صفحة)?\W*"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\W*(?:of|de|sur|von|из|/)\W*\d{1,4})?)\W*",
    re.IGNORECASE,
)

# Numbers of the printing job, as United Nations documents have them: "GE.19-13879(E)", "09-12345 (E) 010109".
_JOB_NUMBER = re.compile(
    r"\W*(?:GE\.\d\d-\d{4,6}|\d\d-\d{5}\*?)\s*(?:\([A-Z]\))?[\d\s]*\W*|\*\s?\d{7}\s?\*", re.ASCII
)


def marked(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """Return the blocks of each page with the kind of running heads set; kinds that a file tells stay."""
    keys = [[_key(block) for block in page] for page in pages]
    places: defaultdict[Key, list[int]] = defaultdict(list)
    for number, row in enumerate(keys):
        for key in {key for key in row if key is not None}:
            places[key].append(number)
    edged = sum(any(key is not None for key in row) for row in keys)
    least = min(_LEAST_TIMES, max(2, round(_LEAST_SHARE * edged)))
    again = {
        key
        for key, numbers in places.items()
        if len(numbers) >= least and len(numbers) >= _LEAST_DENSITY * (numbers[-1] - numbers[0] + 1)
    }
    return [
        [
            replace(block, kind=ParagraphKind.RUNNING)
            if key is not None and (key in again or _is_number(block.text))
            else block
            for block, key in zip(page, row, strict=True)
        ]
        for page, row in zip(pages, keys, strict=True)
    ]


def _is_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None or _JOB_NUMBER.fullmatch(text) is not None


def _key(block: Block) -> Key | None:
    """Return what makes a block the same as one of another page; None if it is at no edge."""
    if block.kind is not None or block.place == (0.0, 0.0) or len(block.text) > _LONGEST:
        return None
    if block.text[:1] in RAISED or ARTICLE.fullmatch(block.text):
        return None  # notes that come again, and headings that differ in their number
    first, last = block.place
    is_head = last < EDGE
    if not is_head and first < 1 - EDGE:
        return None
    return is_head, _NUMBERS.sub("#", " ".join(block.text.split()).casefold())
