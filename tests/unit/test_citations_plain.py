"""Rules read plain text, readers the printed one: offsets always lead to what is printed."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.citations import find
from indexer.citations.folding import fold
from indexer.citations.plain import Plain

SOFT_HYPHEN, JOINER, MARK, ISOLATE, BOM = "\u00ad", "\u200d", "\u200f", "\u2067", "\ufeff"
DROPPED = (SOFT_HYPHEN, JOINER, MARK, ISOLATE, BOM, "\u0301", "\u0640", "\u064e", "\u2060", "\u202b")

TEXTS = {
    "General Assembly resolutions 66/164 and 68/181 were recalled.": ["A/RES/66/164", "A/RES/68/181"],
    "See A/HRC/25/55, para. 12, and E/CN.4/2004/94.": ["A/HRC/25/55", "E/CN.4/2004/94"],
    "La Asamblea General, en su resolución 53/144, dijo lo mismo.": ["A/RES/53/144"],
    "The OAS adopted AG/RES. 1671 (XXIX-O/99) in Guatemala.": ["AG/RES. 1671 (XXIX-O/99)"],
    "قرار الجمعية العامة 53/144": ["A/RES/53/144"],
    "the Committee's general comment No. 36 (2019) CCPR": ["CCPR General Comment 36"],
}
PIECES = (
    *(
        "General Assembly ",
        "Human Rights Council ",
        "Commission ",
        "the Committee ",
        "resolution ",
        "decision ",
    ),
    *(
        "résolutions ",
        "resolución ",
        "قرار ",
        "резолюция ",
        "general comment ",
        "No. ",
        "and ",
        ", ",
        "; ",
        ". ",
    ),
    *("53/144", "22/6", "S-24/1", "2000/61", "1325 (2000)", "2200 A (XXI)", "A/HRC/25/55", "AG/RES. 1671 "),
    *(
        "of 9 December 1998",
        "para. 12",
        "Add.1",
        "12.415",
        "319-01",
        "٥٣/١٤٤",
        "第53/144号决议",
        "\n",
        "(",
        ")",
    ),
    *DROPPED,
)
printed_texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=80)


def bare(text: str) -> str:
    """Return a text without the signs that are not seen."""
    return "".join(letter for letter in text if letter not in DROPPED)


def digits(text: str) -> list[str]:
    """Return the numbers of a text, in the digits of ASCII."""
    ours = (str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in bare(text))
    return re.findall(r"\d+", "".join(ours))


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("53/144", "53/144"),
        ("A\u2011HRC \u2013 B\u2014C", "A-HRC - B-C"),
        ("No.\u00a05\u202f3", "No. 5 3"),
        ("l\u2019homme", "l'homme"),
        ("٥٣/١٤٤ ۱۹ ５３／１４４", "53/144 19 53/144"),
        ("resolu\u00adtion", "resolution"),
        ("a\u200e\u200fb\u202bc\u202cd\u2067e\ufeff", "abcde"),
        ("e\u0301", "e"),
        ("قـــرار", "قرار"),
        ("قَرَار", "قرار"),
        ("（2013）", "(2013)"),
        ("freedoms\u00b2", "freedoms "),  # the call of a note
    ],
)
def test_what_differs_in_print_only_is_the_same(printed: str, plain: str) -> None:
    assert Plain.of(printed).text == plain


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("RÉSOLUTION", "resolution"),
        ("Résolution", "resolution"),
        ("Декларация", "декларация"),
        ("Йемен", "йемен"),
        ("الأمم", "الامم"),
        ("İstanbul", "istanbul"),
        ("ŞİŞLİ", "sisli"),
        ("Straße", "strase"),
    ],
)
def test_case_and_accents_are_folded(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text(max_size=200))
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(printed_texts)
@example("\u0301")
@example("İ" * 5 + "53/144")
def test_every_place_of_the_plain_text_leads_to_a_place_in_print(printed: str) -> None:
    plain = Plain.of(printed)
    assert len(plain.text) == len(plain.folded) <= len(printed)
    places = [plain.printed(at, at + 1) for at in range(len(plain.text))]
    assert all(0 <= start < end <= len(printed) for start, end in places)
    assert all(before[1] <= behind[0] for before, behind in pairwise(places))


@given(printed_texts)
def test_citations_are_in_order_apart_and_where_they_say(printed: str) -> None:
    end = 0
    for mention in find(printed):
        assert end <= mention.start < mention.end <= len(printed)
        assert mention.sentence[0] <= mention.start < mention.sentence[1]
        end = mention.end


@given(printed_texts)
def test_the_digits_of_a_citation_stand_where_its_offsets_lead(printed: str) -> None:
    for mention in find(printed):
        here = "".join(digits(printed[mention.start : mention.end]))
        if not mention.note and here:  # without digits: an instrument by its name, a Roman number
            last = re.findall(r"\d+", mention.canonical)[-1:] or [""]
            assert last[0].lstrip("0")[-2:] in here or digits(mention.canonical)[0] in here


@pytest.mark.parametrize(("text", "canonical"), TEXTS.items())
def test_a_text_without_such_signs_cites(text: str, canonical: list[str]) -> None:
    assert [mention.canonical for mention in find(text)] == canonical


@given(st.data(), st.sampled_from(sorted(TEXTS)))
def test_signs_that_are_not_seen_hide_no_citation(data: st.DataObject, text: str) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=12))
    signs = data.draw(st.lists(st.sampled_from(DROPPED), min_size=len(places), max_size=len(places)))
    printed = text
    for place, sign in sorted(zip(places, signs, strict=True), reverse=True):
        printed = printed[:place] + sign + printed[place:]
    plain = find(text)
    found = find(printed)
    assert [each.canonical for each in found] == [each.canonical for each in plain]
    kept = [
        "".join(letter for letter in printed[each.start : each.end] if letter not in DROPPED)
        for each in found
    ]
    assert kept == [text[each.start : each.end] for each in plain]


@given(st.sampled_from(sorted(TEXTS)), st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"]))
def test_digits_of_other_scripts_count_as_ours(text: str, numerals: str) -> None:
    printed = "".join(numerals[int(letter)] if letter in "0123456789" else letter for letter in text)
    here, there = find(text), find(printed)
    assert [(each.canonical, each.start, each.end) for each in there] == [
        (each.canonical, each.start, each.end) for each in here
    ]


@given(printed_texts)
def test_the_same_text_cites_the_same_always(printed: str) -> None:
    assert find(printed) == find(printed)
