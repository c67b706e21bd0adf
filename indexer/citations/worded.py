"""Citations by words: "Human Rights Council resolutions 22/6 of 21 March 2013 and 25/18".

`phrases` says what is cited, `owners` whose it may be; here each number becomes the document of
the first body that has such a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.citations import attribution, forms, national
from indexer.citations.bodies import Named
from indexer.citations.forms import african
from indexer.citations.found import Context, Found
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.citations.owners import Evidence, Owners
from indexer.citations.phrases import GENERAL, Member, Phrase, PhraseReader
from indexer.citations.plain import Plain

_NAMED_ALIKE = (*GENERAL, Kind.CONVENTION)  # "Convention No. 3 of the party"
_CASE_WAY = 40  # characters
_CASE_BEFORE = re.compile(
    r"(?<![^\W_])cas[eo]s?\s(?:n[o.ºu°m]*\s?)?\d{1,2}\.\d{3}[^;\n]{0,24}$"
)  # those of the Commission
_CASE_BEHIND = re.compile(r",\s(?:cas[eo]|petition|peticion)\s(?:n[o.ºu°m]*\s?)?\d{1,2}\.\d{3}(?!\d)")
_OLD_CASE_BEHIND = re.compile(r",\scas[eo]\s(?:n[o.ºu°m]*\s?)?\d{4}(?!\d)")  # of the Commission, until 1990
_ABBREVIATED = re.compile(
    r"(?<![^\W_])(?P<committee>CAT|CED)\s$"
)  # words, unless a comment stands behind them
_CONVENTION_WAY = 110  # characters
_CONVENTION_BEFORE = re.compile(  # "Convention, 1976 (No. 144) and the related Recommendation No. 152"
    r"(?<![^\W_])conven[^\W\d_]+,?\s[^;\d]{0,40}(?:(?:19|20)\d\d\s\(\D{0,6})?\d{1,3}\)?,?\s"
    r"(?:(?:of|de|da)\s(?:the\s|la\s|l'\s?)?(?:ilo|oit|international\slabour\sorgani[sz]ation),?\s)?"
    r"(?:and|et|y|e)\s(?:[^\W\d_]+[\s'])?(?:[^\W\d_]+\s){0,2}$"
)
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_IN_BRACKET = re.compile(r"[^()\[\]]*")
_BRACKET_WAY = 60  # characters
_BODY_WAY = 60  # characters
_COMMITTEE = re.compile(r"commit|comite")  # bodies; "freedom of association" is none
_ORGANIZATION = re.compile(r"ilo|oit|мот|.*(?:labour|travail|trabajo|trabalho)")
_OF = r"(?:(?:of|de|del|da|do|du)\s(?:the\s|la\s)?|de\sl'\s?)"
_COMMITTEE_OF = (
    r"(?:committee|comite|commission|comision|comissao)(?:\s(?:of|on|de|d'|sur|sobre|para)[^,.;()\d]{1,40})?"
    rf"\s{_OF}"
)
_COMMITTEE_BEFORE = re.compile(rf"{_COMMITTEE_OF}$")
_OWNED = re.compile(rf"\s{_OF}(?:{_COMMITTEE_OF})?")
_COMMITTEE_BEHIND = re.compile(
    r"(?:'s)?\s(?:committee|comite|commission|experts?|supervisory|governing)(?![^\W_])"
)
_OF_ANOTHER = re.compile(r"\s(?:of|de|del|du|des)\s(?:the|la|las|los|les|their|our|its)\s[^\W\d_]")
_TELLING = 3  # digits of a resolution's number that tell something without "No."
DEFAULTS: dict[Kind, tuple[str, ...]] = {
    Kind.RESOLUTION: ("ga", "hrc", "chr", "ecosoc", "sc", "pace", "oas-ga", "cm"),
    Kind.DECISION: ("hrc", "eu"),
    Kind.STATEMENT: ("hrc", "sc"),
    Kind.RECOMMENDATION: ("pace", "cm"),
    Kind.CASE: ("iachr",),
    Kind.PETITION: ("iachr",),
    Kind.MEASURE: ("iachr",),
    Kind.OPINION: ("iacthr",),
    Kind.COMMUNICATION: ("ccpr", "achpr"),
    Kind.APPLICATION: ("ecthr",),
    Kind.CONVENTION: ("ilo",),
    Kind.POSITION: ("eu",),
    Kind.DIRECTIVE: ("eu",),
    Kind.FACT_SHEET: ("ohchr",),
    Kind.DOCUMENT: ("eu",),
}
"""Whose such numbers are likeliest where nobody says."""

_SAFE_SHAPES = {
    Kind.RESOLUTION: {*Shape} - {Shape.BARE, Shape.THOUSANDS, Shape.DASHED, Shape.ORDINAL, Shape.REVISED},
    Kind.DECISION: {Shape.PAIR, Shape.ACT},
    Kind.STATEMENT: {Shape.PAIR, Shape.ORGANIZATIONAL},
    Kind.RECOMMENDATION: {Shape.DATED, Shape.OF_YEAR},
    Kind.CASE: {Shape.THOUSANDS},
    Kind.PETITION: {Shape.DASHED, Shape.THOUSANDS, Shape.PAIR},
    Kind.MEASURE: {Shape.DASHED, Shape.PAIR},
    Kind.OPINION: {Shape.BARE, Shape.PAIR},
    Kind.COMMUNICATION: {Shape.PAIR},
    Kind.APPLICATION: {Shape.PAIR},
    Kind.CONVENTION: {Shape.BARE},
    Kind.POSITION: {Shape.ACT},
    Kind.DIRECTIVE: {Shape.ACT},
    Kind.FACT_SHEET: {Shape.BARE},
    Kind.DOCUMENT: {Shape.REVISED},
}
"""Shapes that are telling enough to be cited without a body."""


def worded(plain: Plain, context: Context, symbols: Sequence[Found]) -> Iterator[Found]:
    """Yield the citations by words in a text, in order; not those that are symbols."""
    owners = Owners(plain, context, symbols)
    last = 0
    group = 0
    for phrase in PhraseReader(plain, [(found.start, found.end) for found in symbols]).phrases():
        if phrase.start < last:
            continue
        group += 1
        for found in _cited(plain, phrase, owners, group, is_draft=context.is_draft):
            last = found.end
            yield found


def _cited(plain: Plain, phrase: Phrase, owners: Owners, group: int, *, is_draft: bool) -> list[Found]:
    """Return the documents of a phrase, up to the first number that can be none's.

    In drafts a number that the body beside it cannot have is kept, with a note.
    """
    found: list[Found] = []
    kind = phrase.kind
    evidence = owners.evidence(phrase)
    marked = [forms.MARKED, "eu"] if phrase.way.is_union else ["ilo"] if phrase.way.is_dated else []
    if kind in GENERAL and (
        committee := _ABBREVIATED.search(plain.text, max(0, phrase.start - len("-CAT ")), phrase.start)
    ):
        marked.append(committee["committee"].lower())
    is_told = any((kind, tag) in forms.FORMS for tag in evidence.near)
    if national.is_local(plain, phrase.start) or (
        not (is_told or marked) and national.issues(plain, phrase.start, phrase.last)
    ):
        return []

    def further() -> list[str]:
        return [tag for tag in owners.further() if tag not in not_of]

    not_of = set()
    if kind is Kind.RECOMMENDATION and not _is_of_the_ilo(plain, phrase, evidence):
        not_of.add("ilo")
    if kind is Kind.RESOLUTION and not all(
        _may_be_of_the_african_commission(evidence, member) for member in phrase.members
    ):
        not_of.add("achpr")
    for (number, year), own in zip(phrase.members, owners.within(phrase), strict=True):
        # A plain number is a resolution's only beside the body that numbers so.
        is_weak = kind is Kind.RESOLUTION and number.shape is Shape.BARE
        is_doubtful = is_weak and (phrase.way.has_no or len(number.parts[0]) < _TELLING)
        likely = [*marked, *own, *(evidence.near if is_doubtful else evidence.tags)]
        likely = [tag for tag in likely if tag not in not_of or tag in own]
        if kind in GENERAL and "hrc" in evidence.near:
            likely.insert(0, "ccpr")  # the Human Rights Committee is called HRC, too
        if number.shape is Shape.ROMAN and number.parts[3]:
            likely.append("achpr")  # it alone puts the year behind the session
        if (
            kind is Kind.RESOLUTION
            and "iachr" in evidence.near
            and _OLD_CASE_BEHIND.match(plain.folded, number.end)
        ):
            break  # "Resolution 23/81, Case 2141" decided a case, and no other body has it
        names = forms.agreeing(kind, likely, number, year)
        note = of_body = ""
        if kind is Kind.RESOLUTION and evidence.near[:1] == ["achpr"] and (name := african.of_year(number)):
            names = (name,)
        if not names and kind is Kind.RESOLUTION and "achpr" in evidence.near and "achpr" not in not_of:
            names = tuple(filter(None, [african.of_session(number)]))
            if is_draft and names and not african.is_in_order(number):
                note = attribution.OF_SESSION
        candidates: tuple[str, ...] = ()
        is_open = not is_told or number.shape is Shape.PAIR  # nobody beside it says whose it is
        if not names and year is not None:
            if not is_told and not is_weak:  # a date tells more than whose text it is
                others = [*further(), *DEFAULTS.get(kind, ())]
                names = forms.agreeing(kind, others, number, year)[:1]
            names = names or forms.agreeing(kind, likely, number, None)
        if not names and is_open and not is_weak:
            names = forms.resolve(kind, further(), number, year)
        if (
            not names
            and kind is Kind.REPORT
            and (
                _CASE_BEFORE.search(plain.folded, max(0, phrase.start - _CASE_WAY), phrase.start)
                or _CASE_BEHIND.match(plain.folded, number.end)
            )
        ):
            names = forms.resolve(kind, ["iachr"], number, year)
        if not names and kind in _NAMED_ALIKE and _OF_ANOTHER.match(plain.folded, phrase.last):
            break
        if not names and is_open and _may_stand_alone(phrase, number):
            names = forms.resolve(kind, list(DEFAULTS.get(kind, ())), number, year)
            candidates = names[1:]
        if not names and kind in GENERAL and number.shape in (Shape.BARE, Shape.DATED):
            names = (plain.text[phrase.start : number.end],)
        if is_draft and is_told and not forms.resolve(kind, [*own, *evidence.near], number, year):
            meant = attribution.of_body(kind, evidence.near, number)
            if meant and not names:
                names, note = (meant[0],), meant[1]
            elif meant:
                of_body, note = meant[0], attribution.NOT_OF_ITS_BODY
        if not names:
            break
        start = phrase.start if kind in GENERAL and not found else number.start
        found.append(Found(names[0], start, number.end, phrase.start, group, candidates, note, of_body))
    return found


def _is_of_the_ilo(plain: Plain, phrase: Phrase, evidence: Evidence) -> bool:
    """Tell whether a recommendation may be one of the International Labour Organization.

    Its numbers are as plain as those of any list of what somebody recommended. So the Organization stands
    beside it, or it is cited as instruments are, "Recommendation No. 202", and the Organization is in its
    sentence; or a convention stands before it: "Convention 190 and Recommendation 206". One in brackets, as
    in "ratify Convention No. 169 of the ILO (recommendation No. 15)", has the Organization in them. Its
    committees cite its instruments, and recommend to States as well: "recommendations 15 and 16 of the ILO
    Committee of Experts".
    """
    if phrase.way.is_dated:
        return True
    way = plain.bodies.between(phrase.start - _BODY_WAY, phrase.last + _BODY_WAY)
    labour = [named for named in way if "ilo" in named.tags]
    has_no = phrase.way.has_no or phrase.members[0].number.shape is Shape.DATED
    is_cited = has_no or plain.text[phrase.start].isupper()
    if labour and not any(_is_organization(plain, named, or_committee=is_cited) for named in labour):
        return False
    if any(
        _OWNED.fullmatch(plain.folded, phrase.last, named.start) and not _is_organization(plain, named)
        for named in labour
    ):
        return False
    # A title, not what a review recommended: "Convention 169 and recommendations 15 and 16".
    is_title = plain.text[phrase.start].isupper() and plain.folded[phrase.end - 1] != "s"
    before = max(0, phrase.start - _CONVENTION_WAY)
    if (has_no or is_title) and _CONVENTION_BEFORE.search(plain.folded, before, phrase.start):
        return True
    bracket = _BRACKET.search(plain.folded, max(0, phrase.start - _BRACKET_WAY), phrase.start)
    if bracket:
        inside = _IN_BRACKET.match(plain.folded, phrase.start, phrase.last + _BRACKET_WAY)
        end = inside.end() if inside else phrase.last
        return any("ilo" in named.tags for named in plain.bodies.between(bracket.start(), end))
    return "ilo" in evidence.near or (has_no and "ilo" in evidence.tags)


def _is_organization(plain: Plain, named: Named, *, or_committee: bool = False) -> bool:
    """Tell whether a name of the Organization means it, and not what it is for, or one of its committees."""
    folded = plain.folded
    is_it = _ORGANIZATION.match(folded, named.start, named.end) is not None
    if or_committee:
        return is_it or _COMMITTEE.match(folded, named.start) is not None
    return is_it and not (
        _COMMITTEE_BEHIND.match(folded, named.end)
        or _COMMITTEE_BEFORE.search(folded, max(0, named.start - _BODY_WAY), named.start)
    )


def _may_be_of_the_african_commission(evidence: Evidence, member: Member) -> bool:
    """Tell whether a resolution of a session, "69 (XXXV)", may be one of the African Commission.

    So the Assembly, the Economic and Social Council and the Commission on Human Rights numbered as well,
    before it was there. It puts the year behind the session, and leaves it out at times: then it stands
    beside the resolution by its own name, and the other Commission does not.
    """
    number, year = member
    if number.shape is not Shape.ROMAN or number.parts[3]:
        return True
    if year is not None:
        return year >= african.FIRST
    return "achpr" in evidence.near and "chr" not in evidence.near


def _may_stand_alone(phrase: Phrase, number: Number) -> bool:
    if number.shape not in _SAFE_SHAPES.get(phrase.kind, ()):
        return False
    if phrase.kind is Kind.DECISION and number.shape is Shape.PAIR:
        return int(number.parts[1]) >= forms.HRC_FIRST_DECISION
    return phrase.way.has_no or phrase.kind not in (Kind.APPLICATION, Kind.COMMUNICATION, Kind.CONVENTION)
