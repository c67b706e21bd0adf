"""Read all files of a folder into the cache of an index: what `folder_wall` runs, and times whole.

Run as `python -m tests.benchmarks.reading FOLDER INDEX`. It imports nothing but the product.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer import sources
from indexer.extract import ExtractionCache, ExtractionPool, Limits, Task
from indexer.generations import IndexFolder
from indexer.model import SourceFile
from indexer.sources import FoundFile

JOBS = 2


def identified(folders: Sequence[Path]) -> Iterator[tuple[FoundFile, SourceFile]]:
    """Yield the files of folders that have a reader."""
    for found in sources.scan(sources.roots(folders)):
        if isinstance(found, FoundFile) and isinstance(file := sources.identify(found), SourceFile):
            yield found, file


def extract(folder: Path, index: Path) -> None:
    """Read all files of a folder into the cache of an index."""
    cache = ExtractionCache(IndexFolder(index).cache, Limits())
    with ExtractionPool(JOBS, Limits()) as pool:
        for task, result in pool.run(_tasks(folder)):
            cache.put(task.key, task.media_type, result)


def _tasks(folder: Path) -> Iterator[Task]:
    """Yield what is to be read while the first is read, each content once."""
    known = set()
    for found, file in identified([folder]):
        if file.sha256 not in known:
            known.add(file.sha256)
            yield Task(file.sha256, found.absolute, file.media_type)


if __name__ == "__main__":
    extract(*map(Path, sys.argv[1:]))
