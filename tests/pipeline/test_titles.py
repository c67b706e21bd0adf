"""Questions that are whole titles, on every page of an answer and with filters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.results import SearchRequest, Sort
from indexer.search import SearchService

TITLE = "Protecting people who defend rights"
OTHERS = 30
WORDS = "The river was long and nobody could say where it began or ended, as the old maps were lost. "
LANGUAGES = {"en": WORDS, "fr": "Le fleuve était long et personne ne savait où il commençait ni finissait. "}


def page(title: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    """Many that have the words of the title more often, and one of that title in each of two languages."""
    folder = tmp_path_factory.mktemp("titles")
    for number in range(OTHERS):
        quoted = f"{TITLE}. {WORDS} " * 3
        (folder / f"other-{number}.html").write_text(page(f"{TITLE}: part {number} of many", quoted), "utf-8")
    for language, words in LANGUAGES.items():
        (folder / f"title-{language}.html").write_text(page(TITLE, words * 60), "utf-8")
    index = IndexFolder(folder.parent / f"{folder.name}-index")
    build(index, [folder], BuildOptions(Limits(), jobs=1))
    with closing(SearchService(index)) as made:
        yield made


def titles(service: SearchService, request: SearchRequest) -> list[str]:
    return [hit.title for hit in service.search(request).hits]


@pytest.mark.parametrize("per_page", [1, 2, 5, 10, 50])
@pytest.mark.parametrize("text", [TITLE, TITLE.upper(), f"“{TITLE}”"])
def test_the_documents_of_a_title_lead_whatever_the_page_shows(
    service: SearchService, text: str, per_page: int
) -> None:
    shown = titles(service, SearchRequest(text, per_page=per_page))
    assert shown[:2] == [TITLE, TITLE][:per_page]
    assert TITLE not in shown[2:]
    assert [hit.title for hit in service.listing(SearchRequest(text), most=2).hits] == [TITLE, TITLE]


@pytest.mark.parametrize("per_page", [1, 3, 7])
def test_the_pages_of_such_a_question_have_every_document_once(service: SearchService, per_page: int) -> None:
    request = SearchRequest(TITLE, per_page=per_page)
    pages = range(1, -(-(OTHERS + 2) // per_page) + 1)
    found = [hit.id for number in pages for hit in service.search(replace(request, page=number)).hits]
    assert len(found) == len(set(found)) == OTHERS + 2 == service.search(request).total
    assert found == [hit.id for hit in service.listing(SearchRequest(TITLE), most=100).hits]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leads_is_within_the_filters(service: SearchService, language: str) -> None:
    request = SearchRequest(TITLE, filters=(("language", language),), per_page=5)
    found = service.search(request).hits
    assert [hit.title for hit in found].count(TITLE) == 1
    assert found[0].title == TITLE
    assert {hit.language for hit in found} == {language}
    other = replace(request, filters=(("language", "ru"),))
    assert service.search(other).hits == ()


def test_in_order_of_date_and_for_a_part_of_a_title_nothing_leads(service: SearchService) -> None:
    by_date = [hit.id for hit in service.search(SearchRequest(TITLE, sort=Sort.OLDEST, per_page=50)).hits]
    assert len(by_date) == OTHERS + 2
    assert titles(service, SearchRequest("Protecting people who defend", per_page=1)) != [TITLE]
    assert titles(service, SearchRequest("people who defend rights", per_page=1)) != [TITLE]


CARDS = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
    f"osce-odihr\tODIHR\t\t\t{TITLE}\t2014-06-10\t2014\tguidelines\ten\t\t\ttitle seen\thigh\n"
)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    """A document of a body, without a text, and one that has the words of any reference to it."""
    folder = tmp_path_factory.mktemp("cards")
    (folder / "catalogue.tsv").write_text(CARDS, "utf-8")
    others = f"{WORDS} OSCE/ODIHR, {TITLE} (Warsaw 2014) para 10. Zebras and the Commission. "
    (folder / "note.html").write_text(page("A note", others), "utf-8")
    index = IndexFolder(folder.parent / f"{folder.name}-index")
    build(index, [folder], BuildOptions(Limits(), jobs=1))
    with closing(SearchService(index)) as made:
        yield made


@pytest.mark.parametrize(
    "text",
    [
        f"OSCE/ODIHR, {TITLE} (Warsaw 2014) para 10",
        f"OSCE/ODIHR, {TITLE} (Warsaw, 2014)",
        f"OSCE/ODIHR {TITLE}",
        f"ODIHR: {TITLE}, p. 4",
        f"OSCE Office for Democratic Institutions and Human Rights, {TITLE}",
        f"{TITLE} (2014), para. 3",
    ],
)
def test_a_reference_by_title_leads_with_its_document(cards: SearchService, text: str) -> None:
    found = cards.search(SearchRequest(text))
    assert found.hits[0].title == TITLE
    assert found.total == len(found.hits)
    assert [hit.title for hit in cards.listing(SearchRequest(text)).hits][:1] == [TITLE]


@pytest.mark.parametrize(
    "text", [f"zebras {TITLE}", f"Commission, {TITLE}", f"OSCE zebras, {TITLE}", f"{TITLE} (Warsaw) zebras"]
)
def test_other_words_beside_a_title_are_words(cards: SearchService, text: str) -> None:
    assert [hit.title for hit in cards.search(SearchRequest(text)).hits] == ["A note"]


@pytest.mark.parametrize("text", [f"zebras -{TITLE} p 5", f"OSCE OR {TITLE} p 5"])
def test_what_has_operators_is_no_reference(cards: SearchService, text: str) -> None:
    assert TITLE not in [hit.title for hit in cards.search(SearchRequest(text)).hits][:1]
