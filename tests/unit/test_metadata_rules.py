"""What single rules read out of openings, one table a fact. All texts are made up."""

from __future__ import annotations

import pytest

from indexer.metadata import establish, of_card
from indexer.metadata.masthead import is_masthead
from indexer.model import Card, Extraction, Finding, Metadata, Page
from indexer.symbols import key

LAST_YEAR = 2026


def facts(
    *pages: str,
    path: str = "reports/document.pdf",
    media_type: str = "application/pdf",
    hints: tuple[tuple[str, str], ...] = (),
) -> Metadata:
    """The facts of a document with these pages; the rest is dull on purpose."""
    numbered = tuple(Page(number, text) for number, text in enumerate(pages, start=1))
    extraction = Extraction(numbered, len(numbered), hints)
    return establish(path, media_type, extraction, {}, LAST_YEAR)


def un_page(
    symbol: str, *lines: str, date: str = "23 December 2013", body: str = "Human Rights Council"
) -> str:
    """A first page of the United Nations."""
    head = ("United Nations", symbol, "General Assembly", "Distr.: General", date, "Original: English", body)
    return "\n".join((*head, *lines))


REPORT = (
    "Twenty-fifth session",
    "Agenda item 3",
    "Promotion and protection of all human rights, civil, political,",
    "economic, social and cultural rights, including the right to development",
    "Report of the Special Rapporteur on the situation of",
    "human rights defenders, Jane Example*",
    "Summary",
    "The report refers to A/HRC/22/47 and to the Inter-American Commission on Human Rights.",
)

SYMBOLS = {
    "alone on a line": (un_page("A/HRC/25/55", *REPORT), "A/HRC/25/55", "masthead"),
    "reissued": (un_page("A/HRC/25/55*", *REPORT), "A/HRC/25/55", "masthead"),
    "beside the organization": (
        "United Nations A/69/259\nDistr.: General\n5 August 2014",
        "A/69/259",
        "masthead",
    ),
    "joint": (un_page("A/HRC/13/71\u2013E/CN.6/2010/8", "* E/CN.6/2010/1."), "A/HRC/13/71", "masthead"),
    "broken in a narrow column": (un_page("A/HRC/25/\n55", *REPORT), "A/HRC/25/55", "masthead"),
    "in its own title": (
        "Recommendation CM/Rec(2018)11 of the Committee of Ministers\nto member States",
        "CM/Rec(2018)11",
        "first-line",
    ),
    "cover of a judgment": (
        "2 X v. Y JUDGMENT\nFOURTH SECTION\nCASE OF X v. Y\n(Application no. 64602/12)\nJUDGMENT\nSTRASBOURG",
        "ECtHR App. 64602/12",
        "application",
    ),
    "cover of a judgment in several cases": (
        "COUR EUROPÉENNE DES DROITS DE L’HOMME\nAFFAIRE X ET AUTRES c. Y\n"
        "(Requêtes nos 68762/14, 71200/14\net 3 autres)\nARRÊT\n(Radiation)\nSTRASBOURG",
        "ECtHR App. 68762/14",
        "application",
    ),
    "cover of a judgment with keywords": (
        "SECOND SECTION\nCASE OF X v. Y\n(Application no. 64602/19)\nJUDGMENT\n"
        "Art 11 (+ Art 14) • Freedom of association • A ban on a union of\nbeekeepers, without reasons\n"
        "Prepared by the Registry. Does not bind the Court.\nSTRASBOURG\n1 December 2022",
        "ECtHR App. 64602/19",
        "application",
    ),
    "cover of a judgment with keywords in French": (
        "TROISIÈME SECTION\nAFFAIRE X c. Y\n(Requête no 64602/19)\nARRÊT\n"
        "Article 8 • Vie privée • Interdiction absolue\nSTRASBOURG\n1er décembre 2022",
        "ECtHR App. 64602/19",
        "application",
    ),
    "cover of a judgment that was corrected": (
        "GRAND CHAMBER\nCASE OF X v. Y\n(Application no. 64602/19)\nJUDGMENT\nThis version was rectified on\n"
        "5 May 2023 under Rule 81 of the Rules of Court.\nSTRASBOURG\n1 December 2022",
        "ECtHR App. 64602/19",
        "application",
    ),
    "running head": (
        "Cover with a picture and words\n",
        "A/HRC/25/55\nText of the second page.",
        "A/HRC/25/55\nText of the third page.",
        "A/HRC/25/55",
        "running-head",
    ),
}


@pytest.mark.parametrize("case", SYMBOLS.values(), ids=SYMBOLS)
def test_a_document_wears_its_symbol(case: tuple[str, ...]) -> None:
    *pages, symbol, rule = case
    found = facts(*pages).symbol
    assert found is not None
    assert (found.value, found.rule) == (symbol, rule)


