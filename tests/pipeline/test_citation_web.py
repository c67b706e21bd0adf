"""The web of citations over real indexes: counts equal a recount, and every way can be clicked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer import standing, symbols
from indexer.build import BuildOptions, build
from indexer.errors import DocumentNotFound, QueryError
from indexer.extract import Limits
from indexer.forget import forget
from indexer.generations import IndexFolder
from indexer.library import Library
from indexer.neighbours import MOST
from indexer.results import MAX_PER_PAGE, SearchRequest
from indexer.search import SearchService
from webui.app import create_app

OPTIONS = BuildOptions(Limits(), jobs=1)

RESOLUTION = (
    "United Nations\nA/HRC/RES/22/6\nHuman Rights Council\nResolution adopted by the Human Rights Council\n"
    "21 March 2013\f1. Guided by General Assembly resolution 53/144, the Council goes on.\n\n2. It says more."
    "\n\n3. It ends."
)
NOTE = (
    "A note. Resolution 22/6 of the Human Rights Council, paragraph 3, and A/RES/53/144 protect. "
    "See A/RES/53/144."
)
CATALOGUE = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
    "un-ga\tUN General Assembly\tA/RES/53/144\t\tDeclaration on defenders\t1998-12-09\t1998"
    "\tresolution\ten\thttps://docs.un.org/en/A/RES/53/144\t\tsymbol seen\thigh\n"
)
NAMED = CATALOGUE + (
    "iachr\tInter-American Commission\tOEA/Ser.L/V/II.102 Doc. 6 rev.\tIACHR Annual Report 1998"
    "\tAnnual Report 1998\t1999-04-16\t1999\tannual report\ten\t\t\tsymbol seen\thigh\n"
)
SELF = (
    "un-hrc\tUN Human Rights Council\tA/HRC/22/47\t\tA report\t2013-01-16\t2013\tannual report\ten"
    "\t\t\tsymbol seen\thigh\n"
)
LONG = "Report on what States do. " + " ".join(
    f"Paragraph {number} speaks of defenders, of reprisals and of remedy number {number * 7}."
    for number in range(1, 120)
)
RELATIONS = "citing\tcited\tpinpoint\tseen\nA/HRC/RES/58/23\tA/RES/53/144\tannex\tits text\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in {
        "resolution.txt": RESOLUTION,
        "note.txt": NOTE,
        "catalogue.tsv": CATALOGUE,
        "relations.tsv": RELATIONS,
    }.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path, docs: Path) -> IndexFolder:
    index = IndexFolder(tmp_path / "index")
    build(index, [docs], OPTIONS)
    return index


@pytest.fixture
def service(index: IndexFolder) -> Iterator[SearchService]:
    with closing(SearchService(index)) as service:
        yield service


def citing(service: SearchService, wanted: str) -> dict[str, int]:
    """Return the file names of what cites a document, and in how many places."""
    view = service.citation(wanted, per_page=MAX_PER_PAGE)
    return {(each.hit.path or "").rpartition("/")[2]: len(each.mentions) for each in view.citing}


def write_a_report_that_cites_itself(docs: Path) -> None:
    """Write two copies of A/HRC/22/47; that without a symbol on its masthead does not know it is one."""
    (docs / "catalogue.tsv").write_text(NAMED + SELF)
    (docs / "report.txt").write_text(f"{LONG} It is called A/HRC/22/47 elsewhere.", "utf-8")
    (docs / "report-2.txt").write_text(f"United Nations\nA/HRC/22/47\n{LONG}", "utf-8")


# --- a small collection


def test_it_is_said_who_cites_a_card_and_what_a_text_cites(service: SearchService) -> None:
    view = service.citation("General Assembly resolution 53/144")
    assert (view.canonical, view.total, view.mentions) == ("A/RES/53/144", 2, 3)
    assert [hit.title for hit in view.hits] == ["Declaration on defenders"]
    assert citing(service, "53/144") == {"resolution.txt": 1, "note.txt": 2}
    assert [each.canonical for each in service.citation("A/HRC/RES/22/6").cites] == ["A/RES/53/144"]


def test_every_place_has_page_paragraph_pinpoint_and_sentence(service: SearchService) -> None:
    (one,) = service.citation("A/HRC/RES/22/6").citing
    (place,) = one.mentions
    assert (place.page, place.paragraph, place.pinpoint) == (1, None, (("para", "3"),))
    assert [part.text for part in place.segments if part.is_match] == ["22/6"]
    assert "".join(part.text for part in place.segments).startswith("Resolution 22/6 of the Human")
    by_path = {each.hit.path: each for each in service.citation("A/RES/53/144").citing}
    assert by_path["docs/resolution.txt"].mentions[0].paragraph == "1"


def test_what_a_keeper_checked_stands_apart_and_counts_nowhere(service: SearchService) -> None:
    view = service.citation("A/RES/53/144")
    assert [(each.canonical, each.times, each.checked) for each in view.checked] == [
        ("A/HRC/RES/58/23", 0, "annex; seen at its text")
    ]
    other = service.citation("A/HRC/RES/58/23")
    assert (other.total, [each.canonical for each in other.cites]) == (0, ["A/RES/53/144"])


def test_what_nobody_knows_is_not_found(service: SearchService) -> None:
    for wanted in ("A/RES/1/1", "nothing", ""):
        with pytest.raises(DocumentNotFound):
            service.citation(wanted)


def test_a_number_of_several_bodies_means_the_one_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.txt").write_text("A note on AG/RES. 1671 (XXIX-O/99).")
    index = IndexFolder(tmp_path / "index")
    build(index, [tmp_path / "docs"], OPTIONS)
    with closing(SearchService(index)) as service:
        view = service.citation("resolution 1671")
        leads = service.search(SearchRequest("resolution 1671")).citations
        answer = create_app(service).test_client().get("/c/resolution 1671")
    assert answer.status_code == 200
    assert "<bdi>PACE Resolution 1671</bdi>" in answer.text
    assert "nothing known here" in answer.text
    assert view.canonical == "AG/RES. 1671 (XXIX-O/99)"
    assert [each.canonical for each in view.candidates] == ["S/RES/1671", "PACE Resolution 1671"]
    assert [(each.canonical, each.reasons) for each in leads] == [
        ("AG/RES. 1671 (XXIX-O/99)", ("cited by 1 document here", "of session XXIX-O, 1999")),
        ("S/RES/1671", ("UN Security Council", "its number is of 2006", "nothing known here")),
        ("PACE Resolution 1671", ("PACE", "its number is of 2008 to 2009", "nothing known here")),
    ]


def test_a_year_in_an_ambiguous_question_is_held_against_each_candidate(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.txt").write_text("On AG/RES. 1671 (XXIX-O/99) and S/RES/1671(2006).")
    index = IndexFolder(tmp_path / "index")
    build(index, [tmp_path / "docs"], OPTIONS)
    with closing(SearchService(index)) as service, service._lease() as opened:
        found = standing.candidates(opened, ["AG/RES. 1671", "S/RES/1671"], "resolution 1671 of 2006")
    assert {each.canonical: each.reasons[-1] for each in found} == {
        "AG/RES. 1671 (XXIX-O/99)": "the year does not fit",
        "S/RES/1671(2006)": "the year fits",
    }


@pytest.mark.parametrize("name", ["IACHR Annual Report 1998", "OEA/Ser.L/V/II.102 Doc. 6 rev."])
def test_a_document_has_one_page_under_all_its_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.txt").write_text("A note on the 1998 Annual Report of the IACHR.")
    (tmp_path / "docs" / "other.txt").write_text("Another note, on OEA/Ser.L/V/II.102, Doc. 6 rev., too.")
    (tmp_path / "docs" / "catalogue.tsv").write_text(NAMED)
    (tmp_path / "docs" / "relations.tsv").write_text(
        "citing\tcited\tpinpoint\tseen\nAG/RES. 1671 (XXIX-O/99)\tIACHR Annual Report 1998\tchapter VII\t\n"
    )
    index = IndexFolder(tmp_path / "index")
    build(index, [tmp_path / "docs"], OPTIONS)
    with closing(SearchService(index)) as service:
        view = service.citation(name)
        assert (view.canonical, view.total) == ("OEA/Ser.L/V/II.102 Doc. 6 rev.", 2)
        assert [each.canonical for each in view.checked] == ["AG/RES. 1671 (XXIX-O/99)"]
        for request in (SearchRequest("", (("cites", name),)), SearchRequest(f'cites:"{name}"')):
            assert service.search(request).total == 2


def test_the_most_cited_come_first_and_those_not_held_alone(service: SearchService) -> None:
    assert [(each.canonical, each.documents, each.times) for each in service.most_cited(9)] == [
        ("A/RES/53/144", 2, 3),
        ("A/HRC/RES/22/6", 1, 1),
    ]
    assert [each.canonical for each in service.most_cited(9, held=False)] == ["A/RES/53/144"]
    assert [each.canonical for each in service.most_cited(9, held=True)] == ["A/HRC/RES/22/6"]


def test_replacing_and_removing_a_file_keeps_the_graph_right(index: IndexFolder, docs: Path) -> None:
    (docs / "note.txt").write_text("A note. A/RES/66/164 protects.")
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        assert citing(service, "A/RES/53/144") == {"resolution.txt": 1}
        assert service.citation("A/HRC/RES/22/6").total == 0
        assert citing(service, "A/RES/66/164") == {"note.txt": 1}
        assert [each.canonical for each in service.most_cited(9)] == ["A/RES/53/144", "A/RES/66/164"]
    (docs / "resolution.txt").unlink()
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        assert service.citation("A/RES/53/144").total == 0
        assert [each.canonical for each in service.most_cited(9)] == ["A/RES/66/164"]
        with pytest.raises(DocumentNotFound):
            service.citation("A/HRC/RES/22/6")


def test_a_changed_relation_alone_is_taken_over(index: IndexFolder, docs: Path) -> None:
    (docs / "relations.tsv").write_text(RELATIONS.replace("58/23", "59/10"))
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        assert [each.canonical for each in service.citation("A/RES/53/144").checked] == ["A/HRC/RES/59/10"]


def test_forgetting_a_file_forgets_what_it_cites(index: IndexFolder) -> None:
    with closing(SearchService(index)) as service:
        (note,) = [hit for hit in service.search(SearchRequest("note")).hits if hit.held]
    forget(index, frozenset({note.id}))
    with closing(SearchService(index)) as service:
        assert citing(service, "A/RES/53/144") == {"resolution.txt": 1}
        assert [each.canonical for each in service.most_cited(9)] == ["A/RES/53/144"]
        assert [each.canonical for each in service.citation("A/RES/53/144").checked] == ["A/HRC/RES/58/23"]


def test_versions_of_one_document_that_cite_count_once(index: IndexFolder, docs: Path) -> None:
    french = RESOLUTION.replace("Human Rights Council", "Conseil des droits de l’homme").replace(
        "Guided by General Assembly resolution 53/144, the Council goes on.",
        "Guidé par la résolution 53/144 de l’Assemblée générale, le Conseil va de l’avant avec les États.",
    )
    (docs / "resolution-fr.txt").write_text(french, "utf-8")
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        assert service.citation("A/RES/53/144").total == 2
        assert [(each.canonical, each.documents) for each in service.most_cited(1)] == [("A/RES/53/144", 2)]


def test_a_work_that_cites_itself_is_shown_apart_and_counted_nowhere(index: IndexFolder, docs: Path) -> None:
    write_a_report_that_cites_itself(docs)
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        view = service.citation("A/HRC/22/47")
        assert (view.total, view.mentions, view.citing) == (0, 0, ())
        assert [each.hit.path for each in view.own] == ["docs/report.txt"]
        assert [each.mentions[0].page for each in view.own] == [1]
        assert view.years == view.mechanisms == ()
        assert "A/HRC/22/47" not in [each.canonical for each in service.most_cited(99)]
        (docs / "note.txt").write_text("A note on A/HRC/22/47.")
        build(index, [docs], OPTIONS)
        view = service.citation("A/HRC/22/47")
        assert (view.total, view.mentions) == (1, 1)
        assert [each.hit.path for each in view.citing] == ["docs/note.txt"]
        assert service.neighbourhood("A/HRC/22/47").more_citing == 0
        assert [each.times for each in service.neighbourhood("A/HRC/22/47").citing] == [1]


def test_a_work_that_cites_itself_leaves_no_gap_in_the_pages(index: IndexFolder, docs: Path) -> None:
    write_a_report_that_cites_itself(docs)
    for number, words in enumerate(
        ("Reprisals in one place", "Reports of another kind", "The third of them")
    ):
        (docs / f"n{number}.txt").write_text(f"{words}, as A/HRC/22/47 says.")
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        pages = [service.citation("A/HRC/22/47", page, per_page=1) for page in (1, 2, 3, 4)]
    paths = [[each.hit.path for each in view.citing] for view in pages]
    assert sorted(paths[:3]) == [["docs/n0.txt"], ["docs/n1.txt"], ["docs/n2.txt"]]
    assert paths[3] == []
    assert {view.total for view in pages} == {3}


def test_what_is_often_cited_together_is_counted_by_documents(index: IndexFolder, docs: Path) -> None:
    (docs / "second.txt").write_text("A second note, on A/RES/53/144, A/RES/66/164 and A/HRC/RES/22/6.")
    (docs / "third.txt").write_text("A third note, on A/RES/53/144, and again on A/HRC/RES/22/6.")
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        together = service.citation("A/RES/53/144").together
    assert [(each.canonical, each.documents) for each in together] == [
        ("A/HRC/RES/22/6", 3)
    ]  # not those once


def test_the_neighbourhood_of_a_document_has_what_cites_it_and_what_it_cites(service: SearchService) -> None:
    found = service.neighbourhood("A/HRC/RES/22/6")
    assert (found.itself.canonical, found.itself.year, found.itself.held) == ("A/HRC/RES/22/6", 2013, True)
    assert [(each.title, each.times) for each in found.citing] == [("note.txt", 1)] or found.citing[
        0
    ].times == 1
    assert [(each.canonical, each.year, each.times, each.held) for each in found.cited] == [
        ("A/RES/53/144", 1998, 1, False)
    ]


def test_a_neighbourhood_has_what_a_keeper_checked_and_is_the_same_by_id(service: SearchService) -> None:
    found = service.neighbourhood("A/RES/53/144")
    checked = [each for each in found.citing if not each.times]
    assert [(each.canonical, each.year) for each in checked] == [("A/HRC/RES/58/23", 2025)]
    assert service.neighbourhood(found.itself.id) == found


def test_a_neighbourhood_is_bounded_and_says_what_is_left_out(index: IndexFolder, docs: Path) -> None:
    for number in range(1, 41):
        text = f"Note number {number}, {'words of its own ' * number} on A/HRC/RES/22/6."
        (docs / f"many-{number}.txt").write_text(text)
    (docs / "resolution.txt").write_text(RESOLUTION + "".join(f" A/HRC/{n}/1." for n in range(20, 60)))
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        found = service.neighbourhood("A/HRC/RES/22/6")
        everything = service.citation("A/HRC/RES/22/6")
    assert len(found.citing) + len(found.cited) == MOST
    assert len(found.citing) + found.more_citing == everything.total
    assert len(found.cited) + found.more_cited == len(everything.cites)


def test_what_is_not_held_is_counted_and_has_its_official_address(service: SearchService) -> None:
    found = service.not_held(9)
    assert found.total == 1
    assert [(each.canonical, each.documents, each.here, each.url) for each in found.most_cited] == [
        ("A/RES/53/144", 2, True, "https://docs.un.org/en/A/RES/53/144")
    ]


# --- the collection that is shipped


@pytest.fixture
def client(shipped_service: SearchService) -> FlaskClient:
    return create_app(shipped_service).test_client()


ROUTE = [
    r'href="(/c/[^"]*)"><bdi>(?:IACHR Annual Report 1998|OEA/Ser\.L/V/II\.102 Doc\. 6 rev\.)</bdi>',
    r'href="(/c/[^"]*)"><bdi>AG/RES\. 1671 \(XXIX-O/99\)</bdi>',
    r'href="(/c/[^"]*)"><bdi>AG/RES\. 1818 \(XXXI-O/01\)</bdi>',
    r'href="(/c/[^"]*)"><bdi>AG/RES\. 1842 \(XXXII-O/02\)</bdi>',
]


def test_from_the_profile_to_the_last_resolution_by_clicks_alone(
    client: FlaskClient, shipped_service: SearchService
) -> None:
    answer = shipped_service.search(SearchRequest("", (("mechanism", "iachr"), ("type", "guide"))))
    profile = next(hit for hit in answer.hits if hit.language == "en")
    page = client.get(f"/d/{profile.id}").get_data(as_text=True)
    step = re.search(r'<dt>Citations</dt><dd><a href="([^"]*)"', page)
    assert step
    address = step[1]
    for link in ROUTE:
        page = client.get(address, follow_redirects=True).get_data(as_text=True)
        found = re.search(link, page)
        assert found, (address, link)
        address = found[1]
    last = client.get(address, follow_redirects=True).get_data(as_text=True)
    assert "<h1><bdi>AG/RES. 1842 (XXXII-O/02)</bdi></h1>" in last
    card = client.get("/c/IACHR Annual Report 1998", follow_redirects=True).get_data(as_text=True)
    assert "chapter VII, recommendation 4" in card


# --- real documents


@pytest.mark.real
def test_counts_equal_a_recount_over_all_mentions(
    real_service: SearchService, real_index: tuple[IndexFolder, object]
) -> None:
    works: dict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    with closing(Library(real_index[0].current().library)) as library:
        own: dict[str, set[str]] = defaultdict(set)
        for record in library.all_records():
            for name in library.names(record.id):
                own[name].add(record.work)
        for record in library.all_records():
            for mention in library.mentions(record.id):
                key = symbols.key(mention.canonical)
                if record.work in own[key]:
                    continue
                works[key].add(record.work)
                times[key] += 1
    cited = {each.key: each for each in real_service.most_cited(1_000_000)}
    assert cited.keys() == works.keys()
    assert len(cited) > 1_000
    for key, each in cited.items():
        assert (each.documents, each.times) == (len(works[key]), times[key]), each.canonical
    order = [each.documents for each in cited.values()]
    assert order == sorted(order, reverse=True)
    for key in list(cited)[:40] + list(cited)[::97]:
        view = real_service.citation(cited[key].canonical, per_page=MAX_PER_PAGE)
        assert (view.key, view.total, view.mentions) == (key, len(works[key]), times[key])
        assert sum(each.count for each in view.mechanisms) >= view.total
        # any form that is shown leads back to the same page
        assert real_service.citation(view.canonical).canonical == view.canonical


# --- a question that is a citation


@pytest.mark.parametrize(
    "question",
    ["GA res 53/144", "A/RES/53/144", "resolución 53/144", "Declaration on human rights defenders"],
)
def test_a_citation_as_question_finds_its_document_and_all_that_cite_it(
    service: SearchService, question: str
) -> None:
    answer = service.search(SearchRequest(question))
    names = [(hit.path or hit.symbol or "").rpartition("docs/")[2] for hit in answer.hits]
    assert names == ["A/RES/53/144", "note.txt", "resolution.txt"]  # itself, then by mentions
    assert answer.total == 3
    assert [hit.id for hit in service.listing(SearchRequest(question)).hits] == [
        hit.id for hit in answer.hits
    ]


def test_the_mentions_are_marked_in_passages_and_on_pages(service: SearchService) -> None:
    question = "UNGA res. 53/144"
    hits = {hit.path or "": hit for hit in service.search(SearchRequest(question)).hits}
    cited = next(hit for path, hit in hits.items() if path.endswith("resolution.txt"))
    (passage,) = cited.passages
    marked = ["53/144"]
    assert [each.text for each in passage.segments if each.is_match] == marked
    assert passage.page == 2
    page = service.page(cited.id, 2, question)
    assert [each.text for each in page.segments if each.is_match] == marked
    assert [each.page for each in service.hits_in(cited.id, question)] == [2]
    assert not any(each.is_match for each in service.page(cited.id, 1, question).segments)


def test_pages_of_such_an_answer_follow_on_each_other(service: SearchService) -> None:
    whole = [hit.id for hit in service.search(SearchRequest("GA res 53/144")).hits]
    one_by_one = [
        hit.id
        for page in (1, 2, 3)
        for hit in service.search(SearchRequest("GA res 53/144", page=page, per_page=1)).hits
    ]
    assert one_by_one == whole


def test_in_quotes_or_excluded_a_citation_is_words(service: SearchService) -> None:
    assert service.search(SearchRequest('"GA res 53/144"')).total == 0
    assert service.search(SearchRequest("-A/RES/53/144")).total == 0  # nothing here is without it
    assert service.search(SearchRequest("A/RES/53/144 protect")).total == 1


@pytest.mark.parametrize("form", ["GA res 53/144", "53/144", "a/res/53/144", "resolution 53/144"])
def test_cites_takes_every_form_that_means_one_document(service: SearchService, form: str) -> None:
    assert service.search(SearchRequest(filters=(("cites", form),))).total == 2
    assert service.search(SearchRequest(f'cites:"{form}"')).total == 2


def test_cites_names_the_candidates_of_a_form_that_means_several(service: SearchService) -> None:
    with pytest.raises(QueryError, match=r"S/RES/1671, PACE Resolution 1671, AG/RES\. 1671") as refused:
        service.search(SearchRequest('reprisals cites:"resolution 1671"'))
    assert refused.value.position == len("reprisals cites:")
    with pytest.raises(QueryError, match="may be several"):
        service.search(SearchRequest(filters=(("cites", "resolution 1671"),)))


def test_the_address_takes_every_form_too(service: SearchService) -> None:
    client = create_app(service).test_client()
    assert client.get("/search?cites=GA+res+53/144").text.count("note.txt") == client.get(
        "/search?cites=A/RES/53/144"
    ).text.count("note.txt")
    assert client.get("/search.json?cites=GA+res+53/144").get_json()["total"] == 2


def test_a_citation_with_a_place_leads_to_the_document_and_shows_the_place(service: SearchService) -> None:
    client = create_app(service).test_client()
    moved = client.get("/c/HRC resolution 22/6, para. 2")
    assert (moved.status_code, moved.location) == (301, "/c/A/HRC/RES/22/6?at=para+2")
    page = client.get(moved.location).text
    held = service.document("A/HRC/RES/22/6").hit.id
    assert f'<a href="/d/{held}/p/2#para-2">para. 2</a>' in page
    assert "It says more." in page
    assert "para. 9 <span" in client.get("/c/A/HRC/RES/22/6?at=para+9").text
    assert "article 9 <span" in client.get("/c/A/RES/53/144,%20article%209", follow_redirects=True).text
    annex = client.get("/c/A/RES/53/144, annex")
    assert (annex.status_code, annex.location) == (301, "/c/A/RES/53/144?at=annex")
    assert "annex <span" in client.get(annex.location).text
    assert "at=para+2" in client.get("/search?q=HRC+resolution+22/6,+para.+2").text


def test_a_place_of_an_address_is_shown_as_text_only(service: SearchService) -> None:
    client = create_app(service).test_client()
    page = client.get("/c/A/HRC/RES/22/6?at=para+<b>x</b>&at=evil+thing&at=para").text
    assert "<b>" not in page
    assert "evil" not in page


PACE = (
    "coe-pace\tParliamentary Assembly\tPACE Resolution 1660 (2008)\t\tDefenders\t2008-04-01\t2008"
    "\tresolution\ten\t\t\tsymbol seen\thigh\n"
)


def test_a_number_without_its_year_means_the_document_with_it(tmp_path: Path, docs: Path) -> None:
    (docs / "catalogue.tsv").write_text(NAMED + PACE)
    build(IndexFolder(tmp_path / "index"), [docs], OPTIONS)
    with closing(SearchService(IndexFolder(tmp_path / "index"))) as service:
        client = create_app(service).test_client()
        moved = client.get("/c/PACE Resolution 1660")
        assert moved.status_code == 301
        assert client.get(moved.location).text.count("PACE Resolution 1660 (2008)") > 1
        assert service.document("PACE resolution 1660").hit.symbol == "PACE Resolution 1660 (2008)"
        assert service.search(SearchRequest("PACE resolution 1660")).hits[0].symbol == (
            "PACE Resolution 1660 (2008)"
        )
        lost = client.get("/c/PACE Resolution 1661")
        assert (lost.status_code, "its symbol has a year" in lost.text) == (404, True)
        near = client.get("/c/OEA/Ser.L/V/II.102")
        assert near.status_code == 404
        assert '<a href="/c/OEA/Ser.L/V/II.102%20Doc.%206%20rev.">' in near.text
        assert "near" not in client.get("/c/OEA/Ser.L/V/II.1").text.lower()
        with pytest.raises(DocumentNotFound, match=r"near it: OEA/Ser\.L/V/II\.102 Doc\. 6 rev\."):
            service.citation("OEA/Ser.L/V/II.102")


def test_a_page_after_the_last_says_so(service: SearchService) -> None:
    client = create_app(service).test_client()
    page = client.get("/c/A/RES/53/144?page=99").text
    assert "There is no such page of this list." in page
    assert '<a href="/c/A/RES/53/144">The last page</a>' in page
    assert "no such page" not in client.get("/c/A/RES/53/144").text


def test_each_citation_on_a_page_is_a_link_and_marks_stay(service: SearchService) -> None:
    client = create_app(service).test_client()
    held = service.document("A/HRC/RES/22/6").hit.id
    plain = client.get(f"/d/{held}/p/2").text
    assert '<a class="citation" href="/c/A/RES/53/144">' in plain
    (link,) = re.findall(r'<a class="citation"[^>]*>(.*?)</a>', plain)
    marked = client.get(f"/d/{held}/p/2?q=resolution+53/144").text
    (marked_link,) = re.findall(r'<a class="citation"[^>]*>(.*?)</a>', marked)
    assert re.sub("<[^>]+>", "", marked_link) == link
    assert "<mark" in marked_link
    assert marked.count('id="hit-1"') == 1


def test_a_draft_that_is_but_an_ambiguous_citation_has_candidates(service: SearchService) -> None:
    (found,) = service.check(" resolution 1671\n", "un").citations
    assert (found.mention.start, found.mention.end) == (1, 16)
    assert {each.canonical for each in found.candidates} >= {"PACE Resolution 1671", "AG/RES. 1671"}
    (within,) = service.check("The resolution 1671 is not told.", "un").citations
    assert (within.cited.canonical, within.reference) == ("resolution 1671", None)
    assert {each.canonical for each in within.candidates} >= {"PACE Resolution 1671", "AG/RES. 1671"}


# --- addresses of citations


GENERAL_COMMENT = (
    "un-tb\tUN Human Rights Committee\tCCPR/C/GC/34\t\tFreedoms of opinion\t2011-09-12\t2011\tgeneral comment"
    "\ten\t\t\tsymbol seen\thigh\n"
)
DEFENDERS = (
    "oas-ga\tOAS General Assembly\tAG/RES. 1671 (XXIX-O/99)\t\tDefenders\t1999-06-07\t1999\tresolution\ten"
    "\thttps://www.oas.org/eres1671.htm\t\tsymbol seen\thigh\n"
)


@pytest.fixture
def addresses(docs: Path, index: IndexFolder) -> Iterator[FlaskClient]:
    (docs / "catalogue.tsv").write_text(CATALOGUE + GENERAL_COMMENT + DEFENDERS)
    (docs / "misprint.txt").write_text("A note on AG/RES. 1818 (XXXI-O/01) and AG/RES. 1671 (XXVIII-O/98).")
    build(index, [docs], OPTIONS)
    with closing(SearchService(index)) as service:
        yield create_app(service).test_client()


@pytest.mark.parametrize(
    ("asked", "canonical", "is_misprint"),
    [
        ("AG/RES. 1671 (XXVIII-O/98)", "AG/RES.%201671%20%28XXIX-O/99%29", True),
        ("AG/RES. 1671 (XXIX-O/98)", "AG/RES.%201671%20%28XXIX-O/99%29", True),
        ("AG/RES 1671", "AG/RES.%201671%20%28XXIX-O/99%29", False),
        ("AG/RES. 1818 (XXX-O/00)", "AG/RES.%201818%20%28XXXI-O/01%29", True),
        ("CCPR General Comment 34", "CCPR/C/GC/34", False),
        ("General Assembly resolution 53/144", "A/RES/53/144", False),
    ],
)
def test_a_document_has_one_address_and_a_misprint_is_told(
    addresses: FlaskClient, asked: str, canonical: str, is_misprint: bool
) -> None:
    answer = addresses.get(f"/c/{asked}")
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (301, f"/c/{canonical}")
    assert ("asked=" in answer.headers["Location"]) == is_misprint
    page = addresses.get(answer.headers["Location"])
    assert page.status_code == 200
    assert ("Asked for as" in page.get_data(as_text=True)) == is_misprint


def test_a_mention_leads_to_where_it_stands(addresses: FlaskClient) -> None:
    page = addresses.get("/c/A/RES/53/144").get_data(as_text=True)
    places = re.findall(r'class="place" href="([^"]+)"', page)
    assert len(places) == 3
    for place in places:
        address, _, anchor = place.partition("#")
        shown = addresses.get(address).get_data(as_text=True)
        assert f'id="{anchor}"' in shown
        assert "<mark" in shown


def test_the_official_address_of_a_symbol_is_that_of_the_document_if_nobody_says_another(
    docs: Path, addresses: FlaskClient, index: IndexFolder
) -> None:
    with closing(SearchService(index)) as service:
        held = service.document("A/HRC/RES/22/6").hit
        card = service.document("CCPR/C/GC/34").hit
        said = service.document("AG/RES. 1671 (XXIX-O/99)").hit
    assert (held.held, held.url) == (True, "https://docs.un.org/en/A/HRC/RES/22/6")
    assert card.url == "https://docs.un.org/en/CCPR/C/GC/34"
    assert said.url == "https://www.oas.org/eres1671.htm"
    head = addresses.get(f"/d/{held.id}").get_data(as_text=True)
    assert '<meta name="citation_public_url" content="https://docs.un.org/en/A/HRC/RES/22/6">' in head
    assert "https://docs.un.org/en/A/HRC/RES/22/6" in addresses.get(f"/d/{held.id}.bib").get_data(
        as_text=True
    )


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("zebras of A/RES/53/144, para. 4", [("A/RES/53/144", (("para", "4"),))]),
        ("A/HRC/RES/22/6 or A/RES/53/144 for zebras", [("A/HRC/RES/22/6", ()), ("A/RES/53/144", ())]),
        ("zebras 53/144", [("A/RES/53/144", ())]),
        ("zebras A/RES/53/14", [("A/RES/53/144", ())]),  # a slip of the fingers
        ("zebras in 2009/2010", []),
        ("zebras 22/6", []),  # which may be a day
        ("zebras -A/RES/53/144", []),
        ("zebras NOT A/RES/53/144", []),
        ("zebras", []),
    ],
)
def test_a_question_that_finds_nothing_offers_the_documents_it_names(
    service: SearchService, text: str, offered: list[tuple[str, tuple[tuple[str, str], ...]]]
) -> None:
    found = service.search(SearchRequest(text=text))
    assert found.total == 0
    assert [(each.canonical, each.pinpoint) for each in found.citations] == offered


def test_a_question_whose_words_are_found_offers_nothing_beside_them(service: SearchService) -> None:
    found = service.search(SearchRequest(text="protect and see A/RES/53/144"))
    assert (found.total, found.citations) == (1, ())
