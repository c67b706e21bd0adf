"""Declarations of the Committee of Ministers of the Council of Europe, which have their day for a number.

"Declaration of the Committee of Ministers of 6 February 2008" is Decl-06.02.2008: so the Committee refers
to them itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.bodies import Named
from indexer.citations.dates import DATE, MONTH, day_in
from indexer.citations.found import Found
from indexer.citations.phrases import SENTENCE_END
from indexer.citations.pinpoints import PINPOINT
from indexer.citations.plain import Plain

_WORD = r"(?:declaration|declaracion|declaracao|dichiarazione)(?![^\W_])"
_ADOPTED = (
    r"(?:ha[sd]?\s|a\s)?(?:adopted|approved|issued|adopte|adopto|aprobo|adoptado|aprobado|adotou)"
    r"\s(?:(?P<own>its|the|sa|la|su|sua)|a|une|una|uma)\s"
)
_BEHIND = re.compile(
    rf"(?:'s?)?[\s,:.(\[\"'-]{{1,4}}(?:(?:in|dans|en)\s(?:its|sa|su)\s|(?P<said>{_ADOPTED}))?(?P<word>{_WORD})"
)
_ITS_BEFORE = re.compile(
    rf"(?<![^\W_])(?:in|dans|en)\s(?:its|sa|su)\s(?P<word>{_WORD}),?\s(?P<date>{DATE}),?\s(?:the|le|el|o)\s$",
    re.VERBOSE,
)
_DAY_BEFORE = re.compile(  # "On 6 February 2008, the Committee of Ministers adopted its Declaration on …"
    rf"(?:^|[.,;:(\n]\s{{0,2}}|(?<![^\W_])(?:that|and|que|et|y|e)\s)"
    rf"(?:on|le|el|em)\s(?P<date>{DATE}),?\s(?:the|le|el|o)\s$",
    re.VERBOSE,
)
_NEW = frozenset({"its", "sa", "su", "sua"})  # what was adopted that day
_YEAR_FIRST = re.compile(  # APA: "Committee of Ministers. (2008, February 6). Declaration on …"
    rf"\.\s\((?P<year>(?:19|20)\d\d),\s(?P<day>{MONTH}\s\d{{1,2}})\)\.\s(?P<word>{_WORD})"
)
_TITLED = re.compile(rf"(?<![^\W_]){_WORD}")
_BEFORE = re.compile(rf"(?<![^\W_])(?P<word>{_WORD})\s(?:of|by|du|del|do|da)\s(?:the\s)?$")
_DATED = re.compile(rf"(?P<lead>[\s,(]){DATE}(?![^\W_])", re.VERBOSE)
_PARTICIPLE = r"(?:adopted|adoptee|adoptada|adotada|adottata|aprobada|aprovada)(?![^\W_])"
_OF_ADOPTION = re.compile(rf"[\s,(]*{_PARTICIPLE}")
"""The declaration's own day, not one of what it is on."""

_IMPRINT = re.compile(
    rf"[\s,(]+{_PARTICIPLE}\s(?:by|par|por|pelo|dal)\s?(?:(?:the|le|el|o)\s)?$"
)  # "(adopted by the Committee of Ministers on 6 February 2008 at …)"
_EVENT = re.compile(r"[\s,]*(?:on|in|le|el|em)\s")  # that something happened
_OF = re.compile(r"\s(?:of|du|de|del|do|di|del?l')\s?\d")
_ON = re.compile(r"[\"']?\s(?:on|sur|sobre|sulla?|relative|relativa)\s")  # begins a title
_HAPPENED = re.compile(
    r"(?<![^\W_])(?:(?:attack|attent|atent|ataque|attacco|bomb|blast|explosi|murder|meurtre|kill|asesinat|assass"
    r"|omicidi|homicid|massac|shooting|arrest|detenc|detent|abduct|accident|event|evene|acontec|incident"
    r"|election|elecci|eleico|referend|invasi|protest|demonstra|manifest|judg|sentenc|ruling|decis|statement"
    r"|agreement|meeting|reunion|reunio|anniversa|conferenc)[^\W_]*"
    r"|(?:wars?|guerr[ae]s?|coups?|golpes?|laws?|lois?|ley(?:es)?|leis?|arrets?|letters?|lettres?|cartas?"
    r"|reports?|rapports?|informes?|accords?|acuerdos?|summits?|sommets?|cumbres?|sessions?|sesion(?:es)?))"
    r"(?![^\W_])(?:\s(?:of|in|de|du|del|do|da|en|em)\s[^\W_]+(?:\s[^\W_]+)?)?\s?$"
)
_HOLIDAY = re.compile(
    r"(?<![^\W_])(?:days?(?:\s(?:of|for|against)\s[^,.;]{1,60})?"
    r"|(?:(?<!a\s)jours?|journees?|dias?|giornat[ae])(?:\s[^,.;]{1,60})?)[,\s]{0,2}$"
)  # "on the occasion of Human Rights Day of 10 December 2018"
_ONE_THING = re.compile(
    r"(?<![^\W_])(?:the|this|that)\s[a-z-]+(?:\s(?:of|in)\s(?:an?\s[a-z-]+|(?:[A-Z][^\W_]*\s?)+))?\s?$"
)
"""What has a day of its own: "on the attacks of 11 September 2001", "on the rising of 17 June 1953"."""