CITATIONS = {
    "in a sentence": "This brochure explains resolution A/RES/53/144 to everyone.",
    "at the beginning of a sentence": "Resolution ACHPR/Res.227 (LII) 2012 on the mandate\nis one of",
    "of a titled series, at the beginning of a sentence": (
        "CM/Rec(2007)14 sets out the legal status of NGOs.\nRecommendation CM/Rec(2018)11 goes further."
    ),
    "in a footnote": "A brochure about rights\n* A/RES/53/144.",
    "two on a line": "See also\nA/RES/53/144, A/RES/70/161",
    "of a case": "About the case\nECtHR App. 68762/14",
    "of a judgment that is discussed": (
        "A note on X v. Y\n(Application no. 64602/12)\nJudgment\nThe applicant was born in 1987."
    ),
}


@pytest.mark.parametrize("text", CITATIONS.values(), ids=CITATIONS)
def test_a_cited_symbol_is_not_the_document_s_own(text: str) -> None:
    found = facts(text)
    assert (found.symbol, found.mechanism, found.year) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "GRAND CHAMBER\nX v. Y (Application no. 64602/12)\nJUDGMENT\nThe applicant was born in 1987.",
        "GRAND CHAMBER\nA note on X v. Y\n(Application no. 64602/12)\nThe judgment was given in 2016.",
        "AFRICAN COURT\nGRAND CHAMBER\nX v. Y\n(APPLICATION NO. 006/2012)\nJUDGMENT\nArusha",
        "GRAND CHAMBER\nX v. Y\n(Application no. 64602/12)\nJUDGMENT\n12 May 2016\nThe applicant",
        "GRAND CHAMBER\nX v. Y\n(Application no. 64602/12)\nThird party intervention\nJUDGMENT\nSTRASBOURG",
        "GRAND CHAMBER\nX v. Y\n(Application no. 64602/12)\nWritten submissions on the\nJUDGMENT\nof 2019",
        "GRAND CHAMBER\nX v. Y\n(Application no. 64602/12)\nJUDGMENT\nOur view\nSTRASBOURG\n12 May 2016",
        "Case comment\nGRAND CHAMBER\nX v. Y\n(Application no. 64602/12)\nJUDGMENT\nSTRASBOURG\n12 May 2016",
    ],
)
def test_the_number_of_an_application_is_a_symbol_on_the_whole_cover_of_a_judgment_only(text: str) -> None:
    assert facts(text).symbol is None


@pytest.mark.parametrize(
    ("path", "symbol"),
    [
        ("un/A_HRC_25_55.pdf", "A/HRC/25/55"),
        ("un/A_HRC_RES_55_20_es.html", "A/HRC/RES/55/20"),
        ("un/A-HRC-28-63-Add.1.pdf", "A/HRC/28/63/Add.1"),
        ("un/A_RES_53_144-EN.pdf", "A/RES/53/144"),
        ("un/report_2013.pdf", None),
        ("un/SC_6816.pdf", None),
    ],
)
def test_a_file_name_that_is_a_symbol_is_the_last_resort(path: str, symbol: str | None) -> None:
    found = facts("Words of a first page without any number", path=path).symbol
    assert (found and found.value) == symbol
    assert found is None or found.rule == "file-name"


def test_lists_of_links_on_a_page_do_not_make_a_symbol() -> None:
    text = "\n".join(
        ["Menu", "About", "Work", "News", "Contact", "Key documents", "A/RES/53/144", "A story follows."]
    )
    assert facts(text, media_type="text/html").symbol is None
    found = facts("Words", media_type="text/html", hints=(("title", "A/HRC/RES/55/20 | OHCHR"),)).symbol
    assert found is not None
    assert (found.value, found.rule) == ("A/HRC/RES/55/20", "head-title")


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
)
def test_a_list_of_references_does_not_make_a_draft_the_first_of_them(media_type: str) -> None:
    assert facts("Sources\nA/RES/53/144\nA/HRC/25/55\nSome words", media_type=media_type).symbol is None
    found = facts("A/HRC/25/55\nReport of the rapporteur", media_type=media_type).symbol
    assert found is not None
    assert found.value == "A/HRC/25/55"


