"""Whatever a reader does, each file gets its outcome in time and the pool goes on.

The readers are written into a module of their own, which the worker processes import.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
import zlib
from collections.abc import Iterable, Iterator
from multiprocessing import spawn
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import pytest

from indexer.errors import DamagedFile, EncryptedFile, ExtractionError, LimitExceeded
from indexer.extract import ExtractionPool, Limits, Task, WorkerWillNotStart
from indexer.extract.assemble import assemble
from indexer.extract.protocol import Block, Draft
from indexer.model import Extraction, Page, Paragraph, ParagraphKind

ODD_READERS = """
import os, signal, time
from indexer.errors import EncryptedFile
from indexer.extract import worker
from indexer.extract.protocol import Block, Draft, Header, OcrBegins, Shortfall


def Page(number, text):
    return Draft(number, (Block(text),) if text else ())


def good(path, limits):
    yield Header(2, (("title", path.name),))
    yield Page(1, "one")
    yield Page(2, "two")


def short(path, limits):
    yield Header(1)
    yield Page(1, "one")
    yield Shortfall("something is missing", "Look for it.")


def limited(path, limits):
    yield Header(9)
    for number in range(1, limits.max_pages + 1):
        yield Page(number, "text")


def locked(path, limits):
    raise EncryptedFile("it needs a password", "Ask.")
    yield


def fails(path, limits):
    raise KeyError("anything at all")
    yield


def fails_late(path, limits):
    yield Header(2)
    yield Page(1, "one")
    raise RecursionError


def hangs(path, limits):
    path.write_text(str(os.getpid()))
    while True:
        pass
    yield


def hangs_late(path, limits):
    yield Header(3)
    yield Page(1, "one")
    yield from hangs(path, limits)


def never_ends(path, limits):
    yield Header(1)
    while True:
        yield Page(1, "again")


def hangs_after_pictures(path, limits):
    yield Header(2)
    yield Page(1, "")
    yield from hangs(path, limits)


def eats(path, limits):
    hoard = []
    while True:
        hoard.append(bytearray(100_000_000))
    yield


def eats_late(path, limits):
    yield Header(2)
    yield Page(1, "one")
    yield from eats(path, limits)


def tells_much(path, limits):
    yield Header(5)
    for number in (1, 2, 3):
        yield Page(number, f"{number} " + "much " * 80_000)
    yield Page(4, "more " * 300_000)  # than has room
    os.kill(os.getpid(), signal.SIGKILL)
    yield Page(5, "never")


def hoards(path, limits, hoard=[]):
    hoard.append(bytearray(60_000_000))
    yield Header(1)
    yield Page(1, str(os.getpid()))


def dies(path, limits):
    os.kill(os.getpid(), signal.SIGKILL)
    yield


def leaves_late(path, limits):
    yield Header(2)
    yield Page(1, "one")
    os._exit(3)


class Trap(tuple):
    def __iter__(self):
        while True:
            pass


def tangles(path, limits):
    yield Header(1)
    yield Draft(1, (Block("one \xad", place=Trap((1, 2))),))


def ocr_of_pages(seconds):
    def fill(path, drafts, hints, page_timeout_s, tell):
        for draft in drafts:
            tell(OcrBegins(draft.number - 1, len(drafts)))
            end = time.monotonic() + seconds[draft.number - 1]
            while time.monotonic() < end:
                pass
            tell(Page(draft.number, "read"))
        return [Page(draft.number, "read") for draft in drafts], None

    worker.ocr.fill = fill
    yield Header(3)
    for number in (1, 2, 3):
        yield Page(number, "")


def scan(path, limits):
    return ocr_of_pages((1, 1, 1))


def endless_scan(path, limits):
    return ocr_of_pages((0, 0, 99))


def floods(path, limits):
    yield Header(9)
    for number in range(1, 10):
        yield Page(number, "text " * 2_000_000)


def chatters(path, limits):
    print("on standard output", flush=True)
    os.write(1, b"on standard output")
    os.write(2, b"on standard error")
    yield Header(1)
    yield Page(1, "one")
