"""A small picture of a long text, by which near-copies are told.

A text is taken as the set of its runs of five words. What two sets have in common, over what
they have together, says how alike the texts are: of two prints of one document nearly all, of
two documents on one subject little. Of each set the smallest hashes are kept, and the share of
the smallest of both together that are in both is a fair guess of it (exact for short texts).

Source: A. Broder, "On the resemblance and containment of documents" (1997).

Pure; equal texts have equal sketches on every machine. Limits: a text of a few words has none,
for it may be anything's cover.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from indexer.model import Page, ParagraphKind

Sketch = tuple[int, ...]
"""The smallest hashes of a set, ascending; () of a set too small to tell."""

SIZE = 128
"""Hashes kept. The guess is off by 0.03 at 0.9, two times of three."""

_RUN = 5  # words
_LEAST_WORDS = 30
_RUN_OF_NUMBERS = 3
_LEAST_NUMBERS = 8
_ENOUGH = 4 * SIZE  # hashes that have as many different ones among them, but in texts that repeat themselves
_MOST_WORDS = 100_000  # kept
_BITS = np.uint64(32)  # of a hash that are kept

_STEP = np.uint64(0x9E3779B97F4A7C15)
_SHIFTS = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
"""Constants of splitmix64, which spreads what differs in one bit over all (Steele and others, 2014)."""


def of_words(words: Sequence[str]) -> Sketch:
    """Return the sketch of the terms of a document, in order; those of running heads are left out."""
    return _sketch(words, _RUN, _LEAST_WORDS)


def of_numbers(pages: Iterable[Page]) -> Sketch:
    """Return the sketch of the printed numbers of its paragraphs, which translations keep."""
    numbers = [
        each.number
        for page in pages
        for each in page.paragraphs
        if each.kind is ParagraphKind.BODY and each.number
    ]
    return _sketch(numbers, _RUN_OF_NUMBERS, _LEAST_NUMBERS)


def alike(one: Sketch, other: Sketch) -> float:
    """Guess how much of two sets they have in common, from 0 to 1; 0 if one cannot be told."""
    if not one or not other:
        return 0.0
    both = set(one) & set(other)
    smallest = sorted({*one, *other})[:SIZE]
    return sum(each in both for each in smallest) / len(smallest)


def _sketch(parts: Sequence[str], run: int, least: int) -> Sketch:
    if len(parts) < least:
        return ()
    words = np.fromiter(map(_HASHES.__getitem__, parts), np.uint64, len(parts))
    count = len(parts) - run + 1
    runs = np.zeros(count, np.uint64)
    for at in range(run):
        runs = runs * _STEP + words[at : at + count]
    for shift, factor in _SHIFTS:
        runs = (runs ^ (runs >> shift)) * factor
    return tuple(_smallest(runs >> _BITS).tolist())


def _smallest(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the `SIZE` smallest values, each once, ascending."""
    if len(hashes) > _ENOUGH:  # of long texts nearly all need not be sorted
        smallest = np.unique(np.partition(hashes, _ENOUGH)[:_ENOUGH])
        if len(smallest) >= SIZE:
            return smallest[:SIZE]
    return np.unique(hashes)[:SIZE]


class _Hashes(dict[str, int]):
    """Word -> 64 bits, for the words of this process so far."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = made = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
        return made


_HASHES = _Hashes()
