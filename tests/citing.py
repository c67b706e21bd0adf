"""What a text cites, short enough for tables."""

from __future__ import annotations

from indexer.citations import Context, find


def cited(text: str, body: str = "") -> list[str]:
    """Return the canonical forms of what a text cites, in order."""
    return [mention.canonical for mention in find(text, Context(body))]


def pointed(text: str, body: str = "") -> list[str]:
    """Return the same with what each citation points at: "A/RES/53/144 para 6; annex I"."""
    return [
        " ".join((each.canonical, "; ".join(f"{what} {value}" for what, value in each.pinpoint))).strip()
        for each in find(text, Context(body))
    ]
