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
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from indexer import metadata, symbols
from indexer.catalogue import Catalogue
from indexer.citations import Context, mentions, tag_of
from indexer.extract.assemble import assemble
from indexer.extract.docx import read as read_docx
from indexer.extract.html import read as read_html
from indexer.extract.pdf import read as read_pdf
from indexer.extract.protocol import Draft, Limits
from indexer.model import Extraction, Page, ParagraphKind
from indexer.sentences import sentences_of
from indexer.text import clean

pytestmark = pytest.mark.real

VERDICTS = Path(__file__).resolve().parents[1] / "data" / "verdicts"

READERS = {
    ".pdf": (read_pdf, "application/pdf"),
    ".docx": (read_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".html": (read_html, "text/html"),
}

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
        reader, _ = READERS.get(Path(path).suffix, READERS[".html"])
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


# Sentences


def test_sentences_end_where_their_readers_stop(reading: Callable[[str], Reading]) -> None:
    judged = rows("sentences.tsv")
    assert len(judged) >= 200
    right = 0
    differences = []
    for row in judged:
        page = reading(row["file"]).pages[int(row["page"]) - 1]
        ends = {end for _, end in sentences_of(page)}
        places = re.finditer(rf"{re.escape(row['before'])}(?=\s*{re.escape(row['after'])})", page.text)
        results = {"end" if place.end() in ends else "inside" for place in places}
        if results == {row["result"]}:
            right += row["verdict"] == "right"
        else:
            differences.append((row, results))
    assert right >= 0.98 * len(judged), differences


# Citations

Citation = tuple[str, int, str, str]  # file, page, key of the canonical symbol, pinpoint


def cited(path: str, pages: Sequence[Page], media_type: str) -> Iterator[tuple[int, str, str]]:
    """Yield (page, key, pinpoint) of what a document cites, read as the pipeline reads it."""
    extraction = Extraction(tuple(pages), len(pages))
    facts = metadata.establish(path, media_type, extraction, Catalogue(), datetime.now(UTC).year)
    body = facts.mechanism.value if facts.mechanism else None
    symbol = facts.symbol.value if facts.symbol else None
    context = Context(body=tag_of(body, symbol), symbol=symbols.key(symbol) if symbol else "")
    for mention in mentions(pages, context):
        parts = sorted(f"{field}={value}" for field, value in mention.pinpoint)
        yield mention.page, symbols.key(mention.canonical), ";".join(parts)


@pytest.fixture(scope="module")
def citations(
    corpus_real: Path, reading: Callable[[str], Reading]
) -> tuple[Counter[Citation], Counter[Citation]]:
    """What the documents of `citations.tsv` cite, and what the project finds in them."""
    there: Counter[Citation] = Counter()
    judged = rows("citations.tsv")
    for row in judged:
        if row["verdict"] != "wrong":
            there[row["file"], int(row["page"]), symbols.key(row["canonical"]), row["pinpoint"]] += 1
    found: Counter[Citation] = Counter()
    for file in {row["file"] for row in judged}:
        _, media_type = READERS[Path(file).suffix]
        for each in cited(str(corpus_real / file), reading(file).pages, media_type):
            found[(file, *each)] += 1
    return there, found


def without_pinpoints(these: Counter[Citation]) -> Counter[tuple[str, int, str]]:
    result: Counter[tuple[str, int, str]] = Counter()
    for (file, page, key, _), times in these.items():
        result[file, page, key] += times
    return result


def test_citations_of_whole_documents_are_found_and_no_others(
    citations: tuple[Counter[Citation], Counter[Citation]],
) -> None:
    there, found = map(without_pinpoints, citations)
    assert len({file for file, _, _ in there}) >= 15
    assert there.total() >= 700
    missed, wrong = there - found, found - there
    right = (there & found).total()
    assert right >= 0.99 * found.total(), sorted(wrong.elements())
    assert right >= 0.97 * there.total(), sorted(missed.elements())


def test_citations_have_the_pinpoints_that_readers_see(
    citations: tuple[Counter[Citation], Counter[Citation]],
) -> None:
    there, found = citations
    judged = Counter({each: times for each, times in there.items() if each[-1]})
    missed = judged - found
    assert judged.total() - missed.total() >= 0.92 * judged.total(), sorted(missed.elements())
