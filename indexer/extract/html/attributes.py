"""What the attributes of an element say: how the text in it looks, and what it is.

Only what stands on the element itself is read, as old pages and word processors write it; style
sheets are not. Answers are kept for each value of an attribute: a page has few different ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from indexer.extract.html.passages import Place

Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Css:
    """What a `style` attribute says; None where it says nothing."""

    size: tuple[float, str] | None = None
    is_bold: bool | None = None
    is_centred: bool | None = None
    is_raised: bool = False
    is_preformatted: bool = False
    is_hidden: bool = False
    list_style: str = ""
    level: int = 0
    is_label: bool = False  # of a list item, by a word processor
    is_note: bool = False


_PLAIN = Css()
_CSS = re.compile(
    r"""(?<![\w-])(?:
    font-size\s*:\s*(?P<size>\d{1,3}(?:\.\d{1,4})?)\s*(?P<unit>pt|px|r?em|%)
    | font-weight\s*:\s*(?P<weight>[a-z]+|\d+)
    | text-align\s*:\s*(?P<align>[a-z]+)
    | (?P<raised>vertical-align\s*:\s*super)
    | (?P<pre>white-space\s*:\s*(?:pre\b|break-spaces))
    | (?P<hidden>display\s*:\s*none | mso-hide\s*:\s*all)
    | list-style(?:-type)?\s*:\s*(?P<list>[a-z-]+)
    | mso-outline-level\s*:\s*(?P<level>[1-6])
    | (?P<label>mso-list\s*:\s*ignore)
    | (?P<note>mso-element\s*:\s*(?:foot|end)note(?![\w-]))
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=4096)
def css(style: str) -> Css:
    """Read a `style` attribute."""
    if len(style) > 4000:
        return _PLAIN
    found: dict[str, str] = {}
    for declaration in _CSS.finditer(style):
        found.update({name: value.lower() for name, value in declaration.groupdict().items() if value})
    if not found:
        return _PLAIN
    weight = found.get("weight")
    align = found.get("align")
    return Css(
        (float(found["size"]), found["unit"]) if "size" in found else None,
        None if weight is None else weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600),
        None if align is None else align == "center",
        "raised" in found,
        "pre" in found,
        "hidden" in found,
        found.get("list", ""),
        int(found.get("level", 0)),
        "label" in found,
        "note" in found,
    )


@dataclass(frozen=True, slots=True)
class Names:
    """What the class and the id of an element suggest."""

    place: Place = Place.BODY
    level: int = 0
    is_raised: bool = False
    is_note: bool = False
    number: str = ""  # of that note


_NO_NAMES = Names()
_MENU = re.compile(
    r"(?:(?:top|main|side|sub|left|right|bottom|btm|global|site|page|header|footer|foot|bread|primary|secondary|drop|"
    r"user|lang|language|post)[-_]?)*"
    r"(?:nav|navi|navbar|navigation|menus?|menubar|crumbs?|breadcrumbs?|toolbar|sidebar|skip|skiplinks?|social|sharing|"
    r"share|addthis|pager|pagination|footer)"
    r"(?:[-_]?(?:list|links?|bar|inner|wrap|wrapper|container|items?|block|box|icons?|buttons?|media|nav|menu|top|bottom|"
    r"left|right|main|primary|secondary|\d+))*"
)
_CONSENT = re.compile(r"(?:^|[\s_-])(?:cookies?|gdpr|cookieconsent|cookiebanner)(?:$|[\s_-])")
_UNSHOWN = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|element-invisible|a11y-hidden)(?:$|\s)"
)
_RAISED_CLASS = re.compile(
    r"(?:^|\s)(?:Mso(?:Foot|End)noteReference|super(?:script)?|sup|(?:foot|end)note-?(?:ref(?:erence)?|call)|sd(?:foot|end)noteanc)"
    r"(?:$|\s)",
    re.IGNORECASE,
)
_NOTE_CLASS = re.compile(
    r"(?:^|\s)(?:Mso(?:Foot|End)noteText|(?:sd)?(?:foot|end)note(?:-?text)?)(?:$|\s)", re.IGNORECASE
)
_NOTE_ID = re.compile(r"_?(?:sd)?(?:ftn|edn|fn|footnote|endnote)[-_:.]?(\d{1,3})(?:sym)?", re.IGNORECASE)
_HEADING_CLASS = re.compile(
    r"(?:^|\s)(?:Mso)?(?:Heading|Titre|T[ií]?tulo|[Üü]?berschrift)[ -]?([1-6])(?:$|\s)", re.IGNORECASE
)
_TITLE_CLASS = re.compile(r"(?:^|\s)MsoTitle(?:$|\s)")


@lru_cache(maxsize=4096)
def names(class_: str, id_: str) -> Names:
    """Read `class` and `id`."""
    both = f"{class_} {id_}"
    if len(both) > 1000:
        return _NO_NAMES
    lower = both.lower()
    place = Place.BODY
    if _UNSHOWN.search(lower):
        place = Place.HIDDEN
    elif _CONSENT.search(lower):
        place = Place.CONSENT
    elif any(_MENU.fullmatch(name) for name in lower.split()):
        place = Place.NAMED
    heading = _HEADING_CLASS.search(class_)
    note = _NOTE_ID.fullmatch(id_)
    return Names(
        place,
        int(heading[1]) if heading else 1 if _TITLE_CLASS.search(class_) else 0,
        bool(_RAISED_CLASS.search(class_)),
        bool(note or _NOTE_CLASS.search(class_)),
        note[1] if note else "",
    )


_ROLES = {
    "navigation": Place.NAVIGATION,
    "search": Place.NAVIGATION,
    "menu": Place.NAVIGATION,
    "menubar": Place.NAVIGATION,
    "banner": Place.HEADER,
    "contentinfo": Place.FOOTER,
    "complementary": Place.ASIDE,
}
_PLACES = {
    "nav": Place.NAVIGATION,
    "search": Place.NAVIGATION,
    "header": Place.HEADER,
    "footer": Place.FOOTER,
    "aside": Place.ASIDE,
}
_NEVER_NAMED = frozenset({"html", "body", "main", "article", "form", "tbody", "tr"})


def place_of(tag: str, attributes: Attributes, suggested: Place, is_hidden: bool) -> Place:
    """Return what an element is for; `Place.BODY` if nothing sets it apart."""
    if is_hidden or "hidden" in attributes:
        return Place.HIDDEN
    told = _ROLES.get((attributes.get("role") or "").lower()) or _PLACES.get(tag)
    if told is not None:
        return Place.CONSENT if suggested is Place.CONSENT else told
    return Place.BODY if tag in _NEVER_NAMED else suggested
