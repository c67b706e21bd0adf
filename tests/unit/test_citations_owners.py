"""Whose document a number is: what stands beside it, in its sentence, and whose text it is."""

from __future__ import annotations

import pytest

from indexer.citations import Context, find, tag_of
from tests.citing import cited, pointed


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        # before it
        ("As General Assembly resolution 53/144 has it, all may act.", "A/RES/53/144"),
        ("By Human Rights Council decision 43/115 the debate was moved.", "A/HRC/DEC/43/115"),
        ("Under Commission on Human Rights resolution 2000/61 a post was made.", "E/CN.4/RES/2000/61"),
        ("Under Economic and Social Council resolution 1996/31 they may speak.", "E/RES/1996/31"),
        ("Security Council resolution 1325 (2000) speaks of women.", "S/RES/1325(2000)"),
        ("UN Security Council resolution 1325 speaks of women.", "S/RES/1325"),
        ("G.A. Res. 53/144 says so.", "A/RES/53/144"),
        ("The OAS General Assembly resolution AG/RES. 1711 says so.", "AG/RES. 1711"),
        ("Human Rights Committee general comment No. 34 is on expression.", "CCPR General Comment 34"),
        ("CEDAW General Recommendation 33 is on justice.", "CEDAW General Recommendation 33"),
        ("PACE Resolution 2225 (2018) asks for more.", "PACE Resolution 2225 (2018)"),
        ("Committee of Ministers Resolution (99) 50 is on the Commissioner.", "Res(99)50"),
        ("Recommendation (2018) 11 of the Committee of Ministers is on space.", "CM/Rec(2018)11"),
        ("Recommendation No. R (97) 13 of the Committee of Ministers is on witnesses.", "R(97)13"),
        ("The OSCE Ministerial Council Decision No. 3/12 is on women.", "OSCE MC.DEC/3/12"),
        ("ILO Convention No. 169 binds twenty States.", "ILO Convention 169"),
        # behind it
        ("Resolution 53/144 of the General Assembly says so.", "A/RES/53/144"),
        ("La résolution 53/144 de l’Assemblée générale le dit.", "A/RES/53/144"),
        ("La résolution 1325 (2000) du Conseil de sécurité le dit.", "S/RES/1325(2000)"),
        ("La resolución 53/144 de la Asamblea General lo dice.", "A/RES/53/144"),
        ("La resolución 2000/61 de la Comisión de Derechos Humanos creó el mandato.", "E/CN.4/RES/2000/61"),
        ("A resolução 53/144 da Assembleia Geral o diz.", "A/RES/53/144"),
        ("резолюция 53/144 Генеральной Ассамблеи", "A/RES/53/144"),
        ("резолюция 22/6 Совета по правам человека", "A/HRC/RES/22/6"),
        ("القرار 53/144 الصادر عن الجمعية العامة", "A/RES/53/144"),
        (
            "General comment No. 4 of the Committee on the Rights of Persons with Disabilities",
            "CRPD General Comment 4",
        ),
        ("observation générale no 25 du Comité des droits de l’enfant", "CRC General Comment 25"),
        (
            "Observación general núm. 21 del Comité de Derechos Económicos, Sociales y Culturales",
            "CESCR General Comment 21",
        ),
        ("Convenio núm. 169 de la OIT", "ILO Convention 169"),
        # within the phrase
        ("the resolution of the Commission on Human Rights 2000/61", "E/CN.4/RES/2000/61"),
        ("Resolución de la Comisión de Derechos Humanos 2001/64", "E/CN.4/RES/2001/64"),
        ("résolution de l’Assemblée générale 78/220", "A/RES/78/220"),
        ("resolución del Consejo de Seguridad 1325 (2000)", "S/RES/1325(2000)"),
        ("قرار الجمعية العامة 53/144", "A/RES/53/144"),
        ("قرار مجلس الأمن 1325 (2000)", "S/RES/1325(2000)"),
        ("قرار مجلس حقوق الإنسان 22/6", "A/HRC/RES/22/6"),
        ("大会第53/144号决议", "A/RES/53/144"),
        ("人权理事会第22/6号决议", "A/HRC/RES/22/6"),
        ("人权事务委员会第34号一般性意见", "CCPR General Comment 34"),
        ("儿童权利委员会第25号一般性意见", "CRC General Comment 25"),
        ("禁止酷刑委员会第3号一般性意见", "CAT General Comment 3"),
        ("消除对妇女歧视委员会第35号一般性建议", "CEDAW General Recommendation 35"),
        ("安全理事会第1325(2000)号决议", "S/RES/1325(2000)"),
        ("Comentário Geral nº 34 do Comitê de Direitos Humanos", "CCPR General Comment 34"),
        ("замечание общего порядка № 34 Комитета по правам человека", "CCPR General Comment 34"),
    ],
)
def test_the_body_beside_a_number_decides(text: str, canonical: str) -> None:
    assert cited(text) == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        # a symbol decides for itself, whoever stands beside it
        ("the General Assembly and A/HRC/RES/22/6", ["A/HRC/RES/22/6"]),
        ("Council resolution A/RES/53/144", ["A/RES/53/144"]),
        # members of a list have the body before it …
        (
            "Human Rights Council resolutions 22/6, 25/18 and 31/32",
            ["A/HRC/RES/22/6", "A/HRC/RES/25/18", "A/HRC/RES/31/32"],
        ),
        (
            "резолюции Совета по правам человека 22/6, 25/18 и 31/32",
            ["A/HRC/RES/22/6", "A/HRC/RES/25/18", "A/HRC/RES/31/32"],
        ),
        ("قرارا مجلس حقوق الإنسان 22/6 و31/32", ["A/HRC/RES/22/6", "A/HRC/RES/31/32"]),
        # … or behind it
        ("les résolutions 68/181 et 70/161 de l’Assemblée générale", ["A/RES/68/181", "A/RES/70/161"]),
        (
            "las resoluciones 52/12, 53/144 y 54/170 de la Asamblea General",
            ["A/RES/52/12", "A/RES/53/144", "A/RES/54/170"],
        ),
        ("resolutions 31/32 and 34/5 of the Human Rights Council", ["A/HRC/RES/31/32", "A/HRC/RES/34/5"]),
        ("as resoluções 53/144 e 54/170 da Assembleia Geral", ["A/RES/53/144", "A/RES/54/170"]),
        # until another word begins another list
        (
            "Commission on Human Rights resolution 2000/61 and General Assembly resolution 53/144",
            ["E/CN.4/RES/2000/61", "A/RES/53/144"],
        ),
        (
            "General Assembly resolution 60/251 and Human Rights Council resolutions 5/1 and 5/2",
            ["A/RES/60/251", "A/HRC/RES/5/1", "A/HRC/RES/5/2"],
        ),
        (
            "Human Rights Council resolution 16/5 and General Assembly resolutions 66/164 and 68/181",
            ["A/HRC/RES/16/5", "A/RES/66/164", "A/RES/68/181"],
        ),
        (
            "resolutions 34/5 of the Human Rights Council and 53/144 of the General Assembly",
            ["A/HRC/RES/34/5", "A/RES/53/144"],
        ),
        ("Economic and Social Council resolutions 2007/2 and 2008/18", ["E/RES/2007/2", "E/RES/2008/18"]),
        (
            "les résolutions du Conseil économique et social 2007/2 et 2008/18",
            ["E/RES/2007/2", "E/RES/2008/18"],
        ),
    ],
)
def test_a_list_has_one_body(text: str, canonical: list[str]) -> None:
    assert cited(text) == canonical


