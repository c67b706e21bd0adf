"""What is known here of documents that a text, a keeper or a reader names.

A name is the canonical form of a symbol. Whether its document is held, how often it is cited and
where its official text is are answered the same way for lists of citations, for candidates and for
drafts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer import symbols
from indexer.impossible import is_out_of_range, spoken, years_of
from indexer.library import Record
from indexer.opened import Opened
from indexer.results import CitedView
from indexer.vocabulary import label

_MOST_NEAR = 6  # offered in the place of one of which nothing is known
_ANY_YEAR = 2008
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def records_of(opened: Opened, name: str) -> list[Record]:
    """Return the documents and cards with this key, those with text first."""
    ids = opened.library.named(name)
    found = opened.library.records(ids)
    return [found[key] for key in ids]


def meant(opened: Opened, wanted: str, names: Sequence[str]) -> tuple[str, str]:
    """Return key and form of the document that a question means: of several, the first that is known here.

    Args:
        opened: The generation that is asked.
        wanted: What was asked: a citation, or an id.
        names: What it may be as a citation; () of an id.

    Returns:
        The key under which the document is found (of an id or an alias, that of its symbol), and
        its form as asked, "" if there is none.
    """
    if not names:
        return opened.lexicon.cited(symbols.key_of_printed(wanted)), ""
    keys = [opened.lexicon.cited(symbols.key(name)) for name in names]
    cited = opened.library.cited(keys)
    here = (place for place, key in enumerate(keys) if key in cited or opened.library.named(key))
    first = next(here, 0)
    return keys[first], names[first]


def near(opened: Opened, wanted: str) -> tuple[str, ...]:
    """Return the forms of documents known here whose symbols go on from what was asked; the first few."""
    found = opened.library.beginning(symbols.key_of_printed(wanted), _MOST_NEAR)
    cited = opened.library.cited_as(found)
    own = {key: records_of(opened, key) for key in found}
    forms = [
        next((each.metadata.symbol.value for each in own[key] if each.metadata.symbol), cited.get(key, ""))
        for key in found
    ]
    return tuple(dict.fromkeys(filter(None, forms)))


def cited_in_texts(opened: Opened, records: Sequence[Record]) -> tuple[Counter[str], dict[str, str]]:
    """Return what documents mention: key → times, and key → the fullest form."""
    forms: dict[str, str] = {}
    times: Counter[str] = Counter()
    for record in records:
        for mention in opened.library.mentions(record.id) if record.held else ():
            name = symbols.key(mention.canonical)
            times[name] += 1
            if len(mention.canonical) > len(forms.get(name, "")):
                forms[name] = mention.canonical
    return times, forms


def address(canonical: str) -> str:
    """Return the address of the official text that a symbol tells; "" of one that there cannot be."""
    return "" if is_out_of_range(canonical) else symbols.official_address(canonical)


def known(
    opened: Opened,
    forms: Sequence[str],
    *,
    times: Mapping[str, int] | None = None,
    checked: Sequence[str] = (),
) -> tuple[CitedView, ...]:
    """Return what is known of documents, in the order given.

    Args:
        opened: The generation that is asked.
        forms: Their canonical forms.
        times: Key → mentions of it in the document that is spoken of.
        checked: For each form, what a keeper says of it; () if nothing is.
    """
    keys = [symbols.key(canonical) for canonical in forms]
    counts = opened.library.cited(keys)
    views = []
    for key, canonical, said in zip(keys, forms, checked or [""] * len(forms), strict=True):
        records = records_of(opened, key)
        views.append(
            CitedView(
                key,
                canonical,
                (times or {}).get(key, 0),
                counts[key].documents if key in counts else 0,
                any(record.held for record in records),
                next((record.metadata.title.value for record in records if record.metadata.title), None),
                said,
                here=bool(records),
                year=_year(records, canonical),
                url=next((record.url for record in records if record.url), "") or address(canonical),
            )
        )
    return tuple(views)


def candidates(opened: Opened, forms: Sequence[str], asked: str = "") -> tuple[CitedView, ...]:
    """Return what a citation may mean, with reasons; what is known here comes first.

    Args:
        opened: The generation that is asked.
        forms: Canonical forms, the likeliest first.
        asked: The citation as it was written, for a year that it may give.
    """
    full = [fullest(opened, form) for form in forms]
    views = [_reasoned(view, form, asked) for view, form in zip(known(opened, full), forms, strict=True)]
    return tuple(sorted(views, key=lambda each: (not each.held, not each.here, -each.documents)))


def fullest(opened: Opened, form: str) -> str:
    """Return the fullest form of a name that is known here: of "AG/RES. 1671", "AG/RES. 1671 (XXIX-O/99)".

    A document that is here has its own symbol, also where a name is an alias or has another session.
    """
    key = opened.lexicon.cited(symbols.key(form))
    own = next((each.metadata.symbol.value for each in records_of(opened, key) if each.metadata.symbol), "")
    if own:
        return form if form.startswith(own) else own
    cited = next((each.canonical for each in opened.library.cited([key]).values()), "")
    return cited if cited.startswith(form) else form


def _reasoned(view: CitedView, form: str, asked: str) -> CitedView:
    symbol = symbols.parse(view.canonical)
    is_unknown = not view.here and not view.documents
    reasons = [_body_of(view.canonical) if is_unknown else ""]
    reasons.append("held here" if view.held else "catalogue entry here" if view.here else "")
    if view.documents:
        reasons.append(
            f"cited by {view.documents:,} {'document' if view.documents == 1 else 'documents'} here"
        )
    year = symbol.year if symbol and symbol.year else view.year
    if year:
        reasons.append(f"of session {symbol.session}, {year}" if symbol and symbol.session else f"of {year}")
    years = None if year else years_of(form)
    if years:
        reasons.append(f"its number is of {spoken(years)}")
    asked_years = {int(found) for found in _YEAR.findall(asked) if found not in form}
    first, last = (year, year) if year else years or (0, 0)
    if last and asked_years:
        fits = any(first <= asked_year <= last for asked_year in asked_years)
        reasons.append("the year fits" if fits else "the year does not fit")
    if is_unknown:
        reasons.append("nothing known here")
    return replace(view, reasons=tuple(filter(None, reasons)))


def with_a_year(canonical: str) -> str:
    """Return a number that lacks its year with one, as an example; "" if that does not make it a symbol."""
    longer = f"{canonical} ({_ANY_YEAR})"
    return longer if not symbols.parse(canonical) and symbols.parse(longer) else ""


def _body_of(canonical: str) -> str:
    symbol = symbols.parse(with_a_year(canonical) or canonical)
    return label("mechanism", symbol.body) if symbol and symbol.body else ""


def _year(records: Sequence[Record], canonical: str) -> int | None:
    dated = next((record.metadata.year.value for record in records if record.metadata.year), None)
    symbol = None if dated else symbols.parse(canonical)
    return dated or (symbol.year if symbol else None)
