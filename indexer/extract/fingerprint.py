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
    """A paragraph of a document, with its terms in order."""

    kind: ParagraphKind
    words: list[str]
    text: str


def parts(pages: Iterable[Page]) -> list[Part]:
    """Return the paragraphs of a document, running heads left out; of a page without any, its text."""
    return [
        Part(each.kind, analysis.terms(text), text)
        for page in pages
        for each in page.paragraphs or (Paragraph(0, len(page.text)),)
        if each.kind is not ParagraphKind.RUNNING
        for text in (page.text[each.start : each.end],)
    ]


def fingerprint(of: Sequence[Part]) -> str:
    """Return `LENGTH` hexadecimal digits that are equal for copies of a document; "" without any words."""
    prose = [index for index, part in enumerate(of) if _is_prose(part)]
    if prose:
        of = of[_beginning(of, prose[0]) : prose[-1] + 1]
    words = [word for part in of for word in part.words]
    if not words:
        return ""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:LENGTH]


def _is_prose(part: Part) -> bool:
    letters = sum(map(len, part.words))
    return (
        part.kind is not ParagraphKind.HEADING
        and letters >= (_SENTENCE if _ENDS.search(part.text) else _PROSE)
        and not (letters <= _LONGEST_NOTICE and _NOTICE.search(part.text))
    )


def _beginning(of: Sequence[Part], first: int) -> int:
    """Return where the document begins: at the heading before its prose, or one paragraph before it."""
    for index in range(first - 1, -1, -1):
        if of[index].kind is ParagraphKind.HEADING:
            return index
    return max(first - 1, 0)
