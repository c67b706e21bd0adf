"""Reports by year or by count, general comments by their company, instruments by their names."""

from __future__ import annotations

import pytest

from indexer.citations import Context, mentions
from indexer.citations.named import INSTRUMENTS
from indexer.model import Page
from tests.citing import cited

REPORT = "IACHR Annual Report 1998"
DECLARATION = "A/RES/53/144"


@pytest.mark.parametrize(
    ("text", "body", "canonical"),
    [
        ("the 1998 Annual Report of the Inter-American Commission on Human Rights", "", REPORT),
        ("the Annual Report of the IACHR for 1998", "", REPORT),
        ("the Annual Report of the Inter-American Commission for the year 1998", "", REPORT),
        ("el Informe Anual de la CIDH de 1998", "", REPORT),
        ("el Informe Anual 1998 de la Comisión Interamericana de Derechos Humanos", "", REPORT),
        ("o Relatório Anual de 1998 da Comissão Interamericana de Direitos Humanos", "", REPORT),
        ("In its 1998 Annual Report the Commission said so.", "iachr", REPORT),
        ("In its Annual Report for 1998 it said so.", "iachr", REPORT),
        ("The Inter-American Commission said so in its 1998 Annual Report.", "", REPORT),
        (
            "the 28th Activity Report of the African Commission on Human and Peoples’ Rights",
            "",
            "ACHPR Activity Report 28",
        ),
        ("the African Commission’s 28th Activity Report", "", "ACHPR Activity Report 28"),
        ("ILO Committee on Freedom of Association, 357th Report", "", "ILO CFA Report 357"),
    ],
)
def test_a_report_is_cited_by_its_year_or_its_count(text: str, body: str, canonical: str) -> None:
    assert cited(text, body) == [canonical]


def test_reports_are_counted_together() -> None:
    assert cited("Committee on Freedom of Association of the ILO, 358th and 359th Reports") == [
        "ILO CFA Report 358",
        "ILO CFA Report 359",
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("the 1998 annual report of the Ombudsman", ""),
        ("the 1998 annual report of the Ombudsman", "iachr"),
        ("our annual report 1998", ""),
        ("the annual reports of 1998-2001 of the Bank", ""),
        ("the 28th report of the Auditor", ""),
        ("the 5th Annual Report of the ILO", ""),
    ],
)
def test_reports_of_others_are_none(text: str, body: str) -> None:
    assert cited(text, body) == []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        # nearly all are one committee's: so are the others
        (
            "The Human Rights Committee wrote general comment No. 31. General comment No. 34 of the Human "
            "Rights Committee is on expression.\n\nThe room was full.\n\nSee general comment No. 36.",
            ["CCPR General Comment 31", "CCPR General Comment 34", "CCPR General Comment 36"],
        ),
        # one alone tells nothing of those far away
        (
            f"CEDAW general recommendation No. 33 is on justice.{' The room was full.' * 100}\n\n"
            "See general comment No. 5.",
            ["CEDAW General Recommendation 33", "general comment No. 5"],
        ),
    ],
)
def test_general_comments_are_the_committee_s_whose_most_are(text: str, canonical: list[str]) -> None:
    assert cited(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("general comment No. 3 of the Committee against Torture", "CAT General Comment 3"),
        (
            "general recommendation XVII of the Committee on the Elimination of Racial Discrimination",
            "CERD General Recommendation 17",
        ),
        ("general recommendation No. 35 of CERD", "CERD General Recommendation 35"),
        (
            "общая рекомендация № 39 Комитета по ликвидации дискриминации в отношении женщин",
            "CEDAW General Recommendation 39",
        ),
        ("التعليق العام رقم 34 للجنة المعنية بحقوق الإنسان", "CCPR General Comment 34"),
        (
            "recomendación general núm. 39 del Comité para la Eliminación de la Discriminación contra "
            "la Mujer",
            "CEDAW General Recommendation 39",
        ),
    ],
)
def test_a_general_comment_is_its_committee_s(text: str, canonical: str) -> None:
    assert cited(text) == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("The Declaration on Human Rights Defenders protects all.", DECLARATION),
        ("the Declaration on the Right and Responsibility of Individuals, Groups and Organs", DECLARATION),
        ("La Déclaration sur les défenseurs des droits de l’homme les protège.", DECLARATION),
        ("La Declaración sobre los defensores de los derechos humanos los protege.", DECLARATION),
        ("A Declaração sobre Defensores de Direitos Humanos os protege.", DECLARATION),
        ("Декларация о правозащитниках защищает всех.", DECLARATION),
        ("إعلان المدافعين عن حقوق الإنسان", DECLARATION),
        ("the Kigali Declaration of the African Union", "AU Kigali Declaration 2003"),
        ("the Grand Bay Declaration", "AU Grand Bay Declaration 1999"),
        ("the Helsinki Final Act", "OSCE Helsinki Final Act 1975"),
        ("the Copenhagen Document of 1990", "OSCE Copenhagen Document 1990"),
        ("the Document of the Moscow Meeting", "OSCE Moscow Document 1991"),
    ],
)
def test_an_instrument_is_cited_by_its_name(text: str, canonical: str) -> None:
    assert cited(text) == [canonical]


def test_two_declarations_share_their_word() -> None:
    assert cited("les Déclarations de Grand Baie (1999) et de Kigali (2003)") == [
        "AU Grand Bay Declaration 1999",
        "AU Kigali Declaration 2003",
    ]


def test_the_name_beside_its_number_is_one_citation() -> None:
    text = "the Declaration on Human Rights Defenders (General Assembly resolution 53/144, annex)"
    assert cited(text) == [DECLARATION]


@pytest.mark.parametrize(
    "text",
    [
        "a declaration by human rights defenders",
        "the Copenhagen documentation centre",
        "Helsinki, 13-14 December 2018",
        "a declaration in Kigali",
        "the Universal Declaration of Human Rights",
        "this document, made in Moscow",
    ],
)
def test_what_only_resembles_a_name_is_none(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_names_are_given_to_what_has_several_spellings(name: str) -> None:
    assert INSTRUMENTS[name]


def test_a_document_does_not_cite_itself_and_its_running_heads_cite_nothing() -> None:
    page = Page(1, "A/HRC/25/55\n\nSee A/HRC/22/47 and A/HRC/25/55.")
    assert [each.canonical for each in mentions([page], Context("hrc", "a/hrc/25/55"))] == ["A/HRC/22/47"]


def test_a_list_goes_on_over_the_end_of_a_page() -> None:
    pages = [Page(1, "Human Rights Council resolutions 22/6 and"), Page(2, "25/18 were recalled.")]
    found = mentions(pages, Context())
    assert [(each.canonical, each.page, each.start) for each in found] == [
        ("A/HRC/RES/22/6", 1, 33),
        ("A/HRC/RES/25/18", 2, 0),
    ]


def test_a_mention_knows_its_sentence() -> None:
    text = "Nothing here. The Assembly adopted General Assembly resolution 53/144. Nothing more."
    (mention,) = mentions([Page(1, text)], Context())
    assert (
        text[slice(*mention.sentence)].strip() == "The Assembly adopted General Assembly resolution 53/144."
    )
