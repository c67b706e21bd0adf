"""Settings come from the environment, and a wrong one is an error that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.settings import Settings


def test_without_any_the_defaults_hold() -> None:
    assert Settings.from_environ({"PATH": "/bin"}) == Settings()


def test_each_is_read_as_its_kind() -> None:
    given = {"DEFENDERS_INDEX": "x/y", "DEFENDERS_JOBS": "3", "DEFENDERS_EXTRACT_TIMEOUT_S": "1.5"}
    assert Settings.from_environ(given) == Settings(index=Path("x/y"), jobs=3, extract_timeout_s=1.5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEFENDERS_INDX", "x"),
        ("DEFENDERS_JOBS", "two"),
        ("DEFENDERS_JOBS", "-1"),
        ("DEFENDERS_EXTRACT_TIMEOUT_S", "0"),
        ("DEFENDERS_EXTRACT_TIMEOUT_S", "nan"),
        ("DEFENDERS_EXTRACT_TIMEOUT_S", "inf"),
        ("DEFENDERS_EXTRACT_MEMORY_MB", "-5"),
        ("DEFENDERS_EXTRACT_MAX_PAGES", "1.5"),
    ],
)
def test_a_wrong_one_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Settings.from_environ({name: value})
