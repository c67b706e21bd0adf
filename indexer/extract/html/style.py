"""How text looks at one place of the page, and what around it says what it is.

An element changes the style of what is in it by its name and its attributes.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from indexer.extract.html import tags
from indexer.extract.html.attributes import Attributes, Css, Names
from indexer.extract.html.passages import Gap

BASE_SIZE = 12.0
"""Points of text of which nothing is said, in browsers."""

_FONT_SIZES = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
"""Points of `<font size=1>` to 7."""

_STEP = 1.2  # ratio of the sizes of `<big>` and `<small>` to what is around them
_POINTS = {"pt": 1.0, "px": 0.75}
_SIZES = (4.0, 96.0)  # points; what is said beyond is no letter's size


class Style(NamedTuple):
    """What holds for the text at one place of the page; changed by copying."""

    size: float = BASE_SIZE
    is_bold: bool = False
    is_centred: bool = False
    is_raised: bool = False
    is_preformatted: bool = False
    is_linked: bool = False
    target: str = ""  # name in this page that a link around leads to
    level: int = 0  # of the heading around
    is_term: bool = False
    region: int = 0
    in_article: bool = False
    note: str = ""  # number of the note around
    is_note: bool = False


def restyled(
    style: Style, tag: str, attributes: Attributes, told: Css, called: Names, gap: Gap | None
) -> Style:
    """Return the style of what is in an element.

    Args:
        style: Of what is around it.
        tag: Its name.
        attributes, told, called: What stands on it, and what its style and its names say.
        gap: What parts it from what is around it; None if it stands in the line.
    """
    changes: dict[str, Any] = {}
    if tag in tags.BOLD or told.is_bold is not None:
        changes["is_bold"] = told.is_bold is not False
    if told.size is not None:
        changes["size"] = _size(style.size, told.size)
    elif tag == "font" and attributes.get("size"):
        changes["size"] = _font_size(style.size, attributes["size"] or "")
    elif tag in ("big", "small"):
        changes["size"] = _within(style.size * _STEP if tag == "big" else style.size / _STEP)
    if tag in tags.PREFORMATTED or told.is_preformatted:
        changes["is_preformatted"] = True
    if gap is None:
        if tag == "sup" or told.is_raised or called.is_raised:
            changes["is_raised"] = True
    else:
        changes["is_raised"] = False
        align = (attributes.get("align") or "").lower()
        if told.is_centred is not None:
            changes["is_centred"] = told.is_centred
        elif align or tag in ("center", "caption"):
            changes["is_centred"] = tag == "center" or align in ("center", "middle")
        if tag in ("dt", "dd"):
            changes["is_term"] = tag == "dt"
        if told.is_note or called.is_note:
            changes["is_note"] = True
            changes["note"] = called.number or style.note
    return style._replace(**changes) if changes else style


def _size(around: float, told: tuple[float, str]) -> float:
    """Return points of a size told by CSS."""
    value, unit = told
    if unit in _POINTS:
        points = value * _POINTS[unit]
    elif unit == "rem":
        points = value * BASE_SIZE
    else:
        points = around * value / (100 if unit == "%" else 1)
    return _within(points)


def _font_size(around: float, told: str) -> float:
    """Return points of `<font size=…>`: "5", "+2", "-1"."""
    number = re.match(r"\s*([+-]?)(\d{1,2})", told)
    if not number:
        return around
    value = int(number[2])
    if number[1]:
        value = 3 + (value if number[1] == "+" else -value)
    return _FONT_SIZES[min(max(value, 1), 7) - 1]


def _within(points: float) -> float:
    return min(max(points, _SIZES[0]), _SIZES[1])
