"""Tell pages that show something from which no text can be had but by looking at the picture.

Two kinds: scans without a text layer, and pages whose fonts lie about their characters. The
latter is told from the text alone, and only where it is beyond doubt: a page of symbols, names
or figures must never be thrown away for the guess of an OCR programme. Pure, and quick: it is
asked of every page.

Limits: fonts that swap a few letters are not noticed, nor are scrambled pages of few words, nor
scrambled text in other letters than Latin ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from indexer.extract.protocol import Draft

UNKNOWN = "\ufffd"
"""Stands in a text for a glyph whose character the file does not tell."""

STAMPED = 0.8
"""Part of a page that its picture covers at least if the text on it may be but a stamp."""

STAMP_LETTERS = 100
"""Letters and digits that a stamp has at most."""

_LEAST_PICTURED = 0.01  # part of the page; less is a rule, a bullet or a logo
_LEAST_LETTERS = 60  # fewer say nothing about the encoding
_MOST_UNKNOWN = 0.3  # part of the glyphs of a page that may be without a character
_MOST_FOREIGN = 0.5  # part of the letters; Vietnamese and Icelandic stay well below

# Fonts of contents pages and tables draw the dots of leaders as glyphs that no table names: a run of
# them in a line with words hides nothing.
_LEADERS = re.compile(rf"(?:[ .]*{UNKNOWN}){{4,}}")
_THREE_LETTERS = re.compile(r"[^\W\d_]{3}")

_KNOWN = re.compile(r"[^\W_]")
# Controls, which fonts with identity encoding yield; private use; unassigned
_NO_CHARACTER = re.compile(
    rf"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{UNKNOWN}\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef\uffff]"
)
_BYTE_SWAPPED = re.compile(
    "[" + "".join(chr(code) for code in range(0x2000, 0x10000, 0x100) if not 0xD800 <= code < 0xE000) + "]"
)
_UPPER_HALF = re.compile(r"[\u00c0-\u00ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{4,}")

_PAIRS = """
en er an in ti ar ni de na on te re li el la at ri al ta ra is ke le nd es ma ng ka ne ik
un as st ig et si ha he it ki me or ge di ak am nt il ed be ie se da ve ch em ll ns ku we
ga so ba mi ir io wa pa ro om rt sa ek to hi ad pe ur id sk pr ci os ya ut bi ye vi ko ul
ol bo ok od eg do ap sh tt hu tu im ab ji ja va ei us lo ny
"""
_COMMON_PAIRS = frozenset(_PAIRS.split())
"""The 110 most frequent pairs of letters, accents aside, of the Universal Declaration in 18 languages.

Of the pairs in words of four letters and more they are 57 % in Czech, 66 % in English, more in most
others, and at least 47 % on each of more than 5,000 readable pages that were looked at. With the
letters exchanged at random they are 16 % on average, moved along the alphabet 8 to 25 %.
"""
_LEAST_COMMON = 0.3
_LEAST_PAIRS = 60
_SAMPLE = 40  # words that clear a page


def is_unreadable(draft: Draft) -> bool:
    """Tell whether a page shows something and has no text that could be used."""
    text = "\n".join([block.text for block in draft.blocks])
    unknown = draft.unknown
    if _NO_CHARACTER.search(text):
        if UNKNOWN in text:
            unknown = 0  # they are in the text, and counted there
            text = _without_leaders(text)
        unknown += len(_NO_CHARACTER.findall(text))
    known = sum(1 for _ in islice(_KNOWN.finditer(text), None if unknown else _LEAST_LETTERS))
    if not known:
        return unknown > 0 or draft.pictured >= _LEAST_PICTURED
    if unknown > _MOST_UNKNOWN * (unknown + known):
        return True
    return known >= _LEAST_LETTERS and (_is_in_other_letters(text) or _is_unpronounceable(text))


def may_be_stamp(draft: Draft) -> bool:
    """Tell whether a page is a picture with next to no text on it.

    It may be a scan that was stamped ("Received 12 March", the number of an exhibit) or the cover
    of a report. One page does not tell which.
    """
    if draft.pictured < STAMPED:
        return False
    return letters_of(draft) <= STAMP_LETTERS


def letters_of(draft: Draft) -> int:
    """Count the letters and digits that the file tells of a page."""
    return sum(len(_KNOWN.findall(block.text)) for block in draft.blocks)


def _without_leaders(text: str) -> str:
    return "\n".join(
        _LEADERS.sub(" ", line) if UNKNOWN in line and _THREE_LETTERS.search(line) else line
        for line in text.splitlines()
    )


def _is_in_other_letters(text: str) -> bool:
    """Tell text whose every letter is taken for another by its encoding.

    Most letters are accented ones, which is Cyrillic, Greek or Chinese in a font of its own
    ("Ïðåäñåäàòåëü"), or the bytes of UTF-16 are swapped ("Black" becomes 䈀氀愀挀欀).
    """
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if beyond_ascii <= _MOST_FOREIGN * _LEAST_LETTERS:
        return False
    most = max(len(_UPPER_HALF.findall(text)), len(_BYTE_SWAPPED.findall(text)))
    return most > _MOST_FOREIGN * _LEAST_LETTERS and most > _MOST_FOREIGN * len(_KNOWN.findall(text))


def _is_unpronounceable(text: str) -> bool:
    """Tell text in Latin letters that is in no language.

    Numbers of glyphs were taken for characters ("7KH UHSRUW RI WKH 6SHFLDO"), or a font was
    given a table that is not its own.
    """
    words = [match[0] for match in islice(_WORD.finditer(text), _SAMPLE)]
    if not _are_in_no_language(words):
        return False
    if 2 * len(_LATIN.findall(text)) < sum(map(str.isalpha, text)):
        return False  # most of it is in other letters
    return len(words) < _SAMPLE or _are_in_no_language(_WORD.findall(text))


def _are_in_no_language(words: Iterable[str]) -> bool:
    pairs = common = 0
    for word in words:
        pairs += len(word) - 1
        common += _common_pairs(word)
    return pairs >= _LEAST_PAIRS and common < _LEAST_COMMON * pairs


@lru_cache(maxsize=20_000)
def _common_pairs(word: str) -> int:
    folded = _folded(word)
    return sum(folded[at : at + 2] in _COMMON_PAIRS for at in range(len(folded) - 1))


def _folded(word: str) -> str:
    word = word.lower()
    if word.isascii():
        return word
    return "".join([c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)])
