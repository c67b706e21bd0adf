"""What users and scripts rely on: facts on stdout, progress on stderr, exit codes, JSON, messages that help.

`serve` has its own test, with the web.
"""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer import generations
from indexer.build import BuildOptions
from indexer.build import build as build_index
from indexer.cli import cli
from indexer.extract import Limits
from indexer.generations import IndexFolder

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60

REPORT = """\
United Nations
A/HRC/25/55
Human Rights Council
Report of the Special Rapporteur on the situation of human rights defenders, Margaret Sekaggya
23 December 2013
\f
States must create a safe and enabling environment for human rights defenders, and end reprisals.
"""
CATALOGUE = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
    "un-sr-hrd\tUN General Assembly\tA/RES/53/144\t\tDeclaration on defenders\t1998-12-09\t1998"
    "\tresolution\ten\thttps://docs.un.org/en/A/RES/53/144\t\tsymbol seen\thigh\n"
)
FILES: dict[str, str] = {
    "catalogue.tsv": CATALOGUE,
    "report.txt": REPORT,
    "kenya.html": "<!doctype html><title>Defenders in Kenya</title><p>Reprisals in Kenya against defenders",
    "empty.txt": "",
    "letter.rtf": "{\\rtf1 dear}",
}

SHAPES = """
report       generation documents cards seconds outcomes
outcome      path outcome reason advice pages_read pages
answer       query total page per_page elapsed_ms collection hits facets suggestions notes diagnosis
collection   generation documents built
hit          id work held title symbol mechanism body type year date session language versions countries
hit          path url pages score passages
passage      page paragraph text marks
facets       mechanism type year language country held cites
value        value label count selected
document     id held title symbol mechanism body type year date session language countries path url pages
document     aliases paths sha256 media_type evidence
facts        title symbol mechanism body type date year session language countries evidence
description  path sha256 media_type pages pages_read
page         page text paragraphs
citing       path citations
citation     page paragraph start end text canonical sentence
check        symbol title held entry documents year url doubts candidates reference
cited        symbol title held entry documents mentions year url checked reasons
coverage     generation built documents cards held_by cards_by outcomes duplicates copies missing forgotten
coverage     verified faults conflicts cited_not_held
counted      mechanism type year language
"""
KEYS: dict[str, set[str]] = {}
"""What every JSON object of a kind has, at least: more may come, none may go."""
for _kind, *_keys in map(str.split, SHAPES.strip().splitlines()):
    KEYS.setdefault(_kind, set()).update(_keys)


