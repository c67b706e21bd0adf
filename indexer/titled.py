"""The title that a question is, or has in it as a reference has: "OSCE/ODIHR, <title> (Warsaw 2014) para 10".

What may stand around a title is its body, before it, and behind it a place in the document, and a bracket
with the year, and the town, of its publication. Any other word makes a question of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.analysis import terms
from indexer.citations import without_places
from indexer.library import asked_title
from indexer.opened import Opened
from indexer.vocabulary import mechanisms

_BEFORE = 16  # words of a body's name
_BRACKET = re.compile(r"[\s,]*\((?:[^()\d]{0,60}[\s,])?(?:19|20)\d\d\)[\s,.]*$")
_OPERATOR = re.compile(r"(?<!\S)(?:-(?=\S)|(?:NOT|OR)\s)")
_SMALL = frozenset(("and", "the", "of", "for", "on", "un"))


def title_in(opened: Opened, text: str) -> str:
    """Return the words of the title of a document here that a question is or refers to; "" without one.

    What has operators is no reference.
    """
    for reading in _readings(text):
        words = terms(reading)
        most = 0 if _OPERATOR.search(text) else min(len(words), _BEFORE)
        for at in range(most + 1):
            title = asked_title(" ".join(words[at:]))
            found = opened.library.titled(title) if title else ()
            if found and (not at or _is_of_body(opened, found, words[:at])):
                return title
    return ""


def _readings(text: str) -> Iterator[str]:
    """Yield a question without more and more of what may stand behind a title."""
    yield text
    if _OPERATOR.search(text):
        return
    placeless = without_places(" ".join(text.split()))
    if placeless != text:
        yield placeless
    unbracketed = _BRACKET.sub("", placeless)
    if unbracketed != placeless:
        yield unbracketed


def _is_of_body(opened: Opened, documents: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether words name the body that one of these documents is of, or its authors."""
    for record in opened.library.records(documents).values():
        facts = record.metadata
        names = [each.value for each in (facts.body, facts.authors) if each]
        names += [
            name
            for each in mechanisms()
            if facts.mechanism and each.slug == facts.mechanism.value
            for name in (each.label, each.long_label)
        ]
        known = {term for name in names for term in terms(name)}
        if not set(words) - known - _SMALL and not _SMALL.issuperset(words):
            return True
    return False
