"""From the citations of plain text to the mentions of a document, with page, paragraph and sentence.

The pages are read as one text, so that a list that goes on over a page is one list, and what a
text says on one page helps on the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from indexer import paragraphs, sentences
from indexer.citations.committees import with_committees
from indexer.citations.finder import cited
from indexer.citations.found import Context, Found
from indexer.citations.plain import Plain
from indexer.citations.repair import repaired
from indexer.model import Mention, Page, Paragraph, ParagraphKind
from indexer.symbols import key

_BETWEEN = "\n\n"
_COURTS = {"ecthr": "ECtHR App.", "afcthpr": "AfCHPR Application"}
_TITLE_PAGE = 1500  # characters


def find(text: str, context: Context = Context()) -> tuple[Mention, ...]:  # noqa: B008 - frozen
    """Return the citations of a text in order; offsets in code points of the text."""
    plain = Plain.of(text)
    units = _Units(Page(1, text))
    return tuple(
        _mention(one, start, end, sentence=units.sentence(start))
        for one in _read(plain, context)
        for start, end in (plain.printed(one.start, one.end),)
    )


def mentions(pages: Sequence[Page], context: Context) -> tuple[Mention, ...]:
    """Return what the pages of a document cite, in order, but for the document itself.

    What stands in running heads and feet is no citation.
    """
    starts = list(accumulate((len(page.text) + len(_BETWEEN) for page in pages), initial=0))
    plain = Plain.of(_BETWEEN.join(page.text for page in pages))
    found_here = _read(plain, context)
    own = _own(found_here, context)
    carried = paragraphs.carried(pages)
    units: dict[int, _Units] = {}
    found = []
    for one in found_here:
        start, end = plain.printed(one.start, one.end)
        index = bisect_right(starts, start) - 1
        page = pages[index]
        start, end = start - starts[index], min(end - starts[index], len(page.text))
        unit = units.setdefault(index, _Units(page))
        if unit.is_running(start) or key(one.canonical) in own:
            continue
        found.append(
            _mention(
                one,
                start,
                end,
                page=page.number,
                paragraph=paragraphs.number_at(page, start, carried[index]),
                sentence=unit.sentence(start),
            )
        )
    return tuple(found)


def _own(found: Sequence[Found], context: Context) -> frozenset[str]:
    """Return the keys of the document itself: its symbol; a judgment has the numbers of its title page."""
    own = {context.symbol} if context.symbol else set()
    if context.body in _COURTS:
        first = next((one for one in found if one.canonical.startswith(_COURTS[context.body])), None)
        if first is not None and first.start < _TITLE_PAGE:
            own.add(key(first.canonical))
            own |= {key(one.canonical) for one in found if one.group and one.group == first.group}
    return frozenset(own)


def _read(plain: Plain, context: Context) -> list[Found]:
    return repaired(plain, with_committees(plain, cited(plain, context)), context.known)


def _mention(
    one: Found, start: int, end: int, *, page: int = 1, paragraph: str = "", sentence: tuple[int, int]
) -> Mention:
    canonical, candidates = one.canonical, one.candidates
    if one.of_body:  # what is printed comes first, though it cannot be
        canonical, candidates = one.of_body, (canonical, *candidates)
    pinpoint = tuple((one.pinpoint or {}).items())
    return Mention(canonical, page, start, end, sentence, paragraph, candidates, pinpoint, one.note)


class _Units:
    """The paragraphs and sentences of one page, each cut once and only if somebody asks."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paragraphs = page.paragraphs or (Paragraph(0, len(page.text)),)
        self._starts = [each.start for each in self._paragraphs]
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}

    def is_running(self, offset: int) -> bool:
        """Tell whether a place is in a running head or foot."""
        return self._paragraphs[self._at(offset)].kind is ParagraphKind.RUNNING

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the sentence around a place, within its paragraph."""
        at = self._at(offset)
        if at not in self._sentences:
            each = self._paragraphs[at]
            self._sentences[at] = sentences.sentences(self._page.text, each.start, each.end)
        spans = self._sentences[at]
        return spans[max(0, bisect_right(spans, offset, key=lambda span: span[0]) - 1)]

    def _at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)
