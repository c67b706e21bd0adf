"""Wall time from a folder of real documents to an index, two workers, beside Recoll.

The folder is a copy of all real files that have a reader here, so that both work on the same.
Recoll has a fresh configuration of its defaults (as many threads as it likes), but no spelling
dictionary, and it does not step back behind all other processes as it would. Recoll
knows no OCR of pages here, so ours is measured without Tesseract too. Every run begins
without an index, with the files in the cache of the system; "from the cache" is a build whose
index is gone and whose extracted texts are not. Memory is the most that one process had
resident; CPU is that of all processes.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from tests.benchmarks.reading import JOBS, identified
from tests.benchmarks.tools import GROUPS, Missing, corpus, program, spread, table
from tests.conftest import ROOT

LOOK_EVERY_S = 0.05
NOWHERE = "/nonexistent"
"""A path of programs without any: there is no Tesseract to be found."""

RECOLL = """topdirs = {}
noaspell = 1
idxniceprio = 0
monioniceclass = 2
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds by the clock and of processors, and most memory of it and of a child, in MB."""

    wall_s: float
    cpu_s: float
    own_mb: float
    worker_mb: float


def run(*command: str | Path, **environment: str) -> Run:
    """Run a command to its end, as an installed one runs: with its bytecode."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DEFENDERS_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    started, used_s = time.monotonic(), _cpu_s()
    process = subprocess.Popen(
        command, cwd=ROOT, env=kept | environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peaks: dict[int, int] = {}
    is_over = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peaks, is_over))
    watch.start()
    _, said = process.communicate()
    wall_s = time.monotonic() - started
    is_over.set()
    watch.join()
    if process.returncode not in (0, 1):  # 1: some files could not be read
        raise Missing(f"{command[0]} failed: {said.decode(errors='replace').strip()[-300:]}")
    own = peaks.pop(process.pid, 0)
    return Run(wall_s, _cpu_s() - used_s, own / 1024, max(peaks.values(), default=0) / 1024)


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(pid: int, peaks: dict[int, int], is_over: threading.Event) -> None:
    """Note the peaks of a process and of all below it, in kB, again and again: they only grow."""
    while not is_over.wait(LOOK_EVERY_S):
        waiting = [pid]
        while waiting:
            process = waiting.pop()
            with suppress(OSError, ValueError, IndexError):  # it ended meanwhile
                status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
                peaks[process] = max(peaks.get(process, 0), int(status.split("VmHWM:")[1].split()[0]))
                for task in Path(f"/proc/{process}/task").iterdir():
                    waiting += map(int, (task / "children").read_text("ascii").split())


def measure(runs: int) -> None:
    """Print seconds of each way, and their ratios to Recoll's."""
    recollindex = program("recollindex")
    with TemporaryDirectory(prefix="bench-") as name:
        home = Path(name)
        folder = home / "folder"
        files = _copy(corpus(*GROUPS), folder)
        click.echo(f"{files} files, {JOBS} workers; wall seconds, least / median of {runs} runs")
        found: defaultdict[str, list[Run]] = defaultdict(list)
        for number in range(runs):
            for way, each in _ways(home / str(number), folder, recollindex).items():
                found[way].append(each)
        theirs = found["recollindex"]
        table(
            ("", "wall s", "to Recoll's", "CPU s", "to Recoll's", "MB itself", "MB largest child"),
            (
                (
                    way,
                    spread([each.wall_s for each in made], 1),
                    spread([each.wall_s / their.wall_s for each, their in zip(made, theirs, strict=True)]),
                    spread([each.cpu_s for each in made], 1),
                    spread([each.cpu_s / their.cpu_s for each, their in zip(made, theirs, strict=True)]),
                    f"{median(each.own_mb for each in made):.0f}",
                    f"{median(each.worker_mb for each in made):.0f}",
                )
                for way, made in found.items()
            ),
        )


def _copy(folders: Sequence[Path], target: Path) -> int:
    """Copy all files that have a reader; return how many."""
    files = list(identified(folders))
    for found, _ in files:
        place = target / found.path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found.absolute, place)
    return len(files)


def _ways(home: Path, folder: Path, recollindex: str) -> Mapping[str, Run]:
    build = (sys.executable, "-m", "webui", "build", folder, "--jobs", str(JOBS), "--quiet", "--index")
    index = home / "index"
    home.mkdir()
    extract_into = (sys.executable, "-m", "tests.benchmarks.reading", folder)
    extraction = run(*extract_into, home / "extracted")
    extraction_without = run(*extract_into, home / "without", PATH=NOWHERE)
    cold_without = run(*build, home / "index-without", PATH=NOWHERE)
    cold = run(*build, index)
    (index / "CURRENT").unlink()
    shutil.rmtree(index / "generations")
    cached = run(*build, index)
    configuration = home / "recoll"
    configuration.mkdir()
    (configuration / "recoll.conf").write_text(RECOLL.format(folder), "utf-8")
    peer = run(recollindex, "-c", configuration, RECOLL_CONFDIR=str(configuration))
    return {
        "extraction into the cache": extraction,
        "extraction, without OCR": extraction_without,
        "whole build, cold": cold,
        "whole build, without OCR": cold_without,
        "whole build, from the cache": cached,
        "recollindex": peer,
    }
