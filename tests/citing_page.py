"""The examples of docs/citing.md: written by `python -m tests.citing_page`, held up to date by a test.

Facts are those of the catalogue that the project ships.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from indexer import catalogue, metadata
from indexer.model import FACTS_OF_REFERENCES, Card, Finding, is_supplied
from indexer.references import STYLES, Citable, Reference, citable, form_of, reference
from indexer.vocabulary import label
from tests.unit.test_references_rows import ROWS
from tests.web.fake import a_hit
from webui.present.citing import STYLE_TITLES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "citing.md"

SHOWN = """
A/RES/53/144
A/RES/60/251
A/RES/76/174
A/C.3/74/L.31/Rev.1
A/HRC/RES/16/5
A/HRC/RES/22/6
A/HRC/RES/24/24
E/CN.4/RES/2000/61
E/CN.4/2003/104
E/CN.4/2006/95/Add.2
A/HRC/25/55
A/HRC/13/22/Add.2
A/HRC/55/50
A/60/339
A/79/123
A/HRC/39/41
A/HRC/33/66
OHCHR Fact Sheet 29
CCPR/C/89/D/1353/2005
CCPR/C/GC/34
HRI/MC/2015/6
E/C.12/2016/2
ILO Convention 87
AG/RES. 1671 (XXIX-O/99)
AG/RES. 2280 (XXXVII-O/07)
AG/DEC. 16 (XXVIII-O/98)
OEA/Ser.P/XLII-O.2
CP/doc.3577/02
OEA/Ser.L/V/II.102 Doc. 6 rev.
OEA/Ser.L/V/II.124 Doc. 5 rev. 1
IACHR Annual Report 2007
IACHR Report No. 75/06
IACHR PM 319-09
IACHR Press Release 8/19
IACtHR Series C No. 196
ACHPR/Res.69(XXXV)2004
ACHPR/Res.336(EXT.OS/XIX)2016
ACHPR Communication 379/2009
CONF/HRA/DECL(I)
MIN/CONF/HRA/Decl.1(I)
CM/Rec(2018)11
Decl-06.02.2008
Res(99)50
SG/Inf(2020)8
CommDH(2009)15
PACE Recommendation 1866 (2009)
PACE Doc. 11841
ECtHR App. 69981/14
OSCE Copenhagen Document 1990
OSCE MC.DEC/3/18
Guidelines on the Protection of Human Rights Defenders
EU Council 10056/1/04 REV 1
COM(2001)252
P7_TA(2010)0226
CELEX:32024L1069
AI ACT 30/6011/2017
Annual Report 2007 – Steadfast in Protest
Global Analysis 2022
Last Line of Defence
Criminalisation of Human Rights Defenders: categorisation of the problem and measures in response
"""
"""Symbols of documents, or titles of those without one."""

MARK = "<!-- What follows is written by `python -m tests.citing_page`. -->"


def page() -> str:
    """Return the text of the page: what is written by hand as it is, and the rest anew."""
    by_hand, mark, _ = PAGE.read_text("utf-8").partition(f"{MARK}\n")
    return "\n".join([f"{by_hand}{mark}", *_examples(), *_documents()]) + "\n"


def shown() -> list[Card]:
    """Return the cards of `SHOWN`, in their order."""
    cards = catalogue.load(ROOT / "corpus", "corpus").cards
    named = {name: card for card in cards for name in (card.title, card.symbol)}
    return [named[name] for name in SHOWN.strip().splitlines()]


def cited(card: Card) -> Citable:
    """Return the facts of a card, as the library has them."""
    facts = metadata.of_card(card)

    def value(found: Finding[str] | None) -> str | None:
        return found.value if found else None

    hit = a_hit(
        "0" * 16,
        card.title or card.symbol,
        is_titled=bool(card.title) and not is_supplied(card.title),
        held=False,
        symbol=value(facts.symbol),
        mechanism=value(facts.mechanism),
        body=value(facts.body),
        type=value(facts.type),
        date=value(facts.date),
        adopted=value(facts.adopted),
        year=facts.year.value if facts.year else None,
        session=value(facts.session),
        language=value(facts.language),
        url=card.url or None,
        remark=value(facts.remark),
        **{fact: value(getattr(facts, fact)) for fact in FACTS_OF_REFERENCES},
    )
    return citable(hit)


def _examples() -> Iterator[str]:
    yield "Each example, with its facts, is printed as follows.\n"
    yield "| style | example | follows |"
    yield "| --- | --- | --- |"
    for row in ROWS:
        found = reference(row.document, row.style, row.at)
        yield f"| {STYLE_TITLES[row.style]} | {_marked(found)} | {_plain(found.rule)} |"


def _documents() -> Iterator[str]:
    cards = shown()
    yield f"\n## {len(cards)} documents\n"
    yield "Documents of the catalogue, with the facts that it has."
    for number, card in enumerate(cards, start=1):
        document = cited(card)
        facts = [
            label("type", card.type),
            card.body,
            f"adopted {document.adopted}" if document.adopted else document.date or "no date",
            f"cited as “{form_of(document)}”",
        ]
        yield f"\n### {number}. {_plain(card.symbol or card.title)}\n"
        yield f"{_plain(' · '.join(facts))}\n"
        for style in STYLES:
            found = reference(document, style)
            general = "" if found.rule else " (general form)"
            yield f"- **{STYLE_TITLES[style]}**{general}: {_marked(found)}"


def _marked(found: Reference) -> str:
    return "".join(f"*{_plain(run.text)}*" if run.is_italic else _plain(run.text) for run in found.runs)


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
