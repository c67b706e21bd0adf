"""What a question asks for: words, or a citation, which asks for its document and for all that cite it.

A question that is a citation and nothing else finds the documents it names, those that cite them in
any printed form, and those that have its very words. One that may be words as well, "case 10", is a
citation only where such a document is known, and finds its words apart, too. With operators or fields,
or in quotation marks, it is a question in words, as the reader wrote it; a title in quotation marks
belongs to a citation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer import citations, impossible, query, symbols
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
        offered: Documents that it may mean, the likeliest first, whatever it was read as.
        is_words_first: If its words are found, they were meant, and none of these documents.
    """

    node: Node
    notes: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    is_words_first: bool = False


def question(text: str, key_of: Callable[[str], str], is_known: Callable[[str], bool]) -> Question:
    """Read a question.

    Args:
        text: In the query language, or a citation.
        key_of: Printed form of a symbol → its key, for `symbol:` and `cites:`; may raise QueryError.
        is_known: Whether anything is known of the document of a name.

    Raises:
        QueryError: If it cannot be read.
    """
    offered = citations.asked_for(text)
    may_be_words = bool(offered) and citations.may_be_words(text)
    known = tuple(filter(is_known, offered)) if may_be_words else offered
    names = known if known and _is_alone(text, offered) else ()
    if not names:
        parsed = query.parse(text, key_of)
        return Question(parsed.node, parsed.notes, offered=offered, is_words_first=not known)
    keys = tuple(dict.fromkeys(map(symbols.key, names)))
    # A name without a number is ordinary words as well: who writes them apart is still found.
    is_words = may_be_words or not any(character.isdecimal() for character in text)
    said = query.parse(text, key_of).node if is_words else Phrase(tuple(terms(text)))
    cited = "it" if len(names) == 1 else "any of them"
    note = (
        f"Read as a citation of {' or '.join(names)}: documents that cite {cited} in other forms are found "
        "too. For these words alone, put them in quotes."
    )
    notes = (note, *impossible.warnings(text, names))
    found = Or((Keyword("symbol", keys), Keyword("cites", keys), said))
    return Question(found, notes, keys, names, offered)


def _is_alone(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text that names documents does so outside of quotes, operators and fields."""
    tokens = tuple(scan(text))
    if not all(token.kind in _PLAIN or _is_word(token) for token in tokens):
        return False
    phrases = [token for token in tokens if token.kind is Kind.PHRASE]
    if not phrases:
        return True
    # What is in quotes may be a title, but not the citation itself.
    outside, at = "", 0
    for phrase in phrases:
        outside, at = f"{outside}{text[at : phrase.start]} ", phrase.end
    return citations.asked_for(outside + text[at:])[:1] == tuple(names[:1])


def _is_word(token: Token) -> bool:
    """Tell whether a colon stands behind an ordinary word: "Human Rights Defenders: Protecting …"."""
    return token.kind is Kind.FIELD and token.text.lower() not in _FIELDS
