"""What belongs to the site and not to the document: menus, banners, footers, notices.

Losing text is worse than keeping a menu. So a part of the page goes only if the page says what
it is for *and* it looks like that: navigation is links, a footer is small, a masthead is a few
words. Names of classes alone count where nearly everything is a link. Menus that nothing marks
go at the beginning and the end of the page only, outside of its prose, and only if their own
words say that they are menus (`menu_words`). If little would remain, everything stays.

Hidden parts go if they are short: old and new pages fold long texts away that a click shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.extract.html.menu_words import WORDS
from indexer.extract.html.passages import Laid, Passage, Place
from indexer.model import ParagraphKind

_MUST_REMAIN = 0.5  # of the letters outside of links
_PROSE = 120  # letters outside of links from which on a passage is prose
_LARGEST_SHARE = 0.4  # of the page's text: what has more is the document, whatever it is called
_MASTHEAD = 200  # letters
_NOTICE = 3000
_HIDDEN = 200
_FOOTER_SHARE, _FOOTER_PASSAGE = 0.25, 500
_LINKED = 0.6  # of the letters: then it is a menu
_NEARLY_ALL = 0.8

_NO_WORD = re.compile(r"[\W\d_]+")


@dataclass(slots=True)
class _Sum:
    free: int = 0
    linked: int = 0
    longest: int = 0  # letters outside of links in one passage
    has_title: bool = False
    has_notes: bool = False
    is_of_cookies: bool = False

    def add(self, passage: Passage) -> None:
        self.free += passage.free
        self.linked += passage.linked
        self.longest = max(self.longest, passage.free)
        self.has_title |= passage.begins_section and passage.level == 1 and passage.free > 0
        self.has_notes |= passage.kind is ParagraphKind.NOTE
        self.is_of_cookies |= "cookie" in passage.text.lower()


def without(laid: Laid) -> list[Passage]:
    """Return the passages that are the document's."""
    sums = [_Sum() for _ in laid.regions]
    whole = _Sum()
    for passage in laid.passages:
        sums[passage.region].add(passage)
        whole.add(passage)
    goes = [
        index > 0 and _goes(region.place, region.in_article, part, whole)
        for index, (region, part) in enumerate(zip(laid.regions, sums, strict=True))
    ]
    kept = [
        passage
        for passage in laid.passages
        if not goes[passage.region] or _stays(laid.regions[passage.region].place, passage)
    ]
    kept = _without_menus(kept)
    return kept if sum(passage.free for passage in kept) >= _MUST_REMAIN * whole.free else laid.passages


def _stays(place: Place, passage: Passage) -> bool:
    """Tell whether a passage stays where the links around it go: the date of an article is beside them."""
    if place is Place.NAMED and passage.kind is not None:
        return False
    return place in (Place.NAMED, Place.HEADER) and passage.linked * 2 <= passage.letters


def _goes(place: Place, in_article: bool, part: _Sum, whole: _Sum) -> bool:
    """Tell whether a part of the page is what it is called, and so goes."""
    share = part.free / whole.free if whole.free else 1.0
    if part.has_notes or share > _LARGEST_SHARE:
        return False
    is_menu = part.linked >= _LINKED * (part.linked + part.free)
    if place is Place.NAVIGATION:
        return is_menu or part.longest < _PROSE
    if place is Place.CONSENT:
        return part.is_of_cookies and part.free <= _NOTICE
    if place is Place.HIDDEN:
        return is_menu or part.longest < _HIDDEN
    if place is Place.HEADER:
        return not in_article and not part.has_title and (is_menu or part.free <= _MASTHEAD)
    if place is Place.FOOTER:
        return (is_menu and (not in_article or not part.free)) or (
            not in_article and share <= _FOOTER_SHARE and part.longest <= _FOOTER_PASSAGE
        )
    if place is Place.ASIDE:
        return is_menu or (not in_article and part.free <= _MASTHEAD)
    return is_menu and whole.longest >= _PROSE


def _without_menus(passages: list[Passage]) -> list[Passage]:
    """Take out the menus before and after the prose, if there is prose."""
    prose = [index for index, passage in enumerate(passages) if _is_prose(passage)]
    if not prose:
        return passages
    first, last = prose[0], prose[-1]
    goes: set[int] = set()
    for start, end in ((0, first), (last + 1, len(passages))):
        goes.update(_menus(passages, start, end))
    return [passage for index, passage in enumerate(passages) if index not in goes] if goes else passages


def _is_prose(passage: Passage) -> bool:
    return passage.free >= _PROSE and passage.linked < passage.free


def _menus(passages: Sequence[Passage], start: int, end: int) -> set[int]:
    goes: set[int] = set()
    run: list[int] = []
    for index in range(start, end + 1):
        if index < end and _is_of_links(passages[index]):
            run.append(index)
            continue
        labels = [label for other in run for link in passages[other].links if (label := _folded(link))]
        hits = sum(label in WORDS for label in labels)
        if hits and (hits >= 2 or hits == len(labels)):
            goes.update(run)
        run = []
    return goes


def _is_of_links(passage: Passage) -> bool:
    if passage.kind is not None:
        return False
    # What stands between links: "|", "[", "•" and blanks, which count as letters here.
    between = passage.letters - passage.linked
    return (
        passage.linked >= _NEARLY_ALL * passage.letters or between <= 3 * len(passage.links) + 3
    ) and passage.linked > 0


def _folded(label: str) -> str:
    """Return the words of a label, in lower case, one blank apart."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", label).lower()).strip()
