"""The reading room: HTML and JSON over a search service.

Its readers may be watched. So: nothing of a question is written to a log, no page asks
anything of another host, nothing is kept by caches that others share, and only names on
a list are answered to (a hostile page can point a name of its own at 127.0.0.1).
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException, MethodNotAllowed, MisdirectedRequest, RequestURITooLarge
from werkzeug.wrappers import Response as BaseResponse

from indexer.errors import DocumentNotFound, IndexerError, IndexUnusable, QueryError
from webui import api, drafts, exports, files, pages
from webui.params import read_text
from webui.present.words import counted, date_words
from webui.service import Service, attach

__all__ = ["Service", "create_app"]

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
METHODS = ("GET", "HEAD")
MAX_ADDRESS_BYTES = 16 * 1024  # all filters ticked are 6 kB; a long Arabic question is 3 kB
RETRY_AFTER_S = 60

# The status of each of our errors and the heading of its page; the first line that fits counts.
ERRORS: tuple[tuple[type[IndexerError], HTTPStatus, str], ...] = (
    (QueryError, HTTPStatus.BAD_REQUEST, "This question cannot be read"),
    (DocumentNotFound, HTTPStatus.NOT_FOUND, "Not in this collection"),
    (IndexUnusable, HTTPStatus.SERVICE_UNAVAILABLE, "There is no index to search"),
    (IndexerError, HTTPStatus.INTERNAL_SERVER_ERROR, "This did not work"),
)
# The same for errors of HTTP; others have the words of the standard.
HTTP_ERRORS: dict[int, tuple[str, str]] = {
    404: ("No such page", "Nothing has this address here."),
    405: ("Only reading is possible", "This interface answers to GET and HEAD, and takes drafts at /check."),
    413: (
        "This text is too long",
        f"A draft has at most {drafts.LONGEST_BYTES:,} bytes. Check it in parts, or save it as a file "
        "and use: defenders citations FILE",
    ),
    414: ("This question is too long", f"An address here has at most {MAX_ADDRESS_BYTES:,} bytes."),
    421: (
        "Not the address of this service",
        "It answers only to names it was told. If this one is right, add it to DEFENDERS_HOSTS and restart.",
    ),
}
UNEXPECTED = (
    "Something went wrong in this program",
    "The server noted the error, without your question. Please tell whoever runs it.",
)

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:@/\\\[\]\s]+?)\.?(?::\d{1,5})?")


def create_app(
    service: Service, *, hosts: Iterable[str] = (), config: Mapping[str, Any] | None = None
) -> Flask:
    """Make the application.

    Args:
        service: What answers.
        hosts: Host names to answer to besides those of this machine, without ports.
        config: Settings of Flask, for tests.
    """
    app = Flask(__name__)
    app.config.from_mapping(
        PROVIDE_AUTOMATIC_OPTIONS=False,
        SEND_FILE_MAX_AGE_DEFAULT=None,  # static files are asked for again, and answered by 304
        MAX_CONTENT_LENGTH=drafts.BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=drafts.BODY_BYTES,
    )
    app.config.from_mapping(config or {})
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the contract has an order
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(counted=counted, date_words=date_words)
    app.context_processor(lambda: {"links": pages.links()})
    attach(app, service)
    for module in (pages, api, drafts, exports, files):
        app.register_blueprint(module.bp)

    allowed = {name.strip().lower() for name in (*LOCAL_HOSTS, *hosts) if name.strip()}

    @app.before_request
    def refuse_what_we_do_not_serve() -> None:
        host = _HOST.fullmatch(request.headers.get("Host", "").lower())
        if host is None or host["name"] not in allowed:
            raise MisdirectedRequest
        if len(request.full_path) > MAX_ADDRESS_BYTES or len(request.query_string) > MAX_ADDRESS_BYTES:
            raise RequestURITooLarge
        methods = (*METHODS, "POST") if request.path == drafts.ADDRESS else METHODS
        if request.method not in methods:
            raise MethodNotAllowed(methods)

    app.after_request(_secured)
    app.register_error_handler(IndexerError, _on_our_error)
    app.register_error_handler(HTTPException, _on_http_error)
    app.register_error_handler(Exception, _on_surprise)
    return app


def _secured(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store" if request.method == "POST" else "private, no-cache"
    return response


def _on_our_error(error: IndexerError) -> Response:
    status, heading = next((status, heading) for kind, status, heading in ERRORS if isinstance(error, kind))
    position = error.position if isinstance(error, QueryError) else None
    near = error.near if isinstance(error, DocumentNotFound) else ()
    address = error.address if isinstance(error, DocumentNotFound) else ""
    message = error.reason if near and isinstance(error, DocumentNotFound) else str(error)
    response = _error_page(status, heading, message, position, near, address)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _on_http_error(error: HTTPException) -> Response | BaseResponse:
    code = error.code or 500
    if code < 400:  # a redirection is raised too
        return error.get_response()
    known = HTTPStatus(code)
    heading, message = HTTP_ERRORS.get(code, (known.phrase, error.description or known.description))
    response = _error_page(code, heading, message)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(error.valid_methods or METHODS)
    return response


def _on_surprise(error: Exception) -> Response:
    # Neither the message nor the address: both may hold the reader's words, or what he read.
    frames = "".join(traceback.format_tb(error.__traceback__))
    current_app.logger.error("%s in %s\n%s", type(error).__name__, request.endpoint, frames)
    return _error_page(HTTPStatus.INTERNAL_SERVER_ERROR, *UNEXPECTED)


def _error_page(
    status: int,
    heading: str,
    message: str,
    position: int | None = None,
    near: tuple[str, ...] = (),
    address: str = "",
) -> Response:
    if request.path.endswith(".json"):
        response = jsonify(error=heading, message=message, status=int(status), position=position)
    else:
        text = "" if status == HTTPStatus.REQUEST_URI_TOO_LONG else read_text(request.args.items(multi=True))
        page = render_template(
            "error.html",
            heading=heading,
            message=message,
            text=text,
            position=position,
            near=near,
            address=address,
        )
        response = Response(page, mimetype="text/html")
    response.status_code = int(status)
    return response
