"""What the styles of a Word file say of a paragraph: heading, numbering, size, weight."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indexer.extract.docx.package import Package

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITLE = "title"
_MOST_ANCESTORS = 20

_MOST = 2**31  # ISO 29500-1, 17.18.10: numbers have 32 bits

_BODY_LEVEL = 9  # outline level, as files count them, of what is no heading, whatever its style is


def is_on(attributes: dict[str, str]) -> bool:
    """Tell whether a property that is either on or off is on (ISO 29500-1, 17.17.4)."""
    return attributes.get("w:val", "true").lower() not in ("0", "false", "off", "none")


def number_of(attributes: dict[str, str], name: str = "w:val") -> int | None:
    """Return a whole number; None if there is none, or one that Word cannot hold."""
    try:
        number = int(attributes.get(name, ""))
    except ValueError:
        return None
    return number if abs(number) <= _MOST else None


def outline_level(attributes: dict[str, str]) -> int:
    """Return the level of a heading, from 1, that an outline level makes of a paragraph; 0 for none."""
    level = number_of(attributes)
    return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else 0


@dataclass(slots=True)
class Style:
    """What a style says; None where it says nothing.

    Attributes:
        level: Of a heading, from 1; 0 for none.
        list_id, depth: Numbering: id of the list and level in it, from 0.
        size: In half-points.
    """

    name: str = ""
    base: str = ""
    level: int | None = None
    list_id: str | None = None
    depth: int | None = None
    size: int | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None
    breaks_before: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a file, each with what it inherits.

    Attributes:
        language: That the file sets for all its text, as a tag; "" if none.
    """

    by_id: dict[str, Style] = field(default_factory=dict)
    default: Style = field(default_factory=Style)
    language: str = ""
    _resolved: dict[str, Style] = field(default_factory=dict)

    def of(self, style: str) -> Style:
        """Return a style with all it inherits; an unknown one is the default paragraph style."""
        known = self._resolved.get(style)
        if known is None:
            known = self._resolved[style] = self._with_ancestors(style)
        return known

    def _with_ancestors(self, style: str) -> Style:
        whole = Style()
        waiting = style
        for _ in range(_MOST_ANCESTORS):
            found = self.by_id.get(waiting)
            if found is None:
                break
            for name in Style.__slots__:
                if getattr(whole, name) in (None, ""):
                    setattr(whole, name, getattr(found, name))
            waiting = found.base
        for name in ("size", "is_bold"):
            if getattr(whole, name) is None:
                setattr(whole, name, getattr(self.default, name))
        return whole


def read_styles(package: Package) -> tuple[Styles, str]:
    """Read the styles of a file, and tell what is wrong with them, or "". A file without them has none."""
    part = package.related(package.main, "/styles") or "word/styles.xml"
    reader = _Reader()
    damage = package.parse_what_there_is(part, reader.start, reader.end)
    return reader.styles, damage


class _Reader:
    def __init__(self) -> None:
        self.styles = Styles()
        self._style: Style | None = None
        self._is_default = False  # within w:docDefaults
        self._skipped = 0  # depth within table style conditions and the like

    def start(self, name: str, given: dict[str, str]) -> None:
        if self._skipped or name in ("w:tblStylePr", "w:rPrChange", "w:pPrChange"):
            self._skipped += 1
        elif name == "w:docDefaults":
            self._style, self._is_default = self.styles.default, True
        elif name == "w:style":
            self._style, self._is_default = Style(), False
            self.styles.by_id[given.get("w:styleId", "")] = self._style
            if given.get("w:type") == "paragraph" and given.get("w:default") in ("1", "true"):
                self.styles.by_id.setdefault("", self._style)
        elif self._style is not None:
            self._property(self._style, name, given)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in ("w:style", "w:docDefaults"):
            self._style = None

    def _property(self, style: Style, name: str, given: dict[str, str]) -> None:
        match name:
            case "w:name":
                style.name = given.get("w:val", "").strip()
                if heading := _HEADING.fullmatch(style.name):
                    style.level = int(heading[1])
                elif style.name.lower() == _TITLE:
                    style.level = 1
            case "w:basedOn":
                style.base = given.get("w:val", "")
            case "w:outlineLvl":
                style.level = outline_level(given)
            case "w:numId":
                style.list_id = given.get("w:val", "")
            case "w:ilvl":
                style.depth = number_of(given)
            case "w:sz":
                style.size = number_of(given)
            case "w:b":
                style.is_bold = is_on(given)
            case "w:vanish":
                style.is_hidden = is_on(given)
            case "w:pageBreakBefore":
                style.breaks_before = is_on(given)
            case "w:lang" if self._is_default:
                self.styles.language = given.get("w:val", "")
            case _:
                pass
