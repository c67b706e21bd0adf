"""How a reader who sees that a fact is wrong puts it right: the lines to copy, and where they go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from indexer.corrections import form
from indexer.results import DocumentView
from indexer.sources import CHECKED_FILE, SIDECAR


@dataclass(frozen=True, slots=True)
class Correcting:
    """What to copy for a document held, and where to.

    Attributes:
        folder: Name of the folder that was indexed, at whose top `file` stands.
        lines: For that file: the name of the document, and its facts as comments.
        sidecar: Name of the file beside the document that takes the same lines but the first.
        id: Names the document wherever its file stands.
    """

    folder: str
    file: str
    lines: tuple[str, ...]
    sidecar: str
    id: str


def correcting(view: DocumentView) -> Correcting | None:
    """Return how a document is corrected; None for a catalogue entry."""
    if not view.paths:
        return None
    folder, _, path = view.paths[0].partition("/")
    facts: dict[str, list[str]] = {}
    for fact in view.facts:
        facts.setdefault("countries" if fact.name == "country" else fact.name, []).append(fact.value)
    return Correcting(
        folder, CHECKED_FILE, tuple(form(facts, path)), PurePosixPath(path).name + SIDECAR, view.hit.id
    )
