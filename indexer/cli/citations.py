"""The command that lists what files cite, and says what is known of it where there is an index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from indexer import console, export
from indexer.catalogue import Catalogue, load
from indexer.citing import Check, citations_of_batch, citations_of_files
from indexer.cli.commands import Context, cli, index_option
from indexer.model import Mention, OutcomeKind
from indexer.references import STYLES
from indexer.search import SearchService


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.jsonl")
@click.option(
    "--catalogue",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder with a catalogue.tsv, by which misprints are seen.",
)
@click.option(
    "--style", type=click.Choice(STYLES), default=STYLES[0], show_default=True, help="Of the references."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@index_option
@click.pass_context
def citations(
    ctx: click.Context,
    files: Sequence[Path],
    batch: Path | None,
    catalogue: Path | None,
    style: str,
    as_json: bool,
) -> None:
    """List the documents that FILEs cite.

    Where there is an index, each citation is looked up in it: whether its document is held, what
    disagrees, what else may be meant, and how to cite it. Nothing of FILEs enters the index.

    With --batch, each line of the file has "id", "text" and, where it is known, "context_body", the
    body that issued the text, such as un-hrc; no index is asked.

    Example: defenders citations draft.docx --style oscola
    """
    context: Context = ctx.obj
    if bool(files) == (batch is not None):
        raise click.UsageError("name FILEs, or one --batch file")
    cards = load(catalogue, catalogue.name) if catalogue else Catalogue()
    if batch is not None:
        for line in citations_of_batch(batch, cards):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    failed = False
    is_named = ctx.get_parameter_source("index") is ParameterSource.COMMANDLINE
    with _look_up(context, style, is_named=is_named) as check:
        for outcome, found in citations_of_files(files, context.limits, cards, check):
            failed |= outcome.kind in (OutcomeKind.FAILED, OutcomeKind.PARTIAL)
            if outcome.reason:
                click.echo(console.outcome_line(outcome), err=True)
            if found is None:
                continue
            if as_json:
                click.echo(json.dumps(found, ensure_ascii=False))
            else:
                for text in console.citation_lines(found, lambda text: click.style(text, bold=True)):
                    click.echo(text)
    ctx.exit(1 if failed else 0)


@contextmanager
def _look_up(context: Context, style: str, *, is_named: bool) -> Iterator[Check | None]:
    """Give what looks citations up in the index; None if there is none and none was named in the call."""
    if not (is_named or context.settings.index.exists()):
        yield None
        return
    with closing(SearchService(context.index)) as service:
        service.collection()  # an index that was named and cannot be used is an error before any file is read

        def check(mentions: Sequence[Mention], texts: Mapping[int, str]) -> list[dict[str, Any]]:
            found = service.check_mentions(mentions, texts, style)
            return [export.draft_citation_json(each) for each in found]

        yield check
