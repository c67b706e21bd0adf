"""How documents are cited: references by style and body, and items for reference managers.

What a reference is made of is a `Citable`; `reference` prints it in a style, to a page or paragraph if
one is given. `EXPORTS` has the formats of reference managers, `tags` and `coins` the metadata of a page.
All that is peculiar to a body or a style stands in the tables of `data/`. Pure: no clock, and no files but
these tables.

The rules are those of the guides named in `docs/citing.md`; where they are silent, the general form of
the style is used and said to be one.
"""

from __future__ import annotations

from indexer.references.facts import Author, Citable, Journal, Pinpoint, Place, pinpoint_of
from indexer.references.formats import EXPORTS, Format
from indexer.references.head import coins, tags
from indexer.references.lists import STYLES
from indexer.references.of_hit import citable, has_printed_pages, named
from indexer.references.styles import Reference, form_of, reference
from indexer.references.template import Run

__all__ = [
    "EXPORTS",
    "STYLES",
    "Author",
    "Citable",
    "Format",
    "Journal",
    "Pinpoint",
    "Place",
    "Reference",
    "Run",
    "citable",
    "coins",
    "form_of",
    "has_printed_pages",
    "named",
    "pinpoint_of",
    "reference",
    "tags",
]
