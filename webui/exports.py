"""Answers and documents for spreadsheets and reference managers.

An answer is given whole, up to `listings.MOST` documents, unless a page of it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from flask import Blueprint, Response, request

from indexer import listings, tables
from indexer.references import EXPORTS
from indexer.results import Hit
from webui.params import read_request, read_whole
from webui.service import service

bp = Blueprint("exports", __name__)

FILE_NAME = "defenders-search"


def search(name: str) -> Response:
    """All of an answer, or a page of it, in one format."""
    pairs = list(request.args.items(multi=True))
    whole = read_whole(pairs)
    found = service().listing(read_request(pairs), listings.MOST if whole else None)
    response = _file(name, found.hits, FILE_NAME)
    response.headers["X-Total-Count"] = str(found.total)
    return response


def document(name: str, wanted: str) -> Response:
    """One document in one format."""
    hit = service().document(wanted).hit
    return _file(name, [hit], hit.id)


for _name, _format in listings.FORMATS.items():
    bp.add_url_rule(f"/search{_format.suffix}", f"search-{_name}", partial(search, _name))
for _name, _export in EXPORTS.items():
    bp.add_url_rule(f"/d/<wanted>{_export.suffix}", f"document-{_name}", partial(document, _name))


def _file(name: str, hits: Iterable[Hit], file_name: str) -> Response:
    """Return a file to be saved, written while it is sent."""
    kind = listings.FORMATS[name]
    pieces: Iterator[str] = listings.write(name, hits)
    if name == "csv":
        pieces = chain([tables.SIGNATURE], pieces)
    response = Response(pieces, content_type=f"{kind.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}{kind.suffix}"'
    return response
