"""Streams give what comes before their damage, say that there is some, and unpack to a most."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pytest

from indexer.errors import LimitExceeded
from indexer.extract import Limits, pdf
from indexer.extract.assemble import assemble
from indexer.extract.pdf import streams
from indexer.extract.pdf.streams import TooLarge, inflated
from indexer.extract.protocol import Draft, Shortfall
from tests.factories import a_pdf, text

CONTENT = random.Random(1).randbytes(20_000)  # noqa: S311 - repeatable
PACKED = zlib.compress(CONTENT)


@pytest.mark.parametrize(
    "data",
    [PACKED, PACKED + b"\r\nmore", PACKED[:-4], PACKED[:-4] + b"oops", b"??" + PACKED[2:]],
    ids=["sound", "something behind it", "no checksum", "a wrong checksum", "a wrong header"],
)
def test_what_loses_nothing_is_whole(data: bytes) -> None:
    assert inflated(data) == (CONTENT, True)


@pytest.mark.parametrize("damage", ["cut off", "garbled"])
def test_what_comes_before_the_damage_is_kept(damage: str) -> None:
    half = PACKED[:10_000]
    data = half if damage == "cut off" else half + b"\xff" * 9_000
    unpacked, is_whole = inflated(data)
    assert not is_whole
    assert len(unpacked) > 9_000
    assert CONTENT.startswith(unpacked[:9_000])


@pytest.mark.parametrize("data", [b"", b"x", b"potato salad"])
def test_what_was_never_packed_gives_nothing(data: bytes) -> None:
    assert inflated(data) == (b"", False)


@pytest.mark.parametrize("data", [PACKED, PACKED[:-4]])
def test_there_is_a_most(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_BYTES", 19_000)
    with pytest.raises(TooLarge):
        inflated(data)


def packed_pages(*pages: bytes) -> bytes:
    """A file of pages with these packed streams."""
    return a_pdf(*pages).replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")


def read(path: Path, data: bytes) -> tuple[list[str], str]:
    """The texts of the pages of a file, and what is said of what they lack."""
    path.write_bytes(data)
    told = list(pdf.read(path, Limits()))
    pages = assemble([thing for thing in told if isinstance(thing, Draft)])
    return [page.text for page in pages], "".join(
        thing.reason for thing in told if isinstance(thing, Shortfall)
    )


def test_a_page_whose_stream_breaks_off_is_read_so_far_and_that_is_said(tmp_path: Path) -> None:
    long = zlib.compress(text("begun") + b" 0 0 m" * 5 + CONTENT)
    shown, said = read(tmp_path / "file.pdf", packed_pages(zlib.compress(text("one")), long[:15_000]))
    assert shown == ["one", "begun"]
    assert said == "1 of 2 pages are damaged and may lack text"


def test_a_page_that_is_a_bomb_costs_that_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compress(text("two") + b" " * 50_000)
    monkeypatch.setattr(streams, "MOST_BYTES", 40_000)
    shown, said = read(tmp_path / "file.pdf", packed_pages(zlib.compress(text("one")), bomb))
    assert shown == ["one", ""]
    assert said == "1 of 2 pages unpack to more than a page can need"
    with pytest.raises(LimitExceeded, match="made to exhaust memory"):
        read(tmp_path / "file.pdf", packed_pages(bomb))
