"""A draft is checked: all of it shown, every citation marked and explained, nothing kept."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.references import STYLES
from tests.web.fake import HOSTILE, FakeService
from webui.drafts import LONGEST_BYTES

TEXT = (
    "1. See A/HRC/25/55, para. 60, and A/RES/53/144.\n\n"
    "2. A/RES/66/164 of 19 December 2015 and A/RES/35/144. A/RES/53/144 again."
)


def sent(
    client: FlaskClient, text: str, style: str = "", headers: dict[str, str] | None = None
) -> TestResponse:
    """Send a draft as a browser sends our form."""
    body = b"".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in (("draft", text), ("style", style))
    )
    kind = "multipart/form-data; boundary=b"
    return client.post("/check", data=body + b"--b--\r\n", content_type=kind, headers=headers)


def shown_text(page: str) -> str:
    """Return the text of the draft as the page shows it, without what was added to it."""
    found = re.search(r'<div class="draft"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found
    return unescape(re.sub(r"<sup>.*?</sup>|<[^>]*>", "", found[1]))


def row(page: str, number: int) -> str:
    found = re.search(rf'<tr role="row" id="row-{number}">.*?</tr>', page, re.DOTALL)
    assert found
    return found[0]


def test_the_form_is_asked_for_by_get_and_holds_nothing(client: FlaskClient) -> None:
    page = client.get("/check?draft=secret").text
    assert '<form class="draft-form" action="/check" method="post"' in page
    assert "secret" not in page
    assert "neither stored nor logged" in page


def test_the_text_is_shown_as_it_is_with_every_citation_marked_and_linked(client: FlaskClient) -> None:
    page = sent(client, TEXT).text
    assert shown_text(page) == TEXT
    marks = re.findall(r'<a id="at-(\d+)" class="(\w+)" href="#row-(\d+)"><mark>([^<]*)</mark>', page)
    assert marks == [
        ("1", "found", "1", "A/HRC/25/55"),
        ("2", "found", "2", "A/RES/53/144"),
        ("3", "doubted", "3", "A/RES/66/164"),
        ("4", "doubted", "4", "A/RES/35/144"),
        ("5", "found", "2", "A/RES/53/144"),
    ]
    assert "5 citations of 4 documents: 1 held, 1 in the catalogue, 2 not known here" in page


def test_each_row_says_what_is_known_what_disagrees_and_how_to_cite(client: FlaskClient) -> None:
    page = sent(client, TEXT).text
    held, card, doubted, near = (row(page, number) for number in (1, 2, 3, 4))
    assert 'href="/c/A/HRC/25/55"' in held
    assert "held here" in held
    assert "catalogue entry here" in card
    assert re.findall(r'href="#(at-\d+)"', card) == ["at-2", "at-5"]
    assert 'rel="noreferrer noopener external" href="https://docs.un.org/en/A/RES/53/144"' in card
    assert "The date beside it is of 2015." in doubted
    assert 'href="/c/A/RES/66/164"' not in doubted  # its page would say that there is nothing
    assert 'href="https://docs.un.org/en/A/RES/66/164"' in doubted
    assert 'href="/c/A/RES/53/144"' in near
    assert "nearly the same number" in near
    assert "A/RES/35/144" in re.sub("<[^>]*>", "", near.partition('id="reference-4"')[2])


def test_citations_that_point_elsewhere_have_rows_of_their_own(client: FlaskClient) -> None:
    page = sent(client, "A/HRC/25/55, para. 60; A/HRC/25/55, para. 61; A/HRC/25/55, para. 60.").text
    assert page.count('<tr role="row" id="row-') == 2


@pytest.mark.parametrize("style", STYLES)
def test_the_style_that_is_chosen_stays_chosen(client: FlaskClient, style: str) -> None:
    page = sent(client, TEXT, style).text
    assert re.findall(r'<option value="(\w+)" selected>', page) == [style]


def test_an_unknown_style_is_named(client: FlaskClient) -> None:
    answer = sent(client, TEXT, "mla")
    assert answer.status_code == 400
    assert "mla" in answer.text


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x01"])
def test_without_a_text_the_form_comes_again_and_says_so(client: FlaskClient, text: str) -> None:
    answer = sent(client, text)
    assert answer.status_code == 400
    assert "There was no text to check." in answer.text
    assert '<textarea id="draft"' in answer.text


@pytest.mark.parametrize("text", ["x", "Nothing is cited here.", "%PDF-1.7 \ufffd\ufffd", "😀" * 9])
def test_a_text_without_citations_is_shown_and_told_so(client: FlaskClient, text: str) -> None:
    answer = sent(client, text)
    assert answer.status_code == 200
    assert "No citations were recognised in this text" in answer.text
    assert shown_text(answer.text) == text
    assert "<table" not in answer.text


def test_what_was_not_looked_up_is_said(
    client: FlaskClient, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = service.check
    monkeypatch.setattr(service, "check", lambda text, style: replace(whole(text, style), left_out=1))
    assert "1 citation behind these" in sent(client, TEXT).text


def test_markup_in_a_text_is_text(client: FlaskClient) -> None:
    text = f'{HOSTILE} <b onclick="x">A/RES/53/144</b></textarea></div>{HOSTILE} {{{{ 7 * 7 }}}} &amp; ""'
    page = sent(client, text).text
    assert HOSTILE not in page
    assert "<b " not in page
    assert shown_text(page) == text
    area = re.search(r'<textarea id="draft"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert area
    assert unescape(area[1]) == text


def test_a_text_in_arabic_has_the_direction_of_its_letters(client: FlaskClient) -> None:
    text = "يشير القرار A/RES/53/144 إلى حماية المدافعين."
    page = sent(client, text).text
    assert '<div class="draft" dir="auto"' in page
    assert '<textarea id="draft" name="draft" rows="14" dir="auto"' in page
    assert shown_text(page) == text
    assert "<mark>A/RES/53/144</mark>" in page


def test_ends_of_lines_are_of_one_kind_and_what_nobody_prints_is_blank(client: FlaskClient) -> None:
    assert shown_text(sent(client, "a\r\nb\rc\td\x00e\x1bf").text) == "a\nb\nc\td e f"


def test_a_long_text_is_checked_and_a_longer_one_is_told_so(client: FlaskClient) -> None:
    assert sent(client, "a " * (LONGEST_BYTES // 2)).status_code == 200
    for text in ("a" * (LONGEST_BYTES + 1), "ع" * (LONGEST_BYTES // 2 + 1), "a" * 2 * LONGEST_BYTES):
        answer = sent(client, text)
        assert answer.status_code == 413
        assert "at most 1,000,000 bytes" in answer.text
        assert "defenders citations FILE" in answer.text
        assert len(answer.text) < 10_000


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        (
            {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
            200,
        ),  # our form, as pages here have no referrer
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": ""}, 403),
        ({"Host": "evil.example"}, 421),
    ],
)
def test_a_text_that_another_site_sent_is_refused(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    answer = sent(client, TEXT, headers=headers)
    assert answer.status_code == status
    assert ("<mark>" in answer.text) == (status == 200)


def test_an_answer_is_stored_nowhere_and_nothing_is_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = sent(client, f"{TEXT} secret")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert caplog.text == ""


def test_a_mistake_of_ours_gives_nothing_of_the_text_away(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = sent(client, "the plan of Ana, boom")
    assert answer.status_code == 500
    assert "Ana" not in answer.text
    assert "RuntimeError in drafts.check" in caplog.text
    assert "Ana" not in caplog.text


def test_a_draft_may_have_all_its_bytes_though_a_form_writes_three_letters_for_one(
    client: FlaskClient,
) -> None:
    text = "ع" * (LONGEST_BYTES // 2)
    body = urlencode({"draft": text})
    assert len(body) > 2 * LONGEST_BYTES
    answer = client.post("/check", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
