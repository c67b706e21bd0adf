"""The index mirrors its folders, whatever happened to them since the last build."""

from __future__ import annotations

import gc
import multiprocessing
import os
import random
import shutil
import sys
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from indexer import preparation
from indexer.build import BuildOptions, Progress, build
from indexer.errors import ControlFileError, DocumentNotFound, UnusableFolder
from indexer.extract import ExtractionPool, Limits
from indexer.forget import forget
from indexer.generations import IndexFolder
from indexer.library import LibraryWriter, Rows
from indexer.model import BuildReport, OutcomeKind
from indexer.plan import Content
from indexer.report import coverage
from indexer.results import SearchRequest
from indexer.search import SearchService
from tests.pipeline.dump import dump

OPTIONS = BuildOptions(Limits(), jobs=1)

TEXTS = {
    "reports/kenya.txt": "Annual report on human rights defenders in Kenya. Torture of defenders continues.\f"
    "The second page speaks of Uganda and of reprisals.",
    "reports/année.html": "<html lang=fr><title>Rapport annuel</title><h1>Rapport annuel de l'année 2004</h1>"
    "<p>Les défenseurs des droits de l'homme sont menacés dans plusieurs pays, et leurs familles aussi.</p>",
    "uganda.html": "<title>Press release</title><p>Human rights defenders in Uganda were released today.</p>",
    "letters/a.txt": "To the human rights council: the report A/HRC/25/55 on defenders.",
    "letters/empty.txt": "",
    "picture.png": "\x89PNG\r\n\x1a\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for name, text in TEXTS.items():
        write(folder / name, text)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path / "index")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("latin-1" if path.suffix == ".png" else "utf-8"))


def outcomes(report: BuildReport) -> dict[str, str]:
    return {outcome.path: outcome.kind.value for outcome in report.outcomes}


def total(index: IndexFolder, text: str) -> int:
    with closing(SearchService(index)) as service:
        return service.search(SearchRequest(text)).total


def dump_of_a_fresh_build(folder: Path) -> dict[str, Any]:
    with TemporaryDirectory() as fresh:
        build(IndexFolder(Path(fresh) / "index"), [folder], OPTIONS)
        return dump(IndexFolder(Path(fresh) / "index"))


def rebuilt(index: IndexFolder, folder: Path, jobs: int = 1) -> BuildReport:
    """Build where there is a cache and no index."""
    shutil.rmtree(index.folder / "generations")
    (index.folder / "CURRENT").unlink()
    return build(index, [folder], BuildOptions(Limits(), jobs=jobs))


