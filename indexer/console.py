"""Answers as lines of text for a terminal. Knows no terminal: whoever prints gives the style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, TypeVar

from indexer.corrections import form, quoted
from indexer.gaps import EXPECTED, Conflict, Missing
from indexer.model import FACTS, BuildReport, Fault, Finding, Outcome, OutcomeKind
from indexer.report import Coverage
from indexer.results import (
    CitationView,
    CitedView,
    DocumentView,
    FactView,
    Hit,
    NotHeld,
    PageHit,
    SearchResults,
    is_heading,
)
from indexer.sources import CHECKED_FILE, SIDECAR
from indexer.vocabulary import label, number_of_place

T = TypeVar("T")
Style = Callable[[str], str]
"""Makes a text stand out."""

_LISTED = (OutcomeKind.FAILED, OutcomeKind.PARTIAL, OutcomeKind.SKIPPED)
_SHOWN = 20  # of a list whose rest is for programs
_FAULTS_SHOWN = 100


def report_lines(report: BuildReport) -> Iterator[str]:
    """Say what a build did; every file that is not wholly in the index by name."""
    yield from (outcome_line(outcome) for outcome in report.outcomes if outcome.kind in _LISTED)
    yield from _first(report.faults, fault_lines, _FAULTS_SHOWN)
    counts = ", ".join(f"{count} {kind}" for kind in OutcomeKind if (count := report.count(kind)))
    yield f"{counts or 'no files'} in {report.seconds:.1f} s"
    documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
    yield f"generation {report.generation}: {documents}, {report.cards} catalogue entries"


def outcome_line(outcome: Outcome) -> str:
    """Say what became of a file, why, and what to do."""
    read = f" ({outcome.pages_read} of {outcome.pages} pages read)" if outcome.pages else ""
    advice = f"\n         {outcome.advice}" if outcome.advice else ""
    return f"{outcome.kind:8} {outcome.path}: {outcome.reason}{read}{advice}"


def fault_lines(fault: Fault) -> Iterator[str]:
    """Say what has no effect in a file of corrections, why, and what to do."""
    yield f"ignored  {fault.path}{f', line {fault.line}' if fault.line else ''}: {fault.reason}"
    yield f"         {fault.advice}"


def results_lines(results: SearchResults, strong: Style) -> Iterator[str]:
    """Show an answer."""
    request = results.request
    if results.citations:
        yield _named_head(results.citations)
        yield from map(_named_line, results.citations)
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


def _named_head(named: Sequence[CitedView]) -> str:
    if len(named) > 1:
        return "this may be any of these documents:"
    return "this may be the document:" if named[0].reasons else "the document itself:"


def _named_line(named: CitedView) -> str:
    """Return a document that a question names, and why it may be the one that is meant."""
    cited = f"cited by {named.documents} {'document' if named.documents == 1 else 'documents'} here"
    standing = ("held" if named.held else "full text not held", cited if named.documents else "")
    title = f" {named.title}" if named.title else ""
    place = _places(named.pinpoint)
    url = f" · {named.url}" if named.url and not named.held else ""
    return f"   {named.canonical}{place}{title} · {', '.join(filter(None, named.reasons or standing))}{url}"


def _places(pinpoint: Iterable[tuple[str, str]]) -> str:
    """Return where a citation points, behind it: ", chapter VII, para 4"."""
    return "".join(f", {what} {number_of_place(what, value)}".rstrip() for what, value in pinpoint)


def _place(passage: PageHit) -> str:
    """Return where a passage stands: on a page, or in a section where there are no pages."""
    paragraph = f", para. {passage.paragraph}" if passage.paragraph else ""
    return f"{'§' if is_heading(passage.label) else 'p.'} {passage.page}{paragraph}"


def citation_lines(found: Mapping[str, Any], strong: Style) -> Iterator[str]:
    """Show what a file cites, a line each: where, what, as printed."""
    yield strong(found["path"])
    for each in found["citations"]:
        paragraph = f", para. {each['paragraph']}" if each["paragraph"] else ""
        pinpoint = _places(each.get("pinpoint", {}).items())
        printed = " ".join(each["text"].split())
        also = f" or {' or '.join(each['candidates'])}" if each.get("candidates") else ""
        note = f" ({each['note']})" if each.get("note") and "check" not in each else ""
        shown = f" “{printed}”" if printed != each["canonical"] else ""
        yield f"  p. {each['page']}{paragraph}: {each['canonical']}{pinpoint}{also}{shown}{note}"
        if "check" in each:
            yield from _checked_lines(each["check"])
    documents = len({each["canonical"] for each in found["citations"]})
    yield f"  {len(found['citations'])} citations, documents cited: {documents}"


def _checked_lines(known: Mapping[str, Any]) -> Iterator[str]:
    """Say what is known of a citation, what disagrees in it, and how to cite its document."""
    held = "held" if known["held"] else "catalogue entry" if known["entry"] else "not here"
    noun = "document" if known["documents"] == 1 else "documents"
    cited = f", cited by {known['documents']} {noun} here" if known["documents"] else ""
    unknown = "" if known["entry"] or known["documents"] else ", nothing known under it"
    url = f" · {known['url']}" if known["url"] and not known["held"] else ""
    yield f"      {held}{cited}{unknown}{url}"
    yield from (f"      ! {doubt}" for doubt in known["doubts"])
    for each in known["candidates"]:
        yield f"      ? {each['symbol']}: {', '.join(each['reasons'])}"
    if known["reference"]:
        yield f"      → {known['reference']}"
    if meant := known["corrected"]:
        yield f"      → if {meant['symbol']} is meant: {meant['reference']}"


def citation_view_lines(view: CitationView, strong: Style) -> Iterator[str]:
    """Show who cites a document, where and in which words."""
    yield strong(view.canonical)
    for hit in view.hits:
        yield f"   {hit.title} · {'held' if hit.held else 'catalogue entry'} · {hit.id}"
    if view.candidates:
        yield "the question may also mean:"
        yield from map(_named_line, view.candidates)
    for citing in view.citing:
        yield f"{strong(citing.hit.title)} · {_facts_line(citing.hit)}"
        for mention in citing.mentions:
            paragraph = f", para. {mention.paragraph}" if mention.paragraph else ""
            sentence = "".join(strong(part.text) if part.is_match else part.text for part in mention.segments)
            yield f"   p. {mention.page}{paragraph}: {' '.join(sentence.split())}"
    for each in view.checked:
        yield f"   {each.canonical} ({each.checked})"
    yield f"documents that cite it: {view.total}, with {view.mentions} mentions"
    if view.own:
        yield f"versions of it that mention it, not counted: {len(view.own)}"
    for each in view.together:
        yield f"often cited together with {each.canonical}: {each.documents} documents cite both"


def document_lines(view: DocumentView, strong: Style, *, why: bool) -> Iterator[str]:
    """Show a document; with `why`, how each fact is known."""
    hit = view.hit
    yield strong(hit.title)
    yield f"  {_facts_line(hit)}"
    for fact in (*view.facts, *(view.left_open if why else ())):
        yield f"  {fact.name:11} {fact.label}"
        if why:
            yield f"              {_by(fact)}"
            for other in view.others:
                if other.name == fact.name:
                    yield f"              not believed: {other.label}"
                    yield f"              {_by(other)}"
    yield from (f"  also        {alias}" for alias in view.aliases)
    yield from (f"  file        {path}" for path in view.paths)
    if hit.url:
        yield f"  address     {hit.url}"
    if view.shortfall:
        yield f"  missing     {view.shortfall}"


def _by(known: FactView | Finding[Any]) -> str:
    """Return by which rule a fact is known, and from which words."""
    page = f", page {known.page}" if known.page else ""
    return f"by {known.rule}{page}: {' '.join(known.evidence.split())}"


def description_lines(found: dict[str, Any]) -> Iterator[str]:
    """Show what `describe` found of one file."""
    for name, value in found.items():
        if name not in ("evidence", "others", "page_texts"):
            shown = ", ".join(value) if isinstance(value, list) else value
            yield f"{name:11} {'not established' if shown in (None, '') else shown}"
    for page in found.get("page_texts", ()):
        yield f"\n--- page {page['page']}\n{page['text']}"


def correction_lines(found: dict[str, Any]) -> Iterator[str]:
    """Begin a sidecar with what `describe` found of one file."""
    name = PurePath(found["path"]).name
    yield '# To correct a fact, take away its "#" and write what is right; "" says that nobody knows it.'
    yield f"# Save this as {name}{SIDECAR} beside the file; or put the lines into {CHECKED_FILE} at the top"
    yield f"# of the folder, below a line with the path of the file from there, as in [{quoted(name)}]."
    yield from form({fact: tuple(map(str, _listed(found[fact]))) for fact in FACTS})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


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
    if found.faults:
        yield "\ncorrections without effect"
        yield from _first(found.faults, fault_lines, _FAULTS_SHOWN)
    if found.conflicts:
        yield f"\nfacts said in two ways: {len(found.conflicts)}; those that change what filters find first"
        yield from _first(found.conflicts, _conflict_lines)
    if found.missing:
        lacking = Counter(fact for each in found.missing for fact in each.facts)
        counts = ", ".join(f"{fact} {lacking[fact]}" for fact in EXPECTED if lacking[fact])
        yield f"\ndocuments that lack facts: {len(found.missing)} ({counts})"
        yield from _first(found.missing, _missing_lines)
    if found.conflicts or found.missing:
        yield "\nwhat you know goes into checked.toml; defenders describe FILE --toml begins a correction"
    if found.forgotten:
        yield f"\n{found.forgotten} documents are kept out on request"


def _first(found: Sequence[T], lines: Callable[[T], Iterator[str]], most: int = _SHOWN) -> Iterator[str]:
    """Show the first of many, and say how many more there are."""
    for each in found[:most]:
        yield from lines(each)
    if len(found) > most:
        yield f"  and {len(found) - most} more; --json has them all"


def _conflict_lines(conflict: Conflict) -> Iterator[str]:
    believed, *others = conflict.findings
    yield f"  {conflict.id} {conflict.path}: {conflict.fact}{_cited(conflict.cited_by)}"
    yield f"     {believed.value}, believed, {_by(believed)}"
    yield from (f"     {other.value} {_by(other)}" for other in others)


def _missing_lines(missing: Missing) -> Iterator[str]:
    yield f"  {missing.id} {missing.path}: no {', '.join(missing.facts)}{_cited(missing.cited_by)}"


def _cited(documents: int) -> str:
    return f" (cited by {documents})" if documents else ""


def not_held_lines(found: NotHeld) -> Iterator[str]:
    """List what is cited and not held, the most cited first."""
    if not found.total:
        return
    yield f"\n{found.total} documents are cited and not held; the most cited first"
    for each in found.most_cited:
        title = f" {each.title}" if each.title else ""
        yield f"  {each.documents:6} {each.canonical}{title}"
        if each.url:
            yield f"         {each.url}"
    if found.total > len(found.most_cited):
        yield f"  and {found.total - len(found.most_cited)} more; see --json, or /coverage on the web"


def _facts_line(hit: Hit) -> str:
    facts = [
        hit.symbol,
        label("mechanism", hit.mechanism) if hit.mechanism else None,
        label("type", hit.type) if hit.type else None,
        hit.date or (str(hit.year) if hit.year else None),
        hit.language,
        hit.remark,
        None if hit.held else "catalogue entry, full text not held",
        f"read in part: {hit.pages_read} of {hit.pages} pages" if hit.pages_read < hit.pages else None,
        hit.id,
    ]
    return " · ".join(fact for fact in facts if fact)
