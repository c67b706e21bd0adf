"""The title of a judgment or order of a court of human rights: whose it is, and which case."""

from __future__ import annotations

import re

from indexer.metadata.reading import Reading, evidence, folded
from indexer.metadata.title_block import MAX_LENGTH, NOTE_MARKS, PART_SEPARATOR
from indexer.model import Finding

_FIRST_LINES = 40
_HEADING_LINES = 12

_CASE = re.compile(r"(?:case\sof|affaire|caso|in\sthe\smatter\sof)\s\S.{0,150}?\s(?:vs?|c)\.?\s\S.{2,60}")
_OF_INTER_AMERICAN_COURT = re.compile(
    r"(?:(?:resolucion|resolucao|order)\s(?:de\sla|del|da|do|of\sthe)\s.{0,60}?)?"
    r"(?:corte\sinteramericana|inter-?\s?american\scourt)\b.{0,40}"
)
_PART = re.compile(
    r"(?:caso|case\sof|asunto|assunto|matter\sof|medidas|provisional|solicitud|supervision|supervisao|monitoring"
    r"|sentencia|sentenca|judgment)\b"
)
_FIRST_HALF = re.compile(
    r"(?:resolucion|resolucao|order)\s(?:de\sla|da|of\sthe)(?:\s.{0,40}\s(?:de\sla|da|of\sthe))?"
)
_END = re.compile(
    r"vistos?\b.*|having\sseen\b.*|considerando\b.*|en\sel\s(?:presente\s)?(?:caso|asunto)\b.*|no\scaso\b.*"
    r"|in\sthe\scase\sof\b.*|la\scorte\sinteramericana.*|(?:integrada|composed)\b.*|\d+\.\s.*|\*.*"
)


def of_order(reading: Reading) -> Finding[str] | None:
    """The heading of a judgment or order of the Inter-American Court, with case and kind."""
    for at, line in enumerate(reading.lines[:_FIRST_LINES]):
        if not _OF_INTER_AMERICAN_COURT.fullmatch(folded(line).rstrip(" *")):
            continue
        parts = [reading.lines[at - 1]] if at and _FIRST_HALF.fullmatch(folded(reading.lines[at - 1])) else []
        for printed in reading.lines[at : at + _HEADING_LINES]:
            bare = folded(printed)
            text = NOTE_MARKS.sub("", printed).strip()
            if parts and _END.fullmatch(bare):
                break
            if not parts or _PART.match(bare):
                parts.append(text)
            else:
                parts[-1] = f"{parts[-1]} {text}"
        title = PART_SEPARATOR.join(parts)
        if len(parts) > 1 and len(title) <= MAX_LENGTH:
            return Finding(title, "heading", evidence(title), reading.page)
        return None
    return None


def of_case(reading: Reading) -> Finding[str] | None:
    """The name of the case that is alone on one of the first lines: "CASE OF X v. Y"."""
    if reading.is_html:
        return None
    for line in reading.lines[:_FIRST_LINES]:
        text = NOTE_MARKS.sub("", line).strip()
        if _CASE.fullmatch(folded(text)):
            return Finding(text, "case", evidence(line), reading.page)
    return None
