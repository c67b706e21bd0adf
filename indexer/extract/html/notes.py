"""Footnotes: which numbers call one, and which passages are one.

A passage is a note if the page says so (word processors do), if a link leads from a number in
the text to the passage that has the same number, if it begins with a raised number that stands
raised in the text before, or if the page ends with passages numbered like all the raised
numbers of the text. Calls are printed as raised digits, ¹², so that they do not grow onto
their words; so are the marks of notes that were raised or links.

Limits: notes marked by letters and stars stay text; so do notes on other pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.extract.html.passages import MARKS, Laid, Passage, Reference
from indexer.model import ParagraphKind

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBERED = re.compile(r"\W{0,3}(\d{1,3})\b[\])}.\s]*")
_NAMED_LIKE_NOTES = re.compile(r"_?(?:sd)?(?:ftn|edn|fn|foot|endnote|note|nota|pie)", re.IGNORECASE)
_BRACKETED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
_BRACKETED_FIRST = re.compile(r"\[(\d{1,3})\]")

_LEAD = 4  # characters, blanks and brackets, before the number of a note
_MOST_BETWEEN = 4  # passages that go on with a note before the next one begins
_COVERED = 0.9  # part of the raised numbers that notes at the end must have
_TOGETHER = 0.5  # of the passages from the first note to the last are notes, if they stand at the end
_FEWEST = 2  # of such notes


def settle(laid: Laid) -> None:
    """Tell notes from text, and print what calls them."""
    passages = laid.passages
    found = _linked(laid)
    if not found:
        found = _at_the_end(passages, list(_raised_calls(laid)))
    found.update(_between(passages, found))
    if not found:
        found = _bracketed(passages)
    for index, number in found.items():
        passage = passages[index]
        if passage.kind is not ParagraphKind.HEADING:
            passage.kind = ParagraphKind.NOTE
            passage.number = passage.number or number
    _print(laid)


def _linked(laid: Laid) -> dict[int, str]:
    """Return index -> number of the passages that links, or raised numbers, make notes."""
    passages, references = laid.passages, laid.references
    at_name = {
        name: index for index, passage in reversed(list(enumerate(passages))) for name in passage.names
    }
    in_text: dict[str, str] = {}  # name of a call -> its label
    calls: list[tuple[int, Reference]] = []
    marks: dict[int, Reference] = {}
    for index, passage in enumerate(passages):
        for found in MARKS.finditer(passage.text):
            reference = references[int(found[1])]
            if not _is_first(passage.text, found):
                calls.append((index, reference))
                in_text.update(dict.fromkeys(reference.names, reference.label))
            else:
                marks[index] = reference
                for name in reference.names:
                    at_name.setdefault(name, index)
    notes: dict[int, str] = {}
    raised: dict[str, int] = {}
    for index, call in calls:
        if call.is_raised:
            raised.setdefault(call.label, index)
        target = at_name.get(call.target, -1) if call.target else -1
        if target <= index or passages[target].kind is ParagraphKind.HEADING or not _may_call(call):
            continue
        printed = marks[target].label if target in marks else _number(passages[target].text)
        if printed == call.label or (call.is_raised and not printed):
            notes.setdefault(target, call.label)
    for index, reference in marks.items():
        if index in notes:
            continue
        calls_before = raised.get(reference.label, index)
        if in_text.get(reference.target) == reference.label or (reference.is_raised and calls_before < index):
            notes[index] = reference.label
    for index, passage in enumerate(passages):
        if passage.kind is ParagraphKind.NOTE:
            label = marks[index].label if index in marks else _number(passage.text)
            notes.setdefault(index, label or passage.number)
    return notes


def _is_first(text: str, found: re.Match[str]) -> bool:
    """Tell whether a text begins with this."""
    return found.start() <= _LEAD and not text[: found.start()].strip(" [(")


def _may_call(reference: Reference) -> bool:
    """Tell a call from the number of a paragraph or chapter that the text refers to."""
    return (
        reference.is_raised
        or not reference.printed.isalnum()
        or _NAMED_LIKE_NOTES.match(reference.target) is not None
    )


def _raised_calls(laid: Laid) -> Iterator[tuple[int, str]]:
    for index, passage in enumerate(laid.passages):
        for found in MARKS.finditer(passage.text):
            reference = laid.references[int(found[1])]
            if reference.is_raised and found.start():
                yield index, reference.label


def _at_the_end(passages: Sequence[Passage], calls: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return the passages at the end that are numbered like the calls before them, all of them."""
    wanted = {int(number) for _, number in calls if number.isdecimal()}
    if len(wanted) < _FEWEST:
        return {}
    expected = max(wanted)
    goes_on = False
    notes: dict[int, str] = {}
    # Backwards, for what is numbered at the very end are notes; annexes have paragraphs 1, 2, 3 too.
    for index in range(len(passages) - 1, -1, -1):
        number = _NUMBERED.match(passages[index].text)
        if not number or passages[index].kind is not None:
            continue
        value = int(number[1])
        if value != expected and (notes or value > expected):
            goes_on |= value == max(wanted) + 1
            continue
        notes[index] = number[1]
        expected = value - 1
        if expected < min(wanted):
            break
    covered = wanted & {int(number) for number in notes.values()}
    if goes_on or len(covered) < _COVERED * len(wanted) or len(notes) * _COVERED > len(wanted):
        return {}
    first = min(notes)
    return notes if sum(index < first for index, _ in calls) >= _COVERED * len(calls) else {}


