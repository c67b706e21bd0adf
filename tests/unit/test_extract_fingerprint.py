"""Copies of a document are told by their text, whatever the pages around it look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.extract.assemble import assemble
from indexer.extract.fingerprint import LENGTH, fingerprint, parts
from indexer.extract.html import read
from indexer.extract.protocol import Draft, Limits
from indexer.model import Page, Paragraph, ParagraphKind

TITLE = "Communication on the mill at Sandbridge"
TEXT = [
    "The mill stands beside the bridge, and whoever crosses it to see the ombudsperson is written down.",
    "1. The council is asked to say, within thirty days, by whose order this is done and for what purpose.",
    "2. Nobody may be written down for crossing a bridge; so said the court of the province long ago.",
]


def document(title: str = TITLE, text: list[str] = TEXT) -> str:
    return f"<h2>{title}</h2><p>12 May 1999" + "".join(f"<p>{paragraph}" for paragraph in text)


def of(folder: Path, page: str) -> str:
    (folder / "a.html").write_text(page, encoding="utf-8")
    drafts = [thing for thing in read(folder / "a.html", Limits()) if isinstance(thing, Draft)]
    return fingerprint(parts(assemble(drafts)))


COPIES = [
    "{}",
    "<nav><a href=/>Home</a></nav>{}<footer>© 2005 The council</footer>",
    "<p align=center><b>PROVINCE OF SANDBRIDGE</b><p>Ombudsperson{}<p>Last updated: 3 June 2005",
    "<table><tr><td><a href=a>News</a><br><a href=b>Law</a><td>{}</table><p>[<a href=c>Index</a>]",
    "{}<p>Copyright of the province of Sandbridge; all rights reserved, also those of translation and print.",
    "<div>{}</div><hr><p><a href=#>Back</a> Send your remarks to the webmaster",
]


@pytest.mark.parametrize("around", COPIES)
def test_the_same_text_with_other_pages_around_it_is_the_same_document(tmp_path: Path, around: str) -> None:
    found = of(tmp_path, around.format(document()))
    assert found == of(tmp_path, document())
    assert len(found) == LENGTH


OTHERS = [
    document(title="Communication on the mill at Westbridge"),
    document(text=[*TEXT[:2], TEXT[2].replace("long ago", "last year")]),
    document(text=TEXT[:2]),
    document(text=[TEXT[0], TEXT[2], TEXT[1]]),
    document(text=[TEXT[0], TEXT[1].replace("thirty", "sixty"), TEXT[2]]),
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_title_or_text_is_another_document(tmp_path: Path, other: str) -> None:
    assert of(tmp_path, other) != of(tmp_path, document())


def test_how_the_text_is_set_does_not_matter() -> None:
    flat = [Page(1, "\n\n".join(TEXT))]
    lined = [Page(1, "\n\n".join(paragraph.replace(" ", "\n").upper() for paragraph in TEXT))]
    assert fingerprint(parts(flat)) == fingerprint(parts(lined))


def test_running_heads_do_not_count() -> None:
    head = "Province of Sandbridge, proceedings of the ombudsperson in the year of the great flood, page 4"
    start = len(head) + 2
    page = Page(
        1,
        f"{head}\n\n{TEXT[0]}",
        paragraphs=(
            Paragraph(0, len(head), ParagraphKind.RUNNING),
            Paragraph(start, start + len(TEXT[0])),
        ),
    )
    assert fingerprint(parts([page])) == fingerprint(parts([Page(1, TEXT[0])]))


def test_a_document_without_prose_is_compared_whole() -> None:
    assert fingerprint(parts([Page(1, "A list\n\nof towns")])) != fingerprint(
        parts([Page(1, "A list\n\nof rivers")])
    )
    assert fingerprint(parts([Page(1, "— —")])) == ""
