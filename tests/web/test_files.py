"""Originals come as they are, and can do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.fake import FakeService
from webui.files import FILE_HEADERS, FILE_POLICY, safe_name

CONTENT = b"<!doctype html><meta charset=windows-1252><script>alert(1)</script>\xe9"


@pytest.fixture
def files(service: FakeService) -> Path:
    for entry in service.entries.values():
        if entry.hit.held:
            (service.folder / entry.hit.id).write_bytes(CONTENT)
    return service.folder


# (document, media type, how it is offered, name)
ORIGINALS = [
    ("a" * 16, "application/pdf", "attachment", "a-hrc-25-55.pdf"),
    ("b" * 16, "text/html", "inline", "res-57-20-ar.html"),
    ("e" * 16, "text/plain", "inline", "visit.txt"),
]


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("document", "media_type", "offered", "name"), ORIGINALS)
def test_an_original_is_served_in_a_sandbox(
    client: FlaskClient, document: str, media_type: str, offered: str, name: str
) -> None:
    with client.get(f"/d/{document}/original") as response:
        assert response.data == CONTENT
        # no charset: the file knows its own
        assert response.headers["Content-Type"] == media_type
        assert response.headers["Content-Disposition"] == f"{offered}; filename={name}"
        for header, value in FILE_HEADERS.items():
            assert response.headers[header] == value
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_policy_of_files_allows_no_script_and_no_request() -> None:
    assert FILE_POLICY.startswith("sandbox; default-src 'none';")
    assert "allow-" not in FILE_POLICY
    assert "script" not in FILE_POLICY


@pytest.mark.usefixtures("files")
def test_a_part_can_be_asked_for(client: FlaskClient) -> None:
    with client.get(f"/d/{'a' * 16}/original", headers={"Range": "bytes=0-8"}) as response:
        assert response.status_code == 206
        assert response.data == CONTENT[:9]


@pytest.mark.usefixtures("files")
def test_a_file_the_browser_has_is_not_sent_again(client: FlaskClient, service: FakeService) -> None:
    digest = service.document("a" * 16).sha256
    with client.get(f"/d/{'a' * 16}/original", headers={"If-None-Match": f'"{digest}"'}) as response:
        assert response.status_code == 304


@pytest.mark.parametrize("document", ["c" * 16, "a" * 16, "0" * 16])
def test_a_file_that_is_not_there_is_not_found(client: FlaskClient, document: str) -> None:
    assert client.get(f"/d/{document}/original").status_code == 404


def test_a_file_that_goes_between_check_and_opening_is_not_found(
    client: FlaskClient, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "original", lambda _: service.folder / "gone")
    assert client.get(f"/d/{'a' * 16}/original").status_code == 404


@pytest.mark.usefixtures("files")
def test_a_type_we_do_not_know_is_bytes_to_save(client: FlaskClient, service: FakeService) -> None:
    service.entries["a" * 16].media_type = "text/html; charset=x\r\nX-Evil: 1"
    with client.get(f"/d/{'a' * 16}/original") as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment; filename=a-hrc-25-55.pdf.bin"
        assert "X-Evil" not in response.headers


@pytest.mark.parametrize(
    ("path", "media_type", "name"),
    [
        ("root/report.pdf", "application/pdf", "report.pdf"),
        ("root/REPORT.PDF", "application/pdf", "REPORT.pdf"),
        ("root/report", "application/pdf", "report.pdf"),
        # what is inside decides, not what the name says
        ("root/report.exe", "application/pdf", "report.exe.pdf"),
        ("root/report.pdf", "text/html", "report.pdf.html"),
        ("root/page.htm", "text/html", "page.htm.html"),
        # a reversed direction would show this as "reportexe.pdf"
        ("root/report\u202efdp.exe", "application/pdf", "reportfdp.exe.pdf"),
        ("root/a\r\nb\x00.pdf", "application/pdf", "ab.pdf"),
        ('root/a"b;c.pdf', "application/pdf", "a_b;c.pdf"),
        ("root/..\\..\\x.pdf", "application/pdf", "_.._x.pdf"),
        ("root/.pdf", "application/pdf", "document.pdf"),
        ("root/" + "x" * 300 + ".pdf", "application/pdf", "x" * 120 + ".pdf"),
        ("root/информация.docx", "text/plain", "информация.docx.txt"),
        ("root/x.dat", "application/x-unknown", "x.dat.bin"),
    ],
)
def test_a_file_is_saved_under_a_name_that_is_safe(path: str, media_type: str, name: str) -> None:
    assert safe_name(path, media_type) == name
