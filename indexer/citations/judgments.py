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

from indexer.citations.cases import Case, case_before, year_before
from indexer.citations.dates import DATE
from indexer.citations.found import Found
from indexer.citations.phrases import SENTENCE_END
from indexer.citations.plain import Plain

_WAY = 250  # characters before, in which the court is named
_COURTS = ("ecthr", "iacthr")
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
_PERMANENT_SERIES = {"A": range(1, 25), "C": range(1, 89)}
_ITS_BRACKET = re.compile(
    rf"[(\[]\s?(?:the\s)?{_PERMANENT}[.,]?(?:[\s,]*(?:{DATE}|\d{{4}}))?\s?[)\]]", re.VERBOSE
)
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_OPEN_WAY = 80  # characters
_STRASBOURG = range(1959, 1999)  # years of judgments in its Series A
_FIRST_OPINION = 1982  # year
_ITS_REPORTS = re.compile(r"(?<![^\W_])e\.?\s?h\.?\s?r\.?\s?r\.?\s\d+[\s,;]+$")  # "(1979) 2 EHRR 305, "
_PARAGRAPH_BEFORE = re.compile(r"§\s?[\d\s,-]{1,12}(?:(?:and|et)\s\d+)?,\s\(?$")
_PARAGRAPH_BEHIND = re.compile(r",?\s(?:pp?\.\s[\d\s-]{1,9},\s)?§")


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
            case = case_before(plain, one.start)
            if _is_of_permanent_court(plain, one, case):
                continue
            told = _of_its_court(plain, one, case, body)
            if told is None:
                continue
            one = told
        made.append(one)
    small = list(_written_small(plain, body))
    return sorted([*made, *small], key=lambda one: one.start) if small else made


def _written_small(plain: Plain, body: str) -> Iterator[Found]:
    for match in _SMALL.finditer(plain.text):
        start, end = match.span()
        series = f"Series {match['letter']} No. {int(match['n'])}{match['part'] or ''}"
        one = Found(f"IACtHR {series}", start, end, start)
        if _ARTICLE.search(plain.folded, max(0, start - _WAY), start):
            continue
        case = case_before(plain, start)
        if _is_of_permanent_court(plain, one, case):
            continue
        court = _court_in_sentence(plain, start) or (body if body in _COURTS else "")
        if not court and match["letter"] == "A" and case and case.has_parties and case.year in _STRASBOURG:
            court = "ecthr"
        if not court or (court == "ecthr" and match["letter"] == "C"):
            continue
        if court == "ecthr":
            yield replace(one, canonical=f"ECtHR {series}")
        else:
            yield _with_case(one, case)


def _of_its_court(plain: Plain, one: Found, case: Case | None, body: str) -> Found | None:
    """Tell the two courts apart that have a Series A; None if it is neither's.

    An opinion has no parties, and the first one is of 1982.
    """
    if not one.canonical.startswith("IACtHR Series A"):
        return _with_case(one, case)
    of_strasbourg = replace(one, canonical=f"ECtHR{one.canonical.removeprefix('IACtHR')}")
    if case and any("iacthr" in named.tags for named in plain.bodies.between(case.end, one.start)):
        return one
    year = year_before(plain, one.start)
    if (case and case.has_parties) or (year is not None and year < _FIRST_OPINION):
        year = year or (case.year if case else None)
        return of_strasbourg if year is None or year in _STRASBOURG else None
    before = plain.bodies.between(one.start - _WAY, one.start)
    courts = [tag for named in reversed(before) for tag in named.tags if tag in _COURTS]
    is_written_so = " no" in plain.text[one.start : one.end] and (
        _ITS_REPORTS.search(plain.folded, max(0, one.start - _WAY), one.start)
        or _PARAGRAPH_BEFORE.search(plain.folded, max(0, one.start - _WAY), one.start)
        or _PARAGRAPH_BEHIND.match(plain.folded, one.end)
    )
    return of_strasbourg if (*courts, body)[0] == "ecthr" or (is_written_so and not courts) else one


def _with_case(one: Found, case: Case | None) -> Found:
    """Put the name of the case into the phrase of a judgment of the Inter-American Court."""
    return replace(one, phrase=case.start) if case else one


def _number(one: Found) -> int:
    return int(one.canonical.rpartition(" ")[2].partition("-")[0])


def _court_in_sentence(plain: Plain, start: int) -> str:
    """Return the court of human rights that is named last before a place, in its sentence; "" without one."""
    for named in reversed(plain.bodies.between(start - _WAY, start)):
        if named.tags[0] in _COURTS:
            is_here = SENTENCE_END.search(plain.text, named.end, start) is None
            return named.tags[0] if is_here else ""
    return ""


def _is_of_permanent_court(plain: Plain, one: Found, case: Case | None) -> bool:
    """Tell whether the Permanent Court is named before a number, or right behind it, and means it.

    Not if another court is named later, or what is said of the Permanent Court ends before: with a sentence,
    a bracket, or before the name of a case; nor if its series does not go so far.
    """
    letter = one.canonical.removeprefix("IACtHR Series ")[0]
    if _number(one) not in _PERMANENT_SERIES[letter]:
        return False
    way = max(0, one.start - _PERMANENT_WAY)
    way = max(way, plain.folded.rfind(";", way, one.start))
    named = [*_PERMANENT_COURT.finditer(plain.folded, way, one.start)][-1:]
    if not named:
        return _BEHIND.match(plain.folded, one.end) is not None
    start, end = named[0].span()
    if any(other.tags[0] in _COURTS for other in plain.bodies.between(end, one.start)):
        return False
    is_beside = _is_gap(plain, end, case.start if case else one.start)
    if case and case.start > end and not is_beside:
        return False
    return is_beside or not _is_over(plain, start, end, one.start)


def _is_gap(plain: Plain, start: int, end: int) -> bool:
    return not any(letter.isalpha() for letter in plain.folded[start:end])


def _is_over(plain: Plain, start: int, end: int, at: int) -> bool:
    """Tell whether a sentence or a bracket in which the Permanent Court is named ends before a place."""
    sentence = SENTENCE_END.search(plain.text, end - 1, at)
    if sentence and not _is_gap(plain, sentence.end(), at):
        return True
    bracket = _BRACKET.search(plain.folded, max(0, start - _OPEN_WAY), start)
    if bracket is None or _ITS_BRACKET.match(plain.folded, bracket.start()):
        return False
    closed = plain.folded.find(")", end, at)
    return closed >= 0 and "(" not in plain.folded[end:closed]
