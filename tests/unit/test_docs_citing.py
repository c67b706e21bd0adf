"""The page on citing: as the tables have it now, over all bodies of the catalogue."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from indexer import catalogue
from indexer.model import Card, is_supplied
from indexer.references import EXPORTS, STYLES, Citable, Pinpoint, Place, coins, reference, tags
from indexer.references.parts import issuer_of
from tests import citing_page, readers
from tests.citing_page import ROOT, cited, shown
from tests.unit.test_references_rows import ANNUAL, COE, EU, SEKAGGYA


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
        # The Bluebook cites the Official Journal by the Journal's own year, and nothing else.
        year = card.journal[:4] if style == "bluebook" and card.journal else card.date[:4]
        assert year in text
        assert "None" not in text


CARDS = catalogue.load(ROOT / "corpus", "corpus").cards

PARA = Pinpoint(Place.PARA, "34")
CHAPTER = Pinpoint(Place.CHAPTER, "VII")

SHIPPED: tuple[tuple[str, str, Pinpoint | None, str], ...] = (
    ("A/RES/53/144", "oscola", None, "UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144"),
    ("A/RES/53/144", "bluebook", None, "G.A. Res. 53/144, U.N. Doc. A/RES/53/144 (Dec. 9, 1998)"),
    (
        "A/HRC/13/22",
        "oscola",
        PARA,
        f"UNHRC '{SEKAGGYA}' (30 December 2009) UN Doc A/HRC/13/22, para 34",
    ),
    (
        "A/HRC/13/22",
        "bluebook",
        PARA,
        "Margaret Sekaggya (Special Rapporteur on the Situation of Human Rights Defenders), Report, ¶ 34, "
        "U.N. Doc. A/HRC/13/22 (Dec. 30, 2009)",
    ),
    ("A/HRC/25/55", "oscola", None, f"UNHRC '{SEKAGGYA}' (23 December 2013) UN Doc A/HRC/25/55"),
    (
        "AG/RES. 1671 (XXIX-O/99)",
        "bluebook",
        None,
        "O.A.S. G.A. Res. 1671, AG/RES. 1671 (XXIX-O/99) (June 7, 1999)",
    ),
    (
        "OEA/Ser.L/V/II.102 Doc. 6 rev.",
        "oscola",
        CHAPTER,
        f"IACHR, {ANNUAL}, OEA/Ser.L/V/II.102 Doc 6 rev (16 April 1999) ch VII",
    ),
    (
        "OEA/Ser.L/V/II.102 Doc. 6 rev.",
        "bluebook",
        CHAPTER,
        "Inter-Am. Comm'n H.R., Annual Report 1998, OEA/Ser.L/V/II.102, doc. 6 rev. ch. VII (1999)",
    ),
    (
        "OEA/Ser.L/V/II.124 Doc. 5 rev. 1",
        "oscola",
        Pinpoint(Place.PARA, "208"),
        "IACHR, Report on the Situation of Human Rights Defenders in the Americas, OEA/Ser.L/V/II.124 Doc 5 "
        "rev 1 (7 March 2006) para 208",
    ),
    (
        "ACHPR/Res.376(LX)2017",
        "oscola",
        None,
        "ACHPR, 'Resolution on the Situation of Human Rights Defenders in Africa' "
        "ACHPR/Res.376(LX)2017 (22 May 2017)",
    ),
    (
        "ACHPR/Res.376(LX)2017",
        "bluebook",
        None,
        "African Comm'n on Human & Peoples' Rights, Res. 376 (LX) 2017",
    ),
    (
        "Decl-06.02.2008",
        "oscola",
        None,
        f"CoE Committee of Ministers, {COE} (6 February 2008)",
    ),
    (
        "CM/Rec(2007)14",
        "oscola",
        None,
        "CoE Committee of Ministers, Recommendation CM/Rec(2007)14 (10 October 2007)",
    ),
    (
        "CommDH(2009)15",
        "oscola",
        None,
        "CoE Commissioner for Human Rights, 'Report of the Round-Table on the situation of Human Rights "
        "Defenders in the member states of the Council of Europe' CommDH(2009)15 (20 March 2009)",
    ),
    (
        "PACE Recommendation 1866 (2009)",
        "oscola",
        None,
        "CoE Parliamentary Assembly, Recommendation 1866 (2009) (28 April 2009)",
    ),
    (
        "Guidelines on the Protection of Human Rights Defenders",
        "oscola",
        Pinpoint(Place.PARA, "10"),
        "OSCE/ODIHR, Guidelines on the Protection of Human Rights Defenders (Warsaw 2014) para 10",
    ),
    (
        "EU Council 10056/1/04 REV 1",
        "oscola",
        None,
        "Council of the EU, 'Ensuring Protection – European Union Guidelines on Human Rights Defenders' "
        "10056/1/04 REV 1 (9 June 2004)",
    ),
    (
        "P7_TA(2010)0226",
        "oscola",
        None,
        f"European Parliament resolution of 17 June 2010 on {EU} (2009/2199(INI)) [2011] OJ C236E/69",
    ),
    ("P7_TA(2010)0226", "bluebook", None, "2011 O.J. (C 236 E) 69"),
    (
        "AI ACT 30/6011/2017",
        "oscola",
        None,
        "Amnesty International, Human rights defenders under threat – A shrinking space for civil society "
        "(ACT 30/6011/2017, 2017)",
    ),
)
"""The examples whose documents the collection that is shipped knows, by symbol or title."""


@pytest.mark.parametrize(("name", "style", "at", "expected"), SHIPPED, ids=lambda value: str(value)[:40])
def test_the_examples_are_printed_from_the_facts_that_are_shipped(
    name: str, style: str, at: Pinpoint | None, expected: str
) -> None:
    (document,) = (cited(card) for card in CARDS if name == (card.symbol or card.title))
    found = reference(document, style, at)
    assert found.text == expected
    assert found.rule


def everything_said(document: Citable) -> str:
    """All references, exports and metadata of a document in one text."""
    said = [reference(document, style).text for style in STYLES]
    said += ["".join(each.write([document])) for each in EXPORTS.values()]
    return "\n".join([*said, coins(document), *(content for _, content in tags(document))])


def test_what_a_keeper_remarks_is_in_no_reference_export_or_metadata() -> None:
    remarked = [card for card in CARDS if card.remark]
    assert len(remarked) > 50
    for card in remarked:
        document = cited(card)
        assert everything_said(document) == everything_said(cited(replace(card, remark="")))
        assert document.title == (None if is_supplied(card.title) and card.symbol else card.title or None)


def test_a_title_that_a_keeper_supplied_is_exported_and_in_no_reference_to_a_symbol() -> None:
    supplied = [card for card in CARDS if is_supplied(card.title) and card.symbol]
    assert len(supplied) > 30
    for card in supplied:
        document = cited(card)
        for style in STYLES:
            assert card.title[1:-1] not in reference(document, style).text
        (entry,) = readers.bibtex("".join(EXPORTS["bibtex"].write([document]))).entries.values()
        (record,) = readers.ris("".join(EXPORTS["ris"].write([document])))
        (object_,) = readers.csl("".join(EXPORTS["csl-json"].write([document])))
        named, context = dict(tags(document)), parse_qs(coins(document))
        assert {
            readers.latex(entry.fields["title"]),
            record["title"],
            object_["title"],
            named["citation_title"],
            named["DC.title"],
            *(context.get("rft.btitle") or context["rft.title"]),
        } == {card.title}


NICKNAMES = (
    r"anti-SLAPP|(?:Haibach|Reps|Vareikis) report|creat(?:ion|es)|renewal|addendum \d|annex:|joined|draft"
)


def test_no_title_of_the_catalogue_ends_with_a_remark_in_brackets() -> None:
    assert [card.title for card in CARDS if re.search(rf"\([^()]*(?:{NICKNAMES})[^()]*\)$", card.title)] == []