_PLACE = re.compile(rf"[(,]\s?(?:{PINPOINT})\s?\)?", re.VERBOSE)
_ANOTHER = re.compile(
    r"(?<![^\W_])(?:declara|dichiara|conven|resolu|recom|treat|trait|tratado|chart|carta|pact|covenant|protoco"
    r"|princip(?:les|es|ios)(?![^\W_]))"
)
"""The name of another instrument, whose day may follow."""

_UNITED_NATIONS = (
    r"(?:un|u\.n\.|onu|united\snations|nations\sunies|naciones\sunidas|nacoes\sunidas)(?![^\W_])"
)
_OF_UNITED_NATIONS = rf"\s(?:of|des|del?|das?)\s?(?:(?:the|las|l')\s?)?{_UNITED_NATIONS}"
_IS_OF_ANOTHER = re.compile(rf"{_OF_UNITED_NATIONS}(?:'s?)?\s?$")
_UNITED_NATIONS_BEFORE = re.compile(
    rf"(?<![^\W_]){_UNITED_NATIONS}(?:'s?)?\s(?:general\sassembly(?:'s)?\s)?[\"']?$"
)
_UNITED_NATIONS_BEHIND = re.compile(rf"[\"']?(?:\s?[(\[](?:the\s)?{_UNITED_NATIONS}|{_OF_UNITED_NATIONS})")
_OWN = frozenset({"cm", "coe"})
_ISSUED_BY = re.compile(
    r"(?:,?\s(?:adopted|issued|approved|adoptee|adoptada|adotada|aprobada|aprovada)\s(?:by|par|por|pelo)"
    r"|\s(?:of|du|del|de|do|da))\s?(?:(?:the|le|el|o|l')\s?)?"
)
_ABBREVIATED = re.compile(r"(?<![^\W_])coe(?:'s)?,?\s$")
_DIGIT = re.compile(r"\d")
_DAY = len("2008-02-06")
_FIRST = 1949  # year of the Council of Europe
_WAY = 260  # characters of what a declaration is on
_LONGEST = len("declaration of the ")
_LONGEST_BEFORE = len("united nations general assembly's ")
_BESIDE = len("council of europe, committee of ministers has adopted the ")
_DATED_WAY = len("dans sa declaration, adoptee le 30 septembre 2008, le ")


def declarations(plain: Plain) -> Iterator[Found]:
    """Yield them where a declaration is said to be the Committee's and has its day, in order.

    Its day stands right behind its name; or behind its title, in brackets, behind a comma or "of", or as that
    of adoption. Where a sentence says that the Committee adopted some declaration, any later day may be that
    of what it is on; that of the declaration, or its own, has a title, and the day is that of adoption.
    """
    folded = plain.folded
    for named in plain.bodies.all:
        if named.tags != ("cm",):
            continue
        its = _ITS_BEFORE.search(folded, max(0, named.start - _DATED_WAY), named.start)
        if its and (own := _of_day(its["date"], its.start("word"), its.end("date"))):
            yield own
            continue
        if dated := _YEAR_FIRST.match(folded, named.end):
            own = _of_day(f"{dated['day']}, {dated['year']}", dated.start("word"), dated.end("word"))
            if own:
                yield own
            continue
        word = _word_beside(plain, named)
        if word is None:
            if adopted := _adopted_before(plain, named):
                yield adopted
            continue
        if found := _dated(plain, named, word) or _that_day(plain, named, word):
            yield found


def _dated(plain: Plain, named: Named, word: re.Match[str]) -> Found | None:
    """Return a declaration that has its day behind it."""
    folded = plain.folded
    at = max(named.end, word.end())
    date = _DATED.search(folded, at, min(len(folded), at + _WAY))
    if date is None:
        return None
    title = _PLACE.sub("", folded[at : date.start()])
    if title.strip(" ,(\"'") and not _is_behind_title(plain, word, at, title, date):
        return None
    return _of_day(date[0], word.start("word"), date.end())


def _that_day(plain: Plain, named: Named, word: re.Match[str]) -> Found | None:
    """Return a declaration of the Committee's own that it adopted on a day named before."""
    if word.groupdict().get("own") not in _NEW:
        return None
    before = _DAY_BEFORE.search(plain.folded, max(0, named.start - _DATED_WAY), named.start)
    return _of_day(before["date"], word.start("word"), word.end()) if before else None


