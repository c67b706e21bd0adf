"""The bookmarks of a PDF: titles, levels and pages, whatever they lead to and however they are damaged."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer.extract.pdf import read
from indexer.extract.pdf.file import open_pdf
from indexer.extract.pdf.outline import MOST_ENTRIES, outline
from indexer.extract.protocol import Header, Limits
from indexer.model import OutlineEntry
from tests.factories import FIRST_FREE, a_pdf, text

ROOT, FIRST, SECOND, THIRD = range(FIRST_FREE, FIRST_FREE + 4)


def entries(*objects: bytes, catalog: bytes = b"", page: int = 0) -> list[tuple[str, int, int]]:
    """The outline of a file of two pages with these objects, of which the first is the outline."""
    data = a_pdf(text("One"), text("Two"), objects=objects, catalog=b"/Outlines %d 0 R " % ROOT + catalog)
    document, pages, _ = open_pdf(io.BytesIO(data))
    return [(entry.title, entry.level, entry.page) for entry in outline(document, pages)]


def second_page(objects: int) -> bytes:
    """A reference to the second page behind so many objects."""
    return b"%d 0 R" % (FIRST_FREE + objects + 2)


def a_root(first: int = FIRST) -> bytes:
    return b"<< /First %d 0 R >>" % first


def an_item(title: bytes, dest: bytes = b"/Dest [0 /Fit]", following: int = 0, first: int = 0) -> bytes:
    links = b"/Next %d 0 R " % following if following else b""
    links += b"/First %d 0 R " % first if first else b""
    return b"<< /Title %s %s %s >>" % (title, dest, links)


def test_entries_come_in_order_with_their_levels() -> None:
    assert entries(
        a_root(),
        an_item(b"(Part I)", following=THIRD, first=SECOND),
        an_item(b"(Chapter 1)", b"/Dest [%s /Fit]" % second_page(4)),
        an_item(b"(Part II)", b"/Dest [1 /XYZ 0 0 0]"),
    ) == [("Part I", 1, 1), ("Chapter 1", 2, 2), ("Part II", 1, 2)]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (b"(Two\\nlines  and a blank )", "Two lines and a blank"),
        (b"<FEFF0421044304340000>", "Суд"),
        (b"<EFBBBFC3A9>", "é"),
        (b"(%s)" % (b"x" * 500), "x" * 200),
    ],
)
def test_titles_are_clean(title: bytes, shown: str) -> None:
    assert entries(a_root(), an_item(title)) == [(shown, 1, 1)]


@pytest.mark.parametrize(
    "dest",
    [
        b"/A << /S /GoTo /D [1 /Fit] >>",
        b"/A %d 0 R" % SECOND,
        b"/Dest (two)",
        b"/Dest /two",
        b"/A << /S /GoTo /D (two) >>",
    ],
)
def test_a_destination_may_be_named_or_an_action(dest: bytes) -> None:
    names = b"<< /Kids [<< /Limits [(a) (z)] /Names [(one) [0 /Fit] (two) << /D [1 /Fit] >>] >>] >>"
    found = entries(
        a_root(),
        an_item(b"(A)", dest),
        b"<< /S /GoTo /D [1 /Fit] >>",
        names,
        catalog=b"/Names << /Dests %d 0 R >> /Dests << /two [1 /Fit] >>" % THIRD,
    )
    assert found == [("A", 1, 2)]


NOT_ENTRIES = [
    b"",
    b"null",
    b"[]",
    b"<< /Title (A) >>",
    an_item(b"(A)", b"/Dest [2 /Fit]"),
    an_item(b"(A)", b"/Dest [-1 /Fit]"),
    an_item(b"(A)", b"/Dest [99 0 R /Fit]"),
    an_item(b"(A)", b"/Dest []"),
    an_item(b"(A)", b"/Dest (nowhere)"),
    an_item(b"(A)", b"/A << /S /URI /URI (http://example.org) /D [0 /Fit] >>"),
    an_item(b"()"),
    an_item(b"(  )"),
    an_item(b"/A"),
    an_item(b"(_Hlk100066697)"),
    an_item(b"(OLE_LINK1)"),
    b"%d 0 R" % FIRST,  # to itself
]


@pytest.mark.parametrize("item", NOT_ENTRIES)
def test_what_is_damaged_or_leads_to_no_page_is_left_out(item: bytes) -> None:
    assert entries(a_root(), item, an_item(b"(B)")) == []


@pytest.mark.parametrize("root", [b"null", b"[]", b"(x)", b"<< >>", b"<< /First 99 0 R >>", b"%d 0 R" % ROOT])
def test_a_damaged_outline_gives_none(root: bytes) -> None:
    assert entries(root, an_item(b"(A)")) == []
    assert entries(a_root(), b"<< /Next (x) /First [1] >>") == []


def test_loops_end() -> None:
    looped = an_item(b"(A)", following=FIRST, first=FIRST)
    assert entries(a_root(), looped) == [("A", 1, 1)]
    kids = b"/Names << /Dests %d 0 R >>" % SECOND
    found = entries(
        a_root(),
        an_item(b"(A)", b"/Dest (a)"),
        b"<< /Kids [%d 0 R %d 0 R] >>" % (SECOND, SECOND),
        catalog=kids,
    )
    assert found == []


def chain(count: int, *, down: bool = False) -> Sequence[bytes]:
    return [
        an_item(b"(%d)" % n, **{"first" if down else "following": FIRST + n})  # type: ignore[arg-type]
        for n in range(1, count + 1)
    ]


def test_long_outlines_are_cut_and_deep_ones_end() -> None:
    assert len(entries(a_root(), *chain(3000))) == MOST_ENTRIES
    assert [level for _, level, _ in entries(a_root(), *chain(3000, down=True))] == [1, 2, 3, 4]


def test_the_reader_tells_it_before_the_first_page(tmp_path: Path) -> None:
    objects = [a_root(), an_item(b"(A)", b"/Dest [1 /Fit]")]
    catalog = b"/Outlines %d 0 R" % ROOT
    (tmp_path / "a.pdf").write_bytes(a_pdf(text("One"), text("Two"), objects=objects, catalog=catalog))
    header = next(iter(read(tmp_path / "a.pdf", Limits())))
    assert isinstance(header, Header)
    assert header.outline == (OutlineEntry("A", 1, 2),)
