"""Chinese phrases, whose number stands before its word: "大会2021年6月18日第75/287号决议"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations import forms
from indexer.citations.dates import year_in
from indexer.citations.found import Context, Found
from indexer.citations.kinds import Kind
from indexer.citations.numbers import number_at
from indexer.citations.plain import Plain

_KINDS = {
    "决议": Kind.RESOLUTION,
    "決議": Kind.RESOLUTION,
    "决定": Kind.DECISION,
    "決定": Kind.DECISION,
    "主席声明": Kind.STATEMENT,
    "一般性意见": Kind.COMMENT,
    "一般性建议": Kind.GENERAL_RECOMMENDATION,
    "号来文": Kind.COMMUNICATION,
}
_WORD = re.compile("|".join(_KINDS))
_NUMBER = r"(?:e?s-)?\d{1,4}(?:/\d{1,4})?(?:\s?[a-h](?=\s?\())?(?:\s?\((?:(?:19|20)\d{2}|[ivxlc]+)\))?"
_BEFORE = re.compile(
    rf"(?P<numbers>第\s?{_NUMBER}\s?号?(?:\s?(?:、|和|及|以及|,)\s?[^、和及,。;\d]{{0,14}}(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?\s?第?\s?{_NUMBER}\s?号?){{0,12}})\s?$"
)
_ONE = re.compile(rf"(?:第\s?|(?<=[、和及,])\s?)(?P<number>{_NUMBER})(?![\d年月日])")
_WAY = 120
_DATE = re.compile(r"(?:19|20)\d{2}年")
_DEFAULTS = ("ga", "hrc", "sc")


def chinese(plain: Plain, context: Context) -> Iterator[Found]:
    """Yield citations whose numbers stand before the word for what they number."""
    folded = plain.folded
    for group, word in enumerate(_WORD.finditer(folded), start=1):
        numbers = _BEFORE.search(folded, max(0, word.start() - _WAY), word.start())
        if numbers is None:
            continue
        kind = _KINDS[word[0]]
        begin = numbers.start("numbers")
        before = folded[max(0, begin - 60) : begin]
        tags = [tag for named in reversed(plain.bodies.between(begin - 60, begin)) for tag in named.tags]
        year = year_in(before) if _DATE.search(before[-16:]) else None
        for one in _ONE.finditer(folded, begin, word.start()):
            number = number_at(folded, one.start("number"))
            if number is None:
                continue
            names = forms.resolve(kind, [*tags, context.body, *_DEFAULTS], number, year)
            if names:
                yield Found(names[0], number.start, number.end, begin, -group)
