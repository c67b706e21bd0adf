"""How the regional organizations and the International Labour Organization number.

Sources: the bodies' own documents; the registers of the Parliamentary Assembly for the last numbers of years.
"""

from __future__ import annotations

from collections.abc import Mapping

from indexer.citations.forms import african
from indexer.citations.forms.making import (
    Form,
    bare,
    complaint,
    dashed,
    full_year,
    given,
    numbered_in_year,
    year_of,
)
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.symbols.pattern import number_of_roman, roman_of_number

MARKED = "eu-act"
"""Stands for the European Union where the mark of an act says so: "Decision (CFSP) 2020/1999"."""

_MARGIN = 10  # numbers by which the last of a year may be wrong here
_PACE_NEWEST, _OAS_NEWEST = 2900, 3100
_OAS_FIRST_DATED = 300
_OSCE_FIRST, _OSCE_LAST = 1992, 2060  # years of the Ministerial Council
_CM_NEW = 2004  # since then with "CM/"

# The last resolution, and the last recommendation, of the Parliamentary Assembly of a year.
_PACE_RESOLUTIONS = {
    1990: 953, 1995: 1076, 2000: 1235, 2003: 1359, 2005: 1475, 2007: 1593, 2009: 1706, 2011: 1855, 2013: 1970,
    2015: 2090, 2017: 2198, 2019: 2317, 2021: 2418, 2023: 2526,
}  # fmt: skip
_PACE_RECOMMENDATIONS = {
    1990: 1148, 1995: 1284, 2000: 1488, 2003: 1639, 2005: 1731, 2007: 1822, 2009: 1895, 2011: 1991,
    2013: 2031, 2015: 2086, 2017: 2118, 2019: 2168, 2021: 2218, 2023: 2268,
}  # fmt: skip

# When numbers of the General Assembly of the American States were given.
_OAS_YEARS = {
    1044: 1990, 1532: 1998, 1606: 1998, 1607: 1999, 1697: 1999, 1711: 2000, 1818: 2001, 1842: 2002,
    1920: 2003, 2036: 2004, 2067: 2005, 2177: 2006, 2280: 2007, 2412: 2008, 2517: 2009, 2579: 2010,
    2694: 2011, 2699: 2012, 2764: 2012, 2789: 2013, 2814: 2014, 2871: 2014, 2887: 2016, 2908: 2017,
    2928: 2018, 2941: 2019, 2961: 2020, 2976: 2021, 2991: 2022,
}  # fmt: skip


def _pace(what: str, last_of_year: Mapping[int, int]) -> Form:
    def form(number: Number, year: int | None) -> str | None:
        if number.shape is Shape.BARE and len(number.parts[0]) == 4 and int(number.parts[0]) <= _PACE_NEWEST:
            return f"PACE {what} {number.parts[0]}"
        if number.shape is not Shape.DATED:
            return None
        n, printed = int(number.parts[0]), int(number.parts[1])
        before, last = year_of(n - _MARGIN, last_of_year)[0], year_of(n + _MARGIN, last_of_year)[1]
        if n <= _PACE_NEWEST and before < printed <= last:
            return f"PACE {what} {n} ({printed})"
        return None

    return form


