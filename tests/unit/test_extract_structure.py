"""What each block is and which number it has: told from its looks, its place and its company."""

from __future__ import annotations

import pytest

from indexer.extract.assemble import assemble
from indexer.extract.marks import follows, letter_of, mark_of
from indexer.extract.protocol import Block, Draft
from indexer.model import Page, ParagraphKind

LONG = "It has words enough to be taken for what it is, a paragraph, and goes on for a while " * 3 + "so."
SMALL, NORMAL, LARGE = 8.0, 10.0, 14.0


def block(
    text: str, at: float = 0.5, *, size: float = NORMAL, bold: bool = False, to: float | None = None
) -> Block:
    return Block(text, size=size, is_bold=bold, place=(at, at if to is None else to))


def pages(*drafts: list[Block]) -> tuple[Page, ...]:
    return assemble([Draft(number, tuple(blocks)) for number, blocks in enumerate(drafts, start=1)])


def shown(*drafts: list[Block]) -> list[tuple[str, str, str]]:
    """Return (kind, number, first two words) of every paragraph."""
    return [
        (
            paragraph.kind.value,
            paragraph.number,
            " ".join(page.text[paragraph.start : paragraph.end].split()[:2]),
        )
        for page in pages(*drafts)
        for paragraph in page.paragraphs
    ]


def body(*texts: str) -> list[str]:
    """Return the numbers of blocks of body text."""
    return [number for _, number, _ in shown([block(text) for text in texts])]


NUMBERS = [
    (["1. One.", "2. Two.", "3. Three."], ["1", "2", "3"]),
    (["1.- Uno.", "2.- Dos."], ["1", "2"]),
    (["[1] One.", "[2] Two."], ["1", "2"]),
    (["1) Un.", "2) Deux."], ["1", "2"]),
    ([f"1 {LONG}", f"2 {LONG}"], ["1", "2"]),
    (["1. One.", "2009. The delegation.", "2. Two."], ["1", "", "2"]),
    (["7. Seven.", "8. Eight."], ["7", "8"]),
    (["12. Alone."], [""]),
    (["5 October 2009", f"1. {LONG}", f"2. {LONG}"], ["", "1", "2"]),
    (["1. One.", "2. Two:", "1. First;", "2. Second;", "3. Third.", "3. Three."], list("121233")),
    (["27. Two.", "28. 16 May was the day.", "29. Four."], ["27", "28", "29"]),
    (["1. One.", "2. Two.", "4. Four.", "5. Five."], ["1", "2", "4", "5"]),
    (["1. One.", "2 Two without its stop.", "3. Three."], ["1", "2", "3"]),
    (
        ["25. So.", "26. The list:", "26.1 Ratify it (Chile);", "26.2 Sign it (Peru);"],
        ["25", "26", "26.1", "26.2"],
    ),
    (["117.7. Take steps;", "117.8. Take more steps;"], ["117.7", "117.8"]),
    (["18.000 casos positivos.", "Otro párrafo."], ["", ""]),
    (["1. Rules:", "(a) One;", "(b) Two.", "2. Others."], ["1", "1 (a)", "1 (b)", "2"]),
    (["9. Alone, to:", "i. one;", "ii. two."], ["", "(i)", "(ii)"]),
    (
        ["1. No.", "2. To:", "i. one;", "a. first;", "b. second;", "ii. two."],
        ["1", "2", "2 (i)", "2 (i) (a)", "2 (i) (b)", "2 (ii)"],
    ),
    (["1. One.", "2. (a) First.", "(b) Second."], ["1", "2 (a)", "2 (b)"]),
    (["(a) Alone, as in a sentence."], [""]),
    (["1. One goes on…", "2. Two."], ["1", "2"]),
    (["1.", "One.", "2.", "Two."], ["1", "2"]),
]


@pytest.mark.parametrize(("texts", "numbers"), NUMBERS)
def test_a_number_is_believed_by_its_company(texts: list[str], numbers: list[str]) -> None:
    assert body(*texts) == numbers


def test_a_quoted_list_in_smaller_letters_does_not_take_the_numbers_of_the_text() -> None:
    quoted = [block(f"{number}. {LONG}", size=SMALL) for number in (1, 3, 4)]
    texts = [block(f"{number}. {LONG}") for number in range(1, 6)]
    found = shown([*texts[:2], *quoted, *texts[2:]])
    assert [number for _, number, _ in found if number][-3:] == ["3", "4", "5"]


