"""The official address of a document, where its symbol alone tells it.

Documents of the United Nations are found under their symbols at docs.un.org, the address of its Official
Document System by language; undocs.org leads there too. Nothing is fetched here: an address is text for
a reader to follow.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from indexer.symbols.grammar import parse
from indexer.vocabulary.official import official

_UNITED_NATIONS = "https://docs.un.org/"
_LANGUAGES = frozenset({"ar", "zh", "en", "fr", "ru", "es"})
_SERIES = "un-"
_NOT_THERE = frozenset({"un-press-release", "un-ga-decision", "un-special-procedures-communication"})
"""Series whose symbols are no symbols of documents: decisions of the Assembly stand in its records."""

_PART = re.compile(r"\[[A-Z]+\]$")  # "A/RES/217(III)[A]": one sheet has all parts
_JOINT = re.compile(r"-E/.*")  # "A/79/79-E/2024/54": either symbol leads there


def official_address(canonical: str, language: str | None = None) -> str:
    """Return the address of the official text; "" where the symbol does not tell one.

    Args:
        canonical: A canonical form; what is cited by words has the address of its symbol.
        language: Of the text, ISO 639-1; for others than the official ones of the United Nations, English.
    """
    symbol = parse(official(canonical))
    if symbol is None or not symbol.series.startswith(_SERIES) or symbol.series in _NOT_THERE:
        return ""
    name = _JOINT.sub("", _PART.sub("", symbol.canonical))
    version = language if language in _LANGUAGES else "en"
    return f"{_UNITED_NATIONS}{version}/{quote(name, safe='/().')}"
