"""Clean the text of a page, one small step at a time.

A page comes as its file tells it: letters glued to ligatures, words cut at the end of a
line, blanks of eleven kinds. A reader types none of these, so they are undone once, here,
before anything is counted or quoted.

Every step is pure and works on the text of one page. None of them knows the language, and
none adds a character that was not printed, but for the ellipsis of a line of dots.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_BLANKS = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")

# The search is for its first letter, which is quick, and looks back from there; so are those below.
_RUN_OF_BLANKS = re.compile(r" (?<=[^ \n] ) +")

# Letters of no meaning to a reader: controls, private use (bar code and symbol fonts), and
# code points that are no characters. Marks of direction go too: they stand between the parts
# of a symbol in Arabic texts and nobody types them. The joiners U+200C and U+200D stay:
# Persian and the scripts of India spell with them.
_DROPPED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    r"\ue000-\uf8ff\U000f0000-\U0010ffff"
    r"\ufdd0-\ufdef\ufffe\uffff]"
)

# Five dots or more, with or without blanks between; fonts draw them as glyphs without a name, too.
_FULL_STOPS = re.compile(r"\.[ ]?\.[ ]?\.[ ]?\.")
_OTHER_DOTS = re.compile(r"[·•‧…\ufffd][ ]?[·•‧…\ufffd]")
_LEADERS = re.compile(r"(?:[.·•‧…\ufffd][ ]?+){5,}+|…{2,}+")

_RULES = re.compile(r"_{5,}+")

_SURROGATES = re.compile(r"[\ud800-\udfff]")

# Alphabetic and Arabic presentation forms: shapes of letters, as fonts and old files have them.
_PRESENTATION_FORMS = re.compile(r"[\ufb00-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")

_SOFT_HYPHEN_AT_LINE_END = re.compile(r"\xad[ ]*\n[ ]*(\S+)[ ]*\n?")

_HYPHEN_AT_LINE_END = re.compile(r"[-‐](?<=[^\W\d_].)[ ]*\n[ ]*([^\W\d_]\S*)[ ]*\n?")

_CUT = re.compile(r"[-‐][ ]*\n[ ]*([^\W\d_]+(?:-[^\W\d_]+)*)")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")

_ADDRESS_BEFORE = re.compile(r"(?:://|www\.|\.\w+/)\S*\Z")

# "-\xad‐" is what some makers of files say for one hyphen.
_HYPHENS_OF_ONE = re.compile(r"-?\xad‐")

FIRST_PARTS = frozenset(
    [
        "afro",
        "all",
        "anti",
        "half",
        "non",
        "quasi",
        "self",
        "semi",
        "so",
        "vice",
        "well",
        "ex",
        "arrière",
        "après",
        "avant",
        "demi",
        "peut",
        "sous",
        "à",
        "além",
        "pós",
        "recém",
    ]
)
"""Words whose hyphen is spelling when they come first: non-governmental, self-determination."""

LAST_PARTS = frozenset(
    [
        "based",
        "being",
        "building",
        "called",
        "depth",
        "discrimination",
        "discriminatory",
        "finding",
        "free",
        "friendly",
        "governmental",
        "holder",
        "holders",
        "keeping",
        "level",
        "making",
        "oriented",
        "related",
        "responsive",
        "rooted",
        "scale",
        "sector",
        "seeker",
        "seekers",
        "sensitive",
        "speaking",
        "specific",
        "term",
        "up",
        "wide",
        "ci",
        "là",
        "elle",
        "elles",
        "il",
        "ils",
        "vous",
        "même",
        "mêmes",
        "lhe",
        "lhes",
    ]
)
"""Words whose hyphen is spelling when they come last: gender-based, mandate-holders, celles-ci, deu-lhe."""

_ALSO_BEGINNINGS = frozenset({"all", "anti", "après", "avant", "ex", "peut", "semi", "so", "sous"})
"""First parts that begin ordinary words, too: ex-tensive, so-ciety, sous-traire."""

_AND = frozenset(
    ["and", "or", "to", "y", "e", "o", "u", "et", "ou", "und", "oder", "och", "eller", "и", "или", "bis"]
)
"""What comes after a hyphen that stands for the rest of a word: short- and long-term."""

_LONGEST_PART = 60  # characters of a word before its hyphen

_MOST_LINES = 12  # that a word is looked for on; a hostile file may go on for ever

_OFTEN = 0.02
"""Of the lines: where more of them end in a hyphen, words are being cut."""


def normalise_line_ends(text: str) -> str:
    """Return the text with every line end as "\\n"."""
    return _LINE_ENDS.sub("\n", text)


def mend_surrogates(text: str) -> str:
    """Join surrogates that stand in pairs and drop the others: no encoding can store them."""
    if not _SURROGATES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def expand_ligatures(text: str) -> str:
    """Write ligatures and Arabic presentation forms as the letters they are made of."""
    return _PRESENTATION_FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), text)


def plain_blanks(text: str) -> str:
    """Turn tabs and every kind of space into a space."""
    return text.replace("\t", " ") if text.isascii() else _BLANKS.sub(" ", text)


def single_blanks(text: str) -> str:
    """Leave one blank between words: justified lines have runs of them. Indents stay."""
    return _RUN_OF_BLANKS.sub(" ", text) if "  " in text else text


def collapse_leaders(text: str) -> str:
    """Write the dots that lead from a heading to its page as one ellipsis; drop rules made of underscores."""
    if "_____" in text:
        text = single_blanks(_RULES.sub(" ", text))
    if ((".." in text or ". ." in text) and _FULL_STOPS.search(text)) or (
        not text.isascii() and _OTHER_DOTS.search(text)
    ):
        text = single_blanks(_LEADERS.sub(" … ", text))
    return text


def drop_controls(text: str) -> str:
    """Drop controls, marks of direction, private use and what is no character at all."""
    return _DROPPED.sub("", text)


def join_soft_hyphens(text: str) -> str:
    """Join words cut at a soft hyphen; drop the soft hyphens within a line."""
    if "\xad" not in text:
        return text
    text = _HYPHENS_OF_ONE.sub("-", text)
    for _ in range(_MOST_LINES):  # a word of three lines is joined in two steps
        if (joined := _SOFT_HYPHEN_AT_LINE_END.sub(r"\1\n", text)) == text:
            break
        text = joined
    return text.replace("\xad", "")


class _CutWord(NamedTuple):
    """A word that is cut at a line end: where it stands, and its two parts."""

    start: int
    end: int
    first: str
    last: str


def _cut_words(text: str) -> Iterator[_CutWord]:
    for cut in _CUT.finditer(text):
        if before := _WORD_BEFORE.search(text, max(0, cut.start() - _LONGEST_PART), cut.start()):
            yield _CutWord(before.start(), cut.end(), before[0], cut[1])


def _words(text: str, cut_words: Iterable[_CutWord]) -> Counter[str]:
    """Count the words of a text, compounds with their hyphens as one; words cut at line ends do not count."""
    kept = []
    end = 0
    for cut in cut_words:
        kept.append(text[end : cut.start])
        end = cut.end
    words = Counter(" ".join([*kept, text[end:]]).casefold().split())
    # The same words come again and again: signs are taken off once for all times they come.
    for word in [word for word in words if not word.isalpha()]:
        times = words.pop(word)
        for part in _WORD.findall(word):
            words[part] += times
    return words


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a document spells, as far as hyphens at line ends need it.

    Attributes:
        words: How often it has each word, in lower case; empty if nothing is known.
        lasts: Last parts of its compounds: "based" of "gender-based".
        cuts_words: Whether it cuts words at line ends. Most word processors do not: then every hyphen
            at a line end is spelling.
    """

    words: Mapping[str, int]
    lasts: frozenset[str] = frozenset()
    cuts_words: bool = True

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spelling:
        """Learn it from all texts of a document, clean, words still cut."""
        texts = list(texts)
        text = "\n\n".join(texts)
        cut_words = list(_cut_words(text))
        words = _words(text, cut_words)
        lasts = frozenset([word.rpartition("-")[2] for word in words if "-" in word])
        cut = solid = compound = 0
        for _, _, first, last in cut_words:
            if last[0].islower():
                cut += 1
                as_one, as_two = _counts(first.casefold(), last.casefold(), words)
                solid += as_one > as_two
                compound += as_two > as_one
        if solid != compound and max(solid, compound) > 1:
            return cls(words, lasts, solid > compound)
        lines = sum(text.count("\n") + 1 for text in texts)
        return cls(words, lasts, cut >= _OFTEN * lines)

    def keeps(self, first: str, last: str) -> bool:
        """Tell whether the hyphen between two parts of a word, both in lower case, is spelling."""
        as_one, as_two = _counts(first, last, self.words)
        if as_one != as_two:
            return as_two > as_one
        if not self.cuts_words:
            return True
        before, after = first.rpartition("-")[2], last.partition("-")[0]
        if not self.words:
            return first != before or before in FIRST_PARTS or after in LAST_PARTS
        are_words = (before in self.words, after in self.words)
        if before in FIRST_PARTS:
            return are_words[1] or before not in _ALSO_BEGINNINGS
        if first != before or last != after:
            return are_words[0] and (are_words[1] or first.count("-") > 1)
        return are_words[0] and (after in LAST_PARTS or after in self.lasts)


