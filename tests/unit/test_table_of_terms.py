"""What the table of terms holds, Whoosh finds again."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashReader

from indexer.engines.whoosh.table import TermTable


@pytest.mark.parametrize("count", [0, 1, 2, 300, 5_000])
def test_every_key_is_found_with_its_value_and_in_order(tmp_path: Path, count: int) -> None:
    storage = FileStorage(str(tmp_path))
    entries = {b"%06d" % (7 * number): b"value %d" % number for number in range(count)}
    table = TermTable(storage.create_file("terms"))
    for key, value in entries.items():
        table.add(key, value)
    table.extras["fieldmap"] = {"text": 0}
    table.close()
    reader = OrderedHashReader.open(storage, "terms")
    assert dict(reader.items()) == entries
    assert list(reader.keys()) == list(entries)
    assert [reader.get(key) for key in entries] == list(entries.values())
    assert reader.get(b"absent") is None
    assert list(reader.keys_from(b"000008")) == [key for key in entries if key >= b"000008"]
    assert reader.extras["fieldmap"] == {"text": 0}
    reader.close()


def test_keys_must_come_in_order(tmp_path: Path) -> None:
    table = TermTable(FileStorage(str(tmp_path)).create_file("terms"))
    table.add(b"b", b"")
    with pytest.raises(ValueError, match="increase"):
        table.add(b"a", b"")
    table.close()
