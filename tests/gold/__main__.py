"""Print how many facts are right: `python -m tests.gold facts [GOLD]`, with `--wrong` for which are not."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import SHARED
from tests.gold import facts


def main(arguments: list[str]) -> None:
    """Score the gold in a folder."""
    places = [each for each in arguments if not each.startswith("--") and each != "facts"]
    gold = Path(places[0]) if places else SHARED / "gold"
    for name, score in (facts.council(gold) | facts.inter_american(gold)).items():
        sys.stdout.write(f"{name:20} {score}\n")
        if "--wrong" in arguments:
            sys.stdout.writelines(f"    {each}\n" for each in score.wrong)


main(sys.argv[1:])
