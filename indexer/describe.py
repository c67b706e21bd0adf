"""What would be recorded of files or texts, without an index: the pipeline up to its facts."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer import metadata, sources
from indexer.catalogue import Catalogue
from indexer.errors import ControlFileError, ExtractionError
from indexer.extract import ExtractionPool, Limits, Task
from indexer.model import Extraction, Finding, Metadata, Outcome, OutcomeKind, Page, ParagraphKind, SourceFile

_FACTS = ("title", "symbol", "mechanism", "body", "type", "date", "year", "session", "language")

_FOLDER = ("it is a folder", "Name the files in it.")
_NO_FILE = ("it is no file (a socket, pipe or device)", "Save what it gives in a file.")


def describe_files(
    files: Sequence[Path], limits: Limits, *, with_text: bool
) -> Iterator[tuple[Outcome, dict[str, Any] | None]]:
    """Describe files in the order given.

    Args:
        files: Paths; a folder or a missing file is an outcome.
        limits: What reading one file may cost.
        with_text: Add `page_texts`.

    Yields:
        What became of the file, and its facts as JSON values (None if it could not be read).
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
            yield source, None
            continue
        result = results[number]
        if isinstance(result, ExtractionError):
            yield Outcome(source.path, OutcomeKind.FAILED, result.reason, result.advice), None
        else:
            yield _outcome(source, result), _described(source, result, with_text=with_text)


def describe_batch(path: Path) -> Iterator[dict[str, Any]]:
    """Describe the openings of documents in a file of JSON lines with `id` and `text`.

    Raises:
        ControlFileError: If a line cannot be understood.
    """
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                given = json.loads(line)
                key, text = given["id"], given["text"]
            except (ValueError, LookupError, TypeError, RecursionError):
                key, text = None, None
            if not isinstance(text, str):
                raise ControlFileError(str(path), number, 'each line needs JSON with "id" and "text"')
            extraction = Extraction((Page(1, text),), 1)
            yield {"id": key} | _facts(_established("", "text/plain", extraction))


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


def _described(source: SourceFile, result: Extraction, *, with_text: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "pages": result.pages_total,
        "pages_read": len(result.pages),
    }
    found |= _facts(_established(source.path, source.media_type, result))
    if with_text:
        found["page_texts"] = [
            {"page": page.number, "text": page.text, "paragraphs": _numbered(page)} for page in result.pages
        ]
    return found


def _numbered(page: Page) -> list[dict[str, Any]]:
    return [
        {"number": each.number, "start": each.start}
        for each in page.paragraphs
        if each.kind is ParagraphKind.BODY and each.number
    ]


def _established(path: str, media_type: str, extraction: Extraction) -> Metadata:
    return metadata.establish(path, media_type, extraction, Catalogue(), datetime.now(UTC).year)


def _facts(found: Metadata) -> dict[str, Any]:
    findings: dict[str, Finding[Any] | None] = {name: getattr(found, name) for name in _FACTS}
    evidence: dict[str, Any] = {
        name: _evidence(finding) for name, finding in findings.items() if finding is not None
    }
    if found.countries:
        evidence["countries"] = [_evidence(country) for country in found.countries]
    values: dict[str, Any] = {name: finding.value if finding else None for name, finding in findings.items()}
    values["countries"] = [country.value for country in found.countries]
    return values | {"evidence": evidence}


def _evidence(finding: Finding[Any]) -> dict[str, Any]:
    return {"rule": finding.rule, "text": finding.evidence, "page": finding.page}
