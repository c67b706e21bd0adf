"""What people read on real pages, held against what the project reads there.

The lists in `tests/data/verdicts/` were made by looking at the pages. They hold places and single
words, no sentences; see the README there.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from indexer.extract.assemble import assemble
from indexer.extract.html import read as read_html
from indexer.extract.pdf import read as read_pdf
from indexer.extract.protocol import Draft, Limits
from indexer.model import Page, ParagraphKind
from indexer.text import clean

pytestmark = pytest.mark.real

VERDICTS = Path(__file__).resolve().parents[1] / "data" / "verdicts"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (VERDICTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its reader found it, and as it is kept."""

    drafts: Sequence[Draft]
    pages: Sequence[Page]


@pytest.fixture(scope="module")
def reading(corpus_real: Path) -> Callable[[str], Reading]:
    """Read a document once for all tests of this file."""

    @cache
    def read(path: str) -> Reading:
        reader = read_pdf if path.endswith(".pdf") else read_html
        drafts = [found for found in reader(corpus_real / path, Limits()) if isinstance(found, Draft)]
        return Reading(drafts, assemble(drafts))

    return read


# Hyphens

_CONTEXT = 25  # characters
_CUT = re.compile(r"(?<=[^\W\d_])[-\xad‐][ ]*\n[ ]*(?=[^\W\d_])")
_BEFORE = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\Z")
_AFTER = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def hyphens(draft: Draft, page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield (part before, part after, joined, kept or apart) of the hyphens at line ends of a page."""
    for block in draft.blocks:
        text = clean(block.text.replace("\xad", "-"))
        for cut in _CUT.finditer(text):
            before, after = _BEFORE.search(text, 0, cut.start()), _AFTER.match(text, cut.end())
            if before is None or after is None or not after[0][0].islower():
                continue
            line = text[text.rfind("\n", 0, cut.start()) + 1 : cut.start()][-_CONTEXT:]
            for context in (line, before[0]):
                words = r"\s+".join(map(re.escape, context.split()))
                if found := re.search(rf"{words}(?P<hyphen>-?)(?P<gap>\s*){re.escape(after[0])}", page.text):
                    result = "apart" if found["gap"] else "kept" if found["hyphen"] else "joined"
                    yield before[0], after[0], result
                    break


def test_hyphens_at_line_ends_are_what_a_reader_would_make_of_them(
    reading: Callable[[str], Reading],
) -> None:
    judged = rows("hyphens.tsv")
    assert len(judged) >= 300
    right = 0
    differences = []
    for row in judged:
        document = reading(row["file"])
        number = int(row["page"]) - 1
        results = {
            result
            for before, after, result in hyphens(document.drafts[number], document.pages[number])
            if before.endswith(row["first"]) and after.startswith(row["second"])
        }
        if results == {row["result"]}:
            right += row["verdict"] == "right"
        else:
            differences.append((row, results))
    assert right >= 0.98 * len(judged), differences


# Paragraphs

_NUMBER = re.compile(r"(?:\[\d+\]|\d[\d.]*[.)]?|\(?\s?\w{1,5}\s?[).])(?:\s?[-–—]\s)?\s*(?:\([a-z]\)\s*)?")
_WORD = re.compile(r"\w+")


def numbered(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield (page, number, first word) of the numbered paragraphs that begin on a page."""
    for paragraph in page.paragraphs:
        if paragraph.kind is ParagraphKind.BODY and paragraph.number:
            text = page.text[paragraph.start : paragraph.end].lstrip()
            number = _NUMBER.match(text)
            word = _WORD.search(text, number.end() if number else 0)
            yield page.number, paragraph.number, word[0] if word else ""


def test_numbered_paragraphs_are_found_where_they_begin(reading: Callable[[str], Reading]) -> None:
    judged: defaultdict[str, Counter[tuple[int, str, str]]] = defaultdict(Counter)
    for row in rows("paragraphs.tsv"):
        judged[row["file"]][int(row["page"]), row["number"], row["first word"]] += 1
    assert len(judged) >= 20
    missed, false = [], []
    for file, there in judged.items():
        pages = {page for page, _, _ in there}
        found = Counter(
            each for page in reading(file).pages if page.number in pages for each in numbered(page)
        )
        missed += [(file, each) for each in (there - found).elements()]
        false += [(file, each) for each in (found - there).elements()]
    total = sum(there.total() for there in judged.values())
    assert total - len(missed) >= 0.97 * total, missed
    assert len(false) <= 0.01 * (total - len(missed) + len(false)), false


# Reading order


def test_pages_are_read_in_the_order_of_their_readers(reading: Callable[[str], Reading]) -> None:
    judged: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows("reading_order.tsv"):
        judged[row["file"], int(row["page"])].append(row)
    assert len(judged) >= 15
    wrong = []
    for (file, page), anchors in judged.items():
        text = " ".join(reading(file).pages[page - 1].text.split())
        found = [
            text.find(row["anchor"]) if text.count(row["anchor"]) == 1 else -1
            for row in sorted(anchors, key=lambda row: int(row["position"]))
        ]
        if anchors[0]["verdict"] == "right" and (found != sorted(found) or -1 in found):
            wrong.append((file, page, found))
    assert not wrong
