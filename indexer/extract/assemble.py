"""From drafts to pages: what only the whole document can tell.

Readers hand over the blocks of each page. Here the text of a page is put together and cleaned,
words cut at line ends are joined by what the document itself writes elsewhere, running heads
are known by their coming again, and every block becomes a `Paragraph`: heading, note, running
head or body, with its number. The same for all formats.

Pure. Limits: a word cut at the end of a page stays cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.extract import parting, running, structure
from indexer.extract.protocol import Block, Draft
from indexer.model import Page, Paragraph
from indexer.text import Spelling, clean, join_hyphens, one_line

_LEAST_SOFT = 5
_BETWEEN = "\n\n"  # blocks; none has blank lines of its own
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def assemble(drafts: Sequence[Draft]) -> tuple[Page, ...]:
    """Make the pages of a document of its drafts, all that were read."""
    cleaned = [_clean(blocks) for blocks in _with_hyphens([draft.blocks for draft in drafts])]
    if any("-\n" in block.text or "‐\n" in block.text for blocks in cleaned for block in blocks):
        spelling = Spelling.of(block.text for blocks in cleaned for block in blocks)
        cleaned = [
            [_with_text(block, join_hyphens(block.text, spelling)) for block in blocks] for blocks in cleaned
        ]
    pages = parting.parted(running.marked([parting.joined(blocks) for blocks in cleaned]))
    found = structure.paragraphs(pages)
    return tuple(map(_page, drafts, pages, found))


def _with_hyphens(pages: Sequence[Sequence[Block]]) -> Sequence[Sequence[Block]]:
    """Give a document its hyphens where its fonts call them soft ones.

    On a printed page what stands within a line was seen: a soft hyphen there is a hyphen. Few of
    them are slips; if there are more than real ones, all of them are meant.
    """
    texts = [block.text for blocks in pages for block in blocks if "\xad" in block.text and any(block.place)]
    within = sum(text.count("\xad") - text.count("\xad\n") for text in texts)
    if within < _LEAST_SOFT or within < sum(block.text.count("-") for blocks in pages for block in blocks):
        return pages
    return [[_with_text(block, block.text.replace("\xad", "-")) for block in blocks] for blocks in pages]


def _clean(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page with clean text, without those that are empty then.

    The page is cleaned as one text, which is several times faster than block by block.
    """
    texts = clean(_BETWEEN.join([_closed(block.text).strip("\n") for block in blocks])).split(_BETWEEN)
    if len(texts) != len(blocks):  # some are empty now, or have become two
        texts = [_closed(clean(block.text)) for block in blocks]
    return [_with_text(block, text) for block, text in zip(blocks, texts, strict=True) if text.strip()]


def _closed(text: str) -> str:
    """Return a text without blank lines."""
    return _BLANK_LINES.sub("\n", text)


def _with_text(block: Block, text: str) -> Block:
    return block if text == block.text else replace(block, text=text)


def _page(draft: Draft, blocks: Sequence[Block], found: Sequence[structure.Found]) -> Page:
    paragraphs = []
    at = 0
    for block, (kind, number, level) in zip(blocks, found, strict=True):
        paragraphs.append(Paragraph(at, at + len(block.text), kind, number, level))
        at += len(block.text) + len(_BETWEEN)
    return Page(
        draft.number,
        _BETWEEN.join([block.text for block in blocks]),
        one_line(draft.label),
        tuple(paragraphs),
        draft.confidence,
        draft.anchor,
    )
