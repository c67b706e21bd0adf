"""Where in a document a citation points, and where what looks so points elsewhere."""

from __future__ import annotations

import pytest

from tests.citing import pointed

GA = "A/RES/53/144"
DOC = "A/HRC/25/55"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        # behind
        ("See A/HRC/25/55, para. 12.", f"{DOC} para 12"),
        ("See A/HRC/25/55, paras. 12 and 14.", f"{DOC} para 12,14"),
        ("See A/HRC/25/55, paras. 12–14.", f"{DOC} para 12-14"),
        ("See A/HRC/25/55, paras. 12, 14 and 16.", f"{DOC} para 12,14,16"),
        ("See A/HRC/25/55, paragraphs 3 (a) and 4.", f"{DOC} para 3 (a),4"),
        ("See A/HRC/25/55, § 40.", f"{DOC} para 40"),
        ("See A/HRC/25/55, §§ 40-42.", f"{DOC} para 40-42"),
        ("See A/HRC/25/55, ¶ 40.", f"{DOC} para 40"),
        ("See A/HRC/25/55 (para. 12).", f"{DOC} para 12"),
        ("See A/HRC/25/55, p. 7.", f"{DOC} page 7"),
        ("See A/HRC/25/55, pp. 7-9.", f"{DOC} page 7-9"),
        ("See A/HRC/25/55, annex.", f"{DOC} annex annex"),
        ("See A/HRC/25/55, annex II.", f"{DOC} annex II"),
        ("See A/HRC/25/55, chap. IV.", f"{DOC} chapter IV"),
        ("See A/HRC/25/55 (16 April 2013), ch. IV, rec. 4.", f"{DOC} chapter IV; recommendation 4"),
        ("See A/HRC/25/55, 12 July 2013, para. 15.", f"{DOC} para 15"),
        ("See A/HRC/25/55, on laws that hinder, para. 15.", f"{DOC} para 15"),
        ("See A/HRC/25/55 ch IV.", f"{DOC} chapter IV"),
        ("See UN Doc A/HRC/25/55 (23 December 2013) [34].", f"{DOC} para 34"),
        ("See A/HRC/25/55, para. 34, 2013.", f"{DOC} para 34"),
        ("See A/HRC/25/55, paras. 34, 36; 2013.", f"{DOC} para 34,36"),
        ("See A/HRC/25/55, p. 12, 2013", f"{DOC} page 12"),
        ("See A/HRC/25/55, §§ 1998, 1999 and 2001.", f"{DOC} para 1998,1999,2001"),
        ("General Assembly resolution 53/144 of 9 December 1998, para. 2", f"{GA} para 2"),
        ("General Assembly resolution 53/144, annex, article 2", f"{GA} annex annex"),
        ("Voir A/HRC/25/55, par. 12 et 14.", f"{DOC} para 12,14"),
        ("Véase A/HRC/25/55, párr. 12.", f"{DOC} para 12"),
        ("Véase A/HRC/25/55, párrs. 12 y 14.", f"{DOC} para 12,14"),
        ("Ver A/HRC/25/55, parágrafo 12.", f"{DOC} para 12"),
        ("См. A/HRC/25/55, пункт 12.", f"{DOC} para 12"),
        ("انظر A/HRC/25/55، الفقرة 12", f"{DOC} para 12"),
        # before
        ("In paragraph 6 of General Assembly resolution 53/144 it says", f"{GA} para 6"),
        ("In paragraphs 6 and 7 of General Assembly resolution 53/144 it says", f"{GA} para 6,7"),
        ("under operative paragraph 6 of General Assembly resolution 53/144", f"{GA} para 6"),
        ("au paragraphe 6 de la résolution 53/144 de l’Assemblée générale", f"{GA} para 6"),
        ("en el párrafo 6 de la resolución 53/144 de la Asamblea General", f"{GA} para 6"),
        ("no parágrafo 6 da resolução 53/144 da Assembleia Geral", f"{GA} para 6"),
        ("в пункте 6 резолюции 53/144 Генеральной Ассамблеи", f"{GA} para 6"),
        ("في الفقرة 6 من قرار الجمعية العامة 53/144", f"{GA} para 6"),
        ("paragraph 12 of A/HRC/25/55", f"{DOC} para 12"),
        ("the annex to General Assembly resolution 53/144", f"{GA} annex annex"),
        # the Inter-American reports
        (
            "the 1998 Annual Report of the Inter-American Commission on Human Rights, Chapter VII",
            "IACHR Annual Report 1998 chapter VII",
        ),
    ],
)
def test_a_citation_points_somewhere(text: str, points: str) -> None:
    assert pointed(text) == [points]


