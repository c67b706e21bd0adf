"""The text as the rules read it, and the way back to the text as printed.

Rules see one kind of hyphen, blank, apostrophe and digit, no marks of direction or joining, and
beside it the same text folded: lower case, without accents. Both have the same length, so a rule
may look at either; `printed` gives the offsets in the text that was handed in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indexer.citations.bodies import Bodies
from indexer.citations.folding import fold, replaced

_SAME = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4\u0060", "'"),
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\uff0f": "/",
    "\uff08": "(",
    "\uff09": ")",
    "\uff0c": ",",
    "\u060c": ",",
    "\u061b": ";",
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "),  # calls of notes part words and numbers
    "\ufffd": ".",  # what a font does not tell is mostly a full stop
}

# Soft hyphens, joiners, marks of direction, combining accents, Arabic vowels and lengthening.
_DROPPED = re.compile(
    "[\u00ad\u0300-\u036f\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in the form that rules read.

    Attributes:
        text: One kind of hyphen, blank, apostrophe and digit.
        folded: The same in lower case and without accents; as long.
        bodies: Those that it names.
    """

    text: str
    folded: str
    bodies: Bodies = field(repr=False, compare=False)
    _offsets: tuple[int, ...] | None = None

    @classmethod
    def of(cls, printed: str) -> Plain:
        """Read a printed text, of any length; linear time."""
        offsets = None
        kept = printed
        if _DROPPED.search(printed):
            parts: list[str] = []
            places: list[int] = []
            at = 0
            for gap in _DROPPED.finditer(printed):
                parts.append(printed[at : gap.start()])
                places.extend(range(at, gap.start()))
                at = gap.end()
            parts.append(printed[at:])
            places.extend(range(at, len(printed)))
            kept, offsets = "".join(parts), tuple(places)
        text = replaced(kept, _SAME)
        folded = fold(text)
        return cls(text, folded, Bodies(folded), offsets)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the printed text of a half-open, not empty, place in this one."""
        if self._offsets is None:
            return start, end
        return self._offsets[start], self._offsets[end - 1] + 1
