"""What a reader types who means one document, in sixty and more forms; and what is no such question."""

from __future__ import annotations

import pytest

from indexer.citations import asked_for, may_be_words, pointed_at
from indexer.citations.forms import COMMITTEES

ONE = [
    # Organization of American States
    ("AG/RES 1671", "AG/RES. 1671"),
    ("ag/res.1671", "AG/RES. 1671"),
    ("AG/RES. 1671 (XXIX-O/99)", "AG/RES. 1671 (XXIX-O/99)"),
    ("resolution AG/RES. 1671", "AG/RES. 1671"),
    ("OAS GA resolution 1671 (1999)", "AG/RES. 1671"),
    ("OAS General Assembly resolution 1671", "AG/RES. 1671"),
    # General Assembly
    ("53/144", "A/RES/53/144"),
    ("A/RES/53/144", "A/RES/53/144"),
    ("a/res/53/144.", "A/RES/53/144"),
    ("A-RES-53-144", "A/RES/53/144"),
    ("UN Doc. A/RES/53/144", "A/RES/53/144"),
    ("GA/RES/53/144", "A/RES/53/144"),
    ("53/144 of 9 December 1998", "A/RES/53/144"),
    ("GA res 53/144", "A/RES/53/144"),
    ("G.A. Res. 53/144", "A/RES/53/144"),
    ("UNGA resolution 53/144 (1998)", "A/RES/53/144"),
    ("General Assembly resolution 53/144", "A/RES/53/144"),
    ("General Assembly resolution 53/144 of 9 December 1998", "A/RES/53/144"),
    ("résolution 53/144 de l'Assemblée générale", "A/RES/53/144"),
    ("resolución 53/144", "A/RES/53/144"),
    ("Resolución 53/144 de la Asamblea General", "A/RES/53/144"),
    ("резолюция 53/144 Генеральной Ассамблеи", "A/RES/53/144"),
    ("قرار الجمعية العامة 53/144", "A/RES/53/144"),
    ("Declaration on human rights defenders", "A/RES/53/144"),
    # Security Council, Human Rights Council, Commission on Human Rights
    ("UNSCR 1325", "S/RES/1325"),
    ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
    ("Security Council resolution 1325 (2000)", "S/RES/1325(2000)"),
    ("22/6", "A/HRC/RES/22/6"),
    ("HRC resolution 22/6", "A/HRC/RES/22/6"),
    ("rés. CDH 22/6", "A/HRC/RES/22/6"),
    ("45/17 of 6 October 2020", "A/HRC/RES/45/17"),
    ("Human Rights Council resolution 22/6 of 21 March 2013", "A/HRC/RES/22/6"),
    ("A/HRC/25/55", "A/HRC/25/55"),
    ("UN Doc A/HRC/25/55", "A/HRC/25/55"),
    ("E/CN.4/2000/61", "E/CN.4/2000/61"),
    ("CHR res. 2000/61", "E/CN.4/RES/2000/61"),
    ("Commission on Human Rights resolution 2000/61", "E/CN.4/RES/2000/61"),
    # treaty bodies
    ("CCPR/C/GC/34", "CCPR/C/GC/34"),
    ("CCPR general comment No. 34", "CCPR General Comment 34"),
    ("general comment 34 of the Human Rights Committee", "CCPR General Comment 34"),
    ("observación general 34 del Comité de Derechos Humanos", "CCPR General Comment 34"),
    ("CEDAW general recommendation 35", "CEDAW General Recommendation 35"),
    # African Commission
    ("ACHPR/Res.69(XXXV)04", "ACHPR/Res.69(XXXV)2004"),
    ("ACHPR/Res. 376 (LX) 2017", "ACHPR/Res.376(LX)2017"),
    ("ACHPR Res. 69", "ACHPR/Res.69"),
    ("resolution 69 of the African Commission", "ACHPR/Res.69"),
    ("Kigali Declaration", "AU Kigali Declaration 2003"),
    # Council of Europe
    ("CM/Rec(2018)11", "CM/Rec(2018)11"),
    ("PACE resolution 1660 (2009)", "PACE Resolution 1660 (2009)"),
    ("Parliamentary Assembly Recommendation 1866 (2009)", "PACE Recommendation 1866 (2009)"),
    ("Recommendation 1866 (2009)", "PACE Recommendation 1866 (2009)"),
    ("CommDH(2009)15", "CommDH(2009)15"),
    ("application no. 68762/14", "ECtHR App. 68762/14"),
    ("68762/14", "ECtHR App. 68762/14"),
    # European Union
    ("P7_TA(2010)0226", "P7_TA(2010)0226"),
    ("16332/1/08 REV 1", "EU Council 16332/1/08 REV 1"),
    ("Council document 16332/1/08", "EU Council 16332/1/08 REV 1"),
    # Inter-American Commission and Court
    ("IACHR Report No. 75/06", "IACHR Report No. 75/06"),
    ("informe 75/06 CIDH", "IACHR Report No. 75/06"),
    ("IACHR Annual Report 1998", "IACHR Annual Report 1998"),
    ("Annual Report 1998 of the IACHR", "IACHR Annual Report 1998"),
    ("1998 Annual Report of the Inter-American Commission on Human Rights", "IACHR Annual Report 1998"),
    ("OC-5/85", "IACtHR OC-5/85"),
    ("OC 5/85", "IACtHR OC-5/85"),
    ("Advisory Opinion OC-5/85", "IACtHR OC-5/85"),
    # Organization for Security and Co-operation in Europe, International Labour Organization, Amnesty
    ("MC.DEC/3/12", "OSCE MC.DEC/3/12"),
    ("decision 3/12 OSCE Ministerial Council", "OSCE MC.DEC/3/12"),
    ("ILO Convention 87", "ILO Convention 87"),
    ("Convenio 169 OIT", "ILO Convention 169"),
    ("ACT 30/6011/2017", "AI ACT 30/6011/2017"),
    # short forms, with or without the body
    ("UNGA 53/144", "A/RES/53/144"),
    ("HRC 22/6", "A/HRC/RES/22/6"),
    ("CHR 2000/61", "E/CN.4/RES/2000/61"),
    ("A / HRC / 25 / 55", "A/HRC/25/55"),
    ("大会第53/144号决议", "A/RES/53/144"),
    ("AG/RES 1671 (1999)", "AG/RES. 1671"),
    ("AG-RES-1671", "AG/RES. 1671"),
    ("AG/DEC. 16", "AG/DEC. 16"),
    ("AG/RES. 1842 (XXXII-O/2002)", "AG/RES. 1842 (XXXII-O/02)"),
    ("PACE Rec 1866", "PACE Recommendation 1866"),
    ("PACE Rec. 1866 (2009)", "PACE Recommendation 1866 (2009)"),
    ("Rec. 1866 (2009)", "PACE Recommendation 1866 (2009)"),
    ("Eur. Parl. Ass., Res. 1660 (2009)", "PACE Resolution 1660 (2009)"),
    ("APCE résolution 1660", "PACE Resolution 1660"),
    ("PACE 1660 (2009)", "PACE Resolution 1660 (2009)"),
    ("PACE 1866 (2009)", "PACE Recommendation 1866 (2009)"),
    ("Committee of Ministers Recommendation (2007)14", "CM/Rec(2007)14"),
    ("CM Rec(2007)14", "CM/Rec(2007)14"),
    ("CM/Rec 2007 14", "CM/Rec(2007)14"),
    ("CoE Commissioner for Human Rights, CommDH(2009)15", "CommDH(2009)15"),
    ("CommDH/2009/15", "CommDH(2009)15"),
    ("EP resolution P7_TA(2010)0226", "P7_TA(2010)0226"),
    ("P7 TA(2010)0226", "P7_TA(2010)0226"),
    ("P7_TA(2010)226", "P7_TA(2010)0226"),
    ("T7-226/2010", "P7_TA(2010)0226"),
    ("https://www.europarl.europa.eu/doceo/document/TA-7-2010-0226_EN.html", "P7_TA(2010)0226"),
    ("Council of the EU, 10056/1/04 REV 1", "EU Council 10056/1/04 REV 1"),
    ("EU doc 16332/1/08", "EU Council 16332/1/08 REV 1"),
    ("Directive (EU) 2024/1069", "CELEX:32024L1069"),
    ("32024L1069", "CELEX:32024L1069"),
    ("Regulation (EC) No 1889/2006", "CELEX:32006R1889"),
    ("OSCE PC Decision No. 1162", "OSCE PC.DEC/1162"),
    ("48/472 A", "A/DEC/48/472A"),
    ("57/308 B", "A/RES/57/308B"),
    ("A/DEC/48/472 A", "A/DEC/48/472A"),
    ("602 (LXXXI) 2024", "ACHPR/Res.602(LXXXI)2024"),
    ("MC Decision 8/07", "OSCE MC.DEC/8/07"),
    ("Declaration of the Committee of Ministers of 6 February 2008", "Decl-06.02.2008"),
    ("Decl(06/02/2008)", "Decl-06.02.2008"),
    ("MIN/CONF/HRA/Decl.1(I)", "MIN/CONF/HRA/Decl.1(I)"),
    ("AG/RES. 1671 XXIX-O/99", "AG/RES. 1671 (XXIX-O/99)"),
    ("A HRC 25 55", "A/HRC/25/55"),
    ("HRC/25/55", "A/HRC/25/55"),
    ("undocs.org/A/HRC/25/55", "A/HRC/25/55"),
    ("SC Res 1325 (2000)", "S/RES/1325(2000)"),
    ("ILO C169", "ILO Convention 169"),
    # a number and a year
    ("51/2023", "IACHR Resolution 51/2023"),
    ("87/2018", "IACHR Resolution 87/2018"),
    ("11/2012", "IACHR Resolution 11/2012"),
    ("48/472", "A/DEC/48/472"),
    ("Resolución 87/18", "IACHR Resolution 87/2018"),
    ("1353/2005", "CCPR Communication 1353/2005"),
    # short, or as other systems print them
    ("PACE res 2225/2018", "PACE Resolution 2225 (2018)"),
    ("AG/RES. 1842 (32-O/02)", "AG/RES. 1842 (XXXII-O/02)"),
    ("AG RES 1671", "AG/RES. 1671"),
    ("AGRES 1671", "AG/RES. 1671"),
    ("http://www.oas.org/juridico/english/ga-res99/eres1671.htm", "AG/RES. 1671"),
    ("https://www.oas.org/juridico/english/ga02/agres_1842.htm", "AG/RES. 1842"),
    ("www.oas.org/xxxivga/english/docs_approved/agres2036_04.asp", "AG/RES. 2036"),
    ("http://oas.org/assembly2001/documentse/decl-resol.aprv/ag-res1818xxxi-o-01.htm", "AG/RES. 1818"),
    ("Comm DH (2019) 10", "CommDH(2019)10"),
    ("AG/RES. 2908 (XLVII-O/17), section xiii", "AG/RES. 2908 (XLVII-O/17)"),
    ("Rés. AGNU 53/144", "A/RES/53/144"),
    ("rés. 53/144 de l'AG", "A/RES/53/144"),
    ("Res. AG 53/144", "A/RES/53/144"),
    ("A.G. res. 74/146", "A/RES/74/146"),
    ("UN Declaration on HRDs", "A/RES/53/144"),
    ("A/HRC/22/47 Add. 4", "A/HRC/22/47/Add.4"),
    ("A/HRC/22/47, Add.4", "A/HRC/22/47/Add.4"),
    ("الوثيقة A/HRC/25/55", "A/HRC/25/55"),
    ("A/HRC/25/55_en.pdf", "A/HRC/25/55"),
    ("CCPR GC 37", "CCPR General Comment 37"),
    ("GC 37", "CCPR General Comment 37"),
    ("IACHR PR 28/11", "IACHR Press Release 28/11"),
    ("App no 68762/14", "ECtHR App. 68762/14"),
    ("CM Declaration of 6 February 2008", "Decl-06.02.2008"),
    ("CM Resolution (99) 50", "Res(99)50"),
    ("Commissioner for Human Rights CommDH(2009)15", "CommDH(2009)15"),
    ("Резолюция ПАСЕ 1660 (2009)", "PACE Resolution 1660 (2009)"),
    ("A7-157/2010", "A7-0157/2010"),
    ("(EU) 2021/947", "CELEX:32021R0947"),
    ("Reg 235/2014", "CELEX:32014R0235"),
    ("C87", "ILO Convention 87"),
    ("C087", "ILO Convention 87"),
    ("C169", "ILO Convention 169"),
    ("Index: ACT 30/6011/2017", "AI ACT 30/6011/2017"),
    ("Amnesty International, EUR 01/009/2008", "AI EUR 01/009/2008"),
    (
        "Document of the Copenhagen Meeting of the Conference on the Human Dimension of the CSCE",
        "OSCE Copenhagen Document 1990",
    ),
    # a place in a journal
    ("2011 O.J. (C 236 E) 69", "OJ 2011 C 236 E 69"),
    ("[2011] OJ C236E/69", "OJ 2011 C 236 E 69"),
    (
        "European Parliament resolution of 17 June 2010 on EU policies in favour of human rights defenders"
        " [2011] OJ C236E/69",
        "OJ 2011 C 236 E 69",
    ),
    # references, as styles print them
    (
        "Njaru v. Cameroon, Human Rights Committee, Communication No. 1353/2005",
        "CCPR Communication 1353/2005",
    ),
    ("O.A.S. G.A. Res. 1671, AG/RES. 1671 (XXIX-O/99) (June 7, 1999)", "AG/RES. 1671 (XXIX-O/99)"),
    ("CoE Committee of Ministers, Recommendation CM/Rec(2007)14 (10 October 2007)", "CM/Rec(2007)14"),
    (
        "CoE Parliamentary Assembly, Recommendation 1866 (2009) (28 April 2009)",
        "PACE Recommendation 1866 (2009)",
    ),
    ("African Comm'n on Human & Peoples' Rights, Res. 376 (LX) 2017", "ACHPR/Res.376(LX)2017"),
    (
        "Inter-Am. Comm'n H.R., Annual Report 1998, OEA/Ser.L/V/II.102, doc. 6 rev. ch. VII (1999)",
        "IACHR Annual Report 1998",
    ),
    (
        'General Assembly resolution 53/144, "Declaration on Defenders" (A/RES/53/144), 9 December 1998,'
        " https://undocs.org/A/RES/53/144 (accessed 3 May 2024)",
        "A/RES/53/144",
    ),
    (
        "G.A. Res. 53/144, ¶ 4, U.N. GAOR, 53rd Sess., Supp. No. 49, U.N. Doc. A/RES/53/144 (Dec. 9, 1998)",
        "A/RES/53/144",
    ),
    ("UNGA 'Vision of the Special Rapporteur' (2008) UN Doc A/63/288", "A/63/288"),
    (
        "U.N. General Assembly. Vision and priorities (A/63/288). 2008. https://undocs.org/A/63/288.",
        "A/63/288",
    ),
    ("United Nations General Assembly. (2008, May 3). The vision ahead (A/63/288).", "A/63/288"),
    (
        "The rights to assembly and of association HRC Res. 41/12, U.N. Doc. A/HRC/RES/41/12 (2019).",
        "A/HRC/RES/41/12",
    ),
    ("Aliyev v Azerbaijan App no 68762/14 (ECtHR, 20 September 2018)", "ECtHR App. 68762/14"),
    (
        "ECtHR, Aliyev v. Azerbaijan, nos. 68762/14 and 71200/14, 20 September 2018",
        "ECtHR App. 68762/14",
    ),
    ("IACHR, Report No. 75/06, Case 12.415 (Merits), 14 October 2006", "IACHR Report No. 75/06"),
    (
        "I/A Court H.R., Case of Valle v. Colombia, Judgment of November 27, 2008, Series C No. 192",
        "IACtHR Series C No. 192",
    ),
    (
        "CM/Rec(2007)14 of the Committee of Ministers to member states on the legal status of"
        " non-governmental organisations in Europe",
        "CM/Rec(2007)14",
    ),
    (
        "UN General Assembly, Declaration on the Right and Responsibility of Individuals, A/RES/53/144,"
        " 8 March 1999, available at: https://www.refworld.org/docid/3b00f54c14.html [accessed 3 May 2024]",
        "A/RES/53/144",
    ),
    (
        "OAS General Assembly, 'Annual Report of the Inter-American Commission on Human Rights' AG/RES. 1044"
        " (XX-O/90) (8 June 1990)",
        "AG/RES. 1044 (XX-O/90)",
    ),
    (
        "Directive (EU) 2024/1069 of the European Parliament and of the Council of 11 April 2024 on"
        " protecting persons who engage in public participation, 32024L1069 (2024)",
        "CELEX:32024L1069",
    ),
    ("Kawas v. Honduras, Inter-Am. Ct. H.R. (ser. C) No. 196, ¶ 145 (2009)", "IACtHR Series C No. 196"),
    ("ILO, Indigenous and Tribal Peoples Convention, 1989, Convention No. 169 (1989).", "ILO Convention 169"),
    (
        "PM 112-16, members of an organisation, Honduras (IACHR, 5 March 2016) Resolution 8/2016",
        "IACHR Resolution 8/2016",
    ),
    ("Estemirova v. Russia (ECtHR, 31 August 2021) App 42705/11", "ECtHR App. 42705/11"),
    (
        "Valle Jaramillo et al. v. Colombia, Inter-Am. Ct. H.R., Series C No. 192 (Nov. 27, 2008)",
        "IACtHR Series C No. 192",
    ),
    ("Paredes et al. v. Colombia, Series C No. 192, ¶ 91", "IACtHR Series C No. 192"),
    ("Paredes v. Colombia, Judgment of 27 November 2008, Series C No. 192", "IACtHR Series C No. 192"),
    (
        "Case of Paredes Ruiz v. Honduras. Merits. Judgment of July 29, 1988. Series C No. 4, para. 172",
        "IACtHR Series C No. 4",
    ),
    (
        "Caso Paredes Ruiz y otros Vs. Honduras. Fondo. Sentencia de 29 de julio de 1988. Serie C No. 4",
        "IACtHR Series C No. 4",
    ),
    ("Caso Paredes, Serie C No. 4", "IACtHR Series C No. 4"),
    ("Case of the residents of Las Lomas and nearby places v. Peru, Series C No. 4", "IACtHR Series C No. 4"),
    ("Amnesty Int'l, Laws designed to silence, ACT 30/9647/2019 (Feb. 2019)", "AI ACT 30/9647/2019"),
    ("Eur. Parl. Ass., Reply to Recommendation 2085 (2016), Doc. 14285 (Apr. 10, 2017)", "PACE Doc. 14285"),
    (
        "Council of the EU, 'Strategic Framework on Human Rights' 11855/12 (25 June 2012)",
        "EU Council 11855/12",
    ),
]