def _counts(first: str, last: str, words: Mapping[str, int]) -> tuple[int, int]:
    """Return how often a document has a word without and with the hyphen between its parts."""
    before, after = first.rpartition("-")[2], last.partition("-")[0]
    as_one, as_two = words.get(before + after, 0), words.get(f"{before}-{after}", 0)
    if first != before or last != after:
        as_one += words.get(first + last, 0)
        as_two += words.get(f"{first}-{last}", 0)
    return as_one, as_two


_NOTHING_KNOWN = Spelling(MappingProxyType({}))


def join_hyphens(text: str, spelling: Spelling = _NOTHING_KNOWN) -> str:
    """Join words cut by a hyphen at the end of a line, where the rest begins in lower case.

    The end of the word moves up and the line end stays behind it, so that lines stay lines:
    `human rights de-\\nfenders of` becomes `human rights defenders\\nof`. The hyphen stays where
    it is spelling: if the document writes the compound with it more often than without; if it
    writes neither, wherever it cuts no words, else beside a word of `FIRST_PARTS` or `LAST_PARTS`
    or in a word that has another; and in addresses. What stands for the rest of a word is left alone:
    `short-\\nand long-term`.

    Args:
        text: Clean.
        spelling: Of the whole document.
    """

    def join(cut: re.Match[str]) -> str:
        rest = cut[1]
        if not rest[0].islower():
            return cut[0]
        if _ADDRESS_BEFORE.search(text, max(0, cut.start() - 300), cut.start()):
            return f"-{rest}\n"
        before = _WORD_BEFORE.search(text, max(0, cut.start() - _LONGEST_PART), cut.start())
        after = _WORD.match(rest)
        first, last = before[0].casefold() if before else "", after[0].casefold() if after else ""
        if rest in _AND and not spelling.words.get(first + last):
            return cut[0]
        return f"{'-' if spelling.keeps(first, last) else ''}{rest}\n"

    if "-" not in text and "‐" not in text:
        return text.removesuffix("\n")
    for _ in range(_MOST_LINES):  # a word of three lines is joined in two steps
        if (joined := _HYPHEN_AT_LINE_END.sub(join, text)) == text:
            break
        text = joined
    return text.removesuffix("\n")


