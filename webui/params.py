"""Addresses: the query string of a search, read and written.

Every state of the interface is in the address of a GET, so this is the only place that
knows parameter names. `read_request` is strict with values (a filter that is silently
dropped shows a wrong answer) and lenient with names (links of later versions still open).
`Links` writes parameters in one order and leaves out defaults, so that one question has
one address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from indexer.citations import PLACES
from indexer.errors import QueryError
from indexer.query import check_value
from indexer.references import STYLES
from indexer.results import FACETS, MAX_PER_PAGE, SearchRequest, Sort
from indexer.vocabulary import number_of_place

TEXT = "q"
SORT = "sort"
PAGE = "page"
PER_PAGE = "per_page"
PARAGRAPH = "para"
AT = "at"
ASKED = "asked"
DRAFT = "draft"
STYLE = "style"

MOST_PLACES = 4  # in a citation: volume, chapter, page and paragraph
LONGEST_SYMBOL = 100  # characters of a form in which a document was asked for
LONGEST_NUMBER = 20  # characters of a paragraph's number

Pairs = Iterable[tuple[str, str]]

_DEFAULT = SearchRequest()
_NOT_PRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # in a text: all but tabs and ends of lines
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
# Ten digits are more pages than any collection has, and no number that surprises an engine.
_NUMBER = re.compile(r"[0-9]{1,10}")


def read_request(pairs: Pairs) -> SearchRequest:
    """Read a question from the parameters of an address.

    Empty parameters count as absent, since forms send them. Of a parameter that may stand
    once, the first counts. Unknown parameters are ignored.

    Raises:
        QueryError: For a value that is not one of its parameter's.
    """
    given = [(name, value.strip()) for name, value in pairs if value.strip()]
    return SearchRequest(
        text=read_text(given),
        filters=tuple(sorted({(name, check_value(name, value)) for name, value in given if name in FACETS})),
        sort=_sort(_first(given, SORT)),
        page=_number(given, PAGE, _DEFAULT.page),
        per_page=_number(given, PER_PAGE, _DEFAULT.per_page, most=MAX_PER_PAGE),
    )


def read_text(pairs: Pairs) -> str:
    """Return the words the reader typed; control characters, which nobody types, become blanks."""
    return _CONTROL.sub(" ", _first(pairs, TEXT)).strip()


def read_page(pairs: Pairs) -> int:
    """Return which page of a list is wanted, from 1.

    Raises:
        QueryError: For anything but a number from 1.
    """
    return _number(list(pairs), PAGE, 1)


def read_whole(pairs: Pairs) -> bool:
    """Tell whether an export is of the whole answer: no page of it is named."""
    return not any(name == PAGE and value.strip() for name, value in pairs)


def read_place(pairs: Pairs) -> tuple[int | None, str]:
    """Return the page, from 1, and the number of the paragraph that are to be cited; None and "" of neither.

    Raises:
        QueryError: For anything but a number from 1 as page.
    """
    given = [(name, _CONTROL.sub(" ", value).strip()) for name, value in pairs]
    page = _number(given, PAGE, 0)
    return page or None, _first(given, PARAGRAPH)[:LONGEST_NUMBER]


def read_at(pairs: Pairs) -> tuple[tuple[str, str], ...]:
    """Return where in a cited document a citation points: ("para", "4"), …; anything else is left out."""
    given = [_CONTROL.sub(" ", value).strip().partition(" ") for name, value in pairs if name == AT]
    places = [
        (what, value.strip()[:LONGEST_NUMBER] or what)  # an annex without a number has its name for one
        for what, _, value in given
        if what in PLACES and (value or not number_of_place(what, what))
    ]
    return tuple(places[:MOST_PLACES])


def read_asked(pairs: Pairs) -> str:
    """Return the form in which a document was asked for, if it led here from another; "" otherwise."""
    return _CONTROL.sub(" ", _first(pairs, ASKED)).strip()[:LONGEST_SYMBOL]


def read_draft(pairs: Pairs) -> tuple[str, str]:
    """Return the text of a draft, its lines ended by "\\n", and the style of references that is wanted.

    Raises:
        QueryError: If there is no such style.
    """
    given = list(pairs)
    text = _first(given, DRAFT).replace("\r\n", "\n").replace("\r", "\n")
    style = _first(given, STYLE) or STYLES[0]
    if style not in STYLES:
        raise QueryError(f"there is no style “{style[:40]}”; {STYLE} is one of {', '.join(STYLES)}")
    return _NOT_PRINTED.sub(" ", text), style


def search_parameters(request: SearchRequest) -> list[tuple[str, str]]:
    """Return what `read_request` reads back as an equal request, in the one order, without defaults."""
    parameters = [(TEXT, request.text)] if request.text else []
    parameters += [(facet, value) for facet in FACETS for value in request.selected(facet)]
    if request.sort is not _DEFAULT.sort:
        parameters.append((SORT, request.sort.value))
    if request.per_page != _DEFAULT.per_page:
        parameters.append((PER_PAGE, str(request.per_page)))
    if request.page != _DEFAULT.page:
        parameters.append((PAGE, str(request.page)))
    return parameters


def _first(pairs: Pairs, wanted: str) -> str:
    return next((value for name, value in pairs if name == wanted), "")


def _sort(value: str) -> Sort:
    try:
        return Sort(value) if value else _DEFAULT.sort
    except ValueError:
        known = ", ".join(Sort)
        raise QueryError(f"there is no order “{value}”; {SORT} is one of {known}") from None


def _number(pairs: Pairs, name: str, default: int, *, most: int | None = None) -> int:
    value = _first(pairs, name)
    if not value:
        return default
    number = int(value) if _NUMBER.fullmatch(value) else 0
    if number < 1 or (most is not None and number > most):
        limit = f"from 1 to {most}" if most else "from 1"
        raise QueryError(f"“{value[:40]}” is not a value of {name}, which is a number {limit}")
    return number


@dataclass(frozen=True, slots=True)
class Links:
    """Every address of the interface.

    Attributes:
        root: Path under which the application is mounted, without a final "/".
    """

    root: str = ""

    def home(self) -> str:
        """Return the address of the first page."""
        return f"{self.root}/"

    def check(self) -> str:
        """Return the address that takes a draft."""
        return f"{self.root}/check"

    def coverage(self) -> str:
        """Return the address of what is here and what is not."""
        return f"{self.root}/coverage"

    def help(self) -> str:
        """Return the address of the query language."""
        return f"{self.root}/help"

    def opensearch(self) -> str:
        """Return the address of the description for address bars."""
        return f"{self.root}/opensearch.xml"

    def static(self, name: str) -> str:
        """Return the address of a file of `static/`."""
        return f"{self.root}/static/{quote(name)}"

    def search_form(self) -> str:
        """Return the address that search forms are sent to."""
        return f"{self.root}/search"

    def search(self, request: SearchRequest) -> str:
        """Return the address of an answer."""
        return self._with(self.search_form(), search_parameters(request))

    def search_json(self, request: SearchRequest) -> str:
        """Return the address of the same answer for programs."""
        return self._with(f"{self.search_form()}.json", search_parameters(request))

    def search_export(self, request: SearchRequest, suffix: str, *, whole: bool) -> str:
        """Return the address of the same answer for other programs: of all of it, or of its page."""
        parameters = [pair for pair in search_parameters(request) if pair[0] not in (PAGE, PER_PAGE)]
        if not whole:
            parameters = [pair for pair in search_parameters(request) if pair[0] != PAGE]
            parameters.append((PAGE, str(request.page)))
        return self._with(f"{self.search_form()}{suffix}", parameters)

    def words(self, text: str) -> str:
        """Return the address of the answer to these words, without filters."""
        return self.search(SearchRequest(text))

    def browse(self, facet: str, value: str) -> str:
        """Return the address of all documents with one value of a facet."""
        return self.search(SearchRequest(filters=((facet, value),)))

    def document(self, document_id: str, text: str = "") -> str:
        """Return the address of a document, with its hits if there is a question."""
        return self._with(self._document(document_id), [(TEXT, text)] if text else [])

    def document_json(self, document_id: str) -> str:
        """Return the address of a document's facts for programs."""
        return f"{self._document(document_id)}.json"

    def document_export(self, document_id: str, suffix: str) -> str:
        """Return the address of a document's facts for a reference manager."""
        return f"{self._document(document_id)}{suffix}"

    def cite(self, document_id: str, page: int | None = None, paragraph: str = "") -> str:
        """Return the address of references to a document, or to a place in it."""
        place = [(PAGE, str(page))] if page else []
        place += [(PARAGRAPH, paragraph)] if paragraph else []
        return self._with(f"{self._document(document_id)}/cite", place)

    def page(self, document_id: str, number: int, text: str = "") -> str:
        """Return the address of a page, with words to mark if there is a question."""
        return self._with(f"{self._document(document_id)}/p/{number}", [(TEXT, text)] if text else [])

    def counterpart(self, document_id: str, number: int, other_id: str) -> str:
        """Return the address that leads to the same place in another version."""
        return f"{self.page(document_id, number)}/in/{quote(other_id, safe='')}"

    def paragraph(self, document_id: str, number: int, anchor: str, text: str = "") -> str:
        """Return the address of a paragraph on a page, by the name that leads to it, with words to mark."""
        return f"{self.page(document_id, number, text)}#{quote(anchor)}"

    def hit(self, document_id: str, number: int, text: str) -> str:
        """Return the address of the first marked word on a page."""
        address = self.page(document_id, number, text)
        return f"{address}#hit-1" if text else address

    def citation(
        self, symbol: str, page: int = 1, at: Iterable[tuple[str, str]] = (), asked: str = ""
    ) -> str:
        """Return the address of everything about a cited document, by its canonical symbol.

        Args:
            symbol: Canonical.
            page: Of the documents that cite it.
            at: Where in the document a citation points: ("para", "4"), ….
            asked: The form in which it was asked for, if that is not to be changed without a word.
        """
        address = f"{self.root}/c/{quote(symbol, safe='/')}"
        places = [(AT, f"{what} {number_of_place(what, value)}".rstrip()) for what, value in at] + (
            [(ASKED, asked)] if asked else []
        )
        return self._with(address, [*places, *([(PAGE, str(page))] if page > 1 else [])])

    def citing(self, key: str, facet: str = "", value: str = "") -> str:
        """Return the address of the documents that cite one, by its key; with one filter more."""
        more = ((facet, value),) if facet else ()
        return self.search(SearchRequest(filters=tuple(sorted((("cites", key), *more)))))

    def original(self, document_id: str, anchor: str = "") -> str:
        """Return the address of the file itself, or of a place in it that has a name."""
        address = f"{self._document(document_id)}/original"
        return f"{address}#{quote(anchor)}" if anchor else address

    def _document(self, document_id: str) -> str:
        return f"{self.root}/d/{quote(document_id, safe='')}"

    @staticmethod
    def _with(address: str, parameters: list[tuple[str, str]]) -> str:
        return f"{address}?{urlencode(parameters)}" if parameters else address
