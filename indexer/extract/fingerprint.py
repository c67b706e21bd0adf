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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a document, with its terms in order.

    Attributes:
        page: The index of its page, from 0.
    """

    kind: ParagraphKind
    words: list[str]
    text: str
    page: int

    @property
    def is_running(self) -> bool:
        """Whether it is a running head or foot."""
        return self.kind is ParagraphKind.RUNNING


def parts(pages: Iterable[Page]) -> list[Part]:
    """Return the paragraphs of a document; of a page without any, its text."""
    return [
        Part(each.kind, analysis.terms(text), text, index)
        for index, page in enumerate(pages)
        for each in page.paragraphs or (Paragraph(0, len(page.text)),)
        for text in (page.text[each.start : each.end],)
    ]


def fingerprint(of: Sequence[Part]) -> str:
    """Return `LENGTH` hexadecimal digits that are equal for copies of a document; "" without any words."""
    of = [part for part in of if not part.is_running]
    first = next((index for index, part in enumerate(of) if _is_prose(part)), None)
    if first is not None:
        last = next(index for index in range(len(of) - 1, -1, -1) if _is_prose(of[index]))
        of = of[_beginning(of, first) : last + 1]
    words = [word for part in of for word in part.words]
    if not words:
        return ""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:LENGTH]


def _is_prose(part: Part) -> bool:
    if part.kind is ParagraphKind.HEADING:
        return False
    letters = sum(map(len, part.words))
    if letters < _SENTENCE or (letters < _PROSE and not _ENDS.search(part.text)):
        return False
    return not (letters <= _LONGEST_NOTICE and _NOTICE.search(part.text))


def _beginning(of: Sequence[Part], first: int) -> int:
    """Return where the document begins: at the heading before its prose, or one paragraph before it."""
    for index in range(first - 1, -1, -1):
        if of[index].kind is ParagraphKind.HEADING:
            return index
    return max(first - 1, 0)
