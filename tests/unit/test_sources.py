"""Folders are walked in one order, links are not followed, and every file gets a name or a reason."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from indexer import sources
from indexer.errors import UnusableFolder
from indexer.extract import READERS
from indexer.model import Outcome, OutcomeKind, SourceFile
from indexer.sources import CorrectionsFile, FoundFile, identify, roots, scan, sniff


def write(folder: Path, *names: str) -> None:
    """Make files with dull content."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"dull")


def scanned(*folders: Path) -> list[str]:
    """Paths as found, with a mark for what is not a file."""
    marks = {FoundFile: "", CorrectionsFile: " (corrections)"}
    return [
        f"{found.path} ({found.kind})" if isinstance(found, Outcome) else found.path + marks[type(found)]
        for found in scan(roots(folders))
    ]


def only_file(folder: Path) -> FoundFile:
    [found] = scan(roots([folder]))
    assert isinstance(found, FoundFile)
    return found


def test_a_root_is_named_by_its_folder(tmp_path: Path) -> None:
    for name in ("a/reports", "b/reports", "c/reports-2"):
        (tmp_path / name).mkdir(parents=True)
    given = [tmp_path / "a/reports", tmp_path / "b/reports/", tmp_path / "c/reports-2"]
    assert [root.name for root in roots(given)] == ["reports", "reports-2", "reports-2-2"]


def test_the_current_folder_has_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path / "reports")
    assert roots([Path()])[0].name == "reports"


@pytest.mark.parametrize(
    ("folders", "message"),
    [
        (["missing"], "missing: there is no such folder"),
        (["file"], "file is a file"),
        (["reports", "reports"], "are the same folder"),
        (["reports", "reports/../reports"], "are the same folder"),
        (["reports", "reports/inner"], "inner lies within .*reports: its files"),
        (["reports/inner", "reports"], "inner lies within .*reports: its files"),
        (["reports", "link"], "are the same folder"),
        (["circle"], "circle cannot be read"),
    ],
)
def test_folders_that_cannot_be_used_are_named(tmp_path: Path, folders: list[str], message: str) -> None:
    (tmp_path / "reports/inner").mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "reports")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(UnusableFolder, match=message):
        roots([tmp_path / folder for folder in folders])


def test_a_folder_beside_one_whose_name_it_begins_with_is_another_folder(tmp_path: Path) -> None:
    for name in ("reports", "reports-old"):
        (tmp_path / name).mkdir()
    assert len(roots([tmp_path / "reports", tmp_path / "reports-old"])) == 2


def test_files_come_in_the_order_of_the_parts_of_their_paths(tmp_path: Path) -> None:
    for root in ("z", "a"):
        write(tmp_path / root, "b.txt", "b/2.txt", "b/10.txt", "B.txt", "é.txt", "b-c/1.txt")
    assert scanned(tmp_path / "z", tmp_path / "a") == [
        f"{root}/{name}"
        for root in ("a", "z")
        for name in ("B.txt", "b/10.txt", "b/2.txt", "b-c/1.txt", "b.txt", "é.txt")
    ]


