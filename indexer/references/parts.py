"""The parts of symbols and titles that a reference prints by themselves."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.references.facts import Citable
from indexer.references.lists import Issuer, issuers, numberings, short_titles

# "European Parliament resolution of 17 June 2010 on … (2009/2199(INI))"
_PARLIAMENT = re.compile(
    r"""
    (?:European\sParliament\s(?:legislative\s|non-legislative\s)?resolution\sof\s\d{1,2}\s\w+\s\d{4}\son\s)?
    (?P<subject>.+?)
    (?:\s\((?P<procedure>\d{4}/\d{4}\([A-Z]{2,4}\))\))?
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def parts_of(symbol: str) -> dict[str, str]:
    """Return the parts of a canonical symbol, as `data/symbols.tsv` names them; {} of an unknown one."""
    for numbering in numberings():
        if match := numbering.symbol.fullmatch(symbol):
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            made = {"shown": numbering.printed, "number": numbering.number}
            return parts | {name: match.expand(template) for name, template in made.items() if template}
    return {}


def issuer_of(document: Citable) -> Issuer | None:
    """Return the body that issued a document; None if it is not known, or not in the table.

    Without a body its mechanism does not stand in: who it is about is not who issued it.
    """
    return next((issuer for issuer in issuers() if document.body in issuer.bodies), None)


def subject_of(title: str) -> tuple[str, str | None]:
    """Return what a resolution of the European Parliament is on, and its procedure if the title has it."""
    match = _PARLIAMENT.fullmatch(title)
    return (match["subject"], match["procedure"]) if match else (title, None)


def short_of(title: str) -> str:
    """Return a title as the Bluebook shortens it."""
    for expression, short in short_titles():
        if match := expression.fullmatch(title):
            return match.expand(short)
    return title
