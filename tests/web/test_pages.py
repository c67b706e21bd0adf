"""The pages: complete without scripts, safe with any text, every state in the address."""

from __future__ import annotations

import html
import re
import tomllib
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from indexer.model import OutlineEntry
from indexer.query import parse
from indexer.results import FACETS, FactView, SearchRequest, Version
from tests.web.fake import HOSTILE, FakeService
from webui.app import SECURITY_HEADERS
from webui.params import read_request

REPORT = "/d/aaaaaaaaaaaaaaaa"
ARABIC = "/d/bbbbbbbbbbbbbbbb"
CARD = "/d/cccccccccccccccc"
ODD = "/d/dddddddddddddddd"

ROUTES = [
    "/",
    "/help",
    "/opensearch.xml",
    "/healthz",
    "/search",
    "/search?q=reprisals",
    "/search?q=zzz&type=resolution",
    "/search.json?q=reprisals",
    REPORT,
    f"{REPORT}?q=reprisals",
    f"{REPORT}.json",
    f"{REPORT}/p/2?q=reprisals",
    ARABIC,
    CARD,
    f"{ODD}?q=reprisals",
    f"{ODD}/p/1?q=reprisals",
    "/check",
    "/coverage",
    "/c/A/RES/53/144",
    "/c/X/%3Cb%3E1%3C/b%3E",
    "/search?q=A/RES/53/144",
    "/static/style.css",
    "/static/enhance.js",
    "/static/icon.svg",
]
FAILING = ["/nowhere", "/search?q=%22", "/search?q=boom", "/search?q=no-index", "/search.json?q=%22"]
PAGES = [route for route in ROUTES if not route.startswith("/static") and not re.search(r"\.|healthz", route)]


class Outline(HTMLParser):
    """Every element of a page, its attributes, and what is never closed."""

    VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]

    def hrefs(self) -> list[str]:
        return [str(attributes["href"]) for _, attributes in self.elements if attributes.get("href")]


def outline(client: FlaskClient, address: str) -> Outline:
    response = client.get(address)
    assert response.status_code == 200
    return Outline(response.text)


@pytest.mark.parametrize("address", [*ROUTES, *FAILING])
def test_every_answer_has_every_security_header(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        for name, value in SECURITY_HEADERS.items():
            assert response.headers[name] == value
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in response.headers
        if not address.startswith("/static"):
            assert response.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ROUTES)
def test_head_is_answered_like_get_without_a_body(client: FlaskClient, address: str) -> None:
    with client.head(address) as response:
        assert response.status_code == 200
        assert response.data == b""


def test_static_files_are_answered_by_304_when_the_browser_has_them(client: FlaskClient) -> None:
    with client.get("/static/style.css") as first:
        tag = first.headers["ETag"]
    with client.get("/static/style.css", headers={"If-None-Match": tag}) as second:
        assert second.status_code == 304


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_well_formed_and_has_its_landmarks(client: FlaskClient, address: str) -> None:
    page = outline(client, address)
    assert page.faults == []
    assert page.open == []
    assert [len(page.all(tag)) for tag in ("main", "h1")] == [1, 1]
    tags = [tag for tag, _ in page.elements]
    assert tags[: tags.index("body")].count("title") == 1  # pictures have titles of their own
    assert page.all("a", href="#content")
    assert page.all("main", id="content")
    assert len(page.all("form", role="search")) == 1
    assert page.all("label", **{"for": "q"})
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_no_page_needs_scripts_styles_or_hosts_of_others(client: FlaskClient, address: str) -> None:
    page = outline(client, address)
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert tag not in ("style", "iframe", "object", "embed", "img", "base")
        for name in ("src", "action", "formaction"):
            assert not (attributes.get(name) or "").startswith(("http", "//"))
        if tag == "link":
            assert str(attributes["href"]).startswith("/")
    assert [attributes["src"] for attributes in page.all("script")] == ["/static/enhance.js"]


