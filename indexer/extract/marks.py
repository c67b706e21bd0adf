"""What a text begins with, and how it ends: numbers, letters, names of articles, lines of contents."""

from __future__ import annotations

import re
from typing import NamedTuple

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

# "12. The", "12.- El", "[12] The", "117.7. Take", "117.7 Take", "12 The", "12) Le".
_MARK = re.compile(
    r"(?:\[(?P<boxed>\d{1,4})\]|(?P<number>\d{1,4}(?:\.\d{1,3}){0,3})(?P<stop>\.\s?[-–—]|[.)]|\s[-–—])?)"
    r"\s+(?P<next>[^\W_]|[\"“”«'(\[¿¡‘‹*])"
)
# "(a) the", "a) the", "a. the"; "(iv)", "(bb)", "(1)".
_LETTER = re.compile(
    r"(?:\(\s?(?P<within>[a-zа-я]{1,2}|[ivx]{1,5}|\d{1,2})\s?\)|(?P<open>[a-zа-я]|[ivx]{1,5})\)"
    r"|(?P<dotted>[a-z]|[ivx]{1,5})\.)"
    r"\s+\S"
)
ARTICLE = re.compile(
    r"(?:article|artículo|artigo|artikel|статья)\s+(?:\d{1,3}|[ivxlc]{1,7}|premier|first)(?:\s?(?:bis|ter|[a-z]))?"
    r"\s*[.:]?",
    re.IGNORECASE,
)
"""The name of an article of a treaty or law, alone on its line."""

_ENDS = re.compile(rf"[.:;,!?؟。…)][\"”»’')\]{RAISED}\s*]*\Z|[{RAISED}]\Z")
_LEADERS = re.compile(r"…[\s–−-]*[\divxlc][\s\divxlc–−-]*\Z")

_SPAN = re.compile(r"\d\s?[-–−]\s?\d{1,4}\s+\d{1,3}\s*\Z")  # paragraphs and page: "96 - 97 27"

# Two languages side by side: "5 Purpose 5 Objet".
_TWICE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\s+[^\W\d_].*\s(?P=number)\s+[A-ZÀ-Þ]", re.DOTALL)

_LEAST_YEAR = 1000  # no document has so many chapters

_LONGEST_LINE = 300  # characters of contents


class Mark(NamedTuple):
    """A number at the beginning of a text.

    Attributes:
        text: As printed, without the stop.
        prefix: Of "117.7": (117,).
        value: Of "117.7": 7.
        style: What stops it: ".", ")", "]"; "" if nothing does.
        is_sure: What follows looks like the beginning of a sentence.
        end: Where what follows begins.
    """

    text: str
    prefix: tuple[int, ...]
    value: int
    style: str
    is_sure: bool
    end: int


def mark_of(text: str) -> Mark | None:
    """Return the number a text begins with; None if there is none, or in a table of contents."""
    if not (text[:1].isdecimal() or text[:1] == "["):
        return None
    found = _MARK.match(text)
    if found is None or is_of_contents(text):
        return None
    after = found["next"]
    is_sure = not (after.islower() or after.isdecimal())
    if found["boxed"]:
        return Mark(found["boxed"], (), int(found["boxed"]), "]", is_sure, found.start("next"))
    parts = [int(part) for part in found["number"].split(".")]
    if len(parts) > 1 and parts[0] >= _LEAST_YEAR:
        return None  # a date: "2021.09.19"
    style = (found["stop"] or "").strip()
    if not style and not is_sure:
        return None
    return Mark(found["number"], tuple(parts[:-1]), parts[-1], style[:1], is_sure, found.start("next"))


def letter_of(text: str) -> str:
    """Return the letter, or small roman or bracketed number, a text begins with; "" if there is none."""
    begin = text[1:6]
    if ")" not in begin and (text[:1] == "(" or "." not in begin):
        return ""
    found = _LETTER.match(text)
    if found is None or is_of_contents(text):
        return ""
    return found["within"] or found["open"] or found["dotted"]


def is_of_contents(text: str) -> bool:
    """Tell whether a text is a line of a table of contents: it leads to a page, or has its number twice."""
    if len(text) < _LONGEST_LINE and (
        (text.rstrip()[-1:].isdecimal() and _SPAN.search(text))
        or (text[:1].isdecimal() and _TWICE.match(text))
    ):
        return True
    return "…" in text and (_LEADERS.search(text) or _LEADERS.search(text.split("\n", 1)[0])) is not None


def ends(text: str) -> bool:
    """Tell whether a text ends where a sentence or a part of one does."""
    return _ENDS.search(text[-20:]) is not None


def follows(before: str, letter: str) -> bool:
    """Tell whether a letter is the one after another: b after a, ii after i, aa after z."""
    if before.isdecimal():
        return letter == str(int(before) + 1)
    if before in _ROMAN[:-1] and letter == _ROMAN[_ROMAN.index(before) + 1]:
        return True
    if len(before) == 1:
        return letter == ("aa" if before == "z" else chr(ord(before) + 1))
    return len(before) == 2 and before[0] == before[1] and letter == chr(ord(before[0]) + 1) * 2


_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = tuple(tens + unit for tens in ("", "x", "xx", "xxx") for unit in _UNITS)[1:]
