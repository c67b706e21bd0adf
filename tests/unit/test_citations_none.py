"""What has numbers, and cites nothing."""

from __future__ import annotations

import pytest

from tests.citing import cited

NOTHING = [
    # national law
    "Act No. 2011/028 regulates associations.",
    "Law No. 53/144 was passed in May.",
    "Ley 19.822 y Ley Indígena 19.253",
    "la ley 1257 de 2008",
    "le décret 175/2022 du ministre",
    "Decreto 1066 de 2015",
    "Lei 11.340/2006",
    "Федеральный закон № 121-ФЗ",
    "القانون رقم 84 لسنة 2002",
    "articles 6/1 and 7/2 of the Penal Code",
    "article 22 of the Constitution",
    "Bill 22/6 was tabled.",
    # dates, times, phones, addresses
    "They met on 14/15 June in Bogotá.",
    "It was on 12/06/2013 at 15.00.",
    "from 2007-08 to 2009-16",
    "Tel. +41 22 917 90 00, fax 917-90-08",
    "Call 555-1234 or 0800/22/6.",
    "The line is open 24/7.",
    "1211 Geneva 10, 8-14 avenue de la Paix",
    # books and journals
    "ISBN 978-92-1-154235-6",
    "ISSN 0828-9999 (print)",
    "GE.13-19096 (F) 070214 100214",
    "Journal of Rights, vol. 12, No. 3 (2009), pp. 137-155",
    "Sales No. E.04.XIV.3",
    # money and measures
    "a grant of US$ 53/144 a day",
    "1.325 (2000) euros and 12.415 pesos",
    "blood pressure of 140/90 and 7/10 on the scale",
    "Visus 20/20, temperature 38.5",
    "45/17 of those asked agreed",
    "3 of 4, or 75 per cent",
    # parts of documents
    "see page 12/34",
    "Page 1/23",
    "see chapter 22/6",
    "agenda item 69 (b)",
    "see paragraph 116 below",
    "Figure 5/2 and table 3/1",
    "footnote 53 and 144",
    # counts of documents
    "The mandate sent 241 communications to 62 States.",
    "communications dated 19, 20, 22 and 26 March",
    "The Assembly adopted 53 resolutions and 12 decisions.",
    "The Council held 25 meetings at its twenty-fifth session.",
    "In 12 cases, 15 reports and 3 petitions they answered.",
    "Two resolutions were adopted in 2013.",
    "a decision of 9 December 1998",
    "the report of 2013 of the Special Rapporteur",
    "Resolution of the workshop, 3 May 2013",
    # headings and lists
    "1. Resolution\n2. Decision\n3. Report",
    "Section 2.4 on decisions, 12 pages",
    # other organizations' files
    "case file 2018/30030 of the district court",
    "Docket 12-345 of the court",
    "Regulation 14 of the Bar",
    "Petition No. 14/2015 was filed in the High Court of Kenya.",
    "дело № 5/2013",
    # years of budgets and schools
    "In 2012/13, no. 2012/13 was paid.",
    "Act 2012/13, application no. 2012/13",
    "Rule 39",
    "conventions signed by 12 States",
    "",
    "   \n\n ",
    "144",
    "53/144",
]


@pytest.mark.parametrize("text", NOTHING)
def test_it_is_no_citation(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize("text", [text for text in NOTHING if text.strip()])
def test_it_is_none_either_beside_one(text: str) -> None:
    printed = f"General Assembly resolution 53/144 says otherwise.\n\n{text}"
    assert cited(printed) == ["A/RES/53/144"]


@pytest.mark.parametrize("body", ["hrc", "ga", "iachr", "ecthr", "ccpr", "pace", "eu", "osce"])
def test_it_is_none_whoever_speaks(body: str) -> None:
    found = {text: names for text in NOTHING if (names := cited(text, body))}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "Supreme Court, Resolution 12/2013",
        "Resolución 1447/2011 de la Fiscalía",
        "Resolución 53/144 del Ministerio del Interior",
        "decisión 43/115 del Tribunal Supremo",
        "Constitutional Court, decision 43/115",
        "Ley 53 de 2003 y resolución 45/17 del Congreso de la República",
        "resolution 45/17 of the Parliament of the country",
        "City Council resolution 22/6",
        "case 12.415 of the District Court",
        "communication No. 12/2013 of the Ministry of Justice",
        "application no. 12345/12 to the High Court",
        "report No. 75/06 of the Ombudsman",
        "regulation No. 14/2003 of the Minister",
    ],
)
def test_what_authorities_of_a_country_issue_is_none(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Human Rights Council adopted the resolution on\n14/15 June, after a debate.",
        "The General Assembly adopted a resolution, and\n45/17 of those asked agreed.",
        "The Human Rights Council adopted a resolution; the hotline is open\n24/7 all year.",
        "The General Assembly adopted a resolution.\n\n53 States spoke, 144 listened.",
        "Page\n12/34\nof the resolutions of the General Assembly",
    ],
)
def test_a_number_that_a_line_happens_to_begin_with_is_no_heading(text: str) -> None:
    assert cited(text) == []
