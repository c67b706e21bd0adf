"""What a reader means who types a citation and nothing else: "53/144", "OAS GA resolution 1671 (1999)".

The same grammar as in texts. A number that several bodies may have gives all of them, the
likeliest first; a text that is more than a citation gives none.
"""

from __future__ import annotations

import re

from indexer.citations import forms
from indexer.citations.finder import cited
from indexer.citations.found import Context, Found
from indexer.citations.glue import DATE_ALONE, GLUE
from indexer.citations.kinds import WORDINGS, Kind
from indexer.citations.numbers import NO, Shape, number_at
from indexer.citations.plain import Plain
from indexer.symbols import parse

LONGEST = 160  # characters of a question that is read as a citation

_NO = re.compile(NO, re.VERBOSE)
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\"'“”«»/-]+")
_SMALL = re.compile(r"(?:the|this|that|res|resolution|doc|document|adopted|un|u\.n|oas|oea)(?![^\W_])\.?")
_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")
_ALONE = ((Kind.APPLICATION, ("ecthr",)), (Kind.DOCUMENT, ("eu",)))
_BODIES = ("ga", "hrc", "chr", "ecosoc", "sc", "oas-ga", "pace", "cm", "iachr", "achpr")


def asked_for(text: str) -> tuple[str, ...]:
    """Return the canonical forms of the documents that a question names, the likeliest first.

    Args:
        text: What a reader typed.
    """
    question = " ".join(text.split())
    if not question or len(question) > LONGEST:
        return ()
    symbol = parse(question)
    if symbol:
        return (symbol.canonical,)
    plain = Plain.of(question)
    number = number_at(plain.folded, 0)
    if number is not None and number.end == len(plain.folded):
        if number.shape is Shape.BARE:  # a year, as likely as not
            return ()
        tries = ((Kind.RESOLUTION, _BODIES), *_ALONE)
        return next(
            (names for kind, bodies in tries if (names := forms.resolve(kind, bodies, number, None))), ()
        )
    found = cited(plain, Context())
    if not found:
        return _ambiguous(plain)
    first = found[0]
    if any(other.canonical != first.canonical for other in found[1:]) or not _is_all(plain, found):
        return ()
    return (first.canonical, *first.candidates)


def _ambiguous(plain: Plain) -> tuple[str, ...]:
    """Read "resolution 1671", which says not whose it is, as that of any body that numbers so."""
    for wording in WORDINGS:
        match = wording.compiled.match(plain.folded)
        if match is None:
            continue
        at = match.end()
        while (gap := _PUNCTUATION.match(plain.folded, at) or _NO.match(plain.folded, at)) and gap.end() > at:
            at = gap.end()
        number = number_at(plain.folded, at)
        if number is not None and number.end == len(plain.folded):
            bodies = [body for kind, body in forms.FORMS if kind is wording.kind]
            return forms.resolve(wording.kind, bodies, number, None)
    return ()


def _is_all(plain: Plain, found: list[Found]) -> bool:
    """Tell whether nothing stands beside a citation but what belongs to one."""
    spans = {one.start: one.end for one in found}
    folded = plain.folded
    at = 0
    while at < len(folded):
        if at in spans:
            at = spans[at]
            continue
        if body := plain.bodies.at(at):
            at = body.end
            continue
        match = next(
            (
                match
                for pattern in (_PUNCTUATION, DATE_ALONE, GLUE, _NO, _SMALL, _YEAR)
                if (match := pattern.match(folded, at)) and match.end() > at
            ),
            None,
        ) or next((match for wording in WORDINGS if (match := wording.compiled.match(folded, at))), None)
        if match is None:
            return False
        at = match.end()
    return True
