"""Pages that hold no text of their own but lead to the page that does.

Framesets, pages that send the browser on (by `meta refresh` or a script), pages that show
another in a frame. Saved alone they are useless, and a line such as "click here if nothing
happens" is not the document. So the outcome names what the browser would have opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from indexer.text import one_line

LITTLE_TEXT = 300
"""Letters outside of links: a page with less may be one that leads elsewhere."""

_SOON_S = 30.0  # a page that sends its reader on later than that is one to be read
_MOST_NAMED = 3
_LONGEST_NAME = 200
_LONGEST_SCRIPT = 20_000

_REFRESH = re.compile(r"\s*([\d.]*)\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_LOCATION = re.compile(
    r"(?:\blocation(?:\s*\.\s*href)?\s*=(?!=)|\blocation\s*\.\s*(?:replace|assign)\s*\()\s*[\"']([^\"'<>]+)[\"']",
    re.IGNORECASE,
)
_ONE, _SEVERAL = (
    "Save the page it leads to, and build again; this one can go.",
    "Save the pages it leads to, and build again; this one can go.",
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a page leads.

    Attributes:
        reason: What kind of page it is, and the places it names.
        advice: What to do.
        replaces_text: Whether what little text it has is about that only.
    """

    reason: str
    advice: str
    replaces_text: bool


def pointer(tree: LexborHTMLParser, path: Path) -> Pointer | None:
    """Return where a page with little or no text leads; None if it says nothing of it.

    Args:
        tree: The page.
        path: Of the file: a page that leads to itself only wants to be loaded again.
    """
    if frames := _sources(tree, "frame"):
        return Pointer(f"it only puts together other pages: {_named(frames)}", _advice(frames), True)
    for meta in tree.css("meta[http-equiv]"):
        given = meta.attributes
        if (given.get("http-equiv") or "").strip().lower() == "refresh":
            refresh = _REFRESH.match(given.get("content") or "")
            if refresh and _seconds(refresh[1]) <= _SOON_S and _leads_on(refresh[2], path):
                return Pointer(f"it only leads on to another page: {_named([refresh[2]])}", _ONE, True)
    for script in tree.css("script, body[onload]"):
        code = script.attributes.get("onload") or script.text()
        found = _LOCATION.search(code[:_LONGEST_SCRIPT])
        if found and _leads_on(found[1], path):
            return Pointer(f"it only leads on to another page: {_named([found[1]])}", _ONE, True)
    if frames := _sources(tree, "iframe"):
        return Pointer(
            f"its text is in another page, shown in a frame: {_named(frames)}", _advice(frames), False
        )
    return None


def text_without_frames(tree: LexborHTMLParser) -> str:
    """Return the source of what browsers without frames show instead of them."""
    return "\n".join(node.text() for node in tree.css("noframes"))


def _sources(tree: LexborHTMLParser, tag: str) -> list[str]:
    sources = (node.attributes.get("src") or "" for node in tree.css(f"{tag}[src]"))
    return list(dict.fromkeys(source for source in sources if source.strip() and ":blank" not in source))


def _seconds(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _leads_on(target: str, path: Path) -> bool:
    target = target.strip()
    page = unquote(target.partition("#")[0].partition("?")[0]).rpartition("/")[2]
    return bool(target) and not target.startswith("#") and (page == "" or page != path.name)


def _named(targets: Iterable[str]) -> str:
    shown = [one_line(target)[:_LONGEST_NAME] for target in targets]
    more = len(shown) - _MOST_NAMED
    return ", ".join(shown[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _advice(targets: list[str]) -> str:
    return _ONE if len(targets) == 1 else _SEVERAL
