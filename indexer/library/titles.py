"""Titles as questions: the words by which a document is found whose whole title was asked for."""

from __future__ import annotations

import re

from indexer.analysis import terms

_SHORTEST = 4  # words; what is shorter is asked for as often as it is a title
_NUMBER_BEHIND = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")


def asked_title(text: str) -> str:
    """Return the words of a question as those of titles are kept; "" if it is too short for a title."""
    words = terms(text)
    return " ".join(words) if len(words) >= _SHORTEST else ""


def kept_titles(title: str) -> frozenset[str]:
    """Return the words of a title, whole and without the number in brackets at its end."""
    return frozenset(map(asked_title, (title, _NUMBER_BEHIND.sub("", title)))) - {""}
