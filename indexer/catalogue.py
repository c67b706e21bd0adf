"""What documentalists know of documents, held or not: `catalogue.tsv` at the top of a root.

A tab-separated file in UTF-8 whose first line names the columns. It is written by hand, so
it is read strictly: a mistyped value would become a facet nobody finds. The first mistake
stops the reading and is reported with its line.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from indexer.errors import ControlFileError
from indexer.model import FACTS_OF_REFERENCES, Card, Relation
from indexer.vocabulary import also_named, document_types, languages, mechanisms, symbol_key

T = TypeVar("T")

CATALOGUE_FILE = "catalogue.tsv"
RELATIONS_FILE = "relations.tsv"

COLUMNS = (
    "mechanism",
    "body",
    "symbol",
    "aliases",
    "title",
    "date",
    "year",
    "document_type",
    "languages",
    "official_url",
    "seen_url",
    "verification",
    "confidence",
)
"""In any order in the file; `seen_url` and what follows is for the keepers and is not read."""

COLUMNS_MORE = ("remark", *FACTS_OF_REFERENCES)
"""What a keeper adds, and what references want besides; a file may leave any of them out."""

RELATION_COLUMNS = ("citing", "cited", "pinpoint", "seen")
"""Of `relations.tsv`, in any order."""

_KEEPERS_COLUMNS = ("seen_url", "verification", "confidence")
_ALIASES_SEPARATOR = ";"
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_JOURNAL = re.compile(r"(?:19|20)\d\d [CL](?: ?\d+)?(?: ?[AEI])? \d+")  # "2011 C 236 E 69"
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")
_EU_LANGUAGES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
_LANGUAGE_GROUPS = {"all EU official languages": tuple(_EU_LANGUAGES.split())}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Cards, found by the keys of their symbols.

    Attributes:
        cards: In the order of the file.
        digest: Lower-case hexadecimal sha256 of the bytes read; "" without a file. Changes
            when any fact does.
        relations: Who cites what, as a keeper checked it, from `relations.tsv`.
        relations_digest: The same of the bytes of that file. No document is derived from it.
    """

    cards: tuple[Card, ...] = ()
    digest: str = ""
    relations: tuple[Relation, ...] = ()
    relations_digest: str = ""
    _by_key: Mapping[str, Card] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[str, Card] = {}
        for symbols_of in (_own_symbol, _aliases):  # a symbol beats another card's alias
            for card in self.cards:
                for symbol in symbols_of(card):
                    by_key.setdefault(symbol_key(symbol), card)
        object.__setattr__(self, "_by_key", by_key)

    @property
    def state(self) -> str:
        """Changes when any fact of any control file does."""
        return f"{self.digest} {self.relations_digest}".strip()

    def get(self, symbol_key: str, /) -> Card | None:
        """Return the card whose symbol or alias has this key (`symbols.key`)."""
        return self._by_key.get(symbol_key)

    def symbol(self, name: str) -> str:
        """Return the symbol of the document that has this symbol or alias; others as they are."""
        card = self.get(symbol_key(name))
        return card.symbol if card and card.symbol else name


def load(folder: Path, name: str) -> Catalogue:
    """Read the control files at the top of a root; absent or empty ones are an empty catalogue.

    Args:
        folder: The root.
        name: Of the root, as paths show it.

    Raises:
        ControlFileError: For a file that cannot be understood; says where, and what to do.
    """
    cards, digest = _read(folder, name, CATALOGUE_FILE, _cards)
    relations, relations_digest = _read(folder, name, RELATIONS_FILE, _relations)
    catalogue = Catalogue(cards, digest)
    first = tuple(
        replace(each, citing=catalogue.symbol(each.citing), cited=catalogue.symbol(each.cited))
        for each in relations
    )
    return replace(catalogue, relations=first, relations_digest=relations_digest)


def _read(
    folder: Path, name: str, file: str, parse: Callable[[list[str], str], tuple[T, ...]]
) -> tuple[tuple[T, ...], str]:
    """Return the rows of a control file and the digest of its bytes."""
    shown = f"{name}/{file}"
    try:
        data = (folder / file).read_bytes()
    except FileNotFoundError:
        return (), ""
    except OSError as error:
        raise ControlFileError(shown, None, f"cannot be read ({error.strerror}).") from error
    if not data.strip():
        return (), ""
    return parse(_lines(data, shown), shown), hashlib.sha256(data).hexdigest()


def merged(catalogues: Iterable[Catalogue]) -> Catalogue:
    """Return one catalogue of several; for one symbol, the first catalogue's card stays."""
    cards: list[Card] = []
    digests: list[str] = []
    relations: dict[tuple[str, str, str], Relation] = {}
    relations_digests: list[str] = []
    seen: set[str] = set()
    for catalogue in catalogues:
        for each in catalogue.relations:
            relations.setdefault((symbol_key(each.citing), symbol_key(each.cited), each.pinpoint), each)
        relations_digests += filter(None, [catalogue.relations_digest])
        cards += [card for card in catalogue.cards if not card.symbol or symbol_key(card.symbol) not in seen]
        seen |= {symbol_key(card.symbol) for card in catalogue.cards if card.symbol}
        if catalogue.digest:
            digests.append(catalogue.digest)
    return Catalogue(tuple(cards), _one(digests), tuple(relations.values()), _one(relations_digests))


def _one(digests: Sequence[str]) -> str:
    return "".join(digests) if len(digests) < 2 else hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _own_symbol(card: Card) -> tuple[str, ...]:
    return (card.symbol,) if card.symbol else ()


def _aliases(card: Card) -> tuple[str, ...]:
    return card.aliases


