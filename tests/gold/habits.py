"""How many titles of the gold could be equal at all, whatever rule were chosen.

Those who described the Council's documents kept or left out the same lines of like pages, session by
session: "Note by the Secretariat", the author's line at the end, a colon before the country under review,
all but "Addendum". Here each session is given, with hindsight, those habits under which most of its
titles come out equal. A rule that reads the page, or even knows the session, does no better by any of them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from indexer.describe import describe_batch
from tests.gold.facts import Score, Scores, plain

_NOTE = "note by the secretariat"
_AUTHOR = re.compile(
    r"-(?:summary |progress |annual )?(?:report|note) (?:of|by) the (?:office of the )?"
    r"(?:united nations high commissioner for human rights|secretary-general"
    r"(?: and the united nations high commissioner for human rights)?)$"
)
_COLON = re.compile(r"review ?: *")
_SESSION = re.compile(r"A/HRC/(WG\.|S-)?(\d+)")

Habits = tuple[str, bool, bool, bool]
"""What becomes of the note ("as read", "left out", "added"); author left out; colon; "Addendum" alone."""

HABITS: tuple[Habits, ...] = tuple(
    product(("as read", "left out", "added"), (False, True), (False, True), (False, True))
)


def possible(gold: Path) -> Scores:
    """Score titles under the best habits of each session, and of each document."""
    sessions: defaultdict[str, list[tuple[str, dict[Habits, str]]]] = defaultdict(list)
    for session, label, forms in _titles(gold / "hrc_first_pages.jsonl"):
        sessions[session].append((label, forms))
    by_session, by_document = Score(), Score()
    for session, titles in sessions.items():
        best = max(HABITS, key=lambda habits: sum(forms[habits] == label for label, forms in titles))
        for label, forms in titles:
            by_session.count(forms[best] == label, f"{session} {label}")
            by_document.count(label in forms.values(), f"{session} {label}")
    return {"title, session's habits": by_session, "title, any habits": by_document}


def _titles(path: Path) -> Iterator[tuple[str, str, dict[Habits, str]]]:
    """Yield session, label and what a title is under each combination of habits."""
    truths = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for truth, found in zip(truths, describe_batch(path), strict=True):
        session = _SESSION.match(truth["symbol"] or "")
        has_note = _NOTE in plain(truth["text"])
        forms = {habits: _under(habits, plain(found["title"] or ""), has_note) for habits in HABITS}
        label = _COLON.sub("review: ", plain(truth["title"]))
        yield session[0] if session else "", label, forms


def _under(habits: Habits, title: str, has_note: bool) -> str:
    note, leaves_author, has_colon, is_addendum = habits
    if note != "as read":
        title = title.replace(_NOTE, "").strip(" -")
    if leaves_author:
        title = _AUTHOR.sub("", title)
    if note == "added" and has_note:
        title = f"{title}-{_NOTE}"
    if has_colon:
        title = title.replace("review-", "review: ", 1)
    return "addendum" if is_addendum and "views on conclusions" in title else title