SEVERAL = [
    ("resolution 1671", ("S/RES/1671", "PACE Resolution 1671", "AG/RES. 1671")),
    ("resolution 1325", ("S/RES/1325", "PACE Resolution 1325", "AG/RES. 1325")),
    ("1866 (2009)", ("S/RES/1866(2009)", "PACE Recommendation 1866 (2009)")),
    ("1671 (2006)", ("S/RES/1671(2006)",)),
    ("1671 (1999)", ("AG/RES. 1671",)),
    ("1660 (2009)", ("PACE Resolution 1660 (2009)",)),
    ("69 (2004)", ("ACHPR/Res.69(2004)",)),
    ("(2007)14", ("CM/Res(2007)14", "CM/Rec(2007)14")),
    ("69 (XXXV)", ("E/RES/69(XXXV)", "ACHPR/Res.69")),
    ("9 (II)", ("A/RES/9(II)", "E/RES/9(II)")),
    ("20 (XXXVI)", ("E/RES/20(XXXVI)",)),
    ("11855/12", ("ECtHR App. 11855/12", "EU Council 11855/12")),
]

NONE = [
    "annual report",
    "annual report of Amnesty International 2012",
    "20 (XXXVI) of 29 February 1980",
    "annual reports 1998 torture",
    "",
    "   ",
    "reprisals in Colombia",
    "resolution 53/144 and torture",
    '"53/144" reprisals',
    "human rights defenders",
    "resolution",
    "1998",
    "A/RES/53/144 OR A/RES/66/164",
    "53/144 " * 60,
    "53/144 " * 100,
    "torture A/RES/53/144",
    "torture Paredes v. Colombia, Series C No. 192",
    "torture in Mexico, Series C No. 192",
    "Torture A/RES/53/144",
    "A/RES/53/144 reprisals",
    "A/RES/53/144 Colombia",
    "Colombia, A/HRC/25/55",
    "Colombia, reprisals, A/HRC/25/55 (2013)",
    "reprisals against women, A/HRC/25/55 (2013)",
    "reprisals in Human Rights Council resolution 22/6",
    "Implementation of General Assembly resolution 53/144",
    "Mexico HRC resolution 22/6",
    "General Assembly torture A/RES/53/144",
    "Committee of Ministers Colombia CM/Rec(2007)14",
    "women defenders (A/HRC/25/55)",
    '"human rights defenders" A/RES/53/144',
    '"Colombia" A/HRC/25/55',
    "A/RES/53/144 A/RES/66/164",
    "PACE Resolution 1891 (2013), PACE Rec. 1866 (2009)",
    "Human rights defenders, A/RES/53/144",
    "A/RES/53/144 on torture",
    "A/RES/53/144 on women human rights defenders",
    "Colombia, Mexico, Peru, A/RES/53/144",
    "IACHR Report No. 75/06 and A/HRC/25/55",
    "General Assembly resolutions 53/144 and 54/170",
    "PACE 2013",
    "OAS 2009",
    "UN 1998",
    "HRC 34",
    "reprisals, Human Rights Council, A/HRC/25/55",
    "Colombia, Human Rights Council, A/HRC/25/55",
    "AG 2009",
    "PR 2011",
    "C4",
    "torture AG",
    "reprisals GC 37",
    "CM Declaration",
    "(EU) trade 2021",
    "8 (2009)",
    "14/15 June 2010",
    "Article 19, annual report 2020",
    "137 (1998)",
]


