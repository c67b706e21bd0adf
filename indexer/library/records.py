"""What the library gives back, and how facts become JSON and facts again."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indexer.model import FACTS, Finding, Mention, Metadata, Outcome
from indexer.vocabulary import symbol_key
from indexer.works import Member, Sketch


@dataclass(frozen=True, slots=True)
class Record:
    """A document without its texts.

    Attributes:
        signature: Digest of everything it was derived from; equal means nothing to do.
        paths: Every file with its bytes, sorted; empty for a card.
        sha256, media_type: "" for a card.
        work: Id that it shares with its versions and copies.
    """

    id: str
    held: bool
    signature: str
    metadata: Metadata
    paths: tuple[str, ...]
    media_type: str
    sha256: str
    size_bytes: int
    pages_total: int
    pages_read: int
    shortfall: str
    url: str
    aliases: tuple[str, ...]
    fingerprint: str
    work: str


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The pages of a document in order, as far as they were read.

    Attributes:
        starts: Position of each page's first term in the document's text field.
        paragraphs: Number of the paragraph that goes on from the page before; "" if none does.
    """

    numbers: tuple[int, ...]
    labels: tuple[str, ...]
    starts: tuple[int, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """How often a document is cited.

    Attributes:
        name: Key of its symbol.
        canonical: The fullest form that texts give.
        documents: Works that cite it.
        held: Whether its text is here.
    """

    name: str
    canonical: str
    documents: int
    mentions: int
    held: bool


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as the last build met it; `stamp` tells whether it was touched since."""

    outcome: Outcome
    document: str | None
    sha256: str
    media_type: str
    stamp: str


def metadata_to_json(metadata: Metadata) -> str:
    """Write findings as a JSON object: fact → list; facts not established are left out."""
    found: dict[str, Any] = {fact: [*map(_finding_to_list, metadata.of(fact))] for fact in FACTS}
    found["others"] = [[fact, _finding_to_list(each)] for fact, each in metadata.others]
    found["left_open"] = metadata.left_open
    return json.dumps({name: value for name, value in found.items() if value}, ensure_ascii=False)


def metadata_from_json(text: str) -> Metadata:
    """Read what `metadata_to_json` wrote."""
    found = json.loads(text)
    others = tuple((fact, Finding(*each)) for fact, each in found.pop("others", ()))
    left_open = tuple((fact, evidence) for fact, evidence in found.pop("left_open", ()))
    countries = tuple(Finding(*each) for each in found.pop("countries", ()))
    facts: dict[str, Any] = {name: Finding(*each) for name, (each,) in found.items()}
    return Metadata(**facts, countries=countries, others=others, left_open=left_open)


MEMBERS = """
SELECT id, metadata, aliases, fingerprint, sketch, numbering,
       (SELECT json_group_array(path) FROM files WHERE files.document = documents.id)
FROM documents
"""


def member_from_row(row: Sequence[Any]) -> Member:
    """Return what `works.group` needs to know of a document, of a row of `MEMBERS`."""
    key, facts, aliases, fingerprint, sketch, numbering, paths = row
    metadata = metadata_from_json(facts)
    printed = [metadata.symbol.value] if metadata.symbol else []
    return Member(
        key,
        tuple(map(symbol_key, (*printed, *json.loads(aliases)))),
        metadata.language.value if metadata.language else "",
        fingerprint,
        _sketch_from_bytes(sketch),
        _sketch_from_bytes(numbering),
        tuple(sorted(json.loads(paths))),
    )


def sketch_to_bytes(sketch: Sketch) -> bytes:
    """Return four bytes for each number, the lowest first."""
    return struct.pack(f"<{len(sketch)}I", *sketch)


def _sketch_from_bytes(packed: bytes) -> Sketch:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def mention_to_row(mention: Mention) -> tuple[Any, ...]:
    """Return the columns of a mention from `name` on; see `mention_from_row`."""
    return (
        symbol_key(mention.canonical),
        mention.canonical,
        mention.page,
        mention.start,
        mention.end,
        *mention.sentence,
        mention.paragraph,
        json.dumps(mention.candidates, ensure_ascii=False),
        json.dumps(mention.pinpoint, ensure_ascii=False),
        mention.note,
    )


def mention_from_row(row: Sequence[Any]) -> Mention:
    """Read what `mention_to_row` wrote."""
    _, canonical, page, start, end, first, last, paragraph, candidates, pinpoint, note = row
    return Mention(
        canonical,
        page,
        start,
        end,
        (first, last),
        paragraph,
        tuple(json.loads(candidates)),
        tuple((what, value) for what, value in json.loads(pinpoint)),
        note,
    )


def _finding_to_list(finding: Finding[Any]) -> list[Any]:
    return [finding.value, finding.rule, finding.evidence, finding.page]
