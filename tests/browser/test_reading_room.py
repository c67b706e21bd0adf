"""What a reader does, in a real browser, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Trap

pytestmark = pytest.mark.browser

REPORT = "/d/aaaaaaaaaaaaaaaa"
ARABIC = "/d/bbbbbbbbbbbbbbbb"

PAGES = [
    "/",
    "/help",
    "/search?q=reprisals",
    "/search?q=general&type=resolution&mechanism=oas-ga&page=2",
    "/search?q=zzz&type=resolution",
    "/search?q=الانتقام",
    REPORT,
    f"{REPORT}?q=reprisals",
    f"{REPORT}/p/2?q=reprisals",
    f"{REPORT}/cite?page=2&para=12",
    f"{ARABIC}/cite",
    ARABIC,
    "/check",
    "/coverage",
    "/c/A/RES/53/144",
    "/d/cccccccccccccccc",
    "/d/dddddddddddddddd?q=reprisals",
    "/d/dddddddddddddddd/p/1?q=reprisals",
]


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def tick(reader: Reader, label: str) -> None:
    """Tick a filter and wait for the answer; without scripts the button applies it."""
    page = reader.page
    page.get_by_role("checkbox", name=label).check()
    apply = page.get_by_role("button", name="Apply filters")
    if apply.is_visible():
        apply.click()
    expect(page.get_by_role("list", name="Chosen filters")).to_contain_text(label)


def test_search_filter_read_and_go_back(reader: Reader) -> None:
    page = reader.page
    page.goto("/")
    page.get_by_role("searchbox").fill("general")
    page.get_by_role("searchbox").press("Enter")
    assert heading(page) == "40 documents for general"

    tick(reader, "Resolution")
    tick(reader, "Inter-American Commission")
    assert heading(page) == "7 documents for general"
    assert page.url.partition("?")[2].startswith("q=general&")

    page.get_by_role("link", name="Remove the filter Document type: Resolution").click()
    assert heading(page) == "13 documents for general"
    expect(page.get_by_role("checkbox", name="Inter-American Commission")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Resolution")).not_to_be_checked()

    results = page.url
    page.locator(".hits h2 a").first.click()
    mark = page.locator("mark#hit-1")
    expect(mark).to_have_text("General")
    expect(mark).to_be_in_viewport()

    page.go_back()
    assert page.url == results
    assert heading(page) == "13 documents for general"


def test_new_words_keep_the_filters(reader: Reader) -> None:
    page = reader.page
    page.goto("/search?q=general&mechanism=iachr&per_page=5")
    page.get_by_role("searchbox").fill("defenders")
    page.get_by_role("searchbox").press("Enter")
    assert heading(page) == "13 documents for defenders"
    assert page.locator(".hits > li").count() == 5


def test_results_are_ordered_anew(reader: Reader) -> None:
    page = reader.page
    page.goto("/search?q=general")
    page.get_by_label("Order").select_option("Oldest first")
    button = page.get_by_role("button", name="Sort")
    if button.is_visible():
        button.click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(page.get_by_label("Order")).to_have_value("oldest")
    expect(page.locator(".hits .facts").first).to_contain_text("1995")


def test_a_reader_walks_from_hit_to_hit(reader: Reader) -> None:
    page = reader.page
    page.goto("/search?q=reprisals")
    page.get_by_role("link", name="All hits").first.click()
    expect(page.locator("#hits")).to_be_in_viewport()
    page.locator("#hits .place").first.click()
    expect(page.locator("h1")).to_have_text("p. 2")
    page.get_by_role("link", name="Hits after").click()
    expect(page.locator("h1")).to_have_text("p. 4")
    page.get_by_role("link", name="Hits before").click()
    expect(page.locator("h1")).to_have_text("p. 2")
    page.locator("a[rel=next]").first.click()
    expect(page.locator("h1")).to_have_text("p. 3")


def test_a_paragraph_is_quoted_with_its_reference(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{REPORT}/p/2")
    page.get_by_role("link", name="Cite paragraph 12").click()
    expect(page.locator("h1")).to_have_text("Cite paragraph 12")
    area = page.get_by_label("Quotation with reference in the style OSCOLA")
    expect(area).to_have_value(
        re.compile(r"^“Reprisals against defenders go on\..*UN Doc A/HRC/25/55, para 12$", re.S)
    )
    expect(area).not_to_be_editable()
    page.get_by_role("link", name="paragraph 12").click()
    expect(page.locator("#para-12")).to_be_in_viewport()


def test_a_document_is_cited_from_its_page_and_from_an_answer(reader: Reader) -> None:
    page = reader.page
    page.goto(REPORT)
    page.get_by_text("Cite this", exact=True).click()
    expect(page.locator("#reference-oscola")).to_contain_text("UN Doc A/HRC/25/55")
    page.goto("/search?q=reprisals")
    page.get_by_role("link", name=re.compile("^Cite Report of the Special Rapporteur")).click()
    expect(page.locator("#reference-oscola")).to_contain_text("UN Doc A/HRC/25/55")


def test_a_reference_is_copied_by_a_button_where_scripts_run(scripted: Reader) -> None:
    page = scripted.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{REPORT}/cite?page=2&para=12")
    for name, place in (("reference", "#reference-apa"), ("quotation with reference", "#quotation-apa")):
        page.get_by_role("button", name=f"Copy the {name} in the style APA", exact=True).click()
        expect(page.get_by_role("status")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        box = page.locator(place)
        assert copied == (box.text_content() if name == "reference" else box.input_value())


def test_without_scripts_no_button_promises_to_copy(reader: Reader, request: pytest.FixtureRequest) -> None:
    reader.page.goto(f"{REPORT}/cite")
    buttons = reader.page.get_by_role("button", name=re.compile("^Copy"))
    expect(buttons).to_have_count(7 if "[with scripts]" in request.node.name else 0)


DRAFT = "See A/HRC/25/55, para. 60, and A/RES/35/144.\n\nيشير القرار A/RES/53/144 إلى حماية المدافعين."


def check(page: Page) -> None:
    """Go from the first page to the check of drafts, and send one."""
    page.goto("/")
    page.get_by_role("link", name="Check a draft").first.click()
    page.get_by_label("Text of the draft").fill(DRAFT)
    page.get_by_label("References in the style").select_option("OSCOLA")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("h1")).to_have_text(re.compile("^3 citations of 3 documents"))
    page.wait_for_load_state()  # with its style: where things stand is asked


def test_a_draft_is_checked(reader: Reader) -> None:
    page = reader.page
    check(page)
    page.locator(".draft a").nth(1).click()
    expect(page).to_have_url(re.compile("/check#row-2$"))
    row = page.get_by_role("row").nth(2)
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("nearly the same number")
    row.get_by_role("link", name="place").click()
    expect(page.locator("#at-2")).to_be_in_viewport()
    every = page.get_by_role("textbox", name="All references")
    expect(every).to_have_value(re.compile("^.*A/HRC/25/55\n.*A/RES/35/144\n.*A/RES/53/144$"))
    page.get_by_role("row").nth(1).get_by_role("link", name="A/HRC/25/55", exact=True).click()
    expect(page.locator("h1")).to_have_text("A/HRC/25/55")


def test_each_line_of_a_draft_begins_on_the_side_of_its_language(reader: Reader) -> None:
    check(reader.page)
    frame, latin, arabic = (
        reader.page.locator(place).bounding_box() for place in (".draft", "#at-1", "#at-3")
    )
    assert frame
    assert latin
    assert arabic
    middle = frame["x"] + frame["width"] / 2
    assert latin["x"] < middle < arabic["x"]


def test_a_checked_draft_fits_a_phone(phone: Reader) -> None:
    check(phone.page)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_checked_draft_can_be_read_in_both_colour_schemes(painted: Reader) -> None:
    check(painted.page)
    assert painted.page.evaluate(CONTRASTS) == []


def test_the_picture_around_a_document_is_walked_by_keyboard_and_names_its_dots(reader: Reader) -> None:
    page = reader.page
    page.goto("/c/A/RES/53/144")
    dot = page.locator(".around a").filter(has_text="A/HRC/25/55")
    expect(dot).to_have_accessible_name(re.compile("^A/HRC/25/55, Report of the Special Rapporteur"))
    dot.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("A/HRC/25/55")
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("table")).to_contain_text("cited by it")


def test_the_first_key_leads_past_the_navigation(reader: Reader) -> None:
    page = reader.page
    page.goto("/search?q=general")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))


def test_filters_are_always_open_beside_the_results(reader: Reader) -> None:
    reader.page.goto("/search?q=general")
    expect(reader.page.get_by_role("checkbox", name="Resolution")).to_be_visible()


def test_on_a_phone_filters_are_in_a_drawer(phone: Reader) -> None:
    page = phone.page
    page.goto("/search?q=general")
    box = page.get_by_role("checkbox", name="Resolution")
    expect(box).not_to_be_visible()
    page.locator(".drawer > summary").click()
    box.check()
    page.get_by_role("checkbox", name="Inter-American Commission").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("h1")).to_have_text("7 documents for general")
    expect(page.locator(".drawer > summary")).to_contain_text("2")


def test_no_page_is_wider_than_a_phone(phone: Reader) -> None:
    for address in PAGES:
        phone.page.goto(address)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_a_text_runs_in_its_own_direction(reader: Reader) -> None:
    page = reader.page
    page.goto("/search?q=الانتقام")
    for place in (".hits article", ".passages p"):
        expect(page.locator(place).first).to_have_css("direction", "rtl")
    page.goto(f"{ARABIC}/p/2")
    expect(page.locator(".text p").first).to_have_css("direction", "rtl")
    expect(page.locator("main")).to_have_css("direction", "ltr")


def test_keys_lead_to_the_box_and_to_the_help(scripted: Reader) -> None:
    page = scripted.page
    page.goto("/search?q=general")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("a/b?")
    expect(page.get_by_role("searchbox")).to_have_value("a/b?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page).to_have_url(re.compile("/help#keys$"))


def test_a_tick_keeps_the_place_of_the_keyboard(scripted: Reader) -> None:
    page = scripted.page
    page.goto("/search?q=general")
    page.get_by_role("checkbox", name="Resolution").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("list", name="Chosen filters")).to_contain_text("Resolution")
    expect(page.get_by_role("checkbox", name="Resolution")).to_be_focused()
    assert "#" not in page.url


# Every visible text against the nearest ground behind it, by the formula of WCAG 2.2.
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (rgb) => {
    const linear = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const [r, g, b] = rgb.slice(0, 3).map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className}`);
  }
  return poor;
}"""


def test_every_text_can_be_read_in_both_colour_schemes(painted: Reader) -> None:
    for address in PAGES:
        painted.page.goto(address)
        assert painted.page.evaluate(CONTRASTS) == [], address


def test_a_hostile_original_shows_its_text_and_tells_nobody(
    scripted: Reader, hostile_file: str, trap: Trap
) -> None:
    page = scripted.page
    page.goto(hostile_file)
    expect(page.get_by_text("Text")).to_be_visible()
    assert not trap.caught(1.5)
    assert page.title() == "quiet"
    scripted.faults.clear()  # the console says what the policy stopped, one line each
