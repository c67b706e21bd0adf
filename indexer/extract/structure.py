"""What each block of a document is: heading, note or body, and with which number.

Notes are small and stand at the end of a page, or begin with a number that is raised there or in
the text of the page; headings are set off from the text, or named or numbered as headings are.
Which numbers are those of paragraphs is told by their company: see `numbering`.

Limits: a heading that looks like the text around it, and has neither number nor name, is body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexer.extract.marks import ARTICLE, RAISED, ends, is_of_contents, mark_of
from indexer.extract.numbering import Role, numbers
from indexer.extract.protocol import Block
from indexer.model import ParagraphKind

_PLAIN_DIGITS = str.maketrans(RAISED, "0123456789")
_RAISED_DIGITS = str.maketrans("0123456789", RAISED)

# "¹ See", "* See", "1/ See" and "a/ See" as in old documents, "1. See", "1 See".
_NOTE = re.compile(
    rf"(?P<raised>[{RAISED}]{{1,3}})\s*[^\s{RAISED}.,;:)]|(?P<mark>\*{{1,3}}+|[†‡])\s*\S"
    r"|(?P<slashed>\d{1,3}|[a-z])/\s+\S|(?P<plain>\d{1,3})[.)]?\s+\S"
)
_NUMBERED_HEADING = re.compile(r"(?:(?P<roman>[IVXL]{1,6})|(?P<letter>[A-Z]))[.)]\s+\S")
_NAMED_HEADING = re.compile(
    r"(?:annex|annexe|anexo|appendix|appendice|apéndice|chapter|chapitre|capítulo|part|partie|parte|приложение)"
    r"(?:\s+(?:[IVXLC]+|\d{1,3}|[A-Z]))?\b[^.;]{0,80}",
    re.IGNORECASE,
)
_KNOWN_HEADING = re.compile(
    r"pr[eé][aá]mb(?:le|ule|ulo)|preâmbulo|präambel|преамбула|introducti?on|introducción|introdução"
    r"|conclusi?ons?|conclusiones|recommendations?|recommandations|recomendaciones",
    re.IGNORECASE,
)

_LOWER_PART = 0.55  # of a page, where notes stand
_SMALLER = 0.94  # than the body: a note
_LARGER = 1.1  # a heading
_LETTERS = re.compile(r"(?:[^\W\d_][^\n]*?){3}")  # as many as a heading has at least, on a line
_BULLETS = "•●○◦■□▪▫◆►▶➢➤✓✔–—-*·"
_LONGEST_HEADING = 220  # characters
_LONGEST_TITLE = 160  # that is not set off
_LONGEST_BETWEEN = 100  # title between numbered paragraphs

_TEXT = (ParagraphKind.BODY, ParagraphKind.HEADING)

Found = tuple[ParagraphKind, str, int]
"""Kind, number, level of a heading; see `Paragraph`."""

Kind = tuple[ParagraphKind, int]


def paragraphs(pages: Sequence[Sequence[Block]]) -> list[list[Found]]:
    """Say what each block of each page is; the texts are clean."""
    body = _body_size(pages)
    levels = _heading_levels(pages, body)
    has_raised = _has_raised(pages)
    kinds: list[Kind] = []
    blocks: list[Block] = []
    last: set[int] = set()
    goes_on = False
    for page in pages:
        row = _kinds(page, body, levels, has_raised, goes_on)
        kinds += row
        blocks += page
        goes_on = _goes_on(page, row)
        bodies = [block for block, (kind, _) in zip(page, row, strict=True) if kind is ParagraphKind.BODY]
        last.update(id(block) for block in bodies[-1:] if any(block.place))
    roles = [_role(block, kind, id(block) in last) for block, kind in zip(blocks, kinds, strict=True)]
    numbered = numbers([block.text for block in blocks], roles, [block.size for block in blocks])
    found = [
        _found(block, kind, level, number, is_heading)
        for block, (kind, level), (number, is_heading) in zip(blocks, kinds, numbered, strict=True)
    ]
    of_blocks = iter(_with_titles(blocks, roles, found))
    return [[next(of_blocks) for _ in page] for page in pages]


def _found(block: Block, kind: ParagraphKind, level: int, number: str, is_heading: bool) -> Found:
    if kind is ParagraphKind.NOTE:
        return kind, block.number or _note_number(block.text), 0
    if block.kind is None and kind in (ParagraphKind.BODY, ParagraphKind.HEADING):
        kind = (
            ParagraphKind.HEADING
            if is_heading or (kind is ParagraphKind.HEADING and not number)
            else ParagraphKind.BODY
        )
    if kind is ParagraphKind.HEADING:
        mark = mark_of(block.text)
        return kind, block.number, level or 3 + (len(mark.prefix) if mark else 0)
    return kind, block.number or number, 0


def _with_titles(blocks: Sequence[Block], roles: Sequence[Role], found: Sequence[Found]) -> list[Found]:
    """Make headings of the titles between numbered paragraphs."""
    made = list(found)
    shown = [index for index, (kind, _, _) in enumerate(found) if kind in _TEXT]
    for before, index, after in zip(shown, shown[1:], shown[2:], strict=False):
        text = blocks[index].text
        if (
            found[index] == (ParagraphKind.BODY, "", 0)
            and blocks[index].kind is None
            and len(text) <= _LONGEST_BETWEEN
            and text[0].isupper()
            and (roles[index] is Role.TITLE or _NUMBERED_HEADING.match(text))
            and (found[before][0] is ParagraphKind.HEADING or ends(blocks[before].text))
            and found[after][0] is ParagraphKind.BODY
            and found[after][1][:1].isdecimal()
            and mark_of(blocks[after].text)
        ):
            made[index] = (ParagraphKind.HEADING, "", 5)
    return made


def _role(block: Block, kind: Kind, is_last: bool) -> Role:
    if kind[0] is ParagraphKind.BODY:
        # What ends with a page may go on behind it.
        is_title = len(block.text) <= _LONGEST_TITLE and not is_last and not _ends_as_body(block.text)
        return Role.TITLE if is_title else Role.BODY
    if kind[0] is not ParagraphKind.HEADING:
        return Role.OTHER
    return Role.HEADING if block.kind is None and mark_of(block.text) else Role.BREAK


def _ends_as_body(text: str) -> bool:
    return text.rstrip(RAISED + '*”"’» ').endswith((".", ";", ":", ",", ")", "…", "؛", "،", "。"))


def _body_size(pages: Sequence[Sequence[Block]]) -> float:
    letters: Counter[float] = Counter()
    for page in pages:
        for block in page:
            letters[block.size] += len(block.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _heading_levels(pages: Sequence[Sequence[Block]], body: float) -> dict[float, int]:
    """Return the level of headings by their size: the larger, the higher; 1 is the highest."""
    sizes = {
        block.size
        for page in pages
        for block in page
        if block.kind is None and block.size > _LARGER * body and len(block.text) <= _LONGEST_HEADING
    }
    return {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _has_raised(pages: Sequence[Sequence[Block]]) -> bool:
    """Tell whether the notes of a document begin with raised numbers; then plain ones begin none."""
    raised = [
        block
        for page in pages
        for block in page
        if block.text and block.text[0] in RAISED and _NOTE.match(block.text)
    ]
    return len(raised) > 1


def _kinds(
    page: Sequence[Block], body: float, levels: dict[float, int], has_raised: bool, goes_on: bool
) -> list[Kind]:
    kinds: list[Kind] = []
    foot = _foot(page, body)
    in_notes = False
    for index, block in enumerate(page):
        if block.kind is not None:
            kinds.append((block.kind, block.level))
            continue
        is_low = block.place[0] > _LOWER_PART
        begins = _NOTE.match(block.text)
        if block.size and body and block.size < _SMALLER * body:
            if (
                begins
                and (
                    begins["raised"]
                    or begins["mark"]
                    or begins["slashed"]
                    or (
                        begins["plain"]
                        and not has_raised
                        and ((is_low and index >= foot) or _is_raised(begins["plain"], page, body))
                    )
                )
            ) or (goes_on and index >= foot):
                in_notes = True
        elif begins and (begins["raised"] or begins["slashed"] or (begins["mark"] and is_low)):
            kinds.append((ParagraphKind.NOTE, 0))
            continue
        else:
            in_notes = False
        if in_notes:
            kinds.append((ParagraphKind.NOTE, 0))
        elif level := _heading_level(block, body, levels):
            kinds.append((ParagraphKind.HEADING, level))
        else:
            kinds.append((ParagraphKind.BODY, 0))
    return kinds


def _is_raised(number: str, page: Sequence[Block], body: float) -> bool:
    """Tell whether the text of a page has a number raised: then its note is there, perhaps in the margin."""
    raised = number.translate(_RAISED_DIGITS)
    mark = re.compile(rf"(?<![{RAISED}]){raised}(?![{RAISED}])")
    return any(
        raised in block.text and mark.search(block.text) is not None
        for block in page
        if block.kind is None and block.size >= _SMALLER * body
    )


def _foot(page: Sequence[Block], body: float) -> int:
    """Return the first of the small blocks that end a page."""
    foot = len(page)
    for index in range(len(page) - 1, -1, -1):
        block = page[index]
        if block.kind is None:
            if not 0 < block.size < _SMALLER * body:
                break
            foot = index
    return foot


def _goes_on(page: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """Tell whether the last note of a page goes on on the next."""
    for block, (kind, _) in zip(reversed(page), reversed(kinds), strict=True):
        if kind is not ParagraphKind.RUNNING:
            return kind is ParagraphKind.NOTE and not ends(block.text)
    return False


def _heading_level(block: Block, body: float, levels: dict[float, int]) -> int:
    """Return the level of a heading from 1; 0 if it is none."""
    text = block.text
    if len(text) > _LONGEST_HEADING or text.count("\n") > 4 or text[0] in _BULLETS:
        return 0
    is_large = block.size > _LARGER * body > 0
    is_set_off = is_large or block.is_bold
    last = text.rstrip(RAISED + "* ")
    if last.endswith((".", ";", ",")) and not is_large:
        return 0
    if is_of_contents(text) or not _LETTERS.search(text):
        return 0
    is_numbered = mark_of(text) is not None
    if is_numbered and last.endswith((":", ")")):
        return 0
    if ARTICLE.fullmatch(text) or _KNOWN_HEADING.fullmatch(text):
        return 4
    if _NAMED_HEADING.fullmatch(text.split("\n")[0]) and (is_set_off or text.isupper() or len(text) < 30):
        return 1
    numbered = _NUMBERED_HEADING.match(text)
    if numbered and (is_set_off or len(text) < 90) and not last.endswith(","):
        return 1 if numbered["roman"] and numbered["roman"] not in "CDLM" else 2
    if not is_set_off:
        return 0
    if is_numbered:
        return 3
    return levels.get(block.size, 4) if is_large else 4


def _note_number(text: str) -> str:
    found = _NOTE.match(text)
    if found is None:
        return ""
    number: str = found["mark"] or found["raised"] or found["slashed"] or found["plain"]
    return number.translate(_PLAIN_DIGITS)
