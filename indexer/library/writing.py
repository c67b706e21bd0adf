"""Filling the library of a generation that nobody reads yet.

The file stands in a folder that is thrown away if the build does not finish, so SQLite
need not guard it against crashes; `generations` makes it durable before it is served.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer import paragraphs, works
from indexer.analysis import stem
from indexer.library.records import (
    MEMBERS,
    FileRecord,
    member_from_row,
    mention_to_row,
    metadata_to_json,
    sketch_to_bytes,
)
from indexer.library.schema import TABLES
from indexer.library.titles import kept_titles
from indexer.model import Document, Fault, Relation
from indexer.page_json import page_to_json
from indexer.vocabulary import symbol_key

PAGES_PER_BLOB = 8
_COMPRESSION = 3  # half the time of 6, for a twelfth more bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """A document as the tables take it, but for its number; of `schema.TABLES`, in their order.

    Only numbers, strings, bytes, and tuples and lists of them, so that `marshal` can write it down.
    """

    document: tuple[Any, ...]
    names: tuple[str, ...]
    titles: tuple[str, ...]
    layout: str
    pages: list[tuple[int, bytes]]
    mentions: list[tuple[Any, ...]]
    contents: str


def rows(document: Document, *, signature: str, names: Iterable[str], starts: Sequence[int]) -> Rows:
    """Return the rows of a document.

    Args:
        document: With its pages.
        signature: Digest of everything the document was derived from.
        names: Keys under which it is found beside its id.
        starts: Position of the first term of each page in the text field.
    """
    source = document.sources[0] if document.sources else None
    title = document.metadata.title
    goes_on = paragraphs.carried(document.pages)
    layout = [
        [page.number, page.label, start, number_before]
        for page, start, number_before in zip(document.pages, starts, goes_on, strict=True)
    ]
    entries = [[entry.title, entry.level, entry.page] for entry in document.contents]
    return Rows(
        (
            document.id,
            document.held,
            signature,
            source.media_type if source else "",
            source.sha256 if source else "",
            source.size_bytes if source else 0,
            document.pages_total,
            len(document.pages),
            document.shortfall,
            document.fingerprint,
            sketch_to_bytes(document.sketch),
            sketch_to_bytes(document.numbering),
            document.url,
            json.dumps(document.aliases, ensure_ascii=False),
            metadata_to_json(document.metadata),
            document.id,
        ),
        tuple(names),
        tuple(sorted(kept_titles(title.value))) if title else (),
        json.dumps(layout, ensure_ascii=False),
        list(_blobs(document)),
        [mention_to_row(each) for each in document.mentions],
        json.dumps(entries, ensure_ascii=False) if entries else "",
    )


class LibraryWriter:
    """Writes one library. Not shared between threads; nothing is visible before `close`."""

    def __init__(self, path: Path) -> None:
        """Open the library, making the tables if the file is new."""
        is_new = not path.exists()
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
        if is_new:
            self._db.executescript(TABLES)
        self._db.execute("BEGIN")
        self._known_terms: dict[str, set[str]] = {} if is_new else self._read_terms()

    def put(self, given: Rows) -> None:
        """Add a document, replacing any with the same id."""
        self.remove(given.document[0])
        cursor = self._db.execute(
            "INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            given.document,
        )
        number = cursor.lastrowid
        self._db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)", ((name, number) for name in given.names)
        )
        self._db.executemany("INSERT INTO titles VALUES (?, ?)", ((title, number) for title in given.titles))
        self._db.execute("INSERT INTO layout VALUES (?, ?)", (number, given.layout))
        self._db.executemany("INSERT INTO pages VALUES (?, ?, ?)", ((number, *page) for page in given.pages))
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, place, *mention) for place, mention in enumerate(given.mentions)),
        )
        if given.contents:
            self._db.execute("INSERT INTO contents VALUES (?, ?)", (number, given.contents))

    def remove(self, document_id: str) -> None:
        """Remove a document; its files stay listed until `set_files`."""
        self._db.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def add_terms(self, terms: Iterable[str], languages: Sequence[str]) -> None:
        """Enter terms of the collection under their stems; known ones cost a look-up.

        Args:
            terms: Of one text.
            languages: In which it may be. A word is of the family it has in the language it is
                used in: "declare" is no relative of "declaración".
        """
        terms = set(terms)
        for language in languages:
            known = self._known_terms.setdefault(language, set())
            new = terms - known
            known |= new
            self._db.executemany(
                "INSERT OR IGNORE INTO families VALUES (?, ?)",
                ((found, term) for term in new if (found := stem(term, language))),
            )

    def clear_terms(self) -> None:
        """Forget all families, before the terms of what remains are added again."""
        self._db.execute("DELETE FROM families")
        self._known_terms = {}

    def group(self) -> None:
        """Put documents together into works; after all documents and files are in their places."""
        rows = self._db.execute(MEMBERS)
        self._db.executemany(
            "UPDATE documents SET work = ?1 WHERE id = ?2 AND work != ?1",
            [(work.id, key) for work in works.group(map(member_from_row, rows)) for key in work.members],
        )

    def set_files(self, files: Iterable[FileRecord]) -> None:
        """Replace the list of files."""
        self._db.execute("DELETE FROM files")
        self._db.executemany(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    file.outcome.path,
                    file.outcome.kind.value,
                    file.outcome.reason,
                    file.outcome.advice,
                    file.outcome.pages_read,
                    file.outcome.pages,
                    file.document,
                    file.sha256,
                    file.media_type,
                    file.stamp,
                )
                for file in files
            ),
        )

    def set_faults(self, faults: Iterable[Fault]) -> None:
        """Replace the list of what has no effect in files of corrections."""
        self._db.execute("DELETE FROM faults")
        self._db.executemany(
            "INSERT INTO faults VALUES (?, ?, ?, ?)",
            ((fault.path, fault.line, fault.reason, fault.advice) for fault in faults),
        )

    def set_origin(self, roots: Mapping[str, Path], catalogue: str) -> None:
        """Say which folders, by name, and which catalogue, by digest, the documents were derived from."""
        self._db.execute("DELETE FROM roots")
        self._db.executemany(
            "INSERT INTO roots VALUES (?, ?)", ((name, os.fsencode(at)) for name, at in roots.items())
        )
        self._db.execute("DELETE FROM catalogue")
        self._db.execute("INSERT INTO catalogue VALUES (?)", (catalogue,))

    def set_relations(self, relations: Iterable[Relation]) -> None:
        """Replace the checked facts on who cites what."""
        self._db.execute("DELETE FROM relations")
        self._db.executemany(
            "INSERT OR IGNORE INTO relations VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    symbol_key(each.citing),
                    symbol_key(each.cited),
                    each.citing,
                    each.cited,
                    each.pinpoint,
                    each.seen,
                )
                for each in relations
            ),
        )

    def count_citations(self) -> None:
        """Count anew how often each document is cited; after `group`, as works are counted.

        A work that cites itself, or another of its versions, does not count.
        """
        self._db.execute("DELETE FROM own_citations")
        self._db.execute(
            """INSERT OR IGNORE INTO own_citations
               SELECT names.name, version.number
               FROM names JOIN documents AS own ON names.document = own.number
                          JOIN documents AS version ON version.work = own.work
               WHERE EXISTS (SELECT 1 FROM mentions
                             WHERE mentions.name = names.name AND mentions.document = version.number)"""
        )
        self._db.execute("DELETE FROM cited")
        self._db.execute(
            """INSERT INTO cited
               SELECT name,
                      (SELECT canonical FROM mentions AS same WHERE same.name = mentions.name
                       ORDER BY length(canonical) DESC, canonical LIMIT 1),
                      count(DISTINCT work), count(*),
                      EXISTS (SELECT 1 FROM names JOIN documents ON document = number
                              WHERE names.name = mentions.name AND held)
               FROM mentions JOIN documents AS citing ON mentions.document = citing.number
               WHERE (mentions.name, mentions.document) NOT IN (SELECT name, document FROM own_citations)
               GROUP BY name"""
        )

    def close(self, *, compact: bool = False) -> None:
        """Write everything out; `compact` also gives the room of what was removed back."""
        self._db.execute("COMMIT")
        if compact:
            self._db.execute("VACUUM")
        self._db.close()

    def abandon(self) -> None:
        """Close without writing out."""
        self._db.close()

    def _read_terms(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = {}
        for found, term in self._db.execute("SELECT stem, term FROM families"):
            known.setdefault(found.partition(":")[0], set()).add(term)
        return known


def _blobs(document: Document) -> Iterator[tuple[int, bytes]]:
    for first in range(0, len(document.pages), PAGES_PER_BLOB):
        pages = [page_to_json(page) for page in document.pages[first : first + PAGES_PER_BLOB]]
        packed = zlib.compress(json.dumps(pages, ensure_ascii=False).encode(), _COMPRESSION)
        yield first, packed
