"""One expression for any of many words, which tries no word twice.

Python's `re` tries the alternatives of "(?:commission|committee|council)" one after the other;
of "co(?:mmi(?:ssion|ttee)|uncil)" it tries their common letters once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    """Return an expression that matches the longest of these words; not for verbose expressions."""
    return _of(sorted(set(words)))


def _of(words: list[str]) -> str:
    is_optional = words[0] == ""
    branches: list[str] = []
    for first, group in groupby((word for word in words if word), key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        branches.append(str(re.escape(first)) + (_of(rests) if rests != [""] else ""))
    if not branches:
        return ""
    if len(branches) == 1 and not is_optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if is_optional else ''}"
