"""The language of a text: by its script where that decides, else by letter statistics.

Statistics know 53 languages and always name one. What they do not know must be kept from
them: some languages are told by letters that none of theirs has, and a web page that says
it is in such a language is believed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from langdetect import DetectorFactory, LangDetectException, detect_langs

from indexer.metadata.reading import Reading, evidence
from indexer.model import Finding, Page
from indexer.vocabulary import languages

DetectorFactory.seed = 0  # the detector draws lots; the same text must get the same answer

UNDETERMINED = "und"

SAMPLE_LENGTH = 1_000  # characters; more does not change the answer, and time grows with it
SAMPLES = 5
MIN_LETTERS = 60
MIN_PROBABILITY = 0.9

_SCRIPT_LANGUAGES = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "BENGALI": "bn",
    "ETHIOPIC": "am",
    "TIBETAN": "bo",
}

_TELLING_LETTERS = (
    ("be", "ў"),
    ("kk", "әғқұһ"),
    ("ky", "өүң"),
    ("tg", "ҳҷӯӣ"),
    ("sr", "ђћ"),
    ("ckb", "ێۆڕڵ"),
    ("ps", "ښځړۍ"),
    ("ug", "ېۈۋ"),
    ("mt", "ħġċż"),
    ("eo", "ĉĝĥĵŝŭ"),
    ("yo", "ẹṣ"),
    ("ig", "ịụṅ"),
)
"""(language, letters): the first whose letters are at least one in MOST_LETTERS_A_TELLING_ONE."""

MOST_LETTERS_A_TELLING_ONE = 100

_STATISTICS_CODES = (
    "af ar bg bn ca cs cy da de el en es et fa fi fr gu he hi hr hu id it ja kn ko lt lv mk ml mr"
    " ne nl no pa pl pt ro ru sk sl so sq sv sw ta te th tl tr uk ur vi zh"
)
_STATISTICS_LANGUAGES = frozenset(_STATISTICS_CODES.split())
_CODES = {"zh-cn": "zh", "zh-tw": "zh"}  # one language of ISO 639, in two scripts
_UNTRANSLATED = "en"
_CLAIMED_CODES = {"nb": "no", "nn": "no", "fil": "tl"}

_NO_PROSE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\S*\d\S*|\(cid:\d+\)|(?<!\S)[A-Za-z](?!\S)")


def of_text(reading: Reading) -> Finding[str] | None:
    """The language of most of the text, "und" where it cannot be told; None without any letter."""
    sample = _sample(reading.extraction.pages)
    scripts = Counter(_script(character) for character in sample if character.isalpha())
    letters = scripts.total()
    if not letters:
        return None
    if letters < MIN_LETTERS and not scripts["CJK"]:
        return Finding(UNDETERMINED, "too-little-text", evidence(sample))
    code, rule = _of_script(scripts) or _of_letters(sample, letters) or _of_statistics(sample)
    return Finding(code, rule, evidence(sample[:80]))


def of_claim(reading: Reading) -> Finding[str] | None:
    """The language a web page says it is in, if statistics cannot know it.

    Templates claim common languages for every page, so those claims are worth nothing; and
    pages that nobody has translated yet are in English.
    """
    claimed = reading.extraction.hint("lang").split("-")[0].lower()
    claimed = _CLAIMED_CODES.get(claimed, claimed)
    if claimed == UNDETERMINED or claimed in _STATISTICS_LANGUAGES or claimed not in _known_codes():
        return None
    found = of_text(reading)
    if found and found.value == _UNTRANSLATED:
        return None
    return Finding(claimed, "page-claim", evidence(claimed))


def _sample(pages: Sequence[Page]) -> str:
    step = max(1, len(pages) // SAMPLES)
    text = "\n".join(page.text for page in pages[::step][: SAMPLES + 1])
    length = SAMPLE_LENGTH // SAMPLES
    if len(text) > SAMPLE_LENGTH:
        gap = len(text) // SAMPLES
        text = "\n".join(text[start : start + length] for start in range(gap // 2, len(text), gap))
    plain = unicodedata.normalize("NFKC", text[:SAMPLE_LENGTH])
    return " ".join(_NO_PROSE.sub(" ", plain).split())


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def _of_script(scripts: Counter[str]) -> tuple[str, str] | None:
    letters = scripts.total()
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if scripts["CJK"] + kana > letters * 0.4:  # one of these letters is as good as a word
        return ("ja" if kana > letters * 0.05 else "zh"), "script"
    script, count = scripts.most_common(1)[0]
    if script in _SCRIPT_LANGUAGES and count > letters * 0.5:
        return _SCRIPT_LANGUAGES[script], "script"
    return None


def _of_letters(sample: str, letters: int) -> tuple[str, str] | None:
    lower = sample.lower()
    for code, telling in _TELLING_LETTERS:
        if sum(map(lower.count, telling)) * MOST_LETTERS_A_TELLING_ONE >= letters:
            return code, "letters"
    return None


def _of_statistics(sample: str) -> tuple[str, str]:
    if sum(map(str.isupper, sample)) > len(sample) * 0.3:  # the statistics are of running text
        sample = sample.lower()
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:  # nothing it takes for a letter
        return UNDETERMINED, "statistics"
    if best.prob < MIN_PROBABILITY:
        return UNDETERMINED, "statistics"
    return _CODES.get(best.lang, best.lang), "statistics"


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(entry.code for entry in languages())
