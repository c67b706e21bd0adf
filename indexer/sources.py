"""Find the files of the folders of one build, and tell what each one is.

Folders are walked in an order that depends on the names alone, so that two machines see the
same build. Links are never followed: a link can lead out of the folder, or back into it.
What cannot be read, or is none of ours, becomes an `Outcome` with a reason; nothing is left
out in silence but the control files (catalogue, relations, corrections, sidecars), which are
about documents and are none.

The type of a file is told from its first bytes. Names lie: half of the `.doc` files of the
1990s are RTF or HTML.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import UnusableFolder
from indexer.model import Outcome, OutcomeKind, SourceFile

CONTROL_FILES = frozenset({"README.md", "catalogue.tsv", "relations.tsv"})
"""Names that are no sources at the top of a root."""

CHECKED_FILE = "checked.toml"
"""Name of a file of corrections; no source anywhere, but it counts only at the top of a root."""

SIDECAR = ".meta.toml"
"""Ending of names that are corrections of the file beside them."""

_ZIP = "application/zip"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

READABLE = frozenset({"application/pdf", "text/html", "text/plain", _DOCX})
"""Media types that have a reader."""

HEAD_BYTES = 64 * 1024
"""Bytes that `sniff` wants to see."""

_CHUNK_BYTES = 1024 * 1024

_AS_PDF = "Save it as PDF and build again."
_AS_DOCX = "Save it as DOCX or PDF and build again (LibreOffice: soffice --convert-to docx FILE)."
_IN_PDF = "Put it into a PDF and build again: pages that are pictures are read by OCR."
_UNPACK = "Unpack it into the folder and build again."
_UNLOCK = "Save a copy without a password and build again."

NOT_READ: dict[str, tuple[str, str]] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("an Excel file (XLSX)", _AS_PDF),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "a PowerPoint file (PPTX)",
        _AS_PDF,
    ),
    _OFFICE: ("an Office file", _AS_PDF),
    "application/vnd.oasis.opendocument": ("an OpenDocument file (ODT, ODS, ODP)", _AS_DOCX),
    "application/msword": ("a legacy Word file (DOC)", _AS_DOCX),
    "application/vnd.ms-excel": ("a legacy Excel file (XLS)", _AS_PDF),
    "application/vnd.ms-powerpoint": ("a legacy PowerPoint file (PPT)", _AS_PDF),
    "application/vnd.ms-outlook": ("an Outlook e-mail (MSG)", _AS_PDF),
    "application/x-ole-encrypted": ("an Office file that is locked with a password", _UNLOCK),
    "application/x-ole-storage": ("a legacy Office file", _AS_DOCX),
    "application/rtf": ("an RTF file", _AS_DOCX),
    "application/vnd.wordperfect": ("a WordPerfect file", _AS_DOCX),
    "application/postscript": ("a PostScript file", _AS_PDF),
    "application/epub+zip": ("an e-book (EPUB)", _AS_PDF),
    "message/rfc822": ("an e-mail or saved web page (EML, MHTML)", _AS_PDF),
    _ZIP: ("a ZIP archive", _UNPACK),
    "application/x-archive": ("an archive", _UNPACK),
    "image/vnd.djvu": ("a DjVu file", _AS_PDF),
    "image/*": ("a picture", _IN_PDF),
    "application/json": ("a JSON file", "Keep data files outside the folder."),
    "application/xml": ("an XML file", "Save what it shows as PDF or HTML and build again."),
    "audio-video": ("a recording", "Keep a transcript beside it as text, HTML or PDF."),
}
"""Media types that are told apart but not read: what to call them, what to do."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of one build, and the name that its paths begin with."""

    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells, without reading it, that a file is as it was (times in nanoseconds)."""

    size_bytes: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file of a root.

    Attributes:
        path: As `SourceFile.path`. Bytes of a name that are not UTF-8 are shown as `\\xe9`, and
            so are controls.
        absolute: Where to open it.
        stamp: As it was when it was found.
    """

    path: str
    absolute: Path
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """Something with the name of a file of corrections; `path` and `absolute` as of a `FoundFile`.

    It may be a folder, which is then looked into as well: whoever reads it will say so.
    """

    path: str
    absolute: Path


