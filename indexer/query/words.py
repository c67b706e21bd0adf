"""What one word or one phrase of a question asks for.

A word with several terms inside (A/RES/53/144, human-rights, l'homme, 人权) is a phrase of
them: the analysis cuts the documents in the same way. A symbol is looked up as the symbol
of a document too, and as what a document cites.
"""

from __future__ import annotations

import re

from indexer.analysis import terms, tokens
from indexer.errors import QueryError
from indexer.query.fields import shortened
from indexer.query.nodes import TEXT_FIELDS, And, Keyword, Node, Or, Pattern, Phrase, Word
from indexer.symbols import key_of_printed

MIN_LETTERS = 2
"""Letters a pattern begins with: fewer stand for half the words of the collection."""

_WILDCARDS = re.compile(r"[*?]+")
_ADDRESS = re.compile(r"://|^www\.", re.IGNORECASE)  # its ? is no wildcard, its / no symbol
_LONG_DASHES = str.maketrans("—―−－", "----")  # `key` knows the short ones
_EDGES = "'’‘.:/?*-‐‑‒–—"  # punctuation around a symbol in a sentence
_IN_OTHER_FORMS = (
    "Documents that cite a symbol of the question in other forms are found too; for its letters alone, "
    "put it in quotes."
)
_ORDINARY = {"or": "either of two words", "not": "a word that must be absent"}


def symbol_key(text: str) -> str:
    """Return the value of the keyword `symbol` for a symbol as printed."""
    return key_of_printed(text.translate(_LONG_DASHES).strip(_EDGES))


def phrase(text: str, fields: tuple[str, ...] = TEXT_FIELDS) -> tuple[Node, tuple[str, ...]]:
    """Return the node of a quoted text that has a letter or digit, and notes."""
    notes: tuple[str, ...] = ()
    if _WILDCARDS.search(text.rstrip(" ?")):
        notes = (f"Inside quotes, * and ? have no meaning and were ignored: “{shortened(text)}”.",)
    return Phrase(tuple(terms(text)), fields), notes


def word(text: str, position: int = 0, fields: tuple[str, ...] = TEXT_FIELDS) -> tuple[Node, tuple[str, ...]]:
    """Return the node of a word that has a letter or digit, and notes.

    Args:
        text: Without blanks, with its punctuation.
        position: 0-based offset of the word in the question, for messages.
        fields: Where the word is looked for.

    Raises:
        QueryError: If it is a pattern with fewer than `MIN_LETTERS` before the first wildcard.
    """
    if _WILDCARDS.search(text) and not _ADDRESS.search(text):
        if _WILDCARDS.search(text.rstrip("?.'’")):
            return _pattern(text, position, fields)
        plain, notes = word(text.rstrip("?.'’"), position, fields)
        return plain, (*notes, f"“{shortened(text)}” was read as a question; for other endings, write *.")
    found = tuple(terms(text))
    if len(found) > 1:
        return _compound(text, found, fields)
    if text not in _ORDINARY:
        return Word(found[0], fields), ()
    meant = f"for {_ORDINARY[text]}, write {text.upper()} in capitals"
    return Word(found[0], fields), (f"“{text}” was searched like any other word; {meant}.",)


def _compound(text: str, found: tuple[str, ...], fields: tuple[str, ...]) -> tuple[Node, tuple[str, ...]]:
    exact = Phrase(found, fields)
    if fields != TEXT_FIELDS or not _is_symbol(text):
        return exact, ()
    keys = (symbol_key(text),)
    return Or((Keyword("symbol", keys), Keyword("cites", keys), exact)), (_IN_OTHER_FORMS,)


def _is_symbol(text: str) -> bool:
    return (
        "/" in text.strip(_EDGES)
        and any(character.isalpha() for character in text)
        and any(character.isdecimal() for character in text)
        and not _ADDRESS.search(text)
    )


def _pattern(text: str, position: int, fields: tuple[str, ...]) -> tuple[Node, tuple[str, ...]]:
    notes = []
    nodes: list[Node] = []
    plain: list[str] = []  # neighbours without wildcards, which are a phrase
    for piece in _pieces(text):
        wanted = piece
        if _WILDCARDS.search(piece) and _is_unspaced(piece):
            wanted = piece.rstrip("*")
            if _WILDCARDS.search(wanted):
                raise QueryError(
                    f"“{shortened(text)}”: * and ? cannot stand for characters of this script; "
                    "write the characters you know, with blanks for the others",
                    position,
                )
            notes.append(f"The * in “{shortened(text)}” is not needed: this script is searched by character.")
        if not _WILDCARDS.search(wanted):
            plain.append(wanted)
            continue
        if len(_WILDCARDS.split(wanted, maxsplit=1)[0]) < MIN_LETTERS:
            raise QueryError(
                f"“{shortened(text)}” needs at least {MIN_LETTERS} letters before the first * or ?", position
            )
        if plain:
            nodes.append(Phrase(tuple(plain), fields))
            plain = []
        nodes.append(Pattern(wanted, fields, position))
    if plain:
        nodes.append(Phrase(tuple(plain), fields))
    parts = tuple(dict.fromkeys(nodes))  # defend*-defend* asks for one thing
    if len(parts) == 1:
        return parts[0], tuple(notes)
    notes.append(f"“{shortened(text)}” is several words: they were searched each on its own.")
    return And(parts), tuple(notes)


def _pieces(text: str) -> list[str]:
    """Return the terms of a word with the wildcards that touch them; lone wildcards are left out.

    >>> _pieces("Défens*"), _pieces("A/HRC/25/*"), _pieces("human-right*")
    (['defens*'], ['a', 'hrc', '25'], ['human', 'right*'])
    """
    pieces: list[str] = []
    end = 0
    for token in tokens(text):
        gap = text[end : token.start]
        if pieces and _WILDCARDS.fullmatch(gap):
            pieces[-1] += gap + token.term
        else:
            behind = _WILDCARDS.match(gap)
            if pieces and behind:
                pieces[-1] += behind[0]
            pieces.append(gap[len(gap.rstrip("*?")) :] + token.term)
        end = token.end
    behind = _WILDCARDS.match(text, end)
    if pieces and behind:
        pieces[-1] += behind[0]
    return pieces


def _is_unspaced(piece: str) -> bool:
    """Tell whether a term of the piece is of a script in which every character is a term."""
    return any(len(terms(part * 2)) > 1 for part in _WILDCARDS.split(piece) if part)
