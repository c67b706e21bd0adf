"""Whether a number can be one of a body's, and what its document is called then.

`canonical` asks one body; `resolve` asks several in the order of the evidence. Session and year
must agree where both are known: "45/17 of 6 October 2020" is the Council's, since the Assembly's
forty-fifth session was in 1990.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.citations.forms import regional, united_nations
from indexer.citations.forms.making import Form
from indexer.citations.forms.regional import MARKED
from indexer.citations.forms.united_nations import COMMITTEES, HRC_FIRST_DECISION, is_of_year
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number

__all__ = [
    "COMMITTEES",
    "FORMS",
    "HRC_FIRST_DECISION",
    "MARKED",
    "agreeing",
    "canonical",
    "is_of_year",
    "resolve",
]

FORMS: Mapping[tuple[Kind, str], Form] = {**united_nations.FORMS, **regional.FORMS}
"""What each body may call what. A kind and body that are not here do not belong together."""


def canonical(kind: Kind, body: str, number: Number, year: int | None) -> str | None:
    """Return what a body calls its document of this number, or None if it has none such.

    Args:
        kind: What the text calls it.
        body: A tag of `bodies`.
        number: As printed.
        year: CE, of a date beside it; None if there is none.
    """
    form = FORMS.get((kind, body))
    return form(number, year) if form else None


def agreeing(kind: Kind, bodies: Sequence[str], number: Number, year: int | None) -> tuple[str, ...]:
    """Return what the bodies call it that have such a number in such a year, the best first."""
    found: list[str] = []
    for body in bodies:
        form = FORMS.get((kind, body))
        name = form(number, year) if form else None
        if name is not None and name not in found:
            found.append(name)
    return tuple(found)


def resolve(kind: Kind, bodies: Sequence[str], number: Number, year: int | None) -> tuple[str, ...]:
    """Return what the bodies that have such a number call it, the best first.

    Without one whose sessions agree with the year, the year is left out of account.
    """
    found = agreeing(kind, bodies, number, year)
    return found if found or year is None else agreeing(kind, bodies, number, None)
