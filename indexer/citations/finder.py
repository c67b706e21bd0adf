"""All citations of a text: symbols, phrases, what continues them, and where they point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer import symbols
from indexer.citations.alone import alone, apart
from indexer.citations.annual_reports import annual_reports
from indexer.citations.attribution import told
from indexer.citations.chinese import chinese
from indexer.citations.continued import completed, continued
from indexer.citations.declarations import declarations, is_of_europe
from indexer.citations.found import Context, Found
from indexer.citations.implausible import flagged, implausible
from indexer.citations.judgments import of_courts
from indexer.citations.named import named_instruments
from indexer.citations.ordinals import counted
from indexer.citations.pinpoints import pinpointed
from indexer.citations.plain import Plain
from indexer.citations.worded import worded


def cited(plain: Plain, context: Context) -> list[Found]:
    """Return the citations of a text in order, without overlaps; offsets into the plain text."""
    explicit = completed(
        plain,
        [Found(symbol.canonical, start, end, start) for symbol, start, end in symbols.find(plain.text)],
    )
    explicit = of_courts(plain, explicit, context.body)
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
    named = [one for one in named_instruments(plain, found) if not is_of_europe(plain, one.start, one.end)]
    found = _beside(found, [*named, *declarations(plain)])
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


def _beside(sure: list[Found], more: Sequence[Found]) -> list[Found]:
    """Add what does not overlap with what is there."""
    starts = [one.start for one in sure]
    free = []
    for one in more:
        at = bisect_right(starts, one.start)
        if (at == 0 or sure[at - 1].end <= one.start) and (at == len(sure) or one.end <= sure[at].start):
            free.append(one)
    return apart([*sure, *free]) if free else sure
