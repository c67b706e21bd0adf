"""Instruments that are cited by their names: "the Declaration on human rights defenders".

Few, and of this field only: a name that every text uses, such as that of the Universal
Declaration, would say nothing about the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.citations.found import Found
from indexer.citations.plain import Plain

INSTRUMENTS: Mapping[str, tuple[str, ...]] = {
    "A/RES/53/144": (
        r"declaration\s+on\s+(?:the\s+protection\s+of\s+)?human\s+rights\s+defenders",
        r"declaration\s+on\s+the\s+right\s+and\s+(?:the\s+)?responsibility\s+of\s+individuals",
        r"declaration\s+sur\s+les\s+defenseurs\s+des\s+droits\s+(?:de\s+l'\s?homme|humains)",
        r"declaration\s+sur\s+le\s+droit\s+et\s+la\s+responsabilite\s+des\s+individus",
        r"declaracion\s+sobre\s+(?:los\s+)?(?:las\s+y\s+los\s+)?defensores\s+de\s+(?:los\s+)?derechos\s+humanos",
        r"declaracion\s+sobre\s+el\s+derecho\s+y\s+(?:el\s+deber|la\s+responsabilidad)\s+de\s+los\s+individuos",
        r"declaracao\s+sobre\s+(?:os\s+)?defensores\s+(?:de|dos)\s+direitos\s+humanos",
        r"деклараци\w+\s+о\s+правозащитниках",
        r"деклараци\w+\s+о\s+праве\s+и\s+обязанности\s+отдельных\s+лиц",
        r"اعلان\s+المدافعين\s+عن\s+حقوق\s+الانسان",
    ),
    "AU Grand Bay Declaration 1999": (
        r"grand\s+bay\s+(?:\(?mauritius\)?\s+)?declaration",
        r"declarations?\s+(?:et\s+(?:le\s+)?plan\s+d'action\s+)?de\s+grand(?:e)?\s+bai?e",
    ),
    "AU Kigali Declaration 2003": (
        r"kigali\s+declaration",
        r"declaration\s+de\s+kigali",
        r"declaracion\s+de\s+kigali",
    ),
    "OSCE Helsinki Final Act 1975": (
        r"helsinki\s+final\s+act",
        r"final\s+act\s+of\s+the\s+conference\s+on\s+security\s+and\s+co-?operation(?:\s+in\s+europe)?",
        r"acte\s+final\s+d'helsinki",
        r"acta\s+final\s+de\s+helsinki",
    ),
    "OSCE Copenhagen Document 1990": (
        r"copenhagen\s+document(?!at)",
        r"document\s+of\s+the\s+copenhagen\s+meeting",
        r"document\s+de\s+copenhague",
        r"documento\s+de\s+copenhague",
    ),
    "OSCE Moscow Document 1991": (
        r"moscow\s+document(?!at)",
        r"document\s+of\s+the\s+moscow\s+meeting",
        r"document\s+de\s+moscou",
    ),
    "OSCE Helsinki Document 1992": (
        r"1992\s+helsinki\s+document(?!at)",
        r"helsinki\s+document\s+\(?1992",
        r"helsinki\s+document:\s+the\s+challenges\s+of\s+change",
    ),
    "OSCE Budapest Document 1994": (
        r"budapest\s+document(?!at)",
        r"towards\s+a\s+genuine\s+partnership\s+in\s+a\s+new\s+era",
    ),
    "OSCE Istanbul Document 1999": (r"istanbul\s+document(?!at)", r"osce\s+summit\s+in\s+istanbul"),
}
"""Canonical name → expressions for folded text."""

_STEMS = (
    "declara",
    "декларац",
    "اعلان",
    "document",
    "final act",
    "acte final",
    "acta final",
    "summit in istanbul",
    "towards a genuine partner",
)
_ALL = re.compile(
    "(?<![^\\W_])(?:"
    + "|".join(f"(?P<i{order}>{'|'.join(names)})" for order, names in enumerate(INSTRUMENTS.values()))
    + ")(?![^\\W_])"
)
_CANONICAL = tuple(INSTRUMENTS)
_AND_KIGALI = re.compile(
    r"\s?(?:\((?:19|20)\d\d\))?\s?(?:et|and|y)\s(?:de\s|of\s)?(?P<place>kigali)(?:\s\(2003\))?"
)
_BEFORE = 30  # characters by which a name may begin before its stem
_NUMBER_FOLLOWS = 60


def named_instruments(plain: Plain, found: Sequence[Found]) -> Iterator[Found]:
    """Yield citations by name, but for those that a number beside them says again."""
    folded = plain.folded
    starts = sorted(one.start for one in found)
    seen = -1
    for stem in _STEMS:
        at = folded.find(stem)
        while at >= 0:
            for begin in (at, *(place for place in _word_starts(folded, at))):
                match = _ALL.match(folded, begin)
                if match and begin != seen:
                    seen = begin
                    name = _CANONICAL[int((match.lastgroup or "i0")[1:])]
                    if not any(0 <= start - match.end() < _NUMBER_FOLLOWS for start in starts):
                        yield Found(name, match.start(), match.end(), match.start())
                        if name.startswith("AU Grand") and (also := _AND_KIGALI.match(folded, match.end())):
                            yield Found(
                                "AU Kigali Declaration 2003",
                                also.start("place"),
                                also.end("place"),
                                match.start(),
                            )
                    break
            at = folded.find(stem, at + len(stem))


def _word_starts(folded: str, at: int) -> Iterator[int]:
    """Yield where the words before a place begin, the nearest first."""
    for _ in range(3):
        at -= 1
        while at > 0 and not folded[at - 1].isspace():
            at -= 1
        yield max(0, at)
        if at <= 0:
            return