@pytest.mark.parametrize(
    ("text", "body", "canonical"),
    [
        # the antecedent in the sentence
        ("The General Assembly, in its resolution 53/144, adopted a declaration.", "", "A/RES/53/144"),
        ("The Human Rights Council renewed it in its resolution 34/5.", "", "A/HRC/RES/34/5"),
        ("L’Assemblée générale, dans sa résolution 53/144, l’a adoptée.", "", "A/RES/53/144"),
        ("La Asamblea General la aprobó en su resolución 53/144.", "", "A/RES/53/144"),
        ("A Assembleia Geral a adotou em sua resolução 53/144.", "", "A/RES/53/144"),
        ("Генеральная Ассамблея в своей резолюции 53/144 приняла ее.", "", "A/RES/53/144"),
        ("The Economic and Social Council said it in its resolution 1996/31.", "", "E/RES/1996/31"),
        (
            "The Commission on Human Rights had made the post in its resolution 2000/61.",
            "",
            "E/CN.4/RES/2000/61",
        ),
        # the nearer of two
        (
            "Unlike the Assembly, the Human Rights Council in its resolution 34/5 named them.",
            "",
            "A/HRC/RES/34/5",
        ),
        # or whose text it is
        ("Recalling its resolution 53/144 of 9 December 1998,", "ga", "A/RES/53/144"),
        ("Recalling its resolution 34/5,", "hrc", "A/HRC/RES/34/5"),
        ("Recalling its resolution 34/5,", "ga", "A/RES/34/5"),
        ("Rappelant sa résolution 34/5,", "hrc", "A/HRC/RES/34/5"),
        ("Recordando su resolución 34/5,", "hrc", "A/HRC/RES/34/5"),
        ("إذ يشير إلى قراره 34/5", "hrc", "A/HRC/RES/34/5"),
        ("Recalling its resolution 2000/61,", "chr", "E/CN.4/RES/2000/61"),
        ("Recalling its resolution 2000/61,", "ecosoc", "E/RES/2000/61"),
        ("Recalling its resolution 1325 (2000),", "sc", "S/RES/1325(2000)"),
        ("The Assembly recalls its Resolution 2225 (2018).", "pace", "PACE Resolution 2225 (2018)"),
        ("In its general comment No. 34 it spoke of expression.", "ccpr", "CCPR General Comment 34"),
        (
            "In its general recommendation No. 33 it spoke of justice.",
            "cedaw",
            "CEDAW General Recommendation 33",
        ),
        ("See communication No. 68/2014.", "cedaw", "CEDAW Communication 68/2014"),
        ("See communication No. 1353/2005.", "ccpr", "CCPR Communication 1353/2005"),
        ("Recalling its resolution 273,", "achpr", "ACHPR/Res.273"),
        # numbers that run on tell by their years
        ("Recalling Resolution 1325 (2000),", "pace", "S/RES/1325(2000)"),
        ("Recalling Resolution 1373 (2001),", "pace", "S/RES/1373(2001)"),
        ("Recalling Resolution 1540 (2004),", "pace", "S/RES/1540(2004)"),
        ("Recalling Resolution 2178 (2014),", "pace", "S/RES/2178(2014)"),
        ("Recalling Resolution 2225 (2018),", "pace", "PACE Resolution 2225 (2018)"),
        # a text has its own body, but a number that this cannot have is another's
        ("Guided by resolution 53/144,", "hrc", "A/RES/53/144"),
        ("Recalling resolutions 2000/61 and others,", "hrc", "E/CN.4/RES/2000/61"),
    ],
)
def test_its_resolution_is_that_of_whoever_speaks(text: str, body: str, canonical: str) -> None:
    assert cited(text, body) == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("resolution 45/17 of 6 October 2020", "A/HRC/RES/45/17"),  # the Assembly's was in 1990
        ("resolution 45/17 of 20 November 1990", "A/RES/45/17"),
        ("la resolución 45/17, de 6 de octubre de 2020", "A/HRC/RES/45/17"),
        ("la résolution 45/17 du 6 octobre 2020", "A/HRC/RES/45/17"),
        ("la résolution 45/17, en date du 6 octobre 2020", "A/HRC/RES/45/17"),
        ("la resolución 45/17, de fecha 6 de octubre de 2020", "A/HRC/RES/45/17"),
        ("резолюция 45/17 от 6 октября 2020 года", "A/HRC/RES/45/17"),
        ("resolution 34/5 of 23 March 2017", "A/HRC/RES/34/5"),
        ("resolution 60/161 of 16 December 2005", "A/RES/60/161"),
    ],
)
def test_the_date_decides_between_bodies_with_such_sessions(text: str, canonical: str) -> None:
    assert cited(text) == [canonical]


