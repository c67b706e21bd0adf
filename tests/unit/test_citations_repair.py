"""Misprints are mended only with evidence, and always flagged."""

from __future__ import annotations

import pytest

from indexer.citations import Context, Known, find
from indexer.model import Mention
from indexer.symbols import key

KNOWN = {
    key(symbol): Known(symbol, date)
    for symbol, date in (
        ("A/RES/53/144", "1998-12-09"),
        ("E/CN.4/RES/2000/61", "2000-04-26"),
        ("A/HRC/RES/22/6", "2013-03-21"),
        ("A/HRC/25/55", "2013-12-23"),
    )
}


def the(text: str, *, known: bool = True, body: str = "") -> Mention:
    (mention,) = find(text, Context(body, known=KNOWN if known else {}))
    return mention


def test_a_number_beside_the_name_of_the_document_is_mended_and_flagged() -> None:
    found = the("the Declaration on Human Rights Defenders (General Assembly resolution 53/44, annex)")
    assert found.canonical == "A/RES/53/144"
    assert "53/44" in found.note
    assert "misprint" in found.note


def test_without_a_catalogue_a_number_stays_as_it_is_printed() -> None:
    text = "the Declaration on Human Rights Defenders (General Assembly resolution 53/44, annex)"
    found = the(text, known=False)
    assert (found.canonical, found.note) == ("A/RES/53/44", "")


@pytest.mark.parametrize(
    "text",
    [
        "General Assembly resolution 53/44 is on another matter.",
        "General Assembly resolution 53/44 of 9 December 1998",
        "General Assembly resolution 54/144",
        "A/HRC/25/5",
    ],
)
def test_without_evidence_nothing_is_mended(text: str) -> None:
    found = the(text)
    assert found.canonical == the(text, known=False).canonical
    assert "misprint" not in found.note


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("General Assembly resolution 53/144", "A/RES/53/144"),
        ("See A/HRC/25/55.", "A/HRC/25/55"),
        ("AG/RES. 1671 (XXIX-O/99)", "AG/RES. 1671 (XXIX-O/99)"),
    ],
)
def test_what_is_right_has_no_note(text: str, canonical: str) -> None:
    found = the(text)
    assert (found.canonical, found.note) == (canonical, "")


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("AG/RES. 1711 (XXIX-O/00)", "AG/RES. 1711 (XXX-O/00)"),
        ("AG/RES. 1671 (XXX-O/99)", "AG/RES. 1671 (XXIX-O/99)"),
        ("AG/DEC. 16 (XXVII-O/98)", "AG/DEC. 16 (XXVIII-O/98)"),
    ],
)
def test_the_number_tells_the_session_where_numbers_run_on(printed: str, canonical: str) -> None:
    found = the(f"The OAS adopted {printed} then.", known=False)
    assert found.canonical == canonical
    assert "printed" in found.note


@pytest.mark.parametrize(
    "printed",
    [
        "AG/RES. 1532 (XXVIII-O/98)",
        "AG/RES. 1606 (XXVIII-O/98)",
        "AG/RES. 1607 (XXIX-O/99)",
        "AG/RES. 1697 (XXIX-O/99)",
        "AG/RES. 1698 (XXX-O/00)",
        "AG/RES. 1764 (XXX-O/00)",
        "AG/RES. 1765 (XXXI-O/01)",
        "AG/RES. 1770 (XXXI-O/01)",
        "AG/RES. 1784 (XXXI-O/01)",
        "AG/RES. 1839 (XXXI-O/01)",
        "AG/RES. 1840 (XXXII-O/02)",
        "AG/RES. 1909 (XXXII-O/02)",
        "AG/RES. 1910 (XXXIII-O/03)",
        "AG/RES. 1974 (XXXIII-O/03)",
        "AG/DEC. 19 (XXVIII-O/98)",
        "AG/DEC. 20 (XXIX-O/99)",
    ],
)
def test_the_first_and_the_last_number_of_a_session_are_its_own(printed: str) -> None:
    for context in (Context(), Context(is_draft=True)):
        (found,) = find(f"See {printed}.", context)
        assert (found.canonical, found.note) == (printed, "")


def test_sessions_that_restart_their_numbers_are_not_touched() -> None:
    found = the("AG/RES. 1 (XXVIII-E/01)", known=False)
    assert (found.canonical, found.note) == ("AG/RES. 1 (XXVIII-E/01)", "")


def test_a_lost_number_is_flagged() -> None:
    found = the("Recommendation CM/Rec(2019) of the Committee of Ministers", known=False)
    assert found.canonical == "CM/Rec(2019)"
    assert "missing" in found.note


def test_the_printed_text_is_what_the_offsets_show() -> None:
    text = "the Declaration on Human Rights Defenders (General Assembly resolution 53/44, annex)"
    found = the(text)
    assert text[found.start : found.end] == "53/44"


@pytest.mark.parametrize(
    ("printed", "canonical", "told"),
    [
        ("10056/1/04 REV 2", "EU Council 10056/1/04 REV 1", "printed REV 2"),
        ("EU Council 10056/1/04 REV 2", "EU Council 10056/1/04 REV 1", "printed REV 2"),
        ("ACPHR/Res. 273 (LV) 14", "ACHPR/Res.273(LV)2014", "printed ACPHR"),
        ("ACHPR/Res.119 (XXXXII) 07", "ACHPR/Res.119(XLII)2007", "printed XXXXII"),
        ("ACHPR/Res. 437 (EXT.OS/ XXVI1) 2020", "ACHPR/Res.437(EXT.OS/XXVII)2020", "printed XXVI1"),
    ],
)
def test_what_is_read_otherwise_than_printed_is_flagged(printed: str, canonical: str, told: str) -> None:
    found = the(printed, known=False)
    assert found.canonical == canonical
    assert told in found.note


@pytest.mark.parametrize(
    "printed",
    [
        "10056/1/04 REV 1",
        "EU Council 16332/1/08 (REV. 1)",
        "ACHPR/Res.119 (XLII) 07",
        "CADHP/Rés.432(LXV)2019",
    ],
)
def test_a_usual_spelling_is_not_flagged(printed: str) -> None:
    assert the(printed, known=False).note == ""


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ("UN Doc A/HRC/1322, para 34", "A/HRC/1322", ("A/HRC/13/22", "A/HRC/1/322")),
        ("See A/HRC/13122.", "A/HRC/13122", ("A/HRC/13/122",)),
        ("See A/73215 of 2018.", "A/73215", ("A/73/215",)),
    ],
)
def test_a_symbol_that_lost_a_slash_is_no_other_document_and_drafts_hear_of_it(
    text: str, printed: str, meant: tuple[str, ...]
) -> None:
    assert find(text) == ()
    (mention,) = find(text, Context(is_draft=True))
    assert (mention.canonical, mention.candidates) == (printed, meant)
    assert "a slash is missing" in mention.note
