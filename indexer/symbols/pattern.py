"""What a row of the symbol grammar is, and how its regular expression is read.

The expressions are verbose and say only what is printed; `compiled` adds what type and
line breaks do to it: after a slash or a full stop there may be two blanks ("E/CN. 4/2004",
"OC-\\n5/85"), and a number ends where its digits end, since texts glue the next word on
("CCPR/C/89/D/1353/200514 May 2007").

Named groups are the facts. These names have a meaning:

    session   "25", "S-28"; of a calendar in `sessions`
    roman     a session in Roman numerals; misreadings such as "XXXXII" and "XXVI1" are mended
    kind      "O" or "E": ordinary or extraordinary session
    year      of the document: four digits, or two for a year since 1946
    lodged    of the case, which says nothing of the document's year; digits likewise
    n, m      numbers; leading zeros go
    text      the number of a text, of four digits: leading zeros that are missing come back
    tail      "/Add.1/Rev.2"
    suffix    " add. 3 corr. 1", as the OAS writes it

Templates may use these names, and `yy`, `printed_year`, `lodged_yy` and `roman_number`. Every
other group is given in capitals, unless `Pattern.spellings` has it.

`<tail>`, `<suffix>`, `<part_letter>` and `<roman>` in an expression stand for those groups; the letter is
that of a part of a resolution: "57/308 B".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

WORD_BEFORE = r"(?<![A-Za-z0-9])(?<![^\d]-)(?<![A-Za-z]\.)"
"""What may not stand before a symbol. A slash may, since addresses end in symbols, and another symbol."""

GLUED_BEFORE = r"(?<![A-Z0-9])(?<![^\d]-)(?<![A-Z]\.)"
"""The same, where the letters are so telling that a glued word cannot mislead: "AgemA/HRC/27/37"."""

_NO_ITEM = r"(?!(?<=\n)\d{1,3}[.)]\s)"  # the number of the next paragraph, at the beginning of its line
_MACROS = {
    "<tail>": rf"(?P<tail>(?:/(?i:add|corr|rev|amend|summary)\.?\s?{_NO_ITEM}\d{{1,3}}(?!\d))*)",
    "<suffix>": rf"(?P<suffix>(?:[\s,]{{0,3}}(?i:add|rev|corr)\.?\s?(?:{_NO_ITEM}\d{{1,2}}(?!\d))?)*)",
    # Not the first letter of the next line, of the next symbol, or of a name: "53/144 A. Writer".
    "<part_letter>": r"(?:(?<=[\d)\[])|[^\S\n](?!\[?[A-Z]\.\s?[A-Z]))\[?(?P<letter>[A-Z])\]?(?![^\W\d_]|/)",
    "<roman>": r"(?P<roman>[IVXLC1]{1,9})",
}


_STOPS = re.compile(r"(?P<set>\[(?:\\.|[^\]\\])*\])|(/|\\\.)(\??)")
"""Slashes and full stops of an expression; in sets of characters they stand for themselves."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One series of symbols.

    Attributes:
        series: Its name, unique.
        regex: Verbose; see the module.
        canonical: The canonical form, with the names of groups in braces.
        starts: What every such symbol begins with, so that the expression is tried only there;
            () if that cannot be said.
        examples: (as printed, canonical).
        near_misses: Texts in which `find` must find nothing of this series.
        body: Slug of the issuing body.
        calendar: Key into `sessions`, if the session tells the year.
        session: The session, with the names of groups in braces.
        spellings: What a group can be and is not all capitals, e.g. "Rec".
        before: Lookbehind of the expression.
        holds: What stands in every such symbol, where `starts` cannot be said.
    """

    series: str
    regex: str
    canonical: str
    starts: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    near_misses: tuple[str, ...] = ()
    body: str | None = None
    calendar: str = ""
    session: str = "{session}"
    spellings: tuple[str, ...] = ()
    before: str = WORD_BEFORE
    holds: str = ""


def compiled(pattern: Pattern) -> re.Pattern[str]:
    """Return the expression as `find` uses it."""
    return re.compile(pattern.before + _expanded(pattern.regex), re.VERBOSE)


def compiled_whole(pattern: Pattern) -> re.Pattern[str]:
    """Return the expression as `parse` uses it, for a text in any case."""
    return re.compile(_expanded(pattern.regex), re.VERBOSE | re.IGNORECASE)


def compiled_loosely(pattern: Pattern) -> re.Pattern[str]:
    """Return an expression for symbols of the series and for such as have a digit too many, or any year."""
    regex = _CENTURIES.sub(r"\\d{4}", pattern.regex)
    regex = _DIGITS.sub(lambda most: rf"\d{{1,{int(most['few'] or most['most']) + 1}}}", regex)
    return re.compile(pattern.before + _expanded(regex), re.VERBOSE)


_CENTURIES = re.compile(r"\(\?:19\|20\)\\d(?:\{2\}|\\d)")
_DIGITS = re.compile(r"\\d\{(?:\d,(?P<most>[2-4])|(?P<few>[1-3]))\}")  # not the four of a year


def _expanded(regex: str) -> str:
    for macro, meaning in _MACROS.items():
        regex = regex.replace(macro, meaning)
    return _STOPS.sub(lambda stop: stop[0] if stop["set"] else rf"{stop[2]}{stop[3]}\s{{0,2}}", regex)


class Facts(dict[str, str]):
    """What a match says, by the names of its groups; a group that is absent says ""."""

    def __missing__(self, name: str) -> str:
        return ""


def facts_of(pattern: Pattern, match: re.Match[str]) -> Facts:
    """Return the facts of a match, spelt as canonical forms spell them."""
    facts = Facts()
    spellings = {spelling.lower(): spelling for spelling in pattern.spellings}
    for name, printed in match.groupdict().items():
        if printed:
            bare = "".join(printed.split())
            facts[name] = (
                _MENDED[name](printed) if name in _MENDED else spellings.get(bare.lower(), bare.upper())
            )
    if facts["roman"]:
        facts["roman_number"] = str(number_of_roman(facts["roman"]))
    if facts["year"]:
        facts["printed_year"], facts["yy"] = facts["year"], facts["year"][-2:]
        facts["year"] = _in_four_digits(facts["year"])
    if facts["lodged"]:
        facts["lodged_yy"] = facts["lodged"][-2:]
        facts["lodged"] = _in_four_digits(facts["lodged"])
    return facts


_ADDITION = re.compile(r"([A-Za-z]+)\W*(\d*)")


def _tail(printed: str) -> str:
    return "".join(f"/{word.title()}.{number}" for word, number in _ADDITION.findall(printed))


def _suffix(printed: str) -> str:
    return "".join(f" {word.lower()}. {number}".rstrip() for word, number in _ADDITION.findall(printed))


def _number(printed: str) -> str:
    return printed.lstrip("0") or "0"


def _in_four_digits(year: str) -> str:
    if len(year) == 4:
        return year
    return ("19" if int(year) >= 46 else "20") + year  # none of these bodies is older than 1946


def _regular_roman(printed: str) -> str:
    return roman_of_number(number_of_roman(printed))


def _kind(printed: str) -> str:
    return printed.upper().replace("0", "O")  # "VIII-0/78": typists


_MENDED: dict[str, Callable[[str], str]] = {
    "tail": _tail,
    "suffix": _suffix,
    "n": _number,
    "m": _number,
    "text": lambda printed: printed.zfill(len("0226")),
    "roman": _regular_roman,
    "kind": _kind,
}

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_PARTS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def number_of_roman(numeral: str) -> int:
    """Return the value of a Roman numeral, irregular ones too ("XXXXII" is 42).

    Raises:
        ValueError: For anything else than the letters I V X L C.
    """
    try:
        values = [_ROMAN_VALUES[letter] for letter in numeral.upper().replace("1", "I")]
    except KeyError:
        raise ValueError(f"not a Roman numeral: {numeral!r}") from None
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def roman_of_number(number: int) -> str:
    """Return the regular Roman numeral of a number from 1 to 399."""
    numeral = ""
    for value, letters in _ROMAN_PARTS:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral
