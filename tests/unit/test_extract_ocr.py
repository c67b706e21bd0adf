"""Pages without usable text are read by OCR if there is one, within limits, and never in silence."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer.extract.ocr import engine_version, fill, find, summary
from indexer.extract.ocr.languages import BY_CODE
from indexer.extract.ocr.processes import HelperFailed, run
from indexer.extract.ocr.tesseract import Picture, Tesseract, draw
from indexer.extract.protocol import Block, Draft, OcrBegins, Shortfall
from tests import scans

ENGLISH = [
    "The Special Rapporteur on the situation of human rights",
    "defenders notes that the States have the primary duty",
    "to protect them, and that this was not done in all of",
    "the cases of which she was informed in the year 1999.",
]
FRENCH = [
    "La Rapporteuse spéciale sur la situation des défenseurs",
    "des droits de l'homme note que les États sont tenus de",
    "les protéger, et que cela n'a pas été fait dans tous les",
    "cas dont elle a été informée par les intéressés.",
]

A_SCAN = Draft(1, (), pictured=1.0)
A_TEXT = Draft(2, (Block("The second page is text and is for all to read as it is."),))


@pytest.fixture(scope="session")
def tesseract() -> Tesseract:
    """The Tesseract of this machine, with English."""
    engine = find()
    if engine is None or "eng" not in engine.codes:
        pytest.skip("Tesseract is not installed here (apt install tesseract-ocr)")
    return engine


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """A page in English."""
    return scans.photographed(ENGLISH, tmp_path_factory.mktemp("page"))


def words(drafts: Sequence[Draft]) -> list[str]:
    return " ".join(block.text for draft in drafts for block in draft.blocks).split()


def shared(read: Sequence[str], lines: Sequence[str]) -> float:
    """Part of the words of a text that were read."""
    wanted = " ".join(lines).split()
    return sum(word in set(read) for word in wanted) / len(wanted)


def a_scan(folder: Path, *pictures: Picture) -> Path:
    file = folder / "scan.pdf"
    file.write_bytes(scans.scanned(*pictures))
    return file


# ------------------------------------------------------------------ with a Tesseract


def test_a_scan_is_read_and_its_confidence_said(tesseract: Tesseract, page: Picture, tmp_path: Path) -> None:
    filled, shortfall = fill(a_scan(tmp_path, page), [A_SCAN, A_TEXT], (), 60, lambda: tesseract)
    assert shared(words(filled[:1]), ENGLISH) > 0.95
    assert filled[0].confidence is not None
    assert filled[0].confidence > 80
    assert filled[1] is A_TEXT
    assert shortfall is None
    assert summary([draft.confidence for draft in filled]).startswith(
        "1 of 2 pages read by OCR, mean confidence 9"
    )


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_is_read_however_it_lies(
    degrees: int, tesseract: Tesseract, page: Picture, tmp_path: Path
) -> None:
    read = tesseract.read(a_scan(tmp_path, page.turned(degrees)), 1, BY_CODE["eng"], 60)
    assert shared(words([read.draft]), ENGLISH) > 0.95
    assert read.draft.blocks[0].place[0] < 0.3  # the text stands in the upper part of the page


@pytest.mark.parametrize("degrees", [90, 180])
def test_which_way_is_up_is_tried_where_no_data_tell_it(
    degrees: int, tesseract: Tesseract, page: Picture, tmp_path: Path
) -> None:
    without = Tesseract(tesseract.program, tesseract.version, frozenset({"eng"}))
    read = without.read(a_scan(tmp_path, page.turned(degrees)), 1, BY_CODE["eng"], 60)
    assert shared(words([read.draft]), ENGLISH) > 0.95


def test_lines_of_a_page_that_is_askew_stay_in_order(
    tesseract: Tesseract, page: Picture, tmp_path: Path
) -> None:
    read = tesseract.read(a_scan(tmp_path, page.sheared(0.06)), 1, BY_CODE["eng"], 60)
    assert " ".join(words([read.draft])).startswith(
        "The Special Rapporteur on the situation of human rights defenders"
    )


def test_a_page_is_read_in_its_own_language(tesseract: Tesseract, tmp_path: Path) -> None:
    file = a_scan(tmp_path, scans.photographed(FRENCH, tmp_path))
    read = tesseract.read(file, 1, BY_CODE["eng"], 60)
    if "fra" in tesseract.codes:
        assert read.language == BY_CODE["fra"]
        assert shared(words([read.draft]), FRENCH) > 0.95
    else:
        assert read.wanted == BY_CODE["fra"]


def test_a_language_that_is_missing_is_named(tesseract: Tesseract, tmp_path: Path) -> None:
    only_english = Tesseract(tesseract.program, tesseract.version, tesseract.codes & {"eng", "osd"})
    file = a_scan(tmp_path, scans.photographed(FRENCH, tmp_path))
    filled, shortfall = fill(file, [A_SCAN], (), 60, lambda: only_english)
    assert filled[0].confidence is not None
    assert shortfall is not None
    assert shortfall.reason == "1 of 1 page in French, read by OCR as English"
    assert "apt install tesseract-ocr-fra" in shortfall.advice


def test_a_picture_without_text_stays_without(tesseract: Tesseract, tmp_path: Path) -> None:
    grey = Picture(60, 80, 7, bytes(range(0, 240)) * 20)
    filled, shortfall = fill(a_scan(tmp_path, grey), [A_SCAN], (), 60, lambda: tesseract)
    assert filled == [A_SCAN]
    assert shortfall == Shortfall(
        "the pages are pictures, and OCR finds no text on them", "Open the file to see what the pages show."
    )
    assert fill(a_scan(tmp_path, grey), [A_SCAN, A_TEXT], (), 60, lambda: tesseract)[1] is None


def test_the_text_under_a_stamp_is_read_if_the_file_is_a_scan(
    tesseract: Tesseract, page: Picture, tmp_path: Path
) -> None:
    stamped = Draft(1, (Block("Received 12 March 1991"),), pictured=1.0)
    file = a_scan(tmp_path, page)
    filled, shortfall = fill(file, [stamped], (), 60, lambda: tesseract)
    assert shared(words(filled), ENGLISH) > 0.95
    assert filled[0].confidence is not None
    assert shortfall is None
    texts = [Draft(number, A_TEXT.blocks) for number in range(2, 5)]
    assert fill(file, [stamped, *texts], (), 60, lambda: tesseract)[0][0] is stamped  # a cover


SCANS = {
    "public/ageyev+un-su/documents/un/1991-12-19_Interoffice_memorandum_Fleischhauer.pdf": (
        90, "1. For the present, the old Union of Soviet Socialist Republics remains a member of the United"),
    "public/ageyev+un-su/documents/un/1991-12-23_Interoffice_Memorandum_Fleischhaurer.pdf": (
        85, "Secretary-General"),
    "difficult/ocrmypdf+OCRmyPDF/tests/resources/rotated_skew.pdf": (
        90, "extremely powerful, yet amazingly simple to learn and use."),
    "difficult/docling-project+docling/tests/data/ocr/sources/ocr_test_rotated_180.pdf": (
        90, "Docling bundles PDF document conversion to JSON and Markdown"),
    "difficult/docling-project+docling/tests/data/ocr/sources/ocr_test_rotated_90.pdf": (
        90, "Docling bundles PDF document conversion to JSON and Markdown"),
    "difficult/ocrmypdf+OCRmyPDF/tests/resources/poster.pdf": (90, "professional musician"),
}  # fmt: skip
"""Real scans: least confidence, and what stands on the first page."""


@pytest.mark.real
@pytest.mark.parametrize("name", SCANS)
def test_real_scans_are_read(name: str, tesseract: Tesseract, corpus_real: Path) -> None:
    sure, text = SCANS[name]
    (draft,), shortfall = fill(corpus_real / name, [A_SCAN], (), 60, lambda: tesseract)
    assert (draft.confidence or 0) > sure
    assert text in " ".join(words([draft]))
    assert shortfall is None


# ------------------------------------------------------------------ without one, or a bad one


def a_fake(folder: Path, body: str, listed: str = "eng\\nosd\\n") -> Tesseract:
    """A program that says it is Tesseract, and does this with a page."""
    program = folder / "tesseract"
    program.write_text(
        f"#!{sys.executable}\n"
        "import sys, time\n"
        "if '--version' in sys.argv: print('tesseract 9.9'); sys.exit()\n"
        f"if '--list-langs' in sys.argv: print('List of available languages (2):\\n{listed}'); sys.exit()\n"
        "data = sys.stdin.buffer.read()\n"
        f"{body}\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    engine = find(lambda name: str(program))
    assert engine is not None
    return engine


def test_without_tesseract_the_file_needs_ocr_and_is_told_how_to_get_it(
    page: Picture, tmp_path: Path
) -> None:
    drafts = [A_SCAN, Draft(2, ())]
    filled, shortfall = fill(a_scan(tmp_path, page), drafts, (("lang", "fr-FR"),), 60, lambda: None)
    assert filled == drafts
    assert shortfall is not None
    assert shortfall.reason == "needs OCR: 1 of 2 pages"
    assert "apt install tesseract-ocr tesseract-ocr-fra;" in shortfall.advice
    assert "brew install tesseract tesseract-lang" in shortfall.advice
    assert "Windows" in shortfall.advice
    assert summary([draft.confidence for draft in filled]) == ""


def test_a_file_that_needs_no_ocr_is_none_of_its_business() -> None:
    def never() -> Tesseract | None:
        raise AssertionError("nobody has to look for it")

    assert fill(Path("none"), [A_TEXT], (), 60, never) == ([A_TEXT], None)


def test_what_is_installed_is_told(tmp_path: Path) -> None:
    engine = a_fake(tmp_path, "", "eng\\nfra\\nscript/Latin\\nosd\\n")
    assert engine_version(lambda: engine) == "tesseract 9.9 eng fra osd"
    assert [language.name for language in engine.languages] == ["English", "French"]
    assert find(lambda name: None) is None
    assert find(lambda name: str(tmp_path / "missing")) is None
    assert engine_version(lambda: None) == ""


BAD = {
    "sys.exit('Error opening data file')": "needs OCR: 1 of 2 pages (Error opening data file)",
    "import os; os.abort()": "needs OCR: 1 of 2 pages (tesseract ended with -6)",
    "time.sleep(60)": "needs OCR: 1 of 2 pages (the time was up)",
}


@pytest.mark.parametrize("body", BAD)
def test_a_tesseract_that_fails_costs_the_page_and_is_said(body: str, page: Picture, tmp_path: Path) -> None:
    engine = a_fake(tmp_path, body)
    filled, shortfall = fill(a_scan(tmp_path, page), [A_SCAN, A_TEXT], (), 3, lambda: engine)
    assert filled == [A_SCAN, A_TEXT]
    assert shortfall is not None
    assert shortfall.reason == BAD[body]
    assert shortfall.advice


@pytest.mark.parametrize("output", ["b'\\xff\\xfe\\0 garbage\\t\\t\\n' * 1000", "b''", "b'5\\t1\\tx' * 12"])
def test_garbage_instead_of_a_table_is_no_text(output: str, page: Picture, tmp_path: Path) -> None:
    engine = a_fake(tmp_path, f"sys.stdout.buffer.write({output})")
    filled, _ = fill(a_scan(tmp_path, page), [A_SCAN, A_TEXT], (), 30, lambda: engine)
    assert filled == [A_SCAN, A_TEXT]


def test_a_broken_installation_is_not_asked_again_for_every_page(page: Picture, tmp_path: Path) -> None:
    engine = a_fake(tmp_path, f"open({str(tmp_path / 'asked')!r}, 'a').write('x'); sys.exit(3)")
    file = a_scan(tmp_path, *[page] * 6)
    drafts = [Draft(number, (), pictured=1.0) for number in range(1, 7)]
    _, shortfall = fill(file, drafts, (), 60, lambda: engine)
    assert shortfall is not None
    assert shortfall.reason == "needs OCR: 6 of 6 pages (tesseract ended with 3)"
    assert (tmp_path / "asked").read_text() == "xxx"


def test_ocr_is_given_up_after_three_late_pages_in_a_row(page: Picture, tmp_path: Path) -> None:
    engine = a_fake(tmp_path, f"open({str(tmp_path / 'asked')!r}, 'a').write('x'); time.sleep(60)")
    file = a_scan(tmp_path, *[page] * 5)
    drafts = [Draft(number, (), pictured=1.0) for number in range(1, 6)]
    begun: list[object] = []
    _, shortfall = fill(file, drafts, (), 2, lambda: engine, begun.append)
    assert shortfall is not None
    assert shortfall.reason == "needs OCR: 5 of 5 pages (the time was up)"
    assert "DEFENDERS_OCR_PAGE_TIMEOUT_S" in shortfall.advice
    assert len((tmp_path / "asked").read_text()) <= 3
    assert begun == [OcrBegins(done, 5) for done in range(5)]


def test_pages_of_little_confidence_are_kept_but_said(page: Picture, tmp_path: Path) -> None:
    table = "".join(
        "\t".join(map(str, [5, 1, 1, 1, 1, n, 50 * n, 9, 40, 20, 41, "smudged"])) + "\n" for n in range(9)
    )
    engine = a_fake(tmp_path, f"print({table!r})", "eng\\n")
    filled, shortfall = fill(a_scan(tmp_path, page), [A_SCAN, A_TEXT], (), 60, lambda: engine)
    assert filled[0].confidence == 41
    assert shortfall is not None
    assert shortfall.reason == "1 of 2 pages read by OCR with little confidence"
    scrambled = Draft(1, (Block("\ue001\ue002 \ue003" * 50 + "Annex"),))
    assert fill(a_scan(tmp_path, page), [scrambled], (), 60, lambda: engine)[0] == [scrambled]


def test_a_file_that_cannot_be_drawn_needs_ocr_still(tmp_path: Path) -> None:
    engine = a_fake(tmp_path, "")
    file = tmp_path / "damaged.pdf"
    file.write_bytes(b"%PDF-1.7\nnothing more")
    _, shortfall = fill(file, [A_SCAN], (), 60, lambda: engine)
    assert shortfall is not None
    assert shortfall.reason.startswith("needs OCR: 1 of 1 page (the page cannot be drawn")


# ------------------------------------------------------------------ pictures and helpers


def test_four_quarter_turns_are_none() -> None:
    picture = Picture(3, 2, 300, b"abcdef")
    assert picture.turned(90) == Picture(2, 3, 300, b"daebfc")
    assert picture.turned(90).turned(90) == picture.turned(180)
    assert picture.turned(90).turned(270) == picture
    assert picture.smaller() == Picture(2, 1, 150, b"ac")


def test_levelling_moves_columns_and_fills_with_white() -> None:
    picture = Picture(4, 3, 300, bytes(range(12)))
    assert picture.sheared(0.0) is picture
    level = picture.sheared(1.0)
    assert (level.width, level.height, len(level.pixels)) == (4, 3, 12)
    assert level.pixels[2::4] == picture.pixels[2::4]  # the column in the middle stays
    assert level.pixels[3::4] == bytes([7, 11, 255])


def test_a_page_is_drawn_at_300_dpi_but_a_poster_is_not(tmp_path: Path) -> None:
    file = tmp_path / "typed.pdf"
    file.write_bytes(scans.typed(ENGLISH))
    picture = draw(file, 1, 60)
    assert (picture.width, picture.height // 10, picture.dpi) == (2550, 330, 300)
    file.write_bytes(scans.typed(ENGLISH).replace(b"[0 0 612 792]", b"[0 0 9999 100]"))
    assert draw(file, 1, 60).width == 5000
    with pytest.raises(HelperFailed, match="there is no page 2"):
        draw(file, 2, 60)


def test_nothing_of_a_document_is_left_on_the_disk(
    tesseract: Tesseract, page: Picture, tmp_path: Path
) -> None:
    file = a_scan(tmp_path, page)
    empty = tmp_path / "tmp"
    empty.mkdir()
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(empty)
    try:
        tesseract.read(file, 1, BY_CODE["eng"], 60)
    finally:
        os.environ.pop("TMPDIR") if before is None else os.environ.__setitem__("TMPDIR", before)
    assert list(empty.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends helpers with their parent")
def test_no_helper_outlives_a_worker_that_is_killed(tmp_path: Path) -> None:
    fifo = tmp_path / "alive"
    os.mkfifo(fifo)
    helper = f"import time; alive = open({str(fifo)!r}, 'wb', buffering=0); alive.write(b'x'); time.sleep(60)"
    worker = subprocess.Popen(
        [sys.executable, "-c", f"from indexer.extract.ocr.processes import run\n"
         f"run([{sys.executable!r}, '-c', {helper!r}], b'', 60)"],
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    with fifo.open("rb") as alive:
        assert alive.read(1) == b"x"
        worker.send_signal(signal.SIGKILL)
        assert alive.read() == b""  # comes when the helper is gone
    worker.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_helper_has_so_much_processor_time_and_memory(tmp_path: Path) -> None:
    with pytest.raises(HelperFailed, match="MemoryError"):
        run([sys.executable, "-c", "b'x' * (2 << 30)"], b"", 30)
    told = run(
        [sys.executable, "-c", "import resource; print(resource.getrlimit(resource.RLIMIT_CPU)[0])"], b"", 7
    )
    assert int(told) == 8


def test_data_goes_in_and_out_and_failures_say_what_happened() -> None:
    assert (
        run([sys.executable, "-c", "import sys; print(sys.stdin.read().upper())"], b"abc", 30).strip()
        == b"ABC"
    )
    with pytest.raises(HelperFailed, match="more than 0 s") as late:
        run([sys.executable, "-c", "import time; time.sleep(60)"], b"x" * 1_000_000, 0.3)
    assert late.value.is_late
    with pytest.raises(HelperFailed, match="no_such_program"):
        run(["/no_such_program"], b"", 30)
