"""The bytes of one file of corrections → what it says, and what in it cannot be used.

Limits: `tomllib` says the line of what is no TOML, but not of a table or a name; those are
looked for as they usually look, and within a text of several lines a wrong one may be found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.corrections.values import NOTE, Mistake, read, read_text, shown
from indexer.model import FACTS, Checked, Fault

MOST_BYTES = 4 * 1024 * 1024
"""Of a `checked.toml`; a table of each of 10,000 documents takes less."""

MOST_BYTES_OF_SIDECAR = 64 * 1024

LONGEST_LINE = 2_000
"""In letters. `tomllib` takes room by the square of the parts of a dotted name, which is one line."""

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_ADVICE = (
    ("Cannot declare", "A document has one table: put the facts of both into the first."),
    ("Cannot overwrite", "A fact stands there once: take one of the two away."),
    ("", 'Write names of documents as ["reports/visit.pdf"], texts in quotation marks: type = "decision".'),
)
"""What to do, by how the message of `tomllib` begins."""

_HEADER = re.compile(r"\s*\[.*\]\s*(?:#.*)?")
_NAME = re.compile(r"""\s*(?:"([^"\\]*)"|'([^']*)'|([\w-]+))\s*[.=]""")
_KNOWN = f"Known are {', '.join((*FACTS, NOTE))}."


@dataclass(frozen=True, slots=True)
class Said:
    """A checked fact, and where it stands: `path` of the file as shown, `line` from 1 or None."""

    checked: Checked
    path: str
    line: int | None

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.path}, line {self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Entry:
    """What one table, or one sidecar, says of one document.

    Attributes:
        path: Of the file of corrections, as shown.
        line: Of the table, from 1; None where it was not found, and of a sidecar.
        name: Of the document, as written; "" in a sidecar.
        facts: Each fact at most once.
    """

    path: str
    line: int | None
    name: str
    facts: tuple[Said, ...]


def read_checked(data: bytes, path: str) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Read a `checked.toml`: a table for each document.

    Args:
        data: Of the file.
        path: Of the file, as shown to its keeper.
    """
    found, lines, faults = _parsed(data, path, MOST_BYTES)
    entries = []
    for name, table in found.items():
        line = lines.get((name, ""))
        if isinstance(table, dict):
            entry, more = _entry(table, lines, path, name)
            faults += more
            if entry.facts or not more:  # whether there is such a document matters to what can be used
                entries.append(entry)
        elif name in (*FACTS, NOTE):
            faults.append(
                Fault(
                    path,
                    line,
                    f"{name} stands outside of a table",
                    'Put a line with the path of the document before it: ["reports/visit.pdf"].',
                )
            )
        else:
            faults.append(
                Fault(path, line, f"{shown(name)} is no table", f"Write [{shown(name)}] and the facts below.")
            )
    return tuple(entries), tuple(faults)


def read_sidecar(data: bytes, path: str) -> tuple[Entry, tuple[Fault, ...]]:
    """Read a sidecar: facts on the one document it stands beside. Arguments as of `read_checked`."""
    found, lines, faults = _parsed(data, path, MOST_BYTES_OF_SIDECAR)
    entry, more = _entry(found, lines, path, "")
    return entry, (*faults, *more)


def _parsed(
    data: bytes, path: str, most_bytes: int
) -> tuple[dict[str, Any], Mapping[tuple[str, str], int], list[Fault]]:
    """Return the values of a file, the lines they stand in, and why there are none."""
    if len(data) > most_bytes:
        reason = f"it is larger than {most_bytes // 1024} KiB; nothing in it is used"
        return {}, {}, [Fault(path, None, reason, "Keep notes elsewhere; the facts alone take less.")]
    try:
        # An editor's byte order mark is no fault of the keeper's.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return {}, {}, [Fault(path, line, "it is not UTF-8; nothing in it is used", "Save it as UTF-8.")]
    long = next((number for number, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE), None)
    if long:
        reason = f"the line has more than {LONGEST_LINE:,} letters; nothing in the file is used"
        return {}, {}, [Fault(path, long, reason, "Shorten it.")]
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, {}, [_no_toml(error, text, path)]
    return found, _lines(text), []


def _no_toml(error: tomllib.TOMLDecodeError | RecursionError, text: str, path: str) -> Fault:
    said = "Too many brackets" if isinstance(error, RecursionError) else str(error)
    place = _PLACE.search(said)
    what = _PLACE.sub("", said)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1 if place else None
    advice = next((advice for start, advice in _ADVICE if what.startswith(start)))
    return Fault(path, line, f"it is not TOML ({what[:1].lower()}{what[1:]}); nothing in it is used", advice)


def _entry(
    table: Mapping[str, Any], lines: Mapping[tuple[str, str], int], path: str, name: str
) -> tuple[Entry, list[Fault]]:
    """Read the facts on one document."""
    facts: list[Said] = []
    faults: list[Fault] = []
    about = f"[{shown(name)}] " if name else ""
    note = ""
    for fact, value in sorted(table.items(), key=lambda item: item[0] != NOTE):  # the note is for all
        line = lines.get((name, fact)) or lines.get((name or fact, ""))
        try:
            if fact == NOTE:
                note = "".join(f": {text}" for text in read_text(value))
            elif fact not in FACTS:
                raise _unknown(fact, value, name)
            else:
                where = f"{path}, line {line}" if line else path
                facts.append(Said(Checked(fact, read(fact, value), f"{where}{note}"), path, line))
        except Mistake as mistake:
            of = f"{fact}: " if fact in (*FACTS, NOTE) else ""
            faults.append(Fault(path, line, f"{about}{of}{mistake.reason}", mistake.advice))
    return Entry(path, lines.get((name, "")) if name else None, name, tuple(facts)), faults


def _unknown(fact: str, value: object, name: str) -> Mistake:
    if not isinstance(value, dict):
        return Mistake(f"there is no fact {shown(fact)}", _KNOWN)
    if name:  # [visit.pdf], which TOML takes for a table "pdf" within a table "visit"
        whole = shown(f"{name}.{fact}")
        return Mistake(f"{shown(fact)} is a table in a table", f"Put a path in quotation marks: [{whole}].")
    advice = "Write the facts alone; they are about the file beside it."
    return Mistake(f"{shown(fact)} is a table; a sidecar has none", advice)


def _lines(text: str) -> dict[tuple[str, str], int]:
    """Return where tables and names stand: (table, name) → line; "" for the table itself, or for none."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if _HEADER.fullmatch(line):
            table = next(_names(line), "")
            found.setdefault((table, ""), number)
        elif match := _NAME.match(line):
            name = next(filter(None, match.groups()), "")
            found.setdefault((table, name), number)
            if not table:
                found.setdefault((name, ""), number)  # a fact outside of a table, or a table on one line
    return found


def _names(line: str) -> Iterator[str]:
    try:
        yield from tomllib.loads(line.strip())
    except (tomllib.TOMLDecodeError, RecursionError):  # the end of a list, or part of a text
        return
