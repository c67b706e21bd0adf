"""The numbers of places in documents, as citations print them.

Of an annex without a number, what is printed is its own word, in any language: "annex", "anexo".
"""

from __future__ import annotations

import re

ANNEX = r"annex(?:e|es)?|anexos?|appendix|приложени\w{1,2}|المرفق|附件"
"""Words for annexes, an expression for folded text."""

_ANNEX = re.compile(ANNEX, re.IGNORECASE)


def number_of_place(what: str, value: str) -> str:
    """Return the number of a place; "" of an annex that has none.

    >>> number_of_place("annex", "anexo"), number_of_place("annex", "II"), number_of_place("para", "4")
    ('', 'II', '4')

    Args:
        what: "annex", "para", "chapter", …
        value: As printed.
    """
    return "" if what == "annex" and _ANNEX.fullmatch(value) else value
