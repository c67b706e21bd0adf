"""PDF is read page by page; what cannot be read is said, not guessed.

The files are written here, by hand: a reader of the test sees all that is in them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.errors import DamagedFile, EncryptedFile, ExtractionError, NoTextLayer
from indexer.extract.assemble import assemble
from indexer.extract.ocr import fill
from indexer.extract.pdf import read
from indexer.extract.protocol import Draft, Header, Limits, Shortfall
from indexer.extract.unread import refuse_without_text
from indexer.model import Page
from tests.factories import FIRST_FREE, a_pdf, encryption, text

REAL = Path(__file__).parents[3] / "shared" / "corpus-real" / "difficult"

PICTURE = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"


Told = Header | Draft | Shortfall


def told(folder: Path, data: bytes, limits: Limits | None = None) -> list[Told]:
    """All that the reader tells of a file, and what is said where no OCR programme is installed."""
    (folder / "a.pdf").write_bytes(data)
    things = list(read(folder / "a.pdf", limits or Limits()))
    drafts, missing = fill(
        folder / "a.pdf", [thing for thing in things if isinstance(thing, Draft)], (), 1.0, lambda: None
    )
    refuse_without_text(drafts, missing, next((each for each in things if isinstance(each, Shortfall)), None))
    return [*things, missing] if missing else things


def pages(things: Iterable[Told]) -> tuple[Page, ...]:
    return assemble([thing for thing in things if isinstance(thing, Draft)])


def texts(things: Iterable[Told]) -> list[str]:
    return [page.text for page in pages(things)]


def shortfall(things: Iterable[Told]) -> str:
    return "".join(thing.reason for thing in things if isinstance(thing, Shortfall))


def test_pages_come_in_order_and_clean(tmp_path: Path) -> None:
    first = text("Report on human rights de-", "fenders", "Distr.:\xa0General")
    things = told(tmp_path, a_pdf(first, text("Décision n° 5")))
    assert things[0] == Header(2)
    assert texts(things) == ["Report on human rights defenders\nDistr.: General", "Décision n° 5"]


def test_printed_labels_are_kept(tmp_path: Path) -> None:
    labels = b"/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>"
    things = told(tmp_path, a_pdf(*[text("x")] * 3, catalog=labels))
    assert [page.label for page in pages(things)] == ["i", "ii", "1"]


def test_damaged_labels_cost_no_page(tmp_path: Path) -> None:
    things = told(tmp_path, a_pdf(text("x"), text("y"), catalog=b"/PageLabels << /Nums [(a) 5] >>"))
    assert [page.label for page in pages(things)] == ["", ""]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"(Rapport  annuel)", "Rapport annuel"),
        (b"<FEFF00E900740061007400>", "état"),
        (b"<FFFEE900740061007400>", "état"),
        (b"<EFBBBFC3A974C3A9>", "été"),
        (b"<FEFFD83D>", ""),
        (b"/Name", ""),
        (b"99 0 R", ""),
    ],
)
def test_what_the_file_says_of_itself_is_a_clean_hint(tmp_path: Path, written: bytes, value: str) -> None:
    data = a_pdf(text("x"), info=b"/Title %s /Author (A)" % written, catalog=b"/Lang (fr-FR)")
    hints = ("lang", "fr-FR"), *([("pdf:Title", value)] if value else []), ("pdf:Author", "A")
    assert told(tmp_path, data)[0] == Header(1, hints)


def test_a_file_of_pictures_has_no_text_layer(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayer, match="needs OCR: 2 of 2 pages") as caught:
        told(tmp_path, a_pdf(PICTURE, PICTURE))
    assert "tesseract-ocr" in caught.value.advice


def test_a_file_of_blank_pages_is_said_to_be_blank(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayer, match="blank"):
        told(tmp_path, a_pdf(b"", text(" ")))


def test_pictures_among_pages_with_text_are_counted_and_kept_as_empty_pages(tmp_path: Path) -> None:
    things = told(tmp_path, a_pdf(PICTURE, text("x"), PICTURE, b""))
    assert texts(things) == ["", "x", "", ""]
    assert shortfall(things) == "needs OCR: 2 of 4 pages"
    assert isinstance(things[-1], Shortfall)
    assert "tesseract-ocr" in things[-1].advice


def test_a_blank_page_is_no_shortfall(tmp_path: Path) -> None:
    assert shortfall(told(tmp_path, a_pdf(text("x"), b""))) == ""


def test_a_damaged_page_costs_that_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pdfminer.pdfinterp import PDFPageInterpreter

    process = PDFPageInterpreter.process_page
    seen = []

    def fail_on_second(self: PDFPageInterpreter, page: object) -> None:
        seen.append(page)
        if len(seen) == 2:
            raise TypeError("unhashable type: 'PDFObjRef'")
        process(self, page)  # type: ignore[arg-type]

    monkeypatch.setattr(PDFPageInterpreter, "process_page", fail_on_second)
    things = told(tmp_path, a_pdf(text("x"), text("y"), text("z")))
    assert texts(things) == ["x", "", "z"]
    assert shortfall(things) == "1 of 3 pages could not be read, for damage"


def test_pages_whose_contents_are_not_in_the_file_are_damaged(tmp_path: Path) -> None:
    one, two = FIRST_FREE + 1, FIRST_FREE + 3
    data = a_pdf(text("x"), text("y"))
    things = told(tmp_path, data.replace(b"/Contents %d 0 R" % two, b"/Contents 99 0 R"))
    assert texts(things) == ["x", ""]
    assert shortfall(things) == "1 of 2 pages are damaged and may lack text"
    for at in (one, two):
        data = data.replace(b"/Contents %d 0 R" % at, b"/Contents [99 0 R]")
    with pytest.raises(DamagedFile, match="no text is left: 2 of 2 pages are damaged"):
        told(tmp_path, data)


def test_what_is_cut_off_before_its_first_words_is_damaged_not_blank(tmp_path: Path) -> None:
    data = a_pdf(text("one"), text("two"))
    with pytest.raises(DamagedFile, match="1 of 2 pages cannot be found"):
        told(tmp_path, data[: data.index(b"stream")])


def test_pages_that_are_announced_and_not_there_are_missed(tmp_path: Path) -> None:
    data = a_pdf(text("x"), text("y")).replace(b"/Count 2", b"/Count 5")
    assert shortfall(told(tmp_path, data)) == "3 of 5 pages cannot be found"


def test_reading_stops_after_the_most_pages_allowed(tmp_path: Path) -> None:
    things = told(tmp_path, a_pdf(text("x"), text("y"), text("z")), Limits(max_pages=2))
    assert things[0] == Header(3)
    assert [page.number for page in pages(things)] == [1, 2]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\nnot a PDF at all",
        a_pdf(text("x"))[:120],
    ],
)
def test_what_is_no_pdf_is_damaged(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DamagedFile):
        told(tmp_path, data)


def test_a_lost_byte_is_survived(tmp_path: Path) -> None:
    data = a_pdf(text("x"), catalog=b"/Padding (.......)").replace(b".......", b"......")
    assert texts(told(tmp_path, data)) == ["x"]


def test_pages_are_found_without_a_list_of_pages(tmp_path: Path) -> None:
    assert texts(told(tmp_path, a_pdf(text("x")).replace(b"/Kids", b"/Lost"))) == ["x"]


def test_a_file_that_is_gone_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="cannot be opened"):
        list(read(tmp_path / "gone.pdf", Limits()))


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile, match="password") as caught:
        told(tmp_path, a_pdf(text("x"), trailer=encryption(b"secret")))
    assert caught.value.advice == "Save a copy without a password and build again."


def test_a_lock_that_is_not_known_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile, match="not known"):
        told(tmp_path, a_pdf(text("x"), trailer=b"/Encrypt << /Filter /Odd >> /ID [<00> <00>]"))


def test_a_file_that_opens_without_a_password_is_not_called_encrypted(tmp_path: Path) -> None:
    try:
        told(tmp_path, a_pdf(text("x"), trailer=encryption(b"")))
    except ExtractionError as error:  # its content was never encrypted, so it is garbage now
        assert not isinstance(error, EncryptedFile)  # noqa: PT017 - may also be read


def test_running_out_of_memory_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(data: bytes) -> bytes:
        raise MemoryError

    packed = zlib.compress(text("x"))
    data = a_pdf(packed).replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")
    monkeypatch.setattr("indexer.extract.pdf.streams.inflated", exhaust)
    with pytest.raises(MemoryError):
        told(tmp_path, data)


REAL_FILES = [
    ("openpreserve+format-corpus/pdfCabinetOfHorrors/encryption_noprinting.pdf", "text"),
    ("openpreserve+format-corpus/pdfCabinetOfHorrors/encryption_notextaccess.pdf", "text"),
    ("openpreserve+format-corpus/pdfCabinetOfHorrors/corruptionOneByteMissing.pdf", "text"),
    ("openpreserve+format-corpus/pdfCabinetOfHorrors/encryption_openpassword.pdf", "EncryptedFile"),
    ("pdfminer+pdfminer.six/samples/encryption/aes-256-m.pdf", "EncryptedFile"),
    ("ocrmypdf+OCRmyPDF/tests/resources/ccitt.pdf", "NoTextLayer"),
    ("paperless-ngx+paperless-ngx/src/documents/tests/samples/invalid_pdf.pdf", "text"),
    ("ocrmypdf+OCRmyPDF/tests/resources/invalid.pdf", "DamagedFile"),
]


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")  # pdfminer's own
@pytest.mark.parametrize(("path", "outcome"), REAL_FILES)
def test_real_files_come_out_as_they_should(tmp_path: Path, path: str, outcome: str) -> None:
    if not REAL.is_dir():
        pytest.skip(f"the real documents are not at {REAL}")
    try:
        has_text = any(texts(told(tmp_path, (REAL / path).read_bytes())))
        came_out = "text" if has_text else "no text"
    except ExtractionError as error:
        came_out = type(error).__name__
    assert came_out == outcome