@pytest.mark.parametrize(
    "text",
    [
        "See A/HRC/25/55; see paragraph 116 below.",
        "As A/HRC/25/55 says (see paragraph 116 below), they may.",
        "As A/HRC/25/55 says. Paragraph 12 of the law says otherwise.",
        "See A/HRC/25/55, and paragraph 12 of the law.",
        "In paragraph 12 above, A/HRC/25/55 was named.",
        "12. The report A/HRC/25/55 was named.",
        "A/HRC/25/55, 12 States spoke.",
        "See A/HRC/25/55.\n\nPage 12",
    ],
)
def test_what_points_elsewhere_is_none_of_it(text: str) -> None:
    assert pointed(text) == [DOC]


def test_two_symbols_have_each_its_own() -> None:
    assert pointed("See A/HRC/25/55, para. 12, and A/HRC/22/47, para. 7.") == [
        "A/HRC/25/55 para 12",
        "A/HRC/22/47 para 7",
    ]
    assert pointed("paragraph 3 of A/HRC/25/55 and paragraph 4 of A/HRC/22/47") == [
        "A/HRC/25/55 para 3",
        "A/HRC/22/47 para 4",
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Human Rights Council resolutions 16/5, 25/18 and 22/6, para. 11", ["para 11"] * 3),
        ("las resoluciones 16/5, 25/18 y 22/6 (párr. 11 a)) del Consejo", ["", "", "para 11 a)"]),
        (
            "Human Rights Council resolutions 16/5 and 22/6 (paras. 3 and 11, respectively)",
            ["para 3", "para 11"],
        ),
    ],
)
def test_a_place_behind_a_list_is_that_of_all_but_in_brackets_of_the_last(
    text: str, places: list[str]
) -> None:
    assert [each.partition(" ")[2] for each in pointed(text, "hrc")] == places


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("paragraphe 15 a) de l’annexe à la résolution 5/1 du Conseil des droits de l’homme", "15 a)"),
        ("A/HRC/25/55, párr. 3 a) y b)", "3 a),b)"),
        ("A/HRC/25/55, п. 12 a)", "12 a)"),
        ("A/HRC/25/55, paragraphes 3 à 5", "3-5"),
        ("A/RES/70/161, PP 4", "4"),
        ("A/RES/70/161, op. para. 11 (a)", "11 (a)"),
        ("A/HRC/4/37, supra note 12, para. 45", "45"),
        ("CCPR general comment 36, para. 12, of the Human Rights Committee", "12"),
        ("A/HRC/25/55，第23段", "23"),
        ("Communication No. 275/2003 (ACHPR), Decision, 16-30 May 2007, para. 65", "65"),
        ("applications nos. 46113/99 and 7 others, para. 85", "85"),
    ],
)
def test_a_paragraph_is_found_in_the_ways_of_each_language(text: str, points: str) -> None:
    found = pointed(text)
    assert found
    assert [each.partition("para ")[2].partition(";")[0] for each in found][:1] == [points]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A/HRC/25/55, PACE Rec. 1866 (2009)", "PACE Recommendation 1866 (2009)"),
        ("A/HRC/25/55, recommendation 1866 (2009)", "PACE Recommendation 1866 (2009)"),
        ("A/HRC/25/55, PACE recommendation 1866", "PACE Recommendation 1866"),
        ("A/HRC/25/55, ILO Recommendation 202", "ILO Recommendation 202"),
        ("A/HRC/25/55, CEDAW recommendation 35", None),
        ("A/HRC/25/55, recommendation 2018/11", None),
    ],
)
def test_a_recommendation_that_is_a_document_is_no_place_in_another(text: str, other: str | None) -> None:
    assert pointed(text) == [each for each in (DOC, other) if each]
