"""Tesseract's table of words becomes blocks with places, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.ocr import languages
from indexer.extract.ocr.tsv import arrange, parse

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def row(
    text: str,
    line: tuple[int, int, int] = (1, 1, 1),
    box: tuple[int, int, int, int] = (0, 0, 40, 30),
    sure: float = 90,
) -> str:
    """One word of a table; `line` is block, paragraph, line and `box` left, top, width, height."""
    return "\t".join(map(str, [5, 1, *line, 1, *box, sure, text])) + "\n"


def test_words_are_put_together_to_lines_and_paragraphs() -> None:
    table = (
        HEAD + row("Human") + row("rights", (1, 1, 1)) + row("defenders", (1, 1, 2)) + row("Annex", (1, 2, 1))
    )
    blocks = arrange(parse(table), 100, 100, 300).blocks
    assert [block.text for block in blocks] == ["Human rights\ndefenders", "Annex"]


def test_places_are_told_as_parts_of_the_height_of_the_page() -> None:
    table = row("first", (1, 1, 1), (0, 100, 200, 30)) + row("last", (1, 1, 2), (0, 900, 200, 30))
    (block,) = arrange(parse(table), 500, 1000, 300).blocks
    assert block.place == (0.1, 0.9)


@pytest.mark.parametrize("text", ["Had", "hand", "gap", "use"])
def test_sizes_are_told_from_the_heights_of_words_whatever_letters_they_have(text: str) -> None:
    heights = {"Had": 36, "hand": 36, "gap": 34.5, "use": 24}  # pixels of 12 points at 300 dpi
    (block,) = arrange(parse(row(text, box=(0, 0, 100, round(heights[text])))), 1000, 1000, 300).blocks
    assert block.size == pytest.approx(12, abs=0.5)


def test_confidence_is_weighted_by_letters() -> None:
    reading = arrange(parse(row("defenders", sure=90) + row("a", (1, 1, 2), sure=10)), 100, 100, 300)
    assert reading.confidence == pytest.approx((9 * 90 + 10) / 10)
    assert reading.letters == 10


def test_stains_and_scraps_are_left_out() -> None:
    table = (
        row("|")
        + row("~ =", (1, 2, 1))
        + row("ey", (2, 1, 1), sure=40)
        + row("mh jA Oiy lkq", (3, 1, 1), sure=12)
    )
    reading = arrange(parse(table), 100, 100, 300)
    assert reading.blocks == ()
    assert (reading.letters, reading.confidence) == (0, 0)
    assert reading.overall == pytest.approx((2 * 40 + 10 * 12) / 12)


@pytest.mark.parametrize(("step", "direction"), [(-50, "clockwise"), (50, "anticlockwise")])
def test_a_page_on_its_side_has_the_places_of_the_page_upright(step: int, direction: str) -> None:
    start = 900 if direction == "clockwise" else 60
    lines = [row("defenders", (1, 1, n), (start + n * step, 100, 40, 300)) for n in range(4)]
    (block,) = arrange(parse("".join(lines)), 1000, 500, 300).blocks
    assert block.place == pytest.approx((0.06, 0.21))


def test_the_slope_of_lines_is_told_from_the_feet_of_their_words() -> None:
    words = [
        row("and", (1, 1, line), (100 * word, 50 * line + 5 * word, 80, 30))
        for line in range(4)
        for word in range(5)
    ]
    assert arrange(parse("".join(words)), 600, 600, 300).slope == pytest.approx(0.05)
    assert arrange(parse("".join(words[:5])), 600, 600, 300).slope == 0  # of one line it is not clear


@given(st.text(alphabet="\t\n5-01.aé\r", max_size=300))
def test_no_table_is_too_odd(table: str) -> None:
    assert arrange(parse(table), 100, 0, 300).letters >= 0


@pytest.mark.parametrize(
    ("tag", "code"),
    [("fr", "fra"), ("pt-BR", "por"), ("EN_us", "eng"), ("spa", "spa"), ("zh-Hans", "chi_sim"), ("iw", "heb"),
     ("tlh", None), ("", None)],
)  # fmt: skip
def test_tags_of_languages_are_understood_as_files_carry_them(tag: str, code: str | None) -> None:
    language = languages.of_tag(tag)
    assert (language.code if language else None) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("eng", "The situation in the country is not what it was, and this is for the States to change"),
        ("fra", "La situation dans le pays n'est pas ce qu'elle etait, et les Etats ne sont pas au courant"),
        ("spa", "La situacion en el pais no es lo que era, y los Estados se ocupan de que no sea asi"),
        ("por", "A situacao dos defensores no pais nao e o que era, e os Estados nao se ocupam da sua"),
        ("rus", "Положение в стране не такое, как оно было, и это на совести государств, а не их самих"),
        ("swe", "Situationen i landet är inte som den var, och det är av vikt för alla att de kan få den"),
        ("nld", "De situatie van het land is niet zoals die was, en dat is voor de staten een reden om op"),
        (None, "A/RES/53/144 A/HRC/RES/22/6 E/CN.4/2001/94"),
        (None, ""),
    ],
)  # fmt: skip
def test_languages_are_told_by_their_small_words(code: str | None, text: str) -> None:
    language = languages.told_by_words(text)
    assert (language.code if language else None) == code


def test_languages_are_listed_once_and_tell_themselves() -> None:
    codes = [language.code for language in languages.LANGUAGES]
    assert len(set(codes)) == len(codes)
    assert len({language.iso for language in languages.LANGUAGES}) == len(codes)
    for language in languages.LANGUAGES:
        assert language in languages.of_script(language.script)
        if language.words:
            assert languages.told_by_words(" ".join(language.words)) == language
