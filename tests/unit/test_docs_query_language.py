"""What docs/query-language.md promises is what the parser does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.errors import QueryError
from indexer.query import FIELDS, MAX_EXPANSIONS, parse, show
from indexer.query.admit import MAX_WORDS
from indexer.query.parse import MAX_CHARACTERS, MAX_DEPTH, MAX_PATTERNS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text(encoding="utf-8")

CODE_ROWS = [line for line in DOCUMENT.splitlines() if line.startswith("| `")]
EXAMPLE = re.compile(r"\| `(?P<typed>[^`]+)` \| .* <!-- (?P<meaning>.*?)(?P<note> note)? --> \|")
EXAMPLES = [pytest.param(match, id=match["typed"]) for row in CODE_ROWS if (match := EXAMPLE.fullmatch(row))]


def test_every_row_that_begins_with_code_is_an_example() -> None:
    assert len(EXAMPLES) == len(CODE_ROWS) > 50


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_means_what_the_page_says(example: re.Match[str]) -> None:
    refused = re.fullmatch(r"refused at (\d+)", example["meaning"])
    if refused:
        with pytest.raises(QueryError) as caught:
            parse(example["typed"])
        assert caught.value.position == int(refused[1])
    else:
        parsed = parse(example["typed"])
        assert show(parsed.node) == example["meaning"]
        assert bool(parsed.notes) == bool(example["note"]), parsed.notes


@pytest.mark.parametrize("name", [field.name for field in FIELDS])
def test_every_field_is_shown(name: str) -> None:
    assert f"| `{name}:" in DOCUMENT


@pytest.mark.parametrize(
    "limit",
    [
        f"{MAX_EXPANSIONS:,} words",
        f"{MAX_CHARACTERS:,} characters",
        f"{MAX_WORDS} words",
        f"{MAX_PATTERNS} words with",
        f"{MAX_DEPTH} deep",
    ],
)
def test_every_limit_is_the_one_in_force(limit: str) -> None:
    assert limit in DOCUMENT
