"""The real collection, from folders to answers: it has what no made-up document has.

Held against what is not ours, where there is such a thing: the files on disk, the oracle, and
the pages on which poppler's `pdftotext` finds a phrase.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import derive, query
from indexer.analysis import stems
from indexer.build import BuildOptions, build
from indexer.engines.memory import MemoryEngine
from indexer.engines.protocol import EngineAnswer, IndexedDocument, Inverted, Window, positions
from indexer.engines.whoosh import WhooshEngine
from indexer.extract import ExtractionPool, Limits
from indexer.generations import IndexFolder
from indexer.library import Library, Record
from indexer.model import ID_LENGTH, BuildReport, Document, OutcomeKind
from indexer.query.nodes import And, Keyword, Node, Not, Or, Phrase, Terms
from indexer.results import FACETS, SearchRequest, Sort
from indexer.search import SearchService
from indexer.sources import CONTROL_FILES, SIDECAR
from tests.pipeline.dump import dump

pytestmark = pytest.mark.real

FOLDERS = ("human-rights", "public")

READ = (OutcomeKind.INDEXED, OutcomeKind.PARTIAL)


def files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, from the folder's own name on."""
    for place, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(SIDECAR) and (Path(place) != folder or name not in CONTROL_FILES):
                yield (Path(place) / name).relative_to(folder.parent).as_posix()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Outcomes


def test_every_real_file_has_exactly_one_outcome(
    real_index: tuple[IndexFolder, BuildReport], corpus_real: Path
) -> None:
    _, report = real_index
    found = [path for name in FOLDERS for path in files(corpus_real / name)]
    assert sorted(outcome.path for outcome in report.outcomes) == sorted(found)


def test_what_is_not_wholly_indexed_says_why_and_what_to_do(
    real_index: tuple[IndexFolder, BuildReport],
) -> None:
    _, report = real_index
    kinds = {outcome.kind for outcome in report.outcomes}
    assert kinds > {OutcomeKind.INDEXED}
    for outcome in report.outcomes:
        assert outcome.kind is OutcomeKind.INDEXED or (outcome.reason and outcome.advice), outcome


def test_there_is_one_document_for_each_content_that_was_read(
    real_index: tuple[IndexFolder, BuildReport], corpus_real: Path
) -> None:
    _, report = real_index
    read = {digest(corpus_real / outcome.path) for outcome in report.outcomes if outcome.kind in READ}
    assert (report.documents, report.cards) == (len(read), 0)


