"""The commands: each turns its options into one call, and prints the answer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from indexer import console, export, listings
from indexer.build import BuildOptions
from indexer.build import build as build_index
from indexer.cli.exits import Commands
from indexer.cli.progress import ProgressLine
from indexer.describe import describe_batch, describe_files
from indexer.extract import ExtractionCache, Limits
from indexer.forget import forget as forget_documents
from indexer.generations import IndexFolder
from indexer.model import OutcomeKind
from indexer.report import coverage
from indexer.results import MAX_PER_PAGE, Listing, SearchRequest, Sort
from indexer.search import SearchService
from indexer.settings import Settings

_NOT_HELD_SHOWN = 20
_NOT_HELD_LISTED = 1_000


@dataclass(slots=True)
class Context:
    """What every command is given."""

    settings: Settings

    @property
    def index(self) -> IndexFolder:
        """The index the command is about."""
        return IndexFolder(self.settings.index)

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""
        given = self.settings
        return Limits(
            given.extract_timeout_s,
            given.extract_memory_mb,
            given.extract_max_pages,
            given.ocr_page_timeout_s,
        )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="defenders-search")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Search the documents of the mechanisms that protect human rights defenders."""
    try:
        ctx.obj = Context(Settings.from_environ(os.environ))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _use_index(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context = ctx.find_object(Context)
        if context is not None:
            context.settings = replace(context.settings, index=value)


index_option = click.option(
    "--index",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_use_index,
    expose_value=False,
    help="Folder of the index.  [default: var/index, or DEFENDERS_INDEX]",
)
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _strong(text: str) -> str:
    return click.style(text, bold=True)


@cli.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(), metavar="FOLDER...")
@click.option("--jobs", type=click.IntRange(1), help="Processes that read files.  [default: one a processor]")
@click.option("--full", is_flag=True, help="Read every file again, whatever is known of it.")
@click.option("--quiet", is_flag=True, help="No progress, only the result.")
@as_json_option
@index_option
@click.pass_context
def build(
    ctx: click.Context, folders: Sequence[str], jobs: int | None, full: bool, quiet: bool, as_json: bool
) -> None:
    """Make the index mirror exactly the FOLDERs.

    Only new, changed, moved and removed files cost work. The index that is served stays until the
    new one is whole.

    Example: defenders build ~/reports ~/resolutions
    """
    context: Context = ctx.obj
    if not all(folders):  # a variable of the shell that is not set; it would mean the current folder
        raise click.BadParameter("a name is empty; write . for the current folder", param_hint="FOLDER")
    options = BuildOptions(context.limits, jobs or context.settings.jobs, full)
    with closing(ProgressLine(quiet=quiet)) as line:
        report = build_index(context.index, [Path(folder) for folder in folders], options, line.show)
    if as_json:
        _print_json(export.report_json(report))
    else:
        _echo(console.report_lines(report))
    if report.faults or report.count(OutcomeKind.FAILED) or report.count(OutcomeKind.PARTIAL):
        ctx.exit(1)


@cli.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", required=False)
@click.option("--mechanism", multiple=True, metavar="SLUG", help="Such as iachr; several mean any.")
@click.option("--type", "type_", multiple=True, metavar="SLUG", help="Such as resolution.")
@click.option("--year", multiple=True, metavar="YEAR[-YEAR]", help="1998, 1998-2001 or none.")
@click.option("--language", multiple=True, metavar="CODE", help="Such as fr.")
@click.option("--country", multiple=True, metavar="ISO3", help="Such as COL.")
@click.option("--cites", multiple=True, metavar="SYMBOL", help="Such as A/RES/53/144; several mean any.")
@click.option("--held", type=click.Choice(["yes", "no"]), help="Full text here, or catalogue entry.")
@click.option(
    "--sort", type=click.Choice([each.value for each in Sort]), default="relevance", show_default=True
)
@click.option("--page", type=click.IntRange(1), help="Of the results.  [default: 1; all, if exported]")
@click.option("--per-page", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", *listings.FORMATS]),
    default="text",
    show_default=True,
    help="All but text and json give every result, unless there is a --page.",
)
@index_option
@click.pass_obj
def search(
    context: Context,
    query: str | None,
    mechanism: Sequence[str],
    type_: Sequence[str],
    year: Sequence[str],
    language: Sequence[str],
    country: Sequence[str],
    cites: Sequence[str],
    held: str | None,
    sort: str,
    page: int | None,
    per_page: int,
    format_: str,
) -> None:
    """Search; filters without a QUERY list.

    The query language is described in docs/query-language.md.

    Example: defenders search '"human rights defenders" reprisals -torture' --year 1998-2001
    """
    if query and query.startswith("--"):  # all else with a dash in front is an exclusion, such as -torture
        raise click.NoSuchOption(query)
    given = {"mechanism": mechanism, "type": type_, "language": language, "country": country, "cites": cites}
    filters = [(facet, value) for facet, values in given.items() for value in values]
    filters += [("year", each) for value in year for each in _years(value)]
    filters += [("held", held)] if held else []
    if query is None and not filters:
        raise click.MissingParameter(param_hint="'QUERY'", param_type="argument")
    request = SearchRequest(query or "", tuple(sorted(filters)), Sort(sort), page or 1, per_page)
    with closing(SearchService(context.index)) as service:
        if format_ in listings.FORMATS:
            _export(service.listing(request, None if page else listings.MOST), format_, whole=not page)
            return
        results = service.search(request)
    if format_ == "json":
        _print_json(export.results_json(results))
    else:
        for note in results.notes:
            click.echo(f"Note: {note}", err=True)
        _echo(console.results_lines(results, _strong))


