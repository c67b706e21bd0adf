"""Remove documents for good: from the index, from the earlier generation and from the cache.

Striking a document out of an index leaves its words in the files. Here what remains is
written anew from the library, without reading the folders (they may be out of reach), and
everything older is deleted. The file itself stays where it is: it belongs to its keeper.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from indexer import derive
from indexer.build import Progress, publish
from indexer.engines.whoosh import WhooshEngine
from indexer.errors import DocumentNotFound
from indexer.extract import ExtractionCache, Limits
from indexer.generations import Generation, IndexFolder, engine_path, library_path
from indexer.library import Library, LibraryWriter, Record
from indexer.model import Document


def forget(
    index: IndexFolder, ids: frozenset[str], progress: Callable[[Progress], None] = lambda _: None
) -> Generation:
    """Remove documents from every generation and from the cache, and keep them out of later builds.

    Raises:
        DocumentNotFound: If one of the ids is not a document with full text; nothing is removed then.
        IndexUnusable: If there is no index.
        BuildRunning: If a build is under way.
    """
    with index.lock():
        live = index.current()
        with closing(Library(live.library)) as library:
            records = library.records(sorted(ids))
            if missing := sorted(ids - {key for key, record in records.items() if record.held}):
                raise DocumentNotFound(f"no document with full text has the id {', '.join(missing)}")
            index.forget(ids)
            cache = ExtractionCache(index.cache, Limits())
            for record in records.values():
                cache.forget(record.sha256)
            with index.stage(None) as folder:
                shutil.copyfile(live.library, library_path(folder))
                _rewrite(library, folder, ids, progress)
                return publish(index, folder, keep_previous=False)


def _rewrite(
    library: Library, folder: Path, ids: frozenset[str], progress: Callable[[Progress], None]
) -> None:
    writer = LibraryWriter(library_path(folder))
    writer.clear_terms()
    for key in ids:
        writer.remove(key)
    total = library.count(held=True) + library.count(held=False)
    with closing(WhooshEngine.create(engine_path(folder))) as engine, engine.batch() as batch:
        for done, record in enumerate(library.all_records(), start=1):
            if record.id not in ids:
                analysed = derive.indexing(_document(library, record))
                batch.put(analysed.document)
                writer.add_terms(analysed.document.terms(), analysed.languages)
            progress(Progress(done, total, record.paths[0] if record.paths else record.id))
    files = library.files().values()
    writer.set_files(file for file in files if file.document not in ids)
    named = {*ids, *(file.outcome.path.partition("/")[2] for file in files if file.document in ids)}
    writer.set_faults(
        each for each in library.faults() if not any(name in f"{each.path} {each.reason}" for name in named)
    )
    writer.group()
    writer.count_citations()
    writer.close(compact=True)


def _document(library: Library, record: Record) -> Document:
    pages = library.pages(record.id, range(len(library.layout(record.id).numbers)))
    return Document(
        record.id,
        record.held,
        record.metadata,
        pages=tuple(page for _, page in sorted(pages.items())),
        aliases=record.aliases,
        mentions=library.mentions(record.id),
    )