@pytest.mark.parametrize(("question", "canonical"), ONE)
def test_a_citation_in_any_form_means_one_document(question: str, canonical: str) -> None:
    assert asked_for(question)[0] == canonical


def test_the_table_has_sixty_forms() -> None:
    assert len({question for question, _ in ONE}) >= 60


@pytest.mark.parametrize(("question", "canonical"), SEVERAL)
def test_a_number_of_several_bodies_means_any_of_them(question: str, canonical: tuple[str, ...]) -> None:
    assert asked_for(question) == canonical


@pytest.mark.parametrize("question", NONE)
def test_other_questions_mean_none(question: str) -> None:
    assert asked_for(question) == ()


@pytest.mark.parametrize(
    "question",
    [
        "case 10",
        "resolution 2009",
        "resolution 1671",
        "council resolution 2016",
        "informe 12",
        "11/2012",
        "C19",
        "GC 2",
        "1998 annual report",
        "informe anual 2006",
        "Annual Report 1998, ch. VII",
    ],
)
def test_a_number_without_a_body_may_be_words(question: str) -> None:
    assert asked_for(question)
    assert may_be_words(question)


@pytest.mark.parametrize(
    "question",
    ["53/144", "1325 (2000)", "GA resolution 53/144", "OAS resolution 1671", "AG/RES. 1671", "UNSCR 1325"],
)
def test_a_body_or_a_session_makes_a_citation(question: str) -> None:
    assert asked_for(question)
    assert not may_be_words(question)


