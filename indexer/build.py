"""Make the index mirror its folders; only what is new, changed, moved or gone costs work.

What has to be read comes from the extraction cache or from the worker processes. It is
written into a copy of the live generation, and the pointer moves when the copy is whole and
has been opened once. A file that fails is an outcome of the build, never its end, and a
correction that cannot be used a fault in its report.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from indexer import catalogue, derive, plan, preparation, sources
from indexer.catalogue import Catalogue
from indexer.engines.protocol import Batch, Window
from indexer.engines.whoosh import WhooshEngine
from indexer.errors import ExtractionError, IndexUnusable
from indexer.extract import ExtractionCache, ExtractionPool, Limits, Task
from indexer.generations import Generation, IndexFolder, engine_path, library_path
from indexer.library import FileRecord, Library, LibraryWriter
from indexer.model import BuildReport, Extraction, Outcome, OutcomeKind
from indexer.plan import Base, Content, Plan
from indexer.preparation import COLLECT_AFTER, Preparation, Prepared
from indexer.query.nodes import All
from indexer.results import Sort
from indexer.sources import Root


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is. `total` counts the contents that have to be read."""

    done: int
    total: int
    path: str


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build.

    Attributes:
        limits: What reading one file may cost.
        jobs: Worker processes; 0 means one for each processor.
        full: Read every file again, whatever the cache and the live generation know.
    """

    limits: Limits
    jobs: int = 0
    full: bool = False


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_collecting_rarely()
def build(
    index: IndexFolder,
    folders: Sequence[Path],
    options: BuildOptions,
    progress: Callable[[Progress], None] = lambda _: None,
) -> BuildReport:
    """Make the index mirror exactly these folders.

    Raises:
        UnusableFolder: If a folder is missing, or the index cannot be made where it should be.
        ControlFileError: If a catalogue cannot be understood.
        BuildRunning: If another build is under way.
    """
    started = time.monotonic()
    roots = sources.roots(folders)
    cards = catalogue.merged([catalogue.load(root.folder, root.name) for root in roots])
    with index.lock():
        live = None if options.full else _usable(index)
        base = Base() if live is None else _base(live)
        cache = ExtractionCache(index.cache, options.limits)
        found = plan.outside(sources.scan(roots), roots, index.folder)
        planned = plan.make(found, base, cards, cache, index.forgotten())
        if live is not None and _is_idle(planned, base, roots, cards):
            generation, files = live, dict(planned.settled)
            index.clean()  # a build that was killed may have left something
        else:
            build_one = _Build(index, live, base, planned, cards, roots, options, progress, cache)
            try:
                generation, files = build_one.run()
            finally:
                cache.sweep()  # an interrupt may fall between the making of a file and what removes it
    return BuildReport(
        generation.name,
        generation.documents,
        generation.cards,
        time.monotonic() - started,
        tuple(_outcomes(files, planned, base)),
        planned.faults,
    )


def publish(index: IndexFolder, folder: Path, *, keep_previous: bool = True) -> Generation:
    """Open a staged generation once, to see that it is whole, and serve it.

    Args:
        index: Where it is to be served.
        folder: The staged generation.
        keep_previous: Leave the generation before for `rollback`.

    Raises:
        IndexUnusable: If library and engine do not hold the same documents.
    """
    library, engine = Library(library_path(folder)), WhooshEngine(engine_path(folder))
    with closing(library), closing(engine):
        held, cards = library.count(held=True), library.count(held=False)
        indexed = engine.search(All(), filters={}, sort=Sort.NEWEST, window=Window(0, 0), facets=()).total
        if indexed != held + cards:
            raise IndexUnusable(f"library and engine disagree: {held + cards} and {indexed} documents")
    built = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return index.publish(
        folder,
        rules=derive.rules(),
        built=built,
        documents=held,
        cards=cards,
        keep_previous=keep_previous,
    )


@dataclass(frozen=True, slots=True)
class _Build:
    """One build that has something to do."""

    index: IndexFolder
    live: Generation | None
    base: Base
    planned: Plan
    cards: Catalogue
    roots: Sequence[Root]
    options: BuildOptions
    progress: Callable[[Progress], None]
    cache: ExtractionCache

    def run(self) -> tuple[Generation, dict[str, FileRecord]]:
        """Write the next generation and serve it; return it with every file's record."""
        with self.index.stage(self.live) as folder:
            writer = LibraryWriter(library_path(folder))
            make = WhooshEngine.create if self.live is None else WhooshEngine
            engine = make(engine_path(folder))
            try:
                with engine.batch() as batch:
                    files = self._write(writer, batch)
                writer.set_files(files.values())
                writer.set_faults(self.planned.faults)
                writer.set_origin(_where(self.roots), self.cards.state)
                writer.set_relations(self.cards.relations)
                writer.group()
                writer.count_citations()
            except BaseException:
                writer.abandon()
                raise
            finally:
                engine.close()
            writer.close()
            return publish(self.index, folder), files

    def _write(self, writer: LibraryWriter, batch: Batch) -> dict[str, FileRecord]:
        for key in self.planned.removed:
            writer.remove(key)
            batch.remove(key)
        files = dict(self.planned.settled)
        held_names = {name for name, key in self.base.held_names.items() if key in self.planned.kept}
        with closing(self._prepared()) as prepared:  # its processes end at once, whatever happens here
            for done, (content, result) in enumerate(prepared, start=1):
                if isinstance(result, ExtractionError):
                    for file in content.files:
                        files[file.path] = plan.failed(file, result, self.planned.stamps[file.path])
                else:
                    _put(result, writer, batch)
                    held_names.update(result.names)
                    files.update(self._records(content, result))
                self.progress(Progress(done, len(self.planned.to_read), content.files[0].path))
        self._write_cards(writer, batch, held_names)
        return files

    def _write_cards(self, writer: LibraryWriter, batch: Batch, held_names: set[str]) -> None:
        """Bring the cards up to date; one whose document is held is not needed."""
        gone = {key for key in self.base.signatures if key not in self.base.held}
        for card in self.cards.cards:
            document = derive.card_document(card)
            names = derive.names(document, self.cards)
            if held_names.intersection((document.id, *names)):
                continue
            signature = derive.signature("card", repr(card))
            gone.discard(document.id)
            if self.base.signatures.get(document.id) != signature:
                _put(preparation.of_document(document, signature, self.cards), writer, batch)
        for key in gone:
            writer.remove(key)
            batch.remove(key)

    def _prepared(self) -> Generator[tuple[Content, Prepared | ExtractionError]]:
        """Yield what is kept at once, then what is made of texts that are kept, and of files."""
        last_year = datetime.now(UTC).year
        unread: dict[str, Content] = {}
        unprepared: list[Content] = []
        for content in self.planned.to_read:
            if self.options.full:
                unread[content.sha256] = content
            elif made := preparation.kept(self.cache, content, last_year):
                yield content, made
            elif self.cache.has_text(content.sha256, content.media_type):
                unprepared.append(content)
            elif isinstance(known := self.cache.get(content.sha256, content.media_type), ExtractionError):
                yield content, known
            else:
                unread[content.sha256] = content
        jobs = self.options.jobs or os.cpu_count() or 1
        processes = preparation.processes(jobs, len(unread), len(unprepared))
        with Preparation(self.cache, self.cards, last_year, self.options.limits, processes) as preparing:
            for content in unprepared:
                preparing.give(content)
            with closing(self._read(unread, jobs)) as reading:
                for content, read in reading:
                    if isinstance(read, ExtractionError):
                        yield content, read
                    else:
                        preparing.give(content)
                    yield from preparing.finished()
            yield from preparing.finished(all_of_them=True)

    def _read(
        self, unread: Mapping[str, Content], jobs: int
    ) -> Generator[tuple[Content, Extraction | ExtractionError]]:
        """Have files read, keep what is found, and yield it as it comes."""
        if not unread:
            return
        tasks = [Task(key, content.absolute, content.media_type) for key, content in unread.items()]
        with ExtractionPool(min(jobs, len(tasks)), self.options.limits) as pool:
            for task, result in pool.run(tasks):
                self.cache.put(task.key, task.media_type, result)
                yield unread[task.key], result

    def _records(self, content: Content, made: Prepared) -> Iterator[tuple[str, FileRecord]]:
        kind = OutcomeKind.PARTIAL if made.is_partial else OutcomeKind.INDEXED
        first = content.files[0].path
        for file in content.files:
            notes = (*made.notes, *(() if file.path == first else (f"same content as {first}",)))
            outcome = Outcome(
                file.path, kind, "; ".join(notes), made.advice, made.pages_read, made.pages_total
            )
            record = FileRecord(
                outcome, content.id, file.sha256, file.media_type, self.planned.stamps[file.path]
            )
            yield file.path, record


