"""What a reader has found is there when it is killed, whatever had room."""

from __future__ import annotations

import multiprocessing
import pickle
from multiprocessing.synchronize import Event

import pytest

from indexer.extract.shelf import SIZE, Shelf, things


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(multiprocessing.get_context("spawn"))


def test_what_was_put_there_comes_back_in_order(shelf: Shelf) -> None:
    for value in ("one", ["two"], 3):
        assert shelf.put(pickle.dumps(value))
    assert list(things(shelf.data)) == ["one", ["two"], 3]


def test_a_cleared_shelf_is_empty_and_can_be_filled_again(shelf: Shelf) -> None:
    assert shelf.put(b"x" * SIZE)
    shelf.clear()
    assert shelf.data == b""
    assert shelf.put(pickle.dumps("new"))
    assert list(things(shelf.data)) == ["new"]


def test_what_has_no_room_leaves_everything_as_it_was(shelf: Shelf) -> None:
    assert shelf.put(pickle.dumps("one"))
    assert not shelf.put(b"x" * SIZE)
    assert list(things(shelf.data)) == ["one"]


def _fill(shelf: Shelf, is_filled: Event) -> None:
    shelf.put(pickle.dumps("of another process"))
    is_filled.set()
    while True:
        pass


def test_another_process_finds_it_when_the_one_that_filled_it_is_killed(shelf: Shelf) -> None:
    context = multiprocessing.get_context("spawn")
    is_filled = context.Event()
    process = context.Process(target=_fill, args=(shelf, is_filled), daemon=True)
    process.start()
    assert is_filled.wait(60)
    process.kill()
    process.join()
    assert list(things(shelf.data)) == ["of another process"]
