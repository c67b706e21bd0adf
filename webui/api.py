"""The same answers for programs."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from indexer.export import document_json, results_json
from webui.params import read_request
from webui.service import service

bp = Blueprint("api", __name__)


@bp.get("/search.json")
def search() -> Response:
    """One page of an answer."""
    return jsonify(results_json(service().search(read_request(request.args.items(multi=True)))))


@bp.get("/d/<wanted>.json")
def document(wanted: str) -> Response:
    """The facts on one document, each with rule and evidence."""
    return jsonify(document_json(service().document(wanted)))
