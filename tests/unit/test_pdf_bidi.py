"""Lines that run from right to left, or both ways, come into the order in which they are read.

As in the examples of Unicode's own algorithm (UAX #9), capital letters stand for letters of
Hebrew (`hebrew`).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.pdf.bidi import is_from_right, logical, order
from tests.factories import hebrew

LINES = [
    # as it stands from left to right; as it is read
    ("CBA", "ABC"),
    ("FED CBA", "ABC DEF"),
    (".CBA", "ABC."),
    ("CBA .12", "12. ABC"),  # the number of a paragraph
    ("FED 2014 CBA", "ABC 2014 DEF"),
    ("FED 12.5 CBA", "ABC 12.5 DEF"),
    ("FED 2012-2014 CBA", "ABC 2012-2014 DEF"),
    ("FED 30 12 CBA", "ABC 12 30 DEF"),
    ("FED 30 - 12 CBA", "ABC 12 - 30 DEF"),
    ("FED ٢٠١٤ CBA", "ABC ٢٠١٤ DEF"),
    ("2014 CBA", "ABC 2014"),
    ("IHGFED a/hrc/25/55 CBA", "ABC a/hrc/25/55 DEFGHI"),
    ("JIHGFED st/sgb/2018/1, annex DCBA", "ABCD st/sgb/2018/1, annex DEFGHIJ"),
    ("HGFED 中文 (cn) CBA", "ABC 中文 (cn) DEFGH"),
    # brackets are mirrored, and stay in pairs
    ("FED (CBA)", "(ABC) DEF"),
    ("«FED» [CBA]", "[ABC] «DEF»"),
    ("(12) CBA", "ABC (12)"),
    ("HGFED (unhcr) CBA", "ABC (unhcr) DEFGH"),
    ("HGFED unhcr (2014) CBA", "ABC unhcr (2014) DEFGH"),
    ("HGFED (2014) unhcr CBA", "ABC unhcr (2014) DEFGH"),  # as older programs set it
    ("HGFED (a/hrc/25/55 (x)) CBA", "ABC (a/hrc/25/55 (x)) DEFGH"),
    # mostly from left to right
    ("see the word CBA here", "see the word ABC here"),
    ("see the words FED CBA here", "see the words ABC DEF here"),
    ("see (CBA), there", "see (ABC), there"),
    ("see FED (CBA), there", "see DEF (ABC), there"),
    ("see the (IHG) FED (CBA), there", "see the DEF (GHI) (ABC), there"),
    ("nothing to turn (1) [2]", "nothing to turn (1) [2]"),
]


@pytest.mark.parametrize(("stands", "reads"), LINES)
def test_a_line_is_put_into_the_order_of_reading(stands: str, reads: str) -> None:
    assert logical(hebrew(stands)) == hebrew(reads)


def test_a_line_in_arabic_keeps_its_symbol() -> None:
    assert logical("قوقح A/HRC/25/55 سلجم") == "مجلس A/HRC/25/55 حقوق"


@pytest.mark.parametrize(
    ("text", "is_turned"),
    [("ABC", True), ("AB cd", True), ("AB cde", False), ("A 2014", True), ("2014", False), ("", False)],
)
def test_the_most_letters_tell_the_direction_of_a_line(text: str, is_turned: bool) -> None:
    assert is_from_right(hebrew(text)) is is_turned


@given(st.text("abאבגדЖ中12٣ .-/()[]"))
def test_the_order_of_letters_is_that_of_the_line(text: str) -> None:
    places = order(text)
    assert sorted(places) == list(range(len(text)))
    one_bracket = str.maketrans(")]", "([")
    assert "".join([text[at] for at in places]).translate(one_bracket) == logical(text).translate(one_bracket)
