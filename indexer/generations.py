"""The folder of an index: generations side by side, and one pointer that says which is served.

    <index>/
      defenders-index     marker: this folder is ours
      CURRENT             name of the generation that is served
      LAST                the last name given
      lock, lock.json     held during a build; who holds it
      forgotten.txt       ids of documents that must not come back
      cache/              extracted texts, by content
      generations/
        000012/           library.sqlite, engine/, manifest.json
        building/         a generation nobody reads yet

A generation is never changed once it has a name. A build makes the next one beside it and
replaces the pointer in one step, so that killing it at any instant leaves the old one
serving. The generation before stays for `rollback`; whatever else is found is debris of
killed builds and goes with the next one.

Checks on opening (sizes of all files, digests of the small ones, among them Whoosh's
pickled table of contents) find damage, not malice: whoever can write the index can write
the manifest. Never open an index you were sent.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from indexer.errors import BuildRunning, ControlFileError, IndexUnusable, UnusableFolder

FORMAT = 4
"""Of the files of a generation. Raised whenever older files can no longer be read."""

REBUILD = "make it anew with: defenders build FOLDER"

_MARKER = "defenders-index"
_MANIFEST = "manifest.json"
_SMALL_BYTES = 1 << 20  # files up to this size are checked byte by byte on opening


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete index.

    Attributes:
        rules: Digest of the program that derived it; another program derives anew.
        built: ISO 8601, UTC.
        previous: The generation served before; "" for the first.
    """

    name: str
    folder: Path
    rules: str
    built: str
    previous: str
    documents: int
    cards: int
    files: Mapping[str, tuple[int, str]]

    @property
    def library(self) -> Path:
        """The library's file."""
        return library_path(self.folder)

    @property
    def engine(self) -> Path:
        """The engine's folder."""
        return engine_path(self.folder)


def library_path(folder: Path) -> Path:
    """Return where the library stands in the folder of a generation."""
    return folder / "library.sqlite"


def engine_path(folder: Path) -> Path:
    """Return where the engine's files stand in the folder of a generation."""
    return folder / "engine"


