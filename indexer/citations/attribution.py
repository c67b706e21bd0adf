"""Whether a number is of the body that is named beside it, and what that body would call the document.

For drafts alone: where the number cannot be that body's, its writer wants to hear of it, unless the
body stands there for another reason or is one of several.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from indexer.citations import forms
from indexer.citations.bodies import Named
from indexer.citations.found import Found
from indexer.citations.glue import joins, words
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.citations.phrases import GENERAL
from indexer.citations.plain import Plain

OF_YEAR = "no such number is known of that year"
OF_SESSION = "no such number is known of that session"
NOT_OF_ITS_BODY = "the body that is named beside it has no such number"

# What bodies would call a document, without regard to how many they have.
_FORMS = {
    (Kind.RESOLUTION, "ga"): (Shape.PAIR, "A/RES/{}/{}", OF_SESSION),
    (Kind.RESOLUTION, "hrc"): (Shape.PAIR, "A/HRC/RES/{}/{}", OF_SESSION),
    (Kind.DECISION, "hrc"): (Shape.PAIR, "A/HRC/DEC/{}/{}", OF_SESSION),
    (Kind.RESOLUTION, "chr"): (Shape.PAIR, "E/CN.4/RES/{}/{}", OF_YEAR),
    (Kind.RESOLUTION, "ecosoc"): (Shape.PAIR, "E/RES/{}/{}", OF_YEAR),
    (Kind.RESOLUTION, "sc"): (Shape.DATED, "S/RES/{}({})", OF_YEAR),
    (Kind.RESOLUTION, "pace"): (Shape.DATED, "PACE Resolution {} ({})", OF_YEAR),
    (Kind.RECOMMENDATION, "pace"): (Shape.DATED, "PACE Recommendation {} ({})", OF_YEAR),
    (Kind.COMMUNICATION, "ccpr"): (Shape.PAIR, "CCPR Communication {}/{}", OF_YEAR),
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
_DIGIT = re.compile(r"\d")
_LAST_DIGITS = re.compile(r"(?P<n>\d+)(?:\s?\(\d{4}\))?\Z")
ABBREVIATED = re.compile(r"(?<![^\W_])(?P<committee>CAT|CED)[\s,:]{1,3}\Z")
"""Committees whose short names are words elsewhere."""

ABBREVIATION = len("-CAT,  ")  # characters


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
    if kind in GENERAL:
        return _general(kind, tags, number)
    if number.shape is not Shape.PAIR or number.parts[1].startswith("0"):
        return None
    for tag in tags:
        template = _OTHERWISE.get((kind, tag), "")
        if template and _is_of_others(tag, *number.parts[:2]):
            return template.format(*number.parts[:2]), NOT_OF_ITS_BODY
    return None


def _general(kind: Kind, tags: list[str], number: Number) -> tuple[str, str] | None:
    """Return what a committee would call a general comment, also one of a number that it has not reached."""
    if number.shape not in (Shape.BARE, Shape.DATED):
        return None
    first = number._replace(parts=("1", *number.parts[1:]))
    for tag in tags:
        if name := forms.canonical(kind, tag, first, None):
            return f"{name.removesuffix('1')}{int(number.parts[0])}", NOT_OF_ITS_BODY
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
        return _of_abbreviated(plain, one)
    owning = named_beside(plain, one)
    if any(not named.is_shared for named in owning):
        names = _of_any(_together(plain, owning), one)
        if not names:
            is_words = one.canonical == plain.text[one.phrase : one.end]
            return replace(one, canonical=one.of_body, of_body="") if one.of_body and is_words else one
        if not any(one.canonical.startswith(name) for name in names):
            return replace(one, canonical=names[0], of_body="", note="")
    return replace(one, of_body="", note="") if one.of_body else None


def _of_abbreviated(plain: Plain, one: Found) -> Found:
    """Return what "CAT, General Comment No. 3" is, of a committee whose name is a word elsewhere."""
    committee = ABBREVIATED.search(plain.text, max(0, one.phrase - ABBREVIATION), one.phrase)
    digits = _LAST_DIGITS.search(one.canonical)
    if committee is None or digits is None or one.canonical != plain.text[one.phrase : one.end]:
        return one
    kind = Kind.COMMENT if "comment" in one.canonical.lower() else Kind.GENERAL_RECOMMENDATION
    number = Number(Shape.BARE, (digits["n"],), one.start, one.end)
    tag = committee["committee"].lower()
    if name := forms.canonical(kind, tag, number, None):
        return replace(one, canonical=name)
    meant = _general(kind, [tag], number)
    return replace(one, canonical=meant[0], note=meant[1]) if meant else one


def named_beside(plain: Plain, one: Found) -> list[Named]:
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
