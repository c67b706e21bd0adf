"""Content streams: the fast loop shows what pdfminer's own interpreter shows, in the same places.

What it does not know it leaves to pdfminer, and counts. The few rows in which pdfminer itself
is wrong say so, with what the standard has instead.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from indexer.errors import ExtractionError
from indexer.extract.pdf.content import Interpreter
from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.device import FURNITURE, HIDDEN, VERTICAL, Collector, Run
from indexer.extract.pdf.file import open_pdf
from indexer.extract.pdf.glyphs import UNKNOWN
from tests.factories import FIRST_FREE, HELVETICA, a_pdf, a_wide_font, stream

POINT = 0.001
"""How far apart two places may be; there are 72 points in an inch."""


def interpreted(
    page: PDFPage, by: type[PDFPageInterpreter]
) -> tuple[Collector, PDFPageInterpreter, str | None]:
    """What an interpreter made of a page: what it collected, itself, what it raised."""
    resources = PDFResourceManager()
    collector = Collector(resources)
    interpreter = by(resources, collector)
    raised = None
    try:
        interpreter.process_page(page)
    except RAISED_ON_DAMAGE as error:
        raised = type(error).__name__
    return collector, interpreter, raised


def first_page(data: bytes) -> PDFPage:
    _, pages, _ = open_pdf(io.BytesIO(data))
    return pages[0]


def fast(data: bytes) -> list[Run]:
    """What the fast loop shows of a page, without help from pdfminer's interpreter."""
    collector, interpreter, raised = interpreted(first_page(data), Interpreter)
    assert raised is None
    assert isinstance(interpreter, Interpreter)
    assert interpreter.unfamiliar == 0
    return collector.runs


def slow(data: bytes) -> list[Run]:
    """What pdfminer's own interpreter shows of a page."""
    collector, _, raised = interpreted(first_page(data), PDFPageInterpreter)
    assert raised is None
    return collector.runs


def is_same(ours: Run, theirs: Run) -> bool:
    """Whether two runs agree; the numbers of fonts depend on when they are first asked for."""
    return (ours.text, ours.angle, ours.flags) == (theirs.text, theirs.angle, theirs.flags) and all(
        abs(our - their) < POINT
        for our, their in zip(
            (ours.v, ours.left, ours.right, ours.size),
            (theirs.v, theirs.left, theirs.right, theirs.size),
            strict=True,
        )
    )


def differences(ours: list[Run], theirs: list[Run]) -> list[tuple[Run | None, Run | None]]:
    return [
        (our, their)
        for our, their in zip_longest(ours, theirs)
        if our is None or their is None or not is_same(our, their)
    ]


def page_of(
    content: bytes, *, resources: bytes = b"", font: bytes = HELVETICA, objects: Sequence[bytes] = ()
) -> bytes:
    """A page that shows this within a text, at 72, 720."""
    shown = b"BT /F1 12 Tf 14 TL 72 720 Td " + content + b" ET"
    return a_pdf(shown, resources=resources, font=font, objects=objects)


STRINGS = [
    (rb"(one) Tj", ["one"]),
    (rb"(one)Tj(two)Tj", ["one", "two"]),
    (rb"() Tj (one) Tj", ["one"]),
    (rb"(a (nested (string)) here) Tj", ["a (nested (string)) here"]),
    (rb"(a \(b\) \\c) Tj", [r"a (b) \c"]),
    (rb"(\101\1020\53) Tj", ["AB0+"]),  # octal: one to three digits
    (b"(one \\\ntwo\\\r\nthree\\\rfour) Tj", ["one twothreefour"]),  # lines that go on
    (rb"<4f6E65> Tj", ["One"]),
    (b"<4f 6e\n65> Tj", ["One"]),
    (rb"<> Tj <41> Tj", ["A"]),
    (rb"[(o) 10 (n) -20.5 <65>] TJ", ["one"]),
    (rb"[(one) -300 (two)] TJ", ["one two"]),
    (rb"[(o(n)e) -300 (\)\051)] TJ", ["o(n)e ))"]),
    (b"[(one\rtwo)] TJ", [f"one{UNKNOWN}two"]),  # a line end is a byte like others
    (rb"[<6f6e> <65>]TJ", ["one"]),
    (rb"[] TJ [5] TJ (x) Tj", ["x"]),
    (rb"[(a) /Name (b)] TJ", ["ab"]),  # what is neither string nor number is left out
    (rb"(one) ' (two) '", ["one", "two"]),
    (rb"5 (last operand counts) Tj", ["last operand counts"]),
    (b"(a%b) Tj % (comment) Tj\n(c) Tj", ["a%b", "c"]),
    (b"(a) Tj %\r(b) Tj", ["a", "b"]),
    (b"\0(a)\0Tj\f(b)\tTj\r", ["a", "b"]),  # all six kinds of blanks
    (rb"/F#31 9 Tf (named by code) Tj", ["named by code"]),
    (rb"/F1 9 Tf/F1 8 Tf(no blanks)Tj", ["no blanks"]),
    (rb"/Lost 9 Tf (no such font) Tj", ["no such font"]),
    (rb"true (a) Tj null (b) Tj false (c) Tj", ["a", "b", "c"]),
    (rb"unknown (a) Tj 1 2 /X unknown (b) Tj", ["a", "b"]),
    (rb"BX (compatible) Tj EX (a) Tj /Here MP (b) Tj", ["compatible", "a", "b"]),
]


