"""Numbers that no document can have: drafts keep them with a note, collections do not."""

from __future__ import annotations

import pytest

from indexer.citations import Context, find
from indexer.citations.attribution import NOT_OF_ITS_BODY, OF_SESSION
from indexer.citations.implausible import IMPOSSIBLE

DRAFT = Context(is_draft=True)

SLIPS = [
    ("Security Council resolution 1325 (2005)", "S/RES/1325(2005)"),
    ("la resolución 1325 (2005) del Consejo de Seguridad", "S/RES/1325(2005)"),
    ("Parliamentary Assembly Recommendation 1866 (2019)", "PACE Recommendation 1866 (2019)"),
    ("Parliamentary Assembly Recommendation 1866 (2010)", "PACE Recommendation 1866 (2010)"),
    ("Human Rights Council resolution 22/906", "A/HRC/RES/22/906"),
    ("HRC resolution 61/999", "A/HRC/RES/61/999"),
    ("CHR resolution 2000/961", "E/CN.4/RES/2000/961"),
    ("A/RES/53/1444", "A/RES/53/1444"),
    ("A/HRC/RES/22/6666", "A/HRC/RES/22/6666"),
    ("S/RES/13255 (2000)", "S/RES/13255(2000)"),
    ("AG/RES. 16711 (XXIX-O/99)", "AG/RES. 16711 (XXIX-O/99)"),
    ("CM/Rec(2907)14", "CM/Rec(2907)14"),
    ("IACHR Annual Report 1889", "IACHR Annual Report 1889"),
    ("the Inter-American Commission decided case 12.41 then", "IACHR Case 12.41"),
    ("Recommendation No. R(2007)14", "CM/Rec(2007)14"),
]


def test_a_draft_is_told_of_a_session_that_a_running_number_is_not_of() -> None:
    wrong, right, early = (
        find(f"African Commission resolution {number}", DRAFT)[0].note
        for number in ("376 (LXI)", "376 (LX)", "62 (XXXII)")
    )
    assert (wrong, right, early) == (OF_SESSION, "", "")


@pytest.mark.parametrize(("text", "canonical"), SLIPS)
def test_a_draft_keeps_what_is_meant_with_a_note(text: str, canonical: str) -> None:
    (found,) = find(f"See {text}.", DRAFT)
    assert found.canonical == canonical
    assert found.note


@pytest.mark.parametrize(("text", "canonical"), SLIPS)
def test_a_collection_does_not_take_it_for_a_document(text: str, canonical: str) -> None:
    assert find(f"See {text}.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "A/HRC/RES/0/5",
        "A/HRC/00/12",
        "A/HRC/RES/22/906",
        "A/RES/53/600",
        "E/RES/2000/961",
        "AG/RES. 9999 (XXIX-O/99)",
        "AG/RES. 2908 (XXIX-O/99)",  # it was adopted 18 sessions later
        "AG/RES. 500 (XXIX-O/99)",
        "ACHPR/Res.9999(XXXV)04",
    ],
)
def test_a_symbol_with_a_number_of_no_session_or_series_is_flagged_in_a_draft(text: str) -> None:
    (found,) = find(f"See {text}.", DRAFT)
    assert found.note in IMPOSSIBLE


@pytest.mark.parametrize(
    "text", ["PACE Resolution 1660 (2018)", "S/RES/1325 (2010)", "S/RES/1325 (2001)", "S/RES/1325 (1998)"]
)
def test_a_symbol_whose_number_is_of_another_year_is_flagged_in_a_draft(text: str) -> None:
    (found,) = find(f"See {text}.", DRAFT)
    assert "year" in found.note


def test_a_number_is_not_silently_that_of_another_body() -> None:
    (found,) = find("CHR resolution 2009/61", DRAFT)
    assert found.canonical == "E/CN.4/RES/2009/61"
    assert found.candidates == ("E/RES/2009/61",)
    assert "no such number" in found.note


