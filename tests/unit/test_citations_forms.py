"""How bodies number: a number that a body cannot have is not its own."""

from __future__ import annotations

import pytest

from indexer.citations import forms
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Shape, number_at
from indexer.citations.plain import Plain

K = Kind


def form(kind: Kind, body: str, printed: str, year: int | None = None) -> str | None:
    number = number_at(Plain.of(printed).folded, 0)
    assert number is not None
    assert number.end == len(printed), number
    return forms.canonical(kind, body, number, year)


@pytest.mark.parametrize(
    ("kind", "body", "printed", "year", "canonical"),
    [
        # the Assembly: session and date agree
        (K.RESOLUTION, "ga", "53/144", None, "A/RES/53/144"),
        (K.RESOLUTION, "ga", "53/144", 1998, "A/RES/53/144"),
        (K.RESOLUTION, "ga", "53/144", 1999, "A/RES/53/144"),
        (K.RESOLUTION, "ga", "53/144", 2001, None),
        (K.RESOLUTION, "ga", "45/17", 2020, None),
        (K.RESOLUTION, "ga", "22/6", None, None),  # Roman until the thirtieth session
        (K.RESOLUTION, "ga", "144/53", None, None),
        (K.RESOLUTION, "ga", "53/999", None, None),
        (K.RESOLUTION, "ga", "S-30/1", None, "A/RES/S-30/1"),
        (K.RESOLUTION, "ga", "ES-10/15", None, "A/RES/ES-10/15"),
        (K.RESOLUTION, "ga", "2200 A (XXI)", None, "A/RES/2200(XXI)[A]"),
        (K.RESOLUTION, "ga", "217(III)", 1948, "A/RES/217(III)"),
        (K.RESOLUTION, "ga", "217(III)", 1975, None),
        (K.RESOLUTION, "ga", "69 (XXXV)", None, None),
        (K.DECISION, "ga", "60/509", None, "A/DEC/60/509"),
        (K.DECISION, "ga", "60/251", None, None),
        # the Council
        (K.RESOLUTION, "hrc", "22/6", None, "A/HRC/RES/22/6"),
        (K.RESOLUTION, "hrc", "22/6", 2013, "A/HRC/RES/22/6"),
        (K.RESOLUTION, "hrc", "22/6", 2012, None),
        (K.RESOLUTION, "hrc", "45/17", 2020, "A/HRC/RES/45/17"),
        (K.RESOLUTION, "hrc", "45/17", 1990, None),
        (K.RESOLUTION, "hrc", "S-24/1", None, "A/HRC/RES/S-24/1"),
        (K.RESOLUTION, "hrc", "6/102", None, "A/HRC/DEC/6/102"),  # decisions begin at 101
        (K.RESOLUTION, "hrc", "60/251", None, None),
        (K.DECISION, "hrc", "43/115", None, "A/HRC/DEC/43/115"),
        (K.DECISION, "hrc", "43/115", 2020, "A/HRC/DEC/43/115"),
        (K.STATEMENT, "hrc", "OS/12/1", None, "A/HRC/PRST/OS/12/1"),
        (K.STATEMENT, "hrc", "43/1", None, "A/HRC/PRST/43/1"),
        # the Commission, and the Economic and Social Council
        (K.RESOLUTION, "chr", "2000/61", None, "E/CN.4/RES/2000/61"),
        (K.RESOLUTION, "chr", "2000/61", 2000, "E/CN.4/RES/2000/61"),
        (K.RESOLUTION, "chr", "2000/61", 2001, None),
        (K.RESOLUTION, "chr", "2007/2", None, None),  # it ended in 2006
        (K.DECISION, "chr", "2004/105", None, "E/CN.4/DEC/2004/105"),
        (K.RESOLUTION, "subcommission", "2003/16", None, "E/CN.4/Sub.2/RES/2003/16"),
        (K.RESOLUTION, "ecosoc", "1996/31", None, "E/RES/1996/31"),
        (K.RESOLUTION, "ecosoc", "2008/18", None, "E/RES/2008/18"),
        (K.RESOLUTION, "ecosoc", "1235 (XLII)", None, "E/RES/1235(XLII)"),
        (K.RESOLUTION, "ecosoc", "9 (II)", 1946, "E/RES/9(II)"),
        (K.RESOLUTION, "ecosoc", "1503 (XLVIII)", 1970, "E/RES/1503(XLVIII)"),
        (K.RESOLUTION, "ecosoc", "2076 (LXII)", 1977, "E/RES/2076(LXII)"),
        (K.RESOLUTION, "ecosoc", "20 (XXXVI)", 1980, None),
        (K.RESOLUTION, "ecosoc", "69 (XXXV)", 2004, None),
        (K.RESOLUTION, "ecosoc", "53/144", None, None),
        # the Security Council and the Parliamentary Assembly: number and year decide
        (K.RESOLUTION, "sc", "1325 (2000)", None, "S/RES/1325(2000)"),
        (K.RESOLUTION, "sc", "1325", None, "S/RES/1325"),
        (K.RESOLUTION, "sc", "1325/2000", None, "S/RES/1325(2000)"),
        (K.RESOLUTION, "sc", "1660 (2009)", None, None),
        (K.RESOLUTION, "pace", "1660 (2009)", None, "PACE Resolution 1660 (2009)"),
        (K.RESOLUTION, "pace", "1660 (2006)", None, None),
        (K.RESOLUTION, "sc", "1660 (2006)", None, "S/RES/1660(2006)"),
        (K.RESOLUTION, "pace", "1325 (2000)", None, None),
        (K.RESOLUTION, "pace", "1540 (2004)", None, None),
        (K.RESOLUTION, "pace", "2178 (2014)", None, None),
        (K.RESOLUTION, "sc", "2767 (2024)", None, "S/RES/2767(2024)"),
        (K.RESOLUTION, "sc", "9999", None, None),
        (K.STATEMENT, "sc", "2010/8", None, "S/PRST/2010/8"),
        (K.RECOMMENDATION, "pace", "2085 (2016)", None, "PACE Recommendation 2085 (2016)"),
        (K.RECOMMENDATION, "pace", "2085 (1996)", None, None),
        # the Committee of Ministers
        (K.RECOMMENDATION, "cm", "(2018)11", None, "CM/Rec(2018)11"),
        (K.RECOMMENDATION, "cm", "(97) 13", None, "R(97)13"),
        (K.RESOLUTION, "cm", "(99) 50", None, "Res(99)50"),
        (K.RESOLUTION, "cm", "(2016) 3", None, "CM/Res(2016)3"),
        # committees
        (K.COMMENT, "ccpr", "36", None, "CCPR General Comment 36"),
        (K.COMMENT, "ccpr", "36 (2019)", None, "CCPR General Comment 36"),
        (K.COMMENT, "cedaw", "39", None, "CEDAW General Recommendation 39"),
        (K.GENERAL_RECOMMENDATION, "cerd", "35", None, "CERD General Recommendation 35"),
        (K.GENERAL_RECOMMENDATION, "ccpr", "36", None, None),
        (K.COMMENT, "ccpr", "400", None, None),
        (K.COMMUNICATION, "ccpr", "1353/2005", None, "CCPR Communication 1353/2005"),
        (K.COMMUNICATION, "ccpr", "458/91", None, "CCPR Communication 458/1991"),
        (K.COMMUNICATION, "cedaw", "68/2014", None, "CEDAW Communication 68/2014"),
        (K.COMMUNICATION, "ccpr", "13/2015", None, None),  # long before, it had registered more
        (K.COMMUNICATION, "cat", "1/1960", None, None),
        # Africa: two digits of a year
        (K.COMMUNICATION, "achpr", "279/03", None, "ACHPR Communication 279/2003"),
        (K.COMMUNICATION, "achpr", "105/93", None, "ACHPR Communication 105/1993"),
        (K.COMMUNICATION, "achpr", "379/09", None, "ACHPR Communication 379/2009"),
        (K.RESOLUTION, "achpr", "69 (XXXV) 04", None, "ACHPR/Res.69(XXXV)2004"),
        (K.RESOLUTION, "achpr", "542 (LXXIII) 2022", None, "ACHPR/Res.542(LXXIII)2022"),
        (K.RESOLUTION, "achpr", "369 (XXXXII) 2017", None, "ACHPR/Res.369(XLII)2017"),
        (K.RESOLUTION, "achpr", "437 (EXT.OS/ XXVI) 2020", None, "ACHPR/Res.437(EXT.OS/XXVI)2020"),
        (K.RESOLUTION, "achpr", "69 (XXXV)", None, "ACHPR/Res.69"),
        (K.RESOLUTION, "achpr", "69 (XXXV)", 2004, "ACHPR/Res.69(XXXV)2004"),
        (K.RESOLUTION, "achpr", "69 (XXXV)", 1980, None),
        (K.RESOLUTION, "achpr", "20 (XXXVI)", None, None),
        (K.RESOLUTION, "achpr", "84 (XXXVIII)", None, "ACHPR/Res.84"),
        (K.RESOLUTION, "achpr", "104 (XXXVIII)", None, None),
        (K.RESOLUTION, "achpr", "273", None, "ACHPR/Res.273"),
        # the Americas
        (K.RESOLUTION, "oas-ga", "1671 (XXIX-O/99)", None, "AG/RES. 1671 (XXIX-O/99)"),
        (K.RESOLUTION, "oas-ga", "78 (VIII-0/78)", None, "AG/RES. 78 (VIII-O/78)"),
        (K.RESOLUTION, "oas-ga", "1818", None, "AG/RES. 1818"),
        (K.RESOLUTION, "iachr", "8/2016", None, "IACHR Resolution 8/2016"),
        (K.RESOLUTION, "iachr", "51/23", None, "IACHR Resolution 51/2023"),
        (K.RESOLUTION, "iachr", "51/23", 2011, None),
        (K.CASE, "iachr", "12.415", None, "IACHR Case 12.415"),
        (K.CASE, "iachr", "19.822", None, None),
        (K.PETITION, "iachr", "319-01", None, "IACHR Petition 319-01"),
        (K.MEASURE, "iachr", "112-16", None, "IACHR PM 112-16"),
        (K.MEASURE, "iachr", "458/14", None, "IACHR PM 458-14"),
        (K.REPORT, "iachr", "75/06", None, "IACHR Report No. 75/06"),
        (K.REPORT, "iachr", "42/97", None, "IACHR Report No. 42/97"),
        (K.PRESS_RELEASE, "iachr", "28/11", None, "IACHR Press Release 28/11"),
        (K.OPINION, "iacthr", "17", None, "IACtHR OC-17"),
        # Europe
        (K.APPLICATION, "ecthr", "68762/14", None, "ECtHR App. 68762/14"),
        (K.APPLICATION, "ecthr", "68762/2014", None, None),
        (K.DECISION, "osce", "3/12", None, "OSCE MC.DEC/3/12"),
        (K.DECISION, "osce", "476", None, "OSCE PC.DEC/476"),
        (K.REGULATION, "eu", "1889/2006", None, "CELEX:32006R1889"),
        (K.REGULATION, "eu", "2021/947", None, "CELEX:32021R0947"),
        (K.REGULATION, "eu", "1215/2012", None, "CELEX:32012R1215"),
        (K.DIRECTIVE, "eu", "95/46", None, "CELEX:31995L0046"),
        (K.DIRECTIVE, "eu", "2012/29", None, "CELEX:32012L0029"),
        (K.DECISION, "eu", "466/2014/EU", None, "CELEX:32014D0466"),
        (K.DECISION, "eu", "466/2014", None, None),
        (K.POSITION, "eu", "2003/444/CFSP", None, "CELEX:32003E0444"),
        (K.DOCUMENT, "eu", "16332/1/08", None, "EU Council 16332/1/08 REV 1"),
        (K.DOCUMENT, "eu", "16332/08", None, "EU Council 16332/08"),
        (K.CONVENTION, "ilo", "87", None, "ILO Convention 87"),
        (K.CONVENTION, "ilo", "999", None, None),
        (K.CASE, "ilo", "2516", None, "ILO CFA Case 2516"),
        (K.FACT_SHEET, "ohchr", "29", None, "OHCHR Fact Sheet 29"),
        # what does not belong together
        (K.APPLICATION, "ga", "53/144", None, None),
        (K.COMMENT, "hrc", "22", None, None),
        (K.RESOLUTION, "nobody", "53/144", None, None),
    ],
)
def test_a_number_is_a_body_s_or_it_is_not(
    kind: Kind, body: str, printed: str, year: int | None, canonical: str | None
) -> None:
    assert form(kind, body, printed, year) == canonical


