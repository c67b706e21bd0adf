"""Cut a question into words, phrases, signs and operators. Never fails.

What a sign means where is settled here, so that the grammar in `parse` sees tokens only:

- Every kind of double quotation mark begins a phrase, and the next one of any kind ends it,
  because word processors and keyboards mix them. Single ones are apostrophes.
- Every kind of dash excludes, if it stands directly before a word, a parenthesis or a quote,
  and nothing directly before it; otherwise it is a hyphen or punctuation.
- Parentheses directly behind a letter and without a blank belong to the word, since symbols
  have them: CM/Rec(2018)11.
- Invisible characters that come with copied text (zero-width, bidirectional, soft hyphens)
  are dropped; control characters and all Unicode blanks are blanks.

Takes time linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"  # the text between two quotation marks
    UNCLOSED = "unclosed"  # a quotation mark without a second one, and the rest of the question
    OPEN = "open"
    CLOSE = "close"
    MINUS = "minus"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    FIELD = "field"  # a name with a colon behind it; whether there is such a field, `parse` knows
    TILDE = "tilde"  # ~ with or without a number, behind a word or a phrase
    SAME = "same"  # /s or /p


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the question.

    Attributes:
        text: Without invisible characters; a phrase without its quotation marks, a field
            without its colon.
        start: 0-based offset into the question in code points, quotation marks included.
        end: Offset behind the last character.
    """

    kind: Kind
    text: str
    start: int
    end: int


_QUOTES = '"“”„‟«»″＂「」『』〝〞〟'
_SEPARATORS = ",;!|…¡¿،؛؟、。，；！？：•"
_DASHES = "‐‑‒–—―−－-"  # "-" last: in a character class it would make a range
_INNER = rf"[^\s{_QUOTES}{_SEPARATORS}()（）]"  # what words are made of, with all their punctuation

# Possessive quantifiers (`++`) keep the time linear: nothing is given back.
_TOKEN = re.compile(
    rf"""
      (?P<gap> [\s{_SEPARATORS}]++ )
    | [{_QUOTES}] (?P<phrase> [^{_QUOTES}]*+ ) [{_QUOTES}]
    | [{_QUOTES}] (?P<unclosed> .*+ )
    | (?P<open> [(（] )
    | (?P<close> [)）] )
    | (?P<minus> (?<! [{_QUOTES})）] ) [{_DASHES}]++ ) (?= {_INNER}* [^\W_] | {_INNER}* [{_QUOTES}(（] )
    | (?P<operator> AND | OR | NOT ) (?! {_INNER} )
    | (?P<field> [^\W\d_]++ (?= : (?! // ) ) | [A-Za-z]++ (?= ： ) ) [:：]
    | (?P<same> / [sSpP] ) (?! {_INNER} )
    | (?P<word> (?: {_INNER} | (?<= [\w.] ) \( [^\s{_QUOTES}{_SEPARATORS}()]++ \) )++ )
    """,
    re.VERBOSE | re.DOTALL,
)
_TILDE = re.compile(r"~\d*\Z")


def scan(text: str) -> Iterator[Token]:
    """Yield the tokens of a question, in order. Any text can be scanned."""
    visible, offsets = _visible(text)
    for match in _TOKEN.finditer(visible):
        group = match.lastgroup or ""
        if group == "gap":
            continue
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        if group == "word":
            yield from _word(match[0], match.start(), offsets)
        elif group == "operator":
            yield Token(Kind(match[0]), match[0], start, end)
        else:
            yield Token(Kind(group), match[group], start, end)


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without invisible characters, and the offset of each character that is left."""
    if text.isascii() and text.isprintable():
        return text, range(len(text))
    characters, offsets = [], []
    for offset, character in enumerate(text):
        category = unicodedata.category(character)
        if category != "Cf":
            characters.append(" " if category == "Cc" else character)
            offsets.append(offset)
    return "".join(characters), offsets


def _word(word: str, at: int, offsets: Sequence[int]) -> Iterator[Token]:
    """Yield a word, with the ~ behind it as a token of its own."""
    end = offsets[at + len(word) - 1] + 1
    tilde = _TILDE.search(word)
    if tilde is None or word == "~":
        yield Token(Kind.WORD, word, offsets[at], end)
        return
    cut = tilde.start()
    if cut:
        yield Token(Kind.WORD, word[:cut], offsets[at], offsets[at + cut - 1] + 1)
    yield Token(Kind.TILDE, tilde[0], offsets[at + cut], end)
