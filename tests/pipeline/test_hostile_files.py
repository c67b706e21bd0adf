"""Whatever stands in a file, reading it ends in pages or in a named error, in time and within memory.

Files are damaged by the thousand, each in its own way, which a failure names by its seed: the
same seed makes the same file. `TESTS_MUTATIONS` sets how many (else 2,000; by hand, many thousands).

Two kinds of limits are held: in this process files must be cheap to read; what cannot be made
cheap is read by worker processes, as in a build, and ends by their limits.
"""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import os
import signal
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random
from types import FrameType

import pytest

from indexer.errors import ExtractionError
from indexer.extract import ExtractionPool, Limits, Task, docx, html, pdf
from indexer.extract.assemble import assemble
from indexer.extract.protocol import Draft, Header, Reader, Shortfall
from indexer.extract.unread import refuse_without_text
from indexer.model import Extraction, Page
from indexer.page_json import page_from_json, page_to_json
from tests.pipeline.bombs import BOMBS, KNOTS
from tests.pipeline.damage import SOURCES, damaged

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # pdfminer's own
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is measured as Linux does"),
]

MUTATIONS = int(os.environ.get("TESTS_MUTATIONS", "2000"))
FIRST_SEED = 1000
BATCHES = 8
REAL_SHARE = 0.1  # of as many, for real files are larger
POOLED = 200
REAL_FILES = {"pdf": (10, 200_000), "html": (7, 60_000), "docx": (3, 130_000)}
"""How many of each kind, and of at most how many bytes."""

READERS: Mapping[str, Reader] = {"pdf": pdf.read, "html": html.read, "docx": docx.read}
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PAGES = Limits(max_pages=4)

# Of the process that runs the tests. A damaged file takes some thousandths of a second, a real one
# some tenths; a knot less than two seconds, or else a hundred.
CPU_S, CPU_OF_A_KNOT_S, MEMORY_MB = 10.0, 5.0, 1000

TIGHT = Limits(timeout_s=5, memory_mb=300, max_pages=100)
PATIENCE_S = 120  # then everything ends, and says where it hung


class Overrun(BaseException):
    """Reading took too long. No `Exception`, lest a reader take it for damage."""


@contextmanager
def within(cpu_s: float, memory_mb: int) -> Iterator[None]:
    """Raise `Overrun` after so much processor time; let there be MemoryError beyond so much more memory."""
    import resource

    def stop(number: int, frame: FrameType | None) -> None:
        while frame is not None and "indexer" not in frame.f_code.co_filename:
            frame = frame.f_back
        where = f"{frame.f_code.co_filename}, line {frame.f_lineno}" if frame else "nowhere"
        raise Overrun(f"more than {cpu_s:g} s, in {where}")

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGPROF, stop)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (memory_mb << 20), hard))
        signal.setitimer(signal.ITIMER_PROF, cpu_s, 1.0)
        yield
    except Overrun as error:  # with the traceback of a signal pytest cannot deal
        raise Overrun(*error.args) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def outcome(read: Reader, path: Path) -> str:
    """Read a file as a worker does, and check what comes of it; return "text" or the name of the error."""
    told: list[Header | Draft | Shortfall] = []
    try:
        for thing in read(path, PAGES):
            told.append(thing)
        drafts = [thing for thing in told if isinstance(thing, Draft)]
        refuse_without_text(drafts, None)
        pages = assemble(drafts)
    except (ExtractionError, MemoryError) as error:
        return type(error).__name__
    header, others = told[0], told[1:]
    assert isinstance(header, Header)
    assert others[: len(drafts)] == drafts
    assert all(isinstance(thing, Shortfall) for thing in others[len(drafts) :])
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert len(pages) == min(header.pages_total, PAGES.max_pages)
    for value in [value for _, value in header.hints]:
        value.encode()
    for page in pages:
        check(page)
    return "text"


