"""What each element of a page does to its text: not shown, its own paragraph, its own line, a cell.

As the style sheet of browsers has it (WHATWG HTML Standard, 15.3, "Rendering"), with what old
pages use besides.
"""

from __future__ import annotations

UNSEEN = frozenset([
    "applet", "audio", "base", "canvas", "colgroup", "datalist", "embed", "frameset", "head", "iframe",
    "link", "map", "meta", "noembed", "noframes", "noscript", "object", "param", "rp", "script", "select",
    "source", "style", "svg", "template", "textarea", "title", "track", "video", "xml",
])  # fmt: skip
"""Not shown as text, with all that is in them. `xml`: the data islands of word processors."""

PARAGRAPHS = frozenset([
    "article", "blockquote", "dl", "fieldset", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "listing", "main", "ol", "p", "plaintext", "pre", "section", "table", "ul", "xmp",
])  # fmt: skip
"""They have space above and below."""

LINES = frozenset([
    "address", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dt",
    "figcaption", "footer", "form", "header", "hgroup", "html", "legend", "li", "menu", "nav", "optgroup",
    "option", "search", "summary", "tbody", "tfoot", "thead", "tr",
])  # fmt: skip
"""They begin and end a line."""

CELLS = frozenset({"td", "th"})

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Element -> level."""

SECTION_LEVELS = frozenset({1, 2})
"""Levels of the headings that begin a section."""

PREFORMATTED = frozenset({"listing", "plaintext", "pre", "xmp"})

BOLD = frozenset({"b", "strong"})

ORDERED = frozenset({"ol"})

UNORDERED = frozenset({"dir", "menu", "ul"})

ARTICLES = frozenset({"article", "main", "blockquote"})
"""What is inside belongs to the document, not to its site."""

VOID = frozenset([
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "spacer", "track", "wbr",
])  # fmt: skip
"""They hold nothing and have no end tag."""

FORMATTING = frozenset([
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
])  # fmt: skip
"""Elements that go on in the next paragraph if they are not closed (HTML Standard, 13.2.4.3)."""
