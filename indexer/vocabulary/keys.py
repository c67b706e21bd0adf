"""When two printed symbols name the same document.

It stands this low because everyone needs the same answer: the catalogue and the
citations look up by it, the library stores it, and they may not import one another.
"""

from __future__ import annotations

import re

from indexer.vocabulary.official import official

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-"})
_BLANKS = re.compile(r"\s+")

_AMNESTY = re.compile(r"ai(?=[a-z]{3}\d\d/)")  # "AI AMR 23/001/2012" and "AMR 23/001/2012"

_MINISTERS = re.compile(r"(?=(?:rec|res)\((?:200[4-9]|20[1-9]\d)\))")  # since 2004 "CM/Rec(2018)11"

_NUMBER_DECIDES = re.compile(
    r"""
    (?P<number>
        achpr/res\.\d+         # African Commission: numbers run on; session and year are often misprinted
      | ag/res\.\d{3,}       # OAS ordinary sessions run on; special sessions restart at 1 and keep the code
      | ag/dec\.\d+(?=\([ivxlc]+-o)
      | cp/res\.\d+          # and those of the Permanent Council
      | s/res/\d+              # Security Council: numbers run on since 1946
    )
    \( .*
    """,
    re.VERBOSE,
)


def symbol_key(symbol: str) -> str:
    """Return what is equal for all spellings of one canonical symbol.

    Lower case, no white space, every short hyphen the same. Where a body numbers its
    resolutions in one run, the number alone, since session and year behind it are
    redundant and official texts misprint them. What is cited by words ("CCPR General Comment
    34") has the key of its symbol.

    Args:
        symbol: A canonical symbol; for other printed forms, the canonical form of
            `symbols.parse` first.
    """
    bare = _BLANKS.sub("", official(symbol).translate(_HYPHENS)).lower()
    bare = _AMNESTY.sub("", bare, count=1) if bare.startswith("ai") else bare
    bare = _MINISTERS.sub("cm/", bare, count=1) if bare.startswith("re") else bare
    match = _NUMBER_DECIDES.fullmatch(bare)
    return match["number"] if match else bare
