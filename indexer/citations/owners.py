"""Whose document a phrase cites: the bodies that may have issued it, the likeliest first.

The order of the evidence: a body within the phrase ("resolution of the Commission 2000/61"),
right before it, right behind its list, before it in the same breath ("the Assembly, in its
resolution"); then what "its" stands for, the body whose text this is, bodies named elsewhere in
the sentence, and, last, bodies named further off.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from heapq import merge
from itertools import chain
from typing import NamedTuple

from indexer.citations import forms
from indexer.citations.bodies import Named
from indexer.citations.found import Context, Found
from indexer.citations.glue import LOOSE, joins
from indexer.citations.phrases import SENTENCE_END, Phrase
from indexer.citations.plain import Plain

_BEHIND, _AHEAD = 450, 350  # characters of a sentence that are looked at
_EARLIER, _LATER = 900, 300
_NEAR = 60  # characters, with a date

_APART = re.compile(r";|\n\s*\n|\.\s")
_TIGHT = re.compile(r"(?:'?s?')?\s{0,4}[\[(]?|'s?\s{1,4}|-")
_POSSESSIVE = re.compile(
    r"(?:^|[^\w])(?:its|their|his|her|ses|sa|son|leurs?|sus?|seus?|suas?|sua|сво\w{1,4}|его)\s+"
    r"(?:[^\W\d_]+\s+){0,2}$"
)
_IN_BRACKETS = re.compile(r"[(\[]\s?(?:see\s|cf\.?\s|voir\s|vease\s|in\s|its\s|sa\s|su\s)?$")
_OBJECT = re.compile(
    r"(?<![^\W_])(?:to|of|for|from|a|au|aux|al|de|du|del|da|do|para|pour|ao)\s(?:the\s|la\s|le\s|el\s|l'\s?|o\s)?$"
)
_OBJECT_WAY = len("from the ")
_ARABIC_POSSESSIVE = re.compile("(?:يه|يها|اته|اتها|ره|رها)$")

_ORGANS = {tag.upper(): tag for tag in forms.COMMITTEES} | {"CADHP": "achpr", "ACHPR": "achpr"}
_PARTS: Mapping[str, tuple[str, ...]] = {"osce": ("osce", "osce-mc", "osce-pc"), "coe": ("pace", "cm")}
_INDIRECT = frozenset({"committee", *_PARTS})


class Evidence(NamedTuple):
    """The tags of bodies that may have issued what a phrase cites, the likeliest first.

    Attributes:
        tags: All that the sentence and the context give.
        near: Those that stand in the phrase or right beside it.
    """

    tags: list[str]
    near: list[str]


_NOBODY = Evidence([], [])


class Owners:
    """Finds the owners of the phrases of one text, which come in order."""

    def __init__(self, plain: Plain, context: Context, symbols: Sequence[Found]) -> None:
        self._text, self._folded = plain.text, plain.folded
        self._own = context.body
        self._symbols = frozenset(found.start for found in symbols)
        organs = [
            Named((tag,), found.start, found.end)
            for found in symbols
            if (tag := _ORGANS.get(found.canonical.split("/")[0]))
        ]
        # A symbol names the body it belongs to.
        self._named = (
            list(merge(plain.bodies.all, organs, key=lambda named: named.start))
            if organs
            else plain.bodies.all
        )
        self._starts = [named.start for named in self._named]
        ends = list(SENTENCE_END.finditer(plain.text))
        self._stops, self._begins = [end.start() for end in ends], [end.end() for end in ends]
        self._sentence = (0, 0)
        self._consumed: set[int] = set()

    def _look(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence around a phrase, as far as it is looked at."""
        first = bisect_right(self._begins, start)
        last = bisect_left(self._stops, end)
        begin = max(start - _BEHIND, self._begins[first - 1] if first else 0, 0)
        stop = min(end + _AHEAD, self._stops[last] if last < len(self._stops) else len(self._text))
        return begin, stop

    def _between(self, begin: int, stop: int) -> list[Named]:
        return self._named[bisect_left(self._starts, begin) : bisect_left(self._starts, stop)]

    def evidence(self, phrase: Phrase) -> Evidence:
        """Return whose the documents of a phrase may be; phrases come in order."""
        own = (self._own,) if self._own else ()
        if not self._named and not own:
            return _NOBODY
        self._sentence = begin, stop = self._look(phrase.start, phrase.last)
        folded = self._folded
        named_here = self._between(begin, stop)
        if not named_here and not own and not phrase.way.inner:
            return _NOBODY
        before = [named for named in named_here if named.end <= phrase.start + 1]
        after = [named for named in named_here if named.start >= phrase.last - 1]
        ordered: list[Named] = []
        ordered += sorted(phrase.way.inner, key=lambda named: named.is_shared)
        tight = before[-1:] if before and _TIGHT.fullmatch(folded, before[-1].end, phrase.start) else []
        ordered += tight
        following = []
        at = phrase.members[-1].number.end
        for named in after:
            if (
                named.start - at < _NEAR
                and named.start not in self._symbols
                and not _APART.search(folded, at, named.start)
                and joins(folded, at, named.start)
            ):
                following.append(named)
                at = named.end
            else:
                break
        ordered += sorted(following, key=lambda named: named.is_shared)
        self._consumed.update(named.start for named in chain(phrase.way.inner, tight, following))
        loose = []
        if before and not tight and LOOSE.fullmatch(folded, before[-1].end, phrase.start):
            loose = before[-1:]
        ordered += loose
        possessive = bool(own) and self._is_possessive(phrase, begin)
        nearest = before[::-1]
        if _IN_BRACKETS.search(folded, max(0, phrase.start - _OBJECT_WAY), phrase.start):
            # Who did what a sentence says did it in the resolution behind it, not to whom it was done: "the
            # Assembly sent it to the Council for … (resolution 43 (I))".
            nearest.sort(key=lambda named: self._is_object(named.start))
        fresh = [named for named in nearest if named.start not in self._consumed]
        used = [named for named in nearest if named.start in self._consumed]
        tags = [tag for named in ordered for tag in named.tags]
        near = [*tags, *(own if possessive else ())]
        if possessive:
            tags += [tag for named in fresh for tag in named.tags]
            tags += own
        else:
            tags += own
            tags += [tag for named in fresh for tag in named.tags]
        tags += [tag for named in chain(used, after) for tag in named.tags]
        return Evidence(self._expanded(tags), self._expanded(near))

    def _is_object(self, start: int) -> bool:
        return _OBJECT.search(self._folded, max(0, start - _OBJECT_WAY), start) is not None

    def _is_possessive(self, phrase: Phrase, begin: int) -> bool:
        """Tell whether the documents of a phrase are said to be "its": of the body that speaks."""
        folded = self._folded
        return bool(
            _POSSESSIVE.search(folded[max(begin, phrase.start - 40) : phrase.start])
            or _ARABIC_POSSESSIVE.search(folded[phrase.start : phrase.end])
        )

    def within(self, phrase: Phrase) -> list[list[str]]:
        """Return, for each member of a list, the tags of the body behind it or behind those that follow.

        "Resolutions 16/5 and 34/5 of the Council and 53/144 of the Assembly": what stands behind the
        whole list is not given here.
        """
        if len(phrase.members) == 1:
            return [[]]
        folded = self._folded
        found: list[list[str]] = []
        tags: list[str] = []
        following = len(folded)
        for index in range(len(phrase.members) - 1, -1, -1):
            number = phrase.members[index].number
            named = self._between(number.end, following) if index < len(phrase.members) - 1 else []
            if named and joins(folded, number.end, named[0].start):
                tags = self._expanded(named[0].tags)
            found.append(tags)
            following = number.start
        return found[::-1]

    def _expanded(self, tags: Sequence[str]) -> list[str]:
        """Put in what "the Committee" is here, and the bodies of an organization."""
        if _INDIRECT.isdisjoint(tags):
            return list(dict.fromkeys(tags))
        own = (self._own,) if self._own in forms.COMMITTEES else ()
        return list(
            dict.fromkeys(
                each for tag in tags for each in (own if tag == "committee" else _PARTS.get(tag, (tag,)))
            )
        )

    def further(self) -> list[str]:
        """Return the bodies named before and behind the sentence, the nearest first."""
        if not self._named:
            return []
        begin, stop = self._sentence
        earlier = self._between(begin - _EARLIER, begin)
        later = self._between(stop, stop + _LATER)
        return self._expanded(
            [tag for named in chain(reversed(earlier), later) if not named.is_shared for tag in named.tags]
        )
