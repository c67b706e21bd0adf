"""Whatever ends a build, and whenever: the index answers as before or as after, and never in between.

Builds run as a user starts them, in a process of their own, in a session of their own, so that
whoever outlives them can be found.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from indexer.build import BuildOptions, build
from indexer.errors import IndexUnusable
from indexer.extract import Limits
from indexer.forget import forget
from indexer.generations import IndexFolder
from indexer.results import SearchRequest
from indexer.search import SearchService
from tests.factories import a_pdf, text
from tests.pipeline.dump import answer, dump

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = BuildOptions(Limits(), jobs=2)
PATIENCE_S = 120.0
KILLS = 10


def _report(number: int, country: str, *, edition: int = 1) -> bytes:
    """A file of one of the formats, by its number."""
    words = [f"Report {number} on human rights defenders in {country}, edition {edition}."] + [
        f"Paragraph {line}: reprisals, torture and the année {1990 + line} of the defenders."
        for line in range(4)
    ]
    match number % 3:
        case 0:
            return "\n".join(words).encode()
        case 1:
            lines = "".join(f"<p>{line}</p>" for line in words)
            return f"<!doctype html><title>{words[0]}</title>{lines}".encode()
        case _:
            return a_pdf(text(*words), text(f"Annex to report {number}.", *words))


OLD: Mapping[str, bytes] = {f"{n % 4}/report-{n}": _report(n, "Kenya") for n in range(24)}
NEW: Mapping[str, bytes] = {
    **{path: content for path, content in OLD.items() if path.startswith("0/")},
    **{f"1/report-{n}": _report(n, "Uganda", edition=2) for n in range(1, 24, 4)},
    **{f"moved/report-{n}": OLD[f"2/report-{n}"] for n in range(2, 24, 4)},
    **{f"5/report-{n}": _report(n, "Uganda") for n in range(100, 118)},
}
"""The old folder, of which a quarter each stayed, changed, moved and went; and others came."""

CATALOGUE = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
    "un-sr-hrd\tUN Human Rights Council\tA/HRC/25/55\t\tA safe and enabling environment\t2013-12-23\t2013"
    "\tannual thematic report\ten,fr\thttps://docs.un.org/en/A/HRC/25/55\t\tsymbol seen\thigh\n"
)


def become(folder: Path, state: Mapping[str, bytes]) -> None:
    """Make a folder hold exactly these files, leaving alone what is as it should be."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in state:
            path.unlink()
    for name, content in state.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder that has changed since it was indexed, and all that an index of it can be asked.

    Attributes:
        docs: The folder, as it is now.
        index: An index of the folder as it was; to be copied, not changed.
        old, new: Dumps of indexes of both, made from nothing.
        names: What stands in the folder of an index that was never interrupted.
    """

    docs: Path
    index: Path
    old: dict[str, Any]
    new: dict[str, Any]
    names: frozenset[str]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    home = tmp_path_factory.mktemp("scene")
    docs = home / "docs"
    indexes = [IndexFolder(home / name) for name in ("old", "new")]
    dumps = []
    for index, state in zip(indexes, (OLD, NEW), strict=True):
        become(docs, state)
        build(index, [docs], OPTIONS)
        dumps.append(dump(index))
    names = frozenset(path.name for path in indexes[1].folder.iterdir())
    return Scene(docs, indexes[0].folder, dumps[0], dumps[1], names)


@pytest.fixture
def index(scene: Scene, tmp_path: Path) -> IndexFolder:
    """The index of the folder as it was."""
    shutil.copytree(scene.index, tmp_path / "index")
    return IndexFolder(tmp_path / "index")


@contextmanager
def running(index: IndexFolder, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `defenders build`, as leader of a session; whatever is left of it at the end is killed."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "webui"),
            *("build", folder, "--index", index.folder, "--jobs", "2"),
        ],
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE_S)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DEFENDERS_")}


def members(session: int) -> set[int]:
    """The processes of a session that are alive."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            state, _, _, leader = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(leader) == session and state != "Z":
                found.add(int(folder.name))
    return found


def becomes_true(condition: Callable[[], object]) -> bool:
    """Tell whether a condition comes true in reasonable time."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def debris(index: IndexFolder, names: frozenset[str]) -> set[str]:
    """Whatever stands in the folder of an index that does not belong there."""
    live = index.current()
    index.verify(live)  # finds what has been added or changed within the generation
    generations = {path.name for path in (index.folder / "generations").iterdir()}
    cached = {path.name for path in index.cache.iterdir()} if index.cache.exists() else set()
    return (
        {path.name for path in index.folder.iterdir()} - names
        | generations - {live.name, live.previous}
        | {name for name in cached if not name.endswith((".json.z", ".made.z"))}
    )


@pytest.fixture(scope="module")
def duration_s(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long the build takes that the tests interrupt; it is right when nobody does."""
    index = IndexFolder(tmp_path_factory.mktemp("whole") / "index")
    shutil.copytree(scene.index, index.folder)
    started = time.monotonic()
    with running(index, scene.docs) as process:
        _, said = process.communicate(timeout=PATIENCE_S)
        taken = time.monotonic() - started
    assert (process.returncode, said.count("\n")) == (0, 1), said
    assert dump(index) == scene.new
    assert debris(index, scene.names) == set()
    return taken