@pytest.mark.parametrize(
    ("text", "read", "printed"),
    [
        ("General Assembly resolution 2000/61", "E/CN.4/RES/2000/61", "A/RES/2000/61"),
        ("Human Rights Council resolution 2000/61", "E/CN.4/RES/2000/61", "A/HRC/RES/2000/61"),
        ("Res. 2000/61 of the Human Rights Council", "E/CN.4/RES/2000/61", "A/HRC/RES/2000/61"),
        ("la resolución 2000/61 del Consejo de Derechos Humanos", "E/CN.4/RES/2000/61", "A/HRC/RES/2000/61"),
        ("резолюция 2000/61 Генеральной Ассамблеи", "E/CN.4/RES/2000/61", "A/RES/2000/61"),
        ("UN Human Rights Council, Resolution 2000/61", "E/CN.4/RES/2000/61", "A/HRC/RES/2000/61"),
        ("General Assembly resolution 22/6", "A/HRC/RES/22/6", "A/RES/22/6"),
        ("Commission on Human Rights resolution 22/6", "A/HRC/RES/22/6", "E/CN.4/RES/22/6"),
        ("Security Council resolution 53/144", "A/RES/53/144", "S/RES/53/144"),
        ("Commission on Human Rights decision 22/101", "A/HRC/DEC/22/101", "E/CN.4/DEC/22/101"),
        ("Inter-American Commission resolution 53/144", "A/RES/53/144", "IACHR Resolution 53/144"),
    ],
)
def test_a_number_in_the_way_of_another_body_is_not_silently_that_body_s(
    text: str, read: str, printed: str
) -> None:
    (found,) = find(f"{text}.", DRAFT)
    assert (found.canonical, found.candidates[0], found.note) == (printed, read, NOT_OF_ITS_BODY)


@pytest.mark.parametrize(
    "text",
    [
        "The Assembly established the Human Rights Council by resolution 60/251.",
        "The General Assembly created the Human Rights Council in its resolution 60/251.",
        "The Human Rights Council (resolution 60/251) met.",
        "Resolution 60/251 on the Human Rights Council was adopted.",
        "It sent resolution 2000/61 to the General Assembly.",
        "Since resolution 2000/61, the Human Rights Council has said more.",
        "Depuis la résolution 2000/61 du 26 avril 2000, l’Assemblée générale a dit plus.",
        "A resolution on the Human Rights Council, 60/251, was adopted.",
        "The Council's resolution 2000/61 is meant.",  # more than one Council
        "The Commission's resolution 22/6 is meant.",
        "Security Council resolution 22/46 is meant.",  # of 1946, perhaps
    ],
)
def test_what_is_beside_a_body_and_not_said_to_be_its_own_is_not_doubted(text: str) -> None:
    assert [one.note for one in find(text, DRAFT)] == [""]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Commission on Human Rights and Human Rights Council resolutions 2000/61, 2005/67, 7/8 and 16/5",
            ["E/CN.4/RES/2000/61", "E/CN.4/RES/2005/67"],
        ),
        ("Commission on Human Rights/Human Rights Council resolutions 2000/61", ["E/CN.4/RES/2000/61"]),
        (
            "Human Rights Council and Commission on Human Rights resolutions 7/8, 16/5",
            ["A/HRC/RES/7/8", "A/HRC/RES/16/5"],
        ),
        ("General Assembly and Economic and Social Council resolutions 48/141 and 1996/31", ["A/RES/48/141"]),
        (
            "Economic and Social Council and General Assembly resolutions 1996/31 and 48/141",
            ["E/RES/1996/31"],
        ),
        ("General Assembly and Security Council resolutions 70/262", ["A/RES/70/262"]),
        (
            "General Assembly and Human Rights Council resolutions 53/144, 66/164, 16/5",
            ["A/RES/53/144", "A/RES/66/164", "A/HRC/RES/16/5"],
        ),
        (
            "General Assembly, Human Rights Council and Security Council resolutions 53/144 and 16/5",
            ["A/RES/53/144", "A/HRC/RES/16/5"],
        ),
        (
            "Les résolutions 60/251 et 5/1 de l’Assemblée générale et du Conseil des droits de l’homme",
            ["A/RES/60/251", "A/HRC/RES/5/1"],
        ),
        (
            "Parliamentary Assembly and Security Council resolutions 1660 (2009)",
            ["PACE Resolution 1660 (2009)"],
        ),
    ],
)
def test_of_bodies_that_are_named_together_each_number_is_of_the_one_that_has_such(
    text: str, read: list[str]
) -> None:
    found = find(f"{text}.", DRAFT)
    assert [(one.canonical, one.note) for one in found] == [(each, "") for each in read]


