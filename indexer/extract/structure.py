"""What each block of a document is: heading, note or body; and the numbers of its paragraphs.

Numbers are believed by their company, not by their looks: "12." begins a paragraph if 11 came
before it, or 13 comes soon. So a year or a page number at the beginning of a line is none, a
list within a paragraph may begin with 1 again, and the paragraph after the list goes on with
the number that is due. Blocks in which several numbered paragraphs follow each other without
a gap are parted.

Limits: a single numbered paragraph without neighbours is not seen; roman numbers count as
numbers of headings only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer.extract.protocol import Block
from indexer.model import ParagraphKind

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(_RAISED, "0123456789")

# "12. The", "12.- El", "117.7. Take", "12 The", "12) Le"; behind it something that begins a sentence.
_NUMBER = re.compile(
    r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,3})(?P<stop>\.\s?[-–—]|[.)]|\s[-–—])?(?=\s+[^\W\d_]|\s+[\"“«'(\[¿¡‘‹])",
    re.UNICODE,
)
_LETTER = re.compile(r"(?:\((?P<in>[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?P<open>[a-z])\))\s+\S")
_NOTE = re.compile(
    rf"(?P<raised>[{_RAISED}]{{1,3}})\s*\S|(?P<mark>\*{{1,3}}|[†‡])\s*\S|(?P<plain>\d{{1,3}})[.)]?\s+\S"
)
_NUMBERED_HEADING = re.compile(r"(?:(?P<roman>[IVXL]{1,6})|(?P<letter>[A-Z]))[.)]\s+\S")
_NAMED_HEADING = re.compile(
    r"(?:annex|annexe|anexo|appendix|appendice|apéndice|chapter|chapitre|capítulo|part|partie|parte|приложение)"
    r"(?:\s+(?:[IVXLC]+|\d{1,3}|[A-Z]))?\b[^.;]{0,80}",
    re.IGNORECASE,
)
_ENDS_A_SENTENCE = re.compile(rf"[.:;!?؟。…][\"”»’')\]{_RAISED}\s*]*\Z|[{_RAISED}]\Z")

_LOWER_PART = 0.55  # of a page, where notes stand
_SMALLER = 0.94  # than the body: a note
_LARGER = 1.1  # a heading
_LONGEST_HEADING = 220  # characters
_NEXT = 14  # candidates ahead in which the number that follows must come
_MOST_MISSED = 3  # numbers that may be missing in between

Found = tuple[ParagraphKind, str, int]
"""Kind, number, level of a heading; see `Paragraph`."""


def parted(blocks: Sequence[Block]) -> list[Block]:
    """Part the blocks of a page where notes or numbered paragraphs follow each other without a gap."""
    parts: list[Block] = []
    for block in blocks:
        if "\n" not in block.text or block.kind not in (None, ParagraphKind.BODY, ParagraphKind.NOTE):
            parts.append(block)
        else:
            parts += _parts(block)
    return parts


def _parts(block: Block) -> Iterator[Block]:
    lines = block.text.split("\n")
    top, bottom = block.place
    step = (bottom - top) / max(1, len(lines) - 1)
    begin = 0
    due = _first_number(lines[0])
    is_note = lines[0][:1] in _RAISED
    for index, line in enumerate(lines[1:], start=1):
        number = _first_number(line)
        follows = due is not None and number == due + 1 and _ENDS_A_SENTENCE.search(lines[index - 1])
        if not (follows or (is_note and line[:1] in _RAISED and _NOTE.match(line))):
            continue
        yield _slice(block, lines, begin, index, top, step)
        begin, due = index, number
    yield _slice(block, lines, begin, len(lines), top, step)


def _slice(block: Block, lines: list[str], begin: int, end: int, top: float, step: float) -> Block:
    place = (top + begin * step, top + (end - 1) * step) if block.place != (0.0, 0.0) else block.place
    return replace(block, text="\n".join(lines[begin:end]), place=place)


def _first_number(line: str) -> int | None:
    found = _NUMBER.match(line)
    return int(found["number"]) if found and found["stop"] and "." not in found["number"] else None


def paragraphs(pages: Sequence[Sequence[Block]]) -> list[list[Found]]:
    """Say what each block of each page is; the texts are clean."""
    body = _body_size(pages)
    levels = _heading_levels(pages, body)
    kinds = [_kinds(page, body, levels) for page in pages]
    numbers = _Numbers(
        [
            (block, kind)
            for page, row in zip(pages, kinds, strict=True)
            for block, kind in zip(page, row, strict=True)
        ]
    )
    found = iter(numbers.all())
    return [
        [
            (kind, block.number or number, level)
            for block, (kind, level), number in zip(page, row, found, strict=False)
        ]
        for page, row in zip(pages, kinds, strict=True)
    ]


def _body_size(pages: Sequence[Sequence[Block]]) -> float:
    letters: Counter[float] = Counter()
    for page in pages:
        for block in page:
            letters[block.size] += len(block.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


Kind = tuple[ParagraphKind, int]


def _heading_levels(pages: Sequence[Sequence[Block]], body: float) -> dict[float, int]:
    """Return the level of headings by their size: the larger, the higher; 1 is the highest."""
    sizes = {
        block.size
        for page in pages
        for block in page
        if block.kind is None and block.size > _LARGER * body and len(block.text) <= _LONGEST_HEADING
    }
    return {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _kinds(page: Sequence[Block], body: float, levels: dict[float, int]) -> list[Kind]:
    kinds: list[Kind] = []
    in_notes = False
    for block in page:
        if block.kind is not None:
            kinds.append((block.kind, block.level))
            continue
        if block.size and body and block.size < _SMALLER * body:
            begins = _NOTE.match(block.text)
            if begins and (begins["raised"] or begins["mark"] or block.place[0] > _LOWER_PART):
                in_notes = True
        elif (begins := _NOTE.match(block.text)) and (
            begins["raised"] or (begins["mark"] and block.place[0] > _LOWER_PART)
        ):
            kinds.append((ParagraphKind.NOTE, 0))
            continue
        else:
            in_notes = False
        if in_notes:
            kinds.append((ParagraphKind.NOTE, 0))
        elif level := _heading_level(block, body, levels):
            kinds.append((ParagraphKind.HEADING, level))
        else:
            kinds.append((ParagraphKind.BODY, 0))
    return kinds


def _heading_level(block: Block, body: float, levels: dict[float, int]) -> int:
    """Return the level of a heading from 1; 0 if it is none."""
    text = block.text
    if len(text) > _LONGEST_HEADING or text.count("\n") > 4 or not any(letter.isalpha() for letter in text):
        return 0
    is_large = block.size > _LARGER * body > 0
    is_set_off = is_large or block.is_bold
    ends = text.rstrip(_RAISED + "* ")
    if ends.endswith((".", ";", ",")) and not is_large:
        return 0
    if _NAMED_HEADING.fullmatch(text.split("\n")[0]) and (is_set_off or text.isupper() or len(text) < 30):
        return 1
    numbered = _NUMBERED_HEADING.match(text)
    if numbered and (is_set_off or len(text) < 90) and not ends.endswith(","):
        return 1 if numbered["roman"] and numbered["roman"] not in "CDLM" else 2
    if not is_set_off:
        return 0
    if _NUMBER.match(text):
        return 3
    return levels.get(block.size, 4) if is_large else 4


@dataclass(slots=True)
class _Numbers:
    """Numbers of paragraphs, told from other numbers by what comes before and after."""

    blocks: Sequence[tuple[Block, Kind]]
    _due: list[int] = field(default_factory=list)  # the last number of each list that is open
    _letters: list[str] = field(default_factory=list)
    _prefix: str = ""

    def all(self) -> list[str]:
        """Return the number of each block; "" for those without."""
        candidates = [self._candidate(block, kind) for block, (kind, _) in self.blocks]
        rows = [index for index, found in enumerate(candidates) if found is not None]
        place = {index: at for at, index in enumerate(rows)}
        numbers = []
        for index, (block, (kind, _)) in enumerate(self.blocks):
            if kind is ParagraphKind.NOTE:
                numbers.append(_note_number(block.text))
            elif kind is not ParagraphKind.BODY:
                numbers.append("")
            elif found := candidates[index]:
                ahead = [candidates[row] for row in rows[place[index] + 1 : place[index] + 1 + _NEXT]]
                numbers.append(self._accept(found, ahead))
            else:
                numbers.append(self._letter(block.text))
        return numbers

    @staticmethod
    def _candidate(block: Block, kind: ParagraphKind) -> str | None:
        if kind is not ParagraphKind.BODY:
            return None
        found = _NUMBER.match(block.text)
        return (found["number"] + ("" if found["stop"] else " ")) if found else None

    def _accept(self, found: str, ahead: Sequence[str | None]) -> str:
        number = found.strip()
        has_stop = found == number
        if "." in number:
            self._letters.clear()
            return number if has_stop else ""
        value = int(number)
        follows = [int(other) for other in ahead if other and other.strip().isdecimal()]
        for depth in range(len(self._due) - 1, -1, -1):
            if self._due[depth] == value - 1:
                del self._due[depth + 1 :]
                self._due[depth] = value
                self._letters.clear()
                return number
        is_followed = value + 1 in follows
        if value == 1 and is_followed and (has_stop or follows[0] == 2):
            self._due.append(1)
            self._letters.clear()
            return number
        for depth in range(len(self._due) - 1, -1, -1):
            if 0 < value - self._due[depth] <= _MOST_MISSED and is_followed and has_stop:
                del self._due[depth + 1 :]
                self._due[depth] = value
                self._letters.clear()
                return number
        if not self._due and is_followed and follows[0] == value + 1 and has_stop:
            self._due.append(value)
            self._letters.clear()
            return number
        return ""

    def _letter(self, text: str) -> str:
        found = _LETTER.match(text)
        if found is None:
            return ""
        letter = found["in"] or found["open"]
        for depth in range(len(self._letters) - 1, -1, -1):
            if _follows(self._letters[depth], letter):
                self._letters[depth:] = [letter]
                break
        else:
            if letter in ("a", "i", "1", "aa"):
                self._letters.append(letter)
            else:
                return ""
        main = str(self._due[-1]) if self._due else ""
        return " ".join([main, *(f"({each})" for each in self._letters)]).strip()


_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
)


def _follows(before: str, letter: str) -> bool:
    if before.isdecimal():
        return letter == str(int(before) + 1)
    if before in _ROMAN[:-1] and letter == _ROMAN[_ROMAN.index(before) + 1]:
        return True
    if len(before) == 1:
        return letter == ("aa" if before == "z" else chr(ord(before) + 1))
    return len(before) == 2 and before[0] == before[1] and letter == chr(ord(before[0]) + 1) * 2


def _note_number(text: str) -> str:
    found = _NOTE.match(text)
    if found is None:
        return ""
    return found["mark"] or (found["raised"] or found["plain"]).translate(_PLAIN_DIGITS)
