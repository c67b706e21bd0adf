"""`defenders serve`: starts, says where, stops cleanly, and says plainly why it does not start."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.generations import IndexFolder
from webui.cli import _bracketed, cli

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "visit.txt").write_text(
        "Reprisals against defenders, and what States must do.\n", encoding="utf-8"
    )
    place = tmp_path_factory.mktemp("index") / "index"
    build(IndexFolder(place), [folder], BuildOptions(Limits()))
    return place


@contextmanager
def serving(index: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a server on a free port; give the process and its first line."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DEFENDERS_")}
    process = subprocess.Popen(
        [
            sys.executable,
            *("-m", "webui", "serve", "--port", "0"),
            "--index",
            index,
            *options,
        ],
        cwd=ROOT,
        env=environment | {"DEFENDERS_HOSTS": "archive.example"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stderr is not None
        yield process, process.stderr.readline()
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE_S)


def get(port: int, path: str, host: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", path, headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def post(port: int, text: str) -> tuple[int, str]:
    """Send a draft as a form does that knows no files."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"}
        connection.request("POST", "/check", urlencode({"draft": text}), kind)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_a_draft_is_checked_and_one_that_is_too_long_is_told_so_by_a_page(index: Path) -> None:
    with serving(index) as (process, line):
        port = int(line.partition("127.0.0.1:")[2].split()[0])
        status, page = post(port, "See A/RES/53/144.")
        assert (status, "<mark>A/RES/53/144</mark>" in page) == (200, True)
        assert post(port, "a" * 900_000)[0] == 200
        status, page = post(port, "secret " * 300_000)
        assert (status, "at most 1,000,000 bytes" in page) == (413, True)
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=PATIENCE_S)[1] == "Stopped.\n"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminate"])
def test_it_says_where_it_is_answers_and_stops_cleanly(index: Path, stop: signal.Signals) -> None:
    with serving(index) as (process, line):
        found = re.fullmatch(r"Serving on http://127\.0\.0\.1:(\d+) \(stop with Ctrl-C\)\n", line)
        assert found, line
        port = int(found[1])
        status, page = get(port, "/search?q=reprisals", f"127.0.0.1:{port}")
        assert status == 200
        assert "<mark>Reprisals</mark>" in page
        assert get(port, "/", "archive.example")[0] == 200
        assert get(port, "/", "evil.example")[0] == 421
        assert get(port, "/search?q=" + "x" * 100_000, "localhost")[0] == 414
        process.send_signal(stop)
        _, rest = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0
        # nothing of the questions above was written
        assert rest == "Stopped.\n"


def test_an_address_that_others_can_reach_is_warned_of(index: Path) -> None:
    with serving(index, "--host", "0.0.0.0") as (process, line):  # noqa: S104 - what is warned of
        assert line.startswith("Serving on http://0.0.0.0:")
        assert process.stderr is not None
        assert "unencrypted" in process.stderr.readline()


def test_without_an_index_it_does_not_start(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", "--index", str(tmp_path / "none")])
    assert result.exit_code == 3
    assert "build" in result.stderr


def test_a_port_that_is_taken_is_named(index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(cli, ["serve", "--index", str(index), "--port", str(port)])
    assert result.exit_code == 2
    assert f"port {port}: address already in use; try another" in result.stderr


@pytest.mark.parametrize("host", ["no-such-name.invalid", "192.0.2.1", ""])
def test_an_address_that_is_not_ours_is_named(index: Path, host: str) -> None:
    result = CliRunner().invoke(cli, ["serve", "--index", str(index), "--host", host, "--port", "0"])
    assert result.exit_code == 2
    assert "--host" in result.stderr or "cannot listen" in result.stderr


def test_every_command_of_the_indexer_is_there_too() -> None:
    assert {"build", "search", "show", "serve"} <= set(cli.commands)


@pytest.mark.parametrize(("address", "shown"), [("::1", "[::1]"), ("127.0.0.1", "127.0.0.1")])
def test_addresses_of_the_new_protocol_are_bracketed(address: str, shown: str) -> None:
    assert _bracketed(address) == shown
