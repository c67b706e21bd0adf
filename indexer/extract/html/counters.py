"""The numbers that browsers print before the items of lists (HTML Standard, 4.4.5 and 4.4.8)."""

from __future__ import annotations

from dataclasses import dataclass

_LARGEST = 1_000_000
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "decimal": "decimal",
    "decimal-leading-zero": "decimal",
    "lower-alpha": "lower-alpha",
    "upper-alpha": "upper-alpha",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}
"""Value of `type`, or of `list-style-type`, -> how items are numbered."""

NO_NUMBERS = frozenset({"none", "disc", "circle", "square"})


@dataclass(slots=True)
class List:
    """A list that stands open.

    Attributes:
        style: One of the values of `STYLES`; "" if items have no numbers.
        next: Number of the next item.
        step: 1, or -1 in a reversed list.
        parent: Number of the item around it, "" if that has none.
    """

    style: str = ""
    next: int = 1
    step: int = 1
    parent: str = ""

    def label(self, value: str | None, style: str | None) -> str:
        """Return the number of the next item, without its stop; "" if it has none.

        Args:
            value: What the item says its number is.
            style: How the item says that it is numbered; None if it does not.
        """
        number = whole(value)
        if number is not None:
            self.next = number
        number = self.next
        self.next += self.step
        style = self.style if style is None else style
        return written(number, style) if style else ""


def whole(text: str | None) -> int | None:
    """Return the whole number of an attribute, None if it is none or past all reason."""
    digits = (text or "").strip().lstrip("+")
    if not digits.removeprefix("-").isdecimal() or len(digits) > 8:
        return None
    return max(-_LARGEST, min(_LARGEST, int(digits)))


def style_of(type_: str | None, list_style: str) -> str | None:
    """Return how a list, or an item, is numbered; "" for not at all, None if nothing is said."""
    for told in (list_style, (type_ or "").strip()):
        if told.lower() in NO_NUMBERS:
            return ""
        if told in STYLES:
            return STYLES[told]
    return None


def written(number: int, style: str) -> str:
    """Write a number: 3, c, C, iii, III. What a style cannot write is decimal, as in browsers.

    >>> written(28, "lower-alpha"), written(1994, "upper-roman"), written(0, "lower-roman")
    ('ab', 'MCMXCIV', '0')
    """
    if style.endswith("alpha") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
    elif style.endswith("roman") and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN:
            while number >= value:
                letters += sign
                number -= value
    else:
        return str(number)
    return letters.upper() if style.startswith("upper") else letters
