"""The table of contents of a document: its outline, or else its headings.

Pure. Limits: headings are known by their looks where a file does not say what they are, so the
names of the body above a title count among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from indexer.model import Extraction, OutlineEntry, Page, ParagraphKind
from indexer.text import one_line

DEEPEST = 3
"""Level of headings that still belong into a table of contents."""

_FEWEST = 2  # entries: one alone is the title, or what the program that made the file called it
_MOST = 500
_LONGEST_TITLE = 200  # characters; what is longer is no heading
_CALLS = "⁰¹²³⁴⁵⁶⁷⁸⁹* "


def contents(extraction: Extraction) -> tuple[OutlineEntry, ...]:
    """Return the entries, in order, that lead to pages that were read; () if there are not several."""
    read = {page.number for page in extraction.pages}
    for entries in (extraction.outline, _headings(extraction.pages)):
        found = tuple(islice((entry for entry in entries if entry.page in read), _MOST))
        if len(found) >= _FEWEST:
            return found
    return ()


def _headings(pages: Iterable[Page]) -> Iterator[OutlineEntry]:
    for page in pages:
        for paragraph in page.paragraphs:
            if paragraph.kind is ParagraphKind.HEADING and 1 <= paragraph.level <= DEEPEST:
                title = one_line(page.text[paragraph.start : paragraph.end]).rstrip(_CALLS)
                if title and len(title) <= _LONGEST_TITLE:
                    yield OutlineEntry(title, paragraph.level, page.number)
