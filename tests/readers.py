"""Exports and pages as other programs read them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import rispy
from pybtex.database import BibliographyData, parse_string

_PRINTED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
} | {f"\\{sign}": sign for sign in "&%#_${}"}
_COMMAND = re.compile("|".join(map(re.escape, sorted(_PRINTED, key=len, reverse=True))) + r"|\{\}")


def bibtex(text: str) -> BibliographyData:
    """Read BibTeX."""
    return parse_string(text, "bibtex")


def latex(value: str) -> str:
    """Return what LaTeX prints of the value of a field; a pair of braces around it is for the style."""
    inner = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    return _COMMAND.sub(lambda command: _PRINTED.get(command[0], ""), inner)


def ris(text: str) -> list[dict[str, Any]]:
    """Read RIS."""
    return list(rispy.loads(text))


def csl(text: str) -> list[dict[str, Any]]:
    """Read CSL-JSON."""
    found = json.loads(text)
    assert isinstance(found, list)
    return found


def names(format_: str, text: str) -> list[set[str]]:
    """Return the names of the facts of each document of an export, in lower case."""
    if format_ == "bibtex":
        return [{name.lower() for name in entry.fields} for entry in bibtex(text).entries.values()]
    return [{name.lower() for name in each} for each in (ris if format_ == "ris" else csl)(text)]


class Metadata(HTMLParser):
    """The `meta` elements with a name, and the titles of COinS spans, of a page.

    Attributes:
        named: Name -> contents, in order.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.named: dict[str, list[str]] = {}
        self.coins: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name"):
            self.named.setdefault(given["name"] or "", []).append(given.get("content") or "")
        if tag == "span" and given.get("class") == "Z3988":
            self.coins.append(given.get("title") or "")
