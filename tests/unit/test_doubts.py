"""What disagrees in a citation, and what fingers make of a number."""

from __future__ import annotations

import pytest

from indexer.citations import find
from indexer.citations.dates import day_in
from indexer.doubts import Days, doubts, siblings, slips
from indexer.model import Finding, Metadata
from indexer.symbols import parse

LAST = 2027

# (text of one citation, what the doubt says)
DOUBTED = [
    ("A/RES/66/164 of 19 December 2015", "session 66 of the UN General Assembly opened in 2011,"),
    ("A/RES/66/164 of 19 December 2015", "and ended in 2012"),
    ("A/RES/66/164 of 19 December 2015", "Sessions in 2015: 69, 70."),
    (
        "A/RES/53/144 of 9 December 1999",
        "The date beside it is 9 December 1999, but session 53 of the UN General Assembly "
        "went from September 1998 to September 1999.",
    ),
    ("A/RES/53/144 of 9 March 1998", "went from September 1998"),
    ("GA resolution 53/144 of 1995", "session 53 of the UN General Assembly opened in 1998,"),
    ("Resolución 53/144 de 1995", "The date beside it is of 1995,"),
    ("резолюция 53/144 Генеральной Ассамблеи; A/RES/53/144 от 1995 года", "The date beside it is of 1995,"),
    ("CM/Rec(2018)11 of 2017.", "The date beside it is of 2017, but the symbol is of 2018."),
    ("A/HRC/RES/16/5 (2009)", "session 16 of the UN Human Rights Council opened in 2011."),
    ("A/HRC/RES/16/5 (2009)", "Sessions in 2009: 10, 11, 12."),
    ("Human Rights Council resolution 13/13 of 25 March 2011", "opened in 2010"),
    ("General Assembly resolution 68/181, of 18 December 2003", "opened in 2013"),
    ("résolution 68/181 de l’Assemblée générale; A/RES/68/181, du 18 décembre 2003", "opened in 2013"),
    ("A/RES/62/228 (Dec. 22, 2010)", "opened in 2007"),
    ("'Report' (30 December 2003) UN Doc A/HRC/13/22, para 34", "opened in 2010"),
    ("CM/Rec(2018)11 (2017)", "The date beside it is of 2017, but the symbol is of 2018."),
    (
        "Security Council resolution 1325, of 31 October 2001",
        "The date beside it is of 2001, but a document with this number would be of 2000.",
    ),
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
    "A/RES/53/144 of 14 September 1999",
    "A/RES/53/144 of September 1998",
    "resolution 53/144 of 1999",  # nothing but its session is known
    "A/RES/53/144 of 1995-1997",
    "A/RES/53/144 of 1995/96",
    "A/RES/53/144 of 2,000 words",
    "A/RES/53/144 in 1995",
    "A/HRC/25/55 of 2013",
    "application no. 69981/14 (ECtHR) of 2016",
    "Security Council resolution 1325, of 31 October 2000",
    "Security Council resolution 1860 of 8 January 2009",  # the first of its year
    "A/RES/1(I) of 24 January 1946",
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


DECLARATION = Days(adopted=frozenset({"1998-12-09"}))
BOTH = Days(frozenset({"1998-12-09"}), frozenset({"1999-03-08"}))
REPORT = Days(distributed=frozenset({"2013-12-23"}))

# (text of one citation, days that are known, what the doubt says; "" if there is none)
HELD = [
    ("A/RES/53/144 of 9 December 1998", DECLARATION, ""),
    ("A/RES/53/144 of December 1998", DECLARATION, ""),
    ("A/RES/53/144 (1998)", DECLARATION, ""),
    ("résolution 53/144 de l’Assemblée générale du 9 décembre 1998", DECLARATION, ""),
    (
        "A/RES/53/144 of 19 December 1998",
        DECLARATION,
        "The date beside it is 19 December 1998, but what is known here is 9 December 1998 (adoption).",
    ),
    ("A/RES/53/144 of 9 December 1999", DECLARATION, "what is known here is 9 December 1998 (adoption)."),
    ("A/RES/53/144 (9 November 1998)", DECLARATION, "what is known here"),
    ("A/RES/53/144 (8 March 1999)", DECLARATION, ""),  # it may have come out then
    ("A/RES/53/144 (1999)", DECLARATION, ""),
    ("Resolución 53/144 de 1998", DECLARATION, ""),
    ("Resolución 53/144 de 1999", DECLARATION, "The date beside it is 1999, but what is known here is 9 Dec"),
    ("A/RES/53/144 of 1999", BOTH, ""),
    ("A/RES/53/144 of 8 March 1999", DECLARATION, "what is known here"),
    ("A/RES/53/144 (9 August 1999)", DECLARATION, "what is known here"),
    ("UNGA Res 53/144 (8 March 1999) UN Doc A/RES/53/144", DECLARATION, ""),  # OSCOLA's order
    ("UNGA Res 53/144 (March 8, 1999) UN Doc A/RES/53/144", DECLARATION, ""),
    ("UNGA Res 53/144 (9 August 1999) UN Doc A/RES/53/144", DECLARATION, "what is known here"),
    ("UNGA Res 53/144 (adopted 8 March 1999) UN Doc A/RES/53/144", DECLARATION, "(adoption)"),
    ("UNGA Res 53/144 (8 March 1999) UN Doc A/RES/53/144", BOTH, ""),
    ("A/RES/53/144 (8 March 1999)", BOTH, ""),
    (
        "A/RES/53/144 (18 March 1999)",
        BOTH,
        "what is known here is 9 December 1998 (adoption), 8 March 1999 (distribution).",
    ),
    ("A/RES/53/144 of 9 December 1998", Days(distributed=frozenset({"1999-03-08"})), ""),
    ("A/HRC/25/55 of 23 December 2013", REPORT, ""),
    ("A/HRC/25/55 (2014)", REPORT, ""),  # the year of its session
    ("A/HRC/25/55 of 23 December 2014", REPORT, "what is known here is 23 December 2013 (distribution)."),
    (
        "A/HRC/25/55 of 23 November 2013",
        Days(others=frozenset({"2013-12"})),
        "what is known here is December",
    ),
    ("A/HRC/25/55 of 3/11/2013", REPORT, ""),  # March or November
    ("A/HRC/25/55 of 23 November 2013", Days(), ""),
]

COMMENT = Days(others=frozenset({"2011-09-12"}))
HELD += [
    ("CCPR General Comment 34 (2011)", COMMENT, ""),
    ("CCPR General Comment 34 (2010)", COMMENT, "a document with this number would be of 2011 to 2012."),
    ("CCPR General Comment 34 (2010)", Days(), "a document with this number would be of 2011 to 2012."),
    ("CCPR General Comment 36 (2018)", Days(others=frozenset({"2019-09-03"})), ""),  # when it was adopted
    ("CCPR General Comment 36 (2019)", Days(others=frozenset({"2019-09-03"})), ""),
    ("CCPR General Comment 36 (2017)", Days(others=frozenset({"2019-09-03"})), "3 September 2019."),
    ("CCPR General Comment 3 (1997)", Days(), ""),  # of which nothing is known
    ("E/C.12/GC/24 (2016)", Days(), "would be of 2017 to 2018."),
    ("CCPR General Comment 34 (2012)", COMMENT, "what is known here is 12 September 2011."),
    ("CCPR General Comment 34 (2009)", COMMENT, "what is known here is 12 September 2011."),
    ("CCPR/C/GC/34 (2012)", COMMENT, "what is known here is 12 September 2011."),
    ("CCPR/C/GC/34 of 21 July 2011", COMMENT, ""),
    ("CCPR/C/GC/34 of 21 December 2011", COMMENT, "what is known here is 12 September 2011."),
    ("CCPR General Comment 31 (29 March 2004)", Days(others=frozenset({"2004-05-26"})), ""),
    ("CCPR General Comment 31, adopted on 29 March 2004", Days(others=frozenset({"2004-05-26"})), ""),
    (
        "CCPR/C/21/Rev.1/Add.13 of 29 June 2004",
        Days(others=frozenset({"2004-05-26"})),
        "what is known here is 26 May 2004.",
    ),
    ("E/C.12/1999/5 of 11 May 1999", Days(others=frozenset({"1999-05-12"})), ""),
    ("E/C.12/2016/2, adopted on 7 October 2016", Days(others=frozenset({"2017-03-29"})), ""),
    ("CCPR General Comment 34 (2012)", Days(), ""),
    ("CCPR General Comment 16 (2012)", Days(), ""),
]

JUDGED = Days(others=frozenset({"2015-05-03"}))
ADOPTED = Days(adopted=frozenset({"2012-05-03"}))
COURT = "Inter-American Court of Human Rights, "
HELD += [
    ("Perez v. Norway (application no. 41234/12), judgment of 3 May 2014", JUDGED, "is 3 May 2014, but"),
    ("Perez v. Norway (application no. 41234/12), judgment of 3 May 2015", JUDGED, ""),
    ("Perez c. Norvège (requête no 41234/12), arrêt du 3 mai 2014", JUDGED, "is 3 May 2014, but"),
    ("Perez v. Norway, no. 41234/12, § 33, 3 May 2014", JUDGED, "is 3 May 2014, but"),
    ("Perez v. Norway, no. 41234/12, § 33, 3 May 2015", JUDGED, ""),
    (f"{COURT}Perez v. Chile, judgment of 3 May 2014, Series C No. 301", JUDGED, "is 3 May 2014, but"),
    (f"{COURT}Perez v. Chile, judgment of 3 May 2015, Series C No. 301", JUDGED, ""),
    (
        f"{COURT}Caso Perez Vs. Chile. Sentencia de 3 de mayo de 2014 (Fondo), Serie C No. 301",
        JUDGED,
        "is 3 May 2014, but",
    ),
    (f"{COURT}after the judgment of 3 May 2014 came another, Series C No. 301", JUDGED, ""),
    (
        "European Parliament resolution of 3 May 2011 on people who defend rights (2009/2199(INI))",
        ADOPTED,
        "is 3 May 2011, but",
    ),
    (
        "European Parliament resolution of 3 May 2012 on people who defend rights (2009/2199(INI))",
        ADOPTED,
        "",
    ),
    ("Perez v. Norway [GC], no. 41234/12, § 33, 3 May 2017", JUDGED, ""),  # a later judgment
    (f"{COURT}Perez v. Chile, judgment of 3 May 2017, Series C No. 301", JUDGED, "is 3 May 2017, but"),
    ("IACHR Report No. 75/06, judgment of 3 May 2014", JUDGED, ""),  # of the court, later
    (
        "resolution of 3 May 2011 on people who defend rights, recalling the Charter (2009/2199(INI))",
        ADOPTED,
        "",
    ),
    ("resolution of 3 May 2011 on people and an earlier resolution (2009/2199(INI))", ADOPTED, ""),
    ("résolution du 3 mai 2011 sur les droits rappelant la charte (2009/2199(INI))", ADOPTED, ""),
    ("the resolution of 3 May 2011 on rights, which changed 2009/2199(INI)", ADOPTED, ""),
    ("the resolution of 3 May 2011 on rights. Another came later (2009/2199(INI))", ADOPTED, ""),
]


@pytest.mark.parametrize(("text", "known", "said"), HELD)
def test_a_date_is_compared_with_the_days_of_the_document_that_is_here(
    text: str, known: Days, said: str
) -> None:
    mention = find(text)[-1]
    found = doubts(mention, text, LAST, known)
    assert said in " ".join(found)
    assert bool(found) is bool(said)


def test_the_days_of_all_versions_are_known_and_none_of_the_page_it_stands_on() -> None:
    adopted = Metadata(
        date=Finding("1998-12-09", "adoption", ""), adopted=Finding("1998-12-09", "adoption", "")
    )
    other = Metadata(date=Finding("1999", "date-line", ""), distributed=Finding("1999-03-08", "masthead", ""))
    page = Metadata(date=Finding("2024-05-06", "page-tag", ""))
    assert Days.of([adopted, other, page, Metadata()]) == Days(
        frozenset({"1998-12-09"}), frozenset({"1999-03-08"}), frozenset({"1999"})
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("of 9 december 1998", "1998-12-09"),
        ("(dec. 9, 1998)", "1998-12-09"),
        ("(sept. 2007)", "2007-09"),
        ("du 1er mars 2011", "2011-03-01"),
        ("de 8 de junho de 1999", "1999-06-08"),
        ("от 9 декабря 1998 года", "1998-12-09"),
        ("المورخ 9 كانون الاول/ديسمبر 1998", "1998-12-09"),
        ("المورخ 9 كانون الاول 1998", "1998"),
        ("31 june 1998", "1998-06"),
        ("9/12/1998", "1998"),
        ("(1998)", "1998"),
        ("9/12/98", None),
    ],
)
def test_of_a_date_beside_a_citation_as_much_is_read_as_is_certain(text: str, day: str | None) -> None:
    assert day_in(text) == day


