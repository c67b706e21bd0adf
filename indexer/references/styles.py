"""A reference to a document, or to a place in it, in one style.

Which kind of document it is, what bodies are called and how each style prints all that stands in
tables (`data/`); this module only looks up. Where no example shows how a style cites a kind of
document, the general form of the style serves, and the reference says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.references.facts import Citable, Pinpoint, Place
from indexer.references.lists import ANY, STYLES, Form, Layout, forms, layouts, pinpoints
from indexer.references.parts import issuer_of, parts_of, short_of, subject_of
from indexer.references.template import Run, render
from indexer.references.wording import FORMS
from indexer.vocabulary import label

NO_TYPE = "none"

_DATES = frozenset(("date", "adopted", "distributed", "undetermined", "accessed"))
_DATE_FORMS = {"bluebook": "us", "chicago": "us", "apa": "apa"}  # all others: long
_TIGHT_COMMA = re.compile(r",(?=\d)")  # "145,146"
_SEVERAL = re.compile(r"\d\s*(?:[-–,]|\band\b)\s*\d")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as runs of text.

    Attributes:
        rule: The rule or example it follows; "" if it has the general form of its style.
    """

    style: str
    form: str
    rule: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The reference without italics."""
        return "".join(run.text for run in self.runs)


def reference(document: Citable, style: str, at: Pinpoint | None = None) -> Reference:
    """Return a reference to a document.

    Args:
        document: Its facts; what is missing is left out.
        style: One of `STYLES`.
        at: A place in it.

    Raises:
        ValueError: If there is no such style.
    """
    if style not in STYLES:
        raise ValueError(f"no style {style!r}; there are {', '.join(STYLES)}")
    facts = _Facts(document, style, at)
    form, layout = facts.layout()
    return Reference(style, form, layout.rule, render(layout.template, facts.value))


def form_of(document: Citable) -> str:
    """Return the kind of document, as `data/forms.tsv` calls it."""
    return _Facts(document, STYLES[0], None).form().name


class _Facts:
    """The facts of one document, as the templates of one style ask for them."""

    def __init__(self, document: Citable, style: str, at: Pinpoint | None) -> None:
        self._style = style
        self._issuer = issuer_of(document)
        self._body = document.body
        self._type = document.type or NO_TYPE
        self._named = _named(document, style)
        if at is not None:
            self._named |= _pointed(at, style)

    def form(self) -> Form:
        """Return the first form that fits."""
        return next(form for form in forms() if self._fits(form))

    def layout(self) -> tuple[str, Layout]:
        """Return the form and how this style prints it, or the form it falls back on."""
        form = self.form()
        name = form.name
        while (self._style, name) not in layouts():
            name = next(each.fallback for each in forms() if each.name == name)
        return form.name, layouts()[self._style, name]

    def value(self, name: str, form: str) -> str | None:
        """Return a fact in words; see `template`."""
        if name in ("body", "by"):
            found = self._named.get("authors") if name == "by" else None
            found = found or self._body_name(form if form not in FORMS else self._style)
        elif name == "organ":
            found = self._body_name(self._style) or "United Nations"
        elif name == "nobody":
            found = None if self.value("by", "") else "yes"
        else:
            found = self._named.get(name)
        if name in _DATES and not form:
            form = _DATE_FORMS.get(self._style, "long")
        return FORMS[form](found) if found and form in FORMS else found

    def _body_name(self, style: str) -> str | None:
        if self._issuer is None:
            return self._body
        return self._issuer.names[style or self._style]

    def _fits(self, form: Form) -> bool:
        issuer = self._issuer.slug if self._issuer else ""
        return (
            (form.issuers == (ANY,) or issuer in form.issuers)
            and (form.types == (ANY,) or self._type in form.types)
            and all(self._named.get(need) for need in form.needs)
        )


def _named(document: Citable, style: str) -> dict[str, str | None]:
    parts = parts_of(document.canonical or document.symbol or "")
    subject, procedure = subject_of(document.title) if document.title else (None, None)
    journal = document.journal
    adopted, distributed, date = document.adopted, document.distributed, document.date
    if (
        not adopted and date != distributed and date
    ):  # what the document goes by is believed before its masthead
        distributed = None
    year = (document.issued or "")[:4]
    is_said = bool(year) and _says_year(document, year) and style != "apa"
    is_dated = document.issued != year  # to the month or the day
    authors = _authors(document, style)
    return {
        **{name: value for name, value in parts.items() if name != "shown"},
        "title": document.title,
        "untitled": None if document.title else "yes",
        "short": short_of(document.title) if document.title else None,
        "subject": subject,
        "procedure": procedure,
        "symbol": document.symbol,
        "un_symbol": document.symbol if _is_of_un(document) else None,
        "number": document.number or parts.get("number"),
        "session": parts.get("session") or document.session,
        "supplement": document.supplement,
        "kind": label("type", document.type) if document.type else None,
        "author": authors,
        "authors": authors,
        "office": document.office if document.authors else None,
        "date": document.issued if is_dated or not is_said else None,
        "adopted": adopted,
        "distributed": distributed,
        "undetermined": document.issued
        if not (adopted or distributed) and (is_dated or not is_said)
        else None,
        "year": None if is_said else year or None,
        "place": document.place,
        "url": document.url,
        "accessed": document.accessed if document.url else None,
        "english": "yes" if document.language in (None, "en") else None,
        "oj_year": str(journal.year) if journal else None,
        "oj_series": journal.series if journal else None,
        "oj_page": journal.page if journal else None,
    }


def _says_year(document: Citable, year: str) -> bool:
    """Tell whether the symbol that is printed says the year, so that the year alone is not printed again."""
    symbol = document.symbol or ""
    if symbol.endswith(f"({year})"):
        return True
    if document.adopted or document.date or document.distributed:
        return document.issued == year and symbol.endswith((year, f"/{year[2:]})"))
    return year in symbol or symbol.endswith(f"/{year[2:]})")  # nothing else says it


def _is_of_un(document: Citable) -> bool:
    return "un_symbol" in parts_of(document.canonical or document.symbol or "")


def _authors(document: Citable, style: str) -> str | None:
    names = [author.name for author in document.authors]
    if style == "apa":  # "Sekaggya, M."
        names = [
            f"{author.family}, {' '.join(f'{part[0]}.' for part in author.given.split())}"
            if author.given
            else author.name
            for author in document.authors
        ]
    return (" & " if style == "apa" else " and ").join(names) or None


def _pointed(at: Pinpoint, style: str) -> dict[str, str | None]:
    """Return the pinpoint in words; `para` and `at` are the same, apart where a style parts them."""
    words = _place_in_words(at, style)
    return {"pin": words, "para" if at.place is Place.PARA else "at": words}


def _place_in_words(at: Pinpoint, style: str) -> str:
    one, several = pinpoints()[style, at.place.value]
    pattern = several if _SEVERAL.search(at.value) else one
    words = pattern.format(_TIGHT_COMMA.sub(", ", at.value)).rstrip()
    return f"{_place_in_words(at.within, style)}, {words}" if at.within else words
