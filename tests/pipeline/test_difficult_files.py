"""Files that make readers fail: a build reads what it can, says of the rest why not, and ends."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.build import BuildOptions, build
from indexer.cli import cli
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.model import BuildReport, OutcomeKind

pytestmark = pytest.mark.real

TIMEOUT_S = 30


@pytest.fixture(scope="module")
def difficult(corpus_real: Path) -> Path:
    folder = corpus_real / "difficult"
    if not folder.is_dir():
        pytest.skip(f"the difficult files are not here ({folder})")
    return folder


@pytest.fixture(scope="module")
def built(difficult: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[IndexFolder, BuildReport]:
    index = IndexFolder(tmp_path_factory.mktemp("difficult") / "index")
    return index, build(index, [difficult], BuildOptions(Limits(timeout_s=TIMEOUT_S)))


def test_every_difficult_file_has_exactly_one_outcome(
    built: tuple[IndexFolder, BuildReport], difficult: Path
) -> None:
    _, report = built
    found = [
        (Path(place) / name).relative_to(difficult.parent).as_posix()
        for place, _, names in os.walk(difficult)
        for name in names
    ]
    assert sorted(outcome.path for outcome in report.outcomes) == sorted(found)


def test_what_is_not_wholly_read_says_why_and_what_to_do(built: tuple[IndexFolder, BuildReport]) -> None:
    _, report = built
    assert {OutcomeKind.INDEXED, OutcomeKind.PARTIAL, OutcomeKind.FAILED} <= {
        outcome.kind for outcome in report.outcomes
    }
    for outcome in report.outcomes:
        assert outcome.kind is OutcomeKind.INDEXED or (outcome.reason and outcome.advice), outcome


def test_no_reader_is_left_behind(built: tuple[IndexFolder, BuildReport]) -> None:
    assert multiprocessing.active_children() == []


def test_the_command_line_says_that_some_files_failed(
    built: tuple[IndexFolder, BuildReport], difficult: Path
) -> None:
    index, report = built
    command = ["build", str(difficult), "--index", str(index.folder), "--quiet"]
    result = CliRunner().invoke(cli, command, env={"DEFENDERS_EXTRACT_TIMEOUT_S": str(TIMEOUT_S)})
    assert result.exit_code == 1
    for outcome in report.outcomes:
        assert outcome.kind is OutcomeKind.INDEXED or outcome.path in result.output