def test_control_files_are_passed_over_at_the_top_only(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(root, *sources.CONTROL_FILES, "inner/README.md", "a.txt")
    assert scanned(root) == ["corpus/a.txt", "corpus/inner/README.md"]


def test_files_of_corrections_are_no_documents_wherever_they_are(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(root, "checked.toml", "a.meta.toml", "inner/b.pdf.meta.toml", "inner/checked.toml", "x.toml")
    write(root, "folder.meta.toml/c.txt")
    assert scanned(root) == [
        "corpus/a.meta.toml (corrections)",
        "corpus/checked.toml (corrections)",
        "corpus/folder.meta.toml (corrections)",
        "corpus/folder.meta.toml/c.txt",
        "corpus/inner/b.pdf.meta.toml (corrections)",
        "corpus/inner/checked.toml (corrections)",
        "corpus/x.toml",
    ]


def test_links_hidden_files_and_pipes_are_skipped_with_a_reason(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(root, "a.txt", ".hidden", ".git/config")
    write(tmp_path, "outside/secret.txt")
    (root / "link.txt").symlink_to(root / "a.txt")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "README.md").symlink_to(tmp_path / "nowhere")
    os.mkfifo(root / "pipe")
    assert scanned(root) == [
        "corpus/.git (skipped)",
        "corpus/.hidden (skipped)",
        "corpus/README.md (skipped)",
        "corpus/a.txt",
        "corpus/folder (skipped)",
        "corpus/link.txt (skipped)",
        "corpus/pipe (skipped)",
    ]
    skipped = [found for found in scan(roots([root])) if isinstance(found, Outcome)]
    assert all(outcome.reason and outcome.advice for outcome in skipped)


def test_a_root_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "real/a.txt")
    (tmp_path / "reports").symlink_to(tmp_path / "real")
    assert scanned(tmp_path / "reports") == ["reports/a.txt"]


def test_a_name_that_is_not_utf8_is_shown_escaped_and_read(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(root, r"d\xe9cision.txt")
    undecodable = os.fsdecode(b"d\xe9cision.txt")
    try:
        write(root, undecodable)
    except OSError:
        pytest.skip("this file system accepts UTF-8 names only")
    assert sorted(scanned(root)) == [r"corpus/d\xe9cision.txt", r"corpus/d\xe9cision.txt~"]
    for found in scan(roots([root])):
        assert isinstance(found, FoundFile)
        assert isinstance(identify(found), SourceFile)
        found.path.encode()


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    deep = tmp_path / "corpus"
    deep.mkdir()
    for _ in range(1100):
        deep /= "d"
        deep.mkdir()
    (deep / "a").write_bytes(b"dull")
    assert len(scanned(tmp_path / "corpus")) == 1
    (deep / "a").unlink()
    while deep != tmp_path:  # pytest's own clean-up recurses
        deep.rmdir()
        deep = deep.parent


def test_a_folder_that_cannot_be_listed_is_a_failure_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "corpus/locked/a.txt", "corpus/open/b.txt")
    listdir = os.listdir

    def refuse(folder: Path) -> list[str]:
        if folder.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    assert scanned(tmp_path / "corpus") == ["corpus/locked (failed)", "corpus/open/b.txt"]


def test_a_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    data = b"%PDF-1.4\n" + b"x" * 3_000_000
    (tmp_path / "a.txt").write_bytes(data)
    source = identify(only_file(tmp_path))
    path = f"{tmp_path.name}/a.txt"
    assert source == SourceFile(path, hashlib.sha256(data).hexdigest(), len(data), "application/pdf")


def test_the_stamp_of_a_file_changes_when_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    found = only_file(tmp_path)
    assert sources.stamp(found.absolute) == found.stamp
    (tmp_path / "a.txt").write_bytes(b"not dull")
    assert sources.stamp(found.absolute) != found.stamp


def test_an_empty_file_and_one_that_is_gone_have_failed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    found = only_file(tmp_path)
    empty = identify(found)
    assert isinstance(empty, Outcome)
    assert (empty.kind, empty.reason) == (OutcomeKind.FAILED, "the file is empty")
    found.absolute.unlink()
    gone = identify(found)
    assert isinstance(gone, Outcome)
    assert gone.kind is OutcomeKind.FAILED
    assert gone.reason == "the file cannot be read: No such file or directory"


def test_a_file_of_a_type_that_is_not_read_is_skipped_by_the_name_of_its_type(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"{\\rtf1 Report}")
    skipped = identify(only_file(tmp_path))
    assert isinstance(skipped, Outcome)
    assert skipped.kind is OutcomeKind.SKIPPED
    assert skipped.reason == "it is an RTF file, which is not read"
    assert skipped.advice == (
        "Save it as DOCX or PDF and build again (LibreOffice: soffice --convert-to docx FILE)."
    )


@pytest.mark.parametrize("bytes_left", [20, 60, 200])
def test_a_word_file_that_was_cut_off_is_for_its_reader_to_judge(tmp_path: Path, bytes_left: int) -> None:
    cut = a_zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")[:bytes_left]
    for name, has_reader in (("a.docx", True), ("a.zip", b"word/" in cut)):
        (tmp_path / name).write_bytes(cut)
        assert isinstance(identify(only_file(tmp_path)), SourceFile) is has_reader
        (tmp_path / name).unlink()


def test_what_sources_calls_readable_has_a_reader() -> None:
    assert set(READERS) == sources.READABLE


WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def a_zip(*names: str) -> bytes:
    """A ZIP archive with parts of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "content")
    return out.getvalue()


def an_ole(stream: str, far: bool = False) -> bytes:
    """A file of the legacy Office formats with a stream of this name, in a directory far from its head."""
    sector = 200 if far else 0
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    head[30:32], head[48:52] = (9).to_bytes(2, "little"), sector.to_bytes(4, "little")
    names = "".join(name.ljust(32, "\0") for name in ("Root Entry", stream)).encode("utf-16-le")
    return bytes(head) + b"\xff" * 512 * sector + names


OLE = {
    "WordDocument": "a legacy Word file (DOC)",
    "Workbook": "a legacy Excel file (XLS)",
    "Book": "a legacy Excel file (XLS)",
    "PowerPoint Document": "a legacy PowerPoint file (PPT)",
    "__properties_version1.0": "an Outlook e-mail (MSG)",
    "EncryptedPackage": "an Office file that is locked with a password",
    "Contents": "a legacy Office file",
}


@pytest.mark.parametrize("stream", OLE)
@pytest.mark.parametrize("far", [False, True])
def test_legacy_office_files_are_told_apart(stream: str, far: bool, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(an_ole(stream, far))
    (found,) = scan(roots([tmp_path]))
    assert isinstance(found, FoundFile)
    skipped = identify(found)
    assert isinstance(skipped, Outcome)
    assert skipped.reason == f"it is {OLE[stream]}, which is not read"


HEADS: list[tuple[bytes, str | None]] = [
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\xef\xbb\xbf\r\n%PDF-1.7\n", "application/pdf"),
    (b"HTTP/1.1 200 OK\r\n" + b"x" * 900 + b"%PDF-1.7\n", "application/pdf"),
    (b"%\xe2\xe3\xcf\xd3\n1 0 obj\n<<", "application/pdf"),
    (b"x" * 1100 + b"%PDF-1.7\n", "text/plain"),
    (b"<!DOCTYPE html><p>a", "text/html"),
    (b"\xef\xbb\xbf \n<HTML>", "text/html"),
    ("\ufeff<head><title>a".encode("utf-16-le"), "text/html"),
    ("\ufeff<head><title>a".encode("utf-16-be"), "text/html"),
    (b"<!-- saved from\nurl --> <!-- x --><body>", "text/html"),
    (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">', "text/html"),
    (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
    (b'<text id="http://example.org/">\n<p>Statement', "text/html"),
    (b'<text id="http://example.org/" encoding="utf-8">\nStatement <b>of', "text/html"),
    (b"<p align=center>Statement", "text/html"),
    (b"{% load x %}\n<!DOCTYPE html>\n<html>", "text/html"),
    (b"{% load x %}<div><p>a</p><p>b</p></div>", "text/html"),
    ("<!DOCTYPE html><p>к \x13 задержанным".encode(), "text/html"),
    (b'<?xml version="1.0"?><article><body>', "application/xml"),
    (b"<?xml version='1.0'?><rss><channel>", "application/xml"),
    (b"<akomaNtoso xmlns='x'><act>", "application/xml"),
    (b"<!DOCTYPE TEI SYSTEM 'tei.dtd'>", "application/xml"),
    ("Résolution 53/144".encode(), "text/plain"),
    ("Résolution 53/144".encode("cp1252"), "text/plain"),
    ("\ufeffRésolution".encode("utf-16-le"), "text/plain"),
    ("Résolution".encode("utf-16-le"), None),
    (b"From: the Special Rapporteur\nTo: all\n\nContent-Type: is a header", "text/plain"),
    (b"<5 years, and x <y> z", "text/plain"),
    (b"[1] See A/HRC/25/55.", "text/plain"),
    (b"The new WAVE of arrests", "text/plain"),
    (b"page one\fpage two\x1b", "text/plain"),
    (b"\x01\x02\x03\x04 program", None),
    (b"PK\x03\x04....mimetypeapplication/epub+zipPK", "application/epub+zip"),
    (
        b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.textPK",
        "application/vnd.oasis.opendocument",
    ),
    (a_zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"), WORDPROCESSING),
    (a_zip("word/media/image1.png"), WORDPROCESSING),
    (a_zip("password/word/a.xml", "sword/b.xml"), "application/zip"),
    (
        a_zip("[Content_Types].xml", "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        a_zip("[Content_Types].xml", "ppt/presentation.xml"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (a_zip("[Content_Types].xml", "visio/a.xml"), "application/vnd.openxmlformats-officedocument"),
    (b"PK\x03\x04....report.pdf....%PDF-1.4", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "application/x-ole-storage"),
    (b"{\\rtf1\\ansi", "application/rtf"),
    (b"\xffWPC\x10", "application/vnd.wordperfect"),
    (b"%!PS-Adobe-3.0\n", "application/postscript"),
    (b"Return-Path: <a@example.org>\r\nFrom: a\r\n\r\nhi", "message/rfc822"),
    (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", "message/rfc822"),
    (b"\x1f\x8b\x08\x00", "application/x-archive"),
    (b"AT&TFORM\x00", "image/vnd.djvu"),
    (b"\x89PNG\r\n\x1a\n", "image/*"),
    (b"\xff\xd8\xff\xe0", "image/*"),
    (b"II*\x00", "image/*"),
    (b"RIFF\x00\x00\x00\x00WEBP", "image/*"),
    (b"RIFF\x00\x00\x00\x00WAVE", "audio-video"),
    (b"\x00\x00\x00\x18ftypmp42", "audio-video"),
    (b'{"symbol": "A/RES/53/144"}', "application/json"),
    (b'[\n {"symbol": "A"', "application/json"),
    (b"", "text/plain"),
]


@pytest.mark.parametrize(("head", "media_type"), HEADS)
def test_the_type_is_told_from_the_first_bytes(head: bytes, media_type: str | None) -> None:
    assert sniff(head) == media_type


def test_every_type_that_is_not_read_has_an_example_a_name_and_advice() -> None:
    told_later = {media_type for _, media_type in sources._OLE_STREAMS}
    told = {media_type for _, media_type in HEADS} - {None}
    assert told | told_later == sources.READABLE | set(sources.NOT_READ)
    assert all(what and advice.endswith(".") for what, advice in sources.NOT_READ.values())
