"""Progress of long work, on stderr."""

from __future__ import annotations

import os
import sys
import time

import click

from indexer.build import Progress


class ProgressLine:
    """Progress on stderr: one moving line on a terminal, now and then a plain one elsewhere."""

    _PLAIN_EVERY_S = 10.0
    _TERMINAL_EVERY_S = 0.1

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()
        self._open = False

    def show(self, progress: Progress) -> None:
        """Show how far it is, not more often than a person can read."""
        now = time.monotonic()
        every = self._TERMINAL_EVERY_S if self._terminal else self._PLAIN_EVERY_S
        if self._quiet or (now - self._shown < every and progress.done < progress.total):
            return
        self._shown = now
        rate = progress.done / max(now - self._started, 1e-6)
        left = (progress.total - progress.done) / rate
        text = f"{progress.done}/{progress.total} files, {rate:.1f} a second, {_duration(left)} left"
        if self._terminal:
            columns = os.get_terminal_size(sys.stderr.fileno()).columns or 80  # 0: it does not say
            self._tell(f"\r\x1b[K{f'{text}  {progress.path}'[: max(20, columns - 1)]}")
            self._open = True
        else:
            self._tell(f"{text}\n")

    def close(self) -> None:
        """Leave the line."""
        if self._open:
            self._tell("\r\x1b[K")

    def _tell(self, text: str) -> None:
        try:
            click.echo(text, err=True, nl=False)
        except OSError:  # nobody looks any more; the work goes on
            self._quiet = True


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
