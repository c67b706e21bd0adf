"""What the collection that the project ships cites is found, whatever its symbol looks like."""

from __future__ import annotations

import pytest

from indexer import citations, symbols
from indexer.results import SearchRequest
from indexer.search import SearchService


@pytest.mark.parametrize(
    "symbol", ["Decl-06.02.2008", "CONF/HRA/DECL(I)", "MIN/CONF/HRA/Decl.1(I)", "AG/RES. 1671 (XXIX-O/99)"]
)
def test_a_document_of_the_catalogue_is_cited_by_the_profiles_that_print_its_symbol(
    shipped_service: SearchService, symbol: str
) -> None:
    view = shipped_service.citation(symbol, 1, 10)
    assert view.total >= 1
    assert [hit.symbol for hit in view.hits] == [symbol]


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Kigali Declaration", "MIN/CONF/HRA/Decl.1(I)"),
        ("Grand Bay Declaration", "CONF/HRA/DECL(I)"),
        ("CELEX:52010IP0226", "P7_TA(2010)0226"),
        ("Declaration of the Committee of Ministers of 6 February 2008", "Decl-06.02.2008"),
    ],
)
def test_a_name_in_words_or_in_a_register_leads_to_the_entry_of_its_document(
    shipped_service: SearchService, name: str, symbol: str
) -> None:
    assert shipped_service.document(name).hit.symbol == symbol


def test_every_symbol_of_the_catalogue_is_read_as_itself(shipped_service: SearchService) -> None:
    listed = {hit.symbol for hit in shipped_service.listing(SearchRequest(""), most=5_000).hits if hit.symbol}
    assert len(listed) > 300
    wrong = [
        symbol
        for symbol in listed
        if [symbols.key(name) for name in citations.asked_for(symbol)[:1]] != [symbols.key(symbol)]
    ]
    assert wrong == []
