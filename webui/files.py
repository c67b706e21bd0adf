"""The files themselves, as they came.

Nothing in a file is trusted: documents of this kind have carried spyware to defenders.
Texts and HTML open in the browser, without scripts, without requests to anywhere, in an
origin of their own; everything else is offered for saving and never rendered by us. The
type is the one found in the content when the index was made, and the extension is made
from that type, so that a program cannot be saved as a report.

Limit: browsers that do not know `Connection-Allowlist` may open a connection, without
sending anything, to a host that an HTML file names as a frame.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from flask import Blueprint, Response, send_file

from indexer.errors import DocumentNotFound
from webui.present.words import FILE_TYPES, OPENED_IN_BROWSER
from webui.service import service

bp = Blueprint("files", __name__)

FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"

FILE_HEADERS = {
    "Content-Security-Policy": FILE_POLICY,
    # A frame that the policy forbids is still connected to before it is refused (Chromium 156, 2026),
    # and the connection alone tells its host that the file was opened. This stops it, from Chrome 152.
    "Connection-Allowlist": "()",
    "X-DNS-Prefetch-Control": "off",
    "Cache-Control": "private, no-cache",
}

UNKNOWN_TYPE = ("application/octet-stream", ".bin")
LONGEST_NAME = 120  # characters; file systems allow 255 bytes

_UNSAFE = re.compile(r'[\\/:*?"<>|]')


@bp.get("/d/<document_id>/original")
def original(document_id: str) -> Response:
    """The file, with its type from the index, whole or in ranges."""
    view = service().document(document_id)
    if view.hit.id != document_id or not view.hit.held:
        raise DocumentNotFound(f"no file of the document {document_id} is held")
    path = service().original(document_id)
    media_type = view.media_type if view.media_type in FILE_TYPES else UNKNOWN_TYPE[0]
    try:
        response = send_file(
            path.resolve(),
            mimetype=media_type,
            as_attachment=media_type not in OPENED_IN_BROWSER,
            download_name=safe_name(view.paths[0] if view.paths else document_id, media_type),
            etag=view.sha256 or True,
        )
    except FileNotFoundError as error:  # between the check and the opening
        raise DocumentNotFound(f"the file of the document {document_id} is gone") from error
    # Werkzeug adds "charset=utf-8" to texts; what a file is encoded in, the file says or the browser guesses.
    response.headers["Content-Type"] = media_type
    response.headers.update(FILE_HEADERS)
    return response


def safe_name(path: str, media_type: str) -> str:
    """Return a name to save the file under, on any system, with the extension of its type.

    Control characters go, and with them those that reverse the direction of text: they
    make "gpj.exe" look like "exe.jpg".
    """
    name = "".join(
        character for character in PurePosixPath(path).name if unicodedata.category(character)[0] != "C"
    )
    extension = FILE_TYPES[media_type][0] if media_type in FILE_TYPES else UNKNOWN_TYPE[1]
    stem = name[: -len(extension)] if name.lower().endswith(extension) else name
    stem = _UNSAFE.sub("_", stem)[:LONGEST_NAME].strip(" .")
    return f"{stem or 'document'}{extension}"