AUTHORS = {
    "rapporteur on defenders": (
        "Report of the Special Rapporteur on the situation of human rights defenders",
        "un-sr-hrd",
    ),
    "representative on defenders": (
        "Report submitted by the Special Representative of the Secretary-General on human rights defenders",
        "un-sr-hrd",
    ),
    "in French": (
        "Rapport du Rapporteur spécial sur la situation des défenseurs des droits de l’homme",
        "un-sr-hrd",
    ),
    "in Spanish": (
        "Informe de la Relatora Especial sobre la situación de los defensores de los derechos humanos",
        "un-sr-hrd",
    ),
    "in Russian": ("Доклад Специального докладчика по вопросу о положении правозащитников", "un-sr-hrd"),
    "another rapporteur": ("Report of the Special Rapporteur on the right to food", "un-sp"),
    "Secretary-General": ("Report of the Secretary-General", "un-sg"),
    "High Commissioner": ("Report of the United Nations High Commissioner for Human Rights", "ohchr"),
    "review": ("Report of the Working Group on the Universal Periodic Review", "un-hrc"),
    "nobody named": ("Situation of human rights everywhere", "un-hrc"),
}


@pytest.mark.parametrize(("title", "slug"), AUTHORS.values(), ids=AUTHORS)
def test_the_first_page_names_the_author_of_a_report_to_the_council(title: str, slug: str) -> None:
    found = facts(un_page("A/HRC/25/55", "Agenda item 3", title)).mechanism
    assert found is not None
    assert found.value == slug


def test_a_resolution_about_the_special_rapporteur_is_the_council_s() -> None:
    title = "25/18. Mandate of the Special Rapporteur on the situation of human rights defenders"
    found = facts(un_page("A/HRC/RES/25/18", "Resolution adopted by the Human Rights Council", title))
    assert found.mechanism is not None
    assert (found.mechanism.value, found.mechanism.rule) == ("un-hrc", "symbol")
    assert found.type is not None
    assert found.type.value == "resolution"


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://www.amnesty.org/en/documents/amr23/", "amnesty"),
        ("https://www.hrw.org/news/2020/01/01/x", "hrw"),
        ("https://www.oas.org/en/iachr/decisions/pc.asp", "iachr"),
        ("https://www.oas.org/es/cidh/x", "iachr"),
        ("https://www.coe.int/en/web/commissioner/-/x", "coe-commissioner"),
        ("https://achpr.au.int/en/adopted-resolutions/69", "achpr"),
        ("https://www.osce.org/odihr/119633", "osce-odihr"),
        ("https://www.frontlinedefenders.org/en/case/x", "front-line-defenders"),
        ("https://www.oas.org/en/sla/", None),
        ("https://notamnesty.org/", None),
        ("https://example.org/?from=amnesty.org", None),
    ],
)
def test_an_official_address_tells_the_publisher(address: str, slug: str | None) -> None:
    found = facts("Some words on a page", media_type="text/html", hints=(("canonical", address),)).mechanism
    assert (found and found.value) == slug


PUBLISHERS = {
    "alone on a line": ("AMNESTY INTERNATIONAL\nA report on defenders", "amnesty"),
    "copyright": ("A report on defenders\n© 2012 Human Rights Watch\nAll rights reserved", "hrw"),
    "observatory": (
        "Observatorio para la Protección de los Defensores de Derechos Humanos\nInforme",
        "observatory",
    ),
    "the court": ("CORTE INTERAMERICANA DE DERECHOS HUMANOS\nCASO EJEMPLO", "iacthr"),
    "a chamber": ("GRAND CHAMBER\nCASE OF X v. Y\n(Application no. 1/02)\nJUDGMENT", "ecthr"),
    "the commissioner": ("Commissioner for Human Rights\nCouncil of Europe\nA report", "coe-commissioner"),
    "a commissioner of a country": ("Commissioner for Human Rights\nOf the Republic\nA report", None),
    "two of them": ("Amnesty International\nHuman Rights Watch\nJoint letter", None),
    "in a sentence": ("As Amnesty International said, and Human Rights Watch repeated", None),
}


@pytest.mark.parametrize(("text", "slug"), PUBLISHERS.values(), ids=PUBLISHERS)
def test_wording_counts_only_where_a_publisher_names_himself(text: str, slug: str | None) -> None:
    found = facts(text).mechanism
    assert (found and found.value) == slug