def has_keys(kind: str, *found: dict[str, Any]) -> bool:
    """Tell whether JSON objects, of which there is one at least, have all keys of their kind."""
    return bool(found) and all(each.keys() >= KEYS[kind] for each in found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents, a catalogue, a file that fails and one that is skipped."""
    folder = tmp_path_factory.mktemp("collection") / "docs"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(folder: Path) -> Path:
    """An index of that folder, built twice; for reading only."""
    place = folder.parent / "index"
    for full in (False, True):
        build_index(IndexFolder(place), [folder], BuildOptions(Limits(), jobs=1, full=full))
    return place


@pytest.fixture
def own_index(index: Path, tmp_path: Path) -> Path:
    """A copy of the index, to be changed."""
    shutil.copytree(index, tmp_path / "index")
    return tmp_path / "index"


def run(*arguments: str | Path, index: Path | None = None, **settings: str) -> Result:
    """Run a command as `main` does; `settings` are the only ones it sees."""
    environment: dict[str, str | None] = dict.fromkeys(
        (name for name in os.environ if name.startswith("DEFENDERS_")), None
    )
    if index is not None:
        environment["DEFENDERS_INDEX"] = str(index)
    return CliRunner(env=environment | settings).invoke(cli, [str(argument) for argument in arguments])


def start(
    *arguments: str | Path, stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE, **environment: str
) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DEFENDERS_")}
    return subprocess.Popen(
        [sys.executable, "-m", "webui", *arguments],
        cwd=ROOT,
        env=inherited | environment,
        stdout=stdout,
        stderr=stderr,
        encoding="utf-8",
    )


def fails(result: Result, code: int, said: str) -> None:
    """Check that a command failed with a sentence on stderr and nothing else."""
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "Internal error" not in result.stderr


COMMANDS = (
    "build", "search", "show", "describe", "citations", "cited-by", "check", "rollback", "forget", "purge",
)  # fmt: skip


# ---------------------------------------------------------------- help and usage


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_with_an_example_that_can_be_read(name: str) -> None:
    result = run(name, "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    example = re.search(r"Example: (defenders (?:.|\n)*?)\n\n", result.stdout)
    assert example
    program, command, *arguments = shlex.split(example[1])
    assert (program, command) == ("defenders", name)
    cli.commands[name].make_context(name, arguments)  # raises a UsageError if it is none


def test_the_help_of_the_program_lists_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert {line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")} >= set(COMMANDS)


USAGE: list[tuple[tuple[str, ...], str]] = [
    ((), "Usage: "),
    (("--nope",), "No such option '--nope'"),
    (("nope",), "No such command 'nope'"),
    *(((name, "--nope"), "No such option '--nope'") for name in COMMANDS),
    (("build",), "Missing argument 'FOLDER...'"),
    (("build", ".", "--jobs", "0"), "0 is not in the range"),
    (("build", ".", "--index", "pyproject.toml"), "is a file"),
    (("search",), "Missing argument 'QUERY'"),
    (("search", "x", "--page", "0"), "0 is not in the range"),
    (("search", "x", "--page", "abc"), "'abc' is not a valid"),
    (("search", "x", "--per-page", "101"), "101 is not in the range"),
    (("search", "x", "--sort", "best"), "'best' is not one of 'relevance', 'newest', 'oldest'"),
    (("search", "x", "--format", "xml"), "'xml' is not one of"),
    (("search", "x", "--held", "maybe"), "'maybe' is not one of 'yes', 'no'"),
    (("search", "x", "--year", "2001-1998"), "'2001-1998' is no range of years; write 1998-2001"),
    (("search", "x", "--year", "1998-20011"), "is no range of years"),
    (("show",), "Missing argument 'DOC'"),
    (("forget",), "Missing argument 'DOC...'"),
    (("describe",), "name FILEs, or one --batch file"),
    (("describe", "a.txt", "--batch", "pyproject.toml"), "name FILEs, or one --batch file"),
    (("describe", "--batch", "nowhere.jsonl"), "'nowhere.jsonl' does not exist"),
    (("describe", "--batch", "tests"), "'tests' is a directory"),
    (("citations",), "name FILEs, or one --batch file"),
    (("citations", "a.txt", "--batch", "pyproject.toml"), "name FILEs, or one --batch file"),
    (("citations", "--batch", "nowhere.jsonl"), "'nowhere.jsonl' does not exist"),
    (("citations", "a.txt", "--catalogue", "nowhere"), "'nowhere' does not exist"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=lambda value: str(value)[:40])
def test_wrong_usage_is_2_and_says_what_is_wrong(
    arguments: tuple[str, ...], said: str, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    fails(run(*arguments, index=index), 2, said)


@pytest.mark.parametrize("query", [["-torture -declaration"], ["--", "-torture -declaration"]])
def test_a_question_of_exclusions_is_no_option(index: Path, query: list[str]) -> None:
    assert "2 documents found" in run("search", *query, index=index).stdout


SETTINGS = [
    ({"DEFENDERS_NOPE": "1"}, "unknown settings: DEFENDERS_NOPE; known are DEFENDERS_"),
    ({"DEFENDERS_JOBS": "many"}, "DEFENDERS_JOBS='many' is not a number"),
    ({"DEFENDERS_EXTRACT_TIMEOUT_S": "0"}, "DEFENDERS_EXTRACT_TIMEOUT_S must be from 0.1 to"),
    ({"DEFENDERS_EXTRACT_TIMEOUT_S": "nan"}, "DEFENDERS_EXTRACT_TIMEOUT_S must be from 0.1 to"),
    ({"DEFENDERS_EXTRACT_MEMORY_MB": "-1"}, "DEFENDERS_EXTRACT_MEMORY_MB must be from 16 to"),
    ({"DEFENDERS_JOBS": "-5"}, "DEFENDERS_JOBS must be from 0 to"),
]
TOO_MUCH = [
    ({"DEFENDERS_EXTRACT_TIMEOUT_S": "1e7"}, "DEFENDERS_EXTRACT_TIMEOUT_S"),
    ({"DEFENDERS_EXTRACT_MEMORY_MB": "99999999999999"}, "DEFENDERS_EXTRACT_MEMORY_MB"),
    ({"DEFENDERS_EXTRACT_MAX_PAGES": "99999999999999999999"}, "DEFENDERS_EXTRACT_MAX_PAGES"),
]


@pytest.mark.parametrize(("settings", "said"), [*SETTINGS, *TOO_MUCH])
def test_a_setting_that_is_unknown_or_makes_no_sense_is_2(
    settings: dict[str, str], said: str, index: Path
) -> None:
    fails(run("search", "defenders", index=index, **settings), 2, said)


# ---------------------------------------------------------------- build


def test_a_build_says_the_facts_on_stdout_and_how_far_it_is_on_stderr(folder: Path, tmp_path: Path) -> None:
    result = run("build", folder, "--index", tmp_path / "index", "--jobs", "1")
    assert result.exit_code == 1  # empty.txt
    assert result.stdout.splitlines()[:4] == [
        "failed   docs/empty.txt: the file is empty",
        "         Fetch it again from its source.",
        "skipped  docs/letter.rtf: it is an RTF file, which is not read",
        "         Save it as DOCX or PDF and build again (LibreOffice: soffice --convert-to docx FILE).",
    ]
    assert re.fullmatch(r"2 indexed, 1 skipped, 1 failed in \d+\.\d s", result.stdout.splitlines()[4])
    assert result.stdout.splitlines()[5:] == ["generation 000001: 2 documents, 1 catalogue entries"]
    assert re.fullmatch(r"2/2 files, \d+\.\d a second, 0 s left\n", result.stderr)


def test_a_quiet_build_says_the_result_only(own_index: Path, folder: Path) -> None:
    result = run("build", folder, "--quiet", "--full", "--jobs", "1", index=own_index)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "2 indexed, 1 skipped, 1 failed" in result.stdout


def test_a_build_without_failures_is_0_although_files_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/letter.rtf").write_text(FILES["letter.rtf"])
    assert run("build", tmp_path / "docs", index=tmp_path / "index").exit_code == 0


def test_the_report_of_a_build_as_json_has_every_key(own_index: Path, folder: Path) -> None:
    result = run("build", folder, "--json", index=own_index)
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert has_keys("report", report)
    assert has_keys("outcome", *report["outcomes"])
    assert (report["generation"], report["documents"], report["cards"]) == ("000002", 2, 1)
    assert {outcome["path"]: outcome["outcome"] for outcome in report["outcomes"]} == {
        "docs/empty.txt": "failed",
        "docs/kenya.html": "unchanged",
        "docs/letter.rtf": "skipped",
        "docs/report.txt": "unchanged",
    }


FOLDERS = [
    ("nowhere", "nowhere: there is no such folder"),
    ("README.md", "README.md is a file; give the folder it is in"),
    ("no\udce9", "no\\xe9: there is no such folder"),
]


@pytest.mark.parametrize(("name", "said"), FOLDERS)
def test_a_folder_that_cannot_be_indexed_is_2(
    own_index: Path, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    fails(run("build", name, index=own_index), 2, said)


def test_a_catalogue_that_cannot_be_read_is_2_and_names_the_line(own_index: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/catalogue.tsv").write_text(CATALOGUE + "half a line\n")
    fails(run("build", tmp_path / "docs", index=own_index), 2, "catalogue.tsv, line 3: ")


def test_a_folder_of_other_things_is_no_index_and_stays_as_it_is(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    fails(run("build", folder, index=tmp_path), 2, "has other files in it and is no index of ours")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_name_is_not_taken_for_the_current_folder(tmp_path: Path) -> None:
    fails(run("build", "", index=tmp_path / "index"), 2, "write . for the current folder")


@pytest.mark.skipif(sys.platform == "darwin", reason="names of files are UTF-8 there")
def test_a_folder_with_a_name_from_another_time_is_indexed(tmp_path: Path) -> None:
    docs = tmp_path / os.fsdecode(b"ann\xe9e")
    docs.mkdir()
    assert run("build", docs, index=tmp_path / "index").exit_code == 0


def build_on_a_terminal(folder: Path, index: Path, *options: str) -> tuple[int | None, str, str]:
    """Run a build whose stderr is a terminal; return its exit code, stdout and what the terminal got."""
    ours, theirs = pty.openpty()
    process = start("build", folder, "--index", index, "--jobs", "1", *options, stderr=theirs)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # the last one to write has left
        while more := os.read(ours, 4096):
            shown += more
    os.close(ours)
    told, _ = process.communicate(timeout=PATIENCE_S)
    return process.returncode, told, shown.decode()


def test_on_a_terminal_one_line_moves_says_rate_and_time_left_and_goes_away(
    folder: Path, tmp_path: Path
) -> None:
    code, told, shown = build_on_a_terminal(folder, tmp_path / "index")
    assert code == 1
    assert "2 indexed, 1 skipped, 1 failed" in told
    before, *lines = shown.split("\r\x1b[K")
    assert before == ""
    assert re.fullmatch(r"2/2 files, \d+\.\d a second, 0 s left  docs/(report\.txt|kenya\.html)", lines[-2])
    assert lines[-1] == ""
    assert "\n" not in shown


def test_a_quiet_build_leaves_the_terminal_alone(folder: Path, tmp_path: Path) -> None:
    assert build_on_a_terminal(folder, tmp_path / "index", "--quiet")[2] == ""


def test_a_build_does_not_end_because_nobody_looks_at_its_progress(folder: Path, tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    process = start("build", folder, "--index", tmp_path / "index", stderr=theirs)
    os.close(theirs)
    told, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "generation 000001: 2 documents" in told


# ---------------------------------------------------------------- search


def test_an_answer_has_titles_facts_passages_and_the_number_found(index: Path) -> None:
    result = run("search", "reprisals", index=index)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Defenders in Kenya" in result.stdout
    assert "p. 2: States must create a safe and enabling environment" in result.stdout
    assert result.stdout.endswith("2 documents found, generation 000002\n")


def test_nothing_found_is_an_answer_with_a_diagnosis(index: Path) -> None:
    result = run("search", "kenya xanthippe", index=index)
    assert result.exit_code == 0
    assert result.stdout == "Not in this collection: “xanthippe”.\n0 documents found, generation 000002\n"


def test_what_was_ignored_is_said_on_stderr(index: Path) -> None:
    result = run("search", "kenya &", index=index)
    assert result.exit_code == 0
    assert result.stderr.startswith("Note: Ignored")


def test_an_answer_as_json_has_every_key(index: Path) -> None:
    result = run("search", "reprisals", "--format", "json", index=index)
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert has_keys("answer", found)
    assert has_keys("collection", found["collection"])
    assert has_keys("facets", found["facets"])
    assert has_keys("hit", *found["hits"])
    assert (found["query"], found["total"], found["page"], found["per_page"]) == ("reprisals", 2, 1, 10)
    values = [value for facet in found["facets"].values() for value in facet]
    assert has_keys("value", *values)
    assert all(isinstance(value["value"], str) for value in values)
    passages = [passage for hit in found["hits"] for passage in hit["passages"]]
    assert has_keys("passage", *passages)
    for passage in passages:
        marked = {passage["text"][first:last].lower() for first, last in passage["marks"]}
        assert marked == {"reprisals"}


FILTERS = [
    (("--held", "no"), {"Declaration on defenders"}),
    (("--held", "yes", "--mechanism", "none"), {"Defenders in Kenya"}),
    (("--mechanism", "un-sr-hrd", "--mechanism", "none", "--year", "1998"), {"Declaration on defenders"}),
    (("--year", "1997-1998"), {"Declaration on defenders"}),
    (("--country", "Kenya"), {"Defenders in Kenya"}),
    (("--year", "1950"), set()),
]


@pytest.mark.parametrize(("options", "titles"), FILTERS)
def test_an_empty_query_lists_what_the_filters_leave(
    index: Path, options: tuple[str, ...], titles: set[str]
) -> None:
    result = run("search", "", "--format", "json", *options, index=index)
    assert result.exit_code == 0
    assert {hit["title"] for hit in json.loads(result.stdout)["hits"]} == titles


@pytest.mark.parametrize("page", [2, 1_000_000_000, 10**30])
def test_a_page_far_behind_the_last_one_is_empty(index: Path, page: int) -> None:
    as_json = run("search", "defenders", "--page", str(page), "--format", "json", index=index)
    assert as_json.exit_code == 0
    assert (json.loads(as_json.stdout)["total"], json.loads(as_json.stdout)["hits"]) == (3, [])
    as_text = run("search", "defenders", "--page", str(page), "--per-page", "1", index=index)
    said = f", page {page} of 3" if page <= 3 else f"; there is no page {page}, the last is 3"
    assert f"3 documents found{said}" in as_text.stdout


QUERIES = [
    ('"open', "this quotation mark has no second one; add it or remove this one (at character 1)"),
    ("a (b", "this parenthesis is not closed; add one or remove this one (at character 3)"),
    ("a AND", "AND needs something behind it; in small letters, and is a word (at character 3)"),
    ("kenya mechanism:nowhere", "“nowhere” is not a value of mechanism; an example is mechanism:iachr"),
    ("kenya year:3000", "3000 is not a year from 1900 to 2100 (at character "),
    ("x" * 100_000, "this question has 100,000 characters, and 2,000 is the most; shorten it"),
    ("(" * 100_000, "this question has 100,000 characters, and 2,000 is the most; shorten it"),
    ("(" * 2_000, "(at character "),
    ("ab " * 600, "a question has 200 words at most; shorten it (at character "),
]


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize(("query", "said"), QUERIES, ids=lambda value: value[:20])
def test_a_query_that_cannot_be_read_is_2_and_says_where(
    index: Path, query: str, said: str, format_: str
) -> None:
    result = run("search", query, "--format", format_, index=index)
    fails(result, 2, said)
    assert "(at character " in result.stderr
    assert len(result.stderr) < 300


VALUES = [
    (("--mechanism", "nowhere"), "“nowhere” is not a value of mechanism; an example is mechanism:iachr"),
    (("--type", "poem"), "“poem” is not a value of type; an example is type:resolution"),
    (("--type", "resolutions"), "did you mean resolution"),
    (("--language", "klingon"), "“klingon” is not a value of language; did you mean"),
    (("--country", "Atlantis"), "“Atlantis” is not a value of country; did you mean"),
    (("--year", "3000"), "3000 is not a year from 1900 to 2100"),
    (("--year", "soon"), "“soon” is not a year; write year:1998 or year:1998..2001"),
    (("--mechanism", "x" * 100_000), "is not a value of mechanism"),
]


@pytest.mark.parametrize(("options", "said"), VALUES, ids=lambda value: str(value)[:30])
def test_a_value_that_no_list_has_is_2_and_near_ones_are_named(
    index: Path, options: tuple[str, str], said: str
) -> None:
    result = run("search", "", *options, index=index)
    fails(result, 2, said)
    assert len(result.stderr) < 300


# ---------------------------------------------------------------- show


def test_a_document_is_shown_by_symbol_or_id_with_the_evidence_of_its_facts(index: Path) -> None:
    by_symbol = run("show", "a/hrc/25/55", "--why", index=index)
    assert by_symbol.exit_code == 0
    assert "A/HRC/25/55" in by_symbol.stdout
    assert "by masthead, page 1: A/HRC/25/55" in by_symbol.stdout
    as_json = run("show", "A/HRC/25/55", "--json", index=index)
    found = json.loads(as_json.stdout)
    assert has_keys("document", found)
    assert run("show", found["id"], "--json", index=index).stdout == as_json.stdout


def test_what_is_not_held_is_shown_as_a_catalogue_entry(index: Path) -> None:
    result = run("show", "A/RES/53/144", index=index)
    assert result.exit_code == 0
    assert "catalogue entry, full text not held" in result.stdout


@pytest.mark.parametrize("wanted", ["A/HRC/1/1", "0123456789abcdef", "", "x" * 100_000])
def test_a_document_that_is_not_there_is_5(index: Path, wanted: str) -> None:
    result = run("show", wanted, index=index)
    fails(result, 5, f"there is no document with the id or symbol '{wanted[:80]}'")
    assert len(result.stderr) < 200


def test_a_document_is_not_there_either_if_its_name_is_no_text(index: Path) -> None:
    fails(run("show", "\udcff", index=index), 5, "there is no document")


# ---------------------------------------------------------------- describe


def test_files_are_described_in_the_order_given_without_an_index(folder: Path, tmp_path: Path) -> None:
    files = [folder / "report.txt", folder / "kenya.html", folder / "report.txt"]
    result = run("describe", *files, "--json", index=tmp_path / "none")
    assert (result.exit_code, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["path"] for each in found] == [str(file) for file in files]
    assert has_keys("description", *found)
    assert has_keys("facts", *found)
    assert not any("page_texts" in each for each in found)
    assert (found[0]["symbol"], found[0]["pages"], found[0]["pages_read"]) == ("A/HRC/25/55", 2, 2)
    assert found[0]["evidence"]["symbol"] == {"rule": "masthead", "text": "A/HRC/25/55", "page": 1}
    assert found[1]["symbol"] is None
    assert not (tmp_path / "none").exists()


def test_a_description_comes_with_the_text_of_every_page_if_wanted(folder: Path) -> None:
    (line,) = run("describe", folder / "report.txt", "--json", "--text").stdout.splitlines()
    first, second = json.loads(line)["page_texts"]
    assert has_keys("page", first, second)
    assert (second["page"], second["text"][:11]) == (2, "States must")
    as_text = run("describe", folder / "report.txt", "--text").stdout
    assert "\nsymbol      A/HRC/25/55\n" in as_text
    assert "\n--- page 2\nStates must" in as_text


NOT_DESCRIBED: list[tuple[Callable[[Path], Path], int, str]] = [
    (lambda folder: folder, 1, "it is a folder\n         Name the files in it."),
    (lambda folder: folder / "nowhere.pdf", 1, "No such file or directory"),
    (lambda folder: folder / "nowhere\udce9.pdf", 1, "No such file or directory"),
    (lambda folder: folder / "empty.txt", 1, "the file is empty"),
    (lambda folder: folder / "letter.rtf", 0, "it is an RTF file, which is not read"),
    (lambda folder: Path("/dev/null"), 1, "it is no file (a socket, pipe or device)"),
]


@pytest.mark.parametrize(("where", "code", "said"), NOT_DESCRIBED)
def test_what_cannot_be_described_is_named_on_stderr_and_the_rest_is_described(
    folder: Path, where: Callable[[Path], Path], code: int, said: str
) -> None:
    result = run("describe", where(folder), folder / "report.txt", "--json")
    assert result.exit_code == code
    assert said in result.stderr
    assert [json.loads(line)["symbol"] for line in result.stdout.splitlines()] == ["A/HRC/25/55"]


def test_a_batch_is_described_line_by_line(tmp_path: Path) -> None:
    batch = tmp_path / "openings.jsonl"
    lines = [{"id": "first", "text": REPORT}, {"id": 2, "text": ""}, {"id": "\udcff", "text": "lone \ud800"}]
    batch.write_text("\n\n".join(json.dumps(line) for line in lines) + "\n  \n")
    result = run("describe", "--batch", batch)
    assert (result.exit_code, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["id"] for each in found] == ["first", 2, "\udcff"]
    assert has_keys("facts", *found)
    assert found[0]["symbol"] == "A/HRC/25/55"


BAD_LINES = [
    "no JSON",
    "[]",
    "7",
    "null",
    '{"id": "no text"}',
    '{"text": "no id"}',
    '{"id": 1, "text": null}',
    '{"id": 1, "text": ["a"]}',
    "[" * 100_000,
    "1" * 100_000,
]


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: line[:20])
def test_a_line_of_a_batch_that_cannot_be_read_is_2_and_the_lines_before_it_are_answered(
    tmp_path: Path, line: str
) -> None:
    batch = tmp_path / "openings.jsonl"
    batch.write_text(f'{{"id": 1, "text": "a report"}}\n{line}\n')
    result = run("describe", "--batch", batch)
    assert result.exit_code == 2
    assert result.stderr == f'Error: {batch}, line 2: each line needs JSON with "id" and "text"\n'
    assert json.loads(result.stdout)["id"] == 1


# ---------------------------------------------------------------- citations

CITING = """\
Notes of a meeting

1. Guided by General Assembly resolution 53/144, annex, and Human Rights Council resolutions 22/6 and 25/18,
they met.

2. In paragraph 6 of General Assembly resolution 53/144 the rest is said.
\f
3. The report A/HRC/25/55 was before them.
"""


def test_what_is_cited_and_not_held_is_listed_the_most_cited_first(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "catalogue.tsv").write_text(CATALOGUE, "utf-8")
    (docs / "one.txt").write_text("One note, on A/RES/53/144 and AG/RES. 1818 (XXXI-O/01).")
    (docs / "two.txt").write_text("Another note, again on A/RES/53/144.")
    build_index(IndexFolder(tmp_path / "index"), [docs], BuildOptions(Limits(), jobs=1))
    said = run("check", index=tmp_path / "index").stdout.partition("cited and not held")[2]
    assert said.splitlines()[1:4] == [
        "       2 A/RES/53/144 Declaration on defenders",
        "         https://docs.un.org/en/A/RES/53/144",
        "       1 AG/RES. 1818 (XXXI-O/01)",
    ]
    found = json.loads(run("check", "--json", index=tmp_path / "index").stdout)["cited_not_held"]
    assert has_keys("cited", *found["documents"])
    assert found["total"] == 2
    assert [(each["symbol"], each["documents"], each["url"]) for each in found["documents"]] == [
        ("A/RES/53/144", 2, "https://docs.un.org/en/A/RES/53/144"),
        ("AG/RES. 1818 (XXXI-O/01)", 1, None),
    ]


@pytest.fixture
def citing(tmp_path: Path) -> Path:
    """A folder with a file that cites."""
    folder = tmp_path / "citing"
    folder.mkdir()
    (folder / "notes.txt").write_text(CITING)
    return folder


def test_what_a_file_cites_is_listed_with_page_and_pinpoint_without_an_index(
    citing: Path, tmp_path: Path
) -> None:
    result = run("citations", citing / "notes.txt", index=tmp_path / "none")
    assert (result.exit_code, result.stderr) == (0, "")
    first, *lines = result.stdout.splitlines()
    assert first == str(citing / "notes.txt")
    assert [line.strip() for line in lines] == [
        "p. 1, para. 1: A/RES/53/144, annex “53/144”",
        "p. 1, para. 1: A/HRC/RES/22/6 “22/6”",
        "p. 1, para. 1: A/HRC/RES/25/18 “25/18”",
        "p. 1, para. 2: A/RES/53/144, para 6 “53/144”",
        "p. 2, para. 3: A/HRC/25/55",
        "5 citations, documents cited: 4",
    ]
    assert not (tmp_path / "none").exists()


DRAFTS = {
    "a line that begins with a symbol": (
        "Draft on NGOs\n\nIn the Council of Europe two texts matter.\n\n"
        "CM/Rec(2007)14 sets out the legal status of NGOs. See also A/RES/53/144.\n\n"
        "A/HRC/25/55 is the report. CM/Rec(2007)14 again.\n",
        ["CM/Rec(2007)14", "A/RES/53/144", "A/HRC/25/55", "CM/Rec(2007)14"],
    ),
    "a symbol as heading": (
        "A/HRC/25/55\n\nNotes on it. In A/HRC/25/55 much is said of A/RES/53/144.\n",
        ["A/HRC/25/55", "A/HRC/25/55", "A/RES/53/144"],
    ),
    "the document itself": (
        "United Nations\nA/HRC/25/55\nDistr.: General\nHuman Rights Council\n\n"
        "1. In A/HRC/25/55 much is said of A/RES/53/144.\n",
        ["A/RES/53/144"],
    ),
}


@pytest.mark.parametrize(("text", "cited"), DRAFTS.values(), ids=DRAFTS)
def test_a_draft_is_not_the_document_it_begins_with(text: str, cited: list[str], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(text, "utf-8")
    found = json.loads(run("citations", tmp_path / "draft.txt", "--json", index=tmp_path / "none").stdout)
    assert [each["canonical"] for each in found["citations"]] == cited


def test_with_an_index_at_hand_each_citation_is_looked_up(citing: Path, index: Path) -> None:
    draft = citing / "draft.txt"
    draft.write_text("See A/RES/53/144 of 9 December 2004, A/HRC/25/55, para. 2, and A/RES/35/144.\n")
    result = run("citations", draft, "--style", "oscola", index=index)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.strip() for line in result.stdout.splitlines()[1:]] == [
        "p. 1: A/RES/53/144",
        "catalogue entry · https://docs.un.org/en/A/RES/53/144",
        "! The date beside it is of 2004, but session 53 of the UN General Assembly opened in 1998, "
        "and ended in 1999. Sessions in 2004: 58, 59.",
        "! The date beside it is 9 December 2004, but what is known here is 9 December 1998 (adoption).",
        "→ UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144",
        "p. 1: A/HRC/25/55, para 2",
        "held",
        "→ UNHRC (23 December 2013) UN Doc A/HRC/25/55, para 2",
        "p. 1: A/RES/35/144",
        "not here, nothing known under it · https://docs.un.org/en/A/RES/35/144",
        "? A/RES/53/144: nearly the same number, catalogue entry here, of session 53, 1998",
        "→ UNGA Res 35/144 UN Doc A/RES/35/144",
        "3 citations, documents cited: 3",
    ]


def test_what_an_index_knows_of_a_citation_is_one_key_more_in_json(citing: Path, index: Path) -> None:
    file = citing / "notes.txt"
    (plain,) = map(json.loads, run("citations", file, "--json", index=citing / "none").stdout.splitlines())
    (known,) = map(json.loads, run("citations", file, "--json", index=index).stdout.splitlines())
    assert [{**each, "check": None} for each in plain["citations"]] == [
        {**each, "check": None} for each in known["citations"]
    ]
    assert has_keys("check", *(each["check"] for each in known["citations"]))
    first = known["citations"][0]["check"]
    assert (first["symbol"], first["held"], first["entry"]) == ("A/RES/53/144", False, True)
    assert first["reference"].startswith("General Assembly resolution 53/144")


def test_an_index_that_is_named_and_not_there_is_an_error(citing: Path) -> None:
    fails(run("citations", citing / "notes.txt", "--index", citing / "none"), 3, "defenders build")


def test_citations_as_json_have_every_key_and_lead_to_the_printed_text(citing: Path) -> None:
    result = run("citations", citing / "notes.txt", "--json", index=citing / "none")
    assert (result.exit_code, result.stderr) == (0, "")
    (found,) = map(json.loads, result.stdout.splitlines())
    assert has_keys("citing", found)
    assert has_keys("citation", *found["citations"])
    assert found["citations"][3] | {"start": 0, "end": 0} == {
        "page": 1,
        "paragraph": "2",
        "start": 0,
        "end": 0,
        "text": "53/144",
        "canonical": "A/RES/53/144",
        "pinpoint": {"para": "6"},
        "sentence": "2. In paragraph 6 of General Assembly resolution 53/144 the rest is said.",
    }
    assert "pinpoint" not in found["citations"][1]


def test_files_are_listed_in_the_order_given(citing: Path, folder: Path) -> None:
    files = [folder / "kenya.html", citing / "notes.txt", folder / "kenya.html"]
    found = [json.loads(line) for line in run("citations", *files, "--json").stdout.splitlines()]
    assert [each["path"] for each in found] == [str(file) for file in files]
    assert [len(each["citations"]) for each in found] == [0, 5, 0]


@pytest.mark.parametrize(("where", "code", "said"), NOT_DESCRIBED)
def test_what_cannot_be_read_is_named_on_stderr_and_the_rest_is_listed(
    folder: Path, citing: Path, where: Callable[[Path], Path], code: int, said: str
) -> None:
    result = run("citations", where(folder), citing / "notes.txt", "--json")
    assert result.exit_code == code
    assert said in result.stderr
    assert [len(json.loads(line)["citations"]) for line in result.stdout.splitlines()] == [5]


def test_a_batch_is_answered_line_by_line_by_the_body_of_each_text(tmp_path: Path) -> None:
    batch = tmp_path / "texts.jsonl"
    text = "Recalling its resolution 34/5,"
    lines = [
        {"id": "council", "text": text, "context_body": "UN-HRC"},
        {"id": "assembly", "text": text, "context_body": "un-ga"},
        {"id": "unknown", "text": "The Declaration on Human Rights Defenders", "context_body": None},
        {"id": "odd", "text": "A/HRC/25/55, para. 2", "context_body": ["no name"]},
        {"id": 5, "text": "\ud800"},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines))
    result = run("citations", "--batch", batch)
    assert (result.exit_code, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["id"] for each in found] == ["council", "assembly", "unknown", "odd", 5]
    assert [[each["canonical"] for each in line["citations"]] for line in found] == [
        ["A/HRC/RES/34/5"],
        ["A/RES/34/5"],
        ["A/RES/53/144"],
        ["A/HRC/25/55"],
        [],
    ]
    assert found[0]["citations"] == [{"start": 25, "end": 29, "text": "34/5", "canonical": "A/HRC/RES/34/5"}]
    assert found[3]["citations"][0]["pinpoint"] == {"para": "2"}


def test_with_a_catalogue_a_misprint_is_seen(tmp_path: Path, folder: Path) -> None:
    batch = tmp_path / "texts.jsonl"
    text = "the Declaration on Human Rights Defenders (General Assembly resolution 53/44, annex)"
    batch.write_text(json.dumps({"id": 1, "text": text}))
    for options, canonical in (((), "A/RES/53/44"), (("--catalogue", folder), "A/RES/53/144")):
        result = run("citations", "--batch", batch, *options)
        (mention,) = json.loads(result.stdout)["citations"]
        assert (mention["canonical"], "note" in mention) == (canonical, bool(options))


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: line[:20])
def test_a_line_of_texts_that_cannot_be_read_is_2_and_the_lines_before_it_are_answered(
    tmp_path: Path, line: str
) -> None:
    batch = tmp_path / "texts.jsonl"
    batch.write_text(f'{{"id": 1, "text": "A/HRC/25/55"}}\n{line}\n')
    result = run("citations", "--batch", batch)
    assert result.exit_code == 2
    assert result.stderr == f'Error: {batch}, line 2: each line needs JSON with "id" and "text"\n'
    assert json.loads(result.stdout)["id"] == 1


@pytest.mark.parametrize(
    ("cites", "total"),
    [
        (("A/RES/53/144",), 1),
        (("a/res/53/ 144.",), 1),
        (("A/HRC/25/55",), 1),
        (("A/HRC/RES/22/6", "A/RES/70/1"), 1),
        (("A/RES/70/1",), 0),
    ],
)
def test_a_search_can_ask_for_what_is_cited(
    citing: Path, tmp_path: Path, cites: tuple[str, ...], total: int
) -> None:
    build_index(IndexFolder(tmp_path / "index"), [citing], BuildOptions(Limits(), jobs=1))
    options = [option for symbol in cites for option in ("--cites", symbol)]
    result = run("search", "", *options, "--format", "json", index=tmp_path / "index")
    assert json.loads(result.stdout)["total"] == total


def test_a_batch_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    batch = tmp_path / "texts.jsonl"
    batch.write_text('{"id": 1, "text": "See A/RES/53/144."}\n', "utf-8-sig")
    result = run("citations", "--batch", batch)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["citations"][0]["canonical"] == "A/RES/53/144"


# ---------------------------------------------------------------- cited-by


@pytest.mark.parametrize("arguments", [("--cites", "resolution 1671"), ('cites:"resolution 1671"',)])
def test_what_else_a_cited_number_may_be_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.txt").write_text("A note on AG/RES. 1671 (XXIX-O/99).")
    build_index(IndexFolder(tmp_path / "index"), [tmp_path / "docs"], BuildOptions(Limits(), jobs=1))
    found = json.loads(run("search", *arguments, "--format", "json", index=tmp_path / "index").stdout)
    assert (found["total"], found["notes"]) == (
        1,
        ["'resolution 1671' is read as AG/RES. 1671; it may also be S/RES/1671 or PACE Resolution 1671."],
    )


def test_in_files_too_a_number_that_may_be_of_several_bodies_is_listed(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(
        "Notes of a meeting\n\n1. They met, all of them.\n\n2. They recall resolution 1671 again.\n", "utf-8"
    )
    found = run("citations", tmp_path / "draft.txt", "--json", index=tmp_path / "none")
    (one,) = json.loads(found.stdout)["citations"]
    assert (one["canonical"], one["candidates"][0], one["paragraph"]) == (
        "resolution 1671",
        "S/RES/1671",
        "2",
    )


def test_a_question_that_may_be_several_documents_names_them_with_reasons(web_of_citations: Path) -> None:
    found = run("search", "resolution 1671", index=web_of_citations).stdout.splitlines()
    assert found[0] == "this may be any of these documents:"
    assert any(line.startswith("   S/RES/1671 · UN Security Council") for line in found)
    (lead,) = run("search", "GA res 53/144, para. 4", index=web_of_citations).stdout.splitlines()[1:2]
    assert lead.startswith("   A/RES/53/144, para 4 ")


@pytest.fixture(scope="module")
def web_of_citations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a file that cites, with a catalogue and a checked fact."""
    place = tmp_path_factory.mktemp("web")
    (place / "docs").mkdir()
    (place / "docs" / "notes.txt").write_text(CITING)
    (place / "docs" / "report.txt").write_text(REPORT)
    (place / "docs" / "catalogue.tsv").write_text(CATALOGUE)
    (place / "docs" / "relations.tsv").write_text(
        "citing\tcited\tpinpoint\tseen\nA/HRC/RES/58/23\tA/RES/53/144\tannex\ttext of the resolution\n"
    )
    assert run("build", place / "docs", "--quiet", index=place / "index").exit_code == 0
    return place / "index"


@pytest.mark.parametrize("printed", ["A/RES/53/144", "General Assembly resolution 53/144", "53/144"])
def test_who_cites_a_document_is_listed_with_the_sentence(web_of_citations: Path, printed: str) -> None:
    result = run("cited-by", printed, index=web_of_citations)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[0] == "A/RES/53/144"
    assert "catalogue entry" in lines[1]
    assert "p. 1, para. 2: 2. In paragraph 6 of General Assembly resolution 53/144 the rest is said." in lines
    assert "A/HRC/RES/58/23 (annex; seen at text of the resolution)" in lines
    assert lines[-1] == "documents that cite it: 1, with 2 mentions"


def test_who_cites_a_document_as_json(web_of_citations: Path) -> None:
    found = json.loads(run("cited-by", "a/res/53/144", "--json", index=web_of_citations).stdout)
    assert (found["symbol"], found["held"], found["total"], found["mentions"]) == (
        "A/RES/53/144",
        False,
        1,
        2,
    )
    (citing,) = found["cited_by"]
    assert [(each["page"], each["paragraph"], each["pinpoint"]) for each in citing["mentions"]] == [
        (1, "1", {"annex": "annex"}),
        (1, "2", {"para": "6"}),
    ]
    assert [(each["symbol"], each["checked"]) for each in found["checked"]] == [
        ("A/HRC/RES/58/23", "annex; seen at text of the resolution")
    ]


def test_a_filter_without_a_question_lists(web_of_citations: Path) -> None:
    found = json.loads(run("search", "--cites", "53/144", "--format", "json", index=web_of_citations).stdout)
    assert [hit["path"] for hit in found["hits"]] == ["docs/notes.txt"]


def test_a_document_that_nobody_cites_is_5(web_of_citations: Path) -> None:
    fails(run("cited-by", "A/RES/1/1", index=web_of_citations), 5, "no document cites 'A/RES/1/1'")


# ---------------------------------------------------------------- check, rollback, forget, purge


def test_a_check_says_what_is_held_and_is_1_while_files_have_failed(index: Path) -> None:
    result = run("check", "--verify", index=index)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "every byte checked: 2 documents, 1 catalogue entries" in result.stdout
    assert "failed   docs/empty.txt: the file is empty" in result.stdout
    found = json.loads(run("check", "--json", index=index).stdout)
    assert has_keys("coverage", found)
    assert found["cited_not_held"] == {"total": 0, "documents": []}
    assert has_keys("counted", found["held_by"], found["cards_by"])
    assert has_keys("outcome", *found["outcomes"])
    assert found["cards_by"]["mechanism"] == {"un-sr-hrd": 1}
    assert found["verified"] is False


def test_a_check_of_a_collection_without_failures_is_0(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    build_index(IndexFolder(tmp_path / "index"), [tmp_path / "docs"], BuildOptions(Limits()))
    assert run("check", index=tmp_path / "index").exit_code == 0


def test_a_rollback_serves_the_generation_before_once(own_index: Path) -> None:
    result = run("rollback", index=own_index)
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"generation 000001 of \d{4}-\d\d-\d\dT\S+Z is served again\n", result.stdout)
    assert "generation 000001" in run("search", "kenya", index=own_index).stdout
    fails(run("rollback", index=own_index), 3, "there is no earlier generation to go back to")


def test_a_purge_leaves_the_generation_that_is_served_and_no_text_beside_it(own_index: Path) -> None:
    result = run("purge", index=own_index)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "only the generation that is served is left" in result.stdout
    assert [path.name for path in (own_index / "generations").iterdir()] == ["000002"]
    assert list((own_index / "cache").iterdir()) == []
    assert "1 document found" in run("search", "kenya", index=own_index).stdout
    assert run("rollback", index=own_index).exit_code == 3


def test_a_forgotten_document_is_gone_and_stays_out(own_index: Path, folder: Path) -> None:
    result = run("forget", "A/HRC/25/55", index=own_index)
    assert result.exit_code == 0
    assert re.fullmatch(r"forgotten: [0-9a-f]{16}; generation 000003 is served\n", result.stdout)
    fails(run("show", "A/HRC/25/55", index=own_index), 5, "there is no document")
    fails(run("rollback", index=own_index), 3, "there is no earlier generation to go back to")
    assert "skipped  docs/report.txt: forgotten on request" in run("build", folder, index=own_index).stdout
    assert "1 documents are kept out on request" in run("check", index=own_index).stdout
    assert run("show", "A/HRC/25/55", index=own_index).exit_code == 5


@pytest.mark.parametrize(
    ("wanted", "said"), [("A/HRC/1/1", "there is no document"), ("A/RES/53/144", "not held")]
)
def test_forgetting_what_is_not_held_is_5_and_nothing_is_forgotten(
    own_index: Path, wanted: str, said: str
) -> None:
    fails(run("forget", "A/HRC/25/55", wanted, index=own_index), 5, said)
    assert run("show", "A/HRC/25/55", index=own_index).exit_code == 0


def test_a_list_of_the_forgotten_that_cannot_be_read_lets_nobody_in(own_index: Path, folder: Path) -> None:
    (own_index / "forgotten.txt").write_text("0123456789abcdef\n", "utf-16")
    fails(run("build", folder, index=own_index), 2, "forgotten.txt: this is no UTF-8")
    (own_index / "forgotten.txt").write_text("# Saved by an editor of Windows\r\n", "utf-8-sig")
    assert run("build", folder, index=own_index).exit_code == 1


# ---------------------------------------------------------------- no usable index

NEEDS_INDEX: list[tuple[str, ...]] = [
    ("search", "kenya"),
    ("show", "A/HRC/25/55"),
    ("check",),
    ("check", "--verify"),
    ("rollback",),
    ("forget", "A/HRC/25/55"),
    ("purge",),
]
needs_index = pytest.mark.parametrize("command", NEEDS_INDEX, ids=" ".join)


@needs_index
def test_without_an_index_every_command_is_3_and_says_what_makes_one(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    fails(run(*command, "--index", tmp_path / "none"), 3, f"there is no index in {tmp_path / 'none'}; ")
    assert "defenders build FOLDER" in run(*command, index=tmp_path / "none").stderr
    assert list(tmp_path.iterdir()) == []


@needs_index
def test_a_folder_of_other_things_is_3_and_stays_as_it_is(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    fails(run(*command, index=tmp_path), 3, f"{tmp_path} is not an index of this program")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


FILES_OF_A_GENERATION = (
    "manifest.json",
    "library.sqlite",
    "engine/*.toc",
    "engine/*.trm",
    "engine/*.pst",
    "engine/*.col",
)


@pytest.fixture(params=FILES_OF_A_GENERATION)
def truncated_index(own_index: Path, request: pytest.FixtureRequest) -> Path:
    """An index of whose live generation one file was cut in half."""
    (file,) = (own_index / "generations/000002").glob(request.param)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return own_index


@pytest.mark.parametrize("command", [each for each in NEEDS_INDEX if each != ("rollback",)], ids=" ".join)
def test_a_truncated_index_is_3(truncated_index: Path, command: tuple[str, ...]) -> None:
    fails(run(*command, index=truncated_index), 3, "defenders build FOLDER")


def test_a_truncated_index_is_mended_by_the_next_build(truncated_index: Path, folder: Path) -> None:
    assert "2 indexed" in run("build", folder, "--jobs", "1", index=truncated_index).stdout
    assert "1 document found" in run("search", "kenya", index=truncated_index).stdout


@pytest.mark.parametrize("content", ["", "00", "../../etc\n", "000009\n"])
def test_a_damaged_pointer_is_3(own_index: Path, content: str) -> None:
    (own_index / "CURRENT").write_text(content)
    fails(run("search", "kenya", index=own_index), 3, "defenders build FOLDER")


def test_every_byte_is_checked_if_wanted(own_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "_SMALL_BYTES", 0)  # as if all files were too large to check on opening
    live = own_index / "generations/000002"
    (live / "engine/more.toc").write_text("added")
    fails(run("check", "--verify", index=own_index), 3, "more.toc was not there when the index was built")
    (live / "engine/more.toc").unlink()
    content = bytearray((live / "library.sqlite").read_bytes())
    content[-1] ^= 1
    (live / "library.sqlite").write_bytes(content)
    fails(run("check", "--verify", index=own_index), 3, "library.sqlite has changed since it was built")


def test_a_damaged_list_of_names_does_not_keep_a_build_from_mending(own_index: Path, folder: Path) -> None:
    (own_index / "LAST").write_bytes(b"\xff\xfe")
    assert "generation 000003" in run("build", folder, "--full", "--jobs", "1", index=own_index).stdout


def test_the_option_names_the_index_before_the_setting_does(index: Path, tmp_path: Path) -> None:
    assert run("search", "kenya", "--index", index, index=tmp_path / "none").exit_code == 0


# ---------------------------------------------------------------- other ways to end

CHANGING: list[tuple[str, ...]] = [
    ("build", str(ROOT / "corpus")),
    ("rollback",),
    ("forget", "A/HRC/25/55"),
    ("purge",),
]


@pytest.mark.parametrize("command", CHANGING, ids=lambda command: command[0])
def test_while_another_build_runs_nothing_is_changed_and_searches_go_on(
    own_index: Path, command: tuple[str, ...]
) -> None:
    with IndexFolder(own_index).lock():
        fails(
            run(*command, index=own_index),
            4,
            f"another build is writing to {own_index} (process {os.getpid()} on ",
        )
        assert run("search", "kenya", index=own_index).exit_code == 0
    assert run("check", index=own_index).stdout.startswith("generation 000002")


def raising(error: BaseException) -> Callable[..., Any]:
    """A function that only raises."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


ENDS: list[tuple[BaseException, int, Sequence[str]]] = [
    (
        RuntimeError("a mistake"),
        70,
        ["Internal error: RuntimeError at test_commands.py:", "a mistake", "report"],
    ),
    (OSError(28, "No space left on device", "/x"), 70, ["Error: /x: No space left on device (at ", "disk"]),
    (KeyboardInterrupt(), 130, ["interrupted"]),
]


@pytest.mark.parametrize(("error", "code", "said"), ENDS, ids=lambda value: str(value)[:20])
def test_whatever_else_happens_is_said_without_a_traceback(
    index: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: Sequence[str]
) -> None:
    monkeypatch.setattr("indexer.cli.commands.coverage", raising(error))
    result = run("check", index=index)
    assert (result.exit_code, result.stdout) == (code, "")
    assert all(words in result.stderr for words in said)
    assert "Traceback" not in result.stderr


def test_a_reader_who_has_seen_enough_is_no_failure(index: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    process = start("search", "", "--index", index, stdout=theirs)
    os.close(theirs)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (0, "")


def test_letters_that_the_terminal_lacks_are_written_as_numbers(index: Path) -> None:
    process = start("search", "xanthippe", "--index", index, PYTHONIOENCODING="latin-1")
    told, said = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (0, "")
    assert told.startswith("Not in this collection: \\u201cxanthippe\\u201d.\n")