"""

READERS = {
    line.split("(")[0].removeprefix("def "): f"odd_readers:{line.split('(')[0].removeprefix('def ')}"
    for line in ODD_READERS.splitlines()
    if line.startswith("def ")
}

LIMITS = Limits(timeout_s=2.0, memory_mb=200, max_pages=4)

RAISE_LIMITS = LimitExceeded.advice_by_default


@pytest.fixture(autouse=True)
def odd_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder of the readers, which is handed to the workers in `sys.path`."""
    (tmp_path / "odd_readers.py").write_text(ODD_READERS)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def pool() -> Iterator[ExtractionPool]:
    with ExtractionPool(2, LIMITS, READERS) as pool:
        yield pool
    assert multiprocessing.active_children() == []


def tasks(folder: Path, *readers: str) -> Iterator[Task]:
    for number, reader in enumerate(readers):
        yield Task(f"{number} {reader}", folder / f"{number}.file", reader)


def results(pool: ExtractionPool, folder: Path, *readers: str) -> dict[str, Extraction | ExtractionError]:
    return {task.media_type: result for task, result in pool.run(tasks(folder, *readers))}


def is_gone(pid: int, within_s: float = 10.0) -> bool:
    """Tell whether a process ends within a time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def the_pid_in(file: Path, within_s: float = 30.0) -> int:
    """The process id that a hanging reader has written."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if file.exists() and (pid := file.read_text()):
            return int(pid)
        time.sleep(0.02)
    raise AssertionError("the reader was not started")


def test_every_task_comes_back_once_with_what_was_read(pool: ExtractionPool, tmp_path: Path) -> None:
    came = list(pool.run(tasks(tmp_path, *["good"] * 9)))
    assert sorted(task.key for task, _ in came) == [f"{n} good" for n in range(9)]
    for task, result in came:
        pages = assemble([Draft(1, (Block("one"),)), Draft(2, (Block("two"),))])
        assert result == Extraction(pages, 2, (("title", task.path.name),))


def test_a_pool_can_be_used_again(pool: ExtractionPool, tmp_path: Path) -> None:
    assert len(list(pool.run(tasks(tmp_path, "good")))) == 1
    assert len(list(pool.run(tasks(tmp_path, "good", "good")))) == 2
    assert list(pool.run([])) == []


ENDS: list[tuple[str, type[ExtractionError], str, str]] = [
    ("locked", EncryptedFile, "it needs a password", "Ask."),
    ("fails", DamagedFile, "the reader failed on it (KeyError)", DamagedFile.advice_by_default),
    ("hangs", LimitExceeded, "time limit of 2 s", RAISE_LIMITS),
    ("hangs_after_pictures", LimitExceeded, "time limit of 2 s", RAISE_LIMITS),
    ("eats", LimitExceeded, "memory limit of 200 MB", RAISE_LIMITS),
    ("tangles", LimitExceeded, "time limit of 2 s", RAISE_LIMITS),
    ("dies", LimitExceeded, "the reader crashed (SIGKILL)", RAISE_LIMITS),
]


# Pages are put together in workers alone: what tangles there costs the file, and not the build.
@pytest.mark.parametrize(("reader", "kind", "reason", "advice"), ENDS)
def test_a_file_without_pages_ends_with_an_error_and_the_next_is_read(
    pool: ExtractionPool, tmp_path: Path, reader: str, kind: type[ExtractionError], reason: str, advice: str
) -> None:
    came = results(pool, tmp_path, reader, "good", "short", "chatters")
    error = came[reader]
    assert type(error) is kind
    assert (error.reason, error.advice) == (reason, advice)
    assert all(isinstance(came[other], Extraction) for other in ("good", "short", "chatters"))


PARTS = [
    ("short", 1, 1, "something is missing", "Look for it."),
    ("limited", 4, 9, "stopped after 4 of 9 pages: limit of 4 pages", "Raise DEFENDERS_EXTRACT_MAX_PAGES"),
    ("fails_late", 1, 2, "stopped after 1 of 2 pages: the reader failed on it (RecursionError)", "Open the"),
    ("hangs_late", 1, 3, "stopped after 1 of 3 pages: time limit of 2 s", "Raise DEFENDERS_EXTRACT_TIME"),
    ("eats_late", 1, 2, "stopped after 1 of 2 pages: memory limit of 200 MB", "Raise DEFENDERS_EXTRACT_TIME"),
    ("leaves_late", 1, 2, "stopped after 1 of 2 pages: the reader crashed (exit code 3)", "Raise DEFENDERS"),
]


