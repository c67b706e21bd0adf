"""What the index holds, what it could not read, what is not known or in conflict: for its keeper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from indexer import gaps
from indexer.gaps import Conflict, Missing
from indexer.generations import Generation, IndexFolder
from indexer.library import Library
from indexer.model import Fault, Outcome, OutcomeKind
from indexer.results import NOT_ESTABLISHED
from indexer.vocabulary import symbol_key

COUNTED = ("mechanism", "type", "year", "language")
"""Facts by which documents are counted."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of a collection.

    Attributes:
        held: Fact -> value -> documents whose text is held; `none` where not established.
        cards: The same of catalogue cards.
        outcomes: Files that are not, or not wholly, in the index, by path.
        duplicates: Paths of files with equal bytes, each group sorted.
        copies: First paths of documents with the same text in other dress, each group sorted.
        missing: Documents held that lack facts, the most useful to know first.
        conflicts: Facts that are said in two ways, the most useful to settle first.
        faults: What has no effect in files of corrections.
        forgotten: Documents kept out on request.
        verified: Every byte was checked.
    """

    generation: str
    built: str
    documents: int
    card_count: int
    held: Mapping[str, Mapping[str, int]]
    cards: Mapping[str, Mapping[str, int]]
    outcomes: tuple[Outcome, ...]
    duplicates: tuple[tuple[str, ...], ...]
    copies: tuple[tuple[str, ...], ...]
    missing: tuple[Missing, ...]
    conflicts: tuple[Conflict, ...]
    faults: tuple[Fault, ...]
    forgotten: int
    verified: bool

    @property
    def is_complete(self) -> bool:
        """Whether no file failed or was read in part only, and every correction has effect."""
        return not self.faults and not any(
            each.kind in (OutcomeKind.FAILED, OutcomeKind.PARTIAL) for each in self.outcomes
        )


def coverage(index: IndexFolder, *, verify: bool = False) -> Coverage:
    """Describe the generation that is served.

    Args:
        index: The folder of the index.
        verify: Check every byte of it first.

    Raises:
        IndexUnusable: If there is no index, or it is damaged.
    """
    generation = index.current()
    if verify:
        index.verify(generation)
    with closing(Library(generation.library)) as library:
        return _coverage(generation, library, len(index.forgotten()), verified=verify)


def _coverage(generation: Generation, library: Library, forgotten: int, *, verified: bool) -> Coverage:
    counts: dict[bool, dict[str, Counter[str]]] = {
        held: {fact: Counter() for fact in COUNTED} for held in (True, False)
    }
    duplicates = []
    texts: dict[str, list[str]] = {}
    records = tuple(library.all_records())
    for record in records:
        for fact in COUNTED:
            finding = getattr(record.metadata, fact)
            counts[record.held][fact][str(finding.value) if finding else NOT_ESTABLISHED] += 1
        if len(record.paths) > 1:
            duplicates.append(record.paths)
        if record.fingerprint:
            texts.setdefault(record.fingerprint, []).append(record.paths[0])
    named = {symbol_key(each.value) for record in records for each in record.metadata.of("symbol")}
    cited = {name: each.documents for name, each in library.cited(sorted(named)).items()}
    in_doubt = (OutcomeKind.FAILED, OutcomeKind.PARTIAL, OutcomeKind.SKIPPED)
    return Coverage(
        generation.name,
        generation.built,
        generation.documents,
        generation.cards,
        {fact: dict(count) for fact, count in counts[True].items()},
        {fact: dict(count) for fact, count in counts[False].items()},
        tuple(file.outcome for file in library.files().values() if file.outcome.kind in in_doubt),
        tuple(sorted(duplicates)),
        tuple(sorted(tuple(sorted(paths)) for paths in texts.values() if len(paths) > 1)),
        gaps.missing(records, cited),
        gaps.conflicts(records, cited),
        library.faults(),
        forgotten,
        verified,
    )