@pytest.mark.parametrize(
    ("text", "body", "canonical"),
    [
        ("resolution 45/17 of 6 October 2020", "ga", "A/HRC/RES/45/17"),
        ("resolution 45/17 of 20 November 1990", "hrc", "A/RES/45/17"),
        ("la resolución 45/17, de 6 de octubre de 2020", "ga", "A/HRC/RES/45/17"),
        ("resolution 45/17 of 6 October 2020", "hrc", "A/HRC/RES/45/17"),
        ("resolution 45/17 of 20 November 1990", "ga", "A/RES/45/17"),
    ],
)
def test_the_date_decides_also_where_another_body_speaks(text: str, body: str, canonical: str) -> None:
    assert cited(text, body) == [canonical]


@pytest.mark.parametrize(
    ("text", "body", "canonical"),
    [
        ("Council resolution 34/5 renewed it.", "", "A/HRC/RES/34/5"),
        ("Council resolution 34/5 renewed it.", "hrc", "A/HRC/RES/34/5"),
        ("Council resolution 1996/31 lets them speak.", "", "E/RES/1996/31"),
        ("Council resolution 1325 (2000) speaks of women.", "", "S/RES/1325(2000)"),
        ("Assembly resolution 53/144 says so.", "", "A/RES/53/144"),
        ("Assembly Resolution 2225 (2018) says so.", "", "PACE Resolution 2225 (2018)"),
        ("Commission resolution 2000/61 made the post.", "", "E/CN.4/RES/2000/61"),
        ("Commission resolution 273 (LV) 2014 added to it.", "", "ACHPR/Res.273(LV)2014"),
        ("Commission resolution 8/2016 is on the same.", "iachr", "IACHR Resolution 8/2016"),
        ("The Committee’s general comment No. 5 is older.", "crc", "CRC General Comment 5"),
        ("The Committee’s general comment No. 5 is older.", "cmw", "CMW General Comment 5"),
        # HRC is the Council or the Committee
        ("HRC resolution 34/5", "", "A/HRC/RES/34/5"),
        ("HRC General Comment No. 34", "", "CCPR General Comment 34"),
        ("HRC General Comment No. 34", "hrc", "CCPR General Comment 34"),
        ("HRC decision 43/115", "", "A/HRC/DEC/43/115"),
        ("HRC, communication No. 1353/2005", "", "CCPR Communication 1353/2005"),
    ],
)
def test_a_shared_name_is_whose_the_number_can_be(text: str, body: str, canonical: str) -> None:
    assert cited(text, body) == [canonical]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("resolution 1671", ""),  # of the OAS, of PACE or of the Security Council
        ("Resolution No. 12 was carried.", ""),
        ("Decision 5 was carried.", "hrc"),
    ],
)
def test_what_nobody_tells_is_left_alone(text: str, body: str) -> None:
    assert cited(text, body) == []


