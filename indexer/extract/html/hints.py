"""What a page says of itself: title, language, address, metadata."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser


def hints(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Return (name, value) as `Extraction.hints` has them, not tidied."""
    for title in tree.css("title"):  # of some pages it stands in the body
        if title.parent is None or title.parent.tag != "svg":
            yield "title", title.text()
            break
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