def test_a_second_build_reads_no_real_file(
    real_index: tuple[IndexFolder, BuildReport], corpus_real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, first = real_index

    def refuse(*_: object) -> None:
        raise AssertionError("a second build must not read files")

    monkeypatch.setattr(ExtractionPool, "__init__", refuse)
    monkeypatch.setattr("indexer.sources.identify", refuse)
    second = build(index, [corpus_real / name for name in FOLDERS], BuildOptions(Limits()))
    assert (second.generation, second.documents) == (first.generation, first.documents)
    assert second.count(OutcomeKind.UNCHANGED) == first.count(OutcomeKind.INDEXED)
    assert second.count(OutcomeKind.INDEXED) == 0


# Two engines


@dataclass(frozen=True, slots=True)
class Engines:
    """The engine of the index, and the oracle with the same documents; the oracle is the lexicon."""

    whoosh: WhooshEngine
    oracle: MemoryEngine
    library: Library
    documents: tuple[IndexedDocument, ...]

    def family(self, term: str) -> Sequence[str]:
        return sorted(self.library.family(stems(term)) - {term})

    def beginning(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        return self.oracle.terms(prefix, limit)

    def cited(self, key: str) -> str:
        return key

    def expanded(self, text: str) -> Node:
        return query.expand(query.parse(text).node, self).node

    def agreed(
        self, node: Node, filters: Mapping[str, Sequence[str]], sort: Sort = Sort.RELEVANCE
    ) -> EngineAnswer:
        """Ask both; return their one answer."""
        every = Window(0, len(self.documents))
        ours, theirs = (
            engine.search(node, filters=filters, sort=sort, window=every, facets=FACETS)
            for engine in (self.whoosh, self.oracle)
        )
        assert [key for key, _ in ours.hits] == [key for key, _ in theirs.hits]
        assert dict(ours.hits) == pytest.approx(dict(theirs.hits), abs=1e-5)
        assert (ours.total, ours.facets) == (theirs.total, theirs.facets)
        return ours


@pytest.fixture(scope="session")
def engines(real_index: tuple[IndexFolder, BuildReport]) -> Iterator[Engines]:
    generation = real_index[0].current()
    oracle = MemoryEngine()
    with (
        closing(Library(generation.library)) as library,
        closing(WhooshEngine(generation.engine)) as whoosh,
    ):
        documents = tuple(_indexed(library, record) for record in library.all_records())
        with oracle.batch() as batch:
            for document in documents:
                batch.put(document)
        for engine in (whoosh, oracle):
            engine.group(library.works())
        yield Engines(whoosh, oracle, library, documents)


def _indexed(library: Library, record: Record) -> IndexedDocument:
    pages = library.pages(record.id, range(record.pages_read))
    return derive.indexing(
        Document(
            record.id,
            record.held,
            record.metadata,
            pages=tuple(page for _, page in sorted(pages.items())),
            aliases=record.aliases,
            mentions=library.mentions(record.id),
        )
    ).document


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("", {}),
        ("", {"language": ("fr", "es"), "type": ("resolution",)}),
        ("human rights", {}),
        ("human rights defenders", {}),
        ('"human rights defenders"', {}),
        ('"of the"', {}),
        ("death penalty moratorium", {"year": ("2008", "2009", "none")}),
        ('"freedom of assembly" colombia', {}),
        ("torture", {"language": ("en",), "mechanism": ("un-hrc", "none")}),
        ("torture -prison", {}),
        ('-"human rights" women', {}),
        ("-human -rights", {}),
        ("NOT (torture OR killing)", {"type": ("none",)}),
        ("killing OR murder", {}),
        ("(police OR army) torture -children -women", {}),
        ("crimin*", {}),
        ("organi?ation", {"language": ("en", "fr")}),
        ('"extrajudicial executions" disappear*', {}),
        ('title:"human rights"', {}),
        ("title:(report OR resolution) reprisals", {}),
        ("symbol:A/HRC/8/43", {}),
        ("A/HRC/RES/58/23", {"language": ("en", "ar")}),
        ("country:myanmar military", {}),
        ("year:2008..2010 language:en torture", {}),
        ("mechanism:none type:none language:fr", {}),
        ("défenseurs", {}),
        ("DEFENSEURS droits", {"language": ("fr",)}),
        ("liberté d’expression", {}),
        ("défens*", {}),
        ("comunidades indígenas", {}),
        ('"medidas provisionales" -Guatemala', {}),
        ("povos indígenas OR pueblos indígenas", {}),
        ("Menschenrechte", {}),
        ("حقوق الإنسان", {}),
        ("المدافعين", {"language": ("ar",)}),
        ('"прав человека"', {}),
        ("правозащитников OR журналист*", {}),
        ("人权捍卫者", {}),
        ("人权 -缅甸", {"language": ("zh", "en")}),
        ("人権", {}),
        ("สิทธิ OR मानव", {}),
    ],
)
def test_both_engines_answer_a_question_alike(
    engines: Engines, text: str, filters: dict[str, tuple[str, ...]]
) -> None:
    assert engines.agreed(engines.expanded(text), filters).total


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("xylophonist", {}),
        ('"rights human defenders"', {}),
        ("torture -torture", {}),
        ("torture", {"language": ("km",)}),
        ("held:no", {}),
        ("xylophon*", {}),
        ("人权人权人权", {}),
    ],
)
def test_both_engines_find_nothing_where_there_is_nothing(
    engines: Engines, text: str, filters: dict[str, tuple[str, ...]]
) -> None:
    assert not engines.agreed(engines.expanded(text), filters).total


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "human rights", "défenseurs OR defensores"])
def test_both_engines_sort_alike(engines: Engines, text: str, sort: Sort) -> None:
    assert engines.agreed(engines.expanded(text), {}, sort).total