def test_a_number_that_no_body_of_those_named_together_has_is_doubted() -> None:
    (found,) = find("The Human Rights Council and General Assembly resolution 2000/6 is meant.", DRAFT)
    assert found.note == NOT_OF_ITS_BODY


def test_a_list_goes_on_behind_a_slip() -> None:
    found = find("General Assembly resolutions 53/144, 53/9144 and 54/170", DRAFT)
    assert [(one.canonical, bool(one.note)) for one in found] == [
        ("A/RES/53/144", False),
        ("A/RES/53/9144", True),
        ("A/RES/54/170", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A4 paper, A/4 and N/A/12",
        "The Council met on 22/906 occasions.",
        "In case 12.41 of the register nothing is said.",
        "resolution 22/906",
        "recommendation 7 of the report of 1889",
    ],
)
def test_what_is_not_surely_meant_is_nothing_in_a_draft_either(text: str) -> None:
    assert find(text, DRAFT) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Security Council resolution 1325 (2000)",
        "Security Council resolutions 1334 (2000), 1335 (2001) and 1860 (2009)",
        "S/RES/15 (1946), S/RES/16 (1947) and S/RES/395 (1976)",
        "PACE Resolution 1660 (2009)",
        "A/RES/53/144 12 May",
        "Human Rights Council resolutions 22/6 and 25/18",
        "AG/RES. 1671 (XXIX-O/1999)",
        "AG/RES. 2991 (LII-O/22) and AG/RES. 1 (XXV-E/98)",
        "AG/RES. 331 (VIII-O/78), AG/RES. 2412 (XXXVIII-O/08) and AG/RES. 2413 (XXXVIII-O/08)",
        "ACHPR/Res.69(XXXV)04",
        "A/HRC/RES/10/5 and A/HRC/DEC/6/102",
        "A/HRC/RES/43/115 and A/RES/36/246",
        "IACHR Annual Report 1998",
    ],
)
def test_what_is_right_is_the_same_in_a_draft(text: str) -> None:
    assert find(text, DRAFT) == find(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Inter-American Court, Series C No. 999", "IACtHR Series C No. 999"),
        ("Inter-American Court, Series C No. 1999", "IACtHR Series C No. 1999"),
        ("ILO Convention 999", "ILO Convention 999"),
        ("CETS No. 999", "CETS No. 999"),
        ("PC.DEC/99999", "OSCE PC.DEC/99999"),
        ("MC.DEC/3/85", "OSCE MC.DEC/3/85"),
        ("MC.DEC/3/1985", "OSCE MC.DEC/3/85"),
        ("OEA/Ser.L/V/II.999 Doc. 5", "OEA/Ser.L/V/II.999 Doc. 5"),
        ("CEDAW General Recommendation 77", "CEDAW General Recommendation 77"),
        ("CEDAW General Recommendation 88", "CEDAW General Recommendation 88"),
        ("CAT General Comment No. 60", "CAT General Comment 60"),
        ("CAT General Comment No. 88", "CAT General Comment 88"),
        ("E/C.12/GC/97", "E/C.12/GC/97"),
        ("General Recommendation No. 88 of CEDAW", "CEDAW General Recommendation 88"),
    ],
)
def test_a_number_beyond_its_series_is_flagged_in_a_draft(text: str, canonical: str) -> None:
    (found,) = find(f"See {text}.", DRAFT)
    assert (found.canonical, found.candidates) == (canonical, ())
    assert found.note in IMPOSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "Inter-American Court, Series C No. 640",
        "ILO Convention 205",
        "CETS No. 240",
        "PC.DEC/1900",
        "MC.DEC/3/98",
        "MC.DEC/3/2031",
        "OEA/Ser.L/V/II.220 Doc. 5",
        "CEDAW General Recommendation 48",
        "CAT General Comment No. 9",
        "CAT, General Comment No. 3 (2012)",
        "CED: General Comment No. 1",
    ],
)
def test_a_number_of_the_coming_years_is_not_flagged(text: str) -> None:
    (found,) = find(f"See {text}.", DRAFT)
    assert found.note == ""
