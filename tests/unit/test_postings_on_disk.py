"""Posting lists on their way to disk, and back."""

from __future__ import annotations

from array import array
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from indexer.engines.whoosh.codec import ArrayCodec, ArrayMatcher, pack
from indexer.engines.whoosh.pool import TermPool
from indexer.engines.whoosh.schema import POSITION, schema

PLENTY = 1 << 30

positions = st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 300), min_size=1, unique=True).map(sorted)
lists = st.dictionaries(st.integers(0, 2**31), positions, min_size=1).map(lambda found: sorted(found.items()))


def value(*where: int) -> bytes:
    return array(POSITION.char, where).tobytes()


@given(lists)
def test_a_list_is_read_as_it_was_written(given_list: list[tuple[int, list[int]]]) -> None:
    docs = [doc for doc, _ in given_list]
    values = [value(*where) for _, where in given_list]
    record, frequencies = pack(docs, values)
    matcher = ArrayMatcher(record, None, ("text", b"x"), W3TermInfo())
    assert matcher.docs.tolist() == docs
    assert np.diff(matcher.starts).tolist() == frequencies == [len(where) for _, where in given_list]
    assert matcher.positions.tolist() == [position for _, where in given_list for position in where]
    walked = []
    while matcher.is_active():
        walked.append((matcher.id(), matcher.value()))
        matcher.next()
    assert walked == list(zip(docs, values, strict=True))


def test_a_term_is_described_as_whoosh_would(tmp_path: Path) -> None:
    pool = TermPool(FileStorage(str(tmp_path)), PLENTY)
    pool.put("text", 3, {"a": value(1, 70_000), "é": value(5)})
    pool.put("text", 9, {"a": value(2)})
    index = FileIndex.create(FileStorage(str(tmp_path)), schema(), "x")
    writer = index.writer(codec=ArrayCodec(), compound=False)
    writer.pool = pool
    writer.add_document(record={})
    writer.commit()
    with closing(index.reader()) as reader:
        info = reader.term_info("text", b"a")
        assert (info.weight(), info.doc_frequency(), info.max_weight()) == (3, 2, 2)
        assert (info.min_id(), info.max_id()) == (3, 9)
        matcher = reader.postings("text", "é".encode())
        assert (matcher.docs.tolist(), matcher.positions.tolist()) == ([3], [5])


@pytest.mark.parametrize("limit", [PLENTY, 1, 2_000])
def test_a_pool_sorts_by_field_and_term_however_little_memory_it_has(tmp_path: Path, limit: int) -> None:
    pool = TermPool(FileStorage(str(tmp_path)), limit)
    expected: dict[tuple[str, bytes], tuple[list[int], list[bytes]]] = {}
    for doc in range(40):
        for field in ("title", "text"):
            for number in range(doc % 7 + 1):
                term = f"term{(doc + number) % 9}".encode()
                pool.add((field, term, doc, 1.0, value(doc, number + doc + 1)))
                docs, values = expected.setdefault((field, term), ([], []))
                docs.append(doc)
                values.append(value(doc, number + doc + 1))
    assert list(pool.iter_postings()) == [(*key, *expected[key]) for key in sorted(expected)]
    pool.cleanup()
    assert any(tmp_path.iterdir()) == (limit != PLENTY)


def test_a_pool_without_postings_yields_none(tmp_path: Path) -> None:
    assert list(TermPool(FileStorage(str(tmp_path)), PLENTY).iter_postings()) == []
