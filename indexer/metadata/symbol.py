"""The document's own symbol, among all the symbols it cites.

A document wears its symbol: alone on a line near the top, in the name of the page, or in
the name of the file. A symbol in a sentence is a citation, wherever it stands.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath

from indexer.metadata.masthead import HEIGHT_LINES, has_masthead, is_masthead
from indexer.metadata.reading import Reading, evidence, folded
from indexer.model import Finding
from indexer.symbols import Symbol, find, parse

_NO_COVER = frozenset(
    {
        "un-press-release",
        "eu-procedure",
        "coe-treaty",
        "coe-treaty-in-french-and-spanish",
        "ecthr-application",
        "iachr-session",
    }
)
"""Series that name a case or a press cutting rather than the document that shows them."""

_OF_A_JOINT_DOCUMENT = ("-", "\u2010", "\u2011", "\u2013", "\u2014")
"""What alone stands between the symbols of a document of several bodies."""

_TITLED = frozenset(
    {"coe-cm", "coe-cm-to-2003", "coe-cm-recommendation-to-2001", "coe-cm-recommendation-2000-2001"}
)
_OF_ITS_BODY = re.compile(
    r"[\s*]*(?:\(\d{4}\)\s)?(?:of\sthe\scommittee|du\scomit[ée]|del\scomit[ée])\b", re.IGNORECASE
)
_LABEL = re.compile(r"\s*(?:document\s|index\s)?(?:index|number|symbol|reference|ref)\.?\s?:\s*", re.I)
_COURT = re.compile(
    r"""(?:european\scourt\sof\shuman\srights|cour\seuropeenne\sdes\sdroits\sde\sl'homme)
      | grand\schamber | grande\schambre | (?:court|cour)\s\((?:plenary|chamber|pleniere|chambre)\)
      | (?:former\s)?(?:first|second|third|fourth|fifth)\ssection
      | (?:ancienne\s)?(?:premiere|deuxieme|troisieme|quatrieme|cinquieme)\ssection""",
    re.VERBOSE,
)
_DECIDED = re.compile(  # the number, the word for what it is, "(Striking out)", and the town of the Court;
    # since 2019 the keywords stand between, and what the Registry says of them or of a correction
    r"""\((?P<printed>
          (?:applications?\snos?\.?|requetes?\sn(?:os?|[°º]s?)\.?)\s?(?P<number>\d{1,5}/\d\d)(?!\d)[^()]{0,200}
        )\)
        \s(?:judgment|arret|decision)(?:\s\([^()]{1,80}\))?
        (?: \n (?: art(?:icles?|\.)?\s?\d | prepared\sby\sthe\sregistry | etabli\spar\sle\sgreffe
              | (?:this|cette|cet|le\spresent|la\spresente)\s(?:version|judgment|decision|arret)\s
                (?:was|has\sbeen|a\sete)\srectifie ).{1,3000}? \n | \s )
        strasbourg(?![^\W_])""",
    re.VERBOSE | re.DOTALL,
)
_DISCUSSED = re.compile(
    r"(?<![^\W_])(?:notes?|comments?|commentar(?:y|ies)|commentaires?|submissions?|observations?|interventions?"
    r"|interveners?|intervenants?)(?![^\W_])"
)
_PAGE_HEAD_LINES = 5
_LANGUAGE_AT_THE_END = re.compile(r"[ _.-](?:ar|en|es|fr|ru|zh|pt|[acefrs])$", re.IGNORECASE)
_SITE_PART = re.compile(r"\s+[|–—-]\s+")


def of_cover(reading: Reading) -> Finding[Symbol] | None:
    """The first symbol that stands alone, or with nothing but masthead, on a line near the top.

    Web pages without a masthead have menus and lists of links there; of them, the first lines only.
    Drafts without one have lists of references; of them, the first line only.
    """
    height = HEIGHT_LINES
    if not has_masthead(reading.lines):
        height = _PAGE_HEAD_LINES if reading.is_html else 1 if reading.is_draft else HEIGHT_LINES
    lines = reading.lines[:height]
    lines += tuple(line for line in reading.lines[len(lines) : HEIGHT_LINES] if _LABEL.match(line))
    for line in lines:
        symbol = _alone(line)
        if symbol:
            return Finding(symbol, "masthead", evidence(line), reading.page)
    for first, second in pairwise(lines):  # broken after a slash, in a narrow column
        symbol = _alone(first + second) if first.endswith(("/", "-", ".")) else None
        if symbol:
            return Finding(symbol, "masthead", evidence(first + second), reading.page)
    return None


def of_running_head(reading: Reading) -> Finding[Symbol] | None:
    """The symbol that is alone on the first or last line of two pages."""
    seen: dict[str, int] = {}
    for page in reading.extraction.pages[:6]:
        lines = [line.strip() for line in page.text.splitlines() if line.strip()]
        symbol = next(filter(None, map(_alone, lines[:2] + lines[-2:])), None)
        if symbol and symbol.canonical in seen:
            return Finding(symbol, "running-head", symbol.canonical, page.number)
        if symbol:
            seen[symbol.canonical] = page.number
    return None


def of_head(reading: Reading) -> Finding[Symbol] | None:
    """The symbol at the beginning or the end of the title that the file gives itself."""
    for hint in ("title", "pdf:Title"):
        title = reading.extraction.hint(hint)
        for part in (title, *_SITE_PART.split(title)):
            symbol = _at_an_end(part)
            if symbol:
                return Finding(symbol, "head-title", evidence(title))
    return None


def of_first_line(reading: Reading) -> Finding[Symbol] | None:
    """The symbol with which one of the first lines begins: "Recommendation CM/Rec(2018)11 of the …".

    Only where a masthead shows that this is a document, or where a series begins its own title with
    the symbol and its body; other texts begin with the symbols they discuss.
    """
    has_head = has_masthead(reading.lines)
    for place, line in enumerate(reading.lines[:6]):
        symbol = _at_an_end(line, behind=False)
        if symbol and (has_head or _is_titled(symbol, " ".join(reading.lines[place : place + 2]))):
            return Finding(symbol, "first-line", evidence(line), reading.page)
    return None


def of_application(reading: Reading) -> Finding[Symbol] | None:
    """The number of the application on the cover of a judgment of the European Court; of several, the first.

    All judgments of one case have it. The cover has, one behind the other, the Court or its chamber, the
    case, the number in brackets, the word for what it is, and the town. What others write on a judgment, or
    hand in before one, has some of these lines, and says above them or between them what it is.
    """
    lines = [folded(line).strip(" *") for line in reading.lines]
    for place, line in enumerate(lines[:HEIGHT_LINES]):
        match = _DECIDED.match("\n".join(lines[place:])) if line.startswith("(") else None
        if (
            match
            and any(map(_COURT.fullmatch, lines[:place]))
            and not any(map(_DISCUSSED.search, lines[:place]))
        ):
            symbol = parse(f"ECtHR App. {match['number']}")
            said = evidence(f"({match['printed']})")
            return Finding(symbol, "application", said, reading.page) if symbol else None
    return None


def is_of_itself(rule: str, reading: Reading) -> bool:
    """Tell whether the symbol that a rule found is surely the document's, also in what people write.

    A draft that begins with a symbol discusses it, unless a masthead stands there as well, or the
    symbol runs along its pages, is the name of its file, or the number on the cover of a judgment.
    """
    return (
        not reading.is_draft
        or rule in ("running-head", "file-name", "application")
        or has_masthead(reading.lines)
    )


def _is_titled(symbol: Symbol, text: str) -> bool:
    """Tell whether a text goes on behind its symbol as titles of this series do: "… of the Committee …"."""
    return symbol.series in _TITLED and bool(_OF_ITS_BODY.match(text[find(text)[0][2] :]))


def of_file_name(reading: Reading) -> Finding[Symbol] | None:
    """The symbol that the file is named after: "A_HRC_25_55.pdf"."""
    name = PurePosixPath(reading.path).stem
    for form in (name, _LANGUAGE_AT_THE_END.sub("", name)):
        symbol = parse(form)
        if symbol and symbol.series not in _NO_COVER:
            return Finding(symbol, "file-name", evidence(PurePosixPath(reading.path).name))
    return None


def _alone(line: str) -> Symbol | None:
    if len(line) > 90 or line.startswith("*"):  # a footnote
        return None
    found = [entry for entry in find(line) if entry[0].series not in _NO_COVER]
    if not found:
        return None
    symbol, start, end = found[0]
    for _, begin, last in found[1:]:
        if line[end:begin].strip() not in _OF_A_JOINT_DOCUMENT:
            return None
        end = last
    before = "" if _LABEL.fullmatch(line[:start]) else line[:start]
    rest = (before + " " + line[end:]).strip(" *()[].,–-")
    if rest.isalpha() and len(rest) <= 3 and not rest.isupper():  # "See"
        return None
    return symbol if not rest or is_masthead(rest) or parse(rest) else None  # parse: of a joint document


_TYPE_WORD = re.compile(
    r"(?:resolution|recommendation|r[ée]solution|recommandation|decision|resoluci[óo]n|declaration)\s*", re.I
)


def _at_an_end(text: str, behind: bool = True) -> Symbol | None:
    found = [entry for entry in find(text) if entry[0].series not in _NO_COVER]
    if not found:
        return None
    symbol, start, _ = found[0]
    if not text[:start].strip(" [(") or _TYPE_WORD.fullmatch(text[:start]):
        return symbol
    symbol, _, end = found[-1]
    return symbol if behind and not text[end:].strip(" *)].") else None
