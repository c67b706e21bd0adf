"""Print how many facts are right: `python -m tests.gold [GOLD]`, with `--wrong` for which are not.

`python -m tests.gold habits [GOLD]` prints how many titles could be equal at all.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import SHARED
from tests.gold import facts, habits


def main(arguments: list[str]) -> None:
    """Score the gold in a folder."""
    places = [each for each in arguments if not each.startswith("--") and each not in ("facts", "habits")]
    gold = Path(places[0]) if places else SHARED / "gold"
    is_of_habits = "habits" in arguments
    scores = habits.possible(gold) if is_of_habits else facts.council(gold) | facts.inter_american(gold)
    for name, score in scores.items():
        sys.stdout.write(f"{name:24} {score}\n")
        if "--wrong" in arguments:
            sys.stdout.writelines(f"    {each}\n" for each in score.wrong)


main(sys.argv[1:])
