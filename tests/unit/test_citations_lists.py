"""Lists of citations: dates, titles, pinpoints between members; ranges; what goes on from symbols."""

from __future__ import annotations

import pytest

from tests.citing import cited, pointed


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        # dates between
        (
            "Human Rights Council resolutions 22/6 of 21 March 2013, 25/18 of 28 March 2014 and "
            "31/32 of 24 March 2016",
            ["A/HRC/RES/22/6", "A/HRC/RES/25/18", "A/HRC/RES/31/32"],
        ),
        (
            "ses résolutions 16/5 du 24 mars 2011, 25/18 du 28 mars 2014 et 31/32 du 24 mars 2016 du Conseil "
            "des droits de l’homme",
            ["A/HRC/RES/16/5", "A/HRC/RES/25/18", "A/HRC/RES/31/32"],
        ),
        (
            "las resoluciones de la Asamblea General 66/164, de 19 de diciembre de 2011, y 68/181, de 18 de "
            "diciembre de 2013",
            ["A/RES/66/164", "A/RES/68/181"],
        ),
        (
            "резолюции Генеральной Ассамблеи 53/144 от 9 декабря 1998 года и 68/181 от 18 декабря 2013 года",
            ["A/RES/53/144", "A/RES/68/181"],
        ),
        # titles between
        (
            "Human Rights Council resolutions 5/1 on institution-building and 5/2 on the code of conduct",
            ["A/HRC/RES/5/1", "A/HRC/RES/5/2"],
        ),
        (
            "General Assembly resolutions 60/161 of 16 December 2005, on defenders, and 60/251 of "
            "15 March 2006, which founded the Council",
            ["A/RES/60/161", "A/RES/60/251"],
        ),
        # pinpoints between
        (
            "General Assembly resolutions 66/164, para. 3, and 68/181, para. 5",
            ["A/RES/66/164", "A/RES/68/181"],
        ),
        # special sessions among others
        (
            "Human Rights Council resolutions 5/1, 7/20 and S-8/1",
            ["A/HRC/RES/5/1", "A/HRC/RES/7/20", "A/HRC/RES/S-8/1"],
        ),
        ("General Assembly resolutions ES-10/15 and ES-10/17", ["A/RES/ES-10/15", "A/RES/ES-10/17"]),
        # each of its kind
        (
            "general comments Nos. 31, 34 and 36 of the Human Rights Committee",
            ["CCPR General Comment 31", "CCPR General Comment 34", "CCPR General Comment 36"],
        ),
        (
            "Applications nos. 68762/14 and 71200/14 before the European Court of Human Rights",
            ["ECtHR App. 68762/14", "ECtHR App. 71200/14"],
        ),
        (
            "Applications nos. 68762/14and 71200/14, European Court of Human Rights",
            ["ECtHR App. 68762/14", "ECtHR App. 71200/14"],
        ),
        (
            "ses Résolutions 1660 (2009) et 1891 (2012) de l’Assemblée parlementaire",
            ["PACE Resolution 1660 (2009)", "PACE Resolution 1891 (2012)"],
        ),
        (
            "Cases 12.738 and 12.791 before the Inter-American Commission",
            ["IACHR Case 12.738", "IACHR Case 12.791"],
        ),
        (
            "African Commission, Communications 279/03 and 296/05",
            ["ACHPR Communication 279/2003", "ACHPR Communication 296/2005"],
        ),
        (
            "Human Rights Committee, communications No. 1461/2006, 1462/2006 and No. 1477/2006",
            ["CCPR Communication 1461/2006", "CCPR Communication 1462/2006", "CCPR Communication 1477/2006"],
        ),
        ("大会第53/144号和第54/170号决议", ["A/RES/53/144", "A/RES/54/170"]),
        # over an end of a line
        ("General Assembly resolutions\n66/164 and\n68/181", ["A/RES/66/164", "A/RES/68/181"]),
        # what each is about, behind commas too
        (
            "Human Rights Council resolutions 5/1 on institution-building, 5/2 on the code of conduct and "
            "6/30 on women",
            ["A/HRC/RES/5/1", "A/HRC/RES/5/2", "A/HRC/RES/6/30"],
        ),
        (
            "resolutions 16/5 and, more recently, 25/18 of the Human Rights Council",
            ["A/HRC/RES/16/5", "A/HRC/RES/25/18"],
        ),
        # the ends of a range
        ("General Assembly resolutions 66/164 to 66/166", ["A/RES/66/164", "A/RES/66/166"]),
        ("General Assembly resolutions 66/164-66/166", ["A/RES/66/164", "A/RES/66/166"]),
        # dates with more words
        (
            "las resoluciones 66/164, de fecha 19 de diciembre de 2011, y 68/181, de fecha 18 de diciembre "
            "de 2013, de la Asamblea General",
            ["A/RES/66/164", "A/RES/68/181"],
        ),
        # a full stop ends a list
        (
            "The Council recalled General Assembly resolution 53/144. Article 22/6 is of a law.",
            ["A/RES/53/144"],
        ),
    ],
)
def test_every_member_of_a_list_is_cited(text: str, canonical: list[str]) -> None:
    assert cited(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("A/HRC/36/37/Add.1 and Add.2", ["A/HRC/36/37/Add.1", "A/HRC/36/37/Add.2"]),
        ("A/HRC/58/53 and Adds.1 and 2", ["A/HRC/58/53", "A/HRC/58/53/Add.1", "A/HRC/58/53/Add.2"]),
        (
            "A/HRC/30/36/Add.2, 4 and 3, respectively",
            ["A/HRC/30/36/Add.2", "A/HRC/30/36/Add.4", "A/HRC/30/36/Add.3"],
        ),
        ("A/HRC/25/55 and Corr.1", ["A/HRC/25/55", "A/HRC/25/55/Corr.1"]),
        ("A/HRC/25/55 et Add.1 et 3", ["A/HRC/25/55", "A/HRC/25/55/Add.1", "A/HRC/25/55/Add.3"]),
        ("A/RES/53/144 and 54/170", ["A/RES/53/144", "A/RES/54/170"]),
        ("A/HRC/RES/22/6 and 25/18", ["A/HRC/RES/22/6", "A/HRC/RES/25/18"]),
        ("A/HRC/25/55 y Add.1", ["A/HRC/25/55", "A/HRC/25/55/Add.1"]),
        ("A/HRC/25/55 и Add.1", ["A/HRC/25/55", "A/HRC/25/55/Add.1"]),
        (
            "AG/RES. 1671 (XXIX-O/99) and AG/RES. 1711 (XXX-O/00)",
            ["AG/RES. 1671 (XXIX-O/99)", "AG/RES. 1711 (XXX-O/00)"],
        ),
        # the first of a range has the session of the last
        ("AG/RES. 1607 - AG/RES. 1697 (XXIX-O/99)", ["AG/RES. 1607 (XXIX-O/99)", "AG/RES. 1697 (XXIX-O/99)"]),
        ("AG/RES. 2699 a AG/RES. 2764 (XLII-O/12)", ["AG/RES. 2699 (XLII-O/12)", "AG/RES. 2764 (XLII-O/12)"]),
        ("AG/DEC. 20 to AG/DEC. 22 (XXIX-O/99)", ["AG/DEC. 20 (XXIX-O/99)", "AG/DEC. 22 (XXIX-O/99)"]),
        ("E/2003/22-E/C.12/2002/13", ["E/2003/22", "E/C.12/2002/13"]),
    ],
)
def test_what_goes_on_from_a_symbol_is_a_document_of_its_own(text: str, canonical: list[str]) -> None:
    assert cited(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("A/HRC/25/55, 12 copies", ["A/HRC/25/55"]),
        ("A/HRC/25/55/Add.1, 12 copies", ["A/HRC/25/55/Add.1"]),
        ("A/HRC/25/55/Add.1 and 14 States", ["A/HRC/25/55/Add.1"]),
        ("A/HRC/25/55. Add 2 spoons.", ["A/HRC/25/55"]),
        ("General Assembly resolution 53/144 and 12 others", ["A/RES/53/144"]),
        ("General Assembly resolution 53/144 and the 24/7 line", ["A/RES/53/144"]),
        ("General Assembly resolution 53/144 of 9 December 1998", ["A/RES/53/144"]),
        ("A/HRC/27/37Annex", ["A/HRC/27/37"]),
    ],
)
def test_what_does_not_go_on_is_no_member(text: str, canonical: list[str]) -> None:
    assert cited(text) == canonical


