"""How much of what a browser shows the HTML reader finds, and how long it takes.

    python -m tests.benchmarks.html_fidelity FOLDER [--browser PATH]

Compares, over all pages below a folder, the words of the reader with those of all text in the
parsed tree and, with a Chromium, with what that shows (`innerText`, scripts and network off).
Both once as the reader gives it and once with menus kept, which no reader of documents wants
but a comparison does. Numbers of lists are the reader's own: `innerText` leaves them out.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Route, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from indexer.errors import ExtractionError
from indexer.extract.assemble import assemble
from indexer.extract.encoding import decode
from indexer.extract.html import boilerplate, read
from indexer.extract.protocol import Draft, Limits

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DROPPED = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")
_NO_TEXT = "head, script, style, noscript, noframes, template, svg, iframe, object, select, textarea, title"

Words = list[str]


def words(text: str) -> Words:
    """Return words as they are compared; raised numbers are words of their own."""
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda run: f" {run[0].translate(_RAISED)} ", text)
    return re.findall(r"\w+", _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold())


def by_reader(path: Path) -> Words:
    """Return the words that the reader finds; none if it refuses the page."""
    try:
        drafts = [thing for thing in read(path, Limits()) if isinstance(thing, Draft)]
    except ExtractionError:
        return []
    return words("\n".join(page.text for page in assemble(drafts)))


def by_tree(path: Path) -> Words:
    """Return the words of the whole tree, in its order."""
    tree = LexborHTMLParser(decode(path.read_bytes()))
    for node in tree.css(_NO_TEXT):
        node.decompose()
    return words(tree.body.text(separator=" ")) if tree.body else []


def by_browser(paths: Sequence[Path], executable: str) -> list[Words]:
    """Return the words that Chromium shows, page by page."""

    def local_only(route: Route) -> None:
        is_page = route.request.url.startswith("file:") and route.request.resource_type == "document"
        (route.continue_ if is_page else route.abort)()

    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False, offline=True).new_page()
        page.route("**/*", local_only)
        for path in paths:
            page.goto(path.resolve().as_uri(), wait_until="domcontentloaded")
            found.append(words(page.evaluate("document.body ? document.body.innerText : ''")))
        browser.close()
    return found


def compared(ours: Sequence[Words], theirs: Sequence[Words]) -> str:
    """Return recall and precision of words, and recall of pairs of words."""
    hits = own = others = pairs = all_pairs = 0
    for mine, other in zip(ours, theirs, strict=True):
        own, others, all_pairs = own + len(mine), others + len(other), all_pairs + max(0, len(other) - 1)
        hits += (Counter(mine) & Counter(other)).total()
        pairs += (Counter(pairwise(mine)) & Counter(pairwise(other))).total()
    return (
        f"recall {hits / max(1, others):.4f}, precision {hits / max(1, own):.4f}, "
        f"pairs {pairs / max(1, all_pairs):.4f}, of {others} words"
    )


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--browser", help="path of a Chromium")
    given = parser.parse_args()
    paths = sorted(path for path in given.folder.rglob("*.htm*") if path.is_file())
    began = time.process_time()
    ours = [by_reader(path) for path in paths]
    seconds = time.process_time() - began
    with patch.object(boilerplate, "without", lambda laid: laid.passages):
        whole = [by_reader(path) for path in paths]
    others = {"tree": [by_tree(path) for path in paths]}
    if given.browser:
        others["browser"] = by_browser(paths, given.browser)
    sys.stdout.write(f"{len(paths)} pages, {1000 * seconds / max(1, len(paths)):.1f} ms of CPU each\n")
    for name, theirs in others.items():
        sys.stdout.write(f"as read     against {name:7} {compared(ours, theirs)}\n")
        sys.stdout.write(f"menus kept  against {name:7} {compared(whole, theirs)}\n")


if __name__ == "__main__":
    main()
