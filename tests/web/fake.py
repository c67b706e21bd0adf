"""A search service in a few lists, for tests of the web interface.

It finds a document if its title and pages hold every word of the question, and counts
honestly. What a question may contain is not its business: "boom" is an internal error,
and an unclosed quotation mark is one of the reader's.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from indexer import citations, references
from indexer.draft import Draft, DraftCitation
from indexer.errors import DocumentNotFound, IndexerError, IndexUnusable, QueryError
from indexer.model import OutlineEntry
from indexer.neighbours import Neighbour, Neighbourhood
from indexer.results import (
    FACETS,
    NOT_ESTABLISHED,
    OPEN_FACETS,
    CitationView,
    CitedView,
    CitingView,
    Collection,
    DocumentView,
    FacetValue,
    FactView,
    Hit,
    Listing,
    MentionView,
    NotHeld,
    PageHit,
    PageView,
    Quotation,
    SearchRequest,
    SearchResults,
    Segment,
    Sort,
)
from indexer.symbols import official_address
from indexer.vocabulary import label, symbol_key

BUILT = "2026-11-24T03:40:00Z"
HOSTILE = "<script>alert(1)</script>"

_DULL = Hit(
    id="",
    work="",
    held=True,
    title="",
    symbol=None,
    mechanism=None,
    body=None,
    type=None,
    year=None,
    date=None,
    session=None,
    language="en",
    countries=(),
    path=None,
    url=None,
    pages=0,
    pages_read=0,
    score=1.0,
)


_NUMBERED = re.compile(r"^(\d+)\.", re.MULTILINE)


class Entry:
    """A document of the fake: its facts, its pages and its file."""

    def __init__(
        self,
        hit: Hit,
        pages: Iterable[tuple[str, str]] = (),
        *,
        media_type: str = "application/pdf",
        cites: Iterable[str] = (),
    ) -> None:
        self.pages = tuple(pages)  # (label, text)
        read = len(self.pages)
        self.hit = replace(
            hit,
            work=hit.id,
            year=int(hit.date[:4]) if hit.date else None,
            pages=max(read, hit.pages),
            pages_read=read,
            media_type=media_type if hit.held else "",
        )
        self.media_type = media_type if hit.held else ""
        self.contents: tuple[OutlineEntry, ...] = ()
        self.cites = {symbol_key(symbol): symbol for symbol in cites}

    def values(self, facet: str) -> tuple[str, ...]:
        hit = self.hit
        found: dict[str, tuple[str | None, ...]] = {
            "type": (hit.type,),
            "mechanism": (hit.mechanism,),
            "year": (str(hit.year) if hit.year else None,),
            "language": (hit.language,),
            "country": hit.countries,
            "held": ("yes" if hit.held else "no",),
        }
        if facet in OPEN_FACETS:
            return tuple(self.cites)
        return tuple(value or NOT_ESTABLISHED for value in found[facet]) or (NOT_ESTABLISHED,)

    def words(self) -> str:
        return " ".join((self.hit.title, self.hit.symbol or "", *(text for _, text in self.pages))).casefold()


def a_hit(id: str, title: str, **facts: object) -> Hit:
    """A document with these facts; everything else is dull on purpose."""
    return replace(_DULL, id=id, title=title, **facts)  # type: ignore[arg-type]


def the_entries() -> list[Entry]:
    """What the fake holds: one of each kind that the interface treats differently, and a crowd."""
    return [
        Entry(
            a_hit(
                "a" * 16,
                "Report of the Special Rapporteur on the situation of human rights defenders",
                symbol="A/HRC/25/55",
                mechanism="un-sr-hrd",
                body="UN Human Rights Council",
                type="annual-report",
                date="2013-12-23",
                session="Human Rights Council, 25",
                path="reports/a-hrc-25-55.pdf",
                url="https://docs.un.org/en/A/HRC/25/55",
            ),
            [
                ("1", "Summary\n\nThe report speaks of an enabling environment for defenders."),
                (
                    "2",
                    "12. Reprisals against defenders go on.\nReprisals must end.\n\n13. Another paragraph.",
                ),
                ("3", "Nothing of interest."),
                ("4", "Recommendations\n\nEnd reprisals, and protect those who cooperate."),
            ],
            cites=("A/RES/53/144", "A/HRC/RES/22/6"),
        ),
        Entry(
            a_hit(
                "b" * 16,
                "قرار بشأن حماية المدافعين عن حقوق الإنسان",
                symbol="A/HRC/RES/57/20",
                mechanism="un-hrc",
                body="UN Human Rights Council",
                type="resolution",
                date="2024-10-10",
                language="ar",
                path="reports/res-57-20-ar.html",
            ),
            [
                (
                    "الديباجة",
                    "إن مجلس حقوق الإنسان،\n\nإذ يسترشد بمقاصد ميثاق الأمم المتحدة ومبادئه (A/RES/53/144)،",
                ),
                ("المنطوق", "1- يدين جميع أعمال الانتقام ضد المدافعين عن حقوق الإنسان."),
            ],
            media_type="text/html",
            cites=("A/RES/53/144",),
        ),
        Entry(
            a_hit(
                "c" * 16,
                "Declaration on the Right and Responsibility of Individuals",
                symbol="A/RES/53/144",
                mechanism="un-ga",
                body="UN General Assembly",
                type="declaration",
                date="1998-12-09",
                held=False,
                url="https://docs.un.org/en/A/RES/53/144",
            )
        ),
        Entry(
            a_hit(
                "d" * 16,
                f"Hostile {HOSTILE}",
                symbol="X/<b>1</b>",
                path=f"reports/{HOSTILE.replace('/', '')}\u202ehtm.pdf",
                url="javascript:alert(1)",
                pages=9,
            ),
            [("i", f"Reprisals {HOSTILE} & more"), ("<i>ii</i>", "Ordinary text")],
        ),
        Entry(
            a_hit("e" * 16, "Notes on a visit", countries=("COL", "GTM"), path="notes/visit.txt"),
            [("", "Threats and reprisals in the countryside.")],
            media_type="text/plain",
        ),
        Entry(
            a_hit(
                "f" * 16,
                "A card with a hostile address",
                held=False,
                url="javascript:alert(1)",
                language=None,
            )
        ),
        *(
            Entry(
                a_hit(
                    f"{number:016x}",
                    f"Resolution number {number}",
                    symbol=f"AG/RES. {2000 + number}",
                    mechanism="oas-ga" if number % 3 else "iachr",
                    type="resolution" if number % 2 else "press-release",
                    date=f"{1995 + number % 20}-06-0{1 + number % 9}",
                    language="es" if number % 4 == 0 else "en",
                    path=f"oas/{number}.pdf",
                ),
                [("1", f"The General Assembly, on defenders. Paragraph {number}.")],
                cites=(f"AG/RES. {2000 + number - 1}",) if number > 1 else (),
            )
            for number in range(1, 41)
        ),
    ]


class FakeService:
    """See `webui.service.Service`. `broken` makes every question fail with that error."""

    def __init__(self, folder: Path, entries: Iterable[Entry] | None = None) -> None:
        self.folder = folder
        self.entries = {entry.hit.id: entry for entry in (the_entries() if entries is None else entries)}
        self.broken: Exception | None = None
        self.asked: list[SearchRequest] = []

    def search(self, request: SearchRequest) -> SearchResults:
        self._answer(request.text)
        self.asked.append(request)
        wanted = _terms(request.text)
        found = [entry for entry in self.entries.values() if all(word in entry.words() for word in wanted)]
        kept = [entry for entry in found if _passes(entry, request, FACETS)]
        if request.sort is not Sort.RELEVANCE:
            kept.sort(key=lambda entry: entry.hit.date or "", reverse=request.sort is Sort.NEWEST)
        start = (request.page - 1) * request.per_page
        return SearchResults(
            request=request,
            collection=self.collection(),
            total=len(kept),
            hits=tuple(self._hit(entry, wanted) for entry in kept[start : start + request.per_page]),
            facets=tuple((facet, _counts(found, request, facet)) for facet in FACETS),
            elapsed_ms=1.0,
            suggestions=() if kept else ("reprisals",),
            notes=("Ignored, having no letter or digit: “&”.",) if "&" in request.text.split() else (),
            diagnosis=None if kept else "Not in this collection: one of these words.",
            citations=tuple(
                self._cited(entry.hit.symbol)
                for entry in self.entries.values()
                if entry.hit.symbol and symbol_key(entry.hit.symbol) == symbol_key(request.text)
            ),
        )

    def listing(self, request: SearchRequest, most: int | None = None) -> Listing:
        window = request if most is None else replace(request, page=1, per_page=most)
        found = self.search(window)
        return Listing(found.total, tuple(replace(hit, passages=()) for hit in found.hits))

    def document(self, wanted: str) -> DocumentView:
        self._answer()
        entry = self._entry(wanted)
        hit = entry.hit
        named = {"title": hit.title, "symbol": hit.symbol, "mechanism": hit.mechanism, "type": hit.type}
        named |= {"date": hit.date, "session": hit.session, "language": hit.language}
        facts = [FactView(name, value, value, "masthead", value, 1) for name, value in named.items() if value]
        facts += [
            FactView("country", code, label("country", code), "title", code, None) for code in hit.countries
        ]
        return DocumentView(
            hit=hit,
            facts=tuple(facts),
            paths=(hit.path,) if hit.path else (),
            sha256=hashlib.sha256(hit.id.encode()).hexdigest() if hit.held else "",
            media_type=entry.media_type,
            shortfall="the file ends early" if hit.pages_read < hit.pages else "",
            page_numbers=tuple(range(1, len(entry.pages) + 1)),
            page_labels=tuple(label for label, _ in entry.pages),
            contents=entry.contents,
        )

    def citation(self, wanted: str, page: int = 1, per_page: int = 20) -> CitationView:
        self._answer()
        key = symbol_key(wanted)
        own = [
            entry
            for entry in self.entries.values()
            if entry.hit.symbol and symbol_key(entry.hit.symbol) == key
        ]
        citing = [entry for entry in self.entries.values() if key in entry.cites and entry not in own]
        if not own and not citing:
            raise DocumentNotFound(f"no document cites {wanted[:80]!r}", address=official_address(wanted))
        shown = citing[(page - 1) * per_page : page * per_page]
        return CitationView(
            key=key,
            canonical=(own[0].hit.symbol or "") if own else citing[0].cites[key],
            hits=tuple(entry.hit for entry in own),
            total=len(citing),
            mentions=len(citing),
            citing=tuple(CitingView(entry.hit, (_mention(entry, key),)) for entry in shown),
            page=page,
            per_page=per_page,
            mechanisms=_counts(citing, SearchRequest(), "mechanism"),
            years=_counts(citing, SearchRequest(), "year"),
            cites=tuple(self._cited(symbol, times=1) for entry in own for symbol in entry.cites.values()),
            checked=(),
            candidates=(
                (
                    replace(
                        self._cited("PACE Resolution 53"),
                        documents=3,
                        reasons=("cited by 3 documents here",),
                    ),
                )
                if wanted == "53"
                else ()
            ),
            collection=self.collection(),
            own=tuple(CitingView(entry.hit, (_mention(entry, key),)) for entry in own if key in entry.cites),
            together=tuple(
                self._cited(symbol)
                for symbol in dict.fromkeys(
                    symbol for entry in citing for name, symbol in entry.cites.items() if name != key
                )
            ),
        )

    def neighbourhood(self, wanted: str) -> Neighbourhood:
        self._answer()
        key = symbol_key(wanted)
        own = [entry for entry in self.entries.values() if wanted == entry.hit.id or _is(entry, key)]
        names = {key, *(symbol_key(entry.hit.symbol) for entry in own if entry.hit.symbol)}
        citing = [entry for entry in self.entries.values() if names & entry.cites.keys()]
        cited = [self._cited(symbol) for entry in own for symbol in entry.cites.values()]
        shown = citing[:12]
        return Neighbourhood(
            _neighbour(own[0].hit, 0) if own else Neighbour("", wanted, None, None, False, 0),
            tuple(_neighbour(entry.hit, 1) for entry in shown),
            tuple(
                Neighbour("", each.canonical, each.title, each.year, each.held, each.times) for each in cited
            ),
            len(citing) - len(shown),
        )

    def check(self, text: str, style: str) -> Draft:
        self._answer(text)
        found = []
        for mention in citations.find(text):
            cited = self._cited(mention.canonical)
            doubts = ("The date beside it is of 2015.",) if "2015" in text[mention.end :][:24] else ()
            found.append(
                DraftCitation(
                    mention,
                    cited,
                    doubts,
                    tuple(
                        replace(self._cited(name), reasons=("nearly the same number",))
                        for name in (("A/RES/53/144",) if mention.canonical == "A/RES/35/144" else ())
                    ),
                    references.reference(references.named(mention.canonical, None, None, None), style),
                )
            )
        return Draft(text, tuple(found), style, self.collection())

    def not_held(self, limit: int) -> NotHeld:
        self._answer()
        cited = {symbol for entry in self.entries.values() for symbol in entry.cites.values()}
        views = sorted(
            (view for view in map(self._cited, cited) if not view.held),
            key=lambda each: (-each.documents, each.key),
        )
        return NotHeld(len(views), tuple(views[:limit]))

    def _cited(self, symbol: str, times: int = 0) -> CitedView:
        key = symbol_key(symbol)
        own = [
            entry
            for entry in self.entries.values()
            if entry.hit.symbol and symbol_key(entry.hit.symbol) == key
        ]
        return CitedView(
            key,
            symbol,
            times,
            sum(key in entry.cites for entry in self.entries.values()),
            any(entry.hit.held for entry in own),
            own[0].hit.title if own else None,
            here=bool(own),
            year=own[0].hit.year if own else None,
            url=(own[0].hit.url or "") if own else official_address(symbol),
        )

    def page(self, document_id: str, number: int, text: str = "") -> PageView:
        self._answer(text)
        entry = self._entry(document_id)
        pages = entry.pages
        if not 1 <= number <= len(pages):
            raise DocumentNotFound(f"document {document_id} has no page {number}")
        name, content = pages[number - 1]
        anchor = f"section {number}" if entry.media_type == "text/html" else ""
        numbered = tuple((match.start(), match[1]) for match in _NUMBERED.finditer(content))
        return PageView(number, name, _marked(content, _terms(text)), anchor=anchor, paragraphs=numbered)

    def quotation(self, document_id: str, number: int | None = None, paragraph: str = "") -> Quotation:
        pages = self._entry(document_id).pages
        for place, (name, content) in enumerate(pages, start=1):
            if number not in (None, place):
                continue
            if not paragraph:
                return Quotation(place, name)
            for block in content.split("\n\n"):
                if block.startswith(f"{paragraph}."):
                    return Quotation(place, name, paragraph, " ".join(block.split()[1:]))
        raise DocumentNotFound("there is no such place")

    def counterpart(self, document_id: str, number: int, other_id: str) -> int:
        if other_id not in {other.id for other in self._entry(document_id).hit.versions}:
            raise DocumentNotFound(f"{other_id} is no version of {document_id}")
        return min(number, len(self._entry(other_id).pages))

    def hits_in(self, document_id: str, text: str) -> tuple[PageHit, ...]:
        self._answer(text)
        return self._passages(self._entry(document_id), _terms(text))

    def original(self, document_id: str) -> Path:
        entry = self._entry(document_id)
        path = self.folder / entry.hit.id
        if not path.exists():
            raise DocumentNotFound("the file is gone or has changed since the index was built")
        return path

    def collection(self) -> Collection:
        self._answer()
        held = sum(entry.hit.held for entry in self.entries.values())
        return Collection("g-1", held, len(self.entries) - held, BUILT)

    def _answer(self, text: str = "") -> None:
        if self.broken is not None:
            raise self.broken
        if "boom" in text:
            raise RuntimeError(f"secret {text}")
        if "broken" in text:
            raise IndexerError("the works are out of order")
        if "no-index" in text:
            raise IndexUnusable("there is no index here; make one with: defenders build FOLDER")
        if text.count('"') % 2:
            raise QueryError("this quotation mark has no second one", text.rindex('"'))

    def _entry(self, wanted: str) -> Entry:
        for entry in self.entries.values():
            if wanted in (entry.hit.id, entry.hit.symbol):
                return entry
        raise DocumentNotFound(f"there is no document with the id or symbol {wanted[:80]!r}")

    def _hit(self, entry: Entry, wanted: list[str]) -> Hit:
        return replace(entry.hit, passages=self._passages(entry, wanted)[:3])

    def _passages(self, entry: Entry, wanted: list[str]) -> tuple[PageHit, ...]:
        return tuple(
            PageHit(number, name, _marked(" ".join(text.split()), wanted))
            for number, (name, text) in enumerate(entry.pages, start=1)
            if any(word in text.casefold() for word in wanted)
        )


def _is(entry: Entry, key: str) -> bool:
    return bool(entry.hit.symbol) and symbol_key(entry.hit.symbol or "") == key


def _neighbour(hit: Hit, times: int) -> Neighbour:
    return Neighbour(hit.id, hit.symbol or "", hit.title, hit.year, hit.held, times)


def _mention(entry: Entry, key: str) -> MentionView:
    """Where a document of the fake cites: on its first page, whose first line is the sentence."""
    label, text = entry.pages[0]
    words = (
        Segment(f"{text.splitlines()[0]} See ", is_match=False),
        Segment(entry.cites[key], is_match=True),
    )
    return MentionView(1, label, "12", words, (("para", "7"),), "a misprint")


def _terms(text: str) -> list[str]:
    return re.findall(r"[\w/.]+", text.casefold())


def _passes(entry: Entry, request: SearchRequest, facets: Iterable[str]) -> bool:
    return all(
        not request.selected(facet) or set(request.selected(facet)) & set(entry.values(facet))
        for facet in facets
    )


def _counts(found: list[Entry], request: SearchRequest, facet: str) -> tuple[FacetValue, ...]:
    others = [name for name in FACETS if name != facet]
    kept = [entry for entry in found if _passes(entry, request, others)]
    counts = Counter(value for entry in kept for value in entry.values(facet))
    chosen = request.selected(facet)
    said = {key: symbol for entry in found for key, symbol in entry.cites.items()}
    return tuple(
        FacetValue(value, said.get(value) or label(facet, value), count, value in chosen)
        for value, count in sorted(counts.items())
    )


def _marked(text: str, wanted: list[str]) -> tuple[Segment, ...]:
    if not wanted:
        return (Segment(text, is_match=False),)
    pattern = re.compile(f"({'|'.join(map(re.escape, wanted))})", re.IGNORECASE)
    pieces = pattern.split(text)
    return tuple(Segment(piece, is_match=bool(index % 2)) for index, piece in enumerate(pieces) if piece)
