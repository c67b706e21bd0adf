"""Look into an element that may hold no more than a number, before it is walked through.

Only the first nodes are looked at: elements are often left open and then hold the whole page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from indexer.extract.html.attributes import css, names

_LONGEST = 14  # characters
_MOST_NODES = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """What is in a short element: its text, whether that is raised, a link, and names of anchors."""

    text: str
    is_raised: bool
    target: str
    names: tuple[str, ...]


def peek(node: LexborNode) -> Seen | None:
    """Return what is in an element, None if that is more than a number."""
    text, target = "", ""
    is_raised = False
    found: list[str] = []
    waiting = [node.last_child]
    nodes = 0
    while waiting:
        inner = waiting.pop()
        if inner is None:
            continue
        nodes += 1
        if nodes > _MOST_NODES:
            return None
        waiting.append(inner.prev)
        tag = inner.tag or ""
        if tag == "-text":
            # From the last to the first; blanks between words count as one.
            text = " ".join(inner.text(deep=False)[: 20 * _LONGEST].split()) + text
            if len(text) > _LONGEST:
                return None
            continue
        if tag in ("br", "img", "p", "div", "table"):
            return None
        attributes = inner.attributes
        if tag == "a":
            target = target_of(attributes) or target
            found += [name for name in (attributes.get("name"),) if name]
        if id_ := attributes.get("id"):
            found.append(id_)
        is_raised = (
            is_raised
            or tag == "sup"
            or css(attributes.get("style") or "").is_raised
            or names(attributes.get("class") or "", "").is_raised
        )
        waiting.append(inner.last_child)
    return Seen(text, is_raised, target, tuple(found))


def target_of(attributes: Mapping[str, str | None]) -> str:
    """Return the name of the place in a page that a link leads to, "" if it leads to a whole page."""
    _, _, fragment = (attributes.get("href") or "").partition("#")
    return unquote(fragment.strip()[:200])
