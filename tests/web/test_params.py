"""Addresses are read strictly, written in one order, and mean the same both ways."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.results import FACETS, SearchRequest, Sort
from indexer.vocabulary import countries, document_types, languages, mechanisms
from webui.params import Links, read_request, read_text, search_parameters

VALUES = {
    "type": [entry.slug for entry in document_types()] + ["none"],
    "mechanism": [entry.slug for entry in mechanisms()] + ["none"],
    "year": ["1998", "2013", "none"],
    "language": [entry.code for entry in languages()] + ["none"],
    "country": [entry.alpha3 for entry in countries()] + ["none"],
    "held": ["yes", "no"],
    "cites": ["a/res/53/144", "ag/res.1671", "ccpr/c/gc/34"],
}


def read(address: str) -> SearchRequest:
    return read_request(parse_qsl(urlsplit(address).query, keep_blank_values=True))


@pytest.mark.parametrize(
    ("query", "request_"),
    [
        ("", SearchRequest()),
        ("q=reprisals", SearchRequest("reprisals")),
        ("q=+two++words+", SearchRequest("two  words")),
        ("q=a&q=b", SearchRequest("a")),
        # forms send fields that were left empty
        ("q=&type=&sort=&page=&per_page=", SearchRequest()),
        ("type=resolution&type=resolution", SearchRequest(filters=(("type", "resolution"),))),
        ("year=2013&type=resolution", SearchRequest(filters=(("type", "resolution"), ("year", "2013")))),
        ("mechanism=none", SearchRequest(filters=(("mechanism", "none"),))),
        ("sort=oldest&page=3&per_page=50", SearchRequest(sort=Sort.OLDEST, page=3, per_page=50)),
        ("page=1000000000", SearchRequest(page=10**9)),
        ("utm_source=x&fbclid=y&q=a", SearchRequest("a")),
        # nobody types these; pasted text and scanners have them
        ("q=a%00b%0Ac", SearchRequest("a b c")),
    ],
)
def test_an_address_is_read(query: str, request_: SearchRequest) -> None:
    assert read(f"/search?{query}") == request_


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("sort=best", "best"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=two", "two"),
        ("page=1.5", "page"),
        ("page=٣", "page"),  # digits, but not of an address
        ("page=" + "9" * 5000, "page"),
        ("per_page=0", "per_page"),
        ("per_page=101", "from 1 to 100"),
        ("type=nonsense", "nonsense"),
        ("mechanism=%00", "mechanism"),
        ("year=13", "13"),
        ("held=maybe", "maybe"),
    ],
)
def test_a_value_that_is_none_is_refused_by_name(query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        read(f"/search?{query}")


def test_text_alone_is_read_where_filters_do_not_matter() -> None:
    assert read_text([("q", " a\tb "), ("type", "nonsense")]) == "a b"


REQUESTS = st.builds(
    SearchRequest,
    text=st.text(st.characters(exclude_categories=["Cc", "Cs"])).map(str.strip),
    filters=st.sets(
        st.sampled_from(FACETS).flatmap(
            lambda facet: st.tuples(st.just(facet), st.sampled_from(VALUES[facet]))
        )
    ).map(lambda filters: tuple(sorted(filters))),
    sort=st.sampled_from(Sort),
    page=st.integers(1, 10**9),
    per_page=st.integers(1, 100),
)


@given(REQUESTS)
def test_a_link_leads_to_the_question_it_was_made_of(request_: SearchRequest) -> None:
    assert read(Links().search(request_)) == request_
    assert read(Links("/archive").search_json(request_)) == request_


@given(REQUESTS)
def test_equal_questions_have_one_address(request_: SearchRequest) -> None:
    shuffled = list(reversed(search_parameters(request_)))
    assert Links().search(read_request(shuffled)) == Links().search(request_)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (Links().home(), "/"),
        (Links("/x").home(), "/x/"),
        (Links().search(SearchRequest()), "/search"),
        (
            Links().search(SearchRequest("a b", (("mechanism", "iachr"), ("type", "resolution")), page=2)),
            "/search?q=a+b&type=resolution&mechanism=iachr&page=2",
        ),
        (Links().document("a/b?c"), "/d/a%2Fb%3Fc"),
        (Links().document("ab", 'x "y'), "/d/ab?q=x+%22y"),
        (Links().page("ab", 3), "/d/ab/p/3"),
        (Links().hit("ab", 3, "x"), "/d/ab/p/3?q=x#hit-1"),
        (Links().hit("ab", 3, ""), "/d/ab/p/3"),
        (Links("/x").original("ab"), "/x/d/ab/original"),
        (Links().original("ab", 'Párrafo 2"'), "/d/ab/original#P%C3%A1rrafo%202%22"),
    ],
)
def test_addresses(address: str, expected: str) -> None:
    assert address == expected
