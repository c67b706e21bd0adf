"""Reading the library of a generation: facts, texts, files and word families."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from indexer.errors import IndexUnusable
from indexer.generations import REBUILD
from indexer.library.records import (
    Cited,
    FileRecord,
    PageLayout,
    Record,
    mention_from_row,
    metadata_from_json,
)
from indexer.library.writing import PAGES_PER_BLOB
from indexer.model import Fault, Mention, Outcome, OutcomeKind, OutlineEntry, Page, Relation
from indexer.page_json import page_from_json
from indexer.works import kin

_YEAR_BEHIND = re.compile(r"\((?:19|20)\d\d\)")

_MOST_VARIABLES = 500  # well below what any build of SQLite allows in one statement

_RECORD = """
SELECT id, held, signature, metadata, media_type, sha256, size_bytes, pages_total, pages_read, shortfall, url,
       aliases, fingerprint, work,
       (SELECT json_group_array(path) FROM files WHERE files.document = documents.id)
FROM documents
"""


class Library:
    """An open library. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open a library for reading.

        Raises:
            IndexUnusable: If it is missing or is no database.
        """
        self._lock = Lock()
        with _readable():
            # immutable: a generation is never written to again, so no locks are taken on a read-only medium.
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("SELECT count(*) FROM documents")

    def records(self, ids: Sequence[str]) -> dict[str, Record]:
        """Return the documents with these ids; absent ones are left out."""
        found = {}
        for start in range(0, len(ids), _MOST_VARIABLES):
            some = ids[start : start + _MOST_VARIABLES]
            marks = ", ".join("?" * len(some))
            for row in self._rows(f"{_RECORD} WHERE id IN ({marks})", *some):
                record = _record(row)
                found[record.id] = record
        return found

    def all_records(self) -> Iterator[Record]:
        """Yield every document, held or not, in order of id."""
        for row in self._rows(f"{_RECORD} ORDER BY id"):
            yield _record(row)

    def works(self) -> dict[str, str]:
        """Return id -> work of the documents that share a work with others."""
        return dict(
            self._rows(
                """SELECT id, work FROM documents WHERE work IN
                   (SELECT work FROM documents GROUP BY work HAVING count(*) > 1)"""
            )
        )

    def members(self, works: Iterable[str]) -> dict[str, tuple[Record, ...]]:
        """Return work -> its documents, in order of id."""
        found: dict[str, list[Record]] = {}
        wanted = sorted(set(works))
        for start in range(0, len(wanted), _MOST_VARIABLES):
            some = wanted[start : start + _MOST_VARIABLES]
            marks = ", ".join("?" * len(some))
            for row in self._rows(f"{_RECORD} WHERE work IN ({marks}) ORDER BY id", *some):
                record = _record(row)
                found.setdefault(record.work, []).append(record)
        return {work: tuple(records) for work, records in found.items()}

    def related(self, document_id: str) -> tuple[str, ...]:
        """Return the ids of documents whose symbols differ from its own only in endings like "/Add.1"."""
        own = dict.fromkeys(kin(name) for name in self.names(document_id))
        found: dict[str, None] = {}
        for base in own:
            rows = self._rows(
                """SELECT name, id FROM names JOIN documents ON document = number
                   WHERE name >= ?1 AND name < ?1 || char(1114111) ORDER BY name, id""",
                base,
            )
            found.update((key, None) for name, key in rows if kin(name) == base)
        return tuple(found)

    def signatures(self) -> dict[str, str]:
        """Return id -> signature of every document."""
        return dict(self._rows("SELECT id, signature FROM documents"))

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the documents with this id or other name (key of a symbol), held ones first."""
        if not name.isprintable():  # what is no text, such as half a letter, cannot be asked for
            return ()
        rows = self._rows(
            """SELECT id, held FROM documents WHERE id = ?1
               UNION SELECT id, held FROM documents JOIN names ON document = number WHERE name = ?1
               ORDER BY held DESC, id""",
            name,
        )
        return tuple(row[0] for row in rows)

    def titled(self, title: str) -> tuple[str, ...]:
        """Return the ids of the documents with this title, as `titles.asked_title` gives it."""
        rows = self._rows(
            "SELECT id FROM titles JOIN documents ON document = number WHERE title = ? ORDER BY id", title
        )
        return tuple(row[0] for row in rows)

    def versions(self, ids: Sequence[str]) -> frozenset[str]:
        """Return the ids of all documents of the works of these documents."""
        found: set[str] = set()
        for start in range(0, len(ids), _MOST_VARIABLES):
            some = ids[start : start + _MOST_VARIABLES]
            marks = ", ".join("?" * len(some))
            rows = self._rows(
                f"""SELECT id FROM documents
                    WHERE work IN (SELECT work FROM documents WHERE id IN ({marks}))""",  # noqa: S608
                *some,
            )
            found.update(row[0] for row in rows)
        return frozenset(found)

    def among_names(self, names: Sequence[str]) -> frozenset[str]:
        """Return those of the names under which a document or a card is found."""
        found: set[str] = set()
        for start in range(0, len(names), _MOST_VARIABLES):
            some = names[start : start + _MOST_VARIABLES]
            marks = ", ".join("?" * len(some))
            rows = self._rows(f"SELECT DISTINCT name FROM names WHERE name IN ({marks})", *some)  # noqa: S608
            found.update(row[0] for row in rows)
        return frozenset(found)

    def dated(self, name: str) -> str:
        """Return a name with the year that it lacks: "paceresolution1660" → "paceresolution1660(2008)".

        Of several, one that is here, else the most cited; the same if there is none, or if more
        documents cite it without a year.
        """
        rows = self._rows(
            """SELECT name, max(here), max(documents) FROM
                 (SELECT name, 1 AS here, 0 AS documents FROM names
                  WHERE name > ?1 || '(' AND name < ?1 || ')'
                  UNION ALL SELECT name, 0, documents FROM cited
                  WHERE name = ?1 OR (name > ?1 || '(' AND name < ?1 || ')'))
               GROUP BY name ORDER BY 2 DESC, 3 DESC, name DESC""",
            name,
        )
        return next(
            (row[0] for row in rows if _YEAR_BEHIND.fullmatch(row[0], len(name)) or row[0] == name), name
        )

    def beginning(self, name: str, limit: int) -> tuple[str, ...]:
        """Return names of documents here, and of those cited, that go on from this one, the first `limit`.

        "oea/ser.l/v/ii.102" goes on in "oea/ser.l/v/ii.102doc.6rev." and not in "oea/ser.l/v/ii.1021".
        """
        if not name.isprintable():
            return ()
        rows = self._rows(
            """SELECT name FROM names WHERE name > ?1 AND name < ?1 || char(1114111)
               UNION SELECT name FROM cited WHERE name > ?1 AND name < ?1 || char(1114111) ORDER BY name""",
            name,
        )
        is_number = name[-1:].isdecimal()
        found = (row[0] for row in rows)
        return tuple(each for each in found if not (is_number and each[len(name)].isdecimal()))[:limit]

    def held_names(self) -> dict[str, str]:
        """Return name -> id of a document held that has it, over all documents held."""
        return dict(
            self._rows(
                "SELECT name, id FROM names JOIN documents ON document = number WHERE held ORDER BY id DESC"
            )
        )

    def names(self, document_id: str) -> tuple[str, ...]:
        """Return the further names of a document."""
        rows = self._rows(
            "SELECT name FROM names JOIN documents ON document = number WHERE id = ? ORDER BY name",
            document_id,
        )
        return tuple(row[0] for row in rows)

    def layout(self, document_id: str) -> PageLayout:
        """Return where the pages of a document begin; empty for a card or an unknown id."""
        rows = self._rows(
            "SELECT layout.pages FROM layout JOIN documents ON document = number WHERE id = ?", document_id
        )
        pages = json.loads(rows[0][0]) if rows else []
        return PageLayout(
            tuple(number for number, _, _, _ in pages),
            tuple(label for _, label, _, _ in pages),
            tuple(start for _, _, start, _ in pages),
            tuple(paragraph for _, _, _, paragraph in pages),
        )

    def contents(self, document_id: str) -> tuple[OutlineEntry, ...]:
        """Return the table of contents of a document; () if it has none."""
        rows = self._rows(
            "SELECT entries FROM contents JOIN documents ON document = number WHERE id = ?", document_id
        )
        with _readable():
            return tuple(OutlineEntry(*values) for values in json.loads(rows[0][0])) if rows else ()

    def pages(self, document_id: str, indices: Iterable[int]) -> dict[int, Page]:
        """Return pages by their index in the layout, from 0; only what is asked for is decompressed."""
        wanted = sorted(set(indices))
        found = {}
        for first in sorted({index - index % PAGES_PER_BLOB for index in wanted}):
            rows = self._rows(
                """SELECT texts FROM pages JOIN documents ON document = number
                   WHERE id = ? AND first_page = ?""",
                document_id,
                first,
            )
            with _readable():
                packed = json.loads(zlib.decompress(rows[0][0])) if rows else []
                for offset, values in enumerate(packed):
                    if (index := first + offset) in wanted:
                        found[index] = page_from_json(values)
        return found

    def mentions(self, document_id: str) -> tuple[Mention, ...]:
        """Return what a document cites, in reading order."""
        rows = self._rows(
            """SELECT name, canonical, page, first, last, sentence_first, sentence_last, paragraph,
                      candidates, pinpoint, note
               FROM mentions JOIN documents ON document = number WHERE id = ? ORDER BY place""",
            document_id,
        )
        with _readable():
            return tuple(map(mention_from_row, rows))

    def mentions_of(self, name: str, ids: Sequence[str]) -> dict[str, tuple[Mention, ...]]:
        """Return where these documents cite one, in reading order, by their ids."""
        found: dict[str, list[Mention]] = {}
        for start in range(0, len(ids), _MOST_VARIABLES):
            some = ids[start : start + _MOST_VARIABLES]
            marks = ", ".join("?" * len(some))
            rows = self._rows(
                f"""SELECT id, name, canonical, page, first, last, sentence_first, sentence_last, paragraph,
                           candidates, pinpoint, note
                    FROM documents CROSS JOIN mentions ON document = number  -- in this order
                    WHERE id IN ({marks}) AND name = ? ORDER BY id, place""",  # noqa: S608
                *some,
                name,
            )
            with _readable():
                for row in rows:
                    found.setdefault(row[0], []).append(mention_from_row(row[1:]))
        return {key: tuple(mentions) for key, mentions in found.items()}

    def cited(self, names: Sequence[str]) -> dict[str, Cited]:
        """Return how often documents are cited, by their keys; those that nobody cites are left out."""
        found = {}
        for start in range(0, len(names), _MOST_VARIABLES):
            some = names[start : start + _MOST_VARIABLES]
            marks = ", ".join("?" * len(some))
            for row in self._rows(f"SELECT * FROM cited WHERE name IN ({marks})", *some):  # noqa: S608
                found[row[0]] = Cited(row[0], row[1], row[2], row[3], bool(row[4]))
        return found

    def own_citations(self, name: str) -> tuple[str, ...]:
        """Return the ids of the documents that cite a document of their own work."""
        rows = self._rows(
            "SELECT id FROM own_citations JOIN documents ON document = number WHERE name = ? ORDER BY id",
            name,
        )
        return tuple(row[0] for row in rows)

    def mentioning(self, name: str, limit: int) -> dict[str, int]:
        """Return id → mentions of the documents that mention one most, the first `limit` of them."""
        rows = self._rows(
            """SELECT id, times FROM
                 (SELECT document, count(*) AS times FROM mentions WHERE name = ?1
                  GROUP BY document ORDER BY times DESC, document LIMIT ?2)
               JOIN documents ON document = number ORDER BY times DESC, id""",
            name,
            limit,
        )
        return dict(rows)

    def most_cited(self, limit: int, *, held: bool | None = None) -> tuple[Cited, ...]:
        """Return what most documents cite: all, or only what is held, or only what is not."""
        kept = {None: "", True: "WHERE held = 1", False: "WHERE held = 0"}[held]
        rows = self._rows(
            f"SELECT * FROM cited {kept} ORDER BY documents DESC, name LIMIT ?",  # noqa: S608
            limit,
        )
        return tuple(Cited(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows)

    def count_not_held(self) -> int:
        """Return how many documents are cited whose text is not here."""
        return int(self._rows("SELECT count(*) FROM cited WHERE held = 0")[0][0])

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return the checked facts in which a document cites or is cited."""
        rows = self._rows(
            """SELECT citing_as, cited_as, pinpoint, seen FROM relations WHERE citing = ?1 OR cited = ?1
               ORDER BY citing, cited""",
            name,
        )
        return tuple(Relation(*row) for row in rows)

    def cited_as(self, names: Sequence[str]) -> dict[str, str]:
        """Return key → canonical form of cited documents, the fullest that texts give."""
        found = {each.name: each.canonical for each in self.cited(names).values()}
        for name in names:
            if name not in found:  # cited by its own work alone
                found.update(
                    self._rows(
                        """SELECT name, canonical FROM mentions WHERE name = ?
                           ORDER BY length(canonical) DESC, canonical LIMIT 1""",
                        name,
                    )
                )
        return found

    def family(self, stems: Sequence[str]) -> frozenset[str]:
        """Return the terms of the collection that have one of these stems."""
        marks = ", ".join("?" * len(stems))
        rows = self._rows(f"SELECT term FROM families WHERE stem IN ({marks})", *stems)  # noqa: S608
        return frozenset(row[0] for row in rows)

    def files(self) -> dict[str, FileRecord]:
        """Return path -> file, of every file the build met, in order of path."""
        rows = self._rows("SELECT * FROM files ORDER BY path")
        return {
            path: FileRecord(
                Outcome(path, OutcomeKind(kind), reason, advice, pages_read, pages),
                document,
                sha256,
                media_type,
                stamp,
            )
            for path, kind, reason, advice, pages_read, pages, document, sha256, media_type, stamp in rows
        }

    def faults(self) -> tuple[Fault, ...]:
        """Return what has no effect in files of corrections, as the build found it."""
        rows = self._rows("SELECT path, line, reason, advice FROM faults ORDER BY rowid")
        return tuple(Fault(*row) for row in rows)

    def roots(self) -> dict[str, Path]:
        """Return the folders that were indexed, by name."""
        return {
            name: Path(os.fsdecode(folder))
            for name, folder in self._rows("SELECT * FROM roots ORDER BY name")
        }

    def catalogue(self) -> str:
        """Return the digest of the catalogue the documents were derived with."""
        rows = self._rows("SELECT digest FROM catalogue")
        return str(rows[0][0]) if rows else ""

    def count(self, *, held: bool) -> int:
        """Return the number of documents held, or of cards."""
        (row,) = self._rows("SELECT count(*) FROM documents WHERE held = ?", held)
        return int(row[0])

    def close(self) -> None:
        """Release the file. Closing twice is allowed."""
        with self._lock:
            self._db.close()

    def _rows(self, statement: str, *values: object) -> list[Any]:
        with self._lock, _readable():
            return self._db.execute(statement, values).fetchall()


def _record(row: tuple[Any, ...]) -> Record:
    with _readable():
        return Record(
            id=row[0],
            held=bool(row[1]),
            signature=row[2],
            metadata=metadata_from_json(row[3]),
            media_type=row[4],
            sha256=row[5],
            size_bytes=row[6],
            pages_total=row[7],
            pages_read=row[8],
            shortfall=row[9],
            url=row[10],
            aliases=tuple(json.loads(row[11])),
            fingerprint=row[12],
            work=row[13],
            paths=tuple(sorted(json.loads(row[14]))),
        )


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, zlib.error, ValueError, LookupError, TypeError) as error:
        raise IndexUnusable(f"the library of the index cannot be read ({error}); {REBUILD}") from error