@pytest.mark.parametrize(
    "address",
    [
        "/search",
        f"/search?q={HOSTILE}",
        f'/search?q="{HOSTILE}',
        f"/search?q={HOSTILE}+zzz",
        f"/search?type={HOSTILE}",
        f"/search?sort={HOSTILE}",
        f"/d/{HOSTILE.replace('/', '')}",
        ODD,
        f"{ODD}?q={HOSTILE}",
        f"{ODD}/p/1?q={HOSTILE}",
        f"{ODD}/p/2?q=reprisals",
        f"/{HOSTILE}",
    ],
)
def test_text_never_becomes_markup(client: FlaskClient, address: str) -> None:
    text = client.get(address).text
    assert len(re.findall("<script", text)) == 1  # our own
    assert "<b>1" not in text
    assert "<i>ii" not in text


@pytest.mark.parametrize("address", [ODD, "/d/ffffffffffffffff"])
def test_an_address_that_is_not_of_the_web_is_text(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert "javascript:alert(1)" in response.text
    assert not [href for href in Outline(response.text).hrefs() if href.startswith("javascript")]


def test_the_first_page_says_what_there_is_and_offers_to_browse(
    client: FlaskClient, service: FakeService
) -> None:
    page = client.get("/").text
    collection = service.collection()
    assert f"<dd>{collection.documents}</dd>" in page
    assert f"<dd>{collection.cards}</dd>" in page
    hrefs = Outline(page).hrefs()
    assert "/search?mechanism=iachr" in hrefs
    assert "/search?type=resolution" in hrefs
    assert "/help" in hrefs


def test_a_hit_leads_to_its_page_and_a_card_to_its_facts(client: FlaskClient) -> None:
    hrefs = outline(client, "/search?q=reprisals").hrefs()
    assert f"{REPORT}/p/2?q=reprisals#hit-1" in hrefs
    assert f"{REPORT}/p/4?q=reprisals#hit-1" in hrefs
    assert f"{REPORT}?q=reprisals#hits" in hrefs
    assert f"{CARD}?q=Declaration" in outline(client, "/search?q=Declaration").hrefs()


def test_passages_are_marked(client: FlaskClient) -> None:
    assert "<mark>Reprisals</mark> against defenders" in client.get("/search?q=reprisals").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search?q=Declaration", "Catalogue entry: full text not held"),
        ("/search?q=hostile+reprisals", "Read in part: 2 of 9 pages"),
        ("/search?q=defenders+%26", "Ignored, having no letter or digit: “&amp;”."),
        ("/search?q=zzz", "Not in this collection: one of these words."),
        ("/search?q=reprisals", "4 documents"),
        ("/search?q=visit", "1 document <"),
        ("/search?q=zzz&type=resolution", "No documents"),
    ],
)
def test_results_say_what_a_reader_must_know(client: FlaskClient, address: str, said: str) -> None:
    assert said in client.get(address).text


def test_facets_are_checkboxes_of_the_one_form_in_the_order_of_readers(client: FlaskClient) -> None:
    page = outline(client, "/search?q=reprisals&mechanism=un-sr-hrd&year=2013")
    boxes = page.all("input", type="checkbox")
    assert {box["form"] for box in boxes} == {"search"}
    assert list(dict.fromkeys(box["name"] for box in boxes)) == list(FACETS)
    ticked = [(box["name"], box["value"]) for box in boxes if "checked" in box]
    assert ticked == [("mechanism", "un-sr-hrd"), ("year", "2013")]
    assert {box["form"] for box in page.all("select", name="sort")} == {"search"}


def test_the_documents_that_are_cited_are_a_facet_with_their_symbols(client: FlaskClient) -> None:
    response = client.get("/search?q=reprisals")
    boxes = outline(client, "/search?q=reprisals").all("input", type="checkbox", name="cites")
    assert [box["value"] for box in boxes] == ["a/hrc/res/22/6", "a/res/53/144"]
    assert ">Cites<" in response.text
    assert "A/HRC/RES/22/6" in response.text


def test_a_chosen_symbol_is_a_chip_in_its_canonical_form(client: FlaskClient, service: FakeService) -> None:
    page = client.get("/search?q=reprisals&cites=A%2FRES%2F53%2F144")
    assert service.asked[-1].filters == (("cites", "a/res/53/144"),)
    chip = re.search(r'<a [^>]*href="/search\?q=reprisals"[^>]*>(.*?)</a>', page.text, re.DOTALL)
    assert chip
    said = " ".join(re.sub("<[^>]*>", " ", chip[1]).split())
    assert "Cites" in said
    assert "A/RES/53/144" in said


