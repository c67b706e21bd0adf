"""The names by which texts call the bodies that issue documents.

A tag is the name of a body inside this package; `vocabulary` has the slugs that readers see, and
the names, in `body_names.tsv`. Names that several bodies share ("the Council", "the
Commission") have several tags, the likeliest first; what is around them decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from typing import NamedTuple

from indexer.citations.folding import fold
from indexer.citations.many import any_of
from indexer.vocabulary import body_names

_START = 4  # letters of the first word by which names are found

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile("[\u0600-\u06ff\u4e00-\u9fff]")  # scripts that join words with what is before them


class Named(NamedTuple):
    """A body named in a text: the tags it may mean, the likeliest first, and its place."""

    tags: tuple[str, ...]
    start: int
    end: int

    @property
    def is_shared(self) -> bool:
        """Whether several bodies have this name."""
        return len(self.tags) > 1


def _expression(name: str) -> str:
    words = [re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in name.split()]
    return r"\s+".join(words).replace("'", r"'\s?").replace(r"\-", r"-?\s?")


@cache
def tags() -> frozenset[str]:
    """Return all tags."""
    return frozenset(tag for tags, _ in body_names() for tag in tags)


@cache
def _tables() -> tuple[
    Mapping[str, tuple[re.Pattern[str], tuple[tuple[str, ...], ...]]],
    re.Pattern[str],
    re.Pattern[str],
    Mapping[str, tuple[str, ...]],
]:
    """Return the names by their first letters, an expression for these, one for scripts that join words."""
    rows = sorted(((fold(name), tags) for tags, name in body_names()), key=lambda row: -len(row[0]))
    by_start: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    joined = {}
    for name, tags in rows:
        if name[0] < "\u0600":
            by_start[_key(name)].append((_expression(name), tags))
            continue
        joined[name] = tags
        if name.startswith("ال"):
            joined[("ل" if name.startswith("الل") else "لل") + name[2:]] = tags  # "of the"
    whole = any_of(start for start in by_start if len(start) < _START)
    return (
        {
            start: (
                re.compile(rf"(?:{'|'.join(f'({name})' for name, _ in row)})(?![^\W_])"),
                tuple(tags for _, tags in row),
            )
            for start, row in by_start.items()
        },
        re.compile(
            rf"(?<![^\W\d_])(?:{any_of(start for start in by_start if len(start) == _START)}"
            rf"|{whole}(?![^\W\d_]))"
        ),
        re.compile("|".join(map(re.escape, joined))),
        joined,
    )


def _key(name: str) -> str:
    """Return the first letters of the first word."""
    first: str = _WORD.findall(name)[0]
    return first[:_START]


class Bodies:
    """The bodies that one text names, found when they are first asked for, all at once."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    @cached_property
    def all(self) -> list[Named]:
        """In order, the longest name at each place."""
        by_start, starts, joined, tags_of = _tables()
        found: list[Named] = []
        last = 0
        for word in starts.finditer(self._folded):
            if word.start() < last:
                continue
            names, tags = by_start[word[0]]
            if match := names.match(self._folded, word.start()):
                last = match.end()
                found.append(Named(tags[(match.lastindex or 1) - 1], match.start(), last))
        if _JOINED.search(self._folded):
            found += [
                Named(tags_of[match[0]], match.start(), match.end())
                for match in joined.finditer(self._folded)
            ]
            found.sort(key=lambda one: one.start)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.all]

    def between(self, start: int, end: int) -> list[Named]:
        """Return those named in a run of the text, in order."""
        found = self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found[:-1] if found and found[-1].end > end else found

    def at(self, place: int) -> Named | None:
        """Return the one whose name begins here."""
        index = bisect_left(self._starts, place)
        return self.all[index] if index < len(self.all) and self._starts[index] == place else None
