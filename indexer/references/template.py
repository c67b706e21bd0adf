r"""The language in which styles are written, and how a reference is made of it.

    {date}        a fact; {date:long} the same in a given form
    {?url/date}   nothing, but missing unless one of these facts is there
    [, {date}]    vanishes, with what stands around it, if a fact in it is missing
    [a | b]       those that are there, with ", " between
    *{title}*     in italics
    \[            the sign itself

A bracket that holds no fact of its own but other brackets vanishes if they all do. Outside
brackets a missing fact leaves nothing. Of two separators that meet because what stood between them is
missing, the second stays; a reference begins with no separator and ends with none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

ITEM_SEPARATOR = ", "
_SEPARATORS = " ,."

Value = Callable[[str, str], str | None]
"""Returns the words for (fact, form of it), None if the fact is missing."""

_TOKEN = re.compile(r"\\(?P<sign>.)|\{(?P<field>[^{}]*)\}|(?P<mark>[\[\]|*])|(?P<text>[^\\{}\[\]|*]+)")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a reference.

    Attributes:
        is_title: It is the title, which may be of another language and direction than the rest.
        is_fact: It is not of the template; while a reference is made.
    """

    text: str
    is_italic: bool = False
    is_title: bool = False
    is_fact: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A fact, or with `tested` the question whether one of several is there."""

    name: str
    form: str = ""
    tested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bracket:
    """What vanishes: one item, or several to be joined."""

    items: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Slant:
    """Italics begin or end."""


Node = str | Field | Bracket | Slant


@cache
def parse(template: str) -> tuple[Node, ...]:
    """Read a template.

    Raises:
        ValueError: If its brackets or braces do not match.
    """
    tokens = list(_tokens(template))
    nodes, at = _items(tokens, 0)
    if at != len(tokens) or len(nodes) != 1:
        raise ValueError(f"the brackets of {template!r} do not match")
    if template.replace("\\[", "").count("[") != template.replace("\\]", "").count("]"):
        raise ValueError(f"a bracket of {template!r} is not closed")
    return nodes[0]


def render(template: str, value: Value) -> tuple[Run, ...]:
    """Return a reference as runs of text; neighbours that look alike are one run."""
    runs, _ = _rendered(parse(template), value)
    return _joined_up(_tidied(runs))


def fields(nodes: Iterable[Node], *, within: bool = True) -> Iterator[Field]:
    """Yield the facts a template asks for; with `within`, those in brackets too."""
    for node in nodes:
        if isinstance(node, Field):
            yield node
        elif isinstance(node, Bracket) and within:
            for item in node.items:
                yield from fields(item)


def _tokens(template: str) -> Iterator[str | Field]:
    at = 0
    for match in _TOKEN.finditer(template):
        if match.start() != at:
            break
        at = match.end()
        if match["sign"] is not None:
            yield f"\\{match['sign']}"
        elif match["field"] is not None:
            yield _field(match["field"])
        else:
            yield match[0]
    if at != len(template):
        raise ValueError(f"{template!r} cannot be read from character {at}")


def _field(written: str) -> Field:
    if written.startswith("?"):
        return Field("", tested=tuple(written[1:].split("/")))
    name, _, form = written.partition(":")
    return Field(name, form)


def _items(tokens: list[str | Field], at: int) -> tuple[tuple[tuple[Node, ...], ...], int]:
    """Read the items of a bracket, or of the whole, up to what closes it."""
    items: list[list[Node]] = [[]]
    while at < len(tokens):
        token = tokens[at]
        at += 1
        match token:
            case "[":
                inner, at = _items(tokens, at)
                if at > len(tokens) or tokens[at - 1] != "]":
                    raise ValueError("a bracket is not closed")
                items[-1].append(Bracket(inner))
            case "]":
                return tuple(map(_trimmed, items)) if len(items) > 1 else (tuple(items[0]),), at
            case "|":
                items.append([])
            case "*":
                items[-1].append(Slant())
            case Field():
                items[-1].append(token)
            case str():
                items[-1].append(token[1:] if token.startswith("\\") else token)
    return tuple(map(tuple, items)), at


def _trimmed(item: list[Node]) -> tuple[Node, ...]:
    """Drop the blanks that stand around the line between two items."""
    found = list(item)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return tuple(node for node in found if node != "")


def _rendered(nodes: Iterable[Node], value: Value) -> tuple[list[Run | Slant], bool]:
    """Return the runs, and whether all facts outside inner brackets, or one inner bracket, are there."""
    runs: list[Run | Slant] = []
    has_own = has_inner = False
    is_missing = False
    brackets = 0
    for node in nodes:
        match node:
            case str():
                runs.append(Run(node))
            case Slant():
                runs.append(node)
            case Bracket(items):
                brackets += 1
                inner = _joined(items, value)
                has_inner |= bool(inner)
                runs += inner
            case Field(name, form, tested):
                has_own = True
                if tested:
                    is_missing |= all(value(each, "") is None for each in tested)
                    continue
                words = value(name, form)
                if words is None:
                    is_missing = True
                else:
                    runs.append(Run(words, is_title=name in ("title", "subject"), is_fact=True))
    return runs, not is_missing and (has_own or has_inner or not brackets)


def _joined(items: Iterable[tuple[Node, ...]], value: Value) -> list[Run | Slant]:
    runs: list[Run | Slant] = []
    for item in items:
        found, is_there = _rendered(item, value)
        if is_there:
            runs += [Run(ITEM_SEPARATOR), *found] if runs else found
    return runs


def _tidied(runs: Iterable[Run | Slant]) -> Iterator[Run]:
    """Yield the runs with their slant, and without separators that separate nothing."""
    is_italic = False
    waiting = Run("")  # the separator at the end of what was yielded
    is_first = True
    last = ""
    for run in runs:
        if isinstance(run, Slant):
            is_italic = not is_italic
            continue
        text = run.text
        if not run.is_fact:
            text = text.lstrip(_SEPARATORS) if is_first else text
            if last.endswith("."):  # "Doc. 6 rev." ends a sentence by itself
                text = text.removeprefix(".")
            if text.startswith((" ", ", ")):
                waiting = Run("")
            text, after = _parted(waiting.text + text)
            waiting = Run(after, is_italic)
        elif text:
            yield waiting
            waiting = Run("")
        if text:
            is_first = False
            last = text
            yield replace(run, text=text, is_italic=is_italic)


def _parted(text: str) -> tuple[str, str]:
    """Part the separator at the end of a text from it: ", " or a blank."""
    bare = text.rstrip(" ")
    if bare == text:
        return text, ""
    bare = bare.removesuffix(",")
    return bare, text[len(bare) :]


def _joined_up(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Make one run of neighbours that look alike."""
    return tuple(
        Run("".join(run.text for run in same), *kind)
        for kind, same in groupby(
            (run for run in runs if run.text), key=lambda run: (run.is_italic, run.is_title)
        )
    )
