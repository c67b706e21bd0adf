"""What finders are told of a text, and what they hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the catalogue knows: its canonical symbol, and its date as far as it is known."""

    canonical: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the text itself.

    Attributes:
        body: Tag of the body that issued the text ("hrc", "iachr", "ccpr", …); "" if not known.
        symbol: Key of the text's own symbol; "" if not known.
        known: Key of a symbol → document of the catalogue.
        is_draft: Whether citations are kept, with a note, that are meant and whose numbers cannot be.
    """

    body: str = ""
    symbol: str = ""
    known: Mapping[str, Known] = field(default_factory=dict)
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A citation in plain text.

    Attributes:
        canonical: The document's canonical form; the printed text where nothing fits.
        start, end: Half-open, in code points of the plain text.
        phrase: Where the noun phrase begins that it is part of: "its resolution 53/144".
        group: Citations of one list have one number; 0 stands alone.
        candidates: Other documents it may be, the likeliest first.
        note: What is wrong with it, in a sentence; "" if nothing is.
        of_body: What the body that is named beside it would call it, if it has no such number; "" if that
            is what it is, or it may be this body's.
        pinpoint: "para", "page", "chapter", "annex", "vol", "recommendation" → as printed.
    """

    canonical: str
    start: int
    end: int
    phrase: int
    group: int = 0
    candidates: tuple[str, ...] = ()
    note: str = ""
    of_body: str = ""
    pinpoint: Mapping[str, str] | None = None
