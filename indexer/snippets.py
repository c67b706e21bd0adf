"""From positions of terms to text with marks.

An engine says that the 412th term of a document matches; here the page it stands on is
read, and only that page. Texts become `Segment`s, never HTML.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from indexer.analysis import Token, tokens
from indexer.results import Segment

WINDOW = 44
"""Terms of context in a passage; some three lines of print."""

_LEAD = 12  # terms of it that stand before the first match

Span = tuple[int, int]
"""First position and number of positions."""


def by_page(spans: Iterable[Span], starts: Sequence[int]) -> dict[int, list[Span]]:
    """Sort spans of a document onto its pages.

    Args:
        spans: Positions in the document.
        starts: Position of the first term of each page.

    Returns:
        Index of a page in `starts` -> spans with positions on that page. A span that runs over the
        end of a page is on the page where it begins.
    """
    pages: dict[int, list[Span]] = {}
    for position, length in spans:
        index = bisect_right(starts, position) - 1
        if index >= 0:
            pages.setdefault(index, []).append((position - starts[index], length))
    return pages


def positions(text: str, ranges: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the spans of the terms that ranges of a page touch; ranges without terms are left out.

    Args:
        text: Of the page.
        ranges: Offsets, end excluded.
    """
    words = list(tokens(text))
    starts, ends = [word.start for word in words], [word.end for word in words]
    found = ((bisect_right(ends, first), bisect_left(starts, last)) for first, last in ranges)
    return [(first, last - first) for first, last in found if first < last]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order; those that overlap are one.

    >>> merged([(7, 2), (1, 3), (2, 5)])
    [(1, 6), (7, 2)]
    """
    found: list[Span] = []
    for position, length in sorted(spans):
        if found and position < sum(found[-1]):
            first = found[-1][0]
            found[-1] = (first, max(sum(found[-1]), position + length) - first)
        else:
            found.append((position, length))
    return found


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a page.

    Attributes:
        offset: Of its first match in the text; 0 without any.
    """

    segments: tuple[Segment, ...]
    offset: int = 0


def marked(text: str, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Return a whole text with its matches marked, line ends kept."""
    return _segments(text, list(tokens(text)), spans, 0, len(text))


def passage(text: str, spans: Sequence[Span], first: int = 0) -> Passage:
    """Return the run of the text around a position, with blanks and line ends folded.

    Args:
        text: Of a page.
        spans: What is marked.
        first: Position of the match that the run shows, such as `best` gives; 0 for the beginning.
    """
    # Beyond the run, the text is not cut into words: most of it is not shown.
    words = list(islice(tokens(text), max(0, first - _LEAD) + WINDOW + 1))
    begin = max(0, first - _LEAD)
    # Take what the beginning of the page leaves unused at the other end.
    end = min(len(words), begin + WINDOW)
    begin = max(0, end - WINDOW)
    if not words:
        return Passage(())
    start = 0 if begin == 0 else words[begin].start
    stop = len(text) if end == len(words) else words[end - 1].end
    inside = [span for span in spans if begin <= span[0] < end]
    segments = [
        Segment(_folded(segment.text), segment.is_match)
        for segment in _segments(text, words, inside, start, stop)
    ]
    if begin > 0:
        segments.insert(0, Segment("… ", is_match=False))
    if end < len(words):
        segments.append(Segment(" …", is_match=False))
    return Passage(_joined(segments), words[first].start if inside else 0)


def best(parts: Sequence[Sequence[Span]]) -> tuple[int, tuple[int, int]]:
    """Choose what of a page is shown, from positions alone.

    Args:
        parts: Where each part of a question stands on the page.

    Returns:
        Position of the match that the best run begins with, and what the run is worth: how many
        parts it shows, then how many terms it marks.
    """
    spans = sorted((position, length, part) for part, own in enumerate(parts) for position, length in own)
    found = (0, (0, 0))
    shown: Counter[int] = Counter()
    terms = behind = 0
    for position, length, part in spans:
        while behind < len(spans) and spans[behind][0] < position + WINDOW - _LEAD:
            shown[spans[behind][2]] += 1
            terms += spans[behind][1]
            behind += 1
        worth = (sum(map(bool, shown.values())), terms)
        if worth > found[1]:
            found = (position, worth)
        shown[part] -= 1
        terms -= length
    return found


def _segments(
    text: str, words: Sequence[Token], spans: Sequence[Span], start: int, stop: int
) -> tuple[Segment, ...]:
    segments = []
    at = start
    for position, length in sorted(spans):
        if position >= len(words):
            continue
        begin, end = words[position].start, words[min(position + length, len(words)) - 1].end
        begin, end = max(begin, at), min(end, stop)
        if begin >= end:
            continue  # within a match that is marked already
        if begin > at:
            segments.append(Segment(text[at:begin], is_match=False))
        segments.append(Segment(text[begin:end], is_match=True))
        at = end
    if at < stop:
        segments.append(Segment(text[at:stop], is_match=False))
    return tuple(segments)


def _folded(text: str) -> str:
    """Fold runs of blanks and line ends into one blank, those at the ends too."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"


def _joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Join neighbours of one kind, so that an ellipsis is no segment of its own."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].is_match == segment.is_match:
            joined[-1] = Segment(joined[-1].text + segment.text, segment.is_match)
        elif segment.text:
            joined.append(segment)
    return tuple(joined)