def is_of_europe(plain: Plain, start: int, end: int) -> bool:
    """Tell whether the Council of Europe, or its Committee, issued the declaration whose name stands here.

    "The Committee of Ministers adopted the Declaration on …", "CoE Declaration on …", "Declaration on … of
    the Council of Europe": other bodies' declarations have such names as well. Where that of the
    United Nations is named as theirs, it is, whatever else stands beside it.
    """
    if _UNITED_NATIONS_BEFORE.search(plain.folded, max(0, start - _LONGEST_BEFORE), start):
        return False
    if _UNITED_NATIONS_BEHIND.match(plain.folded, end):
        return False
    if _ABBREVIATED.search(plain.folded, max(0, start - len(" coe's ")), start):
        return True
    before = plain.bodies.between(start - _BESIDE, start)[-1:]
    if any(_OWN.issuperset(named.tags) and _begins_at(plain, named, start) for named in before):
        return True
    issued = _ISSUED_BY.match(plain.folded, end)
    behind = plain.bodies.at(issued.end()) if issued else None
    return behind is not None and _OWN.issuperset(behind.tags)


def _begins_at(plain: Plain, named: Named, start: int) -> bool:
    word = _word_beside(plain, named)
    return word is not None and word.start("word") == start


def _word_beside(plain: Plain, named: Named) -> re.Match[str] | None:
    """Return where a declaration is said to be a body's: "declaration of the …", "… adopted a …"."""
    before = _BEFORE.search(plain.folded, max(0, named.start - _LONGEST), named.start)
    return before or _BEHIND.match(plain.folded, named.end)


def _is_behind_title(plain: Plain, word: re.Match[str], at: int, title: str, date: re.Match[str]) -> bool:
    """Tell whether a date behind the title of a declaration is its own.

    Args:
        plain: The text.
        word: "Declaration", as `_word_beside` has it.
        at: Where the title begins.
        title: It, folded.
        date: The first date behind it.
    """
    bodies = plain.bodies.between(at, date.start())
    imprint = _IMPRINT.search(plain.folded, at, bodies[-1].start) if bodies else None
    if imprint and bodies[-1].tags == ("cm",):
        bodies, title = bodies[:-1], plain.folded[at : imprint.start()]
    if not _is_title(plain, title, at, date.start() + 1):
        return False
    if imprint:
        return True
    said = word.groupdict().get("said")
    is_of_another = said and word["own"] not in _NEW and _IS_OF_ANOTHER.search(title)
    if is_of_another or _HOLIDAY.search(title):
        return False
    is_own = _OWN.issuperset(tag for named in bodies for tag in named.tags)
    # "Declaration on …" is a title, "the declaration on …" may be a sentence.
    is_capital = plain.text[word.start("word")].isupper()
    is_titled = is_capital and is_own and _ON.match(title) is not None
    has_happened = _HAPPENED.search(title) or _ONE_THING.search(plain.text, at, date.start())
    if is_own and _OF.match(date[0]) and _ON.match(title):
        return not has_happened and (is_capital or not said)
    if said:
        is_led = _EVENT.match(date[0]) is not None or "(" in date[0][:2]
        return is_titled and word["own"] is not None and is_led and not has_happened
    is_set_off = "(" in date[0][:2] or date["lead"] == "," or title.rstrip(" \"'")[-1:] == ","
    is_event = _EVENT.match(date[0]) is not None
    return _OF_ADOPTION.match(date[0]) is not None or (is_capital and is_own and is_set_off and not is_event)


def _adopted_before(plain: Plain, named: Named) -> Found | None:
    """Return a declaration whose title stands before the Committee: "Declaration on …, adopted by the …"."""
    folded = plain.folded
    date = _DATED.match(folded, named.end)
    imprint = _IMPRINT.search(folded, max(0, named.start - _WAY), named.start) if date else None
    if date is None or imprint is None:
        return None
    words = list(_TITLED.finditer(folded, max(0, imprint.start() - _WAY), imprint.start()))
    if not words or not plain.text[words[-1].start()].isupper():
        return None
    word = words[-1]
    title = folded[word.end() : imprint.start()]
    bodies = plain.bodies.between(word.end(), imprint.start())
    is_own = _OWN.issuperset(tag for each in bodies for tag in each.tags)
    if not is_own or not _is_title(plain, title, word.end(), named.start):
        return None
    return _of_day(date[0], word.start(), date.end())


def _is_title(plain: Plain, title: str, start: int, end: int) -> bool:
    """Tell whether nothing in a title has a day of its own, and it is not more than one sentence."""
    return not (_DIGIT.search(title) or _ANOTHER.search(title) or SENTENCE_END.search(plain.text, start, end))


def _of_day(date: str, start: int, end: int) -> Found | None:
    """Return the declaration of a day; None if it is but a month, or before there was a Committee."""
    day = day_in(date)
    if day is None or len(day) != _DAY:
        return None
    year, month, of_month = day.split("-")
    if int(year) < _FIRST:
        return None
    return Found(f"Decl-{of_month}.{month}.{year}", start, end, start)
