"""The nouns of the project: plain, frozen values that every stage shares.

Conventions, stated once: page numbers count from 1, in file order (not the printed
label). Offsets are 0-based, half-open, in Unicode code points of `Page.text`. Sizes
end in `_bytes`, durations in `_s`. Countries are ISO 3166-1 alpha-3, languages
ISO 639-1 (else 639-3, else `und`). Dates are ISO 8601, cut to what is known:
`2011`, `2011-03` or `2011-03-25`. What is not established is None, never "" or 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")

ID_LENGTH = 16  # hexadecimal digits of a document id

FACTS_OF_REFERENCES = ("authors", "number", "supplement", "journal", "place")
"""What only references need and only a person says, for a file or in a catalogue: no rule reads it out of
a text."""

FACTS = (
    "title",
    "symbol",
    "mechanism",
    "body",
    "type",
    "date",
    "adopted",
    "distributed",
    "year",
    "session",
    "language",
    "countries",
    "remark",
    *FACTS_OF_REFERENCES,
)
"""What is said of a document: fields of `Metadata`, in the order in which readers are told them."""

CHECKED = "checked"
"""The rule of facts that a person has checked."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file found in a folder, before anyone has read its text.

    Attributes:
        path: `<root name>/<path inside the root>` with "/", so that an index can be moved.
        sha256: Lower-case hexadecimal digest of the bytes; the identity of the content.
        size_bytes: Size on disk.
        media_type: From the content, not from the file name.
    """

    path: str
    sha256: str
    size_bytes: int
    media_type: str


class ParagraphKind(StrEnum):
    """What a paragraph is to its reader."""

    BODY = "body"
    HEADING = "heading"
    NOTE = "note"  # footnote or endnote
    RUNNING = "running"  # running head or foot, page or job number: shown, but not part of the text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of a page that can be told apart and, if it has a number, cited.

    Attributes:
        start, end: Offsets into `Page.text`, half-open.
        number: As printed, without the stop behind it: "12", "34 (a)"; of a note, its call.
            "" if it has none. A paragraph that goes on from the page before has its number again.
        level: Of a heading, from 1; 0 for everything else.
    """

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY
    number: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF, or one section of a document without pages.

    Attributes:
        number: From 1.
        text: NFC, line ends "\n", blank lines between paragraphs, end-of-line hyphens rejoined.
            Running heads and notes are in it.
        label: Printed label or heading, e.g. "iv" or "B. Findings".
        paragraphs: In order, without overlaps; what stands between them is blank.
        confidence: Mean confidence of the OCR that read it, in percent; None if nothing had to
            be guessed from a picture.
        anchor: Name by which an address leads to it in the original, as after "#"; "" if it has none.
    """

    number: int
    text: str
    label: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    confidence: float | None = None
    anchor: str = ""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"page numbers start at 1, got {self.number}")


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of a table of contents.

    Attributes:
        title: Clean, on one line.
        level: From 1.
        page: Number of the page it leads to, from 1.
    """

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read of one file.

    Attributes:
        pages: Pages read, in file order. Fewer than `pages_total` if a limit stopped the reading.
        pages_total: Pages the file has.
        hints: What the file says of itself, as (name, value): `title`, `lang`, `canonical`,
            `meta:<name>`, `pdf:<key>`. Claims, not facts: metadata rules weigh them.
        shortfall: Why pages are missing or unreadable, for the report; "" if all was read.
        advice: What to do about the shortfall; "" if there is none.
        outline: Bookmarks of the file, in order; () if it has none.
    """

    pages: tuple[Page, ...]
    pages_total: int
    hints: tuple[tuple[str, str], ...] = ()
    shortfall: str = ""
    advice: str = ""
    outline: tuple[OutlineEntry, ...] = ()

    def hint(self, name: str) -> str:
        """Return the first value of this name, or ""."""
        return next((value for key, value in self.hints if key == name), "")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text cites a document.

    Attributes:
        canonical: The one form of the document's symbol or name, e.g. "A/RES/53/144"; where nothing
            fits, the text as printed.
        page: Number of the page; 1 for a text without pages.
        start, end: Of the citation in `Page.text`.
        sentence: Offsets of the sentence it stands in, or of the whole text.
        paragraph: Number of the paragraph it stands in; "" if it has none.
        candidates: Other documents it may be, the likeliest first.
        pinpoint: Where in the cited document it points: ("para", "12"), ("chapter", "VII"), ….
        note: What is wrong with it as printed; "" if nothing is.
    """

    canonical: str
    page: int
    start: int
    end: int
    sentence: tuple[int, int]
    paragraph: str = ""
    candidates: tuple[str, ...] = ()
    pinpoint: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value together with how we know it.

    Metadata is inferred, and a reader must be able to check it: `rule` names the rule
    that fired, `evidence` is the text it fired on.
    """

    value: T
    rule: str
    evidence: str
    page: int | None = None  # None: not from the text (file name, catalogue)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document is. A fact that could not be established is None.

    Attributes:
        date: The day by which it is sorted and counted: of its adoption where that is known, else of its
            distribution, else the one day that is known without saying which it is.
        adopted: The day on which a body adopted it; None of reports and of whatever nobody adopts.
        distributed: The day that a masthead of the United Nations prints.
        remark: What a keeper says of it that stands nowhere on it; never a part of a reference.
        authors: Who signs it besides the body, as printed, "; " between them.
        number: Of a text among its like, "16/5" or "832(IX)", where its symbol does not have it.
        supplement: Number of the supplement of the Official Records in which it stands.
        journal: Place in the Official Journal of the European Union: "2011 C 236 E 69".
        place: Where it was published.
        others: (fact, finding) of what rules say otherwise that were not believed, the first to be
            believed first. Empty where all agree.
        left_open: (fact, evidence) of facts of which a person checked that nobody knows them.
    """

    title: Finding[str] | None = None
    symbol: Finding[str] | None = None
    mechanism: Finding[str] | None = None
    body: Finding[str] | None = None
    type: Finding[str] | None = None
    date: Finding[str] | None = None
    adopted: Finding[str] | None = None
    distributed: Finding[str] | None = None
    year: Finding[int] | None = None
    session: Finding[str] | None = None
    language: Finding[str] | None = None
    countries: tuple[Finding[str], ...] = ()
    remark: Finding[str] | None = None
    authors: Finding[str] | None = None
    number: Finding[str] | None = None
    supplement: Finding[str] | None = None
    journal: Finding[str] | None = None
    place: Finding[str] | None = None
    others: tuple[tuple[str, Finding[Any]], ...] = ()
    left_open: tuple[tuple[str, str], ...] = ()

    def of(self, fact: str) -> tuple[Finding[Any], ...]:
        """Return what is established of a fact of `FACTS`: one finding, or none; of countries, all."""
        found = getattr(self, fact)
        return found if isinstance(found, tuple) else () if found is None else (found,)


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact on a document that a person has checked.

    Attributes:
        fact: One of `FACTS`.
        values: What it is: one value, or several countries; none if nobody knows.
        evidence: The control file and line it stands in, and what the person noted there.
    """

    fact: str
    values: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file of corrections that has no effect, why, and what its keeper can do.

    Attributes:
        path: Of the file of corrections, as `SourceFile.path`.
        line: From 1; None where the whole file is meant.
    """

    path: str
    line: int | None
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Card:
    """A row of a catalogue: facts on a document, whether or not its text is held.

    Attributes:
        symbol: Canonical form; "" for a document without one.
        title: As it stands on the document; what a keeper calls it stands in square brackets; "" if it is
            not known, which needs a symbol.
        aliases: Other symbols of the same document.
        url: Address of the official text; "" if none is known.
        source: The control file and line the facts stand in, as evidence.
        remark, authors, number, supplement, journal, place: As `Metadata` has them; "" if not known.
    """

    symbol: str
    title: str
    mechanism: str
    body: str
    type: str
    date: str
    languages: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    url: str = ""
    source: str = ""
    remark: str = ""
    authors: str = ""
    number: str = ""
    supplement: str = ""
    journal: str = ""
    place: str = ""


