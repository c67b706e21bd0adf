"""The numbers that Word prints before paragraphs and keeps in no text.

A paragraph belongs to a level of a list; lists share their counters if they are made of the same
abstract one. The rules are those of ISO 29500-1, 17.9.

Limits: numbers in words, Hebrew, Chinese and other counting systems are printed as decimals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.extract.docx.package import Package
from indexer.extract.docx.styles import is_on, number_of

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_STOPS = " .:;,–—-\t\xa0"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # without letters that are not used to count
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 4999
_MOST_REPEATED = 20  # aaaa…: beyond that a decimal is easier to read


def roman(number: int) -> str:
    """Return a number in small Roman numerals; beyond 4999, or below 1, in decimals."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


def _lettered(alphabet: str) -> Callable[[int], str]:
    def letters(number: int) -> str:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1) if 0 <= times < _MOST_REPEATED else str(number)

    return letters


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _lettered(_LATIN),
    "upperLetter": _lettered(_LATIN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": _lettered(_RUSSIAN),
    "russianUpper": _lettered(_RUSSIAN.upper()),
    "none": lambda number: "",
}


def formatted(number: int, name: str) -> str:
    """Return a number in a format of ISO 29500-1, 17.18.59; in decimals if it is not known here."""
    return _FORMATS.get(name, str)(number)


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # after which level, from 1; 0 for never; None for after any lower one
    is_legal: bool = False  # all numbers in decimals
    suffix: str = "tab"
    style: str = ""


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, _Level] = field(default_factory=dict)
    stands_for: str = ""  # name of a numbering style whose list it is a link to
    style: str = ""  # name of the numbering style it belongs to


@dataclass(slots=True)
class _List:
    abstract: str = ""
    levels: dict[int, _Level] = field(default_factory=dict)  # instead of those of the abstract one
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph.

    Attributes:
        text: With its suffix, e.g. "12. "; for a bullet "• ".
        number: As `Paragraph.number`: "12", "34 (a)"; "" for a bullet.
    """

    text: str
    number: str


_NONE = Label("", "")


@dataclass(slots=True)
class Numbering:
    """The lists of a file and where each stands; ask it once for each paragraph, in order."""

    abstracts: dict[str, _Abstract] = field(default_factory=dict)
    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)  # by abstract list
    _by_style: dict[str, str] | None = None  # the first abstract list of each numbering style
    _begun: set[str] = field(default_factory=set)  # lists whose own starts have been set

    def next(self, list_id: str, depth: int | None, style: str) -> Label:
        """Count a paragraph and return its label.

        Args:
            list_id: Of the list; "0" or an unknown one for no number.
            depth: Level in the list, from 0; None if the style of the paragraph tells.
            style: Id of that style.
        """
        found = self.lists.get(list_id)
        if found is None:
            return _NONE
        name = self._abstract_of(found)
        abstract = self.abstracts.get(name, _Abstract())
        if depth is None:
            depth = next(
                (n for n, level in abstract.levels.items() if level.style and level.style == style), 0
            )
        if not 0 <= depth < _LEVELS:
            return _NONE
        levels = {**abstract.levels, **found.levels}
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for n, start in found.starts.items():
                counts[n] = start - 1
        count = counts[depth]
        start = found.starts.get(depth, levels.get(depth, _Level()).start)
        counts[depth] = start if count is None else count + 1
        for n in range(depth + 1, _LEVELS):
            restart = levels.get(n, _Level()).restart
            if restart is None or (restart and depth < restart):
                counts[n] = None
        return _label(levels, counts, depth)

    def _abstract_of(self, found: _List) -> str:
        name = found.abstract
        abstract = self.abstracts.get(name)
        if abstract and abstract.stands_for:
            if self._by_style is None:
                self._by_style = {it.style: other for other, it in reversed(self.abstracts.items())}
            return self._by_style.get(abstract.stands_for, name)
        return name


def _label(levels: dict[int, _Level], counts: list[int | None], depth: int) -> Label:
    level = levels.get(depth)
    if level is None:
        return _NONE
    if level.format == "bullet":
        sign = _PRIVATE.sub(_BULLET, level.text)
        return Label(f"{sign} " if sign else "", "")

    def put(place: re.Match[str]) -> str:
        n = int(place[1]) - 1
        other = levels.get(n, _Level())
        number = counts[n]
        name = "decimal" if level.is_legal else other.format
        return formatted(other.start if number is None else number, name)

    printed = _PLACE.sub(put, level.text)
    if not printed.strip():
        return _NONE
    number = printed.strip(_STOPS)
    if depth and f"%{depth + 1}" in level.text and not re.search(rf"%[1-{depth}]", level.text):
        above = _label(levels, counts, depth - 1).number if counts[depth - 1] is not None else ""
        if above:
            number = f"{above} {number if number.startswith('(') else f'({number})'}"
    return Label(printed.rstrip() + ("" if level.suffix == "nothing" else " "), number)


def read_numbering(package: Package) -> tuple[Numbering, str]:
    """Read the lists of a file, and tell what is wrong with them, or "". A file without them has none."""
    part = package.related(package.main, "/numbering") or "word/numbering.xml"
    reader = _Reader()
    damage = package.parse_what_there_is(part, reader.start, reader.end)
    return reader.numbering, damage


class _Reader:
    def __init__(self) -> None:
        self.numbering = Numbering()
        self._abstract = _Abstract()
        self._list = _List()
        self._levels: dict[int, _Level] = {}
        self._level = _Level()
        self._depth = 0
        self._skipped = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if self._skipped or name in ("w:pPr", "w:rPr", "w:numPicBullet"):
            self._skipped += 1
            return
        value = given.get("w:val", "")
        match name:
            case "w:abstractNum":
                self._abstract = _Abstract()
                self.numbering.abstracts[given.get("w:abstractNumId", "")] = self._abstract
                self._levels = self._abstract.levels
            case "w:num":
                self._list = _List()
                self.numbering.lists[given.get("w:numId", "")] = self._list
                self._levels = self._list.levels
            case "w:abstractNumId":
                self._list.abstract = value
            case "w:numStyleLink":
                self._abstract.stands_for = value
            case "w:styleLink":
                self._abstract.style = value
            case "w:lvlOverride":
                self._depth = number_of(given, "w:ilvl") or 0
            case "w:startOverride":
                self._list.starts[min(max(self._depth, 0), _LEVELS - 1)] = number_of(given) or 0
            case "w:lvl":
                self._level = _Level()
                self._levels[number_of(given, "w:ilvl") or 0] = self._level
            case "w:start":
                self._level.start = number_of(given) or 0
            case "w:numFmt":
                self._level.format = value
            case "w:lvlText":
                self._level.text = value
            case "w:lvlRestart":
                self._level.restart = number_of(given)
            case "w:isLgl":
                self._level.is_legal = is_on(given)
            case "w:suff":
                self._level.suffix = value
            case "w:pStyle":
                self._level.style = value
            case _:
                pass

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
