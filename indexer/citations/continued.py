"""What goes on from an explicit symbol: "A/HRC/36/37/Add.1 and Add.2", "AG/RES. 1711, 1818 y 1842"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.citations import forms
from indexer.citations.found import Found
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Shape, number_at
from indexer.citations.plain import Plain

_ADDITION = re.compile(
    r"""[\s,]*(?:(?:and|et|y|e|и|و|&|or|ou|o)\s?|,\s?)(?:/\s?)?(?P<word>add|corr|rev)s?\.?\s?(?P<number>\d{1,2})(?!\d|/)""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"(?P<first>\s?(?:,|and|et|y|e|и|&)\s*)(?P<number>\d{1,2})(?!\d|/|\s?\(|[.,]?\d)"
    r"(?=\s*(?:[,.;:)\]\n]|$)|\s(?:and|et|y|e|и|&|to|of|on|for|in|a|à|au|de|del|du|sur|sobre|para)\s)"
)
_TO = re.compile(r"\s?-\s?(?P<number>\d{1,2})(?![\d/-])")
_LISTED = re.compile(r",\s\d{1,2}(?:,\s\d{1,2})*,?\s(?:and|et|y|e)\s\d{1,2}(?=[\s,.;)])")
_TAIL = re.compile(r"/(Add|Corr|Rev)\.(\d+)$")
_RANGE = re.compile(r"\s?(?:-|a|to|al|through|hasta|ate)\s?")
_SHORT = re.compile(r"(AG/(?:RES|DEC)\. )(\d+)$")
_FULL = re.compile(r"(AG/(?:RES|DEC)\. )(\d+)( \(.*\))$")
_SHORT_DECLARATION = re.compile(r"(?<![^\W_])ag/dec\.?\s?(?P<number>\d{1,3})(?!\d|\s?\()")
_MOST = 40

_SERIES = {
    "A/RES": (Kind.RESOLUTION, "ga"),
    "A/HRC/RES": (Kind.RESOLUTION, "hrc"),
    "A/HRC/DEC": (Kind.DECISION, "hrc"),
    "E/CN.4/RES": (Kind.RESOLUTION, "chr"),
    "E/RES": (Kind.RESOLUTION, "ecosoc"),
}
_OAS = re.compile(r"AG/(?P<what>RES|DEC)\. (?P<n>\d+)(?: \(.*\))?")
_OAS_NEXT = re.compile(r"(?:\s?,\s+|\s?,?\s+(?:and|et|y|e|or|ou|o|&)\s+)(?=\d)")
_OAS_ALONE = re.compile(  # a number of four digits, with nothing behind it that is counted
    r"\d{4}(?=\s*(?:[,.;:)\]]|$)|\s(?:and|et|y|e|or|ou|o|&)\s\d|\s(?:of|de|del)\s(?:the\s|la\s|l'))"
)
_OAS_YEARS = range(1990, 2031)  # in which resolutions of four digits are cited
_OAS_ALL_YEARS = range(1948, 2031)
_NUMBERED = re.compile(r"(?P<series>[A-Z./4]+)/\d+/\d+")
_AND_NUMBER = re.compile(
    r"(?:\s?,\s|\s?,?\s(?:and|et|y|e|и|or|ou|o|&)\s|\s?-\s?)(?P<number>\d{2,4}/\d{1,3})(?![\d/-])(?!\s?%)"
)


def continued(plain: Plain, symbols: Sequence[Found]) -> Iterator[Found]:
    """Yield the additions behind symbols: each is a document of its own."""
    starts = {found.start for found in symbols}
    for found in symbols:
        yield from _series(plain, found, starts)
        yield from _of_american_states(plain, found, starts)
        if not found.canonical.startswith(("A/", "E/", "S/", "C")):
            continue
        yield from _additions(plain, found, starts)


def _series(plain: Plain, found: Found, starts: set[int]) -> Iterator[Found]:
    """Yield the numbers behind a symbol that leave out what is the same: "A/RES/53/144 and 54/170"."""
    own = _NUMBERED.fullmatch(found.canonical)
    kind, body = _SERIES.get(own["series"], (None, "")) if own else (None, "")
    at = found.end
    for _ in range(_MOST):
        following = _AND_NUMBER.match(plain.folded, at) if kind else None
        if kind is None or following is None or following.start("number") in starts:
            return
        number = number_at(plain.folded, following.start("number"))
        name = forms.canonical(kind, body, number, None) if number else None
        if number is None or name is None:
            return
        yield Found(name, number.start, number.end, number.start)
        at = number.end


