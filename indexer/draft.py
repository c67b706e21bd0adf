"""The citations of a draft against the collection: what each means, what is known of it, what is wrong.

The text of a draft is looked at and forgotten. Nothing that is said of a citation is invented: what
is corrected is corrected by the recogniser's rules or by the symbol of a document that is here, and
the corrected reference leaves out what is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from indexer import citations, nearby, references, standing, symbols
from indexer.bare import with_bare
from indexer.doubts import Days, doubts, renamed, told_apart
from indexer.impossible import cannot_be, in_its_year, years_of
from indexer.library import Record
from indexer.metadata import body, type
from indexer.metadata.reading import Reading
from indexer.model import Extraction, Mention, Page
from indexer.opened import Opened
from indexer.references import Pinpoint, Reference, pinpoint_of
from indexer.results import CitedView, Collection, Hit
from indexer.vocabulary.official import official

MOST_CITATIONS = 5_000
"""Citations of one draft that are looked up; a book of 400 pages has fewer."""

_MOST_MENDED = 1_000  # citations among which misprints are looked for, at a millisecond each
_MOST_UNKNOWN = 200  # documents for which others are looked for; more unknown ones are no slips
_BETWEEN = re.compile(r"[\s,(]{1,3}(?:U\.?\s?N\.?\s)?(?:Doc(?:ument|\.)?\s)?")  # a number and its symbol
_COMMENT = re.compile(r"(?P<name>[A-Z]+ (?P<what>General (?:Comment|Recommendation))) (?P<n>\d+)")
_OF_ANY = 99  # a number that has a symbol in every committee's series, if there is such a comment or not


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is surely meant where there can be no document of the number that is written.

    Attributes:
        canonical: Of the one document that is meant.
        reference: To it, and to the place that was cited, in one style.
    """

    canonical: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class DraftCitation:
    """One citation of a draft.

    Attributes:
        mention: Where it stands, and as what it was read.
        cited: What is known of its document, under the fullest form that is known.
        doubts: What disagrees, a sentence each.
        candidates: What else may be meant, with reasons.
        reference: To its document and place in one style; None if it cannot be told what is cited, or if
            there can be no such document.
        is_possible: There can be such a document, as far as its number tells.
        corrected: The one document that has the number, if there can be none as it is written; else None.
    """

    mention: Mention
    cited: CitedView
    doubts: tuple[str, ...]
    candidates: tuple[CitedView, ...]
    reference: Reference | None
    is_possible: bool = True
    corrected: Corrected | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with its citations, in order, without overlaps; offsets are code points of `text`.

    Attributes:
        left_out: Citations behind these that were not looked up, since there are too many.
    """

    text: str
    citations: tuple[DraftCitation, ...]
    style: str
    collection: Collection
    left_out: int = 0


def check(opened: Opened, text: str, style: str, hit: Callable[[Record], Hit]) -> Draft:
    """Look up the citations of a text.

    Args:
        opened: The generation that is asked.
        text: Of the draft.
        style: Of the references; one of `references.STYLES`.
        hit: Makes the facts of a document for readers.

    Raises:
        ValueError: If there is no such style.
    """
    mentions = citations.find(text, citations.Context(is_draft=True))
    if len(mentions) <= _MOST_MENDED:
        mentions = citations.find(text, citations.Context(known=_Known(opened), is_draft=True))
    mentions = mentions or _alone(text)
    mentions = with_bare([Page(1, text)], mentions)
    found = check_mentions(opened, mentions[:MOST_CITATIONS], {1: text}, style, hit)
    return Draft(text, found, style, opened.collection, max(0, len(mentions) - MOST_CITATIONS))


def _alone(text: str) -> tuple[Mention, ...]:
    """Read a text that is a citation and nothing else, as a question is read: "resolution 1671".

    Within a text, a number that does not say whose it is means too much; see `with_bare`.
    """
    names = citations.asked_for(text)
    if not names:
        return ()
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    place = citations.pointed_at(text)
    return (Mention(names[0], 1, start, end, (start, end), candidates=names[1:], pinpoint=place),)


def check_mentions(
    opened: Opened,
    mentions: Sequence[Mention],
    texts: Mapping[int, str],
    style: str,
    hit: Callable[[Record], Hit],
) -> tuple[DraftCitation, ...]:
    """Look up citations that were found, each once, in their order.

    Args:
        opened, style, hit: As of `check`.
        mentions: Of the pages of one text.
        texts: Number of a page → its text.
    """
    last_year = int(opened.collection.built[:4]) + 1  # reports come out before their sessions
    unknown: set[str] = set()

    @cache
    def document(canonical: str) -> _Document:
        return _Document.of(opened, canonical, hit)

    @cache
    def reference(canonical: str, at: Pinpoint | None) -> Reference | None:
        citable = document(canonical).citable
        return references.reference(citable, style, at) if citable else None

    @cache
    def others(canonical: str, forms: tuple[str, ...], printed: str, is_out: bool) -> tuple[CitedView, ...]:
        view = document(canonical).view
        near: tuple[CitedView, ...] = ()
        is_bare = bool(forms) and symbols.parse(canonical) is None
        is_known = view.here or (view.documents > 0 and not is_out)
        if not (is_known or is_bare) and len(unknown) < _MOST_UNKNOWN:
            unknown.add(canonical)
            near = nearby.near(opened, view, forms, printed, with_cited=is_out)
        return (*standing.candidates(opened, forms), *near)

    def corrected(mention: Mention, offered: Sequence[CitedView]) -> Corrected | None:
        written = document(mention.canonical).view.canonical
        form = in_its_year(written) or _only_one(written, mention.candidates, offered)
        found = reference(form, pinpoint_of(mention.pinpoint)) if form else None
        return Corrected(document(form).view.canonical, found) if found else None

    def one(mention: Mention) -> DraftCitation:
        of, text = document(mention.canonical), texts[mention.page]
        is_out = cannot_be(mention, last_year) and not of.view.here
        printed = text[mention.start : mention.end]
        offered = others(mention.canonical, mention.candidates, printed, is_out)
        return DraftCitation(
            mention,
            replace(of.view, url="") if is_out else of.view,
            (*doubts(mention, text, last_year, of.days), *of.doubts),
            offered,
            None if is_out else reference(mention.canonical, pinpoint_of(mention.pinpoint)),
            not is_out,
            corrected(mention, offered) if is_out else None,
        )

    return _compared([one(each) for each in _with_parts(mentions, texts)])


def _only_one(written: str, candidates: Sequence[str], offered: Sequence[CitedView]) -> str:
    """Return the document here that alone can have a number: of another body, or of another year.

    Args:
        written: What there cannot be.
        candidates: What the number is of other bodies.
        offered: What is known of these, and of what is near.
    """
    here = [each.canonical for each in offered if each.here]
    number = written.partition("(")[0]
    if years_of(written):  # its numbers run on, so that only one document has it
        return next((form for form in here if form.partition("(")[0] == number), "")
    return here[0] if len(candidates) == len(here) == 1 else ""


def _with_parts(mentions: Sequence[Mention], texts: Mapping[int, str]) -> Iterator[Mention]:
    """Yield citations; a symbol behind its number is of the part that the number names.

    "GA Res 217A (III), UN Doc A/RES/217(III)" is one reference; the symbol lacks the letter.
    """
    before: Mention | None = None
    for each in mentions:
        if before and before.page == each.page and before.canonical.startswith(f"{each.canonical}["):
            between = texts[each.page][before.end : each.start]
            each = replace(each, canonical=before.canonical) if _BETWEEN.fullmatch(between) else each
        yield each
        before = each


def _compared(found: Sequence[DraftCitation]) -> tuple[DraftCitation, ...]:
    """Return citations with a doubt more where a text gives one number different sessions or years."""
    forms: dict[str, dict[str, bool]] = {}
    for each in found:
        forms.setdefault(each.cited.key, {})[each.cited.canonical] = each.is_possible
    said = {key: told_apart(several) for key, several in forms.items() if len(several) > 1}
    return tuple(
        replace(each, doubts=(*each.doubts, doubt))
        if (doubt := said.get(each.cited.key, {}).get(each.cited.canonical))
        else each
        for each in found
    )


@dataclass(frozen=True, slots=True)
class _Document:
    """What a citation was read as, and what is known of it."""

    view: CitedView
    citable: references.Citable | None
    doubts: tuple[str, ...]
    days: Days | None = None

    @classmethod
    def of(cls, opened: Opened, canonical: str, hit: Callable[[Record], Hit]) -> _Document:
        form = standing.fullest(opened, canonical)
        (view,) = standing.known(opened, [form])
        records = standing.records_of(opened, view.key)
        if records:
            said = renamed(canonical, form)
            days = None if said else Days.of(record.metadata for record in records)
            return cls(view, references.citable(hit(records[0])), (said,) if said else (), days)
        return cls(view, _named(form), ())


def _named(canonical: str) -> references.Citable | None:
    """Return what a symbol alone tells, or words that stand for one; None of what is neither.

    General comments that have no symbol of their own have their body and number: these are no document's
    symbol, and stand for its title.
    """
    symbol = symbols.parse(canonical) or symbols.parse(official(canonical))
    if symbol is not None:
        issuer, kind = _facts(symbol)
        return references.named(symbol.canonical, issuer, kind, symbol.year)
    comment = _COMMENT.fullmatch(canonical)
    like = symbols.parse(official(f"{comment['name']} {_OF_ANY}")) if comment else None
    if comment is None or like is None:
        return None
    issuer, kind = _facts(like)
    title = f"{comment['what'].capitalize()} No. {comment['n']}"
    return references.Citable(title=title, body=issuer, type=kind, language="en", held=False)


def _facts(symbol: symbols.Symbol) -> tuple[str | None, str | None]:
    """Return the body and the type that a symbol tells."""
    reading = Reading("", False, Extraction((), 0), 1, (), symbol.year or 0, symbol, None, "")
    issuer, kind = body.of_symbol(reading), type.of_symbol(reading)
    return issuer.value if issuer else None, kind.value if kind else None


class _Known(Mapping[str, citations.Known]):
    """What a library knows, as the recogniser asks for it: key by key, for misprints."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._read: dict[str, citations.Known | None] = {}

    def __getitem__(self, key: str) -> citations.Known:
        if key not in self._read:
            self._read[key] = self._look_up(key)
        found = self._read[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened.library.signatures())

    def __len__(self) -> int:
        return self._opened.collection.documents + self._opened.collection.cards

    def _look_up(self, key: str) -> citations.Known | None:
        if not self._opened.library.named(key):
            return None
        facts = [record.metadata for record in standing.records_of(self._opened, key)]
        first = next((each for each in facts if each.symbol), None)
        if first is None or first.symbol is None:
            return None
        return citations.Known(first.symbol.value, first.date.value if first.date else "")