@pytest.mark.parametrize(("reader", "read", "total", "shortfall", "advice"), PARTS)
def test_the_pages_read_so_far_are_kept_and_the_shortfall_is_said(
    pool: ExtractionPool, tmp_path: Path, reader: str, read: int, total: int, shortfall: str, advice: str
) -> None:
    result = results(pool, tmp_path, reader)[reader]
    assert isinstance(result, Extraction)
    assert (len(result.pages), result.pages_total, result.shortfall) == (read, total, shortfall)
    assert result.advice.startswith(advice)


def test_a_reader_that_never_stops_telling_is_stopped(pool: ExtractionPool, tmp_path: Path) -> None:
    result = results(pool, tmp_path, "never_ends")["never_ends"]
    assert isinstance(result, Extraction)
    assert "time limit of 2 s" in result.shortfall


def test_pages_that_have_no_room_beside_others_are_kept_too(tmp_path: Path) -> None:
    with ExtractionPool(1, Limits(), READERS) as pool:
        result = results(pool, tmp_path, "tells_much")["tells_much"]
    assert isinstance(result, Extraction)
    assert result.shortfall == "stopped after 4 of 5 pages: the reader crashed (SIGKILL)"
    assert [page.text[:6] for page in result.pages] == ["1 much", "2 much", "3 much", "more m"]
    assert [len(page.text) for page in result.pages] == [400_001] * 3 + [1_499_999]


def test_pages_of_one_file_are_not_given_to_the_next(tmp_path: Path) -> None:
    with ExtractionPool(1, LIMITS, READERS) as pool:
        came = results(pool, tmp_path, "good", "dies")
    assert isinstance(came["good"], Extraction)
    assert isinstance(came["dies"], LimitExceeded)


def result_of_ocr(folder: Path, reader: str) -> Extraction | ExtractionError:
    limits = Limits(timeout_s=2, ocr_page_timeout_s=1.5)
    with ExtractionPool(1, limits, {"application/pdf": f"odd_readers:{reader}"}) as pool:
        return results(pool, folder, "application/pdf")["application/pdf"]


def test_ocr_has_time_of_its_own_for_each_page(tmp_path: Path) -> None:
    result = result_of_ocr(tmp_path, "scan")  # takes longer than a file may
    assert isinstance(result, Extraction)
    assert [page.text for page in result.pages] == ["read"] * 3
    assert result.shortfall == ""


def test_ocr_that_hangs_is_stopped_and_the_pages_before_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.extract.pool.OCR_GRACE_S", 0.1)
    result = result_of_ocr(tmp_path, "endless_scan")
    assert isinstance(result, Extraction)
    assert [page.text for page in result.pages] == ["read", "read", ""]
    assert result.shortfall == (
        "stopped in OCR, after 2 of the 3 pages that need it: time limit of 1.5 s for OCR of a page"
    )
    assert "DEFENDERS_OCR_PAGE_TIMEOUT_S" in result.advice


def test_reading_stops_where_a_text_is_longer_than_any_document(tmp_path: Path) -> None:
    with ExtractionPool(1, Limits(timeout_s=60), READERS) as pool:
        result = results(pool, tmp_path, "floods")["floods"]
    assert isinstance(result, Extraction)
    assert result.shortfall == "stopped after 5 of 9 pages: more than 50,000,000 characters of text"
    assert result.advice == "Split the file."


def test_a_late_worker_is_killed_while_the_consumer_is_busy(pool: ExtractionPool, tmp_path: Path) -> None:
    came = pool.run(tasks(tmp_path, "hangs", "good"))
    assert next(came)[0].media_type == "good"
    assert is_gone(the_pid_in(tmp_path / "0.file"))  # nobody asks for results meanwhile
    assert isinstance(next(came)[1], LimitExceeded)


def test_a_worker_that_keeps_much_memory_is_replaced(tmp_path: Path) -> None:
    with ExtractionPool(1, LIMITS, READERS) as pool:
        came = [result for _, result in pool.run(tasks(tmp_path, *["hoards"] * 4))]
    pids = [result.pages[0].text for result in came if isinstance(result, Extraction)]
    assert len(pids) == 4
    assert len(set(pids)) > 1


def test_a_decompression_bomb_meets_the_memory_limit(tmp_path: Path) -> None:
    deflate = zlib.compressobj(1)
    blanks = b" " * 1_000_000
    bomb = b"".join(deflate.compress(blanks) for _ in range(400)) + deflate.flush()
    (tmp_path / "bomb.pdf").write_bytes(
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\n" % (len(bomb), bomb)
    )
    with ExtractionPool(1, Limits(timeout_s=60, memory_mb=200)) as pool:
        [(_, result)] = pool.run([Task("", tmp_path / "bomb.pdf", "application/pdf")])
    assert isinstance(result, LimitExceeded)
    assert result.reason == "memory limit of 200 MB"


