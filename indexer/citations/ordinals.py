"""Reports that are counted: "see 358th and 359th Reports", "28th Activity Report"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.found import Context, Found
from indexer.citations.plain import Plain

_ORDINAL = r"\d{1,3}(?:st|nd|rd|th|e|er|eme|ieme|\.?[oº°a])"
_COUNTED = re.compile(
    rf"""{_ORDINAL}(?:(?:,\s|,?\s(?:and|et|y|e)\s){_ORDINAL}){{0,5}}\s
    (?P<activity>(?:annual\s)?activity\s|(?:annuel\s)?d'activites?\s)?(?:reports?|rapports?|informes?)(?P<activity2>\s(?:annuel\s)?d'activites?)?(?![^\W_])""",
    re.VERBOSE,
)
_ONE = re.compile(r"\d{1,3}")
_WAY = 300
_ILO_FIRST = 30  # smaller ones are annual reports of somebody


def counted(plain: Plain, context: Context) -> Iterator[Found]:
    """Yield reports of the ILO on freedom of association and activity reports of the African Commission."""
    folded = plain.folded
    for match in _COUNTED.finditer(folded):
        if folded[match.start() - 1 : match.start()].isalnum():
            continue
        around = {
            tag
            for named in plain.bodies.between(match.start() - _WAY, match.end() + _WAY)
            for tag in named.tags
            if not named.is_shared
        } | {context.body}
        is_activity = match["activity"] or match["activity2"]
        body = "achpr" if is_activity else "ilo"
        if body not in around:
            continue
        last = match.end()
        for one in _ONE.finditer(folded, match.start(), last):
            number = int(one[0])
            if not is_activity and number < _ILO_FIRST:
                continue
            name = f"ACHPR Activity Report {number}" if is_activity else f"ILO CFA Report {number}"
            yield Found(name, one.start(), one.end() + 2, match.start(), match.start() + 1)
