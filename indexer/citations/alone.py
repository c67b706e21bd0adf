"""Numbers that stand alone, without a word for what they number, but in telling company.

"56/163. Follow-up to …" at the beginning of a line is the heading of a resolution; "no. 14038/88"
where the Court in Strasbourg is spoken of is an application; "2003/444/CFSP" is an act of the
European Union wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.citations import forms, national
from indexer.citations.found import Context, Found
from indexer.citations.kinds import Kind
from indexer.citations.numbers import NO, Shape, number_at
from indexer.citations.plain import Plain
from indexer.symbols import parse

_WAY = 400  # characters around, in which a body may be named

_SLASHED = re.compile(r"\d/\s?\d")
_HEADING = re.compile(
    r"(?P<number>\d{2}/\d{1,3}|(?:19|20)\d{2}/\d{1,3}|s-\d{1,2}/\d)(?P<stop>\.)?(?=\s*[^\W\d_])"
)
_AT_LINE = re.compile(r"(?:^|\n|\]\s)[ \t]*$")
_GOES_ON = re.compile(r"[^\W_][ \t,]*\n[ \t]*$")  # the sentence of the line before
_ADOPTED = re.compile(r"resol|decis|резолюци|قرار|приня|одобр")
_HEADING_BODIES = ("ga", "hrc", "ecosoc", "chr")

_LODGED = re.compile(r"\d{3,5}/\d{2}(?!\d|[/-]\d)")
_NO_BEFORE = re.compile(rf"(?<![^\W_/-])(?!\#){NO}$", re.VERBOSE)
_NEXT_APPLICATION = re.compile(r"[\s,;]*(?:(?:and|et|y|e|и|&)\s)?(?P<number>\d{3,5}/\d{2})(?!\d|[/-]\d)")
_TELLING = len("12345/01")  # shorter numbers may be anybody's
_LAW = re.compile(
    r"\b(?:act|law|decree|loi|decret|ley|lei|decreto|order|bill|file|docket|dossier|expediente|закон\w*|указ\w*)\b"
)

_ACT = re.compile(r"(?P<number>(?:19|20)\d{2}/\d{1,4}/(?:cfsp|pesc|szvp|gasp|jha|jai))(?![a-z])")
_DECISION = re.compile(r"decis|beschlu|sklep|решен|odluk")
_LISBON = 2010  # acts of foreign policy are decisions since

_COUNCIL = re.compile(
    r"(?P<number>\d{4,5}/\d/\d{2}|\d{5}/\d{2})(?![\d/])(?P<revision>[^\d]{0,12}(?:\d{1,3}\s*)?\s?rev\.?\s?\d)?"
)
_TITLED = re.compile(r",\s(?:19|20)\d{2}\s?\(no\.?\s?(?P<n>\d{1,3})\)")
_INSTRUMENTS = {"convention": "Convention", "recommendation": "Recommendation"}
_TITLE = 160  # characters of the title of an instrument
_SHORT = re.compile(r"(?<![^\W_])C\.?\s?(?P<n>29|87|94|98|1[01589]\d)(?![\d/.-]\d|\d|[^\W\d_])")
_OF_THE_ILO = 3  # times that a text on the organization names it at least
_SLASH_LOST = re.compile(
    r"(?<![^\W_])(?<!/)A/(?:HRC/(?P<of_council>\d{3,5})|(?P<of_assembly>\d{5}))(?![^\W_]|/)"
)
_LOST = re.compile(r"cm/(?P<what>rec|res(?:ap|cmn|dh)?)\s?\((?P<year>(?:19|20)\d{2})\)(?!\s?\d)")
_WHAT = {"rec": "Rec", "res": "Res", "resap": "ResAP", "rescmn": "ResCMN", "resdh": "ResDH"}


def alone(plain: Plain, context: Context) -> Iterator[Found]:
    """Yield them, in no order."""
    yield from _conventions(plain)
    starts = _starts(plain.folded)
    if starts:
        yield from _headings(plain, context, starts)
        yield from _applications(plain, context, starts)
        yield from _acts(plain, starts)
        yield from _council(plain, context, starts)
    if context.is_draft:
        yield from _without_slash(plain)
    for match in _LOST.finditer(plain.folded):
        yield Found(
            f"CM/{_WHAT[match['what']]}({match['year']})",
            match.start(),
            match.end(),
            match.start(),
            note="the number is missing",
        )


def _without_slash(plain: Plain) -> Iterator[Found]:
    """Yield symbols whose session and number are written as one: "A/HRC/2555" may be A/HRC/25/55."""
    for match in _SLASH_LOST.finditer(plain.text):
        series, digits = (
            ("A/HRC", match["of_council"]) if match["of_council"] else ("A", match["of_assembly"])
        )
        meant = [
            symbol.canonical
            for at in (2, 1)  # digits of a session
            if digits[at] != "0" and (symbol := parse(f"{series}/{digits[:at]}/{digits[at:]}"))
        ]
        if meant:
            yield Found(
                match[0],
                match.start(),
                match.end(),
                match.start(),
                candidates=tuple(meant),
                note="a slash is missing between the session and the number",
            )


def _conventions(plain: Plain) -> Iterator[Found]:
    """Yield "Convention on the Rights of …, 1999 (No. 182)", and "C169" in texts on the ILO."""
    for match in _TITLED.finditer(plain.folded):
        before = plain.folded[max(0, match.start() - _TITLE) : match.start()]
        kinds = [word for word in _INSTRUMENTS if word in before]
        if kinds:
            what = _INSTRUMENTS[max(kinds, key=before.rfind)]
            yield Found(f"ILO {what} {int(match['n'])}", match.start("n"), match.end("n"), match.start() + 1)
    if sum("ilo" in named.tags for named in plain.bodies.all) >= _OF_THE_ILO:
        for match in _SHORT.finditer(plain.text):
            yield Found(f"ILO Convention {int(match['n'])}", match.start(), match.end(), match.start())


def _starts(folded: str) -> list[int]:
    """Return where numbers with a slash begin that stand apart from what is before them."""
    starts = []
    for slash in _SLASHED.finditer(folded):
        at = slash.start()
        while at > 0 and folded[at - 1].isdecimal():
            at -= 1
        before = folded[at - 1 : at]
        if not (before.isalnum() or before in ("/", ".")):
            starts.append(at)
    return starts


def _tags(plain: Plain, start: int, end: int) -> list[str]:
    return [tag for named in plain.bodies.between(start, end) if not named.is_shared for tag in named.tags]


def _headings(plain: Plain, context: Context, starts: Sequence[int]) -> Iterator[Found]:
    folded = plain.folded
    for place in starts:
        start = place - 2 if folded[max(0, place - 2) : place] == "s-" else place
        match = _HEADING.match(folded, start)
        number = number_at(folded, start)
        if match is None or number is None or not _AT_LINE.search(folded, max(0, start - 12), start):
            continue
        if not match["stop"] and (
            plain.text[match.end() :].lstrip()[:1].islower()
            or _GOES_ON.search(folded, max(0, start - 12), start)
        ):
            continue
        before = _tags(plain, max(0, start - _WAY), start)
        issuers = [tag for tag in [*reversed(before), context.body] if tag in _HEADING_BODIES]
        is_resolution = bool(_ADOPTED.search(folded, max(0, start - _WAY), start))
        if not match["stop"] and not is_resolution:
            continue
        if not (is_resolution and issuers):
            issuers = ["ga"] if match["stop"] and len(number.parts[1]) == 3 else []
        names = forms.resolve(Kind.RESOLUTION, issuers, number, None)
        if names:
            yield Found(names[0], start, number.end, start, candidates=names[1:])


def _applications(plain: Plain, context: Context, starts: Sequence[int]) -> Iterator[Found]:
    folded = plain.folded
    taken = 0
    for at in starts:
        match = _LODGED.match(folded, at)
        if match is None or at < taken or folded[at - 1 : at] == "-":
            continue
        no = _NO_BEFORE.search(folded, max(0, at - 12), at)
        if no is None and at - match.end() > -_TELLING + 1:
            continue
        near = set(_tags(plain, max(0, at - _WAY), min(len(folded), at + _WAY)))
        is_court = context.body == "ecthr" or "ecthr" in near
        is_telling = no and match.end() - at == _TELLING and "eu" not in near
        if not is_court and (not is_telling or _LAW.search(folded, max(0, at - 40), at)):
            continue
        if not is_court and national.issues(plain, at, match.end()):
            continue
        start = no.start() if no else at
        group = -1 - at  # numbers of phrases are positive
        while number := number_at(folded, at):
            name = forms.canonical(Kind.APPLICATION, "ecthr", number, None)
            if name is None or number.shape is not Shape.PAIR:
                break
            yield Found(name, number.start, number.end, start, group)
            taken = number.end
            following = _NEXT_APPLICATION.match(folded, number.end)
            if following is None:
                break
            at = following.start("number")


def _acts(plain: Plain, starts: Sequence[int]) -> Iterator[Found]:
    folded = plain.folded
    for at in starts:
        match = _ACT.match(folded, at)
        number = number_at(folded, at)
        if match is None or number is None:
            continue
        is_decision = int(number.parts[0]) >= _LISBON or _DECISION.search(
            folded, max(0, match.start() - 40), match.start()
        )
        name = forms.canonical(Kind.DECISION if is_decision else Kind.POSITION, "eu", number, None)
        if name:
            yield Found(name, match.start(), match.end(), match.start())


def _council(plain: Plain, context: Context, starts: Sequence[int]) -> Iterator[Found]:
    folded = plain.folded
    for start in starts:
        match = _COUNCIL.match(folded, start)
        before = folded[start - 1 : start]
        if match is None or before == "-" or (match["number"].count("/") == 1 and before != "("):
            continue
        number = number_at(folded, start)
        name = forms.canonical(Kind.DOCUMENT, "eu", number, None) if number else None
        if number is None or name is None:
            continue
        around = plain.bodies.between(start - _WAY, start + _WAY)
        is_union = context.body == "eu" or any("eu" in named.tags for named in around)
        if is_union or match["revision"]:
            yield Found(name, start, number.end, start)


def apart(found: Sequence[Found]) -> list[Found]:
    """Of citations that overlap, keep the one that begins first; of two that begin together, the longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
