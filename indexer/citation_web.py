"""One cited document: who cites it, where and in which words, and what it cites itself.

Who cites is asked of the engine; where, of the library's mentions. What a keeper checked stands
beside what was found in texts, and is told apart. A work that cites itself, or another of its own
versions, does not count as citing it, and stands apart too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from indexer import citations, facets, nearby, standing, symbols
from indexer.engines.protocol import EngineAnswer, Window
from indexer.errors import DocumentNotFound
from indexer.impossible import is_out_of_range
from indexer.library import Record
from indexer.model import Mention, Page, Relation
from indexer.opened import Opened
from indexer.query.nodes import Keyword
from indexer.results import (
    NOT_ESTABLISHED,
    CitationView,
    CitedView,
    CitingView,
    Hit,
    MentionView,
    Segment,
    Sort,
)

TOGETHER = 8
"""Documents that are named as often cited together with one."""

_FACETS = ("mechanism", "year")
_CITES = "cites"
_OFTEN = 2  # documents that cite both; once is chance


def citation(
    opened: Opened, wanted: str, page: int, per_page: int, hit: Callable[[Record], Hit]
) -> CitationView:
    """Return everything about a cited document.

    Args:
        opened: The generation that is asked.
        wanted: A citation in any of its usual forms, or an id.
        page, per_page: Which of the citing documents, from 1.
        hit: Makes the facts of a document for readers.

    Raises:
        DocumentNotFound: If nobody cites such a document, and none is here.
    """
    names = citations.asked_for(wanted)
    key, canonical = standing.meant(opened, wanted, names)
    records = standing.records_of(opened, key)
    own = _Own.of(opened, key)
    answer = opened.engine.search(
        Keyword(_CITES, (key,)),
        filters={},
        sort=Sort.NEWEST,
        window=own.window((page - 1) * per_page, per_page),
        facets=(*_FACETS, _CITES),
    )
    total = answer.total - len(own.works)
    known = opened.library.cited([key]).get(key)
    relations = opened.library.relations(key)
    if not (records or answer.total or relations):
        raise _not_found(opened, wanted, canonical)
    citing = opened.library.records([document for document, _ in answer.hits])
    ids = [document for document, _ in answer.hits if citing[document].work not in own.works]
    ids = ids[(page - 1) * per_page :][:per_page] if own.works else ids
    mentions = opened.library.mentions_of(key, [*ids, *own.records])
    return CitationView(
        key=key,
        canonical=_canonical(records, known.canonical if known else "", canonical) or wanted,
        hits=tuple(map(hit, records)),
        total=total,
        mentions=known.mentions if known else 0,
        citing=tuple(
            CitingView(hit(citing[each]), _views(opened, each, mentions.get(each, ()))) for each in ids
        ),
        page=page,
        per_page=per_page,
        mechanisms=facets.values("mechanism", own.without("mechanism", answer), (), opened.library),
        years=facets.values("year", own.without("year", answer), (), opened.library)[::-1],
        cites=_cites(opened, records, relations, key),
        checked=_checked_citing(opened, relations, key),
        candidates=standing.candidates(opened, [name for name in names if name != canonical], wanted),
        collection=opened.collection,
        own=tuple(
            CitingView(hit(record), _views(opened, each, mentions.get(each, ())))
            for each, record in own.records.items()
        ),
        together=_together(opened, key, own.without(_CITES, answer)),
        pinpoint=citations.pointed_at(wanted),
    )


def _not_found(opened: Opened, wanted: str, canonical: str) -> DocumentNotFound:
    """Say that nothing is known of a document, what its citation lacks, and what is near it."""
    lacks = ""
    if example := standing.with_a_year(canonical):
        lacks = f"; its symbol has a year, as in “{example}”, and none is known here"
    further = standing.near(opened, wanted)
    others = (each.canonical for each in _near(opened, canonical, wanted)) if canonical else ()
    return DocumentNotFound(
        f"no document cites {wanted[:80]!r}, and none with this symbol is here{lacks}",
        near=tuple(dict.fromkeys((*further, *others))),
        address=standing.address(canonical),
    )


def _near(opened: Opened, canonical: str, wanted: str) -> tuple[CitedView, ...]:
    (unknown,) = standing.known(opened, [canonical])
    return nearby.near(opened, unknown, (), wanted, with_cited=True)


def named(opened: Opened, names: Sequence[str], asked: str = "") -> tuple[CitedView, ...]:
    """Return what is known of the documents that a question names; those that are known here come first.

    Of several, each has the reasons why it may be the one that is meant. Where nothing is known of any, what
    is near the likeliest is offered behind them.
    """
    place = citations.pointed_at(asked)
    found = tuple(replace(each, pinpoint=place) for each in standing.candidates(opened, names, asked))
    if names and not any(
        (each.here or each.documents) and not is_out_of_range(each.canonical) for each in found
    ):
        others = _near(opened, standing.fullest(opened, names[0]), asked)
        found += tuple(each for each in others if each.canonical not in {known.canonical for known in found})
    return found if len(found) > 1 else tuple(replace(each, reasons=()) for each in found)


def cited_on(opened: Opened, document_id: str, page: int) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, canonical form) of what is cited on a page, in order, without overlaps."""
    found: list[tuple[int, int, str]] = []
    mentions = (each for each in opened.library.mentions(document_id) if each.page == page)
    for each in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not found or each.start >= found[-1][1]:
            found.append((each.start, each.end, each.canonical))
    return tuple(found)


