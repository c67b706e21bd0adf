"""From what was read of a file to what library and engine take, in several processes, and kept.

Deriving a document and turning its terms about is most of the work after reading, and needs
nothing but the text and what the signature stands for. So it is done beside the writing, and its
result is kept beside the text: a build whose index is gone writes it down again.
"""

from __future__ import annotations

import atexit
import gc
import marshal
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Self

from indexer import derive
from indexer.catalogue import Catalogue
from indexer.engines.protocol import IndexedDocument
from indexer.errors import ExtractionError, LimitExceeded
from indexer.extract import ExtractionCache, Limits, ocr
from indexer.extract.budget import Budget
from indexer.extract.fingerprint import Part, parts
from indexer.extract.worker import settle_in
from indexer.library import Rows, rows
from indexer.model import Document, Extraction
from indexer.plan import Content

_AHEAD = 3  # documents in hand for each process, so that none waits while the index is written

COLLECT_AFTER = 50_000
"""New objects after which Python looks for circles of garbage, here and where the index is written.

Texts and terms are no circles, and looking for some after every 700, as it would, takes a tenth of the
time. Not so where files are read: each PDF that was read is a circle.
"""

NICENESS = 5  # ahead of reading, so that what was read does not pile up

FEW = 16
"""So many documents are derived sooner than processes start, which takes about a second."""