@pytest.mark.parametrize(("content", "texts"), STRINGS)
def test_strings_are_read_as_they_are_written(content: bytes, texts: list[str]) -> None:
    data = page_of(content)
    assert [run.text for run in fast(data)] == texts
    assert differences(fast(data), slow(data)) == []


PLACES = [
    (rb"(x) Tj", (72, 720)),
    (rb"10 -20 Td (x) Tj", (82, 700)),
    (rb"10 -20 Td 1 2 Td (x) Tj", (83, 702)),
    (rb"10 -20 TD T* (x) Tj", (82, 680)),  # TD sets the leading
    (rb"+.5 -.5 Td (x) Tj", (72.5, 719.5)),
    (rb"--5 5. Td (x) Tj", (67, 725)),
    (rb"T* (x) Tj", (72, 706)),
    (rb"20 TL T* T* (x) Tj", (72, 680)),
    (rb"(x) '", (72, 706)),
    (rb"1 0 0 1 5 6 Tm (x) Tj", (5, 6)),
    (rb"2 0 0 3 5 6 Tm 10 20 Td (x) Tj", (25, 66)),
    (b"1\n0 0 1\r5 6\tTm (x) Tj", (5, 6)),
    (rb"(five) Tj ET BT 9 9 Td (x) Tj", (9, 9)),
    (rb"q 9 9 Td Q (x) Tj", (72, 720)),  # the text's place is part of the state, as pdfminer has it
    (rb"Q (x) Tj", (72, 720)),
    (rb"2 Ts (x) Tj", (72, 722)),
    (rb"ET q 2 0 0 2 10 20 cm BT 3 4 Td (x) Tj ET Q BT", (16, 28)),
    (rb"ET 1 0 0 1 10 20 cm 1 0 0 1 1 2 cm BT 3 4 Td (x) Tj", (14, 26)),
]


@pytest.mark.parametrize(("content", "place"), PLACES)
def test_text_stands_where_the_operators_before_it_have_moved_it(
    content: bytes, place: tuple[float, float]
) -> None:
    data = page_of(content)
    last = fast(data)[-1]
    assert (last.left, last.v) == pytest.approx(place)
    assert differences(fast(data), slow(data)) == []


# In Helvetica an "a" is 0.556 em wide and a blank 0.278; the em is 12 points.
WIDTHS = [
    (rb"(aa) Tj", 12 * 1.112, 12),
    (rb"/F1 24 Tf (aa) Tj", 24 * 1.112, 24),
    (rb"/F1 -24 Tf (aa) Tj", 24 * 1.112, 24),
    (rb"1 Tc (aa) Tj", 12 * 1.112 + 2, 12),
    (rb"2 Tw (a a) Tj", 12 * 1.39 + 2, 12),
    (rb"50 Tz (aa) Tj", 6 * 1.112, 12),
    (rb"50 Tz 1 Tc (aa) Tj", 6 * 1.112 + 1, 12),
    (rb"[(a) -1000 (a)] TJ", 12 * 2.112, 12),
    (rb"[(a) 100 (a) 5000] TJ", 12 * 1.012, 12),  # behind the last glyph is none of its width
    (rb"2 0 0 3 72 720 Tm (aa) Tj", 24 * 1.112, 36),
    (rb"0 2 -2 0 72 720 Tm (aa) Tj", 24 * 1.112, 24),
]


