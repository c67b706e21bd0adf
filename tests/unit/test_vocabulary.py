"""The closed lists hold what facets, filters and catalogues need, once each."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from indexer.results import FACETS, NOT_ESTABLISHED
from indexer.vocabulary import countries, document_types, label, languages, mechanisms, symbol_key

LISTS = ("mechanisms", "document_types", "countries", "languages")
SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")
FAMILIES = {"un", "au", "oas", "coe", "osce", "eu", "ngo", "inter"}


def rows(name: str) -> list[list[str]]:
    text = (files("indexer.vocabulary") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_names_nothing_twice(name: str) -> None:
    keys = [row[0] for row in rows(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_as_many_columns_in_each_row_and_no_stray_blanks(name: str) -> None:
    assert len({len(row) for row in rows(name)}) == 1
    assert all(cell == cell.strip() for row in rows(name) for cell in row)


def test_slugs_fit_into_addresses() -> None:
    slugs = [entry.slug for entry in mechanisms()] + [entry.slug for entry in document_types()]
    assert [slug for slug in slugs if not SLUG.fullmatch(slug)] == []


def test_the_mechanisms_of_the_brief_are_there() -> None:
    slugs = {entry.slug for entry in mechanisms() if entry.kind == "mechanism"}
    assert {"un-sr-hrd", "achpr", "iachr", "coe-commissioner", "osce-odihr", "eu"} <= slugs


def test_mechanisms_have_known_kinds_and_families() -> None:
    assert {entry.kind for entry in mechanisms()} == {"mechanism", "body", "programme"}
    assert {entry.family for entry in mechanisms()} == FAMILIES


def test_a_name_of_a_catalogue_means_one_type() -> None:
    names = Counter(name for entry in document_types() for name in entry.catalogue_names)
    assert [name for name, count in names.items() if count > 1] == []


def test_countries_have_the_shapes_of_iso_3166() -> None:
    assert len(countries()) == 249
    assert all(re.fullmatch("[A-Z]{3}", entry.alpha3) for entry in countries())
    assert all(re.fullmatch("[A-Z]{2}", entry.alpha2) for entry in countries())
    assert len({entry.alpha2 for entry in countries()}) == 249


def test_a_name_belongs_to_one_country() -> None:
    owners: dict[str, set[str]] = {}
    for entry in countries():
        for name in entry.names:
            owners.setdefault(name.casefold(), set()).add(entry.alpha3)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("alpha3", "name"),
    [
        ("BOL", "Bolivia (Plurinational State of)"),
        ("VEN", "Venezuela (Bolivarian Republic of)"),
        ("COD", "République démocratique du Congo"),
        ("RUS", "Federación Rusa"),
        ("CIV", "Ivory Coast"),
        ("TUR", "Turkey"),
        ("MKD", "The former Yugoslav Republic of Macedonia"),
        ("DEU", "Alemania"),
        ("DEU", "Allemagne"),
        ("DEU", "Alemanha"),
        ("SYR", "Syrian Arab Republic"),
        ("IRN", "Iran (Islamic Republic of)"),
        ("KOR", "Republic of Korea"),
        ("PSE", "State of Palestine"),
        ("VNM", "Viet Nam"),
        ("GBR", "United Kingdom of Great Britain and Northern Ireland"),
    ],
)
def test_countries_are_known_by_the_names_in_documents(alpha3: str, name: str) -> None:
    assert [entry.alpha3 for entry in countries() if name in entry.names] == [alpha3]


def test_languages_have_the_shapes_of_iso_639() -> None:
    assert all(re.fullmatch("[a-z]{2,3}", entry.code) for entry in languages())
    assert {"ar", "en", "es", "fr", "pt", "ru", "zh", "und", "ckb", "zu"} <= {e.code for e in languages()}


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        ("mechanism", "un-sr-hrd", "UN Special Rapporteur"),
        ("type", "annual-report", "Annual report"),
        ("country", "COL", "Colombia"),
        ("language", "es", "Spanish (español)"),
        ("language", "en", "English"),
        ("language", "und", "undetermined"),
        ("year", "2013", "2013"),
        ("held", "yes", "full text held"),
        ("held", "no", "catalogue entry"),
        ("mechanism", "of-an-older-index", "of-an-older-index"),
    ],
)
def test_values_have_words(facet: str, value: str, words: str) -> None:
    assert label(facet, value) == words


@pytest.mark.parametrize("facet", FACETS)
def test_what_is_not_established_says_so_in_every_facet(facet: str) -> None:
    assert label(facet, NOT_ESTABLISHED) == "not established"


def test_a_facet_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="no facet 'colour'"):
        label("colour", "red")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A/HRC/25/55", "a/hrc/25/55"),
        ("AG/RES. 1671 (XXIX-O/99)", "AG/RES.1671"),
        ("AG/RES. 1711 (XXIX-O/00)", "AG/RES. 1711 (XXX-O/00)"),
        ("ACHPR/Res.69(XXXV)2004", "ACHPR/Res.69(XXXV)2003"),
        ("S/RES/1325(2000)", "S/RES/1325"),
        ("A/79/79\u2013E/2024/54", "A/79/79-E/2024/54"),
        ("AI AMR 23/001/2012", "AMR 23/001/2012"),
        ("OEA/Ser.L/V/II. Doc. 66", "OEA/Ser.L/V/II.Doc.66"),
    ],
)
def test_spellings_of_one_symbol_have_one_key(one: str, other: str) -> None:
    assert symbol_key(one) == symbol_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A/HRC/25/55", "A/HRC/25/55/Add.1"),
        ("AG/RES. 1 (XXVIII-E/01)", "AG/RES. 1 (XXIX-E/01)"),
        ("A/RES/217(III)", "A/RES/217(III)A"),
    ],
)
def test_different_documents_have_different_keys(one: str, other: str) -> None:
    assert symbol_key(one) != symbol_key(other)
