"""What a reader means who types a citation and nothing else: "53/144", "OAS GA resolution 1671 (1999)".

The same grammar as in texts. A number that several bodies may have gives all of them, the
likeliest first; a text that is more than a citation gives none. A place in the document, such as
", para. 4", belongs to a citation.
"""

from __future__ import annotations

import re

from indexer.citations import forms
from indexer.citations.finder import cited
from indexer.citations.found import Context, Found
from indexer.citations.glue import DATE_ALONE, GLUE
from indexer.citations.kinds import WORDINGS, Kind
from indexer.citations.numbers import NO, Shape, number_at
from indexer.citations.pinpoints import PINPOINT, value_of
from indexer.citations.plain import Plain
from indexer.symbols import parse

LONGEST = 160  # characters of a question that is read as a citation

_NO = re.compile(NO, re.VERBOSE)
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\"'“”«»/-]+")
_SMALL = re.compile(r"(?:the|this|that|res|resolution|doc|document|adopted|un|u\.n|oas|oea)(?![^\W_])\.?")
_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")
_ALONE = ((Kind.APPLICATION, ("ecthr",)), (Kind.DOCUMENT, ("eu",)))
_PLACE = re.compile(
    rf"{PINPOINT}|(?P<article>(?<![^\W_])(?:art(?:icles?|iculos?|igos?|s?\.)|стать\w{{1,2}}))\s?"
    r"(?P<article_value>\d{1,3}(?:\s?\(\w{1,3}\))*)",
    re.VERBOSE,
)
_BEHIND = re.compile(r"[\s.,;:()]*")
_BEFORE = re.compile(
    r"\s(?:of|to|in|de|del|du|des|da|do|из|к|من)\s(?:the\s|la\s|el\s|l')?|\s(?:de\s)?(?:l'|d')"
)
PLACES = ("para", "page", "chapter", "annex", "vol", "recommendation", "article")
_MOST_PLACES = 4  # volume, chapter, page and paragraph
_BODIES = ("ga", "hrc", "chr", "ecosoc", "sc", "oas-ga", "pace", "cm", "iachr", "achpr")


def asked_for(text: str) -> tuple[str, ...]:
    """Return the canonical forms of the documents that a question names, the likeliest first.

    Args:
        text: What a reader typed.
    """
    return _read(text)[0]


def pointed_at(text: str) -> tuple[tuple[str, str], ...]:
    """Return where in its document a question that is a citation points; () unless it does.

    Args:
        text: What a reader typed.

    Returns:
        What, one of `PLACES`, and its value, as printed.
    """
    return _read(text)[1]


def _read(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the documents and the places."""
    question = " ".join(text.split())
    places: list[tuple[str, str]] = []
    if len(question) > LONGEST:
        return (), ()
    while True:
        if names := _named(question):
            return names, tuple(places)
        parted = _parted(question) if len(places) < _MOST_PLACES else None
        if parted is None:
            return (), ()
        question, place = parted
        places.insert(0, place)


def _parted(question: str) -> tuple[str, tuple[str, str]] | None:
    """Part a question from the place at its end, or at its beginning; None if there is none."""
    plain = Plain.of(question)
    for match in _PLACE.finditer(plain.folded):
        if match.start() and _BEHIND.fullmatch(plain.folded, match.end()):
            return plain.text[: match.start()].rstrip(" ,;:(") or question, _place(match, plain)
        if not match.start() and (bridge := _BEFORE.match(plain.folded, match.end())):
            return plain.text[bridge.end() :], _place(match, plain)
    return None


def _place(match: re.Match[str], plain: Plain) -> tuple[str, str]:
    if match["article"]:
        return "article", " ".join(plain.text[slice(*match.span("article_value"))].split())
    return value_of(match, plain)


def _named(question: str) -> tuple[str, ...]:
    if not question:
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