@pytest.mark.parametrize(("content", "width", "size"), WIDTHS)
def test_a_run_is_as_wide_and_as_large_as_its_state_makes_it(
    content: bytes, width: float, size: float
) -> None:
    data = page_of(content)
    (run,) = fast(data)
    assert (run.right - run.left, run.size) == pytest.approx((width, size))
    assert differences(fast(data), slow(data)) == []


@pytest.mark.parametrize(
    ("content", "text", "width"),
    [
        (rb"5 Tc (aa) Tj", "aa", 12 * 1.112 + 10),
        (rb"13 Tc (aa) Tj", "a a", 12 * 1.112 + 13),  # the gap behind the last is none of its width
        (rb"13 Tc [(aa) 1083 (a) 1083 (a)] TJ", "a aaa", 12 * 2.224 + 13),  # taken back within a cell
        (rb"13 Tc [(a) 1083 (a) 500 (a)] TJ", "aa a", 12 * 1.668 + 7),
    ],
)
def test_letters_more_than_an_em_apart_are_cells(content: bytes, text: str, width: float) -> None:
    data = page_of(content)
    (run,) = fast(data)
    assert run.text == text
    assert run.right - run.left == pytest.approx(width, abs=0.02)
    assert differences(fast(data), slow(data)) == []


def test_the_next_string_stands_behind_the_last_and_all_its_gaps() -> None:
    after, last = fast(page_of(rb"1 Tc 2 Tw [(a a) -500] TJ (x) Tj"))
    assert last.left - after.left == pytest.approx(12 * 1.39 + 3 * 1 + 2 + 6)


@pytest.mark.parametrize(
    ("matrix", "angle"),
    [
        (b"1 0 0 1", 0),
        (b"0 1 -1 0", 90),
        (b"-1 0 0 -1", 180),
        (b"0 -1 1 0", 270),
        (b"1 1 -1 1", 45),
        (b"1 0 0 -1", 0),  # upside down, but still from left to right
    ],
)
def test_turned_text_tells_its_direction(matrix: bytes, angle: int) -> None:
    data = page_of(matrix + b" 100 200 Tm (turned) Tj T* (again) Tj")
    assert {run.angle for run in fast(data)} == {angle}
    assert differences(fast(data), slow(data)) == []


@pytest.mark.parametrize(
    ("encoding", "angle", "left", "right"),
    [
        (b"Identity-H", 0, 72, 72 + 24),
        (b"Identity-V", VERTICAL + 270, -720, -720 + 24),  # from top to bottom
    ],
)
def test_fonts_of_two_bytes_a_glyph_are_read_along_their_lines(
    encoding: bytes, angle: int, left: float, right: float
) -> None:
    font, codes = a_wide_font(encoding)
    data = page_of(b"<65e5672c> Tj (\x65\xe5) Tj [<672c> -500 <8a9e>] TJ", font=font, objects=[codes])
    first, second, third = fast(data)
    assert (first.text, first.angle, first.left, first.right) == ("日本", angle, left, right)
    assert (second.text, second.left) == ("日", right)
    assert (third.text, third.left) == ("本 語", right + 12)
    assert differences(fast(data), slow(data)) == []


MARKED = [
    (rb"/P BMC (x) Tj EMC", ["x"], 0),
    (rb"/P <</MCID 0>> BDC (x) Tj EMC", ["x"], 0),
    (rb"/P<</MCID 0>>BDC(x)Tj EMC", ["x"], 0),
    (rb"/P /Listed BDC (x) Tj EMC", ["x"], 0),
    (rb"/Span <</ActualText (said)>> BDC (x) Tj (y) Tj EMC", ["said"], 0),
    (rb"/Span <</ActualText (s\(\141id\))>> BDC (x) Tj EMC", ["s(aid)"], 0),
    (rb"/Span <</ActualText <FEFF 00E9>>> BDC (x) Tj EMC", ["é"], 0),
    (rb"/Span <</ActualText ()>> BDC (x) Tj EMC (y) Tj", ["y"], 0),
    (rb"/Span <</ActualText (two lines)>> BDC (x) Tj T* (y) Tj EMC", ["x", "y"], 0),
    (rb"/Artifact BMC (x) Tj EMC", ["x"], 0),  # may be anything
    (rb"/Artifact <</Type /Layout>> BDC (x) Tj EMC", ["x"], 0),
    (rb"/Artifact <</Type /Pagination>> BDC (x) Tj EMC", ["x"], FURNITURE),
    (rb"/Artifact <</Type /Pagination /Attached [/Top]>> BDC (x) Tj EMC", ["x"], FURNITURE),
    (rb"1 /Artifact <</Type /Pagination>> BDC (x) Tj EMC", ["x"], FURNITURE),
    (rb"/Artifact <</Type /Pagination>> BDC /Span BMC EMC (x) Tj EMC", ["x"], FURNITURE),
    (rb"/Artifact <</Type /Pagination>> BDC EMC (x) Tj", ["x"], 0),
    (rb"EMC EMC (x) Tj", ["x"], 0),
    (rb"3 Tr (x) Tj", ["x"], HIDDEN),
    (rb"7 Tr (x) Tj", ["x"], HIDDEN),
    (rb"3 Tr 2 Tr (x) Tj", ["x"], 0),
    (rb"q 3 Tr Q (x) Tj", ["x"], 0),
    (rb"3 Tr /Artifact <</Type /Pagination>> BDC (x) Tj EMC", ["x"], FURNITURE | HIDDEN),
]


