"""Whether a text is one citation and nothing else, in the words of any style of references.

A reference may name its document several times, in words and by its symbol; what else belongs to it,
`beside` says. "torture A/RES/53/144" looks for both, and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.citations import forms
from indexer.citations.beside import JOURNAL, Beside
from indexer.citations.finder import cited
from indexer.citations.found import Context, Found
from indexer.citations.kinds import Kind
from indexer.citations.named import INSTRUMENTS
from indexer.citations.numbers import number_at
from indexer.citations.plain import Plain
from indexer.symbols import key, parse

_QUOTED = re.compile(r"\"(?P<double>[^\"]+)\"|“[^“”]+”|«[^«»]+»|(?<![^\s(])'(?=\S)[^']+(?:'(?=\w)[^']*)*'")
_CELEX = re.compile(r"(?<![^\W_:])[1-9](?:19|20)\d{2}[A-Z]{1,2}\d{4}(?![^\W_])")
_SET_OFF_NUMBER = re.compile(r"(?<=[\s(])\d{4,5}/\d{2}(?=[\s),.]|$)")
_NUMBERS = re.compile(r"\d+")

_BESIDE = ("OEA/Ser.L/", "IACHR Case", "IACHR Petition", "IACHR PM")
"""What is printed beside the name of a document: the number in its series, and the case it is on."""

_RESOLUTIONS = ("A/RES/", "E/RES/", "S/RES/")
_RECORDS = re.compile(r"(?<![^\W_])(?:gaor|escor|scor)[\s,].{0,40}supp")

_JOINED = ("ECtHR App.", "ACHPR Communication", "CCPR Communication")
"""What is decided together, under the first number."""


class Whole(NamedTuple):
    """What a text that is a citation names, the likeliest first, and where in it it points, as printed."""

    names: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


def whole(plain: Plain) -> Whole | None:
    """Read a text that is one citation; None if it is none, or more than one."""
    # A number that cannot be is meant all the same by who asks for nothing else, and is told so.
    asked = cited(plain, Context(is_draft=True))
    found = sorted([*asked, *_registered(plain)], key=lambda one: one.start)
    quotes = [match.span() for match in _QUOTED.finditer(plain.text)]
    outside = [one for one in found if not any(start < one.start < end for start, end in quotes)]
    outside = outside or [*_of_council(plain, quotes)] or [*_in_journal(plain)]
    numbered = [one for one in outside if _is_numbered(one)]
    outside = numbered or outside
    if not outside:
        quotes, outside = [], found
    if not outside:
        return None
    for chosen in _choices(plain, outside):
        is_one = len(chosen) == len(outside)
        for is_titled in (False, True):
            others = [one for one in outside if one not in chosen]
            places = Beside(plain, chosen, others, quotes, is_titled=is_titled).places()
            if places is not None and (is_one or is_titled):
                fullest = max(chosen, key=lambda one: (_same(one) == _same(chosen[0]), len(one.canonical)))
                return Whole((fullest.canonical, *fullest.candidates), places)
    return None


def _registered(plain: Plain) -> Iterator[Found]:
    """Yield numbers of the register of the law of the European Union, which may be anything elsewhere."""
    for match in _CELEX.finditer(plain.text):
        symbol = parse(match[0])
        if symbol is not None:
            yield Found(symbol.canonical, match.start(), match.end(), match.start())


def _of_council(plain: Plain, quotes: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Yield the number of a document of the Council of the European Union, if that is named first."""
    first = plain.bodies.at(0)
    for match in _SET_OFF_NUMBER.finditer(plain.folded) if first and "eu" in first.tags else ():
        number = number_at(plain.folded, match.start())
        name = forms.canonical(Kind.DOCUMENT, "eu", number, None) if number else None
        if number and name and not any(start < number.start < end for start, end in quotes):
            yield Found(name, number.start, number.end, number.start)


def _in_journal(plain: Plain) -> Iterator[Found]:
    """Yield the place in the Official Journal where an act stands."""
    for match in JOURNAL.finditer(plain.folded):
        names = ("year", "series", "issue", "part", "page")
        place = (match[name] or match[f"{name}_behind"] for name in names)
        name = " ".join(["OJ", *(part.upper() for part in place if part)])
        yield Found(name, match.start(), match.end(), match.start())


def _choices(plain: Plain, found: Sequence[Found]) -> list[list[Found]]:
    """Return which citations may be the names of the document: all, or those of the last one.

    A volume of the Official Records in which a resolution is printed is beside it: "G.A. Res. 832(IX),
    U.N. GAOR, 9th Sess., Supp. No. 21, U.N. Doc. A/2890" (Bluebook, rule 21.7, and McGill). What is cited
    in a title stands before its symbol: "Reply to Recommendation 2085 (2016), Doc. 14285".
    """
    if len({_same(one) for one in found}) == 1:
        return [list(found)]
    first = found[0]
    if first.canonical.startswith(_RESOLUTIONS) and _RECORDS.search(plain.folded, first.end, found[1].start):
        return [list(found)]
    proper = [one for one in found if not one.canonical.startswith(_BESIDE)]
    if len(proper) < len(found) and len({_same(one) for one in proper}) == 1:
        return [[proper[0], *(one for one in found if one is not proper[0])]]
    if len({tuple(_NUMBERS.findall(one.canonical)) for one in found}) == 1:
        return [[found[-1], *found[:-1]]]  # "resolution 43/115, A/HRC/DEC/43/115": a symbol says what it is
    if found[0].group and all(
        one.group == found[0].group and one.canonical.startswith(_JOINED) for one in found
    ):
        return [list(found)]
    return [[one for one in found if _same(one) == _same(found[-1])]]


def _is_numbered(one: Found) -> bool:
    """Tell whether a name has a number, as titles have not: "Annual Report of the Commission"."""
    return one.canonical not in INSTRUMENTS and _NUMBERS.search(one.canonical) is not None


def _same(one: Found) -> str:
    """Return what is equal for names of one document, also if one of them leaves out the session."""
    return key(one.canonical.partition(" (")[0])
