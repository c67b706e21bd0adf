"""What a question may mean that found nothing, and has the symbols of documents among its words.

"Rapporteur's report A/HRC/25/55, page 3 of it" is no citation, and its words stand in no document: the
document that it names is offered all the same, as a draft would be told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer import citations, nearby, standing
from indexer.citations.questions import LONGEST
from indexer.impossible import is_out_of_range
from indexer.opened import Opened
from indexer.results import CitedView

MOST = 6
"""Documents offered to one question."""

_NUMBER = re.compile(r"(?<![^\s(])(?:\d+(?:/\d+){2,}|\d\d/\d{3})(?![^\s),.;:?])")
_EXCLUDES = re.compile(r"(?<!\S)(?:-(?=\S)|NOT\s)")


def within(opened: Opened, text: str) -> tuple[CitedView, ...]:
    """Return the documents that are named in a question, in its order, with reasons.

    Those that are known here, and in the place of one that is not, what is near it. A number that does not
    say whose it is, "16332/2/08", stands only for what is known; "5/1" may be a day. What excludes something
    is offered nothing.

    Args:
        opened: The generation that is asked.
        text: What a reader typed.
    """
    if len(text) > LONGEST or _EXCLUDES.search(text):
        return ()
    found: dict[str, CitedView] = {}
    for each in _offers(opened, text):
        found.setdefault(each.key, each)
    return tuple(found.values())[:MOST]


def _offers(opened: Opened, text: str) -> Iterator[CitedView]:
    mentions = citations.find(text, citations.Context(is_draft=True))
    for mention in mentions:
        names = (mention.canonical, *mention.candidates)
        known = _known(opened, names)
        for each in known or _near(opened, names[0], text[mention.start : mention.end]):
            yield replace(each, pinpoint=mention.pinpoint)
    for number in _NUMBER.finditer(text):
        if any(mention.start < number.end() and number.start() < mention.end for mention in mentions):
            continue
        names = citations.asked_for(number[0])
        known = _known(opened, names)
        yield from known
        if len(names) == 1 and not known and number[0].count("/") > 1:  # "16332/2/08" is nobody else's
            yield from _near(opened, names[0], number[0])


def _near(opened: Opened, canonical: str, printed: str) -> tuple[CitedView, ...]:
    (unknown,) = standing.known(opened, [standing.fullest(opened, canonical)])
    return nearby.near(opened, unknown, (), printed, with_cited=True)


def _known(opened: Opened, names: tuple[str, ...]) -> tuple[CitedView, ...]:
    return tuple(
        each
        for each in standing.candidates(opened, list(dict.fromkeys(names)))
        if (each.here or each.documents) and not is_out_of_range(each.canonical)
    )