def test_a_date_of_the_next_citation_is_not_one_of_this() -> None:
    text = "A/RES/53/144 and A/RES/66/164 of 19 December 2011"
    assert [doubts(mention, text, LAST) for mention in find(text)] == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "Paz v. Chile. Judgment of May 3, 2015. Series C No. 301. Judgment of May 4, 2016. Series C No. 302.",
        "Perez v. Chile, Series C No. 301; Judgment of May 4, 2016, Series C No. 302.",
        "Perez v. Chile, Series C No. 301, judgment of 4 May 2016 (Merits), Series C No. 302",
        "App. no. 41234/12, judgment of 3 May 2014, App. no. 51234/12",
    ],
)
def test_the_date_of_the_next_judgment_is_not_one_of_this(text: str) -> None:
    assert doubts(find(text)[0], text, LAST, JUDGED) == ()


def test_a_slip_is_a_digit_more_or_less_or_two_exchanged() -> None:
    found = slips("A/RES/53/44")
    assert {"A/RES/53/144", "A/RES/53/4", "A/RES/35/44", "A/RES/53/440"} <= set(found)
    assert "A/RES/53/44" not in found
    assert "A/RES/53/45" not in found  # another digit is another document, as likely as not
    assert not [form for form in found if "/0" in form]
    assert len(found) == len(set(found)) < 100


