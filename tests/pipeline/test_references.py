"""From folders to references: every example of docs/citing.md is printed from the facts of a document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest

from indexer import references
from indexer.build import BuildOptions, build
from indexer.corrections.writing import quoted
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.model import ID_LENGTH
from indexer.references import Citable
from indexer.search import SearchService
from tests.unit.test_references_rows import ROWS, Row

HEAD = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
)


def correction(document: Citable) -> Iterator[str]:
    """The lines of a table that say of a document what an example says of it."""
    journal = document.journal
    signed = document.authors if document.office is None else ()  # the title names the holder of an office
    facts = {
        **{name: getattr(document, name) for name in ("title", "body", "type", "session", "number", "place")},
        **{name: getattr(document, name) for name in ("adopted", "distributed", "supplement")},
        "symbol": document.canonical,
        "date": None if document.adopted or document.distributed else document.issued,  # else it follows
        "language": document.language or "en",
        "authors": "; ".join(author.name for author in signed),
        "journal": f"{journal.year} {journal.series} {journal.page}" if journal else None,
    }
    yield from (f"{name} = {quoted(value)}" for name, value in facts.items() if value)
    yield from (f'{name} = ""' for name in ("title", "symbol") if not facts[name])


def words(number: int) -> bytes:
    return b"Words of document %d.\n" % number


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("references") / "docs"
    folder.mkdir()
    lines, cards = [], HEAD
    for number, row in enumerate(ROWS):
        # Each is a document of its own, also where two examples cite the same.
        (folder / f"{number}.txt").write_bytes(words(number))
        lines += [f'["{number}.txt"]', *correction(row.document)]
        if row.document.url:
            of = row.document
            cells = ("un-ga", of.body, of.symbol, "", of.title, "", "", "resolution", "en", of.url)
            cards += "\t".join([*map(str, cells), "", "symbol seen", "high"]) + "\n"
    (folder / "checked.toml").write_text("\n".join(lines), "utf-8")
    (folder / "catalogue.tsv").write_text(cards, "utf-8")
    index = IndexFolder(folder.parent / "index")
    report = build(index, [folder], BuildOptions(Limits(), jobs=1))
    assert report.faults == ()
    with closing(SearchService(index)) as service:
        yield service


@pytest.mark.parametrize(
    ("number", "row"), [*enumerate(ROWS)], ids=lambda each: str(getattr(each, "expected", each))
)
def test_an_example_is_printed_from_the_facts_of_a_document(
    service: SearchService, number: int, row: Row
) -> None:
    hit = service.document(sha256(words(number)).hexdigest()[:ID_LENGTH]).hit
    # The address that a symbol tells, which every style adds that prints addresses, is in no example.
    cited = replace(references.citable(hit), url=row.document.url)
    found = references.reference(cited, row.style, row.at)
    assert found.text == row.expected
    assert found.rule
