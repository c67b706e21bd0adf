"""What kind of document it is: by its symbol where that tells, else as its title says."""

from __future__ import annotations

import re
from functools import cache

from indexer.metadata.masthead import HEIGHT_LINES
from indexer.metadata.reading import Reading, evidence, folded
from indexer.metadata.type_wordings import REPORT_OF_MANDATE, TITLES
from indexer.model import Finding
from indexer.vocabulary import document_types

SERIES = {
    "un-hrc-resolution": "resolution",
    "un-hrc-decision": "decision",
    "un-hrc-statement": "statement",
    "un-wgad-opinion": "case-report",
    "un-upr": "upr-document",
    "un-ga-resolution": "resolution",
    "un-ga-resolution-to-1975": "resolution",
    "un-ga-decision": "decision",
    "un-ecosoc-resolution": "resolution",
    "un-ecosoc-resolution-to-1977": "resolution",
    "un-sc-resolution": "resolution",
    "un-special-procedures-communication": "communication",
    "un-tb-general-comment": "general-comment",
    "un-tb-views": "case-report",
    "un-tb-views-ccpr": "case-report",
    "oas-ga-resolution": "resolution",
    "oas-ga-resolution-short": "resolution",
    "oas-ga-declaration": "declaration",
    "oas-ga-proceedings": "official-record",
    "oas-pc-resolution": "resolution",
    "oas-pc-minutes": "official-record",
    "iachr-report": "case-report",
    "iachr-resolution": "resolution",
    "iachr-press-release": "press-release",
    "iachr-annual-report": "annual-report",
    "achpr-resolution": "resolution",
    "coe-cm-recommendation-to-2001": "recommendation",
    "coe-cm-recommendation-2000-2001": "recommendation",
    "osce-decision": "decision",
    "eu-parliament-text": "resolution",
    "eu-parliament-text-short": "resolution",
    "eu-parliament-text-address": "resolution",
    "observatory-appeal": "communication",
}
"""Series all of whose documents are of one type."""

_BEGINNINGS = (
    ("CM/Rec", "recommendation"),
    ("CM/Res", "resolution"),
    ("CM/Del/Dec", "decision"),
    ("Rec(", "recommendation"),
    ("Res(", "resolution"),
    ("PACE Resolution", "resolution"),
    ("PACE Recommendation", "recommendation"),
    ("E/CN.4/RES/", "resolution"),
    ("E/CN.4/Sub.2/RES/", "resolution"),
    ("E/CN.4/DEC/", "decision"),
    ("OSCE PC.DEC", "decision"),
    ("OSCE MC.DEC", "decision"),
)
_PARTS = (
    (re.compile(r"/L\.\d+"), "resolution"),  # limited: drafts of resolutions
    (re.compile(r"/NGO/\d+"), "statement"),
    (re.compile(r"/(?:SR|PV)\.\d+"), "official-record"),
)

_JUDGMENT_LINE = re.compile(r"judgment|arret|sentencia(?:\sde\s.*)?|sentenca.*")


def of_symbol(reading: Reading) -> Finding[str] | None:
    """The type of all documents of the series, or of this part of it."""
    symbol = reading.symbol
    if not symbol:
        return None
    slug = SERIES.get(symbol.series)
    slug = slug or next((slug for start, slug in _BEGINNINGS if symbol.canonical.startswith(start)), None)
    slug = slug or next((slug for part, slug in _PARTS if part.search(symbol.canonical)), None)
    return Finding(slug, "symbol", symbol.canonical) if slug else None


def of_own_tag(reading: Reading) -> Finding[str] | None:
    """The type in this project's own `defenders:type` tag."""
    value = reading.extraction.hint("meta:defenders:type")
    return Finding(value, "own-tag", evidence(value)) if value in _slugs() else None


def of_catalogue(reading: Reading) -> Finding[str] | None:
    """The type on the card."""
    card = reading.card
    return Finding(card.type, "catalogue", evidence(card.source)) if card else None


def of_title(reading: Reading) -> Finding[str] | None:
    """The type that a part of the title says in so many words."""
    parts = [folded(part) for part in reading.title.split(" - ")]
    for slug, wording in TITLES:
        for part in parts:
            if wording.search(part):
                return Finding(slug, "title", evidence(reading.title), reading.page)
    return None


def of_mandate(reading: Reading) -> Finding[str] | None:
    """The yearly report of a mandate: its main document, which is no addendum."""
    symbol = reading.symbol
    if not symbol or symbol.series not in ("un-hrc-document", "un-ga-document", "un-chr-document"):
        return None
    if "/Add." in symbol.canonical or "/Corr." in symbol.canonical:
        return None
    match = REPORT_OF_MANDATE.search(folded(" ".join(reading.lines[:HEIGHT_LINES])).split(" summary ")[0])
    return Finding("annual-report", "mandate", evidence(match[0]), reading.page) if match else None


def of_line(reading: Reading) -> Finding[str] | None:
    """The type that is alone on one of the first lines of a judgment."""
    if reading.is_html:
        return None
    for line in reading.lines[:20]:
        if _JUDGMENT_LINE.fullmatch(folded(line)):
            return Finding("judgment", "line", evidence(line), reading.page)
    return None


@cache
def _slugs() -> frozenset[str]:
    return frozenset(entry.slug for entry in document_types())
