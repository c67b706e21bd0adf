"""Read many files in worker processes, each within its limits.

A thread for each worker waits on it with the clock in hand: the time limit holds even while
the consumer of the results is busy with the last one. A worker that is late is killed, one
that died is replaced, and the file's outcome says so.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import Self

from indexer.errors import ExtractionError, LimitExceeded
from indexer.extract.assemble import assemble
from indexer.extract.protocol import READERS, Draft, Header, Limits, Shortfall
from indexer.extract.worker import Assembled, Done, Message, Order, Ready, serve
from indexer.model import Extraction, Page

START_TIMEOUT_S = 60.0  # a new process has to import our modules, on a busy machine perhaps slowly

_AHEAD = 2  # files in hand for each worker: one being read, one that follows without delay

_MORE_PAGES = "Raise DEFENDERS_EXTRACT_MAX_PAGES or split the file."


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    Attributes:
        key: The caller's name for it; comes back with the result, nobody looks at it.
        path: Where to open it.
        media_type: As `SourceFile.media_type`; must have a reader.
    """

    key: str
    path: Path
    media_type: str


class WorkerWillNotStart(RuntimeError):
    """A fresh worker process died or kept silent: the installation is broken, not a file."""


class ExtractionPool:
    """Worker processes that read files; use it in a `with`, which ends them all.

    Args:
        jobs: Worker processes, at least 1.
        limits: For each file.
        readers: Media type -> `module:function` of its reader.
    """

    def __init__(self, jobs: int, limits: Limits, readers: Mapping[str, str] = READERS) -> None:
        if jobs < 1:
            raise ValueError(f"jobs must be at least 1, got {jobs}")
        self._jobs = jobs
        self._limits = limits
        self._readers = dict(readers)
        self._threads = ThreadPoolExecutor(jobs, "extraction", initializer=_leave_signals_to_main_thread)
        self._lock = threading.Lock()  # guards the next three, and starting processes
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._is_closed = False

    def __enter__(self) -> Self:
        # Started here, in this thread: when it starts it unblocks the signals of its thread.
        resource_tracker.ensure_running()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._is_closed = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._all:
            worker.bury()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Extraction | ExtractionError]]:
        """Read files; yield each with its result as they complete.

        Tasks are taken from the iterable, in the caller's thread, a few ahead of the workers.

        Raises:
            KeyError: For a media type without a reader.
            WorkerWillNotStart: If no process can be started.
        """
        source = iter(tasks)
        pending: dict[Future[Extraction | ExtractionError], Task] = {}
        try:
            while True:
                for task in islice(source, self._jobs * _AHEAD - len(pending)):
                    if task.media_type not in self._readers:
                        raise KeyError(f"no reader for {task.media_type}")
                    pending[self._threads.submit(self._read, task)] = task
                if not pending:
                    return
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                future = done.pop()
                yield pending.pop(future), future.result()
        finally:
            for future in pending:
                future.cancel()

    def _read(self, task: Task) -> Extraction | ExtractionError:
        worker = self._engage()
        try:
            result, is_usable = worker.read(task, self._limits)
        except BaseException:
            self._dismiss(worker)
            raise
        if is_usable:
            with self._lock:
                self._idle.append(worker)
        else:
            self._dismiss(worker)
        return result

    def _engage(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive():
                    return worker
                self._all.discard(worker)
                worker.bury()
            if self._is_closed:
                raise WorkerWillNotStart("the pool is closed")
            worker = _Worker(self._limits, self._readers)
            self._all.add(worker)
        worker.await_start()
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        with self._lock:
            self._all.discard(worker)
            worker.kill()
            worker.bury()


class _Worker:
    """A worker process as its parent sees it."""

    def __init__(self, limits: Limits, readers: Mapping[str, str]) -> None:
        context = multiprocessing.get_context("spawn")  # fork copies locks and threads in any state
        self._link, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, limits, readers), name="defenders-reader", daemon=True
        )
        try:
            self._process.start()
        except OSError as error:
            raise WorkerWillNotStart(f"no process can be started: {error}") from error
        finally:
            theirs.close()

    def await_start(self) -> None:
        """Wait until it can take orders. Raises WorkerWillNotStart."""
        with contextlib.suppress(EOFError, OSError):
            if self._link.poll(START_TIMEOUT_S) and isinstance(self._link.recv(), Ready):
                return
        self._process.join(1)
        raise WorkerWillNotStart(f"a reader process did not start (exit code {self._process.exitcode})")

    def is_alive(self) -> bool:
        """Tell whether it can take orders."""
        return self._process.is_alive()

    def read(self, task: Task, limits: Limits) -> tuple[Extraction | ExtractionError, bool]:
        """Have a file read; return what came of it, and whether the worker can go on."""
        deadline = time.monotonic() + limits.timeout_s
        told = _Told()
        error: ExtractionError | None = None
        is_usable = False
        try:
            self._link.send(Order(task.path, task.media_type))
            while True:
                left_s = deadline - time.monotonic()
                if left_s <= 0 or not self._link.poll(left_s):
                    error = LimitExceeded(f"time limit of {limits.timeout_s:g} s")
                    break
                message: Message = self._link.recv()
                if isinstance(message, Done):
                    is_usable = not message.is_last
                    break
                if isinstance(message, ExtractionError):
                    error = message
                else:
                    told.add(message)
        except (EOFError, OSError):
            self._process.join(1)
            error = LimitExceeded(f"the reader crashed ({_cause(self._process.exitcode)})")
        return told.result(error), is_usable

    def kill(self) -> None:
        """End it at once. Harmless if it has ended."""
        self._process.kill()

    def bury(self) -> None:
        """Leave no zombie of a worker that was killed, and close its pipe."""
        self._process.join()
        self._process.close()
        self._link.close()


class _Told:
    """What a reader has told of one file so far."""

    def __init__(self) -> None:
        self._header: Header | None = None
        self._drafts: list[Draft] = []
        self._pages: tuple[Page, ...] | None = None
        self._shortfalls: list[Shortfall] = []

    def add(self, message: Ready | Header | Draft | Shortfall | Assembled) -> None:
        if isinstance(message, Header):
            self._header = message
        elif isinstance(message, Draft):
            self._drafts.append(message)
        elif isinstance(message, Assembled):
            self._pages = message.pages
        elif isinstance(message, Shortfall):
            self._shortfalls.append(message)

    def result(self, error: ExtractionError | None) -> Extraction | ExtractionError:
        """Make the best of it: pages with text are worth more than the error that ended them."""
        # A reader that was stopped has not come to put its pages together.
        pages = assemble(self._drafts) if self._pages is None else self._pages
        if error is not None and not any(page.text.strip() for page in pages):
            return error
        total = max(len(pages), self._header.pages_total if self._header else 0)
        reasons = [each.reason for each in self._shortfalls]
        advice = list(dict.fromkeys(each.advice for each in self._shortfalls))
        if error is not None:
            reasons.append(f"stopped after {len(pages)} of {total} pages: {error.reason}")
            advice.append(error.advice)
        elif len(pages) < total:
            reasons.append(f"stopped after {len(pages)} of {total} pages: limit of {len(pages)} pages")
            advice.append(_MORE_PAGES)
        hints = self._header.hints if self._header else ()
        return Extraction(pages, total, hints, "; ".join(reasons), " ".join(advice))


def _cause(exit_code: int | None) -> str:
    if exit_code is None or exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"


def _leave_signals_to_main_thread() -> None:
    """Block Ctrl-C in this thread, and so, by inheritance, in the workers while they start."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
