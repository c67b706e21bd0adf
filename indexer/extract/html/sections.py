"""From passages to the sections of a page, each a draft of blocks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.extract.html.passages import Gap, Passage
from indexer.extract.protocol import Block, Draft
from indexer.text import one_line

_MAX_LABEL = 200  # characters; a heading that is never closed holds the whole page
_MAX_ANCHOR = 200  # characters
_SHORT_LINE = 100  # characters; lines that are longer are paragraphs
_LONGEST_LINE = (
    160  # characters; one that ends no sentence goes on: some converters write each line of print so
)
_ENDS = re.compile(r"[.!?:;。！？؟।][\"'”’»)\]]*$")
_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)]\s")
_ONLY_NUMBER = re.compile(r"\d{1,3}\.|\((?:\d{1,3}|[a-z]|[ivx]{1,4})\)")
_FEWEST_NUMBERS = 3  # that stand alone, before they are put to the paragraphs that follow them


def sections(passages: Sequence[Passage]) -> list[Draft]:
    """Cut passages at the headings of sections; a draft for each part that has text."""
    parts: list[list[Passage]] = [[]]
    for passage in _with_their_numbers(passages):
        if passage.begins_section and parts[-1]:
            parts.append([])
        parts[-1].append(passage)
    known: set[str] = set()
    drafts: list[Draft] = []
    for part in parts:
        if part:
            anchor = _anchor(part[0], known)
            drafts.append(Draft(len(drafts) + 1, tuple(_blocks(part)), _label(part[0]), anchor=anchor))
            known.update(name for passage in part for name in passage.names)
    return drafts


def _anchor(first: Passage, known: Container[str]) -> str:
    """Return the name that leads to the heading of a section, the nearest before it; "" if none does.

    A name that stands twice in a page leads to where it stands first.
    """
    if not first.begins_section:
        return ""
    names = [name for name in first.names if name.isprintable() and len(name) <= _MAX_ANCHOR]
    return next((name for name in reversed(names) if name not in known), "")


def _with_their_numbers(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Put numbers that stand in a paragraph of their own before the text they are the numbers of."""
    alone = [
        index
        for index, (passage, after) in enumerate(pairwise(passages))
        if passage.kind is None
        and after.kind is None
        and _ONLY_NUMBER.fullmatch(passage.text)
        and not _ITEM.match(f"{after.text} ")
        and sum(map(str.isalpha, after.text)) > _FEWEST_NUMBERS
    ]
    if len(alone) < _FEWEST_NUMBERS:
        return passages
    numbers = set(alone)
    joined: list[Passage] = []
    for index, passage in enumerate(passages):
        if index - 1 in numbers:
            number = joined.pop()
            passage = replace(passage, text=f"{number.text} {passage.text}", gap=number.gap)
        joined.append(passage)
    return joined


def _label(first: Passage) -> str:
    return one_line(first.text)[:_MAX_LABEL] if first.begins_section else ""


def _blocks(passages: Sequence[Passage]) -> Iterator[Block]:
    """Put short lines that follow each other together."""
    lines: list[Passage] = []
    for passage in passages:
        if lines and not _goes_on(lines[-1], passage):
            yield _block(lines)
            lines = []
        lines.append(passage)
    if lines:
        yield _block(lines)


def _goes_on(before: Passage, passage: Passage) -> bool:
    if passage.number or before.kind != passage.kind or passage.begins_section or before.begins_section:
        return False
    if before.is_term and not passage.is_term and passage.gap is Gap.LINE:
        return len(before.text) <= _SHORT_LINE
    if passage.gap is not Gap.LINE or passage.level != before.level or _ITEM.match(passage.text):
        return False
    return (len(before.text) <= _SHORT_LINE and len(passage.text) <= _SHORT_LINE) or (
        len(before.text) <= _LONGEST_LINE and not _ENDS.search(before.text)
    )


def _block(lines: Sequence[Passage]) -> Block:
    first = lines[0]
    return Block(
        "\n".join(line.text for line in lines),
        first.kind,
        first.level,
        first.number,
        first.size,
        all(line.is_bold for line in lines),
    )
