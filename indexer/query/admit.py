"""Which tokens of a question mean something, before its grammar is read.

Lone signs (a dash between blanks, "&", an empty pair of quotes) are left out and noted,
since leaving them out changes no answer. What cannot be answered yet, and what is too
much, is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.analysis import terms
from indexer.errors import QueryError
from indexer.query.fields import FIELD_BY_NAME, shortened
from indexer.query.scan import Kind, Token

MAX_WORDS = 200
"""Words of a question; those of phrases count, and each character of an unspaced script."""

LEAVES = (Kind.WORD, Kind.PHRASE)

_LISTED = 5  # signs that the note repeats

_TOGETHER = "write AND for words anywhere in a document, or put words that follow each other in quotes"
_NOT_YET = {
    "~": "a ~ behind a word (one letter different) is not available yet; write * for any ending",
    '"~': "a ~ behind a phrase (words near each other) is not available yet; write AND between the words",
    "/s": f"/s (in one sentence) is not available yet; {_TOGETHER}",
    "/p": f"/p (in one paragraph) is not available yet; {_TOGETHER}",
}


def admitted(tokens: Iterable[Token]) -> tuple[list[Token], list[str]]:
    """Return the tokens that mean something, and a note on those left out.

    Every word and phrase that is returned has a letter or a digit.

    Raises:
        QueryError: For what is not available yet, an unclosed quotation mark, a sign where a
            value or a word to exclude must stand, and more than `MAX_WORDS` words.
    """
    kept: list[Token] = []
    ignored: list[str] = []
    size = 0
    for token in tokens:
        before = kept[-1] if kept else None
        found = terms(token.text) if token.kind in (*LEAVES, Kind.FIELD) else ()
        if token.kind in LEAVES and not found:
            _refuse_if_wanted(before)
            ignored.append(token.text if token.kind is Kind.WORD else f'"{token.text}"')
            continue
        _refuse_unanswerable(token, before)
        size += len(found)
        if size > MAX_WORDS:
            raise QueryError(f"a question has {MAX_WORDS} words at most; shorten it", token.start)
        kept.append(token)
    if not ignored:
        return kept, []
    signs = [f"“{shortened(sign)}”" for sign in dict.fromkeys(ignored)]
    more = " and others" if len(signs) > _LISTED else ""
    return kept, [f"Ignored, having no letter or digit: {', '.join(signs[:_LISTED])}{more}."]


def without_value(name: Token) -> QueryError:
    """Return the error of a known field with nothing behind its colon."""
    known = FIELD_BY_NAME[name.text.casefold()]
    return QueryError(f"{known.name}: needs a value behind the colon, as in {known.example}", name.start)


def nothing_to_exclude(sign: Token) -> QueryError:
    """Return the error of a - or NOT with nothing behind it."""
    return QueryError(f"{sign.text} needs something behind it that is to be absent", sign.start)


def _refuse_if_wanted(before: Token | None) -> None:
    if before and before.kind is Kind.MINUS:
        raise nothing_to_exclude(before)
    if before and before.kind is Kind.FIELD and before.text.casefold() in FIELD_BY_NAME:
        raise without_value(before)


def _refuse_unanswerable(token: Token, before: Token | None) -> None:
    if token.kind is Kind.UNCLOSED:
        raise QueryError("this quotation mark has no second one; add it or remove this one", token.start)
    if token.kind is Kind.SAME:
        raise QueryError(_NOT_YET[token.text.lower()], token.start)
    if token.kind is Kind.TILDE:
        raise QueryError(_NOT_YET['"~' if before and before.kind is Kind.PHRASE else "~"], token.start)
