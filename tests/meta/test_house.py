"""The rules of the house, held by tests: walls, adapters, size, templates, locks, documents."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import Any, cast

import pytest

from indexer import export
from indexer.cli import EXIT_CODES
from indexer.generations import IndexFolder
from indexer.model import BuildReport
from indexer.report import coverage
from indexer.results import SearchRequest
from indexer.search import SearchService
from indexer.settings import ENV_PREFIX, Settings
from webui.app import ERRORS, create_app
from webui.cli import cli
from webui.service import Service

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("indexer", "webui")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MODULES = sorted(
    path.relative_to(ROOT).as_posix() for name in PACKAGES for path in (ROOT / name).rglob("*.py")
)
TEMPLATES = sorted((ROOT / "webui" / "templates").iterdir())
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]

LONGEST_MODULE = 450  # lines; at 300 somebody should have asked for the second reason to change
LARGEST_PICTURE = 150_000  # bytes

ADAPTERS = {
    "Stemmer": ("indexer/analysis.py",),
    "charset_normalizer": ("indexer/extract/encoding.py",),
    "click": ("indexer/cli/", "webui/cli.py"),
    "filelock": ("indexer/generations.py",),
    "flask": ("webui/",),
    "jinja2": ("webui/",),
    "langdetect": ("indexer/metadata/language.py",),
    "numpy": ("indexer/engines/", "indexer/works/sketch.py"),
    "pdfminer": ("indexer/extract/pdf",),
    "pypdfium2": ("indexer/extract/ocr/draw.py",),
    "selectolax": ("indexer/extract/html",),
    "sqlite3": ("indexer/library/",),
    "waitress": ("webui/cli.py",),
    "werkzeug": ("webui/",),
    "whoosh": ("indexer/engines/whoosh/",),
}
"""Where each third party, and SQLite of the standard library, may be imported."""

SPEAKERS = ("indexer/cli/", "webui/cli.py")
"""Where one may print and read the environment."""

LISTENER = "webui/cli.py"
"""The one module that opens a socket."""

CONNECTING = (
    *("asyncio", "ftplib", "http.client", "http.server", "imaplib", "nntplib", "poplib", "smtplib"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc"),
)
"""Modules of the standard library that reach out of the machine, besides `socket`."""


# --- walls


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The packages in a place where something may be planted."""
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def lint(folder: Path) -> tuple[int, str]:
    """Run import-linter in a folder; return its exit code and what it said."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    found = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return found.returncode, found.stdout


def test_the_packages_keep_their_layers(copied: Path) -> None:
    code, said = lint(copied)
    assert code == 0, said


@pytest.mark.parametrize(
    ("module", "line", "named"),
    [
        ("indexer/text.py", "import indexer.search", "indexer.text -> indexer.search"),
        ("indexer/model.py", "import indexer.results", "indexer.model -> indexer.results"),
        ("indexer/query/scan.py", "import indexer.metadata", "indexer.query.scan -> indexer.metadata"),
        ("indexer/search.py", "import webui.params", "indexer.search -> webui.params"),
        ("webui/params.py", "import webui.pages", "webui.params -> webui.pages"),
        ("indexer/helpers.py", '"""Everything."""', "indexer.helpers"),
        ("webui/utils.py", '"""Everything else."""', "webui.utils"),
    ],
)
def test_what_crosses_a_wall_is_found_and_named(copied: Path, module: str, line: str, named: str) -> None:
    with (copied / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    code, said = lint(copied)
    assert code == 1
    assert named in said


# --- modules


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield what a module imports, also within functions; `from a import b` is "a.b"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dotted(node: ast.AST) -> str:
    """Return "os.environ" for that attribute of that name, and "" for what is neither."""
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def named(tree: ast.Module) -> set[str]:
    """Return every dotted name of a module, imports included."""
    return {*map(dotted, ast.walk(tree)), *imported(tree)}


def is_part(name: str, of: str) -> bool:
    return f"{name}.".startswith(f"{of}.")


def third_parties_stop_at_their_adapter(module: str, tree: ast.Module) -> Iterator[str]:
    for name in imported(tree):
        top = name.partition(".")[0]
        if top in ADAPTERS:
            if not module.startswith(ADAPTERS[top]):
                yield f"{name} is for {' and '.join(ADAPTERS[top])}"
        elif top not in PACKAGES and top not in sys.stdlib_module_names:
            yield f"{name} has no adapter: choose one, and enter it in ADAPTERS"


def nothing_opens_a_connection_but_the_server(module: str, tree: ast.Module) -> Iterator[str]:
    for name in named(tree):
        if any(is_part(name, other) for other in CONNECTING):
            yield name
        if is_part(name, "socket") and module != LISTENER and name not in ("socket", "socket.gethostname"):
            yield name


def only_the_command_line_prints_and_reads_the_environment(module: str, tree: ast.Module) -> Iterator[str]:
    spoken = ("print", "sys.stdout", "sys.stderr", "os.environ", "os.environb", "os.getenv", "os.putenv")
    if not module.startswith(SPEAKERS):
        yield from (name for name in named(tree) if any(is_part(name, other) for other in spoken))


def a_module_says_what_it_is(module: str, tree: ast.Module) -> Iterator[str]:
    if not ast.get_docstring(tree):
        yield "it has no docstring"


def a_module_is_not_long(module: str, tree: ast.Module) -> Iterator[str]:
    last = max((node.end_lineno or 0 for node in tree.body), default=0)
    if last > LONGEST_MODULE:
        yield f"it has {last} lines"


Rule = Callable[[str, ast.Module], Iterator[str]]
RULES: tuple[Rule, ...] = (
    third_parties_stop_at_their_adapter,
    nothing_opens_a_connection_but_the_server,
    only_the_command_line_prints_and_reads_the_environment,
    a_module_says_what_it_is,
    a_module_is_not_long,
)


@pytest.mark.parametrize("rule", RULES)
def test_every_module_keeps(rule: Rule) -> None:
    trees = ((module, ast.parse((ROOT / module).read_text("utf-8"))) for module in MODULES)
    assert [f"{module}: {fault}" for module, tree in trees for fault in rule(module, tree)] == []


@pytest.mark.parametrize(
    ("rule", "module", "source"),
    [
        (third_parties_stop_at_their_adapter, "indexer/search.py", "import whoosh.index"),
        (third_parties_stop_at_their_adapter, "indexer/build.py", "def f():\n  from pdfminer import utils"),
        (third_parties_stop_at_their_adapter, "indexer/plan.py", "import sqlite3 as s"),
        (third_parties_stop_at_their_adapter, "webui/pages.py", "from click import echo"),
        (third_parties_stop_at_their_adapter, "webui/api.py", "import requests"),
        (nothing_opens_a_connection_but_the_server, "webui/cli.py", "from urllib import request"),
        (nothing_opens_a_connection_but_the_server, "indexer/catalogue.py", "import urllib.request"),
        (nothing_opens_a_connection_but_the_server, "indexer/sources.py", "import http.client"),
        (nothing_opens_a_connection_but_the_server, "indexer/sources.py", "import socket\nsocket.socket()"),
        (nothing_opens_a_connection_but_the_server, "indexer/sources.py", "from socket import socket"),
        (only_the_command_line_prints_and_reads_the_environment, "indexer/build.py", "print(1)"),
        (only_the_command_line_prints_and_reads_the_environment, "indexer/settings.py", "os.environ['A']"),
        (only_the_command_line_prints_and_reads_the_environment, "webui/pages.py", "from os import getenv"),
        (a_module_says_what_it_is, "indexer/text.py", "import re"),
        (a_module_is_not_long, "indexer/text.py", "\n" * LONGEST_MODULE + "x = 1"),
    ],
)
def test_what_breaks_a_rule_is_found(rule: Rule, module: str, source: str) -> None:
    assert list(rule(module, ast.parse(source)))


@pytest.mark.parametrize("name", ADAPTERS)
def test_every_adapter_has_its_third_party(name: str) -> None:
    adapters = [module for module in MODULES if module.startswith(ADAPTERS[name])]
    trees = (ast.parse((ROOT / module).read_text("utf-8")) for module in adapters)
    assert any(is_part(other, name) for tree in trees for other in imported(tree))


# --- templates

FORBIDDEN = {
    "marks text as safe": r"\|\s*safe\b|autoescape|Markup",
    "a script in the page": r"<script\b(?![^>]*\bsrc=)|javascript:|\bon[a-z]+\s*=\s*[\"']",
    "a style in the page": r"<style\b|\sstyle\s*=",
    "an attribute written by an expression, whose quotation marks are escaped": r"\{\{[^}]*=\\?\"[^}]*\}\}",
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_escapes_everything_and_holds_no_script_and_no_style(template: Path) -> None:
    text = template.read_text("utf-8")
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ title|safe }}",
        "{% autoescape false %}",
        "<script>go()</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
        "<style>p {}</style>",
        '<p style="color: red">',
        "<dd{{ ' class=\"unknown\"' if not value }}>",
    ],
)
def test_what_a_template_must_not_hold_is_found(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in FORBIDDEN.values())


# --- dependencies and locks


def names_of(requirements: list[str]) -> set[str]:
    """Return the normal names of distributions: lower case, runs of -_. are one - (PEP 503)."""
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


def test_every_dependency_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for requirement in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]:
        (line,) = [line for line in lines if line.strip().startswith(f'"{requirement}"')]
        assert re.search(r"# \w.+", line), requirement


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_by_its_digests_and_names_no_place(lock: Path) -> None:
    entry = re.compile(r"[\w.\-]+(?:\[[\w,]+\])?==\S+(?: ; [^-]+?)?(?: +--hash=sha256:[0-9a-f]{64})+")
    lines = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    assert lines
    assert [line for line in lines if not entry.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("run.txt", PROJECT["project"]["dependencies"]),
        ("dev.txt", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
        ("build.txt", PROJECT["build-system"]["requires"]),
    ],
)
def test_every_dependency_is_locked(lock: str, declared: list[str]) -> None:
    locked = names_of((ROOT / "requirements" / lock).read_text("utf-8").splitlines())
    assert names_of(declared) <= locked


# --- documents

API = (ROOT / "docs" / "api.md").read_text("utf-8")


def words(page: Path) -> str:
    """Return a page as running text: ends of lines are blanks."""
    return " ".join(page.read_text("utf-8").split())


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_every_setting_is_documented_with_its_default(setting: Field[Any]) -> None:
    default = f"`{setting.default}` " if str(setting.default) else ""
    row = f"| `{ENV_PREFIX}{setting.name.upper()}` | {default}| {setting.metadata['help']}"
    assert row in words(ROOT / "docs" / "operations.md")


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_documented(command: str) -> None:
    assert any(re.search(rf"\bdefenders {command}\b", words(page)) for page in PAGES)


def test_every_exit_code_and_status_is_documented() -> None:
    rows = [line.split("|") for line in API.splitlines() if line.startswith("|")]
    assert {f" {code} " for _, code in EXIT_CODES} <= {row[-2] for row in rows}
    assert {f" {status.value} " for _, status, _ in ERRORS} <= {row[1] for row in rows}


def test_every_address_is_documented() -> None:
    app = create_app(cast("Service", None))
    routes = {re.sub("<[^>]*>", "<>", rule.rule) for rule in app.url_map.iter_rules()}
    documented = {
        re.sub("<[^>]*>", "<>", address) for address in re.findall(r"^\| `(/\S*)` \|", API, re.MULTILINE)
    }
    assert routes - {"/static/<>"} == documented


def keys(value: object) -> Iterator[str]:
    """Yield every name in a JSON value."""
    if isinstance(value, dict):
        yield from value
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inside)


def test_every_name_in_json_is_documented(shipped_service: SearchService, shipped_index: IndexFolder) -> None:
    answer = shipped_service.search(SearchRequest("reprisals", (("held", "yes"),)))
    assert answer.hits[0].passages
    names = {
        *keys(export.results_json(answer)),
        *export.document_json(shipped_service.document(answer.hits[0].id)),
        *export.coverage_json(coverage(shipped_index)),
        *export.report_json(BuildReport("", 0, 0, 0.0, ())),
    }
    assert [name for name in sorted(names) if f'"{name}"' not in API] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_says_what_and_why(decision: Path) -> None:
    text = decision.read_text("utf-8")
    assert int(decision.name[:4]) == DECISIONS.index(decision) + 1
    assert text.startswith(f"# {int(decision.name[:4])}. ")
    assert re.search(r"^\*\*Decision\.\*\* \w", text, re.MULTILINE)
    assert re.search(r"^\*\*Why\.\*\* \w", text, re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return the names by which the headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_links_of_a_document_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_relative_to(ROOT), target
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_pictures_are_small_and_described() -> None:
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size < LARGEST_PICTURE
        pattern = rf"!\[([^\]]*)\]\([^)]*\b{re.escape(picture.name)}\)"
        told = [text for page in PAGES for text in re.findall(pattern, words(page))]
        assert told, f"{picture.name} is shown nowhere"
        assert all(len(text) > 40 for text in told)
