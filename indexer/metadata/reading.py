"""What the rules read of a document: its opening, line by line, and what its file claims."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from indexer.model import Card, Extraction, Page, ParagraphKind
from indexer.symbols import Symbol

OPENING_LENGTH = 6_000
"""Characters of the first page that rules may read. Web pages are one long page."""

EVIDENCE_LENGTH = 120  # characters


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the rules see it.

    Attributes:
        path: Of the file, with the name of its root.
        is_html: Whether the file is a web page, whose claims about itself are the site's.
        extraction: What was read of the file.
        page: Number of the page with the opening: the first one with words on it.
        lines: Of the opening, without the empty ones; blanks inside are single.
        last_year: Latest year to believe (CE).
        symbol: Of the document; None if it has none, or none was found.
        card: Of the catalogue, for this symbol.
        title: As established; "" before it is, or without one.
        is_draft: Whether it is plain text or of a word processor, as people write it.
    """

    path: str
    is_html: bool
    extraction: Extraction
    page: int
    lines: tuple[str, ...]
    last_year: int
    symbol: Symbol | None = None
    card: Card | None = None
    title: str = ""
    is_draft: bool = False

    @property
    def opening(self) -> str:
        """The lines of the opening as one text."""
        return "\n".join(self.lines)


_WRITTEN = ("text/plain", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def reading_of(path: str, media_type: str, extraction: Extraction, last_year: int) -> Reading:
    """Return what the rules read of a document, before any fact is known."""
    page = next(filter(_has_words, extraction.pages), next(iter(extraction.pages), None))
    return Reading(
        path=path,
        is_html="html" in media_type,
        extraction=extraction,
        page=page.number if page else 1,
        lines=_lines(_without_notes(page)[:OPENING_LENGTH]) if page else (),
        last_year=last_year,
        is_draft=media_type in _WRITTEN,
    )


def evidence(text: str) -> str:
    """Return a text as evidence: on one line, and short."""
    line = " ".join(text.split())
    return line if len(line) <= EVIDENCE_LENGTH else line[: EVIDENCE_LENGTH - 1].rstrip() + "…"


def folded(text: str) -> str:
    """Return a text for comparison: no accents, no case, typewriter quotes, single blanks."""
    plain = text.replace("’", "'").replace("‘", "'")
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return " ".join(plain.casefold().split())


# Latin accents, Arabic hamza, vowels and lengthening; marks of other scripts are letters.
_ACCENTS = re.compile(r"[\u0300-\u036f\u0640\u064b-\u0655\u0670]+")
# Byte order marks, the star of old fonts, the calls of footnotes.
_PLAIN = str.maketrans({"\ufeff": None, "\u2217": "*", "\uf02a": "*"} | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹"))
_WORD = re.compile(r"[^\W\d_]{2,}")


def _has_words(page: Page) -> bool:
    return len(_WORD.findall(page.text)) >= 3


def _without_notes(page: Page) -> str:
    """Return the text of a page without its footnotes, which explain the title and are none of it."""
    if not any(each.kind is ParagraphKind.NOTE for each in page.paragraphs):
        return page.text
    kept = [each for each in page.paragraphs if each.kind is not ParagraphKind.NOTE]
    return "\n\n".join([page.text[each.start : each.end] for each in kept])


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.translate(_PLAIN).split()) for line in text.splitlines())
    return tuple(line for line in lines if line)
