"""What is offered in the place of a document of which nothing is known.

The same for a draft, for a question and for the address of a document, so that a slip of the fingers
is answered alike wherever it is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer import citations, standing, symbols
from indexer.doubts import siblings, slips
from indexer.impossible import in_its_year
from indexer.opened import Opened
from indexer.results import CitedView

MOST_NEAR = 3
"""Documents offered in the place of one of which nothing is known."""


def near(
    opened: Opened, unknown: CitedView, besides: Sequence[str], printed: str, *, with_cited: bool
) -> tuple[CitedView, ...]:
    """Return documents that are here, for a citation of which nothing is known.

    Those of other bodies with the same number, those with another year or revision, and those a slip of
    the fingers away; of a number that is of one year only, the one of that year, also if it is not here.

    Args:
        opened: The generation that is asked.
        unknown: What the citation was read as.
        besides: Names that are offered already.
        printed: The citation as it was written.
        with_cited: Also those that are only cited here.
    """
    last_year = int(opened.collection.built[:4])
    numbers = [name for name in citations.asked_for(printed) if symbols.key(name) != unknown.key]
    found = {symbols.key(name): (name, "the same number") for name in numbers}
    right = in_its_year(unknown.canonical)
    if right:
        found = {symbols.key(right): (right, "the same number, in its year"), **found}
    for form, what in siblings(unknown.canonical, last_year).items():
        found.setdefault(symbols.key(form), (form, f"the same number, another {what}"))
    for name in (unknown.canonical, *numbers):
        for form in slips(name) if symbols.parse(name) else ():
            found.setdefault(symbols.key(form), (form, "nearly the same number"))
    known = set(opened.library.among_names(list(found)))
    for key, cited in opened.library.cited(list(found)).items() if with_cited else ():
        if cited.canonical != unknown.canonical and not (right and key == symbols.key(right)):
            found[key] = (cited.canonical, found[key][1])
            known.add(key)
    if right:
        known.add(symbols.key(right))  # offered though it is not here: the number tells its year
    here = known - {symbols.key(name) for name in besides}
    offered = [each for key, each in found.items() if key in here][:MOST_NEAR]
    whys = {symbols.key(standing.fullest(opened, form)): why for form, why in offered}
    return tuple(
        replace(view, reasons=(whys.get(view.key, "nearly the same number"), *view.reasons))
        for view in standing.candidates(opened, [form for form, _ in offered])
    )
