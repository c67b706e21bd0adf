"""Text as it comes, put into passages.

The walk through the page tells what is written and where lines and paragraphs end; here it
becomes passages, which keep how most of their letters look.
"""

from __future__ import annotations

import re

from indexer.extract.html.passages import Gap, Laid, Passage, Place, Reference, Region, drop_marks, mark
from indexer.extract.html.style import Style
from indexer.model import ParagraphKind

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_BLANKS_AT_LINE_ENDS = re.compile(r"(?<!\s)\s*\n\s*")
_NUMBER_AT_END = re.compile(r"\d$|(?:^|\W)[nN]$")

_MOSTLY = 0.95  # of the letters of a passage: that is how it looks
_LONGEST_LABEL = 100  # characters of a link that are kept, roughly: menus have shorter ones
_INDENT = 3  # no-break spaces at the beginning of a line: it begins a paragraph,
_FULL_LINE = 60  # if the line before has as many characters
_TITLE_LETTERS = (3, 120)  # of a bold line that is a title, if what follows it,
_TEXT_LETTERS = 80  # of as many letters at least,
_PLAIN = 0.3  # is bold in no larger part


class Flow:
    """What has been read of a page so far.

    Attributes:
        style: Of what is written next.
        passages, regions, references: As in `Laid`.
        names: Names by which links lead to the next passage.
        label: Printed before the next passage, as "12. ".
        number: Of the next passage.
        initial: A picture of the first letter of the next passage.
    """

    def __init__(self) -> None:
        self.style = Style()
        self.passages: list[Passage] = []
        self.regions = [Region(Place.BODY)]
        self.references: list[Reference] = []
        self.names: list[str] = []
        self.label = ""
        self.number = ""
        self.initial = ""
        self._gap = Gap.PARAGRAPH
        self._parts: list[str] = []
        self._breaks_line = False
        self._indent = 0
        self._names: tuple[str, ...] = ()
        self._number = ""
        self._begin()

    @property
    def is_between(self) -> bool:
        """Whether nothing has been written since the last end of a passage."""
        return not self._parts

    def laid(self) -> Laid:
        """Return all that was read."""
        self.close(Gap.PARAGRAPH)
        return Laid(self.passages, self.regions, self.references)

    def write(self, text: str) -> None:
        """Add text of the page."""
        text = drop_marks(text)
        if not self.style.is_preformatted:
            self._add(_BLANKS.sub(" ", text))
            return
        first, *others = _BLANK_LINES.split(text.replace("\r\n", "\n"))
        self._add(first)
        for other in others:
            self.close(Gap.PARAGRAPH)
            self._add(other)

    def line(self) -> None:
        """End the line; the second time, the paragraph."""
        if not self._parts:
            self._gap = Gap.PARAGRAPH
        elif self._breaks_line:
            self.close(Gap.PARAGRAPH)
        else:
            self._breaks_line = True
            self._indent = 0

    def refer(self, reference: Reference) -> None:
        """Add a number that may call a note; at the beginning of a line it may be the mark of one."""
        if self._breaks_line:
            self.close(Gap.PARAGRAPH)
        self._count(len(reference.label), reference.label)
        if self.style.is_linked:
            self._links.append(reference.printed)
        self._parts.append(mark(len(self.references)))
        self.references.append(reference)

    def ends_with_number(self) -> bool:
        """Tell whether the last character is a digit, or the n of "no" that stands before one."""
        return bool(self._parts and _NUMBER_AT_END.search(self._parts[-1][-3:]))

    def link(self) -> None:
        """Begin a link."""
        self._links.append("")

    def close(self, gap: Gap) -> None:
        """End a passage, if one has begun."""
        if not self._parts:
            self._gap = max(self._gap, gap)
            return
        title = self._title
        if title is not None and self._is_title(title):
            parts, letters, linked = title
            rest = self._parts[parts:]
            self.passages.append(self._passage("".join(self._parts[:parts]), letters, linked, is_bold=True))
            self._gap = Gap.PARAGRAPH
            self._names, self._number = (), ""
            self.passages.append(
                self._passage("".join(rest), self._letters - letters, self._linked - linked, is_bold=False)
            )
            self.passages[-2].links = []
        else:
            is_bold = self._bold >= _MOSTLY * self._letters
            self.passages.append(self._passage("".join(self._parts), self._letters, self._linked, is_bold))
        self._gap = gap
        self._parts = []
        self._breaks_line = False
        self._begin()

    def _begin(self) -> None:
        self._names = ()
        self._number = ""
        self._letters = self._linked = self._bold = 0
        self._sizes: dict[float, int] = {}
        self._links: list[str] = []
        self._title: tuple[int, int, int] | None = None
        self._first = self.style

    def _add(self, text: str) -> None:
        bare = text.strip()
        if not bare:
            if self._breaks_line:
                self._indent += text.count("\xa0")
            elif self._parts:
                self._parts.append(text if self.style.is_preformatted else " ")
            return
        if self._breaks_line:
            self._indent += len(text) - len(text.lstrip()) if "\xa0" in text else 0
            if self._indent >= _INDENT and self._length_of_line() >= _FULL_LINE:
                self.close(Gap.PARAGRAPH)
        self._count(len(bare), bare)
        if self.initial:
            if text[0].isalpha():
                self._parts.append(self.initial)
            self.initial = ""
        self._parts.append(text)
        if self.style.is_linked:
            self._linked += len(bare)
            if not self._links:
                self._links.append(text)
            elif len(self._links[-1]) < _LONGEST_LABEL:
                self._links[-1] += text

    def _count(self, letters: int, text: str) -> None:
        """Note how the letters look that come now."""
        if not self._parts:
            self._first = self.style
            self._names = tuple(self.names)
            self.names = []
            self._number, self.number = self.number, ""
            if self.label and not text.startswith(self.label.rstrip(" .")):  # some print it themselves
                self._parts.append(self.label)
            self.label = ""
        elif self._breaks_line:
            least, most = _TITLE_LETTERS
            if self._title is None and self._bold == self._letters and least <= self._letters <= most:
                self._title = len(self._parts), self._letters, self._linked
            self._parts.append("\n")
            self._breaks_line = False
        self._letters += letters
        self._sizes[self.style.size] = self._sizes.get(self.style.size, 0) + letters
        if self.style.is_bold:
            self._bold += letters

    def _length_of_line(self) -> int:
        length = 0
        for part in reversed(self._parts):
            if part == "\n":
                break
            length += len(part)
            if length >= _FULL_LINE:
                break
        return length

    def _is_title(self, title: tuple[int, int, int]) -> bool:
        _, letters, _ = title
        rest = self._letters - letters
        return rest >= _TEXT_LETTERS and self._bold - letters <= _PLAIN * rest

    def _passage(self, text: str, letters: int, linked: int, is_bold: bool) -> Passage:
        style = self._first
        kind = ParagraphKind.HEADING if style.level else ParagraphKind.NOTE if style.is_note else None
        return Passage(
            text.strip("\n") if style.is_preformatted else _trimmed(text),
            self._gap,
            kind,
            level=style.level,
            number=self._number or (style.note if style.is_note else ""),
            size=max(self._sizes, key=self._sizes.__getitem__),
            is_bold=is_bold,
            is_centred=style.is_centred,
            is_term=style.is_term,
            letters=letters,
            linked=linked,
            links=self._links,
            region=style.region,
            names=self._names,
        )


def _trimmed(text: str) -> str:
    """Return lines without blanks around them."""
    text = text.strip()
    return _BLANKS_AT_LINE_ENDS.sub("\n", text) if "\n" in text else text
