"""The tree a question becomes.

The parser makes `Word` and `Pattern` nodes for what the reader typed; `expand` replaces
them by `Terms`, the words of the collection they stand for. Engines receive only
`Terms`, `Phrase`, `Keyword`, `And`, `Or`, `Not` and `All`, so that caps and word
families are decided once and every engine agrees.

All words are terms of `indexer.analysis`: folded, never as typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TEXT_FIELDS = ("text", "title")
"""Where a plain word is looked for: the pages, and the title."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, standing for its whole family (defender, defenders…)."""

    term: str
    fields: tuple[str, ...] = TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` (any letters) or `?` (one letter); begins with two letters at least."""

    pattern: str
    fields: tuple[str, ...] = TEXT_FIELDS
    position: int = field(default=0, compare=False)  # 0-based offset in the query, for messages


@dataclass(frozen=True, slots=True)
class Terms:
    """Any of these terms, in any of the fields; one concept, ranked as one word."""

    terms: tuple[str, ...]
    fields: tuple[str, ...] = TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Phrase:
    """These terms exactly, one directly after the other, within one of the fields."""

    terms: tuple[str, ...]
    fields: tuple[str, ...] = TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Keyword:
    """The field (a facet, or `symbol`) has any of these values. Does not affect rank."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Not:
    """Every document the child does not match. Does not affect rank."""

    child: Node


@dataclass(frozen=True, slots=True)
class And:
    """Documents that match every child; at least two children."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that match any child; at least two children."""

    children: tuple[Node, ...]


Node = Word | Pattern | Terms | Phrase | Keyword | All | Not | And | Or
Query = Terms | Phrase | Keyword | All | Not | And | Or
