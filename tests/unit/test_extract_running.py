"""Running heads are known by their coming again at the edges of pages, and page numbers by their looks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indexer.extract.protocol import Block
from indexer.extract.running import marked
from indexer.model import ParagraphKind

HEAD, BODY, FOOT = (0.04, 0.05), (0.3, 0.6), (0.95, 0.96)

Place = tuple[float, float]


def running(pages: Sequence[Sequence[tuple[str, Place]]]) -> list[list[str]]:
    """What of each page is a running head or foot."""
    blocks = [[Block(text, place=place) for text, place in page] for page in pages]
    return [[block.text for block in page if block.kind is ParagraphKind.RUNNING] for page in marked(blocks)]


def document(*edges: str, place: Place = HEAD) -> list[list[tuple[str, Place]]]:
    """Pages with text, each with one of these at an edge; "" for none."""
    return [
        [*([(edge, place)] if edge else []), (f"Text of page {number}", BODY)]
        for number, edge in enumerate(edges, start=1)
    ]


def test_a_document_without_pages_has_no_heads() -> None:
    assert running([]) == []


@pytest.mark.parametrize("place", [HEAD, FOOT])
@pytest.mark.parametrize(
    "edges",
    [
        ["A/HRC/25/55"] * 4,
        ["A/HRC/25/55"] * 2,  # a short document
        [f"A/HRC/25/55 | Page {n}" for n in range(9, 13)],  # numbers aside
        ["Report  on\ndefenders", "Report on defenders", "REPORT ON DEFENDERS"],
        [f"{n} Annual report" for n in ("ii", "iii", "iv")],
    ],
)
def test_what_comes_again_at_an_edge_is_one(edges: list[str], place: Place) -> None:
    assert running(document(*edges, place=place)) == [[edge] for edge in edges]


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    edges = ["On the left", "On the right"] * 4
    assert running(document(*edges)) == [[edge] for edge in edges]


@pytest.mark.parametrize(
    "pages",
    [
        document("Introduction", "Findings", "Conclusions", "Annex"),  # each is there once
        document("Once", "", "", "Once", place=BODY),  # amid the page
        [[("Yours sincerely", (0.05, 0.5)), ("Text", BODY)]] * 3,  # begins at the edge, but goes on
        document(*["A sentence that is rather long for a head. " * 6] * 3),
        document(*["¹ A/HRC/25/55, para. 5"] * 3, place=FOOT),  # a note that comes again
        document("Article 1", "Article 2", "Article 3"),
        document("Once", *[""] * 40, "Once", *[""] * 40, "Once"),  # too seldom
    ],
)
def test_what_is_no_head_is_left_alone(pages: list[list[tuple[str, Place]]]) -> None:
    assert running(pages) == [[] for _ in pages]


def test_the_same_at_the_top_and_at_the_bottom_counts_apart() -> None:
    pages = [
        *document("Either", place=HEAD),
        *document("Either", place=FOOT),
        *document("", "", "First", "Second"),
    ]
    assert running(pages) == [[] for _ in pages]


@pytest.mark.parametrize(
    "text",
    [
        *("7", "- 7 -", "[7]", "xiv", "Page 7", "page 7 of 20", "p. 7", "7/20", "Página 7 de 20", "стр. 7"),
        *("GE.19-13879(E)", "GE.19-13879 (E) 010219", "14-12345", "09-12345 (E) 010109", "*1412345*"),
        "* 1412345 *",
    ],
)
def test_numbers_of_pages_and_of_printing_jobs_need_not_come_again(text: str) -> None:
    assert running(document(text, "", "", place=FOOT)) == [[text], [], []]
    assert running(document(text, "", "", place=BODY)) == [[], [], []]


@pytest.mark.parametrize("text", ["2014-2015", "12345", "7 States", "A/HRC/25/55", "mild", "5 May 2014"])
def test_other_numbers_are_none(text: str) -> None:
    assert running(document(text, "", "", place=FOOT)) == [[], [], []]


@pytest.mark.parametrize("kind", [ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.NOTE])
def test_what_the_file_says_of_a_block_stays(kind: ParagraphKind) -> None:
    pages = [[Block("Chapter", kind, place=HEAD)] for _ in range(3)]
    assert marked(pages) == pages


def test_formats_without_places_have_no_heads() -> None:
    assert running(document(*["Home"] * 5, place=(0.0, 0.0))) == [[]] * 5
