"""Lines from right to left: from where their letters stand to the order in which they are read.

Pages hold letters by their places, so a line of Arabic or Hebrew comes backwards, but for the
Latin words and the numbers in it. This is a short form of the Unicode Bidirectional Algorithm,
taken backwards: most letters tell the direction of a line; words of the other direction keep
theirs, together with the numbers and pairs of brackets between and behind them; numbers by
themselves keep theirs, each by itself.

Pure. Limit: a line of two directions whose smaller part is the longer one (a title in English,
quoted in Arabic) is taken for one of the other direction.

Source: UAX #9, Unicode 15, above all its rules W7, N0, N1 and L2.
"""

from __future__ import annotations

import re

_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
# Classes of characters: what is written from right to left, and all other letters and digits.
_RTL = r"\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LTR = rf"[^\W{_RTL}]"
_TURNED_LETTER = re.compile(r"[\u05d0-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u058f]")


def _run_of(ends: str, within: str) -> re.Pattern[str]:
    """Match from one letter to another, with brackets within it only in pairs."""
    pairs = rf"\({within}*\)|\[{within}*\]"
    return re.compile(rf"(?:(?:{pairs}){within}*)?{ends}(?:(?:{within}|{pairs})*{ends})?")


# A run that keeps its direction in a line from right to left, and one that is turned in another line.
_KEPT = _run_of(_LTR, rf"[^()\[\]{_RTL}]")
_TURNED = _run_of(rf"[{_RTL}]", r"[^()\[\]A-Za-z\u00c0-\u058f]")
_NUMBER = re.compile(r"\d+(?:[.,:/\-–]\d+)*")


def logical(text: str) -> str:
    """Turn the letters of a line, as they stand from left to right, into the order of reading.

    >>> logical("A/HRC/25/55 (2014) 1 בא")
    'אב 1 A/HRC/25/55 (2014)'
    """
    is_turned, runs = _turns(text)
    if is_turned:
        text = _mirror(text)
    parts: list[str] = []
    at = 0
    for begin, end in runs:
        parts += text[at:begin], _mirror(text[begin:end])
        at = end
    return "".join([*parts, text[at:]])


def is_from_right(text: str) -> bool:
    """Tell whether a line is read from right to left: at least half of its letters are."""
    letters = len(_TURNED_LETTER.findall(text))
    return letters > 0 and letters >= len(_LATIN.findall(text))


def order(text: str) -> list[int]:
    """Return where each letter of `logical(text)` stands in the text."""
    is_turned, runs = _turns(text)
    places = list(range(len(text)))
    if is_turned:
        places.reverse()
    for begin, end in runs:
        places[begin:end] = places[begin:end][::-1]
    return places


def _turns(text: str) -> tuple[bool, list[tuple[int, int]]]:
    """Tell whether a line is to be turned as a whole, and which runs of it are to be turned then."""
    if not is_from_right(text):
        return False, [run.span() for run in _TURNED.finditer(text)]
    text = _mirror(text)
    runs: list[tuple[int, int]] = []
    for run in _KEPT.finditer(text):
        if any(map(str.isalpha, run[0])):
            runs.append(run.span())
        else:
            runs += [number.span() for number in _NUMBER.finditer(text, *run.span())]
    return True, runs


def _mirror(text: str) -> str:
    return text[::-1].translate(_MIRRORED)
