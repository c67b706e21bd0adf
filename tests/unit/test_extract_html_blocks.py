"""What each part of a web page is: numbered paragraphs, headings, notes, rows of tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from indexer.extract.html import read
from indexer.extract.html.bounds import DEEPEST, MOST_ATTRIBUTES, SMALL, bounded
from indexer.extract.html.counters import written
from indexer.extract.html.menu_words import WORDS
from indexer.extract.protocol import Block, Draft, Limits
from indexer.model import ParagraphKind

FIXTURES = Path(__file__).parents[1] / "data" / "html"
BODY = "<p>" + "A sentence of the report follows the other. " * 5


def blocks(folder: Path, page: str) -> list[Block]:
    (folder / "a.html").write_text(page, encoding="utf-8")
    return [
        block
        for thing in read(folder / "a.html", Limits())
        if isinstance(thing, Draft)
        for block in thing.blocks
    ]


def numbered(found: list[Block]) -> list[tuple[str, str]]:
    return [(block.number, block.text) for block in found]


def notes(found: list[Block]) -> list[tuple[str, str]]:
    return [(block.number, block.text) for block in found if block.kind is ParagraphKind.NOTE]


def headings(found: list[Block]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in found if block.kind is ParagraphKind.HEADING]


LISTS = [
    ("<ol><li>x<li>y</ol>", [("1", "1. x"), ("2", "2. y")]),
    ("<ol start=34><li>x<li>y</ol>", [("34", "34. x"), ("35", "35. y")]),
    ("<ol><li value=7>x<li>y</ol>", [("7", "7. x"), ("8", "8. y")]),
    ("<ol reversed start=2><li>x<li>y</ol>", [("2", "2. x"), ("1", "1. y")]),
    ("<ol type=a start=27><li>x</ol>", [("aa", "aa. x")]),
    ("<ol type=I start=4><li>x<li type=i>y</ol>", [("IV", "IV. x"), ("v", "v. y")]),
    ("<ol style='list-style-type: lower-roman'><li>x</ol>", [("i", "i. x")]),
    ("<ol style='list-style:none'><li>1. x</ol>", [("", "1. x")]),
    ("<ol><li>1. x<li>2) y</ol>", [("1", "1. x"), ("2", "2) y")]),
    ("<ol start=no><li>x</ol>", [("1", "1. x")]),
    ("<ol><li><p>x<p>y</ol>", [("1", "1. x"), ("", "y")]),
    ("<ol><li>x<ol type=a><li>y<li>z</ol></ol>", [("1", "1. x"), ("1 (a)", "a. y"), ("1 (b)", "b. z")]),
    ("<ol><li><ol type=a><li>y</ol></ol>", [("1 (a)", "1. a. y")]),
    ("<ol><li><li>x</ol>", [("2", "2. x")]),
    ("<ul><li>x<ol><li>y</ol></ul>", [("", "x"), ("1", "1. y")]),
    ("<li>x", [("", "x")]),
]


@pytest.mark.parametrize(("page", "expected"), LISTS)
def test_items_have_the_numbers_that_browsers_print(
    tmp_path: Path, page: str, expected: list[tuple[str, str]]
) -> None:
    assert numbered(blocks(tmp_path, page)) == expected


def label(printed: str) -> str:
    return f"<p><span style='mso-list:Ignore'>{printed}<span>&nbsp;&nbsp; </span></span>Text"


WORD_LISTS = [
    ("1.", ("1", "1. Text")),
    ("12.3", ("12.3", "12.3 Text")),
    ("a)", ("a", "a) Text")),
    ("(iv)", ("(iv)", "(iv) Text")),
    ("·", ("", "Text")),
    ("o", ("", "Text")),
    ("§", ("", "Text")),
]


@pytest.mark.parametrize(("printed", "expected"), WORD_LISTS)
def test_numbers_that_a_word_processor_printed_stay_and_its_bullets_go(
    tmp_path: Path, printed: str, expected: tuple[str, str]
) -> None:
    assert numbered(blocks(tmp_path, label(printed))) == [expected]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (1, "lower-alpha", "a"),
        (26, "lower-alpha", "z"),
        (703, "upper-alpha", "AAA"),
        (1999, "upper-roman", "MCMXCIX"),
        (4000, "lower-roman", "4000"),
        (-1, "lower-alpha", "-1"),
    ],
)
def test_numbers_are_written_in_their_style(number: int, style: str, expected: str) -> None:
    assert written(number, style) == expected


def test_numbers_alone_in_a_paragraph_are_put_to_what_they_number(tmp_path: Path) -> None:
    page = "".join(f"<p>{number}.</p><p>Urges the town to open well {number};</p>" for number in range(1, 4))
    assert blocks(tmp_path, page)[2].text == "3. Urges the town to open well 3;"


RAISED = [
    ("60/251<sup>1</sup>, m<sup>2</sup>", "60/251¹, m²"),
    ("word<sup>(12)</sup>.", "word¹²."),
    ("word<sup>1, 2</sup>", "word¹, ²"),
    ("word<span style='vertical-align: super'>3</span>", "word³"),
    ("H<sup>er</sup> 1<sup>o</sup> n<sup>o</sup> 2<sup>a</sup> u<sup>o</sup>", "Her 1º nº 2ª uo"),
    ("word<a href='#n1'><sup>1</sup></a>", "word¹"),
    ("word<sup><a href='#n1' name=b1>1</a></sup>", "word¹"),
    ("word<a href='page.htm#_ftn4'>[4]</a>", "word⁴"),
    ("see paragraph <a href='#p4'>4</a> and <a href='#p5'>[5]</a>", "see paragraph 4 and [5]"),
    ("<sup>an unclosed one", "an unclosed one"),
]


@pytest.mark.parametrize(("page", "expected"), RAISED)
def test_raised_numbers_do_not_grow_onto_their_words(tmp_path: Path, page: str, expected: str) -> None:
    assert blocks(tmp_path, f"<p>{page}")[0].text == expected


NOTES = [
    (
        "linked both ways",
        "<p>a<a href=#_ftn1 name=_ftnref1>[1]</a><hr><p><a href=#_ftnref1 name=_ftn1>[1]</a> b",
        [("1", "¹ b")],
    ),
    (
        "linked one way, with a number in the anchor",
        "<p>a<a href=#N_1_><sup>(1)</sup></a><p><a name=N_1_>1. </a>b",
        [("1", "1. b")],
    ),
    (
        "raised on both sides",
        "<p>a<sup>1</sup> c<sup>2</sup><p><sup>1</sup>b<p><sup>2</sup> d",
        [("1", "¹ b"), ("2", "² d")],
    ),
    (
        "raised, then numbered at the end",
        "<p>a<sup>1</sup> c<sup>2</sup><p>Notes<p>1. b<p>2. d<p>The author is a judge.",
        [("1", "1. b"), ("2", "2. d")],
    ),
    (
        "in brackets, below each part",
        "<p>a [1]<p>[1] b<p>c [2]<p>[2] d",
        [("1", "[1] b"), ("2", "[2] d")],
    ),
    (
        "called by its name, without a number",
        "<p>a<a href=#x><sup>1</sup></a><div id=x>b</div>",
        [("1", "b")],
    ),
    (
        "items of a list",
        "<p>a<sup id=r><a href='#fn:1'>1</a></sup><ol><li id='fn:1'><p>b <a href=#r>↩</a></ol>",
        [("1", "1. b")],
    ),
    (
        "of several paragraphs",
        "<p>a<sup>1</sup> c<sup>2</sup><p><sup>1</sup> b<p>more<p><sup>2</sup> d",
        [("1", "¹ b"), ("1", "more"), ("2", "² d")],
    ),
    (
        "parted by line ends only",
        "<p>a<sup>1</sup> c<sup>2</sup><p><sup>1</sup> b<br><sup>2</sup> d",
        [("1", "¹ b"), ("2", "² d")],
    ),
    (
        "of a word processor",
        "<p>a<div style='mso-element:footnote' id=ftn3><p class=MsoFootnoteText>[3] b<p>c</div>",
        [("3", "[3] b"), ("3", "c")],
    ),
]


@pytest.mark.parametrize(("page", "expected"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_footnotes_are_notes_with_their_numbers(
    tmp_path: Path, page: str, expected: list[tuple[str, str]]
) -> None:
    assert notes(blocks(tmp_path, page)) == expected


NO_NOTES = [
    "<p>a<sup>1</sup> c<sup>2</sup><h2>Annex</h2><p>1. b<p>2. d<p>3. e<p>4. f",
    "<p>m<sup>2</sup> and m<sup>3</sup><p>1. b<p>2. d",
    "<p>As said in paragraph <a href=#p2>2</a><p><a name=p2></a>2. The town.",
    "<p><a href=#c1>1</a> The town <a href=#c2>2</a> The river<p><a name=c1></a>1. The town",
    "<p>[1] Not called by anything<p>[2] Nor this",
]


@pytest.mark.parametrize("page", NO_NOTES)
def test_numbered_paragraphs_are_no_notes(tmp_path: Path, page: str) -> None:
    assert notes(blocks(tmp_path, page)) == []


HEADINGS = [
    ("<h1>A</h1>x<h4>B</h4>y", [(1, "A"), (4, "B")]),
    ("<h2>A<br>B</h2>x", [(2, "A\nB")]),
    ("<h3><p>A</p><p>B</p></h3>x", [(3, "A\nB")]),
    ("<div role=heading aria-level=3>A</div>x", [(3, "A")]),
    ("<p class=MsoHeading2>A</p>x", [(2, "A")]),
    ("<p style='mso-outline-level:3'>A</p>x", [(3, "A")]),
    ("<h4>" + "word " * 100 + "</h4>x", []),
    (f"<p><b>The town</b>{BODY}", [(1, "The town")]),
    (f"<p><font size=+1>The town</font>{BODY}", [(1, "The town")]),
    (f"<p align=center>THE TOWN</p>{BODY}", [(1, "THE TOWN")]),
    (f"<h2>A</h2><p><b>The town</b>{BODY}", [(2, "A"), (3, "The town")]),
    (
        f"<p align=center><font size=+2><b>A title</b></font>{BODY}<p><b>A town</b>{BODY}",
        [(1, "A title"), (2, "A town")],
    ),
    (f"<p><b>The town</b><br>{BODY[3:]}", [(1, "The town")]),
    (f"<p><b>It was said.</b>{BODY}", []),
    (f"<p><b>I. INTRODUCTION.</b>{BODY}", [(1, "I. INTRODUCTION.")]),
    (f"<p><b>The town</b> of the river{BODY}", []),
    (f"<b>{BODY}<p>The town{BODY}</b>", []),
    (f"{BODY}<p><b>The end</b>", []),
    (f"<p><b>_________</b>{BODY}", []),
    (f"<p><b><a href=a>The town</a></b>{BODY}", []),
    (f"<table><tr><td><b>Village</b><td><b>Households</b><tr><td>Ferry<td>4</table>{BODY}", []),
]


@pytest.mark.parametrize(("page", "expected"), HEADINGS)
def test_headings_have_their_level(tmp_path: Path, page: str, expected: list[tuple[int, str]]) -> None:
    assert headings(blocks(tmp_path, page)) == expected


def test_of_the_lines_of_a_title_page_the_largest_and_the_last_are_headings(tmp_path: Path) -> None:
    lines = ["ORGANISATION", "Commission", "<font size=5>The report</font>", "1998", "The town"]
    page = "".join(f"<p align=center><b>{line}</b></p>" for line in lines) + BODY
    assert [heading for _, heading in headings(blocks(tmp_path, page))] == ["The report", "The town"]


def test_who_speaks_is_no_heading(tmp_path: Path) -> None:
    assert headings(blocks(tmp_path, f"<p><b>The judge:</b>{BODY}" * 3)) == []


def test_how_letters_look_is_told(tmp_path: Path) -> None:
    page = (
        "<p>a<p><font size=5>b</font><p><b>c</b> d<p style='font-size: 20px; font-weight: bold'>e<p><small>f"
    )
    found = [(block.size, block.is_bold) for block in blocks(tmp_path, page)]
    assert found == [(12.0, False), (18.0, False), (12.0, False), (15.0, True), (10.0, False)]


PROSE = "A cell with a text of its own that is much longer than what a table of figures has in it. " * 4

ROWS = [
    ("<tr><td>a<td>b<tr><td>c<td>d", ["a b\nc d"]),
    ("<tr><td><p>a</p><td><p>b</p><tr><td><p>c</p><td><p>d</p>", ["a b\nc d"]),
    ("<tr><td>a<br>b<td>c<tr><td>", ["a b c"]),
    (f"<tr><td>1.<td>{PROSE}<tr><td>2.<td>{PROSE}", [f"1. {PROSE.strip()}", f"2. {PROSE.strip()}"]),
    ("<tr><td>(a)<td>one<tr><td>(b)<td>two", ["(a) one", "(b) two"]),
    (f"<tr><td>{PROSE}<td>{PROSE}", [PROSE.strip(), PROSE.strip()]),
    ("<tr><td>a<td><p>b<p>c", ["a", "b", "c"]),
    (f"<tr><td><a href=x>Villages</a><td>{PROSE}", ["Villages", PROSE.strip()]),
    ("<tr><td><table><tr><td>a<td>b</table><td>c", ["a b c"]),
    ("<caption>Title</caption><tr><td>a<td>b", ["Title", "a b"]),
]


@pytest.mark.parametrize(("rows", "expected"), ROWS)
def test_a_row_of_data_is_a_line_and_cells_of_text_are_paragraphs(
    tmp_path: Path, rows: str, expected: list[str]
) -> None:
    assert [block.text for block in blocks(tmp_path, f"<table>{rows}</table>")] == expected


def shown(page: Path) -> str:
    """All blocks, a line each, with what is known of them."""
    lines = []
    for thing in read(page, Limits()):
        if isinstance(thing, Draft):
            lines.append(f"--- {thing.number} {thing.label}".rstrip())
            for block in thing.blocks:
                text = " / ".join(" ".join(line.split()) for line in block.text.splitlines())
                lines.append(f"{block.kind or 'body'}{block.level or ''} [{block.number}] {text}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", sorted(FIXTURES.glob("*.html")), ids=lambda path: path.stem)
def test_pages_as_they_were_made_in_their_time_are_read(page: Path) -> None:
    assert shown(page) == page.with_suffix(".expected").read_text(encoding="utf-8")


def test_the_words_of_menus_are_folded_as_they_are_compared() -> None:
    assert {word for word in WORDS if word != word.lower().strip() or "  " in word} == set()


def test_a_page_of_a_common_size_is_parsed_as_it_is() -> None:
    page = "<div>" * 1000
    assert len(page) < SMALL
    assert bounded(page) is page


@pytest.mark.parametrize(
    "page",
    [
        "<div class='a>b' id=c><!-- <div> --><p>text" * 1000,
        "<script>if (a<b) document.write('<div>')</script>" * 1000,
        "<br/><img src=x><p>text<li>item" * 1000,
        "<svg><path d='m'/></svg>" * 1000,
    ],
)
def test_what_does_not_nest_is_parsed_as_it_is(page: str) -> None:
    closed = page if "<div class" not in page else page.replace("<p>text", "<p>text</div>")
    assert bounded(closed) is closed


def test_text_below_the_deepest_element_stays(tmp_path: Path) -> None:
    page = "".join(f"<div>{number} " for number in range(5000))
    assert bounded(page).count("<div>") == DEEPEST
    assert " ".join(block.text for block in blocks(tmp_path, page)).split() == [str(n) for n in range(5000)]


def test_end_tags_of_what_was_left_out_close_nothing_else() -> None:
    page = f"<i>a</i>{'<span>' * 3000}x{'</span>' * 3000}<b>y</b>"
    tree = LexborHTMLParser(bounded(page))
    [bold] = tree.css("b")
    assert bold.parent is not None
    assert bold.parent.tag == "body"


def test_attributes_beyond_reason_are_left_out_and_the_first_stay() -> None:
    page = "<p id=kept " + " ".join(f"a{number}='>'" for number in range(5000)) + ">x"
    [paragraph] = LexborHTMLParser(bounded(page)).css("p")
    assert len(paragraph.attributes) == MOST_ATTRIBUTES
    assert paragraph.attributes["id"] == "kept"
    assert paragraph.text() == "x"