def trim_lines(text: str) -> str:
    """Drop blanks at line ends and around the page, and all but two of many blank lines."""
    if " \n" in text or text.endswith(" "):
        text = re.sub(r"(?<! ) +(?=\n|\Z)", "", text)
    if "\n\n\n" in text:
        text = re.sub(r"\n{4,}", "\n\n\n", text)
    return text.strip("\n")


def clean(text: str) -> str:
    """Return the text of a page as it is stored, searched and quoted.

    The result is NFC, has "\\n" as its only line end and holds no lone surrogates. Words
    cut at line ends stay cut: joining them (`join_hyphens`) takes a whole document to know.
    Cleaning twice changes nothing more.
    """
    # Most pages have nothing but letters, signs and plain blanks, and then nothing to drop or replace.
    is_plain = text.replace("\n", "").isprintable()
    if not is_plain:
        text = mend_surrogates(normalise_line_ends(text))
    if not text.isascii():
        text = expand_ligatures(text)
    if not is_plain:
        text = join_soft_hyphens(drop_controls(plain_blanks(text)))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return trim_lines(collapse_leaders(single_blanks(text)))


def one_line(text: str) -> str:
    """Return cleaned text on one line, words one space apart: for titles and labels."""
    return " ".join(join_hyphens(clean(text)).split())
