"""Passages across pages, and the pairing of two language versions."""

from __future__ import annotations

import pytest

from indexer.model import Page, Paragraph, ParagraphKind
from indexer.works import Passage, align, counterpart, passages

BODY, HEADING, NOTE, RUNNING = ParagraphKind


def a_page(number: int, *parts: tuple[ParagraphKind, str, str]) -> Page:
    """A page of (kind, number, text)."""
    text, paragraphs = "", []
    for kind, printed, words in parts:
        paragraphs.append(Paragraph(len(text), len(text) + len(words), kind, printed))
        text += words + "\n\n"
    return Page(number, text, paragraphs=tuple(paragraphs))


def texts(*pages: Page) -> list[str]:
    return [each.text for each in passages(pages)]


def test_a_paragraph_that_goes_on_overleaf_is_one_whatever_stands_between() -> None:
    first = a_page(1, (BODY, "7", "7. It began and"), (NOTE, "1", "1 A note."), (RUNNING, "", "page 1"))
    second = a_page(2, (RUNNING, "", "A/1/2"), (BODY, "", "went on\nhere."), (BODY, "8", "8. Next."))
    assert texts(first, second) == ["7. It began and went on here.", "8. Next."]
    assert passages([first, second])[0] == Passage(BODY, "7", "7. It began and went on here.", 1, 0)


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        (("", "It is said that"), ("", "Kenya agreed."), True),
        (("", "It is said."), ("", "Kenya agreed."), False),
        (("", "It is said.”³"), ("", "and more"), False),
        (("", "Recalling its decision,"), ("", "Noting another one,"), False),
        (("4", "4. In Nairobi,"), ("", "Kenya agreed."), True),
        (("", "Recalling its decision,"), ("", "and its reasons,"), True),
        (("4", "4. In Nairobi"), ("5", "5. Kenya agreed."), False),
        (("4", "4. In Nairobi"), ("4", "1,500 people met."), True),
        (("", "The list"), ("", "a) first"), True),
        (("", "The list:"), ("", "a) first"), False),
    ],
)
def test_the_edge_of_a_page_cuts_only_what_was_ended(
    before: tuple[str, str], after: tuple[str, str], is_one: bool
) -> None:
    pages = a_page(1, (BODY, *before)), a_page(2, (BODY, *after))
    assert len(passages(pages)) == (1 if is_one else 2)


def test_within_a_page_only_small_letters_go_on() -> None:
    page = a_page(1, (BODY, "", "Represented by"), (BODY, "", "Counsel"), (BODY, "", "and others"))
    assert texts(page) == ["Represented by", "Counsel and others"]


def test_a_heading_that_runs_on_was_none() -> None:
    page = a_page(1, (HEADING, "", "THE COURT, having met,"), (BODY, "", "decides"), (HEADING, "", "Costs"))
    assert [(each.kind, each.text) for each in passages([page])] == [
        (BODY, "THE COURT, having met, decides"),
        (HEADING, "Costs"),
    ]


def said(*parts: str, number: bool = True) -> list[Passage]:
    """Passages; the first word is the number if it is one."""
    found = []
    for text in parts:
        first = text.split()[0].rstrip(".")
        found.append(Passage(BODY, first if number and first.isdecimal() else "", text, 1, 0))
    return found


def paired(ours: list[Passage], theirs: list[Passage]) -> list[tuple[str, str]]:
    return [(pair.ours.text, pair.theirs.text) for pair in align(ours, theirs)]


ENGLISH = said(
    "1. The report was made in 2009 under resolution 7/8 of the Council.",
    "2. Three visits were made, to Kenya, Nepal and Togo, as asked in the year before.",
    "3. Nothing was paid.",
)
SPANISH = said(
    "1. El informe se hizo en 2009 conforme a la resolución 7/8 del Consejo.",
    "2. Se hicieron tres visitas, a Kenya, Nepal y Togo, como se pidió el año anterior.",
    "3. No se pagó nada.",
)


def test_versions_are_paired_in_order() -> None:
    assert paired(ENGLISH, SPANISH) == [
        (ours.text, theirs.text) for ours, theirs in zip(ENGLISH, SPANISH, strict=True)
    ]


def test_what_one_version_lacks_stays_alone() -> None:
    pairs = paired([ENGLISH[0], ENGLISH[2]], SPANISH)
    assert pairs == [(ENGLISH[0].text, SPANISH[0].text), (ENGLISH[2].text, SPANISH[2].text)]


def test_numbers_that_begin_again_are_no_anchors_across_the_order() -> None:
    ours, theirs = said("1. Seen 1990.", "1. Heard 2003."), said("1. Visto 1990.", "1. Oído 2003.")
    assert paired(ours, theirs) == [("1. Seen 1990.", "1. Visto 1990."), ("1. Heard 2003.", "1. Oído 2003.")]


def test_a_paragraph_that_is_two_in_the_other_version_has_both() -> None:
    first = "It met in Nairobi on 3 May 2001 with 14 members, at the invitation of the Government."
    ours = said(f"{first} It met again in Geneva on 9 June 2002, when 11 members were present.")
    theirs = said(
        "Se reunió en Nairobi el 3 de mayo de 2001 con 14 miembros, por invitación del Gobierno.",
        "Volvió a reunirse en Ginebra el 9 de junio de 2002, con la presencia de 11 miembros.",
    )
    assert paired(ours, theirs) == [(ours[0].text, f"{theirs[0].text} {theirs[1].text}")]


def test_a_page_leads_to_where_it_begins_in_the_other_version() -> None:
    ours = [a_page(number, (BODY, each.number, each.text)) for number, each in enumerate(ENGLISH, start=2)]
    theirs = [a_page(5, *((BODY, each.number, each.text) for each in SPANISH[:2])), a_page(6)]
    theirs.append(a_page(7, (BODY, SPANISH[2].number, SPANISH[2].text)))
    assert [counterpart(ours, theirs, number) for number in range(1, 6)] == [1, 5, 5, 7, 7]
    assert counterpart(ours, [], 2) == 1


def test_nothing_is_paired_with_nothing() -> None:
    assert align([], SPANISH) == align(ENGLISH, []) == ()
    assert passages([]) == ()


def test_long_versions_of_unequal_length_are_searched_to_their_ends() -> None:
    ours = said(*(f"{number}. Item {number} of 700." for number in range(1, 300)))
    theirs = ours[200:]
    assert [pair.ours.number for pair in align(ours, theirs)] == [each.number for each in theirs]
