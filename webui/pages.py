"""The pages for readers. Views translate: address to question, answer to page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response as BaseResponse

from indexer.citations import asked_for
from indexer.doubts import renamed
from indexer.errors import DocumentNotFound
from indexer.pinpointing import pinpoint
from indexer.query import FIELDS
from indexer.results import Hit, Quotation, SearchRequest, Sort
from indexer.vocabulary import document_types, mechanisms
from webui.params import (
    LONGEST_SYMBOL,
    Links,
    read_asked,
    read_at,
    read_page,
    read_place,
    read_request,
    read_text,
)
from webui.present.citation import citation_page
from webui.present.citing import cite_view, head_of
from webui.present.coverage import coverage_page
from webui.present.picture import picture
from webui.present.reading import leaf_view, reader_view
from webui.present.search import facet_group, search_view
from webui.service import service

bp = Blueprint("pages", __name__)

NOT_HELD_SHOWN = 100
"""Documents shown that are cited and not here."""

BROWSED = ("mechanism", "type")
"""Facets offered on the first page."""

SORT_WORDS = {Sort.RELEVANCE: "Relevance", Sort.NEWEST: "Newest first", Sort.OLDEST: "Oldest first"}


class PageNumber(BaseConverter):
    """A page number in a path. Bounded, because `int` refuses numbers of thousands of digits."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)


bp.record_once(lambda state: state.app.url_map.converters.update(page_number=PageNumber))


@bp.get("/")
def home() -> str:
    """What this is, and what there is."""
    everything = SearchRequest(per_page=1)
    answer = service().search(everything)
    held = dict(answer.facets)
    groups = [facet_group(name, held.get(name, ()), everything) for name in BROWSED]
    return render_template("home.html", collection=answer.collection, groups=groups)


@bp.get("/search")
def search() -> str:
    """One page of an answer."""
    answer = service().search(read_request(request.args.items(multi=True)))
    return render_template(
        "search.html",
        results=answer,
        view=search_view(answer, links()),
        text=answer.request.text,
        sorts=SORT_WORDS,
        default_per_page=SearchRequest().per_page,
    )


@bp.get("/d/<wanted>")
def document(wanted: str) -> str | BaseResponse:
    """One document; a symbol, or the card of a document that came, leads to its own address."""
    text = read_text(request.args.items(multi=True))
    view = service().document(wanted)
    if view.hit.id != wanted:
        return redirect(links().document(view.hit.id, text))
    found = service().hits_in(wanted, text) if text else ()
    reading = reader_view(view, found, text, links())
    pdf_url = f"{request.host_url.rstrip('/')}{links().original(wanted)}"
    metadata = head_of(view, reading.official_url, pdf_url)
    around = picture(service().neighbourhood(view.hit.id), links())
    return render_template(
        "document.html", document=view, view=reading, metadata=metadata, around=around, text=text
    )


@bp.get("/d/<document_id>/cite")
def cite(document_id: str) -> str:
    """References to a document, or to a page or a paragraph of it, which is quoted."""
    pairs = list(request.args.items(multi=True))
    number, paragraph = read_place(pairs)
    hit = service().document(document_id).hit
    place = None
    if hit.held and (number or paragraph):
        place = service().quotation(hit.id, number, paragraph)
    elif at := pinpoint(service().quotation, hit, number, paragraph or None):
        place = Quotation(number or 1, "", at.value if paragraph else "")
    return render_template("cite.html", view=cite_view(hit, links(), place), text=read_text(pairs))


@bp.get("/d/<document_id>/p/<page_number:number>")
def page(document_id: str, number: int) -> str:
    """One page of a document, with the words of the question marked."""
    text = read_text(request.args.items(multi=True))
    view = service().document(document_id)
    if view.hit.id != document_id:
        raise DocumentNotFound(f"there is no document {document_id}")
    leaf = service().page(document_id, number, text)
    found = service().hits_in(document_id, text) if text else ()
    return render_template(
        "page.html", document=view, view=leaf_view(view, leaf, found, text, links()), text=text
    )


@bp.get("/c/<path:symbol>")
def citation(symbol: str) -> str | BaseResponse:
    """Everything about a cited document; any printed form leads to the canonical one.

    A question that may mean several documents leads nowhere else, and says which.
    """
    pairs = list(request.args.items(multi=True))
    number, asked = read_page(pairs), read_asked(pairs)
    view = service().citation(symbol, number)
    at = view.pinpoint or read_at(pairs)
    if view.canonical != symbol and not view.candidates:
        said = symbol if _doubt(symbol, view.canonical) else ""
        return redirect(links().citation(view.canonical, number, at, said[:LONGEST_SYMBOL]), code=301)
    around = picture(service().neighbourhood(view.canonical), links())
    doubt = _doubt(asked, view.canonical)
    shown = citation_page(view, links(), at, _paragraph(view.hits, at), (asked, doubt) if doubt else None)
    return render_template("citation.html", view=shown, around=around, text="")


def _doubt(asked: str, canonical: str) -> str:
    """Say so if what was asked has another session or year than the document it led to."""
    return next(filter(None, (renamed(name, canonical) for name in asked_for(asked)[:1])), "")


def _paragraph(hits: Sequence[Hit], at: Iterable[tuple[str, str]]) -> tuple[Hit, Quotation] | None:
    """Return the paragraph at which a citation points, in the first document here that has it."""
    number = next((value for what, value in at if what == "para"), "")
    for hit in hits:
        try:
            if number and hit.held:
                return hit, service().quotation(hit.id, None, number)
        except DocumentNotFound:
            continue  # another version may print its number
    return None


@bp.get("/coverage")
def coverage() -> str:
    """What is here, counted by facts, and what is cited and not here."""
    held, cards = (
        service().search(SearchRequest(filters=(("held", value),), per_page=1)) for value in ("yes", "no")
    )
    view = coverage_page(held.facets, cards.facets, service().not_held(NOT_HELD_SHOWN), links())
    return render_template("coverage.html", view=view, collection=held.collection)


@bp.get("/d/<document_id>/p/<page_number:number>/in/<other_id>")
def counterpart(document_id: str, number: int, other_id: str) -> BaseResponse:
    """Lead to the page of another version on which what begins here begins."""
    there = service().counterpart(document_id, number, other_id)
    return redirect(links().page(other_id, there))


@bp.get("/help")
def help() -> str:
    """The query language on one page."""
    return render_template("help.html", fields=FIELDS, mechanisms=mechanisms(), types=document_types())


@bp.get("/opensearch.xml")
def opensearch() -> Response:
    """Tell a browser how to search from its address bar.

    Absolute addresses, as in the metadata of documents; the name in them passed the list of hosts.
    """
    description = render_template("opensearch.xml", origin=request.host_url.rstrip("/"))
    return Response(description, mimetype="application/opensearchdescription+xml")


@bp.get("/healthz")
def healthz() -> Response:
    """Say that there is an index to answer from."""
    service().collection()
    return Response("ok\n", mimetype="text/plain")


def links() -> Links:
    """Return the addresses of the interface as mounted for this request."""
    return Links(request.script_root)
