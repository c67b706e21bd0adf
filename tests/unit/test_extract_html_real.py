"""What people wrote is all there: checked on real pages against their own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.errors import ExtractionError
from indexer.extract.encoding import decode
from indexer.extract.html import read
from indexer.extract.protocol import Draft, Header, Limits, Shortfall
from indexer.text import clean

pytestmark = pytest.mark.real

_LETTERS = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹ºª]+")
_PROSE = 200  # letters outside of links


def letters(text: str) -> str:
    return "".join(_LETTERS.findall(clean(text)))


def prose(tree: LexborHTMLParser) -> Iterator[str]:
    """The paragraphs that are no menus, except those of parts that browsers do not show."""
    for paragraph in tree.css("p"):
        if paragraph.css_first("table, ul, ol, script, style, noscript, button, select, ruby, [style*=none]"):
            continue
        if any(node.tag in ("template", "noscript", "footer", "nav") for node in above(paragraph)):
            continue
        linked = sum(len(letters(link.text())) for link in paragraph.css("a"))
        text = letters(paragraph.text())
        if len(text) - linked >= _PROSE:
            yield text


def above(node: LexborNode) -> Iterator[LexborNode]:
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def test_no_prose_of_a_real_page_is_lost(corpus_real: Path) -> None:
    paragraphs = 0
    lost = []
    for path in sorted(corpus_real.rglob("*.htm*")):
        try:
            drafts = [thing for thing in read(path, Limits()) if isinstance(thing, Draft)]
        except ExtractionError:
            continue
        found = "".join(letters(block.text) for draft in drafts for block in draft.blocks)
        for text in prose(LexborHTMLParser(decode(path.read_bytes()))):
            paragraphs += 1
            if text not in found:
                lost.append((path.name, text[:80]))
    assert lost == []
    assert paragraphs > 2000


def test_every_real_page_has_an_outcome(corpus_real: Path) -> None:
    for path in sorted(corpus_real.rglob("*.htm*")):
        try:
            header, *rest = read(path, Limits())
        except ExtractionError:
            continue
        assert isinstance(header, Header)
        assert header.pages_total == sum(isinstance(thing, Draft) for thing in rest) > 0
        assert all(isinstance(thing, Draft) for thing in rest[:-1])
        assert isinstance(rest[-1], Draft | Shortfall)
