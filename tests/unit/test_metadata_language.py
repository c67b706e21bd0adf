"""The language of a text, by script, by letters and by statistics."""

from __future__ import annotations

import pytest

from indexer.metadata.language import of_claim, of_text
from indexer.metadata.reading import Reading, reading_of
from indexer.model import Extraction, Page

TEXTS = {
    "en": (
        "Everyone has the right, individually and in association with "
        "others, to strive for the protection of human rights."
    ),
    "fr": (
        "Chacun a le droit, individuellement ou en association "
        "avec d’autres, de promouvoir la protection des droits."
    ),
    "es": (
        "Toda persona tiene derecho, individual o colectivamente, "
        "a promover la protección de los derechos humanos."
    ),
    "pt": (
        "Todas as pessoas têm o direito, individualmente ou "
        "em associação, de promover a proteção dos direitos humanos."
    ),
    "ru": (
        "Каждый человек имеет право, индивидуально и совместно с "
        "другими, поощрять защиту прав человека и основных свобод."
    ),
    "ar": (
        "لكل شخص الحق، بمفرده وبالاشتراك مع غيره، في أن يدعو "
        "ويسعى إلى حماية وإعمال حقوق الإنسان والحريات الأساسية على الصعيد الوطني"
    ),
    "zh": "人人有权单独地和与他人一起在国家和国际各级促进、争取保护和实现人权和基本自由。",
    "ja": "すべての人は、個人として、また他の人々と共同して、人権の保護を促進する権利を有する。",
    "ko": (
        "모든 사람은 개인적으로 그리고 다른 사람들과 함께 인권과 기본적 자유의 보호와 "
        "실현을 위하여 노력할 권리를 가지며, 국가는 이를 존중하여야 할 책임과 의무가 있다."
    ),
    "el": (
        "Κάθε άτομο έχει το δικαίωμα, ατομικά και σε "
        "συνεργασία με άλλους, να προωθεί την προστασία των δικαιωμάτων."
    ),
    "hy": (
        "Յուրաքանչյուր ոք իրավունք ունի անհատապես կամ "
        "ուրիշների հետ համատեղ խթանել մարդու իրավունքների պաշտպանությունը"
    ),
    "be": (
        "Кожны чалавек мае права індывідуальна і сумесна з іншымі "
        "заахвочваць абарону правоў чалавека і асноўных свабод у сваёй краіне."
    ),
    "kk": (
        "Әркім жеке өзі және басқалармен бірлесіп адам "
        "құқықтары мен негізгі бостандықтардың қорғалуына ықпал етуге құқылы."
    ),
}


def reading(*pages: str, lang: str = "") -> Reading:
    numbered = tuple(Page(number, text) for number, text in enumerate(pages, start=1))
    hints = (("lang", lang),) if lang else ()
    return reading_of("x/y.html", "text/html", Extraction(numbered, len(numbered), hints), 2026)


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_a_sentence_is_enough(code: str, text: str) -> None:
    found = of_text(reading(text))
    assert found is not None
    assert found.value == code


def test_capitals_are_no_other_language() -> None:
    found = of_text(reading(TEXTS["en"].upper()))
    assert found is not None
    assert found.value == "en"


def test_most_of_the_text_decides_not_its_first_page() -> None:
    found = of_text(reading(TEXTS["fr"], *[TEXTS["es"] * 4] * 8))
    assert found is not None
    assert found.value == "es"


def test_the_same_text_gets_the_same_answer() -> None:
    text = (
        "La casa rossa. The red house. Das rote Haus. La maison rouge. A casa vermelha. La casa roja y verde."
    )
    assert len({of_text(reading(text)) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    "text", ["Annex II", "Tel. 1234567", "http://example.org/a/very/long/address/of/a/page Table 1"]
)
def test_too_little_text_is_undetermined(text: str) -> None:
    found = of_text(reading(text))
    assert found is not None
    assert (found.value, found.rule) == ("und", "too-little-text")


@pytest.mark.parametrize("pages", [(), ("",), ("12 34\n— 5",)])
def test_no_letters_say_nothing(pages: tuple[str, ...]) -> None:
    assert of_text(reading(*pages)) is None


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        (
            "zu",
            "Wonke umuntu unelungelo lokukhuthaza nokulwela ukuvikelwa kwamalungelo abantu kuzwelonke",
            "zu",
        ),
        (
            "en",
            "Wonke umuntu unelungelo lokukhuthaza nokulwela ukuvikelwa kwamalungelo abantu kuzwelonke",
            None,
        ),
        ("eo", TEXTS["en"], None),  # a page that nobody has translated yet
        ("xx", TEXTS["fr"], None),
        ("", TEXTS["fr"], None),
    ],
)
def test_a_page_is_believed_only_where_statistics_cannot_know(lang: str, text: str, code: str | None) -> None:
    found = of_claim(reading(text, lang=lang))
    assert (found and found.value) == code
