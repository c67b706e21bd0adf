"""Which documents are one work.

A work is what a symbol names, in all its languages and dresses. Documents are one work if

1. they have the same symbol, or one that the catalogue knows as the same, unless it is the number of a
   case, in which a court may write several;
2. their texts are copies, word for word;
3. their texts are near-copies, as prints of one text by different programs are;
4. their files differ in nothing but the language their names speak of, and their paragraphs
   have the same numbers.

Documents with different symbols are never one work, whatever their texts: resolutions repeat
each other, and an addendum or a revision is a document of its own (`kin` says so).

Pure, and independent of the order of what it is given. Limits: versions without a symbol and
without numbered paragraphs stay apart; so do a document and its symbol's card with a wrong
symbol.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from indexer.model import ID_LENGTH, Work
from indexer.works.sketch import Sketch, alike

_COPY = 0.9
_SAME_NUMBERS = 0.8
_LOOKED_UP = 9  # smallest hashes of a sketch, by two of which near-copies find each other

_CASE = "ecthrapp."
"""Applications to the European Court: the judgments of a Chamber, of the Grand Chamber and on just
satisfaction all have the number of the case."""

_TAIL = re.compile(r"(?:[/.,]?(?:add|corr|rev|amend)[./]?\d+)+$")


@dataclass(frozen=True, slots=True)
class Member:
    """What tells of a document to which work it belongs.

    Attributes:
        symbols: Keys of its symbol, which comes first, and of its aliases.
        language: "" if it is not established.
        fingerprint: Equal for copies; "" for a card.
        words, numbers: Sketches of its words and of the numbers of its paragraphs.
        paths: Of its files.
    """

    id: str
    symbols: tuple[str, ...] = ()
    language: str = ""
    fingerprint: str = ""
    words: Sketch = ()
    numbers: Sketch = ()
    paths: tuple[str, ...] = ()


def group(members: Iterable[Member]) -> tuple[Work, ...]:
    """Put documents together into works; most are a work alone."""
    ordered = sorted(members, key=lambda member: member.id)
    clusters = _Clusters(ordered)
    for some in _sharing(ordered, lambda member: filter(_is_of_one_work, member.symbols)):
        clusters.join(some, across_symbols=True)
    for some in _sharing(
        ordered, lambda member: (member.fingerprint,) if member.fingerprint and member.words else ()
    ):
        clusters.join(some)
    for some in _sharing(ordered, lambda member: pairwise(member.words[:_LOOKED_UP])):
        clusters.join(some, _are_near_copies)
    for some in _sharing(ordered, _places):
        clusters.join(some, _are_versions)
    return tuple(sorted(clusters.works(), key=lambda work: work.id))


def work_id(symbol: str) -> str:
    """Return the id of the work that a symbol names, by its key; it stays as versions come and go."""
    return hashlib.sha256(symbol.encode()).hexdigest()[:ID_LENGTH]


def kin(symbol: str) -> str:
    """Return the key of the symbol that an addendum, a corrigendum or a revision belongs to, by its key.

    Related documents are those of which this is equal; of any other symbol it is the symbol.
    """
    return _TAIL.sub("", symbol)


class _Clusters:
    """Sets of documents that grow together; each knows the symbols in it."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._cluster = {member.id: [member] for member in members}

    def join(
        self,
        members: list[Member],
        is_one: Callable[[Member, Member], bool] = lambda one, other: True,
        *,
        across_symbols: bool = False,
    ) -> None:
        """Join the clusters of any two documents that are one, unless their symbols differ."""
        for one, other in combinations(members, 2):
            ours, theirs = self._cluster[one.id], self._cluster[other.id]
            if ours is theirs or not is_one(one, other):
                continue
            if across_symbols or not _differ(ours, theirs):
                ours += theirs
                for each in theirs:
                    self._cluster[each.id] = ours

    def works(self) -> Iterator[Work]:
        """Yield each cluster once."""
        for cluster in {id(each): each for each in self._cluster.values()}.values():
            ids = tuple(sorted(member.id for member in cluster))
            own = sorted(each.symbols[0] for each in cluster if any(map(_is_of_one_work, each.symbols[:1])))
            yield Work(work_id(own[0]) if own else ids[0], ids)


def _is_of_one_work(symbol: str) -> bool:
    """Tell whether a symbol, by its key, names one text, and not a case in which several were written."""
    return not symbol.startswith(_CASE)


def _differ(ours: Iterable[Member], theirs: Iterable[Member]) -> bool:
    symbols = [{symbol for member in cluster for symbol in member.symbols} for cluster in (ours, theirs)]
    return all(symbols) and symbols[0].isdisjoint(symbols[1])


def _sharing(
    members: Iterable[Member], keys: Callable[[Member], Iterable[Hashable]]
) -> Iterator[list[Member]]:
    """Yield the documents that share a key, two or more, for each key."""
    found: dict[Hashable, list[Member]] = defaultdict(list)
    for member in members:
        for key in dict.fromkeys(keys(member)):
            found[key].append(member)
    return (some for some in found.values() if len(some) > 1)


def _are_near_copies(one: Member, other: Member) -> bool:
    return one.language == other.language and alike(one.words, other.words) >= _COPY


def _are_versions(one: Member, other: Member) -> bool:
    return one.language != other.language and alike(one.numbers, other.numbers) >= _SAME_NUMBERS


def _places(member: Member) -> Iterator[str]:
    """Yield each path of a document with the name of its language taken out, if that is in it."""
    for path in member.paths if member.numbers and member.language else ():
        place, count = re.subn(rf"(?<![^\W_]){member.language}(?![^\W_])", "*", path.casefold())
        if count:
            yield place
