"""The ZIP container of a Word file, opened as if it were hostile.

Parts are read as streams with a limit on what they may unpack to; the sizes that the container
declares are not believed. Nothing is written to a disk, and no address in it is followed.
"""

from __future__ import annotations

import contextlib
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.parsers import expat

from indexer.errors import DamagedFile, EncryptedFile, LimitExceeded

MAX_PART_BYTES = 256 * 1024 * 1024
"""Bytes that one part may unpack to. The text of the longest reports takes 10 MiB."""

MAX_ALL_BYTES = 512 * 1024 * 1024
"""Bytes that all parts that are read may unpack to together."""

MAX_RATIO = 400
"""How many times its packed size a part may unpack to, once it is beyond `_RATIO_FROM_BYTES`."""

_RATIO_FROM_BYTES = 16 * 1024 * 1024
_MAX_PARTS = 20_000
_MAX_DEPTH = 2_000  # elements within elements; Word itself stops far earlier
_MOST_NAMES = 10_000  # of elements and attributes, kept for one part
_CHUNK_BYTES = 64 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1  # general purpose bit 0 of an entry: APPNOTE.TXT 4.4.4

_IS_A_BOMB = "it unpacks to more than a document can need; it is made to exhaust memory"
_BOMB_ADVICE = "Do not open it; ask its source for a PDF."
_CUT_OFF = "it is cut off or damaged (its list of parts cannot be read)"

# The last two: of names, in bytes that are no UTF-8; of a method of packing that Word does not use.
_NOT_UNPACKED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    UnicodeDecodeError,
    lzma.LZMAError,
)

# ISO 29500-2 allows UTF-8 and UTF-16; expat knows the others, too, and asks Python for the rest.
_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1"})

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",  # ISO 29500 Strict
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}
"""Namespaces that matter, and how names in them are written here."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


class Package:
    """An open Word file; use it in a `with`.

    Raises:
        DamagedFile: If it is no ZIP archive that can be read.
        EncryptedFile: If it is locked with a password.
    """

    def __init__(self, path: Path) -> None:
        self._read_bytes = 0
        try:
            with path.open("rb") as file:
                if file.read(len(_OLE)) == _OLE:  # MS-OFFCRYPTO: a locked file is wrapped into another format
                    raise EncryptedFile("it needs a password")
            self._zip = zipfile.ZipFile(path)
            entries = self._zip.infolist()
        except zipfile.BadZipFile as error:
            raise DamagedFile(_CUT_OFF) from error
        except (ValueError, NotImplementedError, EOFError) as error:
            raise DamagedFile(_CUT_OFF) from error
        except OSError as error:
            raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error
        if len(entries) > _MAX_PARTS:
            raise LimitExceeded(f"it has {len(entries)} parts", _BOMB_ADVICE)
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}
        self.main = self.related("", "/officeDocument") or "word/document.xml"
        """Name of the part with the text."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def has(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name.lower() in self._entries

    def related(self, source: str, kind: str) -> str | None:
        """Return the name of the part that a part names as its styles, notes and so on.

        Args:
            source: Name of a part; "" for the package.
            kind: End of the type of relationship, such as "/styles".
        """
        return next((target for ending, _, target in self.relations(source) if ending.endswith(kind)), None)

    def relations(self, source: str) -> list[tuple[str, str, str]]:
        """Return the type, id and target of each relationship of a part to another one in the file."""
        folder, name = posixpath.split(source)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        found: list[tuple[str, str, str]] = []

        def start(element: str, given: dict[str, str]) -> None:
            if element == "Relationship" and given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", ""))).lstrip("/")
                if self.has(target):
                    found.append((given.get("Type", ""), given.get("Id", ""), target))

        if self.has(file):
            with contextlib.suppress(DamagedFile):  # parts have their usual names as well
                self.parse(file, start)
        return found

    def parse(
        self,
        name: str,
        start: Start,
        end: End = lambda element: None,
        data: Data = lambda text: None,
    ) -> None:
        """Read a part as XML, element by element.

        Names of elements and attributes are those of `_PREFIXES`; all others begin with "?".

        Raises:
            DamagedFile: If it is missing, cannot be unpacked or is no XML.
            EncryptedFile: If it is locked with a password.
            LimitExceeded: If it unpacks to more than `MAX_PART_BYTES`.
        """
        parser = _parser(start, end, data)
        try:
            entry = self._entries[name.lower()]
            if entry.flag_bits & _ENCRYPTED:
                raise EncryptedFile("it needs a password")
            with self._zip.open(entry) as stream:
                unpacked = 0
                while chunk := stream.read(_CHUNK_BYTES):
                    unpacked += len(chunk)
                    self._check(unpacked, entry.compress_size, len(chunk))
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except KeyError as error:
            raise DamagedFile(f"the part {name} is missing") from error
        except _NOT_UNPACKED as error:
            raise DamagedFile(f"the part {name} cannot be unpacked") from error
        except expat.ExpatError as error:
            raise DamagedFile(f"the part {name} is no XML (line {error.lineno})") from error
        except OSError as error:
            raise DamagedFile(f"the file cannot be read: {error.strerror}") from error

    def parse_what_there_is(
        self,
        name: str | None,
        start: Start,
        end: End = lambda element: None,
        data: Data = lambda text: None,
    ) -> str:
        """Read a part that a file can do without, as far as it goes; return what is wrong with it, or ""."""
        if not name or not self.has(name):
            return ""
        try:
            self.parse(name, start, end, data)
        except DamagedFile as error:
            return error.reason
        return ""

    def _check(self, unpacked: int, packed: int, more: int) -> None:
        self._read_bytes += more
        is_bomb = unpacked > _RATIO_FROM_BYTES and unpacked > MAX_RATIO * max(packed, 1)
        if is_bomb or unpacked > MAX_PART_BYTES or self._read_bytes > MAX_ALL_BYTES:
            raise LimitExceeded(_IS_A_BOMB, _BOMB_ADVICE)


class _Names(dict[str, str]):
    """Names as expat writes them -> as we do; see `Package.parse`."""

    def __missing__(self, qualified: str) -> str:
        namespace, _, local = qualified.rpartition(" ")
        name = _PREFIXES.get(namespace, "?" if namespace else "") + local
        if len(self) < _MOST_NAMES:
            self[qualified] = name
        return name


def _parser(start: Start, end: End, data: Data) -> expat.XMLParserType:
    """Return a parser that knows no entities: what declares any is no Word file (ISO 29500-2, 7.4)."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = True
    name = _Names().__getitem__
    depth = 0

    def starts(element: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise LimitExceeded(f"its elements are nested more than {_MAX_DEPTH} deep", _BOMB_ADVICE)
        given = dict(zip(map(name, attributes[::2]), attributes[1::2], strict=True)) if attributes else {}
        start(name(element), given)

    def ends(element: str) -> None:
        nonlocal depth
        depth -= 1
        end(name(element))

    def refuse(*declaration: object) -> None:
        raise DamagedFile("it declares a document type, which no Word file does")

    def declares(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise DamagedFile("it is in an encoding that no Word file has")

    parser.XmlDeclHandler = declares
    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser
