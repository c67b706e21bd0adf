"""A second build reads nothing again, and never believes what a damaged cache says."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from indexer.errors import (
    DamagedFile,
    EncryptedFile,
    ExtractionError,
    LimitExceeded,
    NoTextLayer,
)
from indexer.extract import ExtractionCache, Limits, cache, extractor_version
from indexer.model import Extraction, OutlineEntry, Page

SHA = "a" * 64
OTHER = "b" * 64
PDF = "application/pdf"
LIMITS = Limits()

WHOLE = Extraction(
    (Page(1, "Défenseurs\n😀", "iv"), Page(2, "")),
    2,
    (("title", "T"), ("pdf:Title", "T")),
    "x",
    "y",
    (OutlineEntry("A", 1, 2),),
)
CUT = Extraction((Page(1, "one"),), 2, (), "stopped after 1 of 2 pages: time limit of 1 s", "Raise it.")
ERRORS = (ExtractionError, EncryptedFile, DamagedFile, NoTextLayer, LimitExceeded)


HEAD = b'{"media_type": "application/pdf", "limits": null, "ocr": null, "text_bytes": 9}\n'


def kept(folder: Path, result: Extraction | ExtractionError) -> ExtractionCache:
    made = ExtractionCache(folder, LIMITS)
    made.put(SHA, PDF, result)
    return made


@pytest.mark.parametrize("result", [WHOLE, CUT])
def test_what_was_read_comes_back_as_it_was(tmp_path: Path, result: Extraction) -> None:
    kept(tmp_path, result)
    assert ExtractionCache(tmp_path, LIMITS).get(SHA, PDF) == result


@pytest.mark.parametrize("kind", ERRORS)
def test_failures_come_back_as_they_were(tmp_path: Path, kind: type[ExtractionError]) -> None:
    found = kept(tmp_path, kind("why", "what to do")).get(SHA, PDF)
    assert type(found) is kind
    assert (found.reason, found.advice, str(found)) == ("why", "what to do", "why")


def test_every_class_of_failure_is_tried_above() -> None:
    assert set(ERRORS) == set(cache._error_classes().values())


def test_what_is_not_known_is_none(tmp_path: Path) -> None:
    empty = ExtractionCache(tmp_path / "not made yet", LIMITS)
    assert empty.get(SHA, PDF) is None
    empty.forget(SHA)
    empty.clear()
    assert not (tmp_path / "not made yet").exists()


def test_another_type_of_the_same_bytes_is_another_question(tmp_path: Path) -> None:
    assert kept(tmp_path, WHOLE).get(SHA, "text/plain") is None


@pytest.mark.parametrize("result", [CUT, LimitExceeded("time limit of 1 s")])
@pytest.mark.parametrize(
    "limits", [Limits(timeout_s=1), Limits(memory_mb=1), Limits(max_pages=1), Limits(ocr_page_timeout_s=1)]
)
def test_what_a_limit_cut_short_counts_under_the_same_limits_only(
    tmp_path: Path, result: Extraction | ExtractionError, limits: Limits
) -> None:
    kept(tmp_path, result)
    assert ExtractionCache(tmp_path, limits).get(SHA, PDF) is None
    assert ExtractionCache(tmp_path, LIMITS).get(SHA, PDF) is not None


@pytest.mark.parametrize("result", [WHOLE, EncryptedFile("it needs a password")])
def test_what_no_limit_touched_counts_under_all_limits(
    tmp_path: Path, result: Extraction | ExtractionError
) -> None:
    kept(tmp_path, result)
    assert ExtractionCache(tmp_path, Limits(timeout_s=1)).get(SHA, PDF) is not None


def test_another_version_of_the_extractor_starts_afresh_and_tidies_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path, WHOLE).attach(SHA, "key", b"made of it")
    monkeypatch.setattr(cache, "extractor_version", lambda: "0" * 16)
    made = ExtractionCache(tmp_path, LIMITS)
    assert made.get(SHA, PDF) is None
    made.put(SHA, PDF, CUT)
    assert [file.name for file in tmp_path.iterdir()] == [f"{SHA}.{'0' * 16}.json.z"]


def test_the_version_changes_with_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = extractor_version()
    assert extractor_version() == before
    assert len(before) == 16
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99")
    assert extractor_version.__wrapped__() != before


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not json",
        b"[]\n" + zlib.compress(b"{}"),
        b"{}\n" + zlib.compress(b"{}"),
        HEAD + b"not zlib",
        HEAD + zlib.compress(b"not json"),
        HEAD + zlib.compress(b"[]"),
        HEAD + zlib.compress(b"{}"),
        HEAD + zlib.compress(b'{"error": "SystemExit", "reason": "", "advice": ""}'),
        HEAD + zlib.compress(b'{"pages": [[0, "", ""]]}'),
        HEAD + zlib.compress(b'{"pages": 5}'),
        HEAD + zlib.compress(b"\xff"),
    ],
)
def test_a_damaged_file_counts_as_absent_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    made = kept(tmp_path, WHOLE)
    [file] = tmp_path.iterdir()
    file.write_bytes(damage)
    assert made.get(SHA, PDF) is None
    made.put(SHA, PDF, WHOLE)
    assert made.get(SHA, PDF) == WHOLE


@pytest.mark.parametrize("length", [0, 10, len(HEAD), len(HEAD) + 9, -5])
def test_a_truncated_file_counts_as_absent(tmp_path: Path, length: int) -> None:
    made = kept(tmp_path, WHOLE)
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:length])
    assert made.get(SHA, PDF) is None
    assert not made.has_text(SHA, PDF)


def test_a_failed_write_leaves_the_old_result_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept(tmp_path, WHOLE)

    def full(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        made.put(SHA, PDF, CUT)
    assert made.get(SHA, PDF) == WHOLE
    assert len(list(tmp_path.iterdir())) == 1


def test_scraps_of_a_killed_run_are_tidied_up(tmp_path: Path) -> None:
    (tmp_path / f"{SHA}.xyz.tmp").write_bytes(b"half")
    made = kept(tmp_path, WHOLE)
    assert len(list(tmp_path.iterdir())) == 1
    (tmp_path / f"{OTHER}.xyz.tmp").write_bytes(b"half")
    made.clear()
    assert list(tmp_path.iterdir()) == []


def test_one_content_is_forgotten_in_every_version(tmp_path: Path) -> None:
    made = kept(tmp_path, WHOLE)
    made.put(OTHER, PDF, WHOLE)
    (tmp_path / f"{SHA}.0123456789abcdef.json.z").write_bytes(b"of another version")
    made.forget(SHA)
    assert made.get(SHA, PDF) is None
    assert [file.name[:64] for file in tmp_path.iterdir()] == [OTHER]


def test_texts_are_told_from_failures(tmp_path: Path) -> None:
    made = kept(tmp_path, WHOLE)
    assert made.has_text(SHA, PDF)
    assert not made.has_text(SHA, "text/html")
    assert not made.has_text(OTHER, PDF)
    made.put(SHA, PDF, DamagedFile("why"))
    assert not made.has_text(SHA, PDF)


def test_what_was_made_of_a_text_is_kept_under_its_key_and_one_at_a_time(tmp_path: Path) -> None:
    made = kept(tmp_path, WHOLE)
    assert made.attached(SHA, PDF, "a") is None
    made.attach(SHA, "a", b"of a\n\x00")
    assert made.attached(SHA, PDF, "a") == b"of a\n\x00"
    assert made.attached(SHA, PDF, "b") is None
    assert made.attached(SHA, "text/html", "a") is None
    made.attach(SHA, "b", b"of b")
    assert made.attached(SHA, PDF, "a") is None
    assert made.get(SHA, PDF) == WHOLE


def test_what_was_made_of_a_text_falls_with_it(tmp_path: Path) -> None:
    made = kept(tmp_path, CUT)
    made.attach(SHA, "a", b"of it")
    assert ExtractionCache(tmp_path, Limits(timeout_s=1)).attached(SHA, PDF, "a") is None
    assert made.attached(SHA, PDF, "a") == b"of it"
    made.put(SHA, PDF, WHOLE)
    assert made.attached(SHA, PDF, "a") is None
    made.attach(SHA, "a", b"of the whole")
    made.forget(SHA)
    assert list(tmp_path.iterdir()) == []
    kept(tmp_path, WHOLE).attach(SHA, "a", b"of the whole")
    made.clear()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"a", b"a\n", b"a\nnot zlib", b"b\n" + zlib.compress(b"x")])
def test_what_was_made_and_is_damaged_counts_as_absent(tmp_path: Path, damage: bytes) -> None:
    made = kept(tmp_path, WHOLE)
    made.attach(SHA, "a", b"of it")
    [file] = tmp_path.glob("*.made.z")
    file.write_bytes(damage)
    assert made.attached(SHA, PDF, "a") is None


def test_what_was_left_in_the_middle_of_writing_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    made = kept(tmp_path, WHOLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", _stopped)
        patch.setattr(Path, "unlink", lambda *_, **__: None)  # stopped before it could tidy up
        with pytest.raises(KeyboardInterrupt):
            made.put(OTHER, PDF, WHOLE)
    assert len(list(tmp_path.iterdir())) == 2
    made.sweep()
    assert [file.name[:64] for file in tmp_path.iterdir()] == [SHA]
    assert made.get(SHA, PDF) == WHOLE


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("sha256", ["", "../" + "a" * 61, "*", "A" * 64])
def test_what_is_no_digest_is_refused(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(ValueError, match="not a sha256"):
        ExtractionCache(tmp_path, LIMITS).put(sha256, PDF, WHOLE)
    with pytest.raises(ValueError, match="not a sha256"):
        ExtractionCache(tmp_path, LIMITS).forget(sha256)
