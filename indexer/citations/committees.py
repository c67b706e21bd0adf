"""Whose general comments are that say not whose they are: in a text on one committee's, this committee's.

A committee, or any other body, that is named beside a number is believed, also where it has no such number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.citations import forms
from indexer.citations.attribution import ABBREVIATED, ABBREVIATION, named_beside
from indexer.citations.found import Found
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.citations.plain import Plain

_UNRESOLVED = re.compile(
    r"general\s+(?P<what>comment|recommendation)\D.*?(?P<n>\d+)(?:\s?\(\d{4}\))?", re.IGNORECASE | re.DOTALL
)
_COMMENT = re.compile(r"(?P<committee>[A-Z]+) General (?:Comment|Recommendation) \d+")
_KINDS = {"comment": Kind.COMMENT, "recommendation": Kind.GENERAL_RECOMMENDATION}
_MOSTLY = 0.75  # of the general comments in a text are one committee's: so are those that do not say


def with_committees(plain: Plain, found: Sequence[Found]) -> list[Found]:
    """Give general comments whose committee nobody names that of nearly all others in the text.

    If that has such a number, and calls it so: the recommendation of one is no comment of another.
    """
    committees = Counter(match["committee"] for one in found if (match := _COMMENT.fullmatch(one.canonical)))
    if not committees:
        return list(found)
    committee, times = committees.most_common(1)[0]
    if times < 2 or times < _MOSTLY * committees.total():
        return list(found)
    return [
        replace(one, canonical=name)
        if (name := _of(committee.lower(), one)) and not _is_named(plain, one)
        else one
        for one in found
    ]


def _of(committee: str, one: Found) -> str | None:
    """Return what a committee calls a general comment of which only the printed words are known."""
    match = _UNRESOLVED.fullmatch(one.canonical)
    if match is None:
        return None
    number = Number(Shape.BARE, (match["n"],), one.start, one.end)
    return forms.canonical(_KINDS[match["what"].lower()], committee, number, None)


def _is_named(plain: Plain, one: Found) -> bool:
    """Tell whether a body stands beside a number, and not only "the Committee"."""
    if ABBREVIATED.search(plain.text, max(0, one.phrase - ABBREVIATION), one.phrase):
        return True
    return any("committee" not in named.tags for named in named_beside(plain, one))
