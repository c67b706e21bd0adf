"""Tell that two files hold the same document, though their pages look different.

Bodies move their pages from host to host and redraw them: the text stays, and what stands
around it changes (menus, banners, "last updated"). Two files are copies if their texts are
equal word for word, from the last heading before the first paragraph of prose to the last
paragraph of prose. So a menu that the reader left in does no harm, and the title counts: forms
and letters with the same text but another title are different documents.

Pure. Limits: one other word makes another document; versions and translations are not told.
Prose of a site that stands around the document counts as the document's, unless it is a notice
of copyright. A document without prose is compared whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from indexer import analysis
from indexer.model import Page, Paragraph, ParagraphKind

LENGTH = 32  # hexadecimal digits

_PROSE = 80
"""Letters and digits from which on a paragraph is prose; menus and banners have fewer."""

_SENTENCE = 40
"""The same, of a paragraph that ends like a sentence."""

_ENDS = re.compile(r"[.;:!?。！？؟।][\"'”’»)\]]*\s*$")
_NOTICE = re.compile(
    r"©|\(c\)\s*\d{4}|copyright|cookies?\b|"
    r"all rights reserved|derechos reservados|droits réservés|direitos reservados",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 600  # letters and digits


def fingerprint(pages: Sequence[Page]) -> str:
    """Return `LENGTH` hexadecimal digits that are equal for copies of a document; "" without any words.

    Args:
        pages: All pages of one document, as `assemble` makes them.
    """
    parts = [part for page in pages for part in _parts(page)]
    prose = [index for index, (kind, words, text) in enumerate(parts) if _is_prose(kind, words, text)]
    if prose:
        parts = parts[_beginning(parts, prose[0]) : prose[-1] + 1]
    words = [word for _, part, _ in parts for word in part]
    if not words:
        return ""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:LENGTH]


_Part = tuple[ParagraphKind, list[str], str]


def _parts(page: Page) -> list[_Part]:
    """Return the paragraphs of a page, running heads left out: kind, words, text."""
    paragraphs = page.paragraphs or (Paragraph(0, len(page.text)),)
    found: list[_Part] = []
    for paragraph in paragraphs:
        if paragraph.kind is not ParagraphKind.RUNNING:
            text = page.text[paragraph.start : paragraph.end]
            found.append((paragraph.kind, analysis.terms(text), text))
    return found


def _is_prose(kind: ParagraphKind, words: Sequence[str], text: str) -> bool:
    letters = sum(map(len, words))
    return (
        kind is not ParagraphKind.HEADING
        and letters >= (_SENTENCE if _ENDS.search(text) else _PROSE)
        and not (letters <= _LONGEST_NOTICE and _NOTICE.search(text))
    )


def _beginning(parts: Sequence[_Part], first: int) -> int:
    """Return where the document begins: at the heading before its prose, or one paragraph before it."""
    for index in range(first - 1, -1, -1):
        if parts[index][0] is ParagraphKind.HEADING:
            return index
    return max(first - 1, 0)
