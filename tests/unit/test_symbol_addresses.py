"""The official address that a symbol tells."""

from __future__ import annotations

import pytest

from indexer.symbols import official_address


@pytest.mark.parametrize(
    ("canonical", "address"),
    [
        ("A/RES/53/144", "https://docs.un.org/en/A/RES/53/144"),
        ("A/RES/217(III)[A]", "https://docs.un.org/en/A/RES/217(III)"),
        ("S/RES/1325(2000)", "https://docs.un.org/en/S/RES/1325(2000)"),
        ("A/HRC/13/22/Add.2", "https://docs.un.org/en/A/HRC/13/22/Add.2"),
        ("A/79/79-E/2024/54", "https://docs.un.org/en/A/79/79"),
        ("CCPR/C/89/D/1353/2005", "https://docs.un.org/en/CCPR/C/89/D/1353/2005"),
        ("CCPR General Comment 34", "https://docs.un.org/en/CCPR/C/GC/34"),
    ],
)
def test_documents_of_the_united_nations_are_found_under_their_symbols(canonical: str, address: str) -> None:
    assert official_address(canonical) == address


@pytest.mark.parametrize(
    "canonical",
    [
        "AG/RES. 1671 (XXIX-O/99)",
        "CM/Rec(2018)11",
        "A/DEC/60/509",
        "SC/6816",
        "General Comment No. 34",
        "",
        "<b>",
    ],
)
def test_where_a_symbol_tells_no_address_there_is_none(canonical: str) -> None:
    assert official_address(canonical) == ""


@pytest.mark.parametrize(("language", "part"), [("fr", "fr"), ("zh", "zh"), ("de", "en"), (None, "en")])
def test_an_address_is_of_the_language_of_the_text_if_it_is_an_official_one(
    language: str | None, part: str
) -> None:
    assert official_address("A/RES/53/144", language) == f"https://docs.un.org/{part}/A/RES/53/144"