@pytest.mark.parametrize(
    ("bodies", "printed", "year", "names"),
    [
        (["ga", "hrc"], "45/17", 2020, ("A/HRC/RES/45/17",)),
        (["hrc", "ga"], "45/17", 1990, ("A/RES/45/17",)),
        (["ga", "hrc"], "45/17", None, ("A/RES/45/17", "A/HRC/RES/45/17")),
        (["hrc", "ga"], "45/17", None, ("A/HRC/RES/45/17", "A/RES/45/17")),
        (["hrc", "ga"], "60/251", None, ("A/RES/60/251",)),
        (["ga"], "53/144", 2013, ("A/RES/53/144",)),  # a date that nobody's session agrees with is left aside
        (["sc", "pace"], "1660 (2009)", None, ("PACE Resolution 1660 (2009)",)),
        (["pace", "sc"], "1660 (2006)", None, ("S/RES/1660(2006)",)),
        (["chr", "ecosoc"], "2008/18", None, ("E/RES/2008/18",)),
        (["chr", "ecosoc"], "2000/61", None, ("E/CN.4/RES/2000/61", "E/RES/2000/61")),
        ([], "53/144", None, ()),
        (["sc"], "53/144", None, ()),
    ],
)
def test_of_several_bodies_those_that_have_such_a_number_are_named(
    bodies: list[str], printed: str, year: int | None, names: tuple[str, ...]
) -> None:
    number = number_at(Plain.of(printed).folded, 0)
    assert number is not None
    assert forms.resolve(Kind.RESOLUTION, bodies, number, year) == names


@pytest.mark.parametrize(("kind", "body"), forms.FORMS, ids=str)
def test_a_form_takes_any_number_without_a_failure(kind: Kind, body: str) -> None:
    printed = [shape.value for shape in Shape]
    printed += ["0/0", "00/000", "99999/9999", "1 (I)", "1 (C)", "0", "99999", "1 (1999)", "0-00"]
    for each in printed:
        number = number_at(Plain.of(each).folded, 0)
        assert number is not None, each
        for year in (None, 1998, 2050):
            found = forms.canonical(kind, body, number, year)
            assert found is None or found.strip()
