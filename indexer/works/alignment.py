"""Which paragraph of a document is which in another language.

Two language versions say the same in the same order. Of all pairings that keep the order, the
best is the one whose pairs are likeliest together. How likely a pair is, is told without
knowing any language: by the printed number, by the length, and by what is written alike in
both, which is figures, symbols, names and the beginnings of kindred words.

Source: W. Gale, K. Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993),
for the search and the measure of lengths; the other evidence is added to it as log odds,
weighed by hand on five pairs of documents (tests/pipeline/test_gold_alignment.py).

Pure. Limits: what stands elsewhere in the other version is not found; two scripts share
figures only; of a paragraph that is two in the other version, both are found, of three, two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erfc, log, sqrt

from indexer.model import Page, ParagraphKind
from indexer.works.passages import Passage, joined, passages

_VARIANCE = 6.8
"""Of the length of a translation, by character of the original (Gale and Church)."""

_WORST_LENGTH = -6.0  # a number outweighs any length
_SAME_NUMBER = 6.0
_OTHER_NUMBER = -8.0
_ONE_NUMBER = -3.0
_OTHER_KIND = -2.0
_ALL_ALIKE = 8.0
_UNKNOWN = 1.0  # what is added to every pair: most of those that keep the order are right
_JOINED = -3.0
_ALONE = -0.5
_NEVER = -1e9

_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
"""How many passages of each version are taken together."""

_WINDOW = 60
"""How many passages a pair may be off the straight line from the first pair to the last."""

_WORDS = re.compile(r"[^\W_]+")
_BEGINNING = 4  # letters in which kindred words agree


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages that say the same."""

    ours: Passage
    theirs: Passage


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a passage is compared by."""

    kind: ParagraphKind
    number: str
    length: int
    words: frozenset[tuple[str, int]]  # each with its how-manieth it is


def align(ours: Sequence[Passage], theirs: Sequence[Passage]) -> tuple[Pair, ...]:
    """Pair the passages of two language versions, in order; some stay alone."""
    if not ours or not theirs:
        return ()
    steps = _search([_traits(each) for each in ours], [_traits(each) for each in theirs])
    pairs = []
    i, j = len(ours), len(theirs)
    while i or j:
        taken, given = steps[i, j]
        if taken and given:
            pairs.append(Pair(_whole(ours[i - taken : i]), _whole(theirs[j - given : j])))
        i, j = i - taken, j - given
    return tuple(reversed(pairs))


def counterpart(ours: Sequence[Page], theirs: Sequence[Page], number: int) -> int:
    """Return the number of the page of another version where what begins on a page begins too.

    Where nothing of the page is in the other version, that of the last page before that is; 1 if
    none is.
    """
    at = 1
    for pair in align(passages(ours), passages(theirs)):
        if pair.ours.page > number:
            break
        if pair.ours.page == number:
            return pair.theirs.page
        at = pair.theirs.page
    return at


def _search(left: Sequence[_Traits], right: Sequence[_Traits]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each place between passages of both, the last step of the best way there."""
    growth = sum(each.length for each in right) / sum(each.length for each in left)
    best = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i, j in _places(len(left), len(right)):
        options = [
            (best[before] + _worth(left[before[0] : i], right[before[1] : j], growth), step)
            for step in _STEPS
            if (before := (i - step[0], j - step[1])) in best
        ]
        best[i, j], steps[i, j] = max(options)
    return steps


def _places(ours: int, theirs: int) -> Iterator[tuple[int, int]]:
    window = _WINDOW + abs(ours - theirs)
    for i in range(ours + 1):
        middle = i * theirs // ours
        for j in range(max(0, middle - window), min(theirs, middle + window) + 1):
            if i or j:
                yield i, j


def _worth(left: Sequence[_Traits], right: Sequence[_Traits], growth: float) -> float:
    """Return how much likelier it is that passages say the same than that they do not, as a log.

    Args:
        left, right: One of each, none on one side, or two on one side.
        growth: Length of the whole of `right` to the whole of `left`.
    """
    if not left or not right:
        return _ALONE
    if len(left) + len(right) > 2:
        if max(left, right, key=len)[1].number or any(
            each.kind is ParagraphKind.HEADING for each in (*left, *right)
        ):
            return _NEVER
        return _JOINED + _worth([_sum(left)], [_sum(right)], growth)
    (ours,), (theirs,) = left, right
    if ours.number and theirs.number and ours.number != theirs.number:
        return _OTHER_NUMBER
    worth = _UNKNOWN + _of_length(ours.length, theirs.length, growth)
    worth += _ALL_ALIKE * _alike(ours.words, theirs.words)
    if ours.number or theirs.number:
        worth += _SAME_NUMBER if ours.number == theirs.number else _ONE_NUMBER
    return worth if ours.kind is theirs.kind else worth + _OTHER_KIND


def _of_length(ours: int, theirs: int, growth: float) -> float:
    mean = (ours + theirs / growth) / 2
    deviation = (theirs - ours * growth) / sqrt(_VARIANCE * mean)
    chance = erfc(abs(deviation) / sqrt(2))
    return max(_WORST_LENGTH, log(chance)) if chance else _WORST_LENGTH


def _alike(ours: frozenset[tuple[str, int]], theirs: frozenset[tuple[str, int]]) -> float:
    """Return the share of words that are written alike, from 0 to 1."""
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 0.0


def _traits(passage: Passage) -> _Traits:
    letters = unicodedata.normalize("NFKD", passage.text).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    counts: Counter[str] = Counter()
    words = []
    for word in _WORDS.findall(plain):
        beginning = word if word[0].isdecimal() else word[:_BEGINNING]
        words.append((beginning, counts[beginning]))
        counts[beginning] += 1
    return _Traits(passage.kind, passage.number, len(passage.text), frozenset(words))


def _sum(parts: Sequence[_Traits]) -> _Traits:
    if len(parts) == 1:
        return parts[0]
    first, second = parts
    return _Traits(first.kind, first.number, first.length + second.length, first.words | second.words)


def _whole(parts: Sequence[Passage]) -> Passage:
    return parts[0] if len(parts) == 1 else joined(parts[0], parts[1].text)
