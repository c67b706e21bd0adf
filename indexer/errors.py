"""Every error this package raises on purpose.

    IndexerError
    ├── ExtractionError          one file; the run goes on
    │   ├── EncryptedFile        needs a password
    │   ├── DamagedFile          not what its first bytes promise
    │   ├── NoTextLayer          a scan: needs OCR, not a bug
    │   └── LimitExceeded        time, memory or pages
    ├── ControlFileError         catalogue or correction that cannot be read; exit 2
    ├── UnusableFolder           a folder to index that is not there, or an index in the way; exit 2
    ├── QueryError               the reader's input; exit 2, HTTP 400
    ├── DocumentNotFound         exit 5, HTTP 404
    ├── IndexUnusable            no index, not ours, or damaged; exit 3, HTTP 503
    └── BuildRunning             another build holds the lock; exit 4

The message is for a person who has the file, not our code: it says what happened,
to which file, and what to do. Callers branch on the class and its attributes and
never parse the message.
"""

from __future__ import annotations


class IndexerError(Exception):
    """Base class, so that a caller can catch ours and only ours."""


class ExtractionError(IndexerError):
    """The text of one file could not be read.

    Attributes:
        reason: What is wrong with the file, in a few words.
        advice: What its keeper can do about it.
    """

    advice_by_default = "Open the file to see whether it is whole; fetch it again from its source."

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice or self.advice_by_default


class EncryptedFile(ExtractionError):
    """The file needs a password."""

    advice_by_default = "Save a copy without a password and build again."


class DamagedFile(ExtractionError):
    """The bytes are not what the file's first bytes promise."""


class NoTextLayer(ExtractionError):
    """The pages hold only images."""

    advice_by_default = "The pages are pictures: run OCR on the file and build again."


class LimitExceeded(ExtractionError):
    """Reading took more time or memory than one file may have."""

    advice_by_default = "Raise DEFENDERS_EXTRACT_TIMEOUT_S or DEFENDERS_EXTRACT_MEMORY_MB, or split the file."


class ControlFileError(IndexerError):
    """A control file (catalogue, relations, corrections) cannot be understood.

    Attributes:
        path: The file, as shown to its keeper.
        line: From 1; None where the whole file is meant.
    """

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}" if line else f"{path}: {reason}")
        self.path = path
        self.line = line


class UnusableFolder(IndexerError):
    """A folder cannot be indexed, or an index cannot be made there."""


class QueryError(IndexerError, ValueError):
    """The question cannot be read.

    Attributes:
        position: 0-based offset into the query in code points; None for a filter.
        reason: What is wrong, without the position.
    """

    def __init__(self, reason: str, position: int | None = None) -> None:
        super().__init__(reason if position is None else f"{reason} (at character {position + 1})")
        self.reason = reason
        self.position = position


class DocumentNotFound(IndexerError, LookupError):
    """No document has this id or symbol.

    Attributes:
        near: Symbols of documents known here that go on from what was asked.
        address: Of the official text, where the symbol that was asked tells it; "" if it does not.
    """

    def __init__(self, reason: str, near: tuple[str, ...] = (), address: str = "") -> None:
        super().__init__(f"{reason}; near it: {', '.join(near)}" if near else reason)
        self.reason = reason
        self.near = near
        self.address = address


class IndexUnusable(IndexerError):
    """There is no index here, it is not ours, or it is damaged."""


class BuildRunning(IndexerError):
    """Another process is building this index."""
