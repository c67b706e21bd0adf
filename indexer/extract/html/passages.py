"""What the page is laid out in, before it is known what each part is.

A passage is what a browser sets apart by a line end or a blank line. It keeps what its looks
and its place in the page tell: the later steps (notes, headings, boilerplate) go by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from indexer.model import ParagraphKind


class Gap(IntEnum):
    """What parts a passage from the one before."""

    LINE = 1
    PARAGRAPH = 2


class Place(StrEnum):
    """What the page says, or its names suggest, a part of it is for."""

    BODY = "body"
    NAVIGATION = "navigation"
    CONSENT = "consent"  # cookie banners
    HEADER = "header"  # of the site; that of an article is its body
    FOOTER = "footer"
    ASIDE = "aside"
    NAMED = "named"  # like a menu, by its class or id only
    HIDDEN = "hidden"


@dataclass(slots=True)
class Region:
    """A part of the page that may be none of the document's."""

    place: Place
    in_article: bool = False


@dataclass(slots=True)
class Reference:
    """A number that may call a note, or be the mark of one.

    Attributes:
        printed: As it stands in the page.
        label: Its digits.
        is_raised: Printed above the line.
        target: Name in this page that it leads to; "" if it leads nowhere.
        names: Names by which others lead to it.
    """

    printed: str
    label: str
    is_raised: bool
    target: str = ""
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Passage:
    """A run of text between two ends of lines.

    Attributes:
        text: Lines parted by "\\n"; references are `mark`s.
        gap: What parts it from the passage before.
        kind, level, number: As in `Block`.
        begins_section: Whether it is the heading of a section, or its beginning.
        size: Of most of its letters, in points; browsers' 12 if nothing is said.
        is_bold, is_centred: Most of it.
        is_row: Cells of a table, put together.
        is_term: The term of a definition list.
        letters: Characters, blanks around words of markup not counted.
        linked: Of these, within links.
        links: Texts of its links.
        region: Index of its region; 0 is the body.
        names: Names by which links lead to its beginning.
    """

    text: str
    gap: Gap
    kind: ParagraphKind | None = None
    level: int = 0
    number: str = ""
    begins_section: bool = False
    size: float = 12.0
    is_bold: bool = False
    is_centred: bool = False
    is_row: bool = False
    is_term: bool = False
    letters: int = 0
    linked: int = 0
    links: list[str] = field(default_factory=list)
    region: int = 0
    names: tuple[str, ...] = ()

    @property
    def free(self) -> int:
        """Letters outside of links."""
        return self.letters - self.linked


@dataclass(slots=True)
class Laid:
    """A page, laid out."""

    passages: list[Passage]
    regions: list[Region]
    references: list[Reference]


# Characters that no page can hold: `drop_marks` takes them out of its text.
_BEGIN, _END = "\x02", "\x03"
MARKS = re.compile(rf"{_BEGIN}(\d+){_END}")


def mark(index: int) -> str:
    """Return what stands in a text for the reference of this index."""
    return f"{_BEGIN}{index}{_END}"


def drop_marks(text: str) -> str:
    """Return text of a page without the characters that marks are made of."""
    return text.replace(_BEGIN, "").replace(_END, "")
