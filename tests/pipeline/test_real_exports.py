"""The real collection in the hands of reference managers and of programs that read pages.

Every document is exported and read back by libraries that are not ours, and every field compared with
what the library of the index says.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from citeproc.source.json import CiteProcJSON
from flask.testing import FlaskClient

from indexer import listings, tables
from indexer.model import is_supplied
from indexer.references import EXPORTS, STYLES, citable, form_of, reference
from indexer.references.items import institution_of
from indexer.results import Hit, SearchRequest
from indexer.search import SearchService
from indexer.vocabulary import label
from tests import readers
from webui.app import create_app

pytestmark = pytest.mark.real

PAGES_READ_BACK = 30

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@pytest.fixture(scope="module")
def hits(real_service: SearchService) -> tuple[Hit, ...]:
    found = real_service.listing(SearchRequest(), listings.MOST)
    assert found.total == len(found.hits) > 250
    return found.hits


@pytest.fixture(scope="module")
def real_client(real_service: SearchService) -> FlaskClient:
    return create_app(real_service).test_client()


def line(text: str | None) -> str:
    """Return a text on one line."""
    return " ".join((text or "").split())


def day(iso: str) -> str:
    """Return a day as it is written out in English."""
    year, month, number = iso.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def facts(hit: Hit) -> dict[str, str]:
    """Return what every export must say of a document: no more, no less."""
    document = citable(hit)
    found = {
        "title": line(hit.title if hit.is_titled or not hit.symbol or is_supplied(hit.title) else ""),
        "institution": line(institution_of(document)),
        "number": line(document.symbol),
        "genre": label("type", hit.type) if hit.type else "",
        "date": hit.date or document.issued or "",
        "url": hit.url or "",
        "language": hit.language if hit.language and hit.language != "und" else "",
        "pages": str(document.pages or ""),
        "authors": "; ".join(author.name for author in document.authors),
        "note": f"Distributed {day(hit.distributed)}" if hit.adopted and hit.distributed else "",
    }
    return {name: value for name, value in found.items() if value}


def of_bibtex(text: str) -> Iterator[dict[str, str]]:
    names = {
        "institution": "institution",
        "organization": "institution",
        "type": "genre",
        "pagetotal": "pages",
    }
    for entry in readers.bibtex(text).entries.values():
        found = {names.get(name, name): readers.latex(value) for name, value in entry.fields.items()}
        date = found.get("date", "")
        assert found.pop("year", "") == date[:4]
        assert found.pop("month", "") == (MONTHS[int(date[5:7]) - 1] if len(date) > 4 else "")
        if people := entry.persons.get("author", ()):
            found["authors"] = "; ".join(
                readers.latex(" ".join([*person.first_names, *person.last_names])) for person in people
            )
        yield found


def of_ris(text: str) -> Iterator[dict[str, str]]:
    names = {"publisher": "institution", "issn": "number", "note": "number", "type_of_work": "genre"}
    names |= {"start_page": "pages"}
    for record in readers.ris(text):
        found = {names.get(name, name): value for name, value in record.items()}
        found.pop("type_of_reference")
        found.pop("id")
        assert found.pop("year", "") == found.get("date", "")[:4]
        if "date" in found:
            found["date"] = found["date"].rstrip("/").replace("/", "-")
        if "urls" in found:
            (found["url"],) = found.pop("urls")
        if "notes" in found:
            (found["note"],) = found.pop("notes")
        if "authors" in found:
            found["authors"] = "; ".join(" ".join(reversed(name.split(", "))) for name in found["authors"])
        yield found


def of_csl(text: str) -> Iterator[dict[str, str]]:
    names = {"publisher": "institution", "authority": "institution", "URL": "url", "number-of-pages": "pages"}
    for record in readers.csl(text):
        found = {names.get(name, name): value for name, value in record.items() if name not in ("id", "type")}
        if issued := found.pop("issued", None):
            year, *rest = issued["date-parts"][0]
            found["date"] = "-".join([str(year), *(f"{part:02}" for part in rest)])
        if people := found.pop("author", None):
            found["authors"] = "; ".join(
                each.get("literal") or f"{each['given']} {each['family']}" for each in people
            )
        yield found


READERS = {"bibtex": of_bibtex, "ris": of_ris, "csl-json": of_csl}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_field_of_every_document_is_read_back(hits: tuple[Hit, ...], name: str) -> None:
    read = list(READERS[name]("".join(listings.write(name, hits))))
    assert len(read) == len(hits)
    wrong = [
        (hit.id, expected, found)
        for hit, found in zip(hits, read, strict=True)
        if found != (expected := facts(hit))
    ]
    assert wrong == []


def test_a_citation_processor_takes_every_document(hits: tuple[Hit, ...]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it warns of names that it does not know
        source = CiteProcJSON(readers.csl("".join(listings.write("csl-json", hits))))
    assert len(source) == len(hits)


def test_every_document_is_in_the_table_with_all_its_facts(hits: tuple[Hit, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(listings.write("csv", hits)), newline="")))
    assert len(rows) == len(hits)
    for hit, row in zip(hits, rows, strict=True):
        for name in tables.COLUMNS:
            value = getattr(hit, name)
            said = ";".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            said = {"True": "yes", "False": "no"}.get(said, said)
            assert row[name].removeprefix("'") == line(said).removeprefix("'"), (hit.id, name)


def test_an_export_on_the_web_is_that_of_the_command_line(
    hits: tuple[Hit, ...], real_client: FlaskClient
) -> None:
    for name, kind in listings.FORMATS.items():
        response = real_client.get(f"/search{kind.suffix}")
        text = response.get_data(as_text=True).removeprefix(tables.SIGNATURE)
        assert text == "".join(listings.write(name, hits))
        assert response.headers["X-Total-Count"] == str(len(hits))


def test_a_listing_is_the_answer_without_its_passages(real_service: SearchService) -> None:
    request = SearchRequest("reprisals", per_page=20)
    answer = real_service.search(request)
    page = real_service.listing(request)
    whole = real_service.listing(request, listings.MOST)
    assert answer.total == page.total == whole.total == len(whole.hits)
    assert [hit.id for hit in answer.hits] == [hit.id for hit in page.hits]
    assert page.hits == whole.hits[:20]


def chosen(hits: tuple[Hit, ...]) -> list[Hit]:
    """Choose documents over all kinds, evenly, with those first that have most facts."""
    by_form: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (-len(facts(hit)), hit.id)):
        by_form.setdefault(form_of(citable(hit)), []).append(hit)
    picked: list[Hit] = []
    while len(picked) < PAGES_READ_BACK:
        picked += [same.pop(0) for same in by_form.values() if same]
    return picked[:PAGES_READ_BACK]


def test_the_metadata_of_thirty_pages_are_the_facts_of_the_library(
    hits: tuple[Hit, ...], real_service: SearchService, real_client: FlaskClient
) -> None:
    for hit in chosen(hits):
        known = facts(hit)
        page = readers.Metadata(real_client.get(f"/d/{hit.id}").get_data(as_text=True))
        found = {name: "; ".join(values) for name, values in page.named.items()}
        is_pdf = real_service.document(hit.id).media_type == "application/pdf"
        expected = {
            "citation_title": known.get("title"),
            "citation_publication_date": known.get("date", "").replace("-", "/"),
            "citation_technical_report_number": known.get("number"),
            "citation_technical_report_institution": known.get("institution"),
            "citation_language": known.get("language"),
            "citation_public_url": known.get("url"),
            "citation_pdf_url": f"http://localhost/d/{hit.id}/original" if is_pdf else "",
            "DC.title": known.get("title"),
            "DC.date": known.get("date"),
            "DC.identifier": known.get("number") or known.get("url"),
            "DC.language": known.get("language"),
            "DC.publisher": known.get("institution"),
            "DC.type": known.get("genre"),
        }
        said = {name: found.get(name) or "" for name in expected}
        assert said == {name: value or "" for name, value in expected.items()}, hit.id
        (coins,) = map(parse_qs, page.coins)
        assert (coins.get("rft.btitle") or coins["rft.title"]) == [known["title"]]


def test_no_reference_has_stray_signs(hits: tuple[Hit, ...]) -> None:
    stray = re.compile(r" {2}|\( ?\)|\[\]|\(,|, ?\)$|^[,. ]|None\b(?! of)| ,")
    found = {
        (hit.id, style): text
        for hit in hits
        for style in STYLES
        for text in (reference(citable(hit), style).text.replace(line(hit.title), "T"),)
        if stray.search(text.replace(hit.title, "T"))
    }
    assert found == {}


def test_paragraphs_of_real_documents_are_quoted(hits: tuple[Hit, ...], real_service: SearchService) -> None:
    quoted = 0
    for hit in hits:
        for number in real_service.document(hit.id).page_numbers[:2]:
            for _, paragraph in real_service.page(hit.id, number).paragraphs[:3]:
                found = real_service.quotation(hit.id, number, paragraph)
                assert found.paragraph == paragraph
                assert found.page <= number  # it may have begun on the page before
                assert found.text
                quoted += 1
    assert quoted > 100