def _export(found: Listing, format_: str, *, whole: bool) -> None:
    if whole and found.total > len(found.hits):
        click.echo(
            f"Note: the first {len(found.hits)} of {found.total} documents; the rest with --page.", err=True
        )
    for piece in listings.write(format_, found.hits):
        click.echo(piece, nl=False)


def _years(value: str) -> Iterable[str]:
    first, dash, last = value.partition("-")
    if not dash:
        return [value]
    if not (first.isdecimal() and last.isdecimal() and 1900 <= int(first) <= int(last) <= 2100):
        raise click.BadParameter(f"{value!r} is no range of years; write 1998-2001", param_hint="--year")
    return [str(year) for year in range(int(first), int(last) + 1)]


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--why", is_flag=True, help="Say how each fact is known.")
@as_json_option
@index_option
@click.pass_obj
def show(context: Context, document: str, why: bool, as_json: bool) -> None:
    """Show one document, by its id or symbol.

    Example: defenders show A/RES/53/144 --why
    """
    with closing(SearchService(context.index)) as service:
        view = service.document(document)
    if as_json:
        _print_json(export.document_json(view))
    else:
        _echo(console.document_lines(view, _strong, why=why))


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.jsonl")
@click.option("--text", is_flag=True, help="With the text of every page.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--toml", "as_toml", is_flag=True, help="Begin a correction of the one FILE.")
@click.pass_context
def describe(
    ctx: click.Context, files: Sequence[Path], batch: Path | None, text: bool, as_json: bool, as_toml: bool
) -> None:
    """Say what would be recorded of FILEs, without an index.

    What stands in FILE.meta.toml beside a FILE has effect. With --batch, each line of the file has
    "id" and "text", the opening of a document.

    Example: defenders describe report.pdf --json
    """
    context: Context = ctx.obj
    if bool(files) == (batch is not None):
        raise click.UsageError("name FILEs, or one --batch file")
    if as_toml and (len(files) != 1 or as_json or text):
        raise click.UsageError("--toml is for one FILE, without --json and --text")
    if batch is not None:
        for line in describe_batch(batch):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    failed = False
    for outcome, found, faults in describe_files(files, context.limits, with_text=text):
        failed |= bool(faults) or outcome.kind in (OutcomeKind.FAILED, OutcomeKind.PARTIAL)
        if outcome.reason:
            click.echo(console.outcome_line(outcome), err=True)
        for fault in faults:
            click.echo("\n".join(console.fault_lines(fault)), err=True)
        if found is None:
            continue
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
        else:
            _echo(console.correction_lines(found) if as_toml else console.description_lines(found))
    ctx.exit(1 if failed else 0)


@cli.command(name="cited-by")
@click.argument("symbol")
@as_json_option
@index_option
@click.pass_obj
def cited_by(context: Context, symbol: str, as_json: bool) -> None:
    """Show who cites a document, where and in which words.

    SYMBOL is a citation in any of its usual forms.

    Example: defenders cited-by "General Assembly resolution 53/144"
    """
    with closing(SearchService(context.index)) as service:
        view = service.citation(symbol, per_page=MAX_PER_PAGE)
        pages = [view]
        while sum(len(each.citing) for each in pages) < view.total:
            pages.append(service.citation(symbol, len(pages) + 1, MAX_PER_PAGE))
    view = replace(view, citing=tuple(citing for each in pages for citing in each.citing))
    if as_json:
        _print_json(export.citation_json(view))
    else:
        _echo(console.citation_view_lines(view, _strong))


@cli.command()
@click.option("--verify", is_flag=True, help="Check every byte of the index first.")
@as_json_option
@index_option
@click.pass_context
def check(ctx: click.Context, verify: bool, as_json: bool) -> None:
    """Say what is held, what could not be read, and what is not known.

    Example: defenders check --verify
    """
    context: Context = ctx.obj
    found = coverage(context.index, verify=verify)
    with closing(SearchService(context.index)) as service:
        wanted = service.not_held(_NOT_HELD_LISTED if as_json else _NOT_HELD_SHOWN)
    if as_json:
        _print_json(export.coverage_json(found) | {"cited_not_held": export.not_held_json(wanted)})
    else:
        _echo(console.coverage_lines(found))
        _echo(console.not_held_lines(wanted))
    ctx.exit(0 if found.is_complete else 1)


@cli.command()
@index_option
@click.pass_obj
def rollback(context: Context) -> None:
    """Serve the previous generation again.

    Example: defenders rollback
    """
    index = context.index
    index.current_name()
    with index.lock():
        generation = index.rollback()
    click.echo(f"generation {generation.name} of {generation.built} is served again")


@cli.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@index_option
@click.pass_obj
def forget(context: Context, documents: Sequence[str]) -> None:
    """Remove documents from the index and its caches, and keep them out.

    DOC is an id or a symbol; a symbol means all language versions and copies that have it. The
    files themselves stay where they are.

    Example: defenders forget 1f3a5b7c9d0e2f46
    """
    with closing(SearchService(context.index)) as service:
        ids = frozenset(key for wanted in documents for key in service.versions(wanted))
    with closing(ProgressLine(quiet=False)) as line:
        generation = forget_documents(context.index, ids, line.show)
    click.echo(f"forgotten: {', '.join(sorted(ids))}; generation {generation.name} is served")


@cli.command()
@index_option
@click.pass_obj
def purge(context: Context) -> None:
    """Drop the previous generation and all cached texts.

    Example: defenders purge
    """
    index = context.index
    index.current()  # where it is damaged, all the rest may still be of use
    with index.lock():
        index.clean(keep_previous=False)
        ExtractionCache(index.cache, context.limits).clear()
    click.echo("only the generation that is served is left; the next build reads changed files anew")