@pytest.mark.parametrize(
    ("question", "canonical", "place"),
    [
        ("A/RES/53/144, para. 4", "A/RES/53/144", (("para", "4"),)),
        ("A/RES/53/144 para 4", "A/RES/53/144", (("para", "4"),)),
        ("53/144, paras. 4-6", "A/RES/53/144", (("para", "4-6"),)),
        ("resolution 53/144, article 9", "A/RES/53/144", (("article", "9"),)),
        ("A/RES/53/144 annex, art 12", "A/RES/53/144", (("annex", "annex"), ("article", "12"))),
        ("Article 12.2, A/RES/53/144", "A/RES/53/144", (("article", "12.2"),)),
        ("resolución 53/144, art. 9 (3)", "A/RES/53/144", (("article", "9 (3)"),)),
        ("paragraph 4 of General Assembly resolution 53/144", "A/RES/53/144", (("para", "4"),)),
        ("A/RES/53/144, annex, article 9", "A/RES/53/144", (("annex", "annex"), ("article", "9"))),
        ("A/HRC/25/55, § 12.", "A/HRC/25/55", (("para", "12"),)),
        ("IACHR Annual Report 1998, ch. VII", "IACHR Annual Report 1998", (("chapter", "VII"),)),
        (
            "1998 Annual Report, Chapter VII, Recommendation 4",
            "IACHR Annual Report 1998",
            (("chapter", "VII"), ("recommendation", "4")),
        ),
        ("Chapter VII of the 1998 annual report", "IACHR Annual Report 1998", (("chapter", "VII"),)),
        ("CEDAW general recommendation 35", "CEDAW General Recommendation 35", ()),
        ("PACE Rec. 1866 (2009), para 4.1", "PACE Recommendation 1866 (2009)", (("para", "4.1"),)),
        ("G.A. Res. 53/144, ¶ 4, U.N. Doc. A/RES/53/144 (1998)", "A/RES/53/144", (("para", "4"),)),
        ("UNGA 'The vision ahead' (2008) UN Doc A/63/288, para 12", "A/63/288", (("para", "12"),)),
        ("A/RES/53/144", "A/RES/53/144", ()),
    ],
)
def test_a_place_belongs_to_a_citation(
    question: str, canonical: str, place: tuple[tuple[str, str], ...]
) -> None:
    assert asked_for(question)[0] == canonical
    assert pointed_at(question) == place