def test_both_engines_have_the_same_words_in_as_many_documents(engines: Engines) -> None:
    assert engines.whoosh.terms("") == engines.oracle.terms("")


@pytest.mark.parametrize("text", ['"human rights" defenders -torture', "liberté d’expression", "人权"])
def test_both_engines_locate_words_alike(engines: Engines, text: str) -> None:
    node = engines.expanded(text)
    ids = [document.id for document in engines.documents]
    for field in ("text", "title"):
        assert engines.whoosh.locate(node, ids, field=field) == engines.oracle.locate(node, ids, field=field)


@pytest.fixture(scope="session")
def trees(engines: Engines) -> st.SearchStrategy[Node]:
    """Queries of words of the collection, runs of its texts, and facts of its documents."""
    words = [term for term, frequency in engines.oracle.terms("") if frequency > 2]
    texts = [_in_order(document.fields["text"]) for document in engines.documents]
    facts = {(name, value) for each in engines.documents for name in FACETS for value in each.keywords[name]}
    leaves = st.one_of(
        st.lists(st.sampled_from(words), min_size=1, max_size=3).map(lambda found: Terms(tuple(found))),
        st.sampled_from(texts).flatmap(_runs),
        st.sampled_from(sorted(facts)).map(lambda fact: Keyword(fact[0], (fact[1],))),
    )
    return st.recursive(leaves, _branches, max_leaves=5)


def _in_order(field: Inverted) -> list[str]:
    return [term for _, term in sorted((at, term) for term in field for at in positions(field[term]))]


def _runs(text: Sequence[str]) -> st.SearchStrategy[Node]:
    """One to three words that follow each other."""
    return st.builds(
        lambda start, length: Phrase(tuple(text[start : start + length])),
        st.integers(0, len(text) - 1),
        st.integers(1, 3),
    )


def _branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, children))


FILTERS: tuple[dict[str, tuple[str, ...]], ...] = ({}, {"language": ("en", "fr")}, {"type": ("none",)})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_both_engines_agree_whatever_is_asked(
    engines: Engines, trees: st.SearchStrategy[Node], data: st.DataObject
) -> None:
    engines.agreed(data.draw(trees), data.draw(st.sampled_from(FILTERS)))


# Pages

AIDENMAK = "human-rights/aidenmak0624+Human_Right_Edu_RAG"
LABELED = (
    "human-rights/huridocs+trainable-entity-extractor/src/multilingual_paragraph_extractor/resources"
    "/labeled_data/pdfs"
)
UPRS = "human-rights/rochelleterman+uprs/v.1/Data/raw-data/pdfs"
PUBLIC_TABULA = (
    "public/tabulapdf+tabula-java/src/test/resources/technology/tabula/icdar2013-dataset"
    "/competition-dataset-eu"
)

