"""Find symbols in text and bring them to their canonical form. The rules are the patterns' own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from indexer.symbols import (
    europe,
    human_rights_bodies,
    organizations,
    principal_organs,
    regional_bodies,
    treaty_bodies,
)
from indexer.symbols.pattern import Pattern, compiled, compiled_loosely, compiled_whole, facts_of
from indexer.symbols.sessions import year_of_session
from indexer.vocabulary import symbol_key

PATTERNS: tuple[Pattern, ...] = (
    human_rights_bodies.PATTERNS
    + principal_organs.PATTERNS
    + treaty_bodies.PATTERNS
    + regional_bodies.PATTERNS
    + europe.PATTERNS
    + organizations.PATTERNS
)

key = symbol_key

_DIGIT = re.compile(r"\d|\([IVXLC]")
_ORDERS_WITHOUT_START = tuple(order for order, pattern in enumerate(PATTERNS) if not pattern.starts)
_STARTS = sorted({start for pattern in PATTERNS for start in pattern.starts}, key=len, reverse=True)
_ORDERS_BY_START = {
    start: tuple(
        order
        for order, pattern in enumerate(PATTERNS)
        if any(start.startswith(each) for each in pattern.starts)
    )
    for start in _STARTS
}
_START = re.compile("|".join(map(re.escape, _STARTS)))

_LONGEST = 80  # characters; no symbol is longer, and a page is not worth trying

# One character for one character, so that offsets stay.
_SAME_WIDTH = str.maketrans("\u2010\u2011\u2012\u2013\u00a0\u202f", "----  ")

_UNUSUAL = re.compile("[\u2010\u2011\u2012\u2013\u00a0\u202f]")

_LOOSE = re.compile(
    r"resolution|decision|recommendation|coe-cm|coe-pace$|coe-commissioner|iachr|hrc-doc|iacthr|osce-per"
)
"""Names of series that nothing else looks like, whatever the number."""

_AROUND = re.compile(
    r"^(?:U\.?\s?N\.?\s[Dd]oc(?:ument|\.)?\s|https?://(?:undocs|docs\.un)\.org/(?:[a-z]{2}/)?)|[\s.,;*]+$"
)
_NUMBERED = re.compile(r"/(Add|Corr|Rev|L|CN|WG|Sub|AC|CRP|SR|PV|WP|CONF)[/ ]?(?=\d)", re.IGNORECASE)
_BLANKS = re.compile(  # "A HRC 25 55"
    r"[AES](?: [A-Z]{1,4}(?:\.\d{1,2})?)?(?: [A-Z]{1,4})?(?: (?:S-)?\d{1,4}){2}", re.IGNORECASE
)
_HEADLESS = re.compile(r"(?:HRC|RES)/(?!\d+$)", re.IGNORECASE)  # of the Assembly and its Council
_SPACED = re.compile(r"\s+/\s*")  # "A / HRC / 25 / 55"
_CELEX = re.compile(
    r"[1-9](?:19|20)\d{2}[A-Z]{1,2}\d{4}", re.IGNORECASE
)  # in running text it may be anything
_COMMITTEE = re.compile(r"^([AE])/C/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Symbol:
    """The symbol of a document.

    Attributes:
        canonical: The one form used everywhere, e.g. "A/HRC/25/55".
        series: Which pattern it fits, e.g. "un-hrc-document".
        body: Slug of the issuing body in `vocabulary.mechanisms`; None where the series
            does not tell.
        year: CE, of the document or of its session; None where the symbol does not tell.
        session: As the symbol has it, e.g. "25", "S-28" or "XXIX-O"; None without one.
    """

    canonical: str
    series: str
    body: str | None = None
    year: int | None = None
    session: str | None = None


def parse(text: str) -> Symbol | None:
    """Return the symbol that this whole text is, in any of its usual printed forms.

    Letters may be of any case, "UN Doc." or the address of undocs.org may stand before, a
    full stop or the star of a reissue behind. Full stops or low lines may stand for the
    slashes of a UN symbol, as in file names; blanks may stand around them.
    """
    plain = _AROUND.sub("", text.translate(_SAME_WIDTH).strip())
    plain = _AROUND.sub("", plain)
    if not plain or len(plain) > _LONGEST:
        return None
    forms = [plain]
    if "/" not in plain:
        slashed = _NUMBERED.sub(r"/\1.", re.sub(r"[._-]", "/", plain))
        forms.append(_COMMITTEE.sub(r"\1/C.", slashed))
        if _BLANKS.fullmatch(plain):
            forms.append(plain.replace(" ", "/"))
        if _CELEX.fullmatch(plain):
            forms.append(f"CELEX:{plain}")
    elif _SPACED.search(plain):
        forms.append(_SPACED.sub("/", plain))
    elif _HEADLESS.match(plain):
        forms.append(f"A/{plain}")
    for form in forms:
        for pattern, expression in zip(PATTERNS, _whole_expressions(), strict=True):
            match = expression.fullmatch(form)
            if match:
                return _symbol(pattern, match)
    return None


def key_of_printed(text: str) -> str:
    """Return the key of a symbol in any of its printed forms; of other texts, what `key` makes of them."""
    symbol = parse(text)
    return key(symbol.canonical if symbol else text)


def find(text: str) -> list[tuple[Symbol, int, int]]:
    """Return the symbols in running text with their offsets, in order, without overlaps.

    Offsets are 0-based, half-open, in code points. Takes time linear in the text. Of
    symbols that overlap, the one that begins first stays; of two that begin together, the
    longer.
    """
    plain = text.translate(_SAME_WIDTH) if _UNUSUAL.search(text) else text
    matches = [(match.start(), -match.end(), order, match) for order, match in _matches(plain)]
    found: list[tuple[Symbol, int, int]] = []
    last_end = 0
    for start, _, order, match in sorted(matches, key=lambda entry: entry[:3]):
        if start < last_end:
            continue
        last_end = start + len(match[0].rstrip(" ,\n"))
        found.append((_symbol(PATTERNS[order], match), start, last_end))
    return found


def find_loosely(text: str) -> list[tuple[str, int, int]]:
    """Return what is written as symbols of the series that `LOOSE` names, with numbers that none has.

    A digit too many, or a year of no century: "A/RES/53/1444". What `find` finds is left out.

    Returns:
        As the symbol would be, and its offsets as of `find`; without overlaps.
    """
    plain = text.translate(_SAME_WIDTH) if _UNUSUAL.search(text) else text
    taken = {start for _, start, _ in find(text)}
    found: list[tuple[str, int, int]] = []
    for match, order in sorted(
        ((match, order) for order, match in _loose_matches(plain)),
        key=lambda each: (each[0].start(), -each[0].end()),
    ):
        if match.start() in taken or (found and match.start() < found[-1][2]):
            continue
        facts = facts_of(PATTERNS[order], match)
        canonical = PATTERNS[order].canonical.format_map(facts).removesuffix("()").removesuffix("[]")
        found.append((canonical, match.start(), match.start() + len(match[0].rstrip(" ,\n"))))
    return found


def _loose_matches(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    expressions = _loose_expressions()
    for start in _START.finditer(text):
        for order in _ORDERS_BY_START[start[0]]:
            expression = expressions.get(order)
            if expression and (match := expression.match(text, start.start())):
                yield order, match


@cache
def _loose_expressions() -> Mapping[int, re.Pattern[str]]:
    return {
        order: compiled_loosely(pattern)
        for order, pattern in enumerate(PATTERNS)
        if _LOOSE.search(pattern.series)
    }


def printed(text: str, canonical: str) -> str | None:
    """Return how a text prints a symbol, on one line; None if it does not."""
    wanted = key(canonical)
    for symbol, start, end in find(text):
        if key(symbol.canonical) == wanted:
            return " ".join(text[start:end].split())
    return None


def _matches(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the matches of every pattern, with the pattern's place in `PATTERNS`."""
    if not _DIGIT.search(text):  # every symbol has one, or a Roman numeral, and most lines have none
        return
    expressions = _expressions()
    for start in _START.finditer(text):
        for order in _ORDERS_BY_START[start[0]]:
            if match := expressions[order].match(text, start.start()):
                yield order, match
    for order in _ORDERS_WITHOUT_START:
        if PATTERNS[order].holds not in text:
            continue
        yield from ((order, match) for match in expressions[order].finditer(text))


@cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(pattern) for pattern in PATTERNS)


@cache
def _whole_expressions() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled_whole(pattern) for pattern in PATTERNS)


def _symbol(pattern: Pattern, match: re.Match[str]) -> Symbol:
    facts = facts_of(pattern, match)
    session = pattern.session.format_map(facts) or None
    year = int(facts["year"]) if facts["year"] else None
    if year is None and pattern.calendar and session:
        year = year_of_session(pattern.calendar, session)
    canonical = pattern.canonical.format_map(facts).removesuffix("()").removesuffix("[]")
    return Symbol(canonical, pattern.series, pattern.body, year, session)