def _put(made: Prepared, writer: LibraryWriter, batch: Batch) -> None:
    writer.put(made.rows)
    writer.add_terms(made.indexed.terms(), made.languages)
    batch.put(made.indexed)


def _usable(index: IndexFolder) -> Generation | None:
    """Return the live generation if the next one can be built on it."""
    try:
        generation = index.current()
    except IndexUnusable:
        return None
    return generation if generation.rules == derive.rules() else None


def _base(live: Generation) -> Base:
    with closing(Library(live.library)) as library:
        return Base.read(library)


def _is_idle(planned: Plan, base: Base, roots: Sequence[Root], cards: Catalogue) -> bool:
    """Tell whether the live generation already mirrors the folders."""
    same_origin = _where(roots) == base.roots and cards.state == base.catalogue
    same_files = planned.settled == base.files and planned.faults == base.faults
    return same_origin and same_files and not planned.to_read and not planned.removed


def _where(roots: Sequence[Root]) -> dict[str, Path]:
    return {root.name: root.folder.absolute() for root in roots}


def _outcomes(files: dict[str, FileRecord], planned: Plan, base: Base) -> Iterator[Outcome]:
    """Yield one outcome for each file found and each file gone, by path."""
    where = {file.document: path for path, file in files.items() if file.document}
    for path in sorted(files.keys() | base.files.keys()):
        if path not in files:
            moved = where.get(base.files[path].document or "")
            yield Outcome(
                path, OutcomeKind.REMOVED, f"moved to {moved}" if moved else "no longer in the folder"
            )
        elif path in planned.unchanged:
            known = files[path].outcome
            yield Outcome(path, OutcomeKind.UNCHANGED, known.reason, "", known.pages_read, known.pages)
        else:
            yield files[path].outcome
