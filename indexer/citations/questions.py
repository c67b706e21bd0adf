"""What a reader means who types a citation and nothing else: "53/144", "OAS GA resolution 1671 (1999)".

The same grammar as in texts. A number that several bodies may have gives all of them, the
likeliest first; a text that is more than a citation gives none. What belongs to a reference belongs
to a citation: a place in the document, such as ", para. 4", its title, and what `beside` says.
"""

from __future__ import annotations

import re

from indexer.citations import forms
from indexer.citations.annual_reports import year_of_report
from indexer.citations.bare_places import bare_place
from indexer.citations.beside import PLACE, place_of
from indexer.citations.cases import behind_case, is_of_case
from indexer.citations.dates import MONTH, year_in
from indexer.citations.glue import DATE_ALONE
from indexer.citations.kinds import WORDINGS, Kind
from indexer.citations.numbers import NO, Number, Shape, number_at
from indexer.citations.pinpoints import UNCOMMENTED, is_another
from indexer.citations.plain import Plain
from indexer.citations.shorthand import spelt_out
from indexer.citations.whole import Whole, whole
from indexer.symbols import parse

_WITH_PARTIES = ("ccpr", "achpr")  # whose cases are called "A v. B, 279/03" as well

_OPINION = re.compile("^IACtHR Series A")  # has no parties: with them it is a judgment of Strasbourg's

LONGEST = 600  # characters of a question that is read as a citation

_NO = re.compile(NO, re.VERBOSE)
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\"'“”«»-]+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DIGITS = re.compile(r"\d+")
_ALONE: tuple[tuple[tuple[Kind, tuple[str, ...]], ...], ...] = (
    ((Kind.DECISION, ("ga",)),),
    (
        (Kind.RESOLUTION, ("ga", "hrc", "chr", "ecosoc", "sc", "oas-ga", "pace", "cm", "iachr", "achpr")),
        (Kind.RECOMMENDATION, ("pace", "cm")),
    ),
    ((Kind.APPLICATION, ("ecthr",)), (Kind.DOCUMENT, ("eu",))),
    ((Kind.COMMUNICATION, ("ccpr", "achpr")),),
)
"""What a number may be that stands alone, with its bodies; the likeliest first."""
_OF_BODY = (
    (Kind.RESOLUTION, Kind.RECOMMENDATION),
    (Kind.DECISION, Kind.CASE, Kind.APPLICATION, Kind.COMMUNICATION, Kind.DOCUMENT),
)
"""What a number is that stands behind the name of its body, "UNGA 53/144": the likeliest kinds first."""

_SHORTEST = 3  # digits of such a number, if it is a plain one
_BEHIND = re.compile(r"[\s.,;:()]*")
_BEFORE = re.compile(
    r",\s(?=(?:u\.?n\.?\s)?(?:doc\.?\s)?[^\s]*/)"  # a symbol, not "Article 19, annual report 2020"
    r"|\s(?:of|to|in|de|del|du|des|da|do|из|к|من)\s(?:the\s|la\s|el\s|l')?|\s(?:de\s)?(?:l'|d')"
)
PLACES = ("para", "page", "chapter", "annex", "vol", "recommendation", "article")
_MOST_PLACES = 4  # volume, chapter, page and paragraph
_MONTH_BEHIND = re.compile(rf"\s{MONTH}(?![^\W_])")
_LETTER = re.compile(r"\s?(?P<letter>[a-h])")
_DECISIONS = 401  # numbers from which on those of the Assembly are of decisions: it adopts fewer resolutions


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


def may_be_words(text: str) -> bool:
    """Tell whether a question that is a citation may as well ask for its words: "case 10", "11/2012".

    Nothing in it but the number tells whose document it is, and such a number anything may have.
    """
    question = " ".join(text.split())
    if len(question) > LONGEST or parse(question):
        return False
    number = _number_of_all(Plain.of(question))
    if number is not None:
        return number.shape is Shape.PAIR and _YEAR.fullmatch(number.parts[1]) is not None
    if year_of_report(Plain.of(without_places(question))):
        return True
    return any(_is_bare(Plain.of(each)) for each in spelt_out(question) or (question,))