@pytest.mark.parametrize(("content", "texts", "flags"), MARKED)
def test_marks_and_modes_tell_what_stands_for_text_and_what_is_none_of_it(
    content: bytes, texts: list[str], flags: int
) -> None:
    data = page_of(content)
    assert [(run.text, run.flags) for run in fast(data)] == [(text, flags) for text in texts]
    assert differences(fast(data), slow(data)) == []


GRAPHICS = [
    b"0 0 10 10 re f",
    b"0 0 m 1 1 l 1 2 3 4 5 6 c 1 2 3 4 v 1 2 3 4 y h S",
    b"1 0 0 rg 0 0 0 1 k .5 g /Cs1 cs 0.1 0.2 scn /P1 scn",
    b"[3 2] 0 d [] 0 d 1 w 1 J 1 j 4 M /GS1 gs /RelativeColorimetric ri 1 i W* n",
    b"0 0 10 10 re\n0 0 10 10 re W n B* b b* F f* s /Sh1 sh",
]


@pytest.mark.parametrize("graphics", GRAPHICS)
def test_drawings_are_passed_over(graphics: bytes) -> None:
    data = a_pdf(graphics + b" BT /F1 12 Tf " + graphics + b" (x) Tj ET " + graphics)
    assert [run.text for run in fast(data)] == ["x"]
    assert differences(fast(data), slow(data)) == []


@pytest.mark.parametrize(
    "picture",
    [
        b"BI /W 1 /H 1 ID \x00 EI",
        b"BI /W 1 /H 1 ID \x00\nEI",
        b"BI\n/W 1\n/H 1\n/D [0 1]\n/DP << /K -1 >>\nID\n\x00\xff\nEI",
        b"BI /W 9 /H 1 ID ( [ << % ( EI",  # bytes that would open something
        b"BI /W 9 /H 1 ID aEIb EI\xff EI",  # bytes that look like the end
    ],
)
def test_pictures_within_the_stream_are_passed_over(picture: bytes) -> None:
    data = a_pdf(b"q 10 0 0 20 30 40 cm " + picture + b"\nQ BT /F1 12 Tf (x) Tj ET\n")
    assert [run.text for run in fast(data)] == ["x"]
    assert differences(fast(data), slow(data)) == []
    collector, _, _ = interpreted(first_page(data), Interpreter)
    assert collector.pictures == [(30, 40, 40, 60)]


def test_a_picture_does_not_end_where_one_byte_looks_like_a_stream_again() -> None:
    data = a_pdf(b"BI /W 9 /H 1 ID a EI (\xff\x00 EI\nQ BT /F1 12 Tf (x) Tj ET\n")
    assert [run.text for run in fast(data)] == ["x"]  # pdfminer takes the first


def test_a_page_is_all_its_streams_even_where_they_part_an_operation() -> None:
    parts = [stream(b"BT /F1 12 Tf 3"), stream(b"4 Td (x) Tj ET")]
    contents = b"/Contents [%d 0 R %d 0 R]" % (FIRST_FREE, FIRST_FREE + 1)
    data = a_pdf(b"", page=contents, objects=parts)
    assert [(run.text, run.left, run.v) for run in fast(data)] == [("x", 3, 4)]
    assert differences(fast(data), slow(data)) == []


# What pdfminer has wrong

