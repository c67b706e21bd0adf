"""Items as CSL-JSON: an array of objects, as the Citation Style Language's schema 1.0 has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from indexer.references.items import Item


def write(items: Iterable[Item]) -> Iterator[str]:
    """Yield the array piece by piece."""
    before = "[\n"
    for item in items:
        yield before + json.dumps(record(item), ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before.startswith(",") else "[]\n"


def record(item: Item) -> dict[str, Any]:
    """Return an item as JSON values; what is not known is left out."""
    of_body = "authority" if item.kind.csl in ("legal_case", "legislation", "treaty") else "publisher"
    found = {
        "id": item.key,
        "type": item.kind.csl,
        "title": item.title,
        "author": [
            {"family": author.family, "given": author.given} if author.given else {"literal": author.name}
            for author in item.authors
        ],
        of_body: item.institution,
        "genre": item.genre,
        "number": item.number,
        "issued": _date(item.date),
        "publisher-place": item.place,
        "URL": item.url,
        "accessed": _date(item.accessed),
        "language": item.language,
        "number-of-pages": item.pages,
        "note": item.note,
    }
    return {name: value for name, value in found.items() if value}


def _date(iso: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else None