@pytest.mark.parametrize(
    ("text", "pointed_"),
    [
        (
            "Human Rights Committee, communications No. 1461/2006 and No. 1477/2006, para. 12.5",
            ["CCPR Communication 1461/2006 para 12.5", "CCPR Communication 1477/2006 para 12.5"],
        ),
        (
            "General Assembly resolutions 66/164 and 68/181, paras. 3 and 5, respectively",
            ["A/RES/66/164 para 3", "A/RES/68/181 para 5"],
        ),
        (
            "General Assembly resolutions 66/164, para. 3, and 68/181, para. 5",
            ["A/RES/66/164 para 3", "A/RES/68/181 para 5"],
        ),
        (
            "General Assembly resolution 53/144 and A/HRC/25/55, para. 4",
            ["A/RES/53/144", "A/HRC/25/55 para 4"],
        ),
    ],
)
def test_the_pinpoint_behind_a_list_is_that_of_its_members(text: str, pointed_: list[str]) -> None:
    assert pointed(text) == pointed_


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (
            "las resoluciones AG/RES. 1711 (XXX-O/00), 1818 (XXXI-O/01) y 1842 (XXXII-O/02)",
            ["AG/RES. 1711 (XXX-O/00)", "AG/RES. 1818 (XXXI-O/01)", "AG/RES. 1842 (XXXII-O/02)"],
        ),
        (
            "AG/RES. 1671, 1711, 1818 and 1842",
            ["AG/RES. 1671", "AG/RES. 1711", "AG/RES. 1818", "AG/RES. 1842"],
        ),
        ("AG/RES. 1842, 1920 and 2036", ["AG/RES. 1842", "AG/RES. 1920", "AG/RES. 2036"]),
        (
            "AG/DEC. 16 (XXVIII-O/98) and 71 (XLIII-O/13)",
            ["AG/DEC. 16 (XXVIII-O/98)", "AG/DEC. 71 (XLIII-O/13)"],
        ),
        # what looks like a year is none in a list that runs on, or up to a number with its session
        (
            "AG/RES. 1711 (XXX-O/00), 1971 and 2036 (XXXIV-O/04)",
            ["AG/RES. 1711 (XXX-O/00)", "AG/RES. 1971", "AG/RES. 2036 (XXXIV-O/04)"],
        ),
        (
            "AG/RES. 1842 (XXXII-O/02), 1920 and 2010",
            ["AG/RES. 1842 (XXXII-O/02)", "AG/RES. 1920", "AG/RES. 2010"],
        ),
        # what is a year does not end the list
        (
            "AG/RES. 1671 (XXIX-O/99), 1999, 1711 (XXX-O/00) and 1818 (XXXI-O/01)",
            ["AG/RES. 1671 (XXIX-O/99)", "AG/RES. 1711 (XXX-O/00)", "AG/RES. 1818 (XXXI-O/01)"],
        ),
        (
            "AG/RES. 1711 (XXX-O/00), 2000 and 1818 (XXXI-O/01)",
            ["AG/RES. 1711 (XXX-O/00)", "AG/RES. 1818 (XXXI-O/01)"],
        ),
        # years, what is counted, numbers of others
        ("AG/RES. 1671, 1999, was adopted", ["AG/RES. 1671"]),
        ("AG/RES. 371 (VIII-O/78), 1978", ["AG/RES. 371 (VIII-O/78)"]),
        ("AG/RES. 2412 (XXXVIII-O/08), 2009", ["AG/RES. 2412 (XXXVIII-O/08)"]),
        ("Between AG/RES. 1671 (XXIX-O/99) and 2010, it met.", ["AG/RES. 1671 (XXIX-O/99)"]),
        ("Entre la AG/RES. 1671 (XXIX-O/99) y 2010, la Asamblea", ["AG/RES. 1671 (XXIX-O/99)"]),
        ("AG/RES. 1842 (XXXII-O/02) and 2003.", ["AG/RES. 1842 (XXXII-O/02)"]),
        ("Between 1969, AG/RES. 371 (VIII-O/78) and 1979, it met.", ["AG/RES. 371 (VIII-O/78)"]),
        ("AG/RES. 2412 and 2008.", ["AG/RES. 2412"]),
        # several years
        ("AG/RES. 1910, 2003 and 2005", ["AG/RES. 1910"]),
        ("AG/RES. 1842 (XXXII-O/02), 2002, 1920 and 2010", ["AG/RES. 1842 (XXXII-O/02)", "AG/RES. 1920"]),
        ("AG/RES. 1671, 1842 and 2006", ["AG/RES. 1671", "AG/RES. 1842"]),
        ("AG/RES. 1671 (XXIX-O/99) and 1711 people", ["AG/RES. 1671 (XXIX-O/99)"]),
        ("AG/RES. 1671 (XXIX-O/99), 12 and 13", ["AG/RES. 1671 (XXIX-O/99)"]),
    ],
)
def test_numbers_behind_a_symbol_of_the_american_states_are_of_its_list(
    text: str, canonical: list[str]
) -> None:
    assert cited(text) == canonical
