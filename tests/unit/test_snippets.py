"""Passages show the words that matched, and nothing else as matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import snippets
from indexer.analysis import tokens
from indexer.results import Segment


def drawn(segments: tuple[Segment, ...]) -> str:
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in segments)


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("Human rights defenders", [(0, 1)], "[Human] rights defenders"),
        ("Human rights\ndefenders", [(1, 2)], "Human [rights\ndefenders]"),
        ("a b c", [(0, 2), (1, 1)], "[a b] c"),  # within another match
        ("a b c", [(0, 2), (1, 2)], "[a b][ c]"),  # overlapping phrases
        ("a b", [(1, 5)], "a [b]"),  # a phrase that runs on to the next page
        ("a b", [(7, 1)], "a b"),
        ("", [(0, 1)], ""),
        ("« L’homme »", [(1, 1)], "« L’[homme] »"),
    ],
)
def test_a_text_is_marked_where_its_terms_match(text: str, spans: list[snippets.Span], expected: str) -> None:
    assert drawn(snippets.marked(text, spans)) == expected


def test_a_passage_is_cut_around_the_best_run_and_says_so() -> None:
    text = " ".join(["kenya", *["filler"] * 100, "torture", "in", "kenya", *["filler"] * 100])
    kenya, torture = [(0, 1), (103, 1)], [(101, 1)]
    assert snippets.best([kenya, torture]) == (101, (2, 2))
    found = snippets.passage(text, [*kenya, *torture], 101)
    assert "[torture] in [kenya]" in drawn(found.segments)
    assert drawn(found.segments).startswith("… ")
    assert drawn(found.segments).endswith(" …")


def test_a_passage_of_a_short_page_is_the_page_on_one_line() -> None:
    assert drawn(snippets.passage(" a\n\n b ", [(1, 1)]).segments) == " a [b] "


def test_a_page_without_matches_shows_its_beginning() -> None:
    found = snippets.passage("one two " * 100, [])
    assert drawn(found.segments).startswith("one two")
    assert found.offset == 0
    assert snippets.best([]) == snippets.best([[], []]) == (0, (0, 0))
    assert snippets.passage("...", []).segments == ()


def test_spans_are_sorted_onto_pages() -> None:
    starts = (0, 10, 10, 25)  # the second page has no words
    assert snippets.by_page([(0, 1), (9, 3), (10, 1), (24, 2), (30, 1)], starts) == {
        0: [(0, 1), (9, 3)],
        2: [(0, 1), (14, 2)],
        3: [(5, 1)],
    }
    assert snippets.by_page([(0, 1)], ()) == {}


@given(
    text=st.text("ab é.\n ا人", max_size=300),
    spans=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 4)), max_size=20),
)
def test_marking_changes_no_character_and_marks_whole_terms(text: str, spans: list[snippets.Span]) -> None:
    segments = snippets.marked(text, spans)
    assert "".join(part.text for part in segments) == text
    words = list(tokens(text))
    marked = {position + k for position, length in spans for k in range(length)} & set(range(len(words)))
    at, covered = 0, set()
    for part in segments:
        if part.is_match:
            covered |= {
                i for i, word in enumerate(words) if at <= word.start and word.end <= at + len(part.text)
            }
        at += len(part.text)
    assert covered == marked
    passage = snippets.passage(text, [span for span in spans if span[0] < len(words)])
    assert len("".join(part.text for part in passage.segments)) <= len(text) + 4
