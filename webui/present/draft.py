"""A draft that was checked, as its page shows it: the text with its citations marked, and a table of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.draft import Draft, DraftCitation
from indexer.references import Run
from indexer.results import CitedView
from webui.params import Links
from webui.present.words import counted

_HOW = ("held", "in the catalogue", "only cited here", "not known here")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text.

    Attributes:
        place: Of a citation, its number in the text, from 1; 0 of all else.
        row: The row that speaks of it.
        is_doubted: Something in it does not agree.
    """

    text: str
    place: int = 0
    row: int = 0
    is_doubted: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another document that may be meant, and why."""

    canonical: str
    url: str
    title: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Row:
    """Citations that say the same.

    Attributes:
        number: From 1; the picture of the row in the text.
        places: Numbers of the citations in the text.
        printed: As the text has it, where that is not the canonical form.
        url: Of all that is known of it; "" if nothing is.
        standing: Whether it is held, in words.
        official_url: Of the official text; "" if none is known.
        reference: As runs, and as text to be copied; () and "" if there is none.
        why_none: Why there is none, in words.
        meant: The document that is surely meant then; "" if that is not known.
        corrected: The reference to it, as runs.
    """

    number: int
    places: tuple[int, ...]
    canonical: str
    printed: str
    url: str
    title: str
    standing: str
    official_url: str
    doubts: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    reference: tuple[Run, ...]
    text: str
    why_none: str = ""
    meant: str = ""
    corrected: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Everything the page of a draft shows.

    Attributes:
        summary: How many citations, of how many documents, and how they stand.
        doubted: Rows in which something does not agree, or is not sure.
        unknown: Rows of whose document nothing is known here.
        left_out: What was not looked up, in words; "" if all was.
        references: All references, each once, a line each, to be copied.
    """

    summary: str
    pieces: tuple[Piece, ...]
    rows: tuple[Row, ...]
    doubted: tuple[int, ...]
    unknown: tuple[int, ...]
    left_out: str
    references: str


def draft_page(draft: Draft, links: Links) -> DraftPage:
    """Return what the page of a draft shows."""
    groups: dict[object, list[int]] = {}
    for place, each in enumerate(draft.citations, start=1):
        groups.setdefault(_sameness(each), []).append(place)
    rows = tuple(_row(draft, number, places, links) for number, places in enumerate(groups.values(), start=1))
    of_place = {place: row for row in rows for place in row.places}
    return DraftPage(
        summary=_summary(draft),
        pieces=tuple(piece for piece in _pieces(draft, of_place) if piece.text),
        rows=rows,
        doubted=tuple(row.number for row in rows if row.doubts or row.candidates),
        unknown=tuple(row.number for row in rows if not row.url),
        left_out=f"{counted(draft.left_out, 'citation')} behind these" if draft.left_out else "",
        references="\n".join(dict.fromkeys(row.text for row in rows if row.text)),
    )


def _sameness(each: DraftCitation) -> object:
    return each.cited.canonical, each.mention.pinpoint, each.doubts, each.candidates


def _pieces(draft: Draft, rows: dict[int, Row]) -> Iterator[Piece]:
    at = 0
    for place, each in enumerate(draft.citations, start=1):
        row = rows[place]
        yield Piece(draft.text[at : each.mention.start])
        yield Piece(
            draft.text[each.mention.start : each.mention.end],
            place,
            row.number,
            bool(row.doubts or row.candidates),
        )
        at = each.mention.end
    yield Piece(draft.text[at:])


def _row(draft: Draft, number: int, places: list[int], links: Links) -> Row:
    each = draft.citations[places[0] - 1]
    printed = " ".join(draft.text[each.mention.start : each.mention.end].split())
    is_known = each.cited.here or each.cited.documents > 0
    return Row(
        number=number,
        places=tuple(places),
        canonical=each.cited.canonical,
        printed=printed if printed != each.cited.canonical else "",
        url=links.citation(each.cited.canonical) if is_known else "",
        title=each.cited.title or "",
        standing=_standing(each.cited, can_be_told=bool(each.reference) or not each.is_possible),
        official_url=each.cited.url,
        doubts=each.doubts,
        candidates=tuple(_candidate(other, links) for other in each.candidates),
        reference=each.reference.runs if each.reference else (),
        text=each.reference.text if each.reference else "",
        why_none="it cannot be told what is cited" if each.is_possible else "there can be no such document",
        meant=each.corrected.canonical if each.corrected else "",
        corrected=each.corrected.reference.runs if each.corrected else (),
    )


def _candidate(other: CitedView, links: Links) -> Candidate:
    is_known = other.here or other.documents > 0
    return Candidate(
        other.canonical,
        links.citation(other.canonical) if is_known else "",
        other.title or "",
        ", ".join(other.reasons),
    )


def _standing(cited: CitedView, *, can_be_told: bool) -> str:
    if cited.held:
        return "held here"
    if cited.here:
        return "catalogue entry here, full text not held"
    if cited.documents:
        return f"not here, but cited by {counted(cited.documents, 'document')} here"
    if not can_be_told:
        return "it cannot be told whose document this is"
    return "nothing is known here under this symbol"


def _summary(draft: Draft) -> str:
    documents = {each.cited.key: each.cited for each in draft.citations}
    if not documents:
        return "No citations were recognised in this text"
    said = Counter(map(_how, documents.values()))
    parts = ", ".join(f"{said[how]:,} {how}" for how in _HOW if said[how])
    return f"{counted(len(draft.citations), 'citation')} of {counted(len(documents), 'document')}: {parts}"


def _how(cited: CitedView) -> str:
    held, in_the_catalogue, only_cited, unknown = _HOW
    if cited.held:
        return held
    return in_the_catalogue if cited.here else only_cited if cited.documents else unknown
