"""Time of who-cites-what in a large collection: 50,000 documents with a million mentions.

The documents are made up, by a seed, but go through the same library, engine and service as real
ones. Which documents they cite follows Zipf's law, as it does in real texts: a few are cited by
nearly all, most by one or two. "Most cited" documents are asked for each in turn, so that no
answer comes from what the last one left in memory; so are ones cited by a few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

import click

from indexer import derive, symbols
from indexer.build import publish
from indexer.catalogue import Catalogue
from indexer.engines.whoosh import WhooshEngine
from indexer.generations import IndexFolder, engine_path, library_path
from indexer.library import LibraryWriter, rows
from indexer.model import Document, Finding, Mention, Metadata, Page, SourceFile
from indexer.results import SearchRequest
from indexer.search import SearchService
from tests.benchmarks.tools import table

DOCUMENTS = 50_000
MENTIONS = 20  # of each
CITED = 60_000
SEED = 3
ASKED = 24  # documents of each kind
MECHANISMS = ("un-sr-hrd", "achpr-sr-hrd", "iachr-rapporteurship", "coe-commissioner", "osce-odihr")
_WORDS = ("defenders", "report", "visit", "threats", "council", "recalls", "urges", "protection")


def measure(runs: int) -> None:
    """Print milliseconds of each question."""
    random = Random(SEED)  # noqa: S311 - repeatable
    cited = [f"A/HRC/{number // 600 + 1}/{number % 600 + 1}" for number in range(CITED)]
    with TemporaryDirectory(prefix="bench-") as name:
        index = IndexFolder(Path(name) / "index")
        started = perf_counter()
        _fill(index, _documents(random, cited))
        click.echo(
            f"{DOCUMENTS:,} documents, {DOCUMENTS * MENTIONS:,} mentions by seed {SEED}, "
            f"made in {perf_counter() - started:.0f} s; {runs} runs; ms"
        )
        with closing(SearchService(index)) as service:
            often, seldom = cited[:ASKED], random.sample(cited[1001:DOCUMENTS:2], ASKED)
            ways: Mapping[str, Sequence[Callable[[], object]]] = {
                "cited-by, the most cited": [partial(service.citation, one) for one in often],
                "cited-by, others": [partial(service.citation, one) for one in seldom],
                "as a question, the most cited": [partial(_search, service, one) for one in often],
                "as a question, others": [partial(_search, service, one) for one in seldom],
                "neighbourhood": [partial(service.neighbourhood, one) for one in often],
                "most cited": [partial(service.most_cited, 20)],
                "most cited, not held": [partial(service.not_held, 20)],
            }
            for asked in ways.values():  # what is opened once
                asked[-1]()
            taken = {way: [_taken(one) for _ in range(runs) for one in each] for way, each in ways.items()}
    rows = [(way, *_row(each)) for way, each in taken.items()]
    table(("", "first", "p50", "p95", "most", "CPU p50"), rows)


def _search(service: SearchService, text: str) -> object:
    return service.search(SearchRequest(text))


def _taken(ask: Callable[[], object]) -> tuple[float, float]:
    started, used = perf_counter(), thread_time()
    ask()
    return 1000 * (perf_counter() - started), 1000 * (thread_time() - used)


def _row(taken: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    wall = [each for each, _ in taken]
    last = quantiles(wall, n=20)[-1] if len(wall) > 1 else wall[0]
    figures = wall[0], median(wall), last, max(wall), median(cpu for _, cpu in taken)
    return tuple(f"{figure:.1f}" for figure in figures)


def _documents(random: Random, cited: Sequence[str]) -> Iterator[Document]:
    weights = list(accumulate(1 / rank for rank in range(1, len(cited) + 1)))
    for number in range(DOCUMENTS):
        text = " ".join(random.choices(_WORDS, k=60))
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        year = 1990 + random.randrange(36)
        yield Document(
            id=digest[:16],
            held=True,
            metadata=Metadata(
                title=Finding(f"Report {number}", "heading", ""),
                symbol=Finding(cited[number], "masthead", "") if number % 2 else None,
                mechanism=Finding(random.choice(MECHANISMS), "masthead", ""),
                year=Finding(year, "date", ""),
                date=Finding(f"{year}-03-01", "date", ""),
                language=Finding("en", "statistics", ""),
            ),
            sources=(SourceFile(f"made/{number}.txt", digest, len(text), "text/plain"),),
            pages=(Page(1, text),),
            pages_total=1,
            mentions=tuple(
                Mention(symbol, 1, at, at + 5, (0, len(text)))
                for at, symbol in enumerate(random.choices(cited, cum_weights=weights, k=MENTIONS))
            ),
        )


def _fill(index: IndexFolder, documents: Iterator[Document]) -> None:
    cards = Catalogue()
    with index.lock(), index.stage(None) as folder:
        writer = LibraryWriter(library_path(folder))
        with closing(WhooshEngine.create(engine_path(folder))) as engine, engine.batch() as batch:
            for document in documents:
                analysed = derive.indexing(document)
                names = derive.names(document, cards)
                signature = symbols.key(document.id)
                writer.put(rows(document, signature=signature, names=names, starts=analysed.starts))
                batch.put(analysed.document)
        writer.group()
        writer.count_citations()
        writer.close()
        publish(index, folder)
