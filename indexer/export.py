"""Answers as JSON: one shape for the web, the command line and scripts (docs/api.md).

Names here are relied on from outside: add, do not rename.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indexer.draft import Corrected, DraftCitation
from indexer.gaps import Conflict
from indexer.model import BuildReport, Fault, Outcome
from indexer.report import Coverage
from indexer.results import (
    CitationView,
    CitedView,
    CitingView,
    DocumentView,
    FactView,
    Hit,
    NotHeld,
    PageHit,
    SearchResults,
)


def results_json(results: SearchResults) -> dict[str, Any]:
    """Return an answer as JSON values; what is not established is null."""
    return {
        "query": results.request.text,
        "total": results.total,
        "page": results.request.page,
        "per_page": results.request.per_page,
        "elapsed_ms": round(results.elapsed_ms, 1),
        "collection": {
            "generation": results.collection.generation,
            "documents": results.collection.documents,
            "cards": results.collection.cards,
            "built": results.collection.built,
        },
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            name: [
                {
                    "value": value.value,
                    "label": value.label,
                    "count": value.count,
                    "selected": value.selected,
                }
                for value in values
            ]
            for name, values in results.facets
        },
        "suggestions": list(results.suggestions),
        "citations": [_cited(each) for each in results.citations],
        "notes": list(results.notes),
        "diagnosis": results.diagnosis,
    }


def citation_json(view: CitationView) -> dict[str, Any]:
    """Return who cites a document, and what it cites, as JSON values."""
    return {
        "symbol": view.canonical,
        "held": any(hit.held for hit in view.hits),
        "documents": [hit.id for hit in view.hits],
        "total": view.total,
        "mentions": view.mentions,
        "cited_by": [_citing(each) for each in view.citing],
        "cites": [_cited(each) for each in view.cites],
        "checked": [_cited(each) for each in view.checked],
        "candidates": [each.canonical for each in view.candidates],
        "reasons": {each.canonical: list(each.reasons) for each in view.candidates},
        "own": [_citing(each) for each in view.own],
        "together": [_cited(each) for each in view.together],
    }


def not_held_json(found: NotHeld) -> dict[str, Any]:
    """Return what is cited and not held as JSON values, the most cited first."""
    return {"total": found.total, "documents": [_cited(each) for each in found.most_cited]}


def draft_citation_json(found: DraftCitation) -> dict[str, Any]:
    """Return what is known of a citation of a draft as JSON values."""
    known = _cited(found.cited)
    return {
        **{name: known[name] for name in ("symbol", "title", "held", "entry", "documents", "year", "url")},
        "doubts": list(found.doubts),
        "candidates": [_cited(each) for each in found.candidates],
        "reference": found.reference.text if found.reference else None,
        "corrected": _corrected(found.corrected) if found.corrected else None,
    }


def _corrected(meant: Corrected) -> dict[str, str]:
    return {"symbol": meant.canonical, "reference": meant.reference.text}


def _citing(citing: CitingView) -> dict[str, Any]:
    return {
        **_hit(citing.hit),
        "mentions": [
            {
                "page": mention.page,
                "paragraph": mention.paragraph,
                "text": "".join(part.text for part in mention.segments),
                "pinpoint": dict(mention.pinpoint),
                "note": mention.note or None,
            }
            for mention in citing.mentions
        ],
    }


def _cited(each: CitedView) -> dict[str, Any]:
    return {
        "symbol": each.canonical,
        "title": each.title,
        "held": each.held,
        "mentions": each.times,
        "documents": each.documents,
        "checked": each.checked or None,
        "entry": each.here,
        "year": each.year,
        "url": each.url or None,
        "reasons": list(each.reasons),
    }


def document_json(view: DocumentView) -> dict[str, Any]:
    """Return a document as JSON values: the facts of a hit, then what else is known of it."""
    facts = _hit(view.hit)
    for name in ("score", "passages"):
        del facts[name]
    known = (*view.facts, *view.left_open)
    return facts | {
        "aliases": list(view.aliases),
        "paths": list(view.paths),
        "sha256": view.sha256 or None,
        "media_type": view.media_type or None,
        "shortfall": view.shortfall or None,
        "page_labels": dict(zip(map(str, view.page_numbers), view.page_labels, strict=True)),
        "contents": [
            {"title": entry.title, "level": entry.level, "page": entry.page} for entry in view.contents
        ],
        "related": [
            {"id": hit.id, "symbol": hit.symbol, "title": hit.title, "language": hit.language}
            for hit in view.related
        ],
        "evidence": {
            name: _evidence([fact for fact in known if fact.name == name])
            for name in dict.fromkeys(fact.name for fact in known)
        },
        "others": {
            name: [_fact(fact) for fact in view.others if fact.name == name]
            for name in dict.fromkeys(fact.name for fact in view.others)
        },
    }


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return what a build did as JSON values."""
    return {
        "generation": report.generation,
        "documents": report.documents,
        "cards": report.cards,
        "seconds": round(report.seconds, 3),
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
        "faults": [_fault(fault) for fault in report.faults],
    }