STANDARD = [
    (rb"<414> Tj", ["A@"], "a digit that misses is 0: 7.3.4.3"),
    (rb"(\a\z) Tj", ["az"], "before what is no escape the backslash is ignored, and nothing else: 7.3.4.2"),
    (rb"(\501) Tj", ["A"], "of octal digits too many the highest bits are ignored: 7.3.4.2"),
    (rb"/Span /Said BDC (x) Tj EMC", ["from the list"], "properties may be listed: 14.6.2"),
    (rb'1 2 (x) "', ["x"], "moves to the next line first: 9.4.3"),
    (rb"14.0.5 TL T* (x) Tj", ["x"], "nothing; but other readers take what stands before the second point"),
]


@pytest.mark.parametrize(("content", "texts", "says"), STANDARD)
def test_where_pdfminer_is_wrong_the_standard_counts(content: bytes, texts: list[str], says: str) -> None:
    data = page_of(content, resources=b"/Properties << /Said << /ActualText (from the list) >> >>")
    ours = fast(data)
    assert [run.text for run in ours] == texts, says
    theirs, _, raised = interpreted(first_page(data), PDFPageInterpreter)
    assert raised or differences(ours, theirs.runs), "pdfminer agrees by now: the row belongs elsewhere"


def test_the_operator_of_three_operands_moves_spaces_and_shows() -> None:
    run, after = fast(page_of(rb'2 1 (a a) " (x) Tj'))
    assert (run.left, run.v) == (72, 706)
    assert after.left - run.left == pytest.approx(12 * 1.39 + 3 * 1 + 2)


# What the loop leaves to pdfminer

UNFAMILIAR = [
    (rb"(without an end", []),
    (rb"(a) Tj <4z> Tj", ["a", UNKNOWN]),
    (rb"(a) Tj { (b) Tj }", ["a"]),
    (rb"[(a) Tj ET", []),
    (rb"[(a) [(b)] (c)] TJ (d) Tj", ["ac", "d"]),
    (rb"/P <</A <</B 1>>>> BDC (a) Tj EMC", ["a"]),
    (rb"/Span <</ActualText (s(ai)d)>> BDC (a) Tj EMC", ["s(ai)d"]),
    (rb"(a) q Tj", ["a"]),  # operands live on in pdfminer
    (rb"Tj TJ ' (a) Tj", ["a"]),
    (rb"/F1 Tf (a) Tj", ["a"]),
    (rb"(9) Tc (a) Tj", ["a"]),
    (rb"/P BDC (a) Tj EMC", ["a"]),
    (rb"1 2 Tm 3 Td (a) Tj", ["a"]),
    (rb"2 0 0 2 0 0 cm (a) Tj", ["a"]),  # the page moves under the text
    (rb"ET 2 0 0 2 0 0 cm (a) Tj", ["a"]),  # text outside a text object
    (rb"BI /W 1 /H 1 ID never ends", []),
]


@pytest.mark.parametrize(("content", "texts"), UNFAMILIAR)
def test_what_is_unfamiliar_is_left_to_pdfminer_and_counted(content: bytes, texts: list[str]) -> None:
    data = page_of(content)
    collector, interpreter, raised = interpreted(first_page(data), Interpreter)
    assert raised is None
    assert isinstance(interpreter, Interpreter)
    assert interpreter.unfamiliar == 1
    assert [run.text for run in collector.runs] == texts
    assert differences(collector.runs, slow(data)) == []


# Forms


def a_form(content: bytes, entries: bytes = b"", *, does: bytes = b"") -> bytes:
    """A form; `does` names others, as entries of its XObject dictionary."""
    resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << %s >> >>" % does
    return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] %s %s" % (entries, resources))


def page_with_forms(content: bytes, *forms: bytes) -> bytes:
    """A page with forms X0, X1 ... in its resources."""
    named = b" ".join(b"/X%d %d 0 R" % (n, FIRST_FREE + n) for n in range(len(forms)))
    return a_pdf(content, resources=b"/XObject << %s >>" % named, objects=forms)


X = b"BT /F1 10 Tf 1 2 Td (x) Tj ET"

