"""Words of born-digital PDFs, as we read them and as poppler's pdftotext does.

Recall: which part of its words we have; precision: which part of ours it has; bigrams: which
part of its pairs of neighbours we have. Words are counted, so order does not matter but to
bigrams. Both sides are made equal in what is nobody's fault: compatibility forms (NFKC), words
cut at line ends, marks of direction, private use, soft hyphens, case.

pdftotext is asked for what is seen of a page, within its crop box. It is not always right; a document that
is far off has to be looked at.
"""

from __future__ import annotations

import csv
import logging
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from indexer.errors import ExtractionError
from indexer.extract import Limits, pdf
from indexer.extract.assemble import assemble
from indexer.extract.protocol import Draft
from tests.benchmarks.tools import corpus, files_of, program, table

LEAST_WORDS = 20  # of pdftotext; fewer say nothing about a reader
WORST = 8  # documents shown of each group, and all below
SUSPECT = 0.98
SHOWN_WORDS = 4  # that are missing most often, or are too many

_CUT = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\s*\n\s*(?=[^\W\d_])")
_DROPPED = re.compile(
    r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd\xad"
    r"\ue000-\uf8ff\U000f0000-\U0010ffff]"
)


def words(text: str) -> list[str]:
    """Return the words of a text in a form in which they can be compared."""
    text = _CUT.sub("", unicodedata.normalize("NFKC", text))
    return re.findall(r"\w+", _DROPPED.sub("", text).casefold())


@dataclass(frozen=True, slots=True)
class Score:
    """How two readings of some text agree, in numbers of words and of pairs."""

    common: int = 0
    ours: int = 0
    theirs: int = 0
    common_pairs: int = 0
    their_pairs: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.common + other.common,
            self.ours + other.ours,
            self.theirs + other.theirs,
            self.common_pairs + other.common_pairs,
            self.their_pairs + other.their_pairs,
        )

    @property
    def shares(self) -> tuple[float, float, float]:
        """Recall, precision, recall of bigrams."""
        return (
            self.common / max(1, self.theirs),
            self.common / max(1, self.ours),
            self.common_pairs / max(1, self.their_pairs),
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """One document; `differs` shows words that are missing most often, then words too many."""

    path: Path
    score: Score
    differs: str


def compared(path: Path, poppler: str) -> Compared:
    """Read a document twice. Raises ExtractionError."""
    drafts = [told for told in pdf.read(path, Limits()) if isinstance(told, Draft)]
    ours = words("\n".join(page.text for page in assemble(drafts)))
    done = subprocess.run([poppler, "-cropbox", "-enc", "UTF-8", path, "-"], capture_output=True, check=False)
    theirs = words(done.stdout.decode("utf-8", "replace"))
    counts, counted = Counter(ours), Counter(theirs)
    pairs, paired = Counter(pairwise(ours)), Counter(pairwise(theirs))
    score = Score(
        (counts & counted).total(), len(ours), len(theirs), (pairs & paired).total(), paired.total()
    )
    return Compared(path, score, f"-{_most(counted - counts)} +{_most(counts - counted)}")


def _most(words: Counter[str]) -> str:
    return ",".join(word for word, _ in words.most_common(SHOWN_WORDS))


def born_digital(folder: Path) -> frozenset[Path]:
    """Return the files of which the list beside the real documents says that they have text of their own."""
    with (folder.parent / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    kinds = ("born-digital", "mixed")
    return frozenset(
        folder.parent / row["path"] for row in rows if row["born_digital_or_scanned"].startswith(kinds)
    )


def measure(runs: int) -> None:
    """Print shares of each group, and the worst documents; one run, for it comes out the same each time."""
    logging.disable(logging.CRITICAL)
    poppler = program("pdftotext")
    totals, worst = [], []
    for group in ("human-rights", "public", "difficult"):
        (folder,) = corpus(group)
        found = list(_all_compared(group, born_digital(folder), poppler))
        total = sum((each.score for each in found), Score())
        totals.append((group, str(len(found)), str(total.theirs), *map(_written, total.shares)))
        found.sort(key=_badness)
        suspect = [each for each in found if min(each.score.shares[:2]) < SUSPECT]
        for each in found[: max(WORST, len(suspect))]:
            worst.append(
                (*map(_written, each.score.shares), str(each.score.theirs), each.differs, each.path.name)
            )
    table(("group", "files", "words", "recall", "precision", "bigrams"), totals)
    click.echo(f"\nworst documents of each group, and all below {SUSPECT}:")
    table(("recall", "precision", "bigrams", "words", "document", "missing most, too many"), worst)


def _all_compared(group: str, wanted: frozenset[Path], poppler: str) -> Iterator[Compared]:
    for path in files_of(group, media_type="application/pdf"):
        if path in wanted:
            try:
                each = compared(path, poppler)
            except ExtractionError as error:
                click.echo(f"not read: {path.name}: {error}")
                continue
            if each.score.theirs >= LEAST_WORDS:
                yield each


def _badness(each: Compared) -> float:
    recall, precision, bigrams = each.score.shares
    return min(recall, precision, bigrams + 0.02)


def _written(share: float) -> str:
    return f"{share:.4f}"
