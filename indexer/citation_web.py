"""One cited document: who cites it, where and in which words, and what it cites itself.

Who cites is asked of the engine, as a filter; where, of the library's mentions. What a keeper
checked stands beside what was found in texts, and is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from indexer import citations, symbols
from indexer.engines.protocol import Window
from indexer.errors import DocumentNotFound
from indexer.library import Record
from indexer.model import Mention, Page
from indexer.opened import Opened
from indexer.query.nodes import All
from indexer.results import CitationView, CitedView, CitingView, FacetValue, Hit, MentionView, Segment, Sort
from indexer.vocabulary import label

_FACETS = ("mechanism", "year")
_CITES = "cites"


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
    key, canonical = _meant(opened, names) if names else (symbols.key_of_printed(wanted), "")
    key = opened.lexicon.cited(key)  # of an id or an alias, the key of the symbol
    records = _records(opened, key)
    answer = opened.engine.search(
        All(),
        filters={_CITES: (key,)},
        sort=Sort.NEWEST,
        window=Window((page - 1) * per_page, per_page),
        facets=_FACETS,
    )
    known = opened.library.cited([key]).get(key)
    relations = opened.library.relations(key)
    if not (records or answer.total or relations):
        raise DocumentNotFound(f"no document cites {wanted[:80]!r}, and none with this symbol is here")
    ids = [key for key, _ in answer.hits]
    citing = opened.library.records(ids)
    mentions = opened.library.mentions_of(key, ids)
    held = [record for record in records if record.held]
    return CitationView(
        key=key,
        canonical=_canonical(records, known.canonical if known else "", canonical) or wanted,
        hits=tuple(map(hit, records)),
        total=answer.total,
        mentions=known.mentions if known else 0,
        citing=tuple(CitingView(hit(citing[key]), _views(opened, key, mentions.get(key, ()))) for key in ids),
        page=page,
        per_page=per_page,
        mechanisms=_values("mechanism", answer.facets["mechanism"]),
        years=_values("year", answer.facets["year"]),
        cites=_cites(
            opened,
            held,
            [
                (each.cited, _checked(each.pinpoint, each.seen))
                for each in relations
                if symbols.key(each.citing) == key
            ],
        ),
        checked=_named(
            opened,
            Counter(),
            [
                (each.citing, _checked(each.pinpoint, each.seen))
                for each in relations
                if symbols.key(each.cited) == key
            ],
        ),
        candidates=tuple(name for name in names if name != canonical),
        collection=opened.collection,
    )


def _records(opened: Opened, name: str) -> list[Record]:
    ids = opened.library.named(name)
    found = opened.library.records(ids)
    return [found[key] for key in ids]


def _meant(opened: Opened, names: Sequence[str]) -> tuple[str, str]:
    """Return key and form of the document that a question means: of several, the first that is known here."""
    keys = [symbols.key(name) for name in names]
    cited = opened.library.cited(keys)
    for key, name in zip(keys, names, strict=True):
        if key in cited or opened.library.named(key):
            return key, name
    return keys[0], names[0]


def _canonical(records: Sequence[Record], cited: str, asked: str) -> str:
    own = next((record.metadata.symbol.value for record in records if record.metadata.symbol), "")
    return max((own, cited, asked), key=len)


def _checked(pinpoint: str, seen: str) -> str:
    return "; ".join(filter(None, (pinpoint, f"seen at {seen}" if seen else "")))


def _cites(
    opened: Opened, held: Sequence[Record], checked: Sequence[tuple[str, str]]
) -> tuple[CitedView, ...]:
    """Return what documents cite, the most often mentioned first, then what only a keeper says."""
    forms: dict[str, str] = {}
    times: Counter[str] = Counter()
    for record in held:
        for mention in opened.library.mentions(record.id):
            name = symbols.key(mention.canonical)
            times[name] += 1
            if len(mention.canonical) > len(forms.get(name, "")):
                forms[name] = mention.canonical
    found = _named(opened, times, [(forms[name], "") for name, _ in times.most_common()])
    return (
        *found,
        *_named(opened, Counter(), [each for each in checked if symbols.key(each[0]) not in times]),
    )


def _named(opened: Opened, times: Counter[str], forms: Sequence[tuple[str, str]]) -> tuple[CitedView, ...]:
    keys = [symbols.key(canonical) for canonical, _ in forms]
    counts = opened.library.cited(keys)
    views = []
    for key, (canonical, checked) in zip(keys, forms, strict=True):
        records = _records(opened, key)
        title = next((record.metadata.title.value for record in records if record.metadata.title), None)
        views.append(
            CitedView(
                key,
                canonical,
                times[key],
                counts[key].documents if key in counts else 0,
                any(record.held for record in records),
                title,
                checked,
            )
        )
    return tuple(views)


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


def _values(name: str, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    values = [FacetValue(value, label(name, value), count) for value, count in counts.items()]
    if name == "year":
        return tuple(sorted(values, key=lambda each: each.value))
    return tuple(sorted(values, key=lambda each: (-each.count, each.label)))


def named(opened: Opened, names: Sequence[str]) -> tuple[CitedView, ...]:
    """Return what is known of the documents that a question names; those that are known here come first."""
    views = _named(opened, Counter(), [(name, "") for name in names])
    return tuple(sorted(views, key=lambda each: (not each.held, each.title is None, -each.documents)))


def most_cited(opened: Opened, limit: int, held: bool | None) -> tuple[CitedView, ...]:
    """Return what most documents cite: all, or only what is held, or only what is not."""
    found = opened.library.most_cited(limit, held=held)
    views = _named(
        opened,
        Counter({each.name: each.mentions for each in found}),
        [(each.canonical, "") for each in found],
    )
    return tuple(views)
