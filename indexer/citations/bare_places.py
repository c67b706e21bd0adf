"""The number of a page or paragraph that ends a reference and says of neither that it is one.

OSCOLA, McGill and Chicago print pages so: "UN Doc A/HRC/13/22, 12", "(1985) 82."; AGLC sets paragraphs
in brackets: "A/HRC/13/22 [34]". For questions only: in running text the number may be anything.
"""

from __future__ import annotations

import re

from indexer import symbols
from indexer.citations.finder import cited
from indexer.citations.found import Context
from indexer.citations.numbers import number_at
from indexer.citations.plain import Plain

_BARE = re.compile(
    r"(?:,?\s(?P<page>[1-9]\d{0,2}(?:\s?[-–]\s?\d{1,3})?)|\s\[(?P<para>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\])\.?$"
)
_CLOSED = re.compile(
    r"[)\]]$|\d.*\D(?:19|20)\d\d$"
)  # what a page may stand behind, beside names of documents
_OF_YEAR = re.compile(r"(?<![^\W_])re(?:c|s)[^\W\d_]*\.?\s?(?:n[o°]\.?\s?)?\((?:(?:19|20)?\d\d)\)\s$")
"""The year before a number that is no page: "Rec (2007) 14"."""

_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = len("1671 (XXXVIII - O / 99) ")


def bare_place(question: str) -> tuple[str, tuple[str, str]] | None:
    """Part a question from such a place at its end; None if there is none.

    A number that is part of one that is cited, as in "CM/Rec (2007) 14", is no page, nor is one behind words,
    with a year or without: "annual report 2005 34".
    """
    match = _BARE.search(question)
    if match is None:
        return None
    what = "page" if match["page"] else "para"
    rest = question[: match.start()]
    if what == "page" and not (_CLOSED.search(rest) or _ends_with_name(rest)):
        return None
    plain = Plain.of(question)
    number = match.start(what)
    if any(one.end > number for one in cited(plain, Context())) or _is_in_number(plain, number):
        return None
    return rest, (what, match[what])


def _ends_with_name(text: str) -> bool:
    """Tell whether a text ends with a document's number that has a stroke, or with the name of its body."""
    plain = Plain.of(text)
    ends = [one.end for one in cited(plain, Context()) if "/" in plain.text[one.start : one.end]]
    ends += [end for _, _, end in symbols.find(text)]
    return len(text) in (*ends, *(body.end for body in plain.bodies.all))


def _is_in_number(plain: Plain, at: int) -> bool:
    """Tell whether a place in a text is in a number that begins before it: "69 (XXXV) 04"."""
    for digits in _DIGITS.finditer(plain.folded, max(0, at - _LONGEST_NUMBER), at):
        number = number_at(plain.folded, digits.start())
        if number is not None and number.end > at:
            return True
    return _OF_YEAR.search(plain.folded, 0, at) is not None
