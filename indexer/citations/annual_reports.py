"""Annual reports of the Inter-American Commission: "its 1998 Annual Report"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.found import Context, Found
from indexer.citations.plain import Plain

_YEAR = r"(?P<{name}>(?:19[5-9]|20[0-9])\d)(?!\d|\s?[-/]\s?\d)"
_REPORT = re.compile(
    rf"""(?<![^\W_]) (?:{_YEAR.format(name="before")}\s)?
    (?:annual\s+reports?|informes?\s+anual(?:es)?|rapports?\s+annuels?|relatorios?\s+anua(?:l|is))(?![^\W_])
    (?P<of> \s+ (?:of|de|del|da|do|by) \s (?:the\s|la\s|l'\s?|a\s)?
        (?P<whose>[^\W\d_](?:[^\d.;:,()"“”«»']|'(?=\w)){{1,70}}?)
        (?=\s{{1,4}}(?:for|of|de|del|para|pour)\s|\s{{0,4}}[,.;:()"“”«»']|\s{{1,4}}(?:19|20)\d\d|$) )?
    (?: [\s,(]*+
        (?: (?:for|of|de|del|para|pour|correspondiente\sa|corresponding\sto)\s+
            (?:the\syear\s|el\sano\s|l'annee\s|o\sano\s)? )?
        {_YEAR.format(name="behind")} )?""",
    re.VERBOSE,
)
_STEMS = ("annual", "informe", "rapport", "relatorio")
_WAY = 260


def annual_reports(plain: Plain, context: Context) -> Iterator[Found]:
    """Yield them where the Commission is named in the phrase, in the sentence, or issued the text."""
    folded = plain.folded
    for stem in _STEMS:
        at = folded.find(stem)
        while at >= 0:
            begin = at - 5 if folded[max(0, at - 5) : at].rstrip()[-4:].isdecimal() and at >= 5 else at
            match = _REPORT.match(folded, begin) or _REPORT.match(folded, at)
            if match and match.end() > match.start():
                year = match["before"] or match["behind"]
                if year and _is_of_the_commission(plain, match, context):
                    end = (
                        match.end("behind")
                        if match["behind"]
                        else (match.end("of") if match["of"] else match.end())
                    )
                    yield Found(f"IACHR Annual Report {year}", match.start(), end, match.start())
                elif not year and match["of"] and _names(plain, match.start("of"), match.end("of")):
                    yield Found("IACHR Annual Report", match.start(), match.end("of"), match.start())
            at = folded.find(stem, at + len(stem))


def year_of_report(plain: Plain) -> str:
    """Return the year of an annual report of which a whole text says nothing else; "" of another text."""
    match = _REPORT.fullmatch(plain.folded)
    return (match["before"] or match["behind"] or "") if match and not match["of"] else ""


def _names(plain: Plain, start: int, end: int) -> bool:
    return any("iachr" in named.tags and not named.is_shared for named in plain.bodies.between(start, end))


def _is_of_the_commission(plain: Plain, match: re.Match[str], context: Context) -> bool:
    if match["of"]:
        inner = plain.bodies.between(match.start("of"), match.end("of"))
        return any("iachr" in named.tags for named in inner) and (
            context.body == "iachr" or any(not named.is_shared for named in inner)
        )
    if _names(plain, match.start() - _WAY, match.end() + _WAY):
        return True
    return context.body == "iachr"
