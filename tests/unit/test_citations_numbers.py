"""The shapes of numbers, and the dates beside them."""

from __future__ import annotations

import re

import pytest

from indexer.citations.dates import DATE, year_in
from indexer.citations.numbers import NO, Shape, number_at
from indexer.citations.plain import Plain

_DATE = re.compile(DATE, re.VERBOSE)
_NO = re.compile(NO, re.VERBOSE)


@pytest.mark.parametrize("shape", Shape, ids=lambda shape: shape.value)
def test_a_shape_is_that_of_its_own_example(shape: Shape) -> None:
    number = number_at(Plain.of(shape.value).folded, 0)
    assert number is not None
    assert (number.shape, number.start, number.end) == (shape, 0, len(shape.value))


@pytest.mark.parametrize("shape", Shape, ids=lambda shape: shape.value)
def test_a_number_keeps_its_shape_in_a_sentence(shape: Shape) -> None:
    before = "as was said in "
    number = number_at(Plain.of(f"{before}{shape.value}, and again").folded, len(before))
    assert number is not None
    assert (number.shape, number.end - number.start) == (shape, len(shape.value))


@pytest.mark.parametrize(
    ("printed", "shape", "parts", "rest"),
    [
        ("53/144 of", Shape.PAIR, ("53", "144"), " of"),
        ("53/ 144", Shape.PAIR, ("53", "144"), ""),
        ("1353/2005.", Shape.PAIR, ("1353", "2005"), "."),
        ("2000/6 1 of", Shape.PAIR, ("2000", "61"), " of"),  # broken by the setter
        ("2000/61 2 May", Shape.PAIR, ("2000", "61"), " 2 May"),  # and this is a date
        ("22/6 3", Shape.PAIR, ("22", "6"), " 3"),
        ("s-30/1", Shape.SPECIAL, ("s-30", "1"), ""),
        ("ES-10/15", Shape.SPECIAL, ("es-10", "15"), ""),
        ("2200 A (XXI)", Shape.ROMAN, ("2200", "A", "XXI", ""), ""),
        ("181 A and B (II)", Shape.ROMAN, ("181", "AB", "II", ""), ""),
        ("217(III)", Shape.ROMAN, ("217", "", "III", ""), ""),
        ("69 (XXXV) 04", Shape.ROMAN, ("69", "", "XXXV", "04"), ""),
        ("542 (LXXIII) 2022", Shape.ROMAN, ("542", "", "LXXIII", "2022"), ""),
        ("1671 (XXIX-O/99)", Shape.OF_SESSION, ("1671", "xxix", "o", "99"), ""),
        ("78 (VIII-0/78)", Shape.OF_SESSION, ("78", "viii", "0", "78"), ""),  # a nought
        ("1325(2000)", Shape.DATED, ("1325", "2000"), ""),
        ("(2018) 11", Shape.OF_YEAR, ("2018", "11"), ""),
        ("(99)50", Shape.OF_YEAR, ("99", "50"), ""),
        ("2003/444/CFSP", Shape.ACT, ("2003", "444", "cfsp"), ""),
        ("466/2014/EU", Shape.ACT, ("2014", "466", "eu"), ""),
        ("16332/1/08 REV 1", Shape.REVISED, ("16332", "1", "08"), ""),
        ("12.415,", Shape.THOUSANDS, ("12.415",), ","),
        ("319-01", Shape.DASHED, ("319-01",), ""),
        ("28th Report", Shape.ORDINAL, ("28",), " Report"),
        ("34 on", Shape.BARE, ("34",), " on"),
    ],
)
def test_a_number_is_read(printed: str, shape: Shape, parts: tuple[str, ...], rest: str) -> None:
    number = number_at(Plain.of(printed).folded, 0)
    assert number is not None
    assert (number.shape, number.parts, printed[number.end :]) == (shape, parts, rest)


@pytest.mark.parametrize("printed", ["", "x", "/144", "(XXI)", "xxi", "123456789", "1.2.3"])
def test_what_is_no_number_is_none(printed: str) -> None:
    assert number_at(printed, 0) is None


@pytest.mark.parametrize("printed", ["53/144/2", "1/2/3/4", "12.4155", "319-0123", "1325.5"])
def test_a_longer_number_is_not_cut_to_a_shape(printed: str) -> None:
    number = number_at(printed, 0)
    assert number is None or number.shape is Shape.BARE


@pytest.mark.parametrize(
    "printed",
    ["No. ", "Nos. ", "no ", "n° ", "nº ", "núm. ", "núms. ", "N ", "Nr. ", "№ ", "#", "numéro ", "رقم "],
)
def test_the_sign_of_a_number_is_known(printed: str) -> None:
    folded = Plain.of(f"{printed}12").folded
    match = _NO.match(folded)
    assert match
    assert folded[match.end() :] == "12"


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("of 9 December 1998", 1998),
        ("December 9, 1998", 1998),
        ("dated 9 December 1998", 1998),
        ("adopted on 3 July 2020", 2020),
        ("of June 8, 1990", 1990),
        ("du 9 décembre 1998", 1998),
        ("en date du 1er juillet 2016", 2016),
        ("de 9 de diciembre de 1998", 1998),
        ("del 21 de marzo de 2013", 2013),
        ("de 8 de março de 2010", 2010),
        ("от 9 декабря 1998 года", 1998),
        ("المؤرخ 9 كانون الأول/ديسمبر 1998", 1998),
        ("المؤرخ ٩ ديسمبر ١٩٩٨", 1998),
        ("of 09/12/1998", 1998),
        ("(9.12.1998)", 1998),
        ("of Sept. 2007", 2007),
        ("(2013)", 2013),
    ],
)
def test_a_date_beside_a_citation_is_read(printed: str, year: int) -> None:
    folded = Plain.of(printed).folded
    match = _DATE.match(folded)
    assert match
    assert match.end() == len(folded)
    assert year_in(match[0]) == year


@pytest.mark.parametrize("printed", ["of the 1998 report", "on 9", "2 of 3", "1998", "in paragraph 12"])
def test_what_is_no_date_is_none(printed: str) -> None:
    assert not _DATE.match(printed)


def test_without_a_year_there_is_none() -> None:
    assert year_in("9 December") is None
    assert year_in("19981") is None
