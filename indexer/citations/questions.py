"""What a reader means who types a citation and nothing else: "53/144", "OAS GA resolution 1671 (1999)".

The same grammar as in texts. A number that several bodies may have gives all of them, the
likeliest first; a text that is more than a citation gives none. What belongs to a reference belongs
to a citation: a place in the document, such as ", para. 4", its title, and what `beside` says.
"""

from __future__ import annotations

import re

from indexer.citations import forms
from indexer.citations.beside import PLACE, place_of
from indexer.citations.kinds import WORDINGS, Kind
from indexer.citations.numbers import NO, Number, Shape, number_at
from indexer.citations.pinpoints import is_another
from indexer.citations.plain import Plain
from indexer.citations.whole import Whole, whole
from indexer.symbols import parse

LONGEST = 600  # characters of a question that is read as a citation

_NO = re.compile(NO, re.VERBOSE)
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\"'“”«»-]+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ALONE = ((Kind.APPLICATION, ("ecthr",)), (Kind.DOCUMENT, ("eu",)))
_OF_BODY = (
    (Kind.RESOLUTION, Kind.RECOMMENDATION),
    (Kind.DECISION, Kind.CASE, Kind.APPLICATION, Kind.COMMUNICATION, Kind.DOCUMENT),
)
"""What a number is that stands behind the name of its body, "UNGA 53/144": the likeliest kinds first."""

_SHORTEST = 3  # digits of such a number, if it is a plain one
_BEHIND = re.compile(r"[\s.,;:()]*")
_BEFORE = re.compile(
    r"\s(?:of|to|in|de|del|du|des|da|do|из|к|من)\s(?:the\s|la\s|el\s|l')?|\s(?:de\s)?(?:l'|d')"
)
PLACES = ("para", "page", "chapter", "annex", "vol", "recommendation", "article")
_MOST_PLACES = 4  # volume, chapter, page and paragraph
_LETTER = re.compile(r"\s?(?P<letter>[a-h])")
_SERIES = re.compile(r"\(?(?<![^\W_])ser\.\s(?P<letter>[AC])\)?(?=,?\sNo)")  # as the Bluebook writes it
_DECISIONS = 401  # numbers from which on those of the Assembly are of decisions: it adopts fewer resolutions
_BODIES = ("ga", "hrc", "chr", "ecosoc", "sc", "oas-ga", "pace", "cm", "iachr", "achpr")


def asked_for(text: str) -> tuple[str, ...]:
    """Return the canonical forms of the documents that a question names, the likeliest first.

    Args:
        text: What a reader typed.
    """
    return _read(text).names


def pointed_at(text: str) -> tuple[tuple[str, str], ...]:
    """Return where in its document a question that is a citation points; () unless it does.

    Args:
        text: What a reader typed.

    Returns:
        What, one of `PLACES`, and its value, as printed.
    """
    return _read(text).places


def _read(text: str) -> Whole:
    """Return the documents and the places."""
    question = _SERIES.sub(r"Series \g<letter>", " ".join(text.split()))
    places: list[tuple[str, str]] = []
    if len(question) > LONGEST:
        return Whole((), ())
    while True:
        read = _named(question)
        if read.names:
            return Whole(read.names, (*read.places, *places))
        parted = _parted(question) if len(places) < _MOST_PLACES else None
        if parted is None:
            return read
        question, place = parted
        places.insert(0, place)


def _parted(question: str) -> tuple[str, tuple[str, str]] | None:
    """Part a question from the place at its end, or at its beginning; None if there is none."""
    plain = Plain.of(question)
    for match in PLACE.finditer(plain.folded):
        if is_another(match, plain):
            continue
        if match.start() and _BEHIND.fullmatch(plain.folded, match.end()):
            return plain.text[: match.start()].rstrip(" ,;:(") or question, place_of(match, plain)
        if not match.start() and (bridge := _BEFORE.match(plain.folded, match.end())):
            return plain.text[bridge.end() :], place_of(match, plain)
    return None


def _named(question: str) -> Whole:
    symbol = parse(question) if question else None
    if symbol:
        return Whole((symbol.canonical,), ())
    plain = Plain.of(question)
    number = _number_of_all(plain)
    if number is not None:
        if number.shape is Shape.BARE:  # a year, as likely as not
            return Whole((), ())
        tries: tuple[tuple[Kind, tuple[str, ...]], ...] = ((Kind.RESOLUTION, _BODIES), *_ALONE)
        if number.shape is Shape.PAIR and int(number.parts[1]) >= _DECISIONS:
            tries = ((Kind.DECISION, ("ga",)), *tries)
        return Whole(
            next((names for kind, of in tries if (names := forms.resolve(kind, of, number, None))), ()), ()
        )
    return whole(plain) or Whole(_ambiguous(plain) or _of_body(plain), ())


def _number_of_all(plain: Plain) -> Number | None:
    """Return the number that a whole text is, with the letter of its part: "48/472 A"."""
    number = number_at(plain.folded, 0)
    if number is None or number.end == len(plain.folded):
        return number
    letter = _LETTER.fullmatch(plain.folded, number.end) if number.shape is Shape.PAIR else None
    if letter is None:
        return None
    return number._replace(parts=(*number.parts, letter["letter"].upper()), end=letter.end())


def _ambiguous(plain: Plain) -> tuple[str, ...]:
    """Read "resolution 1671", which says not whose it is, as that of any body that numbers so."""
    for wording in WORDINGS:
        match = wording.compiled.match(plain.folded)
        number = _last_number(plain, match.end()) if match else None
        if number is not None:
            bodies = [body for kind, body in forms.FORMS if kind is wording.kind]
            return forms.resolve(wording.kind, bodies, number, None)
    return ()


def _of_body(plain: Plain) -> tuple[str, ...]:
    """Read "UNGA 53/144", a body and a number of the kinds of documents that it numbers."""
    body = plain.bodies.at(0)
    number = _last_number(plain, body.end) if body else None
    if body is None or number is None:
        return ()
    if number.shape is Shape.BARE and (len(number.parts[0]) < _SHORTEST or _YEAR.fullmatch(number.parts[0])):
        return ()
    for kinds in _OF_BODY:
        names = [name for kind in kinds for name in forms.resolve(kind, body.tags, number, None)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _last_number(plain: Plain, at: int) -> Number | None:
    """Return the number with which a text ends, if nothing but signs and "No." stand before it."""
    while (gap := _PUNCTUATION.match(plain.folded, at) or _NO.match(plain.folded, at)) and gap.end() > at:
        at = gap.end()
    number = number_at(plain.folded, at)
    return number if number is not None and number.end == len(plain.folded) else None
