"""The passages of a document: its headings and paragraphs, put together across pages.

A page ends where the paper ends, so a paragraph that goes on overleaf stands on two pages.
Running heads and notes are left out: they stand between the two halves, and translations set
them otherwise.

Pure. Limits: what the page was cut into is believed, except at its edges.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model import Page, Paragraph, ParagraphKind

_CALLS = r"[\W\d¹²³⁰-⁹]*$"  # of notes
_ENDED = re.compile(r"[.!?:;。！？؟।]" + _CALLS)
_PAUSED = re.compile(r"[,،，、]" + _CALLS)
_LOWER = re.compile(r"[a-zß-öø-ÿа-яё][^).]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or a paragraph, wherever it stands.

    Attributes:
        number: As printed; "" if it has none.
        text: On one line.
        page: Number of the page it begins on.
        start: Where it begins in the text of that page.
    """

    kind: ParagraphKind
    number: str
    text: str
    page: int
    start: int


def passages(pages: Sequence[Page]) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order."""
    found: list[Passage] = []
    for page in pages:
        is_first = True
        for paragraph in page.paragraphs:
            text = _SPACE.sub(" ", page.text[paragraph.start : paragraph.end]).strip()
            if not text or paragraph.kind not in (ParagraphKind.BODY, ParagraphKind.HEADING):
                continue
            if found and _goes_on(found[-1], paragraph, text, is_first=is_first):
                found[-1] = joined(found[-1], text)
            else:
                found.append(Passage(paragraph.kind, paragraph.number, text, page.number, paragraph.start))
            is_first = False
    return tuple(found)


def joined(before: Passage, text: str) -> Passage:
    """Return a passage with the text that follows it; what runs on is no heading."""
    return Passage(ParagraphKind.BODY, before.number, f"{before.text} {text}", before.page, before.start)


def _goes_on(before: Passage, paragraph: Paragraph, text: str, *, is_first: bool) -> bool:
    """Tell whether a paragraph is the rest of the one before it.

    Within a page only small letters tell; at its top, the end of the page before tells too.
    """
    if paragraph.kind is ParagraphKind.HEADING or _ENDED.search(before.text):
        return False
    if paragraph.number:
        return is_first and paragraph.number == before.number and not text.startswith(paragraph.number)
    if _LOWER.match(text):
        return True
    if not is_first or before.kind is ParagraphKind.HEADING:
        return False
    return bool(before.number) or not _PAUSED.search(before.text)
