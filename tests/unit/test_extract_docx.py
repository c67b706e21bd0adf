"""Word files are read as they are printed, and hostile ones do no harm.

The files are written here, part by part: a reader of the test sees all that is in them.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from indexer.errors import DamagedFile, EncryptedFile, ExtractionError, LimitExceeded, NoTextLayer
from indexer.extract.docx import package as docx_package
from indexer.extract.docx import read
from indexer.extract.docx.numbering import formatted
from indexer.extract.protocol import Block, Draft, Header, Limits, Shortfall
from indexer.model import ParagraphKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = (
    f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"><w:body>'
)
CLOSE = "</w:body></w:document>"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(*runs: str, properties: str = "") -> str:
    """A paragraph. Runs that do not begin with < are text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def within_run(element: str) -> str:
    return f"<w:r>{element}</w:r>"


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def numbered(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def relations(*pairs: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{KIND}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def a_docx(body: str, parts: Mapping[str, str] = {}, whole: bool = False) -> bytes:
    """A Word file with this body; `whole` if that is the whole part."""
    kinds = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
             "header1": "header", "header2": "header", "footer1": "footer"}  # fmt: skip
    given = [(kinds[name], f"{name}.xml") for name in parts if name in kinds]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
        file.writestr("word/_rels/document.xml.rels", relations(*given))
        file.writestr("word/document.xml", body if whole else OPEN + body + CLOSE)
        for name, content in parts.items():
            path = name if "/" in name else f"word/{name}.xml"
            file.writestr(path, content.replace(">", f' xmlns:w="{W}">', 1))
    return out.getvalue()


def told(data: bytes, folder: Path, limits: Limits = Limits()) -> list[Header | Draft | Shortfall]:  # noqa: B008
    file = folder / "file.docx"
    file.write_bytes(data)
    return list(read(file, limits))


def drafts(data: bytes, folder: Path) -> list[Draft]:
    return [found for found in told(data, folder) if isinstance(found, Draft)]


def blocks(body: str, folder: Path, parts: Mapping[str, str] = {}) -> list[Block]:
    return [block for draft in drafts(a_docx(body, parts), folder) for block in draft.blocks]


def texts(body: str, folder: Path, parts: Mapping[str, str] = {}) -> list[str]:
    return [block.text for block in blocks(body, folder, parts)]


# ------------------------------------------------------------------ text

TEXTS = {
    "runs are one text": (p("de", "fend", "ers"), ["defenders"]),
    "empty paragraphs are none": (p() + p("A") + p(" "), ["A"]),
    "tabs and breaks": (p("a", within_run("<w:tab/>"), "b", within_run("<w:br/>"), "c"), ["a\tb\nc"]),
    "hyphens": (p("mandate", within_run("<w:noBreakHyphen/>"), "hold", within_run("<w:softHyphen/>"), "er"),
                ["mandate-holder"]),
    "links": (p("see ", '<w:hyperlink r:id="r9">' + r("the report") + "</w:hyperlink>"), ["see the report"]),
    "inserted in, deleted out": (
        p("a ", "<w:ins>" + r("new ") + "</w:ins>",
          "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>", "b"), ["a new b"]),
    "moved once": (
        p("<w:moveFrom>" + r("x") + "</w:moveFrom>", "a") + p("b ", "<w:moveTo>" + r("x") + "</w:moveTo>"),
        ["a", "b x"]),
    "a deleted end joins paragraphs": (
        p("human ", properties="<w:rPr><w:del/></w:rPr>") + p("rights"), ["human rights"]),
    "a deleted end at the end": (p("human", properties="<w:rPr><w:del/></w:rPr>"), ["human"]),
    "hidden text is out": (p("a", r("secret", "<w:vanish/>"), r("b", '<w:vanish w:val="0"/>')), ["ab"]),
    "results of fields, not their codes": (
        p(within_run('<w:fldChar w:fldCharType="begin"/>'),
          within_run("<w:instrText> SEQ level0 </w:instrText>"), r("stray"),
          within_run('<w:fldChar w:fldCharType="separate"/>'), "12",
          within_run('<w:fldChar w:fldCharType="end"/>'), ". The applicant"), ["12. The applicant"]),
    "a field without an end swallows nothing": (
        p(within_run('<w:fldChar w:fldCharType="begin"/>'), "a") + p("b"), ["b"]),
    "simple fields": (p('<w:fldSimple w:instr="PAGE">' + r("7") + "</w:fldSimple>"), ["7"]),
    "text boxes once": (
        p("before", within_run(
            "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p("boxed")
            + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            "<w:txbxContent>" + p("boxed") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent><w:t> after</w:t>")), ["before after", "boxed"]),
    "text boxes of old": (
        p(within_run("<w:pict><w:txbxContent>" + p("boxed") + "</w:txbxContent></w:pict>")),
        ["boxed"]),
    "an alternative without a first choice": (
        p("<mc:AlternateContent><mc:Fallback>" + r("old") + "</mc:Fallback></mc:AlternateContent>"), ["old"]),
    "controls, not their prompts": (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("filled") + "</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("Click") + "</w:sdtContent></w:sdt>",
        ["filled"]),
    "raised numbers do not grow onto their words": (
        p("resolution 60/251", r("1", '<w:vertAlign w:val="superscript"/>')), ["resolution 60/251¹"]),
    "formulas": (p("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"), ["x+y"]),
    "readings over letters are out": (
        p(within_run("<w:ruby><w:rt>" + r("b") + "</w:rt><w:rubyBase>" + r("漢") + "</w:rubyBase></w:ruby>")),
        ["漢"]),
    "rows of tables": (
        "<w:tbl><w:tr><w:tc>" + p("Name") + "</w:tc><w:tc>" + p("Country") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("a") + p("b") + "</w:tc><w:tc>" + p() + "</w:tc><w:tc>" + p("c")
        + "</w:tc></w:tr></w:tbl>", ["Name Country", "a b c"]),
    "tables in tables": (
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>" + p("a") + "</w:tc><w:tc>" + p("b")
        + "</w:tc></w:tr></w:tbl>" + p() + "</w:tc><w:tc>" + p("c") + "</w:tc></w:tr></w:tbl>", ["a b c"]),
    "a table that is but a frame": (
        "<w:tbl><w:tr><w:tc>" + p("one") + p("two") + "</w:tc></w:tr></w:tbl>", ["one", "two"]),
    "columns of text made with a table": (
        "<w:tr><w:tc>" + p("left " * 60) + p("more") + "</w:tc><w:tc>" + p("right") + "</w:tc></w:tr>",
        ["left " * 60, "more", "right"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_read_as_it_is_printed(body: str, expected: list[str], tmp_path: Path) -> None:
    assert texts(body, tmp_path) == expected


def test_strict_files_are_read_too(tmp_path: Path) -> None:
    strict = (OPEN + p("text") + CLOSE).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    (draft,) = drafts(a_docx(strict, whole=True), tmp_path)
    assert draft.blocks[0].text == "text"


# ------------------------------------------------------------------ headings, numbers, notes

STYLES = """<w:styles>
<w:docDefaults><w:rPr><w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:pPr>
<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Q"/><w:basedOn w:val="Mine"/>
<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="L"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""

HEADINGS = {
    "a style that is called otherwise in its language": (styled("berschrift1"), 1),
    "a style based on it": (styled("Mine"), 1),
    "a style based on it that is no heading": (styled("Quote"), 0),
    "a style that is based on itself": (styled("Loop"), 0),
    "an outline level": ('<w:outlineLvl w:val="2"/>', 3),
    "an outline level that says body": (styled("berschrift1") + '<w:outlineLvl w:val="9"/>', 0),
    "a style that is not there": (styled("gone"), 0),
}


@pytest.mark.parametrize(("properties", "level"), HEADINGS.values(), ids=HEADINGS.keys())
def test_headings_are_known_by_their_styles(properties: str, level: int, tmp_path: Path) -> None:
    (block,) = blocks(p("Findings", properties=properties), tmp_path, {"styles": STYLES})
    assert (block.level, block.kind) == (level, ParagraphKind.HEADING if level else None)


def test_an_outline_level_makes_no_heading_of_a_whole_paragraph(tmp_path: Path) -> None:
    (block,) = blocks(p("word " * 100, properties='<w:outlineLvl w:val="0"/>'), tmp_path)
    assert (block.level, block.kind) == (0, None)


def test_looks_come_from_runs_and_styles(tmp_path: Path) -> None:
    body = (
        p("Title", properties=styled("Mine"))
        + p("plain")
        + p(r("BIG", '<w:b/><w:sz w:val="40"/>'), "a")
        + p("a", '<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>b</w:t></w:r>')
    )
    found = blocks(body, tmp_path, {"styles": STYLES})
    assert [(block.text, block.size, block.is_bold) for block in found] == [
        ("Title", 16, True), ("plain", 11, False), ("BIGa", 20, True), ("a", 11, False),
    ]  # fmt: skip


def level(depth: int, form: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    + '<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Legal"/>'
    + level(0, "decimal", "Article %1", '<w:suff w:val="space"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="5">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in
              [(1, 0), (2, 0), (3, 1), (4, 2), (5, 3), (7, 5)])
    + '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)  # fmt: skip

LISTS: dict[str, tuple[list[tuple[int, int]], list[tuple[str, str]]]] = {
    "paragraphs": ([(1, 0), (1, 0)], [("1. x", "1"), ("2. x", "2")]),
    "sub-paragraphs begin anew": (
        [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)],
        [("1. x", "1"), ("(a) x", "1 (a)"), ("(b) x", "1 (b)"), ("(i) x", "1 (b) (i)"), ("2. x", "2"),
         ("(a) x", "2 (a)")]),
    "lists of one kind go on": ([(1, 0), (2, 0)], [("1. x", "1"), ("2. x", "2")]),
    "a list that starts elsewhere": ([(1, 0), (6, 0), (6, 0)],
                                     [("1. x", "1"), ("10. x", "10"), ("11. x", "11")]),
    "levels in one number": ([(3, 0), (3, 0), (3, 1)], [("I. x", "I"), ("II. x", "II"), ("2.1 x", "2.1")]),
    "a level whose parent never came": ([(3, 1)], [("1.1 x", "1.1")]),
    "bullets": ([(4, 0)], [("• x", "")]),
    "linked by a style": ([(5, 0), (5, 0)], [("Article 1 x", "Article 1"), ("Article 2 x", "Article 2")]),
    "a level that never begins anew": (
        [(7, 0), (7, 1), (7, 0), (7, 1)],
        [("1. x", "1"), ("(a) x", "1 (a)"), ("2. x", "2"), ("(b) x", "2 (b)")]),
    "no list": ([(0, 0), (99, 0)], [("x", ""), ("x", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), LISTS.values(), ids=LISTS.keys())
def test_numbers_are_printed_as_word_counts_them(
    given: list[tuple[int, int]], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    body = "".join(p("x", properties=numbered(number, depth)) for number, depth in given)
    found = blocks(body, tmp_path, {"numbering": NUMBERING})
    assert [(block.text, block.number) for block in found] == expected


def test_numbers_of_headings_come_from_their_styles(tmp_path: Path) -> None:
    body = p("Scope", properties=styled("Titre2")) + p("x", properties=numbered(1))
    parts = {"styles": STYLES, "numbering": NUMBERING}
    found = [(block.text, block.level, block.number) for block in blocks(body, tmp_path, parts)]
    assert found == [("1.1 Scope", 2, ""), ("1. x", 0, "1")]


def test_empty_and_deleted_paragraphs_count_as_word_counts_them(tmp_path: Path) -> None:
    one = numbered(1)
    body = (
        p("x", properties=one)
        + p(properties=one)
        + p("<w:del><w:r><w:delText>y</w:delText></w:r></w:del>", properties=one + "<w:rPr><w:del/></w:rPr>")
        + p("z", properties=one)
    )
    assert texts(body, tmp_path, {"numbering": NUMBERING}) == ["1. x", "3. z"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [(4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (27, "lowerLetter", "aa"),
     (28, "upperLetter", "BB"),
     (3, "decimalZero", "03"), (2, "russianLower", "б"), (5, "chineseCounting", "5"), (0, "lowerRoman", "0"),
     (9**9, "lowerLetter", "387420489"), (7, "none", "")],
)  # fmt: skip
def test_numbers_are_written_in_the_format_of_their_list(number: int, form: str, expected: str) -> None:
    assert formatted(number, form) == expected


def call(kind: str, note: int, more: str = "") -> str:
    return within_run(f'<w:{kind}Reference w:id="{note}"{more}/>')


def a_note(kind: str, note: int, text: str, more: str = "") -> str:
    return f'<w:{kind} w:id="{note}"{more}>' + p(within_run(f"<w:{kind}Ref/>"), text) + f"</w:{kind}>"


NOTES = {
    "footnotes": "<w:footnotes>"
    + a_note("footnote", 0, "—", ' w:type="separator"')
    + a_note("footnote", 7, "See A/RES/53/144.")
    + a_note("footnote", 8, " Ibid.")
    + a_note("footnote", 9, "Never called.")
    + "</w:footnotes>",
    "endnotes": "<w:endnotes>" + a_note("endnote", 7, "At the end.") + "</w:endnotes>",
}


def test_notes_are_numbered_by_their_calls_and_end_the_page(tmp_path: Path) -> None:
    body = (
        p("defenders", call("footnote", 8), " and", call("endnote", 7), " others", call("footnote", 7))
        + p("more")
        + p(within_run('<w:br w:type="page"/>'), "second page")
    )
    first, second = drafts(a_docx(body, NOTES), tmp_path)
    assert [(block.text, block.kind, block.number) for block in first.blocks] == [
        ("defenders¹ andⁱ others²", None, ""),
        ("more", None, ""),
        ("¹ Ibid.", ParagraphKind.NOTE, "1"),
        ("² See A/RES/53/144.", ParagraphKind.NOTE, "2"),
    ]
    assert [(block.text, block.number) for block in second.blocks] == [
        ("second page", ""),
        ("ⁱ At the end.", "i"),
    ]


def test_a_section_tells_how_its_notes_are_numbered_and_a_typed_mark_is_no_number(tmp_path: Path) -> None:
    body = (
        p("a", call("endnote", 7), "b", call("footnote", 8, ' w:customMarkFollows="1"'), r("*"))
        + '<w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr></w:sectPr>'
    )
    assert texts(body, tmp_path, NOTES) == ["a¹b*", " Ibid.", "¹ At the end."]


# ------------------------------------------------------------------ pages

PAGE = within_run("<w:lastRenderedPageBreak/>")
HARD = within_run('<w:br w:type="page"/>')


def test_pages_are_those_word_laid_out(tmp_path: Path) -> None:
    cell = "<w:tc>" + p("long " * 30, PAGE, "cell") + "</w:tc>"
    body = (
        p("one")
        + p("begins ", PAGE, "ends")
        + p(HARD)
        + p(PAGE, "three")
        + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    )
    found = drafts(a_docx(body), tmp_path)
    assert [len(draft.blocks) for draft in found] == [2, 1, 2, 1]
    assert found[1].blocks[0].text == "ends"
    assert found[2].blocks[0].text == "three"
    assert [draft.number for draft in found] == [1, 2, 3, 4]
    assert {draft.label for draft in found} == {""}


def test_a_numbered_paragraph_that_goes_on_keeps_its_number(tmp_path: Path) -> None:
    body = p("one") + p(PAGE, "begins ", PAGE, "ends", properties=numbered(1))
    found = drafts(a_docx(body, {"numbering": NUMBERING}), tmp_path)
    assert [[(block.text, block.number) for block in draft.blocks] for draft in found] == [
        [("one", "")], [("1. begins ", "1")], [("ends", "1")],
    ]  # fmt: skip


def test_without_pages_sections_begin_at_headings_and_breaks(tmp_path: Path) -> None:
    title, sub, deep = (f'<w:outlineLvl w:val="{n}"/>' for n in range(3))
    text = "word " * 80
    body = (
        p("REPORT", properties=title)
        + p("I. Introduction", properties=title)
        + p(text)
        + p("A. Mandate", properties=sub)
        + p(text)
        + p("detail", properties=deep)
        + p(text)
        + p(HARD, "Annex")
        + p("last", properties="<w:pageBreakBefore/>")
        + p("end", properties="<w:sectPr/>")
        + p("after", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
        + p("still")
    )
    found = drafts(a_docx(body), tmp_path)
    assert [draft.label for draft in found] == ["REPORT", "A. Mandate", "", "", ""]
    assert [[block.text[:5].strip() for block in draft.blocks] for draft in found] == [
        ["REPOR", "I. In", "word"], ["A. Ma", "word", "detai", "word"], ["Annex"], ["last", "end"],
        ["after", "still"],
    ]  # fmt: skip


def test_no_more_pages_are_read_than_the_limit_allows(tmp_path: Path) -> None:
    header, *found = told(a_docx(p("a") + p(PAGE, "b") + p(PAGE, "c")), tmp_path, Limits(max_pages=2))
    assert isinstance(header, Header)
    assert (header.pages_total, len(found)) == (3, 2)


def test_headers_are_there_once_and_a_masthead_is_no_running_head(tmp_path: Path) -> None:
    parts = {
        "header1": "<w:hdr>" + p("United Nations A/HRC/34/52") + "</w:hdr>",
        "header2": "<w:hdr>" + p("A/HRC/34/52") + "</w:hdr>",
        "footer1": "<w:ftr>" + p("GE.17-00300") + p("2") + "</w:ftr>",
    }
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="r0"/>'
        '<w:headerReference w:type="default" r:id="r1"/><w:headerReference w:type="even" r:id="r1"/>'
        '<w:footerReference w:type="default" r:id="r2"/>%s</w:sectPr>'
    )
    body = p("one", properties=section % "<w:titlePg/>") + p("two") + section % ""
    found = drafts(a_docx(body, parts), tmp_path)
    assert [[(block.text, block.kind) for block in draft.blocks] for draft in found] == [
        [("United Nations A/HRC/34/52", None), ("A/HRC/34/52", ParagraphKind.RUNNING), ("one", None),
         ("GE.17-00300\n2", ParagraphKind.RUNNING)],
        [("two", None)],
    ]  # fmt: skip


def test_what_the_file_says_of_itself_is_handed_on_as_hints(tmp_path: Path) -> None:
    core = (
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Report &amp; annex</dc:title><dc:creator>A. N. Other</dc:creator>"
        "<cp:lastModifiedBy>Somebody</cp:lastModifiedBy><dcterms:created>2017-01-02T03:04:05Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    data = a_docx(p("x"), {"styles": STYLES, "docProps/core.xml": core})
    header = told(data, tmp_path)[0]
    assert isinstance(header, Header)
    assert header.hints == (
        ("docx:title", "Report & annex"),
        ("docx:creator", "A. N. Other"),
        ("docx:created", "2017-01-02T03:04:05Z"),
        ("lang", "fr-FR"),
    )


# ------------------------------------------------------------------ hostile and damaged

GOOD = a_docx(p("text " * 1000))


def changed(**entries: bytes) -> bytes:
    """A Word file some of whose parts are others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, entries.get(name.removeprefix("word/").removesuffix(".xml"), old.read(name)))
    return out.getvalue()


def entities(declaration: str) -> bytes:
    return (f"<!DOCTYPE d [{declaration}]>" + OPEN + p("&a;") + CLOSE).encode()


DAMAGED: dict[str, tuple[bytes, type[ExtractionError], str]] = {
    "cut off": (GOOD[: len(GOOD) // 2], DamagedFile, "cut off or damaged"),
    "not even a beginning": (GOOD[:40], DamagedFile, "cut off or damaged"),
    "empty": (b"", DamagedFile, "cut off or damaged"),
    "no document": (GOOD.replace(b"word/document.xml", b"word/dokument.xml"), DamagedFile, "is missing"),
    "no XML": (changed(document=b"<w:document"), DamagedFile, "is no XML"),
    "an encoding of its own": (
        changed(document=b'<?xml version="1.0" encoding="UTF-255"?><x/>'), DamagedFile, "in an encoding"
    ),
    "no text": (a_docx(p()), DamagedFile, "there is no text"),
    "only pictures": (a_docx(p(within_run("<w:drawing/>"))), NoTextLayer, "pictures and no text"),
    "entities": (changed(document=entities('<!ENTITY a "b">')), DamagedFile, "declares a document type"),
    "entities from elsewhere": (
        changed(document=entities('<!ENTITY a SYSTEM "/etc/passwd">')), DamagedFile, "a document type"),
    "deep nesting": (changed(document=b"<a>" * 5000), LimitExceeded, "nested"),
    "wrapped and locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), EncryptedFile, "a password"),
    "parts that are locked": (
        GOOD.replace(b"\x14\0\0\0\x08\0", b"\x14\0\1\0\x08\0"), EncryptedFile, "a password"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "error", "reason"), DAMAGED.values(), ids=DAMAGED.keys())
def test_what_cannot_be_read_is_named(
    data: bytes, error: type[ExtractionError], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=reason) as caught:
        told(data, tmp_path)
    assert caught.value.advice


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="cannot be opened"):
        list(read(tmp_path / "none.docx", Limits()))


def test_a_bomb_is_stopped_before_it_goes_off(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="exhaust memory"):
        told(changed(document=OPEN.encode() + b" " * (64 << 20)), tmp_path)


def test_parts_and_all_of_them_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 2000)
    with pytest.raises(LimitExceeded):
        told(GOOD, tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(docx_package, "MAX_ALL_BYTES", 2000)
    with pytest.raises(LimitExceeded):
        told(GOOD, tmp_path)


def test_what_was_read_before_the_damage_is_kept_and_the_rest_is_said(tmp_path: Path) -> None:
    header, draft, shortfall = told(
        changed(document=(OPEN + p("good") + "<w:p><w:r></w:p>").encode()), tmp_path
    )
    assert isinstance(header, Header)
    assert isinstance(draft, Draft)
    assert isinstance(shortfall, Shortfall)
    assert draft.blocks[0].text == "good"
    assert shortfall.reason.startswith("it is damaged, and text may be missing: the part word/document.xml")
    assert shortfall.advice


@pytest.mark.parametrize(
    "part", ["styles", "numbering", "footnotes", "endnotes", "header1", "docProps/core.xml"]
)
def test_a_part_that_can_be_done_without_costs_no_text(part: str, tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>'
    found = told(a_docx(p("text") + section, {part: "<w:a><w:b></w:a>"}), tmp_path)
    assert [block.text for draft in found if isinstance(draft, Draft) for block in draft.blocks] == ["text"]
    is_said = part not in ("header1", "docProps/core.xml")
    assert isinstance(found[-1], Shortfall) is is_said


@pytest.mark.parametrize("step", [0, 7])
def test_flipped_bits_are_damage_or_nothing(step: int, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    small = a_docx(p("text", properties=numbered(1)), {"numbering": NUMBERING, "styles": STYLES, **NOTES})
    for place in range(step, len(small), 101):
        file.write_bytes(small[:place] + bytes([small[place] ^ (1 << place % 8)]) + small[place + 1 :])
        try:
            list(read(file, Limits()))
        except ExtractionError as error:
            assert error.reason  # noqa: PT017 - either outcome is right


def test_no_part_outside_the_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "styles.xml").write_text("<no")
    for target in ("../../styles.xml", "/etc/passwd", "http://example.org/styles.xml"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr("word/document.xml", OPEN + p("text") + CLOSE)
            file.writestr("word/_rels/document.xml.rels", relations(("styles", target)))
        assert [block.text for draft in drafts(out.getvalue(), tmp_path) for block in draft.blocks] == [
            "text"
        ]


@pytest.mark.real
def test_no_word_of_the_real_word_files_is_lost(corpus_real: Path) -> None:
    """Compared with all text elements of the parts, read without regard to what they stand in."""
    for file in sorted(corpus_real.glob("**/*.docx")):
        with zipfile.ZipFile(file) as package:
            names = [f"word/{name}.xml" for name in ("document", "footnotes", "endnotes")]
            xml = "".join(package.read(name).decode() for name in names if name in package.namelist())
        xml = re.sub(r"<w:instrText.*?</w:instrText>|<mc:Fallback.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
        xml = re.sub(r"<w:noBreakHyphen ?/>", "-", re.sub(r"</w:p>|<w:(?:tab|br|cr)[ /]", r" \g<0>", xml))
        wanted = Counter(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]+>", "", xml))))
        found = [
            block.text for draft in read(file, Limits()) if isinstance(draft, Draft) for block in draft.blocks
        ]
        got = Counter(re.findall(r"\w+", re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", " ", "\n".join(found))))
        assert (wanted & got).total() >= 0.999 * wanted.total(), file.name
