"""The pointer moves when the next generation is whole, and never otherwise."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from indexer.errors import BuildRunning, IndexUnusable, UnusableFolder
from indexer.generations import Generation, IndexFolder, engine_path, library_path


def publish(index: IndexFolder, content: str) -> Generation:
    """Publish a generation of two small files."""
    with index.lock(), index.stage(None) as folder:
        library_path(folder).write_text(content)
        engine_path(folder).mkdir()
        (engine_path(folder) / "terms").write_text(content)
        return index.publish(folder, rules="r", built="2026-01-01T00:00:00Z", documents=1, cards=0)


@pytest.fixture
def index(tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path / "index")


def names(index: IndexFolder) -> list[str]:
    return sorted(path.name for path in (index.folder / "generations").iterdir())


def test_the_newest_generation_is_served_and_the_one_before_is_kept(index: IndexFolder) -> None:
    for content in ("one", "two", "three"):
        publish(index, content)
    assert index.current().name == "000003"
    assert index.current().library.read_text() == "three"
    assert names(index) == ["000002", "000003"]


def test_rollback_serves_the_generation_before_once(index: IndexFolder) -> None:
    publish(index, "one")
    with pytest.raises(IndexUnusable, match="no earlier generation"):
        index.rollback()
    publish(index, "two")
    assert index.rollback().library.read_text() == "one"
    with pytest.raises(IndexUnusable, match="no earlier generation"):
        index.rollback()
    assert publish(index, "three").name == "000003"
    assert names(index) == ["000001", "000003"]


def test_a_build_that_fails_leaves_everything_as_it_was(index: IndexFolder) -> None:
    publish(index, "one")

    def fail() -> None:
        with index.lock(), index.stage(index.current()) as folder:
            (folder / "half").write_text("written")
            raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        fail()
    assert index.current().library.read_text() == "one"
    assert names(index) == ["000001"]


def test_debris_of_killed_builds_goes_with_the_next_one(index: IndexFolder) -> None:
    publish(index, "one")
    for name in ("building", "000007"):
        (index.folder / "generations" / name).mkdir()
    (index.folder / "CURRENT.new").write_text("half")
    publish(index, "two")
    assert names(index) == ["000001", "000002"]
    assert not (index.folder / "CURRENT.new").exists()


def test_a_staged_copy_does_not_touch_its_base(index: IndexFolder) -> None:
    publish(index, "one")
    with index.lock(), index.stage(index.current()) as folder:
        library_path(folder).write_text("two")
        (engine_path(folder) / "terms").unlink()
        (engine_path(folder) / "more").write_text("two")
        index.publish(folder, rules="r", built="", documents=1, cards=0)
    index.rollback()
    assert index.current().library.read_text() == "one"
    index.verify(index.current())


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: (folder / "CURRENT").unlink(), "there is no index"),
        (lambda folder: (folder / "CURRENT").write_text("../../etc"), "pointer"),
        (lambda folder: (folder / "CURRENT").write_bytes(b"\xff\xfe"), "cannot be read"),
        (lambda folder: (folder / "generations/000001/manifest.json").write_text("{"), "damaged"),
        (lambda folder: (folder / "generations/000001/manifest.json").write_text("[]"), "damaged"),
        (lambda folder: (folder / "generations/000001/library.sqlite").write_text("on"), "not as long"),
        (lambda folder: (folder / "generations/000001/library.sqlite").write_text("eno"), "has changed"),
        (lambda folder: (folder / "generations/000001/engine/terms").unlink(), "damaged"),
    ],
)
def test_a_damaged_index_is_named_with_the_command_that_mends_it(
    index: IndexFolder, damage: object, message: str
) -> None:
    publish(index, "one")
    damage(index.folder)  # type: ignore[operator]
    with pytest.raises(IndexUnusable, match=message) as raised:
        index.current()
    assert "defenders build" in str(raised.value) or "cannot be read" in str(raised.value)
    assert publish(index, "two").library.read_text() == "two"  # the next build mends it
    assert index.current().library.read_text() == "two"


def test_an_index_of_another_version_is_rebuilt_never_read(index: IndexFolder) -> None:
    generation = publish(index, "one")
    manifest = generation.folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))
    with pytest.raises(IndexUnusable, match="another version"):
        index.current()


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/to-mother.txt").write_text("dear")
    index = IndexFolder(tmp_path / "letters")
    with pytest.raises(UnusableFolder, match="no index of ours"), index.lock():
        pass
    with pytest.raises(IndexUnusable, match="not an index"):
        index.current()
    assert [path.name for path in index.folder.iterdir()] == ["to-mother.txt"]


def _hold(
    folder: Path, held: multiprocessing.synchronize.Event, done: multiprocessing.synchronize.Event
) -> None:
    with IndexFolder(folder).lock():
        held.set()
        done.wait(30)


def test_a_second_build_is_told_who_holds_the_lock(index: IndexFolder) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(index.folder, held, done))
    other.start()
    try:
        assert held.wait(30)
        with pytest.raises(BuildRunning, match=f"process {other.pid} on"), index.lock():
            pass
    finally:
        done.set()
        other.join(30)
    with index.lock():  # and the lock goes with its holder
        pass


def test_forgotten_documents_are_remembered_and_a_line_can_be_taken_back(index: IndexFolder) -> None:
    index.prepare()
    index.forget(frozenset({"aa"}))
    index.forget(frozenset({"bb"}))
    assert index.forgotten() == {"aa", "bb"}
    (index.folder / "forgotten.txt").write_text("# comment\n\nbb\n")
    assert index.forgotten() == {"bb"}