def _lines(data: bytes, shown: str) -> list[str]:
    try:
        # An editor's byte order mark is no fault of the keeper's.
        return data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ControlFileError(shown, line, "is not UTF-8. Save the file as UTF-8.") from error


def _cards(lines: list[str], shown: str) -> tuple[Card, ...]:
    header: list[str] | None = None
    cards: list[Card] = []
    line_of_symbol: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        try:
            if header is None:
                header = _header(cells)
                continue
            card = _card(header, cells, f"{shown}, line {number}")
            _no_second(card, line_of_symbol, number)
        except _Mistake as mistake:
            raise ControlFileError(shown, number, str(mistake)) from None
        cards.append(card)
    return tuple(cards)


def _relations(lines: list[str], shown: str) -> tuple[Relation, ...]:
    header: list[str] | None = None
    relations: list[Relation] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if sorted(header) != sorted(RELATION_COLUMNS):
                wanted = ", ".join(RELATION_COLUMNS)
                raise ControlFileError(shown, number, f"the first line names the columns: {wanted}.")
            continue
        row = dict(zip(header, cells, strict=False))
        if len(cells) != len(header) or not row["citing"] or not row["cited"]:
            raise ControlFileError(
                shown,
                number,
                f"each line has {len(header)} columns with one tab between, citing and cited filled.",
            )
        relations.append(Relation(row["citing"], row["cited"], row["pinpoint"], row["seen"]))
    return tuple(relations)


class _Mistake(Exception):
    """Something in one line is wrong; the message says what, and what to do."""


def _header(cells: list[str]) -> list[str]:
    known = (*COLUMNS, *COLUMNS_MORE)
    if unknown := [cell for cell in cells if cell not in known]:
        raise _Mistake(
            f"unknown column {unknown[0]!r}. The first line names the columns: {', '.join(known)}."
        )
    if missing := [name for name in COLUMNS if name not in cells and name not in _KEEPERS_COLUMNS]:
        raise _Mistake(f"the column {missing[0]!r} is missing. Add it to the first line and to each row.")
    if len(set(cells)) < len(cells):
        raise _Mistake("a column is named twice. Remove one of the two.")
    return cells


def _card(header: list[str], cells: list[str], source: str) -> Card:
    if len(cells) != len(header):
        raise _Mistake(
            f"{len(cells)} columns where the first line has {len(header)}."
            " Separate the columns with one tab each, and leave unknown ones empty."
        )
    row = dict(zip(header, cells, strict=True))
    if not row["title"] and not row["symbol"]:
        raise _Mistake("the title is empty. A card without a symbol needs one.")
    for column in ("mechanism", "document_type"):
        if not row[column]:
            raise _Mistake(f"the {column} is empty. Every card needs one.")
    date = row["date"] or row["year"]
    if date and not _is_date(date):
        raise _Mistake(f"{date!r} is not a date. Write 2011, 2011-03 or 2011-03-25.")
    if row["date"] and row["year"] and not row["date"].startswith(row["year"]):
        raise _Mistake(f"the date {row['date']} is not in the year {row['year']}. Correct one of them.")
    if row["official_url"] and not _URL.fullmatch(row["official_url"]):
        raise _Mistake(f"{row['official_url']!r} is not a web address. Begin it with https:// or http://.")
    if row.get("journal") and not _JOURNAL.fullmatch(row["journal"]):
        raise _Mistake(
            f"{row['journal']!r} is no place in the Official Journal. Write year, series and page:"
            " 2011 C 236 E 69."
        )
    aliases = [alias.strip() for alias in row["aliases"].split(_ALIASES_SEPARATOR) if alias.strip()]
    return Card(
        symbol=row["symbol"],
        title=row["title"],
        mechanism=_known("mechanism", row["mechanism"], _mechanism_slugs()),
        body=row["body"],
        type=_known("document type", row["document_type"], _type_slugs()),
        date=date,
        languages=_languages(row["languages"]),
        aliases=tuple(dict.fromkeys((*aliases, *also_named(row["symbol"], row.get("journal", ""))))),
        url=row["official_url"],
        source=source,
        **{column: row.get(column, "") for column in COLUMNS_MORE},
    )


def _is_date(date: str) -> bool:
    if not _DATE.fullmatch(date):
        return False
    try:
        datetime.date.fromisoformat((date + "-01-01")[:10])
    except ValueError:  # 30 February
        return False
    return True


def _known(what: str, value: str, slugs: Mapping[str, str]) -> str:
    try:
        return slugs[value]
    except KeyError:
        raise _Mistake(f"unknown {what} {value!r}. Use one of: {', '.join(sorted(slugs))}.") from None


def _languages(cell: str) -> tuple[str, ...]:
    if cell in _LANGUAGE_GROUPS:
        return _LANGUAGE_GROUPS[cell]
    codes = tuple(code.strip() for code in cell.split(",") if code.strip())
    for code in codes:
        if code not in _language_codes():
            raise _Mistake(f"unknown language {code!r}. Write ISO 639-1 codes with commas between: en,fr.")
    return codes


def _no_second(card: Card, line_of_symbol: dict[str, int], number: int) -> None:
    if not card.symbol:
        return
    first = line_of_symbol.setdefault(symbol_key(card.symbol), number)
    if first != number:
        raise _Mistake(f"{card.symbol} stands in line {first} already. Keep one of the two lines.")


@cache
def _mechanism_slugs() -> dict[str, str]:
    return {entry.slug: entry.slug for entry in mechanisms()}


@cache
def _type_slugs() -> dict[str, str]:
    names = {name: entry.slug for entry in document_types() for name in entry.catalogue_names}
    return names | {entry.slug: entry.slug for entry in document_types()}


@cache
def _language_codes() -> frozenset[str]:
    return frozenset(entry.code for entry in languages())
