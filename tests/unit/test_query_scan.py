"""Scanning settles what each sign means where it stands, and never fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.scan import Kind, scan

SIGNS = " \t\"“”„«»(（)）-–—−*?~/:.,;\u00a0\u200b\u202e\u00ad\x00'’abAÉя人ANDOR2s"


def scanned(text: str) -> list[str]:
    """Return the tokens as `kind text`; words as they are, since most tokens are words."""
    return [
        token.text if token.kind is Kind.WORD else f"{token.kind} {token.text}".strip()
        for token in scan(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words
        ("", []),
        (" \t\n", []),
        ("death threats", ["death", "threats"]),
        ("death,threats; or;murder!", ["death", "threats", "or", "murder"]),
        ("一，二。三", ["一", "二", "三"]),
        ("l'homme l’homme", ["l'homme", "l’homme"]),
        ("‘death threats’", ["‘death", "threats’"]),  # single quotes never make a phrase
        ("A/RES/53/144 human-rights 1998–2001", ["A/RES/53/144", "human-rights", "1998–2001"]),
        ("CM/Rec(2018)11 Res.69(XXXV)04", ["CM/Rec(2018)11", "Res.69(XXXV)04"]),
        ("défenseur(e)s", ["défenseur(e)s"]),
        ("S/RES/1325 (2000)", ["S/RES/1325", "open (", "2000", "close )"]),
        ("wo?d word*", ["wo?d", "word*"]),
        # blanks and what nobody sees
        ("death\u00a0threats\u3000now\u2028here", ["death", "threats", "now", "here"]),
        ("de\u200bfen\u00adders \u202bحقوق\u202c \ufeffnow", ["defenders", "حقوق", "now"]),
        ("death\x00threats", ["death", "threats"]),
        # phrases
        ('"death threats"', ["phrase death threats"]),
        ("“a” „b“ «c» »d« ″e″ ＂f＂ 「g」", [f"phrase {letter}" for letter in "abcdefg"]),
        ('“a" b', ["phrase a", "b"]),  # any mark ends what any mark began
        ('no"blank"between', ["no", "phrase blank", "between"]),
        ('"l\'homme (AND) -b"', ["phrase l'homme (AND) -b"]),
        ('""', ["phrase"]),
        ('a "b c', ["a", "unclosed b c"]),
        ('"a" "', ["phrase a", "unclosed"]),
        # exclusion
        (
            "-a –b —c −d ‐e ‑f",
            [item for d, w in zip("-–—−‐‑", "abcdef", strict=True) for item in (f"minus {d}", w)],
        ),
        ('-"a b" -(c)', ["minus -", "phrase a b", "minus -", "open (", "c", "close )"]),
        ("(-a)", ["open (", "minus -", "a", "close )"]),
        ("--a", ["minus --", "a"]),
        ("-title:a", ["minus -", "field title", "a"]),
        ("-'a'", ["minus -", "'a'"]),
        ("a - b -", ["a", "-", "b", "-"]),
        ("-§ a", ["-§", "a"]),
        ('"a b"-c (a)-c', ["phrase a b", "-c", "open (", "a", "close )", "-c"]),
        # parentheses and operators
        ("（a）", ["open （", "a", "close ）"]),
        ("a AND b OR NOT c", ["a", "AND AND", "b", "OR OR", "NOT NOT", "c"]),
        ("and Or ANDES NOT-a AND/OR", ["and", "Or", "ANDES", "NOT-a", "AND/OR"]),
        ('NOT(a) OR"b"', ["NOT NOT", "open (", "a", "close )", "OR OR", "phrase b"]),
        # fields
        ("title:a Title:b título:c", ["field title", "a", "field Title", "b", "field título", "c"]),
        ("title：a 人权：b", ["field title", "a", "人权", "b"]),
        ('title:"a b" title:(a)', ["field title", "phrase a b", "field title", "open (", "a", "close )"]),
        ("http://a.org/b?c 12:30 a.b:c", ["http://a.org/b?c", "12:30", "a.b:c"]),
        # what comes later
        ('a~1 a~ "b c"~5', ["a", "tilde ~1", "a", "tilde ~", "phrase b c", "tilde ~5"]),
        ("a~b ~", ["a~b", "~"]),
        ("a /s b /P c /sea", ["a", "same /s", "b", "same /P", "c", "/sea"]),
    ],
)
def test_a_text_has_these_tokens(text: str, expected: list[str]) -> None:
    assert scanned(text) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('ab "c d"~5', ["ab", '"c d"', "~5"]),
        ("x -title:ab", ["x", "-", "title:", "ab"]),
        ("\u200bde\u00adfend\u200b x\u200b~1", ["de\u00adfend", "x", "~1"]),
        ('\u202b"a\u200bb', ['"a\u200bb']),
    ],
)
def test_offsets_are_those_of_the_text_as_typed(text: str, spans: list[str]) -> None:
    assert [text[token.start : token.end] for token in scan(text)] == spans


@given(st.text() | st.text(alphabet=SIGNS) | st.text(alphabet=st.characters()))
def test_any_text_can_be_scanned_and_tokens_stand_in_order_inside_it(text: str) -> None:
    end = 0
    for token in scan(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text(alphabet=SIGNS))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(token.text for token in scan(text))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    "unit",
    ['"', "(", ")", "-", "- ", "—", "a(", "~1", "~", "a:", "*", "-§", "'", "\u200b", "NOT ", "¿", "a\u0301"],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    # were it quadratic, this would take hours
    assert sum(1 for _ in scan(unit * 100_000)) <= 200_000
