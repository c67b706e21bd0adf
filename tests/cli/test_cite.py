"""References and exports on the command line."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from indexer import listings
from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.references import EXPORTS, STYLES
from indexer.search import SearchService
from tests import factories, readers
from tests.cli.test_commands import CATALOGUE, run
from webui.app import create_app

HTML = (
    "<!doctype html><html lang=en><title>Defenders in Kenya</title><h1>Defenders in Kenya</h1>"
    "<p>1. First things.</p><p>2. Second things, with\nreprisals.</p>"
)
PDF = factories.a_pdf(
    factories.text(
        "United Nations",
        "A/HRC/25/55",
        "Distr.: General",
        "23 December 2013",
        "Human Rights Council",
        "Report of the Special Rapporteur on the situation of human rights defenders, Margaret Sekaggya",
    ),
    factories.text("States must end reprisals against human rights defenders."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a report, a page of the web and a card."""
    folder = tmp_path_factory.mktemp("cited") / "docs"
    folder.mkdir()
    (folder / "catalogue.tsv").write_text(CATALOGUE, "utf-8")
    (folder / "a-hrc-25-55.pdf").write_bytes(PDF)
    (folder / "kenya.html").write_text(HTML, "utf-8")
    place = folder.parent / "index"
    build(IndexFolder(place), [folder], BuildOptions(Limits(), jobs=1))
    return place


def cite(index: Path, *arguments: str) -> Result:
    return run("cite", *arguments, index=index)


@pytest.mark.parametrize(
    ("written", "expected", "said"),
    [
        ("A/HRC/25/55, para. 1", "UN Doc A/HRC/25/55, para 1", "has no paragraph 1;"),
        ("A/RES/53/144, annex, art. 5", "UN Doc A/RES/53/144, annex, art 5", "full text is not held"),
        ("GA res 53/144, paras. 4-6", "UN Doc A/RES/53/144, paras 4-6", "full text is not held"),
        ("A/HRC/25/55, chapter IV", "UN Doc A/HRC/25/55, ch IV", "cited as you wrote it and was not looked"),
    ],
)
def test_a_place_behind_the_symbol_is_cited_and_said_to_be_unchecked_if_it_is(
    index: Path, written: str, expected: str, said: str
) -> None:
    found = cite(index, written, "--style", "oscola")
    assert found.exit_code == 0
    assert found.stdout.strip().endswith(expected)
    assert found.stderr.startswith("Note: ")
    assert said in found.stderr


def test_a_place_that_is_there_is_cited_without_a_note(index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a-hrc-25-56.html").write_text(HTML.replace("<h1>", "<h1>A/HRC/25/56</h1><h1>"), "utf-8")
    build(IndexFolder(tmp_path / "index"), [folder], BuildOptions(Limits(), jobs=1))
    found = cite(tmp_path / "index", "A/HRC/25/56, paras. 1-2", "--style", "oscola")
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.strip().endswith("UN Doc A/HRC/25/56, paras 1-2")


def test_an_export_says_that_it_leaves_a_place_out(index: Path) -> None:
    found = cite(index, "A/RES/53/144, para. 4", "--style", "bibtex")
    assert found.exit_code == 0
    assert "bibtex describes a whole document" in found.stderr


def test_a_document_is_cited_in_every_style(index: Path) -> None:
    lines = cite(index, "A/HRC/25/55").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(STYLES)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["A/RES/53/144", "--style", "oscola"], "UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144"),
        (
            ["A/RES/53/144", "--style", "bluebook", "--para", "6"],
            "G.A. Res. 53/144, ¶ 6, U.N. Doc. A/RES/53/144 (Dec. 9, 1998)",
        ),
        (
            ["A/HRC/25/55", "--style", "bluebook", "--page", "2"],
            "Margaret Sekaggya (Special Rapporteur on the Situation of Human Rights Defenders), Report, "
            "U.N. Doc. A/HRC/25/55, at 2 (Dec. 23, 2013)",
        ),
    ],
)
def test_a_document_is_cited_in_a_style(index: Path, arguments: list[str], expected: str) -> None:
    found = cite(index, *arguments)
    assert (found.exit_code, found.stdout) == (0, f"{expected}\n")


@pytest.mark.parametrize(
    "written",
    [
        "53/144",
        "a/res/53/144",
        "UN Doc A/RES/53/144",
        "GA res 53/144",
        "résolution 53/144 de l'Assemblée générale",
    ],
)
def test_a_document_is_named_in_any_form_that_can_mean_no_other(index: Path, written: str) -> None:
    found = cite(index, written, "--style", "oscola")
    assert (found.exit_code, found.stdout) == (0, "UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144\n")


def test_a_document_is_cited_by_its_id_too(index: Path) -> None:
    listed = run("search", "kenya", "--format", "csv", index=index).stdout
    (row,) = csv.DictReader(io.StringIO(listed))
    found = cite(index, row["id"], "--para", "2.", "--style", "oscola")
    assert (found.exit_code, found.stdout) == (0, "Defenders in Kenya para 2\n")