def test_a_number_that_several_may_have_keeps_them_as_candidates() -> None:
    (mention,) = find("Resolution 34/5 was carried without a vote.")
    assert {mention.canonical, *mention.candidates} >= {"A/RES/34/5", "A/HRC/RES/34/5"}


def test_a_general_comment_of_nobody_known_is_as_printed() -> None:
    assert cited("General comment No. 3 says so.") == ["General comment No. 3"]


@pytest.mark.parametrize(
    ("slug", "symbol", "tag"),
    [
        ("un-hrc", None, "hrc"),
        ("UN-HRC", None, "hrc"),
        ("un-ga", None, "ga"),
        ("iachr", None, "iachr"),
        ("UN-TB:CCPR", None, "ccpr"),
        ("coe-pace", None, "pace"),
        ("eu-ep", None, "eu"),
        ("un-sr-hrd", "A/HRC/25/55", "hrc"),
        ("un-sr-hrd", "A/73/215", "ga"),
        ("un-sr-hrd", "E/CN.4/2004/94", "chr"),
        (None, "CCPR/C/GC/34", "ccpr"),
        (None, "E/C.12/GC/21", "cescr"),
        (None, "AG/RES. 1671 (XXIX-O/99)", "oas-ga"),
        (None, "ACHPR/Res.69(XXXV)2004", "achpr"),
        (None, None, ""),
        ("no-such-body", None, ""),
    ],
)
def test_the_body_of_a_text_has_its_tag(slug: str | None, symbol: str | None, tag: str) -> None:
    assert tag_of(slug, symbol) == tag