class IndexFolder:
    """The folder of an index. Holds no files open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._generations = folder / "generations"
        self._pointer = folder / "CURRENT"

    @property
    def cache(self) -> Path:
        """Where extracted texts are kept."""
        return self.folder / "cache"

    def prepare(self) -> None:
        """Make the folder, or check that it is ours.

        Raises:
            UnusableFolder: If there is something else in it, or it cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / _MARKER).is_file():
                if any(path.name != f"{_MARKER}.new" for path in self.folder.iterdir()):
                    raise UnusableFolder(
                        f"{self.folder} has other files in it and is no index of ours; "
                        "name an empty or a new folder with --index"
                    )
                _write(self.folder / _MARKER, f"{FORMAT}\n")
            self._generations.mkdir(exist_ok=True)
        except OSError as error:
            raise UnusableFolder(f"{self.folder} cannot be used for an index: {error.strerror}") from error

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the only right to change this index; it goes with the process.

        Raises:
            BuildRunning: If another process holds it.
        """
        self.prepare()
        holder = self.folder / "lock.json"
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BuildRunning(
                f"another build is writing to {self.folder}{_who(holder)}; wait for it to end, or stop it"
            ) from None
        try:
            _write(holder, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()

    def current_name(self) -> str:
        """Return the name of the generation that is served; cheap enough for every search.

        Raises:
            IndexUnusable: If there is no index.
        """
        try:
            name = self._pointer.read_text("utf-8").strip()
        except FileNotFoundError:
            if self.folder.is_dir() and not (self.folder / _MARKER).is_file() and any(self.folder.iterdir()):
                raise IndexUnusable(f"{self.folder} is not an index of this program; {REBUILD}") from None
            raise IndexUnusable(f"there is no index in {self.folder}; {REBUILD}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnusable(f"the index in {self.folder} cannot be read: {error}") from error
        if not name.isdecimal():
            raise IndexUnusable(f"the pointer of the index in {self.folder} is damaged; {REBUILD}")
        return name

    def current(self) -> Generation:
        """Return the generation that is served, checked.

        Raises:
            IndexUnusable: If there is none, it is damaged, or another version made it.
        """
        while True:
            name = self.current_name()
            try:
                return self._load(name)
            except IndexUnusable:
                if name == self.current_name():
                    raise
                # A build replaced it and cleared it away meanwhile: look again.

    def previous(self) -> Generation | None:
        """Return the generation that `rollback` would serve, or None."""
        try:
            names = [self.current().previous]
        except IndexUnusable:  # damaged: then any other that is whole will do, the newest first
            served = self.current_name()
            others = (path.name for path in self._generations.iterdir() if path.name.isdecimal())
            names = sorted((name for name in others if name != served), reverse=True)
        for name in filter(None, names):
            with suppress(IndexUnusable):
                return self._load(name)
        return None

    def verify(self, generation: Generation) -> None:
        """Check every byte of a generation.

        Raises:
            IndexUnusable: If a file is missing, added or changed.
        """
        for name, (_, digest) in generation.files.items():
            if _digest(generation.folder / name) != digest:
                raise IndexUnusable(f"{generation.folder / name} has changed since it was built; {REBUILD}")
        for path in generation.folder.rglob("*"):
            name = path.relative_to(generation.folder).as_posix()
            if path.is_file() and name != _MANIFEST and name not in generation.files:
                raise IndexUnusable(f"{path} was not there when the index was built; {REBUILD}")

    @contextmanager
    def stage(self, base: Generation | None) -> Iterator[Path]:
        """Give a folder for the next generation, with the files of `base` in it; cleared on an error.

        Files of an engine are never written to twice, so they are linked where that is possible;
        the library is copied.
        """
        self.clean()
        folder = self._generations / "building"
        shutil.rmtree(folder, ignore_errors=True)  # left by a killed build beside a damaged index
        folder.mkdir()
        try:
            if base is not None:
                shutil.copyfile(base.library, library_path(folder))
                shutil.copytree(base.engine, engine_path(folder), copy_function=_link)
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def publish(
        self,
        folder: Path,
        *,
        rules: str,
        built: str,
        documents: int,
        cards: int,
        keep_previous: bool = True,
    ) -> Generation:
        """Make a staged folder the generation that is served, and clear away all but the one before.

        Without `keep_previous` it is a first generation: nothing leads back, even if the clearing is
        left to the next build.
        """
        try:
            previous = self.current().name if keep_previous else ""
        except IndexUnusable:
            previous = ""
        name = self._next_name()
        files = {
            path.relative_to(folder).as_posix(): (path.stat().st_size, _digest(path))
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        manifest = {
            "format": FORMAT,
            "rules": rules,
            "built": built,
            "previous": previous,
            "documents": documents,
            "cards": cards,
            "files": files,
        }
        _write(folder / _MANIFEST, json.dumps(manifest, indent=1))
        for path in folder.rglob("*"):
            _sync(path)
        _sync(folder)
        target = self._generations / name
        folder.rename(target)
        _sync(self._generations)
        self._point(name)
        self.clean()
        return self._load(name)

    def rollback(self) -> Generation:
        """Serve the generation before.

        Raises:
            IndexUnusable: If there is none.
        """
        previous = self.previous()
        if previous is None:
            raise IndexUnusable("there is no earlier generation to go back to")
        self._point(previous.name)
        return previous

    def clean(self, *, keep_previous: bool = True) -> None:
        """Remove every generation but the one served and, if wanted, the one before it."""
        try:
            current = self.current()
        except IndexUnusable:
            if self._pointer.exists():
                return  # damaged: what is left may still help its keeper
            keep = set()
        else:
            keep = {current.name, current.previous} if keep_previous else {current.name}
        for path in self._generations.iterdir():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)
        for path in self.folder.glob("*.new"):
            path.unlink(missing_ok=True)

    def forgotten(self) -> frozenset[str]:
        """Return the ids of documents that must not come back.

        Raises:
            ControlFileError: If the list was saved so that it cannot be read.
        """
        path = self.folder / "forgotten.txt"
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except FileNotFoundError:
            return frozenset()
        except UnicodeDecodeError:
            raise ControlFileError(str(path), None, "this is no UTF-8; save it as text in UTF-8") from None
        return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))

    def forget(self, ids: frozenset[str]) -> None:
        """Enter documents into the list of those that must not come back."""
        lines = ["# Ids of documents that a build leaves out. Delete a line to let one in again."]
        lines += sorted(self.forgotten() | ids)
        _write(self.folder / "forgotten.txt", "\n".join(lines) + "\n")

    def _next_name(self) -> str:
        """Return a name never used before: readers tell generations apart by it, also after a rollback."""
        used = [int(path.name) for path in self._generations.iterdir() if path.name.isdecimal()]
        counter = self.folder / "LAST"
        if counter.exists():
            used += [int(text) for text in counter.read_text("utf-8", "replace").split() if text.isdecimal()]
        name = f"{max(used, default=0) + 1:06d}"
        _write(counter, f"{name}\n")
        return name

    def _point(self, name: str) -> None:
        _write(self._pointer, f"{name}\n")
        _sync(self.folder)

    def _load(self, name: str) -> Generation:
        folder = self._generations / name
        try:
            manifest: dict[str, Any] = json.loads((folder / _MANIFEST).read_text("utf-8"))
            if manifest["format"] != FORMAT:
                raise IndexUnusable(f"the index in {self.folder} was made by another version; {REBUILD}")
            files = {path: (int(size), str(digest)) for path, (size, digest) in manifest["files"].items()}
            generation = Generation(
                name,
                folder,
                str(manifest["rules"]),
                str(manifest["built"]),
                str(manifest["previous"]),
                int(manifest["documents"]),
                int(manifest["cards"]),
                files,
            )
            for path, (size, digest) in files.items():
                if (folder / path).stat().st_size != size:
                    raise IndexUnusable(f"{folder / path} is not as long as it was when built; {REBUILD}")
                if size <= _SMALL_BYTES and _digest(folder / path) != digest:
                    raise IndexUnusable(f"{folder / path} has changed since it was built; {REBUILD}")
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise IndexUnusable(
                f"generation {name} of {self.folder} is damaged ({error}); {REBUILD}"
            ) from error
        return generation


def _who(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text("utf-8"))
        return f" (process {told['pid']} on {told['host']})"
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _write(path: Path, text: str) -> None:
    """Replace a small file in one step, durably."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, "utf-8")
    _sync(beside)
    beside.replace(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Have the system write a file, or the entries of a folder, to disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle for folders to flush
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)