@pytest.mark.parametrize("question", ["para. 4", "article 9", "torture, para. 4", "page 3 of the report"])
def test_a_place_alone_is_no_citation(question: str) -> None:
    assert (asked_for(question), pointed_at(question)) == ((), ())


@pytest.mark.parametrize("instrument", ["Recommendation 206", "its Recommendation No. 206"])
def test_a_recommendation_is_no_place_in_a_convention(instrument: str) -> None:
    question = f"ILO Convention 190 and {instrument}"
    assert (asked_for(question), pointed_at(question)) == ((), ())


@pytest.mark.parametrize(
    "question",
    [
        "annual report 2005 34",
        "annual report 2008 12",
        "Annual Report 2006, 45",
        "informe anual 2005 34",
        "annual report 2005 [34]",
        "11/2012, 12",
        "ACHPR/Res.69 04",
    ],
)
def test_a_number_behind_words_and_a_year_is_no_page_nor_is_one_with_a_nought(question: str) -> None:
    assert (asked_for(question), pointed_at(question)) == ((), ())


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("Perez v. Norway (application no. 41234/12), para. 7", "ECtHR App. 41234/12", (("para", "7"),)),
        ("Perez v. Norway, application no. 41234/12", "ECtHR App. 41234/12", ()),
        ("Perez v. Norway 41234/12", "ECtHR App. 41234/12", ()),
        ("Case of Perez and Others v. Norway [GC] (Application no. 41234/12)", "ECtHR App. 41234/12", ()),
        ("Affaire Perez c. Norvège (requête no 41234/12)", "ECtHR App. 41234/12", ()),
        ("Perez et al. v. Chile, Series C No. 301, ¶ 9", "IACtHR Series C No. 301", (("para", "9"),)),
        (
            "Perez v. Chile, Judgment of 3 May 2015, Series C No. 301, para. 9",
            "IACtHR Series C No. 301",
            (("para", "9"),),
        ),
        (
            "Caso Perez Vs. Chile. Fondo. Sentencia de 3 de mayo de 2015. Serie C No. 301, párr. 9",
            "IACtHR Series C No. 301",
            (("para", "9"),),
        ),
        ("Perez v. Norway, CCPR/C/89/D/1353/2005", "CCPR/C/89/D/1353/2005", ()),
        (
            "Perez v. Norway, Human Rights Committee, Communication No. 1353/2005",
            "CCPR Communication 1353/2005",
            (),
        ),
    ],
)
def test_the_name_of_a_case_belongs_to_its_number(
    text: str, name: str, places: tuple[tuple[str, str], ...]
) -> None:
    assert (asked_for(text)[:1], pointed_at(text)) == ((name,), places)


