"""Headings that are headings by their looks only, as editors of the 1990s made them.

A short passage alone, all of it bold, larger, or centred and in capitals, is a heading if the
text around is not, and if text follows. Where several follow each other, as on a title page,
only the last and the largest are. The levels are the ranks of their looks: the largest first,
centred before the others; below the headings that the page marks itself.

Limits: what is a heading by its words alone ("I. INTRODUCTION") is not looked for here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, takewhile

from indexer.extract.html.passages import Gap, Passage
from indexer.model import ParagraphKind

_LETTERS = (3, 150)
_MOST_LINES = 3
_LARGER = 1.12  # than most of the text
_MUCH_LARGER = 1.4
_ALPHABETIC = 0.5  # part of its characters
_MOST_BOLD = 0.4  # of the text: beyond that bold says nothing
_MOST_IN_A_ROW = 3
_MOST_TIMES = 2  # that a heading comes in one page; what comes more often names who speaks
_DEEPEST = 6
_ENDS_SENTENCE = re.compile(r"[.;,?!…]['\"”»)\]]*$")
_NUMBERED_TITLE = re.compile(r"(?:[IVXLC]+|[A-Z]|\d{1,2})\s?[.)–-]")


def find(passages: Sequence[Passage]) -> None:
    """Mark the headings among passages of which nobody has said what they are."""
    size, bold = _body(passages)
    candidates = [_is_candidate(passage, size, bold) for passage in passages]
    found: list[Passage] = []
    for is_candidate, group in groupby(range(len(passages)), key=candidates.__getitem__):
        indexes = list(group)
        if not is_candidate or indexes[-1] + 1 == len(passages):
            continue
        if len(indexes) > _MOST_IN_A_ROW:
            largest = max(passages[index].size for index in indexes)
            indexes = [
                index
                for index in indexes
                if index == indexes[-1] or (passages[index].size == largest > _LARGER * size)
            ]
        found += (
            passages[index]
            for index in indexes
            if _has_letters(passages[index]) and _stands_alone(passages, index) and not passages[index].is_row
        )
    times = Counter(passage.text for passage in found)
    found = [passage for passage in found if times[passage.text] <= _MOST_TIMES]
    marked = [passage for passage in passages if passage.kind is ParagraphKind.HEADING]
    above = max((passage.level for passage in marked), default=0)
    ranks = {look: rank for rank, look in enumerate(sorted({_look(passage) for passage in found}), start=1)}
    before_all = _identities_before(passages, marked[0]) if marked else set()
    for passage in found:
        passage.level = min(_DEEPEST, above + ranks[_look(passage)])
        if id(passage) in before_all:  # the title of it all
            passage.level = min(passage.level, marked[0].level)
        passage.kind = ParagraphKind.HEADING


def _identities_before(passages: Sequence[Passage], first: Passage) -> set[int]:
    """Return the identities of the passages before one of them."""
    return {id(passage) for passage in takewhile(lambda passage: passage is not first, passages)}


def _body(passages: Sequence[Passage]) -> tuple[float, float]:
    """Return the size of most of the text, and which part of it is bold."""
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for passage in passages:
        sizes[passage.size] += passage.letters
        letters += passage.letters
        bold += passage.letters if passage.is_bold else 0
    return max(sizes, key=lambda size: sizes[size], default=0.0), bold / letters if letters else 0.0


def _is_candidate(passage: Passage, size: float, bold: float) -> bool:
    least, most = _LETTERS
    if (
        passage.kind is not None
        or passage.number
        or not least <= passage.letters <= most
        or passage.linked * 2 > passage.letters
        or passage.text.count("\n") >= _MOST_LINES
        or (
            _ENDS_SENTENCE.search(passage.text)
            and passage.size < _MUCH_LARGER * size
            and not _NUMBERED_TITLE.match(passage.text)
        )
    ):
        return False
    is_larger = passage.size >= _LARGER * size and _has_letters(passage)
    is_bold = passage.is_bold and bold <= _MOST_BOLD
    return is_larger or is_bold or (passage.is_centred and passage.text.upper() == passage.text)


def _has_letters(passage: Passage) -> bool:
    """Tell a heading from a date or a rule, of which title pages have their share."""
    return sum(map(str.isalpha, passage.text)) >= max(_LETTERS[0], _ALPHABETIC * len(passage.text))


def _stands_alone(passages: Sequence[Passage], index: int) -> bool:
    return passages[index].gap is Gap.PARAGRAPH and (
        index + 1 == len(passages) or passages[index + 1].gap is Gap.PARAGRAPH
    )


def _look(passage: Passage) -> tuple[float, bool, bool, bool]:
    """Return what tells the rank of a heading; less is higher."""
    return -round(passage.size, 1), not passage.is_centred, not passage.text.isupper(), not passage.is_bold
