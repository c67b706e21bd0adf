"""Measure what the project promises of speed and fidelity, side by side with its peers.

    python -m tests.benchmarks                  all
    python -m tests.benchmarks pdf_speed        one

Each prints one table. Nothing is asserted: figures depend on the machine and on what else it
does; ratios within one run are what to trust. What is missing (the real documents, a peer) is
said, and left out.
"""

from __future__ import annotations

from importlib import import_module

import click

from tests.benchmarks.tools import Missing

NAMES = ("pdf_speed", "pdf_fidelity", "folder_wall", "search_latency", "citation_web")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(NAMES), metavar="[NAME]...")
@click.option("--runs", default=3, type=click.IntRange(1), help="How often to measure.  [default: 3]")
def main(names: tuple[str, ...], runs: int) -> None:
    """Measure speed and fidelity: pdf_speed, pdf_fidelity, folder_wall, search_latency, citation_web."""
    for name in names or NAMES:
        module = import_module(f"tests.benchmarks.{name}")
        click.secho(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}", bold=True)
        try:
            module.measure(runs)
        except Missing as error:
            click.echo(f"left out: {error}")


if __name__ == "__main__":
    main()