PASSAGES = (
    ("human-rights/GateNLP+gateplugin-UNGA/sample-docs/A_RES_73_7-EN.pdf", "historic significance", 1),
    (f"{AIDENMAK}/civil_political_rights/FactSheet30Rev1.pdf", "meets three times", 11),
    (f"{AIDENMAK}/civil_political_rights/FactSheet_Civ_and_Pol_Rights.pdf", "already transmitted", 51),
    (f"{AIDENMAK}/economic_social_cultural/G2516920.pdf", "labour inspection", 13),
    (f"{AIDENMAK}/economic_social_cultural/cescr.pdf", "conservation and distribution", 4),
    (f"{AIDENMAK}/economic_social_cultural/training12en.pdf", "identify individual perpetrators", 55),
    (f"{AIDENMAK}/foundational_rights/H-6.pdf", "adaptations nécessaires", 34),
    (f"{AIDENMAK}/foundational_rights/human_rights_toolkit_final.pdf", "anti-crime measures", 16),
    (f"{AIDENMAK}/indigenous_rights/UNDRIP_E_web.pdf", "spiritual traditions", 5),
    (f"{AIDENMAK}/indigenous_rights/wcms_205225.pdf", "rural industries", 49),
    (
        f"{AIDENMAK}/minority_rights/OHCHR_ERT_Protecting_Minority_20Rights_Practical_Guide_web.pdf",
        "school pupils",
        190,
    ),
    (f"{AIDENMAK}/womens_rights/OHCHR-IPU-CEDAW-Handbook-revised-edition.pdf", "frequently asked", 166),
    ("human-rights/alephdata+ingest-file/tests/fixtures/udhr_ger.pdf", "von allen Völkern", 1),
    (
        "human-rights/amnesty-international-greece+ai-assistant/brand/Amnesty_International_House_Style.pdf",
        "photographs and other",
        16,
    ),
    (
        "human-rights/free-xueq-jianb+free-xueq-jianb.github.io/docs/"
        "A Joint Statement in Support of Huang Xueqin and Wang Jianbing 1206.pdf",
        "impressive stories",
        2,
    ),
    (
        "human-rights/huridocs+pdf-document-layout-analysis/test_pdfs/regular.pdf",
        "una presentación adecuada",
        1,
    ),
    (
        "human-rights/huridocs+pdf_paragraphs_extraction/src/test_files/different.pdf",
        "construcción jurisprudencial",
        6,
    ),
    (f"{LABELED}/cejil_1_es.pdf", "líderes indígenas bajo", 25),
    (f"{LABELED}/cejil_1_pt.pdf", "evitar conflitos", 20),
    (f"{LABELED}/ihrda_1_en.pdf", "personal jurisdiction insofar", 9),
    (f"{LABELED}/ihrda_1_pt.pdf", "não conter linguagem", 11),
    (f"{LABELED}/ohchr_1_ru.pdf", "правовую основу самообороны", 4),
    (f"{LABELED}/ohchr_2_fr.pdf", "besoins spéciaux", 20),
    (f"{LABELED}/plan_1_es.pdf", "capacidad relativamente limitada", 2),
    ("human-rights/ovdinfo+reports/2014/ej-report/report.pdf", "несколько стеклянных", 9),
    ("human-rights/pdfliberation+amnestydata/pdfs/2006-countries.pdf", "accepting money", 13),
    (
        "human-rights/raini456+amnesty_tuerkei/public_html/assets/November_2016_ AI_Tuerkei-Rundbrief.pdf",
        "unabhängiges Kommunikationsnetzwerk",
        11,
    ),
    (f"{UPRS}/argentina2008.pdf", "opening bilingual schools", 14),
    (f"{UPRS}/brazil2008.pdf", "urban violence", 10),
    (f"{UPRS}/canada2013.pdf", "most remote areas", 22),
    (f"{UPRS}/vietnam2014.pdf", "further executions", 10),
    (
        "public/ageyev+un-su/documents/cis/alma-alta-commonwealth-of-independent-states-december-1991.pdf",
        "growing social tension",
        6,
    ),
    (
        "public/laws-africa+peachjam/peachjam/fixtures/source_files/gauteng_judgment.pdf",
        "limited clinical records",
        9,
    ),
    ("public/openpreserve+format-corpus/govdocs1-error-pdfs/error_set_1/495712.pdf", "private bathrooms", 6),
    (
        "public/staffanm+ferenda/test/files/repo/dirregeringen/downloaded/2016/15/"
        "dir.-201615-dataskyddsforordningen.pdf",
        "generell möjlighet",
        18,
    ),
    (f"{PUBLIC_TABULA}/eu-012.pdf", "Swedish-speaking minority", 2),
)
"""Path, a phrase that stands on one page only, and the page where `pdftotext -f N -l N` finds it."""


