"""Replace the pages of a file that have no usable text by what OCR reads on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from indexer.extract.ocr import languages
from indexer.extract.ocr.languages import Language
from indexer.extract.ocr.processes import HelperFailed
from indexer.extract.ocr.tally import TIME_WAS_UP, Tally
from indexer.extract.ocr.tesseract import PageRead, Tesseract, find
from indexer.extract.ocr.unreadable import is_unreadable, letters_of, may_be_stamp
from indexer.extract.protocol import Draft, OcrBegins, Shortfall

POOR = 50.0
"""Percent of confidence below which a page is kept but cannot be relied on."""

_MOST_FAILURES = 3  # in a row, after which the installation, or the file, is taken to be broken
_LOOKED_AT = 50  # pages, to tell the language of those that can be read
_THAN_STAMP = 3  # times as many letters as its stamp has a scan at least, and surely:
_SURE = 60.0  # percent
_NOTHING = "nothing that OCR can read"


def fill(
    path: Path,
    drafts: Sequence[Draft],
    hints: Sequence[tuple[str, str]],
    page_timeout_s: float,
    find: Callable[[], Tesseract | None] = find,
    tell: Callable[[OcrBegins | Draft], None] = lambda told: None,
) -> tuple[list[Draft], Shortfall | None]:
    """Replace the pages of a PDF that have no usable text by what OCR reads on them.

    Args:
        path: The file.
        drafts: All its pages, as its reader found them.
        hints: As `Extraction.hints`; `lang` is a guess at the language to begin with.
        page_timeout_s: Seconds of wall time for each page. What is not read by then is said to need OCR.
        find: Tells which Tesseract is installed; asked only if there are pages for it.
        tell: Is told of each page before it is read, and of its draft afterwards.

    Returns:
        The drafts, in the same order; and which pages are still unread or badly read, and what
        to do about it; None if all is well.
    """
    unreadable = [place for place, draft in enumerate(drafts) if is_unreadable(draft)]
    stamped = _stamped(drafts, frozenset(unreadable))
    if not unreadable and not stamped:
        return list(drafts), None
    filled = list(drafts)
    work = _Work(path, len(drafts), find(), _likely_language(drafts, hints), page_timeout_s)
    places = sorted([*unreadable, *stamped])
    for done, place in enumerate(places):
        tell(OcrBegins(done, len(places)))
        draft = drafts[place]
        filled[place] = work.under_stamp(draft) if place in stamped else work.read(draft)
        if filled[place] is not draft:
            tell(filled[place])
    has_text = any(block.text.strip() for draft in filled for block in draft.blocks)
    return filled, work.tally.shortfall(work.engine, has_text)


def _stamped(drafts: Sequence[Draft], unreadable: frozenset[int]) -> frozenset[int]:
    """Return the places of pages whose text may be but a stamp, if most of the file is pictures."""
    stamped = [place for place, draft in enumerate(drafts) if place not in unreadable and may_be_stamp(draft)]
    is_scan = 2 * (len(stamped) + len(unreadable)) > len(drafts)
    return frozenset(stamped if is_scan else [])


def _likely_language(drafts: Sequence[Draft], hints: Sequence[tuple[str, str]]) -> Language | None:
    """Return the language of the pages that can be read, or else the one that the file claims."""
    readable = "\n".join(
        block.text for draft in drafts[:_LOOKED_AT] if not is_unreadable(draft) for block in draft.blocks
    )
    tag = next((value for name, value in hints if name == "lang"), "")
    return languages.told_by_words(readable) or languages.of_tag(tag)


class _NotRead(Exception):
    """A page could not be read by OCR; the message says why."""


class _Work:
    """OCR of one file, page after page, each in the language of the one before to begin with."""

    def __init__(
        self,
        path: Path,
        pages: int,
        engine: Tesseract | None,
        language: Language | None,
        page_timeout_s: float,
    ) -> None:
        self.engine = engine
        self.tally = Tally(pages)
        self._path = path
        self._page_timeout_s = page_timeout_s
        self._failures: list[str] = []  # since the last success
        installed = engine.languages if engine else ()
        if language and language not in installed:
            self.tally.miss(language)
        self._language = language if language in installed else next(iter(installed), None)

    def read(self, draft: Draft) -> Draft:
        """Return an unreadable page as OCR reads it, or as it was if that is no better."""
        try:
            page = self._ask(draft.number)
            return self._judged(draft, page)
        except _NotRead as error:
            self.tally.unread[str(error)] += 1
            return draft

    def under_stamp(self, draft: Draft) -> Draft:
        """Return a page that may be a stamped scan as OCR reads it, if that is surely more."""
        try:
            page = self._ask(draft.number)
        except _NotRead:
            return draft
        is_more = page.letters >= _THAN_STAMP * letters_of(draft) and page.confidence >= _SURE
        return page.draft if is_more else draft

    def _ask(self, number: int) -> PageRead:
        if self.engine is None or self._language is None:
            raise _NotRead("")
        if len(self._failures) >= _MOST_FAILURES:
            raise _NotRead(self._failures[-1])
        try:
            page = self.engine.read(self._path, number, self._language, self._page_timeout_s)
        except HelperFailed as error:
            why = TIME_WAS_UP if error.is_late else str(error)
            self._failures.append(why)
            raise _NotRead(why) from error
        except MemoryError as error:
            raise _NotRead("memory was short") from error
        self._failures.clear()
        return page

    def _judged(self, draft: Draft, page: PageRead) -> Draft:
        if page.wanted:
            self.tally.miss(page.wanted)
        if page.is_senseless:
            raise _NotRead(f"{page.wanted.script} letters" if page.wanted else _NOTHING)
        has_text = letters_of(draft) > 0
        if has_text and page.confidence < POOR:
            raise _NotRead(_NOTHING)
        if not page.letters:
            self.tally.without_text += 1
            return draft
        self.tally.poor += page.confidence < POOR
        if page.wanted:
            self.tally.foreign[page.wanted.name, page.language.name] += 1
        self._language = page.language
        return page.draft