def roots(folders: Sequence[Path]) -> tuple[Root, ...]:
    """Name the folders of a build by their base names: `reports`, a second one `reports-2`.

    Raises:
        UnusableFolder: If a folder is missing, is no folder, cannot be read, or lies within
            another one (its files would be found twice).
    """
    found: list[Root] = []
    places: list[Path] = []
    for folder in folders:
        shown = _shown(str(folder))
        try:
            place = folder.resolve(strict=True)
            with os.scandir(place):
                pass
        except FileNotFoundError:
            raise UnusableFolder(f"{shown}: there is no such folder") from None
        except NotADirectoryError:
            raise UnusableFolder(f"{shown} is a file; give the folder it is in") from None
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, until Python 3.12
            raise UnusableFolder(f"{shown} cannot be read: {_why(error)}") from error
        for other, root in zip(places, found, strict=True):
            if place == other:
                raise UnusableFolder(f"{shown} and {_shown(str(root.folder))} are the same folder")
            if place.is_relative_to(other) or other.is_relative_to(place):
                inner, outer = (folder, root.folder) if place.is_relative_to(other) else (root.folder, folder)
                raise UnusableFolder(
                    f"{_shown(str(inner))} lies within {_shown(str(outer))}: its files would be found twice"
                )
        base = _shown(Path(os.path.abspath(folder)).name) or "root"  # noqa: PTH100 - keeps a link's own name
        name, number = base, 1
        while name in {root.name for root in found}:
            number += 1
            name = f"{base}-{number}"
        places.append(place)
        found.append(Root(name, folder))
    return tuple(found)


def scan(roots: Sequence[Root]) -> Iterator[FoundFile | CorrectionsFile | Outcome]:
    """Find the files of the folders, sorted by the parts of their paths, by code point.

    Yields:
        Regular files; files of corrections; outcomes for what is not looked at (links, hidden
        files, devices) and for folders that cannot be listed.
    """
    tops = {root.name for root in roots}
    waiting = [(root.name, root.folder) for root in sorted(roots, key=lambda root: root.name, reverse=True)]
    while waiting:
        path, absolute = waiting.pop()
        is_root = path in tops
        try:
            mode = absolute.stat().st_mode if is_root else absolute.lstat().st_mode
            if not is_root and (skipped := _not_looked_at(path, absolute.name, mode)):
                yield skipped
                continue
            is_correction = not is_root and path.endswith((SIDECAR, f"/{CHECKED_FILE}"))
            if is_correction:
                yield CorrectionsFile(path, absolute)
            if stat.S_ISDIR(mode):
                inside = [(f"{path}/{shown}", absolute / name) for name, shown in _listing(absolute)]
                waiting += reversed(inside)
            elif not is_correction and not _is_control_file(path):
                yield FoundFile(path, absolute, stamp(absolute))
        except OSError as error:
            yield _failed(path, f"it cannot be read: {_why(error)}", "Allow this user to read it.")


