"""Small words: what may stand between the parts of a citation without parting them.

Expressions for folded text, verbose.
"""

from __future__ import annotations

import re

from indexer.citations.dates import DATE

_STEPS = 24  # bounds what is gone over


def words(text: str) -> str:
    """Return an expression for any of these words, whole; "*" stands for any ending."""
    alternatives = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in text.split())
    return rf"(?:{alternatives})(?![^\W_])"


GLUE = re.compile(
    r"""[\s,:;("*'|]+ | """
    + words("""
        of the by in it its from to on under de la le les l du des d del da do dos das dell della dello delle
        los las el en par por pela pelo al a adopted approved passed issued contained
        adopte adoptee adoptees aprobada aprobadas aprobado aprobados adoptada adoptadas adoptado adoptados
        adottata united nations un u.n. onu unies naciones unidas nacoes nazioni unite
        organization organisation organizacion принят* оон организации объединенных наций
        الصادر الصادرة اعتمده اعتمدته اعتمدها عن الذي الامم المتحدة للامم
    """),
    re.VERBOSE,
)

DATE_ALONE = re.compile(rf"[\s,(]*{DATE}[\s,]*", re.VERBOSE)

LOOSE = re.compile(
    r"""[\s,;:(\['"*-]* (?: """
    + words("""
        s by in its through under with dans en par por mediante con sa ses son su sus sua suas seu seus
        which that que qui в своей своих своем adopted adoptee the le la el a o na nas no nos pela
    """)
    + r""" [\s,*]+ )*""",
    re.VERBOSE,
)
"""What may stand between a body and the resolution it speaks in: "the Assembly, in its resolution"."""

AND = (
    words("and et y e и or ou o u & with to through")
    + r"|as\swell\sas|ainsi\sque|asi\scomo|bem\scomo|а\sтакже"
)
"""What joins the members of a list."""


def joins(folded: str, at: int, end: int) -> bool:
    """Tell whether nothing but small words and dates stands here."""
    for _ in range(_STEPS):
        if at >= end:
            return True
        match = GLUE.match(folded, at, end) or DATE_ALONE.match(folded, at, end)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return at >= end
