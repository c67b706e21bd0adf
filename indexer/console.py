"""Answers as lines of text for a terminal. Knows no terminal: whoever prints gives the style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from indexer.model import BuildReport, Outcome, OutcomeKind
from indexer.report import Coverage
from indexer.results import CitationView, DocumentView, Hit, PageHit, SearchResults, is_heading
from indexer.vocabulary import label

Style = Callable[[str], str]
"""Makes a text stand out."""

_LISTED = (OutcomeKind.FAILED, OutcomeKind.PARTIAL, OutcomeKind.SKIPPED)
_MISSING_SHOWN = 20


def report_lines(report: BuildReport) -> Iterator[str]:
    """Say what a build did; every file that is not wholly in the index by name."""
    yield from (outcome_line(outcome) for outcome in report.outcomes if outcome.kind in _LISTED)
    counts = ", ".join(f"{count} {kind}" for kind in OutcomeKind if (count := report.count(kind)))
    yield f"{counts or 'no files'} in {report.seconds:.1f} s"
    documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
    yield f"generation {report.generation}: {documents}, {report.cards} catalogue entries"


def outcome_line(outcome: Outcome) -> str:
    """Say what became of a file, why, and what to do."""
    read = f" ({outcome.pages_read} of {outcome.pages} pages read)" if outcome.pages else ""
    advice = f"\n         {outcome.advice}" if outcome.advice else ""
    return f"{outcome.kind:8} {outcome.path}: {outcome.reason}{read}{advice}"


def results_lines(results: SearchResults, strong: Style) -> Iterator[str]:
    """Show an answer."""
    request = results.request
    for number, hit in enumerate(results.hits, start=(request.page - 1) * request.per_page + 1):
        yield f"{number}. {strong(hit.title)}"
        yield f"   {_facts_line(hit)}"
        for passage in hit.passages:
            text = "".join(strong(part.text) if part.is_match else part.text for part in passage.segments)
            yield f"   {_place(passage)}: {text}"
    if results.diagnosis:
        yield results.diagnosis
    shown = f", page {request.page} of {results.last_page}" if results.last_page > 1 else ""
    if request.page > results.last_page:
        shown = f"; there is no page {request.page}, the last is {results.last_page}"
    found = "1 document" if results.total == 1 else f"{results.total} documents"
    yield f"{found} found{shown}, generation {results.collection.generation}"


def _place(passage: PageHit) -> str:
    """Return where a passage stands: on a page, or in a section where there are no pages."""
    paragraph = f", para. {passage.paragraph}" if passage.paragraph else ""
    return f"{'§' if is_heading(passage.label) else 'p.'} {passage.page}{paragraph}"


def citation_lines(found: Mapping[str, Any], strong: Style) -> Iterator[str]:
    """Show what a file cites, a line each: where, what, as printed."""
    yield strong(found["path"])
    for each in found["citations"]:
        paragraph = f", para. {each['paragraph']}" if each["paragraph"] else ""
        pinpoint = "".join(f", {what} {value}" for what, value in each.get("pinpoint", {}).items())
        printed = " ".join(each["text"].split())
        also = f" or {' or '.join(each['candidates'])}" if each.get("candidates") else ""
        note = f" ({each['note']})" if each.get("note") else ""
        shown = f" “{printed}”" if printed != each["canonical"] else ""
        yield f"  p. {each['page']}{paragraph}: {each['canonical']}{pinpoint}{also}{shown}{note}"
    documents = len({each["canonical"] for each in found["citations"]})
    yield f"  {len(found['citations'])} citations, documents cited: {documents}"


def citation_view_lines(view: CitationView, strong: Style) -> Iterator[str]:
    """Show who cites a document, where and in which words."""
    yield strong(view.canonical)
    for hit in view.hits:
        yield f"   {hit.title} · {'held' if hit.held else 'catalogue entry'} · {hit.id}"
    for citing in view.citing:
        yield f"{strong(citing.hit.title)} · {_facts_line(citing.hit)}"
        for mention in citing.mentions:
            paragraph = f", para. {mention.paragraph}" if mention.paragraph else ""
            sentence = "".join(strong(part.text) if part.is_match else part.text for part in mention.segments)
            yield f"   p. {mention.page}{paragraph}: {' '.join(sentence.split())}"
    for each in view.checked:
        yield f"   {each.canonical} ({each.checked})"
    yield f"documents that cite it: {view.total}, with {view.mentions} mentions"


def document_lines(view: DocumentView, strong: Style, *, why: bool) -> Iterator[str]:
    """Show a document; with `why`, how each fact is known."""
    hit = view.hit
    yield strong(hit.title)
    yield f"  {_facts_line(hit)}"
    for fact in view.facts:
        yield f"  {fact.name:10} {fact.label}"
        if why:
            page = f", page {fact.page}" if fact.page else ""
            yield f"             by {fact.rule}{page}: {' '.join(fact.evidence.split())}"
    yield from (f"  also       {alias}" for alias in view.aliases)
    yield from (f"  file       {path}" for path in view.paths)
    if hit.url:
        yield f"  address    {hit.url}"
    if view.shortfall:
        yield f"  missing    {view.shortfall}"


def description_lines(found: dict[str, Any]) -> Iterator[str]:
    """Show what `describe` found of one file."""
    for name, value in found.items():
        if name not in ("evidence", "page_texts"):
            shown = ", ".join(value) if isinstance(value, list) else value
            yield f"{name:11} {'not established' if shown in (None, '') else shown}"
    for page in found.get("page_texts", ()):
        yield f"\n--- page {page['page']}\n{page['text']}"


def coverage_lines(found: Coverage) -> Iterator[str]:
    """Show the state of a collection."""
    verified = ", every byte checked" if found.verified else ""
    yield (
        f"generation {found.generation}, built {found.built}{verified}: "
        f"{found.documents} documents, {found.card_count} catalogue entries"
    )
    for fact, held in found.held.items():
        cards = found.cards[fact]
        values = sorted(held.keys() | cards.keys())
        if fact != "year":
            values = [value for _, value in sorted((-held.get(value, 0), value) for value in values)]
        yield f"\n{fact} (documents held / catalogue entries)"
        yield from (
            f"  {label(fact, value):45} {held.get(value, 0):6} / {cards.get(value, 0)}" for value in values
        )
    if found.outcomes:
        yield "\nfiles not, or not wholly, in the index"
        yield from map(outcome_line, found.outcomes)
    for group in found.duplicates:
        yield f"\nthe same file {len(group)} times: {', '.join(group)}"
    for group in found.copies:
        yield f"\nthe same text in {len(group)} files: {', '.join(group)}"
    if found.missing:
        yield f"\n{len(found.missing)} documents lack facts; the least known first"
        for each in found.missing[:_MISSING_SHOWN]:
            yield f"  {each.id} {each.path}: no {', '.join(each.facts)}"
    if found.forgotten:
        yield f"\n{found.forgotten} documents are kept out on request"


def _facts_line(hit: Hit) -> str:
    facts = [
        hit.symbol,
        label("mechanism", hit.mechanism) if hit.mechanism else None,
        label("type", hit.type) if hit.type else None,
        hit.date or (str(hit.year) if hit.year else None),
        hit.language,
        None if hit.held else "catalogue entry, full text not held",
        f"read in part: {hit.pages_read} of {hit.pages} pages" if hit.pages_read < hit.pages else None,
        hit.id,
    ]
    return " · ".join(fact for fact in facts if fact)