def _listing(folder: Path) -> list[tuple[str, str]]:
    """Return the names in a folder, sorted, each as it is and as it is shown. Raises OSError."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, and some are not UTF-8
    taken = set(names)
    pairs = []
    for name in names:
        shown = _shown(name)
        while shown != name and shown in taken:
            shown += "~"  # another file has the escaped name for its own
        taken.add(shown)
        pairs.append((name, shown))
    return pairs


def stamp(file: Path) -> Stamp:
    """Return the stamp of a file as it is now. Raises OSError."""
    status = file.lstat()
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def identify(found: FoundFile) -> SourceFile | Outcome:
    """Hash a file and tell its type from its content.

    A file that is written to meanwhile is what was hashed; compare `stamp` after reading it.

    Returns:
        The file, or an outcome if it is empty, cannot be read, or has no reader.
    """
    digest = hashlib.sha256()
    size_bytes = 0
    head = b""
    try:
        with found.absolute.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                size_bytes += len(chunk)
                head = head or chunk[:HEAD_BYTES]
    except OSError as error:
        return _failed(found.path, f"the file cannot be read: {_why(error)}", "Allow this user to read it.")
    if not size_bytes:
        return _failed(found.path, "the file is empty", "Fetch it again from its source.")
    media_type = sniff(head)
    if media_type == _OLE:
        media_type = _ole_type(found.absolute, head)
    elif media_type in (_ZIP, _OFFICE) and found.absolute.suffix.lower() == ".docx":
        media_type = _DOCX  # cut off before its text, or that stands far behind; its reader knows
    if media_type in READABLE:
        return SourceFile(found.path, digest.hexdigest(), size_bytes, media_type)
    what, advice = NOT_READ.get(media_type or "", ("of a type that is not known", _AS_PDF))
    return _skipped(found.path, f"it is {what}, which is not read", advice)


_OLE = "application/x-ole-storage"

_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(signature, re.DOTALL), media_type)
    for signature, media_type in (
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
        (rb"\{\\rtf", "application/rtf"),
        (rb"\xffWPC", "application/vnd.wordperfect"),
        (rb"%!PS", "application/postscript"),
        (
            rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ\x00|.{257}ustar",
            "application/x-archive",
        ),
        (rb"AT&TFORM", "image/vnd.djvu"),
        (
            rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP",
            "image/*",
        ),
        (rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51", "image/*"),
        (rb"RIFF.{4}(?:WAVE|AVI )|OggS\x00|ID3[\x02-\x04]\x00|\x00\x00..ftyp|\x1aE\xdf\xa3", "audio-video"),
    )
)
"""How files of a type begin."""

_ZIPPED: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(mark), media_type)
    for mark, media_type in (
        (rb"mimetypeapplication/epub\+zip", "application/epub+zip"),
        (rb"mimetypeapplication/vnd\.oasis\.opendocument\.", "application/vnd.oasis.opendocument"),
        (rb"\0(?:word/(?:[^/\0]+\.xml|_rels/|media/|theme/))", _DOCX),
        (rb"\0xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (rb"\0ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (rb"\[Content_Types\]\.xml", _OFFICE),
    )
)
"""What the head of a ZIP archive holds if it is more than an archive; the first that fits.

