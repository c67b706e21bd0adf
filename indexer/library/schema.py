"""The tables of the library: one SQLite file a generation, written once and then only read.

- `documents`: what a document is. Facts with their evidence are one JSON value, because
  they are always read together.
- `names`: symbols, aliases and former card ids under which a document is found.
- `titles`: the words of whole titles, by which questions that are titles find their documents.
- `files`: every file met in the folders, with its outcome and with the stamp by which an
  untouched file is recognised.
- `pages`: texts, compressed, several pages a row: one row a page cost 386 MB for 143 MB.
- `contents`: the table of contents, of documents that have one.
- `layout`: where pages begin, in terms, so that positions of an engine become pages.
- `roots`, `catalogue`: what the generation was made from.
- `mentions`: what each document cites, where, in reading order.
- `cited`: how often each document is cited, counted when a library is closed.
- `own_citations`: documents that cite their own work; they are not counted as citing it.
- `relations`: who cites what, as a keeper checked it.
- `faults`: what has no effect in files of corrections.
- `families`: which terms of the collection share a stem.
"""

TABLES = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    held INTEGER NOT NULL,
    signature TEXT NOT NULL,      -- digest of all it was derived from
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    pages_total INTEGER NOT NULL,
    pages_read INTEGER NOT NULL,
    shortfall TEXT NOT NULL,
    fingerprint TEXT NOT NULL,    -- equal for copies in other dress; "" for a card
    sketch BLOB NOT NULL,         -- of its words: numbers of four bytes, by which near-copies are told
    numbering BLOB NOT NULL,      -- the same of the numbers of its paragraphs
    url TEXT NOT NULL,
    aliases TEXT NOT NULL,        -- JSON list
    metadata TEXT NOT NULL,       -- JSON object of findings
    work TEXT NOT NULL            -- id that versions and copies share
) STRICT;
CREATE INDEX documents_by_work ON documents (work);

CREATE TABLE names (
    name TEXT NOT NULL,           -- key of a symbol, or the id of a card the document replaced
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    PRIMARY KEY (name, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_document ON names (document);

CREATE TABLE titles (
    title TEXT NOT NULL,          -- terms with blanks between; see `titles`
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    PRIMARY KEY (title, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX titles_by_document ON titles (document);

CREATE TABLE pages (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    first_page INTEGER NOT NULL,
    texts BLOB NOT NULL,          -- zlib of a JSON list of pages
    PRIMARY KEY (document, first_page)
) STRICT, WITHOUT ROWID;

CREATE TABLE layout (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    pages TEXT NOT NULL           -- JSON list of [number, label, position of the first term, paragraph]
) STRICT;

CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,       -- from 0, in reading order
    name TEXT NOT NULL,           -- key of the cited document
    canonical TEXT NOT NULL,
    page INTEGER NOT NULL,
    first INTEGER NOT NULL,       -- offsets into the text of the page
    last INTEGER NOT NULL,
    sentence_first INTEGER NOT NULL,
    sentence_last INTEGER NOT NULL,
    paragraph TEXT NOT NULL,
    candidates TEXT NOT NULL,     -- JSON list
    pinpoint TEXT NOT NULL,       -- JSON list of [what, value]
    note TEXT NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_name ON mentions (name, document);

CREATE TABLE cited (
    name TEXT PRIMARY KEY,        -- key of the cited document
    canonical TEXT NOT NULL,      -- the fullest form that texts give
    documents INTEGER NOT NULL,   -- works that cite it
    mentions INTEGER NOT NULL,
    held INTEGER NOT NULL         -- 1 if its text is here
) STRICT, WITHOUT ROWID;
CREATE INDEX cited_by_documents ON cited (documents DESC, name);
CREATE INDEX cited_not_held ON cited (documents DESC, name) WHERE held = 0;

CREATE TABLE own_citations (
    name TEXT NOT NULL,           -- key of the cited document
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    PRIMARY KEY (name, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_citations_by_document ON own_citations (document);

CREATE TABLE relations (
    citing TEXT NOT NULL,         -- keys
    cited TEXT NOT NULL,
    citing_as TEXT NOT NULL,      -- canonical forms
    cited_as TEXT NOT NULL,
    pinpoint TEXT NOT NULL,
    seen TEXT NOT NULL,           -- where the keeper saw it
    PRIMARY KEY (citing, cited, pinpoint)
) STRICT, WITHOUT ROWID;
CREATE INDEX relations_by_cited ON relations (cited);

CREATE TABLE contents (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    entries TEXT NOT NULL         -- JSON list of [title, level, page]
) STRICT;

CREATE TABLE faults (
    path TEXT NOT NULL,           -- of the file of corrections
    line INTEGER,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL
) STRICT;

CREATE TABLE families (
    stem TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (stem, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE roots (
    name TEXT PRIMARY KEY,
    folder BLOB NOT NULL          -- absolute; the system's bytes, for not every name is text
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue (
    digest TEXT NOT NULL          -- of the catalogue the documents were derived with; one row
) STRICT;

CREATE TABLE files (
    path TEXT PRIMARY KEY,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL,
    pages_read INTEGER,
    pages INTEGER,
    document TEXT,                -- id; NULL if it did not become one
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_document ON files (document);
"""
