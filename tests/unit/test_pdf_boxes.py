"""Spans of a page's clean text come back as boxes on the page, one a line.

Helvetica says how wide its letters are: in units of 12 points, "a" is 6.672, "i" 2.664, a
blank 3.336. All made pages begin at 72, 720 of a page 792 high.
"""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from indexer.errors import DamagedFile, ExtractionError
from indexer.extract.assemble import assemble
from indexer.extract.pdf import read
from indexer.extract.pdf.boxes import ASCENT, DESCENT, Box, boxes
from indexer.extract.protocol import Draft, Limits
from indexer.model import Page
from tests.factories import a_pdf, a_wide_font, text

A, J, BLANK = 6.672, 2.664, 3.336

LETTERS = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Letters /FirstChar 65 /LastChar 72 "
    b"/Widths [500 500 500 500 500 500 500 500] /Encoding << /Type /Encoding "
    b"/Differences [65 /afii57664 /afii57665 /afii57666 /fi /one /two /space /A] >> >>"
)
"""A font in which ABC are the first letters of Hebrew, D is one glyph for "fi", EF are 12, G a blank and
H an A; each is half an em wide."""


def the_pages(path: Path, limits: Limits | None = None) -> tuple[Page, ...]:
    return assemble([thing for thing in read(path, limits or Limits()) if isinstance(thing, Draft)])


def boxes_of(folder: Path, data: bytes, *words: str) -> list[list[Box]]:
    """Where the words of the first page of a file are, each as it first occurs."""
    path = folder / "a.pdf"
    path.write_bytes(data)
    page = the_pages(path)[0].text
    return boxes(path, 1, page, [(at := page.index(word), at + len(word)) for word in words])


def shown(content: bytes) -> bytes:
    return b"BT /F1 12 Tf 14 TL 72 720 Td " + content + b" ET"


SIDES = [
    (rb"(aa ii) Tj", "aa", [(72, 72 + 2 * A)]),
    (rb"(aa ii) Tj", "ii", [(72 + 2 * A + BLANK, 72 + 2 * A + BLANK + 2 * J)]),
    (rb"(aa ii) Tj", "a i", [(72 + A, 72 + 2 * A + BLANK + J)]),
    (rb"(aa ii) Tj", " ", []),
    (rb"(aa ii) Tj", "", []),
    (rb"(aa) Tj T* (ii) Tj", "a\ni", [(72 + A, 72 + 2 * A), (72, 72 + J)]),
    (rb"[(a) -250 (i)] TJ", "i", [(72 + A + 3, 72 + A + 3 + J)]),
    (rb"(a) Tj 40 0 Td (i) Tj", "i", [(112, 112 + J)]),
    (rb"(aa) Tj 200 0 Td (ii) Tj", "aa ii", [(72, 272 + 2 * J)]),  # cells of one line
    (rb"2 Tc (ai) Tj", "a", [(72, 72 + A)]),  # the gap behind a letter is none of it
    (rb"2 Tc (ai) Tj", "i", [(72 + A + 2, 72 + A + 2 + J)]),
    (rb"9 Tw (a i) Tj", "i", [(72 + A + BLANK + 9, 72 + A + BLANK + 9 + J)]),
    (rb"50 Tz (ai) Tj", "i", [(72 + A / 2, 72 + A / 2 + J / 2)]),
    (rb"(   aa) Tj", "aa", [(72 + 3 * BLANK, 72 + 3 * BLANK + 2 * A)]),
    # What cleaning does
    (rb"(ai-) Tj T* (aii a) Tj", "aiaii", [(72, 72 + A + J), (72, 72 + A + 2 * J)]),
    (rb"(ai\255) Tj T* (aii a) Tj", "aiaii", [(72, 72 + A + J), (72, 72 + A + 2 * J)]),  # a soft hyphen
    (rb"(a ............ ii) Tj", "ii", [(72 + A + 14 * BLANK, 72 + A + 14 * BLANK + 2 * J)]),
    (rb"(a ............ ii) Tj", "…", [(72 + A + BLANK, 72 + A + 4 * BLANK)]),
    (rb"(aa\240ii) Tj", "aa ii", [(72, 72 + 2 * A + BLANK + 2 * J)]),  # a blank that does not break
    # What the layout does
    (rb"(aa) Tj 0.3 0 Td (aa) Tj 60 0 Td (ii) Tj", "ii", [(132.3, 132.3 + 2 * J)]),  # printed twice
    (rb"(aa) Tj 100 50 Td (ii) Tj", "aa", [(72, 72 + 2 * A)]),  # drawn first, read last
    (rb"/Span <</ActualText (said)>> BDC (aa) Tj EMC", "sa", [(72, 72 + A)]),  # parted evenly
]


