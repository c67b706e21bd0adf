"""The label of the issuing body, as catalogues write it."""

from __future__ import annotations

from functools import cache

from indexer.metadata.reading import Reading, evidence
from indexer.model import Finding
from indexer.vocabulary import mechanisms

# Where the label is not the one of the facet.
_LABELS = {
    "achpr": "African Commission on Human and Peoples' Rights",
    "coe-cm": "Council of Europe – Committee of Ministers",
    "coe-commissioner": "Council of Europe – Commissioner for Human Rights",
    "coe-pace": "Council of Europe – PACE",
    "ecthr": "European Court of Human Rights",
    "afcthpr": "African Court on Human and Peoples' Rights",
    "iachr": "Inter-American Commission on Human Rights",
    "iacthr": "Inter-American Court of Human Rights",
    "ilo": "International Labour Organization",
    "osce-odihr": "OSCE",
    "amnesty": "Amnesty International",
    "hrw": "Human Rights Watch",
    "un-ecosoc": "UN Economic and Social Council",
    "un-tb": "UN treaty bodies",
}

_COMMITTEES = (
    ("CCPR/", "UN Human Rights Committee"),
    ("E/C.12/", "CESCR"),
    ("CERD/", "CERD"),
    ("CEDAW/", "CEDAW"),
    ("CAT/OP/", "SPT"),
    ("CAT/", "CAT"),
    ("CRC/", "CRC"),
    ("CMW/", "CMW"),
    ("CRPD/", "CRPD"),
    ("CED/", "CED"),
)

_REPORT_TO_OTHERS = frozenset({"un-sr-hrd", "un-sp", "un-sg", "inter-mechanisms"})
"""Authors, not bodies: without a symbol, nobody is known to have issued their document."""


def of_catalogue(reading: Reading) -> Finding[str] | None:
    """The body on the card."""
    card = reading.card
    return Finding(card.body, "catalogue", evidence(card.source)) if card and card.body else None


def of_symbol(reading: Reading) -> Finding[str] | None:
    """The body in the symbol; of a treaty body, the committee."""
    symbol = reading.symbol
    if not symbol or not symbol.body:
        return None
    for start, committee in _COMMITTEES:
        if symbol.canonical.startswith(start):
            return Finding(committee, "symbol", symbol.canonical)
    if symbol.series == "un-wgad-opinion":
        return Finding("WGAD", "symbol", symbol.canonical)
    if symbol.series.startswith("eu-parliament"):
        return Finding("EU – European Parliament", "symbol", symbol.canonical)
    if symbol.series == "eu-commission":
        return Finding("EU – European Commission", "symbol", symbol.canonical)
    if symbol.series.startswith("eu-council"):
        return Finding("EU – Council of the EU", "symbol", symbol.canonical)
    return Finding(_label(symbol.body), "symbol", symbol.canonical)


def of_mechanism(mechanism: Finding[str]) -> Finding[str] | None:
    """The body that a mechanism or programme is; not of our own pages, which are about it."""
    if mechanism.value in _REPORT_TO_OTHERS or mechanism.rule == "own-tag":
        return None
    return Finding(_label(mechanism.value), mechanism.rule, mechanism.evidence, mechanism.page)


@cache
def _label(slug: str) -> str:
    return _LABELS.get(slug) or next(entry.label for entry in mechanisms() if entry.slug == slug)