def test_readers_cannot_write_into_our_output(
    pool: ExtractionPool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    results(pool, tmp_path, "chatters", "fails", "dies")
    assert capfd.readouterr() == ("", "")


def test_tasks_are_taken_as_they_are_needed(pool: ExtractionPool, tmp_path: Path) -> None:
    taken = []

    def watched() -> Iterator[Task]:
        for task in tasks(tmp_path, *["good"] * 50):
            taken.append(task)
            yield task

    next(pool.run(watched()))
    assert len(taken) <= 4


def test_an_error_among_the_tasks_reaches_the_caller(pool: ExtractionPool, tmp_path: Path) -> None:
    def broken() -> Iterator[Task]:
        yield from tasks(tmp_path, "good")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(pool.run(broken()))


def test_a_type_without_a_reader_is_a_mistake_of_the_caller(pool: ExtractionPool, tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="no reader for image/png"):
        list(pool.run(tasks(tmp_path, "image/png")))


def test_a_pool_without_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ExtractionPool(0, LIMITS)


def test_an_installation_that_cannot_start_processes_is_an_error_and_no_file_s_fault(tmp_path: Path) -> None:
    executable = spawn.get_executable()
    spawn.set_executable("/bin/false")
    try:
        with (
            ExtractionPool(1, LIMITS, READERS) as pool,
            pytest.raises(WorkerWillNotStart, match="exit code 1"),
        ):
            list(pool.run(tasks(tmp_path, "good")))
    finally:
        spawn.set_executable(executable)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_no_worker_outlives_an_error_of_the_consumer(tmp_path: Path, error: type[BaseException]) -> None:
    def consume(came: Iterable[object]) -> None:
        for _ in came:
            the_pid_in(tmp_path / "0.file")
            raise error

    with pytest.raises(error), ExtractionPool(2, Limits(timeout_s=60), READERS) as pool:
        consume(pool.run(tasks(tmp_path, "hangs", "good", "hangs")))
    assert multiprocessing.active_children() == []
    assert is_gone(int((tmp_path / "0.file").read_text()), within_s=1)


BUILD = """
    import sys
    from pathlib import Path
    from indexer.extract import ExtractionPool, Limits, Task

    if __name__ == "__main__":
        with ExtractionPool(1, Limits(timeout_s=60), {"hangs": "odd_readers:hangs"}) as pool:
            list(pool.run([Task("", Path(sys.argv[1]), "hangs")]))
"""


@pytest.fixture
def build(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program of its own whose only file hangs; leader of a process group, as in a terminal."""
    (tmp_path / "build.py").write_text(textwrap.dedent(BUILD))
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "build.py"), str(tmp_path / "pid")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), str(tmp_path)])},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield process
    process.kill()
    process.communicate()


def test_no_worker_outlives_a_killed_parent_even_within_a_page(
    build: subprocess.Popen[str], tmp_path: Path
) -> None:
    worker = the_pid_in(tmp_path / "pid")
    build.kill()
    assert is_gone(worker)


def test_ctrl_c_ends_parent_and_workers_and_only_the_parent_speaks(
    build: subprocess.Popen[str], tmp_path: Path
) -> None:
    worker = the_pid_in(tmp_path / "pid")
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=20)
    assert is_gone(worker)
    assert build.returncode == -signal.SIGINT
    assert said.count("Traceback") == 1
    assert said.rstrip().endswith("KeyboardInterrupt")


@pytest.mark.parametrize(
    "value",
    [
        Draft(
            3, (Block("a", ParagraphKind.HEADING, 2, "1.", 9.5, True, (0.1, 0.2)),), "iv", 60.0, 1, 0.5, "x"
        ),
        Page(3, "a b", "iv", (Paragraph(0, 1, ParagraphKind.NOTE, "4", 0), Paragraph(2, 3)), 60.0, "x"),
    ],
)
def test_pages_come_through_the_pipe_as_they_were(value: Draft | Page) -> None:
    sent = ForkingPickler.dumps(value)
    assert ForkingPickler.loads(sent) == value


def test_threads_are_quick_while_the_pool_is_open_only() -> None:
    before = sys.getswitchinterval()
    with ExtractionPool(1, Limits()):
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before