@pytest.mark.parametrize(("content", "words", "sides"), SIDES)
def test_words_are_boxed_from_their_first_letter_to_their_last(
    tmp_path: Path, content: bytes, words: str, sides: list[tuple[float, float]]
) -> None:
    (found,) = boxes_of(tmp_path, a_pdf(shown(content)), words)
    assert [(box.left, box.right) for box in found] == [pytest.approx(side) for side in sides]


def test_a_box_holds_its_letters_from_below_their_line_to_above(tmp_path: Path) -> None:
    ((first,), (second,)) = boxes_of(tmp_path, a_pdf(shown(b"(aa) Tj T* (ii) Tj")), "aa", "ii")
    assert first.top < 792 - 720 - 0.7 * 12  # an ascender
    assert 792 - 720 + 0.2 * 12 < first.bottom < 792 - 720 + 0.5 * 12  # a descender
    assert second.top - first.top == pytest.approx(14)


def test_a_raised_number_widens_the_box_of_its_line(tmp_path: Path) -> None:
    ((both,), (number,)) = boxes_of(tmp_path, a_pdf(shown(b"(aa) Tj /F1 7 Tf 5 Ts (1) Tj")), "aa¹", "¹")
    assert number.left == pytest.approx(72 + 2 * A)
    assert number.bottom < 792 - 720
    assert both.right == number.right
    assert both.top == min(number.top, 792 - 720 - 0.8 * 12)


LETTER_SIDES = [
    (b"(HDH) Tj", "f", (78, 84)),  # a ligature is one letter on the page
    (b"(HDH) Tj", "Af", (72, 84)),
    (b"(HDH) Tj", "iA", (78, 90)),
    (b"(CBA) Tj", "א", (84, 90)),  # drawn from left to right, read from right to left
    (b"(CBA) Tj", "אבג", (72, 90)),
    (b"(CBAGB) Tj", "ב אבג", (72, 102)),
    (b"(CBGEFGA) Tj", "12", (90, 102)),
    (b"(CBGEFGA) Tj", "2", (96, 102)),
    (b"(CBGEFGA) Tj", "בג", (72, 84)),
    (b"(HHGBA) Tj", "AA", (72, 84)),
    (b"(A) Tj -6 0 Td (B) Tj -6 0 Td (C) Tj", "א", (72, 78)),  # drawn from right to left
    (b"(A) Tj -6 0 Td (B) Tj -6 0 Td (C) Tj", "ג", (60, 66)),
]


@pytest.mark.parametrize(("content", "words", "sides"), LETTER_SIDES)
def test_letters_are_found_in_ligatures_and_in_lines_from_right_to_left(
    tmp_path: Path, content: bytes, words: str, sides: tuple[float, float]
) -> None:
    ((box,),) = boxes_of(tmp_path, a_pdf(shown(content), font=LETTERS), words)
    assert (box.left, box.right) == pytest.approx(sides)


UP, DOWN = 12 * ASCENT, 12 * DESCENT

SEEN = [
    (b"", b"1 0 0 1", Box(100, 92 - UP, 112, 92 + DOWN)),
    (b"/MediaBox [10 20 622 812]", b"1 0 0 1", Box(90, 112 - UP, 102, 112 + DOWN)),
    (b"/MediaBox [612 792 0 0]", b"1 0 0 1", Box(100, 92 - UP, 112, 92 + DOWN)),  # any two corners
    (b"/CropBox [50 50 300 750]", b"1 0 0 1", Box(50, 50 - UP, 62, 50 + DOWN)),
    (b"/Rotate 90", b"1 0 0 1", Box(700 - DOWN, 100, 700 + UP, 112)),
    (b"/Rotate 180", b"1 0 0 1", Box(500, 700 - DOWN, 512, 700 + UP)),
    (b"/Rotate 270", b"1 0 0 1", Box(92 - UP, 500, 92 + DOWN, 512)),
    (b"/Rotate 90", b"0 1 -1 0", Box(700, 100 - UP, 712, 100 + DOWN)),  # upright as it is seen
    (b"", b"0 1 -1 0", Box(100 - UP, 80, 100 + DOWN, 92)),
    (b"", b"0 -1 1 0", Box(100 - DOWN, 92, 100 + UP, 104)),
    (b"", b"2 0 0 2", Box(100, 92 - 2 * UP, 124, 92 + 2 * DOWN)),
]


