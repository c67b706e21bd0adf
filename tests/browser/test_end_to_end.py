"""From a question to the words on the page, over the real service and the collection of the project.

What the pages should say is asked of the service, so that the collection may grow. Every tab
fails its test if it asked anything of another host than 127.0.0.1 (see `open_tab`).
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from indexer.results import Hit, SearchRequest
from indexer.search import SearchService
from tests.browser.conftest import PHONE, Reader
from webui.present.words import counted

pytestmark = pytest.mark.browser

DECLARATION = "A/RES/53/144"
NARROWEST = 320  # CSS pixels; WCAG 2.2, success criterion 1.4.10


def ask(page: Page, question: str) -> None:
    page.get_by_role("searchbox").fill(question)
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value(question)


def tick(page: Page, label: str) -> None:
    """Tick a filter beside the results; without scripts the button applies it."""
    page.get_by_role("checkbox", name=label).check()
    apply = page.get_by_role("button", name="Apply filters")
    if apply.is_visible():
        apply.click()
    expect(page.get_by_role("list", name="Chosen filters")).to_contain_text(label)


def heading(service: SearchService, question: str, *filters: tuple[str, str]) -> str:
    """What the page of an answer must say."""
    total = service.search(SearchRequest(question, filters)).total
    assert total, "a test of nothing"
    return f"{counted(total, 'document')} for {question}"


def a_guide(service: SearchService, question: str) -> Hit:
    """A document of the collection that holds these words."""
    return service.search(SearchRequest(question, (("held", "yes"),))).hits[0]


def test_a_reader_asks_narrows_opens_a_hit_and_comes_back(
    visitor: Reader, shipped_service: SearchService
) -> None:
    page = visitor.page
    page.goto("/")
    ask(page, "reprisals")
    expect(page.locator("h1")).to_have_text(heading(shipped_service, "reprisals"))

    tick(page, "Guide or profile")
    tick(page, "English")
    both = (("language", "en"), ("type", "guide"))
    expect(page.locator("h1")).to_have_text(heading(shipped_service, "reprisals", *both))

    page.get_by_role("link", name="Remove the filter Document type: Guide or profile").click()
    expect(page.get_by_role("checkbox", name="Guide or profile")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="English")).to_be_checked()
    answer = heading(shipped_service, "reprisals", ("language", "en"))
    expect(page.locator("h1")).to_have_text(answer)

    address, titles = page.url, page.locator(".hits h2").all_inner_texts()
    page.locator(".hits article:has(.passages) h2 a").first.click()
    mark = page.locator("mark#hit-1")
    expect(mark).to_have_text(re.compile("^reprisals$", re.IGNORECASE))
    expect(mark).to_be_in_viewport()

    page.go_back()
    expect(page).to_have_url(address)
    expect(page.locator("h1")).to_have_text(answer)
    assert page.locator(".hits h2").all_inner_texts() == titles


def test_a_reader_walks_through_a_document_and_back_to_the_answer(
    visitor: Reader, shipped_service: SearchService
) -> None:
    page = visitor.page
    found = a_guide(shipped_service, "reprisals")
    page.goto(f"/d/{found.id}?q=reprisals")
    first, second, *others = shipped_service.hits_in(found.id, "reprisals")
    expect(page.locator("#hits .place")).to_have_count(2 + len(others))
    page.locator("#hits .place").first.click()
    expect(page).to_have_url(re.compile(rf"/p/{first.page}\?"))
    expect(page.locator("mark#hit-1")).to_be_in_viewport()
    page.get_by_role("link", name="Hits after").click()
    expect(page).to_have_url(re.compile(rf"/p/{second.page}\?"))
    expect(page.locator("mark#hit-1")).to_be_in_viewport()
    page.get_by_role("link", name=found.title, exact=True).click()
    expect(page.locator("h1")).to_have_text(found.title)
    page.get_by_role("link", name="Results for reprisals").click()
    expect(page.locator("h1")).to_have_text(heading(shipped_service, "reprisals"))


def test_a_catalogue_card_says_that_it_is_one_and_where_the_text_is(
    visitor: Reader, shipped_service: SearchService
) -> None:
    page = visitor.page
    card = shipped_service.document(DECLARATION).hit
    assert card.url
    page.goto("/")
    ask(page, f"symbol:{DECLARATION}")
    expect(page.locator(".hits .badge")).to_have_text("Catalogue entry: full text not held")
    page.get_by_role("link", name=card.title).first.click()
    expect(page.locator("h1")).to_have_text(card.title)
    expect(page.locator("main")).to_contain_text("Catalogue entry: full text not held.")
    official = page.get_by_role("link", name=card.url)
    expect(official).to_have_attribute("href", card.url)
    expect(official).to_have_attribute("rel", "noreferrer noopener external")
    expect(page.get_by_role("link", name="original")).to_have_count(0)
    expect(page.locator("dd.unknown").first).to_have_text("not established")


def test_an_original_opens_in_a_sandbox(visitor: Reader, shipped_service: SearchService) -> None:
    page = visitor.page
    found = a_guide(shipped_service, "reprisals")
    page.goto(f"/d/{found.id}")
    page.get_by_role("link", name="Open the original").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(found.title)
    assert page.url.endswith(f"/d/{found.id}/original")
    assert page.evaluate("window.origin") == "null"  # an origin of its own, which may do nothing


def test_a_question_that_cannot_be_read_is_shown_with_the_place(visitor: Reader) -> None:
    page = visitor.page
    page.goto("/")
    ask(page, 'reprisals "death threats')
    expect(page.locator("h1")).to_have_text("This question cannot be read")
    expect(page.locator(".fault")).to_have_text('reprisals "death threats')
    expect(page.locator(".fault mark")).to_have_text('"')
    ask(page, 'reprisals "human rights"')
    expect(page.locator(".hits > li").first).to_be_visible()
    assert all("status of 400" in fault for fault in visitor.faults), visitor.faults
    visitor.faults.clear()  # the console repeats the status


def test_what_is_not_found_is_named(visitor: Reader) -> None:
    page = visitor.page
    page.goto("/search?q=reprisals+xyzzyx")
    expect(page.locator("h1")).to_have_text("No documents for reprisals xyzzyx")
    expect(page.locator(".diagnosis")).to_contain_text("“xyzzyx”")
    expect(page.get_by_role("complementary", name="Filters")).to_have_count(0)


def test_a_page_far_beyond_the_last_leads_back(visitor: Reader) -> None:
    page = visitor.page
    page.goto("/search?q=defenders&page=1000000000")
    expect(page.locator("main")).to_contain_text("There is no page 1,000,000,000 of this answer.")
    page.get_by_role("link", name="The last is page").click()
    expect(page.locator(".hits > li").first).to_be_visible()


def test_a_heading_is_read_once(visitor: Reader) -> None:
    page = visitor.page
    page.goto("/search?q=A/RES/53/144&held=yes&per_page=50")
    passages = page.locator(".passages p:has(.heading)").all()
    assert passages
    for passage in passages:
        title = passage.locator(".heading").inner_text()
        assert not passage.inner_text().removeprefix(title).lstrip().startswith(title)
    page.locator(".passages li:has(.heading) .place").first.click()
    title = page.locator("h1").inner_text().split(" ", 2)[2]
    assert page.locator(".text p").first.inner_text() != title


def test_on_a_phone_a_reader_narrows_and_reads(pocket: Reader, shipped_service: SearchService) -> None:
    page = pocket.page
    page.goto("/")
    ask(page, "reprisals")
    box = page.get_by_role("checkbox", name="Guide or profile")
    expect(box).not_to_be_visible()
    page.locator(".drawer > summary").click()
    box.check()
    page.get_by_role("checkbox", name="English").check()
    page.get_by_role("button", name="Apply filters").click()
    both = (("language", "en"), ("type", "guide"))
    expect(page.locator("h1")).to_have_text(heading(shipped_service, "reprisals", *both))
    page.locator(".hits h2 a").first.click()
    expect(page.locator("mark#hit-1")).to_be_in_viewport()


def test_no_page_is_wider_than_the_narrowest_screen(pocket: Reader, shipped_service: SearchService) -> None:
    page = pocket.page
    found = a_guide(shipped_service, "reprisals").id
    card = shipped_service.document(DECLARATION).hit.id
    addresses = ["/", "/help", "/search", "/search?q=reprisals&held=yes", "/search?q=xyzzyx"]
    addresses += [f"/d/{found}?q=reprisals", f"/d/{found}/p/2?q=reprisals", f"/d/{card}"]
    for width in (PHONE["width"], NARROWEST):
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        for address in addresses:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_script_arrives(visitor: Reader, width: int) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 900})

    def places() -> list[object]:
        page.goto("/search?q=reprisals&held=yes")
        shown = page.locator("h1, #sort, .facet, .hits > li, .pager")
        return [element.bounding_box() for element in shown.all()]

    def withhold(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    page.route("**/enhance.js", withhold)
    before = places()
    page.unroute("**/enhance.js")
    assert places() == before


def test_arabic_runs_from_right_to_left(arabist: Reader) -> None:
    page = arabist.page
    page.goto("/")
    ask(page, "الانتقام")
    expect(page.get_by_role("searchbox")).to_have_css("direction", "rtl")
    expect(page.locator("h1")).to_contain_text("1 document for")
    for place in (".hits article", ".passages p"):
        expect(page.locator(place).first).to_have_css("direction", "rtl")
    page.locator(".hits h2 a").click()
    expect(page.locator("mark#hit-1")).to_be_in_viewport()
    expect(page.locator(".text")).to_have_attribute("lang", "ar")
    for paragraph in page.locator(".text p").all():
        expect(paragraph).to_have_css("direction", "rtl")
    expect(page.locator("main")).to_have_css("direction", "ltr")
