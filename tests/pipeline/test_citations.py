"""What documents cite is stored, found, counted and named, from the folder to the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.facets import MOST_VALUES
from indexer.forget import forget
from indexer.generations import IndexFolder
from indexer.library import Library, LibraryWriter, rows
from indexer.model import Document, Mention, Metadata, Page
from indexer.results import SearchRequest
from indexer.search import SearchService

OPTIONS = BuildOptions(Limits(), jobs=1)
MANY = 60

TEXTS = {
    "report.txt": "United Nations\nA/HRC/25/55\nHuman Rights Council\nReport of the Special Rapporteur on "
    "the situation of human rights defenders\n23 December 2013\f"
    "1. Guided by General Assembly resolution 53/144, annex, this report, A/HRC/25/55, speaks of laws.\n\n"
    "2. See also A/HRC/22/47, para. 7.",
    "francais.txt": "Note sur les défenseurs.\n\nLa résolution 53/144 de l’Assemblée générale les protège, "
    "et le rapport A/HRC/25/55 aussi.",
    "oas.txt": "A note on the Americas. First came AG/RES. 1671 (XXIX-O/99), and AG/RES. 1671 was repeated.",
    "visit.txt": "Notes of a visit. Nobody was met, and nothing is cited.",
    "many.txt": "A list. General Assembly resolutions "
    + ", ".join(f"60/{number}" for number in range(100, 100 + MANY))
    + " were adopted.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> IndexFolder:
    place = tmp_path_factory.mktemp("cites")
    (place / "docs").mkdir()
    for name, text in TEXTS.items():
        (place / "docs" / name).write_text(text, encoding="utf-8")
    index = IndexFolder(place / "index")
    build(index, [place / "docs"], OPTIONS)
    return index


@pytest.fixture(scope="module")
def service(index: IndexFolder) -> Iterator[SearchService]:
    with closing(SearchService(index)) as service:
        yield service


def found(service: SearchService, text: str, *cites: str) -> list[str]:
    """Return the names of the files that answer, in alphabetical order."""
    request = SearchRequest(text, tuple(("cites", symbol) for symbol in cites), per_page=100)
    return sorted((hit.path or "").rpartition("/")[2] for hit in service.search(request).hits)


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("cites:A/RES/53/144", ["francais.txt", "report.txt"]),
        ("cites:a/res/53/144", ["francais.txt", "report.txt"]),
        ("cites:A/HRC/22/47", ["report.txt"]),
        ("cites:AG/RES.1671", ["oas.txt"]),
        ('cites:"AG/RES. 1671 (XXIX–O/99)"', ["oas.txt"]),
        ("cites:(A/HRC/22/47 OR AG/RES.1671)", ["oas.txt", "report.txt"]),
        ("cites:A/RES/53/144 laws", ["report.txt"]),
        ("cites:A/RES/53/144 -cites:A/HRC/22/47", ["francais.txt"]),
        ("-cites:A/RES/53/144", ["many.txt", "oas.txt", "visit.txt"]),
        ("cites:A/RES/70/1", []),
    ],
)
def test_a_question_finds_what_cites(service: SearchService, question: str, files: list[str]) -> None:
    assert found(service, question) == files


@pytest.mark.parametrize(
    ("cites", "files"),
    [
        (("A/RES/53/144",), ["francais.txt", "report.txt"]),
        (("A/RES/53/ 144.",), ["francais.txt", "report.txt"]),
        (("A/HRC/22/47", "AG/RES. 1671 (XXIX-O/99)"), ["oas.txt", "report.txt"]),
        (("A/RES/70/1",), []),
    ],
)
def test_a_filter_takes_any_printed_form(
    service: SearchService, cites: tuple[str, ...], files: list[str]
) -> None:
    assert found(service, "", *cites) == files


def test_a_document_does_not_cite_itself(service: SearchService) -> None:
    assert found(service, "cites:A/HRC/25/55") == ["francais.txt"]


def test_the_facet_counts_documents_and_names_them_as_they_are_cited(service: SearchService) -> None:
    facets = dict(service.search(SearchRequest("laws OR note OR visit")).facets)
    assert [(each.value, each.label, each.count) for each in facets["cites"]] == [
        ("a/res/53/144", "A/RES/53/144", 2),
        ("a/hrc/22/47", "A/HRC/22/47", 1),
        ("a/hrc/25/55", "A/HRC/25/55", 1),
        ("ag/res.1671", "AG/RES. 1671 (XXIX-O/99)", 1),  # the fullest form
    ]


def test_the_facet_gives_the_most_cited_and_what_is_chosen(service: SearchService) -> None:
    facets = dict(service.search(SearchRequest()).facets)
    assert len(facets["cites"]) == MOST_VALUES < MANY
    assert (facets["cites"][0].value, facets["cites"][0].count) == ("a/res/53/144", 2)
    chosen = SearchRequest(filters=tuple(("cites", f"a/res/60/{100 + n}") for n in range(MANY)))
    given = dict(service.search(chosen).facets)["cites"]
    assert sum(each.selected for each in given) == MANY
    assert {each.label for each in given if each.selected} == {f"A/RES/60/{100 + n}" for n in range(MANY)}


def test_a_chosen_document_that_nobody_cites_is_shown_at_zero(service: SearchService) -> None:
    facets = dict(service.search(SearchRequest("laws", (("cites", "A/RES/70/1"),))).facets)
    (shown,) = [each for each in facets["cites"] if each.selected]
    assert (shown.value, shown.count) == ("a/res/70/1", 0)


def test_every_mention_is_stored_with_its_place(index: IndexFolder, service: SearchService) -> None:
    record = service.document("A/HRC/25/55")
    pages = dict(service.text(record.hit.id))
    with closing(Library(index.current().library)) as library:
        mentions = library.mentions(record.hit.id)
    assert [(each.canonical, each.page, each.paragraph, each.pinpoint) for each in mentions] == [
        ("A/RES/53/144", 2, "1", (("annex", "annex"),)),
        ("A/HRC/22/47", 2, "2", (("para", "7"),)),
    ]
    for each in mentions:
        assert pages[each.page][each.start : each.end] in ("53/144", "A/HRC/22/47")
        assert each.sentence[0] <= each.start < each.end <= each.sentence[1]


def test_what_a_changed_file_cites_replaces_what_it_cited(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    index = IndexFolder(tmp_path / "index")
    for text, cites in (("See A/HRC/22/47.", "A/HRC/22/47"), ("See A/HRC/19/55.", "A/HRC/19/55")):
        (docs / "note.txt").write_text(f"A note. {text}")
        build(index, [docs], OPTIONS)
        with closing(SearchService(index)) as service:
            facets = dict(service.search(SearchRequest()).facets)
        assert [each.label for each in facets["cites"]] == [cites]


def test_what_is_left_after_forgetting_still_cites(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("one", "two"):
        (docs / f"{name}.txt").write_text(f"Note {name}. See A/HRC/22/47.")
    index = IndexFolder(tmp_path / "index")
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        (first, _) = service.search(SearchRequest()).hits
        forget(index, frozenset({first.id}))
        facets = dict(service.search(SearchRequest()).facets)
    assert [(each.label, each.count) for each in facets["cites"]] == [("A/HRC/22/47", 1)]


# --- the library


EVERYTHING = Mention(
    "AG/RES. 1671 (XXIX-O/99)",
    3,
    10,
    20,
    (0, 99),
    "12 (a)",
    ("S/RES/1671(2006)", "PACE Resolution 1671 (2009)"),
    (("para", "3 (a),4-6"), ("chapter", "VII"), ("annex", "II")),
    'printed “1671”, ‘odd’ "signs": a misprint',
)
PLAIN = Mention("A/RES/53/144", 1, 0, 6, (0, 6))
PRINTED = Mention("Замечание общего порядка № 3", 2, 5, 30, (0, 40))


def a_document(id: str, *mentions: Mention) -> Document:
    return Document(id, True, Metadata(), pages=(Page(1, "text"),), pages_total=1, mentions=mentions)


def written(path: Path, *documents: Document) -> None:
    with closing(LibraryWriter(path)) as library:
        for document in documents:
            library.put(rows(document, signature="s", names=(), starts=(0,)))


def test_mentions_come_back_as_they_were_in_their_order(tmp_path: Path) -> None:
    mentions = (PRINTED, EVERYTHING, PLAIN, PLAIN)
    written(tmp_path / "library", a_document("one", *mentions), a_document("two", PLAIN), a_document("none"))
    with closing(Library(tmp_path / "library")) as library:
        assert library.mentions("one") == mentions
        assert library.mentions("two") == (PLAIN,)
        assert library.mentions("none") == library.mentions("unknown") == ()


def test_a_document_put_again_has_its_new_mentions_only(tmp_path: Path) -> None:
    written(tmp_path / "library", a_document("one", EVERYTHING, PRINTED))
    written(tmp_path / "library", a_document("one", PLAIN))
    with closing(Library(tmp_path / "library")) as library:
        assert library.mentions("one") == (PLAIN,)
        assert library.cited_as(["ag/res.1671"]) == {}


def test_a_cited_document_is_called_by_its_fullest_form(tmp_path: Path) -> None:
    short = Mention("AG/RES. 1671", 1, 0, 6, (0, 6))
    written(tmp_path / "library", a_document("one", EVERYTHING, short), a_document("two", short, PLAIN))
    with closing(Library(tmp_path / "library")) as library:
        assert library.cited_as(["ag/res.1671", "a/res/53/144", "nobody"]) == {
            "ag/res.1671": "AG/RES. 1671 (XXIX-O/99)",
            "a/res/53/144": "A/RES/53/144",
        }
        assert library.cited_as([]) == {}
        assert library.cited_as([f"a/{number}" for number in range(2_000)]) == {}
