"""Citations that are surely meant, of numbers that no document can have: A/RES/53/1444, R(2007)14.

For drafts alone, whose writers want to hear of a slip; in what others have written a number that is
too high is as likely no citation. Nothing is corrected: each keeps its number and has a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer import symbols
from indexer.citations import forms
from indexer.citations.attribution import NOT_OF_ITS_BODY, OF_SESSION, OF_YEAR
from indexer.citations.bounds import is_beyond
from indexer.citations.found import Found
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.citations.plain import Plain

_OF_SERIES = "no number of this series is so long, or of such a year"
_OF_SESSIONS = "sessions are counted from 1"
_TOO_SHORT = "cases have three digits behind the stop"
_BEFORE_THE_FIRST = "there was none in that year"
_BEYOND = "no such number is known of this series"
IMPOSSIBLE = frozenset(
    {OF_YEAR, OF_SESSION, _OF_SERIES, _OF_SESSIONS, _TOO_SHORT, _BEFORE_THE_FIRST, _BEYOND, NOT_OF_ITS_BODY}
)
"""Notes that say that there can be no such document; all others say how a citation was mended."""

_DATED = re.compile(r"(?P<series>PACE \w+ |S/RES/)(?P<n>\d+) ?\((?P<year>\d{4})\)")
_DATED_KINDS = {
    "PACE Resolution ": (Kind.RESOLUTION, "pace"),
    "PACE Recommendation ": (Kind.RECOMMENDATION, "pace"),
    "S/RES/": (Kind.RESOLUTION, "sc"),
}

# Numbers that run on through the sessions of a body, whatever session and year are put behind them.
_RUNNING = re.compile(r"(?P<series>AG/RES\.|ACHPR/Res\.) ?(?P<n>\d+)(?: ?\((?P<session>[^/)]*).*)?")
_RUNNING_BODIES = {"AG/RES.": "oas-ga", "ACHPR/Res.": "achpr"}
_OF_BODY = re.compile(
    r"(?P<series>A/(?:HRC/)?RES/|A/HRC/DEC/|E/(?:CN\.4/)?RES/)(?P<of>\d{2}|\d{4})/(?P<n>\d+)"
)
_OF_BODIES = {
    "A/RES/": (Kind.RESOLUTION, "ga"),
    "A/HRC/RES/": (Kind.DECISION, "hrc"),  # some decisions are called resolutions
    "A/HRC/DEC/": (Kind.DECISION, "hrc"),
    "E/RES/": (Kind.RESOLUTION, "ecosoc"),
    "E/CN.4/RES/": (Kind.RESOLUTION, "chr"),
}
_FIRST_NUMBER = {Kind.RESOLUTION: "1", Kind.DECISION: "101"}
_SESSION_ZERO = re.compile(r"A/(?:HRC/)?(?:(?:RES|DEC|PRST)/)?0+/")

_CASE = re.compile(
    r"(?<![^\W_])cas[eo]s?\s(?:n[o.º°]{1,3}\s?)?(?P<number>1[0-4]\.(?:\d{2}|\d{4}))(?!\d|[.,/]\d)"
)
_REPORT = re.compile(r"annual\sreport\s(?:of\s|for\s)?(?P<year>1[0-8]\d\d|19[0-4]\d)(?![\d/-])")
_WAY = 200  # characters, in which the Commission is named
_MINISTERS = re.compile(
    r"(?:recomm[ae]ndations?|recomendacion(?:es)?)\s(?:n[o.º°]{1,3}\s?)?"
    r"(?P<number>r\s?\((?P<year>20(?:0[4-9]|[1-9]\d))\)\s?(?P<n>\d{1,3}))(?!\d)"
)


def implausible(plain: Plain) -> Iterator[Found]:
    """Yield symbols and names of documents whose numbers are out of range, in no order."""
    for canonical, start, end in symbols.find_loosely(plain.text):
        yield Found(canonical, start, end, start, note=_OF_SERIES)
    for match in _MINISTERS.finditer(plain.folded):
        printed = plain.text[slice(*match.span("number"))]
        yield Found(
            f"CM/Rec({match['year']}){int(match['n'])}",
            match.start("number"),
            match.end("number"),
            match.start(),
            note=f"printed {printed}; recommendations since 2004 are CM/Rec",
        )
    for match in _CASE.finditer(plain.folded):
        if _is_near(plain, match):
            yield Found(
                f"IACHR Case {match['number']}",
                match.start("number"),
                match.end("number"),
                match.start(),
                note=_TOO_SHORT,
            )
    for match in _REPORT.finditer(plain.folded):
        if _is_near(plain, match):
            name = f"IACHR Annual Report {match['year']}"
            yield Found(name, match.start(), match.end(), match.start(), note=_BEFORE_THE_FIRST)


def flagged(one: Found) -> Found:
    """Return a citation with a note if its symbol has a number that is not of its year, series or session."""
    if one.note:
        return one
    if _SESSION_ZERO.match(one.canonical):
        return replace(one, note=_OF_SESSIONS)
    if is_beyond(one.canonical):
        return replace(one, note=_BEYOND)
    if match := _RUNNING.fullmatch(one.canonical):
        body, number = _RUNNING_BODIES[match["series"]], Number(Shape.BARE, (match["n"],), one.start, one.end)
        if forms.canonical(Kind.RESOLUTION, body, number, None) is None:
            return replace(one, note=_OF_SERIES)
        opened = symbols.year_of_session("oas-ga", match["session"] or "") if body == "oas-ga" else None
        is_possible = opened is None or forms.canonical(Kind.RESOLUTION, body, number, opened) is not None
        return one if is_possible else replace(one, note=OF_SESSION)
    if match := _OF_BODY.fullmatch(one.canonical):
        kind, body = _OF_BODIES[match["series"]]
        of, n = match["of"], match["n"]
        of_it, first = (
            forms.canonical(kind, body, Number(Shape.PAIR, (of, each), one.start, one.end), None)
            for each in (n, _FIRST_NUMBER[kind])
        )
        return replace(one, note=OF_SESSION if len(of) < 4 else OF_YEAR) if first and not of_it else one
    match = _DATED.fullmatch(one.canonical)
    if match is None:
        return one
    kind, body = _DATED_KINDS[match["series"]]
    number = Number(Shape.DATED, (match["n"], match["year"]), one.start, one.end)
    is_possible = forms.canonical(kind, body, number, None) is not None
    if body == "sc":
        is_possible = is_possible and forms.is_of_year(int(match["n"]), int(match["year"]))
    return one if is_possible else replace(one, note=OF_YEAR)


def _is_near(plain: Plain, match: re.Match[str]) -> bool:
    """Tell whether the Inter-American Commission is named near by."""
    around = plain.bodies.between(match.start() - _WAY, match.end() + _WAY)
    return any("iachr" in named.tags and not named.is_shared for named in around)
