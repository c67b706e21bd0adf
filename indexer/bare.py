"""Numbers in a draft that do not say whose they are: "resolution 1671".

The recogniser takes such a number for a citation only where something near it tells the body. In a
draft it is shown all the same, since its writer has to say more: with what it may be, and with no
document put in its place. Short numbers are of the text's own list as a rule, and are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from indexer import citations, sentences
from indexer.model import Mention, Page

_NUMBER = re.compile(
    r"""
    \b (?:resolutions?|r[ée]solutions?|resoluci(?:ón|on|ones)|resoluç(?:ão|ões)
        |recommendations?|recommandations?|recomendaci(?:ón|on|ones))
    \s (?:n[o°º]\.?\s?)? \d{3,4} (?:\s\((?:19|20)\d\d\))? (?![\w/(-]|[.,]\d|\s\()
    """,
    re.VERBOSE | re.IGNORECASE,
)


def with_bare(pages: Iterable[Page], recognised: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the citations of a draft, and between them the numbers that may be of several bodies.

    Args:
        pages: With their paragraphs, if they are known.
        recognised: The citations that were recognised on them.

    Returns:
        All in order; such a number has what is printed for canonical form, and what it may be for candidates.
    """
    by_page: defaultdict[int, list[Mention]] = defaultdict(list)
    for each in recognised:
        by_page[each.page].append(each)
    found = [*recognised, *(each for page in pages for each in _bare(page, by_page[page.number]))]
    return tuple(sorted(found, key=lambda each: (each.page, each.start)))


def _bare(page: Page, taken: Sequence[Mention]) -> Iterator[Mention]:
    spans = sorted((each.start, each.end) for each in taken)
    for match in _NUMBER.finditer(page.text):
        place = bisect(spans, (match.end(), 0))  # those before begin before its end
        if any(end > match.start() for _, end in spans[:place][-2:]):
            continue
        printed = " ".join(match[0].split())
        names = _names(printed)
        if len(names) > 1:
            start, end = match.span()
            paragraph = next((each.number for each in page.paragraphs if each.start <= start < each.end), "")
            sentence = sentences.sentence_at(page, start)
            yield Mention(printed, page.number, start, end, sentence, paragraph, names)


@lru_cache(maxsize=1024)
def _names(printed: str) -> tuple[str, ...]:
    return citations.asked_for(printed)
