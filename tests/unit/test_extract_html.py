"""Web pages become sections of plain text, whatever their encoding is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.errors import DamagedFile
from indexer.extract.html import read
from indexer.extract.protocol import MAX_HINTS, Header, Limits
from indexer.model import Page


def told(folder: Path, data: bytes | str, limits: Limits | None = None) -> tuple[Header, list[Page]]:
    (folder / "a.html").write_bytes(data if isinstance(data, bytes) else data.encode())
    header, *rest = read(folder / "a.html", limits or Limits())
    assert isinstance(header, Header)
    return header, [thing for thing in rest if isinstance(thing, Page)]


def text(folder: Path, data: bytes | str) -> str:
    """The text of a page without sections."""
    _, [page] = told(folder, data)
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
    ("cp1251", "<meta charset=windows-1251><p>Правозащитники"),
    ("koi8-r", "<?xml version='1.0' encoding='koi8-r'?><html><p>Правозащитники"),
    ("cp1256", "<meta charset=windows-1256><p>المدافعين"),
    ("gb18030", "<meta charset=gb2312><p>人权卫士"),
    ("cp932", "<meta charset=x-sjis><p>人権①"),
    ("iso2022_jp", "<meta charset=iso-2022-jp><p>人権"),
]


@pytest.mark.parametrize(("encoding", "page"), ENCODED)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, page: str) -> None:
    assert text(tmp_path, page.encode(encoding)) == page.rpartition(">")[2]


def test_a_few_damaged_bytes_do_not_turn_utf8_into_gibberish(tmp_path: Path) -> None:
    assert text(tmp_path, "<p>Défenseurs « où »".encode() + b"\xff") == "Défenseurs « où »\ufffd"


LAID_OUT = [
    ("<p>one<p>two", "one\n\ntwo"),
    ("<div>one</div><div><div>two</div></div>", "one\ntwo"),
    ("<div>one</div>\n   <div>two</div>", "one\ntwo"),
    ("<div><p>one</p></div>two", "one\n\ntwo"),
    ("one<br>two<br/><br>three", "one\ntwo\n\nthree"),
    ("in<b>di</b>vi<i>si</i>ble\n and\t interdependent", "indivisible and interdependent"),
    ("<ul><li>one<li>two</ul>", "one\ntwo"),
    ("<table><tr><td>Kenya</td><td>12</td></tr><tr><th>Peru<th>7</table>", "Kenya 12\nPeru 7"),
    ("<pre>one\n  two\n\nthree</pre>", "one\ntwo\n\nthree"),
    ("caf&eacute; &amp; &#8220;x&#8221;&nbsp;&lt;y&gt; &#150;", "café & “x” <y> –"),
    ("a<script>b</script><style>c</style><noscript>d</noscript><template>e</template><!-- f -->g", "ag"),
    ("a<svg><text>b</text></svg><select><option>c</select>", "a"),
    ("resolution 60/251<sup>1</sup>, H<sup>er</sup>", "resolution 60/251 1, Her"),
    ("soft&shy;hyphen\x01", "softhyphen"),
    ("<text id='http://example.org'>\n<p>wrapped</p></text>", "wrapped"),
    ("<p>unclosed <b>tags<p>everywhere</i>", "unclosed tags\n\neverywhere"),
    ("<center><font size=4><b>FRONT PAGE</b></font></center><p align=center>1999", "FRONT PAGE\n\n1999"),
]


@pytest.mark.parametrize(("page", "expected"), LAID_OUT)
def test_text_is_laid_out_as_a_browser_would(tmp_path: Path, page: str, expected: str) -> None:
    assert text(tmp_path, page) == expected


def test_sections_begin_at_headings_and_bear_them(tmp_path: Path) -> None:
    header, pages = told(tmp_path, "<p>Intro<h1>A. <b>Find</b>ings</h1><p>x<h3>z</h3><h2></h2><h2>B</h2>y")
    assert header.pages_total == 3
    assert pages == [
        Page(1, "Intro"),
        Page(2, "A. Findings\n\nx\n\nz", "A. Findings"),
        Page(3, "B\n\ny", "B"),
    ]


def test_a_heading_that_is_never_closed_gives_a_short_label(tmp_path: Path) -> None:
    _, pages = told(tmp_path, "<h1>" + "word " * 1000)
    assert len(pages[0].label) == 200
    assert len(pages[0].text) > 4000


def test_no_more_sections_than_allowed_are_given(tmp_path: Path) -> None:
    header, pages = told(tmp_path, "<h1>a</h1><h1>b</h1><h1>c</h1>", Limits(max_pages=2))
    assert header.pages_total == 3
    assert [page.label for page in pages] == ["a", "b"]


def test_menus_and_footers_go_if_most_of_the_text_remains(tmp_path: Path) -> None:
    body = "<p>" + "Report. " * 20
    page = (
        f"<header>Site</header><nav>Home</nav>{body}<div class=cookie-banner>Cookies</div><footer>©</footer>"
    )
    assert text(tmp_path, page) == ("Report. " * 20).strip()


def test_menus_and_footers_stay_if_they_are_most_of_the_text(tmp_path: Path) -> None:
    assert text(tmp_path, "<header>All that is said</header><p>x") == "All that is said\n\nx"


def test_the_head_of_an_article_is_no_furniture(tmp_path: Path) -> None:
    page = "<article><header><h1>Title</h1></header><p>" + "Report. " * 20
    assert told(tmp_path, page)[1][0].label == "Title"


def test_what_the_page_says_of_itself_is_kept_as_hints(tmp_path: Path) -> None:
    page = """<html lang="fr"><head><title> Rapport\n annuel </title>
        <link rel="stylesheet canonical" href="https://example.org/a">
        <meta property="og:url" content="https://example.org/b"><base href="https://example.org/">
        <meta name="DC.Date" content="2011-03"><meta property="og:title" content="R&amp;A">
        <meta http-equiv="Content-Language" content="fr"><meta name="empty" content=""><meta name="none">
        </head><body>x"""
    header, _ = told(tmp_path, page)
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


def test_hints_without_end_are_cut(tmp_path: Path) -> None:
    header, _ = told(tmp_path, "".join(f"<meta name=n{n} content={n}>" for n in range(1000)) + "x")
    assert len(header.hints) == MAX_HINTS


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<title>Only a title</title>",
        "<script>document.write('x')</script>",
        "<frameset cols='*,*'><frame src=a.html></frameset>",
        " &nbsp; ",
    ],
)
def test_a_page_without_text_is_damaged(tmp_path: Path, page: str) -> None:
    with pytest.raises(DamagedFile, match="no text") as caught:
        told(tmp_path, page)
    assert "scripts or frames" in caught.value.advice


def test_a_page_that_nests_very_deep_is_read(tmp_path: Path) -> None:
    assert text(tmp_path, "<div>" * 5_000 + "deep") == "deep"


def test_a_page_of_blanks_and_breaks_takes_no_longer_than_it_must(tmp_path: Path) -> None:
    blanks = "<pre>" + " " * 300_000 + "x</pre>"
    assert text(tmp_path, blanks + "<div> <p>word</p>\n\n</div> <br> " * 10_000).count("word") == 10_000
