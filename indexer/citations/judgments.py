"""Judgments by their number in a series: "Series C No. 192", "(ser. A) No. 24", "série A n° 28".

Three courts number so: the Inter-American Court (its opinions are Series A, its judgments Series C), the
European Court (Series A, until 1995) and, between the wars, the Permanent Court of International Justice
(Series A, B and C), whose judgments are nobody's here.

Written small, "series" is a word of journals and catalogues as well, "la série C, n° 12 de la revue": so a
court of human rights stands before it in its sentence, or the text is of such a court.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.citations.dates import DATE, year_in
from indexer.citations.found import Found
from indexer.citations.phrases import SENTENCE_END
from indexer.citations.plain import Plain

_WAY = 250  # characters before, in which the court is named
_COURTS = ("ecthr", "iacthr")
_LAST_OPINION = 40  # of the Inter-American Court
_SMALL = re.compile(
    r"""(?<![^\W_])(?:\((?=[^()]{1,9}\)))?(?:s[eé]ries?|ser\.)\s(?P<letter>[AC])\)?[\s,]{1,2}
        [Nn](?:o|ro|[uú]m)?[.º°]{0,2}\s?(?P<n>\d{1,3})(?P<part>-[A-D](?![A-Za-z]))?(?!\d|,\d)""",
    re.VERBOSE,
)
_ARTICLE = re.compile(r"(?<![^\W_])(?:la|las|les|the|an?|une?|una)\s$")
_PERMANENT = (
    r"(?<![^\W_])(?:p\.?\s?c\.?\s?i\.?\s?j|c\.?\s?p\.?\s?(?:j\.?\s?i|i\.?\s?j)"
    r"|permanent\scourt|(?:cour|corte|tribunal)\spermanente?)(?![^\W_])"
)
_PERMANENT_COURT = re.compile(_PERMANENT)
_BEHIND = re.compile(rf"[\s,(\[]{{1,3}}{_PERMANENT}")
_PERMANENT_WAY = 120  # characters
_STRASBOURG = range(1959, 1999)  # years of judgments in its Series A
_OF_STRASBOURG = re.compile(  # "Handyside c. Royaume-Uni, 7 décembre 1976, § 49, série A n° 24"
    rf"(?<![^\W_])c\.\s[^.;\d]{{3,60}}[\s,](?P<date>{DATE})(?:,\s§{{1,2}}\s?[\d\s,-]{{1,12}}(?:et\s\d+)?)?,\s$",
    re.VERBOSE,
)


def of_courts(plain: Plain, symbols: Sequence[Found], body: str) -> list[Found]:
    """Return the symbols with the judgments of a text, each of its court; without those of the other one.

    Args:
        plain: The text.
        symbols: Those found in it, in order.
        body: Whose text it is; "" if not known.
    """
    made = []
    for one in symbols:
        if one.canonical.startswith("IACtHR Series") and not plain.text.startswith("IACtHR", one.start):
            if _is_of_permanent_court(plain, one.start, one.end):
                continue
            one = _of_its_court(plain, one, body)
        made.append(one)
    small = list(_written_small(plain, body))
    return sorted([*made, *small], key=lambda one: one.start) if small else made


def _written_small(plain: Plain, body: str) -> Iterator[Found]:
    for match in _SMALL.finditer(plain.text):
        start, end = match.span()
        if _ARTICLE.search(plain.folded, max(0, start - _WAY), start) or _is_of_permanent_court(
            plain, start, end
        ):
            continue
        court = _court_in_sentence(plain, start) or (body if body in _COURTS else "")
        if not court and match["letter"] == "A" and _is_dated_as_in_strasbourg(plain, start):
            court = "ecthr"
        if not court or (court == "ecthr" and match["letter"] == "C"):
            continue
        of_it = "ECtHR" if court == "ecthr" else "IACtHR"
        yield Found(
            f"{of_it} Series {match['letter']} No. {int(match['n'])}{match['part'] or ''}", start, end, start
        )


def _of_its_court(plain: Plain, one: Found, body: str) -> Found:
    """Tell the two courts apart that have a Series A."""
    if not one.canonical.startswith("IACtHR Series A"):
        return one
    before = plain.bodies.between(one.start - _WAY, one.start)
    courts = [tag for named in reversed(before) for tag in named.tags if tag in _COURTS]
    number = int(one.canonical.rpartition(" ")[2].partition("-")[0])
    if (*courts, body)[0] == "ecthr" or number > _LAST_OPINION:
        return replace(one, canonical=f"ECtHR{one.canonical.removeprefix('IACtHR')}")
    return one


def _court_in_sentence(plain: Plain, start: int) -> str:
    """Return the court of human rights that is named last before a place, in its sentence; "" without one."""
    for named in reversed(plain.bodies.between(start - _WAY, start)):
        if named.tags[0] in _COURTS:
            is_here = SENTENCE_END.search(plain.text, named.end, start) is None
            return named.tags[0] if is_here else ""
    return ""


def _is_of_permanent_court(plain: Plain, start: int, end: int) -> bool:
    """Tell whether the Permanent Court is named before a number, and no other later, or right behind it."""
    way = max(0, start - _PERMANENT_WAY)
    way = max(way, plain.folded.rfind(";", way, start))
    named = [match.end() for match in _PERMANENT_COURT.finditer(plain.folded, way, start)]
    if not named:
        return _BEHIND.match(plain.folded, end) is not None
    return not any(other.tags[0] in _COURTS for other in plain.bodies.between(named[-1], start))


def _is_dated_as_in_strasbourg(plain: Plain, start: int) -> bool:
    match = _OF_STRASBOURG.search(plain.folded, max(0, start - _WAY), start)
    return match is not None and year_in(match["date"]) in _STRASBOURG
