"""Text and context → the documents it cites: explicit symbols, phrases, named instruments.

Pure, and linear in the text. `find` reads one text, `mentions` the pages of a document. Doubt is
kept: what may be several documents has candidates, what was mended has a note.
"""

from __future__ import annotations

from indexer.citations.contexts import tag_of
from indexer.citations.found import Context, Known
from indexer.citations.mentions import find, mentions
from indexer.citations.questions import PLACES, asked_for, may_be_words, pointed_at, without_places

__all__ = [
    "PLACES",
    "Context",
    "Known",
    "asked_for",
    "find",
    "may_be_words",
    "mentions",
    "pointed_at",
    "tag_of",
    "without_places",
]
