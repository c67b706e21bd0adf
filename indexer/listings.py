"""Lists of documents in the formats of other programs: spreadsheets and reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer import references, tables
from indexer.results import Hit

MOST = 10_000
"""Documents of one export. A reference manager is slow with more, and pages reach the rest."""


@dataclass(frozen=True, slots=True)
class ListFormat:
    """How a format is called and served.

    Attributes:
        suffix: Of addresses and files, with the stop.
        media_type: Of the answer; all are in UTF-8.
    """

    title: str
    suffix: str
    media_type: str


FORMATS = {"csv": ListFormat("CSV", tables.SUFFIX, tables.MEDIA_TYPE)} | {
    name: ListFormat(each.title, each.suffix, each.media_type) for name, each in references.EXPORTS.items()
}
"""By the names the command line has for them."""


def write(name: str, hits: Iterable[Hit]) -> Iterator[str]:
    """Yield an export piece by piece, in the order given.

    Args:
        name: One of `FORMATS`.
        hits: The documents.
    """
    if name == "csv":
        return tables.write(hits)
    return references.EXPORTS[name].write(map(references.citable, hits))
