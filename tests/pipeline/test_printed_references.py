"""Every reference that the collection prints, typed into the box, means the document it was printed for."""

from __future__ import annotations

import pytest

from indexer import citations, references, symbols
from indexer.errors import DocumentNotFound
from indexer.results import SearchRequest
from indexer.search import SearchService

ENOUGH = 0.98


def leads_to(service: SearchService, text: str) -> str | None:
    """The symbol of the document that a text means as a whole; None if it means none, or several."""
    names = citations.asked_for(text)
    try:
        return service.document(names[0]).hit.symbol if names else None
    except DocumentNotFound:
        return None


def test_references_in_all_styles_are_read_as_their_documents(shipped_service: SearchService) -> None:
    hits = [hit for hit in shipped_service.listing(SearchRequest(""), most=5_000).hits if hit.symbol]
    printed = [
        (references.reference(references.citable(hit), style).text, hit.symbol)
        for hit in hits
        for style in references.STYLES
    ]
    assert len(printed) > 2_000
    wrong = [text for text, symbol in printed if leads_to(shipped_service, text) != symbol]
    assert len(wrong) <= (1 - ENOUGH) * len(printed), wrong


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("UNGA 'Vision and priorities of the Special Rapporteur' (2008) UN Doc A/63/288", "A/63/288"),
        ('European Parliament, "EU policies: the way ahead," P7_TA(2010)0226, 2010', "P7_TA(2010)0226"),
        ("AG/DEC. 16", "AG/DEC. 16 (XXVIII-O/98)"),
    ],
)
def test_the_box_leads_with_the_document_of_a_reference(
    shipped_service: SearchService, text: str, symbol: str
) -> None:
    results = shipped_service.search(SearchRequest(text))
    assert results.notes[0].startswith("Read as a citation of")
    assert results.hits[0].symbol == symbol
    assert symbols.key(symbol) == results.citations[0].key


@pytest.mark.parametrize(
    "text", ['"A/RES/53/144"', '"human rights defenders" A/RES/53/144', "title:reprisals A/RES/53/144"]
)
def test_words_in_quotes_and_fields_stay_questions_in_words(
    shipped_service: SearchService, text: str
) -> None:
    assert not any(
        note.startswith("Read as a citation") for note in shipped_service.search(SearchRequest(text)).notes
    )
