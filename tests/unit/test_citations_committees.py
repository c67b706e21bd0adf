"""General comments whose committee nobody names, in texts on those of one committee."""

from __future__ import annotations

import pytest

from indexer.citations import Context, find

DRAFT = Context(is_draft=True)
ON_ONE = "Human Rights Committee, General Comment No. 31. CCPR General Comment No. 34 is another. "


@pytest.mark.parametrize("context", [Context(), DRAFT])
@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("It follows General Comment No. 25 here.", "CCPR General Comment 25"),
        ("It follows General Comment No. 36 (2019) here.", "CCPR General Comment 36"),
    ],
)
def test_a_comment_of_nobody_is_that_of_nearly_all_others(
    text: str, canonical: str, context: Context
) -> None:
    assert find(f"{ON_ONE}\n\n{text}", context)[-1].canonical == canonical


def test_each_number_of_a_list_keeps_itself() -> None:
    found = find(f"{ON_ONE}\n\nGeneral Comments Nos. 18 and 25 say so.")
    assert [one.canonical for one in found[-2:]] == ["CCPR General Comment 18", "CCPR General Comment 25"]


@pytest.mark.parametrize("context", [Context(), DRAFT])
@pytest.mark.parametrize(
    "text",
    [
        "See CEDAW General Recommendation 88.",
        "See General Recommendation No. 88 of CEDAW.",
        "See General Recommendation No. 35.",  # the Human Rights Committee makes comments
        "See CAT General Recommendation 3.",
        "See CAT General Comment 88.",
        "See General Comment No. 988.",
    ],
)
def test_what_a_committee_does_not_have_never_becomes_its_own(text: str, context: Context) -> None:
    assert not find(f"{ON_ONE}\n\n{text}", context)[-1].canonical.startswith("CCPR")
