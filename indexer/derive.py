"""What follows from a file or a card: the document, its names, its terms.

Pure: the same bytes at the same paths, under the same catalogue, the same corrections and the
same program, give the same values, and `signature` is the digest of exactly that. A build derives again only
what has another signature.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from indexer import analysis, citations, metadata, symbols, works
from indexer.catalogue import Catalogue
from indexer.engines.protocol import IndexedDocument, inverted
from indexer.extract.fingerprint import Part, fingerprint, parts
from indexer.extract.outline import contents
from indexer.model import (
    ID_LENGTH,
    Card,
    Checked,
    Document,
    Extraction,
    Mention,
    Metadata,
    SourceFile,
)
from indexer.results import NOT_ESTABLISHED
from indexer.vocabulary import also_named


@cache
def rules() -> str:
    """Return the digest of the program's own sources and data.

    Deriving depends on them all, directly or not; a number raised by hand would be forgotten once.
    """
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.tsv")]):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def document(
    sources: Sequence[SourceFile],
    extraction: Extraction,
    cards: Catalogue,
    last_year: int,
    checked: Sequence[Checked] = (),
    read: Sequence[Part] | None = None,
    *,
    is_draft: bool = False,
) -> Document:
    """Make the document of a file that was read.

    Args:
        sources: The files with these bytes, by path; the first speaks for all.
        extraction: Their text.
        read: `parts` of its pages, if the caller has them.
        cards: The catalogue, for facts and the official address.
        last_year: Latest year to believe (CE).
        checked: What a person has checked of it.
        is_draft: Whether it is looked at for what it cites: citations whose numbers cannot be are kept, with
            a note, and a symbol that it may but discuss is not its own. Such is no part of a collection.
    """
    first = sources[0]
    found = metadata.establish(
        first.path, first.media_type, extraction, cards, last_year, checked, is_draft=is_draft
    )
    card = _card(found, cards)
    own = found.symbol.value if found.symbol else ""
    context = citations.Context(
        citations.tag_of(found.mechanism.value if found.mechanism else None, own),
        symbols.key(own) if own else "",
        known(cards),
        is_draft,
    )
    read = parts(extraction.pages) if read is None else read
    return Document(
        id=first.sha256[:ID_LENGTH],
        held=True,
        metadata=found,
        sources=tuple(sources),
        pages=extraction.pages,
        pages_total=extraction.pages_total,
        aliases=card.aliases if card else also_named(own),
        url=card.url if card else extraction.hint("canonical"),
        shortfall=extraction.shortfall,
        fingerprint=fingerprint(read),
        sketch=works.of_words([word for part in read if not part.is_running for word in part.words]),
        numbering=works.of_numbers(extraction.pages),
        mentions=tuple(_under_first_names(citations.mentions(extraction.pages, context), context)),
        contents=contents(extraction),
    )


def _under_first_names(mentions: Iterable[Mention], context: citations.Context) -> Iterator[Mention]:
    """Yield mentions under the symbols of their documents, where the catalogue knows other names of them."""
    for mention in mentions:
        document = context.known.get(symbols.key(mention.canonical))
        name = symbols.key(document.canonical) if document else ""
        if not document or name == symbols.key(mention.canonical):
            yield mention
        elif name != context.symbol:
            yield replace(mention, canonical=document.canonical)


@lru_cache(maxsize=2)
def known(cards: Catalogue) -> Mapping[str, citations.Known]:
    """Return what the catalogue knows, as the recogniser of citations asks for it."""
    return {
        symbols.key(symbol): citations.Known(card.symbol, card.date)
        for card in reversed(cards.cards)
        for symbol in (*card.aliases, card.symbol)
        if symbol
    }


def card_document(card: Card) -> Document:
    """Make the document of a card."""
    return Document(
        id=card_id(card), held=False, metadata=metadata.of_card(card), aliases=card.aliases, url=card.url
    )


def card_id(card: Card) -> str:
    """Return the id of a card: of its symbol, or of body, title and date where it has none."""
    return works.work_id(
        symbols.key(card.symbol) if card.symbol else "\0".join((card.body, card.title, card.date))
    )


def names(of: Document, cards: Catalogue) -> tuple[str, ...]:
    """Return the keys under which a document is found: its symbol, its aliases, the card it replaces."""
    printed = [of.metadata.symbol.value] if of.metadata.symbol else []
    found = [symbols.key(symbol) for symbol in (*printed, *of.aliases)]
    card = _card(of.metadata, cards) if of.held else None
    if card:
        found += [symbols.key(card.symbol), card_id(card)]
    return tuple(dict.fromkeys(found))


def _card(found: Metadata, cards: Catalogue) -> Card | None:
    return cards.get(symbols.key(found.symbol.value)) if found.symbol else None


def signature(*parts: str) -> str:
    """Return the digest of everything a document is derived from."""
    return hashlib.sha256("\0".join((rules(), *parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Indexing:
    """What the engine is given, and where each page begins in it.

    Attributes:
        starts: Position of each page's first term in the text field.
        languages: In which its words may be.
    """

    document: IndexedDocument
    starts: tuple[int, ...]
    languages: tuple[str, ...]


def indexing(of: Document, read: Sequence[Part] | None = None) -> Indexing:
    """Analyse a document for an engine.

    The title field carries the symbol and its aliases too, and what a keeper remarks, so that a card is
    found by them.

    Args:
        of: The document.
        read: `parts` of its pages, if the caller has them.
    """
    text, starts = _text_terms(parts(of.pages) if read is None else read)
    facts = of.metadata
    title = [facts.title.value] if facts.title else []
    symbol = [facts.symbol.value] if facts.symbol else []
    remark = [facts.remark.value] if facts.remark else []
    head = [term for part in (*title, *symbol, *of.aliases, *remark) for term in analysis.terms(part)]
    keywords = {
        "mechanism": _values(facts.mechanism.value if facts.mechanism else None),
        "type": _values(facts.type.value if facts.type else None),
        "year": _values(str(facts.year.value) if facts.year else None),
        "language": _values(facts.language.value if facts.language else None),
        "country": _values(*(country.value for country in facts.countries)),
        "held": ("yes" if of.held else "no",),
        "cites": cited(of.mentions),
        "symbol": tuple(dict.fromkeys(symbols.key(printed) for printed in (*symbol, *of.aliases))),
    }
    date = facts.date.value if facts.date else str(facts.year.value) if facts.year else ""
    return Indexing(
        IndexedDocument(of.id, {"text": inverted(text), "title": inverted(head)}, keywords, date),
        starts,
        _languages(of),
    )


def cited(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the keys of the documents that mentions name, each once, in order."""
    return tuple(dict.fromkeys(symbols.key(mention.canonical) for mention in mentions))


def _languages(of: Document) -> tuple[str, ...]:
    """Return the language of a document, or all that we know words of; cards speak English."""
    if of.metadata.language and of.metadata.language.value != "und":
        return (of.metadata.language.value,)
    return analysis.STEMMED if of.held else ("en",)


def _text_terms(read: Sequence[Part]) -> tuple[list[str], tuple[int, ...]]:
    """Return the terms of all pages, of which each has a part, and where each page begins in them.

    What is printed at the top of each page says nothing about that page, but is found once: running
    heads that were met before give empty terms in their places.
    """
    terms: list[str] = []
    starts: list[int] = []
    heads: set[tuple[str, ...]] = set()
    for part in read:
        if part.page == len(starts):
            starts.append(len(terms))
        found = part.words
        if part.is_running:
            head = tuple(term for term in found if not term.isdecimal())
            if head in heads or not head:
                found = [""] * len(found)
            heads.add(head)
        terms += found
    return terms, tuple(starts)


def _values(*values: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value)) or (NOT_ESTABLISHED,)