@pytest.mark.parametrize("part", range(KILLS))
def test_a_build_killed_at_any_instant_leaves_a_whole_index_no_reader_and_nothing_for_the_next(
    index: IndexFolder, scene: Scene, duration_s: float, part: int
) -> None:
    instant_s = (part + random.Random(part).random()) / KILLS * duration_s  # noqa: S311 - repeatable
    with running(index, scene.docs) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(instant_s)
        process.kill()
        assert becomes_true(lambda: not members(process.pid)), "a reader has outlived its build"
    assert process.returncode in (-signal.SIGKILL, 0)
    assert dump(index) == (scene.old if index.current_name() == "000001" else scene.new)

    build(index, [scene.docs], OPTIONS)
    assert dump(index) == scene.new
    assert debris(index, scene.names) == set()


@pytest.fixture(scope="module")
def long_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it is now, and a file that takes longer to read than anybody waits."""
    docs = tmp_path_factory.mktemp("long") / "docs"
    become(docs, {**NEW, "9/last": a_pdf(*[text("The minutes of a very long session.")] * 2500)})
    return docs


def is_reading(index: IndexFolder) -> Callable[[], bool]:
    """Something that tells whether a build has read a file since now."""
    before = len(list(index.cache.iterdir()))
    return lambda: len(list(index.cache.iterdir())) > before


@pytest.mark.parametrize("tell", [os.killpg, os.kill], ids=["in-a-terminal", "by-its-id"])
def test_an_interrupted_build_leaves_with_130_and_the_index_as_it_was(
    index: IndexFolder, scene: Scene, long_work: Path, tell: Callable[[int, int], None]
) -> None:
    started = is_reading(index)
    with running(index, long_work) as process:
        assert becomes_true(started)
        tell(process.pid, signal.SIGINT)
        told, said = process.communicate(timeout=PATIENCE_S)
        assert becomes_true(lambda: not members(process.pid)), "a reader has outlived its build"
    assert (process.returncode, told) == (130, "")
    assert said.strip() == "interrupted; the index is as it was"
    assert debris(index, scene.names) == set()
    assert dump(index) == scene.old


def test_a_second_build_is_told_who_builds(index: IndexFolder, scene: Scene, long_work: Path) -> None:
    started = is_reading(index)
    with running(index, long_work) as first:
        assert becomes_true(started)
        with running(index, scene.docs) as second:
            told, said = second.communicate(timeout=PATIENCE_S)
        assert first.poll() is None
    assert (second.returncode, told) == (4, "")
    assert f"another build is writing to {index.folder} (process {first.pid} on " in said
    assert dump(index) == scene.old


def test_whoever_searches_while_builds_replace_the_index_gets_one_generation_or_the_other(
    index: IndexFolder, scene: Scene, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    states = [("new", scene.new), ("old", scene.old)]
    questions = [SearchRequest(query, per_page=100) for query in ("", "kenya OR uganda", "def*")]
    keys = {question: f"{question.text} by {question.sort}" for question in questions}
    assert all(scene.old[key] != scene.new[key] for key in keys.values())

    def asked(service: SearchService) -> Iterator[str]:
        for question, key in keys.items():
            found = answer(service, question)
            yield next((name for name, known in states if known[key] == found), f"neither: {found}")

    def reader(service: SearchService, is_over: threading.Event) -> set[str]:
        seen: set[str] = set()
        while not is_over.is_set():
            seen.update(asked(service))
        return seen

    is_over = threading.Event()
    with closing(SearchService(index)) as service, ThreadPoolExecutor(2) as readers:
        answers = [readers.submit(reader, service, is_over) for _ in range(2)]
        try:
            for state, name in ((NEW, "new"), (OLD, "old")):
                become(docs, state)
                with running(index, docs) as process:
                    assert process.wait(PATIENCE_S) == 0
                assert set(asked(service)) == {name}
        finally:
            is_over.set()
        assert [found.result() for found in answers] == [{"old", "new"}] * 2


AT_EVERY_STEP = """
import itertools, os, shutil, sys
from webui.__main__ import main

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link"}

