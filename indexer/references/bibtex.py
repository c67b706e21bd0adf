r"""Items as BibTeX, in UTF-8.

Texts are written so that LaTeX prints them and nothing else happens: signs that command are escaped.
BibTeX counts braces whether or not a backslash stands before, so those without a partner become commands.
`institution`, `number`, `address` and so on are fields of the standard styles, `date`, `url`,
`urldate`, `language` and `pagetotal` those of biblatex; others ignore them.

Sources: B. Beeton's and O. Patashnik's "BibTeXing" (1988); the biblatex manual, section 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from indexer.references.facts import Author
from indexer.references.items import Item

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%#_$"}
_SINGLE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_SIGN = re.compile("|".join(map(re.escape, _COMMANDS)))

# Two hyphens are a dash, two accents a quotation mark, and so on: an empty group keeps them apart.
_LIGATURE = re.compile(
    r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)"
)

_URL_SAFE = "!$&'()*+,;=:@/?[]-._~%#"


def write(items: Iterable[Item]) -> Iterator[str]:
    """Yield one entry after another, each with a blank line behind."""
    for item in items:
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item) if value.strip("{}"))
        yield f"@{item.kind.bibtex}{{{item.key},\n{fields}}}\n\n"


def escaped(text: str) -> str:
    """Return a text as LaTeX prints it."""
    commands = _COMMANDS if _is_balanced(text) else _COMMANDS | _SINGLE_BRACES
    return _LIGATURE.sub("{}", _SIGN.sub(lambda sign: commands[sign[0]], text))


def _is_balanced(text: str) -> bool:
    open_ = 0
    for sign in text:
        open_ += (sign == "{") - (sign == "}")
        if open_ < 0:
            return False
    return open_ == 0


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    of_body = "institution" if item.kind.bibtex == "techreport" else "organization"
    yield "title", f"{{{{{escaped(item.title)}}}}}"  # twice, or styles make its capitals small
    yield "author", f"{{{' and '.join(map(_author, item.authors))}}}"
    yield of_body, f"{{{{{escaped(item.institution)}}}}}"
    yield "type", f"{{{escaped(item.genre)}}}"
    yield "number", f"{{{escaped(item.number)}}}"
    yield "date", f"{{{item.date}}}"
    yield "year", f"{{{item.date[:4]}}}"
    if len(item.date) > 4:
        yield "month", _MONTHS[int(item.date[5:7]) - 1]
    yield "address", f"{{{escaped(item.place)}}}"
    yield "url", f"{{{quote(item.url, safe=_URL_SAFE)}}}"
    yield "urldate", f"{{{item.accessed}}}"
    yield "language", f"{{{escaped(item.language)}}}"
    yield "pagetotal", f"{{{item.pages}}}"
    yield "note", f"{{{escaped(item.note)}}}"


def _author(author: Author) -> str:
    if author.given:
        return f"{escaped(author.family)}, {escaped(author.given)}"
    return f"{{{escaped(author.name)}}}"