TITLES = {
    "under masthead and agenda": (
        un_page("A/HRC/25/55", *REPORT),
        "Report of the Special Rapporteur on the situation of human rights defenders, Jane Example",
    ),
    "an author with two family names, on two lines": (
        un_page(
            "A/HRC/25/55",
            "Twenty-fifth session",
            "Agenda item 3",
            "Report of the Special Rapporteur on",
            "ferries and bridges, Jane Example",
            "Sample",
            "Summary",
        ),
        "Report of the Special Rapporteur on ferries and bridges, Jane Example Sample",
    ),
    "the name of a country on two lines": (
        un_page(
            "A/HRC/25/32",
            "Agenda items 2 and 3",
            "Implementation of a resolution on the upkeep of ferries and of bridges",
            "of wood in the Syrian Arab",
            "Republic, the need of paint, of oil and of tar, and what it would cost",
            "Note by the Secretariat*",
        ),
        "Implementation of a resolution on the upkeep of ferries and of bridges of wood in the Syrian Arab "
        "Republic, the need of paint, of oil and of tar, and what it would cost - Note by the Secretariat",
    ),
    "the name of a body on two lines, in a note": (
        un_page(
            "A/HRC/25/32",
            "Agenda items 2 and 3",
            "Draft plan of action for ferries and bridges of the world",
            "Note by the United Nations High Commissioner for Human",
            "Rights*",
            "Summary",
        ),
        "Draft plan of action for ferries and bridges of the world - "
        "Note by the United Nations High Commissioner for Human Rights",
    ),
    "two authors, the first with two family names": (
        un_page(
            "A/HRC/25/32",
            "Agenda items 2 and 3",
            "Joint report of the independent expert on bridges, Jane Example",
            "Sample, and the independent expert on ferries, Max Muster",
            "Summary",
        ),
        "Joint report of the independent expert on bridges, Jane Example Sample, and the independent expert "
        "on ferries, Max Muster",
    ),
    "title and author": (
        un_page(
            "A/HRC/25/32",
            "Agenda items 2 and 3",
            "Safety of journalists",
            "Report of the Secretary-General*",
            "Summary",
        ),
        "Safety of journalists - Report of the Secretary-General",
    ),
    "review of a country": (
        un_page(
            "A/HRC/21/8",
            "Agenda item 6",
            "Universal Periodic Review",
            "Report of the Working Group on the Universal Periodic",
            "Review*",
            "Finland",
            "* Annexed.",
        ),
        "Report of the Working Group on the Universal Periodic Review - Finland",
    ),
    "a repeated agenda item is the title": (
        un_page(
            "A/HRC/25/27",
            "Agenda item 10",
            "Technical assistance and capacity-building",
            "Technical assistance and capacity-building",
            "Note by the Secretariat",
            "1. The Secretariat sends this on.",
        ),
        "Technical assistance and capacity-building - Note by the Secretariat",
    ),
    "a note on nothing but the agenda item": (
        un_page(
            "A/HRC/25/28",
            "Agenda item 10",
            "Technical assistance and",
            "capacity-building",
            "Note by the Secretariat",
        ),
        "Technical assistance and capacity-building - Note by the Secretariat",
    ),
    "a misprinted agenda item": (
        un_page("A/HRC/25/29", "Agenda item 5", "Human rights body and mechanisms", "Examples of practice"),
        "Examples of practice",
    ),
    "an agenda item in capitals": (
        un_page(
            "A/HRC/5/29",
            "Agenda item 2",
            "AN ITEM OF OLDER",
            "AGENDAS",
            "Report of the Secretary-General on examples",
        ),
        "Report of the Secretary-General on examples",
    ),
    "the note under which a mandate's report is sent": (
        un_page(
            "A/HRC/25/30",
            "Agenda item 3",
            "Report of the Special Rapporteur on examples",
            "Note by the Secretariat",
        ),
        "Report of the Special Rapporteur on examples",
    ),
    "on its session": (
        un_page(
            "A/HRC/25/2",
            "Agenda item 1",
            "REPORT OF THE COUNCIL ON ITS",
            "TENTH SPECIAL SESSION",
            "Rapporteur: Jane Example",
        ),
        "REPORT OF THE COUNCIL ON ITS TENTH SPECIAL SESSION",
    ),
    "a subject under the name of an author": (
        un_page(
            "A/HRC/25/31",
            "Agenda item 3",
            "Report of the Special Rapporteur on examples, Jane Example",
            "Examples in times of change and their use in all",
            "countries",
            "Summary",
        ),
        "Report of the Special Rapporteur on examples, Jane Example - Examples in times of change and their"
        " use in all countries",
    ),
    "a lost hyphen": (
        un_page("A/HRC/25/33", "Agenda item 3", "Letter to the SecretaryGeneral on nondiscrimination"),
        "Letter to the Secretary-General on non-discrimination",
    ),
    "a case": (
        "12 X v. UTOPIA JUDGMENT\nFIRST SECTION\nCASE OF X v. UTOPIA\n(Application no. 1/02)",
        "CASE OF X v. UTOPIA",
    ),
    "an order": (
        "RESOLUCIÓN DE LA CORTE INTERAMERICANA DE DERECHOS HUMANOS*\nDE 2 DE MAYO\nCASO EJEMPLO VS. UTOPÍA\n"
        "MEDIDAS PROVISIONALES\nVISTO:\n1. El escrito de la Comisión.",
        "RESOLUCIÓN DE LA CORTE INTERAMERICANA DE DERECHOS HUMANOS DE 2 DE MAYO"
        " - CASO EJEMPLO VS. UTOPÍA - MEDIDAS PROVISIONALES",
    ),
    "behind the number": (
        un_page(
            "A/RES/73/7",
            "Resolution adopted by the General Assembly",
            "73/7. Report of a court",
            "The General Assembly,",
        ),
        "Report of a court",
    ),
    "under the number": (
        un_page(
            "A/RES/48/246",
            "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY",
            "48/246.",
            "Financing of a mission",
            "The General Assembly,",
        ),
        "Financing of a mission",
    ),
    "first lines": (
        "Amnesty International\nHuman rights defenders\nin danger\nText.",
        "Human rights defenders in danger",
    ),
    "no title": ("UNITED NATIONS\n12\n", None),
    "debris": ("(cid:17)(cid:3) abc def\n....... 2", None),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES)
