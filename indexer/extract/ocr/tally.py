"""What became of the pages that need OCR, in words for the keeper of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.extract.ocr import languages
from indexer.extract.ocr.languages import Language
from indexer.extract.ocr.tesseract import Tesseract
from indexer.extract.protocol import Shortfall

TIME_WAS_UP = "the time was up"

_MORE_TIME = "Raise DEFENDERS_OCR_PAGE_TIMEOUT_S, or run OCR on the file, and build again."
_BETTER_SCAN = "Compare the pages with the file; a cleaner or larger scan is read better."
_LOOK = "Open the file to see what the pages show."


@dataclass
class Tally:
    """Counts of pages.

    Attributes:
        pages: Of the file, all.
        unread: Pages that need OCR and did not get it, by reason; "" if there is no Tesseract.
        poor: Read, but with little confidence.
        foreign: Read in another language than their own, by the names of both.
        without_text: Pictures on which there is nothing to read.
        missing: Languages that should be installed.
    """

    pages: int
    unread: Counter[str] = field(default_factory=Counter)
    poor: int = 0
    foreign: Counter[tuple[str, str]] = field(default_factory=Counter)
    without_text: int = 0
    missing: dict[str, Language] = field(default_factory=dict)

    def miss(self, language: Language) -> None:
        """Note that a language should be installed."""
        self.missing.setdefault(language.code, language)

    def shortfall(self, engine: Tesseract | None, has_text: bool) -> Shortfall | None:
        """Say what is unread or doubtful; None if nothing is.

        Args:
            engine: What is installed.
            has_text: Some page of the file has text now.
        """
        reasons = []
        if total := self.unread.total():
            why = "; ".join(reason for reason, _ in self.unread.most_common() if reason)
            reasons.append(f"needs OCR: {self._of_all(total)}" + (f" ({why})" if why else ""))
        if self.poor:
            reasons.append(f"{self._of_all(self.poor)} read by OCR with little confidence")
        for (spoken, instead), count in self.foreign.items():
            reasons.append(f"{self._of_all(count)} in {spoken}, read by OCR as {instead}")
        if not reasons and not has_text and self.without_text:
            reasons.append("the pages are pictures, and OCR finds no text on them")
        return Shortfall("; ".join(reasons), self._advice(engine)) if reasons else None

    def _of_all(self, count: int) -> str:
        return f"{count} of {_pages(self.pages)}"

    def _advice(self, engine: Tesseract | None) -> str:
        advice = []
        if engine is None or not engine.languages or self.missing:
            advice.append(how_to_install(engine, tuple(self.missing.values())))
        if self.unread[TIME_WAS_UP]:
            advice.append(_MORE_TIME)
        if self.poor:
            advice.append(_BETTER_SCAN)
        return " ".join(advice) or _LOOK


def how_to_install(engine: Tesseract | None, wanted: Sequence[Language]) -> str:
    """Say how to get Tesseract, or data for languages it lacks, on the usual systems.

    Args:
        engine: What is installed.
        wanted: Languages; none if it is not known which.
    """
    packages = [languages.package(language.code) for language in wanted]
    what = f"data for {languages.names(wanted) or 'the language of the document'}"
    for_example = "" if wanted else " tesseract-ocr-fra for French"
    mac = "tesseract-lang"
    if engine is None:
        packages.insert(0, "tesseract-ocr")
        what = f"Tesseract and its {what}"
        mac = "tesseract tesseract-lang"
    else:
        what = f"Tesseract's {what}"
    return (
        f"Install {what} and build again (Debian, Ubuntu: apt install {' '.join(packages)}{for_example}; "
        f"macOS: brew install {mac}; Windows: the installer of UB Mannheim, and its folder into PATH)."
    )


def summary(confidences: Sequence[float | None]) -> str:
    """Say how much of a file OCR read: "3 of 10 pages read by OCR, mean confidence 87 %"; "" if nothing.

    Args:
        confidences: `Page.confidence` of each page.
    """
    read = [confidence for confidence in confidences if confidence is not None]
    if not read:
        return ""
    mean = sum(read) / len(read)
    return f"{len(read)} of {_pages(len(confidences))} read by OCR, mean confidence {mean:.0f} %"


def _pages(count: int) -> str:
    return f"{count} page" if count == 1 else f"{count} pages"
