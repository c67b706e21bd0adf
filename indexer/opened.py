"""One generation, open: where the words of a question stand in it, and what can be said of them.

Library and engine of one generation are opened together and closed together, after the last
question that is answered from them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer import asked, citations, paragraphs, query, snippets, symbols, works
from indexer.analysis import stems
from indexer.engines.protocol import Engine, Window
from indexer.engines.whoosh import WhooshEngine
from indexer.errors import DocumentNotFound, QueryError
from indexer.generations import Generation, IndexFolder
from indexer.library import Library, Record
from indexer.model import Mention
from indexer.query.nodes import All, And, Keyword, Node, Or, Pattern, Phrase, Word
from indexer.results import Collection, PageHit, Sort

_MOST_MEANT = 6  # documents named in a message


class Opened:
    """One generation, open. `readers` and `retire` belong to the service, under its lock."""

    def __init__(self, generation: Generation, library: Library, engine: Engine) -> None:
        self.generation = generation
        self.library = library
        self.engine = engine
        self.lexicon = _Lexicon(library, engine)
        engine.group(library.works())
        self.readers = 0
        self._retired = False
        self.collection = Collection(
            generation.name, generation.documents, generation.cards, generation.built
        )

    def retire(self) -> None:
        """Close as soon as nobody reads any more."""
        self._retired = True
        self.close_if_unused()

    def close_if_unused(self) -> None:
        """Release files if nobody reads any more and nobody will."""
        if self._retired and not self.readers:
            self.engine.close()
            self.library.close()

    def record(self, wanted: str) -> Record:
        """Find a document by id or symbol."""
        first = self.ids(wanted)[0]
        return self.library.records([first])[first]

    def ids(self, wanted: str) -> tuple[str, ...]:
        """Return the ids of all documents with this id or symbol, those with text first.

        A symbol may be written in any form of a citation that can mean but one document.
        """
        ids = self.library.named(wanted) or self.library.named(symbols.key(wanted))
        if not ids:
            meant = citations.asked_for(wanted)
            known = [each for each in meant if self._is_named(each)] if len(meant) > 1 else ()
            meant = tuple(known) if len(known) == 1 else meant
            if len(meant) > 1:
                raise DocumentNotFound(f"{wanted[:80]!r} {_several(meant)}")
            ids = self.library.named(self.lexicon.cited(symbols.key(meant[0]))) if meant else ()
        if not ids:
            raise DocumentNotFound(f"there is no document with the id or symbol {wanted[:80]!r}")
        return ids

    def question(self, text: str) -> asked.Question:
        """Read a question, with the names by which documents are known here.

        Raises:
            QueryError: If it cannot be read.
        """
        notes: list[str] = []

        def key_of(printed: str) -> str:
            key, note = self.meaning(printed)
            notes.append(note)
            return key

        found = asked.question(text, key_of, self._is_named)
        return replace(found, notes=(*found.notes, *dict.fromkeys(filter(None, notes))))

    def key_of(self, printed: str) -> str:
        """Return the key of a document that is named in any form of a citation.

        Raises:
            QueryError: If it may be several, and not just one of them is known here. Without position.
        """
        return self.meaning(printed)[0]

    def meaning(self, printed: str) -> tuple[str, str]:
        """Return the key of a document that is named in any form, and a sentence on what else it may be.

        Raises:
            QueryError: As of `key_of`.
        """
        key = query.symbol_key(printed)
        if self._is_known(key):
            return self.lexicon.cited(key), ""
        names = citations.asked_for(printed)
        known = [each for each in names if self._is_named(each)]
        if len(names) > 1 and len(known) != 1:
            raise QueryError(f"{printed[:80]!r} {_several(known or names)}")
        meant = (known or names or (printed,))[0]
        others = [each for each in names if each != meant]
        note = f"{printed[:80]!r} is read as {meant}; it may also be {' or '.join(others)}." if others else ""
        return self.lexicon.cited(symbols.key(meant) if names else key), note

    def _is_named(self, name: str) -> bool:
        return self._is_known(self.lexicon.cited(symbols.key(name)))

    def _is_known(self, key: str) -> bool:
        return bool(self.library.named(key) or self.library.cited([key]))

    def locate(self, document_id: str, text: str, pages: Container[int] | None = None) -> list[snippets.Span]:
        """Say where in a document the words of a query stand, and what it asks to be cited.

        Args:
            document_id: Of the document.
            text: In the query language.
            pages: Numbers of the pages on which citations are looked for; None for all.
        """
        if not text.strip():
            return []
        node = query.expand(self.question(text).node, self.lexicon).node
        return self.locate_all(node, [document_id], pages=pages).get(document_id, [])

    def locate_all(
        self,
        node: Node,
        ids: Sequence[str],
        *,
        most: int | None = None,
        pages: Container[int] | None = None,
    ) -> dict[str, list[snippets.Span]]:
        """Say where in documents the words of an expanded query stand, and what it asks to be cited.

        Args:
            node: The query.
            ids: Of the documents.
            most: Pages of a document on which citations are looked for: those with most of them.
            pages: Their numbers, if only some are wanted.
        """
        found = self.engine.locate(node, ids, field="text")
        cited: dict[str, list[Mention]] = {}
        for key in dict.fromkeys(_cited_in(node)):
            for document, mentions in self.library.mentions_of(key, ids).items():
                cited.setdefault(document, []).extend(mentions)
        for document, of_it in cited.items():
            spans = self._spans(document, of_it, most, pages)
            found[document] = snippets.merged([*found.get(document, ()), *spans])
        return found

    def _spans(
        self, document_id: str, mentions: Sequence[Mention], most: int | None, pages: Container[int] | None
    ) -> Iterator[snippets.Span]:
        layout = self.library.layout(document_id)
        index = {number: place for place, number in enumerate(layout.numbers)}
        places: dict[int, list[tuple[int, int]]] = {}
        for each in mentions:
            if pages is None or each.page in pages:
                places.setdefault(index[each.page], []).append((each.start, each.end))
        chosen = sorted(places, key=lambda page: (-len(places[page]), page))[:most]
        for page, found in self.library.pages(document_id, chosen).items():
            for position, length in snippets.positions(found.text, places[page]):
                yield layout.starts[page] + position, length

    def passages(
        self, document_id: str, parts: Sequence[Sequence[snippets.Span]], *, most: int | None
    ) -> tuple[PageHit, ...]:
        """Return the best passages of a document in page order, one a page; all pages for None.

        Args:
            document_id: Of the document.
            parts: Where each part of the question stands in it; passages are chosen so that each
                part is on one of them, if it is in the text at all.
            most: Passages wanted.
        """
        layout = self.library.layout(document_id)
        on_pages = [snippets.by_page(spans, layout.starts) for spans in parts]
        best = {
            index: snippets.best([part.get(index, ()) for part in on_pages])
            for index in {index for part in on_pages for index in part}
        }
        worth = {index: each for index, (_, each) in best.items()}
        chosen = sorted(best if most is None else _covering(on_pages, worth, most))
        texts = self.library.pages(document_id, chosen)
        found = []
        for index in chosen:
            spans = sorted({span for part in on_pages for span in part.get(index, ())})
            passage = snippets.passage(texts[index].text, spans, best[index][0])
            number = paragraphs.number_at(texts[index], passage.offset, layout.paragraphs[index]) or None
            found.append(PageHit(layout.numbers[index], layout.labels[index], passage.segments, number))
        return tuple(found)

    def counterpart(self, document_id: str, number: int, other_id: str) -> int:
        """Return the page of another version on which a page of a document begins.

        Raises:
            DocumentNotFound: If there are no such documents of one work.
        """
        record, other = self.record(document_id), self.record(other_id)
        if record.work != other.work:
            raise DocumentNotFound(f"{other.id} is no version of {record.id}")
        ours, theirs = (
            [page for _, page in sorted(self.library.pages(each.id, range(each.pages_read)).items())]
            for each in (record, other)
        )
        return works.counterpart(ours, theirs, number)

    def diagnose(
        self, question: asked.Question, node: Node, filters: Mapping[str, Sequence[str]]
    ) -> str | None:
        """Say which part of a question without answer is to blame.

        Args:
            question: As read, for the words of the message.
            node: Its tree, expanded.
            filters: Facet -> values.
        """

        def count(part: Node, selected: Mapping[str, Sequence[str]]) -> int:
            window = Window(0, 0)
            return self.engine.search(
                part, filters=selected, sort=Sort.NEWEST, window=window, facets=()
            ).total

        if filters and (without := count(node, {})):
            return f"Without the filters there {_are(without)}."
        if question.names:
            return f"Not in this collection: {' or '.join(question.names)}."
        absent = [
            _said(said)
            for said, part in zip(parts_of(question.node), parts_of(node), strict=True)
            if not isinstance(part, All) and not count(part, {})
        ]
        if absent:
            return f"Not in this collection: {', '.join(absent)}."
        return "Each part of the query is found, but no document has them all." if node != All() else None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of one generation, as `query.expand` asks for them."""

    library: Library
    engine: Engine

    def family(self, term: str) -> Sequence[str]:
        # In the languages the word is used in; in all, if the collection does not have it.
        families = [self.library.family((each,)) for each in stems(term)]
        own = [family for family in families if term in family]
        return sorted(frozenset().union(*(own or families)) - {term})

    def beginning(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        return self.engine.terms(prefix, limit)

    def cited(self, key: str) -> str:
        ids = self.library.named(key)
        if not ids and (fuller := self.library.dated(key)) != key:
            return self.cited(fuller)
        symbol = self.library.records(ids[:1])[ids[0]].metadata.symbol if ids else None
        return symbols.key(symbol.value) if symbol else key


def open_generation(index: IndexFolder) -> Opened:
    """Open the generation that is served.

    Raises:
        IndexUnusable: If there is none, or it is damaged.
    """
    generation = index.current()
    library = Library(generation.library)
    try:
        return Opened(generation, library, WhooshEngine(generation.engine))
    except BaseException:
        library.close()
        raise


def _covering(
    on_pages: Sequence[Mapping[int, object]], worth: Mapping[int, tuple[int, ...]], most: int
) -> list[int]:
    """Choose pages, the best first, so that each part is on one of them as early as can be.

    Args:
        on_pages: For each part, the pages it stands on.
        worth: Page -> what it is worth otherwise; only these are chosen from.
        most: Pages wanted.
    """
    left = set(worth)
    wanted = set(range(len(on_pages)))
    chosen: list[int] = []
    while left and len(chosen) < most:
        best = max(
            left, key=lambda index: (sum(index in on_pages[part] for part in wanted), worth[index], -index)
        )
        chosen.append(best)
        left.remove(best)
        wanted -= {part for part in wanted if best in on_pages[part]}
    return chosen


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return the parts of a question that a document must all have."""
    return node.children if isinstance(node, And) else (node,)


def shown_parts_of(node: Node) -> tuple[Node, ...]:
    """Return the parts of a question that passages show: those a document must have, or may have."""
    return tuple(
        each for part in parts_of(node) for each in (part.children if isinstance(part, Or) else (part,))
    )


def _several(names: Sequence[str]) -> str:
    """Say that a citation may mean several documents."""
    return f"may be several: {', '.join(names[:_MOST_MEANT])}; write one of them"


def _cited_in(node: Node) -> Iterator[str]:
    """Yield the keys that a query asks to be cited; not those below a `Not`."""
    match node:
        case Keyword("cites", keys):
            yield from keys
        case And(children) | Or(children):
            for child in children:
                yield from _cited_in(child)


def _said(node: Node) -> str:
    """Return a part of a query in words."""
    match node:
        case Word(term, _) | Pattern(term, _):
            return f"“{term}”"
        case Phrase(terms, _):
            return f"“{' '.join(terms)}”"
        case Or(children):
            return " or ".join(map(_said, children))
        case And(children):
            return " with ".join(map(_said, children))
        case Keyword(field, values):
            return f"{field} {' or '.join(values) if len(values) < 4 else f'{values[0]} to {values[-1]}'}"
        case _:
            return query.show(node)


def _are(count: int) -> str:
    return "is 1 document" if count == 1 else f"are {count} documents"
