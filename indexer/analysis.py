"""From text to terms with positions: the one analysis that everything shares.

Engines, queries, snippets and suggestions all come here, so that a word means the same
thing wherever it is met. A term is a *folded surface word*: case and accents are gone,
nothing is stemmed. Word families are a matter of queries (`stems`), so that a quoted
word stays itself, and a better stemmer needs no new index.

- Words are runs of letters, digits and combining marks; everything else separates, and so
  do raised digits.
- Scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) give one
  term a character; a word typed in them is then a phrase of its characters.
- Arabic is folded as its readers expect: vowel marks and tatweel go, the forms of alef,
  yeh and teh marbuta are one.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

_LAST_MARK = 0x1E94A  # marks beyond are variation selectors and tags

_MARKS = "".join(
    re.escape(chr(code))
    for code in range(0x300, _LAST_MARK)
    if unicodedata.category(chr(code)).startswith("M")
)

# Hiragana, Katakana, Han with its extensions; Thai, Lao, Burmese, Khmer.
_UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_UNSPACED += "\u0e01-\u0e2e\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2-\u0eb3\u0ec0-\u0ec6"
_UNSPACED += "\u1000-\u1021\u103f\u1780-\u17b3"

_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"  # calls of footnotes: no part of the word they hang on

_JOINERS = "\u0640\u200c\u200d\u00ad"  # tatweel, zero-width joiners and the soft hyphen stand inside words

# One unspaced character with its marks, or a run of letters and digits of other scripts. Possessive
# quantifiers: a token is never given back, so time is linear in the text.
_TOKEN = re.compile(rf"[{_UNSPACED}][{_MARKS}]*+|(?:[^\W_{_UNSPACED}{_RAISED}]++[{_MARKS}{_JOINERS}]*+)++")

_SPECIAL = str.maketrans(
    {
        "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None,
        "ё": "е", "\u00ad": None, "\u200c": None, "\u200d": None,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A term and where it stands: offsets into the text it was read from."""

    term: str
    start: int
    end: int


@lru_cache(maxsize=400_000)
def fold(word: str) -> str:
    """Return the term of one printed word: case, accents and typographic forms folded.

    >>> fold("Déclaration"), fold("ﬁn"), fold("المُدافِعين")
    ('declaration', 'fin', 'المدافعين')
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_SPECIAL))
    return "".join(c for c in plain.casefold() if unicodedata.combining(c) in _KEPT_MARKS).translate(_SPECIAL)


# Canonical combining classes: 0 letters and the vowel signs of Indic scripts, 7 nukta, 9 virama. To their
# readers these are letters; every other mark is an accent, a point or a tone.
_KEPT_MARKS = frozenset({0, 7, 9})


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order."""
    # Latin letters fold one by one, so a text of theirs is folded whole, a byte a letter: five times faster.
    try:
        plain = text.encode("latin-1", _LETTERS).translate(_fold_of_bytes())
    except UnicodeEncodeError:
        plain = _NOT_ONE
    if _NOT_ONE not in plain:
        return plain.decode("ascii").split()
    return [term for word in _TOKEN.findall(text) if (term := fold(word))]


_LETTERS = "defenders-letters"
_NOT_ONE = b"\0"
"""In a table of bytes: a letter whose term is not one ASCII letter or digit."""


@cache
def _fold_of_bytes() -> bytes:
    """Return the term of each letter of Latin-1; a space for what separates."""
    return b"".join(map(_byte, map(chr, range(256))))


@cache
def _byte(letter: str) -> bytes:
    if letter not in _JOINERS and letter not in _MARKS and not _TOKEN.fullmatch(letter):
        return b" "
    term = fold(letter)
    return term.encode() if len(term) == 1 and term.isascii() and term.isalnum() else _NOT_ONE


def _beyond(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes for letters that Latin-1 has not; a handler of errors for `encode`.

    Raises:
        UnicodeEncodeError: If one has no ASCII letter for its term.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = b"".join(map(_byte, error.object[error.start : error.end]))
    if _NOT_ONE in plain:
        raise error
    return plain, error.end


codecs.register_error(_LETTERS, _beyond)


def tokens(text: str) -> Iterator[Token]:
    """Yield the terms of a text with their offsets; the same terms as `terms`, in the same order."""
    for match in _TOKEN.finditer(text):
        if term := fold(match[0]):
            yield Token(term, match.start(), match.end())


LANGUAGES_BY_SCRIPT = {
    "LATIN": ("en", "fr", "es", "pt"),
    "CYRILLIC": ("ru",),
    "ARABIC": ("ar",),
}
"""Languages whose word families are known, by script."""

_ALGORITHM = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "ru": "russian",
    "ar": "arabic",
}

# Folding takes accents by which Snowball recognises endings; they are put back before stemming.
_RESTORED = {
    "es": ((re.compile(r"(?<=.)([cs])ion$"), r"\1ión"),),
    "pt": (
        (re.compile(r"(?<=.)cao$"), "ção"),
        (re.compile(r"(?<=.)coes$"), "ções"),
        (re.compile(r"(?<=.)soes$"), "sões"),
    ),
}


STEMMED = tuple(_ALGORITHM)
"""All of them."""


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_ALGORITHM[language])


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def stems(term: str) -> tuple[str, ...]:
    """Return the stem of a term in each language it may belong to; see `stem`."""
    if len(term) < 3 or not term.isalpha():
        return ()
    found = (stem(term, language) for language in LANGUAGES_BY_SCRIPT.get(_script(term[0]), ()))
    return tuple(each for each in found if each)


def stem(term: str, language: str) -> str:
    """Return the stem of a term in a language, as `<language>:<stem>`; "" if it has none.

    Two terms are of one family if they share a stem. Numbers, terms in another script, and those
    of languages that we cannot stem, have none: they stand for themselves.

    Source: the Snowball algorithms, as compiled in PyStemmer.
    """
    if len(term) < 3 or not term.isalpha() or language not in LANGUAGES_BY_SCRIPT.get(_script(term[0]), ()):
        return ""
    for pattern, replacement in _RESTORED.get(language, ()):
        term = pattern.sub(replacement, term)
    return f"{language}:{fold(_stemmer(language).stemWord(term))}"
