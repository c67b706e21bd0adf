"""Facts as lines of TOML, to begin a correction with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indexer.corrections.values import NOTE
from indexer.model import FACTS

_ESCAPED = str.maketrans(
    {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    | {code: f"\\u{code:04x}" for code in (*range(9), *range(11, 32), 127)}
)


def form(facts: Mapping[str, Sequence[str]], name: str = "") -> Iterator[str]:
    """Yield the lines of a correction that says nothing yet: each fact as a comment.

    What is inferred must not become what a person has checked because the whole was copied, so a
    line counts only once its "#" was taken away.

    Args:
        facts: Name → values, as `Checked.values`; those that are left out are not known.
        name: Of the document in `checked.toml`: the path inside the folder, or the id. "" for a
            sidecar.
    """
    if name:
        yield f"[{quoted(name)}]"
    for fact in FACTS:
        values = facts.get(fact, ())
        if fact == "countries":
            written = f"[{', '.join(map(quoted, values))}]"
        elif fact == "year":
            if "date" in facts:
                continue  # the year is that of the date
            written = "".join(values) or '""'
        else:
            written = quoted("".join(values))
        yield f"# {fact} = {written}"
    yield f'# {NOTE} = ""'


def quoted(text: str) -> str:
    """Return a text as TOML writes it on one line (TOML 1.0.0, basic strings)."""
    return f'"{text.translate(_ESCAPED)}"'
