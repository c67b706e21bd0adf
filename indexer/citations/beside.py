"""What may stand beside the names of a document in a reference to it: all but ordinary words.

The body that issued it, dates, places in it, an address, and its title: in quotes, or set off by
punctuation. A title is believed where it begins like one, and two more marks of a reference are
there: "torture A/RES/53/144" is no reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.citations.dates import MONTH
from indexer.citations.found import Found
from indexer.citations.glue import DATE_ALONE, GLUE
from indexer.citations.kinds import WORDINGS
from indexer.citations.numbers import NO
from indexer.citations.pinpoints import PINPOINT, is_another, value_of
from indexer.citations.plain import Plain

PLACE = re.compile(
    rf"{PINPOINT}|(?P<article>(?<![^\W_])(?:art(?:icles?|iculos?|igos?|s?\.|s?(?=\s\d))|стать\w{{1,2}}))\s?"
    r"(?P<article_value>\d{1,3}(?:\.\d{1,2}(?!\d))?(?:\s?\(\w{1,3}\))*)",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?<![\w.])(?:https?://)?(?:[\w-]+\.)+[a-z]{2,4}/[^\s\"<>]+")
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]\"'“”«»/第号、。*_-]+")
_SETS_OFF = re.compile(r"[.,;:()\[\]\"”»']")
_NO = re.compile(NO, re.VERBOSE)
_SMALL = re.compile(
    r"(?:the|this|that|and|et|und|res|resolution|doc|documents?|adopted|accessed|available|retrieved|at|from|see|cf|cited"
    r"|supra|ibid|id|un|u\.n|eu|ec|eec|ue|ce|cee|euratom|cfsp|pesc|ep|oas|oea|o\.a\.s|coe|au|gaor|escor|scor|hrcor"
    r"|merits|admissibility|fondo|admisibilidad)(?![^\W_])\.?"
    r"|to\s(?:all\s)?(?:the\s)?member\sstates(?![^\W_])"
    r"|sections?\s[ivxlc\d]{1,6}(?![^\W_])|документ|(?:ال)?وثيقة(?![^\W_])"
    r"|(?:of\sthe\s)?conference\son\sthe\shuman\sdimension(?:\sof\sthe\scsce)?(?![^\W_])"
    r"|\d{1,3}(?:st|nd|rd|th|d)\ssess(?:ion)?(?![^\W_])\.?|supp(?:lement)?\.?\s(?:no\.?\s?)?\d{1,3}[a-z]?(?![^\W_])"
    r"|决议|決議|决定|決定|一般性意见|一般性建议"
)
JOURNAL = re.compile(
    r"""
    \[?(?P<year>(?:19|20)\d\d)\]?,?\s(?:oj|o\.j\.|jo|do)
      \s\(?(?P<series>[cl])\s?(?P<issue>\d{1,4})\s?(?P<part>[aei]?)\)?(?:\s?/\s?|,?\s(?:p\.\s?)?)
      (?P<page>\d{1,5})(?![^\W_])
    | (?<![^\W_])(?:oj|jo|do)\s
      (?P<series_behind>[cl])\s?(?P<issue_behind>\d{1,4})\s?(?P<part_behind>[aei]?),\s
      \d{1,2}\.\d{1,2}\.(?P<year_behind>(?:19|20)\d\d),\s(?:pp?|pag)\.\s(?P<page_behind>\d{1,5})
    """,
    re.VERBOSE,
)
"""A place in the Official Journal of the European Union, with its year before it or behind it."""

_PAGE = re.compile(r"[\s,]*(?P<page>\d{1,3}(?:\s?-\s?\d{1,3})?)(?=[.,;]\s|\)[.,;\s]|[.,;)]*$)")  # as Chicago
_APART = re.compile(rf"(?:19|20)\d\d,\s{MONTH}(?:\s\d{{1,2}})?(?=\))")  # APA: "(1998, June 7)"
_CLOSED_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s?(?:[),.;:\]/-]|$))")
_YEAR = re.compile(r"(?:19|20)\d{2}(?![^\W_])")
_LETTERED = re.compile(r"[^\W_]+(?:[.&'’-]+[^\W_]+)*|[&§¶–—+…?!%|]")
_ON = re.compile(
    r"\s?(?::\s|,?\s?(?:on|concerning|establishing|amending|laying\sdown|entitled|sur|sobre|relative\sa"
    r"|relativa\sa)(?![^\W_]))"
)
_OF = re.compile(r"\s(?:of|du|de|del|do|da)\s(?:the\s|la\s|l')?")
_AND = re.compile(r"\s?,?\s(?:and|et|y|e|&)\s")
_MONTH = re.compile(MONTH)
_WORDINGS = tuple(wording.compiled for wording in WORDINGS)

_OF_CASE = "IACtHR Series C"
_TITLE = 3  # words; shorter titles are not told from words that are looked for
_MARKS = 2


class Beside:
    """Goes over a text beside the names of one document."""

    def __init__(
        self,
        plain: Plain,
        names: Sequence[Found],
        others: Sequence[Found],
        quotes: Sequence[tuple[int, int]],
        *,
        is_titled: bool,
    ) -> None:
        """Take a text and what is known of it.

        Args:
            plain: The text.
            names: Of the document.
            others: What else is cited, which may stand in a title only.
            quotes: Places of what is in quotation marks.
            is_titled: Whether a title is looked for.
        """
        self._plain, self._is_titled = plain, is_titled
        self._others = {one.start: one.end for one in others}
        self._spans = {_start(one): one.end for one in names}
        self._quotes = dict(quotes)
        for match in _ADDRESS.finditer(plain.text):
            for start in [start for start in self._spans if match.start() < start < match.end()]:
                del self._spans[start]
            self._spans[match.start()] = match.end()
        self._starts = {*self._spans, *self._quotes}
        self._ends = set(self._spans.values())  # and those of dates: there a page may stand
        self._is_named_again = len(names) > 1
        self._marks = {"names"} if len(names) > 1 else set()
        self._words = 0  # of titles
        self._run = 0  # small words since the last name, date or quote: they may turn out to begin a title
        self._is_capital = False  # whether what stands since then begins with a capital letter
        self._at_run = True
        self._in_title = self._is_set_off = self._is_quoted = False
        self._places: list[tuple[str, str]] = []

    def places(self) -> tuple[tuple[str, str], ...] | None:
        """Return where the text points; None if it is more than a citation."""
        at, end = 0, len(self._plain.folded)
        while at < end:
            if self._at_run and self._plain.text[at].isalnum():
                self._is_capital, self._at_run = _begins_title(self._plain.text[at:]), False
            step = self._step(at)
            if step is None:
                return None
            at = step
        if not self._words:
            return tuple(self._places)
        is_title = self._words >= _TITLE or self._is_quoted
        return tuple(self._places) if is_title and len(self._marks) >= _MARKS else None

    def _parted(self, *, is_lead: bool = False) -> None:
        """End a title, and what may become one; `is_lead`: the next one may begin with a small letter."""
        self._in_title = False
        self._run, self._is_capital, self._at_run = 0, is_lead, not is_lead

    def _step(self, at: int) -> int | None:
        """Return the end of what begins here; None of what belongs to no reference."""
        plain, folded = self._plain, self._plain.folded
        if at in self._spans:
            return self._name(at)
        if at in self._others:  # what a title cites
            return self._others[at] if self._in_title else None
        if at in self._quotes:
            return self._quoted(at)
        if (
            at in self._ends
            and (page := _PAGE.match(folded, at))
            and "," in folded[at - 2 : page.start("page")]
        ):
            self._places.append(("page", page["page"]))
            return page.end()
        if (place := PLACE.match(folded, at)) and not (self._overlaps(place) or is_another(place, plain)):
            if not self._in_title or (not place["vol"] and self._is_behind_title(at, place.end())):
                self._places.append(place_of(place, plain))
            else:
                self._words += len(place[0].split())
            return place.end()
        if body := plain.bodies.at(at):
            is_first = not folded[:at].strip(" ([\"'") or folded[at - 1] == "(" or folded[:at].endswith(", ")
            if (is_first and folded[body.end : body.end + 1] in (",", ".")) or self._is_issued(at):
                self._marks.add("body")
            return body.end
        for pattern in (_APART, JOURNAL, DATE_ALONE, _CLOSED_YEAR):
            if (match := pattern.match(folded, at)) and match.end() > at and not self._overlaps(match):
                return self._dated(match)
        if not self._in_title and at > min(self._spans) and (on := _ON.match(folded, at)):
            self._marks.add("led")
            self._parted(is_lead=True)
            return on.end()
        if match := _PUNCTUATION.match(folded, at):
            end = min((start for start in self._starts if at < start < match.end()), default=match.end())
            self._is_set_off |= _SETS_OFF.search(folded, at, end) is not None
            return end
        for pattern in (_SMALL, GLUE, _NO, _YEAR, *_WORDINGS):
            if (match := pattern.match(folded, at)) and match.end() > at:
                self._run += 1
                self._words += self._in_title
                return match.end()
        return self._word(at)

    def _is_behind_title(self, at: int, end: int) -> bool:
        """Tell whether a place behind a title is none of its words: "Mission to Guatemala, ¶ 34, U.N.…"."""
        before, behind = self._plain.folded[:at], self._plain.folded[end : end + 1]
        is_closed = before.endswith("(") and behind == ")"
        return is_closed or (before.rstrip(" (")[-1:] in tuple(",\"”»'") and behind in (",", ")", ""))

    def _is_issued(self, at: int) -> bool:
        """Tell whether a body stands right behind a name: "CM/Rec(2007)14 of the Committee of Ministers"."""
        behind = max((end for end in self._spans.values() if end < at), default=at)
        return behind < at and _OF.fullmatch(self._plain.folded, behind, at) is not None

    def _overlaps(self, match: re.Match[str]) -> bool:
        return any(match.start() < start < match.end() for start in self._spans)

    def _name(self, at: int) -> int:
        end = self._spans[at]
        if self._words and self._is_set_off:
            self._marks.add("set off")
        if _ADDRESS.match(self._plain.text, at):
            self._marks.add("address")
        self._parted(is_lead=self._leads(end))
        self._is_set_off = False
        joined = _AND.match(self._plain.folded, end)
        return joined.end() if joined and joined.end() in self._spans else end

    def _leads(self, at: int) -> bool:
        """Tell whether a title in small letters follows: "of 17 June 2010 on …", "general comment 34: …"."""
        is_led = _ON.match(self._plain.folded, at) is not None
        if self._is_named_again and self._plain.folded[at : at + 1] == ",":
            return True  # "PM 112-16, members of COPINH, Honduras, Resolution 8/2016"
        if is_led:
            self._marks.add("led")
        return is_led

    def _dated(self, match: re.Match[str]) -> int:
        is_set_off = self._is_set_off or match[0].lstrip()[:1] in ("(", ",", "[")
        if is_set_off or (not self._in_title and _MONTH.search(match[0])):
            self._marks.add("date")
            self._parted(is_lead=self._leads(match.end()))
        self._is_set_off = match[0].rstrip()[-1:] in (",", ")", "]")
        self._ends.add(match.end())
        return match.end()

    def _quoted(self, at: int) -> int | None:
        """Go over a title in quotes; one that begins like no title is words that are looked for."""
        end = self._quotes[at]
        inner = self._plain.text[at + 1 : end - 1].strip(" ,.“”«»'")
        if not (self._is_titled and _begins_title(inner)):
            return None
        if " " in inner:
            self._marks.add("title")
        self._words += len(inner.split())
        self._parted(is_lead=self._leads(end))
        self._is_quoted = self._is_set_off = True
        return end

    def _word(self, at: int) -> int | None:
        text = self._plain.text
        match = _LETTERED.match(text, at)
        is_title = self._in_title or self._is_capital or _begins_title(text[at:])
        if match is None or not (self._is_titled and is_title):
            return None
        if not self._in_title:
            self._words += self._run
            if self._is_set_off and at > min(self._spans):
                self._marks.add("set off")
        self._in_title, self._is_set_off = True, False
        self._words += text[at].isalnum()
        return match.end()


def _start(one: Found) -> int:
    """Return where a name of a document begins; that of a judgment with the name of its case."""
    return one.phrase if one.canonical.startswith(_OF_CASE) else one.start


def _begins_title(text: str) -> bool:
    """Tell whether a text begins with a number or a capital letter, or in a script that has no small ones."""
    return text[:1].isalnum() and not text[:1].islower()


def place_of(match: re.Match[str], plain: Plain) -> tuple[str, str]:
    """Return what a match of `PLACE` points at, and its value as printed."""
    if match["article"]:
        return "article", " ".join(plain.text[slice(*match.span("article_value"))].split())
    return value_of(match, plain)
