"""Every reference that the collection prints, typed into the box, means the document it was printed for."""

from __future__ import annotations

import pytest

from indexer import citations, references, symbols
from indexer.errors import DocumentNotFound
from indexer.references import pinpoint_of
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


@pytest.mark.parametrize("place", [("para", "34"), ("page", "12"), ("chapter", "VII")])
def test_places_in_references_in_all_styles_are_read_where_they_are_printed(
    shipped_service: SearchService, place: tuple[str, str]
) -> None:
    hits = [hit for hit in shipped_service.listing(SearchRequest(""), most=5_000).hits if hit.symbol]
    printed = [
        (references.reference(references.citable(hit), style, pinpoint_of((place,))).text, hit.symbol)
        for hit in hits[::3]
        for style in references.STYLES
    ]
    wrong = [
        text
        for text, symbol in printed
        if leads_to(shipped_service, text) != symbol or citations.pointed_at(text) != (place,)
    ]
    assert len(wrong) <= (1 - ENOUGH) * len(printed), wrong


@pytest.mark.parametrize(
    ("text", "symbol", "place"),
    [
        # rows of citation guides, as they are printed there
        (
            "G.A. Res. 832(IX), U.N. GAOR, 9th Sess., Supp. No.21, U.N. Doc. A/2890, at 19",
            "A/RES/832(IX)",
            ("page", "19"),
        ),
        (
            "GA Res. 38/16, UN GAOR, 38th Sess., Supp. 47, U.N. Doc. A/38/47 (1983) 184.",
            "A/RES/38/16",
            ("page", "184"),
        ),
        (
            "UNICEF 'Emergency Operations' (1 December 1995) UN Doc E/ICEF/1996/7, 4-5",
            "E/ICEF/1996/7",
            ("page", "4-5"),
        ),
        (
            "IACHR, Report on the Situation of Human Rights in Chile, OEA/Ser.L/V/II.66 doc 17 (1985) 82.",
            "OEA/Ser.L/V/II.66 Doc. 17",
            ("page", "82"),
        ),
        ("IACHR Annual Report 1998 ch VII", "IACHR Annual Report 1998", ("chapter", "VII")),
        ("A/HRC/13/22 ch IV", "A/HRC/13/22", ("chapter", "IV")),
        ("A/HRC/13/22 [34]", "A/HRC/13/22", ("para", "34")),
        ("UN Doc A/HRC/13/22 (30 December 2009) [34]", "A/HRC/13/22", ("para", "34")),
        ("UNHRC Res 56/10 (11 July 2024) UN Doc A/HRC/RES/56/10, 12", "A/HRC/RES/56/10", ("page", "12")),
        (
            "Human Rights Council, Mission to Guatemala, ¶ 34, U.N. Doc. A/HRC/10/12/Add.3 (2009)",
            "A/HRC/10/12/Add.3",
            ("para", "34"),
        ),
        # what is no place
        ("CM/Rec (2007) 14", "CM/Rec(2007)14", None),
        ("resolution 69 (XXXV) 04", "ACHPR/Res.69(XXXV)2004", None),
        ("COM(2001) 252 final", "COM(2001)252", None),
        ("OAS General Assembly, Proceedings, volume I, OEA/Ser.P/XXX-O.2 (2000)", "OEA/Ser.P/XXX-O.2", None),
    ],
)
def test_references_of_citation_guides_name_their_documents_and_places(
    text: str, symbol: str, place: tuple[str, str] | None
) -> None:
    assert citations.asked_for(text)[:1] == (symbol,)
    assert citations.pointed_at(text) == ((place,) if place else ())


@pytest.mark.parametrize("text", ["resolution 53 144", "torture (2009) 12", "Convention 87, 98"])
def test_two_numbers_are_no_citation_with_its_page(text: str) -> None:
    assert not citations.asked_for(text)


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


@pytest.mark.parametrize(
    "text",
    [
        "resolution 2009",
        "council resolution 2016",
        "assembly resolution 1999",
        "cases 2009",
        "case 10",
        "annual report 2020",
    ],
)
def test_a_common_word_and_a_number_of_which_nothing_is_known_are_words(
    shipped_service: SearchService, text: str
) -> None:
    results = shipped_service.search(SearchRequest(text))
    assert results.total
    assert not results.citations
    assert results.total == shipped_service.search(SearchRequest(" AND ".join(text.split()))).total


def test_the_words_of_an_open_citation_are_found_too(shipped_service: SearchService) -> None:
    results = shipped_service.search(SearchRequest("resolution 1671"))
    assert results.hits[0].symbol == "AG/RES. 1671 (XXIX-O/99)"
    words = shipped_service.search(SearchRequest("resolution AND 1671"))
    assert {hit.id for hit in words.hits} <= {hit.id for hit in results.hits}


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("1998 Annual Report, Chapter VII, Recommendation 4", "OEA/Ser.L/V/II.102 Doc. 6 rev."),
        ("annual report 2007", "IACHR Annual Report 2007"),
        ("1866 (2009)", "PACE Recommendation 1866 (2009)"),
        ("(2007)14", "CM/Rec(2007)14"),
        ("69 (XXXV)", "ACHPR/Res.69(XXXV)2004"),
        ("Resolución 87/18", "IACHR Resolution 87/2018"),
        ("11855/12", "EU Council 11855/12"),
        ("(EU) 2021/947", "CELEX:32021R0947"),
        ("[2011] OJ C236E/69", "P7_TA(2010)0226"),
        ("OJ C 236E, 12.8.2011, p. 69", "P7_TA(2010)0226"),
        ("general comment 34", "CCPR/C/GC/34"),
    ],
)
def test_of_several_documents_the_known_one_comes_first(
    shipped_service: SearchService, text: str, symbol: str
) -> None:
    results = shipped_service.search(SearchRequest(text))
    assert results.citations[0].canonical == symbol
    assert results.hits[0].symbol == symbol
    assert shipped_service.document(text).hit.symbol == symbol


def test_what_is_not_here_is_named_as_it_is_printed(shipped_service: SearchService) -> None:
    results = shipped_service.search(SearchRequest("53/999"))
    assert results.diagnosis == "Not in this collection: A/DEC/53/999."


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("CCPR Communication 1353/2005", "CCPR/C/89/D/1353/2005"),
        ("Human Rights Committee Communication No. 458/1991", "CCPR/C/51/D/458/1991"),
        ("Njaru v. Cameroon, Human Rights Committee, Communication No. 1353/2005", "CCPR/C/89/D/1353/2005"),
    ],
)
def test_views_are_found_by_the_number_of_the_communication(
    shipped_service: SearchService, text: str, symbol: str
) -> None:
    assert shipped_service.search(SearchRequest(text)).hits[0].symbol == symbol
    assert shipped_service.document(text).hit.symbol == symbol
    checked = shipped_service.check(f"See {text}.", "un").citations
    assert [each.cited.canonical for each in checked] == [symbol]


def test_a_question_that_is_a_whole_title_leads_with_its_document(shipped_service: SearchService) -> None:
    title = (
        "European Parliament resolution of 17 June 2010 on EU policies in favour of human rights defenders"
    )
    assert shipped_service.search(SearchRequest(title)).hits[0].symbol == "P7_TA(2010)0226"
    assert shipped_service.listing(SearchRequest(title), most=10).hits[0].symbol == "P7_TA(2010)0226"
