"""How many facts are right, on documents that others have described.

The gold is read through the same functions as `describe --batch`. Titles are equal when case,
dashes, footnote marks and white space are folded; the separator of parts counts as a dash.
"""

from __future__ import annotations

import calendar
import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from indexer.describe import describe_batch
from indexer.metadata.reading import folded
from indexer.vocabulary import countries

TYPES = Path(__file__).resolve().parents[1] / "data" / "verdicts" / "document_types.tsv"

COURT = "iacthr"
COMMISSION = "iachr"
TYPES_OF_COURT = {
    "Voto Separado": "separate-opinion",
    "Medidas Provisionales": "provisional-measures",
    "Supervisión de cumplimiento de Sentencia": "compliance-order",
    "Otros": "court-order",
    "Fondo de asistencia a víctimas": "court-order",
}
"""Everything else the documentalists name is a part of a judgment (data/document_types.tsv)."""

CLOSE = 0.9  # F1 of words


@dataclass(slots=True)
class Score:
    """How many of how many are right, and which are not."""

    right: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, hit: bool, what: str) -> None:
        """Count one more; `what` says which, if it is wrong."""
        self.total += 1
        self.right += hit
        if not hit:
            self.wrong.append(what)

    @property
    def share(self) -> float:
        """Share of right ones, 0 to 1."""
        return self.right / self.total if self.total else 0.0

    def __str__(self) -> str:
        return f"{self.right}/{self.total} = {self.share:.4f}"


Scores = dict[str, Score]


def council(gold: Path) -> Scores:
    """Score first pages of the Human Rights Council: symbol, title, body, date, type."""
    scores = {
        name: Score()
        for name in (
            "symbol",
            "title equal",
            "title close",
            "body",
            "date where printed",
            "distributed",
            "type",
        )
    }
    types = types_of_council()
    for truth, found in _described(gold / "hrc_first_pages.jsonl"):
        known: str = truth["id"]
        scores["symbol"].count(found["symbol"] == truth["symbol"], f"{known} {found['symbol']}")
        ours, theirs = found["title"] or "", truth["title"]
        scores["title equal"].count(plain(ours) == plain(theirs), known)
        scores["title close"].count(likeness(ours, theirs) >= CLOSE, known)
        scores["body"].count(found["body"] == "UN Human Rights Council", f"{known} {found['body']}")
        if printed := date_of_distribution(truth["text"]):
            scores["date where printed"].count(found["date"] == printed, f"{known} {found['date']} {printed}")
            day = found["distributed"]
            scores["distributed"].count(day == printed, f"{known} {day} {printed}")
        if known in types:
            scores["type"].count(found["type"] == types[known], f"{known} {found['type']} {types[known]}")
    return scores


def inter_american(gold: Path) -> Scores:
    """Score openings of the Inter-American Court and Commission: mechanism, type, countries."""
    scores = {name: Score() for name in ("mechanism", "type of court", "countries")}
    for truth, found in _described(gold / "inter_american_mechanism.jsonl"):
        expected = COURT if truth["values"][0].startswith("Corte") else COMMISSION
        scores["mechanism"].count(found["mechanism"] == expected, f"{truth['id']} {found['mechanism']}")
    for truth, found in _described(gold / "inter_american_document_type.jsonl"):
        slugs = {TYPES_OF_COURT.get(value, "judgment") for value in truth["values"]}
        scores["type of court"].count(found["type"] in slugs, f"{truth['id']} {found['type']} {slugs}")
    for truth, found in _described(gold / "inter_american_countries.jsonl"):
        codes = [code_of(name) for name in truth["values"]]
        scores["countries"].count(found["countries"] == codes, f"{truth['id']} {found['countries']} {codes}")
    return scores


@cache
def types_of_council() -> dict[str, str]:
    """Return the types of 100 first pages, by their ids, as read by a person."""
    with TYPES.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["type"] for row in csv.DictReader(lines, delimiter="\t")}


def plain(title: str) -> str:
    """Return a title with case, dashes, footnote marks, quotes and white space folded."""
    text = unicodedata.normalize("NFKC", title).casefold()
    text = text.translate(str.maketrans("’‘“”", "''\"\"", "*"))
    text = re.sub(r"\s*[-\u2010-\u2015\u2212]\s*", "-", text)
    return " ".join(text.split()).strip(" .-")


def likeness(ours: str, theirs: str) -> float:
    """Return the F1 of the words of two titles."""
    first, second = (Counter(re.findall(r"\w+", plain(title))) for title in (ours, theirs))
    common = (first & second).total()
    return 2 * common / (first.total() + second.total()) if common else 0.0


_MONTHS = tuple(calendar.month_name[month].casefold() for month in range(1, 13))
_PRINTED = re.compile(rf"(\d{{1,2}})\s({'|'.join(_MONTHS)})\s(\d{{4}})")


def date_of_distribution(text: str) -> str | None:
    """Return the first date alone on a line of an English first page; None where there is none."""
    for line in text.splitlines()[:60]:
        bare = re.sub(r"^distr\.?:?\s?(?:general)?\s?", "", folded(line))
        if match := _PRINTED.fullmatch(bare):
            day, month, year = match.groups()
            return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
    return None


def code_of(official_name: str) -> str:
    """Return the code of a country by its official English name, or by the name within it."""
    words = folded(official_name)
    codes = {
        (len(name), country.alpha3)
        for country in countries()
        for name in country.names
        if len(name) > 3 and re.search(rf"\b{re.escape(folded(name))}\b", words)
    }
    return max(codes)[1] if codes else _ADJECTIVES[words]


_ADJECTIVES = {"argentine republic": "ARG"}


def _described(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    truths = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return zip(truths, describe_batch(path), strict=True)
