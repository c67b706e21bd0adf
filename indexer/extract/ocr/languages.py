"""Which languages Tesseract may know, and how to tell which one a text is in.

Data and two pure functions. Words are compared without their accents, for a text read in the
wrong language has lost them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language that OCR can read.

    Attributes:
        code: Tesseract's name of its data.
        iso: ISO 639-1.
        name: In English.
        script: As Tesseract's detection of scripts names it.
        words: Frequent small words, folded; none where the script tells it.
    """

    code: str
    iso: str
    name: str
    script: str
    words: frozenset[str]


_FORMER_CODES = {"frm": "fra", "in": "id", "iw": "he", "no": "nb", "nn": "nb"}
_LEAST_HITS = 5
_LEAST_SHARE = 0.12  # of the words; prose has 0.25 to 0.5
_CLEAR = 1.1  # times as many as any other language, which shares some of the words
_TOKEN = re.compile(r"[^\W\d_]+")

# From the six official languages of the United Nations down; where hits are equal the first wins.
_TABLE = """
eng en English Latin: the of and to in that is for on by with as be are was this which from have not or at it
fra fr French Latin: le la les de des du et en un une que qui dans pour par sur au aux est ce sont ne pas avec
spa es Spanish Latin: el la los las de del y en un una que por para con se su al lo como es sus o no mas
por pt Portuguese Latin: o a os as de do da dos das e em um uma que por para com se na no nos ao nao sao pela
rus ru Russian Cyrillic: и в не на что с по от для как к о из при за его а так это или их также
ara ar Arabic Arabic: في من على الى ان عن التي هذا هذه او التى بين ما كما مع لا كل ذلك
chi_sim zh Chinese Han:
deu de German Latin: der die das und in den von zu mit des dem ist nicht im auf fur ein eine auch sich als
ita it Italian Latin: il la di che e in un una per del della dei delle con non sono al alla nel gli le si da
nld nl Dutch Latin: de het een en van in is dat op te voor met zijn die niet aan er om ook door
swe sv Swedish Latin: och att det som en av for med den till ar pa inte om ett har de vid kan ska
dan da Danish Latin: og at det som en af for med den til er pa ikke om et har de ved mod efter blev hvor
nor nb Norwegian Latin: og at det som en av for med den til er pa ikke om et har de ved mot etter ble hvor
fin fi Finnish Latin: ja on ei se etta tai ovat oli mutta kuin myos joka sen hanen tama voi jos
pol pl Polish Latin: i w z na do nie sie jest ze o przez od za dla oraz jako lub to tego
ces cs Czech Latin: a v na se je ze o s z do pro nebo k jako za podle od by jsou po
slk sk Slovak Latin: a v na sa je ze o s z do pre alebo k ako za podla od by su po
hun hu Hungarian Latin: a az es hogy nem is egy meg ez vagy mint azt volt csak ha kell el szerint
ron ro Romanian Latin: si de in la a cu pe din care pentru nu este sau ca prin ale al fi sunt o
hrv hr Croatian Latin: i u na je se da za su od o kao koji s ili ne to bi po iz koja
tur tr Turkish Latin: ve bir bu icin ile olarak da de olan daha gibi ancak kadar veya en ne her
cat ca Catalan Latin: el la els les de del i en un una que per amb es al no com pel dels ha seu
sqi sq Albanian Latin: dhe te e ne per me nga qe nje se si eshte ka jo nuk i ose mund
ind id Indonesian Latin: yang dan di dari untuk dengan ini dalam tidak pada itu oleh atau adalah akan ke
vie vi Vietnamese Latin: va cua cac co trong cho nguoi la khong duoc voi mot nhung theo tai ve
swa sw Swahili Latin: na ya wa kwa katika ni za la kuwa au cha yake hii kila bila
ukr uk Ukrainian Cyrillic: і в на що з не до у та за про як від є або й це його для
bul bg Bulgarian Cyrillic: на и за в се от да е че с по не са като или това при ще
srp sr Serbian Cyrillic: и у на је се да за су од о као који са или не то би по из
bel be Belarusian Cyrillic: і у на не што з да ад як для па аб або яго гэта
ell el Greek Greek:
heb he Hebrew Hebrew:
fas fa Persian Arabic: و در به از که این است را با برای آن های می یا تا بر
urd ur Urdu Arabic: کے کی میں اور سے کا ہے کو کہ پر اس نے ہیں یہ
hin hi Hindi Devanagari:
ben bn Bengali Bengali:
tha th Thai Thai:
jpn ja Japanese Japanese:
kor ko Korean Korean:
kat ka Georgian Georgian:
hye hy Armenian Armenian:
amh am Amharic Ethiopic:
"""


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)])


def _parsed(row: str) -> Language:
    head, _, words = row.partition(":")
    code, iso, name, script = head.split()
    return Language(code, iso, name, script, frozenset(_fold(words).split()))


LANGUAGES: tuple[Language, ...] = tuple(map(_parsed, _TABLE.strip().splitlines()))
"""All that are told apart, the likeliest first."""

BY_CODE = {language.code: language for language in LANGUAGES}
_BY_ISO = {language.iso: language for language in LANGUAGES}


def of_tag(tag: str) -> Language | None:
    """Return the language of a tag as files carry it: "fr", "pt-BR", "fra", "zh_CN"; None if not known."""
    main = re.split(r"[-_.]", tag.strip().lower())[0]
    main = _FORMER_CODES.get(main, main)
    return _BY_ISO.get(main) or BY_CODE.get(main)


def of_script(script: str) -> tuple[Language, ...]:
    """Return the languages of a script as Tesseract names it."""
    script = {"Hangul": "Korean", "Hiragana": "Japanese", "Katakana": "Japanese"}.get(script, script)
    return tuple(language for language in LANGUAGES if language.script == script)


def told_by_words(text: str) -> Language | None:
    """Tell the language of a text by its small words; None if they are few or speak for several."""
    tokens = Counter(_TOKEN.findall(_fold(text)))
    total = tokens.total()
    hits = sorted(
        ((sum(tokens[word] for word in language.words), -place) for place, language in enumerate(LANGUAGES)),
        reverse=True,
    )
    (first, place), (second, _) = hits[:2]
    if first < max(_LEAST_HITS, _LEAST_SHARE * total, _CLEAR * second):
        return None
    return LANGUAGES[-place]


def package(code: str) -> str:
    """Return the name of Debian's and Ubuntu's package with the data of a language."""
    return f"tesseract-ocr-{code.replace('_', '-')}"


def names(languages: Sequence[Language]) -> str:
    """Return the names of languages as an enumeration."""
    return ", ".join(dict.fromkeys(language.name for language in languages))
