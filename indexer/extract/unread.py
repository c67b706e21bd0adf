"""Pages that show something and say nothing: pictures of text, and letters without characters."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.errors import NoTextLayer
from indexer.extract.protocol import Draft, Shortfall

OCR = "Run OCR on the file and build again."


def has_text(draft: Draft) -> bool:
    """Tell whether a page has any text."""
    return any(not block.text.isspace() for block in draft.blocks if block.text)


def unread(drafts: Sequence[Draft]) -> Shortfall | None:
    """Say which pages show something but have no text.

    Raises:
        NoTextLayer: If no page has text.
    """
    without = [draft for draft in drafts if not has_text(draft)]
    pictures = sum(draft.pictured > 0 or draft.unknown > 0 for draft in without)
    if len(without) == len(drafts):
        if pictures:
            raise NoTextLayer("the pages are pictures without text")
        raise NoTextLayer("the pages are blank", "Open the file to see whether it shows anything.")
    if not pictures:
        return None
    what = "is a picture" if pictures == 1 else "are pictures"
    return Shortfall(f"{pictures} of {len(drafts)} pages {what} without text", OCR)
