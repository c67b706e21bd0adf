"""The examples of the style guides, one by one: these facts, this reference.

The expected lines are the examples as the guides and the bodies' own practice print them (docs/citing.md
names them), with titles filled in where an example cuts them short.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from indexer.references import Author, Citable, Journal, Pinpoint, Place, reference
from indexer.references.lists import layouts

SEKAGGYA = "Report of the Special Rapporteur on the situation of human rights defenders, Margaret Sekaggya"
ANNUAL = "Annual Report of the Inter-American Commission on Human Rights 1998"
IN_AMERICAS = "Report on the Situation of Human Rights Defenders in the Americas"
COE = (
    "Declaration on Council of Europe action to improve the protection of human rights defenders and "
    "promote their activities"
)
EU = "EU policies in favour of human rights defenders"


@dataclass(frozen=True)
class Row:
    """One example: a style, the facts behind it, the line."""

    style: str
    document: Citable
    expected: str
    at: Pinpoint | None = None


def a_un(symbol: str, body: str = "UN General Assembly", **facts: object) -> Citable:
    """A document of the United Nations whose canonical symbol is the printed one."""
    return Citable(body=body, symbol=symbol, canonical=symbol, **facts)  # type: ignore[arg-type]


DECLARATION = a_un("A/RES/53/144", type="declaration", adopted="1998-12-09")
REPORT = a_un(
    "A/HRC/13/22",
    "UN Human Rights Council",
    type="annual-report",
    title=SEKAGGYA,
    date="2009-12-30",
    authors=(Author("Margaret Sekaggya", "Sekaggya"),),
    office="Special Rapporteur on the situation of human rights defenders",
)
MANDATE = Citable(body="UN Human Rights Council", type="resolution", number="16/5", year=2011)
OAS = Citable(
    body="OAS General Assembly",
    type="resolution",
    title="Human Rights Defenders in the Americas",
    symbol="AG/RES. 1671 (XXIX-O/99)",
    canonical="AG/RES. 1671 (XXIX-O/99)",
    adopted="1999-06-07",
)
IACHR_1998 = Citable(
    body="Inter-American Commission on Human Rights",
    type="annual-report",
    title=ANNUAL,
    symbol="OEA/Ser.L/V/II.102 Doc. 6 rev.",
    canonical="OEA/Ser.L/V/II.102 Doc. 6 rev.",
    date="1999-04-16",
)
IACHR_2006 = Citable(
    body="Inter-American Commission on Human Rights",
    type="thematic-report",
    title=IN_AMERICAS,
    symbol="OEA/Ser.L/V/II.124 Doc. 5 rev. 1",
    canonical="OEA/Ser.L/V/II.124 Doc. 5 rev. 1",
    date="2006-03-07",
)
ACHPR = Citable(
    body="African Commission on Human and Peoples' Rights",
    type="resolution",
    title="Resolution on the Situation of Human Rights Defenders in Africa",
    symbol="ACHPR/Res.376(LX)2017",
    canonical="ACHPR/Res.376(LX)2017",
    adopted="2017-05-22",
)
PARLIAMENT = Citable(
    body="EU – European Parliament",
    type="resolution",
    title=f"{EU} (2009/2199(INI))",
    symbol="P7_TA(2010)0226",
    canonical="P7_TA(2010)0226",
    adopted="2010-06-17",
    journal=Journal(2011, "C 236 E", "69"),
)
GUIDELINES = Citable(
    body="ODIHR",
    type="guidelines",
    title="Guidelines on the Protection of Human Rights Defenders",
    date="2014",
    place="Warsaw",
)


def para(value: str) -> Pinpoint:
    return Pinpoint(Place.PARA, value)


ROWS = (
    Row(
        "oscola",
        a_un("A/RES/51/210", type="resolution", adopted="1996-12-17"),
        "UNGA Res 51/210 (17 December 1996) UN Doc A/RES/51/210",
    ),
    Row(
        "oscola",
        a_un("S/RES/1373", "UN Security Council", type="resolution", adopted="2001-09-28"),
        "UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373",
    ),
    Row(
        "oscola",
        a_un("E/ICEF/1996/7", "UNICEF", title="Emergency Operations", date="1995-12-01"),
        "UNICEF 'Emergency Operations' (1 December 1995) UN Doc E/ICEF/1996/7, 4-5",
        Pinpoint(Place.PAGE, "4-5"),
    ),
    Row("oscola", DECLARATION, "UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144"),
    Row(
        "oscola",
        REPORT,
        f"UNHRC '{SEKAGGYA}' (30 December 2009) UN Doc A/HRC/13/22, para 34",
        para("34"),
    ),
    Row("oscola", MANDATE, "UNHRC Res 16/5 (2011)"),
    Row(
        "oscola",
        OAS,
        "OAS General Assembly, 'Human Rights Defenders in the Americas' "
        "AG/RES. 1671 (XXIX-O/99) (7 June 1999)",
    ),
    Row(
        "oscola",
        IACHR_1998,
        f"IACHR, {ANNUAL}, OEA/Ser.L/V/II.102 Doc 6 rev (16 April 1999) ch VII",
        Pinpoint(Place.CHAPTER, "VII"),
    ),
    Row(
        "oscola",
        IACHR_2006,
        f"IACHR, {IN_AMERICAS}, OEA/Ser.L/V/II.124 Doc 5 rev 1 (7 March 2006) para 208",
        para("208"),
    ),
    Row(
        "oscola",
        Citable(
            body="Inter-American Commission on Human Rights",
            type="press-release",
            title="IACHR Concludes its 131st Period of Sessions",
            symbol="Press Release 10/08",
            canonical="IACHR Press Release 10/08",
            date="2008-03-14",
        ),
        "IACHR, 'IACHR Concludes its 131st Period of Sessions' (Press Release 10/08, 14 March 2008)",
    ),
    Row(
        "oscola",
        ACHPR,
        "ACHPR, 'Resolution on the Situation of Human Rights Defenders in Africa' "
        "ACHPR/Res.376(LX)2017 (22 May 2017)",
    ),
    Row(
        "oscola",
        Citable(
            body="Council of Europe – Committee of Ministers",
            type="declaration",
            title=COE,
            adopted="2008-02-06",
        ),
        f"CoE Committee of Ministers, {COE} (6 February 2008)",
    ),
    Row(
        "oscola",
        Citable(
            body="Council of Europe – Committee of Ministers",
            type="recommendation",
            title="Legal status of non-governmental organisations in Europe",
            symbol="CM/Rec(2007)14",
            canonical="CM/Rec(2007)14",
            adopted="2007-10-10",
        ),
        "CoE Committee of Ministers, Recommendation CM/Rec(2007)14 (10 October 2007)",
    ),
    Row(
        "oscola",
        Citable(
            body="Council of Europe – Commissioner for Human Rights",
            type="activity-report",
            title="Report of the Round-Table on the situation of Human Rights Defenders…",
            symbol="CommDH(2009)15",
            canonical="CommDH(2009)15",
            date="2009-03-20",
        ),
        "CoE Commissioner for Human Rights, 'Report of the Round-Table on the situation of Human Rights "
        "Defenders…' CommDH(2009)15 (20 March 2009)",
    ),
    Row(
        "oscola",
        Citable(
            body="Council of Europe – PACE",
            type="recommendation",
            title="Situation of human rights defenders in Council of Europe member states",
            symbol="Recommendation 1866 (2009)",
            canonical="PACE Recommendation 1866 (2009)",
            adopted="2009-04-28",
        ),
        "CoE Parliamentary Assembly, Recommendation 1866 (2009) (28 April 2009)",
    ),
    Row(
        "oscola",
        GUIDELINES,
        "OSCE/ODIHR, Guidelines on the Protection of Human Rights Defenders (Warsaw 2014) para 10",
        para("10"),
    ),
    Row(
        "oscola",
        Citable(
            body="EU – Council of the EU",
            type="guidelines",
            title="Ensuring Protection – European Union Guidelines on Human Rights Defenders",
            symbol="10056/1/04 REV 1",
            canonical="EU Council 10056/1/04 REV 1",
            date="2004-06-09",
        ),
        "Council of the EU, 'Ensuring Protection – European Union Guidelines on Human Rights Defenders' "
        "10056/1/04 REV 1 (9 June 2004)",
    ),
    Row(
        "oscola",
        PARLIAMENT,
        f"European Parliament resolution of 17 June 2010 on {EU} (2009/2199(INI)) [2011] OJ C236E/69",
    ),
    Row(
        "oscola",
        Citable(
            body="Amnesty International",
            type="thematic-report",
            title="Human rights defenders under threat – A shrinking space for civil society",
            symbol="ACT 30/6011/2017",
            canonical="AI ACT 30/6011/2017",
            date="2017-05",
        ),
        "Amnesty International, Human rights defenders under threat – A shrinking space for civil society "
        "(ACT 30/6011/2017, 2017)",
    ),
    Row(
        "oscola",
        Citable(
            body="Observatory (FIDH-OMCT)",
            type="annual-report",
            title="Steadfast in Protest",
            date="2007",
            authors=(Author("FIDH"), Author("OMCT")),
        ),
        "FIDH and OMCT, Steadfast in Protest "
        "(Observatory for the Protection of Human Rights Defenders, 2007)",
    ),
    Row(
        "bluebook",
        a_un("A/RES/62/228", type="resolution", adopted="2007-12-22"),
        "G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007)",
        para("35"),
    ),
    Row(
        "bluebook",
        a_un("A/2890", type="resolution", number="832(IX)", session="9", supplement="21"),
        "G.A. Res. 832(IX), U.N. GAOR, 9th Sess., Supp. No.21, U.N. Doc. A/2890, at 19",
        Pinpoint(Place.PAGE, "19"),
    ),
    Row("bluebook", DECLARATION, "G.A. Res. 53/144, U.N. Doc. A/RES/53/144 (Dec. 9, 1998)"),
    Row(
        "bluebook",
        REPORT,
        "Margaret Sekaggya (Special Rapporteur on the Situation of Human Rights Defenders), Report, ¶ 34, "
        "U.N. Doc. A/HRC/13/22 (Dec. 30, 2009)",
        para("34"),
    ),
    Row("bluebook", MANDATE, "Human Rights Council Res. 16/5 (2011)"),
    Row("bluebook", OAS, "O.A.S. G.A. Res. 1671, AG/RES. 1671 (XXIX-O/99) (June 7, 1999)"),
    Row(
        "bluebook",
        IACHR_1998,
        "Inter-Am. Comm'n H.R., Annual Report 1998, OEA/Ser.L/V/II.102, doc. 6 rev. ch. VII (1999)",
        Pinpoint(Place.CHAPTER, "VII"),
    ),
    Row(
        "bluebook",
        IACHR_2006,
        f"Inter-Am. Comm'n H.R., {IN_AMERICAS}, ¶ 208, OEA/Ser.L/V/II.124, doc. 5 rev. 1 (Mar. 7, 2006)",
        para("208"),
    ),
    Row("bluebook", ACHPR, "African Comm'n on Human & Peoples' Rights, Res. 376 (LX) 2017"),
    Row("bluebook", PARLIAMENT, "2011 O.J. (C 236 E) 69"),
    Row(
        "bluebook",
        GUIDELINES,
        "OSCE/ODIHR, Guidelines on the Protection of Human Rights Defenders ¶ 10 (2014)",
        para("10"),
    ),
    Row(
        "mcgill",
        a_un(
            "A/38/47",
            type="resolution",
            number="38/16",
            session="38",
            supplement="47",
            title="Universal realization of…",
            date="1983",
        ),
        "Universal realization of… GA Res. 38/16, UN GAOR, 38th Sess., Supp. 47, "
        "U.N. Doc. A/38/47 (1983) 184.",
        Pinpoint(Place.PAGE, "184"),
    ),
    Row(
        "chicago",
        a_un(
            "A/RES/45/1",
            type="resolution",
            title="Admission of the Principality of Liechtenstein to Membership in the United Nations",
            adopted="1990-09-18",
            url="https://docs.un.org/en/A/RES/45/1",
        ),
        'UN General Assembly, Resolution 45/1, "Admission of the Principality of Liechtenstein to '
        'Membership in the United Nations," Sept. 18, 1990, https://docs.un.org/en/A/RES/45/1',
    ),
    Row(
        "chicago",
        a_un("A/AC.105/738", type="annual-report", title="Report of the Committee", date="2000-04-20"),
        "U.N. General Assembly. Report of the Committee (A/AC.105/738). 20 April 2000.",
    ),
    Row(
        "aglc",
        Citable(
            body="UN Commission on Human Rights",
            type="annual-report",
            title="Report of the Special Rapporteur on Human Rights and the Environment",
            symbol="E/CN.4/Sub.2/1994/9",
            canonical="E/CN.4/Sub.2/1994/9",
            date="1994-07-06",
            authors=(Author("Fatma Zohra Ksentini"),),
        ),
        "Fatma Zohra Ksentini, Report of the Special Rapporteur on Human Rights and the Environment, "
        "UN Doc E/CN.4/Sub.2/1994/9 (6 July 1994).",
    ),
    Row(
        "aglc",
        a_un(
            "A/RES/61/295",
            type="declaration",
            title="United Nations Declaration on the Rights of Indigenous Peoples",
            adopted="2007-09-13",
            distributed="2007-10-02",
        ),
        "United Nations Declaration on the Rights of Indigenous Peoples, GA Res 61/295, "
        "UN Doc A/RES/61/295 (2 October 2007, adopted 13 September 2007).",
    ),
    Row(
        "aglc",
        Citable(
            body="Inter-American Commission on Human Rights",
            type="thematic-report",
            title="Report on the Situation of Human Rights in Chile",
            symbol="OEA/Ser.L/V/II.66",
            canonical="OEA/Ser.L/V/II.66",
            date="1985",
        ),
        "IACHR, Report on the Situation of Human Rights in Chile, OEA/SerL/V/II.66 (1985) 82.",
        Pinpoint(Place.PAGE, "82"),
    ),
    Row(
        "un",
        REPORT,
        f'Margaret Sekaggya, "{SEKAGGYA}" (A/HRC/13/22, para. 34), 30 December 2009',
        para("34"),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.style}: {row.expected[:40]}")
def test_an_example_is_printed_as_its_guide_prints_it(row: Row) -> None:
    found = reference(row.document, row.style, row.at)
    assert found.text == row.expected
    assert found.rule


def test_every_rule_that_is_not_a_general_form_has_its_example() -> None:
    shown = {reference(row.document, row.style, row.at).rule for row in ROWS}
    assert {layout.rule for layout in layouts().values() if layout.rule} == shown