def test_a_symbol_that_nobody_cites_stays_as_a_chip_that_removes_itself(client: FlaskClient) -> None:
    page = outline(client, "/search?q=reprisals&cites=A%2FRES%2F70%2F1")
    assert "/search?q=reprisals" in page.hrefs()


def test_counts_are_spoken_with_their_noun(client: FlaskClient) -> None:
    assert '<span class="unseen">, 1 document</span>' in client.get("/search?q=visit").text


def test_chips_stay_at_zero_results_and_each_removes_itself(client: FlaskClient) -> None:
    hrefs = outline(client, "/search?q=zzz&type=resolution&mechanism=iachr&sort=oldest&page=3").hrefs()
    assert "/search?q=zzz&mechanism=iachr&sort=oldest" in hrefs
    assert "/search?q=zzz&type=resolution&sort=oldest" in hrefs
    assert "/search?q=zzz&sort=oldest" in hrefs
    assert "/search?q=reprisals&type=resolution&mechanism=iachr&sort=oldest" in hrefs


@pytest.mark.parametrize("page", [1, 2, 4])
def test_links_between_pages_keep_the_question(client: FlaskClient, page: int) -> None:
    asked = {"q": "defenders", "held": "yes", "sort": "newest", "per_page": "10", "page": str(page)}
    response = client.get("/search", query_string=asked)
    links = [
        href
        for href in Outline(response.text).hrefs()
        if href.startswith("/search?") and "held" in href and "page" in href
    ]
    assert links
    for link in links:
        request = read_request(parse_qsl(urlsplit(link).query))
        assert (request.text, request.filters, request.sort) == ("defenders", (("held", "yes"),), "newest")


def test_filters_other_than_in_the_box_are_sent_with_the_form(client: FlaskClient) -> None:
    assert outline(client, "/search?per_page=5").all("input", type="hidden") == [
        {"type": "hidden", "form": "search", "name": "per_page", "value": "5"}
    ]
    assert outline(client, "/search").all("input", type="hidden") == []


def test_a_page_beyond_the_last_is_answered_and_leads_back(client: FlaskClient) -> None:
    response = client.get("/search?q=general&page=1000000000")
    assert response.status_code == 200
    assert "There is no page 1,000,000,000" in response.text
    assert "/search?q=general&page=4" in Outline(response.text).hrefs()


def test_positions_go_on_over_pages(client: FlaskClient) -> None:
    assert outline(client, "/search?q=general&page=3").all("ol", start="21")


def test_a_document_shows_its_facts_its_pages_and_all_its_hits(client: FlaskClient) -> None:
    response = client.get(f"{REPORT}?q=reprisals")
    hrefs = Outline(response.text).hrefs()
    for said in (
        "UN Special Rapporteur",
        "23 December 2013",
        "masthead",
        "2 pages with",
        "reports/a-hrc-25-55.pdf",
    ):
        assert said in response.text
    assert [f"{REPORT}/p/{n}?q=reprisals" for n in range(1, 5)] == [
        h for h in hrefs if h.endswith("reprisals") and "/p/" in h
    ]
    assert f"{REPORT}/original" in hrefs
    assert "https://docs.un.org/en/A/HRC/25/55" in hrefs


def test_a_document_shows_its_contents(client: FlaskClient, service: FakeService) -> None:
    entry = service.entries["a" * 16]
    entry.contents = (
        OutlineEntry(HOSTILE, 1, 1),
        OutlineEntry("Reprisals", 2, 3),
        OutlineEntry("Gone", 1, 9),
    )
    response = client.get(f"{REPORT}?q=reprisals")
    shown = Outline(response.text)
    assert shown.faults == []
    (_,) = shown.all("nav", **{"class": "contents"})
    assert f'<li class="level-2"><a href="{REPORT}/p/3?q=reprisals"><bdi>Reprisals</bdi>' in response.text
    assert HOSTILE not in response.text
    assert "Gone" not in response.text


