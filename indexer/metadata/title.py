"""The title of a document, as a reader would copy it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from unicodedata import combining

from indexer.metadata.authors import PUBLISHERS
from indexer.metadata.masthead import AGENDA_ITEM, HEIGHT_LINES, has_masthead, is_masthead
from indexer.metadata.reading import Reading, evidence, folded
from indexer.metadata.title_block import (
    ADOPTED,
    GOES_ON,
    MAX_LENGTH,
    NOTE,
    NOTE_MARKS,
    NUMBER,
    PART_SEPARATOR,
    end_of_masthead,
    parts_of,
)
from indexer.model import Finding, is_supplied
from indexer.symbols import find, parse

MAX_WORDS_OF_SITE = 4

_NUMBERED_SERIES = frozenset({"un-hrc-resolution", "un-hrc-decision", "un-ga-resolution", "un-ga-decision"})

_WORD_OF_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SITE_SEPARATOR = re.compile(r"\s+[|»–—-]\s+|\s+::?\s+")
_NO_TITLE = re.compile(
    r"""
      untitled(?:\sdocument|-\d+)? | sans\stitre | sin\stitulo | senza\stitolo | unbenannt | no\stitle | titel
    | title | home | index | (?:microsoft\s)?(?:word|powerpoint|excel)\s-.* | document\s?\d* | page\s?\d+
    | slide\s\d+ | print | layout\s\d | \d+
    | (?:the\s)?united\snations(?:\sunited\snations)? | nations\sunies | naciones\sunidas
    | (?:table\sof\s)?contents | site\smap | skip\sto\s.* | menu | navigation | search
    | new\spage\s\d+ | welcome(?:\sto\s.*)?
    | .{0,80}\.(?:pdf|docx?|qxp|qxd|indd|xlsx?|pptx?|rtf|txt|html?|p65|wpd|fm|ai|eps|cdr|tex|dvi|ps)
    """,
    re.VERBOSE,
)
_DEBRIS = ("(cid:", "\ufffd", "{%", "{{", "<", "....")


def of_masthead(reading: Reading) -> Finding[str] | None:
    """What stands under masthead and agenda item of a United Nations document, unless it is numbered."""
    symbol = reading.symbol
    if not symbol or symbol.series in _NUMBERED_SERIES or not has_masthead(reading.lines):
        return None
    begins = end_of_masthead(reading.lines)
    if begins is None:
        return None
    start, agenda = begins
    parts = parts_of(reading.lines[start:])
    if len(parts) == 1 and NOTE.match(folded(parts[0])):  # the agenda item is what the note is on
        parts = [" ".join(reading.lines[agenda:start]), *parts] if agenda < start else []
    elif agenda < start and len(parts) == 1 and len(parts[0].split()) == 1:  # a country under review
        parts = [" ".join(reading.lines[agenda:start]), *parts]
    title = PART_SEPARATOR.join(parts)
    if not _is_title(title):
        return None
    return Finding(title, "masthead", evidence(title), reading.page)


def of_resolution(reading: Reading) -> Finding[str] | None:
    """What stands behind or under the number of a resolution: "53/144. Declaration on the Right …"."""
    symbol = reading.symbol
    if not symbol or symbol.series not in _NUMBERED_SERIES:
        return None
    number = "/".join(symbol.canonical.split("/")[-2:])
    for at, line in enumerate(reading.lines[:HEIGHT_LINES]):
        match = NUMBER.match(line)
        if match and match[0].strip("().") == number:
            title = PART_SEPARATOR.join(parts_of(reading.lines[at:]))
            if _is_title(title):
                return Finding(title, "number", evidence(title), reading.page)
    return None


def of_catalogue(reading: Reading) -> Finding[str] | None:
    """The title on the card, unless a keeper supplied it."""
    card = reading.card
    if not card or not card.title or is_supplied(card.title):
        return None
    return Finding(card.title, "catalogue", evidence(card.source))


def of_page_name(reading: Reading) -> Finding[str] | None:
    """The name of a web page, without the name of its site."""
    name = " ".join(reading.extraction.hint("title").split()) or reading.extraction.hint("meta:og:title")
    title = _without_site(name, reading)
    if not reading.is_html or not _is_title(title) or _is_file_name(title, reading.path):
        return None
    return Finding(title, "page-name", evidence(name))


def of_file_claim(reading: Reading) -> Finding[str] | None:
    """The title a PDF gives itself, if its first page says the same; writing programs invent many."""
    claimed = " ".join(reading.extraction.hint("pdf:Title").split())
    if reading.is_html or not _is_title(claimed) or len(_WORD_OF_LETTERS.findall(claimed)) < 2:
        return None
    if _is_file_name(claimed, reading.path) or folded(claimed) not in folded(reading.opening):
        return None
    return Finding(claimed, "file-claim", evidence(claimed), reading.page)


def of_first_lines(reading: Reading) -> Finding[str] | None:
    """The first line that reads like a title, with the lines that go on with it.

    Not under a masthead: what is first there is not the title.
    """
    if reading.symbol and has_masthead(reading.lines):
        return None
    lines = reading.lines[:20]
    for at, line in enumerate(lines):
        if _is_label(line) or not _is_strong(line):
            continue
        title = line
        for following in lines[at + 1 : at + 4]:
            if not (GOES_ON.search(title) or following[:1].islower()) or is_masthead(following):
                break
            title = f"{title} {following}"
        title = NOTE_MARKS.sub("", title).strip()
        if _is_title(title) and len(title) <= MAX_LENGTH // 2 and not title.endswith((".", ";", ",")):
            return Finding(title, "first-lines", evidence(title), reading.page)
        return None
    return None


def _without_site(name: str, reading: Reading) -> str:
    parts = _SITE_SEPARATOR.split(name)
    if len(parts) == 1:
        return name
    site = folded(reading.extraction.hint("meta:og:site_name"))
    kept = [part for part in parts if folded(part) != site]
    if len(kept) < len(parts):
        return PART_SEPARATOR.join(kept)
    title, bar, last = name.rpartition(" | ")
    while bar and (
        _is_publisher(last) or (len(last) < len(title) and len(last.split()) <= MAX_WORDS_OF_SITE)
    ):
        name = title.strip()
        title, bar, last = name.rpartition(" | ")
    return name


def _is_label(line: str) -> bool:
    """Return whether a line says who publishes, or what kind of paper it is, and no more."""
    bare = folded(line)
    return (
        is_masthead(line)
        or bool(AGENDA_ITEM.fullmatch(bare) or ADOPTED.fullmatch(bare) or _NO_TITLE.fullmatch(bare))
        or _is_publisher(line)
    )


def _is_publisher(text: str) -> bool:
    return any(publisher.name.fullmatch(folded(text)) for publisher in PUBLISHERS)


def _is_strong(line: str) -> bool:
    return len(_WORD_OF_LETTERS.findall(line)) >= 2 and len(line) >= 8 and not find(line)


def _is_title(title: str) -> bool:
    bare = folded(title).strip(" .*-")
    if not bare or len(title) > MAX_LENGTH + 100 or _NO_TITLE.fullmatch(bare):
        return False
    if (
        not _WORD_OF_LETTERS.search(title)
        or parse(title)
        or bare.startswith(("http:", "https:", "www.", "file:"))
    ):
        return False
    return not (GOES_ON.search(title) or any(mark in title for mark in _DEBRIS) or _is_debris(title))


def _is_file_name(title: str, path: str) -> bool:
    """Return whether a claimed title is the name of the file, which programs put there."""
    return folded(title) in (folded(PurePosixPath(path).name), folded(PurePosixPath(path).stem))


def _is_debris(title: str) -> bool:
    """Return whether fewer than two in three characters are letters, marks of letters or blanks."""
    text = sum(character.isalpha() or character == " " or bool(combining(character)) for character in title)
    return text * 3 < len(title) * 2
