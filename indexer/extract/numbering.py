"""The numbers of paragraphs, told from other numbers by their company.

"12." begins a paragraph if 11 came before it, or 13 comes soon: so a year, a sum or the number
of a page at the beginning of a line is none. A list within a paragraph may begin with 1 again,
and the paragraph after the list goes on with the number that is due. Numbered headings count
for themselves, beside the paragraphs between them; what looks like a heading but has the number
that is due in a row of paragraphs is one of them.

Limits: a single numbered paragraph without neighbours is not seen; roman numbers count as
numbers of headings only, or of parts of paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from indexer.extract.marks import Mark, follows, letter_of, mark_of

_SOON = 14  # marks of one kind within which the number that follows must come
_NEAR = 6  # dotted numbers or letters within which another of the row must be
_MOST_MISSED = 3  # numbers that may be missing in between
_MOST_OPEN = 50  # rows that were begun and not left, the latest of them
_SHORT = 60  # characters: a row of such blocks is one of a table if nothing stops its numbers
_LONG = 200  # characters between two titles
_MOSTLY = 0.6
_SAME_SIZE = 0.1  # letters that differ by less are of one size
_FIRST = frozenset({"a", "i", "1", "aa", "а"})  # the last is Cyrillic


class Role(StrEnum):
    """What a block looks like before its number is known."""

    BODY = "body"
    TITLE = "title"  # as short as a heading, and without an end, but not set off
    HEADING = "heading"  # a heading that begins with a number
    BREAK = "break"  # a heading without: parts of paragraphs do not go on behind it
    OTHER = "other"  # notes, running heads: they do not count


_COUNTED = (Role.BODY, Role.TITLE, Role.HEADING)


class Numbered(NamedTuple):
    """What a block turned out to be: its number, "" if it has none, and whether it is a heading."""

    number: str
    is_heading: bool


@dataclass(slots=True, eq=False)
class _Row:
    """Blocks whose numbers follow each other."""

    style: str
    size: float
    last: int
    members: list[int] = field(default_factory=list)
    is_heading: bool = False

    def add(self, index: int, value: int) -> None:
        self.members.append(index)
        self.last = value


# Of what looks like what, rows of which to try, and whether to begin one.
_TRIES: Mapping[Role, Sequence[tuple[Role, bool]]] = {
    Role.BODY: ((Role.BODY, False), (Role.BODY, True), (Role.HEADING, False)),
    Role.TITLE: ((Role.BODY, False), (Role.HEADING, False), (Role.HEADING, True), (Role.BODY, True)),
    Role.HEADING: ((Role.HEADING, False), (Role.HEADING, True), (Role.BODY, False), (Role.BODY, True)),
}


class _Rows:
    """All rows of a document, found in one pass."""

    def __init__(self, texts: Sequence[str], roles: Sequence[Role], sizes: Sequence[float]) -> None:
        self._texts, self._roles, self._sizes = texts, roles, sizes
        self.marks = [
            mark_of(text) if role in _COUNTED else None for text, role in zip(texts, roles, strict=True)
        ]
        self.row_of: dict[int, _Row] = {}
        self._open: dict[Role, list[_Row]] = {Role.BODY: [], Role.HEADING: []}
        plain = [(index, mark) for index, mark in enumerate(self.marks) if mark and not mark.prefix]
        dotted = [(index, mark) for index, mark in enumerate(self.marks) if mark and mark.prefix]
        self._ahead = self._values_ahead(plain)
        self._neighbours = {
            index: dotted[max(0, at - _NEAR) : at + _NEAR + 1] for at, (index, _) in enumerate(dotted)
        }
        self.dotted: dict[int, bool] = {}  # whether they are headings
        main = ""
        for index, mark in enumerate(self.marks):
            if mark is None:
                continue
            if mark.prefix:
                self._part(index, mark, main)
            elif self._place(index, mark) is Role.BODY:
                main = mark.text
        for row in dict.fromkeys(self.row_of.values()):
            self._settle(row)

    def _values_ahead(self, plain: Sequence[tuple[int, Mark]]) -> dict[int, dict[Role, list[int]]]:
        """Return, for each mark, the values of the marks of its style that come soon: of any, of headings.

        A mark of the body knows no headings but those among all.
        """
        ahead: dict[int, dict[Role, list[int]]] = {}
        of_any: defaultdict[str, list[int]] = defaultdict(list)
        of_headings: defaultdict[str, list[int]] = defaultdict(list)
        for index, mark in reversed(plain):
            style = mark.style or "."
            soon = of_any[style][: -_SOON - 1 : -1]
            of_any[style].append(mark.value)
            if self._roles[index] is Role.BODY:
                ahead[index] = {Role.BODY: soon, Role.HEADING: soon}
            else:
                ahead[index] = {Role.BODY: soon, Role.HEADING: of_headings[style][: -_SOON - 1 : -1]}
                of_headings[style].append(mark.value)
        return ahead

    def _place(self, index: int, mark: Mark) -> Role | None:
        """Put a number into a row that it continues, else into one that it begins; say of what."""
        own = self._roles[index]
        size = self._sizes[index]
        ahead = self._ahead[index]
        places = {role: self._continued(self._open[role], mark, size, ahead[role]) for role in ahead}
        last = {
            role: self._open[role][depth].members[-1] for role, depth in places.items() if depth is not None
        }
        tries = _TRIES[own]
        if own is Role.TITLE and len(last) > 1:
            tries = [(max(last, key=lambda role: last[role]), False)]
        for role, begins in tries:
            rows = self._open[role]
            if begins:
                row = self._begun(rows, mark, size, ahead[role])
            elif (depth := places[role]) is not None:
                row = rows[depth]
                del rows[depth + 1 :]
            else:
                row = None
            if row is not None:
                row.add(index, mark.value)
                self.row_of[index] = row
                return role
        return None

    @staticmethod
    def _continued(rows: Sequence[_Row], mark: Mark, size: float, ahead: Sequence[int]) -> int | None:
        """Find a row with the number before, of letters of the same size if there is one."""
        is_followed = mark.value + 1 in ahead
        coming = ahead[: ahead.index(1)] if 1 in ahead else ahead  # before a list begins
        for most_missed, any_size in ((0, False), (_MOST_MISSED, False), (0, True)):
            if most_missed and not (is_followed and mark.is_sure and mark.style):
                continue
            for depth in range(len(rows) - 1, -1, -1):
                row = rows[depth]
                if not any_size and abs(row.size - size) > _SAME_SIZE * size:
                    continue
                if (
                    0 < mark.value - row.last <= 1 + most_missed
                    and (row.style == mark.style or (not mark.style and is_followed))
                    and not (most_missed and row.last + 1 in coming[:3])
                ):
                    return depth
                if row.last + 1 in coming[:_NEAR]:
                    break  # it is not at its end yet
        return None

    @staticmethod
    def _begun(rows: list[_Row], mark: Mark, size: float, ahead: Sequence[int]) -> _Row | None:
        if not mark.is_sure and mark.value != 1:
            return None
        is_next = ahead[:1] == [mark.value + 1]
        if (mark.value == 1 and 2 in ahead and (mark.style or is_next)) or (
            mark.value > 1 and not rows and is_next and mark.style
        ):
            row = _Row(mark.style, size, mark.value)
            rows.append(row)
            del rows[:-_MOST_OPEN]
            return row
        return None

    def _part(self, index: int, mark: Mark, main: str) -> None:
        """Find a dotted number that is one of a row: 117.7 near 117.6, or 117.1 behind 117."""
        is_of_main = main == str(mark.prefix[0])
        row = [other for other, found in self._neighbours[index] if found.prefix == mark.prefix]
        is_near = any(0 < abs(self._value(other) - mark.value) <= _MOST_MISSED for other in row)
        titles = sum(self._roles[other] is not Role.BODY for other in row)
        is_title = self._roles[index] is not Role.BODY and 2 * titles >= len(row) > is_of_main
        if is_title and (len(self._neighbours[index]) > 2 or is_near):
            self.dotted[index] = True
        elif (is_of_main and (is_near or mark.value == 1)) or (is_near and mark.is_sure):
            self.dotted[index] = False

    def _value(self, index: int) -> int:
        mark = self.marks[index]
        return mark.value if mark else 0

    def _settle(self, row: _Row) -> None:
        """Decide whether a row is one of headings or of paragraphs, or nothing at all."""
        members = row.members
        if len(members) < 2:
            self._drop(row)
            return
        headings = sum(self._roles[index] is Role.HEADING for index in members)
        row.is_heading = headings >= _MOSTLY * len(members) or (
            all(self._roles[index] is not Role.BODY for index in members)
            and sum(self._stands_apart(*pair) for pair in pairwise(members)) >= _MOSTLY * (len(members) - 1)
        )
        lengths = sorted(len(self._texts[index]) for index in members)
        if not row.style and lengths[len(lengths) // 2] < _SHORT:
            self._drop(row)

    def _stands_apart(self, first: int, second: int) -> bool:
        """Tell whether there is text between two titles: items of a list follow each other."""
        between = [
            len(self._texts[index])
            for index in range(first + 1, second)
            if self._roles[index] is Role.BODY or (self._roles[index] is Role.TITLE and not self.marks[index])
        ]
        return sum(between) >= _LONG

    def _drop(self, row: _Row) -> None:
        for index in row.members:
            del self.row_of[index]


def numbers(texts: Sequence[str], roles: Sequence[Role], sizes: Sequence[float]) -> list[Numbered]:
    """Say which number each block has, and which are headings after all, or none.

    Args:
        texts: Of all blocks of a document, clean.
        roles: Of each, as far as its looks tell.
        sizes: Height of its letters; 0 if not known.
    """
    rows = _Rows(texts, roles, sizes)
    letters = [
        letter_of(text) if role is Role.BODY or role is Role.TITLE else ""
        for text, role in zip(texts, roles, strict=True)
    ]
    lettered = [index for index, letter in enumerate(letters) if letter]
    at = {index: place for place, index in enumerate(lettered)}
    found = []
    main = ""
    opened: list[_Letter] = []
    for index, (mark, role) in enumerate(zip(rows.marks, roles, strict=True)):
        row = rows.row_of.get(index)
        is_heading = row.is_heading if row else rows.dotted.get(index, role is Role.HEADING)
        if mark is not None and not is_heading and (row or index in rows.dotted):
            main = mark.text
            letter = letter_of(texts[index][mark.end :])
            opened = [_Letter(letter, letter)] if letter in _FIRST else []
            found.append(Numbered(_joined(main, opened), False))
            continue
        if is_heading or role is Role.BREAK:
            main = ""
            opened.clear()
        number = ""
        if letters[index] and not is_heading:
            place = at[index]
            ahead = [letters[other] for other in lettered[place + 1 : place + 1 + _NEAR]]
            if _opens(letters[index], opened, ahead):
                number = _joined(main, opened)
        found.append(Numbered(number, is_heading))
    return found


class _Letter(NamedTuple):
    """A letter that is open, and the one its list began with."""

    text: str
    first: str


def _joined(main: str, opened: Sequence[_Letter]) -> str:
    return " ".join([main, *(f"({letter.text})" for letter in opened)]).strip()


def _opens(letter: str, opened: list[_Letter], ahead: Sequence[str]) -> bool:
    """Add a letter to those that are open; tell whether it belongs there."""
    for depth in range(len(opened) - 1, -1, -1):
        if follows(opened[depth].text, letter):
            opened[depth:] = [_Letter(letter, opened[depth].first)]
            return True
    if letter in _FIRST and any(follows(letter, other) for other in ahead):
        # A list within a list is lettered in another way; in the same way it is a new list.
        same = [depth for depth, other in enumerate(opened) if other.first == letter]
        opened[same[0] if same else len(opened) :] = [_Letter(letter, letter)]
        return True
    return False
