"""Read a question: from tokens to a tree, or to an error that says where and what to do.

    any_of  = all_of { OR all_of }
    all_of  = one { [AND] one }
    one     = { NOT | - } primary
    primary = word | "phrase" | ( any_of ) | title:primary | name:value | name:( value { OR value } )

So NOT binds tighter than AND, and AND, written or not, tighter than OR. What is harmless is
ignored and said in the notes; what would change the answer is an error. A question is refused
for its length before anything else, so that no input costs time or depth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.errors import QueryError
from indexer.query import words
from indexer.query.admit import LEAVES, admitted, nothing_to_exclude, without_value
from indexer.query.fields import AVAILABLE, FIELD_BY_NAME, FieldKind, check_value, shortened, years
from indexer.query.nodes import TEXT_FIELDS, All, And, Keyword, Node, Not, Or, Pattern
from indexer.query.scan import Kind, Token, scan

MAX_CHARACTERS = 2_000
MAX_DEPTH = 20  # parentheses within parentheses
MAX_PATTERNS = 20  # each may stand for thousands of words

_OPERATORS = (Kind.AND, Kind.OR, Kind.NOT)
_EXCLUSIONS = (Kind.NOT, Kind.MINUS)
_ENDS = (Kind.AND, Kind.OR, Kind.CLOSE)  # nothing to search for begins with these


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question that was understood.

    Attributes:
        node: The tree, with `Word` and `Pattern` nodes; see `expand`.
        notes: What was ignored or read in a way the reader may not expect, in sentences.
    """

    node: Node
    notes: tuple[str, ...] = ()