def coverage_json(found: Coverage) -> dict[str, Any]:
    """Return the state of a collection as JSON values."""
    return {
        "generation": found.generation,
        "built": found.built,
        "documents": found.documents,
        "cards": found.card_count,
        "held_by": {fact: dict(sorted(counts.items())) for fact, counts in found.held.items()},
        "cards_by": {fact: dict(sorted(counts.items())) for fact, counts in found.cards.items()},
        "outcomes": [_outcome(outcome) for outcome in found.outcomes],
        "duplicates": [list(group) for group in found.duplicates],
        "copies": [list(group) for group in found.copies],
        "faults": [_fault(fault) for fault in found.faults],
        "conflicts": [_conflict(each) for each in found.conflicts],
        "missing": [
            {"id": each.id, "path": each.path, "facts": list(each.facts), "cited_by": each.cited_by}
            for each in found.missing
        ],
        "forgotten": found.forgotten,
        "verified": found.verified,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": outcome.path,
        "outcome": outcome.kind.value,
        "reason": outcome.reason,
        "advice": outcome.advice,
        "pages_read": outcome.pages_read,
        "pages": outcome.pages,
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"path": fault.path, "line": fault.line, "reason": fault.reason, "advice": fault.advice}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "path": conflict.path,
        "fact": conflict.fact,
        "changes_facet": conflict.changes_facet,
        "cited_by": conflict.cited_by,
        "findings": [
            {"value": each.value, "rule": each.rule, "text": each.evidence, "page": each.page}
            for each in conflict.findings
        ],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "work": hit.work,
        "held": hit.held,
        "title": hit.title,
        "remark": hit.remark,
        "symbol": hit.symbol,
        "mechanism": hit.mechanism,
        "body": hit.body,
        "type": hit.type,
        "year": hit.year,
        "date": hit.date,
        "adopted": hit.adopted,
        "distributed": hit.distributed,
        "session": hit.session,
        "language": hit.language,
        "versions": [
            {"id": version.id, "language": version.language, "path": version.path} for version in hit.versions
        ],
        "countries": list(hit.countries),
        "path": hit.path,
        "url": hit.url,
        "pages": hit.pages,
        "pages_read": hit.pages_read,
        "score": hit.score,
        "passages": [_passage(passage) for passage in hit.passages],
    }


def _passage(passage: PageHit) -> dict[str, Any]:
    """Return a passage; `marks` are half-open offsets into `text`, in code points."""
    marks = []
    at = 0
    for segment in passage.segments:
        if segment.is_match:
            marks.append([at, at + len(segment.text)])
        at += len(segment.text)
    return {
        "page": passage.page,
        "label": passage.label,
        "paragraph": passage.paragraph,
        "text": "".join(segment.text for segment in passage.segments),
        "marks": marks,
    }


def _evidence(facts: Sequence[FactView]) -> Any:
    found = [_fact(fact) for fact in facts]
    return found if facts[0].name == "country" else found[0]


def _fact(fact: FactView) -> dict[str, Any]:
    return {"value": fact.value or None, "rule": fact.rule, "text": fact.evidence, "page": fact.page}