def test_sections_are_a_table_of_contents_already(client: FlaskClient, service: FakeService) -> None:
    service.entries["b" * 16].contents = (OutlineEntry("One", 1, 1), OutlineEntry("Two", 1, 2))
    assert 'class="contents"' not in client.get(f"/d/{'b' * 16}").text
    assert 'class="contents"' not in client.get(REPORT).text


def test_a_card_says_plainly_that_there_is_no_text_and_where_it_is(client: FlaskClient) -> None:
    response = client.get(CARD)
    assert "Catalogue entry: full text not held." in response.text
    (link,) = Outline(response.text).all("a", href="https://docs.un.org/en/A/RES/53/144")
    assert link["rel"] == "noreferrer noopener external"
    assert "/original" not in response.text


def test_a_document_shows_how_a_wrong_fact_is_put_right(client: FlaskClient) -> None:
    said = html.unescape(re.sub(r"<[^>]+>", "", client.get(REPORT).text))
    (lines,) = re.findall(r'\["a-hrc.*?^# note = .*?$', said, re.MULTILINE | re.DOTALL)
    assert tomllib.loads(lines) == {"a-hrc-25-55.pdf": {}}
    let_in = tomllib.loads(lines.replace("# ", ""))["a-hrc-25-55.pdf"]
    assert (let_in["type"], let_in["date"], let_in["countries"]) == ("annual-report", "2013-12-23", [])
    assert "at the top of the folder reports" in said
    assert "a-hrc-25-55.pdf.meta.toml beside the file" in said
    assert f'["{"a" * 16}"]' in said


def test_a_hostile_title_is_one_line_of_a_correction(client: FlaskClient) -> None:
    said = html.unescape(re.sub(r"</?bdi>", "", client.get(ODD).text))
    assert f'\n# title = "Hostile {HOSTILE}"\n' in said


def test_a_catalogue_entry_is_corrected_where_it_stands(client: FlaskClient) -> None:
    response = client.get(CARD)
    assert "Correct it there, and build again." in response.text
    assert "checked.toml" not in response.text