FORMS = [
    ([a_form(X)], b"/X0 Do", [("x", 1, 2)]),
    ([a_form(X)], b"1 0 0 1 10 20 cm /X0 Do", [("x", 11, 22)]),
    ([a_form(X, b"/Matrix [2 0 0 2 5 6]")], b"1 0 0 1 10 20 cm /X0 Do", [("x", 17, 30)]),
    ([a_form(b"q 9 0 0 9 9 9 cm " + X)], b"/X0 Do /X0 Do", [("x", 18, 27)] * 2),  # what it sets ends with it
    ([a_form(X)], b"BT /F1 10 Tf 5 5 Td /X0 Do (y) Tj ET", [("x", 1, 2), ("y", 5, 5)]),
    ([a_form(b"/X1 Do", does=b"/X1 5 0 R"), a_form(X)], b"/X0 Do", [("x", 1, 2)]),
    ([a_form(X + b" /X0 Do", does=b"/X0 4 0 R")], b"/X0 Do", [("x", 1, 2)]),  # itself: not again
    (
        [a_form(X + b" /X1 Do", does=b"/X1 5 0 R"), a_form(X + b" /X0 Do", does=b"/X0 4 0 R")],
        b"/X0 Do",
        [("x", 1, 2)] * 2,  # each other
    ),
    ([stream(X, b"/Subtype /Image /Width 1 /Height 1")], b"/X0 Do", []),
    ([a_form(X)], b"/Lost Do (x) Do" + X, [("x", 1, 2)]),
    ([a_form(X)], b"/Artifact <</Type /Pagination>> BDC /X0 Do EMC", [("x", 1, 2)]),
]


@pytest.mark.parametrize(("forms", "content", "shown"), FORMS)
def test_forms_are_drawn_where_they_are_called(
    forms: list[bytes], content: bytes, shown: list[tuple[str, float, float]]
) -> None:
    data = page_with_forms(content, *forms)
    collector, _, raised = interpreted(first_page(data), Interpreter)
    assert raised is None
    assert [(run.text, run.left, run.v) for run in collector.runs] == shown
    assert differences(collector.runs, slow(data)) == []


INHERITED = [
    (b"BT /F1 9 Tf (a) Tj /X0 Do ET", a_form(b"BT 1 2 Td (x) Tj ET"), [("a", 9, 0), ("x", 9, 0)]),
    (b"/F1 9 Tf 3 Tr /X0 Do", a_form(b"BT (x) Tj ET"), [("x", 9, HIDDEN)]),
    (b"/F1 9 Tf q 3 Tr Q /X0 Do", a_form(b"BT (x) Tj ET"), [("x", 9, 0)]),
    (b"/F1 9 Tf /X0 Do BT (a) Tj ET", a_form(b"/F1 8 Tf 3 Tr BT (x) Tj ET"), [("x", 8, HIDDEN), ("a", 9, 0)]),
]


@pytest.mark.parametrize(("content", "form", "shown"), INHERITED)
def test_a_form_begins_with_the_state_of_text_where_it_is_called(
    content: bytes, form: bytes, shown: list[tuple[str, float, int]]
) -> None:
    runs = fast(page_with_forms(content, form))  # pdfminer's own begins anew
    assert [(run.text, run.size, run.flags) for run in runs] == shown


def test_each_page_begins_anew() -> None:
    data = a_pdf(
        b"3 Tr 5 Tc /F1 7 Tf /X0 Do",
        b"BT (no font) Tj /F1 9 Tf (xx) Tj ET",
        resources=b"/XObject << /X0 %d 0 R >>" % FIRST_FREE,
        objects=[a_form(X)],
    )
    _, pages, _ = open_pdf(io.BytesIO(data))
    resources = PDFResourceManager()
    collector = Collector(resources)
    interpreter = Interpreter(resources, collector)
    for page in pages:
        interpreter.process_page(page)
    assert [(run.text, run.right - run.left, run.flags) for run in collector.runs] == [("xx", 9, 0)]


@pytest.mark.parametrize(
    ("states", "sizes"),
    [
        (b"/G << /Font [3 0 R 7] >>", [7]),
        (b"/G << /LW 2 >>", [12]),
        (b"/G << /Font [3 0 R] >>", [12]),
        (b"/G << /Font [3 0 R /Large] >>", [12]),
        (b"/Other << /Font [3 0 R 7] >>", [12]),
    ],
)
def test_a_graphics_state_may_set_the_font(states: bytes, sizes: list[float]) -> None:
    data = page_of(b"/G gs gs [1] gs (x) Tj", resources=b"/ExtGState << %s >>" % states)
    assert [run.size for run in fast(data)] == sizes