def test_the_default_context_knows_nothing() -> None:
    assert find("A/HRC/25/55") == find("A/HRC/25/55", Context())


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Sub-Commission decision 2000/113", ["E/CN.4/Sub.2/DEC/2000/113"]),
        ("UNCHR Res 2005/67", ["E/CN.4/RES/2005/67"]),
        ("Council Decision (CFSP) 2020/1999", ["CELEX:32020D1999"]),
        ("Commission Recommendation (EU) 2018/951", ["CELEX:32018H0951"]),
        ("Regulations (EU) No 235/2014 and (EU) 2021/947", ["CELEX:32014R0235", "CELEX:32021R0947"]),
        ("大会第217 A(III)号决议", ["A/RES/217(III)[A]"]),
        ("a 1985 case, [1985] 2 SCR 536", []),
        ("Kosovo under UNSCR 1244/1999", ["S/RES/1244(1999)"]),
        ("Convention No. 3 of the party", []),
        ("general comments 3 and 4 of the reviewers", []),
        (
            "Informe Nº 43/96, Caso 11.411",
            ["IACHR Report No. 43/96", "IACHR Case 11.411"],
        ),
        (
            "Inter-American Court of Human Rights, A v. B, Case 12.361, Report No. 85/10",
            ["IACHR Case 12.361", "IACHR Report No. 85/10"],
        ),
    ],
)
def test_what_a_fresh_look_found(text: str, canonical: list[str]) -> None:
    assert cited(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("African Comm'n on Human & Peoples' Rights, Res. 602 (LXXXI) 2024", "ACHPR/Res.602(LXXXI)2024"),
        ("Afr. Comm'n H.P.R., Res. 69 (XXXV) 04", "ACHPR/Res.69(XXXV)2004"),
        ("See Res. 69 (XXXV) 04 on defenders.", "ACHPR/Res.69(XXXV)2004"),
        ("See resolution 21 (XXIX) 2001 on defenders.", "ACHPR/Res.21(XXIX)2001"),
        ("resolution 1503 (XLVIII) of 27 May 1970", "E/RES/1503(XLVIII)"),
        ("ECOSOC resolution 1503 (XLVIII) 27 May 1970", "E/RES/1503(XLVIII)"),
        ("ECOSOC resolution 1503 (XLVIII) 1970", "E/RES/1503(XLVIII)"),
        ("General Assembly resolution 2200 A (XXI) 16 December 1966", "A/RES/2200(XXI)[A]"),
    ],
)
def test_a_year_behind_a_roman_session_is_the_african_commission_s(text: str, canonical: str) -> None:
    assert cited(text) == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("The Council recalls its resolution 22/6; MC Decision 8/07 is another.", "OSCE MC.DEC/8/07"),
        ("OSCE MC Decision No. 3/12 is on women.", "OSCE MC.DEC/3/12"),
        ("Ministerial Council Decision 8/2007 is on tolerance.", "OSCE MC.DEC/8/07"),
        ("PC Decision No. 1162 is on meetings.", "OSCE PC.DEC/1162"),
        ("Human Rights Council decision 2/102 is on reports.", "A/HRC/DEC/2/102"),
        ("MC 458/14 was granted by the Inter-American Commission.", "IACHR PM 458-14"),
    ],
)
def test_the_councils_of_the_osce_have_short_names(text: str, canonical: str) -> None:
    assert cited(text)[-1] == canonical