def _of_american_states(plain: Plain, found: Found, starts: set[int]) -> Iterator[Found]:
    """Yield the numbers behind "AG/RES. 1711 (XXX-O/00), 1818 (XXXI-O/01) y 1842".

    What may be a year is none: "AG/RES. 1671, 1999", "between AG/RES. 1671 (XXIX-O/99) and 2010". Behind a
    number with its session, where one goes on with the session too, that is any year of the Organization. It
    is a number of the Assembly, which run on, where the next one with its session is higher, or where a list
    with sessions has begun to leave them out: "AG/RES. 1842 (XXXII-O/02), 1920 and 2010". What is a year is
    gone over, and years may follow it: "AG/RES. 1842, 2002 and 2003".
    """
    own = _OAS.fullmatch(found.canonical)
    at = found.end
    before = number_at(own["n"], 0) if own else None
    if own is None or before is None:
        return
    has_session = found.canonical.endswith(")")
    leaves_out = has_years = False
    for _ in range(_MOST):
        following = _OAS_NEXT.match(plain.folded, at)
        number = number_at(plain.folded, following.end()) if following else None
        if following is None or number is None or number.start in starts:
            return
        if number.shape is Shape.BARE:
            n = int(number.parts[0])
            if own["what"] != "RES" or not _OAS_ALONE.match(plain.folded, number.start):
                return
            is_its_year = "," in following[0] and bool(forms.canonical(Kind.RESOLUTION, "oas-ga", before, n))
            may_be_year = n in (_OAS_ALL_YEARS if has_session else _OAS_YEARS)
            last = _next_of_session(plain, number.end)
            runs_on = n < last if last else leaves_out and not has_years
            if is_its_year or (may_be_year and not (int(before.parts[0]) < n and runs_on)):
                at = number.end
                has_years = True
                continue
        elif number.shape not in (Shape.OF_SESSION, Shape.DATED):
            return
        name = forms.canonical(Kind.RESOLUTION, "oas-ga", number, None)
        if name is None:
            return
        yield Found(name.replace("RES", own["what"], 1), number.start, number.end, number.start)
        at = number.end
        leaves_out = (has_session or leaves_out) and number.shape is not Shape.OF_SESSION
        has_session = number.shape is Shape.OF_SESSION
        before = number._replace(shape=Shape.BARE, parts=number.parts[:1])


def _next_of_session(plain: Plain, at: int) -> int:
    """Return the next number of a list of the American States that has its session; 0 without one."""
    for _ in range(_MOST):
        following = _OAS_NEXT.match(plain.folded, at)
        number = number_at(plain.folded, following.end()) if following else None
        if number is None or number.shape not in (Shape.BARE, Shape.DATED, Shape.OF_SESSION):
            return 0
        if number.shape is not Shape.BARE:
            return int(number.parts[0])
        at = number.end
    return 0


def _additions(plain: Plain, found: Found, starts: set[int]) -> Iterator[Found]:
    tail = _TAIL.search(found.canonical)
    base = _TAIL.sub("", found.canonical)
    word = tail[1] if tail else ""
    at = found.end
    for _ in range(_MOST):
        addition = _ADDITION.match(plain.folded, at)
        if addition:
            word = addition["word"].title()
            begin = addition.start("word")
        elif word and (addition := _TO.match(plain.folded, at)):  # "Add.14-16"
            begin = addition.start("number")
        else:
            addition = _NUMBER.match(plain.folded, at) if word else None
            if addition is None:
                return
            is_listed = (
                at > found.end or addition["first"].strip().isalpha() or _LISTED.match(plain.folded, at)
            )
            if not is_listed:
                return
            begin = addition.start("number")
        if begin in starts:
            return
        at = addition.end("number")
        yield Found(f"{base}/{word}.{int(addition['number'])}", begin, at, begin)


def completed(plain: Plain, symbols: Sequence[Found]) -> list[Found]:
    """Give the first of a range the session that only the last one states."""
    made = list(symbols)
    for match in _SHORT_DECLARATION.finditer(plain.folded) if "ag/dec" in plain.folded else ():
        made.append(Found(f"AG/DEC. {int(match['number'])}", match.start(), match.end(), match.start()))
    made.sort(key=lambda found: found.start)
    for index, (first, last) in enumerate(pairwise(made)):
        short, full = _SHORT.match(first.canonical), _FULL.match(last.canonical)
        if (
            short
            and full
            and short[1] == full[1]
            and int(short[2]) < int(full[2])
            and _RANGE.fullmatch(plain.folded, first.end, last.start)
        ):
            made[index] = replace(first, canonical=first.canonical + full[3])
    return [found for found in made if not found.canonical.startswith("AG/DEC.") or "(" in found.canonical]
