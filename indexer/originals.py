"""The file of a document, as long as it is the one that was indexed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from indexer.errors import DocumentNotFound
from indexer.library import Record


def original(record: Record, roots: Mapping[str, Path]) -> Path:
    """Return the file of a document; of several with its bytes, the first that still has them.

    Args:
        record: Of the document.
        roots: Name of a folder that was indexed → the folder.

    Raises:
        DocumentNotFound: If it is a catalogue card, or its file is gone or has changed.
    """
    for path in record.paths:
        root, _, inside = path.partition("/")
        file = roots[root] / inside
        if _has_digest(file, record.sha256):
            return file
    if not record.held:
        raise DocumentNotFound("this is a catalogue entry; its full text is not held here")
    raise DocumentNotFound(f"the file {record.paths[0]} is gone or has changed since the index was built")


def _has_digest(file: Path, sha256: str) -> bool:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError:
        return False