PAIRS = (
    (f"{UPRS}/brazil2008.pdf", {"biodiversity": 5, "quilombos": 12}),
    (f"{LABELED}/cejil_1_es.pdf", {"pediátrico": 8, "sostenibilidad": 32}),
    (f"{LABELED}/ihrda_1_en.pdf", {"disenfranchised": 13, "miscarriage": 18}),
    (f"{LABELED}/ohchr_2_fr.pdf", {"esclaves": 14, "retraités": 20}),
    (f"{AIDENMAK}/indigenous_rights/wcms_205225.pdf", {"amazonia": 38, "pesticides": 48}),
    ("human-rights/ovdinfo+reports/2014/ej-report/report.pdf", {"обещаниями": 6, "параплане": 9}),
    (
        "human-rights/pdfliberation+amnestydata/pdfs/2006-countries.pdf",
        {"mutineers": 68, "pamphlets": 105},
    ),
)
"""Path, and words of which each stands on one page only, with that page, from the same source."""


def document_id(folder: Path, path: str) -> str:
    """Return the id of the document at a path of the collection; skip where the file is missing."""
    if not (folder / path).is_file():
        pytest.skip(f"the real document is not here ({folder / path})")
    return digest(folder / path)[:ID_LENGTH]


@pytest.mark.parametrize(
    ("path", "phrase", "page"), PASSAGES, ids=[f"{Path(path).name} {page}" for path, _, page in PASSAGES]
)
def test_a_phrase_is_located_on_the_page_where_poppler_finds_it(
    real_service: SearchService, corpus_real: Path, path: str, phrase: str, page: int
) -> None:
    found = real_service.hits_in(document_id(corpus_real, path), f'"{phrase}"')
    assert [hit.page for hit in found] == [page]
    assert any(segment.is_match for segment in found[0].segments)


@pytest.mark.parametrize(("path", "words"), PAIRS, ids=[Path(path).name for path, _ in PAIRS])
def test_words_on_different_pages_find_the_document_and_both_pages(
    real_service: SearchService, corpus_real: Path, path: str, words: dict[str, int]
) -> None:
    wanted = document_id(corpus_real, path)
    hits = real_service.search(SearchRequest(" ".join(words), per_page=100)).hits
    (hit,) = (hit for hit in hits if hit.id == wanted)
    assert [passage.page for passage in hit.passages] == list(words.values())


# Changes


def test_after_changes_of_real_files_the_index_equals_one_built_from_scratch(
    corpus_real: Path, tmp_path: Path
) -> None:
    folder = _some_files(corpus_real, tmp_path / "docs")
    options = BuildOptions(Limits())
    index, fresh = IndexFolder(tmp_path / "index"), IndexFolder(tmp_path / "fresh")
    build(index, [folder], options)
    before = answers(index)

    shutil.copytree(folder, tmp_path / "kept")
    _change(folder)
    report = build(index, [folder], options)
    assert {OutcomeKind.REMOVED, OutcomeKind.INDEXED, OutcomeKind.UNCHANGED} <= {
        outcome.kind for outcome in report.outcomes
    }
    build(fresh, [folder], options)
    assert answers(index) == answers(fresh) != before

    shutil.rmtree(folder)
    (tmp_path / "kept").rename(folder)
    build(index, [folder], options)
    assert answers(index) == before


def answers(index: IndexFolder) -> dict[str, Any]:
    """Dump an index, but for the families: words of removed documents stay there, and find nothing."""
    return {asked: answer for asked, answer in dump(index).items() if asked != "families"}


def _some_files(collection: Path, folder: Path) -> Path:
    """Copy the 40 smallest pages of the web and PDFs, each under its path."""
    found = (path for name in FOLDERS for path in files(collection / name))
    paths = [path for path in found if path.endswith((".html", ".pdf"))]
    for path in sorted(paths, key=lambda path: ((collection / path).stat().st_size, path))[:40]:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(collection / path, target)
    return folder


def _change(folder: Path) -> None:
    """Delete, rename and edit some files."""
    for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
        match number % 4:
            case 0:
                path.unlink()
            case 1:
                path.rename(path.with_name(f"renamed-{path.name}"))
            case 2 if path.suffix == ".html":
                path.write_bytes(path.read_bytes() + b"<p>Edited: a report on human rights in Kenya</p>")
