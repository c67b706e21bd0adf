"""What a reference is made of: the facts on one document, and a place in it.

Values only; where they come from is for `of_hit` to know. A fact that is not established is
None or (), and whatever is made of it leaves it out: there is no "n.d." and no "s.l." here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indexer.vocabulary import number_of_place


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs a document.

    Attributes:
        name: As printed, "Margaret Sekaggya".
        family: Family name, where it is known which part that is; "" of an organization and of a
            person whose name we do not know how to part.
    """

    name: str
    family: str = ""

    @property
    def given(self) -> str:
        """What stands before the family name; "" if the parts are not known."""
        return self.name.removesuffix(self.family).strip() if self.family else ""


@dataclass(frozen=True, slots=True)
class Journal:
    """A place in the Official Journal of the European Union: 2011, "C 236 E", "69"."""

    year: int
    series: str
    page: str


@dataclass(frozen=True, slots=True)
class Citable:
    """One document, as far as a reference is concerned.

    Attributes:
        title: In the document's own language; None if it has none.
        supplied: What a keeper calls a document with a symbol whose title is not known, in square brackets;
            in lists and exports, and in no reference.
        id: Of the document in its collection.
        body: The issuing body, as catalogues write it; a name of `data/issuers.tsv`, or any other.
        mechanism, type: Slugs of `vocabulary`.
        symbol: As printed on the document.
        canonical: The canonical form of the symbol, from which its parts are read.
        authors: Persons or organizations that sign it, besides the body.
        office: Of the one author, as the title names it: "Special Rapporteur on …".
        adopted, distributed: ISO 8601, cut to what is known.
        date: The day by which the document goes: one of these, or the one that is known without saying which.
        year: Of the date, or of the session.
        session: As the symbol has it: "25", "XXIX-O".
        number: Of the text among its like, "16/5"; read from the symbol where there is one.
        supplement: Number of the supplement of the Official Records.
        pages: Printed pages; None of a text without pages.
        url: Of the official text.
        accessed: The day on which the reader looked at that address; only if the reader says so.
    """

    title: str | None = None
    supplied: str | None = None
    id: str = ""
    body: str | None = None
    mechanism: str | None = None
    type: str | None = None
    symbol: str | None = None
    canonical: str | None = None
    authors: tuple[Author, ...] = ()
    office: str | None = None
    adopted: str | None = None
    distributed: str | None = None
    date: str | None = None
    year: int | None = None
    session: str | None = None
    number: str | None = None
    supplement: str | None = None
    journal: Journal | None = None
    place: str | None = None
    url: str | None = None
    accessed: str | None = None
    language: str | None = None
    pages: int | None = None
    held: bool = True

    @property
    def issued(self) -> str | None:
        """The date of the document: of its adoption, else the one known, else of its distribution."""
        return self.adopted or self.date or self.distributed or (str(self.year) if self.year else None)


class Place(StrEnum):
    """What a pinpoint counts, the larger before the smaller; the names are those of `Mention.pinpoint`."""

    VOLUME = "vol"
    ANNEX = "annex"
    CHAPTER = "chapter"
    PAGE = "page"
    ARTICLE = "article"
    RECOMMENDATION = "recommendation"
    PARA = "para"


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place in a document.

    Attributes:
        place: Its kind.
        value: Its number as printed, "34", "24-26", "VII"; "" of the one annex that has none.
        within: The larger place in which it stands: of a recommendation its chapter.
    """

    place: Place
    value: str
    within: Pinpoint | None = None


def pinpoint_of(places: Iterable[tuple[str, str]]) -> Pinpoint | None:
    """Return the places of a `Mention.pinpoint` as one pinpoint; None if there are none.

    >>> pinpoint_of([("recommendation", "4"), ("chapter", "VII")]).within.value
    'VII'
    """
    given = dict(places)
    found: Pinpoint | None = None
    for place in Place:
        if place.value in given:
            found = Pinpoint(place, number_of_place(place.value, given[place.value]), found)
    return found
