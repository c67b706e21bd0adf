"""Words become families, patterns become words of the collection, and caps are said."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import MAX_EXPANSIONS, expand, parse, show
from indexer.query.nodes import And, Keyword, Node, Not, Or, Pattern, Phrase, Terms, Word


class Words:
    """A collection that is only its words, with the number of documents of each."""

    def __init__(self, frequencies: Mapping[str, int], *families: Sequence[str]) -> None:
        self.frequencies = frequencies
        self.families = families

    def family(self, term: str) -> list[str]:
        return [other for family in self.families if term in family for other in family if other != term]

    def beginning(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        return sorted(entry for entry in self.frequencies.items() if entry[0].startswith(prefix))[:limit]

    def cited(self, key: str) -> str:
        return {"its-alias": "its-symbol"}.get(key, key)


COLLECTION = Words(
    {
        "defend": 3,
        "defender": 5,
        "defenders": 9,
        "defendre": 1,
        "organisation": 2,
        "organization": 7,
        "or": 4,
    },
    ("defender", "defenders", "defend"),
    ("defender", "défenseurs", "defenders"),
)


def expanded(text: str) -> str:
    return show(expand(parse(text).node, COLLECTION).node)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        # the word itself first, then its family in code point order, each once
        ("defender", "{defender defend defenders défenseurs}"),
        ("lawyer", "{lawyer}"),
        ("title:defender", "title:{defender defend defenders défenseurs}"),
        # patterns match whole words only
        ("defend*", "{defend defender defenders defendre}"),
        ("defende?", "{defender}"),
        ("organi?ation", "{organisation organization}"),
        ("or*n", "{organisation organization}"),
        ("or*", "{or organisation organization}"),
        ("de*e?s", "{defenders}"),
        ("title:organi?ation*", "title:{organisation organization}"),
        ("lawyer*", "{}"),
        # the rest stays as it is
        ('"defender"', '"defender"'),
        ("mechanism:iachr -year:1998", "(and [mechanism iachr] (not [year 1998]))"),
        ("", "all"),
        ("(a OR -b) organi?ation", "(and (or {a} (not {b})) {organisation organization})"),
    ],
)
def test_a_tree_is_expanded(text: str, tree: str) -> None:
    if "defende?" in text:  # as a question it would be a question mark
        assert show(expand(Pattern("defende?"), COLLECTION).node) == tree
    else:
        assert expanded(text) == tree


def test_a_pattern_without_words_is_noted_once() -> None:
    node = Or((Pattern("lawyer*"), Not(Pattern("lawyer*"))))
    assert expand(node, COLLECTION).notes == ("No word of the collection matches “lawyer*”.",)


def test_a_capped_pattern_keeps_the_words_in_most_documents() -> None:
    frequencies = {f"ab{n:05}": n // 10 for n in range(MAX_EXPANSIONS + 500)}
    result = expand(Pattern("ab*"), Words(frequencies))
    assert isinstance(result.node, Terms)
    kept = result.node.terms
    assert len(kept) == MAX_EXPANSIONS
    assert list(kept) == sorted(kept)
    assert set(kept) == {f"ab{n:05}" for n in range(500, MAX_EXPANSIONS + 500)}
    assert result.notes == (
        "“ab*” stands for 2,500 words of the collection; the 2,000 in most documents were searched.",
    )


def test_of_equally_frequent_words_the_first_are_kept() -> None:
    result = expand(Pattern("ab*"), Words({f"ab{n:05}": 1 for n in range(MAX_EXPANSIONS + 1)}))
    assert isinstance(result.node, Terms)
    assert result.node.terms[-1] == f"ab{MAX_EXPANSIONS - 1:05}"


def test_a_pattern_at_the_cap_needs_no_note() -> None:
    assert expand(Pattern("ab*"), Words({f"ab{n:05}": 1 for n in range(MAX_EXPANSIONS)})).notes == ()


def test_many_stars_take_no_more_time() -> None:
    started = time.process_time()
    expand(Pattern("aa" + "*a" * 30 + "*b"), Words({"a" * n: 1 for n in range(2, 200)}))
    assert time.process_time() - started < 2


leaves: st.SearchStrategy[Node] = st.sampled_from(
    [Word("defender"), Pattern("defend*"), Pattern("x?y", ("title",)), Phrase(("a", "b")), Terms(("c",))]
)
trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda children: (
        children.map(Not)
        | st.lists(children, min_size=2, max_size=3).map(lambda found: And(tuple(found)))
        | st.lists(children, min_size=2, max_size=3).map(lambda found: Or(tuple(found)))
    ),
    max_leaves=12,
)


def shape(node: Node) -> object:
    """Return the tree with every leaf reduced to its fields."""
    match node:
        case And(children) | Or(children):
            return type(node), tuple(shape(child) for child in children)
        case Not(child):
            return Not, shape(child)
        case Word(_, fields) | Pattern(_, fields, _) | Terms(_, fields) | Phrase(_, fields):
            return fields
        case _:
            return node


@given(trees)
def test_expansion_keeps_the_shape_leaves_no_word_and_is_done_once(node: Node) -> None:
    result = expand(node, COLLECTION).node
    assert shape(result) == shape(node)
    assert "Word(" not in repr(result)
    assert "Pattern(" not in repr(result)
    assert expand(result, COLLECTION).node == result


def test_names_of_cited_documents_become_those_by_which_they_are_found() -> None:
    tree = And((Keyword("cites", ("its-alias", "its-symbol", "another")), Keyword("type", ("its-alias",))))
    assert expand(tree, COLLECTION).node == And(
        (Keyword("cites", ("its-symbol", "another")), Keyword("type", ("its-alias",)))
    )