def test_a_number_with_a_year_of_two_digits_is_no_decision_of_the_human_rights_council() -> None:
    assert find("The Human Rights Council recalls decision 8/07.", Context("hrc")) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the ILO, in its Recommendation 202, says", ["ILO Recommendation 202"]),
        ("ILO Recommendations 202 and 205", ["ILO Recommendation 202", "ILO Recommendation 205"]),
        ("la Recomendación núm. 204 de la OIT", ["ILO Recommendation 204"]),
        ("on violence (recommendation No. 206 of the ILO)", ["ILO Recommendation 206"]),
        ("on violence (ILO Recommendation No. 206)", ["ILO Recommendation 206"]),
        *(
            (text, ["ILO Convention 190", "ILO Recommendation 206"])
            for text in (
                "ILO Convention 190 and Recommendation 206",
                "ILO Convention No. 190 and Recommendation 206",
                "Convention 190 and its Recommendation 206, of the International Labour Conference",
                "El Convenio 190 de la OIT y su Recomendación 206",
                "La OIT aprobó el Convenio 190 y la Recomendación 206",
            )
        ),
        (
            "CEDAW asks to ratify ILO Convention No. 189 and Recommendation No. 201",
            ["ILO Convention 189", "ILO Recommendation 201"],
        ),
        (
            "The ILO met. The Convention, 1976 (No. 144), and the related Recommendation No. 152 say so.",
            ["ILO Convention 144", "ILO Recommendation 152"],
        ),
        # its committees cite them
        (
            "The ILO Committee of Experts found that Recommendation No. 198 applies.",
            ["ILO Recommendation 198"],
        ),
        (
            "The Committee of Experts of the ILO, citing Recommendation No. 143, asks",
            ["ILO Recommendation 143"],
        ),
        ("The Committee on Freedom of Association cites Recommendation No. 143", ["ILO Recommendation 143"]),
        (
            "ILO Committee of Experts, Convention No. 98 and Recommendation No. 159",
            ["ILO Convention 98", "ILO Recommendation 159"],
        ),
        ("ILO supervisory bodies cite Recommendation No. 202 (2012).", ["ILO Recommendation 202"]),
        ("La Commission d'experts de l'OIT cite la recommandation n° 198.", ["ILO Recommendation 198"]),
        ("La Comisión de Expertos de la OIT cita la Recomendación núm. 204.", ["ILO Recommendation 204"]),
    ],
)
def test_a_recommendation_is_the_labour_organizations_where_that_stands_beside_it(
    text: str, found: list[str]
) -> None:
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La Convention n° 87 de l’OIT. Le rapport annuel 1998 de la CIDH, chap. VII, recommandation 4.",
            ["ILO Convention 87", "IACHR Annual Report 1998 chapter VII; recommendation 4"],
        ),
        (
            "ratify ILO Convention No. 169 (recommendation 15) and protect (recommendation 16)",
            ["ILO Convention 169"],
        ),
        ("ratify ILO Convention No. 169 (recommendation No. 15)", ["ILO Convention 169"]),
        ("ratify Convention No. 169 of the ILO (recommendation No. 15)", ["ILO Convention 169"]),
        ("ratify Convention No. 169 of the ILO [see recommendation No. 15]", ["ILO Convention 169"]),
        ("Convention n° 169 de l'OIT (recommandation n° 15)", ["ILO Convention 169"]),
        ("Convenio núm. 169 de la OIT (recomendación núm. 15)", ["ILO Convention 169"]),
        ("implement ILO Convention 169 and recommendation 15 of the review", ["ILO Convention 169"]),
        (
            "ILO Convention 169 was ratified. States accepted recommendations 5, 7 and 12 of the UPR.",
            ["ILO Convention 169"],
        ),
        ("implement recommendations 15 and 16 of the ILO Committee of Experts", []),
        ("implement Recommendation No. 15 of the Committee of Experts of the ILO", []),
        ("la recommandation n° 15 du Comité d'experts de l'OIT", []),
        ("recommendations 15 and 16 of the Committee on Freedom of Association", []),
        ("recommendations 15 and 16 on freedom of association", []),
        ("the ILO Committee of Experts made recommendations 15 and 16", []),
        ("The Committee cites Recommendation No. 202 of the ILO.", ["ILO Recommendation 202"]),
    ],
)
def test_what_somebody_recommended_is_no_instrument_of_the_labour_organization(
    text: str, found: list[str]
) -> None:
    assert pointed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kawas v. Honduras, Inter-Am. Ct. H.R. (ser. C) No. 196 (2009) and Velásquez v. Honduras, "
            "Inter-Am. Ct. H.R. (ser. C) No. 4, ¶ 166.",
            ["IACtHR Series C No. 196", "IACtHR Series C No. 4 para 166"],
        ),
        ("Inter-Am. Ct. H.R. (ser. A) No. 17", ["IACtHR Series A No. 17"]),
        ("Eur. Ct. H.R. (ser. A) No. 24", ["ECtHR Series A No. 24"]),
        (
            "la Cour interaméricaine (Valle Jaramillo, série C n° 192, par. 87)",
            ["IACtHR Series C No. 192 para 87"],
        ),
        ("la Cour interaméricaine, avis consultatif, série A, n° 17", ["IACtHR Series A No. 17"]),
        ("Handyside c. Royaume-Uni, 7 décembre 1976, série A n° 24", ["ECtHR Series A No. 24"]),
        (
            "arrêt Klass c. Allemagne du 6 septembre 1978, § 49, série A n° 28",
            ["ECtHR Series A No. 28 para 49"],
        ),
        # the Permanent Court of International Justice
        ("Factory at Chorzów (Ger. v. Pol.), 1928 P.C.I.J. (ser. A) No. 17, at 47", []),
        ("Factory at Chorzów, Series A, No. 17 (P.C.I.J., 13 September 1928)", []),
        ("Permanent Court of International Justice, Series A, No. 17", []),
        ("Affaire du « Lotus », arrêt n° 9, 1927, C.P.J.I. série A n° 10, p. 18.", []),
        ("Usine de Chorzów (fond), CPJI, série A, n° 17, p. 47.", []),
        ("La Cour européenne suit la Cour permanente de Justice internationale, série A, n° 17", []),
        ("Usine de Chorzów (Allemagne c. Pologne), 13 septembre 1928, série A n° 17", []),
        (
            "Lotus, P.C.I.J., Series A, No. 10; Velásquez v. Honduras, Series C No. 4",
            ["IACtHR Series C No. 4"],
        ),
        ("The PCIJ said so. See Case of Paredes v. Mexico, Series C No. 9.", ["IACtHR Series C No. 9"]),
        ("See Mavro (P.C.I.J., Series A, No. 2). See Paredes, Series C No. 7", ["IACtHR Series C No. 7"]),
        ("as the PCIJ held and, in Paredes v. Honduras, Series C No. 7", ["IACtHR Series C No. 7"]),
        ("the Permanent Court and later Paredes, Series C No. 209", ["IACtHR Series C No. 209"]),
        ("Permanent Court of International Justice (PCIJ), Series A, No. 17", []),
        ("Oscar (P.C.I.J., 1927), Series A No. 10", []),
        ("P.C.I.J., Case of the Steamer Oscar, Series A No. 1", []),
        ("P.C.I.J., Germany v. Poland, Series A No. 17", []),
        # an opinion of the Inter-American Court has no parties, and the first one is of 1982
        ("Meyer v. the United Kingdom, Series A no. 24", ["ECtHR Series A No. 24"]),
        ("Meyer v. Ireland (no. 3), 1 July 1961, § 28, Series A no. 3.", ["ECtHR Series A No. 3 para 28"]),
        ("Meyer and Others v. Germany, 6 September 1978, Series A no. 28", ["ECtHR Series A No. 28"]),
        (
            "The Inter-American Court followed Meyer v. Austria, 7 December 1986, § 49, Series A no. 12",
            ["ECtHR Series A No. 12 para 49"],
        ),
        ("the Meyer judgment of 21 February 1975, Series A no. 18", ["ECtHR Series A No. 18"]),
        ("Series A no. 18, p. 12, § 24", ["ECtHR Series A No. 18 page 12; para 24"]),
        ("Opinion of November 13, 1985, Series A No. 5, para. 30", ["IACtHR Series A No. 5 para 30"]),
        ("Germany v. Poland, 25 May 1926, Series A No. 7", []),
        # nor has the Inter-American Court given so many
        ("Series A No. 161", ["ECtHR Series A No. 161"]),
        # journals
        ("La série C, n° 12 de la revue Droits", []),
        ("La Cour interaméricaine a siégé. Voir Droits, série C n° 12.", []),
        ("la Cour européenne dans Droits, série C n° 12", []),
    ],
)
def test_series_of_judgments_are_read_as_the_bluebook_and_in_french(text: str, found: list[str]) -> None:
    assert pointed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("resolution 376 (LX) of the African Commission", ["ACHPR/Res.376"]),
        ("ACHPR resolution 376 (LX)", ["ACHPR/Res.376"]),
        ("The African Commission adopted resolution 69 (XXXV) in 2004", ["ACHPR/Res.69"]),
        ("ACHPR, in its resolutions 69 (XXXV) and 119 (XLII)", ["ACHPR/Res.69", "ACHPR/Res.119"]),
        ("la résolution 69 (XXXV) de la Commission africaine", ["ACHPR/Res.69"]),
        # others number so as well
        ("the African Commission recalls General Assembly resolution 2625 (XXV)", ["A/RES/2625(XXV)"]),
        ("Commission on Human Rights resolution 8 (XXIII) and the African Commission", []),
        ("the African Commission, resolution 217 (III)", []),
        ("the Commission’s resolution 8 (XXIII). The African Commission met.", []),
        # from a time when there was no African Commission
        ("See Commission resolution 20 (XXXVI) of 29 February 1980. ACHPR.", []),
        ("The African Commission recalls Sub-Commission resolution 2 (XXIV) of 16 August 1971.", []),
        ("the African Commission, Commission on Human Rights resolution 8 (XXIII) of 16 March 1967", []),
        (
            "La Commission africaine et la Commission des droits de l'homme (résolution 20 (XXXVI) "
            "du 29 février 1980) ont créé des groupes de travail.",
            [],
        ),
        # a session before those that are known, or a wrong one
        ("ACHPR Resolution 62 (XXXII)", ["ACHPR/Res.62"]),
        ("African Commission resolution 61 (XXXII) of 2002", ["ACHPR/Res.61"]),
        ("resolution 62 (XXXII) adopted by the African Commission in October 2002", ["ACHPR/Res.62"]),
        ("African Commission resolution 5 (V)", ["ACHPR/Res.5"]),
        ("resolution 376 (LXI) of the African Commission", ["ACHPR/Res.376"]),
        ("resolution 83 (XXXV) of the African Commission", ["ACHPR/Res.83"]),
        # a number that it has long passed, or came to later
        ("resolution 20 (XXXVI) of the African Commission", []),
        ("African Commission resolution 117 (XXXII)", []),
    ],
)
def test_a_resolution_of_a_session_is_the_african_commissions_where_that_stands_beside_it(
    text: str, found: list[str]
) -> None:
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The General Assembly considered a draft and transmitted it to the Economic and Social Council "
            '"for reference to the Commission on Human Rights" (resolution 43 (I)).',
            ["A/RES/43(I)"],
        ),
        (
            "L’Assemblée générale l’a transmis au Conseil économique et social, enfin (résolution 43 (I)).",
            ["A/RES/43(I)"],
        ),
        # right beside it, or without anybody who acted, the nearest
        (
            "The General Assembly sent it to the Economic and Social Council (resolution 43 (I)).",
            ["E/RES/43(I)"],
        ),
        ("Reported to the Economic and Social Council, again (resolution 43 (I)).", ["E/RES/43(I)"]),
    ],
)
def test_a_resolution_in_brackets_is_of_the_body_that_acted_in_its_sentence(
    text: str, found: list[str]
) -> None:
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "CMW General Comment No. 1; CAT General Comment No. 2 (2008)",
            ["CMW General Comment 1", "CAT General Comment 2"],
        ),
        (
            "CRC General Comment No. 5, CED general comment No. 1",
            ["CRC General Comment 5", "CED General Comment 1"],
        ),
        ("Comité DESC, Observation générale n° 14 (2000)", ["CESCR General Comment 14"]),
        ("African Commission resolution 69/04", ["ACHPR/Res.69(2004)"]),
        ("resolution 196/11 of the African Commission", ["ACHPR/Res.196(2011)"]),
        ("the African Commission, General Assembly resolution 53/144", ["A/RES/53/144"]),
        ("CIDH, Resolución 1/03", ["IACHR Resolution 1/2003"]),
        # decisions of cases, whose numbers are not read
        ("CIDH, Resolución 23/81, Caso 2141", []),
        ("Inter-American Commission on Human Rights, Resolution 21/81, Case 2141", []),
    ],
)
def test_a_body_beside_a_number_keeps_it_from_others(text: str, found: list[str]) -> None:
    assert cited(text) == found
