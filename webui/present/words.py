"""Values in the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.results import is_heading
from indexer.vocabulary import label, number_of_place

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FILE_TYPES = {
    "application/pdf": (".pdf", "PDF"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx", "Word"),
    "text/html": (".html", "HTML"),
    "text/plain": (".txt", "text"),
}
"""Types the index reads: extension and name. A type that is not here is served as unknown bytes."""

HARD_WRAPPED = ("application/pdf", "text/plain")
"""Types in which lines end where the paper did, not where the author ended them."""

RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
"""Languages written from right to left, as the index names them."""

OPENED_IN_BROWSER = ("text/html", "text/plain")

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?(?:T.*)?")


def counted(number: int, noun: str) -> str:
    """Return "1 document", "5,120 documents"; the plural of `noun` is regular."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def words(facet: str, value: str) -> str:
    """Return a facet value for readers, with a capital."""
    text = label(facet, value)
    return text[:1].upper() + text[1:]


def date_words(iso: str) -> str:
    """Return "25 March 2011" for "2011-03-25", and less for less; anything else as it is."""
    match = _DATE.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    parts = [str(int(day))] if day else []
    if month:
        parts.append(MONTHS[int(month) - 1])
    return " ".join([*parts, year])


@dataclass(frozen=True, slots=True)
class PlaceName:
    """How a page is called: a number that is short, and the heading where sections are pages."""

    number: str
    heading: str = ""

    @property
    def full(self) -> str:
        """Both, for titles."""
        return f"{self.number} {self.heading}".rstrip()


def place_name(number: int, page_label: str) -> PlaceName:
    """Return how a page is called.

    A printed number that is not the page's place in the file is followed by the place,
    because PDF viewers count places.
    """
    if not page_label or page_label == str(number):
        return PlaceName(f"p. {number}")
    if is_heading(page_label):
        return PlaceName(f"§ {number}", page_label)
    return PlaceName(f"p. {page_label} [{number}]")


_PINPOINTS = {
    "para": "para.",
    "page": "p.",
    "chapter": "chapter",
    "annex": "annex",
    "vol": "vol.",
    "recommendation": "recommendation",
    "article": "article",
}


def pinpoint_words(places: Sequence[tuple[str, str]]) -> str:
    """Return where in a document a citation points: "annex, article 9"; "" if nowhere.

    >>> pinpoint_words([("annex", "anexo"), ("para", "4")])
    'annex, para. 4'
    """
    return ", ".join(
        f"{_PINPOINTS.get(what, what)} {number_of_place(what, value)}".rstrip() for what, value in places
    )
