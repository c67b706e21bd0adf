"""Corrections go into the index with the next build, cost no reading, and are never lost in silence."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.build import BuildOptions, build
from indexer.export import document_json
from indexer.extract import ExtractionPool, Limits
from indexer.forget import forget
from indexer.generations import IndexFolder
from indexer.model import BuildReport, OutcomeKind
from indexer.report import coverage
from indexer.results import SearchRequest
from indexer.search import SearchService
from tests.pipeline.dump import dump

OPTIONS = BuildOptions(Limits(), jobs=1)

TEXTS = {
    "visit.html": "<html lang=en><title>Report</title><p>Report on the defenders whom the delegation met "
    "when it came to the country, and on the answers that it was given by the courts.</p>",
    "letters/année.txt": "A letter about the defenders of human rights who were released in the morning.",
    "notes.txt": "Notes about the defenders of human rights who wait for an answer to their letters.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        write(tmp_path / "docs" / name, text)
    return tmp_path / "docs"


@pytest.fixture
def index(folder: Path, tmp_path: Path) -> IndexFolder:
    """An index without corrections, whose texts are in the cache."""
    index = IndexFolder(tmp_path / "index")
    build(index, [folder], OPTIONS)
    return index


@pytest.fixture
def no_reading(index: IndexFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pool(*_: object) -> None:
        raise AssertionError("a correction must not cost reading")

    assert index.cache.is_dir()
    monkeypatch.setattr(ExtractionPool, "__init__", no_pool)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def kinds(report: BuildReport) -> dict[str, str]:
    return {outcome.path.removeprefix("docs/"): outcome.kind.value for outcome in report.outcomes}


def described(index: IndexFolder, path: str) -> dict[str, Any]:
    with closing(SearchService(index)) as service:
        (hit,) = (hit for hit in service.search(SearchRequest()).hits if hit.path == f"docs/{path}")
        return document_json(service.document(hit.id))


def found(index: IndexFolder, facet: str, value: str) -> list[str | None]:
    with closing(SearchService(index)) as service:
        return [hit.path for hit in service.search(SearchRequest("", ((facet, value),))).hits]


@pytest.mark.usefixtures("no_reading")
def test_a_correction_that_is_added_changed_and_taken_away_is_in_the_next_build(
    index: IndexFolder, folder: Path
) -> None:
    before = described(index, "visit.html")
    assert before["type"] is None
    write(folder / "checked.toml", '["visit.html"]\ntype = "country-visit-report"\n')
    report = build(index, [folder], OPTIONS)
    assert kinds(report) == {
        "letters/année.txt": "unchanged",
        "notes.txt": "unchanged",
        "visit.html": "indexed",
    }
    assert report.faults == ()
    assert found(index, "type", "country-visit-report") == ["docs/visit.html"]
    assert described(index, "visit.html")["evidence"]["type"] == {
        "value": "country-visit-report",
        "rule": "checked",
        "text": "docs/checked.toml, line 2",
        "page": None,
    }

    write(folder / "checked.toml", '["visit.html"]\ntype = "activity-report"\n')
    assert build(index, [folder], OPTIONS).count(OutcomeKind.INDEXED) == 1
    assert found(index, "type", "country-visit-report") == []
    assert found(index, "type", "activity-report") == ["docs/visit.html"]

    (folder / "checked.toml").unlink()
    assert build(index, [folder], OPTIONS).count(OutcomeKind.INDEXED) == 1
    assert described(index, "visit.html") == before


@pytest.mark.usefixtures("no_reading")
def test_a_sidecar_that_is_added_changed_and_taken_away_is_in_the_next_build(
    index: IndexFolder, folder: Path
) -> None:
    sidecar = folder / "letters" / "année.txt.meta.toml"
    write(sidecar, 'countries = ["KEN"]\ntitle = "A letter from Xanadu"\n')
    assert kinds(build(index, [folder], OPTIONS))["letters/année.txt"] == "indexed"
    assert found(index, "country", "KEN") == ["docs/letters/année.txt"]
    with closing(SearchService(index)) as service:
        assert [hit.title for hit in service.search(SearchRequest("xanadu")).hits] == ["A letter from Xanadu"]
    write(sidecar, 'countries = ["UGA"]\n')
    build(index, [folder], OPTIONS)
    assert (found(index, "country", "KEN"), len(found(index, "country", "UGA"))) == ([], 1)
    sidecar.unlink()
    build(index, [folder], OPTIONS)
    assert found(index, "country", "UGA") == []


@pytest.mark.usefixtures("no_reading")
def test_a_second_build_with_the_same_corrections_does_nothing(index: IndexFolder, folder: Path) -> None:
    write(folder / "checked.toml", '["visit.html"]\ntype = "guide"\n["gone.pdf"]\nyear = 2011\n')
    first = build(index, [folder], OPTIONS)
    assert len(first.faults) == 1
    again = build(index, [folder], OPTIONS)
    assert (again.generation, again.faults) == (first.generation, first.faults)
    assert again.count(OutcomeKind.UNCHANGED) == 3


def test_an_index_with_corrections_equals_one_that_is_built_from_scratch(
    index: IndexFolder, folder: Path, tmp_path: Path
) -> None:
    write(folder / "checked.toml", '["visit.html"]\nsymbol = "A/HRC/25/55"\ndate = ""\n["x"]\nyear = 1\n')
    write(folder / "notes.txt.meta.toml", 'mechanism = "iachr"\n')
    build(index, [folder], OPTIONS)
    fresh = IndexFolder(tmp_path / "fresh")
    build(fresh, [folder], OPTIONS)
    assert dump(index) == dump(fresh)
    assert coverage(index).faults == coverage(fresh).faults != ()


def test_files_of_corrections_are_no_documents_and_are_not_listed(index: IndexFolder, folder: Path) -> None:
    write(folder / "checked.toml", "")
    write(folder / "notes.txt.meta.toml", 'type = "guide"')
    report = build(index, [folder], OPTIONS)
    assert sorted(kinds(report)) == sorted(TEXTS)
    assert report.documents == 3


def test_a_bad_correction_stops_nothing_and_stands_in_the_report_and_in_the_state_of_the_collection(
    index: IndexFolder, folder: Path
) -> None:
    write(folder / "checked.toml", '["visit.html"]\ntype = "poster"\nyear = 2011\n')
    write(folder / "notes.txt.meta.toml", "type = \n")
    report = build(index, [folder], OPTIONS)
    assert report.documents == 3
    assert found(index, "year", "2011") == ["docs/visit.html"]
    assert [(fault.path, fault.line) for fault in report.faults] == [
        ("docs/checked.toml", 2),
        ("docs/notes.txt.meta.toml", 1),
    ]
    state = coverage(index)
    assert state.faults == report.faults
    assert not state.is_complete


def test_a_fault_of_a_correction_that_changes_no_document_is_in_the_next_build_and_goes_with_it(
    index: IndexFolder, folder: Path
) -> None:
    write(folder / "checked.toml", '["gone.pdf"]\nyear = 2011\n')
    assert len(build(index, [folder], OPTIONS).faults) == len(coverage(index).faults) == 1
    write(folder / "gone.pdf", "A text that has come, about the defenders of human rights.")
    assert build(index, [folder], OPTIONS).faults == coverage(index).faults == ()
    assert found(index, "year", "2011") == ["docs/gone.pdf"]


def test_the_id_of_a_document_names_it_in_the_file_of_any_folder(
    index: IndexFolder, folder: Path, tmp_path: Path
) -> None:
    key = described(index, "visit.html")["id"]
    write(tmp_path / "more" / "checked.toml", f'["{key}"]\ntype = "guide"\n')
    report = build(index, [folder, tmp_path / "more"], OPTIONS)
    assert (report.faults, found(index, "type", "guide")) == ((), ["docs/visit.html"])


def test_a_checked_symbol_takes_the_place_of_the_card(index: IndexFolder, folder: Path) -> None:
    card = {
        "mechanism": "un-sr-hrd",
        "body": "UN Human Rights Council",
        "symbol": "A/HRC/25/55",
        "title": "T",
    }
    card |= {"date": "2013-12-23", "year": "2013", "document_type": "annual report", "languages": "en"}
    card |= {"aliases": "", "official_url": ""}
    lines = ["\t".join(card), "\t".join(card.values())]
    write(folder / "catalogue.tsv", "\n".join(lines))
    assert build(index, [folder], OPTIONS).cards == 1
    write(folder / "notes.txt.meta.toml", 'symbol = "A/HRC/25/55"')
    assert build(index, [folder], OPTIONS).cards == 0
    assert described(index, "notes.txt")["mechanism"] == "un-sr-hrd"


def test_what_a_person_left_open_is_filtered_as_not_established_and_says_who_says_so(
    index: IndexFolder, folder: Path
) -> None:
    write(folder / "visit.html.meta.toml", 'language = ""\n')
    build(index, [folder], OPTIONS)
    assert found(index, "language", "none") == ["docs/visit.html"]
    facts = described(index, "visit.html")
    assert facts["language"] is None
    assert facts["evidence"]["language"]["value"] is None
    assert facts["evidence"]["language"]["text"] == "docs/visit.html.meta.toml, line 1"
    assert [other["value"] for other in facts["others"]["language"]] == ["en"]


def test_a_forgotten_document_leaves_no_trace_in_the_faults_either(index: IndexFolder, folder: Path) -> None:
    write(folder / "notes.txt.meta.toml", 'type = "poster"\n')
    write(folder / "checked.toml", '["gone.pdf"]\nyear = 2011\n')
    assert len(build(index, [folder], OPTIONS).faults) == 2
    forget(index, frozenset({described(index, "notes.txt")["id"]}))
    assert [fault.path for fault in coverage(index).faults] == ["docs/checked.toml"]
