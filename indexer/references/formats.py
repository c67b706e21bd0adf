"""The formats of reference managers, by name: how they are written, called and served."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indexer.references import bibtex, csl, ris
from indexer.references.facts import Citable
from indexer.references.items import Item, items


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which documents are handed to a reference manager.

    Attributes:
        title: For readers.
        suffix: Of addresses and files, with the stop.
        media_type: Of the answer; each is in UTF-8.
    """

    title: str
    suffix: str
    media_type: str
    write_items: Callable[[Iterable[Item]], Iterator[str]]

    def write(self, documents: Iterable[Citable]) -> Iterator[str]:
        """Yield the export piece by piece, in the order given."""
        return self.write_items(items(documents))


EXPORTS = {
    "bibtex": Format("BibTeX", ".bib", "application/x-bibtex", bibtex.write),
    "ris": Format("RIS", ".ris", "application/x-research-info-systems", ris.write),
    "csl-json": Format("CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", csl.write),
}
"""By the names the command line has for them."""
