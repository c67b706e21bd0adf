"""Which documents are one work, and which never are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.derive import card_id
from indexer.model import Card, Page, Paragraph
from indexer.works import Member, group, kin, of_numbers, of_words, work_id
from indexer.works.sketch import SIZE, alike

WORDS = [f"word{number}" for number in range(400)]


def a_text(*words: str) -> tuple[int, ...]:
    return of_words(words)


def a_list(*numbers: str) -> tuple[int, ...]:
    text = "\n\n".join(f"{number}. x" for number in numbers)
    starts = [text.index(f"{number}. x") for number in numbers]
    paragraphs = (
        Paragraph(start, start + 3, number=number) for start, number in zip(starts, numbers, strict=True)
    )
    return of_numbers([Page(1, text, paragraphs=tuple(paragraphs))])


TEXT = a_text(*WORDS)
NEARLY = a_text(*WORDS[:200], "another", *WORDS[201:])
NUMBERS = a_list(*"abcdefghijkl")


def together(*members: Member) -> set[tuple[str, ...]]:
    return {work.members for work in group(members)}


def test_versions_of_a_symbol_are_one_work_with_the_id_of_its_card() -> None:
    english, french = Member("b", ("a/1",), "en"), Member("a", ("a/1",), "fr")
    (work,) = group([english, french])
    assert (work.id, work.members) == (work_id("a/1"), ("a", "b"))
    assert work.id == card_id(Card("A/1", "", "", "", "", ""))


def test_a_symbol_and_its_alias_are_one_work() -> None:
    assert together(Member("a", ("a/1", "e/2")), Member("b", ("e/2",)), Member("c", ("e/3",))) == {
        ("a", "b"),
        ("c",),
    }


def test_several_judgments_of_one_case_are_works_of_their_own() -> None:
    first, second = Member("a", ("ecthrapp.1/02",), "en"), Member("b", ("ecthrapp.1/02",), "en")
    assert [(work.id, work.members) for work in group([first, second])] == [("a", ("a",)), ("b", ("b",))]
    assert together(replace(first, words=TEXT), replace(second, words=NEARLY)) == {("a", "b")}


def test_a_document_without_company_is_a_work_alone() -> None:
    assert [(work.id, work.members) for work in group([Member("a"), Member("b", ("a/1",))])] == sorted(
        [("a", ("a",)), (work_id("a/1"), ("b",))]
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (Member("a", fingerprint="f", words=TEXT), Member("b", fingerprint="f", words=TEXT), True),
        (Member("a", fingerprint="f"), Member("b", fingerprint="f"), False),  # hardly any words
        (Member("a", words=TEXT), Member("b", words=NEARLY), True),
        (Member("a", language="en", words=TEXT), Member("b", language="fr", words=NEARLY), False),
        (Member("a", words=TEXT), Member("b", words=a_text(*WORDS[:350])), False),
        (Member("a", words=()), Member("b", words=()), False),
        (Member("a", ("a/1",), words=TEXT), Member("b", ("a/2",), words=TEXT), False),
        (Member("a", ("a/1",), words=TEXT), Member("b", ("a/1/add.1",), words=TEXT), False),
        (Member("a", ("a/1",), words=TEXT), Member("b", words=TEXT), True),
        (
            Member("a", (), "en", numbers=NUMBERS, paths=("x/r_1_en.pdf",)),
            Member("b", (), "pt", numbers=NUMBERS, paths=("x/R_1_PT.pdf",)),
            True,
        ),
        (
            Member("a", (), "en", numbers=NUMBERS, paths=("x/en/r.html",)),
            Member("b", (), "pt", numbers=NUMBERS, paths=("x/pt/r.html",)),
            True,
        ),
        (
            Member("a", (), "en", numbers=NUMBERS, paths=("x/r_1_en.pdf",)),
            Member("b", (), "pt", numbers=NUMBERS, paths=("x/r_2_pt.pdf",)),
            False,
        ),
        (
            Member("a", (), "en", numbers=NUMBERS, paths=("x/r_en.pdf",)),
            Member("b", (), "pt", numbers=a_list(*"mnopqrstuvwx"), paths=("x/r_pt.pdf",)),
            False,
        ),
        (
            Member("a", (), "en", paths=("x/r_en.pdf",)),
            Member("b", (), "pt", paths=("x/r_pt.pdf",)),
            False,
        ),
        (
            Member("a", (), "en", numbers=NUMBERS, paths=("x/open.pdf",)),
            Member("b", (), "pt", numbers=NUMBERS, paths=("x/optpt.pdf",)),
            False,
        ),
    ],
)
def test_evidence_joins_and_symbols_part(one: Member, other: Member, is_one: bool) -> None:
    assert (("a", "b") in together(one, other)) is is_one


def test_a_copy_without_symbol_does_not_bring_two_symbols_together() -> None:
    copies = [Member(key, words=TEXT) for key in "abc"]
    members = [copies[0], replace(copies[1], symbols=("a/1",)), replace(copies[2], symbols=("a/2",))]
    assert together(*members) == {("a", "b"), ("c",)}


@given(st.permutations("abcdef"))
def test_the_order_of_documents_makes_no_difference(order: list[str]) -> None:
    members = {
        "a": Member("a", ("a/1",), "en", words=TEXT),
        "b": Member("b", ("a/1",), "fr"),
        "c": Member("c", ("a/2",), "en", words=TEXT),
        "d": Member("d", (), "en", words=NEARLY),
        "e": Member("e", ("a/1", "a/3")),
        "f": Member("f", ("a/3",)),
    }
    assert group(members[key] for key in order) == group(members.values())


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("a/hrc/28/63/add.1", "a/hrc/28/63"),
        ("a/hrc/28/63/add.1/corr.2", "a/hrc/28/63"),
        ("a/hrc/28/63", "a/hrc/28/63"),
        ("ag/doc.4265/04add.3corr.1", "ag/doc.4265/04"),
        ("ccpr/c/21/rev.1/add.13", "ccpr/c/21"),
        ("a/address/1", "a/address/1"),
    ],
)
def test_an_addendum_knows_its_document(symbol: str, expected: str) -> None:
    assert kin(symbol) == expected


def test_a_sketch_is_small_and_guesses_what_texts_share() -> None:
    assert len(TEXT) == SIZE
    assert alike(TEXT, TEXT) == 1.0
    assert alike(TEXT, NEARLY) == pytest.approx(391 / 401, abs=0.06)
    assert alike(TEXT, a_text(*(f"other{number}" for number in range(400)))) == 0.0
    assert a_text("only", "a", "few") == ()
    assert alike((), TEXT) == 0.0


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert a_text(*WORDS[:31])[:2] == (211163285, 426556806)
