"""Texts that nobody wrote for readers: long repetitions end, and cite nothing wrong."""

from __future__ import annotations

import pytest

from indexer.citations import Context, find

SIZE = 100_000  # characters; what grows with their square is felt

UNITS = {
    "digits": "1234567890",
    "slashes": "////",
    "brackets": "[(",
    "parentheses": "(((",
    "closed": "()[]",
    "Roman numerals": "XVII",
    "Roman numerals apart": "XXI ",
    "a word": "resolution ",
    "words": "general comment ",
    "signs of numbers": "No. ",
    "a chain": "1/",
    "letters and slashes": "A/",
    "a symbol that goes on": "/Add.1",
    "and": "and 1/2 ",
    "commas": "1/2, ",
    "numbers": "12 ",
    "blanks": " ",
    "ends of lines": "\n",
    "prefixes": "وال",
    "Arabic words": "قرار ",
    "Chinese": "第1号",
    "dates": "of 9 December 1998 ",
    "bodies": "General Assembly ",
    "possessives": "its ",
    "pinpoints": "para. 1, ",
    "dots": "...",
    "hyphens": "12-34-",
    "accents": "e\u0301",
    "marks": "\u200f",
    "a list": "resolution 53/144, ",
    "the Committee": "the Committee's general comment No. 3, ",
    "Security Council": "1325 (2000) ",
    "annual": "1998 annual report of the ",
    "declarations": "declaration on ",
    "declarations of the Committee": "in its Declaration of 6 February 2008, the Committee of Ministers ",
    "American States": "AG/RES. 1671, 1711, ",
    "a convention and a recommendation": "Convention No. 144 and the Recommendation No. 152 ",
    "paragraphs alone": "A/HRC/25/55 (23 December 2013) [34] ",
    "series": "(ser. C) No. 4 ",
    "series of the Permanent Court": "P.C.I.J. Series A No. 17, série A n° 17 ",
    "judgments of a day": "c. France, 7 décembre 1976, série A n° 24 ",
    "recommendations in brackets": "ILO (Recommendation No. 2 ",
    "comments of a committee": "CAT General Comment No. 2 ",
}
FIRST = ("", "General Assembly resolutions 53/144 ", "A/HRC/25/55 ", "[", "Convention, 1948 ")


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_a_long_repetition_ends(unit: str, first: str) -> None:
    text = (first + unit * (SIZE // len(unit)))[:SIZE]
    found = find(text, Context("hrc"))
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@pytest.mark.parametrize("unit", ["digits", "slashes", "parentheses", "Roman numerals", "blanks", "dots"])
def test_a_repetition_of_signs_cites_nothing(unit: str) -> None:
    assert find(UNITS[unit] * 1000) == ()
