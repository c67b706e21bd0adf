"""Authorities of a country, whose resolutions and decisions have such numbers, too.

"Resolución 53/144 del Ministerio del Interior" and "Supreme Court, decision 43/115" are nobody's
that this package knows.
"""

from __future__ import annotations

import re

from indexer.citations.glue import words
from indexer.citations.plain import Plain

_WAY = 60  # characters before and behind

AUTHORITIES = words("""
    minist* министерств* tribunal* tribunaux court courts corte cour juzgado* congres* congreso parliament*
    parlement parlamento senate senado senat chamber camara diet duma knesset cabinet cabildo alcald* mayor*
    municip* city county town state's government* gobierno gouvernement governo president* prefect* prefet*
    gobernaci* gobernador* governor* secretari* fiscal* procurad* prosecut* defensor* ombuds* superintend*
    autorid* authorit* department* departamento* bar judge* juez magistrat* police policia суд* правительств*
""")
"""Words of their names, in folded text; verbose."""

_BEHIND = re.compile(
    rf"""[\s,]{{0,3}}(?:of|by|to|from|de|del|du|des|da|do|dos|par|por)\s(?:the\s|la\s|las\s|los\s|el\s|l'\s?|les\s)?
         (?:[^\W\d_]+\s){{0,2}}{AUTHORITIES}""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"(?<![^\W_]){AUTHORITIES}(?:'s)?(?:\s(?:of|de|del)(?:\s[^\W\d_]+){{1,3}})?[\s,:]{{1,3}}$", re.VERBOSE
)
_LOCAL_COUNCIL = re.compile(
    r"(?<![^\W_])(?:city|town|municipal|county|district|local|village|state|provincial)\scouncils?(?:'s?)?[\s,:]{1,3}$"
)


def is_local(plain: Plain, start: int) -> bool:
    """Tell whether the council right before is one of a town: its name is shared with greater ones."""
    way = plain.folded[max(0, start - _WAY) : start]
    return "council" in way and _LOCAL_COUNCIL.search(way) is not None


def issues(plain: Plain, start: int, end: int) -> bool:
    """Tell whether an authority of a country stands right before or right behind a citation."""
    folded, bodies = plain.folded, plain.bodies
    before = _BEFORE.search(folded, max(0, start - _WAY), start)
    if before and not any(named.end > before.start() for named in bodies.between(start - _WAY, start)):
        return True
    behind = _BEHIND.match(folded, end)
    return behind is not None and not bodies.between(end, behind.end() + 1)