def parse(text: str, key_of: Callable[[str], str] = words.symbol_key) -> Parsed:
    """Read a question in the language of docs/query-language.md.

    An empty question means every document.

    Args:
        text: The question.
        key_of: Printed form of a symbol, behind `symbol:` or `cites:` → its key; may raise QueryError.

    Raises:
        QueryError: If it cannot be read; `position` is where, in 0..len(text).
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"this question has {len(text):,} characters, and {MAX_CHARACTERS:,} is the most; shorten it",
            MAX_CHARACTERS,
        )
    tokens, notes = admitted(scan(text))
    if not tokens:
        return Parsed(All(), tuple(notes))
    reader = _Reader(tokens, notes, key_of)
    node = reader.any_of(TEXT_FIELDS)
    if stray := reader.peek():
        raise _unopened(stray)
    if reader.strangers:
        names = ", ".join(dict.fromkeys(reader.strangers))
        known = ", ".join(f"{name}:" for name in AVAILABLE)
        notes.append(f"Searched as words, being no fields: {names}. The fields are {known}.")
    return Parsed(node, tuple(dict.fromkeys(notes)))


@dataclass(slots=True)
class _Reader:
    """Tokens, and how far they are read. `fields` is where the words at hand are looked for."""

    tokens: list[Token]
    notes: list[str]
    key_of: Callable[[str], str]
    strangers: list[str] = field(default_factory=list)  # names with a colon that are no fields
    at: int = 0
    depth: int = 0
    patterns: int = 0

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def follows(self, *kinds: Kind) -> bool:
        token = self.peek()
        return token is not None and token.kind in kinds

    def touches(self, before: Token) -> bool:
        token = self.peek()
        return token is not None and token.start == before.end

    def take(self, *kinds: Kind) -> Token | None:
        return self.next() if self.follows(*kinds) else None

    def is_over(self) -> bool:
        """Tell whether nothing to search for can follow."""
        return self.peek() is None or self.follows(*_ENDS)

    def any_of(self, fields: tuple[str, ...]) -> Node:
        found = [self.all_of(fields)]
        while operator := self.take(Kind.OR):
            if self.is_over():
                raise _one_sided(operator, "behind")
            found.append(self.all_of(fields))
        return _joined(Or, found)

    def all_of(self, fields: tuple[str, ...]) -> Node:
        if operator := self.take(Kind.AND, Kind.OR):
            raise _one_sided(operator, "before")
        if stray := self.take(Kind.CLOSE):
            raise _unopened(stray)
        found = [self.one(fields)]
        while self.peek() and not self.follows(Kind.OR, Kind.CLOSE):
            if (operator := self.take(Kind.AND)) and self.is_over():
                raise _one_sided(operator, "behind")
            found.append(self.one(fields))
        return _joined(And, found)

    def one(self, fields: tuple[str, ...]) -> Node:
        excluded = False
        while sign := self.take(*_EXCLUSIONS):
            excluded = not excluded
            if self.is_over():
                raise nothing_to_exclude(sign)
        node = self.primary(fields)
        return Not(node) if excluded else node

    def primary(self, fields: tuple[str, ...]) -> Node:
        token = self.next()
        if token.kind is Kind.OPEN:
            return self.group(token, fields)
        if token.kind is not Kind.FIELD:
            return self.leaf(token, fields)
        known = FIELD_BY_NAME.get(token.text.casefold())
        if known is None:
            return self.unknown(token, fields)
        if fields != TEXT_FIELDS:
            raise QueryError(f"{known.name}: cannot stand inside title:(…); put it outside", token.start)
        if self.follows(Kind.MINUS):
            raise QueryError(f"to exclude, write the - before the name: -{known.example}", token.start)
        if known.kind is not FieldKind.TEXT:
            return self.keyword(token, known.name, known.kind)
        if not self.follows(Kind.OPEN, *LEAVES):
            raise without_value(token)
        return self.primary((known.name,))

    def leaf(self, token: Token, fields: tuple[str, ...]) -> Node:
        if token.kind is Kind.PHRASE:
            node, notes = words.phrase(token.text, fields)
        else:
            node, notes = words.word(token.text, token.start, fields)
        self.notes += notes
        self.patterns += sum(isinstance(part, Pattern) for part in _parts(And, node))
        if self.patterns > MAX_PATTERNS:
            raise QueryError(f"a question has {MAX_PATTERNS} words with * or ? at most", token.start)
        return node

    def group(self, opening: Token, fields: tuple[str, ...]) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(f"parentheses go {MAX_DEPTH} deep at most; remove some", opening.start)
        if self.follows(Kind.CLOSE):
            raise QueryError("there is nothing between these parentheses; remove them", opening.start)
        if not self.peek():
            raise _unclosed(opening)
        node = self.any_of(fields)
        if not self.take(Kind.CLOSE):
            raise _unclosed(opening)
        self.depth -= 1
        return node

    def unknown(self, name: Token, fields: tuple[str, ...]) -> Node:
        """Read `name:` as a word; with what touches it, as one whole, so that - excludes both."""
        found = []
        while True:
            found.append(self.leaf(name, fields))
            if not self.touches(name) or not self.follows(Kind.FIELD, Kind.OPEN, *LEAVES):
                break  # a colon as in running text
            self.strangers.append(f"“{shortened(name.text)}:”")
            follower = self.next()
            if follower.kind is not Kind.FIELD or follower.text.casefold() in FIELD_BY_NAME:
                self.at -= 1
                found.append(self.primary(fields))
                break
            name = follower
        return _joined(And, found)

    def keyword(self, name: Token, facet: str, kind: FieldKind) -> Node:
        """Read one value, or values in parentheses with OR between them."""
        opening = self.take(Kind.OPEN)
        found = list(self.values(name, facet, kind, is_listed=opening is not None))
        while opening and not self.take(Kind.CLOSE):
            if not self.peek():
                raise _unclosed(opening)
            if not self.take(Kind.OR):
                raise QueryError(f"write OR between the values of {facet}:", self.next().start)
            found += self.values(name, facet, kind, is_listed=True)
        return Keyword(facet, tuple(dict.fromkeys(found)))

    def values(self, name: Token, facet: str, kind: FieldKind, *, is_listed: bool) -> tuple[str, ...]:
        # AND is Andorra, where a value is expected
        operators = _OPERATORS if is_listed or self.touches(name) else ()
        token = self.take(*LEAVES, *operators)
        if token is None:
            raise without_value(name)
        if "*" in token.text or "?" in token.text:
            raise QueryError(f"* and ? do not work behind {facet}:; write a whole value", token.start)
        try:
            match kind:
                case FieldKind.SYMBOL:
                    return (self.symbol(token),)
                case FieldKind.YEAR:
                    return years(token.text)
                case _:
                    return (check_value(facet, token.text),)
        except QueryError as error:
            raise QueryError(error.reason, token.start) from None

    def symbol(self, token: Token) -> str:
        if token.kind is Kind.WORD and not any(character.isdecimal() for character in token.text):
            self.notes.append(
                f"“{shortened(token.text)}” was read as a whole symbol; "
                'a symbol with blanks needs quotes: symbol:"AG/RES. 1671 (XXIX-O/99)".'
            )
        return self.key_of(token.text)


def _one_sided(operator: Token, side: str) -> QueryError:
    return QueryError(
        f"{operator.text} needs something {side} it; in small letters, {operator.text.lower()} is a word",
        operator.start,
    )


def _unclosed(opening: Token) -> QueryError:
    return QueryError("this parenthesis is not closed; add one or remove this one", opening.start)


def _unopened(closing: Token) -> QueryError:
    return QueryError("this closing parenthesis has no opening one; remove it", closing.start)


def _parts(kind: type[And] | type[Or], node: Node) -> tuple[Node, ...]:
    return node.children if isinstance(node, kind) else (node,)


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node:
    """Return the nodes under one, without a level for the same kind, and without repetitions."""
    children = tuple(dict.fromkeys(part for node in nodes for part in _parts(kind, node)))
    return children[0] if len(children) == 1 else kind(children)