def test_paragraphs_without_a_gap_are_parted_also_where_the_first_began_on_the_page_before() -> None:
    first = [block("1. One is on this page."), block("2. Two goes on")]
    second = [block("on the next.\n3. Three.\n4. Four.", 0.1, to=0.2)]
    assert shown(first, second)[2:] == [
        ("body", "", "on the"),
        ("body", "3", "3. Three."),
        ("body", "4", "4. Four."),
    ]
    assert body("1. One:\n(a) first;\n(b) second.", "2. Two.") == ["1", "1 (a)", "1 (b)", "2"]


def test_a_line_that_happens_to_begin_with_a_number_is_left_where_it_is() -> None:
    assert body("1. It was in May\n2. of that year.", "2. Next.") == ["1", "2"]
    assert body("1. It was so in\n2009. Then came another.", "2. Next.") == ["1", "2"]


@pytest.mark.parametrize("name", ["Article 5", "Artículo 12 bis", "Статья 7", "Article premier"])
def test_names_of_articles_are_headings_wherever_they_stand(name: str) -> None:
    text = f"No one shall be so.\n{name}\n1.\n"
    found = shown([block(text, 0.2, to=0.3), block("Everyone may.", 0.3), block("2. No one may.", 0.4)])
    assert [(kind, number) for kind, number, _ in found] == [
        ("body", ""),
        ("heading", ""),
        ("body", "1"),
        ("body", "2"),
    ]


def test_numbered_headings_count_for_themselves() -> None:
    blocks = [
        block("1. Cross-cutting issues", bold=True),
        block(f"7. {LONG}"),
        block(f"8. {LONG}"),
        block("2. Rights of persons", bold=True),
        block(f"9. {LONG}"),
    ]
    assert [(kind, number) for kind, number, _ in shown(blocks)] == [
        ("heading", ""),
        ("body", "7"),
        ("body", "8"),
        ("heading", ""),
        ("body", "9"),
    ]


def test_bold_paragraphs_with_the_number_that_is_due_are_no_headings() -> None:
    blocks = [
        block(f"59. {LONG}"),
        block("60. To take further steps (Chile)", bold=True),
        block(f"61. {LONG}"),
    ]
    assert [number for _, number, _ in shown(blocks)] == ["59", "60", "61"]


def test_titles_that_are_not_set_off_are_headings_where_text_stands_between_them() -> None:
    blocks = [
        block("3.1. Statistics"),
        block(f"11. {LONG}"),
        block("3.2. Causes of migration"),
        block(f"12. {LONG}"),
        block("Equality"),
        block(f"13. {LONG}"),
    ]
    assert [kind for kind, _, _ in shown(blocks)] == ["heading", "body"] * 3


def test_a_list_of_titles_stays_a_list() -> None:
    assert body("1. Chile", "2. Peru", "3. Spain") == ["1", "2", "3"]


def test_lines_of_a_table_of_contents_are_neither_headings_nor_numbered() -> None:
    blocks = [
        block("I. Introduction ........ 4", bold=True),
        block("1. Aims ...... 5"),
        block("2. Ways ..... 6"),
    ]
    assert [(kind, number) for kind, number, _ in shown(blocks)] == [("body", "")] * 3


@pytest.mark.parametrize("dash", ["-", "–", "−"])
@pytest.mark.parametrize("leader", [" ..... ", " "])
def test_what_leads_to_paragraphs_and_a_page_is_of_a_table_of_contents(dash: str, leader: str) -> None:
    assert body(f"1. Aims{leader}3{dash}5 2", f"2. Ways{leader}6{dash}14 3") == ["", ""]


def test_entries_in_two_languages_side_by_side_are_of_a_table_of_contents() -> None:
    assert body("1 Purpose 1 Objet", "2 Ways and means 2 Moyens", "2.1 Costs 2.1 Coûts") == ["", "", ""]


def test_a_paragraph_may_name_its_number_again() -> None:
    assert body(f"1 In part 1 of it. {LONG[-180:]}", f"2 In part 2 of it. {LONG[-180:]}") == ["1", "2"]


def test_notes_in_the_margin_begin_with_numbers_that_are_raised_in_the_text() -> None:
    page = [
        block(f"A court¹¹ and its judges¹² named it. {LONG}", 0.1, to=0.9),
        block("11. The first court.", 0.2, size=SMALL),
        block("12. Both of them.", 0.3, size=SMALL),
    ]
    assert [(kind, number) for kind, number, _ in shown(page)] == [
        ("body", ""),
        ("note", "11"),
        ("note", "12"),
    ]


