"""Read many files in worker processes, each within its limits.

A thread for each worker waits on it with the clock in hand: the time limit holds even while
the consumer of the results is busy with the last one. A worker that is late is killed, one
that died is replaced, and the file's outcome says so. The pages it told of before are put
together by another worker, within the same limits: nothing is done here with what a hostile
file has made.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import Self

from indexer.errors import ExtractionError, LimitExceeded
from indexer.extract.protocol import READERS, Draft, Header, Limits, OcrBegins, Shortfall
from indexer.extract.shelf import Shelf, things
from indexer.extract.worker import Assembled, Assembly, Done, Message, Order, Ready, Shelved, serve
from indexer.model import Extraction, Page

START_TIMEOUT_S = 60.0  # a new process has to import our modules, on a busy machine perhaps slowly

OCR_GRACE_S = 10.0
"""On top of what OCR of a page may take: its worker ends it first, and goes on with the next."""

_SWITCH_S = 0.0005
"""How long a thread that hears from its worker waits for its turn beside a busy consumer.

By default ten times as long, several times for each page, and the worker waits with it.
"""

_AHEAD = 2  # files in hand for each worker: one being read, one that follows without delay

_MORE_OCR = "Raise DEFENDERS_OCR_PAGE_TIMEOUT_S, or run OCR on the file, and build again."
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
        self._switch_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.setswitchinterval(self._switch_s)
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
        told, error = self._ask(Order(task.path, task.media_type))
        if error is not None and told.has_loose_pages:
            assembled, _ = self._ask(Assembly(told.drafts[: self._limits.max_pages]))
            told.pages = assembled.pages
        return told.result(error)

    def _ask(self, order: Order | Assembly) -> tuple[_Told, ExtractionError | None]:
        worker = self._engage()
        try:
            told, error, is_usable = worker.carry_out(order, self._limits)
        except BaseException:
            self._dismiss(worker)
            raise
        if is_usable:
            with self._lock:
                self._idle.append(worker)
        else:
            self._dismiss(worker)
        return told, error

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
        try:
            self._shelf = Shelf(context)
            self._process = context.Process(
                target=serve,
                args=(theirs, self._shelf, limits, readers),
                name="defenders-reader",
                daemon=True,
            )
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

    def carry_out(
        self, order: Order | Assembly, limits: Limits
    ) -> tuple[_Told, ExtractionError | None, bool]:
        """Have an order carried out; return what came of it, and whether the worker can go on."""
        deadline = time.monotonic() + limits.timeout_s
        late = LimitExceeded(f"time limit of {limits.timeout_s:g} s")
        told = _Told()
        error: ExtractionError | None = None
        is_usable = False
        self._shelf.clear()
        try:
            self._link.send(order)
            while True:
                left_s = deadline - time.monotonic()
                if left_s <= 0 or not self._link.poll(left_s):
                    error = late
                    break
                message: Message = self._link.recv()
                if isinstance(message, Done):
                    is_usable = not message.is_last
                    break
                if isinstance(message, ExtractionError):
                    error = message
                else:
                    if isinstance(message, OcrBegins):
                        page_s = limits.ocr_page_timeout_s
                        deadline = max(deadline, time.monotonic() + page_s + OCR_GRACE_S)
                        late = LimitExceeded(f"time limit of {page_s:g} s for OCR of a page", _MORE_OCR)
                    told.add(message)
        except (EOFError, OSError):
            self._process.join(1)
            error = LimitExceeded(f"the reader crashed ({_cause(self._process.exitcode)})")
        if error is not None:
            if not is_usable:  # nor may it write while its shelf is read
                self._process.kill()
                self._process.join()
            told.add(Shelved(self._shelf.data))
        return told, error, is_usable

    def kill(self) -> None:
        """End it at once. Harmless if it has ended."""
        self._process.kill()

    def bury(self) -> None:
        """Leave no zombie of a worker that was killed, and close its pipe."""
        self._process.join()
        self._process.close()
        self._link.close()


class _Told:
    """What a worker has told of one file so far.

    Attributes:
        pages: Made of the drafts; none as long as it has not come to that.
    """

    def __init__(self) -> None:
        self._shelved: list[bytes] = []
        self._ocr: OcrBegins | None = None
        self.pages: tuple[Page, ...] = ()
        self._header: Header | None = None
        self._shortfalls: list[Shortfall] = []

    def add(self, message: Ready | Header | Shelved | Shortfall | OcrBegins | Assembled) -> None:
        if isinstance(message, Header):
            self._header = message
        elif isinstance(message, Shelved):
            self._shelved.append(message.drafts)
        elif isinstance(message, OcrBegins):
            self._ocr = message
        elif isinstance(message, Assembled):
            self.pages = message.pages
        elif isinstance(message, Shortfall):
            self._shortfalls.append(message)

    @cached_property
    def drafts(self) -> list[Draft]:
        """Of its pages, in the order of the file; to be asked for when nothing more is told."""
        drafts = {}
        for draft in things(b"".join(self._shelved)):
            if isinstance(draft, Draft):
                drafts[draft.number] = draft  # one that OCR has read comes again
        return list(drafts.values())

    @property
    def has_loose_pages(self) -> bool:
        """Whether there is text that has not been put together yet."""
        return not self.pages and any(block.text.strip() for draft in self.drafts for block in draft.blocks)

    def result(self, error: ExtractionError | None) -> Extraction | ExtractionError:
        """Make the best of it: pages with text are worth more than the error that ended them."""
        pages = self.pages
        if error is not None and not any(page.text.strip() for page in pages):
            return error
        total = max(len(pages), self._header.pages_total if self._header else 0)
        reasons = [each.reason for each in self._shortfalls]
        advice = list(dict.fromkeys(each.advice for each in self._shortfalls))
        if error is not None:
            done = f"after {len(pages)} of {total} pages"
            if self._ocr is not None:
                done = f"in OCR, after {self._ocr.done} of the {self._ocr.total} pages that need it"
            reasons.append(f"stopped {done}: {error.reason}")
            advice.append(error.advice)
        elif len(pages) < total:
            reasons.append(f"stopped after {len(pages)} of {total} pages: limit of {len(pages)} pages")
            advice.append(_MORE_PAGES)
        header = self._header or Header(0)
        return Extraction(pages, total, header.hints, "; ".join(reasons), " ".join(advice), header.outline)


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
