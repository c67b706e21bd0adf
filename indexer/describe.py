"""What would be recorded of files or texts, without an index: the pipeline up to its facts.

A sidecar beside a file has effect. A `checked.toml` has none, nor has a catalogue: they belong to
a folder, and which folder a file would be indexed with is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer import corrections, loose, metadata
from indexer.catalogue import Catalogue
from indexer.extract import Limits
from indexer.model import (
    CHECKED,
    FACTS,
    ID_LENGTH,
    Checked,
    Extraction,
    Fault,
    Finding,
    Metadata,
    Outcome,
    Page,
    ParagraphKind,
    SourceFile,
)
from indexer.sources import SIDECAR, CorrectionsFile


def describe_files(
    files: Sequence[Path], limits: Limits, *, with_text: bool
) -> Iterator[tuple[Outcome, dict[str, Any] | None, tuple[Fault, ...]]]:
    """Describe files in the order given.

    Args:
        files: Paths; a folder or a missing file is an outcome.
        limits: What reading one file may cost.
        with_text: Add `page_texts`.

    Yields:
        What became of the file, its facts as JSON values (None if it could not be read), and what
        has no effect in its sidecar.
    """
    for outcome, source, extraction in loose.read(files, limits):
        if source is None or extraction is None:
            yield outcome, None, ()
        else:
            checked, faults = _checked(source)
            yield outcome, _described(source, extraction, checked, with_text=with_text), faults


def describe_batch(path: Path) -> Iterator[dict[str, Any]]:
    """Describe the openings of documents in a file of JSON lines with `id` and `text`.

    Raises:
        ControlFileError: If a line cannot be understood.
    """
    for given in loose.batch(path):
        extraction = Extraction((Page(1, given["text"]),), 1)
        yield {"id": given["id"]} | _facts(_established("", "text/plain", extraction))


def _checked(source: SourceFile) -> tuple[tuple[Checked, ...], tuple[Fault, ...]]:
    sidecar = Path(f"{source.path}{SIDECAR}")
    if sidecar.is_symlink() or not (sidecar.is_file() or sidecar.is_dir()):  # a build follows no links
        return (), ()
    found = corrections.gather([CorrectionsFile(str(sidecar), sidecar)])
    checked, contradictions = found.of(source.sha256[:ID_LENGTH], [source.path])
    return checked, (*found.faults, *contradictions)


def _described(
    source: SourceFile, result: Extraction, checked: Sequence[Checked], *, with_text: bool
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "pages": result.pages_total,
        "pages_read": len(result.pages),
    }
    found |= _facts(_established(source.path, source.media_type, result, checked))
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


def _established(
    path: str, media_type: str, extraction: Extraction, checked: Sequence[Checked] = ()
) -> Metadata:
    return metadata.establish(path, media_type, extraction, Catalogue(), datetime.now(UTC).year, checked)


def _facts(found: Metadata) -> dict[str, Any]:
    values: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    for fact in FACTS:
        findings = found.of(fact)
        values[fact] = _plain(fact, [each.value for each in findings])
        if findings:
            evidence[fact] = _plain(fact, [*map(_evidence, findings)])
    for fact, text in found.left_open:
        evidence[fact] = {"rule": CHECKED, "text": text, "page": None}
    described = values | {"evidence": evidence}
    if found.others:
        described["others"] = {
            fact: [{"value": each.value} | _evidence(each) for name, each in found.others if name == fact]
            for fact, _ in found.others
        }
    return described


def _plain(fact: str, found: list[Any]) -> Any:
    """Return the one value of a fact; of countries, which may be several, the list."""
    return found if fact == "countries" else next(iter(found), None)


def _evidence(finding: Finding[Any]) -> dict[str, Any]:
    return {"rule": finding.rule, "text": finding.evidence, "page": finding.page}