def is_supplied(title: str) -> bool:
    """Tell whether a title is a keeper's own words, in square brackets as libraries put them (ISBD A.3.4)."""
    return title.startswith("[") and title.endswith("]")


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of `relations.tsv`: that one document cites another, as a keeper checked it.

    Attributes:
        citing, cited: Canonical symbols.
        pinpoint: Where in the cited document, in words; "" if nowhere.
        seen: Where the keeper saw it.
    """

    citing: str
    cited: str
    pinpoint: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything the library and the engine need to know about one document.

    Attributes:
        id: First 16 hexadecimal digits of the sha256 of the bytes; for a card, of its symbol.
        held: False for a catalogue card, whose text is not here.
        sources: The files with these bytes, by path; empty for a card.
        pages: Empty for a card.
        url: Address of the official text; "" if none is known.
        shortfall: Why pages are missing or unreadable; "" if all was read.
        fingerprint: Equal for files with the same text in other dress; "" for a card.
        sketch: Small picture of its words, by which near-copies are told.
        numbering: The same of the printed numbers of its paragraphs, which translations keep.
        mentions: What its text cites, in order; not itself.
        contents: Its table of contents, from its outline or its headings; () if it has none.
    """

    id: str
    held: bool
    metadata: Metadata
    sources: tuple[SourceFile, ...] = ()
    pages: tuple[Page, ...] = ()
    pages_total: int = 0
    aliases: tuple[str, ...] = ()
    url: str = ""
    shortfall: str = ""
    fingerprint: str = ""
    sketch: tuple[int, ...] = ()
    numbering: tuple[int, ...] = ()
    mentions: tuple[Mention, ...] = ()
    contents: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """Documents that are versions or copies of one another; most works are one document.

    Attributes:
        id: Of the symbol they share, as a card of it would have; without one, the first id of theirs.
        members: Their ids, sorted.
    """

    id: str
    members: tuple[str, ...]


class OutcomeKind(StrEnum):
    """What became of one file."""

    INDEXED = "indexed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    SKIPPED = "skipped"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, why, and what its keeper can do."""

    path: str
    kind: OutcomeKind
    reason: str = ""
    advice: str = ""
    pages_read: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What one build did.

    Attributes:
        generation: The generation that is served now.
        documents: Documents held, after the build.
        cards: Catalogue cards, after the build.
        seconds: Wall time.
        outcomes: One for each file found, and one for each file that is gone; by path.
        faults: What has no effect in files of corrections.
    """

    generation: str
    documents: int
    cards: int
    seconds: float
    outcomes: tuple[Outcome, ...]
    faults: tuple[Fault, ...] = ()

    def count(self, kind: OutcomeKind) -> int:
        """Return how many files had this outcome."""
        return sum(outcome.kind is kind for outcome in self.outcomes)