The two bytes before a name are the length of the extra field, whose upper half is 0 (APPNOTE 4.3.7).
"""

_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "application/x-ole-encrypted"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)
"""Names of streams that tell what is in a file of the legacy Office formats."""

# The objects of a PDF whose first line is lost are still its own kind of text, and nobody's prose.
_PDF_NEAR_START = re.compile(rb"%PDF-|^\d+\s+\d+\s+obj\b", re.MULTILINE)

# Blanks, comments, processing instructions, and the `<text …>` line that some collections of
# web pages put before each page: they may stand before the first tag.
_BEFORE_TAGS = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?>|<text\b[^>]*>)*", re.DOTALL | re.IGNORECASE)
_HTML_FIRST = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|base|script|style|noscript|frameset|table|div|p|h[1-6]|"
    r"a|br|hr|b|i|u|em|strong|span|center|font|big|small|ul|ol|dl|dir|li|img|form|pre|blockquote|article|section|"
    r"main|nav|header|footer|iframe)\b",
    re.IGNORECASE,
)
_WRAPPED_HTML = re.compile(r"\s*<text\s[^>]*\b(?:id|title|encoding)=", re.IGNORECASE)
_XHTML_FIRST = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HTML_ANYWHERE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b[^<>]*>", re.IGNORECASE)
_CLOSING_TAGS = re.compile(
    r"(?:</(?:div|p|h[1-6]|t[drh]|table|[ou]l|li|a)>.*?){3}", re.DOTALL | re.IGNORECASE
)
_XML_FIRST = re.compile(r"<(?:!doctype\s|[a-z][\w.-]*:?[\w.-]*(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_JSON_FIRST = re.compile(r'\{\s*(?:"[^"\n]*"\s*:|\}\s*\Z)|\[\s*(?:\{\s*"|\[?\s*"[^"\n]*"\s*[,\]])')
_MAIL_FIELD = re.compile(r"(?:From |[A-Za-z][A-Za-z-]*:[ \t])")
_MAIL_ONLY = re.compile(
    r"^(?:Received|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To):",
    re.MULTILINE | re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def sniff(head: bytes) -> str | None:
    """Tell the media type of a file from its first bytes.

    Args:
        head: The first `HEAD_BYTES` of the file, or all of it.

    Returns:
        A type of `READABLE` or of `NOT_READ`, or None.

    Source:
        The signatures are those of the formats' own specifications; `%PDF-` may stand anywhere
        in the first 1024 bytes (PDF Reference 1.7, 2006, Appendix H, implementation note 13).
    """
    for signature, media_type in _SIGNATURES:
        if signature.match(head):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return next((media_type for mark, media_type in _ZIPPED if mark.search(head)), _ZIP)
    if _PDF_NEAR_START.search(head, 0, 1024):
        return "application/pdf"
    text = _as_text(head)
    media_type = _sniff_text(text)
    # A page of the web may hold stray controls (one in a report of 2015 is enough); for all else
    # they mean that this is no text.
    controls = len(_CONTROLS.findall(text))
    if media_type != "text/html" and ("\0" in text or controls * 1000 > len(text)):
        return None
    return media_type


def _ole_type(file: Path, head: bytes) -> str:
    """Tell what a file of the legacy Office formats holds, from the names in its directory.

    Source: [MS-CFB] 2.2: the size of a sector is 2 to the power at byte 30, the number of the
    first sector of the directory stands at byte 48; sector 0 follows the header, which takes
    the place of one.
    """
    if len(head) < 52:
        return _OLE
    shift, first = int.from_bytes(head[30:32], "little"), int.from_bytes(head[48:52], "little")
    directory = b""
    if shift in (9, 12):
        try:
            with file.open("rb") as stream:
                stream.seek((first + 1) << shift)
                directory = stream.read(HEAD_BYTES)
        except OSError:
            return _OLE
    for name, media_type in _OLE_STREAMS:
        entry = name.encode("utf-16-le") + b"\0\0"
        if entry in directory or entry in head:
            return media_type
    return _OLE


def _as_text(head: bytes) -> str:
    """Return the head as text; bytes of unknown encoding are read as windows-1252."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head.removeprefix(bom).decode(encoding, "ignore")
    return head.decode("windows-1252", "replace")


def _sniff_text(text: str) -> str:
    header = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    if _MAIL_FIELD.match(text) and _MAIL_ONLY.search(header):
        return "message/rfc822"
    before = _BEFORE_TAGS.match(text)
    start = before.end() if before else 0
    first = text[start : start + 4096]
    if text.lstrip().startswith("<?xml"):
        return "text/html" if _XHTML_FIRST.match(first) else "application/xml"
    if (
        _HTML_FIRST.match(first)
        or _WRAPPED_HTML.match(text)
        or _HTML_ANYWHERE.search(first)
        or _CLOSING_TAGS.search(first)
    ):
        return "text/html"
    if _XML_FIRST.match(first):
        return "application/xml"
    if _JSON_FIRST.match(first):
        return "application/json"
    return "text/plain"


def _is_control_file(path: str) -> bool:
    _, *folders, name = path.split("/")
    return not folders and name in CONTROL_FILES


def _not_looked_at(path: str, name: str, mode: int) -> Outcome | None:
    if stat.S_ISLNK(mode):
        return _skipped(path, "it is a link; links are not followed", "Put a copy in its place.")
    if name.startswith("."):
        return _skipped(path, "it is hidden (its name begins with a dot)", "Rename it if it belongs here.")
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return _skipped(path, "it is no file (a socket, pipe or device)", "Remove it from the folder.")
    return None


def _shown(name: str) -> str:
    """Return the name as text that can be shown; see `FoundFile.path`."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    # Controls could write over what a terminal shows, and marks of direction turn names around.
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _why(error: OSError | RuntimeError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _failed(path: str, reason: str, advice: str) -> Outcome:
    return Outcome(path, OutcomeKind.FAILED, reason, advice)


def _skipped(path: str, reason: str, advice: str) -> Outcome:
    return Outcome(path, OutcomeKind.SKIPPED, reason, advice)
