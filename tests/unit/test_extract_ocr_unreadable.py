"""A page is given to OCR if it shows something and has no usable text; good text never is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from indexer.extract.ocr.unreadable import is_unreadable, may_be_stamp
from indexer.extract.protocol import Block, Draft

REPORT = (
    "The report of the Special Rapporteur on the situation of human rights defenders notes that many "
    "are at risk, and that States should protect them against violence, threats and retaliation."
)
IN_RUSSIAN = (
    "Доклад Специального докладчика о положении правозащитников и о мерах защиты их прав во всём мире"
)
LEADERS = "\ufffd" * 90
TABLE = f"SUMMARY TABLES\nDefense {LEADERS} 699 709 700\nMedicare {LEADERS} 480 478"
CONTENTS = f"Foreword {LEADERS} 3\nAcknowledgements{LEADERS}11\nPart I: the Convention {LEADERS} 24"


def moved(text: str) -> str:
    """Numbers of glyphs instead of characters, as fonts without a table have them: T is 7, h is K."""
    return "".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in text)


UNREADABLE = {
    "a scan": Draft(1, (), pictured=1.0),
    "a scan with blanks for text": Draft(1, (Block(" \n "),), pictured=0.9),
    "letters without characters": Draft(1, (), unknown=300),
    "such letters in the text": Draft(1, (Block("\ufffd\ufffd \ufffd" * 50),), unknown=150),
    "every second letter such a one": Draft(1, (Block("a\ufffdb\ufffd c\ufffd" * 20),), unknown=60),
    "a few letters among many that its reader left out": Draft(1, (Block("Annex 3"),), unknown=900),
    "private use": Draft(1, (Block("\ue001\ue002\ue003 \ue004" * 40),)),
    "controls": Draft(1, (Block("\x01\x02\x03\x04 \x05" * 40),)),
    "numbers of glyphs": Draft(1, (Block(moved(REPORT)),)),
    "Cyrillic bytes taken for Latin ones": Draft(1, (Block(IN_RUSSIAN.encode("cp1251").decode("latin-1")),)),
    "UTF-16 with swapped bytes": Draft(1, (Block(REPORT.encode("utf-16-be").decode("utf-16-le")),)),
}

LANGUAGES = {
    "English": REPORT,
    "capitals": REPORT.upper(),
    "French": "Les États prennent les mesures nécessaires pour assurer que les autorités compétentes "
    "protègent toute personne contre toute violence, menace ou représailles.",
    "Spanish": "El Estado garantizará la protección por las autoridades competentes de toda persona "
    "frente a toda violencia, amenaza o represalia.",
    "Czech": "Čtvrtstoletí: strč prst skrz krk, zmrzl trh, scvrkl se, vlk zhltl hrst zrn. Všichni "
    "lidé rodí se svobodní a sobě rovní co do důstojnosti a práv.",
    "Vietnamese": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con "
    "người đều được tạo hoá ban cho lý trí và lương tâm và cần phải đối xử với nhau.",
    "Icelandic": "Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum. Menn eru gæddir "
    "vitsmunum og samvisku, og ber þeim að breyta bróðurlega hverjum við annan.",
    "Russian": IN_RUSSIAN,
    "Arabic": "تقرير المقررة الخاصة المعنية بحالة المدافعين عن حقوق الإنسان " * 3,
    "Chinese": "人权维护者处境问题特别报告员的报告" * 8,
    "symbols": "A/HRC/RES/22/6 CCPR/C/GC/34 CAT/C/GC/3 E/CN.4/2001/94 OEA/Ser.L/V/II.124 " * 4,
    "figures": "12 345 6,789 10.1 (23) 45% " * 40,
    "abbreviations": "CCPR CEDAW CERD CRPD ICCPR ICESCR NHRI NGO OHCHR OSCE UNDP UNHCR UPR WGAD " * 2,
    "addresses": "https://ohchr.org/en/hr-bodies/hrc/xq7-zz9k?page=3&ref=pdf%20tz http://t.co/Kx9QzWbX",
}

READABLE = {
    **{name: Draft(1, (Block(text),)) for name, text in LANGUAGES.items()},
    "a blank page": Draft(1, ()),
    "a blank page with a bullet": Draft(1, (), pictured=0.001),
    "a scan with a layer of text": Draft(1, (Block(REPORT),), pictured=1.0),
    "dots of leaders without characters": Draft(1, (Block(CONTENTS),), unknown=270),
    "the same in a table": Draft(1, (Block(TABLE),), unknown=180),
    "bullets of a private font": Draft(1, tuple(Block(f"\uf0b7 {line}") for line in REPORT.split(", "))),
    "a name under a photograph": Draft(1, (Block("Berta Cáceres"),), pictured=1.0),
}


@pytest.mark.parametrize("draft", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_page_without_usable_text_is_unreadable(draft: Draft) -> None:
    assert is_unreadable(draft)


@pytest.mark.parametrize("draft", READABLE.values(), ids=READABLE.keys())
def test_good_text_is_never_thrown_away(draft: Draft) -> None:
    assert not is_unreadable(draft)


@pytest.mark.parametrize(
    ("text", "pictured", "expected"),
    [
        ("Received 12 March 1991", 1.0, True),
        ("Received 12 March 1991", 0.5, False),  # beside a picture, not on it
        (REPORT, 1.0, False),  # a scan with a layer of text
    ],
)
def test_few_letters_on_a_picture_of_the_whole_page_may_be_a_stamp(
    text: str, pictured: float, expected: bool
) -> None:
    assert may_be_stamp(Draft(1, (Block(text),), pictured=pictured)) is expected


@pytest.mark.real
def test_no_page_of_the_real_reports_is_taken_for_unreadable(corpus_real: Path) -> None:
    wrong = []
    for file in sorted(corpus_real.glob("human-rights/**/*.pdf")) + sorted(
        corpus_real.glob("public/**/*.pdf")
    ):
        document = pypdfium2.PdfDocument(file)
        for number in range(len(document)):
            text = document[number].get_textpage().get_text_range().replace("\ufffe", "-")
            if any(unicodedata.category(letter)[0] == "L" for letter in text) and is_unreadable(
                Draft(number + 1, (Block(text),))
            ):
                wrong.append((file.name, number + 1, text[:80]))
        document.close()
    assert wrong == []
