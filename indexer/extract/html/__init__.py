"""Read web pages: their text as a browser lays it out, cut into sections at the headings.

A web page has no pages; a reader is sent to a section instead. Sections begin at `h1` and
`h2` and are labelled with the heading.

    bounds       the source, without what would keep a parser busy for hours
    layout       the tree -> passages: lines and paragraphs, with their looks
      tags attributes style counters peek flow rows passages   what that takes
    notes        which passages are footnotes, and which numbers call them
    boilerplate  which belong to the site
    headings     which are headings by their looks
    sections     passages -> drafts
    hints        what the page says of itself
    pointers     where it leads if it has no text

Limits: text that a script would write is not there; style sheets are not read; pictures of
text say nothing; frames are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from indexer.errors import DamagedFile
from indexer.extract.encoding import decode
from indexer.extract.html import boilerplate, headings, notes
from indexer.extract.html.bounds import bounded
from indexer.extract.html.hints import hints
from indexer.extract.html.layout import lay_out
from indexer.extract.html.passages import Passage
from indexer.extract.html.pointers import LITTLE_TEXT, pointer, text_without_frames
from indexer.extract.html.sections import sections
from indexer.extract.protocol import Draft, Header, Limits, Shortfall, tidy_hints

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META_CHARSET = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+) | <\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_LANGUAGE = re.compile(
    rb"""<html\b[^>]*?\blang\s*=\s*["']?\s*([a-z]{2,3}(?:[-_][a-z]{2,4})?)\b""", re.IGNORECASE
)
_WITHIN_BYTES = 4096  # browsers look at 1024, but comments and scripts come first in old pages


def read(path: Path, limits: Limits) -> Iterator[Header | Draft | Shortfall]:
    """See `indexer.extract.protocol.Reader`.

    Raises:
        DamagedFile: If the file cannot be opened, shows no text, or only leads to another page.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error
    tree = _parsed(_decoded(data))
    passages = _passages(tree)
    shortfall = None
    if sum(passage.free for passage in passages) < LITTLE_TEXT and (leads := pointer(tree, path)):
        passages = _passages(_parsed(text_without_frames(tree))) or passages
        if not passages or (leads.replaces_text and sum(passage.free for passage in passages) < LITTLE_TEXT):
            raise DamagedFile(leads.reason, leads.advice)
        shortfall = Shortfall(leads.reason, leads.advice)
    drafts = sections(passages)
    if not drafts:
        raise DamagedFile(
            "there is no text in it",
            "If a browser shows text, scripts or pictures make the page: save it as PDF and build again.",
        )
    yield Header(len(drafts), tidy_hints(hints(tree)))
    yield from islice(drafts, limits.max_pages)
    if shortfall is not None:
        yield shortfall


def _parsed(source: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(bounded(source))
    except SelectolaxError as error:
        raise MemoryError from error  # there is no other page that it cannot parse


def _decoded(data: bytes) -> str:
    head = _COMMENT.sub(b"", data[:_WITHIN_BYTES])
    declared = _META_CHARSET.search(head)
    language = _LANGUAGE.search(head)
    return decode(
        data,
        (declared[1] or declared[2]).decode("ascii", "replace") if declared else "",
        language[1].decode("ascii") if language else "",
    )


def _passages(tree: LexborHTMLParser) -> list[Passage]:
    """Return the text of a page in its parts, and what each of them is."""
    if tree.root is None:
        return []
    laid = lay_out(tree.root)
    notes.settle(laid)
    passages = boilerplate.without(laid)
    headings.find(passages)
    return passages