def test_titles_are_what_a_reader_would_copy(text: str, title: str | None) -> None:
    found = facts(text).title
    assert (found and found.value) == title


@pytest.mark.parametrize(
    ("hints", "title"),
    [
        ((("title", "Defenders at risk | Amnesty International"),), "Defenders at risk"),
        ((("title", "Defenders at risk - Example"), ("meta:og:site_name", "Example")), "Defenders at risk"),
        ((("title", "Untitled Document"),), None),
        ((("title", "Microsoft Word - letter.doc"),), None),
        ((("title", "page.html"),), None),
        ((("title", "document"),), None),
    ],
)
def test_names_of_pages_lose_the_site_and_are_not_the_program_s(
    hints: tuple[tuple[str, str], ...], title: str | None
) -> None:
    found = facts("12\n", path="web/document.html", media_type="text/html", hints=hints).title
    assert (found and found.value) == title


@pytest.mark.parametrize(
    ("claimed", "rule"),
    [
        ("Defenders of the land", "file-claim"),
        ("Microsoft Word - Document1", "first-lines"),
        ("x.qxp", "first-lines"),
    ],
)
def test_the_claim_of_a_pdf_counts_if_its_first_page_says_the_same(claimed: str, rule: str) -> None:
    found = facts("Annual report of friends\nDefenders of the land\n", hints=(("pdf:Title", claimed),)).title
    assert found is not None
    assert found.rule == rule


DATES = {
    "English masthead": (un_page("A/HRC/25/55", date="23 December 2013"), "2013-12-23", "masthead"),
    "on the line of distribution": (
        "United Nations\nA/69/259\nDistr.: General 5 August 2014\nOriginal: English",
        "2014-08-05",
        "masthead",
    ),
    "French": ("Nations Unies\nA/HRC/24/39\nDistr. générale\n1er août 2013", "2013-08-01", "masthead"),
    "Spanish": ("Naciones Unidas\nA/69/246\nDistr.\nGENERAL\n11 de mayo de 2014", "2014-05-11", "masthead"),
    "Russian": ("Distr.: General\nA/HRC/25/55\n23 декабря 2013 года", "2013-12-23", "masthead"),
    "adoption": (
        un_page(
            "A/HRC/RES/25/18",
            "Resolution adopted by the Human Rights Council on 28 March 2014",
            date="11 April 2014",
        ),
        "2014-03-28",
        "adoption",
    ),
    "adopted by the OAS": (
        "AG/RES. 1671 (XXIX-O/99)\nDefenders\n"
        "(Resolution adopted at the first plenary session, held on June 7, 1999)",
        "1999-06-07",
        "adoption",
    ),
    "adopted, in Chinese": (
        "联合国\nA/HRC/RES/55/20\n人权理事会2024年4月4日通过的决议\n55/20. 缅甸的人权状况",
        "2024-04-04",
        "adoption",
    ),
    "adopted, in Arabic": (
        "A/HRC/RES/55/20\nقرار اعتمده مجلس حقوق الإنسان في 4 نيسان/أبريل 2024",
        "2024-04-04",
        "adoption",
    ),
    "press release": ("PRESS RELEASE\nGeneva, 8 March 2021\nDefenders in danger", "2021-03-08", "date-line"),
    "after the last year": (un_page("A/HRC/25/55", date="23 December 2113"), None, None),
    "no such day": (un_page("A/HRC/25/55", date="31 June 2013"), None, None),
    "two dates": ("A letter\n8 March 2021\n9 March 2021", None, None),
    "in a sentence": ("A letter\nIt happened on 8 March 2021 in Geneva.", None, None),
}


