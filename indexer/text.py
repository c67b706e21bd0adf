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
from collections.abc import Iterable, Mapping
from types import MappingProxyType

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_BLANKS = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")

_RUN_OF_BLANKS = re.compile(r"(?<=[^ \n]) {2,}")

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

# Five dots or more, with or without blanks between.
_LEADERS_BEGIN = re.compile(r"\.[ ]?\.[ ]?\.[ ]?\.|[·•‧…][ ]?[·•‧…]")
_LEADERS = re.compile(r"(?:[.·•‧…][ ]?+){5,}+|…{2,}+")

_RULES = re.compile(r"_{5,}+")

_SURROGATES = re.compile(r"[\ud800-\udfff]")

# Alphabetic and Arabic presentation forms: shapes of letters, as fonts and old files have them.
_PRESENTATION_FORMS = re.compile(r"[\ufb00-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")

_SOFT_HYPHEN_AT_LINE_END = re.compile(r"\xad[ ]*\n[ ]*(\S+)[ ]*\n?")

_HYPHEN_AT_LINE_END = re.compile(r"(?<=[^\W\d_])-[ ]*\n[ ]*([^\W\d_]\S*)[ ]*\n?")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-\n)")

_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")

_LEADING_LETTERS = re.compile(r"[^\W\d_]+")

FIRST_PARTS = frozenset({"afro", "all", "ex", "half", "non", "quasi", "self", "semi", "so", "vice", "well"})
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
        "sector",
        "sensitive",
        "specific",
        "term",
        "up",
        "wide",
    ]
)
"""Words whose hyphen is spelling when they come last: gender-based, mandate-holders, follow-up."""


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
        text = _RULES.sub(" ", text)
    return _LEADERS.sub(" … ", text) if _LEADERS_BEGIN.search(text) else text


def drop_controls(text: str) -> str:
    """Drop controls, marks of direction, private use and what is no character at all."""
    return _DROPPED.sub("", text)


def join_soft_hyphens(text: str) -> str:
    """Join words cut at a soft hyphen; drop the soft hyphens within a line."""
    while (joined := _SOFT_HYPHEN_AT_LINE_END.sub(r"\1\n", text)) != text:
        text = joined  # a word of three lines is joined in two steps
    return text.replace("\xad", "")


def words_of(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts, compounds with their hyphens as one; words cut at line ends do not count."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text.casefold()))
    return counts


def join_hyphens(text: str, known: Mapping[str, int] = MappingProxyType({})) -> str:
    """Join words cut by a hyphen at the end of a line, where the rest begins in lower case.

    The end of the word moves up and the line end stays behind it, so that lines stay lines:
    `human rights de-\\nfenders of` becomes `human rights defenders\\nof`. The hyphen stays where
    it is spelling: if the document writes the compound with it more often than without; if it
    writes neither, beside a word of `FIRST_PARTS` or `LAST_PARTS`, or in a word that has another.

    Args:
        text: Clean.
        known: How often the document has each word (`words_of`).
    """

    def join(cut: re.Match[str]) -> str:
        rest = cut[1]
        if not rest[0].islower():
            return cut[0]
        before = _WORD_BEFORE.search(text, max(0, cut.start() - 60), cut.start())
        first = before[0].casefold() if before else ""
        second = _LEADING_LETTERS.match(rest)
        last = second[0].casefold() if second else ""
        joined, compound = known.get(first + last, 0), known.get(f"{first}-{last}", 0)
        if joined or compound:
            keep = compound > joined
        else:
            keep = "-" in first or first in FIRST_PARTS or last in LAST_PARTS
        return f"{'-' if keep else ''}{rest}\n"

    while (joined := _HYPHEN_AT_LINE_END.sub(join, text)) != text:
        text = joined  # a word of three lines is joined in two steps
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
    text = normalise_line_ends(text)
    if not text.isascii():
        text = expand_ligatures(mend_surrogates(text))
    text = single_blanks(collapse_leaders(drop_controls(plain_blanks(text))))
    if not text.isascii():
        text = unicodedata.normalize("NFC", join_soft_hyphens(text))
    return trim_lines(text)


def one_line(text: str) -> str:
    """Return cleaned text on one line, words one space apart: for titles and labels."""
    return " ".join(join_hyphens(clean(text)).split())
