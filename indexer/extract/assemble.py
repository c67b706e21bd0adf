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

from indexer.extract import running, structure
from indexer.extract.protocol import Block, Draft
from indexer.model import Page, Paragraph
from indexer.text import clean, join_hyphens, one_line, words_of

_BETWEEN = "\n\n"  # blocks; none has blank lines of its own
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def assemble(drafts: Sequence[Draft]) -> tuple[Page, ...]:
    """Make the pages of a document of its drafts, all that were read."""
    cleaned = [_clean(draft.blocks) for draft in drafts]
    if any("-\n" in block.text for blocks in cleaned for block in blocks):
        known = words_of(block.text for blocks in cleaned for block in blocks)
        cleaned = [
            [replace(block, text=join_hyphens(block.text, known)) for block in blocks] for blocks in cleaned
        ]
    pages = [structure.parted(blocks) for blocks in running.marked(cleaned)]
    found = structure.paragraphs(pages)
    return tuple(map(_page, drafts, pages, found))


def _clean(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page with clean text, without those that are empty then.

    The page is cleaned as one text, which is several times faster than block by block.
    """
    texts = clean(_BETWEEN.join([_BLANK_LINES.sub("\n", block.text).strip("\n") for block in blocks])).split(
        _BETWEEN
    )
    if len(texts) != len(blocks):  # some are empty now, or have become two
        texts = [_BLANK_LINES.sub("\n", clean(block.text)) for block in blocks]
    return [
        block if text == block.text else replace(block, text=text)
        for block, text in zip(blocks, texts, strict=True)
        if text.strip()
    ]


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
    )
