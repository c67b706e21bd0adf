"""What would be recorded of files or texts, without an index: the pipeline up to its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer import loose, metadata
from indexer.catalogue import Catalogue
from indexer.extract import Limits
from indexer.model import Extraction, Finding, Metadata, Outcome, Page, ParagraphKind, SourceFile

_FACTS = ("title", "symbol", "mechanism", "body", "type", "date", "year", "session", "language")


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
    for outcome, source, extraction in loose.read(files, limits):
        if source is None or extraction is None:
            yield outcome, None
        else:
            yield outcome, _described(source, extraction, with_text=with_text)


def describe_batch(path: Path) -> Iterator[dict[str, Any]]:
    """Describe the openings of documents in a file of JSON lines with `id` and `text`.

    Raises:
        ControlFileError: If a line cannot be understood.
    """
    for given in loose.batch(path):
        extraction = Extraction((Page(1, given["text"]),), 1)
        yield {"id": given["id"]} | _facts(_established("", "text/plain", extraction))


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
