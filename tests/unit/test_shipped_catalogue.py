"""The addresses in the catalogue that is shipped are those of the documents themselves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from indexer.catalogue import load

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

_CHAPTER = re.compile(r"chap(?:ter|itre|itulo)?[-_. ]?(?:\d|[ivxl]+(?![^\W_]))", re.IGNORECASE)
"""A chapter by its number: Chap.2.htm, chapter-7.htm, defenderschap1-4.htm."""

_ONE_WORD = re.compile(r"/\D*/[a-z]+(?:\.[a-z]+)?", re.IGNORECASE)
"""A page that is called by one word, and by no number, date or title: /decisions/, /docs/index.html."""

_TRANSLATED = re.compile(r"[-_=](?:ar|es|fr|pt|ru|zh)(?![^\W_])", re.IGNORECASE)
"""A version in a language that is not that of the titles: TA-6-2008-0193_ES.html, lang=FR."""

WHAT = {"chapter": _CHAPTER, "translation": _TRANSLATED}


def not_its_own(url: str) -> str:
    """Return what an address leads to instead of a document, as far as it shows it; "" if it does not."""
    *_, folder, name = url.rstrip("/").split("/")
    if _ONE_WORD.fullmatch(f"/{folder}/{name}"):
        return "list"
    return next((what for what, pattern in WHAT.items() if pattern.search(name)), "")


def addresses() -> list[str]:
    return [card.url for card in load(CORPUS, "corpus").cards if card.url]


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://www.example.org/annualrep/2007eng/Chap.2.htm", "chapter"),
        ("https://www.example.org/countryrep/chapter-7.htm", "chapter"),
        ("https://www.example.org/annualrep/2009eng/Chap.IV.eng.htm", "chapter"),
        ("https://www.example.org/jsForm/?File=/en/r/mc.asp", "list"),
        ("https://www.example.org/decisions/", "list"),
        ("https://www.example.org/Xref.asp?fileid=7&lang=FR", "translation"),
        ("https://www.example.org/TA-7-2010-0226_EN.html", ""),
        ("https://www.example.org/en/files/24933/html", ""),
        ("https://www.example.org/PReleases/2011/028A.asp", ""),
        ("https://www.example.org/ga-res99/eres1671.htm", ""),
        ("https://www.example.org/reports/chapters-of-a-struggle-1999", ""),
    ],
)
def test_an_address_shows_that_it_is_a_list_a_chapter_or_a_translation(url: str, what: str) -> None:
    assert not_its_own(url) == what


def test_an_address_of_a_card_is_that_of_its_document() -> None:
    assert {url: what for url in addresses() if (what := not_its_own(url))} == {}


def test_no_two_cards_have_one_address() -> None:
    assert [url for url, times in Counter(addresses()).items() if times > 1] == []
