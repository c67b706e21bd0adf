"""Misprints, mended only where something else in the text shows what was meant, and always flagged.

"53/44" beside the name of the Declaration, or beside the date of 53/144, is 53/144. Resolutions
of the OAS run on over its sessions, so their number tells the session, and a session that does
not agree is a misprint.

Sources of the numbers of the OAS: the titles of volume I of its proceedings for the 28th session
(AG/RES. 1532 - 1606), the 29th (1607 - 1697), the 31st (1765 - 1839) and the 33rd (1910 - 1974); the
32nd began with the Convention against Terrorism, AG/RES. 1840.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.citations.dates import DATE
from indexer.citations.found import Found, Known
from indexer.citations.named import INSTRUMENTS
from indexer.citations.plain import Plain
from indexer.symbols import key
from indexer.symbols.pattern import number_of_roman, roman_of_number

_OAS = re.compile(r"AG/(?P<what>RES|DEC)\. (?P<n>\d+) \((?P<roman>[IVXLC]+)-O/(?P<yy>\d\d)\)")

# Only sessions of which both ends are known: a session that is right must not be mended.
_OAS_SESSIONS = {
    (1532, 1606): "XXVIII-O/98",
    (1607, 1697): "XXIX-O/99",
    (1698, 1764): "XXX-O/00",
    (1765, 1839): "XXXI-O/01",
    (1840, 1909): "XXXII-O/02",
    (1910, 1974): "XXXIII-O/03",
}
_OAS_DECLARATIONS = {(16, 19): "XXVIII-O/98", (20, 22): "XXIX-O/99"}
_DATE = re.compile(rf"[\s,(]*{DATE}", re.VERBOSE)
_NUMBER = re.compile(r"\d+(?=\D*$)|(?<=/)\d+(?=/)")
_REVISION = re.compile(r"/(?P<number>\d)/\d{2}\s?[^\w\n]{0,3}\s?rev\.?\s?(?P<printed>\d)(?!\d)")
_REVISION_WAY = len(" (REV. 1")
_MISSPELT = "ACPHR"
_SESSION = re.compile(r"\(\s?(?:EXT\.?\s?OS\s?/\s?)?(?P<session>[IVXLC1]+)\s?\)")
_NAME_WAY = 120
_YEAR = re.compile(r"(?:19|20)\d\d")


def repaired(plain: Plain, found: Sequence[Found], known: Mapping[str, Known]) -> list[Found]:
    """Return the citations with misprints mended and flagged."""
    return [
        _of_oas(one)
        or _of_council(plain, one)
        or _of_achpr(plain, one)
        or _by_evidence(plain, one, known)
        or one
        for one in found
    ]


def _of_oas(one: Found) -> Found | None:
    match = _OAS.fullmatch(one.canonical)
    if match is None:
        return None
    table = _OAS_SESSIONS if match["what"] == "RES" else _OAS_DECLARATIONS
    session = next((name for (first, last), name in table.items() if first <= int(match["n"]) <= last), None)
    printed = f"{match['roman']}-O/{match['yy']}"
    if session is None or session == printed:
        return None
    return replace(
        one,
        canonical=f"AG/{match['what']}. {match['n']} ({session})",
        note=f"the session is printed {printed}; number {match['n']} is of {session}",
    )


def _of_council(plain: Plain, one: Found) -> Found | None:
    """Flag a document of the Council of the Union whose number and "REV" do not agree."""
    if one.note or not one.canonical.startswith("EU Council "):
        return None
    match = _REVISION.search(plain.folded, one.start, one.end + _REVISION_WAY)
    if match is None or match["number"] == match["printed"]:
        return None
    return replace(
        one, note=f"printed REV {match['printed']}, but its number is that of REV {match['number']}"
    )


def _of_achpr(plain: Plain, one: Found) -> Found | None:
    """Flag a resolution of the African Commission whose prefix or session is misspelt."""
    if one.note or not one.canonical.startswith("ACHPR/Res."):
        return None
    printed = plain.text[one.start : one.end]
    if printed.upper().startswith(_MISSPELT):
        return replace(one, note=f"printed {printed[: len(_MISSPELT)]} for ACHPR")
    session = _SESSION.search(printed)
    regular = roman_of_number(number_of_roman(session["session"])) if session else ""
    if session is None or regular == session["session"]:
        return None
    return replace(one, note=f"the session is printed {session['session']}, which is {regular}")


def _by_evidence(plain: Plain, one: Found, known: Mapping[str, Known]) -> Found | None:
    if not known or key(one.canonical) in known:
        return None
    near = [known[name] for variant in _variants(one.canonical) if (name := key(variant)) in known]
    if not near:
        return None
    around = plain.folded[max(0, one.phrase - _NAME_WAY) : one.end + _NAME_WAY]
    date = _DATE.match(plain.folded, one.end)
    year = _YEAR.findall(date[0])[-1:] if date and _YEAR.search(date[0]) else []
    for document in near:
        names = INSTRUMENTS.get(document.canonical, ())
        if any(re.search(name, around) for name in names):
            return _mended(plain, one, document, "its name stands beside it")
    same_year = [document for document in near if year and document.date[:4] == year[0]]
    if len(same_year) == 1 and one.note:
        return _mended(plain, one, same_year[0], "its date stands beside it")
    if not one.note:
        return None
    candidates = dict.fromkeys((*one.candidates, *(each.canonical for each in near)))
    return replace(one, candidates=tuple(candidates))


def _mended(plain: Plain, one: Found, document: Known, why: str) -> Found:
    return replace(
        one,
        canonical=document.canonical,
        of_body="",
        note=f"printed {plain.text[one.start : one.end]}, a misprint: {why}",
    )


def _variants(canonical: str) -> Iterator[str]:
    """Yield what differs from a symbol by one digit more in one of its last numbers, or a repeated one."""
    for number in _NUMBER.finditer(canonical):
        for at in range(number.start(), number.end() + 1):
            for digit in "0123456789":
                yield f"{canonical[:at]}{digit}{canonical[at:]}"
