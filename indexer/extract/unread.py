"""Files of which nothing could be read, though they were opened: pictures without OCR, and blank pages."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.errors import NoTextLayer
from indexer.extract.protocol import Draft, Shortfall


def refuse_without_text(drafts: Sequence[Draft], missing: Shortfall | None) -> None:
    """Let a file pass that has some text.

    Args:
        drafts: All its pages, after OCR.
        missing: What OCR says of pages it did not read.

    Raises:
        NoTextLayer: If no page has text.
    """
    if any(has_text(draft) for draft in drafts):
        return
    if missing:
        raise NoTextLayer(missing.reason, missing.advice)
    raise NoTextLayer("the pages are blank", "Open the file to see whether it shows anything.")


def has_text(draft: Draft) -> bool:
    """Tell whether a page has any text."""
    return any(block.text.strip() for block in draft.blocks)
