"""What the web interface asks of a search service.

The tests answer with a small fake, production with `indexer.search`. Views get the one
the application was made with from `service()`, so that nothing here is global.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from flask import Flask, current_app

from indexer.draft import Draft
from indexer.neighbours import Neighbourhood
from indexer.results import (
    CitationView,
    Collection,
    DocumentView,
    Listing,
    NotHeld,
    PageHit,
    PageView,
    Quotation,
    SearchRequest,
    SearchResults,
)

_KEY = "defenders-search"


class Service(Protocol):
    """A collection that can be searched and read. Safe to share between threads.

    Every method raises `IndexUnusable` where there is no index to answer from.
    """

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer one question. Raises QueryError if it cannot be read."""

    def listing(self, request: SearchRequest, most: int | None = None) -> Listing:
        """Return the first documents of an answer, or those of its page. Raises QueryError."""

    def document(self, wanted: str) -> DocumentView:
        """Return a document by id or symbol. Raises DocumentNotFound."""

    def citation(self, wanted: str, page: int = 1, per_page: int = 20) -> CitationView:
        """Return who cites a document and what it cites. Raises DocumentNotFound, QueryError."""

    def neighbourhood(self, wanted: str) -> Neighbourhood:
        """Return what cites a document most, and what it cites most."""

    def check(self, text: str, style: str) -> Draft:
        """Look up the citations of a draft, which is not kept. Raises ValueError for an unknown style."""

    def not_held(self, limit: int) -> NotHeld:
        """Return what is cited and not held, the most cited first."""

    def page(self, document_id: str, number: int, text: str = "") -> PageView:
        """Return a page with the words of `text` marked. Raises DocumentNotFound, QueryError."""

    def counterpart(self, document_id: str, number: int, other_id: str) -> int:
        """Return the page of another version with what begins on this one. Raises DocumentNotFound."""

    def quotation(self, document_id: str, number: int | None = None, paragraph: str = "") -> Quotation:
        """Return a page or a numbered paragraph, to be cited. Raises DocumentNotFound."""

    def hits_in(self, document_id: str, text: str) -> tuple[PageHit, ...]:
        """Return every page of the document with words of `text`, in page order."""

    def original(self, document_id: str) -> Path:
        """Return the file, verified. Raises DocumentNotFound if it is gone."""

    def collection(self) -> Collection:
        """Return what there is to search."""


def attach(app: Flask, service: Service) -> None:
    """Make this the service of the application."""
    app.extensions[_KEY] = service


def service() -> Service:
    """Return the service of the application that answers the current request."""
    return cast("Service", current_app.extensions[_KEY])