def test_a_form_without_resources_has_those_of_the_page() -> None:
    data = page_with_forms(b"/X0 Do", stream(X, b"/Subtype /Form /BBox [0 0 9 9]"))
    assert [run.text for run in fast(data)] == ["x"]
    assert differences(fast(data), slow(data)) == []


def test_forms_nested_too_deeply_are_left_to_pdfminer() -> None:
    depth = 40
    forms = [a_form(b"/X Do", does=b"/X %d 0 R" % (FIRST_FREE + n + 1)) for n in range(depth)]
    data = page_with_forms(b"/X0 Do", *forms, a_form(X))
    collector, interpreter, _ = interpreted(first_page(data), Interpreter)
    assert isinstance(interpreter, Interpreter)
    assert interpreter.unfamiliar == 1
    assert [run.text for run in collector.runs] == ["x"]


# Anything at all

_OPERATIONS = [
    *(row[0] for table in (STRINGS, PLACES, WIDTHS, MARKED) for row in table),
    *GRAPHICS,
    *(b"BT", b"ET", b"q", b"Q", b"/X0 Do", b"/F1 7.5 Tf", b"1 2 Td", b"0 1 -1 0 3 3 Tm", b".5 0 0 2 1 1 cm"),
]
_TOKENS = [
    *(b"5", b"-.5", b"(a)", b"<41>", b"/F1", b"[", b"]", b"<<", b">>", b"{", b"}", b"(", b")", b"<", b"\\"),
    *(b"Tj", b"TJ", b"'", b"Td", b"TD", b"Tm", b"T*", b"Tf", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr", b"cm"),
    *(b"Do", b"BMC", b"BDC", b"EMC", b"BI", b"ID", b"EI", b"true", b"odd", b"%", b"\n"),
]

_SIGNS = b"()<>[]{}/%\\'\" \r\n01.-+AQTDJjdfmqBIE*"


def soups() -> st.SearchStrategy[bytes]:
    """Streams of sound operations, with anything at all between them."""
    part = st.one_of(st.sampled_from(_OPERATIONS), st.sampled_from(_OPERATIONS), st.sampled_from(_TOKENS))
    return st.lists(part, max_size=12).map(lambda parts: b"BT /F1 12 Tf " + b" ".join(parts) + b" ")


@settings(max_examples=300, deadline=None)
@given(soups())
def test_any_order_of_tokens_gives_what_pdfminer_gives(content: bytes) -> None:
    anew = b"0 Tc 0 Tw 100 Tz 0 Ts 0 Tr "  # as pdfminer begins a form, against the standard
    page = first_page(page_with_forms(content, a_form(anew + X)))
    collector, _, raised = interpreted(page, Interpreter)
    theirs, _, their_raised = interpreted(page, PDFPageInterpreter)
    assert raised in (None, their_raised)
    if not their_raised:
        assert differences(collector.runs, theirs.runs) == []


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=120) | st.lists(st.sampled_from(_SIGNS), max_size=120).map(bytes))
def test_any_bytes_raise_nothing_that_pdfminer_would_not(content: bytes) -> None:
    page = first_page(a_pdf(b"BT /F1 12 Tf " + content))
    _, _, raised = interpreted(page, Interpreter)
    _, _, their_raised = interpreted(page, PDFPageInterpreter)
    assert raised in (None, their_raised)


# Real pages

PAGES_OF_EACH = 2


def real_pages(folder: Path) -> Iterator[tuple[str, PDFPage]]:
    for path in sorted(folder.rglob("*.pdf")):
        with path.open("rb") as file:
            try:
                _, pages, _ = open_pdf(file)
            except ExtractionError:
                continue
            for number, page in enumerate(islice(pages, PAGES_OF_EACH), start=1):
                yield f"{path.name}, page {number}", page


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")  # pdfminer's own
def test_real_pages_are_read_alike(corpus_real: Path) -> None:
    differ, unfamiliar, count = [], 0, 0
    for name, page in real_pages(corpus_real / "human-rights"):
        collector, interpreter, raised = interpreted(page, Interpreter)
        theirs, _, their_raised = interpreted(page, PDFPageInterpreter)
        count += 1
        assert isinstance(interpreter, Interpreter)
        unfamiliar += interpreter.unfamiliar
        if raised != their_raised or differences(collector.runs, theirs.runs):
            differ.append(name)
    assert differ == []
    assert count > 200
    assert unfamiliar < 0.01 * count
