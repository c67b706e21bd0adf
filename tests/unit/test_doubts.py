"""What disagrees in a citation, and what fingers make of a number."""

from __future__ import annotations

import pytest

from indexer.citations import find
from indexer.doubts import doubts, slips

LAST = 2027

# (text of one citation, what the doubt says)
DOUBTED = [
    ("A/RES/66/164 of 19 December 2015", "session 66 of the UN General Assembly opened in 2011,"),
    ("A/RES/66/164 of 19 December 2015", "and ended in 2012"),
    ("A/RES/66/164 of 19 December 2015", "Sessions in 2015: 69, 70."),
    ("A/HRC/RES/16/5 (2009)", "session 16 of the UN Human Rights Council opened in 2011."),
    ("A/HRC/RES/16/5 (2009)", "Sessions in 2009: 10, 11, 12."),
    ("Human Rights Council resolution 13/13 of 25 March 2011", "opened in 2010"),
    ("General Assembly resolution 68/181, of 18 December 2003", "opened in 2013"),
    ("résolution 68/181 de l’Assemblée générale; A/RES/68/181, du 18 décembre 2003", "opened in 2013"),
    ("A/RES/62/228 (Dec. 22, 2010)", "opened in 2007"),
    ("'Report' (30 December 2003) UN Doc A/HRC/13/22, para 34", "opened in 2010"),
    ("CM/Rec(2018)11 (2017)", "The date beside it is of 2017, but the symbol is of 2018."),
    ("P7_TA(2010)0226 of 17 June 2011", "the symbol is of 2010"),
    ("E/CN.4/RES/2000/61 of 26 April 2003", "the symbol is of 2000"),
    ("AG/RES. 2500 (XL-O/05)", "Session XL-O was in 2010, but the symbol says 2005."),
    ("AG/RES. 1671 (XXX-O/00)", "The session is printed XXX-O/00; number 1671 is of XXIX-O/99."),
    ("A/HRC/99/12", "Session 99 would open in 2038, which has not come yet."),
    ("CM/Rec(2031)4", "The symbol is of 2031, which has not come yet."),
]  # fmt: skip

AGREEING = [
    "A/RES/53/144 of 9 December 1998",
    "A/RES/53/144 (8 March 1999)",  # the session went on, and the sheet came out, in 1999
    "A/HRC/25/55 of 23 December 2013",  # reports are dated before their session
    "A/HRC/13/22 in March 2019",  # when somebody spoke of it
    "A/HRC/13/22, adopted",
    "A/RES/53/144. On 4 May 2010 the Council met",
    "AG/RES. 1671 (XXIX-O/99) of 7 June 1999",
    "CM/Rec(2018)11 of 28 November 2018",
    "A/HRC/RES/22/6 of 21 March 2013",
    "ECtHR App. 69981/14 (2016)",  # lodged in 2014
    "the 1998 Annual Report of the IACHR (1999)",
]


@pytest.mark.parametrize(("text", "said"), DOUBTED)
def test_what_disagrees_is_said_with_both_numbers(text: str, said: str) -> None:
    mention = find(text)[-1]
    assert said in " ".join(doubts(mention, text, LAST))


@pytest.mark.parametrize("text", AGREEING)
def test_what_may_well_be_so_is_not_doubted(text: str) -> None:
    (mention,) = find(text)
    assert doubts(mention, text, LAST) == ()


def test_a_date_of_the_next_citation_is_not_one_of_this() -> None:
    text = "A/RES/53/144 and A/RES/66/164 of 19 December 2011"
    assert [doubts(mention, text, LAST) for mention in find(text)] == [(), ()]


def test_a_slip_is_a_digit_more_or_less_or_two_exchanged() -> None:
    found = slips("A/RES/53/44")
    assert {"A/RES/53/144", "A/RES/53/4", "A/RES/35/44", "A/RES/53/440"} <= set(found)
    assert "A/RES/53/44" not in found
    assert "A/RES/53/45" not in found  # another digit is another document, as likely as not
    assert not [form for form in found if "/0" in form]
    assert len(found) == len(set(found)) < 100