ADOPTED_HEADS = {
    "French, OAS": (
        "AG/RES. 1671 (XXIX-O/99)\n(Résolution adoptée à la première séance plénière, tenue le 7 juin 1999)",
        "1999-06-07",
    ),
    "Spanish, OAS": (
        "AG/RES. 1671 (XXIX-O/99)\n(Aprobada en la cuarta sesión plenaria, celebrada el 8 de junio de 1999)",
        "1999-06-08",
    ),
    "Portuguese, OAS": (
        "AG/RES. 1671 (XXIX-O/99)\n(Aprovada na quarta sessão plenária, realizada em 8 de junho de 1999)",
        "1999-06-08",
    ),
    "Arabic, Assembly": (
        "A/RES/60/161\nقرار اتخذته الجمعية العامة في 16 كانون الأول/ديسمبر 2005",
        "2005-12-16",
    ),
    "Security Council": (
        "S/RES/1373\nAdopted by the Security Council at its 4385th meeting, on 28 September 2001",
        "2001-09-28",
    ),
    "a decision on a report": ("A/HRC/25/55\nAdopted by the Council on 28 March 2014", None),
}


@pytest.mark.parametrize(("text", "day"), ADOPTED_HEADS.values(), ids=ADOPTED_HEADS)
def test_the_day_of_adoption_is_read_in_the_head_of_texts_that_are_adopted(
    text: str, day: str | None
) -> None:
    found = facts(text).adopted
    assert (found and found.value) == day


MEETINGS = {
    "English": ("85th plenary meeting\n9 December 1998", "1998-12-09"),
    "English, one line": ("57th meeting 9 December 1998", "1998-12-09"),
    "French": ("85e séance plénière\n9 décembre 1998", "1998-12-09"),
    "Spanish": ("85ª sesión plenaria\n9 de diciembre de 1998", "1998-12-09"),
    "Russian": ("85-е пленарное заседание,\n9 декабря 1998 года", "1998-12-09"),
    "Russian, one line": ("48\u2011е заседание 9 декабря 1998 года", "1998-12-09"),
    "Arabic": ("الجلسة العامة 85\n9 كانون الأول/ديسمبر 1998", "1998-12-09"),
    "Chinese": ("第85次全体会议 1998年12月9日", "1998-12-09"),
    "of another meeting, in a sentence": ("It was tabled at the 85th meeting, 9 December 1998.", None),
    "without a day": ("85th plenary meeting\nANNEX", None),
}


@pytest.mark.parametrize(("end", "day"), MEETINGS.values(), ids=MEETINGS)
def test_the_day_of_adoption_is_read_below_the_last_paragraph(end: str, day: str | None) -> None:
    pages = (Page(1, un_page("A/RES/53/144", date="8 March 1999")), Page(2, f"A paragraph.\n\n{end}\n"))
    found = establish("web/x", "application/pdf", Extraction(pages, 2), {}, 2026)
    assert (found.adopted and (found.adopted.value, found.adopted.rule, found.adopted.page)) == (
        (day, "meeting", 2) if day else None
    )
    assert found.distributed == Finding("1999-03-08", "masthead", "8 march 1999", 1)
    assert found.date == (found.adopted or found.distributed)


def test_a_report_is_distributed_and_adopted_by_nobody() -> None:
    found = facts(un_page("A/HRC/25/55", date="23 December 2013") + "\n57th meeting\n9 December 2013")
    assert (found.adopted, found.distributed) == (None, found.date)


def card_of(symbol: str, type: str) -> Card:
    return Card(symbol, "A text", "un-ga", "", type, "2019-11-12", source="line 3")


@pytest.mark.parametrize(
    ("symbol", "type", "is_adopted"),
    [
        ("A/RES/74/146", "resolution", True),
        ("A/C.3/74/L.31/Rev.1", "resolution", False),  # a draft: the day is that of its tabling
        ("A/74/159", "annual-report", False),
    ],
)
def test_the_date_on_a_card_is_the_day_of_adoption_of_what_is_adopted(
    symbol: str, type: str, is_adopted: bool
) -> None:
    card = card_of(symbol, type)
    expected = Finding("2019-11-12", "catalogue", "line 3")
    assert of_card(card).adopted == (expected if is_adopted else None)
    held = establish("web/x", "application/pdf", Extraction((Page(1, symbol),), 1), {key(symbol): card}, 2026)
    assert held.adopted == (expected if is_adopted else None)
    assert (held.date, held.distributed) == (expected, None)


@pytest.mark.parametrize(("text", "date", "rule"), DATES.values(), ids=DATES)
def test_dates_are_read_where_documents_are_dated(text: str, date: str | None, rule: str | None) -> None:
    found = facts(text).date
    assert (found and found.value, found and found.rule) == (date, rule)


@pytest.mark.parametrize(
    ("text", "year", "rule"),
    [
        (un_page("A/HRC/25/55", date="23 December 2013"), 2013, "masthead"),
        (un_page("A/HRC/25/55", date=""), 2014, "session"),
        ("E/CN.4/2004/94\nA report on defenders", 2004, "symbol-year"),
        ("A/HRC/WGAD/2099/2\nAn opinion on a case", None, None),
        ("A report on defenders", None, None),
    ],
)
def test_the_year_is_the_date_s_else_the_symbol_s_else_the_session_s(
    text: str, year: int | None, rule: str | None
) -> None:
    found = facts(text).year
    assert (found and found.value, found and found.rule) == (year, rule)