@pytest.mark.parametrize("text", ["A court named it.", "A court¹¹² and its judge²¹¹ named it.", "Number 11"])
def test_a_small_list_is_none_of_notes_without_such_numbers(text: str) -> None:
    page = [
        block(f"{text} {LONG}", 0.1, to=0.9),
        block("11. The first court.", 0.2, size=SMALL),
        block("12. Both of them.", 0.3, size=SMALL),
    ]
    assert [(kind, number) for kind, number, _ in shown(page)] == [
        ("body", ""),
        ("body", "11"),
        ("body", "12"),
    ]


def test_notes_are_small_and_last_or_begin_with_a_raised_number() -> None:
    page = [
        block(LONG, 0.2),
        block("Set off, but no note.\n", 0.4, size=SMALL),
        block(LONG, 0.5),
        block("¹ See page 3.\n² See page 4.", 0.8, size=SMALL, to=0.9),
        block("**", 0.95),
        block("Not edited.", 0.95, size=SMALL),
    ]
    assert [(kind, number) for kind, number, _ in shown(page)] == [
        ("body", ""),
        ("body", ""),
        ("body", ""),
        ("note", "1"),
        ("note", "2"),
        ("note", "**"),
    ]


def test_plain_numbers_begin_notes_only_where_no_raised_ones_do() -> None:
    page = [
        block(LONG, 0.2),
        block("1. A quotation.", 0.7, size=SMALL),
        block("2. Its end.", 0.8, size=SMALL),
    ]
    assert [kind for kind, _, _ in shown(page)] == ["body", "note", "note"]
    with_raised = [block(LONG), block("³ See.\n⁴ See.", 0.9, size=SMALL)]
    assert [kind for kind, _, _ in shown(page, with_raised)] == ["body"] * 4 + ["note"] * 2


def test_a_call_that_a_line_begins_with_is_no_note() -> None:
    assert shown([block("They said “so”\n¹³. And they added more.")]) == [("body", "", "They said")]


def test_a_note_that_goes_on_behind_the_page_is_a_note_there() -> None:
    first = [block(LONG, 0.2), block("¹ See the report of", 0.9, size=SMALL)]
    second = [block(LONG, 0.2), block("the year before.", 0.9, size=SMALL)]
    assert [kind for kind, _, _ in shown(first, second)] == ["body", "note"] * 2


def test_small_numbers_before_their_notes_are_not_those_of_pages() -> None:
    page = [block(LONG, 0.2), block("122", 0.95, size=4.0), block("See article 2.", 0.952, size=SMALL)]
    assert shown(page)[1] == ("note", "122", "¹²² See")


def test_heads_come_again_but_not_notes_nor_headings() -> None:
    drafts = [
        [
            block("A/HRC/1/2", 0.05),
            block(f"Article {number}", 0.1),
            block(LONG),
            block("¹ Ibid., para. 5.", 0.9, size=SMALL),
            block(f"{'xiv'[number]}", 0.96),
        ]
        for number in range(3)
    ]
    kinds = [kind for kind, _, _ in shown(*drafts)]
    assert kinds == ["running", "heading", "body", "note", "running"] * 3


def test_what_comes_again_here_and_there_is_no_running_head() -> None:
    drafts = [
        [block("In brief" if number % 20 == 0 else f"Title {'abc' * number}", 0.05)] for number in range(60)
    ]
    assert all(
        kind is not ParagraphKind.RUNNING for page in pages(*drafts) for kind in [page.paragraphs[0].kind]
    )


def test_soft_hyphens_that_are_seen_are_hyphens() -> None:
    text = " ".join(["интернет\xadактивист"] * 6) + " Санкт\xad\nПетербург"
    (page,) = pages([block(text)])
    assert "интернет-активист" in page.text
    assert "Санкт-" in page.text


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("12. The", "12"),
        ("117.7 Take", "117.7"),
        ("[3] It", "3"),
        ("12 de mayo", ""),
        ("2021.09.19 It", ""),
        ("x", ""),
    ],
)
def test_marks_are_read(text: str, mark: str) -> None:
    found = mark_of(text)
    assert (found.text if found else "") == mark


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("(a) x", "a"),
        ("b) x", "b"),
        ("iv. x", "iv"),
        ("(d ) x", "d"),
        ("а) x", "а"),
        ("A. x", ""),
        ("(see) x", ""),
    ],
)
def test_letters_are_read(text: str, letter: str) -> None:
    assert letter_of(text) == letter


@pytest.mark.parametrize(
    ("before", "after"), [("a", "b"), ("i", "ii"), ("ix", "x"), ("h", "i"), ("z", "aa"), ("9", "10")]
)
def test_letters_follow_each_other(before: str, after: str) -> None:
    assert follows(before, after)
    assert not follows(after, before)
