"""Words for kinds of documents: each is held against its own examples and near misses."""

from __future__ import annotations

import pytest

from indexer.citations.folding import fold
from indexer.citations.kinds import WORDINGS, Wording
from indexer.citations.plain import Plain

EXAMPLES = [(wording, example) for wording in WORDINGS for example in wording.examples]
NEAR_MISSES = [(wording, near) for wording in WORDINGS for near in wording.near_misses]
LONGEST_WAY = 24  # letters between the beginning of a word and its stem, which `phrases` goes back


def said(value: object) -> str:
    return value.kind.value if isinstance(value, Wording) else str(value)


def test_no_kind_has_two_wordings() -> None:
    assert len({wording.kind for wording in WORDINGS}) == len(WORDINGS)


@pytest.mark.parametrize("wording", WORDINGS, ids=said)
def test_a_wording_shows_itself_in_examples_and_near_misses(wording: Wording) -> None:
    assert wording.examples
    assert wording.near_misses


@pytest.mark.parametrize(("wording", "example"), EXAMPLES, ids=said)
def test_an_example_is_matched_whole(wording: Wording, example: str) -> None:
    folded = Plain.of(example).folded
    match = wording.compiled.match(f"{folded} 1")
    assert match
    assert match[0] == folded


@pytest.mark.parametrize(("wording", "near"), NEAR_MISSES, ids=said)
def test_a_near_miss_is_not_matched(wording: Wording, near: str) -> None:
    folded = Plain.of(near).folded
    assert not wording.compiled.fullmatch(folded)


@pytest.mark.parametrize(("wording", "example"), EXAMPLES, ids=said)
def test_a_stem_stands_in_every_match_not_far_from_its_beginning(wording: Wording, example: str) -> None:
    text = f"{Plain.of(example).folded} 1"  # some stems end with the blank behind the word
    places = [place for stem in wording.stems if (place := text.find(stem)) >= 0]
    assert places
    before = text[: min(places)]
    assert len(before) <= LONGEST_WAY
    assert before.replace(" ", "").isalpha() or not before


@pytest.mark.parametrize("wording", WORDINGS, ids=said)
def test_stems_are_folded(wording: Wording) -> None:
    assert [stem for stem in wording.stems if fold(stem) != stem] == []


@pytest.mark.parametrize(("wording", "example"), EXAMPLES, ids=said)
def test_a_word_does_not_begin_within_another(wording: Wording, example: str) -> None:
    assert not wording.compiled.match(f"x{Plain.of(example).folded} 1", 1)
