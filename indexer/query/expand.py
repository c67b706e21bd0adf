"""Replace words and patterns by the words of the collection that they stand for.

Done here, once for all engines, so that families and caps are the same in each, and said to
the reader in the same sentences.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.query.nodes import And, Keyword, Node, Not, Or, Pattern, Terms, Word

MAX_EXPANSIONS = 2_000
"""Words that one pattern stands for at most."""

MAX_CANDIDATES = 200_000
"""Words of the collection that are read for one pattern: those that begin as it does."""


class Lexicon(Protocol):
    """The words of a collection."""

    def family(self, term: str) -> Sequence[str]:
        """Return the terms of the collection that share a stem with this one, without it."""

    def beginning(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return terms that begin with the prefix, in code point order, the first `limit`.

        Returns:
            (term, number of documents that have it).
        """

    def cited(self, key: str) -> str:
        """Return the key by which a cited document is found; the same unless this is another of its names."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A tree that engines understand.

    Attributes:
        node: Without `Word` and `Pattern`.
        notes: Patterns that were capped or match nothing, in sentences.
    """

    node: Node
    notes: tuple[str, ...] = ()


def expand(node: Node, lexicon: Lexicon) -> Expanded:
    """Replace each `Word` by its family, each `Pattern` by its words, names of cited documents by the first.

    A pattern with more than `MAX_EXPANSIONS` words keeps those in most documents, of equally
    frequent ones the first in code point order. One that matches nothing becomes a `Terms`
    without terms, which finds nothing. The rest of the tree stays as it is.
    """
    notes: list[str] = []
    expanded = _expanded(node, lexicon, notes)
    return Expanded(expanded, tuple(dict.fromkeys(notes)))


def _expanded(node: Node, lexicon: Lexicon, notes: list[str]) -> Node:
    match node:
        case Word(term, fields):
            return Terms((term, *sorted(set(lexicon.family(term)) - {term})), fields)
        case Pattern(pattern, fields):
            return Terms(_matching(pattern, lexicon, notes), fields)
        case Keyword(("cites" | "symbol") as name, values):
            return Keyword(name, tuple(dict.fromkeys(map(lexicon.cited, values))))
        case Not(child):
            return Not(_expanded(child, lexicon, notes))
        case And(children):
            return And(tuple(_expanded(child, lexicon, notes) for child in children))
        case Or(children):
            return Or(tuple(_expanded(child, lexicon, notes) for child in children))
        case _:
            return node


def _matching(pattern: str, lexicon: Lexicon, notes: list[str]) -> tuple[str, ...]:
    """Return the terms a pattern stands for, in code point order."""
    prefix = re.split(r"[*?]", pattern, maxsplit=1)[0]
    candidates = lexicon.beginning(prefix, MAX_CANDIDATES)
    # fnmatch's translation never backtracks, however many stars; terms have no brackets
    matches = re.compile(fnmatch.translate(pattern)).match
    found = [(term, frequency) for term, frequency in candidates if matches(term)]
    if not found:
        notes.append(f"No word of the collection matches “{pattern}”.")
    if len(found) > MAX_EXPANSIONS:
        at_least = "at least " if len(candidates) == MAX_CANDIDATES else ""
        notes.append(
            f"“{pattern}” stands for {at_least}{len(found):,} words of the collection; "
            f"the {MAX_EXPANSIONS:,} in most documents were searched."
        )
        found = sorted(found, key=lambda entry: (-entry[1], entry[0]))[:MAX_EXPANSIONS]
    return tuple(sorted(term for term, _ in found))
