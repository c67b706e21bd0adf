"""A page or paragraph that a reader names, as a pinpoint, if it is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from indexer.errors import DocumentNotFound, QueryError
from indexer.references import Pinpoint, Place, has_printed_pages
from indexer.results import Hit, Quotation, is_heading

_BETWEEN = re.compile(r"\s*[-–—,]\s*|\s+(?:and|to)\s+")
"""What stands between the numbers of several paragraphs: "24-26"."""

_NUMBER = re.compile(r"(?=.*\d)[\w.,() §-]{1,20}")

Find = Callable[[str, int | None, str], Quotation]
"""`SearchService.quotation`."""


def pinpoint(find: Find, hit: Hit, page: int | None, paragraph: str | None) -> Pinpoint | None:
    """Return a pinpoint for a page, in file order from 1, or for a paragraph, as printed.

    A page is cited by the number that is printed on it. Of a card nothing can be checked, and a
    number that the reader gives is taken as it is.

    Raises:
        DocumentNotFound: If there is no such page or paragraph, or the document has no printed pages.
        QueryError: If it is a card, and what is said is no number of a paragraph.
    """
    if paragraph is not None:
        number = paragraph.strip().rstrip(".")
        if hit.held:
            find(hit.id, None, number)
        elif not is_number(number):
            raise QueryError(
                f"{paragraph[:40]!r} is no number of a paragraph; write it as it is printed, such as 12"
            )
        return Pinpoint(Place.PARA, number)
    if page is None:
        return None
    if not hit.held:
        return Pinpoint(Place.PAGE, str(page))
    place = find(hit.id, page, "")
    found = printed_page(hit, place)
    if found is None:
        raise DocumentNotFound(
            f"document {hit.id} has sections and no printed pages; name a paragraph, or no place"
        )
    return found


def doubt(find: Find, hit: Hit, places: Iterable[tuple[str, str]]) -> str:
    """Return a sentence on the places of a citation that were not found in a document here; "" if they were.

    Paragraphs alone are looked for: pages are cited by printed numbers, and chapters by names.
    """
    for what, value in places:
        if what != Place.PARA:
            return "the place is cited as you wrote it and was not looked for in the text."
        try:
            for number in _BETWEEN.split(value):
                find(hit.id, None, number)
        except DocumentNotFound:
            return f"the text here has no paragraph {value}; it is cited as you wrote it."
    return ""


def is_number(text: str) -> bool:
    """Tell whether a text may be the number of a paragraph: "12", "12 (a)", "IV.3", "12-14"."""
    return _NUMBER.fullmatch(text) is not None


def printed_page(hit: Hit, place: Quotation) -> Pinpoint | None:
    """Return the page of a place by its printed number; None where sections stand for pages."""
    if is_heading(place.label) or not has_printed_pages(hit):
        return None
    return Pinpoint(Place.PAGE, place.label or str(place.page))
