"""How to cite, on the web: references, exports, and what pages say to programs that read them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from indexer import listings, tables
from indexer.references import EXPORTS, STYLES, citable, reference
from indexer.results import SearchRequest
from tests import readers
from tests.web.fake import HOSTILE, Entry, FakeService, a_hit
from webui.params import Links, read_place, read_whole
from webui.present.citing import STYLE_TITLES
from webui.present.search import search_view

REPORT, ARABIC, CARD, NASTY = ("a" * 16, "b" * 16, "c" * 16, "d" * 16)
OFFERED = [*((f"/search{each.suffix}", each) for each in listings.FORMATS.values())]


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.get_data(as_text=True)


# Exports


@pytest.mark.parametrize(("address", "kind"), OFFERED, ids=lambda each: str(each)[:12])
def test_an_export_is_a_file_of_its_type(
    client: FlaskClient, address: str, kind: listings.ListFormat
) -> None:
    response = client.get(f"{address}?q=reprisals")
    assert response.headers["Content-Type"] == f"{kind.media_type}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="defenders-search{kind.suffix}"'
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Total-Count"] == "3"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 46),
        ("?page=1", 10),
        ("?page=2&per_page=20", 20),
        ("?page=", 46),
        ("?q=reprisals", 3),
        ("?q=none+such", 0),
    ],
)
def test_an_export_is_of_the_whole_answer_or_of_a_page(client: FlaskClient, query: str, count: int) -> None:
    assert len(readers.bibtex(text_of(client, f"/search.bib{query}")).entries) == count
    assert len(readers.ris(text_of(client, f"/search.ris{query}"))) == count
    assert len(readers.csl(text_of(client, f"/search.csl.json{query}"))) == count
    table = text_of(client, f"/search.csv{query}").removeprefix(tables.SIGNATURE)
    assert len(list(csv.DictReader(io.StringIO(table)))) == count


def test_an_export_has_an_end(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MOST", 5)
    response = client.get("/search.ris")
    assert len(readers.ris(response.get_data(as_text=True))) == 5
    assert response.headers["X-Total-Count"] == "46"


def test_a_table_has_every_fact_of_a_document_and_runs_no_formula(
    client: FlaskClient, service: FakeService
) -> None:
    hit = a_hit("9" * 16, "=HYPERLINK(1)", symbol="A/1", countries=("COL", "GTM"), date="2020-01-02")
    service.entries = {hit.id: Entry(hit)}
    (row,) = csv.DictReader(io.StringIO(text_of(client, "/search.csv").removeprefix(tables.SIGNATURE)))
    assert row["title"] == "'=HYPERLINK(1)"
    assert (row["countries"], row["held"], row["year"], row["body"]) == ("COL;GTM", "yes", "2020", "")


@pytest.mark.parametrize("name", EXPORTS)
def test_a_document_is_exported_alone(client: FlaskClient, name: str) -> None:
    kind = EXPORTS[name]
    response = client.get(f"/d/{REPORT}{kind.suffix}")
    assert response.headers["Content-Type"] == f"{kind.media_type}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{REPORT}{kind.suffix}"'
    assert len(readers.names(name, response.get_data(as_text=True))) == 1


@pytest.mark.parametrize("suffix", [kind.suffix for kind in EXPORTS.values()])
def test_an_export_of_no_document_is_not_found(client: FlaskClient, suffix: str) -> None:
    assert client.get(f"/d/{'0' * 15}x{suffix}").status_code == 404


@pytest.mark.parametrize(("address", "kind"), OFFERED, ids=lambda each: str(each)[:12])
def test_an_export_of_a_question_that_cannot_be_read_says_so(
    client: FlaskClient, address: str, kind: listings.ListFormat
) -> None:
    assert client.get(f"{address}?year=soon").status_code == 400
    assert client.get(f'{address}?q="open').status_code == 400


def test_json_of_exports_answers_failures_in_json(client: FlaskClient) -> None:
    assert json.loads(text_of(client, "/search.csl.json?year=soon", 400))["status"] == 400


# Links


def test_the_answer_offers_each_format_for_all_and_for_the_page(
    client: FlaskClient, service: FakeService
) -> None:
    page = text_of(client, "/search?type=resolution&page=2&per_page=5")
    for suffix in (each.suffix for each in listings.FORMATS.values()):
        assert f'href="/search{suffix}?type=resolution"' in page
        assert f'href="/search{suffix}?type=resolution&amp;per_page=5&amp;page=2"' in page
    assert "Save" not in text_of(client, "/search?q=none+such")


def test_an_address_of_an_export_is_read_as_it_was_written(service: FakeService) -> None:
    view = search_view(service.search(SearchRequest("reprisals", page=1)), Links())
    for each in view.exports:
        assert read_whole(pairs_of(each.whole_url))
        assert not read_whole(pairs_of(each.page_url))


def pairs_of(address: str) -> list[tuple[str, str]]:
    found = parse_qs(address.partition("?")[2])
    return [(name, value) for name, values in found.items() for value in values]


def test_each_hit_can_be_cited_and_is_a_context_object(client: FlaskClient) -> None:
    page = text_of(client, "/search?q=reprisals")
    assert re.findall(r'href="/d/(\w+)/cite"', page) == [REPORT, NASTY, "e" * 16]
    coins = [parse_qs(each) for each in readers.Metadata(page).coins]
    assert [each["rft.btitle"][0] for each in coins] == [
        "Report of the Special Rapporteur on the situation of human rights defenders",
        f"Hostile {HOSTILE}",
        "Notes on a visit",
    ]


# The page of a document


def test_a_document_can_be_cited_in_every_style(client: FlaskClient, service: FakeService) -> None:
    page = text_of(client, f"/d/{REPORT}")
    assert '<details class="evidence" id="cite">' in page
    plain = re.sub(r"<[^>]+>", "", page)
    for style in STYLES:
        assert STYLE_TITLES[style] in page
        expected = reference(citable(service.entries[REPORT].hit), style).text
        assert expected.replace("'", "&#39;").replace('"', "&#34;") in plain
    for kind in EXPORTS.values():
        assert f'href="/d/{REPORT}{kind.suffix}"' in page


def test_a_general_form_is_marked(client: FlaskClient) -> None:
    page = text_of(client, f"/d/{REPORT}/cite")
    assert '<dt>APA <span class="quietly">general form</span></dt>' in page
    assert "<dt>OSCOLA</dt>" in page


def test_the_metadata_of_a_page_are_the_facts(client: FlaskClient) -> None:
    found = readers.Metadata(text_of(client, f"/d/{REPORT}")).named
    assert {name: values for name, values in found.items() if name.startswith(("citation_", "DC."))} == {
        "citation_title": ["Report of the Special Rapporteur on the situation of human rights defenders"],
        "citation_publication_date": ["2013/12/23"],
        "citation_technical_report_number": ["A/HRC/25/55"],
        "citation_technical_report_institution": ["United Nations Human Rights Council"],
        "citation_language": ["en"],
        "citation_public_url": ["https://docs.un.org/en/A/HRC/25/55"],
        "citation_pdf_url": [f"http://localhost/d/{REPORT}/original"],
        "DC.title": ["Report of the Special Rapporteur on the situation of human rights defenders"],
        "DC.date": ["2013-12-23"],
        "DC.identifier": ["A/HRC/25/55"],
        "DC.language": ["en"],
        "DC.publisher": ["United Nations Human Rights Council"],
        "DC.type": ["Annual report"],
    }


def test_what_is_not_a_pdf_or_not_held_has_no_address_of_one(client: FlaskClient) -> None:
    for document in (ARABIC, CARD):
        assert "citation_pdf_url" not in readers.Metadata(text_of(client, f"/d/{document}")).named


def test_a_hostile_address_is_no_public_address(client: FlaskClient) -> None:
    found = readers.Metadata(text_of(client, f"/d/{NASTY}")).named
    assert "citation_public_url" not in found
    assert found["citation_title"] == [f"Hostile {HOSTILE}"]


@pytest.mark.parametrize("document", [REPORT, ARABIC, CARD, NASTY, "f" * 16])
def test_nothing_in_a_reference_is_markup(client: FlaskClient, document: str) -> None:
    for address in (f"/d/{document}", f"/d/{document}/cite"):
        assert HOSTILE not in text_of(client, address)


def test_a_title_keeps_its_language_and_direction(client: FlaskClient, service: FakeService) -> None:
    page = text_of(client, f"/d/{ARABIC}/cite")
    title = service.entries[ARABIC].hit.title
    assert f'<bdi lang="ar">{title}</bdi>' in page


# A place in a document


def test_a_paragraph_is_quoted_with_its_reference(client: FlaskClient) -> None:
    page = text_of(client, f"/d/{REPORT}/cite?page=2&para=12")
    quoted = "“Reprisals against defenders go on. Reprisals must end.”\n"
    areas = re.findall(
        r'<textarea id="quotation-(\w+)" rows="5" readonly dir="auto">([^<]+)</textarea>', page
    )
    assert [style for style, _ in areas] == list(STYLES)
    assert all(text.startswith(quoted) for _, text in areas)
    assert "UN Doc A/HRC/25/55, para 12" in dict(areas)["oscola"]
    assert f'<a href="/d/{REPORT}/p/2#para-12"><bdi>paragraph 12</bdi></a>' in page
    for style, _ in areas:
        assert f'<label for="quotation-{style}">Quotation with reference' in page


def test_a_page_is_cited_and_nothing_quoted(client: FlaskClient) -> None:
    page = text_of(client, f"/d/{REPORT}/cite?page=3")
    assert "UN Doc A/HRC/25/55, 3</p>" in page
    assert "<textarea" not in page


def test_a_section_is_no_page_to_be_cited(client: FlaskClient) -> None:
    page = text_of(client, f"/d/{ARABIC}/cite?page=2")
    assert "UNHRC Res 57/20 (10 October 2024) UN Doc A/HRC/RES/57/20</p>" in page


@pytest.mark.parametrize("query", ["page=9", "para=99", "page=1&para=12"])
def test_a_place_that_is_not_there_is_not_found(client: FlaskClient, query: str) -> None:
    assert client.get(f"/d/{REPORT}/cite?{query}").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "two"])
def test_a_page_is_a_number(client: FlaskClient, page: str) -> None:
    assert client.get(f"/d/{REPORT}/cite?page={page}").status_code == 400


def test_each_numbered_paragraph_of_a_page_has_a_name_and_a_link(client: FlaskClient) -> None:
    page = text_of(client, f"/d/{REPORT}/p/2")
    assert re.findall(r'<p dir="auto" id="([^"]+)">(\d+)\.', page) == [("para-12", "12"), ("para-13", "13")]
    assert re.findall(r'class="cite" lang="en" dir="ltr" href="([^"]+)"', page) == [
        f"/d/{REPORT}/cite?page=2&amp;para=12",
        f"/d/{REPORT}/cite?page=2&amp;para=13",
    ]
    assert f'<a href="/d/{REPORT}/cite?page=2">Cite this page</a>' in page


def test_paragraphs_are_found_also_among_marked_words(client: FlaskClient) -> None:
    page = text_of(client, f"/d/{REPORT}/p/2?q=reprisals")
    assert re.findall(r'<p dir="auto" id="([^"]+)">', page) == ["para-12", "para-13"]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], (None, "")),
        ([("page", "3")], (3, "")),
        ([("para", " 34 (a) ")], (None, "34 (a)")),
        ([("page", ""), ("para", "1" * 50)], (None, "1" * 20)),
    ],
)
def test_a_place_is_read_from_the_address(
    pairs: list[tuple[str, str]], expected: tuple[int | None, str]
) -> None:
    assert read_place(pairs) == expected


def test_the_address_of_a_place_is_read_as_it_was_written() -> None:
    assert read_place(pairs_of(Links().cite(REPORT, 3, "34 (a)"))) == (3, "34 (a)")
    assert Links().cite(REPORT) == f"/d/{REPORT}/cite"


def test_a_quotation_that_was_cut_says_so(
    client: FlaskClient, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = service.quotation(REPORT, 2, "12")
    monkeypatch.setattr(service, "quotation", lambda *_: replace(whole, is_cut=True))
    assert "this is its beginning" in text_of(client, f"/d/{REPORT}/cite?page=2&para=12")


def test_every_style_has_its_title() -> None:
    assert tuple(STYLE_TITLES) == STYLES
