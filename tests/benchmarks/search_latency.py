"""Time of one answer (10 hits with passages, all facets) on an index of the real documents.

Queries are drawn from the texts themselves, by a seed: rare words are in one to three
documents, common words in more than a third, the others between. Each is asked once to open
what it needs, then once in each run, all kinds in turn.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import NamedTuple

import click

from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.library import Library
from indexer.results import SearchRequest
from indexer.search import SearchService
from tests.benchmarks.tools import GROUPS, corpus, table

JOBS = 2
EACH = 12  # queries of each kind
SEED = 3
COMMON = 0.33  # of the documents
RARE = 3  # documents

LEAST_LETTERS = 4  # of words, but for those of phrases

_WORD = re.compile(r"[^\W\d_]+")


class Taken(NamedTuple):
    """Time of one answer."""

    wall_ms: float
    cpu_ms: float


def measure(runs: int) -> None:
    """Print milliseconds of each kind of query."""
    with TemporaryDirectory(prefix="bench-") as name:
        index = IndexFolder(Path(name) / "index")
        report = build(index, corpus(*GROUPS), BuildOptions(Limits(), JOBS))
        texts = _texts(index)
        queries = _queries(texts)
        total = sum(map(len, queries.values()))
        click.echo(f"{report.documents} documents, {total} queries by seed {SEED}, {runs} runs; ms")
        with closing(SearchService(index)) as service:
            hits = {
                kind: [service.search(SearchRequest(query)).total for query in each]
                for kind, each in queries.items()
            }
            taken = _taken(service, queries, runs)
    rows = [(kind, *_row(taken[kind], hits[kind])) for kind in queries]
    rows.append(("all", *_row(list(chain(*taken.values())), list(chain(*hits.values())))))
    table(("", "p50", "p95", "most", "CPU p50", "CPU p95", "hits (median)"), rows)


def _row(taken: Sequence[Taken], hits: Sequence[int]) -> tuple[str, ...]:
    wall, cpu = [each.wall_ms for each in taken], [each.cpu_ms for each in taken]
    figures = median(wall), _p95(wall), max(wall), median(cpu), _p95(cpu)
    return *(f"{figure:.1f}" for figure in figures), f"{median(hits):.0f}"


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _taken(
    service: SearchService, queries: Mapping[str, Sequence[str]], runs: int
) -> Mapping[str, list[Taken]]:
    taken: defaultdict[str, list[Taken]] = defaultdict(list)
    for _ in range(runs):
        for kind, each in queries.items():
            for query in each:
                started, used = perf_counter(), thread_time()
                service.search(SearchRequest(query))
                taken[kind].append(Taken(1000 * (perf_counter() - started), 1000 * (thread_time() - used)))
    return taken


def _texts(index: IndexFolder) -> list[list[str]]:
    """Return the words of each document in order, in lower case."""
    with closing(Library(index.current().library)) as library:
        return [
            [word for text in _pages(library, record.id) for word in _WORD.findall(text.casefold())]
            for record in library.all_records()
            if record.held
        ]


def _pages(library: Library, document: str) -> Iterator[str]:
    numbers = library.layout(document).numbers
    for page in library.pages(document, range(len(numbers))).values():
        yield page.text


def _queries(texts: Sequence[Sequence[str]]) -> Mapping[str, Sequence[str]]:
    random = Random(SEED)  # noqa: S311 - repeatable
    held = Counter(word for text in texts for word in set(text))
    words = sorted(word for word in held if len(word) >= LEAST_LETTERS and word.isascii())
    common = [word for word in words if held[word] > COMMON * len(texts)]
    rare = [word for word in words if held[word] <= RARE]
    others = [word for word in words if RARE < held[word] <= COMMON * len(texts)]
    long = [text for text in texts if len(text) > 100]

    def phrase() -> str:
        text = random.choice(long)
        begin = random.randrange(len(text) - 1)
        return f'"{text[begin]} {text[begin + 1]}"'

    return {
        "rare word": random.sample(rare, EACH),
        "common word": random.sample(common, EACH),
        "AND of three": [" ".join(random.sample(others + common, 3)) for _ in range(EACH)],
        "OR of three": [" OR ".join(random.sample(others + common, 3)) for _ in range(EACH)],
        "phrase": [phrase() for _ in range(EACH)],
        "prefix": [f"{word[:4]}*" for word in random.sample(others, EACH)],
    }