def test_an_index_that_is_lost_is_the_same_again_without_deriving_anything(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(index, [folder], OPTIONS).outcomes
    first = dump(index)
    monkeypatch.setattr("indexer.derive.document", None)
    assert rebuilt(index, folder).outcomes == before
    assert dump(index) == first


def test_what_is_kept_does_not_outlive_the_catalogue_it_was_made_with(
    index: IndexFolder, folder: Path
) -> None:
    build(index, [folder], OPTIONS)
    (folder / "catalogue.tsv").write_text(HEADER + CARD)
    rebuilt(index, folder)
    assert dump(index) == dump_of_a_fresh_build(folder)


def test_several_processes_make_the_same_index_as_one(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.preparation.FEW", 1)
    before = gc.get_threshold(), sys.getswitchinterval()
    report = build(index, [folder], BuildOptions(Limits(), jobs=2))
    assert report.documents == 4
    assert dump(index) == dump_of_a_fresh_build(folder)
    assert (gc.get_threshold(), sys.getswitchinterval()) == before


@pytest.mark.parametrize(
    ("jobs", "unread", "unprepared", "processes"),
    [
        (1, 1000, 0, 0),
        (2, 10, 5, 0),  # few
        (2, 1000, 0, 1),  # two read, which takes twice as long
        (8, 1000, 10, 4),
        (3, 1000, 0, 1),
        (8, 0, 1000, 8),
        (2, 100, 100, 2),
    ],
)
def test_most_processes_do_what_takes_longest(
    jobs: int, unread: int, unprepared: int, processes: int
) -> None:
    assert preparation.processes(jobs, unread, unprepared) == processes


def test_a_build_goes_on_by_itself_when_the_processes_that_derive_are_killed(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.preparation.FEW", 1)
    monkeypatch.setattr("indexer.preparation._start", _die)
    assert build(index, [folder], BuildOptions(Limits(), jobs=2)).documents == 4
    assert dump(index) == dump_of_a_fresh_build(folder)


def _die(*_: object) -> None:
    os._exit(1)


@pytest.mark.parametrize("victim", [0, 1])
def test_a_build_loses_nothing_when_a_process_that_derives_is_killed_in_the_middle(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, victim: int
) -> None:
    for number in range(20):
        write(folder / f"more/{number}.txt", f"Letter {number} on defenders in Kenya. " * 500)
    build(index, [folder], OPTIONS)
    first = dump(index)
    for file in index.cache.glob("*.made.z"):
        file.unlink()
    put = LibraryWriter.put

    def put_and_kill(self: LibraryWriter, given: Rows) -> None:
        children = sorted(multiprocessing.active_children(), key=lambda each: each.pid or 0)
        for child in children[victim : victim + 1]:
            child.kill()
            child.join()
        put(self, given)

    monkeypatch.setattr(LibraryWriter, "put", put_and_kill)
    rebuilt(index, folder, jobs=2)
    assert dump(index) == first


def test_a_text_that_is_damaged_in_the_cache_is_read_again(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    first = dump(index)
    for file in index.cache.glob("*.made.z"):
        file.unlink()
    for file in index.cache.glob("*.json.z"):
        file.write_bytes(file.read_bytes()[:-20])
    rebuilt(index, folder)
    assert dump(index) == first


def test_a_build_that_is_interrupted_does_not_wait_for_what_is_being_derived(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.preparation.FEW", 1)
    monkeypatch.setattr("indexer.preparation._start", _get_stuck)
    write(folder / "broken.pdf", "%PDF-1.4\n")

    def stop_at_a_failure(progress: Progress) -> None:
        if progress.path.endswith("broken.pdf"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):  # or wait for ever
        build(index, [folder], BuildOptions(Limits(), jobs=2), stop_at_a_failure)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("start", ["_cost_much", "_die"])
def test_a_long_document_is_derived_within_limits_also_by_itself(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.setattr("indexer.preparation.LONG_BYTES", 3000)
    monkeypatch.setattr("indexer.preparation._start", globals()[start])
    write(folder / "first.txt", "A letter on defenders, hungry to derive. " * 100)
    report = build(index, [folder], BuildOptions(Limits(memory_mb=200), jobs=1))
    outcome = next(each for each in report.outcomes if each.path.endswith("first.txt"))
    assert outcome.kind is OutcomeKind.FAILED
    assert ("memory limit of 200 MB" if start == "_cost_much" else "was killed") in outcome.reason
    assert report.documents == 4


def _get_stuck(preparer: object, limits: Limits) -> None:
    """Begin as a process of the pool does, and never finish a document."""
    _START(preparer, limits)
    monkeypatched = pytest.MonkeyPatch()
    monkeypatched.setattr("indexer.preparation._Preparer.prepare", lambda *_: threading.Event().wait())


_START: Callable[[Any, Limits], None] = preparation._start


@pytest.mark.parametrize(
    ("limits", "word", "reason"),
    [
        (Limits(memory_mb=200), "hungry", "memory limit of 200 MB"),
        (Limits(timeout_s=1), "endless", "time limit of 1 s"),
    ],
)
def test_a_document_that_costs_too_much_to_derive_is_an_outcome_of_its_own(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits, word: str, reason: str
) -> None:
    monkeypatch.setattr("indexer.preparation.FEW", 1)
    monkeypatch.setattr("indexer.preparation._start", _cost_much)
    write(folder / "first.txt", f"A letter on defenders, {word} to derive.")
    report = build(index, [folder], BuildOptions(limits, jobs=2))
    outcome = next(each for each in report.outcomes if each.path.endswith("first.txt"))
    assert (outcome.kind, outcome.reason) == (OutcomeKind.FAILED, reason)
    assert "DEFENDERS_EXTRACT_MEMORY_MB" in outcome.advice
    assert report.documents == 4
    assert build(index, [folder], BuildOptions(limits, jobs=2)).generation == report.generation
    monkeypatch.undo()
    assert build(index, [folder], OPTIONS).documents == 5  # other limits


def _cost_much(preparer: object, limits: Limits) -> None:
    """Begin as a process of the pool does, and find some documents hard."""
    _START(preparer, limits)
    prepare = preparation._Preparer.prepare

    def prepare_with_effort(self: Any, content: Content) -> bytes:
        text = content.absolute.read_text("utf-8", "replace")
        hoard = []
        while "hungry" in text:
            hoard.append(bytearray(100_000_000))
        while "endless" in text:
            pass
        return prepare(self, content)

    pytest.MonkeyPatch().setattr("indexer.preparation._Preparer.prepare", prepare_with_effort)


def test_damaged_remains_of_a_build_are_made_again(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    first = dump(index)
    for number, file in enumerate(sorted(index.cache.glob("*.made.z"))):
        head, _, _ = file.read_bytes().partition(b"\n")
        file.write_bytes(head + b"\n" + zlib.compress((b"", b"\xe9", b"(\0\0\0\0", b"[")[number]))
    rebuilt(index, folder)
    assert dump(index) == first


def test_every_file_found_has_one_outcome_with_a_reason_if_it_is_not_indexed(
    index: IndexFolder, folder: Path
) -> None:
    report = build(index, [folder], OPTIONS)
    assert outcomes(report) == {
        "docs/letters/a.txt": "indexed",
        "docs/letters/empty.txt": "failed",
        "docs/picture.png": "skipped",
        "docs/reports/année.html": "indexed",
        "docs/reports/kenya.txt": "indexed",
        "docs/uganda.html": "indexed",
    }
    assert all(
        each.reason and each.advice for each in report.outcomes if each.kind is not OutcomeKind.INDEXED
    )
    assert (report.documents, report.cards) == (4, 0)


def test_a_second_build_reads_nothing_and_changes_nothing(
    index: IndexFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(index, [folder], OPTIONS)

    def no_pool(*_: object) -> None:
        raise AssertionError("a second build must not extract")

    monkeypatch.setattr(ExtractionPool, "__init__", no_pool)
    monkeypatch.setattr("indexer.sources.identify", no_pool)
    second = build(index, [folder], OPTIONS)
    assert second.generation == first.generation
    assert set(outcomes(second).values()) == {"unchanged", "failed", "skipped"}
    assert second.outcomes[1].reason == first.outcomes[1].reason


def test_full_reads_everything_again(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    before = dump(index)
    report = build(index, [folder], BuildOptions(Limits(), jobs=1, full=True))
    assert report.count(OutcomeKind.INDEXED) == 4
    assert dump(index) == before


def test_a_moved_file_keeps_its_id_and_the_old_path_is_named(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        (hit,) = service.search(SearchRequest("released")).hits
        (folder / "uganda.html").rename(folder / "moved.html")
        report = build(index, [folder], OPTIONS)
        assert service.document(hit.id).paths == ("docs/moved.html",)
    gone = next(each for each in report.outcomes if each.kind is OutcomeKind.REMOVED)
    assert (gone.path, gone.reason) == ("docs/uganda.html", "moved to docs/moved.html")


def test_equal_files_are_one_document_with_several_paths(index: IndexFolder, folder: Path) -> None:
    shutil.copy(folder / "uganda.html", folder / "copy.html")
    report = build(index, [folder], OPTIONS)
    assert report.documents == 4
    assert outcomes(report)["docs/copy.html"] == outcomes(report)["docs/uganda.html"] == "indexed"
    with closing(SearchService(index)) as service:
        (hit,) = service.search(SearchRequest("released")).hits
        assert service.document(hit.id).paths == ("docs/copy.html", "docs/uganda.html")
    (folder / "copy.html").unlink()
    assert outcomes(build(index, [folder], OPTIONS))["docs/copy.html"] == "removed"
    assert total(index, "released") == 1


def test_one_text_saved_under_two_addresses_is_named(index: IndexFolder, folder: Path) -> None:
    said = "<p>The Commission urges States to protect those who defend human rights, wherever they are.</p>"
    write(folder / "old-site/statement.html", f"<title>Statement</title><h1>Statement</h1>{said}")
    write(
        folder / "new-site/statement.html",
        f"<title>Statement</title><nav><a href=/>Home</a></nav><h1>Statement</h1>{said}<footer>2026</footer>",
    )
    build(index, [folder], OPTIONS)
    assert coverage(index).copies == (("docs/new-site/statement.html", "docs/old-site/statement.html"),)


def test_the_index_mirrors_exactly_the_folders_of_the_last_call(
    index: IndexFolder, folder: Path, tmp_path: Path
) -> None:
    write(tmp_path / "more/kenya.txt", "more on kenya")
    build(index, [folder, tmp_path / "more"], OPTIONS)
    assert total(index, "kenya") == 2
    report = build(index, [tmp_path / "more"], OPTIONS)
    assert total(index, "") == 1
    assert report.count(OutcomeKind.REMOVED) == 6


def test_an_empty_folder_is_an_empty_index(index: IndexFolder, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = build(index, [tmp_path / "empty"], OPTIONS)
    assert (report.documents, report.outcomes) == (0, ())
    assert total(index, "anything") == total(index, "") == 0


def test_an_index_within_its_own_folder_does_not_index_itself(folder: Path) -> None:
    index = IndexFolder(folder / "index")
    before = build(index, [folder], OPTIONS)
    again = build(index, [folder], OPTIONS)
    assert outcomes(again).keys() == outcomes(before).keys()
    assert again.generation == before.generation


def test_a_missing_folder_and_a_broken_catalogue_change_nothing(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    with pytest.raises(UnusableFolder, match="nowhere"):
        build(index, [folder.parent / "nowhere"], OPTIONS)
    (folder / "catalogue.tsv").write_text("not a catalogue\n")
    with pytest.raises(ControlFileError, match=r"catalogue\.tsv"):
        build(index, [folder], OPTIONS)
    assert total(index, "kenya") == 1


HEADER = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
)
CARD = (
    "un-sr-hrd\tUN Human Rights Council\tA/HRC/25/55\t\tA safe and enabling environment\t2013-12-23\t2013"
    "\tannual thematic report\ten,fr\thttps://docs.un.org/en/A/HRC/25/55\t\tsymbol seen\thigh\n"
)


def test_a_card_gives_way_to_its_document_and_comes_back(index: IndexFolder, folder: Path) -> None:
    (folder / "catalogue.tsv").write_text(HEADER + CARD)
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        card = service.document("A/HRC/25/55").hit
        assert (card.held, card.title) == (False, "A safe and enabling environment")
        assert card.url == "https://docs.un.org/en/A/HRC/25/55"
        with pytest.raises(DocumentNotFound, match="not held"):
            service.original(card.id)

        write(
            folder / "A_HRC_25_55.html",
            "<title>Report</title><p>A/HRC/25/55</p><p>Report of the defenders</p>",
        )
        build(index, [folder], OPTIONS)
        held = service.document("A/HRC/25/55").hit
        assert held.held
        assert service.document(card.id).hit.id == held.id  # the address of the card leads to the document
        assert service.search(SearchRequest("", (("held", "no"),))).total == 0

        (folder / "A_HRC_25_55.html").unlink()
        build(index, [folder], OPTIONS)
        assert service.document("A/HRC/25/55").hit.id == card.id


def test_a_changed_card_is_replaced_and_a_removed_one_leaves(index: IndexFolder, folder: Path) -> None:
    (folder / "catalogue.tsv").write_text(HEADER + CARD)
    build(index, [folder], OPTIONS)
    (folder / "catalogue.tsv").write_text(HEADER + CARD.replace("A safe and", "Elements of a safe and"))
    build(index, [folder], OPTIONS)
    assert (total(index, "elements"), total(index, "enabling")) == (1, 1)
    (folder / "catalogue.tsv").unlink()
    assert build(index, [folder], OPTIONS).cards == 0
    assert total(index, "enabling") == 0


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_index_equals_one_built_from_scratch(
    index: IndexFolder, folder: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    (folder / "catalogue.tsv").write_text(HEADER + CARD)
    build(index, [folder], OPTIONS)
    for step in range(4):
        _edit(folder, chance, step)
        build(index, [folder], OPTIONS)
        fresh = IndexFolder(tmp_path / f"fresh-{step}")
        shutil.copytree(index.cache, fresh.folder / "cache") if chance.random() < 0.5 else None
        (fresh.folder / "defenders-index").write_text("1\n") if fresh.folder.exists() else None
        build(fresh, [folder], OPTIONS)
        assert dump(index) == dump(fresh)


def _edit(folder: Path, chance: random.Random, step: int) -> None:
    """Delete, rename, edit, copy and add files."""
    for path in sorted(folder.rglob("*.*")):
        if path.suffix not in (".txt", ".html"):
            continue
        match chance.choice(("keep", "keep", "delete", "rename", "edit", "copy", "touch")):
            case "delete":
                path.unlink()
            case "rename":
                path.rename(path.with_name(f"renamed-{step}-{path.name}"))
            case "edit":
                path.write_text(path.read_text() + f"\nEdited: human rights report {step} kenya")
            case "copy":
                shutil.copy(path, folder / f"copy-{step}{path.suffix}")
            case "touch":
                os.utime(path)
    write(folder / f"new-{step}.txt", f"A new report number {step} on defenders in Uganda and Kenya")
    if chance.random() < 0.3:
        (folder / "catalogue.tsv").write_text(HEADER + CARD.replace("safe", f"safe {step}"))


def test_forgotten_documents_leave_no_trace_and_stay_out(index: IndexFolder, folder: Path) -> None:
    write(folder / "secret.txt", "The whereabouts of Xanthippe are known to human rights defenders.")
    build(index, [folder], OPTIONS)
    build(index, [folder], BuildOptions(Limits(), jobs=1, full=True))  # a generation before, too
    with closing(SearchService(index)) as service:
        (hit,) = service.search(SearchRequest("xanthippe")).hits
        assert service.search(SearchRequest("defenders")).total == 4
    forget(index, frozenset({hit.id}))
    assert total(index, "xanthippe") == 0
    assert total(index, "defenders") == 3
    for path in index.folder.rglob("*"):
        if path.is_file():
            assert b"xanthippe" not in path.read_bytes().lower()
            assert hit.id not in path.name
    report = build(index, [folder], OPTIONS)
    assert outcomes(report)["docs/secret.txt"] == "skipped"
    assert total(index, "xanthippe") == 0
    with pytest.raises(DocumentNotFound):
        forget(index, frozenset({hit.id}))


def test_a_symbol_stands_for_all_its_versions_when_it_is_forgotten(index: IndexFolder, folder: Path) -> None:
    for language, said in (("en", "Report of the Council"), ("fr", "Rapport du Conseil")):
        write(
            folder / f"A_HRC_25_55_{language}.html", f"<title>{said}</title><p>A/HRC/25/55</p><p>{said}</p>"
        )
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        versions = service.versions("A/HRC/25/55")
        assert len(versions) == 2
        forget(index, frozenset(versions))
        with pytest.raises(DocumentNotFound):
            service.versions("A/HRC/25/55")


def test_words_are_of_the_family_they_have_in_their_own_language(index: IndexFolder, folder: Path) -> None:
    write(
        folder / "declare.html",
        "<html lang=en><p>The members of the committee declare that they have no interests in the matter "
        "and that each of them has declared so before, as the rules of the body require of everybody.</p>",
    )
    write(
        folder / "declaracion.html",
        "<html lang=es><p>La declaración sobre los defensores de los derechos humanos es la base de todo "
        "lo que declaran los Estados cuando hablan de las personas que los defienden en sus países.</p>",
    )
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        found = [hit.path for hit in service.search(SearchRequest("declaracion")).hits]
        assert found == ["docs/declaracion.html"]
        assert [hit.path for hit in service.search(SearchRequest("declared")).hits] == ["docs/declare.html"]


def test_the_original_is_given_only_as_it_was_indexed(index: IndexFolder, folder: Path) -> None:
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        (hit,) = service.search(SearchRequest("released")).hits
        assert service.original(hit.id) == folder / "uganda.html"
        (folder / "uganda.html").write_text("something else")
        with pytest.raises(DocumentNotFound, match="changed"):
            service.original(hit.id)


def test_what_leads_into_a_document_is_kept(folder: Path, index: IndexFolder) -> None:
    section = "<h2 id=s{0}>Section {0}</h2><p>Defenders of human rights met for the {0}th time.</p>"
    write(folder / "sections.html", "".join(section.format(number) for number in range(1, 4)))
    build(index, [folder], OPTIONS)
    with closing(SearchService(index)) as service:
        (hit,) = service.search(SearchRequest('"Section 2"')).hits
        assert [service.page(hit.id, number).anchor for number in (1, 2, 3)] == ["s1", "s2", "s3"]
        assert [(entry.title, entry.page) for entry in service.document(hit.id).contents] == [
            (f"Section {number}", number) for number in (1, 2, 3)
        ]
        (plain,) = service.search(SearchRequest("continues")).hits
        assert service.document(plain.id).contents == ()
