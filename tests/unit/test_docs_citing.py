"""The page on citing: as the tables have it now, over all bodies of the catalogue."""

from __future__ import annotations

import pytest

from indexer import catalogue
from indexer.model import Card
from indexer.references import STYLES, reference
from indexer.references.parts import issuer_of
from tests import citing_page
from tests.citing_page import ROOT, cited, shown


def test_the_page_is_what_its_script_writes() -> None:
    assert citing_page.PAGE.read_text("utf-8") == citing_page.page()


def test_sixty_documents_are_shown_over_all_mechanisms_and_bodies() -> None:
    cards = catalogue.load(ROOT / "corpus", "corpus").cards
    assert len({id(card) for card in shown()}) == 60
    few = {"defending-women", "inter-mechanisms"}  # press releases and a guidebook, cited as others' are
    assert {card.mechanism for card in cards} - few == {card.mechanism for card in shown()}


@pytest.mark.parametrize("card", shown(), ids=lambda card: card.symbol or card.title)
def test_a_document_shown_is_of_a_known_body_and_has_its_facts_in_every_style(card: Card) -> None:
    document = cited(card)
    assert issuer_of(document)
    for style in STYLES:
        text = reference(document, style).text
        assert card.date[:4] in text or not card.date
        assert "None" not in text