LONG_BYTES = 2_000_000
"""Of text as it is kept; a longer one may cost more than it should, and is derived within limits."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document on its way into an index.

    Attributes:
        languages: In which its words may be.
        notes: What its reader must know: what is missing, what OCR has read.
    """

    rows: Rows
    indexed: IndexedDocument
    languages: tuple[str, ...]
    notes: tuple[str, ...] = ()
    advice: str = ""
    is_partial: bool = False
    pages_read: int = 0
    pages_total: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Keys under which it is found beside its id."""
        return self.rows.names


def of_document(
    document: Document, signature: str, cards: Catalogue, read: Sequence[Part] | None = None
) -> Prepared:
    """Prepare a document that is there, one of a file and its card alike; `read` as `derive.indexing`."""
    analysed = derive.indexing(document, read)
    names = derive.names(document, cards)
    return Prepared(
        rows(document, signature=signature, names=names, starts=analysed.starts),
        analysed.document,
        analysed.languages,
    )


def of_content(content: Content, read: Extraction, cards: Catalogue, last_year: int) -> Prepared:
    """Prepare the document of a file that was read; see `derive.document`."""
    paragraphs = parts(read.pages)
    document = derive.document(content.files, read, cards, last_year, content.checked, paragraphs)
    made = of_document(document, content.signature, cards, paragraphs)
    notes = (read.shortfall, ocr.summary([page.confidence for page in read.pages]))
    return Prepared(
        made.rows,
        made.indexed,
        made.languages,
        tuple(filter(None, notes)),
        read.advice,
        bool(read.shortfall),
        len(read.pages),
        read.pages_total,
    )


def to_bytes(made: Prepared) -> bytes:
    """Write down what was prepared, for the same program on the same machine."""
    return marshal.dumps(
        (
            tuple(getattr(made.rows, name) for name in Rows.__slots__),
            tuple(getattr(made.indexed, name) for name in IndexedDocument.__slots__),
            *(getattr(made, name) for name in Prepared.__slots__[2:]),
        )
    )


def from_bytes(written: bytes) -> Prepared:
    """Read what `to_bytes` wrote."""
    of_library, of_engine, *others = marshal.loads(written)  # noqa: S302 - numbers and strings, never code that runs
    return Prepared(Rows(*of_library), IndexedDocument(*of_engine), *others)


def processes(jobs: int, unread: int, unprepared: int) -> int:
    """Return how many processes are to prepare documents beside the one that writes.

    Args:
        jobs: Processes that the build may use at a time.
        unread: Files that have to be read as well, which takes twice as long as preparing them.
        unprepared: Those whose texts are there.
    """
    if jobs == 1 or unread + unprepared < FEW:
        return 0
    return jobs if unprepared >= unread else max(1, jobs // 2)


class Preparation:
    """Prepares the documents of one build; use it in a `with`, which ends its processes.

    Args:
        cache: Where texts are, and what was made of them.
        cards: The catalogue.
        last_year: Latest year to believe (CE).
        limits: What one document may cost, of processor time instead of wall time.
        processes: That work beside this one; 0 if it does all itself, but for long texts.
    """

    def __init__(
        self, cache: ExtractionCache, cards: Catalogue, last_year: int, limits: Limits, processes: int
    ) -> None:
        self._cache = cache
        self._limits = limits
        self._here = _Preparer(cache, cards, last_year)
        self._in_hand = max(1, processes) * _AHEAD
        self._processes = max(1, processes)
        self._pool = self._new_pool() if processes else None
        self._queue: deque[Content] = deque()
        self._running: dict[Future[bytes], Content] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind:  # what is being made, or read, is not waited for
            for process in multiprocessing.active_children():
                process.kill()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def give(self, content: Content) -> None:
        """Have a document prepared, whose text is in the cache."""
        self._queue.append(content)
        self._submit()

    def finished(self, *, all_of_them: bool = False) -> Iterator[tuple[Content, Prepared | ExtractionError]]:
        """Yield what is prepared by now, or wait for everything that was given. Keeps it in the cache.

        A document that costs too much comes with that error.

        Raises:
            FileNotFoundError: If a text has gone from the cache.
        """
        while self._queue or self._running:
            if self._is_for_here():
                content = self._queue.popleft()
                yield content, self._keep(content, self._here.prepare(content))
                continue
            self._submit()
            done, _ = wait(self._running, None if all_of_them else 0, FIRST_COMPLETED)
            if not done and self._running:
                return
            for future in done & self._running.keys():
                if future in self._running:  # or it was given back meanwhile
                    yield from self._result(future)

    def _result(self, future: Future[bytes]) -> Iterator[tuple[Content, Prepared | ExtractionError]]:
        content = self._running.pop(future)
        try:
            written = future.result()
        except BrokenProcessPool:
            was_alone = not self._running
            self._give_back(content)
            if was_alone and self._is_long(content):
                self._queue.remove(content)
                yield content, LimitExceeded("what derives it was killed, as when memory is short")
            return
        except ExtractionError as error:
            self._cache.put(content.sha256, content.media_type, error)  # and not tried again
            self._submit()
            yield content, error
            return
        self._submit()
        yield content, self._keep(content, written)

    def _keep(self, content: Content, written: bytes) -> Prepared:
        self._cache.attach(content.sha256, _key(content, self._here.last_year), written)
        return from_bytes(written)

    def _submit(self) -> None:
        while self._queue and len(self._running) < self._in_hand and not self._is_for_here():
            try:
                self._pool = self._pool or self._new_pool()
                with _keyboard_interrupts_held_back():
                    future = self._pool.submit(_prepare, self._queue[0])
                self._running[future] = self._queue.popleft()
            except BrokenProcessPool:
                self._give_back()

    def _new_pool(self) -> ProcessPoolExecutor:
        # Forking would copy locks and threads in any state.
        context = multiprocessing.get_context("spawn")
        resource_tracker.ensure_running()  # unblocks signals when it starts
        return ProcessPoolExecutor(self._processes, context, _start, (self._here, self._limits))

    def _is_for_here(self) -> bool:
        """Tell whether the next document is prepared in this process."""
        return self._pool is None and bool(self._queue) and not self._is_long(self._queue[0])

    def _is_long(self, content: Content) -> bool:
        return self._cache.text_bytes(content.sha256) > LONG_BYTES

    def _give_back(self, *contents: Content) -> None:
        """Do without processes, but for long texts, one by one: one was killed, as when memory is short."""
        self._queue.extendleft(reversed((*contents, *self._running.values())))
        self._running.clear()
        self._pool = None
        self._in_hand = self._processes = 1


def kept(cache: ExtractionCache, content: Content, last_year: int) -> Prepared | None:
    """Return what was prepared before of the same text, under the same signature, in the same year."""
    written = cache.attached(content.sha256, content.media_type, _key(content, last_year))
    try:
        return from_bytes(written) if written else None
    except (EOFError, ValueError, TypeError):
        return None  # damaged: it is made again


@dataclass(frozen=True, slots=True)
class _Preparer:
    cache: ExtractionCache
    cards: Catalogue
    last_year: int

    def prepare(self, content: Content) -> bytes:
        read = self.cache.get(content.sha256, content.media_type)
        if not isinstance(read, Extraction):
            raise FileNotFoundError(f"what was read of {content.files[0].path} has gone from the cache")
        return to_bytes(of_content(content, read, self.cards, self.last_year))


@contextmanager
def _keyboard_interrupts_held_back() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach before they ignore it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _key(content: Content, last_year: int) -> str:
    """Return what, beside the text, decides what is prepared, and how it is written down."""
    return f"{content.signature} {last_year} {sys.implementation.cache_tag} {sys.byteorder}"


_preparer: _Preparer | None = None
"""That of this process, if it is one of a pool."""

_budget: Budget | None = None


def _start(preparer: _Preparer, limits: Limits) -> None:
    global _preparer, _budget
    settle_in(NICENESS)
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(os._exit, 0)  # the build waits for its end, and need not while memory is cleared away
    _preparer = preparer
    _budget = Budget(limits)
    _budget.raise_beyond_time()


def _prepare(content: Content) -> bytes:
    if _preparer is None or _budget is None:
        raise RuntimeError("the process was not started by a pool")
    try:
        with _budget.of_one_file():
            return _preparer.prepare(content)
    except MemoryError:
        raise _budget.beyond_memory() from None
