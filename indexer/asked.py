"""What a question asks for: words, or a citation, which asks for its document and for all that cite it.

A question that is a citation and nothing else finds the documents it names, those that cite them in
any printed form, and those that have its very words. One that may be words as well, "case 10", is a
citation only where such a document is known, and finds its words apart, too. With operators or fields,
or in quotation marks, it is a question in words, as the reader wrote it; a title in quotation marks
belongs to a citation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indexer import citations, query, symbols
from indexer.analysis import terms
from indexer.query.nodes import Keyword, Node, Or, Phrase
from indexer.query.scan import Kind, Token, scan

_PLAIN = (Kind.WORD, Kind.OPEN, Kind.CLOSE, Kind.PHRASE)  # symbols have parentheses: AG/RES. 1671 (XXIX-O/99)

_FIELDS = frozenset(field.name for field in query.FIELDS)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood.

    Attributes:
        node: The tree, with `Word` and `Pattern` nodes.
        notes: What was read in a way the reader may not expect, in sentences.
        keys: Of the documents that it names, if it is a citation and nothing else.
        names: Of these, as they are printed.
    """

    node: Node
    notes: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def question(text: str, key_of: Callable[[str], str], is_known: Callable[[str], bool]) -> Question:
    """Read a question.

    Args:
        text: In the query language, or a citation.
        key_of: Printed form of a symbol → its key, for `symbol:` and `cites:`; may raise QueryError.
        is_known: Whether anything is known of the document of a name.

    Raises:
        QueryError: If it cannot be read.
    """
    names = _named(text)
    may_be_words = bool(names) and citations.may_be_words(text)
    if may_be_words:
        names = tuple(filter(is_known, names))
    if not names:
        parsed = query.parse(text, key_of)
        return Question(parsed.node, parsed.notes)
    keys = tuple(dict.fromkeys(map(symbols.key, names)))
    # A name without a number is ordinary words as well: who writes them apart is still found.
    is_words = may_be_words or not any(character.isdecimal() for character in text)
    said = query.parse(text, key_of).node if is_words else Phrase(tuple(terms(text)))
    cited = "it" if len(names) == 1 else "any of them"
    note = (
        f"Read as a citation of {' or '.join(names)}: documents that cite {cited} in other forms are found "
        "too. For these words alone, put them in quotes."
    )
    return Question(Or((Keyword("symbol", keys), Keyword("cites", keys), said)), (note,), keys, names)


def _named(text: str) -> tuple[str, ...]:
    """Return the documents that a text without operators and fields names; () if it is none such."""
    tokens = tuple(scan(text))
    if not all(token.kind in _PLAIN or _is_word(token) for token in tokens):
        return ()
    names = citations.asked_for(text)
    phrases = [token for token in tokens if token.kind is Kind.PHRASE]
    if not (names and phrases):
        return names
    # What is in quotes may be a title, but not the citation itself.
    outside, at = "", 0
    for phrase in phrases:
        outside, at = f"{outside}{text[at : phrase.start]} ", phrase.end
    return names if citations.asked_for(outside + text[at:])[:1] == names[:1] else ()


def _is_word(token: Token) -> bool:
    """Tell whether a colon stands behind an ordinary word: "Human Rights Defenders: Protecting …"."""
    return token.kind is Kind.FIELD and token.text.lower() not in _FIELDS