@pytest.mark.parametrize(
    ("symbol", "session"),
    [("A/HRC/25/55", "25"), ("AG/RES. 1671 (XXIX-O/99)", "XXIX-O"), ("E/CN.4/2004/94", None)],
)
def test_the_session_is_the_symbol_s(symbol: str, session: str | None) -> None:
    found = facts(f"{symbol}\nA report on defenders").session
    assert (found and found.value) == session


TYPES = {
    "mission": (
        un_page("A/HRC/25/55/Add.2", "Agenda item 3", "Mission to Togo", "Summary"),
        "country-visit-report",
    ),
    "review": (un_page("A/HRC/WG.6/34/ITA/3", "Compilation"), "upr-document"),
    "yearly report": (un_page("A/HRC/25/55", *REPORT), "annual-report"),
    "addendum": (
        un_page("A/HRC/25/55/Add.4", "Agenda item 3", "Report of the Special Rapporteur on defenders"),
        None,
    ),
    "addendum with a subject": (
        un_page(
            "A/HRC/25/55/Add.5",
            "Agenda item 3",
            "Examples of practice",
            "Report of the Special Rapporteur on defenders",
        ),
        "thematic-report",
    ),
    "report of the Secretary-General": (
        un_page("A/HRC/25/34", "Agenda item 3", "Examples", "Report of the Secretary-General"),
        "annual-report",
    ),
    "report of the High Commissioner": (
        un_page(
            "A/HRC/25/35", "Agenda item 3", "Examples", "Report of the High Commissioner for Human Rights"
        ),
        "thematic-report",
    ),
    "panel": (
        un_page(
            "A/HRC/25/36",
            "Agenda item 3",
            "Summary of the panel discussion on examples",
            "Report of the High Commissioner for Human Rights",
        ),
        "activity-report",
    ),
    "reply of a State": (
        un_page(
            "A/HRC/25/55/Add.6",
            "Agenda item 3",
            "Report of the Special Rapporteur on defenders on her visit to Utopia",
            "Comments by the State",
        ),
        "communication",
    ),
    "a note without a report": (
        un_page("A/HRC/25/37", "Agenda item 3", "A fund for examples", "Note by the Secretary-General"),
        "official-record",
    ),
    "draft": (un_page("A/HRC/47/L.22", "Agenda item 3", "Some draft"), "resolution"),
    "NGO": (un_page("A/HRC/22/NGO/13", "Agenda item 3", "Some words"), "statement"),
    "urgent action": ("URGENT ACTION\nDEFENDER AT RISK\nText", "communication"),
    "French": ("Communiqué de presse sur les défenseurs\nTexte", "press-release"),
    "Spanish": ("Informe anual sobre las defensoras\nTexto", "annual-report"),
    "Portuguese": ("Carta aberta sobre os defensores\nTexto", "communication"),
    "judgment": ("CASE OF X v. Y\nJUDGMENT\nSTRASBOURG", "judgment"),
    "anything else": ("Cooking for friends\nText", None),
}


@pytest.mark.parametrize(("text", "slug"), TYPES.values(), ids=TYPES)
def test_the_type_is_the_symbol_s_or_the_title_s(text: str, slug: str | None) -> None:
    found = facts(text).type
    assert (found and found.value) == slug


