"""The one address that takes a text: a draft, whose citations are looked up.

The text comes in the body of a POST, so that it stands in no address, no history and no log; it is
held in memory for the time of one answer. Nothing is changed by it, there is no session and no cookie,
so that a hostile page that sends one gains nothing; where a browser says that another site sent it,
it is refused all the same, unread.
"""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import Forbidden, RequestEntityTooLarge

from indexer.references import STYLES
from webui.params import Links, read_draft
from webui.present.citing import STYLE_TITLES
from webui.present.draft import DraftPage, draft_page
from webui.service import service

bp = Blueprint("drafts", __name__)

ADDRESS = "/check"

LONGEST_BYTES = 1_000_000
"""Of a draft in UTF-8: a book of 400 pages."""

BODY_BYTES = 3 * LONGEST_BYTES + 16 * 1024
"""Of a request, with what a form puts around the text: an encoded address has three letters for a byte."""

_OWN = ("same-origin", "none")


@bp.get(ADDRESS)
def form() -> str:
    """The form for a draft."""
    return _page("", STYLES[0], None, asked=False)


@bp.post(ADDRESS)
def check() -> Response:
    """The draft with its citations marked, and what is known of each."""
    if _is_foreign():
        raise Forbidden("Another site sent this text. Open this page yourself, and paste the text there.")
    draft, style = read_draft(request.form.items(multi=True))
    if len(draft.encode()) > LONGEST_BYTES:
        raise RequestEntityTooLarge
    view = draft_page(service().check(draft, style), Links(request.script_root)) if draft.strip() else None
    page = _page(draft, style, view, asked=True)
    return Response(page, status=200 if view else 400, mimetype="text/html")


def _page(draft: str, style: str, view: DraftPage | None, *, asked: bool) -> str:
    return render_template(
        "check.html", draft=draft, style=style, styles=STYLE_TITLES, view=view, asked=asked, text=""
    )


def _is_foreign() -> bool:
    """Tell whether a browser says that another site sent this; what is no browser says nothing.

    Our own form has the origin "null", because pages here tell nobody where a reader comes from.
    """
    origin = request.headers.get("Origin", "null")
    is_own = origin == "null" or origin.partition("://")[2] == request.host
    return not is_own or request.headers.get("Sec-Fetch-Site", _OWN[0]) not in _OWN
