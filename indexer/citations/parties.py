"""The name of a case before its number: "Perez v. Chile, Judgment of 2 May 2008, Series C No. 300".

A name alone is words, since cases of one name are many; before a number that only cases have it belongs to
the number, with what is said of the judgment between them.
"""

from __future__ import annotations

import re

from indexer.citations.glue import DATE_ALONE, words
from indexer.citations.plain import Plain

_STEPS = 24  # bounds what is gone over
_PARTIES = re.compile(
    r"""
    (?:the\s)?(?: (?:case|caso|affaire|asunto|matter)\s(?:of\s|de\s|do\s|da\s)?(?:the\s)?)?
    (?P<applicant>[^\W\d_][^\d"“”]{0,118}?),?
    \s(?:v|vs|c|versus|contra|contre)\b\.?\s
    (?:the\s|la\s|le\s|el\s|l')?
    (?P<state>[^\W\d_][^\W\d_'’-]*(?:\s[^\W\d_][^\W\d_'’-]*){0,7}?)
    (?=\s?[,.;:(\[\d]|\s(?:n[o.º°]|nos?\.?\s|app|requ|judg|sente|serie|comm|comun|case|caso)|\s\d)
    """,
    re.VERBOSE,
)
_STATE_WORD = re.compile(r"[^\W\d_a-z].*|of|and|the|former|de|del|la|du|da|do|y|e|et")
_OF_JUDGMENT = re.compile(
    words("""
        judgment judgement judgments decision sentencia sentenca arret views merits admissibility reparations
        costs preliminary objections objection interpretation striking out just satisfaction grand chamber gc
        plenary fondo merito reparaciones reparacoes costas excepciones excepcion excecoes preliminares
        preliminar interpretacion fond reparation depens
        and y e et of on the de la las los du des del sobre
    """)
    + r"|[\s.,;:()\[\]-]+"
)
_CASES = re.compile(
    r"(?:ECtHR|IACtHR) (?:App\.|Series [AC])|IACHR (?:Case|Petition|Report)|AfCHPR Application"
    r"|\w+ Communication|\w+/C/\d+/D/"
)


def of_case(plain: Plain) -> str:
    """Return what stands behind the name of a case, and behind the words on its judgment; "" without a name.

    Args:
        plain: A question.
    """
    match = _PARTIES.match(plain.folded)
    if match is None or not plain.text[match.start("applicant")].isupper():
        return ""
    state = plain.text[slice(*match.span("state"))]
    if not all(map(_STATE_WORD.fullmatch, state.split())):
        return ""
    at = match.end()
    for _ in range(_STEPS):
        step = DATE_ALONE.match(plain.folded, at) or _OF_JUDGMENT.match(plain.folded, at)
        if step is None or step.end() == at:
            break
        at = step.end()
    return plain.text[at:]


def is_of_case(canonical: str) -> bool:
    """Tell whether a document is a case, a judgment on it or a report."""
    return _CASES.match(canonical) is not None
