"""Files and texts that are read on demand, without an index."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from indexer import sources
from indexer.errors import ControlFileError, ExtractionError
from indexer.extract import ExtractionPool, Limits, Task
from indexer.model import Extraction, Outcome, OutcomeKind, SourceFile

_FOLDER = ("it is a folder", "Name the files in it.")
_NO_FILE = ("it is no file (a socket, pipe or device)", "Save what it gives in a file.")


def read(
    files: Sequence[Path], limits: Limits
) -> Iterator[tuple[Outcome, SourceFile | None, Extraction | None]]:
    """Read files, and give them in the order given.

    Args:
        files: Paths; a folder or a missing file is an outcome.
        limits: What reading one file may cost.

    Yields:
        What became of the file, and what it is and holds (None if it could not be read).
    """
    identified = [_identify(path) for path in files]
    tasks = [
        Task(str(number), path, source.media_type)
        for number, (path, source) in enumerate(zip(files, identified, strict=True))
        if isinstance(source, SourceFile)
    ]
    results: dict[int, Extraction | ExtractionError] = {}
    if tasks:
        with ExtractionPool(min(len(tasks), os.cpu_count() or 1), limits) as pool:
            results = {int(task.key): result for task, result in pool.run(tasks)}
    for number, source in enumerate(identified):
        if isinstance(source, Outcome):
            yield source, None, None
            continue
        result = results[number]
        if isinstance(result, ExtractionError):
            yield Outcome(source.path, OutcomeKind.FAILED, result.reason, result.advice), None, None
        else:
            yield _outcome(source, result), source, result


def batch(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file of JSON objects that have `id` and `text`, with whatever else they have.

    Raises:
        ControlFileError: If a line cannot be understood.
    """
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                given = json.loads(line)
                is_whole = "id" in given and isinstance(given["text"], str)
            except (ValueError, LookupError, TypeError, RecursionError):
                is_whole = False
            if not is_whole:
                raise ControlFileError(str(path), number, 'each line needs JSON with "id" and "text"')
            yield given


def _identify(path: Path) -> SourceFile | Outcome:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what, advice = _FOLDER if stat.S_ISDIR(found.st_mode) else _NO_FILE
            return Outcome(str(path), OutcomeKind.FAILED, what, advice)
        stamp = sources.Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        return sources.identify(sources.FoundFile(str(path), path, stamp))
    except OSError as error:
        reason = error.strerror or "cannot be opened"
        return Outcome(str(path), OutcomeKind.FAILED, reason, "Check the path and its permissions.")


def _outcome(source: SourceFile, result: Extraction) -> Outcome:
    kind = OutcomeKind.PARTIAL if result.shortfall else OutcomeKind.INDEXED
    return Outcome(source.path, kind, result.shortfall, result.advice, len(result.pages), result.pages_total)
