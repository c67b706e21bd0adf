"""The name of a case before the number of its judgment: "Handyside v. the United Kingdom, 7 December 1976,".

A name alone is words, since cases of one name are many.
Between them stand what was decided, "Merits", "Sentencia de", a date, a place in the judgment and the court.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.citations.dates import DATE, year_in
from indexer.citations.glue import DATE_ALONE, words
from indexer.citations.pinpoints import PINPOINT
from indexer.citations.plain import Plain

_WAY = 250  # characters before the number, in which the name stands
_NAME_WAY = 120  # characters of the parties before "v."
_MOST_STEPS = 60
_MOST_WORDS = 12  # of a name

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_PROPER = (
    rf"(?<![^\W_])(?:(?:[dl]'|[Aa]l-)?{_CAPITAL}[^\W\d_]*(?:['-]{_CAPITAL}?[^\W\d_]+)*"
    rf"|{_CAPITAL}\.(?:{_CAPITAL}\.)*)"
)
_SMALL = (
    r"(?:of|the|and|et\sal\.?|et|y\sotr[oa]s|y|e|&|de|del|la|las|los|le|les|des?|du|da|do|dos|van|von|der|others"
    r"|autres)"
)
_IN_BRACKET = r"\s?\([^()]{1,60}\)"
_BRACKETED = rf"(?:{_IN_BRACKET})?"
_BRACKET = re.compile(_IN_BRACKET)
_NAME = rf"{_PROPER}(?:\s(?:{_PROPER}|{_SMALL}))*{_BRACKETED}"
_CALLED = r"(?:(?:[Cc]ase|CASE)\s(?:of|OF)|[Cc]aso|CASO|[Aa]ffaire|AFFAIRE)\s(?:del?\s|d[ao]s?\s|the\s)?"
_PARTIES = re.compile(rf"\s(?:[Vv][Ss]?|c)\.?\s(?:the\s|l[ae]s?\s|l'|el\s)?(?={_CAPITAL})")
_FIRST_PARTY = re.compile(
    rf"(?<![^\W_]){_CALLED}[^.;:,()\d]{{1,90}}$"  # "Case of the residents of Las Lomas and others"
    rf"|(?:{_CALLED})?(?!(?:See|Cf|In|Voir|V[eé]ase|Ver|Case|Caso|CASE|CASO)\s){_NAME},?$"
)
_NAMED = re.compile(rf"(?<![^\W_]){_CALLED}(?={_CAPITAL})")
_WORD = re.compile(rf"\s?{_PROPER}|\s{_SMALL}(?![^\W_])")
_NEXT = re.compile(rf"(?:{_WORD.pattern}){_BRACKETED}")

_PUNCTUATION = re.compile(r"[\s,.:()\[\]\"'“”«»-]+")
_PLACE = re.compile(PINPOINT, re.VERBOSE)
_DECIDED = re.compile(
    words("""
        merits admissibility decision views grand chamber gc plenary striking out depens
        reparation* costs preliminary objection* judgment* judgement* interpretation
        jurisdiction competence provisional measures order just satisfaction fondo fond merito excepcion*
        preliminar* preliminaire* exception* exceco* reparacion* reparaco* costas sentencia* sentenca* arret*
        interpretacion competencia of the and y et e & de del la las los du des inter-american
    """)
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")

_OF_JUDGMENT = (DATE_ALONE, _DECIDED, _YEAR, _PUNCTUATION)

_CASES = re.compile(
    r"(?:ECtHR|IACtHR) (?:App\.|Series [AC])|IACHR (?:Case|Petition|Report)|AfCHPR Application"
    r"|\w+ Communication|\w+/C/\d+/D/"
)

_OF_COURT = re.compile(r"(?:ECtHR|IACtHR|AfCHPR) ")

_DATED = re.compile(
    rf"(?P<date>{DATE}),?\s(?:§{{1,2}}\s?[\d\s,-]{{1,12}}(?:(?:and|et)\s\d+)?,\s)?\(?$", re.VERBOSE
)


class Case(NamedTuple):
    """A case that is named before the number of its judgment.

    Attributes:
        start: Where its name begins.
        end: Where it ends.
        year: CE, of the date behind it; None without one.
        has_parties: Whether two parties are named, "A v. B".
    """

    start: int
    end: int
    year: int | None
    has_parties: bool


def case_before(plain: Plain, at: int) -> Case | None:
    """Return the case whose judgment has the number that begins here, if its name leads to the number."""
    begin = max(0, at - _WAY)
    for versus in [*_PARTIES.finditer(plain.text, begin, at)][-1:]:
        first = _FIRST_PARTY.search(plain.text, max(0, versus.start() - _NAME_WAY), versus.start())
        end = _end(plain, versus.end(), at)
        return Case(first.start(), end, _year(plain, end, at), has_parties=True) if first and end else None
    for named in [*_NAMED.finditer(plain.text, begin, at)][-1:]:
        if end := _end(plain, named.end(), at):
            return Case(named.start(), end, _year(plain, end, at), has_parties=False)
    return None


def behind_case(plain: Plain) -> Iterator[str]:
    """Yield what may stand behind the name of a case and what was decided, if a question begins with one.

    Longest first, for a name ends where it likes: "Perez v. Norway Communication No. 7/2001".
    """
    versus = _PARTIES.search(plain.text)
    if versus is None or _PARTIES.search(plain.text, versus.end()):  # of several cases none is asked for
        return
    if not _FIRST_PARTY.fullmatch(plain.text, 0, versus.start()):
        return
    end = versus.end()
    for _ in range(_MOST_WORDS):
        following = _WORD.match(plain.text, end)
        if following is None:
            return
        end = following.end()
        bracket = _BRACKET.match(plain.text, end)
        for part in (end, bracket.end()) if bracket else (end,):
            yield plain.text[_over(plain, part, len(plain.text), _OF_JUDGMENT) :]


def is_of_case(canonical: str) -> bool:
    """Tell whether a document is a case, a judgment on it or a report."""
    return _CASES.match(canonical) is not None


def is_of_court(canonical: str) -> bool:
    """Tell whether a document is a case that a court judges; commissions and committees report on theirs."""
    return is_of_case(canonical) and _OF_COURT.match(canonical) is not None


def _end(plain: Plain, start: int, at: int) -> int:
    """Return where the name ends that begins here and leads to a number; 0 if it is none."""
    end = start
    for _ in range(_MOST_WORDS):
        following = _NEXT.match(plain.text, end, at)
        if following is None:
            return 0
        end = following.end()
        if _leads(plain, end, at):
            return end
    return 0


def year_before(plain: Plain, at: int) -> int | None:
    """Return the year of a date that stands right before a number, but for a place in the judgment."""
    match = _DATED.search(plain.folded, max(0, at - _WAY), at)
    return year_in(match["date"]) if match else None


def _year(plain: Plain, start: int, end: int) -> int | None:
    return year_in(plain.folded[start:end])


def _leads(plain: Plain, at: int, end: int) -> bool:
    """Tell whether nothing stands here but what belongs between a case and its number."""
    while body := plain.bodies.at(at := _over(plain, at, end, (_PLACE, *_OF_JUDGMENT))):
        at = body.end
    return at >= end


def _over(plain: Plain, at: int, end: int, patterns: Sequence[re.Pattern[str]]) -> int:
    """Return the place behind all that fits one of these."""
    for _ in range(_MOST_STEPS):
        fits = (pattern.match(plain.folded, at, end) for pattern in patterns)
        step = next((match.end() for match in fits if match and match.end() > at), at)
        if step == at:
            break
        at = step
    return at