def _oas(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.OF_SESSION:
        printed, roman, kind, yy = number.parts
        session = roman_of_number(number_of_roman(roman))
        return f"AG/RES. {int(printed)} ({session}-{kind.upper().replace('0', 'O')}/{yy})"
    if number.shape in (Shape.BARE, Shape.DATED):
        n = int(number.parts[0])
        is_known = number.shape is Shape.BARE or n >= _OAS_FIRST_DATED
        if 0 < n <= _OAS_NEWEST and is_known and given(n, _OAS_YEARS, year):
            return f"AG/RES. {n}"
    return None


def _is_season(first: str, second: str) -> bool:
    """Tell whether two years follow each other, as those of budgets and schools do: "2012/13"."""
    return len(first) == 4 and first[:2] in ("19", "20") and (int(first) + 1) % 100 == int(second)


def _ecthr(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.PAIR and len(number.parts[1]) == 2 and not _is_season(*number.parts[:2]):
        lodged = full_year(number.parts[1], 1955)
        if 1955 <= lodged <= 2054:
            return f"ECtHR App. {int(number.parts[0])}/{number.parts[1]}"
    return None


def _iachr_case(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.THOUSANDS:
        thousands, rest = number.parts[0].split(".")
        if 1 <= int(thousands) <= 15:
            return f"IACHR Case {thousands}.{rest}"
    if number.shape is Shape.PAIR and len(number.parts[1]) == 4:
        return None  # as courts of states number: "Petition No. 14/2015"
    return _iachr_petition(number, year)


def _opinion(number: Number, year: int | None) -> str | None:
    if number.shape in (Shape.BARE, Shape.DATED) and int(number.parts[0]) <= 60:
        return f"IACtHR OC-{int(number.parts[0])}"
    if number.shape is Shape.PAIR and len(number.parts[1]) == 2 and int(number.parts[0]) <= 60:
        return f"IACtHR OC-{int(number.parts[0])}/{number.parts[1]}"
    return None


def _mc_decision(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.PAIR and len(number.parts[1]) in (2, 4) and int(number.parts[0]) <= 40:
        held = full_year(number.parts[1], _OSCE_FIRST)
        if _OSCE_FIRST <= held <= _OSCE_LAST:
            return f"OSCE MC.DEC/{int(number.parts[0])}/{held % 100:02}"
    return None


def _pc_decision(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.BARE and int(number.parts[0]) <= 1999:
        return f"OSCE PC.DEC/{int(number.parts[0])}"
    return None


def _fsc_decision(number: Number, year: int | None) -> str | None:
    found = _mc_decision(number, year)
    return found.replace("MC.", "FSC.") if found else None


def _osce_decision(number: Number, year: int | None) -> str | None:
    return _mc_decision(number, year) or _pc_decision(number, year)


def _act(letter: str) -> Form:
    """Make the form of acts of the European Union, whose year stood behind the number until 2014."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape is Shape.ACT:
            acted, act = full_year(number.parts[0]), int(number.parts[1])
            is_foreign = number.parts[2] in ("cfsp", "pesc", "szvp", "gasp")
            kept = "E" if is_foreign and letter != "D" else letter
            return f"CELEX:3{acted}{kept}{act:04}"
        if number.shape is not Shape.PAIR:
            return None
        first, second = number.parts
        years = [part for part in (first, second) if len(part) == 4 and 1952 <= int(part) <= 2060]
        if len(years) == 2:
            chosen = first if letter != "R" or int(first) >= 2015 else second
        elif years:
            chosen = years[0]
        elif letter != "R" and len(first) == 2 and int(first) >= 58:
            chosen, first = f"19{first}", f"19{first}"  # "Directive 95/46/EC"
        elif letter == "R" and len(second) == 2 and int(second) >= 58:
            chosen, second = f"19{second}", f"19{second}"
        else:
            return None
        n = second if chosen == first else first
        return f"CELEX:3{chosen}{letter}{int(n):04}"

    return form


def _eu_decision(number: Number, year: int | None) -> str | None:
    """A decision is told from national ones by what is behind it: 466/2014/EU."""
    return _act("D")(number, year) if number.shape is Shape.ACT else None


def _council_document(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.REVISED:
        n, revision, yy = number.parts
        return f"EU Council {int(n)}/{revision}/{yy} REV {revision}"
    if number.shape is Shape.PAIR and len(number.parts[0]) >= 4 and len(number.parts[1]) == 2:
        return f"EU Council {int(number.parts[0])}/{number.parts[1]}"
    return None


def _pace_document(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.BARE and len(number.parts[0]) in (4, 5):
        return f"PACE Doc. {int(number.parts[0])}"
    return None


_iachr_petition = dashed("IACHR Petition")


def _cm(what: str, before_2004: str) -> Form:
    """Make the form of texts of the Committee of Ministers: "(99) 50", "(2018) 11"."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape is not Shape.OF_YEAR:
            return None
        printed, n = number.parts
        if full_year(printed) >= _CM_NEW:
            return f"CM/{what}({full_year(printed)}){int(n)}"
        return f"{before_2004 if len(printed) == 2 else what}({printed}){int(n)}"

    return form


FORMS: Mapping[tuple[Kind, str], Form] = {
    (Kind.RESOLUTION, "pace"): _pace("Resolution", _PACE_RESOLUTIONS),
    (Kind.RECOMMENDATION, "pace"): _pace("Recommendation", _PACE_RECOMMENDATIONS),
    (Kind.DOCUMENT, "pace"): _pace_document,
    (Kind.RESOLUTION, "cm"): _cm("Res", "Res"),
    (Kind.RECOMMENDATION, "cm"): _cm("Rec", "R"),
    (Kind.RESOLUTION, "oas-ga"): _oas,
    (Kind.RESOLUTION, "iachr"): numbered_in_year("IACHR Resolution {n}/{year}", 199, 1990),
    (Kind.CASE, "iachr"): _iachr_case,
    (Kind.CASE, "iacthr"): _iachr_case,
    (Kind.PETITION, "iachr"): _iachr_case,
    (Kind.MEASURE, "iachr"): dashed("IACHR PM"),
    (Kind.REPORT, "iachr"): numbered_in_year("IACHR Report No. {n}/{yy}", 999, 1970),
    (Kind.PRESS_RELEASE, "iachr"): numbered_in_year("IACHR Press Release {n}/{yy}", 499, 1993),
    (Kind.OPINION, "iacthr"): _opinion,
    (Kind.RESOLUTION, "achpr"): african.resolution,
    (Kind.COMMUNICATION, "achpr"): complaint("ACHPR Communication", 1500, 1987),
    (Kind.APPLICATION, "afcthpr"): complaint("AfCHPR Application", 99, 2008),
    (Kind.APPLICATION, "ecthr"): _ecthr,
    (Kind.DECISION, "osce-mc"): _mc_decision,
    (Kind.DECISION, "osce-pc"): _pc_decision,
    (Kind.DECISION, "osce-fsc"): _fsc_decision,
    (Kind.DECISION, "osce"): _osce_decision,
    (Kind.DECISION, "eu"): _eu_decision,
    (Kind.DECISION, MARKED): _act("D"),
    (Kind.RECOMMENDATION, MARKED): _act("H"),
    (Kind.REGULATION, "eu"): _act("R"),
    (Kind.DIRECTIVE, "eu"): _act("L"),
    (Kind.POSITION, "eu"): _act("E"),
    (Kind.DOCUMENT, "eu"): _council_document,
    (Kind.RECOMMENDATION, "ilo"): bare("ILO Recommendation {n}", 220, Shape.BARE, Shape.DATED),
    (Kind.CONVENTION, "ilo"): bare("ILO Convention {n}", 195, Shape.BARE, Shape.DATED),
    (Kind.CASE, "ilo"): bare("ILO CFA Case {n}", 4999),
    (Kind.REPORT, "ilo"): bare("ILO CFA Report {n}", 499),
}
