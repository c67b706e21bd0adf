"""Where in a document a citation points: paragraph, page, chapter, annex, volume, recommendation.

Behind it ("A/HRC/25/55, para. 12"; a date, the body or what the matter is may stand between), or
before it ("paragraph 6 of General Assembly resolution 60/251"). Behind a list it holds for all of
its members, unless they are told apart by "respectively", or it is in brackets, which are the last
member's. Values are as printed, with commas for
"and" and short hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.citations.dates import DATE, MONTH
from indexer.citations.found import Found
from indexer.citations.glue import words
from indexer.citations.kinds import WORDINGS
from indexer.citations.plain import Plain
from indexer.vocabulary.places import ANNEX

_ROMAN = r"[ivxlc]{1,6}"
_ONE = r"\d{1,4}(?:\.\d{1,3}){0,2}(?:[a-z](?![^\W_]))?(?:\s?(?:\((?:[a-z]{1,4}|\d{1,2})\)|[^\W\d_]\))){0,2}"
_AND = (
    r"(?:\s?-\s?|\s?;\s?(?=\d{1,3}\.\d)|\s?,\s?|\s?&\s?"
    r"|\s?,?\s(?:and|y|et|e|и|to|a|al?|hasta|ate|по|الى|إلى|و)\s)"
)
_NO_YEAR = r"(?:(?<=\d{4})|(?!\s?[,;]\s?(?:19|20)\d\d(?!\d)))"  # "para. 34, 2019": but "paras. 1998, 2019"
_NUMBERS = (
    rf"{_ONE}(?:{_NO_YEAR}{_AND}(?:{_ONE}|[^\W\d_]\))(?!\d|\s?(?:de\s)?{MONTH})){{0,7}}(?![\d/]|\.\d|\s?%)"
)
_PART = rf"(?:{_ROMAN}(?:\s?\([a-z]\))?|[a-h](?![^\W_])|\d{{1,3}}(?![\d/]))(?![^\W_])"

_WORDS = {
    "para": r"""(?:(?:operative|preambular|parte\sdispositiva,?|op\.?|preamb\.)\s)?
        (?:paras?\.?|paragraphs?|paragraphes?|parrs?\.?|parrafos?|p&aacute;rrafos?|p&aacute;rrs?\.?
          |paragrafos?|pars?\.|apartados?|numerales|numeral|пункт\w{0,3}|пп?\.|الفقر(?:ة|ات|تين|تان)|\|para\||op|points?)
        (?:\s(?:dispositivos?|operativos?|resolutivos?))? | §{1,2} | ¶{1,2}""",
    "page": r"pages?|pags?\.|paginas?|pp?\.?(?=\s?\d)|at(?:\sp\.)?|стр\.|الصفحة",
    "chapter": rf"""chapters?|chaps?\.|chs?\.|chapitres?|capitulos?|caps?\.|глав\w{{1,3}}|الفصل
        |(?:ch|chap|cap)s?(?=\s(?:{_ROMAN}|\d{{1,2}})(?![^\W_]))""",  # as OSCOLA and AGLC write it
    "annex": ANNEX,
    "vol": r"vols?\.?|volumes?|tomos?",
    "recommendation": r"recomm[ae]ndations?|recs?\.|recomendacion(?:es)?|recomendac(?:ao|oes)"
    r"|рекомендаци\w{1,3}",
}
_VALUES = {"para": _NUMBERS, "page": _NUMBERS, "recommendation": _NUMBERS, "chapter": _PART, "vol": _PART}

PINPOINT = (
    "|".join(
        rf"(?P<{name}>(?<![^\W_&])(?:{called}))\s{{0,3}}(?P<{name}_value>{_VALUES[name]})"
        for name, called in _WORDS.items()
        if name != "annex"
    )
    + rf"|第\s?(?P<para_chinese_value>{_NUMBERS})\s?(?P<para_chinese>段)"
    + rf"|(?P<annex>(?<![^\W_])(?:{_WORDS['annex']})(?![^\W_]))(?:\s(?P<annex_value>{_PART}))?"
)
_PINPOINT = re.compile(PINPOINT, re.VERBOSE)
_NAMES = ("para", "para_chinese", "page", "chapter", "annex", "vol", "recommendation")

_DOCUMENT = re.compile(r"\d{4}")
_OF_YEAR = re.compile(r"\s?(?:\((?:19|20)\d\d\)|/\d)")
_NAME = 120  # characters of the name of a body

_WAY_BEHIND, _WAY_BEFORE = 200, 140
_FREE = 160  # characters of free text before ", para."

_PUNCTUATION = re.compile(r"[\s,.:)\]»”\"'*(]{1,8}|\([^()]{0,60}\)")
_DATE = re.compile(rf"[\s,(]*{DATE}", re.VERBOSE)
_SMALL = re.compile(
    words("""
        of the in its at see de del la las le les l du da do d el en au particularly especially notably
        adopted judgment judgement decision views sentencia arret his her
    """)
    + "|(?:in|en) particula(?:r|ier)(?![^\\W_])"
)
_HARMLESS = re.compile(
    rf"""\([^()]{{0,60}}\) | {DATE} | \d{{1,2}}\s?-\s?\d{{1,2}}\s{MONTH}(?:\s(?:19|20)\d\d)?
      | supra,?\s(?:note|n\.)\s\d{{1,3}} | \d{{1,3}}(?:st|nd|rd|th)\s(?:[^\W\d_]+\s){{0,2}}session
      | (?:and|et|y|e)\s(?:otr[oa]s\s)?\d{{1,3}}(?:\s(?:others?|autres|otr[oa]s|outr[oa]s))?(?![^\W_])""",
    re.VERBOSE,
)
"""What may stand between a citation and its paragraph although it has numbers."""

_INTRODUCED = re.compile(r"[,(]\s*(?:at\s*)?$")
_STOP = re.compile(
    # The mark comes first and what must not stand before it is looked up afterwards: so the search skips on.
    r";(?<!acute;)(?!\s?\d{1,3}\.\d)"
    r"|\.(?<!sect\.)(?<!secc\.)(?<!para\.)(?<!paras\.)(?<!par\.)(?<!parr\.)(?<!parrs\.)(?<!pp\.)(?<!\bp\.)"
    r"(?<!vol\.)(?<!chap\.)(?<!\bch\.)(?<!\bchs\.)(?<!cap\.)(?<!\bop\.)(?<!\bv\.)(?<!no\.)(?<!п\.)\s+(?=[^\W\d_])"
)
_OTHERS = re.compile(
    r"\s?,?\s(?:of|de|del|du|da|do)\s(?:the\s|la\s|l'|that\s|ce\s|cette\s|este\s)?(?!annex|anexo|annexe)"
)
_OWN = re.compile(
    r"\s(?:above|below|supra|infra|ci-dessus|ci-dessous|de arriba|de abajo|anterior|posterior|выше|ниже)"
    r"(?![^\W_])"
)
_PAGES_ALONE = re.compile(
    r"\s?\((?:[^()\d]{0,12}\d{1,2}[^()\d]{1,12}\d{4})\),\s(?P<value>\d{1,3}(?:\s?-\s?\d{1,3})?)(?=[;.,]|$)"
)
_PARAGRAPHS_ALONE = re.compile(  # AGLC: "UN Doc A/HRC/13/22 (30 December 2009) [34]"
    r"\s?\((?:[^()\d]{0,12}\d{1,2}[^()\d]{1,12}\d{4})\),?\s\[(?P<value>\d{1,4}(?:\s?-\s?\[?\d{1,4})?)\]"
)
_FACT_PAGES = re.compile(rf",\s(?:19|20)\d\d,\s(?P<value>\d{{1,3}}(?:{_AND}\d{{1,3}}){{0,5}})(?=[;.,]|$)")
UNCOMMENTED = ("ILO Convention", "ILO Recommendation")
"""What has no recommendations in it."""

_IN_BRACKETS = re.compile(r"\s?\(")
_RESPECTIVELY = re.compile(r",?\s?(?:respectively|respectivement|respectivamente)")
_BRIDGE_START = re.compile(
    r"\s+(?=резолюц|решени|доклад|документ|замечани|قرار|مقرر)"
    r"|\s*,?\s*(?:of|to|in|de|del|da|do|du|des|d'|la|из|к|в|من)(?![^\W_])|\s*,\s*u\.?\s?n\.?\s+doc",
    re.VERBOSE,
)
_BRIDGE = re.compile(
    words("""
        of to in the its that de del da do du des d la las le les l el los sa ses son su sus sua suas a o
        as os u.n un un. doc document united nations report informe rapport same said no nos n his her their
        este esta dicha cette من
    """)
    + r"\.?"
)
_CHAINED = re.compile(
    r"[\s,.;:()]*(?:(?:sect(?:ion|\.)?|secc?\.)\s[a-z0-9]{1,3}[\s,]*)?(?:and|et|y|e|и)?[\s,]*"
)
_CHAIN = re.compile(r"\s*,?\s*(?:(?:of|de|du|del|da|do)\s(?:the\s|la\s|su\s|l'\s?)?)?")


def pinpointed(plain: Plain, found: Sequence[Found]) -> list[Found]:
    """Return the citations, which are in order, with what they point at."""
    made = list(found)
    for index, one in enumerate(made):
        stop = made[index + 1].start if index + 1 < len(made) else len(plain.folded)
        pinpoint = _behind(plain, one, stop)
        values = {**_before(plain, one, made[index - 1].end if index else 0), **pinpoint}
        if values:
            made[index] = replace(one, pinpoint=values)
    return _distributed(plain, made)


def is_another(match: re.Match[str], plain: Plain) -> bool:
    """Tell whether what a match of `PINPOINT` calls a recommendation is a document, not one of a list.

    It has a year or four digits, or the body that made it stands before it: "PACE Rec. 1866 (2009)".
    """
    if not match["recommendation"]:
        return False
    start = match.start("recommendation")
    return (
        _DOCUMENT.fullmatch(match["recommendation_value"]) is not None
        or _OF_YEAR.match(plain.folded, match.end()) is not None
        or any(
            named.end == start or plain.folded[named.end : start].isspace()
            for named in plain.bodies.between(start - _NAME, start + 1)
        )
    )


def value_of(match: re.Match[str], plain: Plain) -> tuple[str, str]:
    """Return what a match of `PINPOINT` points at, "para" for instance, and its value as printed."""
    name = next(name for name in _NAMES if match[name])
    if name == "page" and plain.text[match.start(name) : match.end(name)] == "PP":
        return "para", _joined(plain.text[match.start("page_value") : match.end("page_value")])
    if name == "para_chinese":
        return "para", _joined(
            plain.text[match.start("para_chinese_value") : match.end("para_chinese_value")]
        )
    start, end = match.span(f"{name}_value")
    if start < 0 or (name == "annex" and plain.text[start].islower()):  # "annexe à la résolution"
        return name, plain.text[match.start(name) : match.end(name)].lower()
    printed = plain.text[start:end]
    if name in ("chapter", "vol", "annex"):
        return name, " ".join(printed.split())
    return name, _joined(printed)


def _joined(printed: str) -> str:
    value = re.sub(r"\s?,?\s(?:and|y|et|e|и)\s|\s?&\s?|\s?[,;]\s?", ",", printed)
    value = re.sub(r"\s?-\s?|\s(?:to|a|à|al|hasta|até|по|إلى|الى)\s", "-", value)
    return re.sub(r"\s+", " ", value).strip()


def _behind(plain: Plain, one: Found, stop: int) -> dict[str, str]:
    folded = plain.folded
    limit = min(stop, one.end + _WAY_BEHIND)
    if match := _PAGES_ALONE.match(folded, one.end, limit):
        return {"page": _joined(plain.text[match.start("value") : match.end("value")])}
    if match := _PARAGRAPHS_ALONE.match(folded, one.end, limit):
        return {"para": _joined(plain.text[match.start("value") : match.end("value")])}
    if one.canonical.startswith("OHCHR Fact Sheet") and (match := _FACT_PAGES.match(folded, one.end, limit)):
        return {"page": _joined(plain.text[match.start("value") : match.end("value")])}
    if end := _STOP.search(folded, one.end, limit):
        limit = end.start()
    values: dict[str, str] = {}
    at = one.end
    while match := _PINPOINT.search(folded, at, limit):
        gap = folded[at : match.start()]
        if not (_is_chain(gap) if values else _leads(plain, at, match.start(), is_free=bool(match["para"]))):
            break
        if match["page"] and (
            "\n" in gap or ("," not in gap and match["page"] not in ("at", "p.", "pp.", "p", "pp"))
        ):
            break
        if _OWN.match(folded, match.end()) or is_another(match, plain):
            break
        if match["recommendation"] and one.canonical.startswith(UNCOMMENTED):
            break  # "ratify ILO Convention No. 169 (recommendation 15)"
        others = None if match["chapter"] else _OTHERS.match(folded, match.end())
        if others and not ("," in others[0] and plain.bodies.at(others.end())):
            break  # "general comment 36, para. 12, of the Committee" is the Committee's
        name, value = value_of(match, plain)
        if name in values:
            break
        values[name] = value
        at = match.end()
    return values


def _is_chain(gap: str) -> bool:
    return _CHAINED.fullmatch(gap) is not None


def _leads(plain: Plain, start: int, end: int, *, is_free: bool) -> bool:
    """Tell whether what stands between a citation and a pinpoint leaves them together.

    Args:
        plain: The text.
        start, end: Of what stands between.
        is_free: What the matter is may stand there too: "on the right to life, para. 47".
    """
    folded = plain.folded
    at = start
    while at < end:
        if body := plain.bodies.at(at):
            at = body.end
            continue
        match = (
            _DATE.match(folded, at, end)
            or _PUNCTUATION.match(folded, at, end)
            or _SMALL.match(folded, at, end)
        )
        if match is None or match.end() == at:
            break
        at = match.end()
    if at >= end:
        return True
    gap = folded[start:end]
    rest = _HARMLESS.sub("", folded[at:end])
    return (
        is_free
        and end - start <= _FREE
        and _INTRODUCED.search(gap) is not None
        and not any(letter.isdecimal() for letter in rest)
        and ")" not in rest.replace(",)", "")
        and "\n\n" not in gap
    )


def _before(plain: Plain, one: Found, limit: int) -> dict[str, str]:
    folded = plain.folded
    begin = max(limit, one.phrase - _WAY_BEFORE)
    pins = [pin for pin in _PINPOINT.finditer(folded, begin, one.phrase) if not is_another(pin, plain)]
    if not pins:
        return {}
    last = pins[-1]
    gap_start = last.end()
    if one.canonical.startswith("ECtHR Series") and folded[gap_start : one.phrase].strip() == ",":
        return dict([value_of(last, plain)])  # "28 May 1985, § 67, Series A no. 94"
    if not _BRIDGE_START.match(folded, gap_start) or not _bridges(plain, gap_start, one.phrase):
        return {}
    values: dict[str, str] = {}
    at = one.phrase
    for pin in reversed(pins):
        if pin is not last and not (_CHAIN.fullmatch(folded, pin.end(), at)):
            break
        name, value = value_of(pin, plain)
        if name == "page" or name in values:
            break
        values[name] = value
        at = pin.start()
    return values


def _bridges(plain: Plain, at: int, end: int) -> bool:
    folded = plain.folded
    for _ in range(30):
        if at >= end:
            return True
        if folded[at] in " \n\t'(,\"*":
            at += 1
            continue
        if body := plain.bodies.at(at):
            at = body.end
            continue
        match = _BRIDGE.match(folded, at, end)
        if match is None:
            match = next(
                (found for wording in WORDINGS if (found := wording.compiled.match(folded, at, end))), None
            )
        if match is None or match.end() == at:
            return False
        at = match.end()
    return at >= end


def _distributed(plain: Plain, found: list[Found]) -> list[Found]:
    """Give the members of a list the pinpoint behind the list."""
    for index in range(len(found) - 1, 0, -1):
        one = found[index]
        if (
            not one.group
            or not one.pinpoint
            or (index + 1 < len(found) and found[index + 1].group == one.group)
        ):
            continue
        first = index
        while first > 0 and found[first - 1].group == one.group and not found[first - 1].pinpoint:
            first -= 1
        members = range(first, index + 1)
        if len(members) < 2:
            continue
        is_told_apart = _RESPECTIVELY.search(
            plain.folded, one.end, min(len(plain.folded), one.end + _WAY_BEHIND)
        )
        if _IN_BRACKETS.match(plain.folded, one.end) and not is_told_apart:
            continue  # "16/5 and 22/6 (para. 11)"
        for name, value in one.pinpoint.items():
            values = value.split(",")
            told_apart = len(values) == len(members) and is_told_apart
            for place, member in enumerate(members):
                own = values[place] if told_apart else value
                found[member] = replace(found[member], pinpoint={**(found[member].pinpoint or {}), name: own})
    return found
