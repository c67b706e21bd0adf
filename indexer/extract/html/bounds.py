"""Source text over which no parser takes longer than it must.

Parsing by the rules of the HTML Standard takes time with the square of what stands open: each
start tag asks all elements around it, each attribute all others of its element, and a `font`
that is never closed is made anew in every paragraph. A page of ten megabytes can so keep a
parser busy for an hour. No page that was written for readers nests hundreds of elements of one
name; so beyond that start tags are left out, with their end tags, and attributes that nobody
looks at. No text is.

Limits: what stands open is counted by name, not by the rules of the standard; who means to can
still get around it, and ends at the limit of time.
"""

from __future__ import annotations

import re
from collections import Counter

from indexer.extract.html.tags import FORMATTING, LINES, PARAGRAPHS, VOID

SMALL = 16_384
"""Characters up to which nothing can take long."""

DEEPEST = 256
"""Elements of one name that may stand open at once."""

DEEPEST_OF_ALL = 2048
"""Elements that may stand open at once."""

DEEPEST_FORMATTING = 64
"""Elements of `FORMATTING` that may stand open at once."""

MOST_ATTRIBUTES = 200

_FEW = 1000  # characters: too few for too many attributes

# Elements that close the one before them, so that they cannot nest by being left open.
_FLAT = VOID | frozenset([
    "a", "body", "button", "colgroup", "dd", "dt", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "html", "li", "optgroup", "option", "p", "rp", "rt", "td", "tbody", "tfoot", "th", "thead", "tr",
])  # fmt: skip

_VALUE = r"""=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+"""
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_TOKEN = re.compile(
    rf"<!--(?:>|->|.*?-->|.*+)|<({_RAW})\b.*?(?:</\1|\Z)|"
    rf"<(/?)([a-z][^\s/>]*+)((?:[^>=]++|{_VALUE})*+)>?",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"[^\s/>=][^\s/>=]*+\s*+(?:{_VALUE})?+", re.DOTALL)


def bounded(source: str) -> str:
    """Return the page without what stands too deep or is too much; nearly always as it is."""
    if len(source) <= SMALL:
        return source
    kept: list[str] = []
    done = 0
    for start, end, instead in _edits(source):
        kept += (source[done:start], instead)
        done = end
    if not done:
        return source
    kept.append(source[done:])
    return "".join(kept)


def _edits(source: str) -> list[tuple[int, int, str]]:
    """Return what to put in place of what, in order."""
    edits = []
    still_open: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    standing = formatting = roots = 0
    for token in _TOKEN.finditer(source):
        _, is_end, name, attributes = token.groups()
        if name is None:
            continue
        name = name.lower()
        instead = None
        if len(attributes) > _FEW and not is_end:
            found = _ATTRIBUTE.findall(attributes)
            if len(found) > MOST_ATTRIBUTES:
                instead = f"<{name} {' '.join(found[:MOST_ATTRIBUTES])}>"
        if name in _FLAT:
            if name in ("html", "body") and not is_end:  # each adds its attributes to the first
                roots += 1
                if roots > DEEPEST:
                    instead = ""
        elif is_end:
            if left_out[name]:
                left_out[name] -= 1
                instead = ""
            elif still_open[name]:
                still_open[name] -= 1
                standing -= 1
                formatting -= name in FORMATTING
        elif attributes.endswith("/") and name not in LINES and name not in PARAGRAPHS:
            pass  # drawings close their elements so
        elif (
            still_open[name] >= DEEPEST
            or standing >= DEEPEST_OF_ALL
            or (name in FORMATTING and formatting >= DEEPEST_FORMATTING)
        ):
            left_out[name] += 1
            instead = "<p>" if name in LINES or name in PARAGRAPHS else ""
        else:
            still_open[name] += 1
            standing += 1
            formatting += name in FORMATTING
        if instead is not None:
            edits.append((*token.span(), instead))
    return edits
