"""The process that reads files, one after the other, and may be killed at any moment.

Readers run apart from the build, because a hostile file can make them hang, eat all memory or
crash. The worker keeps the memory limit (address space, set for each file); its parent keeps
the time limit. It never outlives its parent: a thread watches for that, and a limit on
processor time ends the reading should that thread be starved. Ctrl-C is the parent's business.

Parent to worker: `Order` or `Assembly`, or nothing more, which ends it. Worker to parent: `Ready` once; then
for each order what the reader tells, perhaps an `ExtractionError`, and `Done`.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import logging
import os
import signal
import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from indexer.errors import DamagedFile, ExtractionError, LimitExceeded
from indexer.extract import ocr
from indexer.extract.assemble import assemble
from indexer.extract.budget import HAS_LIMITS, Budget
from indexer.extract.protocol import (
    MAX_CHARACTERS,
    Block,
    Draft,
    Header,
    Limits,
    OcrBegins,
    Reader,
    Shortfall,
)
from indexer.extract.shelf import Shelf
from indexer.extract.unread import refuse_without_text
from indexer.model import Page, Paragraph

if HAS_LIMITS:
    import resource

_CPU_GRACE_S = 5  # the parent's clock comes first

NICENESS = 10  # reading in the background must not slow down the person at the machine

_COLLECT_AFTER = 10_000
"""New objects after which Python looks for circles of garbage; each PDF that was read is one.

After every 700, as it would, looking takes a fortieth of the time; rarer than this saves no more.
"""


@dataclass(frozen=True, slots=True)
class Order:
    """Read this file."""

    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class Assembly:
    """Make pages of these drafts, of a file whose reader was stopped."""

    drafts: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What no longer had room on the shelf: drafts, see `shelf.things`."""

    drafts: bytes


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has started and waits for an order."""


@dataclass(frozen=True, slots=True)
class Done:
    """The order has been carried out; `is_last` if the worker ends now, to be replaced."""

    is_last: bool


@dataclass(frozen=True, slots=True)
class Assembled:
    """The pages made of all drafts."""

    pages: tuple[Page, ...]


_FIELDS = {kind: attrgetter(*kind.__slots__) for kind in (Block, Draft, Page, Paragraph)}


def _by_fields(value: Any) -> tuple[type, tuple[Any, ...]]:
    return type(value), _FIELDS[type(value)](value)


for _kind in _FIELDS:  # dataclasses pickle themselves several times as slowly
    ForkingPickler.register(_kind, _by_fields)

Told = Header | Draft | Shortfall | OcrBegins | Assembled | ExtractionError | Done
Message = Ready | Header | Shelved | Shortfall | OcrBegins | Assembled | ExtractionError | Done


def serve(link: Connection, shelf: Shelf, limits: Limits, readers: Mapping[str, str]) -> None:
    """Carry out orders until the parent hangs up. The main function of the process.

    Args:
        link: To the parent.
        shelf: For drafts, which the parent needs only if this process does not come to an end.
        limits: For each file.
        readers: Media type -> `module:function`, imported when first needed.
    """
    settle_in()
    gc.set_threshold(_COLLECT_AFTER)
    budget = Budget(limits, _CPU_GRACE_S)

    def tell(message: Told) -> None:
        if not isinstance(message, Draft):
            link.send(message)
            return
        data = ForkingPickler.dumps(message)
        if not shelf.put(data):
            link.send(Shelved(shelf.data))  # and then only is it cleared, lest a kill between loses it
            shelf.clear()
            if not shelf.put(data):
                link.send(Shelved(bytes(data)))

    link.send(Ready())
    _hush()
    with contextlib.suppress(EOFError, OSError):  # the parent hung up
        while True:
            order = link.recv()
            is_last = _carry_out(order, tell, limits, readers, budget)
            tell(Done(is_last))
            if is_last:
                return


def _carry_out(
    order: Order | Assembly,
    tell: Callable[[Told], None],
    limits: Limits,
    readers: Mapping[str, str],
    budget: Budget,
) -> bool:
    """Carry out one order and tell what is found; tell whether the process should end after it."""
    try:
        if isinstance(order, Order):
            reader = _load(readers[order.media_type])  # before the limit: its modules serve all files
        with budget.of_one_file():
            drafts = _read(order, reader, tell, limits, budget) if isinstance(order, Order) else order.drafts
            pages = assemble(drafts)
        tell(Assembled(pages))
    except ExtractionError as error:
        tell(error)
    except MemoryError:
        tell(budget.beyond_memory())
        return True
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - the file is hostile until proven otherwise; one file, one outcome
        tell(DamagedFile(f"the reader failed on it ({type(error).__name__})"))
    return budget.is_spent()


def _read(
    order: Order, reader: Reader, tell: Callable[[Told], None], limits: Limits, budget: Budget
) -> Sequence[Draft]:
    """Read one file, tell what its reader tells, and return the drafts of its pages."""
    drafts: list[Draft] = []
    hints: tuple[tuple[str, str], ...] = ()
    damage: Shortfall | None = None
    characters = 0
    for told in reader(order.path, limits):
        if isinstance(told, Draft):
            characters += sum(len(block.text) for block in told.blocks)
            if characters > MAX_CHARACTERS:
                raise LimitExceeded(f"more than {MAX_CHARACTERS:,} characters of text", "Split the file.")
            drafts.append(told)
        elif isinstance(told, Header):
            hints = told.hints
        else:
            damage = told
        tell(told)
    if order.media_type == "application/pdf":

        def tell_of_ocr(told: OcrBegins | Draft) -> None:
            if isinstance(told, OcrBegins):
                budget.add(limits.ocr_page_timeout_s)
            tell(told)

        drafts, missing = ocr.fill(order.path, drafts, hints, limits.ocr_page_timeout_s, tell=tell_of_ocr)
        refuse_without_text(drafts, missing, damage)
        if missing:
            tell(missing)
    return drafts


def _load(name: str) -> Reader:
    module, _, function = name.partition(":")
    return cast(Reader, getattr(importlib.import_module(module), function))


def settle_in(niceness: int = NICENESS) -> None:
    """Make this process one that works in the background and ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="watch-parent", daemon=True).start()
    with contextlib.suppress(AttributeError, OSError):
        os.nice(niceness)
    if HAS_LIMITS:  # no core dumps of other people's documents
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _hush() -> None:
    """Be silent: pdfminer logs and warns a lot, and our standard output is a report."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
