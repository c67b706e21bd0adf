"""Every example and every near miss of the symbol grammar, and what is promised of all of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.symbols import find, key, parse, year_of_session
from indexer.symbols.grammar import PATTERNS
from indexer.symbols.pattern import Pattern, number_of_roman, roman_of_number
from indexer.vocabulary import mechanisms

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"

EXAMPLES = [(p, printed, canonical) for p in PATTERNS for printed, canonical in p.examples]
CANONICAL = sorted({(p.series, canonical) for p in PATTERNS for _, canonical in p.examples})
NEAR_MISSES = [(p, text) for p in PATTERNS for text in p.near_misses]


def is_file_name(printed: str) -> bool:
    """Forms without slashes are of file names; running text does not have them."""
    return ("/" not in printed and printed[1:2] in "._") or printed.startswith("CCPR.")


@pytest.mark.parametrize(("pattern", "printed", "canonical"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_an_example_is_found_in_running_text(pattern: Pattern, printed: str, canonical: str) -> None:
    if is_file_name(printed):
        found = parse(printed)
        assert found is not None
        assert found.canonical == canonical
        return
    text = f"As stated in {printed}, on the matter"
    found_in_text = [(symbol.series, symbol.canonical) for symbol, *_ in find(text)]
    assert (pattern.series, canonical) in found_in_text


@pytest.mark.parametrize(("series", "canonical"), CANONICAL)
def test_a_canonical_form_is_its_own_canonical_form(series: str, canonical: str) -> None:
    symbol = parse(canonical)
    assert symbol is not None
    assert symbol.canonical == canonical


@pytest.mark.parametrize(("pattern", "text"), NEAR_MISSES, ids=[text for _, text in NEAR_MISSES])
def test_a_near_miss_is_not_taken_for_a_symbol(pattern: Pattern, text: str) -> None:
    assert [symbol for symbol, *_ in find(f"See {text} there") if symbol.series == pattern.series] == []


def test_every_series_has_a_name_of_its_own_an_example_and_a_known_body() -> None:
    slugs = {entry.slug for entry in mechanisms()} | {None}
    assert len({pattern.series for pattern in PATTERNS}) == len(PATTERNS)
    assert [pattern.series for pattern in PATTERNS if not pattern.examples] == []
    assert [pattern.series for pattern in PATTERNS if pattern.body not in slugs] == []


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("a/hrc/25/55", "A/HRC/25/55"),
        (" A/HRC/25/55* ", "A/HRC/25/55"),
        ("UN Doc. A/HRC/25/55", "A/HRC/25/55"),
        ("https://docs.un.org/en/CCPR/C/GC/34", "CCPR/C/GC/34"),
        ("A\u2011HRC\u201125\u201155", "A/HRC/25/55"),
        ("cm/rec(2018)11", "CM/Rec(2018)11"),
        ("A_HRC_RES_55_20", "A/HRC/RES/55/20"),
        ("A_RES_53_144", "A/RES/53/144"),
        ("E_CN.4_2004_94", "E/CN.4/2004/94"),
        ("ag/res.\u00a01671 (xxix-o/99)", "AG/RES. 1671 (XXIX-O/99)"),
    ],
)
def test_parse_takes_the_usual_printed_forms(printed: str, canonical: str) -> None:
    symbol = parse(printed)
    assert symbol is not None
    assert symbol.canonical == canonical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "report",
        "2013",
        "A/HRC/25/55 and others",
        "annual_report_2013",
        "14-58751 (S)",
        "G06/103/68",
        "x" * 500,
    ],
)
def test_parse_takes_nothing_else(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("printed", "body", "year", "session"),
    [
        ("A/HRC/25/55", "un-hrc", 2014, "25"),
        ("A/HRC/S-17/2", "un-hrc", 2011, "S-17"),
        ("A/RES/53/144", "un-ga", 1998, "53"),
        ("A/RES/217(III)", "un-ga", 1948, "3"),
        ("A/RES/S-30/1", "un-ga", 2016, "S-30"),
        ("E/CN.4/2004/94", "un-chr", 2004, None),
        ("A/HRC/WG.6/34/ITA/3", "un-hrc", 2019, "34"),
        ("CCPR/C/89/D/1353/2005", "un-tb", 2007, "89"),  # adopted in 2007, lodged in 2005
        ("CEDAW/C/81/D/68/2014", "un-tb", None, "81"),
        ("AG/RES. 1671 (XXIX-O/99)", "oas-ga", 1999, "XXIX-O"),
        ("OEA/Ser.P/XXVIII-O.2", "oas-ga", 1998, "XXVIII-O"),
        ("ACHPR/Res.69 (XXXV) 04", "achpr", 2004, "35"),
        ("ECtHR App. 68762/14", "ecthr", None, None),  # lodged in 2014, decided in 2018
        ("IACHR Annual Report 1998", "iachr", None, None),  # covers 1998, of 1999
        ("CM/Rec(2018)11", "coe-cm", 2018, None),
        ("P7_TA(2010)0226", "eu", 2010, None),
        ("AMR 23/001/2012", "amnesty", 2012, None),
    ],
)
def test_a_symbol_tells_its_body_its_year_and_its_session(
    printed: str, body: str, year: int | None, session: str | None
) -> None:
    symbol = parse(printed)
    assert symbol is not None
    assert (symbol.body, symbol.year, symbol.session) == (body, year, session)


@pytest.mark.parametrize(
    ("body", "session", "year"),
    [
        ("un-ga", "53", 1998),
        ("un-ga", "79", 2024),
        ("un-hrc", "3", 2006),
        ("un-hrc", "4", 2007),
        ("un-hrc", "7", 2008),
        ("un-hrc", "22", 2013),
        ("un-hrc", "43", 2020),
        ("un-hrc", "58", 2025),
        ("un-hrc", "S-1", 2006),
        ("un-hrc", "S-24", 2015),
        ("un-hrc", "S-99", None),
        ("un-ga", "S-23", 2000),
        ("un-ga", "ES-10", None),
        ("upr", "1", 2008),
        ("upr", "34", 2019),
        ("ccpr", "51", 1994),
        ("ccpr", "139", 2023),
        ("oas-ga", "XXIX-O", 1999),
        ("oas-ga", "XLVII-O", 2017),
        ("oas-ga", "XXVIII-E", None),
        ("achpr", "35", None),
    ],
)
def test_sessions_have_years(body: str, session: str, year: int | None) -> None:
    assert year_of_session(body, session) == year


def test_a_text_with_many_symbols_gives_them_in_order_without_overlaps() -> None:
    text = "P7_TA(2010)0226A7-0157/2010, then A/79/79-E/2024/54 and\nA/HRC/36/37/Add.1. AgemA/HRC/27/37"
    found = find(text)
    assert [symbol.canonical for symbol, *_ in found] == [
        "P7_TA(2010)0226",
        "A7-0157/2010",
        "A/79/79-E/2024/54",
        "A/HRC/36/37/Add.1",
        "A/HRC/27/37",
    ]
    assert [text[start:end] for _, start, end in found][2:4] == ["A/79/79-E/2024/54", "A/HRC/36/37/Add.1"]


def test_offsets_are_of_the_text_as_given() -> None:
    text = "см.\u00a0A/HRC/RES/S\u201132/1 и AG/RES.\n2694 (XLI-O/11)."
    assert [text[start:end] for _, start, end in find(text)] == [
        "A/HRC/RES/S\u201132/1",
        "AG/RES.\n2694 (XLI-O/11)",
    ]


@given(st.text(alphabet="AEHRCSGU/.-() 0123456789IVX\n", max_size=300))
def test_spans_are_inside_the_text_and_apart(text: str) -> None:
    last = 0
    for symbol, start, end in find(text):
        assert last <= start < end <= len(text)
        assert symbol.canonical
        last = end


@given(st.text(max_size=120))
def test_parse_never_raises(text: str) -> None:
    parse(text)


@pytest.mark.parametrize("piece", ["A/HRC/", "A/", "(XX", "OEA/Ser.L/V/II. ", "AG/RES. 1 ", "R(9", "/Add.1"])
def test_finding_takes_time_linear_in_the_text(piece: str) -> None:
    def seconds(text: str) -> float:
        begin = time.perf_counter()
        find(text)
        return time.perf_counter() - begin

    small, large = piece * 2_000, piece * 20_000
    find(small)
    assert seconds(large) < 60 * max(seconds(small), 0.002)


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals_go_both_ways(number: int) -> None:
    assert number_of_roman(roman_of_number(number)) == number


@pytest.mark.parametrize(("numeral", "number"), [("XXXXII", 42), ("XXVI1", 27), ("LXXVII", 77)])
def test_roman_numerals_are_mended(numeral: str, number: int) -> None:
    assert number_of_roman(numeral) == number


def test_other_letters_are_no_roman_numeral() -> None:
    with pytest.raises(ValueError, match="not a Roman numeral"):
        number_of_roman("XYZ")


def gold(name: str) -> Iterator[dict[str, object]]:
    path = GOLD / name
    if not path.is_file():
        pytest.skip(f"the labelled data are not here ({path})")
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.real
def test_what_is_found_in_labelled_sentences_is_labelled_there() -> None:
    """A symbol found is a citation labelled with the same key, in at least 99 of 100 cases."""
    found = wrong = 0
    for line in gold("citations_dev.jsonl"):
        citations = line["citations"]
        assert isinstance(citations, list)
        for symbol, start, end in find(str(line["text"])):
            found += 1
            wrong += not any(
                key(symbol.canonical) in (key(c["canonical"]), key(c.get("resolved", c["canonical"])))
                for c in citations
                if c["start"] < end and start < c["end"]
            )
    assert found >= 225
    assert wrong <= found * 0.01


@pytest.mark.real
def test_symbols_of_the_council_s_documentalists_are_their_own_canonical_form() -> None:
    symbols = [str(line["symbol"]) for line in gold("hrc_first_pages.jsonl")]
    strange = [symbol for symbol in symbols if (p := parse(symbol)) is None or p.canonical != symbol]
    assert strange == ["A/HRC/12/48(ADVANCE 1)"]


def canonicals(text: str) -> list[str]:
    return [symbol.canonical for symbol, _, _ in find(text)]


ALONE = [  # a few examples hold a second symbol
    (printed, canonical)
    for pattern in PATTERNS
    for printed, canonical in pattern.examples
    if canonicals(printed) == [canonical]
]
FOLLOWING = list(
    {canonical.rstrip("0123456789"): (printed, canonical) for printed, canonical in ALONE}.values()
)


@pytest.mark.parametrize(("printed", "canonical"), ALONE)
def test_a_symbol_ends_with_its_line_whatever_begins_the_next(printed: str, canonical: str) -> None:
    for following, other in FOLLOWING:
        assert canonicals(f"{printed}\n{following}") == [canonical, other]
    for following in ("1. The council", "2) Next", "12. Text", "(a) text", "A. Writer", "B. Writer says"):
        assert canonicals(f"{printed}\n{following}") == [canonical]
    assert canonicals(f"{printed} A. Writer says") == [canonical]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OEA/Ser.L/V/II.102 Doc. 6 rev.\n2. Next", ["OEA/Ser.L/V/II.102 Doc. 6 rev."]),
        ("OEA/Ser.L/V/II.102 Doc. 6 rev.\n2, chapter", ["OEA/Ser.L/V/II.102 Doc. 6 rev. 2"]),
        ("A/HRC/13/22/Add.\n2. Next", ["A/HRC/13/22"]),
        ("A/HRC/13/22/Add.\n2 of the same", ["A/HRC/13/22/Add.2"]),
        ("A/RES/57/308 B. A vote", ["A/RES/57/308"]),
        ("A/RES/57/308B. A vote", ["A/RES/57/308B"]),
    ],
)
def test_a_number_that_begins_a_paragraph_is_no_revision(text: str, expected: list[str]) -> None:
    assert canonicals(text) == expected