def check(page: Page) -> None:
    """A page is what `Page` says that it is, and can be stored."""
    assert page_from_json(page_to_json(page)) == page
    for value in (page.text, page.label):
        value.encode()
    assert unicodedata.is_normalized("NFC", page.text)
    assert all(0 <= each.start < each.end <= len(page.text) for each in page.paragraphs)
    assert all(one.end <= two.start for one, two in pairwise(page.paragraphs))


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """As in a worker: pdfminer says a lot of damaged files."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


# --- damaged files


def failures(folder: Path, kind: str, sources: Sequence[bytes], seeds: Sequence[int]) -> Iterator[str]:
    """Yield what went wrong with damaged files; those are left in the folder."""
    for seed in seeds:
        path = folder / f"{seed}.{kind}"
        path.write_bytes(damaged(sources, seed))
        try:
            with within(CPU_S, MEMORY_MB):
                outcome(READERS[kind], path)
        except (Exception, Overrun) as error:  # noqa: BLE001 - the next file may fail otherwise
            yield f"{path}: {type(error).__name__}: {error}"
        else:
            path.unlink()


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_damaged_file_of_ours_ends_in_pages_or_a_named_error(tmp_path: Path, kind: str, batch: int) -> None:
    seeds = range(FIRST_SEED + batch, FIRST_SEED + MUTATIONS // len(READERS), BATCHES)
    assert list(failures(tmp_path, kind, SOURCES[kind], seeds)) == []


def real_files(folders: Sequence[Path], kind: str) -> list[bytes]:
    """Draw some real files that are not large."""
    count, most_bytes = REAL_FILES[kind]
    small = sorted(
        path for folder in folders for path in folder.rglob(f"*.{kind}") if path.stat().st_size <= most_bytes
    )
    return [path.read_bytes() for path in Random(count).sample(small, count)]  # noqa: S311 - repeatable


@pytest.mark.real
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_damaged_real_file_ends_in_pages_or_a_named_error(
    corpus_real: Path, tmp_path: Path, kind: str, batch: int
) -> None:
    sources = real_files([corpus_real / "human-rights", corpus_real / "public"], kind)
    count = int(MUTATIONS * REAL_SHARE) // len(READERS)
    seeds = range(FIRST_SEED + batch, FIRST_SEED + count, BATCHES)
    assert list(failures(tmp_path, kind, sources, seeds)) == []


# --- within the limits of the pool


def pooled(paths: Sequence[Path]) -> dict[str, Extraction | ExtractionError]:
    """Read files as a build does; return what came of each, by name."""
    tasks = [Task(path.name, path, MEDIA_TYPES[path.suffix.removeprefix(".")]) for path in paths]
    faulthandler.dump_traceback_later(PATIENCE_S, exit=True, file=2)
    try:
        with ExtractionPool(2, TIGHT) as pool:
            came = [(task.key, result) for task, result in pool.run(tasks)]
    finally:
        faulthandler.cancel_dump_traceback_later()
    assert multiprocessing.active_children() == []
    assert sorted(key for key, _ in came) == sorted(task.key for task in tasks)
    return dict(came)


def broken(came: Mapping[str, Extraction | ExtractionError]) -> dict[str, str]:
    """Return the reasons of files on which a reader, or its process, came to an end by accident."""
    reasons = {
        name: result.reason if isinstance(result, ExtractionError) else result.shortfall
        for name, result in came.items()
    }
    return {
        name: reason
        for name, reason in reasons.items()
        if "the reader failed" in reason or "the reader crashed" in reason
    }


def test_the_pool_has_an_outcome_for_every_damaged_file(tmp_path: Path) -> None:
    paths = []
    for seed in range(POOLED):
        kind = list(SOURCES)[seed % len(SOURCES)]
        paths.append(tmp_path / f"{seed}.{kind}")
        paths[-1].write_bytes(damaged(SOURCES[kind], FIRST_SEED + seed))
    assert broken(pooled(paths)) == {}


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Extraction | ExtractionError]:
    folder = tmp_path_factory.mktemp("bombs")
    for name, made in BOMBS.items():
        (folder / name).write_bytes(made())
    came = pooled([folder / name for name in BOMBS])
    for name in BOMBS:
        (folder / name).unlink()  # they are large
    return came


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_meets_a_limit_or_is_read(
    bombs: Mapping[str, Extraction | ExtractionError], name: str
) -> None:
    assert broken({name: bombs[name]}) == {}


# --- what must be quick


@pytest.mark.parametrize("name", KNOTS)
def test_a_knot_is_cut(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(KNOTS[name]())
    with within(CPU_OF_A_KNOT_S, MEMORY_MB):
        outcome(READERS[path.suffix.removeprefix(".")], path)
