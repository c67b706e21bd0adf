"""What a citation by words consists of: "resolutions 22/6 of 21 March 2013 and 25/18".

A word for a kind of document, what stands between it and its number, the numbers of its list,
each with the year of a date beside it. Whose they are, `owners` says.

Linear: every look goes a bounded way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.citations.bodies import Named
from indexer.citations.dates import DATE, MONTH, year_in
from indexer.citations.glue import AND, DATE_ALONE, GLUE
from indexer.citations.kinds import WORDINGS, Kind, Wording
from indexer.citations.many import any_of
from indexer.citations.numbers import NO, Number, Shape, number_at
from indexer.citations.pinpoints import PINPOINT
from indexer.citations.plain import Plain
from indexer.symbols.pattern import number_of_roman

_BETWEEN = 220  # characters of free text between the members of a list
_MOST_MEMBERS = 80
_LONGEST_WORD = 24
_STEM = 6  # letters by which words for kinds are found
_MOST_STEPS = 24

SENTENCE_END = re.compile(
    r"""[.!?。؟]
    (?<![A-Z]\.[A-Z]\.)(?<!\s[A-Z]\.)(?<!\bv\.)(?<!\bp\.)(?<!\b[Nn]o\.)(?<!\bpp\.)(?<!\bvs\.)(?<!\bcf\.)
    (?<!\b[Nn]os\.)(?<!\bart\.)(?<!\bDoc\.)(?<!\bRES\.)(?<!\bRes\.)(?<!\b[Vv]ol\.)(?<!\bn[uú]m\.)(?<!\bcap\.)
    (?<!\bAdd\.)(?<!\bRev\.)(?<!\bpara\.)(?<!\barts\.)(?<!\bp[aá]rr\.)(?<!\bComm\.)(?<!\bparas\.)(?<!\bp[aá]rrs\.)
    ["')\]”»]*\s+(?=[A-ZÀ-ÞА-Я"“«¿¡(\[])""",
    re.VERBOSE,
)
_BRACKET = re.compile(r"\[[^\]\[]{0,200}\]")
_NO = re.compile(NO, re.VERBOSE)
_UNION = re.compile(
    r"\s?\((?:eu|ec|eec|ue|ce|cee|euratom|cfsp|pesc|jha|jai)(?:,\s?euratom)?\)|(?:eu|ec|eec|ue|ce|cee)(?=\s(?:no|n))"
)
_YEAR_BEFORE_NO = re.compile(rf",?\s+(?:19|20)\d{{2}}\s?[(,]\s?(?={NO}\d)", re.VERBOSE)
_PLURAL = re.compile(r"(?:s|[ao]es|ni|ии|ий|иях|иями|ات|ي|ين|ان|اته|اتها)$")
_TAIL = re.compile(
    rf"(?:[\s,]*+{DATE})?(?:[\s,]*+(?:{PINPOINT}))?(?:\s?\d{{1,3}}(?=[\s,]+(?:and|et|y|e|и)\s))?",
    re.VERBOSE,
)
_CONNECTOR = re.compile(
    rf"""(?: \s*+(?:[,;]\s*+)? (?: (?:{AND}) \s++ (?:on\s|of\s|also\s)? | و\s? )
          | [,;]\s*+ | \s?-\s?(?=\d+/\d) )
         (?P<article>(?:the|la|le|de|of|las|les|los|du)\s++)?
         (?P<union>\((?:eu|ec|eec|ue|ce|cee)\)\s)? (?:{NO})?""",
    re.VERBOSE,
)
_MEMBER_AHEAD = re.compile(
    rf"""(?: (?<![^\W_]) (?:{AND}) | ,) \s+ (?:on\s)?
         (?P<number>(?:e?s-)?\d{{1,4}}/\s?\d{{1,3}})(?!\d|/\d)""",
    re.VERBOSE,
)
_LETTER = re.compile(  # "57/308 B", not "57/308 A. Writer"
    r"(?:(?<=\d)|[^\S\n](?![A-H]\.\s?[A-Z]))(?P<letter>[A-H])(?![^\W_]|/)"
)
_ROMAN = re.compile(r"[IVXL]{1,7}(?![^\W_])")
_PARAGRAPH_STOP = re.compile(r"[.)]\s|\s{2,}|\n")
_DIGIT = re.compile(r"\d")
_MONTH_BEHIND = re.compile(rf"\s(?:of\s|de\s)?{MONTH}(?![^\W_])")
_NO_NUMBER = re.compile(
    r"\s?(?:per\scent|percent|%|years?|days?|hours?|months?|km|euros?|million"
    rf"|(?:of|de|del)?\s?{MONTH}(?![^\W_]))"
)  # what follows is a date or a measure


_BY_STEM = {
    first: [
        (stem, wording)
        for wording in WORDINGS
        for stem in wording.stems
        if stem.startswith(first) or first.startswith(stem)
    ]
    for first in {stem[:_STEM] for wording in WORDINGS for stem in wording.stems}
}
_STEMS = re.compile(any_of(_BY_STEM))

_ISSUED = frozenset(wording.kind for wording in WORDINGS[:7])

GENERAL = (Kind.COMMENT, Kind.GENERAL_RECOMMENDATION)


class Member(NamedTuple):
    """A number of a list."""

    number: Number
    year: int | None  # CE, of a date behind it


class Way(NamedTuple):
    """What stands between the word for a kind of document and its number."""

    end: int
    inner: list[Named]
    has_no: bool
    is_union: bool  # "(EU)", "(EC)"
    is_dated: bool  # "Convention, 1948 (No. 87)", as only the International Labour Organization writes


class Phrase(NamedTuple):
    """A word for a kind of document and the numbers that go with it."""

    kind: Kind
    start: int
    end: int  # of the word
    way: Way
    members: list[Member]
    last: int  # end of the last member, with its date and pinpoint


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(self, plain: Plain, symbols: Sequence[tuple[int, int]]) -> None:
        """Take a text and the places of the symbols in it, in order: what is in one is no word, no number."""
        self._text, self._folded, self._bodies = plain.text, plain.folded, plain.bodies
        self._symbols = {start for start, _ in symbols}
        self._spans = symbols

    def phrases(self) -> Iterator[Phrase]:
        """Yield all phrases, in order of their words."""
        for wording, start, end in self._triggers():
            before = bisect_right(self._spans, start, key=lambda span: span[0])
            if before and start < self._spans[before - 1][1]:
                continue
            phrase = self._phrase(wording, start, end)
            if phrase is not None:
                yield phrase

    def _triggers(self) -> list[tuple[Wording, int, int]]:
        folded = self._folded
        triggers: dict[int, tuple[Wording, int, int]] = {}
        for stem in _STEMS.finditer(folded):
            at = place = stem.start()
            while place > 0 and at - place < _LONGEST_WORD and folded[place - 1].isalpha():
                place -= 1
            for begun, wording in _BY_STEM[stem[0]]:
                found = wording.compiled.match(folded, place) if folded.startswith(begun, at) else None
                if found and (place not in triggers or found.end() > triggers[place][2]):
                    triggers[place] = (wording, place, found.end())
        return [triggers[place] for place in sorted(triggers)]

    def _phrase(self, wording: Wording, start: int, end: int) -> Phrase | None:
        if wording.kind not in GENERAL and not _DIGIT.search(self._folded, end, end + _BETWEEN):
            return None
        way = self._to_number(end)
        number = self._number(way.end, wording.kind)
        if number is None or (
            number.shape is Shape.BARE and "," in self._folded[end : way.end] and not way.has_no
        ):
            return None
        members, last = self._members(number, wording, start, end)
        return Phrase(wording.kind, start, end, way, members, last)

    def _to_number(self, at: int) -> Way:
        """Go over the words between the kind of a document and its number."""
        folded = self._folded
        inner: list[Named] = []
        has_no = is_union = is_dated = False
        for _ in range(_MOST_STEPS):
            if at < len(folded) and folded[at].isdecimal():
                date = DATE_ALONE.match(folded, at)
                if date is None or number_at(folded, date.end()) is None:
                    break
                at = date.end()
                continue
            no = _NO.match(folded, at)
            if no and folded[no.end() : no.end() + 1].isdecimal():
                at, has_no = no.end(), True
                break
            if year := _YEAR_BEFORE_NO.match(folded, at):
                at, is_dated = year.end(), True
            elif union := _UNION.match(folded, at):
                at, is_union = union.end(), True
            elif bracket := _BRACKET.match(folded, at):
                at = bracket.end()
            elif body := self._bodies.at(at):
                inner.append(body)
                at = body.end
            elif glue := GLUE.match(folded, at):
                at = glue.end()
                number = number_at(folded, at - 1) if folded[at - 1] == "(" else None
                if number and number.shape is Shape.OF_YEAR:  # "Recommendation (2018) 11"
                    at -= 1
                    break
            elif (date := DATE_ALONE.match(folded, at)) and date.end() > at:
                at = date.end()
            else:
                break
        return Way(at, inner, has_no, is_union, is_dated)

    def _number(self, at: int, kind: Kind) -> Number | None:
        if at in self._symbols:
            return None
        if kind in (Kind.PETITION, Kind.MEASURE) and self._folded[at : at + 1] == "-":
            at += 1  # "P-1234-07", "MC-112-16"
        number = number_at(self._folded, at)
        if number is None and kind in GENERAL:
            number = self._roman(at)
        if number is None:
            return None
        if number.shape is Shape.PAIR and (letter := _LETTER.match(self._text, number.end)):
            return Number(Shape.PAIR, (*number.parts, letter["letter"]), number.start, letter.end())
        if number.shape is Shape.PAIR and _MONTH_BEHIND.match(self._folded, number.end):
            return None  # "on 14/15 June"
        if number.shape is Shape.BARE and (
            _NO_NUMBER.match(self._folded, number.end) or self._begins_paragraph(number)
        ):
            return None
        if self._folded[number.start - 1 : number.start].isdecimal():
            return None
        return number

    def _roman(self, at: int) -> Number | None:
        """Return a Roman number as a plain one: "General Recommendation XVII"."""
        match = _ROMAN.match(self._text, at)
        return Number(Shape.BARE, (str(number_of_roman(match[0])),), at, match.end()) if match else None

    def _begins_paragraph(self, number: Number) -> bool:
        """Tell whether a plain number is that of a paragraph, at the beginning of its line."""
        before = self._folded[max(0, number.start - 3) : number.start]
        return "\n" in before and bool(_PARAGRAPH_STOP.match(self._folded, number.end))

    def _members(self, first: Number, wording: Wording, start: int, end: int) -> tuple[list[Member], int]:
        folded = self._folded
        members: list[Member] = []
        number: Number | None = first
        last = first.end
        is_plural = bool(_PLURAL.search(folded[start:end]))
        while number is not None and len(members) < _MOST_MEMBERS:
            tail = _TAIL.match(folded, number.end)
            last = tail.end() if tail else number.end
            year = year_in(folded[number.end : last])
            if number.shape is Shape.DATED:
                year = int(number.parts[1])
            members.append(Member(number, year))
            number = self._next(number, last, is_plural)
        return members, last

    def _next(self, number: Number, at: int, is_plural: bool) -> Number | None:
        """Return the next member of a list: behind a comma or "and", or behind what the last is about."""
        folded = self._folded
        connector = _CONNECTOR.match(folded, at)
        if connector and (is_plural or not connector["article"]):
            following = self._number(connector.end(), Kind.RESOLUTION)
            if following is not None and (connector["union"] or self._is_alike(number, following)):
                return following
        if is_plural and number.shape in (Shape.PAIR, Shape.SPECIAL):
            window = min(len(folded), at + _BETWEEN)
            stop = self._stop(at, window)
            ahead = _MEMBER_AHEAD.search(folded, at, stop)
            if ahead:
                following = number_at(folded, ahead.start("number"))
                if (
                    following is not None
                    and self._is_alike(number, following)
                    and following.shape is not Shape.BARE
                ):
                    return following
        return None

    def _stop(self, at: int, window: int) -> int:
        """Return where free text in a list ends: with the sentence, or where another phrase begins."""
        end = SENTENCE_END.search(self._text, at, window)
        stop = end.start() if end else window
        for stem in _STEMS.finditer(self._folded, at, stop):
            for begun, wording in _BY_STEM[stem[0]]:
                if (
                    wording.kind in _ISSUED
                    and self._folded.startswith(begun, stem.start())
                    and wording.compiled.match(self._folded, stem.start())
                ):
                    return stem.start()
        return stop

    @staticmethod
    def _is_alike(first: Number, second: Number) -> bool:
        if second.shape is first.shape:
            if first.shape is Shape.PAIR:
                return (len(first.parts[0]) == 4) == (len(second.parts[0]) == 4)
            return first.shape is not Shape.BARE or abs(len(first.parts[0]) - len(second.parts[0])) < 2
        pairs = {Shape.PAIR, Shape.SPECIAL, Shape.ORGANIZATIONAL}
        if first.shape in pairs and second.shape in pairs:
            return True
        return {first.shape, second.shape} in ({Shape.BARE, Shape.DATED}, {Shape.PAIR, Shape.REVISED})
