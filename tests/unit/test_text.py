"""The text of a page is cleaned step by step, and nothing that was printed is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import text

CLEANED = [
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("e\u0301tat", "état"),
    ("e\u200b\u0301tat", "état"),
    ("the o\ufb03ce of the \ufb01rst \ufb02oor", "the office of the first floor"),
    ("\ufef3\ufecc\u0645\ufede", "يعمل"),
    ("word\ufe76", "word\u064e"),
    ("art.\xa012,\u2009p.\u3000\t3", "art. 12, p. 3"),
    ("defend\xaders", "defenders"),
    ("human rights de\xad\nfenders of", "human rights defenders\nof"),
    ("in\xad\nter\xad\nnational", "international"),
    ("1 \xad 1", "1 1"),
    ("\u0387\u0387\u0387\u0387\u0387 4", " … 4"),
    ("non-\xad‐State", "non-State"),
    ("\x00a\x07b\x9f \ue000\U000f1234c\ufffe", "ab c"),
    ("A/HRC/\u200e25/\u200f55", "A/HRC/25/55"),
    ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
    ("I. Background ........... 4", "I. Background … 4"),
    ("I. Background \ufffd\ufffd \ufffd\ufffd\ufffd\ufffd 4", "I. Background … 4"),
    ("26\ufffd5 per cent", "26\ufffd5 per cent"),
    ("Name: ____________ (signed)", "Name: (signed)"),
    ("the end\n__________\n1 A note", "the end\n\n1 A note"),
    ("and so on... and", "and so on... and"),
    ("lone \ud83d, pair \ud83d\ude00", "lone , pair 😀"),
    ("a  \n\n\n\n\n\nb\n\n", "a\n\n\nb"),
    ("  indented\n\n", "  indented"),
    ("a\n  justified   line  ", "a\n  justified line"),
    ("", ""),
]

JOINED = [
    ("human rights de-\nfenders of", "human rights defenders\nof"),
    ("de- \n  fenders, and", "defenders,\nand"),
    ("de-\nfenders\nof", "defenders\nof"),
    ("de-\nfenders\n\nOf", "defenders\n\nOf"),
    ("déci-\nsion", "décision"),
    ("защит-\nники прав", "защитники\nправ"),
    ("in-\nter-\nna-\ntional law", "international\nlaw"),
]

NOT_JOINED = [
    ("2010-\n2011", "2010-\n2011"),
    ("Asia-\nPacific", "Asia-\nPacific"),
    ("rights -\nand", "rights -\nand"),
    ("A/HRC/25-\nannex", "A/HRC/25-\nannex"),
    ("de-\n\nfenders", "de-\n\nfenders"),
    ("short-\nand long-term", "short-\nand long-term"),
]

KEPT = [
    ("non-\ngovernmental actors", "non-governmental\nactors"),
    ("Self-\ndetermination", "Self-determination"),
    ("c'est-à-\ndire que", "c'est-à-dire\nque"),
    ("the follow-\nup of", "the follow-up\nof"),
    ("celles-\nci sont", "celles-ci\nsont"),
    ("www.ohchr.org/human-\nrights now", "www.ohchr.org/human-rights\nnow"),
    ("non‐\ngovernmental", "non-governmental"),
]

# How a document writes a word elsewhere decides; then the words that are known to keep their hyphen.
KNOWN = [
    ("land-\nowners", "land-owners are", "land-owners"),
    ("land-\nowners", "landowners are", "landowners"),
    ("land-\nowners", "land-owners, landowners, landowners", "landowners"),
    ("land-\nowners", "LAND-OWNERS", "land-owners"),
    ("non-\ngovernmental", "nongovernmental bodies", "nongovernmental"),
    ("land-\nowners", "another land-\nowners", "landowners"),
    ("non-discrimi-\nnatory", "discriminatory", "non-discriminatory"),
    ("ex-\ntensive", "the ex-president", "extensive"),
    ("ex-\npresident", "the president", "ex-president"),
    ("State-\nto-State", "from State to State", "State-to-State"),
    ("commu-\nnity-based", "based on it", "community-based"),
    ("a-stop-the-\nworld", "the end", "a-stop-the-world"),
    ("disse-\nme", "ela disse, e deu-me", "disse-me"),
]


@pytest.mark.parametrize(("given_text", "expected"), CLEANED)
def test_a_page_is_cleaned(given_text: str, expected: str) -> None:
    assert text.clean(given_text) == expected


@pytest.mark.parametrize(("given_text", "expected"), [*JOINED, *NOT_JOINED, *KEPT])
def test_words_cut_at_line_ends_are_joined(given_text: str, expected: str) -> None:
    assert text.join_hyphens(given_text) == expected


@pytest.mark.parametrize(("given_text", "elsewhere", "expected"), KNOWN)
def test_the_document_decides_on_a_hyphen(given_text: str, elsewhere: str, expected: str) -> None:
    assert text.join_hyphens(given_text, text.Spelling.of([elsewhere, given_text])) == expected


def test_a_document_that_cuts_no_words_keeps_every_hyphen() -> None:
    lines = "line\n" * 200 + "land-\nowners are"
    assert text.join_hyphens("land-\nowners are", text.Spelling.of([lines])) == "land-owners\nare"
    assert text.join_hyphens("land-\nowners", text.Spelling.of([lines, "landowners"])) == "landowners"


def test_a_document_that_cuts_words_joins_what_it_does_not_know() -> None:
    cut = "inter-\nnational and na-\ntional, international, national\n" + "line\n" * 200
    assert text.join_hyphens("land-\nowners are", text.Spelling.of([cut])) == "landowners\nare"


@pytest.mark.parametrize("first", sorted(text.FIRST_PARTS))
def test_first_parts_that_are_spelled_with_a_hyphen_keep_it(first: str) -> None:
    assert text.join_hyphens(f"{first}-\nthing") == f"{first}-thing"


@pytest.mark.parametrize("last", sorted(text.LAST_PARTS))
def test_last_parts_that_are_spelled_with_a_hyphen_keep_it(last: str) -> None:
    assert text.join_hyphens(f"thing-\n{last}.") == f"thing-{last}."


def test_a_title_is_one_line() -> None:
    assert (
        text.one_line("  Report of the\r\n Special\xa0Rappor-\nteur ") == "Report of the Special Rapporteur"
    )


# Letters, hyphens, line ends and blanks in odd orders, besides every other code point.
_PAGES = st.text(
    st.one_of(
        st.sampled_from("abB-\xad\n\r \t\u0301\ufb01\ufe77.\u0387_"), st.characters(exclude_categories=())
    )
)


@given(_PAGES)
def test_cleaning_twice_changes_nothing_more(page: str) -> None:
    once = text.clean(page)
    assert text.clean(once) == once


@given(_PAGES)
def test_a_clean_page_can_be_stored(page: str) -> None:
    once = text.clean(page)
    assert once.encode().decode() == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\0\xad\ufffe\ufb01")


def test_a_long_page_of_cut_words_takes_no_longer_than_it_must() -> None:
    page = "de-\nfenders " * 10_000
    assert text.join_hyphens(text.clean(page)).count("defenders") == 10_000
    assert text.join_hyphens("a-\n" * 1_000).startswith("aaaa")
    assert text.clean(" " * 200_000 + "x") == " " * 200_000 + "x"
