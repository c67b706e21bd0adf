"""Read web pages: their text as a browser lays it out, cut into sections at the headings.

A web page has no pages; a reader is sent to a section instead. Sections begin at `h1` and
`h2` and are labelled with the heading. Menus, mastheads and footers are left out if the page
says which they are, but only where most of the text remains: some pages have put all they
say into their `header`.

Limits: text that a script would write is not there; pictures of text say nothing; frames are
not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.errors import DamagedFile
from indexer.extract.encoding import decode
from indexer.extract.protocol import Header, Limits, Shortfall, tidy_hints
from indexer.model import Page
from indexer.text import clean, one_line

_META_CHARSET = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+) | <\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_CHARSET_WITHIN_BYTES = 4096  # browsers look at 1024, but comments and scripts come first in old pages

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "select",
        "datalist",
        "textarea",
        "button",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "ul",
        "ol",
        "dl",
        "hr",
        "figure",
        "fieldset",
        "article",
        "section",
        "main",
    ]
)
_LINES = frozenset(
    [
        "div",
        "li",
        "dt",
        "dd",
        "tr",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "address",
        "center",
        "form",
        "nav",
        "header",
        "footer",
        "aside",
        "figcaption",
        "details",
        "summary",
        "legend",
        "option",
        "body",
        "dir",
        "menu",
    ]
)
_CELLS = frozenset({"td", "th"})
_SECTION_HEADINGS = frozenset({"h1", "h2"})

_FURNITURE = (
    "nav, footer, aside, header, [role=navigation], [role=banner], [role=contentinfo], [role=search], "
    "#cookie-banner, #cookie-notice, #cookie-consent, .cookie-banner, .cookie-notice, .cookie-consent"
)
_MUST_REMAIN = 0.6  # of the text; below that the "furniture" is the house

# Marks that no page can hold: the parser drops NUL, and `_write` drops both.
_LINE, _PARAGRAPH = "\0", "\1"
_BREAKS = re.compile(f"(?:(?<![ \\t])[ \\t]+)?[{_LINE}{_PARAGRAPH}][ \\t{_LINE}{_PARAGRAPH}]*")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MAX_LABEL = 200  # characters; a heading that is never closed holds the whole page

_FOOTNOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*")


def read(path: Path, limits: Limits) -> Iterator[Header | Page | Shortfall]:
    """See `indexer.extract.protocol.Reader`.

    Raises:
        DamagedFile: If the file cannot be opened or shows no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error
    declared = _META_CHARSET.search(data, 0, _CHARSET_WITHIN_BYTES)
    label = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
    tree = LexborHTMLParser(decode(data, label))
    hints = tidy_hints(_hints(tree))  # before furniture is removed
    sections = _sections(tree)
    if not sections:
        raise DamagedFile(
            "there is no text in it",
            "If a browser shows text, the page is made by scripts or frames: save it as PDF and build again.",
        )
    yield Header(len(sections), hints)
    for number, (label, text) in enumerate(islice(sections, limits.max_pages), start=1):
        yield Page(number, text, label)


def _hints(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for title in tree.css("head title")[:1]:
        yield "title", title.text()
    for root in tree.css("html"):
        yield "lang", root.attributes.get("lang") or root.attributes.get("xml:lang") or ""
    for link in tree.css("link[rel]"):
        if "canonical" in (link.attributes.get("rel") or "").lower().split():
            yield "canonical", link.attributes.get("href") or ""
    for meta in tree.css("meta[property='og:url']"):
        yield "canonical", meta.attributes.get("content") or ""
    for base in tree.css("base[href]"):
        yield "canonical", base.attributes.get("href") or ""
    for meta in tree.css("meta"):
        given = meta.attributes
        name = given.get("name") or given.get("property") or given.get("http-equiv") or ""
        if name.strip():
            yield f"meta:{name.strip().lower()}", given.get("content") or ""


def _sections(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """Return (heading, text) of the sections that have text."""
    if tree.root is None:
        return []
    whole = _Layout(tree.root)
    furniture = tree.css(_FURNITURE)
    if furniture:
        for node in furniture:
            if not _holds_the_title(node):
                node.decompose()
        rest = _Layout(tree.root)
        if rest.size() >= _MUST_REMAIN * whole.size():
            whole = rest
    return whole.cleaned()


def _holds_the_title(node: LexborNode) -> bool:
    """Tell whether this is the head of an article rather than of the site."""
    return node.tag == "header" and node.css_first("h1") is not None


@dataclass
class _Section:
    heading: str = ""
    parts: list[str] = field(default_factory=list)


class _Layout:
    """Text of a tree, laid out in lines and cut into sections."""

    def __init__(self, root: LexborNode) -> None:
        self._sections = [_Section()]
        self._preformatted = 0
        # Its own stack instead of recursion: some pages nest ten thousand deep.
        waiting = [(root, False)]
        while waiting:
            node, is_left = waiting.pop()
            tag = node.tag or ""
            if is_left:
                self._leave(tag)
            elif tag == "-text":
                self._write(node.text(deep=False))
            elif tag not in _UNSEEN:
                self._enter(node, tag)
                waiting.append((node, True))
                waiting += [(child, False) for child in reversed(_children(node))]

    def size(self) -> int:
        """Return how many characters there are, not counting blanks."""
        return sum(len("".join(part.split())) for section in self._sections for part in section.parts)

    def cleaned(self) -> list[tuple[str, str]]:
        """Return (heading, text) of the sections that have text."""
        texts = ((section.heading, _tidy(section.parts)) for section in self._sections)
        return [(heading, text) for heading, text in texts if text]

    def _write(self, text: str) -> None:
        text = text.replace(_LINE, "").replace(_PARAGRAPH, "")
        self._sections[-1].parts.append(text if self._preformatted else _BLANKS.sub(" ", text))

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag in _SECTION_HEADINGS and node.text().strip():
            self._sections.append(_Section())
        self._break(tag)
        self._preformatted += tag == "pre"
        if tag == "br":
            self._sections[-1].parts.append("\n")
        elif tag == "sup" and _FOOTNOTE_MARK.fullmatch(node.text()):
            # "resolution 60/251" with note 1 must not become resolution 60/2511.
            self._sections[-1].parts.append(" ")

    def _leave(self, tag: str) -> None:
        section = self._sections[-1]
        if tag in _SECTION_HEADINGS and not section.heading:
            section.heading = one_line(_tidy(section.parts))[:_MAX_LABEL]
        self._preformatted -= tag == "pre"
        self._break(tag)
        if tag in _CELLS:
            section.parts.append(" ")

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._sections[-1].parts.append(_PARAGRAPH)
        elif tag in _LINES:
            self._sections[-1].parts.append(_LINE)


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _tidy(parts: list[str]) -> str:
    """Join the parts; blocks that follow or enclose each other make one break, as in browsers."""
    text = _BREAKS.sub(lambda run: "\n\n" if _PARAGRAPH in run[0] else "\n", "".join(parts))
    return re.sub(r" *\n *", "\n", clean(text)).strip()