def _bracketed(passages: Sequence[Passage]) -> dict[int, str]:
    """Return the passages that begin like "[3]", if nearly every "[3]" of the text has one after it."""
    called: dict[str, int] = {}
    notes: dict[int, str] = {}
    for index, passage in enumerate(passages):
        if passage.kind is None and (first := _BRACKETED_FIRST.match(passage.text)) and first[1] in called:
            notes[index] = first[1]
        for number in _BRACKETED.findall(passage.text) if "[" in passage.text else ():
            called.setdefault(number, index)
    noted = set(notes.values())
    is_whole = len(noted) == len(notes) >= max(_FEWEST, _COVERED * len(called))
    return notes if is_whole else {}


def _between(passages: Sequence[Passage], notes: dict[int, str]) -> dict[int, str]:
    """Return the passages that go on with a note, standing between it and the next."""
    going_on: dict[int, str] = {}
    ordered = sorted(notes)
    if not ordered or len(ordered) < _TOGETHER * (ordered[-1] - ordered[0] + 1):
        return going_on  # they stand below the pages they belong to, with text between them
    for index, following in pairwise(ordered):
        between = range(index + 1, following)
        if len(between) > _MOST_BETWEEN or any(
            passages[other].kind is ParagraphKind.HEADING
            or passages[other].begins_section
            or MARKS.search(passages[other].text)
            for other in between
        ):
            continue
        if notes[index].isdecimal() and notes[following] == str(int(notes[index]) + 1):
            going_on.update(dict.fromkeys(between, notes[index]))
    return going_on


def _number(text: str) -> str:
    found = _NUMBERED.match(text)
    return found[1] if found else ""


def _print(laid: Laid) -> None:
    """Put what the reader sees in the place of the marks."""
    names = {name for passage in laid.passages for name in passage.names}
    names.update(name for reference in laid.references for name in reference.names)
    numbers = {
        name: passage.number
        for passage in laid.passages
        if passage.kind is ParagraphKind.NOTE
        for name in passage.names
    }
    for passage in laid.passages:
        if "\x02" not in passage.text:
            continue
        is_note = passage.kind is ParagraphKind.NOTE

        def printed(found: re.Match[str], passage: Passage = passage, is_note: bool = is_note) -> str:
            reference = laid.references[int(found[1])]
            is_first = _is_first(passage.text, found)
            is_call = (
                reference.is_raised
                or (is_first and is_note)
                or numbers.get(reference.target) == reference.label
                or (
                    not reference.printed.isalnum()
                    and (reference.target in names or _NAMED_LIKE_NOTES.match(reference.target) is not None)
                )
            )
            text = reference.label.translate(_RAISED) if is_call else reference.printed
            following = passage.text[found.end() : found.end() + 1]
            return f"{text} " if is_first and following.isalnum() else text

        passage.text = MARKS.sub(printed, passage.text)
