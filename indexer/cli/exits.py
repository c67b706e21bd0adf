"""How a command ends: sentences and exit codes, never tracebacks."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from indexer.errors import BuildRunning, DocumentNotFound, IndexerError, IndexUnusable

INTERNAL_ERROR = 70
INTERRUPTED = 130

EXIT_CODES: tuple[tuple[type[IndexerError], int], ...] = (
    (IndexUnusable, 3),
    (BuildRunning, 4),
    (DocumentNotFound, 5),
    (IndexerError, 2),
)
"""The first class that fits decides."""


class Commands(click.Group):
    """A group whose failures are sentences and exit codes, never tracebacks."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command and, standing alone, leave with its exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        if isinstance(sys.stdout, io.TextIOWrapper):  # letters that the terminal lacks come as \u2019
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("interrupted; the index is as it was", err=True)
            code = INTERRUPTED
        except IndexerError as error:
            click.echo(f"Error: {error}", err=True)
            code = next(code for kind, code in EXIT_CODES if isinstance(error, kind))
        except Exception as error:  # noqa: BLE001 - the last line of defence before the reader
            click.echo(_internal(error), err=True)
            code = INTERNAL_ERROR
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. That the reader of its output has seen enough, as `head` has, is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


def _internal(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        return (
            f"Error: {what} (at {place})\n"
            "The system refused this. If there is room on the disk and you may write there, please report "
            "the line above, and the command, to the makers of the program."
        )
    return (
        f"Internal error: {type(error).__name__} at {place}: {error}\n"
        "This is a mistake of the program. Please report the line above, and the command, to its makers."
    )
