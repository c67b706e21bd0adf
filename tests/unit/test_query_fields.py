"""Values of fields and filters are checked once, in the same way, for everyone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import vocabulary
from indexer.errors import QueryError
from indexer.query import FIELDS, Field, check_value, years
from indexer.query.fields import AVAILABLE
from indexer.results import FACETS, OPEN_FACETS

EVERY_VALUE = [
    *(("mechanism", entry.slug) for entry in vocabulary.mechanisms()),
    *(("type", entry.slug) for entry in vocabulary.document_types()),
    *(("country", entry.alpha3) for entry in vocabulary.countries()),
    *(("language", entry.code) for entry in vocabulary.languages()),
    *(("year", str(year)) for year in (1900, 1948, 2100)),
    *(("held", value) for value in ("yes", "no")),
    *((facet, "none") for facet in FACETS if facet not in ("held", *OPEN_FACETS)),
    *(("cites", key) for key in ("a/res/53/144", "ag/res.1671", "ccpr/c/gc/34")),
]
EVERY_LABEL = [
    *((entry.label, "mechanism", entry.slug) for entry in vocabulary.mechanisms()),
    *((entry.long_label, "mechanism", entry.slug) for entry in vocabulary.mechanisms()),
    *((entry.label, "type", entry.slug) for entry in vocabulary.document_types()),
    *((entry.alpha2, "country", entry.alpha3) for entry in vocabulary.countries()),
    *((entry.name, "country", entry.alpha3) for entry in vocabulary.countries()),
]


def refusal(facet: str, value: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        check_value(facet, value)
    return caught.value


def test_every_facet_is_a_field() -> None:
    assert set(FACETS) | {"title", "symbol"} == set(AVAILABLE)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_shows_itself_in_its_example(field: Field) -> None:
    assert field.example.startswith(f"{field.name}:")
    assert field.values
    assert field.help


def test_what_is_already_a_value_stays_as_it_is() -> None:
    assert [(facet, check_value(facet, value)) for facet, value in EVERY_VALUE] == EVERY_VALUE


def test_every_label_and_country_name_leads_to_its_value() -> None:
    assert [(name, facet, check_value(facet, name)) for name, facet, _ in EVERY_LABEL] == EVERY_LABEL


@pytest.mark.parametrize(
    ("facet", "typed", "value"),
    [
        ("mechanism", "IACHR", "iachr"),
        ("mechanism", " osce/odihr ", "osce-odihr"),
        ("mechanism", "UN–SR–HRD", "un-sr-hrd"),  # en dashes
        ("type", "ANNUAL REPORT", "annual-report"),
        ("country", "col", "COL"),
        ("country", "colombie", "COL"),
        ("country", "COTE D'IVOIRE", "CIV"),
        ("country", "Côte d’Ivoire", "CIV"),
        ("language", "FR", "fr"),
        ("language", "French", "fr"),
        ("language", "francais", "fr"),
        ("language", "und", "und"),
        ("held", "Yes", "yes"),
        ("year", " 1998 ", "1998"),
        ("year", "None", "none"),
        ("country", "NONE", "none"),
        ("cites", "A/RES/53/144", "a/res/53/144"),
        ("cites", " A/Res/53/ 144 ", "a/res/53/144"),
        ("cites", "A/HRC/25/55.", "a/hrc/25/55"),
        ("cites", "AG/RES. 1671 (XXIX-O/99)", "ag/res.1671"),
        ("cites", "AG/RES.1671 (XXIX–O/99)", "ag/res.1671"),
        ("cites", "S/RES/1325 (2000)", "s/res/1325"),
        ("cites", "CCPR General Comment 34", "CCPR General Comment 34"),  # no symbol: the collection knows
        ("cites", " what nobody has issued ", "what nobody has issued"),
    ],
)
def test_a_value_is_recognised_however_it_is_written(facet: str, typed: str, value: str) -> None:
    assert check_value(facet, typed) == value


@pytest.mark.parametrize(
    ("facet", "typed", "words"),
    [
        ("mechanism", "iahr", "iachr (Inter-American Commission)"),
        ("mechanism", "african", "achpr (African Commission)"),
        ("type", "resolutions", "resolution (Resolution)"),
        ("type", "report", "annual-report"),
        ("country", "Columbia", "COL (Colombia)"),
        ("country", "Burkina", "BFA (Burkina Faso)"),
        ("language", "frnch", "fr (French"),
        ("language", "zz", "language:fr"),
        ("held", "maybe", "held:yes"),
        ("held", "none", "“none”"),
        ("mechanism", "", "mechanism:iachr"),
        ("mechanism", "§", "mechanism:iachr"),
        ("mechanism", "x" * 1_000_000, "“" + "x" * 39 + "…”"),
        ("year", "1998..2001", "several years"),
        ("year", "98", "1900 to 2100"),
        ("year", "9" * 5_000, "not a year"),
        ("year", "-1998-", "not a year"),
        ("colour", "red", "type, mechanism, year"),
    ],
)
def test_an_unknown_value_is_refused_with_near_ones(facet: str, typed: str, words: str) -> None:
    error = refusal(facet, typed)
    assert error.position is None
    assert words in error.reason, error.reason


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1998", 1998, 1998),
        ("1998..2001", 1998, 2001),
        ("1998...2001", 1998, 2001),
        ("1998-2001", 1998, 2001),
        ("1998–2001", 1998, 2001),
        ("1998..1998", 1998, 1998),
        ("..1902", 1900, 1902),
        ("2099..", 2099, 2100),
        ("١٩٩٨..٢٠٠١", 1998, 2001),
    ],
)
def test_a_range_of_years_includes_both_ends(typed: str, first: int, last: int) -> None:
    assert years(typed) == tuple(str(year) for year in range(first, last + 1))


@given(st.sampled_from(FACETS), st.text(max_size=40))
def test_a_checked_value_stays_and_all_else_is_a_query_error(facet: str, typed: str) -> None:
    try:
        value = check_value(facet, typed)
    except QueryError:
        return
    assert check_value(facet, value) == value