def without_places(question: str) -> str:
    """Return a question without the places in a document that stand at its end, or at its beginning.

    Args:
        question: What a reader typed, with single blanks.
    """
    for _ in range(_MOST_PLACES):
        parted = _parted(question)
        if parted is None:
            break
        question, _place = parted
    return question


def _is_bare(plain: Plain) -> bool:
    """Tell whether a text is what documents are called and a plain number, without the name of a body."""
    digits = list(_DIGITS.finditer(plain.folded))
    number = number_at(plain.folded, digits[0].start()) if len(digits) == 1 else None
    return (
        number is not None
        and number.shape is Shape.BARE
        and all(body.is_shared or "committee" in body.tags for body in plain.bodies.all)
        and any(wording.compiled.search(plain.folded) for wording in WORDINGS)
    )


def _read(text: str) -> Whole:
    """Return the documents and the places."""
    question = " ".join(text.split())
    if len(question) > LONGEST:
        return Whole((), ())
    found = _with_places(question)
    if found.names:
        return found
    longer = [_with_places(each) for each in spelt_out(question)]
    names = tuple(dict.fromkeys(name for each in longer for name in each.names))
    return Whole(names, longer[0].places) if names else found


def _with_places(question: str) -> Whole:
    found = _with_bare_place(question) or _with_named_places(question)
    if found.names and found.names[0].startswith(UNCOMMENTED) and "recommendation" in dict(found.places):
        return Whole((), ())  # "ILO Convention 190 and Recommendation 206" are two instruments
    return found


def _with_named_places(question: str) -> Whole:
    places: list[tuple[str, str]] = []
    while True:
        read = _named(question)
        if read.names:
            return Whole(read.names, (*read.places, *places))
        parted = _parted(question) if len(places) < _MOST_PLACES else None
        if parted is None:
            return read
        question, place = parted
        places.insert(0, place)


def _with_bare_place(question: str) -> Whole | None:
    parted = bare_place(question)
    if parted and may_be_words(parted[0]):
        return None  # so may what stands behind them: "11/2012, 12"
    found = _with_named_places(parted[0]) if parted else None
    return Whole(found.names, (*found.places, parted[1])) if parted and found and found.names else None


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
        return Whole(_numbered(number), ())
    if dated := _dated(plain):
        return Whole(dated, ())
    if year := year_of_report(plain):
        return Whole((f"IACHR Annual Report {year}",), ())  # no other body's reports are named by their years
    several = _ambiguous(plain)
    if several and _is_bare(plain):
        return Whole(several, ())
    return whole(plain) or _named_by_parties(plain) or Whole(several or _of_body(plain), ())


def _named_by_parties(plain: Plain) -> Whole | None:
    """Read "Perez v. Chile, Series C No. 300", the name of a case with its number."""
    for rest in behind_case(plain):
        read = _named(rest)
        number = _number_of_all(Plain.of(rest))
        others = forms.resolve(Kind.COMMUNICATION, _WITH_PARTIES, number, None) if number else ()
        names = (_OPINION.sub("ECtHR Series A", name) for name in (*read.names, *others))
        if cases := tuple(filter(is_of_case, dict.fromkeys(names))):
            return Whole(cases, read.places)
    return None


def _dated(plain: Plain) -> tuple[str, ...]:
    """Read "53/144 of 9 December 1998", a number with its date and nothing else."""
    number = number_at(plain.folded, 0)
    if number is None or _MONTH_BEHIND.match(plain.folded, number.end):  # "14/15 June 2010"
        return ()
    date = DATE_ALONE.fullmatch(plain.folded, number.end)
    return _numbered(number, year_in(date[0])) if date else ()


def _numbered(number: Number, year: int | None = None) -> tuple[str, ...]:
    """Return what a number may be that stands alone, of a year, CE; a plain one is a year itself."""
    if number.shape is Shape.BARE:
        return ()
    year = int(number.parts[1]) if number.shape is Shape.DATED else year
    is_decision = number.shape is Shape.PAIR and int(number.parts[1]) >= _DECISIONS
    for tries in _ALONE if is_decision else _ALONE[1:]:
        names = [name for kind, bodies in tries for name in forms.agreeing(kind, bodies, number, year)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


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
