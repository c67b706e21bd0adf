"""Keep what was read of a file, by its content, so that the next build need not read it again.

What was made of it can be kept beside it; it stands and falls with it.

One compressed file for each content, named by its sha256 and by `extractor_version`: when
anything that decides what is read changes, old results are simply not found. Failures are kept
too. What a limit cut short counts only under the same limits, and what OCR read or could not
read only under the same OCR programme. A file of the cache that is
damaged counts as absent; the cache is as disposable as the index.

One process writes at a time (the build holds a lock); others may read meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import unicodedata
import zlib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from indexer.errors import ExtractionError, LimitExceeded, NoTextLayer
from indexer.extract import ocr
from indexer.extract.protocol import Limits
from indexer.model import Extraction, OutlineEntry
from indexer.page_json import page_from_json, page_to_json

_SUFFIX = ".json.z"
_ATTACHED = ".made.z"
_TEMPORARY = ".tmp"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAMAGE = (OSError, zlib.error, ValueError, KeyError, TypeError)
_PACKAGES = ("pdfminer.six", "selectolax", "pypdfium2", "charset-normalizer")


@cache
def extractor_version() -> str:
    """Return 16 hexadecimal digits that change with anything that decides what is read.

    Made from our own source, so that nobody has to remember to count a version up, and from
    the versions of the libraries and of the Unicode data.
    """
    from importlib.metadata import version  # slow to import, and not for readers

    here = Path(__file__).parent
    digest = hashlib.sha256()
    beside = [here.parent / name for name in ("text.py", "model.py", "page_json.py")]
    for source in [*sorted(here.rglob("*.py")), *beside]:
        content = source.read_bytes()
        digest.update(f"{source.relative_to(here.parent)} {len(content)}\n".encode() + content)
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    digest.update(unicodedata.unidata_version.encode())
    return digest.hexdigest()[:16]


class ExtractionCache:
    """Results of earlier extractions, by content.

    Args:
        folder: Made when the first result is kept. Holds nothing but the cache.
        limits: Those of this run.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = [limits.timeout_s, limits.memory_mb, limits.max_pages, limits.ocr_page_timeout_s]

    def __getstate__(self) -> dict[str, object]:
        """Leave to each process what it has looked up itself."""
        return {name: value for name, value in self.__dict__.items() if name != "_others"}

    def get(self, sha256: str, media_type: str) -> Extraction | ExtractionError | None:
        """Return what was read of this content, or why it could not be; None if not known."""
        try:
            with self._file(sha256).open("rb") as file:
                if not self._counts(file.readline(), media_type):
                    return None
                return _from_record(json.loads(zlib.decompress(file.read())))
        except _DAMAGE:
            return None  # absent or damaged: it is read again

    def has_text(self, sha256: str, media_type: str) -> bool:
        """Tell whether `get` would return a text, in less time."""
        try:
            with self._file(sha256).open("rb") as file:
                head = file.readline()
                is_text = self._counts(head, media_type) and json.loads(head)["text_bytes"] > 0
                return is_text and bool(zlib.decompress(file.read()))  # which compares a checksum
        except _DAMAGE:
            return False

    def text_bytes(self, sha256: str) -> int:
        """Return about how many bytes of text were read of this content; 0 if none or not known."""
        try:
            with self._file(sha256).open("rb") as file:
                return int(json.loads(file.readline())["text_bytes"])
        except _DAMAGE:
            return 0

    def attached(self, sha256: str, media_type: str, key: str) -> bytes | None:
        """Return what was made of what was read; None if nothing is kept, or not under this key."""
        try:
            with self._file(sha256).open("rb") as file:
                if not self._counts(file.readline(), media_type):
                    return None
            with self._file(sha256, _ATTACHED).open("rb") as file:
                return zlib.decompress(file.read()) if file.readline() == key.encode() + b"\n" else None
        except _DAMAGE:
            return None

    def attach(self, sha256: str, key: str, made: bytes) -> None:
        """Keep what was made of what was read, in place of what was made before.

        Args:
            sha256: Of the content; what was read of it is kept.
            key: Says from what else it was made; one line.
            made: Whatever the caller can read again.

        Raises:
            OSError: As when the disk is full.
        """
        packed = zlib.compress(made, zlib.Z_BEST_SPEED)
        self._write(sha256, self._file(sha256, _ATTACHED), key.encode() + b"\n" + packed)

    def _counts(self, head: bytes, media_type: str) -> bool:
        """Tell whether a result with this first line is one of this run."""
        known = json.loads(head)
        return (
            known["media_type"] == media_type
            and known["limits"] in (None, self._limits)
            and (known["ocr"] is None or known["ocr"] == _ocr_version())
        )

    def put(self, sha256: str, media_type: str, result: Extraction | ExtractionError) -> None:
        """Keep a result, and drop those of other versions. Raises OSError, as when the disk is full."""
        body = json.dumps(_to_record(result), ensure_ascii=False).encode()
        head = {
            "media_type": media_type,
            "limits": self._limits if _is_cut_short(result) else None,
            "ocr": _ocr_version() if _depends_on_ocr(result) else None,
            "text_bytes": len(body) if isinstance(result, Extraction) else 0,
        }
        target = self._file(sha256)
        self._folder.mkdir(parents=True, exist_ok=True)
        # What was made of what was read before, what is of another version, or left by a killed run.
        for other in (self._file(sha256, _ATTACHED).name, *self._others.pop(sha256, ())):
            (self._folder / other).unlink(missing_ok=True)
        packed = zlib.compress(body, zlib.Z_BEST_SPEED)
        self._write(sha256, target, json.dumps(head).encode() + b"\n" + packed)

    @cached_property
    def _others(self) -> dict[str, list[str]]:
        """Names of files of other versions, by content, as they were before this process wrote any."""
        version = extractor_version()
        others: dict[str, list[str]] = {}
        for name in (each.name for each in self._folder.iterdir()):
            content, _, rest = name.partition(".")
            if rest not in (f"{version}{_SUFFIX}", f"{version}{_ATTACHED}"):
                others.setdefault(content, []).append(name)
        return others

    def _write(self, sha256: str, target: Path, data: bytes) -> None:
        with tempfile.NamedTemporaryFile(
            dir=self._folder, prefix=f"{sha256}.", suffix=_TEMPORARY, delete=False
        ) as file:
            try:
                file.write(data)
                file.close()
                os.replace(file.name, target)  # noqa: PTH105 - one step, on every system
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def forget(self, sha256: str) -> None:
        """Remove everything that was kept of this content, of every version."""
        self._file(sha256)  # refuses what is no digest
        for file in self._folder.glob(f"{sha256}.*"):
            file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove everything that was kept, and what killed runs left behind."""
        for suffix in (_SUFFIX, _ATTACHED):
            for file in self._folder.glob(f"*{suffix}"):
                file.unlink(missing_ok=True)
        self.sweep()

    def sweep(self) -> None:
        """Remove what runs left behind that were stopped while they wrote; no other may be writing."""
        for file in self._folder.glob(f"*{_TEMPORARY}"):
            file.unlink(missing_ok=True)

    def _file(self, sha256: str, suffix: str = _SUFFIX) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a sha256: {sha256!r}")
        return self._folder / f"{sha256}.{extractor_version()}{suffix}"


def _is_cut_short(result: Extraction | ExtractionError) -> bool:
    if isinstance(result, ExtractionError):
        return isinstance(result, LimitExceeded)
    return len(result.pages) < result.pages_total


def _depends_on_ocr(result: Extraction | ExtractionError) -> bool:
    """Tell whether another OCR programme, or one at all, might have read more."""
    if isinstance(result, ExtractionError):
        return isinstance(result, NoTextLayer)
    return "OCR" in result.shortfall or any(page.confidence is not None for page in result.pages)


@cache
def _ocr_version() -> str:
    return ocr.engine_version()


def _to_record(result: Extraction | ExtractionError) -> dict[str, Any]:
    if isinstance(result, ExtractionError):
        return {"error": type(result).__name__, "reason": result.reason, "advice": result.advice}
    return {
        "pages": [page_to_json(page) for page in result.pages],
        "pages_total": result.pages_total,
        "hints": result.hints,
        "shortfall": result.shortfall,
        "advice": result.advice,
        "outline": [[entry.title, entry.level, entry.page] for entry in result.outline],
    }


def _from_record(record: dict[str, Any]) -> Extraction | ExtractionError:
    if "error" in record:
        return _error_classes()[record["error"]](record["reason"], record["advice"])
    return Extraction(
        tuple(page_from_json(values) for values in record["pages"]),
        record["pages_total"],
        tuple((name, value) for name, value in record["hints"]),
        record["shortfall"],
        record["advice"],
        tuple(OutlineEntry(*values) for values in record["outline"]),
    )


def _error_classes() -> dict[str, type[ExtractionError]]:
    classes = [ExtractionError]
    for known in classes:
        classes += known.__subclasses__()
    return {known.__name__: known for known in classes}
