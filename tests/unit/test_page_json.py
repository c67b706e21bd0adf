"""Pages come back from JSON as they went in; what is no page is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Page, Paragraph, ParagraphKind
from indexer.page_json import page_from_json, page_to_json

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_OFFSETS = st.integers(0, 10**6)
_PARAGRAPHS = st.builds(
    Paragraph, _OFFSETS, _OFFSETS, st.sampled_from(ParagraphKind), _TEXTS, st.integers(0, 6)
)
_PAGES = st.builds(
    Page,
    st.integers(1, 10**6),
    _TEXTS,
    _TEXTS,
    st.lists(_PARAGRAPHS, max_size=5).map(tuple),
    st.none() | st.floats(0, 100),
    _TEXTS,
)


@given(_PAGES)
def test_a_page_comes_back_as_it_was(page: Page) -> None:
    assert page_from_json(json.loads(json.dumps(page_to_json(page)))) == page


def test_what_is_written_is_short() -> None:
    page = Page(3, "1. One", "iii", (Paragraph(0, 6, ParagraphKind.BODY, "1"),), 97.5, "one")
    assert page_to_json(page) == [3, "1. One", "iii", [[0, 6, "b", "1", 0]], 97.5, "one"]


def test_every_kind_of_paragraph_has_a_letter_of_its_own() -> None:
    page = Page(1, "", paragraphs=tuple(Paragraph(0, 0, kind) for kind in ParagraphKind))
    letters = [paragraph[2] for paragraph in page_to_json(page)[3]]
    assert len(set(letters)) == len(ParagraphKind)


@pytest.mark.parametrize(
    "values",
    [
        [],
        [1, "x", "", [], None],  # of an older version
        [1, "x", "", [], None, "", "more"],
        [0, "x", "", [], None, ""],
        [1, "x", "", [[0, 1, "?", "", 0]], None, ""],
        [1, "x", "", [[0, 1]], None, ""],
        [1, "x", "", None, None, ""],
    ],
)
def test_what_is_no_page_is_refused(values: list[object]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        page_from_json(values)
