"""Where the title of a United Nations document begins, and of which parts it consists.

The title stands under the masthead and under the titles of the agenda items. Its end is
where a summary, a note of transmission, a chairperson or a footnote begins. Within it, a
line that ends long before the others do is the end of a part.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from indexer.metadata.agenda import lines_of_agenda_title
from indexer.metadata.masthead import AGENDA_ITEM, HEIGHT_LINES, is_masthead, is_session
from indexer.metadata.reading import folded
from indexer.vocabulary import body_names, countries

MAX_LENGTH = 650  # characters; longer ones are running text
BLOCK_LINES = 16
SHORT = 0.76
"""A line is short if the next word would still fit into this share of the width."""

LEAST_WIDTH = 45  # characters; of narrower blocks nothing is known

PART_SEPARATOR = " - "
"""Between title and subtitle, as the documentalists of the United Nations write it."""

_STOP = re.compile(
    r"""
      (?:executive\s)?summary\*? | abstract | (?:table\sof\s)?contents | introduction | [ivx]{1,4}\.(?:\s.*)?
    | resumen? | indice | sommaire | table\sdes\smatieres | резюме | содержание |摘要 | 目录 | موجز
    | ge\.\s?\d\d.* | \*?\d{6,}\*? | \d{1,2}-\d{5}.* | [*_]{2,}.* | \*+\s?[A-Za-z].* | _{3,}.* | 1\.(?:\s.*)?
    | (?:the\s)?(?:human\srights\scouncil|general\sassembly),.*
    | le\sconseil\sdes\s.* | l'assemblee\sgenerale.*
    | the\s(?:human\srights\scouncil|general\sassembly)\s.*
    | el\sconsejo\sde\s.* | la\sasamblea\sgeneral.*
    | (?:the\s)?present\s(?:report|document|note)\b.* | le\spresent\s.* | el\spresente\s.*
    | (?:人权理事会|大会|安全理事会)[，,].* | ان\s(?:مجلس|الجمعية)\s.*
    | (?:совет\sпо\sправам\sчеловека|генеральная\sассамблея),.*
    | (?:the|le|la|el)\s(?:secretariat|secretary-general|secretaire|secretaria|secretario)(?!.s\s).*
    | (?:previously\sissued|reissued|late\ssubmission)\b.*
    | (?:reproduced\sas|reproducido\ssegun|reproduit\stel)\b.*
    | agenda | annotations | annex(?:es)?\b.*
    | the\sannex\b.* | communications\ssent\b.* | at\s(?:the|its)\s\d+\w+\smeeting\b.*
    | (?:prepared\sby\s)?(?:co-?)?(?:chair(?:person|man|woman)?s?|(?:vice-)?presidents?|rapporteurs?)
      (?:[-/–,\s]{1,3}(?:and\s)?(?:co-?|vice-)?(?:chair(?:person|man|woman)?s?|rapporteurs?|presidents?))*\s?:.*
    | (?:vice-)?presidente?\sand\b.* | .*\(co-(?:rapporteur|chair)\w*\)
    | \[.*
    """,
    re.VERBOSE,
)
ADOPTED = re.compile(
    r"(?:resolutions?|decisions?|president's\sstatement)\s(?:adopted|adoptee|aprobada|adoptada)\b.*"
    r"|(?:resolucion|decision)\s(?:aprobada|adoptada)\b.*|statement\sby\sthe\spresident|(?:prst\s)\d+/\d+"
    r"|(?:резолюция|решение),?\sпринят.*|resolucion\saprobada.*",
)
NUMBER = re.compile(r"\(?(?:S-)?\d{1,2}/\d{1,3}\)?\.?(?=\s|$)")
_NEW_PART = re.compile(
    r"""
      (?:[\w-]+\s){0,2}(?:report|study)s?\s(?:of|by|submitted\sby)\sthe\b
    | note\s(?:by|verbale|du|de)\b | comments\s(?:by|of|from) | addendum | corrigendum | letter\sdated
    | views\son\sconclusions\b | (?:preliminary|thematic)\s(?:note|report)\b
    | rapports?\s(?:du|de)\b | informes?\sdel?\b | nota\s(?:del?|verbal)\b | доклад\s | записка\s
    """,
    re.VERBOSE,
)
_BEFORE_COUNTRY = re.compile(r"report of the working group on the universal periodic review")
NOTE = re.compile(r"note\s(?:by|du|de)\b|nota\sdel?\b|записка\s")
"""A covering note. Nothing of the title stands under it."""
_OF_SECRETARIAT = re.compile(r"note\sby\sthe\ssecretariat|note\sdu\ssecretariat|nota\sde\sla\ssecretaria")
_OF_MANDATE = re.compile(
    r"""
      (?:[\w-]+\s)?reports?\s(?:of|by)\sthe\s(?:special\srapporteur|independent\sexpert|working\sgroup)
    | rapports?\s(?:du|de\sla|de\sl')\s?(?:rapporteu|expert|groupe\sde\stravail)
    | informes?\s(?:del|de\sla)\s(?:relator|expert|grupo\sde\strabajo)
    """,
    re.VERBOSE,
)
_OF_AUTHOR = re.compile(r"(?:[\w-]+\s){0,2}reports?\s(?:of|by|submitted\sby)\b")
_NAME = re.compile(r",\s(?:M[rs]{1,2}\.\s)?[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]*){1,3}$")
NOTE_MARKS = re.compile(r"(?:\s*(?:\*+|\s\d/)(?:\s*,\s*\*+)*)+\s*$")

GOES_ON = re.compile(
    r"(?:\b(?:of|the|and|for|on|in|to|a|an|by|with|its|their|his|her|at|from|as|or|de|des|du|la|le|les|et"
    r"|el|los|las|y|en|del|e|do|da|dos|das|sur|sobre|su|или|и|в|о|по)|[-–—:,&])$",
    re.I,
)
_LOST_HYPHEN = re.compile(
    r"\b(?:(?P<secretary>Secretary|Secrétaire)(?=General|Général)"
    r"|(?P<tens>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))"
    r"(?=(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)"
    r"|(?P<related>(?!(?:un|inter|cor)related)[a-z]{4,})(?=related\b)"
    r"|(?P<non>non)(?=(?:discriminat|recurrence|repatriat|governmental|custodial|refoulement|state\b)))",
    re.I,
)


def end_of_masthead(lines: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the title begins: behind the last line of masthead, agenda or act of adoption.

    Returns:
        Index of the first line of the title, and index of the first line of the last agenda
        title before it (equal if there is none); None without a masthead.
    """
    anchor = _last_session_or_item(lines)
    if anchor is None:
        return _end_of_plain_masthead(lines)
    at = agenda = anchor + 1
    seen: set[str] = set()
    has_items = any(AGENDA_ITEM.fullmatch(folded(line)) for line in lines[:at])
    while at < min(len(lines), HEIGHT_LINES):
        count = lines_of_agenda_title(lines, at) if has_items else 0
        name = folded(" ".join(lines[at : at + count]))
        if count and name not in seen:  # a second time, it is the title
            seen.add(name)
            agenda = at
            at += count
        elif not count and (is_masthead(lines[at]) or ADOPTED.fullmatch(folded(lines[at]))):
            at += 1
            agenda = max(agenda, at) if not seen else agenda
        elif has_items and not seen and (skipped := _lines_before_agenda(lines, at)):
            at += skipped
        elif has_items and not seen and (count := _capitals(lines, at)):
            seen.add(folded(" ".join(lines[at : at + count])))
            agenda = at
            at += count
        else:
            break
    return (at, agenda if seen else at) if at < len(lines) else None


def parts_of(lines: tuple[str, ...]) -> list[str]:
    """Return the parts of a title whose first line is the first of these lines."""
    block = _block(lines)
    width = sorted(map(len, block))[-2] if len(block) > 2 else 0  # joined words may stick out of one line
    parts: list[str] = []
    before = ""
    for printed in block:
        number = None if parts else NUMBER.match(printed)
        line = printed[number.end() :].strip() if number else printed
        text = NOTE_MARKS.sub("", line).strip()
        if not text:
            continue
        if not parts:
            parts.append(text)
        elif _completes_name(parts[-1], text):
            parts[-1] = f"{parts[-1]} {text}"
        elif NOTE.match(folded(parts[-1])):
            break
        elif _begins_part(text, parts[-1], before, width):
            parts.append(text)
        else:
            parts[-1] = f"{parts[-1]} {text}"
        before = line
    while len(parts) > 1 and sum(map(len, parts)) > MAX_LENGTH:
        parts.pop()
    parts = [_LOST_HYPHEN.sub(lambda found: found[0] + "-", part) for part in parts]
    return parts[:-1] if _is_mere_cover(parts) else parts


def _block(lines: tuple[str, ...]) -> list[str]:
    block: list[str] = []
    for line in lines[:BLOCK_LINES]:
        bare = folded(line)
        goes_on = bool(block) and bool(GOES_ON.search(NOTE_MARKS.sub("", block[-1])))
        if _STOP.fullmatch(bare) and not (goes_on and not bare.startswith(("*", "_", "ge."))):
            break
        goes_on = goes_on or line[0].islower()
        if block and not goes_on and len(line) > 3 and is_masthead(line) and not is_session(line):
            break
        block.append(line)
    return block


def _begins_part(text: str, part: str, before: str, width: int) -> bool:
    if GOES_ON.search(part) or text.startswith("("):
        return False
    if NOTE_MARKS.search(before) or _BEFORE_COUNTRY.fullmatch(folded(part)):
        return True
    if not text[0].isupper() and text[0] not in '“"«':
        return False
    if _NEW_PART.match(folded(text)):
        return True
    if _NAME.search(before) and _OF_AUTHOR.match(folded(part)) and " " in text:
        return True  # one word more is the second family name of the author
    is_short = len(before) + 1 + len(text.split()[0]) < width * SHORT
    return is_short and width >= LEAST_WIDTH


def _completes_name(part: str, text: str) -> bool:
    """Tell whether a line begins with what the line before left of a name: "the Syrian Arab / Republic".

    Of countries and bodies the names are known; of a person, one name more stands before ", and".
    """
    last, (first, *following) = part.split()[-1], text.split()
    if first.endswith(",") and following[:1] in (["and"], ["y"], ["et"]):
        return True
    return (folded(last), folded(first).rstrip(".,;*")) in _neighbours()


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    """Return the pairs of words that stand side by side in names of countries and bodies."""
    names = [folded(name) for country in countries() for name in country.names]
    names += [name for _, name in body_names() if "*" not in name]
    return frozenset(pair for name in names for pair in pairwise(name.split()))


def _is_mere_cover(parts: list[str]) -> bool:
    """Return whether the last part is the note under which the report of a mandate is sent on."""
    return (
        len(parts) > 1
        and bool(_OF_SECRETARIAT.fullmatch(folded(parts[-1])))
        and any(_OF_MANDATE.match(folded(part)) for part in parts[:-1])
    )


def _last_session_or_item(lines: tuple[str, ...]) -> int | None:
    anchor = None
    for at, line in enumerate(lines[:HEIGHT_LINES]):
        bare = folded(line)
        if _STOP.fullmatch(bare) and not bare.startswith(("1.", "[", "*")):
            break
        begins = at == 0 or not GOES_ON.search(lines[at - 1])
        if AGENDA_ITEM.fullmatch(bare) or (begins and is_session(line)):
            anchor = at
    return anchor


def _end_of_plain_masthead(lines: tuple[str, ...]) -> tuple[int, int] | None:
    end = None
    for at, line in enumerate(lines[:HEIGHT_LINES]):
        if is_masthead(line) or ADOPTED.fullmatch(folded(line)):
            end = at + 1
        elif end is not None and end > 3:
            return end, end
    return None


def _lines_before_agenda(lines: tuple[str, ...], at: int) -> int:
    """Return how many lines, with the name of a lower body, stand here above the title of an item."""
    for count in (1, 2):
        if lines_of_agenda_title(lines, at + count) and not _NEW_PART.match(folded(lines[at])):
            return count
    return 0


def _capitals(lines: tuple[str, ...], at: int) -> int:
    """Return how many lines in capitals stand here above a title that is not in capitals."""
    count = 0
    while at + count < len(lines) and lines[at + count].isupper() and count < 6:
        count += 1
    if not count or at + count >= len(lines) or _NEW_PART.match(folded(lines[at])):
        return 0
    following = lines[at + count]
    bare = folded(following)
    is_title = not _STOP.fullmatch(bare) and not NOTE.match(bare) and bool(_NEW_PART.match(bare))
    return count if is_title else 0
