"""Files of which nothing could be read, though they were opened: pictures, damage, blank pages."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.errors import DamagedFile, NoTextLayer
from indexer.extract.protocol import Draft, Shortfall


def refuse_without_text(
    drafts: Sequence[Draft], missing: Shortfall | None, damage: Shortfall | None = None
) -> None:
    """Let a file pass that has some text.

    Args:
        drafts: All its pages, after OCR.
        missing: What OCR says of pages it did not read.
        damage: What their reader says of pages that could not be read, or not be found.

    Raises:
        NoTextLayer: If no page has text.
        DamagedFile: If none has, and no wonder.
    """
    if any(has_text(draft) for draft in drafts):
        return
    if missing and damage:
        raise NoTextLayer(f"{missing.reason}; {damage.reason}", f"{missing.advice} {damage.advice}")
    if damage:
        raise DamagedFile(f"no text is left: {damage.reason}", damage.advice)
    if missing:
        raise NoTextLayer(missing.reason, missing.advice)
    raise NoTextLayer("the pages are blank", "Open the file to see whether it shows anything.")


def has_text(draft: Draft) -> bool:
    """Tell whether a page has any text."""
    return any(block.text.strip() for block in draft.blocks)