@pytest.mark.parametrize(
    "text",
    [
        "Perez v. Norway",  # many cases have one name
        "protest v. police application no. 41234/12",
        "Perez v. Norway, resolution 5/1",
        "Perez v. Norway A/RES/53/144",
        "Perez v. Norway on reprisals, application no. 41234/12",
    ],
)
def test_the_name_of_a_case_makes_nothing_else_a_citation(text: str) -> None:
    assert asked_for(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Perez v Sudan 279/03", ("ECtHR App. 279/03", "ACHPR Communication 279/2003")),
        (
            "Perez v. Sudan, 488/92",
            ("ECtHR App. 488/92", "CCPR Communication 488/1992", "ACHPR Communication 488/1992"),
        ),
        ("Perez v. Norway, Series A no. 24", ("ECtHR Series A No. 24",)),
        ("Perez v Norway Series A No. 28", ("ECtHR Series A No. 28",)),
    ],
)
def test_a_number_behind_the_name_of_a_case_is_of_any_body_that_numbers_so(
    text: str, names: tuple[str, ...]
) -> None:
    assert asked_for(text) == names


@pytest.mark.parametrize("committee", [tag.upper() for tag in COMMITTEES])
def test_what_a_committee_is_printed_as_is_a_question_for_it(committee: str) -> None:
    what = "Recommendation" if committee in ("CEDAW", "CERD") else "Comment"
    comment, complaint = f"{committee} General {what} 3", f"{committee} Communication 41/2015"
    # The Human Rights Committee had more communications by then.
    complaint = complaint.replace("41", "2541") if committee == "CCPR" else complaint
    for name in (comment, complaint):
        assert asked_for(name) == (name,)
    printed = (f"{committee} General {what} No. 3", f"{committee}, General {what} No. 3, para. 2")
    for text in (f"{committee} G{what[0]} 3", *printed):
        assert asked_for(text) == (comment,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UN Committee Against Torture (CAT), General Comment No. 2", "CAT General Comment 2"),
        ("Committee on Enforced Disappearances (CED), general comment 1", "CED General Comment 1"),
        ("General Comment No. 2 (CAT)", "CAT General Comment 2"),
        ("general comment 1 of the CED", "CED General Comment 1"),
        ("CAT GC 3", "CAT General Comment 3"),
    ],
)
def test_committees_are_known_by_names_that_are_words_elsewhere(text: str, name: str) -> None:
    assert asked_for(text) == (name,)
    assert not may_be_words(text)


@pytest.mark.parametrize("text", ["cat 3", "a cat and a general comment", "CAT in general 3"])
def test_a_cat_is_no_committee(text: str) -> None:
    assert asked_for(text) == ()


def test_of_the_names_of_several_cases_before_a_number_none_is_read() -> None:
    assert asked_for("Perez v. Chile Series A no. 24")
    assert asked_for("Perez v. Chile Lopez v. Peru Series A no. 24") == ()


def test_many_names_of_cases_are_read_at_once() -> None:
    """Were what is behind each name read as a question of its own, this would take hours."""
    assert asked_for("Perez v. Chile and " * 30) == ()
