"""The page of a cited document: itself, who cites it and where, what it cites; and the way there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.results import CitedView, SearchRequest, SearchResults
from tests.web.fake import Entry, FakeService, a_hit

CARD = "/c/A/RES/53/144"


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("printed", ["a/res/53/144", "A/RES/53%20/144"])
def test_any_printed_form_leads_to_the_canonical_one(client: FlaskClient, printed: str) -> None:
    answer = client.get(f"/c/{printed}")
    assert (answer.status_code, answer.headers["Location"]) == (301, CARD)


def test_blanks_and_brackets_of_a_symbol_stand_percent_encoded(
    client: FlaskClient, service: FakeService
) -> None:
    service.entries["9" * 16] = Entry(a_hit("9" * 16, "Defenders", symbol="AG/RES. 1671 (XXIX-O/99)"))
    answer = client.get("/c/AG/RES. 1671 (xxix-o/99)")
    assert answer.headers["Location"] == "/c/AG/RES.%201671%20%28XXIX-O/99%29"
    assert "AG/RES. 1671 (XXIX-O/99)" in page(client, answer.headers["Location"])


def test_what_nobody_cites_and_nobody_has_is_404_with_its_official_address(client: FlaskClient) -> None:
    missing = client.get("/c/A/RES/61/1")
    assert missing.status_code == 404
    assert 'href="https://docs.un.org/en/A/RES/61/1"' in missing.get_data(as_text=True)
    unknown = client.get("/c/AG/RES. 9999 (XXXI-O/01)")
    assert unknown.status_code == 404
    assert 'rel="noreferrer noopener external"' not in unknown.get_data(as_text=True)


def test_of_what_is_not_held_the_official_text_is_named(client: FlaskClient, service: FakeService) -> None:
    service.entries["8" * 16] = Entry(a_hit("8" * 16, "No address", symbol="S/RES/1325(2000)", held=False))
    hostile = a_hit("7" * 16, "Bad", symbol="AG/RES. 1671 (XXIX-O/99)", held=False, url="javascript:alert(1)")
    service.entries["7" * 16] = Entry(hostile)
    for address, link in (
        (CARD, "https://docs.un.org/en/A/RES/53/144"),
        ("/c/S/RES/1325(2000)", "https://docs.un.org/en/S/RES/1325(2000)"),
        ("/c/A/HRC/RES/22/6", "https://docs.un.org/en/A/HRC/RES/22/6"),
    ):
        assert f'rel="noreferrer noopener external" href="{link}"' in page(client, address)
    for address in ("/c/A/HRC/25/55", "/c/AG/RES. 1671 (XXIX-O/99)"):  # held; no address of the web
        assert "Official text" not in page(client, address)


def test_a_misprint_that_leads_to_its_document_is_not_changed_without_a_word(
    client: FlaskClient, service: FakeService
) -> None:
    service.entries["9" * 16] = Entry(a_hit("9" * 16, "Defenders", symbol="AG/RES. 1671 (XXIX-O/99)"))
    answer = client.get("/c/AG/RES. 1671 (XXVIII-O/98)")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith("/c/AG/RES.%201671%20%28XXIX-O/99%29?asked=")
    shown = page(client, answer.headers["Location"])
    assert 'Asked for as <bdi class="symbol">AG/RES. 1671 (XXVIII-O/98)</bdi>' in shown
    assert "The session or the year is not that of the document here" in shown
    assert "asked=" not in client.get("/c/ag/res. 1671 (xxix-o/99)").headers["Location"]
    for other in ("A/RES/53/144", "<b>", "AG/RES. 1671 (XXIX-O/99)"):  # of another document, and of this one
        assert "Asked for as" not in page(client, f"/c/AG/RES. 1671 (XXIX-O/99)?asked={other}")


def test_a_page_shows_the_document_and_who_cites_it_where(client: FlaskClient) -> None:
    shown = page(client, CARD)
    assert "Declaration on the Right and Responsibility" in shown
    assert "2 documents cite it" in shown
    assert 'href="/d/aaaaaaaaaaaaaaaa/p/1?q=A%2FRES%2F53%2F144#para-12"' in shown
    assert "<mark>A/RES/53/144</mark>" in shown
    assert "¶ 12" in shown
    assert "para. 7" in shown
    assert "a misprint" in shown


def test_a_page_shows_what_the_document_cites_each_a_link(client: FlaskClient) -> None:
    shown = page(client, "/c/A/HRC/25/55")
    assert f'<a href="{CARD}"><bdi>A/RES/53/144</bdi></a>' in shown
    assert "full text not held" in shown


def test_a_document_not_here_has_a_page_if_it_is_cited(client: FlaskClient) -> None:
    assert "neither the document nor a catalogue entry" in page(client, "/c/A/HRC/RES/22/6")


def test_mechanisms_and_years_lead_to_the_documents_they_count(client: FlaskClient) -> None:
    shown = page(client, CARD)
    links = re.findall(r'href="(/search\?(?:mechanism|year)=[^"]*)"', shown)
    assert len(links) == 4  # two mechanisms, two years
    for link in links:
        assert re.search(r">1</b> document|1 document", page(client, link.replace("&amp;", "&"))), link


def test_years_are_a_picture_whose_bars_are_links_with_names(client: FlaskClient) -> None:
    picture = re.search(r'<svg class="years".*?</svg>', page(client, CARD), re.DOTALL)
    assert picture
    assert re.findall(r'aria-label="(\d{4}: [^"]*)"', picture[0]) == ["2013: 1 document", "2024: 1 document"]


def test_many_citing_documents_come_page_by_page(client: FlaskClient, service: FakeService) -> None:
    for number in range(45):
        entry = Entry(a_hit(f"ab{number:014x}", f"Note {number}"), [("1", "Text.")], cites=["A/RES/53/144"])
        service.entries[entry.hit.id] = entry
    first, last = page(client, CARD), page(client, f"{CARD}?page=3")
    assert f'rel="next" href="{CARD}?page=2"' in first
    assert 'rel="prev"' not in first
    assert f'rel="prev" href="{CARD}?page=2"' in last
    assert 'rel="next"' not in last
    assert client.get(f"{CARD}?page=x").status_code == 400


def test_other_readings_of_a_question_are_offered(client: FlaskClient, service: FakeService) -> None:
    hit = replace(service.entries["c" * 16].hit, symbol="53")
    service.entries["c" * 16] = Entry(hit)
    shown = page(client, "/c/53")
    assert '<a href="/c/PACE%20Resolution%2053"><bdi>PACE Resolution 53</bdi></a>' in shown
    assert "cited by 3 documents here" in shown


def test_a_question_that_names_a_document_leads_with_it(client: FlaskClient) -> None:
    shown = page(client, "/search?q=a/res/53/144")
    lead = re.search(r'<div class="lead".*?</div>', shown, re.DOTALL)
    assert lead
    assert f'href="{CARD}"' in lead[0]
    assert "cited by 2 documents" in lead[0]
    assert "full text not held" in lead[0]
    assert 'class="lead"' not in page(client, "/search?q=reprisals")


def test_what_stands_around_a_document_is_a_picture_of_links_with_titles_and_a_table(
    client: FlaskClient,
) -> None:
    for address in (CARD, f"/d/{'c' * 16}"):
        shown = page(client, address)
        figure = re.search(r'<figure class="around">.*?</figure>', shown, re.DOTALL)
        assert figure
        links = re.findall(r'<a href="([^"]*)"[^>]*><title>([^<]*)</title>', figure[0])
        assert [url for url, _ in links] == ["/c/A/HRC/RES/57/20", "/c/A/HRC/25/55", "/c/A/RES/53/144"]
        assert links[1][1].startswith("A/HRC/25/55, Report of the Special Rapporteur")
        assert "(2013): cites it, 1 mention" in links[1][1]
        table = shown[figure.end() :].partition("</table>")[0]
        assert re.findall(r"<td>(\d{4})</td><td>1 mention</td>", table) == ["2024", "2013"]


def test_a_document_that_stands_alone_has_no_picture(client: FlaskClient) -> None:
    assert 'class="around"' not in page(client, f"/d/{'e' * 16}")


def test_documents_often_cited_together_are_named(client: FlaskClient) -> None:
    section = page(client, CARD).partition("Often cited together with")[2]
    assert '<a href="/c/A/HRC/RES/22/6"><bdi>A/HRC/RES/22/6</bdi></a>' in section


def test_versions_that_cite_their_own_document_stand_apart(client: FlaskClient, service: FakeService) -> None:
    hit = service.entries["c" * 16].hit
    service.entries["9" * 16] = Entry(
        replace(hit, id="9" * 16, held=True, path="a.txt"), [("1", "Itself.")], cites=["A/RES/53/144"]
    )
    shown = page(client, CARD)
    assert "2 documents cite it" in shown
    assert "Its own versions mention it too, and are not counted: 1" in shown


def test_a_question_that_may_be_several_documents_says_why_each(
    client: FlaskClient, service: FakeService
) -> None:
    found = service.search

    def ambiguous(request: SearchRequest) -> SearchResults:
        known = CitedView("a/res/1/1", "A/RES/1/1", 0, 3, False, here=True, reasons=("of session 1, 1946",))
        unknown = CitedView("s/res/1", "S/RES/1", 0, 0, False, url="https://docs.un.org/en/S/RES/1")
        unknown = replace(unknown, reasons=("nothing known here",))
        return replace(found(request), citations=(known, unknown))

    service.search = ambiguous  # type: ignore[method-assign]
    lead = page(client, "/search?q=general").partition('<div class="lead"')[2].partition("</div>")[0]
    assert "of session 1, 1946" in lead
    assert 'href="/c/A/RES/1/1"' in lead
    assert "nothing known here" in lead
    assert 'href="/c/S/RES/1"' not in lead  # its page would say that there is nothing
    assert 'href="https://docs.un.org/en/S/RES/1"' in lead
