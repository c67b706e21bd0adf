"""The command that prints references."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime

import click

from indexer import citations, pinpointing, references
from indexer.cli.commands import Context, cli, index_option
from indexer.search import SearchService


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--page", type=click.IntRange(1), help="A page, counted from 1 in the file.")
@click.option("--para", metavar="N", help="A paragraph, by its number as printed.")
@click.option(
    "--style",
    type=click.Choice([*references.STYLES, *references.EXPORTS]),
    help="One style or format.  [default: all styles]",
)
@click.option(
    "--accessed",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day you looked at the official address, where a style prints it.",
)
@index_option
@click.pass_obj
def cite(
    context: Context,
    document: str,
    page: int | None,
    para: str | None,
    style: str | None,
    accessed: datetime | None,
) -> None:
    """Print a reference to a document, a page or a paragraph, by its id or symbol.

    A place may also stand behind the symbol, as in a citation. What is not known of the document is
    left out.

    Example: defenders cite A/HRC/25/55 --para 12 --style oscola
    """
    if page is not None and para is not None:
        raise click.UsageError("give a --page or a --para, not both")
    if style in references.EXPORTS and (page is not None or para is not None):
        raise click.UsageError(f"{style} describes a whole document; leave out --page and --para")
    with closing(SearchService(context.index)) as service:
        hit = service.document(document).hit
        at = pinpointing.pinpoint(service.quotation, hit, page, para)
        written = () if at else citations.pointed_at(document)
        doubt = pinpointing.doubt(service.quotation, hit, written) if hit.held else ""
    at = at or references.pinpoint_of(written)
    if at is not None and not hit.held:
        click.echo("Note: the full text is not held here, so the place is not checked.", err=True)
    elif doubt:
        click.echo(f"Note: {doubt}", err=True)
    if written and style in references.EXPORTS:
        click.echo(f"Note: {style} describes a whole document, without the place in it.", err=True)
    cited = replace(references.citable(hit), accessed=accessed.date().isoformat() if accessed else None)
    if style in references.EXPORTS:
        for piece in references.EXPORTS[style].write([cited]):
            click.echo(piece, nl=False)
    elif style:
        click.echo(references.reference(cited, style, at).text)
    else:
        for each in references.STYLES:
            click.echo(f"{each:9} {references.reference(cited, each, at).text}")
