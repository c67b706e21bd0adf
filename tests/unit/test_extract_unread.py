"""A file without any text is refused, with what is to be done about it."""

from __future__ import annotations

import pytest

from indexer.errors import DamagedFile, NoTextLayer
from indexer.extract.protocol import Block, Draft, Shortfall
from indexer.extract.unread import has_text, refuse_without_text

PICTURES = Shortfall("needs OCR: 2 pages", "Install Tesseract and build again.")


def a_draft(*texts: str, number: int = 1) -> Draft:
    return Draft(number, tuple(map(Block, texts)))


@pytest.mark.parametrize(
    ("draft", "has"),
    [
        (a_draft(), False),
        (a_draft("", " \n\xa0"), False),
        (a_draft("", "x"), True),
        (Draft(1, (Block("A/HRC/25/55", place=(0.02, 0.02)),)), True),  # a head alone is text, too
        (Draft(1, (), label="iv", unknown=500, pictured=1.0), False),
    ],
)
def test_a_page_has_text_if_a_block_has_letters(draft: Draft, has: bool) -> None:
    assert has_text(draft) is has


@pytest.mark.parametrize("missing", [None, PICTURES])
def test_a_file_with_text_on_any_page_is_let_pass(missing: Shortfall | None) -> None:
    refuse_without_text([a_draft(), a_draft("x", number=2)], missing)


def test_pictures_are_refused_with_the_way_to_their_text() -> None:
    with pytest.raises(NoTextLayer, match=PICTURES.reason) as caught:
        refuse_without_text([a_draft(), a_draft(" ", number=2)], PICTURES)
    assert caught.value.advice == PICTURES.advice


def test_damage_is_named_with_its_advice() -> None:
    damage = Shortfall("4 of 5 pages cannot be found", "Get another copy.")
    with pytest.raises(DamagedFile, match=damage.reason) as caught:
        refuse_without_text([a_draft("")], None, damage)
    assert caught.value.advice == damage.advice
    with pytest.raises(NoTextLayer, match=f"{PICTURES.reason}; {damage.reason}") as both:
        refuse_without_text([a_draft("")], PICTURES, damage)
    assert both.value.advice == f"{PICTURES.advice} {damage.advice}"


def test_blank_pages_are_refused_with_advice() -> None:
    with pytest.raises(NoTextLayer, match="blank") as caught:
        refuse_without_text([a_draft("")], None)
    assert caught.value.advice
