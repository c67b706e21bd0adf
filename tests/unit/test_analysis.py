"""One analysis: the same word, however it is printed, is the same term."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import fold, stems, terms, tokens

LETTERS = (
    "abcXYZéÉñçßœŒﬁİıøŁðµяЁйабвсأإآةىيكًّـ人权国かガーสิทธิ์มนुहि한국 \u0301\u0327\u00ad\u200d\u200c.,-/’'_()0123٤²"
)
texts = st.text(alphabet=LETTERS) | st.text()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # case, accents, typographic forms
        ("en", "Human Rights DEFENDERS", "human rights defenders"),
        ("en", "re\u0301sume\u0301 résumé RÉSUMÉ", "resume resume resume"),
        ("en", "ﬁnal oﬃce ｆｕｌｌ", "final office full"),
        ("en", "co\u00adoperation", "cooperation"),
        ("fr", "Défenseur·e·s, cœur, Français, où", "defenseur e s coeur francais ou"),
        ("es", "Declaración señor pingüino ¿Qué?", "declaracion senor pinguino que"),
        ("pt", "Proteção às mãos", "protecao as maos"),
        ("de", "Straße STRASSE", "strasse strasse"),
        ("tr", "İstanbul ılık", "istanbul ilik"),
        ("da", "Søren Ærø Łódź Đorđe", "soren aero lodz dorde"),
        ("ru", "Ёлка ПРАВО", "елка право"),
        ("el", "Άνθρωπος ΑΝΘΡΩΠΟΣ", "ανθρωποσ ανθρωποσ"),
        ("ar", "الأُمَم المتّحدة", "الامم المتحده"),
        ("ar", "إعلان آراء حقـــوق على", "اعلان اراء حقوق علي"),
        ("fa", "ی ک", "ي ك"),
        ("hi", "हिन्दी", "हिन्दी"),
        ("ko", "한국어", "한국어"),
        # what separates, and what does not
        ("en", "l'homme l’homme", "l homme l homme"),
        ("en", "human-rights well\u2011being 1998–2001", "human rights well being 1998 2001"),
        ("en", "A/HRC/RES/16/18 CM/Rec(2018)11", "a hrc res 16 18 cm rec 2018 11"),
        ("en", "snake_case x2 3rd", "snake case x2 3rd"),
        ("en", "… — § № \u0301", ""),
        # scripts without blanks: a term a character
        ("zh", "人权捍卫者", "人 权 捍 卫 者"),
        ("zh", "A/RES/53/144号决议", "a res 53 144 号 决 议"),
        ("ja", "人権", "人 権"),
        ("th", "คน", "ค น"),
    ],
)
def test_a_text_has_these_terms(language: str, text: str, expected: str) -> None:
    assert unicodedata.normalize("NFC", " ".join(terms(text))) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Défenseurs, l’homme.", ["Défenseurs", "l", "homme"]),
        ("(co\u00adop)", ["co\u00adop"]),
        ("人权2010", ["人", "权", "2010"]),
        ("e\u0301te\u0301 ﬁn", ["e\u0301te\u0301", "ﬁn"]),
    ],
)
def test_offsets_cut_words_as_they_are_printed(text: str, spans: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == spans


@given(texts)
def test_tokens_are_terms_with_offsets(text: str) -> None:
    found = list(tokens(text))
    assert [token.term for token in found] == terms(text)
    assert all(fold(text[token.start : token.end]) == token.term for token in found)


@given(texts)
def test_tokens_stand_in_order_without_overlaps(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(texts)
def test_composed_and_decomposed_texts_have_the_same_terms(text: str) -> None:
    assert terms(unicodedata.normalize("NFC", text)) == terms(unicodedata.normalize("NFD", text))


@given(texts, texts)
def test_a_blank_separates(first: str, second: str) -> None:
    assert terms(f"{first} {second}") == terms(first) + terms(second)


@given(st.text(alphabet="abcxyzABC 019.,-_/'éÑßœŠ’–—·ªº²\u00a0\u00ad\u0301"))
def test_the_short_way_for_latin_letters_gives_the_same_terms(text: str) -> None:
    assert terms(text + " 人") == [*terms(text), "人"]


@pytest.mark.parametrize("unit", ["a", "é", "\u0301", "人", "a\u0301", "\u00ad", "-"])
def test_time_is_linear_in_the_text(unit: str) -> None:
    started = time.process_time()
    terms(unit * 200_000)
    assert time.process_time() - started < 10


FAMILIES = [
    ("en", "defender defenders defend defended defending"),
    ("en", "reprisal reprisals"),
    ("en", "organization organizations"),
    ("fr", "défenseur défenseurs"),
    ("fr", "menace menaces menacé"),
    ("es", "defensor defensores defensora defensoras"),
    ("es", "declaración declaraciones"),
    ("pt", "declaração declarações"),
    ("pt", "direito direitos"),
    ("ru", "правозащитник правозащитники правозащитников"),
    ("ar", "المدافعين المدافعون مدافع"),
]


@pytest.mark.parametrize(("language", "words"), FAMILIES)
def test_the_forms_of_a_word_share_a_stem_in_its_language(language: str, words: str) -> None:
    families = [{stem for stem in stems(term) if stem.startswith(f"{language}:")} for term in terms(words)]
    assert set.intersection(*families)


@pytest.mark.parametrize(("first", "second"), [("right", "torture"), ("menace", "menu"), ("право", "правда")])
def test_different_words_share_none(first: str, second: str) -> None:
    assert not set(stems(first)) & set(stems(second))


@pytest.mark.parametrize("term", ["53", "1998", "un", "x2", "人", "ค", "한국어", "हिन्दी", "ανθρωποσ"])
def test_numbers_short_words_and_unknown_languages_stand_for_themselves(term: str) -> None:
    assert stems(term) == ()


@given(texts)
def test_stems_say_their_language(text: str) -> None:
    for term in terms(text):
        assert all(
            stem[:2] in {"en", "fr", "es", "pt", "ru", "ar"} and stem[2] == ":" for stem in stems(term)
        )
