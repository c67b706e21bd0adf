"""Web pages become sections of plain text, whatever their encoding is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import DamagedFile, ExtractionError
from indexer.extract.assemble import assemble
from indexer.extract.html import read
from indexer.extract.protocol import MAX_HINTS, Draft, Header, Limits, Shortfall
from indexer.model import Page

FIXTURES = Path(__file__).parents[1] / "data" / "html"
REPORT = "The report is long enough to be one. " * 20


def told(
    folder: Path, data: bytes | str, limits: Limits | None = None, name: str = "a.html"
) -> tuple[Header, list[Page], Shortfall | None]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    header, *rest = read(folder / name, limits or Limits())
    assert isinstance(header, Header)
    drafts = [thing for thing in rest if isinstance(thing, Draft)]
    shortfalls = [thing for thing in rest if isinstance(thing, Shortfall)]
    return header, list(assemble(drafts)), shortfalls[0] if shortfalls else None


def text(folder: Path, data: bytes | str) -> str:
    """The text of a page without sections."""
    _, [page], _ = told(folder, data)
    return page.text


ENCODED = [
    ("utf-8", "<meta charset=utf-8><p>Défenseurs « où »"),
    ("utf-8", "<p>Défenseurs « où »"),
    ("utf-8", "<meta charset=iso-8859-1><p>Défenseurs « où »"),
    ("utf-8-sig", "<meta charset=iso-8859-1><p>Défenseurs « où »"),
    ("utf-16", "<meta charset=utf-8><p>Défenseurs « où »"),
    ("cp1252", "<meta charset=iso-8859-1><p>Défenseurs “quoted” – 5 €"),
    ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=us-ascii'><p>“quoted”"),
    ("cp1252", "<meta charset=utf-8><p>Défenseurs"),
    ("cp1252", "<meta charset=utf-16><p>Défenseurs"),
    ("cp1252", "<meta charset=hex><p>Défenseurs"),
    ("cp1252", "<meta charset=no-such-thing><p>Défenseurs"),
    ("cp1252", "<p>Défenseurs"),
    ("cp1252", "<!-- <meta charset=koi8-r> --><p>Défenseurs"),
    ("cp1252", "<html lang=fr><p>Défenseurs"),
    ("cp1251", "<meta charset=windows-1251><p>Правозащитники"),
    ("cp1251", "<html lang='ru-RU'><p>Правозащитники"),
    ("koi8-r", "<?xml version='1.0' encoding='koi8-r'?><html><p>Правозащитники"),
    ("cp1256", "<meta charset=windows-1256><p>المدافعين"),
    ("cp1256", "<html dir=rtl lang=ar><p>المدافعين"),
    ("gb18030", "<meta charset=gb2312><p>人权卫士"),
    ("big5", "<html lang=zh-TW><p>人權衛士"),
    ("cp932", "<meta charset=x-sjis><p>人権①"),
    ("iso2022_jp", "<meta charset=iso-2022-jp><p>人権"),
]


@pytest.mark.parametrize(("encoding", "page"), ENCODED)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, page: str) -> None:
    assert text(tmp_path, page.encode(encoding)) == page.rpartition(">")[2]


def test_a_few_damaged_bytes_do_not_turn_utf8_into_gibberish(tmp_path: Path) -> None:
    assert text(tmp_path, "<p>Défenseurs « où »".encode() + b"\xff") == "Défenseurs « où »\ufffd"


def test_bytes_that_windows_1252_does_not_assign_are_not_seen(tmp_path: Path) -> None:
    assert text(tmp_path, b"<meta charset=iso-8859-1><p>D\xe9fen\x81seurs\x9d") == "Défenseurs"


LAID_OUT = [
    ("<p>one<p>two", "one\n\ntwo"),
    ("<div>one</div><div><div>two</div></div>", "one\ntwo"),
    ("<div>one</div>\n   <div>two</div>", "one\ntwo"),
    ("<div><p>one</p></div>two", "one\n\ntwo"),
    ("one<br>two<br/><br>three", "one\ntwo\n\nthree"),
    ("one<br><br><br>two</p><br>three", "one\n\ntwo\n\nthree"),
    ("one<hr>two", "one\n\ntwo"),
    ("in<b>di</b>vi<i>si</i>ble\n and\t interdependent", "indivisible and interdependent"),
    ("<ul><li>one<li>two</ul>", "one\ntwo"),
    ("<dl><dt>term<dd>what it is<dt>other</dl>", "term\nwhat it is\nother"),
    ("<table><tr><td>Kenya</td><td>12</td></tr><tr><th>Peru<th>7</table>", "Kenya 12\nPeru 7"),
    ("<pre>one\n  two\n\nthree</pre>", "one\n  two\n\nthree"),
    ("<p style='white-space: pre-wrap'>one\ntwo</p>", "one\ntwo"),
    ("caf&eacute; &amp; &#8220;x&#8221;&nbsp;&lt;y&gt; &#150;", "café & “x” <y> –"),
    ("he said <q>no</q>", "he said “no”"),
    ("a<script>b</script><style>c</style><noscript>d</noscript><template>e</template><!-- f -->g", "ag"),
    ("a<svg><text>b</text></svg><select><option>c</select><button>d</button>", "a"),
    ("a<span style='display: none'>b</span><span style='mso-hide:all'>c</span><b class=sr-only>d</b>", "a"),
    ("soft&shy;hyphen\x01\x02\x03", "softhyphen"),
    ("<text id='http://example.org'>\n<title>no</title><p>wrapped</p></text>", "wrapped"),
    ("<p>unclosed <b>tags<p>everywhere</i>", "unclosed tags\n\neverywhere"),
    ("<center><font size=4><b>FRONT PAGE</b></font></center><p align=center>1999", "FRONT PAGE\n\n1999"),
    ("<p>x<o:p>&nbsp;</o:p></p><p><o:p>&nbsp;</o:p></p><p>y", "x\n\ny"),
    ("<h1><img alt='Annual report'></h1><p><img alt=logo>x", "Annual report\n\nx"),
    ("<img alt=T>he river", "The river"),
    ("<h2><button>Unfold</button></h2>x", "Unfold\n\nx"),
    ("<xml><w:View>Normal</w:View></xml>x", "x"),
    ("<ruby>人<rp>(</rp><rt>rén</rt></ruby>", "人rén"),
]


@pytest.mark.parametrize(("page", "expected"), LAID_OUT)
def test_text_is_laid_out_as_a_browser_would(tmp_path: Path, page: str, expected: str) -> None:
    assert text(tmp_path, page) == expected


def test_lines_are_paragraphs_if_they_are_long_and_end_a_sentence(tmp_path: Path) -> None:
    long = "So many words that no poem has them in a line " * 3 + "end here."
    assert text(tmp_path, f"<div>{long}</div><div>{long}</div>") == f"{long}\n\n{long}"
    assert text(tmp_path, f"<div>{long[:-1]}</div><div>{long}</div>") == f"{long[:-1]}\n{long}"


def test_an_indent_after_a_full_line_begins_a_paragraph(tmp_path: Path) -> None:
    line = "A line that is as wide as the column of the page in which it stands."
    assert text(tmp_path, f"{line}<br>&nbsp;&nbsp;&nbsp; Next") == f"{line}\n\nNext"
    assert text(tmp_path, "Short<br>&nbsp;&nbsp;&nbsp; Next") == "Short\nNext"


def test_sections_begin_at_headings_and_bear_them(tmp_path: Path) -> None:
    header, pages, _ = told(tmp_path, "<p>Intro<h1>A. <b>Find</b>ings</h1><p>x<h3>z</h3><h2></h2><h2>B</h2>y")
    assert header.pages_total == 3
    assert [(page.number, page.label, page.text) for page in pages] == [
        (1, "", "Intro"),
        (2, "A. Findings", "A. Findings\n\nx\n\nz"),
        (3, "B", "B\n\ny"),
    ]


def test_a_heading_that_is_never_closed_gives_a_short_label(tmp_path: Path) -> None:
    _, pages, _ = told(tmp_path, "<h1>" + "word " * 1000)
    assert 190 < len(pages[0].label) <= 200
    assert len(pages[0].text) > 4000


def test_no_more_sections_than_allowed_are_given(tmp_path: Path) -> None:
    header, pages, _ = told(tmp_path, "<h1>a</h1><h1>b</h1><h1>c</h1>", Limits(max_pages=2))
    assert header.pages_total == 3
    assert [page.label for page in pages] == ["a", "b"]


MENUS = [
    ("<nav>Home</nav>{}"),
    ("<header><a href=/>Site</a></header>{}"),
    ("{}<footer>© The site</footer>"),
    ("{}<div class=cookie-banner><p>We keep cookies.</div>"),
    ("<div id=leftMenu-links class='page menu'><a href=a>One</a> <a href=b>Two</a></div>{}"),
    ("<ul><li><a href=a>Home</a><li><a href=b>Chapters</a><li><a href=c>Search</a></ul>{}"),
    ("<table><tr><td><a href=a>Inicio</a> | <a href=b>Contáctenos</a></table>{}"),
    ("{}<p>[<a href=a>Previous</a>] [<a href=b>Table of Contents</a>] [<a href=c>Next</a>]"),
    ("{}<p><a href=#top>Haut de page</a>"),
    ("<div hidden><p>Loading</div>{}"),
    ("<div style='display:none'><a href=a>Share</a></div>{}"),
    ("{}<aside><a href=a>Another report</a></aside>"),
]


@pytest.mark.parametrize("page", MENUS)
def test_what_belongs_to_the_site_goes(tmp_path: Path, page: str) -> None:
    assert text(tmp_path, page.format(f"<p>{REPORT}</p>")) == REPORT.strip()


KEPT = [
    ("All that is said", "<header>All that is said</header><p>x"),
    ("Preamble", f"<header><p>Preamble. {REPORT}</header><p>{REPORT}{REPORT}"),
    ("Title", f"<article><header><h1>Title</h1></header><p>{REPORT}"),
    ("Title", f"<header><h1>Title</h1></header><p>{REPORT}"),
    ("4 June", f"<article><p>{REPORT}<footer><a href=a>Tag</a> 4 June</footer></article>"),
    ("4 June", f"<div class=breadcrumb><a href=a>Home</a> <a href=b>News</a><p>4 June</div><p>{REPORT}"),
    ("Quoted", f"<article><p>{REPORT}<aside>Quoted words of a witness.</aside></article>"),
    (
        "Chapter I",
        f"<p>{REPORT}<ul><li><a href=1>Chapter I. The town</a><li><a href=2>Chapter II. The river</a></ul>",
    ),
    ("Peru", f"<p>{REPORT}<p><a href=1>Kenya</a> | <a href=2>Peru</a> | <a href=3>Togo</a>"),
    ("Home", "<p><a href=1>Home</a><p><a href=2>Search</a>"),
    ("menu", f"<div class=sidebar><p>{REPORT}<p>Of the menu.</div><p>{REPORT}"),
    ("Asked", f"<section id=informed-consent class=cookies><p>Asked before.</section><p>{REPORT}"),
    ("Housing", f"<p>{REPORT}<ul id=social-rights><li><a href=1>Housing</a><li><a href=2>Work</a></ul>"),
    ("Unfolded", f"<div style='display:none'><p>Unfolded. {REPORT}</div><p>{REPORT}{REPORT}"),
]


@pytest.mark.parametrize(("words", "page"), KEPT)
def test_text_is_never_taken_for_a_menu(tmp_path: Path, words: str, page: str) -> None:
    assert words in "\n".join(page.text for page in told(tmp_path, page)[1])


def test_what_the_page_says_of_itself_is_kept_as_hints(tmp_path: Path) -> None:
    page = """<html lang="fr"><head><title> Rapport\n annuel </title>
        <link rel="stylesheet canonical" href="https://example.org/a">
        <meta property="og:url" content="https://example.org/b"><base href="https://example.org/">
        <meta name="DC.Date" content="2011-03"><meta property="og:title" content="R&amp;A">
        <meta http-equiv="Content-Language" content="fr"><meta name="empty" content=""><meta name="none">
        </head><body>x"""
    header, _, _ = told(tmp_path, page)
    assert header.hints == (
        ("title", "Rapport annuel"),
        ("lang", "fr"),
        ("canonical", "https://example.org/a"),
        ("canonical", "https://example.org/b"),
        ("canonical", "https://example.org/"),
        ("meta:og:url", "https://example.org/b"),
        ("meta:dc.date", "2011-03"),
        ("meta:og:title", "R&A"),
        ("meta:content-language", "fr"),
    )


def test_a_title_that_a_wrapper_pushed_into_the_body_is_a_hint_and_no_text(tmp_path: Path) -> None:
    header, pages, _ = told(
        tmp_path, "<text id=1>\n<html><head><title>The title</title></head><body>x</text>"
    )
    assert header.hints == (("title", "The title"),)
    assert [page.text for page in pages] == ["x"]


def test_hints_without_end_are_cut(tmp_path: Path) -> None:
    header, _, _ = told(tmp_path, "".join(f"<meta name=n{n} content={n}>" for n in range(1000)) + "x")
    assert len(header.hints) == MAX_HINTS


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<title>Only a title</title>",
        "<script>document.write('x')</script>",
        "<p><img src=scan.jpg alt=scan></p>",
        " &nbsp; ",
    ],
)
def test_a_page_without_text_is_damaged(tmp_path: Path, page: str) -> None:
    with pytest.raises(DamagedFile, match="no text") as caught:
        told(tmp_path, page)
    assert "save it as PDF" in caught.value.advice


LEADING_ON = [
    (
        "<frameset cols='*,*'><frame src=menu.htm><frame src='text 1.htm'></frameset>",
        "it only puts together other pages: menu.htm, text 1.htm",
    ),
    (
        "<frameset><frame src=a.htm><noframes><body>Your browser knows no frames.</noframes></frameset>",
        "it only puts together other pages: a.htm",
    ),
    (
        "<meta http-equiv=refresh content='0; URL=http://example.org/new.htm'><p>We have moved, click here.",
        "it only leads on to another page: http://example.org/new.htm",
    ),
    (
        "<meta http-equiv=Refresh content=\"5;url='b.htm'\">",
        "it only leads on to another page: b.htm",
    ),
    (
        "<script>window.location.href = 'c.htm'</script><p>Please wait.",
        "it only leads on to another page: c.htm",
    ),
    ("<body onload=\"location.replace('d.htm')\">Wait", "it only leads on to another page: d.htm"),
    ("<iframe src=e.htm></iframe>", "its text is in another page, shown in a frame: e.htm"),
    (
        "<frameset>" + "".join(f"<frame src={n}.htm>" for n in range(5)) + "</frameset>",
        "it only puts together other pages: 0.htm, 1.htm, 2.htm and 2 more",
    ),
]


@pytest.mark.parametrize(("page", "reason"), LEADING_ON)
def test_a_page_that_only_leads_to_others_names_them(tmp_path: Path, page: str, reason: str) -> None:
    with pytest.raises(DamagedFile) as caught:
        told(tmp_path, page)
    assert caught.value.reason == reason
    assert "this one can go" in caught.value.advice


def test_a_page_of_a_few_words_and_a_frame_is_kept_and_said_to_lack_the_rest(tmp_path: Path) -> None:
    _, [page], shortfall = told(tmp_path, "<p>News of the river<iframe src=news.htm></iframe>")
    assert page.text == "News of the river"
    assert shortfall is not None
    assert "news.htm" in shortfall.reason


@pytest.mark.parametrize(
    "page",
    [
        "<meta http-equiv=refresh content=300>",  # loads itself again
        "<meta http-equiv=refresh content='0;url=a.html'>",
        "<script>if (top == self) location = 'frames.htm'</script>" + REPORT,
        "<iframe src=advertisement.htm></iframe>" + REPORT,
        "<iframe src='about:blank'></iframe>",
    ],
)
def test_a_page_with_text_of_its_own_lacks_nothing(tmp_path: Path, page: str) -> None:
    assert told(tmp_path, f"{page}<p>x")[2] is None


def test_what_is_shown_instead_of_frames_is_read_if_it_is_a_text(tmp_path: Path) -> None:
    page = f"<frameset><frame src=a.htm><noframes><body><p>{REPORT}</body></noframes></frameset>"
    _, [read_page], shortfall = told(tmp_path, page)
    assert read_page.text == REPORT.strip()
    assert shortfall is not None


def test_a_page_that_nests_very_deep_is_read(tmp_path: Path) -> None:
    assert text(tmp_path, "<div>" * 5_000 + "deep") == "deep"


HOSTILE = [
    "<div>" * 100_000 + "word",
    "<table><tr><td>" * 30_000 + "word",
    "<ul><li>" * 30_000 + "word",
    "<blockquote><font size=1><p>" * 30_000 + "word",
    "<p " + " ".join(f"a{number}=1" for number in range(300_000)) + ">word",
    "<p>" + "".join(f"<font color={number}>" for number in range(2_000)) + "<p>" * 2_000 + "word",
    "".join(f"<x{number}><p>" for number in range(30_000)) + "word",
    "<sup>" * 30_000 + "word",
    "<a href=#x>" * 30_000 + "word",
    "<li value=" + "9" * 100_000 + ">word",
    "<font size=" + "9" * 100_000 + ">word",
]


@pytest.mark.parametrize("page", HOSTILE, ids=lambda page: page[:24])
def test_no_page_takes_longer_than_its_length_allows(tmp_path: Path, page: str) -> None:
    assert "word" in text(tmp_path, page)


def test_a_page_of_blanks_and_breaks_takes_no_longer_than_it_must(tmp_path: Path) -> None:
    blanks = "<pre>" + " " * 300_000 + "x</pre>"
    assert text(tmp_path, blanks + "<div> <p>word</p>\n\n</div> <br> " * 10_000).count("word") == 10_000


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_never_does_worse_than_an_outcome(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sources = [path.read_bytes() for path in sorted(FIXTURES.glob("*.html"))]
    page = bytearray(data.draw(st.sampled_from(sources)))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(page)))
        length = data.draw(st.integers(0, 400))
        other = data.draw(st.sampled_from(sources))
        begin = data.draw(st.integers(0, len(other)))
        page[start : start + length] = other[begin : begin + data.draw(st.integers(0, 400))]
    path = tmp_path_factory.getbasetemp() / "damaged.html"
    path.write_bytes(bytes(page))
    try:
        header, *rest = read(path, Limits())
    except ExtractionError:
        return
    assert isinstance(header, Header)
    assert assemble([thing for thing in rest if isinstance(thing, Draft)])


def test_a_section_has_the_name_that_leads_to_its_heading(tmp_path: Path) -> None:
    names = {
        "<h2 id=one>": "one",
        "<div id=two><h2>": "two",
        "<div id=outer><h2 id=three>": "three",
        "<p><a name=four></a><h2>": "four",
        "<h2><a id=five></a>": "five",
        "<h2  id=one>": "",  # the first of two has the name
        "<input id=six type=hidden><h2>": "",
        f"<h2 id={'x' * 201}>": "",
        "<h2 id='seven\n'>": "",
        "<h2 id='Tëst \"8'>": 'Tëst "8',
    }
    begun = "".join(f"{begun}Heading {n}</h2></div><p>{REPORT}" for n, begun in enumerate(names))
    _, pages, _ = told(tmp_path, f"<meta charset=utf-8><body id=top><p id=first>{REPORT}{begun}")
    assert [page.anchor for page in pages] == ["", *names.values()]
