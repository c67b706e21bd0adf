"""Lay out a page as a browser does: which text follows which, and where lines and paragraphs end.

The tree is walked once, with a stack of its own instead of recursion. What takes knowledge of
the whole page is left to later steps: which numbers call notes, which passages are headings,
which belong to the site and not to the document.

Limits: style sheets and scripts are not read; frames are not followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from indexer.extract.html import tags
from indexer.extract.html.attributes import Attributes, Css, Names, css, names, place_of
from indexer.extract.html.counters import List, style_of, whole
from indexer.extract.html.flow import Flow
from indexer.extract.html.passages import Gap, Laid, Place, Reference, Region
from indexer.extract.html.peek import peek, target_of
from indexer.extract.html.rows import Tables
from indexer.extract.html.style import Style, restyled

_LONGEST_HEADING = 300  # letters; more is text set so for its looks, or a heading that is never closed

_RAISED_NUMBER = re.compile(r"[\s\[({]*(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)[\s\])}.,]*")
_LINKED_NUMBER = re.compile(r"\s*[\[({]?\s*(\d{1,3})\s*[\])}]?\s*\.?\s*")
_ITEM_LABEL = re.compile(r"\s*(\(?\d{1,3}(?:\.\d{1,3})*[.)]*|\(?[a-zA-Z]{1,6}[.)]+)\s*")
_PERMALINKS = frozenset(
    ["#", "¶", "§", "↩", "↩\ufe0e", "↵", "↑", "^"]
)  # beside headings and notes, to themselves and back
_ORDINALS = {"o": "º", "a": "ª", "os": "ºs", "as": "ªs"}  # of 1º, 2ª, nº; others are words as they stand
_BANNER = re.compile(r"_bnr\.(?:gif|jpe?g|png)", re.IGNORECASE)  # FrontPage draws titles as pictures

_NO_CSS = Css()
_NO_NAMES = Names()
_SURE = frozenset({Place.NAVIGATION, Place.CONSENT, Place.HIDDEN})


def lay_out(root: LexborNode) -> Laid:
    """Return the passages of a page."""
    return _Walk().over(root)


@dataclass(slots=True)
class _Open:
    """An element that has begun, and what its end has to know."""

    tag: str
    style: Style
    gap: Gap | None = None
    heading: int | None = None  # index of its first passage
    level: int = 0
    alt: str = ""  # of a picture in that heading


class _Walk:
    def __init__(self) -> None:
        self._flow = Flow()
        self._lists: list[List] = []
        self._items: list[str] = []  # numbers of the items around
        self._tables = Tables()
        self._headings: list[_Open] = []

    def over(self, root: LexborNode) -> Laid:
        waiting: list[LexborNode | _Open] = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, _Open):
                self._leave(node)
                continue
            tag = node.tag or "-"
            if tag == "-text":
                self._flow.write(node.text(deep=False))
                continue
            if tag in tags.UNSEEN or tag[0] in "-!":
                continue
            element = self._enter(node, tag)
            if element is None:
                continue
            waiting.append(element)
            child = node.last_child
            while child is not None:
                waiting.append(child)
                child = child.prev
        return self._flow.laid()

    def _enter(self, node: LexborNode, tag: str) -> _Open | None:
        """Begin an element; None if what is in it is not to be read, or has been."""
        flow = self._flow
        if tag == "br":
            flow.line()
            return None
        attributes = node.attributes
        if tag == "img":
            self._picture(attributes)
            return None
        told = css(attributes["style"] or "") if "style" in attributes else _NO_CSS
        class_, id_ = attributes.get("class") or "", attributes.get("id") or ""
        called = names(class_, id_) if class_ or id_ else _NO_NAMES
        gap = _gap(tag)
        if gap is not None:
            flow.close(gap)
        elif told.is_hidden or called.place is Place.HIDDEN or (tag == "button" and not flow.style.level):
            return None
        own_names = tuple(name for name in (id_, attributes.get("name") if tag == "a" else "") if name)
        if own_names and flow.is_between and tag != "input":  # one that may be hidden
            flow.names += own_names
        if gap is None and (
            (told.is_label and self._item_label(node))
            or self._refers(node, tag, attributes, told.is_raised or called.is_raised, own_names)
        ):
            return None
        element = _Open(tag, flow.style, gap)
        self._restyle(tag, attributes, told, called, gap)
        if gap is not None:
            self._open(element, attributes, told, called)
        elif tag == "q":
            flow.write("“")
        return element

    def _leave(self, element: _Open) -> None:
        flow = self._flow
        if element.gap is not None:
            flow.close(element.gap)
            if element.heading is not None:
                self._end_heading(element)
            self._shut(element.tag)
        elif element.tag == "q":
            flow.write("”")
        flow.style = element.style

    def _restyle(self, tag: str, attributes: Attributes, told: Css, called: Names, gap: Gap | None) -> None:
        """Change the style of what is written next."""
        flow = self._flow
        style = restyled(flow.style, tag, attributes, told, called, gap)
        if tag == "a" and attributes.get("href"):
            style = style._replace(is_linked=True, target=target_of(attributes))
            flow.link()
        if gap is not None:
            style = self._placed(style, tag, attributes, told, called)
        flow.style = style

    def _placed(self, style: Style, tag: str, attributes: Attributes, told: Css, called: Names) -> Style:
        """Begin a region, if the element is one."""
        regions = self._flow.regions
        around = regions[style.region].place
        place = place_of(tag, attributes, called.place, told.is_hidden)
        if (
            place is not Place.BODY
            and around not in _SURE
            and (place is not Place.NAMED or around in (Place.BODY, Place.HEADER))
        ):
            regions.append(Region(place, style.in_article))
            style = style._replace(region=len(regions) - 1)
        if tag in tags.ARTICLES:
            style = style._replace(in_article=True, region=0 if around is Place.NAMED else style.region)
        return style

    def _open(self, element: _Open, attributes: Attributes, told: Css, called: Names) -> None:
        flow, tag = self._flow, element.tag
        level = tags.HEADINGS.get(tag, 0)
        if (attributes.get("role") or "").lower() == "heading":
            level = min(max(whole(attributes.get("aria-level")) or 2, 1), 6)
        if level := level or called.level or told.level:
            element.heading = len(flow.passages)
            element.level = level
            flow.style = flow.style._replace(level=level)
            self._headings.append(element)
        if tag in tags.ORDERED or tag in tags.UNORDERED:
            self._lists.append(self._list(tag, attributes, told))
        elif tag == "li":
            self._item(attributes, told)
        elif tag == "table":
            self._tables.begin_table()
        elif tag == "tr":
            self._tables.begin_row(len(flow.passages))
        elif tag in tags.CELLS:
            self._tables.begin_cell(len(flow.passages))

    def _shut(self, tag: str) -> None:
        flow = self._flow
        if tag in tags.ORDERED or tag in tags.UNORDERED:
            self._lists.pop()
        elif tag == "li":
            self._items.pop()
            flow.label = flow.number = ""
        elif tag == "table":
            self._tables.end_table()
        elif tag in tags.CELLS:
            self._tables.end_cell(len(flow.passages))
        elif tag == "tr" and self._tables.end_row(flow.passages):
            flow.close(Gap.PARAGRAPH)

    def _end_heading(self, element: _Open) -> None:
        flow = self._flow
        self._headings.pop()
        start = element.heading or 0
        if len(flow.passages) == start and element.alt:
            flow.write(element.alt)
            flow.close(Gap.PARAGRAPH)
        found = flow.passages[start:]
        if not found:
            return
        first = found[0]
        if sum(passage.letters for passage in found) <= _LONGEST_HEADING:
            first.text = "\n".join(passage.text for passage in found)
            first.letters = sum(passage.letters for passage in found)
            first.linked = sum(passage.linked for passage in found)
            del flow.passages[start + 1 :]
        else:
            for passage in found[first.letters <= _LONGEST_HEADING :]:
                passage.kind, passage.level = None, 0
        first.begins_section = first.begins_section or element.level in tags.SECTION_LEVELS

    def _list(self, tag: str, attributes: Attributes, told: Css) -> List:
        style = style_of(attributes.get("type"), told.list_style)
        if tag in tags.ORDERED:
            is_reversed = "reversed" in attributes
            start = whole(attributes.get("start"))
            return List(
                "decimal" if style is None else style,
                1 if start is None else start,
                -1 if is_reversed else 1,
                self._items[-1] if self._items else "",
            )
        return List(style or "")

    def _item(self, attributes: Attributes, told: Css) -> None:
        flow = self._flow
        items = self._lists[-1] if self._lists else List()
        label = items.label(attributes.get("value"), style_of(attributes.get("type"), told.list_style))
        number = f"{items.parent} ({label})" if items.parent and label else label
        self._items.append(number)
        if label:
            flow.close(Gap.PARAGRAPH)
            flow.label += f"{label}. "
            flow.number = number

    def _item_label(self, node: LexborNode) -> bool:
        """Take the label a word processor gave an item; drop bullets, which are letters of symbol fonts."""
        flow = self._flow
        seen = peek(node)
        if seen is None:
            return False
        if (label := _ITEM_LABEL.fullmatch(seen.text)) and flow.is_between:
            printed = label[1]
            flow.label += f"{printed} "
            flow.number = printed.rstrip(".") if printed[0] == "(" else printed.rstrip(".)")
        return True

    def _refers(
        self, node: LexborNode, tag: str, attributes: Attributes, is_raised: bool, own_names: tuple[str, ...]
    ) -> bool:
        """Take a number that may call a note; tell whether it was one."""
        flow = self._flow
        is_raised = is_raised or tag == "sup"
        target = target_of(attributes) if tag == "a" else ""
        if not is_raised and not target:
            return False
        seen = peek(node)
        if seen is None:
            return False
        if is_raised and seen.text in _ORDINALS and flow.ends_with_number():
            flow.write(_ORDINALS[seen.text])
            return True
        if target and seen.text in _PERMALINKS:
            return True
        is_raised = is_raised or seen.is_raised or flow.style.is_raised
        number = (_RAISED_NUMBER if is_raised else _LINKED_NUMBER).fullmatch(seen.text)
        if not number:
            return False
        target = target or seen.target or flow.style.target
        flow.refer(Reference(seen.text, number[1], is_raised, target, own_names + seen.names))
        return True

    def _picture(self, attributes: Attributes) -> None:
        """Print what a picture says instead of text, if it stands for text beyond doubt."""
        alt = " ".join((attributes.get("alt") or "").split())
        if not alt:
            return
        if self._headings and self._flow.style.level:
            self._headings[-1].alt = self._headings[-1].alt or alt
        elif _BANNER.search(attributes.get("src") or ""):
            self._flow.write(alt)
        elif len(alt) == 1 and alt.isalpha() and self._flow.is_between:
            self._flow.initial = alt


def _gap(tag: str) -> Gap | None:
    """Return what parts an element from what is around it; None if it stands in the line."""
    if tag in tags.PARAGRAPHS:
        return Gap.PARAGRAPH
    return Gap.LINE if tag in tags.LINES or tag in tags.CELLS else None
