"""What is here and what is not: every count leads to what it counts."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient

from tests.web.fake import FakeService


def test_every_count_leads_to_as_many_documents(client: FlaskClient) -> None:
    page = client.get("/coverage").text
    counts = re.findall(r'<td class="number"><a href="(/search\?[^"]*)">([\d,]+)<', page)
    assert len(counts) > 20
    for url, count in counts:
        assert re.search(rf"<h1>{count} documents?\b", client.get(unescape(url)).text), url


def test_documents_and_catalogue_entries_are_counted_apart(client: FlaskClient) -> None:
    page = client.get("/coverage").text
    declaration = re.search(r'<tr><th scope="row">Declaration</th>.*?</tr>', page, re.DOTALL)
    assert declaration
    assert re.findall(r'<td class="number">(?:<a [^>]*>)?(\d+)', declaration[0]) == ["0", "1"]


def test_what_is_cited_and_not_held_is_listed_with_its_official_address(client: FlaskClient) -> None:
    page = client.get("/coverage").text
    rows = re.findall(
        r'<th scope="row"><a href="([^"]*)"><bdi>([^<]*)</bdi>.*?<td class="number">(\d+)</td>'
        r'<td class="number">\d+</td>\s*<td>(?:<a rel="[^"]*" href="([^"]*)")?',
        page,
        re.DOTALL,
    )
    assert rows[:2] == [
        ("/c/A/RES/53/144", "A/RES/53/144", "2", "https://docs.un.org/en/A/RES/53/144"),
        ("/c/A/HRC/RES/22/6", "A/HRC/RES/22/6", "1", "https://docs.un.org/en/A/HRC/RES/22/6"),
    ]


def test_where_all_is_held_it_is_said(client: FlaskClient, service: FakeService) -> None:
    service.entries = {key: entry for key, entry in service.entries.items() if not entry.cites}
    assert "whatever documents here cite is held" in client.get("/coverage").text


def test_every_page_leads_there_and_to_the_check_of_drafts(client: FlaskClient) -> None:
    for address in ("/", "/search?q=reprisals", "/nowhere"):
        page = client.get(address).text
        assert 'href="/coverage"' in page
        assert 'href="/check"' in page