COURT = "CORTE INTERAMERICANA DE DERECHOS HUMANOS"
OPENINGS = {
    "judgment": (
        f"{COURT} CASO EJEMPLO Y OTROS VS. BOLIVIA SENTENCIA DE MAYO Fondo y costas En el caso Ejemplo",
        ("iacthr", "judgment", ["BOL"]),
    ),
    "opinion": (
        "VOTO RAZONADO DEL JUEZ JUAN EJEMPLO Comparto lo decidido por la Corte en el caso Ejemplo Vs. Chile.",
        ("iacthr", "separate-opinion", ["CHL"]),
    ),
    "measures": (
        f"RESOLUCIÓN DE LA {COURT} DE MAYO MEDIDAS PROVISIONALES RESPECTO DE HONDURAS VISTO El escrito",
        ("iacthr", "provisional-measures", ["HND"]),
    ),
    "compliance": (
        f"RESOLUCIÓN DE LA {COURT} CASO EJEMPLO VS. PERÚ SUPERVISIÓN DE CUMPLIMIENTO DE SENTENCIA"
        " VISTO La Sentencia",
        ("iacthr", "compliance-order", ["PER"]),
    ),
    "other order": (
        f"RESOLUCIÓN DEL PRESIDENTE DE LA {COURT} CASO EJEMPLO VS. PERÚ VISTO El escrito de la Comisión",
        ("iacthr", "court-order", ["PER"]),
    ),
    "report": (
        "INFORME No. 1/02 PETICIÓN 3-04 ADMISIBILIDAD JUANA EJEMPLO GUATEMALA 2 de mayo I. RESUMEN"
        " La Comisión Interamericana de Derechos Humanos recibió una petición",
        ("iachr", "case-report", ["GTM"]),
    ),
    "letter": (
        "2 de mayo REF.: Caso Nº 1 Juana Ejemplo Costa Rica Señor Secretario: Me dirijo a usted en nombre"
        " de la Comisión Interamericana de Derechos Humanos para someter a la Corte Interamericana el caso",
        ("iachr", "communication", ["CRI"]),
    ),
    "a commissioner's opinion": (
        "VOTO DISIDENTE COMISIONADO JUAN EJEMPLO sobre el informe de la Comisión Interamericana",
        ("iachr", "separate-opinion", []),
    ),
    "an essay on both": (
        "La Corte y la Comisión: un ensayo sobre la Corte Interamericana de Derechos Humanos",
        (None, None, []),
    ),
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS)
def test_the_court_and_the_commission_are_told_by_how_a_text_opens(
    text: str, expected: tuple[str | None, str | None, list[str]]
) -> None:
    found = facts(text)
    mechanism, type_, countries = expected
    assert (found.mechanism and found.mechanism.value) == mechanism
    assert (found.type and found.type.value) == type_
    assert [country.value for country in found.countries] == countries


COUNTRIES = {
    "title": (
        un_page("A/HRC/25/55/Add.1", "Agenda item 3", "Mission to the Republic of Korea", "Summary"),
        ["KOR"],
    ),
    "symbol": (un_page("A/HRC/WG.6/34/ITA/3", "Compilation"), ["ITA"]),
    "symbol and title once": (
        un_page("A/HRC/WG.6/34/ITA/3", "Agenda item 6", "Summary of submissions on Italy"),
        ["ITA"],
    ),
    "longest name": ("Human rights in Guinea-Bissau and Papua New Guinea\n", ["GNB", "PNG"]),
    "both Congos": ("Democratic Republic of the Congo and Republic of the Congo\n", ["COD", "COG"]),
    "Spanish": ("Situación en México y en el Perú\n", ["MEX", "PER"]),
    "French": ("Visite en Côte d'Ivoire\n", ["CIV"]),
    "long form": ("Report on Bolivia (Plurinational State of)\n", ["BOL"]),
    "false friend": ("Courts in New Mexico and Northern Ireland\n", []),
    "only in the text": ("A report on defenders\nIt happened in Colombia.", []),
}


@pytest.mark.parametrize(("text", "codes"), COUNTRIES.values(), ids=COUNTRIES)
def test_countries_are_the_title_s_and_the_symbol_s(text: str, codes: list[str]) -> None:
    assert [found.value for found in facts(text).countries] == codes


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (un_page("A/HRC/25/55", *REPORT), "UN Human Rights Council"),
        (un_page("CCPR/C/GC/34", body="Human Rights Committee"), "UN Human Rights Committee"),
        ("E/C.12/GC/27\nGeneral comment", "CESCR"),
        ("AG/RES. 1671 (XXIX-O/99)\nDefenders", "OAS General Assembly"),
        ("AMNESTY INTERNATIONAL\nA report on defenders", "Amnesty International"),
        ("EXAMPLE\nP7_TA(2010)0226\nDefenders", "EU – European Parliament"),
        ("EXAMPLE\nCOM(2001)252\nDefenders", "EU – European Commission"),
        ("A/HRC/WGAD/2020/2\nOpinion", "WGAD"),
        ("A report on defenders", None),
    ],
)
def test_the_body_is_the_one_that_issued_it(text: str, label: str | None) -> None:
    found = facts(text).body
    assert (found and found.value) == label


MASTHEAD_LINES = (
    "United Nations",
    "A",
    "Distr.: General",
    "23 December 2013",
    "Original: English",
    "English/French/Spanish only",
    "Human Rights Council",
    "Twenty-fifth session",
    "10\u201328 September 2018",
    "26 February\u201322 March 2019",
    "Nations Unies",
    "16 de abril de 2025",
    "58º período de sesiones",
    "Пятьдесят седьмая сессия",
    "GE.13-19096 (E)",
)


@pytest.mark.parametrize("line", MASTHEAD_LINES)
def test_lines_of_a_masthead_are_known(line: str) -> None:
    assert is_masthead(line)


@pytest.mark.parametrize(
    "line", ["Report of the Secretary-General", "Finland", "Safety of journalists", "Summary"]
)
def test_lines_below_a_masthead_are_not_taken_for_it(line: str) -> None:
    assert not is_masthead(line)