def most_cited(opened: Opened, limit: int, held: bool | None) -> tuple[CitedView, ...]:
    """Return what most documents cite: all, or only what is held, or only what is not."""
    found = opened.library.most_cited(limit, held=held)
    times = {each.name: each.mentions for each in found}
    return standing.known(opened, [each.canonical for each in found], times=times)


class _Own:
    """The documents that cite a document of their own work, and how to count without them."""

    def __init__(self, records: Mapping[str, Record], cites: Mapping[str, frozenset[str]]) -> None:
        self.records = records
        self.works = frozenset(record.work for record in records.values())
        self._cites = cites

    @classmethod
    def of(cls, opened: Opened, key: str) -> _Own:
        """Find them; as a rule there are none."""
        ids = opened.library.own_citations(key)
        cites = {
            each: frozenset(symbols.key(mention.canonical) for mention in opened.library.mentions(each))
            for each in ids
        }
        return cls(opened.library.records(ids), cites)

    def window(self, offset: int, limit: int) -> Window:
        """Return the window to ask for; with them, all that comes before, since they may stand in it."""
        return Window(0, offset + limit + len(self.works)) if self.works else Window(offset, limit)

    def without(self, facet: str, answer: EngineAnswer) -> Mapping[str, int]:
        """Return the counts of a facet without them."""
        if not self.works:
            return answer.facets[facet]
        counts = Counter(answer.facets[facet])
        for work in self.works:
            members = [each for each, record in self.records.items() if record.work == work]
            counts.subtract({value for each in members for value in self._values(facet, each)})
        return +counts

    def _values(self, facet: str, document: str) -> frozenset[str]:
        if facet == _CITES:
            return self._cites[document]
        finding = getattr(self.records[document].metadata, facet)
        return frozenset({str(finding.value) if finding else NOT_ESTABLISHED})


def _canonical(records: Sequence[Record], cited: str, asked: str) -> str:
    """Return the symbol of the document that is here, else the form that is cited, else what was asked.

    A form that goes on from it, such as a part of a resolution, stays as it is.
    """
    own = next((record.metadata.symbol.value for record in records if record.metadata.symbol), "")
    name = own or cited
    return asked if asked.startswith(name) else name


def _cites(
    opened: Opened, records: Sequence[Record], relations: Sequence[Relation], key: str
) -> tuple[CitedView, ...]:
    """Return what documents cite, the most often mentioned first, then what only a keeper says."""
    times, forms = standing.cited_in_texts(opened, records)
    found = standing.known(opened, [forms[name] for name, _ in times.most_common()], times=times)
    more = [
        each for each in relations if symbols.key(each.citing) == key and symbols.key(each.cited) not in times
    ]
    said = [_said(each) for each in more]
    return (*found, *standing.known(opened, [each.cited for each in more], checked=said))


def _checked_citing(opened: Opened, relations: Sequence[Relation], key: str) -> tuple[CitedView, ...]:
    found = [each for each in relations if symbols.key(each.cited) == key]
    return standing.known(opened, [each.citing for each in found], checked=[_said(each) for each in found])


def _said(relation: Relation) -> str:
    return "; ".join(filter(None, (relation.pinpoint, f"seen at {relation.seen}" if relation.seen else "")))


def _together(opened: Opened, key: str, counts: Mapping[str, int]) -> tuple[CitedView, ...]:
    """Return what is cited by the same documents, by their number."""
    most = sorted(counts.values())[-TOGETHER - 1 :]  # one of them may be its own; so only a few are compared
    least = max([_OFTEN, *most[:1]])
    often = sorted((-count, name) for name, count in counts.items() if count >= least and name != key)
    best = [(name, -less) for less, name in often[:TOGETHER]]
    forms = opened.library.cited_as([name for name, _ in best])
    views = standing.known(opened, [forms[name] for name, _ in best])
    return tuple(replace(view, documents=count) for view, (_, count) in zip(views, best, strict=True))


def _views(opened: Opened, document_id: str, mentions: Sequence[Mention]) -> tuple[MentionView, ...]:
    layout = opened.library.layout(document_id)
    index = {number: place for place, number in enumerate(layout.numbers)}
    pages = opened.library.pages(document_id, {index[mention.page] for mention in mentions})
    return tuple(
        MentionView(
            mention.page,
            layout.labels[index[mention.page]],
            mention.paragraph or None,
            _sentence(pages[index[mention.page]], mention),
            mention.pinpoint,
            mention.note,
        )
        for mention in mentions
    )


def _sentence(page: Page, mention: Mention) -> tuple[Segment, ...]:
    """Return the sentence of a mention with the citation marked."""
    first, last = mention.sentence
    parts = (
        Segment(page.text[first : mention.start], is_match=False),
        Segment(page.text[mention.start : mention.end], is_match=True),
        Segment(page.text[mention.end : max(last, mention.end)], is_match=False),
    )
    return tuple(part for part in parts if part.text)