@pytest.mark.parametrize("name", EXPORTS)
def test_a_document_is_given_to_a_reference_manager(index: Path, name: str) -> None:
    found = cite(index, "A/RES/53/144", "--style", name)
    assert found.exit_code == 0
    assert len(readers.names(name, found.stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["A/HRC/1/1"], 5, "no document with the id or symbol"),
        (["resolution 1671"], 5, "AG/RES. 1671; write one of them"),
        (["A/HRC/25/55", "--page", "3"], 5, "has no page 3"),
        (["A/HRC/25/55", "--para", "99"], 5, "has no paragraph numbered '99'"),
        (["A/HRC/25/55", "--page", "0"], 2, "--page"),
        (["A/HRC/25/55", "--page", "1", "--para", "1"], 2, "not both"),
        (["A/HRC/25/55", "--style", "ris", "--page", "1"], 2, "whole document"),
        (["A/HRC/25/55", "--style", "mla"], 2, "mla"),
    ],
)
def test_what_cannot_be_cited_is_said(index: Path, arguments: list[str], code: int, said: str) -> None:
    found = cite(index, *arguments)
    assert (found.exit_code, found.stdout) == (code, "")
    assert said in found.stderr


def test_a_section_of_a_web_page_is_no_page(index: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("search", "kenya", "--format", "csv", index=index).stdout))
    found = cite(index, row["id"], "--page", "1")
    assert found.exit_code == 5
    assert "no printed pages" in found.stderr


def test_a_place_in_a_card_is_taken_as_it_is_and_said_to_be_unchecked(index: Path) -> None:
    found = cite(index, "A/RES/53/144", "--page", "4", "--style", "oscola")
    assert found.stdout.endswith("UN Doc A/RES/53/144, 4\n")
    assert "not checked" in found.stderr


def test_the_day_of_access_is_printed_if_it_is_given(index: Path) -> None:
    found = cite(index, "A/RES/53/144", "--style", "un", "--accessed", "2026-11-24")
    assert found.stdout.endswith("https://docs.un.org/en/A/RES/53/144 (accessed 24 November 2026)\n")
    assert cite(index, "A/RES/53/144", "--accessed", "soon").exit_code == 2


def test_without_an_index_nothing_is_cited(tmp_path: Path) -> None:
    assert cite(tmp_path / "none", "A/RES/53/144").exit_code == 3


# Exports of answers


@pytest.mark.parametrize(("page", "count"), [([], 3), (["--page", "1", "--per-page", "2"], 2)])
def test_an_answer_is_exported_whole_or_by_page(index: Path, page: list[str], count: int) -> None:
    for name in EXPORTS:
        found = run("search", "", "--format", name, *page, index=index)
        assert (found.exit_code, found.stderr) == (0, "")
        assert len(readers.names(name, found.stdout)) == count
    table = run("search", "", "--format", "csv", *page, index=index).stdout
    assert len(list(csv.DictReader(io.StringIO(table)))) == count


def test_an_export_that_is_not_whole_says_so(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MOST", 2)
    found = run("search", "", "--format", "ris", index=index)
    assert len(readers.ris(found.stdout)) == 2
    assert "the first 2 of 3 documents" in found.stderr


def test_an_export_comes_in_the_order_of_the_answer(index: Path) -> None:
    found = run("search", "", "--sort", "oldest", "--format", "csl-json", index=index).stdout
    assert readers.csl(found)[0]["title"] == "Declaration on defenders"


def test_an_export_of_nothing_is_empty(index: Path) -> None:
    assert run("search", "zebra", "--format", "csl-json", index=index).stdout == "[]\n"
    assert run("search", "zebra", "--format", "bibtex", index=index).stdout == ""


@pytest.mark.parametrize("said", ["nonsense", "", "12; DROP", "1" * 30])
def test_what_is_no_number_is_no_paragraph_of_a_card(index: Path, said: str) -> None:
    result = cite(index, "A/RES/53/144", "--para", said)
    assert (result.exit_code, "is no number of a paragraph" in result.stderr) == (2, True)


@pytest.mark.parametrize("said", ["12", "12 (a)", "IV.3", "12-14", "3."])
def test_any_printed_number_may_be_a_paragraph_of_a_card(index: Path, said: str) -> None:
    assert cite(index, "A/RES/53/144", "--para", said, "--style", "oscola").exit_code == 0


def test_the_web_cites_a_place_in_a_card_and_says_that_it_is_unchecked(index: Path) -> None:
    with closing(SearchService(IndexFolder(index))) as service:
        client = create_app(service).test_client()
        card = service.document("A/RES/53/144").hit.id
        page = client.get(f"/d/{card}/cite?para=4")
        assert (page.status_code, "the place is not checked" in page.text) == (200, True)
        assert "para 4" in page.text
        assert "the place is not checked" in client.get(f"/d/{card}/cite?page=2").text
        assert "the place is not checked" not in client.get(f"/d/{card}/cite").text
        assert client.get(f"/d/{card}/cite?para=nonsense").status_code == 400
