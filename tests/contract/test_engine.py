"""What every engine must do. A new engine adds one line to ENGINES."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engines.memory import MemoryEngine
from indexer.engines.protocol import Engine, EngineAnswer, IndexedDocument, Window, inverted
from indexer.engines.whoosh import WhooshEngine
from indexer.query.nodes import All, And, Keyword, Node, Not, Or, Phrase, Terms, Word
from indexer.results import Sort

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "memory": lambda folder: MemoryEngine(),
    "whoosh": WhooshEngine.create,
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = ENGINES[request.param](tmp_path / "engine")
    yield engine
    engine.close()


def a_document(key: str, text: str, title: str = "", date: str = "", **keywords: str) -> IndexedDocument:
    """A document with these words; several values of a keyword are separated by blanks."""
    values = {name: tuple(value.split()) for name, value in keywords.items()}
    return IndexedDocument(
        key, {"text": inverted(text.split()), "title": inverted(title.split())}, values, date
    )


def fill(engine: Engine, *documents: IndexedDocument) -> None:
    with engine.batch() as batch:
        for document in documents:
            batch.put(document)


def ask(
    engine: Engine,
    query: Node,
    sort: Sort = Sort.RELEVANCE,
    window: Window = Window(0, 100),  # noqa: B008 - a frozen value
    facets: Sequence[str] = (),
    **filters: str,
) -> EngineAnswer:
    wanted = {name: value.split() for name, value in filters.items()}
    return engine.search(query, filters=wanted, sort=sort, window=window, facets=facets)


def found(engine: Engine, query: Node, **filters: str) -> set[str]:
    return {key for key, _ in ask(engine, query, **filters).hits}  # type: ignore[arg-type]


def words(text: str) -> Node:
    leaves = tuple(Terms((word,)) for word in text.split())
    return leaves[0] if len(leaves) == 1 else And(leaves)


REPORTS = (
    a_document(
        "a",
        "torture in kenya and torture elsewhere",
        "annual report",
        "1999-06-07",
        type="report",
        country="KEN UGA",
    ),
    a_document("b", "defenders in kenya", "press release on kenya", "2001", type="press", country="KEN"),
    a_document("c", "human rights defenders", "", "", type="none", country="none"),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (All(), "abc"),
        (words("kenya"), "ab"),
        (words("torture kenya"), "a"),
        (Or((words("torture"), words("human"))), "ac"),
        (Terms(("torture", "human")), "ac"),
        (Terms(()), ""),
        (Not(words("kenya")), "c"),
        (And((words("defenders"), Not(words("kenya")))), "c"),
        (Phrase(("human", "rights")), "c"),
        (Phrase(("rights", "human")), ""),
        (Phrase(("in", "kenya", "and")), "a"),
        (Phrase(("torture",)), "a"),
        (Phrase(("report", "torture")), ""),  # the title does not run on into the text
        (words("annual"), "a"),  # the title is searched too
        (Terms(("annual",), ("text",)), ""),
        (Terms(("kenya",), ("title",)), "b"),
        (Keyword("type", ("press", "none")), "bc"),
        (Keyword("country", ("UGA",)), "a"),
        (Keyword("country", ()), ""),
        (Keyword("no-such-facet", ("x",)), ""),
        (Not(All()), ""),
        (And((All(), Not(Not(words("kenya"))))), "ab"),
        (words("absent"), ""),
    ],
)
def test_a_query_finds_exactly_the_documents_that_match(engine: Engine, query: Node, expected: str) -> None:
    fill(engine, *REPORTS)
    assert found(engine, query) == set(expected)


def test_an_empty_index_answers(engine: Engine) -> None:
    assert ask(engine, words("kenya"), facets=("type",)) == EngineAnswer(0, (), {"type": {}})
    assert engine.terms("k") == []
    assert engine.locate(words("kenya"), ["a"], field="text") == {}


def test_filters_are_or_within_a_facet_and_and_between(engine: Engine) -> None:
    fill(engine, *REPORTS)
    assert found(engine, All(), type="report press") == {"a", "b"}
    assert found(engine, All(), type="report press", country="UGA") == {"a"}
    assert found(engine, All(), type="no-such-value") == set()


def test_counts_of_a_facet_ignore_its_own_selection(engine: Engine) -> None:
    fill(engine, *REPORTS)
    answer = ask(engine, words("kenya"), facets=("type", "country"), type="press")
    assert answer.total == 1
    assert answer.facets == {"type": {"report": 1, "press": 1}, "country": {"KEN": 1}}


def test_the_better_match_comes_first_and_the_title_counts_more(engine: Engine) -> None:
    fill(
        engine,
        a_document("a", "kenya " + "x " * 50),
        a_document("b", "x " * 50, "kenya"),
        a_document("c", "y"),
    )
    assert [key for key, _ in ask(engine, words("kenya")).hits] == ["b", "a"]


def test_documents_sort_by_date_and_undated_ones_come_last(engine: Engine) -> None:
    fill(engine, *REPORTS)
    assert [key for key, _ in ask(engine, All(), Sort.NEWEST).hits] == ["b", "a", "c"]
    assert [key for key, _ in ask(engine, All(), Sort.OLDEST).hits] == ["a", "b", "c"]


def test_equal_scores_are_ordered_by_date_then_id(engine: Engine) -> None:
    fill(engine, a_document("b", "x"), a_document("a", "x"), a_document("c", "x", date="2001"))
    assert [key for key, _ in ask(engine, words("x")).hits] == ["c", "a", "b"]


def test_a_window_beyond_the_end_is_empty(engine: Engine) -> None:
    fill(engine, *REPORTS)
    assert ask(engine, All(), window=Window(10**12, 10)) == EngineAnswer(3, (), {})
    assert len(ask(engine, All(), window=Window(2, 10)).hits) == 1


VERSIONS = (
    a_document("a", "kenya kenya", date="2001", language="en", type="report"),
    a_document("b", "kenya x x x", date="2001", language="fr", type="report"),
    a_document("c", "kenya x x x x", date="2003", language="en", type="press"),
    a_document("d", "uganda", date="1999", language="es", type="report"),
)


def test_a_work_is_found_and_counted_once_by_the_document_that_comes_first(engine: Engine) -> None:
    fill(engine, *VERSIONS)
    engine.group({"a": "w", "b": "w", "d": "w"})
    answer = ask(engine, words("kenya"), facets=("language", "type"))
    assert [key for key, _ in answer.hits] == ["a", "c"]
    assert answer.total == 2
    assert answer.facets == {"language": {"en": 2, "fr": 1}, "type": {"report": 1, "press": 1}}
    assert [key for key, _ in ask(engine, All(), Sort.OLDEST).hits] == ["d", "c"]


def test_a_filter_finds_a_work_by_the_documents_it_leaves(engine: Engine) -> None:
    fill(engine, *VERSIONS)
    engine.group({"a": "w", "b": "w", "d": "w"})
    assert found(engine, All(), language="fr") == {"b"}
    answer = ask(engine, All(), facets=("language",), language="fr es")
    assert (answer.total, len(answer.hits)) == (1, 1)
    for value, count in answer.facets["language"].items():
        assert ask(engine, All(), language=value).total == count


def test_windows_are_cut_after_works_are_put_together(engine: Engine) -> None:
    fill(engine, *VERSIONS)
    engine.group({"a": "w", "b": "w"})
    pages = [ask(engine, All(), Sort.NEWEST, Window(at, 1)) for at in range(4)]
    assert [[key for key, _ in page.hits] for page in pages] == [["c"], ["a"], ["d"], []]
    assert {page.total for page in pages} == {3}


def test_works_are_said_anew_and_outlast_a_batch(engine: Engine) -> None:
    fill(engine, *VERSIONS)
    engine.group({"a": "w", "b": "w", "nowhere": "w", "c": "d"})
    assert ask(engine, All()).total == 3  # a work may be called as a document is
    with engine.batch() as batch:
        batch.remove("a")
        batch.put(a_document("e", "x"))
    assert ask(engine, All()).total == 4
    fill(engine, VERSIONS[0])
    assert ask(engine, All()).total == 4
    engine.group({})
    assert ask(engine, All()).total == 5


def test_words_are_located_by_position(engine: Engine) -> None:
    fill(engine, *REPORTS)
    query = And((Terms(("torture", "elsewhere")), Phrase(("in", "kenya")), Not(words("human"))))
    assert engine.locate(query, ["a", "nowhere"], field="text") == {"a": [(0, 1), (1, 2), (4, 1), (5, 1)]}
    assert engine.locate(words("report"), ["a"], field="title") == {"a": [(1, 1)]}


def test_empty_terms_hold_a_place_and_are_nothing_else(engine: Engine) -> None:
    with engine.batch() as batch:
        batch.put(IndexedDocument("d1", {"text": inverted(["", "", "human", "", "rights"])}))
        batch.put(IndexedDocument("d2", {"text": inverted(["human", "rights"])}))
    assert found(engine, Phrase(("human", "rights"), ("text",))) == {"d2"}
    assert engine.locate(Terms(("rights",)), ["d1"], field="text") == {"d1": [(4, 1)]}
    assert engine.terms("") == [("human", 2), ("rights", 2)]
    scores = dict(ask(engine, Terms(("human",))).hits)
    assert scores["d1"] == scores["d2"]  # they are equally long


def test_terms_come_in_order_with_the_number_of_documents(engine: Engine) -> None:
    fill(engine, *REPORTS)
    assert engine.terms("re") == [("release", 1), ("report", 1)]
    assert engine.terms("", 2) == [("and", 1), ("annual", 1)]
    assert engine.terms("ken") == [("kenya", 3)]  # on the pages of two documents, in the title of one


def test_put_replaces_also_within_a_batch(engine: Engine) -> None:
    fill(engine, a_document("a", "old"))
    fill(engine, a_document("a", "newer"), a_document("a", "newest"))
    assert [found(engine, words(word)) for word in ("old", "newer", "newest")] == [set(), set(), {"a"}]
    assert ask(engine, All()).total == 1
    assert engine.terms("") == [("newest", 1)]


def test_remove_takes_out_committed_and_pending_documents(engine: Engine) -> None:
    fill(engine, a_document("a", "x"))
    with engine.batch() as batch:
        batch.put(a_document("b", "x"))
        for key in ("a", "b", "never-there"):
            batch.remove(key)
    assert ask(engine, All()).total == 0


def test_a_failed_batch_changes_nothing(engine: Engine) -> None:
    fill(engine, a_document("a", "x"))

    def fail_halfway() -> None:
        with engine.batch() as batch:
            batch.put(a_document("b", "x"))
            batch.remove("a")
            raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        fail_halfway()
    assert found(engine, All()) == {"a"}


def test_an_unexpanded_query_is_a_programming_error(engine: Engine) -> None:
    fill(engine, *REPORTS)
    with pytest.raises(TypeError, match="expand"):
        ask(engine, And((words("kenya"), Word("kenya"))))


VOCABULARY = ("human", "rights", "defenders", "in", "kenya", "de", "l")
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        a_document,
        st.sampled_from("abcdefgh"),
        TEXTS,
        TEXTS,
        st.sampled_from(("", "1999", "1999-06", "2001-02-03")),
        type=st.sampled_from(("report", "press", "none")),
        country=st.sampled_from(("KEN", "KEN UGA", "none")),
    ),
    max_size=12,
)
TERM = st.sampled_from(VOCABULARY)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(lambda terms: Terms(tuple(terms)), st.lists(TERM, max_size=3)),
    st.builds(lambda terms: Phrase(tuple(terms)), st.lists(TERM, min_size=1, max_size=3)),
    st.builds(lambda value: Keyword("country", (value,)), st.sampled_from(("KEN", "UGA", "none"))),
    st.just(All()),
)


def _branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, children))


QUERIES = st.recursive(LEAVES, _branches, max_leaves=6)
STEPS = st.lists(
    st.tuples(DOCUMENTS, st.sets(st.sampled_from("abcdefgh"), max_size=3)), min_size=1, max_size=3
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS,
    queries=st.lists(QUERIES, min_size=1, max_size=5),
    kind=st.sampled_from(("report", "press none")),
    works=st.dictionaries(st.sampled_from("abcdefghz"), st.sampled_from("vwa"), max_size=6),
)
def test_whoosh_and_the_oracle_agree_whatever_came_and_went(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[list[IndexedDocument], set[str]]],
    queries: list[Node],
    kind: str,
    works: dict[str, str],
) -> None:
    oracle = MemoryEngine()
    whoosh = WhooshEngine.create(tmp_path_factory.mktemp("engine"))
    for documents, removed in steps:
        for engine in (oracle, whoosh):
            with engine.batch() as batch:
                for document in documents:
                    batch.put(document)
                for key in sorted(removed):
                    batch.remove(key)
    for engine in (oracle, whoosh):
        engine.group(works)
    assert whoosh.terms("") == oracle.terms("")
    for query in queries:
        for filters in ({}, {"type": kind}):
            ours = ask(whoosh, query, facets=("type", "country"), **filters)  # type: ignore[arg-type]
            theirs = ask(oracle, query, facets=("type", "country"), **filters)  # type: ignore[arg-type]
            assert ours.facets == theirs.facets
            assert ours.total == theirs.total
            assert dict(ours.hits) == pytest.approx(dict(theirs.hits), abs=1e-5)
        for field in ("text", "title"):
            assert whoosh.locate(query, "abcdefgh", field=field) == oracle.locate(
                query, "abcdefgh", field=field
            )
    whoosh.close()
