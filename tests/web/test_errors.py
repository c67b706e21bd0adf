"""Every failure has its status, a page that helps, and nothing to give away."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient

from indexer.errors import IndexUnusable
from tests.web.fake import FakeService
from webui.app import MAX_ADDRESS_BYTES

# (address, status, what the page says)
FAILURES = [
    ("/search?q=%22open", 400, "no second one"),
    ("/search?type=nonsense", 400, "nonsense"),
    ("/search?sort=best", 400, "best"),
    ("/search?page=0", 400, "page"),
    ("/d/0000", 404, "0000"),
    ("/d/aaaaaaaaaaaaaaaa/p/99", 404, "page 99"),
    ("/d/A%2FHRC%2F25%2F55/p/1", 404, "No such page"),
    ("/d/aaaaaaaaaaaaaaaa/p/0", 404, "No such page"),
    ("/d/aaaaaaaaaaaaaaaa/p/" + "9" * 5000, 404, "No such page"),
    ("/d/aaaaaaaaaaaaaaaa/p/1?q=%22", 400, "no second one"),
    ("/d/cccccccccccccccc/original", 404, "No file"),
    ("/d/aaaaaaaaaaaaaaaa/original", 404, "gone or has changed"),
    ("/d/aaaaaaaaaaaaaaaa/", 404, "No such page"),
    ("/nowhere", 404, "No such page"),
    ("/static/../__init__.py", 404, "No such page"),
    ("/search?q=no-index", 503, "defenders build"),
    ("/search?q=broken", 500, "out of order"),
    ("/search?q=boom", 500, "Something went wrong"),
    ("/search?q=" + "x" * 100_000, 414, "too long"),
    ("/" + "x" * 100_000, 414, "too long"),
]


@pytest.mark.parametrize(("address", "status", "said"), FAILURES, ids=lambda value: str(value)[:40])
def test_a_failure_has_its_status_and_says_why(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    assert said in response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search.json?q=%22open", 400),
        ("/search.json?type=nonsense", 400),
        ("/d/0000.json", 404),
        ("/nowhere.json", 404),
        ("/search.json?q=no-index", 503),
        ("/search.json?q=boom", 500),
        ("/search.json?q=" + "x" * 100_000, 414),
    ],
    ids=lambda value: str(value)[:40],
)
def test_json_addresses_fail_in_json(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    body = response.get_json()
    assert body["status"] == status
    assert body["error"]
    assert body["message"]


def test_the_place_of_a_mistake_is_given_and_shown(client: FlaskClient) -> None:
    assert client.get("/search.json?q=a+%22b").get_json()["position"] == 2
    page = client.get("/search?q=a+%22b").text
    assert "a <mark>&#34;</mark>b" in page


def test_every_mistake_leaves_the_question_in_the_box(client: FlaskClient) -> None:
    assert 'value="a &#34;b"' in client.get("/search?q=a+%22b").text


@pytest.mark.parametrize("address", ["/", "/search", "/healthz", "/d/aaaaaaaaaaaaaaaa"])
def test_without_an_index_every_page_says_so_and_when_to_come_back(
    client: FlaskClient, service: FakeService, address: str
) -> None:
    service.broken = IndexUnusable("there is no index here; make one with: defenders build FOLDER")
    response = client.get(address)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "defenders build" in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/search", "/nowhere", "/d/aaaaaaaaaaaaaaaa/original"])
def test_only_reading_is_possible(client: FlaskClient, method: str, address: str) -> None:
    response = client.open(address, method=method, data=b"x")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_where_a_text_may_be_sent_it_may_only_be_posted(client: FlaskClient, method: str) -> None:
    response = client.open("/check", method=method, data=b"x")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("LOCALHOST:8000", 200),
        ("localhost.", 200),
        ("[::1]:8000", 200),
        ("archive.example", 200),
        ("archive.example:443", 200),
        # a hostile page points a name of its own at 127.0.0.1
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("evil.example/localhost", 421),
        ("127.0.0.1:80:80", 421),
        ("127.0.0.1:99999999", 421),
        ("[::1", 421),
        ("", 421),
        ("\x00", 421),
        ("localhost evil.example", 421),
    ],
)
def test_only_known_names_are_answered_to(client: FlaskClient, host: str, status: int) -> None:
    response = client.get("/opensearch.xml", headers={"Host": host}, environ_overrides={"HTTP_HOST": host})
    assert response.status_code == status
    assert "evil" not in response.text


@pytest.mark.parametrize(
    "query",
    [
        "q=%",
        "q=%zz",
        "q=%ff%fe",
        "q=%ED%A0%80",
        "q=%00",
        "q=a%00b",
        "q=%E2%80%AE%F3%A0%81%81",
        "%00=%00",
        "&&&===",
        "q[]=a",
        "q=a;sort=b",
        "page=%00",
        "type=%ff",
        "held=yes%00",
    ],
)
@pytest.mark.parametrize(
    "address", ["/search", "/search.json", "/d/aaaaaaaaaaaaaaaa", "/d/aaaaaaaaaaaaaaaa/p/1"]
)
def test_odd_bytes_are_an_answer_or_a_mistake_never_a_failure(
    client: FlaskClient, address: str, query: str
) -> None:
    assert client.get(f"{address}?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "address", ["/d/%00", "/d/%ff", "/%00", "/d/..%2f..%2fetc%2fpasswd", "/d/a%0D%0AX:1"]
)
def test_odd_bytes_in_paths_are_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_long_question_that_fits_is_passed_on(client: FlaskClient, service: FakeService) -> None:
    words = "ح" * ((MAX_ADDRESS_BYTES - 100) // 6)
    assert client.get("/search", query_string={"q": words}).status_code == 200
    assert service.asked[-1].text == words


@pytest.mark.parametrize("address", ["/search?q=boom+tortura", "/d/aaaaaaaaaaaaaaaa/p/1?q=boom+tortura"])
def test_an_unexpected_error_is_logged_without_words_of_the_reader(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert client.get(address).status_code == 500
    assert "RuntimeError" in caplog.text
    assert "fake.py" in caplog.text
    assert "tortura" not in caplog.text
    assert "aaaaaaaa" not in caplog.text


@pytest.mark.parametrize("address", ["/search?q=tortura", "/search?q=%22tortura", "/nowhere?q=tortura"])
def test_nothing_else_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture, address: str) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get(address)
    assert caplog.text == ""
