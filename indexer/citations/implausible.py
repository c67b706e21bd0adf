"""Citations that are surely meant, of numbers that no document can have: A/RES/53/1444, R(2007)14.

For drafts alone, whose writers want to hear of a slip; in what others have written a number that is
too high is as likely no citation. Nothing is corrected: each keeps its number and has a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from indexer import symbols
from indexer.citations import forms
from indexer.citations.bodies import Named
from indexer.citations.found import Found
from indexer.citations.glue import joins, words
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.citations.plain import Plain

_OF_YEAR = "no such number is known of that year"
_OF_SESSION = "no such number is known of that session"
_OF_SERIES = "no number of this series is so long, or of such a year"
_OF_SESSIONS = "sessions are counted from 1"
_TOO_SHORT = "cases have three digits behind the stop"
_BEFORE_THE_FIRST = "there was none in that year"
NOT_OF_ITS_BODY = "the body that is named beside it has no such number"
IMPOSSIBLE = frozenset(
    {_OF_YEAR, _OF_SESSION, _OF_SERIES, _OF_SESSIONS, _TOO_SHORT, _BEFORE_THE_FIRST, NOT_OF_ITS_BODY}
)
"""Notes that say that there can be no such document; all others say how a citation was mended."""

# What bodies would call a document, without regard to how many they have.
_FORMS = {
    (Kind.RESOLUTION, "ga"): (Shape.PAIR, "A/RES/{}/{}", _OF_SESSION),
    (Kind.RESOLUTION, "hrc"): (Shape.PAIR, "A/HRC/RES/{}/{}", _OF_SESSION),
    (Kind.DECISION, "hrc"): (Shape.PAIR, "A/HRC/DEC/{}/{}", _OF_SESSION),
    (Kind.RESOLUTION, "chr"): (Shape.PAIR, "E/CN.4/RES/{}/{}", _OF_YEAR),
    (Kind.RESOLUTION, "ecosoc"): (Shape.PAIR, "E/RES/{}/{}", _OF_YEAR),
    (Kind.RESOLUTION, "sc"): (Shape.DATED, "S/RES/{}({})", _OF_YEAR),
    (Kind.RESOLUTION, "pace"): (Shape.DATED, "PACE Resolution {} ({})", _OF_YEAR),
    (Kind.RECOMMENDATION, "pace"): (Shape.DATED, "PACE Recommendation {} ({})", _OF_YEAR),
    (Kind.COMMUNICATION, "ccpr"): (Shape.PAIR, "CCPR Communication {}/{}", _OF_YEAR),
}
_YEARS = ("chr", "ecosoc")  # number by years, the others by sessions
_YEAR, _SESSION = (4,), (1, 2)  # digits

# What such numbers would be called of bodies that do not number so: "General Assembly resolution 2000/61".
_OTHERWISE = {
    (Kind.RESOLUTION, "ga"): "A/RES/{}/{}",
    (Kind.RESOLUTION, "hrc"): "A/HRC/RES/{}/{}",
    (Kind.DECISION, "hrc"): "A/HRC/DEC/{}/{}",
    (Kind.RESOLUTION, "chr"): "E/CN.4/RES/{}/{}",
    (Kind.DECISION, "chr"): "E/CN.4/DEC/{}/{}",
    (Kind.RESOLUTION, "subcommission"): "E/CN.4/Sub.2/RES/{}/{}",
    (Kind.RESOLUTION, "ecosoc"): "E/RES/{}/{}",
    (Kind.RESOLUTION, "sc"): "S/RES/{}/{}",
    (Kind.RESOLUTION, "pace"): "PACE Resolution {}/{}",
    (Kind.RESOLUTION, "oas-ga"): "AG/RES. {}/{}",
    (Kind.RESOLUTION, "iachr"): "IACHR Resolution {}/{}",
    (Kind.RESOLUTION, "achpr"): "ACHPR/Res.{}/{}",
}
_TEMPLATES = tuple(
    (kind, shape, re.compile(re.escape(template).replace(r"\{\}", r"(\d+)")))
    for kind, shape, template in (
        *((kind, shape, template) for (kind, _), (shape, template, _) in _FORMS.items()),
        *((kind, Shape.PAIR, template) for (kind, _), template in _OTHERWISE.items()),
    )
)
_BEFORE = 80  # characters, in which the body is named
_BEHIND = 60
_LIST = 200  # characters of a list of bodies
_OWNING = re.compile(r"(?:'s?|s')?\s{0,4}")  # between a body and the word for its resolution
_LISTED = re.compile(r",\s{1,2}")  # likewise, where a reference begins with its body, as in Chicago's style
_BEGINS = re.compile(r"(?:^|[.;:(\n])\s*(?:(?:the|un|u\.n\.|united nations)\s)*$")
_APART = re.compile(
    r",\s(?:(?:the|la|el|le|les|los|o|a)\s)?$|,\sl'$"
)  # "Since resolution 5/1, the Council has"
# What may stand between bodies whose texts are cited together: "resolutions of the Assembly and of the
# Council", "Commission on Human Rights (CHR)/Human Rights Council".
_TOGETHER = re.compile(
    r"(?:[\s,/&()-]|l'|d'|"
    + words("""
        and or et ou y e u o of the de la le les du des del los las el da do both as well ainsi que asi como
        then later now former its successor un u.n. united nations onu
    """)
    + r"){1,24}"
)
_NOT_OWNING = re.compile(
    r"(?<![^\W_])" + words("to on from in for a al en em au aux sur sobre para pour ao na no")
)

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
_DIGIT = re.compile(r"\d")
_REPORT = re.compile(r"annual\sreport\s(?:of\s|for\s)?(?P<year>1[0-8]\d\d|19[0-4]\d)(?![\d/-])")
_WAY = 200  # characters, in which the Commission is named
_MINISTERS = re.compile(
    r"(?:recomm[ae]ndations?|recomendacion(?:es)?)\s(?:n[o.º°]{1,3}\s?)?"
    r"(?P<number>r\s?\((?P<year>20(?:0[4-9]|[1-9]\d))\)\s?(?P<n>\d{1,3}))(?!\d)"
)


def of_body(kind: Kind, tags: list[str], number: Number) -> tuple[str, str] | None:
    """Return what the first of these bodies would call such a document, and what is wrong with it."""
    for tag in tags:
        if number.parts[-1].startswith("0") and tag not in _YEARS:
            continue  # a year of two digits: "8/07"
        shape, template, note = _FORMS.get((kind, tag), (None, "", ""))
        if number.shape is shape and (
            shape is Shape.DATED
            or tag == "ccpr"
            or len(number.parts[0]) in (_YEAR if tag in _YEARS else _SESSION)
        ):
            return template.format(*(part.lstrip("0") or "0" for part in number.parts[:2])), note
    if number.shape is not Shape.PAIR or number.parts[1].startswith("0"):
        return None
    for tag in tags:
        template = _OTHERWISE.get((kind, tag), "")
        if template and _is_of_others(tag, *number.parts[:2]):
            return template.format(*number.parts[:2]), NOT_OF_ITS_BODY
    return None


def _is_of_others(tag: str, first: str, second: str) -> bool:
    """Tell whether only other bodies number so: by years, or by sessions.

    "1973/11" and "22/46" may be numbers of the Security Council, and of regional bodies, with their years.
    """
    is_of_year = len(first) in _YEAR and first.startswith(("19", "20"))
    if tag in ("ga", "hrc"):
        return is_of_year
    if tag in (*_YEARS, "subcommission"):
        return len(first) in _SESSION
    return len(first) in _SESSION and len(second) in (1, 3)


def told(plain: Plain, one: Found) -> Found | None:
    """Return a citation without its note if nothing tells that it is of the body beside it.

    "The Assembly established the Human Rights Council by resolution 60/251" names two, and the nearer one
    is not whose it is; a name that several bodies share is nobody's. Of bodies that are named together,
    the list of numbers is of all, and each number of the one that has such.

    Returns:
        None if the number was a citation only as that of this body.
    """
    if one.note != NOT_OF_ITS_BODY:
        return one
    owning = _owning(plain, one)
    if any(not named.is_shared for named in owning):
        names = _of_any(_together(plain, owning), one)
        if not names:
            return one
        if not any(one.canonical.startswith(name) for name in names):
            return replace(one, canonical=names[0], of_body="", note="")
    return replace(one, of_body="", note="") if one.of_body else None


def _owning(plain: Plain, one: Found) -> list[Named]:
    """Return the bodies whose names own a number: "HRC resolution 5/1", "resolution 5/1 of the HRC"."""
    folded = plain.folded
    before = plain.bodies.between(one.phrase - _BEFORE, one.phrase + 1)[-1:]
    owning = [
        named
        for named in before
        if _OWNING.fullmatch(folded, named.end, one.phrase)
        or (
            _LISTED.fullmatch(folded, named.end, one.phrase)
            and _BEGINS.search(folded[max(0, named.start - _BEHIND) : named.start])
        )
    ]
    within = [
        (named, folded[one.phrase : named.start])
        for named in plain.bodies.between(one.phrase, one.start)
        if not _DIGIT.search(folded, one.phrase, named.start)
    ]
    behind = [
        (named, gap)
        for named in plain.bodies.between(one.end, one.end + _BEHIND)[:1]
        if joins(folded, one.end, named.start) and not _APART.search(gap := folded[one.end : named.start])
    ]
    return owning + [named for named, gap in (*within, *behind) if not _NOT_OWNING.search(gap)]


def _together(plain: Plain, owning: list[Named]) -> list[Named]:
    """Return bodies with those that are named together with them: "the Commission and the Council"."""
    found = {named.start: named for named in owning}
    for named in owning:
        earlier = plain.bodies.between(named.start - _LIST, named.start)[::-1]
        later = plain.bodies.between(named.end, named.end + _LIST)
        for first, second in pairwise((named, *earlier)):
            if not _TOGETHER.fullmatch(plain.folded, second.end, first.start):
                break
            found[second.start] = second
        for first, second in pairwise((named, *later)):
            if not _TOGETHER.fullmatch(plain.folded, first.end, second.start):
                break
            found[second.start] = second
    return list(found.values())


def _of_any(bodies: list[Named], one: Found) -> tuple[str, ...]:
    """Return what those of the bodies that can have its number would call a document, the best first."""
    printed = one.of_body or one.canonical
    for kind, shape, template in _TEMPLATES:
        if match := template.fullmatch(printed):
            number = Number(shape, match.groups(), one.start, one.end)
            return forms.resolve(kind, [tag for named in bodies for tag in named.tags], number, None)
    return ()


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
    if match := _RUNNING.fullmatch(one.canonical):
        body, number = _RUNNING_BODIES[match["series"]], Number(Shape.BARE, (match["n"],), one.start, one.end)
        if forms.canonical(Kind.RESOLUTION, body, number, None) is None:
            return replace(one, note=_OF_SERIES)
        opened = symbols.year_of_session("oas-ga", match["session"] or "") if body == "oas-ga" else None
        is_possible = opened is None or forms.canonical(Kind.RESOLUTION, body, number, opened) is not None
        return one if is_possible else replace(one, note=_OF_SESSION)
    if match := _OF_BODY.fullmatch(one.canonical):
        kind, body = _OF_BODIES[match["series"]]
        of, n = match["of"], match["n"]
        of_it, first = (
            forms.canonical(kind, body, Number(Shape.PAIR, (of, each), one.start, one.end), None)
            for each in (n, _FIRST_NUMBER[kind])
        )
        return replace(one, note=_OF_SESSION if len(of) < 4 else _OF_YEAR) if first and not of_it else one
    match = _DATED.fullmatch(one.canonical)
    if match is None:
        return one
    kind, body = _DATED_KINDS[match["series"]]
    number = Number(Shape.DATED, (match["n"], match["year"]), one.start, one.end)
    is_possible = forms.canonical(kind, body, number, None) is not None
    if body == "sc":
        is_possible = is_possible and forms.is_of_year(int(match["n"]), int(match["year"]))
    return one if is_possible else replace(one, note=_OF_YEAR)


def _is_near(plain: Plain, match: re.Match[str]) -> bool:
    """Tell whether the Inter-American Commission is named near by."""
    around = plain.bodies.between(match.start() - _WAY, match.end() + _WAY)
    return any("iachr" in named.tags and not named.is_shared for named in around)
