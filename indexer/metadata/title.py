"""The title of a document, as a reader would copy it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from unicodedata import combining

from indexer.metadata.agenda import lines_of_agenda_title
from indexer.metadata.authors import PUBLISHERS
from indexer.metadata.masthead import AGENDA_ITEM, HEIGHT_LINES, has_masthead, is_masthead
from indexer.metadata.reading import Reading, evidence, folded
from indexer.model import Finding
from indexer.symbols import find, parse

MAX_LENGTH = 400  # characters; longer ones are running text
MAX_WORDS_OF_SITE = 4
PART_SEPARATOR = " - "
"""Between title and subtitle, as the documentalists of the United Nations write it."""

_NUMBERED_SERIES = frozenset({"un-hrc-resolution", "un-hrc-decision", "un-ga-resolution", "un-ga-decision"})

_STOP = re.compile(
    r"""
      (?:executive\s)?summary\*? | abstract | (?:table\sof\s)?contents | introduction | [ivx]{1,4}\.\s.*
    | resumen? | indice | sommaire | table\sdes\smatieres | резюме | содержание |摘要 | 目录 | موجز
    | ge\.\s?\d\d.* | \*?\d{6,}\*? | \d{1,2}-\d{5}.* | [*_]{2,}.* | \*+\s?[A-Za-z].* | _{3,}.* | 1\.(?:\s.*)?
    | the\s(?:human\srights\scouncil|general\sassembly).* | le\sconseil\sdes\s.* | l'assemblee\sgenerale.*
    | el\sconsejo\sde\s.* | la\sasamblea\sgeneral.*
    | (?:the\s)?present\s(?:report|document)\b.* | le\spresent\s.* | el\spresente\s.*
    | (?:人权理事会|大会|安全理事会)[，,].* | ان\s(?:مجلس|الجمعية)\s.*
    | (?:совет\sпо\sправам\sчеловека|генеральная\sассамблея),.*
    | (?:the|le|la|el)\s(?:secretariat|secretary-general|secretaire|secretaria|secretario).*
    | (?:previously\sissued|reissued|vice-president\sand)\b.*
    | the\sannex\b.* | chair(?:person)?-rapporteur\b.* | communications\ssent\b.*
    | \[.*
    """,
    re.VERBOSE,
)
_ADOPTED = re.compile(
    r"(?:resolutions?|decisions?|president's\sstatement)\s(?:adopted|adoptee|aprobada|adoptada)\b.*"
    r"|(?:resolucion|decision)\s(?:aprobada|adoptada)\b.*|statement\sby\sthe\spresident|(?:prst\s)\d+/\d+|(?:резолюция|решение),?\sпринят.*|resolucion\saprobada.*",
)
_NUMBER = re.compile(r"\(?(?:S-)?\d{1,2}/\d{1,3}\)?\.?(?=\s|$)")
_NEW_PART = re.compile(
    r"""
      (?:[\w-]+\s){0,2}(?:report|study)s?\s(?:of|by|submitted\sby)\sthe\b
    | note\s(?:by|verbale|du|de)\b | comments\s(?:by|of) | addendum | corrigendum | letter\sdated
    | rapports?\s(?:du|de)\b | informes?\sdel?\b | nota\s(?:del?|verbal)\b | доклад\s | записка\s
    """,
    re.VERBOSE,
)
_BEFORE_COUNTRY = re.compile(r"report of the working group on the universal periodic review")
_LAST_PART = re.compile(r"note\s(?:by|du|de)\b|nota\sdel?\b|записка\s")
_NOTE_MARKS = re.compile(r"\s*(?:\*+|\d/)(?:\s*,\s*\*+)*\s*$")

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
_GOES_ON = re.compile(
    r"(?:\b(?:of|the|and|for|on|in|to|a|an|by|with|de|des|du|la|le|les|et|el|los|las|y|en|del|e|do|da|dos|das|или|и|в|о|по)|[-–—:,&])$",
    re.I,
)


def of_masthead(reading: Reading) -> Finding[str] | None:
    """What stands under masthead and agenda item of a United Nations document, unless it is numbered."""
    symbol = reading.symbol
    if not symbol or symbol.series in _NUMBERED_SERIES or not has_masthead(reading.lines):
        return None
    start = _end_of_masthead(reading.lines)
    if start is None:
        return None
    parts = _parts(reading.lines[start : start + 14])
    title = PART_SEPARATOR.join(parts)
    if not _is_title(title) or _LAST_PART.match(folded(title)):  # a note on a title that was not found
        return None
    return Finding(title, "masthead", evidence(title), reading.page)


def of_resolution(reading: Reading) -> Finding[str] | None:
    """What stands behind or under the number of a resolution: "53/144. Declaration on the Right …"."""
    symbol = reading.symbol
    if not symbol or symbol.series not in _NUMBERED_SERIES:
        return None
    number = "/".join(symbol.canonical.split("/")[-2:])
    for at, line in enumerate(reading.lines[:HEIGHT_LINES]):
        match = _NUMBER.match(line)
        if match and match[0].strip("().") == number:
            title = PART_SEPARATOR.join(_parts(reading.lines[at : at + 8]))
            if _is_title(title):
                return Finding(title, "number", evidence(title), reading.page)
    return None


def of_catalogue(reading: Reading) -> Finding[str] | None:
    """The title on the card."""
    card = reading.card
    return Finding(card.title, "catalogue", evidence(card.source)) if card and card.title else None


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
            if not (_GOES_ON.search(title) or following[:1].islower()) or is_masthead(following):
                break
            title = f"{title} {following}"
        title = _NOTE_MARKS.sub("", title).strip()
        if _is_title(title) and len(title) <= MAX_LENGTH // 2 and not title.endswith((".", ";", ",")):
            return Finding(title, "first-lines", evidence(title), reading.page)
        return None
    return None


def _end_of_masthead(lines: tuple[str, ...]) -> int | None:
    """Return where the title begins: behind the last line of masthead, agenda or act of adoption."""
    end = None
    at = 0
    while at < min(len(lines), HEIGHT_LINES):
        line = folded(lines[at])
        if AGENDA_ITEM.fullmatch(line):
            at += 1
            while count := lines_of_agenda_title(lines, at):
                at += count
            end = at
        elif end is not None and (count := lines_of_agenda_title(lines, at)):
            at += count
            end = at
        elif is_masthead(lines[at]) or _ADOPTED.fullmatch(line):
            at += 1
            end = at
        elif end is not None and end > 3:
            return end
        else:
            at += 1
    return None


def _parts(lines: tuple[str, ...]) -> list[str]:
    parts: list[str] = []
    is_new = True
    for printed in lines:
        number = None if parts else _NUMBER.match(printed)
        line = printed[number.end() :].strip() if number else printed
        if not line:
            continue
        bare = folded(line)
        if _STOP.fullmatch(bare) or (_STOP.match(bare) and bare.startswith(("ge.", "* ", "["))):
            break
        goes_on = bool(parts) and bool(_GOES_ON.search(parts[-1]))
        if (
            parts
            and not goes_on
            and ((is_masthead(line) and len(line) > 3) or _LAST_PART.match(folded(parts[-1])))
        ):
            break
        text = _NOTE_MARKS.sub("", line).strip()
        if not text:
            continue
        if is_new or (text[0].isupper() and _NEW_PART.match(bare) and not goes_on):
            parts.append(text)
        else:
            parts[-1] = f"{parts[-1]} {text}"
        is_new = bool(_NOTE_MARKS.search(line) or _BEFORE_COUNTRY.fullmatch(folded(parts[-1])))
        if sum(map(len, parts)) > MAX_LENGTH:
            break
    return parts


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
        or bool(AGENDA_ITEM.fullmatch(bare) or _ADOPTED.fullmatch(bare) or _NO_TITLE.fullmatch(bare))
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
    return not (_GOES_ON.search(title) or any(mark in title for mark in _DEBRIS) or _is_debris(title))


def _is_file_name(title: str, path: str) -> bool:
    """Return whether a claimed title is the name of the file, which programs put there."""
    return folded(title) in (folded(PurePosixPath(path).name), folded(PurePosixPath(path).stem))


def _is_debris(title: str) -> bool:
    """Return whether fewer than two in three characters are letters, marks of letters or blanks."""
    text = sum(character.isalpha() or character == " " or bool(combining(character)) for character in title)
    return text * 3 < len(title) * 2