def send_before(step, signal):
    def hook(event, arguments):
        nonlocal step
        if event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            step -= 1
            if step == 0:
                os.kill(os.getpid(), signal)
    sys.addaudithook(hook)

signal, stride, template, *sys.argv = sys.argv[1:]
for step in itertools.count(1, int(stride)):
    index = f"{template}-{step}"
    if os.path.exists(template):
        shutil.copytree(template, index)
    os.environ["DEFENDERS_INDEX"] = index
    child = os.fork()
    if not child:
        send_before(step, int(signal))
        main()
    if not (code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])):
        break
    print(code, index, file=sys.stderr)
"""
"""Runs a command again and again, each time on a copy of an index, and sends it a signal before its
first change to the disk, a later one, and so on, until it comes to its end. Says how each one left."""


def at_every_step(
    number: signal.Signals, template: Path, *command: str | Path, stride: int = 1
) -> list[IndexFolder]:
    """Interrupt a command before every change it makes (or every second, …); return what it leaves."""
    how = (str(number.value), str(stride), template)
    done = subprocess.run(
        [sys.executable, "-c", AT_EVERY_STEP, *how, "defenders", *command],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    code = "130" if number == signal.SIGINT else str(-number)
    left = [line.split(" ", 1) for line in done.stderr.splitlines() if str(template) in line]
    assert {left_with for left_with, _ in left} == {code}, done.stderr
    return [IndexFolder(Path(path)) for _, path in left]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A scene of few files, whose index was built twice and has the texts of all of them in its cache.

    So a build has to start no reader, and is a matter of few steps.
    """
    home = tmp_path_factory.mktemp("small")
    docs = home / "docs"
    index, other = IndexFolder(home / "index"), IndexFolder(home / "other")
    before = {"a.txt": b"A report on Kenya", "b.txt": b"Xanthippe defends human rights"}
    after = {"b.txt": before["b.txt"], "c.txt": b"A report on human rights defenders in Uganda"}
    become(docs, after)
    build(other, [docs], OPTIONS)
    new = dump(other)
    become(docs, before)
    for full in (False, True):
        build(index, [docs], BuildOptions(Limits(), 1, full))
    old = dump(index)
    become(docs, after)
    shutil.copytree(other.cache, index.cache, dirs_exist_ok=True)
    return Scene(docs, index.folder, old, new, frozenset(path.name for path in other.folder.iterdir()))


@pytest.fixture
def template(small: Scene, tmp_path: Path) -> Path:
    shutil.copytree(small.index, tmp_path / "index")
    return tmp_path / "index"


@pytest.mark.parametrize(
    ("number", "stride"), [(signal.SIGKILL, 1), (signal.SIGINT, 3)], ids=["killed", "interrupted"]
)
def test_a_build_can_end_before_any_step(
    small: Scene, template: Path, number: signal.Signals, stride: int
) -> None:
    left = at_every_step(number, template, "build", small.docs, stride=stride)
    assert len(left) > 30 / stride
    for index in left:
        before_publishing = index.current_name() == "000002"
        assert dump(index) == (small.old if before_publishing else small.new), index.folder
        build(index, [small.docs], OPTIONS)
        assert dump(index) == small.new, index.folder
        assert debris(index, small.names) == set(), index.folder


def test_a_first_build_can_end_before_any_step(small: Scene, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    become(docs, {})
    docs.mkdir()
    (docs / "catalogue.tsv").write_text(CATALOGUE)  # cards need no reader
    left = at_every_step(signal.SIGKILL, tmp_path / "index", "build", docs)
    assert len(left) > 20
    for index in left:
        with suppress(IndexUnusable):
            assert index.current().cards == 1
        assert build(index, [docs], OPTIONS).cards == 1, index.folder
        assert debris(index, small.names) == set(), index.folder


def test_a_forgetting_that_was_killed_can_be_begun_again_and_leaves_no_trace(
    small: Scene, template: Path
) -> None:
    with closing(SearchService(IndexFolder(template))) as service:
        (hit,) = service.search(SearchRequest("xanthippe")).hits
    left = at_every_step(signal.SIGKILL, template, "forget", hit.id, stride=2)
    assert len(left) > 15
    for index in left:
        before_publishing = index.current_name() == "000002"
        if before_publishing:
            assert dump(index) == small.old, index.folder
            forget(index, frozenset({hit.id}))
        else:
            with pytest.raises(IndexUnusable, match="no earlier"):
                index.rollback()
        build(index, [small.docs], OPTIONS)
        for path in index.folder.rglob("*"):
            assert hit.id not in path.name, path
            assert not path.is_file() or b"xanthippe" not in path.read_bytes().lower(), path
        assert debris(index, small.names | {"forgotten.txt"}) == set(), index.folder