def test_what_is_not_believed_and_what_a_person_left_open_is_said(
    client: FlaskClient, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = FactView("type", "decision", "Decision", "catalogue", "corpus/catalogue.tsv, line 3", None)
    unknown = FactView("country", "", "not established", "checked", "reports/checked.toml, line 5", None)
    view = replace(service.document("a" * 16), others=(other,), left_open=(unknown,))
    monkeypatch.setattr(service, "document", lambda _: view)
    said = " ".join(re.sub(r"<[^>]+>", " ", client.get(REPORT).text).split())
    assert "Type Annual report masthead annual-report" in said
    assert "p. 1 Type not believed Decision catalogue corpus/catalogue.tsv, line 3 Date " in said
    assert "Country not established checked reports/checked.toml, line 5" in said


def test_what_was_not_read_is_said(client: FlaskClient) -> None:
    assert "the file ends early" in client.get(ODD).text


def test_a_symbol_leads_to_the_address_of_its_document(client: FlaskClient, service: FakeService) -> None:
    entry = service.entries["e" * 16]
    entry.hit = replace(entry.hit, symbol="NOTE 1")
    response = client.get("/d/NOTE%201?q=a+b")
    assert (response.status_code, response.location) == (302, f"/d/{'e' * 16}?q=a+b")
    assert client.get("/d/NOTE%201/p/1").status_code == 404
    assert client.get("/d/NOTE%201/original").status_code == 404


def test_a_page_leads_to_its_place_in_the_original(client: FlaskClient) -> None:
    section = f"/d/{'b' * 16}"
    assert f"{section}/original#section%202" in Outline(client.get(f"{section}/p/2").text).hrefs()
    assert f"{REPORT}/original" in Outline(client.get(f"{REPORT}/p/2").text).hrefs()


def test_a_page_shows_marks_with_anchors_and_the_ways_on(client: FlaskClient) -> None:
    response = client.get(f"{REPORT}/p/2?q=reprisals")
    assert '<mark id="hit-1">Reprisals</mark> against' in response.text
    assert '<mark id="hit-2">Reprisals</mark> must' in response.text
    page = Outline(response.text)
    assert {a["href"] for a in page.all("a", rel="prev")} == {f"{REPORT}/p/1?q=reprisals"}
    assert {a["href"] for a in page.all("a", rel="next")} == {f"{REPORT}/p/3?q=reprisals"}
    assert f"{REPORT}/p/4?q=reprisals#hit-1" in page.hrefs()
    assert f"{REPORT}?q=reprisals" in page.hrefs()


def test_a_page_without_question_has_no_marks(client: FlaskClient) -> None:
    assert "<mark" not in client.get(f"{REPORT}/p/2").text


def test_a_text_has_the_language_and_direction_of_its_own(client: FlaskClient) -> None:
    page = outline(client, f"{ARABIC}/p/1")
    assert page.all("div", lang="ar")
    assert len(page.all("p", dir="auto")) == 2
    assert page.all("html", lang="en")


def test_the_description_for_address_bars_names_the_host_that_was_asked(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml", headers={"Host": "archive.example:8000"})
    assert response.mimetype == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.text)  # noqa: S314 - our own document
    urls = [element.get("template") for element in root.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert "http://archive.example:8000/search?q={searchTerms}" in urls


def test_health_is_one_word(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert (response.text, response.mimetype) == ("ok\n", "text/plain")


def test_every_example_of_the_help_is_a_question_that_can_be_read(client: FlaskClient) -> None:
    links = [href for href in outline(client, "/help").hrefs() if href.startswith("/search?")]
    assert len(links) > 15
    for link in links:
        parse(read_request(parse_qsl(urlsplit(link).query)).text)


def test_json_is_the_same_answer(client: FlaskClient) -> None:
    answer = client.get("/search.json?q=reprisals&type=annual-report").get_json()
    assert answer["total"] == 1
    assert answer["hits"][0]["symbol"] == "A/HRC/25/55"
    assert client.get(f"{REPORT}.json").get_json()["symbol"] == "A/HRC/25/55"


def test_every_internal_link_of_every_page_leads_somewhere(client: FlaskClient, service: FakeService) -> None:
    for entry in service.entries.values():
        if entry.hit.held:
            (service.folder / entry.hit.id).touch()
    links = {
        href.partition("#")[0]
        for address in PAGES
        for href in outline(client, address).hrefs()
        if href.startswith("/")
    }
    for link in sorted(links - {""}):
        with client.get(link) as response:
            assert response.status_code == 200, link


def test_an_application_under_a_path_links_under_that_path(client: FlaskClient) -> None:
    response = client.get("/search?q=general", environ_overrides={"SCRIPT_NAME": "/archive"})
    hrefs = [href for href in Outline(response.text).hrefs() if href.startswith("/")]
    assert hrefs
    assert all(href.startswith("/archive/") for href in hrefs)


def test_a_question_of_filters_alone_lists(client: FlaskClient, service: FakeService) -> None:
    client.get("/search?mechanism=iachr")
    assert service.asked[-1] == SearchRequest(filters=(("mechanism", "iachr"),))


@pytest.mark.parametrize("path", ["//search", "//evil.example//x", "/d//aaaaaaaaaaaaaaaa"])
def test_doubled_slashes_lead_nowhere_else(client: FlaskClient, path: str) -> None:
    response = client.get(path, base_url="http://localhost")
    assert response.status_code in (308, 404)
    assert urlsplit(response.headers.get("Location", "")).netloc in ("", "localhost")


def test_a_document_leads_to_its_versions_and_a_page_to_the_same_place_in_them(
    client: FlaskClient, service: FakeService
) -> None:
    entry = service.entries["a" * 16]
    entry.hit = replace(
        entry.hit, versions=(Version("b" * 16, "ar", None), Version("d" * 16, "en", "x/copy.pdf"))
    )
    record = client.get(REPORT).text
    assert f'<a href="{ARABIC}" hreflang="ar"><bdi>Arabic (العربية)</bdi></a>' in record
    assert f'<a href="{ODD}"><bdi>x/copy.pdf</bdi></a>' in record
    there = f"{REPORT}/p/1/in/{'b' * 16}"
    assert there in client.get(f"{REPORT}/p/1").text
    answer = client.get(there)
    assert (answer.status_code, answer.location) == (302, f"{ARABIC}/p/1")
    assert client.get(f"{REPORT}/p/1/in/{'c' * 16}").status_code == 404
