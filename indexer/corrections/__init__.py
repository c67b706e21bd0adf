"""What a person has checked of documents: `checked.toml` and sidecars `FILE.meta.toml`.

`checked.toml` at the top of a folder has a table for each document, named by the path inside
the folder or by the id of the document; a sidecar stands beside its file and has no tables.
Both are written by hand, so they are read strictly, but unlike a catalogue a fact at a time:
what cannot be used is a `Fault` with its line, and everything else has effect. What the facts
mean for a document is decided in `metadata`.
"""

from __future__ import annotations

from indexer.corrections.gathering import Corrections, gather
from indexer.corrections.writing import form, quoted

__all__ = ["Corrections", "form", "gather", "quoted"]
