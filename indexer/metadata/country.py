"""Which countries a document is about, as its title and its symbol say.

Not its text: a report on one country names a dozen others.
"""

from __future__ import annotations

import re
from functools import cache

from indexer.metadata.inter_american import COMMISSION, opening_of
from indexer.metadata.reading import Reading, evidence, folded
from indexer.model import Finding
from indexer.vocabulary import countries

_IN_SYMBOL = re.compile(
    r"""
    (?: A/HRC/WG\.6/\d+/          # Universal Periodic Review
      | [A-Z]{2,5}/C/ | E/C\.12/ | CAT/OP/  # treaty bodies
      | J?[UAO][AL]\s             # letters of special procedures
      | (?=[A-Z]{3}\s\d{3}/\d{4}/OBS)     # appeals of the Observatory
    )
    (?P<code>[A-Z]{3}) (?![A-Z])
    """,
    re.VERBOSE,
)

_FALSE_FRIENDS = (
    "new mexico",
    "new jersey",
    "northern ireland",
    "new guinea",
    "gulf of guinea",
    "gulf of mexico",
    "golfo de mexico",
    "south china sea",
    "san jose, costa rica",  # the place after which the American Convention is called
    "isle of man",
    "port of spain",
    "puerto espana",
    "atlanta, georgia",
    "addis ababa, ethiopia",
    "banjul, the gambia",
)
"""Names of other things, with a country's name in them. Folded."""

_AGAINST = re.compile(
    r"\b(?:vs?\b\.?|versus|contra\b|respecto\s(?:de(?:\sla)?|del|al?)\b|regarding|with\srespect\sto|against"
    r"|(?:responsabilidad|responsibility|responsabilidade)\s(?:\w+\s){0,2}(?:de|of|do|da)\b)"
)
_REACH_OF_PARTIES = 1_500  # characters
_WORDS_BEFORE_STATE = 5  # "la República Bolivariana de"
_WORD = re.compile(r"[^\W_]+")


def of_symbol(reading: Reading) -> Finding[str] | None:
    """The country in the symbol of a review, a State report or a letter."""
    if not reading.symbol:
        return None
    match = _IN_SYMBOL.match(reading.symbol.canonical)
    if not match or match["code"] not in _codes():
        return None
    return Finding(match["code"], "symbol", reading.symbol.canonical)


def of_title(reading: Reading) -> tuple[Finding[str], ...]:
    """The countries that the title names, in the order in which it names them."""
    found: dict[str, Finding[str]] = {}
    words = _WORD.findall(folded(reading.title))
    at = 0
    while at < len(words):
        length, code = _name_at(words, at)
        if code:
            found.setdefault(code, Finding(code, "title", evidence(reading.title)))
        at += length
    return tuple(found.values())


def of_parties(reading: Reading) -> Finding[str] | None:
    """The State against which a case before the Inter-American Court or Commission is brought.

    It follows "vs." or "respecto de", else it is the last country of the heading.
    """
    found = opening_of(reading)
    if not found:
        return None
    for match in _AGAINST.finditer(found.text[:_REACH_OF_PARTIES]):
        code = _first_name(found.text[match.end() :][:60], within=_WORDS_BEFORE_STATE)
        if code:
            return Finding(code, "parties", evidence(match[0] + found.text[match.end() :][:40]), reading.page)
    codes = _all_names(found.head)
    if codes and found.body == COMMISSION:
        return Finding(codes[-1], "heading", evidence(found.head), reading.page)
    return None


def _all_names(text: str) -> list[str]:
    words = _WORD.findall(text)
    codes: list[str] = []
    at = 0
    while at < len(words):
        length, code = _name_at(words, at)
        if code:
            codes.append(code)
        at += length
    return codes


def _first_name(text: str, within: int) -> str:
    words = _WORD.findall(text)
    return next((code for at in range(min(within, len(words))) if (code := _name_at(words, at)[1])), "")


def _name_at(words: list[str], at: int) -> tuple[int, str]:
    """Return the number of words of the longest name that begins here, and its code ("" for none)."""
    for name, code in _names_by_first_word().get(words[at], ()):
        if tuple(words[at : at + len(name)]) == name:
            return len(name), code
    return 1, ""


@cache
def _names_by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for country in countries():
        for printed in country.names:
            if len(printed) <= 3:  # "UAE" folded is nothing to go by
                continue
            name = tuple(_WORD.findall(folded(printed)))
            by_first.setdefault(name[0], []).append((name, country.alpha3))
    for friend in _FALSE_FRIENDS:
        name = tuple(_WORD.findall(friend))
        by_first.setdefault(name[0], []).append((name, ""))
    for names in by_first.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return by_first


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.alpha3 for country in countries())