@pytest.mark.parametrize(("page", "matrix", "box"), SEEN)
def test_boxes_are_on_the_page_as_it_is_seen(tmp_path: Path, page: bytes, matrix: bytes, box: Box) -> None:
    content = b"BT /F1 12 Tf %s 100 700 Tm (HH) Tj ET" % matrix
    ((found,),) = boxes_of(tmp_path, a_pdf(content, font=LETTERS, page=page), "AA")
    assert found == pytest.approx(box)


def test_a_column_is_boxed_from_its_first_letter_down(tmp_path: Path) -> None:
    font, codes = a_wide_font(b"Identity-V")
    data = a_pdf(shown(b"<65e5672c8a9e> Tj"), font=font, objects=[codes])
    ((found,),) = boxes_of(tmp_path, data, "本語")
    assert found == pytest.approx(Box(72 - 6, 72 + 12, 72 + 6, 72 + 36))


def test_what_is_not_drawn_has_no_box(tmp_path: Path) -> None:
    field = b"/Annots [<< /Subtype /Widget /FT /Tx /V (filled in) >>]"
    data = a_pdf(text("printed"), page=field)
    assert boxes_of(tmp_path, data, "filled", "printed")[0] == []
    assert len(boxes_of(tmp_path, data, "filled", "printed")[1]) == 1


@pytest.mark.parametrize("page_number", [0, 2])
def test_a_page_that_is_not_there_has_no_boxes(tmp_path: Path, page_number: int) -> None:
    (tmp_path / "a.pdf").write_bytes(a_pdf(text("x")))
    assert boxes(tmp_path / "a.pdf", page_number, "x", [(0, 1)]) == [[]]


def test_a_damaged_page_has_no_boxes(tmp_path: Path) -> None:
    damaged = a_pdf(text("x")).replace(b"/Contents 5", b"/Contents 1")
    (tmp_path / "a.pdf").write_bytes(damaged)
    assert boxes(tmp_path / "a.pdf", 1, "x", [(0, 1)]) == [[]]


def test_another_text_than_that_of_the_page_has_no_boxes(tmp_path: Path) -> None:
    """As where the text was recognised from a picture."""
    (tmp_path / "a.pdf").write_bytes(a_pdf(text("visible")))
    assert boxes(tmp_path / "a.pdf", 1, "OCR OCR OCR", [(0, 11)]) == [[]]


def test_a_file_that_is_gone_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="cannot be opened"):
        boxes(tmp_path / "gone.pdf", 1, "x", [(0, 1)])


# Real pages, against poppler

PAGES, WORDS_OF_EACH = 50, 4
EXACT = 0.99

_POPPLER = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>')


def printed(path: Path, page_number: int) -> list[tuple[Box, str]]:
    """The words of a page and their boxes, as poppler has them; from left to right in all scripts."""
    pages = ["-f", str(page_number), "-l", str(page_number)]
    said = subprocess.run(
        ["pdftotext", "-cropbox", "-bbox", *pages, path, "-"], capture_output=True, check=True
    ).stdout
    return [
        (Box(*map(float, found.groups()[:4])), unicodedata.normalize("NFKC", html.unescape(found[5])))
        for found in _POPPLER.finditer(said.decode("utf-8", "replace"))
    ]


def real_pages(folder: Path, chance: random.Random) -> Iterator[tuple[Path, Page]]:
    """A page each of the files of a folder, in no order."""
    paths = sorted(folder.rglob("*.pdf"))
    for path in chance.sample(paths, len(paths)):
        try:
            page = chance.choice(the_pages(path, Limits(max_pages=3)))
        except ExtractionError:
            continue
        if len(page.text) > 100:
            yield path, page


def is_at(word: str, box: Box, words: list[tuple[Box, str]]) -> bool:
    """Whether the middle of a box is in a word that has this word in it."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(
        other.left <= x <= other.right
        and other.top <= y <= other.bottom
        and (word in text or word[::-1] in text or text.rstrip("-") in word)
        for other, text in words
    )


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")  # pdfminer's own
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils are not installed")
def test_words_of_real_pages_are_where_poppler_has_them(corpus_real: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - a sample
    missed = []
    for path, page in islice(real_pages(corpus_real / "human-rights", chance), PAGES):
        spans = [found.span() for found in re.finditer(r"[^\W_]{2,}", page.text)]
        spans = chance.sample(spans, min(WORDS_OF_EACH, len(spans)))
        words = printed(path, page.number)
        for (start, end), found in zip(spans, boxes(path, page.number, page.text, spans), strict=True):
            word = unicodedata.normalize("NFKC", page.text[start:end])
            if not found or not all(is_at(word, box, words) for box in found):
                missed.append((path.name, page.number, word))
    assert len(missed) <= (1 - EXACT) * PAGES * WORDS_OF_EACH, missed
