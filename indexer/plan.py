"""What a build has to do: the files found, held against what the live generation knows.

A file is recognised by its stamp (size, times, inode), then by its bytes; a document by the
signature of all it was derived from. Whatever is recognised costs no more than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer import corrections, derive, sources
from indexer.catalogue import Catalogue
from indexer.corrections import Corrections
from indexer.errors import ExtractionError
from indexer.extract import ExtractionCache
from indexer.library import FileRecord, Library
from indexer.model import ID_LENGTH, Checked, Fault, Outcome, OutcomeKind, SourceFile
from indexer.sources import CorrectionsFile, FoundFile, Root


@dataclass(frozen=True, slots=True)
class Base:
    """What the live generation knows; empty where there is none to build on.

    Attributes:
        held_names: Further name -> id of a document held.
        roots: The folders it was made from.
        catalogue: Digest of the catalogue it was made with.
        faults: What had no effect in files of corrections.
    """

    files: Mapping[str, FileRecord] = field(default_factory=dict)
    signatures: Mapping[str, str] = field(default_factory=dict)
    held_names: Mapping[str, str] = field(default_factory=dict)
    roots: Mapping[str, Path] = field(default_factory=dict)
    catalogue: str = ""
    faults: tuple[Fault, ...] = ()

    @classmethod
    def read(cls, library: Library) -> Base:
        """Take over what a library knows."""
        files, signatures, names = library.files(), library.signatures(), library.held_names()
        return cls(files, signatures, names, library.roots(), library.catalogue(), library.faults())

    @property
    def held(self) -> frozenset[str]:
        """Ids of documents with files."""
        return frozenset(file.document for file in self.files.values() if file.document)


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes to be made into a document, and every file that has them."""

    id: str
    signature: str
    files: tuple[SourceFile, ...]
    absolute: Path  # of the first file
    checked: tuple[Checked, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the bytes."""
        return self.files[0].sha256

    @property
    def media_type(self) -> str:
        """Type of the content."""
        return self.files[0].media_type


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled and what is to be done.

    Attributes:
        settled: Files whose outcome is known without reading them, as the library will list them.
        unchanged: Paths among them whose documents stay as they are.
        to_read: Contents that have to be derived, in order of their first path.
        stamps: Stamp of every file found.
        kept: Ids of documents that stay as they are.
        removed: Ids of documents that no file stands for any longer, or that are derived anew.
        faults: What has no effect in files of corrections, by path and line.
    """

    settled: Mapping[str, FileRecord]
    unchanged: frozenset[str]
    to_read: tuple[Content, ...]
    stamps: Mapping[str, str]
    kept: frozenset[str]
    removed: frozenset[str]
    faults: tuple[Fault, ...]


def make(
    found: Sequence[FoundFile | CorrectionsFile | Outcome],
    base: Base,
    cards: Catalogue,
    cache: ExtractionCache,
    forgotten: frozenset[str],
) -> Plan:
    """Hold what was found against what is known.

    Args:
        found: All of it, in order.
        base: What the live generation knows.
        cards: The catalogue; another one changes every signature.
        cache: Asked only for contents that failed or were read in part before: it knows whether the
            limits of this build could give another result.
        forgotten: Ids that must not come in.
    """
    settled: dict[str, FileRecord] = {}
    stamps: dict[str, str] = {}
    contents: dict[str, list[tuple[SourceFile, Path]]] = {}
    checks = corrections.gather(each for each in found if isinstance(each, CorrectionsFile))
    for each in found:
        if isinstance(each, CorrectionsFile):
            continue
        if isinstance(each, Outcome):
            settled[each.path] = FileRecord(each, None, "", "", "")
            continue
        stamps[each.path] = stamp_text(each)
        source = _identify(each, stamps[each.path], base.files.get(each.path))
        if isinstance(source, Outcome):
            settled[each.path] = FileRecord(source, None, "", "", stamps[each.path])
        elif source.sha256[:ID_LENGTH] in forgotten:
            gone = Outcome(each.path, OutcomeKind.SKIPPED, "forgotten on request", _LET_IN)
            settled[each.path] = FileRecord(gone, None, source.sha256, source.media_type, stamps[each.path])
        else:
            contents.setdefault(source.sha256, []).append((source, each.absolute))
    to_read = []
    kept = set()
    unchanged = set()
    there = {each.path for each in found if not isinstance(each, CorrectionsFile)}
    faults = [
        *checks.faults,
        *checks.without_document(there, forgotten.union(key[:ID_LENGTH] for key in contents)),
    ]
    for content, differing in _contents(contents, cards, checks):
        faults += differing
        known = base.files.get(content.files[0].path)
        if base.signatures.get(content.id) == content.signature and not _may_give_more(content, known, cache):
            kept.add(content.id)
            for file in content.files:
                record = replace(base.files[file.path], stamp=stamps[file.path])
                settled[file.path] = record
                if record.outcome.kind is OutcomeKind.INDEXED:
                    unchanged.add(file.path)
        elif (
            known is not None
            and known.outcome.kind is OutcomeKind.FAILED
            and isinstance(failure := cache.get(content.sha256, content.media_type), ExtractionError)
        ):
            for file in content.files:
                settled[file.path] = failed(file, failure, stamps[file.path])
        else:
            to_read.append(content)
    return Plan(
        settled,
        frozenset(unchanged),
        tuple(to_read),
        stamps,
        frozenset(kept),
        base.held - kept,
        tuple(sorted(faults, key=lambda fault: (fault.path, fault.line or 0, fault.reason))),
    )


def _may_give_more(content: Content, known: FileRecord | None, cache: ExtractionCache) -> bool:
    """Tell whether a file that was read in part was stopped by other limits than those of this build."""
    is_partial = known is not None and known.outcome.kind is OutcomeKind.PARTIAL
    return is_partial and cache.get(content.sha256, content.media_type) is None


_LET_IN = "Delete its line from forgotten.txt in the index to let it in again."


def failed(file: SourceFile, error: ExtractionError, stamp: str) -> FileRecord:
    """Return how a file is listed whose text could not be read."""
    outcome = Outcome(file.path, OutcomeKind.FAILED, error.reason, error.advice)
    return FileRecord(outcome, None, file.sha256, file.media_type, stamp)


def stamp_text(found: FoundFile) -> str:
    """Write a stamp so that equal stamps are equal texts."""
    stamp = found.stamp
    return f"{stamp.size_bytes}:{stamp.mtime_ns}:{stamp.ctime_ns}:{stamp.inode}"


def outside(
    found: Iterator[FoundFile | CorrectionsFile | Outcome], roots: Sequence[Root], index: Path
) -> list[FoundFile | CorrectionsFile | Outcome]:
    """Leave out what stands in the folder of the index, should it stand in a root."""
    inside = [
        f"{root.name}/{index.resolve().relative_to(root.folder.resolve()).as_posix()}"
        for root in roots
        if index.resolve().is_relative_to(root.folder.resolve())
    ]
    return [each for each in found if not any(f"{each.path}/".startswith(f"{path}/") for path in inside)]


def _identify(found: FoundFile, stamp: str, known: FileRecord | None) -> SourceFile | Outcome:
    if known is None or known.stamp != stamp:
        return sources.identify(found)
    if known.sha256:
        return SourceFile(found.path, known.sha256, found.stamp.size_bytes, known.media_type)
    return known.outcome


def _contents(
    contents: Mapping[str, list[tuple[SourceFile, Path]]], cards: Catalogue, checks: Corrections
) -> Iterator[tuple[Content, tuple[Fault, ...]]]:
    """Yield what is to be in the index, each with what its corrections contradict each other in."""
    for sha256, files in contents.items():
        paths = [source.path for source, _ in files]
        checked, faults = checks.of(sha256[:ID_LENGTH], paths)
        content = Content(
            sha256[:ID_LENGTH],
            derive.signature("file", sha256, cards.digest, repr(checked), *paths),
            tuple(source for source, _ in files),
            files[0][1],
            checked,
        )
        yield content, faults
