"""Sentences: stops, what ends none, and the borders that no sentence crosses."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Page, Paragraph, ParagraphKind
from indexer.sentences import sentence_at, sentences, sentences_of


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "written",
    [
        # Sentences are parted by "|", which stands in the place of a blank.
        "The Court met.|It decided nothing.",
        "Was she heard?|No!|She was not…|The rest is known.",
        "“Nobody came.”|He waited (for an hour.)|Then he left.",
        'He asked "Who?" and left.|Nobody answered.',
        "On a parlé de « droits. »|Le reste manque.",
        "¿Quién vino?|¡nadie!|Así fue.",
        "هل حضر أحد؟|لم يحضر أحد؛ ثم انصرفوا.|انتهى الاجتماع.",
        "Дело закрыто.|Суд не ответил.",
        # Calls of notes
        "They enjoy freedoms.12|The State replied.",
        "They enjoy freedoms.¹²|The State replied.",
        "They enjoy freedoms.¹²⁻¹⁴|The State replied.",
        "They enjoy freedoms. 1/|The State replied. 2/|It asked.",
        "They enjoy freedoms.[12]|The State replied.*|It asked.",
        "It was signed in 2010.12|The State replied.",
        "It grew by 3.5 The rest fell.",
        # Abbreviations
        "See No. 12 and Nos. 3 and 4, art. 5, arts. 6 and 7, para. 8, paras. 9–10, pp. 12 ff.|It ends.",
        "Véase párr. 12, párrs. 13 y 14, núm. 5, inc. 2 y lit. C) de la ley.|Termina aquí.",
        "The answer was no.|That was art.|She left.",
        "Doc. A/1/2, Res. 3, Rev. 1, Add. 2, Corr. 1, Rec. 5 and Vol. IV apply.|It ends.",
        "Perez v. Utopia and Perez vs. Utopia, cf. Doe, e.g. Roe, i.e. Poe.|It ends.",
        "Pérez c. Utopía.|M. Untel, Mme. Unetelle et Mgr. Unautre.|C’est fini.",
        "Mr. Smith, Ms. Jones, Dr. Who, Sr. Tal y Sra. Cual.|They met.",
        "Doe et al. v. Utopia; Roe et al.|The rest is known.",
        "Ibid. Smith says so; op. cit., p. 5.|It ends.",
        "He was seen by the U.N. High Commissioner.|The U.N.|In 2010 it was seen.",
        "See U.N. Doc. A/1/40 and Inter-Am. Ct. H.R. (Ser. C) No. 4.|It ends.",
        "J. Smith, A. B. Jones and T. A. Doe came.|They left.",
        "They brought food, etc.|The rest stayed.",
        "Это было в 2010 г.|Суд молчал.",
        "Жители г. Города, ул. Мира, д. 1, см. ст. 5, п. 3 закона.|Конец.",
        "They meet at 5 p.m. on Fridays.|At 6 p.m.|The room is closed.",
        "She didn’t.|Police did.",
        # Numbers and symbols
        "12. The Council met.|13. It decided.",
        "Article 5. Everyone may speak.|Everyone may be silent.",
        "(a) First part; (b) second part;\n(c) third part.|Another part.",
        "It applies.|(a) This.|(b) That.|c) those.",
        "Указ от 2 мая 2010 г. № 40, указ от 3 мая 2010 г. N 41.|Конец.",
        "IV. Findings of the team.|They are few.",
        "¹² Ibid., p. 5.|See also there.",
        "See A/HRC/25/55.|AG/RES. 1671 and CP/doc. 41 followed.|Case 12.415 came after 1,000.5 days.",
        "انظر A/HRC/25/55 وAdd.1 وAdd.2.|انتهى.",
        "A n.º 5, a n.ª 6 e a nº. 7.|Acabou.",
        "See www.example.org.|It is open.",
        # Ellipses
        "The report […] was read.|It said (...) nothing.|And so on...|It ended.",
        "Was it read? … 13",
        "they came … and left.|All of them.",
        # The country behind a recommendation
        "Protect those who speak. (Utopia);",
        "Protect those who speak. (Utopia, Erewhon).|Free those who spoke.",
        "They spoke.|(All of them did.)|They left.",
    ],
)
def test_sentences_end_where_a_reader_would_say(written: str) -> None:
    assert cut(written.replace("|", " ")) == written.split("|")


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_chinese_needs_no_blank_between(between: str) -> None:
    parts = ["一、委员会开会。", "“他来了吗？”", "没有！"]
    assert cut(between.join(parts)) == parts


def test_a_preambular_paragraph_is_one_unit() -> None:
    assert cut("Recalling its resolution 1, of no. 5,\nand its spirit,") == [
        "Recalling its resolution 1, of no. 5,\nand its spirit,"
    ]


def test_only_the_run_is_read() -> None:
    text = "One. Two came. Three."
    assert sentences(text, 5, 14) == ((5, 14),)
    assert sentences(text, 4, 5) == ()
    assert sentences("") == ()


PAGE = Page(
    3,
    "A/1/2. Page 3. Of 9\n\nI. Scope. And more\n\n12. It met. It left.\n\n¹ See there. And here.",
    paragraphs=(
        Paragraph(0, 19, ParagraphKind.RUNNING),
        Paragraph(21, 39, ParagraphKind.HEADING, level=1),
        Paragraph(41, 61, number="12"),
        Paragraph(63, 85, ParagraphKind.NOTE, "1"),
    ),
)


def test_headings_and_running_heads_are_whole_and_nothing_crosses_a_paragraph() -> None:
    assert [PAGE.text[start:end] for start, end in sentences_of(PAGE)] == [
        "A/1/2. Page 3. Of 9",
        "I. Scope. And more",
        "12. It met.",
        "It left.",
        "¹ See there.",
        "And here.",
    ]


@pytest.mark.parametrize(
    ("offset", "span"),
    [(0, (0, 19)), (21, (21, 39)), (41, (41, 52)), (52, (41, 52)), (53, (53, 61)), (84, (76, 85))],
)
def test_the_sentence_at_a_place(offset: int, span: tuple[int, int]) -> None:
    assert sentence_at(PAGE, offset) == span


def test_a_page_without_paragraphs_is_one_run() -> None:
    page = Page(1, " One came. Two left.")
    assert list(sentences_of(page)) == [(1, 10), (11, 20)]
    assert sentence_at(page, 0) == (0, 0)


WRITTEN = st.text(st.sampled_from("aAbc.…!?。؟ \n\n()[]«»\"'’12¹/*№éЖжعم中-") | st.characters(), max_size=60)


@given(WRITTEN, st.integers(0, 60), st.integers(0, 60))
def test_every_character_that_is_not_blank_lies_in_exactly_one(text: str, one: int, other: int) -> None:
    start, end = min(one, other, len(text)), min(max(one, other), len(text))
    found = sentences(text, start, end)
    covered = [offset for begin, after in found for offset in range(begin, after)]
    assert covered == sorted(set(covered))
    assert {o for o in range(start, end) if not text[o].isspace()} <= set(covered) <= set(range(start, end))
    assert all(text[begin:after] == text[begin:after].strip() != "" for begin, after in found)
    assert found == tuple((b + start, a + start) for b, a in sentences(text[start:end]))


PIECES = """.|. |.)|. (|(. |."|a.|A. |1.|1. |.¹|.¹, |… |? … | |a|(a|. (a|A.A|a.a.|。|[12]|.12 |No. |»|-. """


@pytest.mark.parametrize("piece", [*PIECES.split("|"), ". \n", "\n", "\n. "])
def test_time_is_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    sentences(text)
    assert time.process_time() - started < 5.0  # a tenth of that; were it quadratic, minutes
