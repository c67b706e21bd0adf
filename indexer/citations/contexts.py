"""The body that issued a text, as the rest of the program names it → the tag that rules use."""

from __future__ import annotations

import re

from indexer.citations.bodies import tags

_TAGS = {
    "un-ga": "ga",
    "un-hrc": "hrc",
    "un-chr": "chr",
    "un-ecosoc": "ecosoc",
    "un-sc": "sc",
    "coe-pace": "pace",
    "coe-cm": "cm",
    "osce-odihr": "osce",
    "eu-ep": "eu",
    "eu-council": "eu",
    "eu-com": "eu",
}

# Whose resolutions a text speaks of that has such a symbol.
_BY_SYMBOL = (
    (re.compile(r"A/HRC/"), "hrc"),
    (re.compile(r"A/"), "ga"),
    (re.compile(r"E/CN\.4/"), "chr"),
    (re.compile(r"E/C\.12/"), "cescr"),
    (re.compile(r"(?P<tag>CCPR|CERD|CAT|CEDAW|CRC|CMW|CRPD|CED)/"), ""),
    (re.compile(r"E/"), "ecosoc"),
    (re.compile(r"S/"), "sc"),
    (re.compile(r"AG/"), "oas-ga"),
    (re.compile(r"OEA/Ser\.L|CIDH"), "iachr"),
    (re.compile(r"ACHPR/"), "achpr"),
    (re.compile(r"PACE "), "pace"),
    (re.compile(r"(?:P\d+_TA|A\d+-|COM\()"), "eu"),
)


def tag_of(body: str | None, symbol: str | None = None) -> str:
    """Return the tag of the body that issued a text; "" if it cannot be told.

    Args:
        body: Slug of a body or mechanism, in any case, also with a committee behind a colon
            ("UN-TB:CCPR").
        symbol: Canonical symbol of the text. It decides where it can: a rapporteur's report to the
            Council speaks of the Council's resolutions.
    """
    for pattern, tag in _BY_SYMBOL:
        if match := pattern.match(symbol or ""):
            return tag or match["tag"].lower()
    slug = (body or "").lower()
    last = slug.rpartition(":")[2]
    for name in (slug, last, last.removeprefix("un-")):
        tag = _TAGS.get(name, name)
        if tag in tags():
            return tag
    return ""
