"""A page or a numbered paragraph of a document, to be cited or quoted."""

from __future__ import annotations

from indexer import quoting
from indexer.errors import DocumentNotFound
from indexer.opened import Opened
from indexer.results import Quotation

_PAGES_QUOTED = 4  # on which a paragraph may go on; more than `quoting.LONGEST` fills


def quotation(opened: Opened, wanted: str, number: int | None, paragraph: str) -> Quotation:
    """Return a place in a document; see `SearchService.quotation`."""
    record = opened.record(wanted)
    layout = opened.library.layout(record.id)
    if not layout.numbers or (number is not None and number not in layout.numbers):
        raise DocumentNotFound(f"document {record.id} has no page {number or 1} with text")
    first = layout.numbers.index(number) if number is not None else 0
    if not paragraph:
        return Quotation(layout.numbers[first], layout.labels[first])
    last = len(layout.numbers) if number is None else first + 1
    while number is not None and first and layout.paragraphs[first] == paragraph:
        first -= 1  # it goes on from the page before
    for index, page in sorted(opened.library.pages(record.id, range(first, last)).items()):
        if paragraph in (each for _, each in quoting.numbered(page)):
            after = range(index, min(index + _PAGES_QUOTED, len(layout.numbers)))
            pages = [each for _, each in sorted(opened.library.pages(record.id, after).items())]
            text, is_cut = quoting.paragraph_text(pages, paragraph) or ("", False)
            return Quotation(page.number, page.label, paragraph, text, is_cut)
    place = f"page {number}" if number is not None else f"document {record.id}"
    raise DocumentNotFound(f"{place} has no paragraph numbered {paragraph[:20]!r}")
