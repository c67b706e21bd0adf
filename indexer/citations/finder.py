"""All citations of a text: symbols, phrases, what continues them, and where they point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer import symbols
from indexer.citations.alone import alone, apart
from indexer.citations.annual_reports import annual_reports
from indexer.citations.chinese import chinese
from indexer.citations.continued import completed, continued
from indexer.citations.declarations import declarations
from indexer.citations.found import Context, Found
from indexer.citations.implausible import flagged, implausible, told
from indexer.citations.named import named_instruments
from indexer.citations.ordinals import counted
from indexer.citations.pinpoints import pinpointed
from indexer.citations.plain import Plain
from indexer.citations.worded import worded

_COURT_WAY = 250
_IACTHR_SERIES_A_LAST = 40


def cited(plain: Plain, context: Context) -> list[Found]:
    """Return the citations of a text in order, without overlaps; offsets into the plain text."""
    explicit = completed(
        plain,
        [
            Found(_of_its_court(plain, symbol.canonical, start, context.body), start, end, start)
            for symbol, start, end in symbols.find(plain.text)
        ],
    )
    explicit = _joint(plain, explicit)
    found = [
        *explicit,
        *continued(plain, explicit),
        *annual_reports(plain, context),
        *counted(plain, context),
        *chinese(plain, context),
        *worded(plain, context, explicit),
    ]
    found = _beside(apart(found), list(alone(plain, context)))
    found = _beside(found, [*named_instruments(plain, found), *declarations(plain)])
    if context.is_draft:
        found = [one for each in found if (one := told(plain, each))]
        found = [flagged(one) for one in _beside(found, list(implausible(plain)))]
    return pinpointed(plain, found)


def _joint(plain: Plain, symbols: list[Found]) -> list[Found]:
    """Make one group of the symbols of a joint document: "E/2003/22-E/C.12/2002/13"."""
    made = list(symbols)
    for index, (first, second) in enumerate(pairwise(symbols)):
        if second.start - first.end == 1 and plain.text[first.end] == "-":
            group = made[index].group or -1 - first.start
            made[index] = replace(made[index], group=group)
            made[index + 1] = replace(second, group=group)
    return made


def _of_its_court(plain: Plain, canonical: str, start: int, body: str) -> str:
    """Tell the two courts apart that number their judgments in a Series A."""
    if not canonical.startswith("IACtHR Series A") or plain.text.startswith("IACtHR", start):
        return canonical
    before = plain.bodies.between(start - _COURT_WAY, start)
    courts = [tag for named in reversed(before) for tag in named.tags if tag in ("ecthr", "iacthr")]
    # In French the Court in Strasbourg writes it small, and leaves out its own name.
    courts.append(body or ("ecthr" if plain.text.startswith("série", start) else ""))
    number = int(canonical.rpartition(" ")[2].partition("-")[0])
    if courts[0] == "ecthr" or number > _IACTHR_SERIES_A_LAST:
        return f"ECtHR{canonical.removeprefix('IACtHR')}"
    return canonical


def _beside(sure: list[Found], more: Sequence[Found]) -> list[Found]:
    """Add what does not overlap with what is there."""
    starts = [one.start for one in sure]
    free = []
    for one in more:
        at = bisect_right(starts, one.start)
        if (at == 0 or sure[at - 1].end <= one.start) and (at == len(sure) or one.end <= sure[at].start):
            free.append(one)
    return apart([*sure, *free]) if free else sure
