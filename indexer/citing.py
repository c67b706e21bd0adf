"""The citations in files or texts, as JSON values; with what an index knows of them, if there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer import citations, derive, loose
from indexer.bare import with_bare
from indexer.catalogue import Catalogue
from indexer.extract import Limits
from indexer.model import Extraction, Mention, Outcome, SourceFile

Check = Callable[[Sequence[Mention], Mapping[int, str]], Sequence[Mapping[str, Any]]]
"""Mentions, and the texts of the pages they stand on → for each, what is known of it, as JSON values."""


def citations_of_files(
    files: Sequence[Path], limits: Limits, cards: Catalogue, check: Check | None = None
) -> Iterator[tuple[Outcome, dict[str, Any] | None]]:
    """Find what files cite, in the order given.

    Args:
        files: Paths; a folder or a missing file is an outcome.
        limits: What reading one file may cost.
        cards: What is known of documents, for misprints.
        check: Looks up what is found; None if there is no index.

    Yields:
        What became of the file, and its path and citations (None if it could not be read).
    """
    for outcome, source, extraction in loose.read(files, limits):
        if source is None or extraction is None:
            yield outcome, None
        else:
            yield outcome, _of_file(source, extraction, cards, check)


def citations_of_batch(path: Path, cards: Catalogue) -> Iterator[dict[str, Any]]:
    """Find what texts cite: lines of JSON with `id`, `text` and, if it is known, `context_body`.

    Raises:
        ControlFileError: If a line cannot be understood.
    """
    known = derive.known(cards)
    for given in loose.batch(path):
        body = given.get("context_body")
        context = citations.Context(citations.tag_of(body if isinstance(body, str) else None), known=known)
        text = given["text"]
        found = citations.find(text, context)
        yield {"id": given["id"], "citations": [_json(mention, text) for mention in found]}


def _of_file(
    source: SourceFile, extraction: Extraction, cards: Catalogue, check: Check | None
) -> dict[str, Any]:
    document = derive.document([source], extraction, cards, datetime.now(UTC).year, is_draft=True)
    texts: Mapping[int, str] = {page.number: page.text for page in document.pages}
    mentions = with_bare(document.pages, document.mentions)
    found = [
        {
            "page": mention.page,
            "paragraph": mention.paragraph or None,
            **_json(mention, texts[mention.page]),
            "sentence": texts[mention.page][slice(*mention.sentence)],
        }
        for mention in mentions
    ]
    if check is not None:
        known = check(mentions, texts)
        found = [each | {"check": dict(of)} for each, of in zip(found, known, strict=True)]
    return {"path": source.path, "citations": found}


def _json(mention: Mention, text: str) -> dict[str, Any]:
    """Return a mention as JSON values; offsets in code points of the text; what there is not is left out."""
    found: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "canonical": mention.canonical,
    }
    if mention.pinpoint:
        found["pinpoint"] = dict(mention.pinpoint)
    if mention.candidates:
        found["candidates"] = list(mention.candidates)
    if mention.note:
        found["note"] = mention.note
    return found
