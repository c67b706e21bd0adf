"""Part the blocks of a document where paragraphs follow each other without a gap.

Readers part blocks where they see gaps. Here blocks are parted further where a line begins with
a number, or a letter, that has company: one before or behind it at the beginning of another
line. Numbers that stand in a block of their own are put before their paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.extract.marks import ARTICLE, RAISED, ends, follows, letter_of, mark_of
from indexer.extract.protocol import Block
from indexer.model import ParagraphKind

_RAISED = str.maketrans("0123456789", RAISED)
_LONGEST_MARK = 3  # characters
_BEHIND = 3  # blocks within which what stands behind a mark comes
_SMALL = 0.75  # of the letters of a note: its number
_SHORT = 30  # characters
_SAME_LINE = 0.008  # of the height of a page
_NEAR = 4  # beginnings of lines before and behind
_ALONE = re.compile(r"\[\d{1,4}\]|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)")
_STARS = re.compile(r"\*{1,3}|[†‡]")
_NOTE = re.compile(rf"[{RAISED}]{{1,3}}\s*[^\s{RAISED}.,;:)]")
_RAISED_LINE = re.compile(rf"\n[{RAISED}]")
_CONJUNCTION = re.compile(r"[;,]\s+\w{1,3}\Z")


class _Start(NamedTuple):
    """A line that may begin a paragraph."""

    page: int
    block: int
    line: int
    row: str  # what numbers of one row have in common
    prefix: tuple[int, ...]
    value: int
    letter: str


def joined(page: Sequence[Block]) -> list[Block]:
    """Put the marks of notes that stand alone before what stands behind them on the line.

    This comes before anything else: small numbers near the end of a page are taken for its own.
    """
    blocks = list(page)
    at = 0
    while at < len(blocks):
        mark = blocks[at]
        text = mark.text.strip()
        if len(text) <= _LONGEST_MARK and (_STARS.fullmatch(text) or text.isdecimal()):
            for behind in range(at + 1, min(at + 1 + _BEHIND, len(blocks))):
                block = blocks[behind]
                if _is_note(mark, block):
                    blocks[at] = replace(block, text=f"{text.translate(_RAISED)} {block.text.lstrip()}")
                    del blocks[behind]
                    break
        at += 1
    return blocks


def _is_note(mark: Block, block: Block) -> bool:
    """Tell whether a block is the note of a mark: on its line, and if the mark is a number, larger."""
    return (
        mark.kind is block.kind is None
        and any(mark.place)
        and abs(mark.place[0] - block.place[0]) < _SAME_LINE
        and any(letter.isalpha() for letter in block.text[:20])
        and (not mark.text.strip().isdecimal() or mark.size < _SMALL * block.size)
    )


def parted(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """Part the blocks of all pages."""
    pages = [_joined(_cut(page, map(_around_articles, page))) for page in pages]
    starts = list(_starts(pages))
    cuts: dict[tuple[int, int], list[int]] = {}
    for at, start in enumerate(starts):
        if start.line and (
            any(_follow(other, start) for other in starts[max(0, at - _NEAR) : at])
            or any(_follow(start, other) for other in starts[at + 1 : at + 1 + _NEAR])
        ):
            cuts.setdefault((start.page, start.block), []).append(start.line)
    return [
        _cut(
            page,
            [_before_notes(block, cuts.get((number, index), ())) for index, block in enumerate(page)],
        )
        for number, page in enumerate(pages)
    ]


def _is_open(block: Block) -> bool:
    return block.kind in (None, ParagraphKind.BODY, ParagraphKind.NOTE)


def _around_articles(block: Block) -> Sequence[int]:
    """Part names of articles from what follows them, and numbers that end a block from what comes before.

    Returns:
        The lines before which to cut.
    """
    if "\n" not in block.text or not _is_open(block):
        return ()
    lines = block.text.split("\n")
    cuts = []
    for index, line in enumerate(lines):
        if len(line) < _SHORT and ARTICLE.fullmatch(line) and (not index or ends(lines[index - 1])):
            cuts += [index, index + 1]
    if (
        len(lines[-1]) < _SHORT
        and _ALONE.fullmatch(lines[-1].strip())
        and (ends(lines[-2]) or ARTICLE.fullmatch(lines[-2]))
    ):
        cuts.append(len(lines) - 1)
    return sorted({cut for cut in cuts if 0 < cut < len(lines)}) if cuts else ()


def _joined(page: Sequence[Block]) -> list[Block]:
    """Put numbers that stand alone before the blocks behind them."""
    blocks: list[Block] = []
    for block in page:
        before = blocks[-1] if blocks else None
        if (
            before is not None
            and before.kind in (None, ParagraphKind.BODY)
            and block.kind is before.kind
            and len(before.text) < _SHORT
            and _ALONE.fullmatch(before.text.strip())
            and not _ALONE.fullmatch(block.text.strip())
        ):
            text = f"{before.text.strip()} {block.text.lstrip()}"
            blocks[-1] = replace(block, text=text, place=(before.place[0], block.place[1]))
        else:
            blocks.append(block)
    return blocks


def _starts(pages: Sequence[Sequence[Block]]) -> Iterator[_Start]:
    for number, page in enumerate(pages):
        for index, block in enumerate(page):
            if not _is_open(block):
                continue
            lines = block.text.split("\n")
            for line, text in enumerate(lines):
                if text[:6].replace(" ", "").isalpha():
                    continue  # most lines begin with words, and no mark does
                mark = mark_of(text)
                letter = "" if mark else letter_of(text)
                if not (mark or letter):
                    continue
                if not line or ends(before := lines[line - 1]) or _CONJUNCTION.search(before):
                    if mark:
                        row = f"{mark.prefix}{mark.style}"
                        yield _Start(number, index, line, row, mark.prefix, mark.value, "")
                    else:
                        yield _Start(number, index, line, text[0] if text[0] == "(" else "", (), 0, letter)


def _follow(first: _Start, second: _Start) -> bool:
    if first.row != second.row:
        return bool(second.prefix) and second.prefix == (*first.prefix, first.value) and second.value == 1
    return follows(first.letter, second.letter) if first.letter else second.value == first.value + 1


def _before_notes(block: Block, cuts: Sequence[int]) -> Sequence[int]:
    """Add the lines that begin notes to those before which a block is cut anyway."""
    if not _RAISED_LINE.search(block.text) or not _is_open(block):
        return cuts
    lines = block.text.split("\n")
    is_note = _NOTE.match(lines[0]) is not None
    notes = [
        index
        for index, line in enumerate(lines)
        if index and _NOTE.match(line) and (is_note or ends(lines[index - 1]))
    ]
    return sorted({*cuts, *notes})


def _cut(page: Sequence[Block], cuts: Iterable[Sequence[int]]) -> list[Block]:
    """Return the blocks of a page cut before these lines of each; most stay whole."""
    blocks: list[Block] = []
    for block, lines in zip(page, cuts, strict=True):
        if lines:
            blocks += _parts(block, lines)
        else:
            blocks.append(block)
    return blocks


def _parts(block: Block, cuts: Sequence[int]) -> Iterator[Block]:
    lines = block.text.split("\n")
    top, bottom = block.place
    step = (bottom - top) / max(1, len(lines) - 1)
    for begin, end in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        place = (top + begin * step, top + (end - 1) * step) if any(block.place) else block.place
        yield replace(block, text="\n".join(lines[begin:end]), place=place)
