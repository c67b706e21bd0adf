"""The symbols of documents that texts cite otherwise: general comments and advisory opinions, which have
numbers in words, declarations, which have names, and resolutions that a register or a journal numbers anew.

Source: the documents themselves. General comments have had symbols of their own since the first
number given here; earlier ones stand in reports and compilations, and some of those are known.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(
    r"(?P<committee>[A-Z]+) General (?:Comment|Recommendation) (?:No\. ?)?(?P<n>\d+)", re.IGNORECASE
)

# Committee → prefix of the symbol, first number that has one.
_SERIES = {
    "CCPR": ("CCPR/C/GC/", 32),
    "CESCR": ("E/C.12/GC/", 17),
    "CRC": ("CRC/C/GC/", 10),
    "CEDAW": ("CEDAW/C/GC/", 28),
    "CAT": ("CAT/C/GC/", 2),
    "CRPD": ("CRPD/C/GC/", 1),
    "CMW": ("CMW/C/GC/", 1),
    "CERD": ("CERD/C/GC/", 34),
    "CED": ("CED/C/GC/", 1),
}
_EARLIER = {
    "CCPR General Comment 28": "CCPR/C/21/Rev.1/Add.10",
    "CCPR General Comment 29": "CCPR/C/21/Rev.1/Add.11",
    "CCPR General Comment 31": "CCPR/C/21/Rev.1/Add.13",
}

_NAMED = {
    "au grand bay declaration 1999": "CONF/HRA/DECL(I)",
    "au kigali declaration 2003": "MIN/CONF/HRA/Decl.1(I)",
}

# Resolutions of the European Parliament have their numbers in the register of Union law as well. It does not
# say the term, and in years of elections two terms adopt texts.
_REGISTERED = re.compile(r"CELEX:5(?P<year>20\d{2})IP(?P<n>\d{4})", re.IGNORECASE)
_FIRST_TERM, _FIRST_ELECTION, _BETWEEN_ELECTIONS = 5, 1999, 5

_JOURNAL = re.compile(
    r"OJ (?P<series>[CL]) (?P<issue>\d+)(?P<electronic>E?), \d+\.\d+\.(?P<year>\d{4}), p\. (?P<page>\d+)"
)

_OPINION = re.compile(r"IACtHR OC-(?P<n>\d+)")
_OPINION_YEARS = (
    82, 82, 83, 84, 85, 86, 86, 87, 87, 89, 90, 91, 93, 94, 97, 99, 2, 3, 5, 9, 14, 16, 17, 17, 18, 20, 21,
    21, 22,
)  # fmt: skip

_VIEWS = re.compile(r"(?P<committee>[A-Z]+)/C/\d+/D/(?P<number>\d+/\d{4})")


def also_named(symbol: str, journal: str = "") -> tuple[str, ...]:
    """Return what else a document is cited as.

    Args:
        symbol: Its own; views are cited by the number of the communication, too.
        journal: Its place in the Official Journal: "2011 C 236 E 69"; "" if it has none.
    """
    views = _VIEWS.fullmatch(symbol)
    of_views = (f"{views['committee']} Communication {views['number']}",) if views else ()
    return (*of_views, f"OJ {journal}") if journal else of_views


def official(canonical: str) -> str:
    """Return the symbol of a document that is cited by words; any other canonical form as it is."""
    if canonical in _EARLIER:
        return _EARLIER[canonical]
    if comment := _COMMENT.fullmatch(canonical):
        prefix, first = _SERIES.get(comment["committee"].upper(), ("", 0))
        return f"{prefix}{comment['n']}" if prefix and int(comment["n"]) >= first else canonical
    if registered := _REGISTERED.fullmatch(canonical):
        terms, since = divmod(int(registered["year"]) - _FIRST_ELECTION, _BETWEEN_ELECTIONS)
        return f"P{_FIRST_TERM + terms}_TA({registered['year']}){registered['n']}" if since else canonical
    if at := _JOURNAL.fullmatch(canonical):
        issue = f"{at['issue']} E" if at["electronic"] else at["issue"]
        return f"OJ {at['year']} {at['series']} {issue} {at['page']}"
    if named := _NAMED.get(canonical.lower()):
        return named
    if opinion := _OPINION.fullmatch(canonical):
        number = int(opinion["n"])
        if 0 < number <= len(_OPINION_YEARS):
            return f"{canonical}/{_OPINION_YEARS[number - 1]:02}"
    return canonical