@pytest.mark.parametrize(
    ("canonical", "other", "what"),
    [
        ("PACE Resolution 1660 (2008)", "PACE Resolution 1660 (2009)", "year"),
        ("PACE Resolution 2225 (2009)", "PACE Resolution 2225 (2018)", "year"),
        ("CM/Rec(2003)14", "CM/Rec(2007)14", "year"),
        ("EU Council 16332/2/08 REV 2", "EU Council 16332/1/08 REV 1", "revision"),
        ("EU Council 16332/08", "EU Council 16332/1/08 REV 1", "revision"),
        ("A/C.3/74/L.31/Rev.2", "A/C.3/74/L.31/Rev.1", "revision"),
        ("A/C.3/74/L.31/Rev.2", "A/C.3/74/L.31", "revision"),
    ],
)
def test_a_number_may_be_of_another_year_or_revision(canonical: str, other: str, what: str) -> None:
    found = siblings(canonical, LAST)
    assert found[other] == what
    assert canonical not in found
    assert parse(other)


def test_the_nearest_years_come_first_and_none_to_come() -> None:
    assert list(siblings("CM/Rec(2007)14", 2009))[:4] == [
        "CM/Rec(2006)14",
        "CM/Rec(2008)14",
        "CM/Rec(2005)14",
        "CM/Rec(2009)14",
    ]
    assert "CM/Rec(2010)14" not in siblings("CM/Rec(2007)14", 2009)
    assert siblings("A/RES/53/144", LAST) == {}
