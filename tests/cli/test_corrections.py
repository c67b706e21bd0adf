"""The keeper of a collection begins corrections on the command line, and learns there what is wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.test_commands import fails, has_keys, run

REPORT = "A/HRC/25/55\nHuman Rights Council\nReport on the defenders whom the delegation met.\n"
NAME = 'visit "one".txt'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / NAME).write_text(REPORT, encoding="utf-8")
    return folder


def test_a_correction_begins_with_what_was_found_and_says_nothing_yet(folder: Path) -> None:
    result = run("describe", "--toml", folder / NAME)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"# Save this as {NAME}.meta.toml beside the file" in result.stdout
    assert '# symbol = "A/HRC/25/55"' in result.stdout.splitlines()
    assert '# type = ""' in result.stdout.splitlines()
    assert tomllib.loads(result.stdout) == {}


def test_a_line_that_is_let_in_has_effect_where_the_file_is_described_and_indexed(
    folder: Path, tmp_path: Path
) -> None:
    begun = run("describe", "--toml", folder / NAME).stdout
    sidecar = folder / f"{NAME}.meta.toml"
    sidecar.write_text(begun.replace('# type = ""', 'type = "activity-report"'), encoding="utf-8")
    (line,) = run("describe", "--json", folder / NAME).stdout.splitlines()
    found = json.loads(line)
    assert found["type"] == "activity-report"
    assert found["evidence"]["type"]["rule"] == "checked"
    assert run("build", "--quiet", folder, index=tmp_path / "index").exit_code == 0
    shown = run("show", "A/HRC/25/55", "--why", index=tmp_path / "index").stdout
    assert "  type        Activity report\n              by checked: docs/" in shown


@pytest.mark.parametrize("options", [("--json",), ("--text",), (".",)])
def test_one_correction_is_begun_at_a_time(folder: Path, options: tuple[str, ...]) -> None:
    fails(run("describe", "--toml", folder / NAME, *options), 2, "--toml is for one FILE")


def test_a_sidecar_that_cannot_be_used_is_said_and_the_file_is_described(folder: Path) -> None:
    (folder / f"{NAME}.meta.toml").write_text('type = "poster"\nsession = ""\n', encoding="utf-8")
    result = run("describe", "--json", folder / NAME)
    assert result.exit_code == 1
    assert f'{NAME}.meta.toml, line 1: type: unknown type "poster"\n         Use one of: ' in result.stderr
    found = json.loads(result.stdout)
    assert (found["symbol"], found["session"]) == ("A/HRC/25/55", None)
    assert found["evidence"]["session"]["rule"] == "checked"
    assert found["others"]["session"] == [
        {"value": "25", "rule": "symbol", "text": "A/HRC/25/55", "page": None}
    ]


def test_a_build_with_a_correction_that_cannot_be_used_is_1_and_so_is_a_check(
    folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    (folder / "checked.toml").write_text('["gone.pdf"]\nyear = 2011\n', encoding="utf-8")
    result = run("build", "--quiet", folder, index=index)
    assert result.exit_code == 1
    assert 'ignored  docs/checked.toml, line 1: there is no file "gone.pdf"' in result.stdout
    fault = json.loads(run("build", "--quiet", "--json", folder, index=index).stdout)["faults"]
    assert fault == json.loads(run("check", "--json", index=index).stdout)["faults"]
    assert fault[0].keys() == {"path", "line", "reason", "advice"}
    checked = run("check", index=index)
    assert checked.exit_code == 1
    assert 'ignored  docs/checked.toml, line 1: there is no file "gone.pdf"' in checked.stdout
    (folder / "checked.toml").unlink()
    assert run("build", "--quiet", folder, index=index).exit_code == 0
    assert run("check", index=index).exit_code == 0


def test_a_check_lists_what_is_said_in_two_ways_and_what_is_missing_and_shortens_long_lists(
    folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    (folder / "A_HRC_28_63.txt").write_text(REPORT + "Another.", encoding="utf-8")
    for number in range(25):
        (folder / f"{number:02}.txt").write_text(f"Words of no. {number}", encoding="utf-8")
    run("build", "--quiet", folder, index=index)
    said = run("check", index=index).stdout
    assert "facts said in two ways: 1; those that change what filters find first" in said
    assert (
        "docs/A_HRC_28_63.txt: symbol\n     A/HRC/25/55, believed, by masthead, page 1: A/HRC/25/55\n" in said
    )
    assert "     A/HRC/28/63 by file-name: A_HRC_28_63.txt" in said
    assert "documents that lack facts: 27 (mechanism 25, type 27, year 25, " in said
    assert said.count(": no mechanism, ") == 20
    assert "  and 7 more; --json has them all" in said

    found = json.loads(run("check", "--json", index=index).stdout)
    assert len(found["missing"]) == 27
    assert all(each.keys() == {"id", "path", "facts", "cited_by"} for each in found["missing"])
    (conflict,) = found["conflicts"]
    assert has_keys("coverage", found)
    assert conflict.keys() == {"id", "path", "fact", "findings", "changes_facet", "cited_by"}
    assert [(each["value"], each["rule"]) for each in conflict["findings"]] == [
        ("A/HRC/25/55", "masthead"),
        ("A/HRC/28/63", "file-name"),
    ]

    shown = run("show", conflict["id"], "--why", index=index).stdout
    assert "  symbol      A/HRC/25/55\n              by masthead, page 1: A/HRC/25/55\n" in shown
    assert "              not believed: A/HRC/28/63\n              by file-name: A_HRC_28_63.txt\n" in shown
    assert "not believed" not in run("show", conflict["id"], index=index).stdout

    (folder / "checked.toml").write_text('["A_HRC_28_63.txt"]\nsymbol = "A/HRC/28/63"\n', encoding="utf-8")
    run("build", "--quiet", folder, index=index)
    assert json.loads(run("check", "--json", index=index).stdout)["conflicts"] == []


def test_a_flood_of_faults_is_shortened(folder: Path, tmp_path: Path) -> None:
    lines = [f'["{number}.pdf"]\nyear = 2011\n' for number in range(103)]
    (folder / "checked.toml").write_text("".join(lines), encoding="utf-8")
    said = run("build", "--quiet", folder, index=tmp_path / "index").stdout
    assert said.count("ignored  docs/checked.toml") == 100
    assert "  and 3 more; --json has them all" in said
