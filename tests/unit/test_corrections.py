"""What a person has checked is read strictly, a fact at a time; what cannot be used is said."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corrections import Corrections, form, gather, quoted
from indexer.corrections.reading import LONGEST_LINE, MOST_BYTES, MOST_BYTES_OF_SIDECAR
from indexer.corrections.reading import read_checked as checked_file
from indexer.corrections.reading import read_sidecar as sidecar_file
from indexer.model import FACTS, Fault
from indexer.sources import CorrectionsFile, Root, scan

ID = "0123456789abcdef"


def sidecar(text: str | bytes) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """The facts in a sidecar, and its faults."""
    entry, faults = sidecar_file(text.encode() if isinstance(text, str) else text, "docs/a.pdf.meta.toml")
    return {said.checked.fact: said.checked.values for said in entry.facts}, list(faults)


def checked(text: str) -> tuple[dict[str, dict[str, tuple[str, ...]]], list[Fault]]:
    """The facts in a checked.toml by document, and its faults."""
    entries, faults = checked_file(text.encode(), "docs/checked.toml")
    facts = {each.name: {said.checked.fact: said.checked.values for said in each.facts} for each in entries}
    return facts, list(faults)


GOOD: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a title, on one line": ("title", '"Report on\\n  the visit"', ("Report on the visit",)),
    "letters made of two become one": ("title", '"Anne\\u0301e"', ("Ann\u00e9e",)),
    "a symbol in its canonical form": ("symbol", '"a/hrc/25/55"', ("A/HRC/25/55",)),
    "a symbol of a series that is not known": ("symbol", '"Kept in box 7"', ("Kept in box 7",)),
    "a mechanism": ("mechanism", '"un-sr-hrd"', ("un-sr-hrd",)),
    "a body in words": ("body", '"UN Human Rights Council"', ("UN Human Rights Council",)),
    "a type": ("type", '"annual-report"', ("annual-report",)),
    "a day": ("date", '"2013-12-23"', ("2013-12-23",)),
    "a day of TOML": ("date", "2013-12-23", ("2013-12-23",)),
    "a month": ("date", '"2013-12"', ("2013-12",)),
    "a place in the Official Journal": ("journal", '"2011  C 236 E 69"', ("2011 C 236 E 69",)),
    "authors": ("authors", '"FIDH; OMCT"', ("FIDH; OMCT",)),
    "a year as a date": ("date", "2013", ("2013",)),
    "a year": ("year", "2013", ("2013",)),
    "a year as a text": ("year", '"2013"', ("2013",)),
    "a session": ("session", '"XXIX-O"', ("XXIX-O",)),
    "a language": ("language", '"fr"', ("fr",)),
    "a language of three letters": ("language", '"ckb"', ("ckb",)),
    "countries, each once": ("countries", '["COL", "GTM", "COL"]', ("COL", "GTM")),
}


@pytest.mark.parametrize(("fact", "written", "values"), GOOD.values(), ids=GOOD)
def test_a_fact_is_read(fact: str, written: str, values: tuple[str, ...]) -> None:
    assert sidecar(f"{fact} = {written}") == ({fact: values}, [])


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_can_be_left_open(fact: str) -> None:
    assert sidecar(f'{fact} = ""') == ({fact: ()}, [])


def test_no_country_is_an_empty_list_too() -> None:
    assert sidecar("countries = []") == ({"countries": ()}, [])


BAD = {
    "no place in the Official Journal": (
        'journal = "C 236 E"',
        'journal: "C 236 E" is no place',
        "2011 C 236",
    ),
    "a title that is a number": ("title = 5", "title: 5 is no text", "quotation marks"),
    "a title without end": (f'title = "{"x" * 1001}"', "title: it has 1,001 letters", "at most 1,000"),
    "a control": ('title = "a\\u001b[2J"', 'title: "a\\x1b[2J" holds characters', "Type it anew"),
    "an unknown mechanism": ('mechanism = "un-srhrd"', 'mechanism: unknown mechanism "un-srhrd"', "achpr, "),
    "an unknown type": ('type = "poster"', 'type: unknown type "poster"', "annual-report"),
    "a type that is a list": ('type = ["guide"]', "type: unknown type ['guide']", "annual-report"),
    "no such day": ('date = "2013-02-30"', 'date: "2013-02-30" is no date', '"2011-03-25"'),
    "a date in words": ('date = "23 December 2013"', "is no date", '"2011-03-25"'),
    "a time": ("date = 2013-12-23T10:00:00Z", "is no date", '"2011-03-25"'),
    "a date that is a truth": ("date = true", "date: True is no date", '"2011-03-25"'),
    "a year of long ago": ("year = 1789", "year: 1789 is no year from 1900", "four digits"),
    "a year that is a truth": ("year = true", "year: True is no year", "four digits"),
    "an unknown language": ('language = "xx"', 'language: unknown language "xx"', "ISO 639-1"),
    "a language in words": ('language = "French"', 'unknown language "French"', "ISO 639-1"),
    "a country that is no list": ('countries = "COL"', 'countries: "COL" is no list', '["COL"]'),
    "a country of two letters": ('countries = ["CO"]', 'countries: unknown country "CO"', "three letters"),
    "a country that is a number": ("countries = [170]", "countries: unknown country 170", "three letters"),
    "an unknown fact": ('colour = "red"', 'there is no fact "colour"', "title, symbol, mechanism"),
    "a table": ('["a.pdf"]\ntype = "guide"', '"a.pdf" is a table; a sidecar has none', "the facts alone"),
    "a note that is a number": ("note = 1", "note: 1 is no text", "quotation marks"),
}


@pytest.mark.parametrize(("written", "reason", "advice"), BAD.values(), ids=BAD)
def test_what_a_fact_cannot_be_is_a_fault_and_the_other_facts_are_used(
    written: str, reason: str, advice: str
) -> None:
    facts, (fault,) = sidecar(f'session = "25"\n{written}\n')
    assert facts == {"session": ("25",)}
    assert (fault.path, fault.line) == ("docs/a.pdf.meta.toml", 2)
    assert reason in fault.reason
    assert advice in fault.advice


NO_FILES = {
    "no TOML": (b'type = "guide"\ndate = \n', 2, "it is not TOML (invalid value)"),
    "a text that does not end": (b'type = "guide"\ntitle = """x', 2, "it is not TOML"),
    "a fact twice": (b'type = "guide"\ntype = "decision"', 2, "it is not TOML (cannot overwrite a value)"),
    "Latin-1": (b'type = "guide"\ntitle = "Ann\xe9e"', 2, "it is not UTF-8"),
    "UTF-16": ('type = "guide"'.encode("utf-16"), 1, "it is not UTF-8"),
    "too deep": (b"a = " + b"[" * 990 + b"]" * 990, None, "it is not TOML (too many brackets)"),
    "a long line": (b"a" + b".a" * LONGEST_LINE + b" = 1", 1, "the line has more than 2,000 letters"),
    "a large file": (b"#\n" * MOST_BYTES_OF_SIDECAR, None, "it is larger than 64 KiB"),
}


@pytest.mark.parametrize(("data", "line", "reason"), NO_FILES.values(), ids=NO_FILES)
def test_a_file_that_cannot_be_read_is_one_fault_and_none_of_it_is_used(
    data: bytes, line: int | None, reason: str
) -> None:
    facts, (fault,) = sidecar(data)
    assert (facts, fault.line) == ({}, line)
    assert reason in fault.reason
    assert fault.advice


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbftype = "guide"\nyear = 2011\n',
        b'type = "guide"\r\nyear = 2011\r\n',
        b'# checked\n\ntype = "guide" # so it says\nyear = 2011',
        b"'type' = 'guide'\n\"year\" = 2011",
    ],
)
def test_how_editors_save_is_no_fault(data: bytes) -> None:
    assert sidecar(data) == ({"type": ("guide",), "year": ("2011",)}, [])


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_there_is_a_fault_or_nothing_to_say(data: bytes) -> None:
    entry, faults = sidecar_file(data, "a.meta.toml")
    assert not (entry.facts and any("nothing in it" in fault.reason for fault in faults))
    checked_file(data, "checked.toml")


def test_a_table_is_about_the_document_it_names_and_faults_say_which() -> None:
    facts, (fault,) = checked(
        '# by hand\n["reports/a.pdf"]\ntype = "guide"\n\n["b \\"x\\".pdf"]\nyear = 2011\ntype = "poster"\n'
    )
    assert facts == {"reports/a.pdf": {"type": ("guide",)}, 'b "x".pdf': {"year": ("2011",)}}
    assert (fault.line, fault.reason) == (7, '["b "x".pdf"] type: unknown type "poster"')


@pytest.mark.parametrize(
    ("written", "line", "reason", "advice"),
    [
        ('type = "guide"', 1, "type stands outside of a table", '["reports/visit.pdf"]'),
        ('"a.pdf" = 1', 1, '"a.pdf" is no table', '["a.pdf"]'),
        ('\n[a.pdf]\ntype = "guide"', 2, '"pdf" is a table in a table', '["a.pdf"]'),
        ('[reports/a.pdf]\ntype = "guide"', 1, "it is not TOML", '["reports/visit.pdf"]'),
        ('["a.pdf"]\n["b.pdf"]\n["a.pdf"]', 3, "it is not TOML (cannot declare", "one table"),
    ],
)
def test_a_table_that_is_none_is_a_fault(written: str, line: int, reason: str, advice: str) -> None:
    facts, (fault,) = checked(written)
    assert facts in ({}, {"a.pdf": {}})
    assert fault.line == line
    assert reason in fault.reason
    assert advice in fault.advice


def test_a_checked_file_may_be_larger_than_a_sidecar_but_has_an_end() -> None:
    text = "".join(f'["{number}.pdf"]\ntype = "guide"\n' for number in range(3000))
    assert len(text) > MOST_BYTES_OF_SIDECAR
    assert len(checked(text)[0]) == 3000
    assert [fault.reason for fault in checked("#\n" * MOST_BYTES)[1]] == [
        "it is larger than 4096 KiB; nothing in it is used"
    ]


def test_the_evidence_is_the_line_and_what_the_person_noted() -> None:
    (entry,), _ = checked_file(
        b'["a.pdf"]\ntype = "guide"\nnote = "first page"\nyear = 2011', "docs/checked.toml"
    )
    assert [said.checked.evidence for said in entry.facts] == [
        "docs/checked.toml, line 2: first page",
        "docs/checked.toml, line 4: first page",
    ]


# --- all files of a build


def of_files(folder: Path, files: dict[str, str]) -> Corrections:
    """The corrections in a root `docs` with these files."""
    for name, text in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = scan([Root("docs", folder / "docs")])
    return gather(each for each in found if isinstance(each, CorrectionsFile))


def facts_of(corrections: Corrections, *paths: str) -> dict[str, tuple[str, ...]]:
    return {each.fact: each.values for each in corrections.of(ID, paths)[0]}


def faults_of(corrections: Corrections, *paths: str) -> list[str]:
    return [f"{each.path}:{each.line} {each.reason}" for each in corrections.of(ID, paths)[1]]


def test_a_document_is_named_by_its_path_in_the_folder_by_its_id_or_by_a_sidecar(tmp_path: Path) -> None:
    corrections = of_files(
        tmp_path,
        {
            "checked.toml": f'["inner/a.pdf"]\ntype = "guide"\n["{ID.upper()}"]\nyear = 2011\n',
            "inner/a.pdf.meta.toml": 'session = "25"',
        },
    )
    assert facts_of(corrections, "docs/inner/a.pdf") == {
        "session": ("25",),
        "type": ("guide",),
        "year": ("2011",),
    }
    assert corrections.of("f" * 16, ["docs/a.pdf"]) == ((), ())
    assert corrections.faults == ()


def test_a_whole_digest_is_an_id(tmp_path: Path) -> None:
    corrections = of_files(tmp_path, {"checked.toml": f'["{ID}{"0" * 48}"]\ntype = "guide"'})
    assert facts_of(corrections, "docs/x.pdf") == {"type": ("guide",)}


def test_a_sidecar_is_believed_before_a_path_and_a_path_before_an_id_and_that_they_differ_is_a_fault(
    tmp_path: Path,
) -> None:
    corrections = of_files(
        tmp_path,
        {
            "checked.toml": f'["{ID}"]\ntype = "guide"\ndate = 2011\n'
            '["a.pdf"]\ntype = "decision"\ndate = 2012',
            "a.pdf.meta.toml": 'type = "statement"',
        },
    )
    assert facts_of(corrections, "docs/a.pdf") == {"type": ("statement",), "date": ("2012",)}
    assert faults_of(corrections, "docs/a.pdf") == [
        'docs/checked.toml:5 type of docs/a.pdf: it says "decision"; used is the type "statement", of '
        "docs/a.pdf.meta.toml, line 1",
        'docs/checked.toml:2 type of docs/a.pdf: it says "guide"; used is the type "statement", of '
        "docs/a.pdf.meta.toml, line 1",
        'docs/checked.toml:3 date of docs/a.pdf: it says "2011"; used is the date "2012", of '
        "docs/checked.toml, line 6",
    ]


def test_two_places_that_say_the_same_are_no_fault(tmp_path: Path) -> None:
    corrections = of_files(
        tmp_path, {"checked.toml": '["a.pdf"]\ntype = "guide"', "a.pdf.meta.toml": 'type = "guide"'}
    )
    assert faults_of(corrections, "docs/a.pdf") == []


def test_that_nobody_knows_it_differs_from_a_value(tmp_path: Path) -> None:
    corrections = of_files(
        tmp_path, {"checked.toml": '["a.pdf"]\ntype = "guide"', "a.pdf.meta.toml": 'type = ""'}
    )
    assert facts_of(corrections, "docs/a.pdf") == {"type": ()}
    assert len(faults_of(corrections, "docs/a.pdf")) == 1


@pytest.mark.parametrize(
    ("files", "used", "fault"),
    [
        ({"a.pdf.meta.toml": 'year = 2014\ndate = "2013-12"'}, {"date": ("2013-12",)}, "year of"),
        ({"a.pdf.meta.toml": 'date = "2013-12"\nyear = 2013'}, {"date": ("2013-12",), "year": ("2013",)}, ""),
        (
            {"a.pdf.meta.toml": "year = 2014", "checked.toml": '["a.pdf"]\ndate = "2013-12"'},
            {"year": ("2014",)},
            "date of",
        ),
        (
            {"a.pdf.meta.toml": 'date = "2013-12"', "checked.toml": '["a.pdf"]\nyear = 2014'},
            {"date": ("2013-12",)},
            "year of",
        ),
    ],
)
def test_a_year_that_is_not_the_date_s_is_a_fault_and_the_nearer_place_is_used(
    tmp_path: Path, files: dict[str, str], used: dict[str, tuple[str, ...]], fault: str
) -> None:
    corrections = of_files(tmp_path, files)
    assert facts_of(corrections, "docs/a.pdf") == used
    found = faults_of(corrections, "docs/a.pdf")
    assert len(found) == bool(fault)
    assert all(fault in each for each in found)


def test_equal_files_share_their_sidecars(tmp_path: Path) -> None:
    corrections = of_files(tmp_path, {"a.pdf.meta.toml": 'type = "guide"', "b.pdf.meta.toml": "year = 2011"})
    assert facts_of(corrections, "docs/a.pdf", "docs/b.pdf") == {"type": ("guide",), "year": ("2011",)}


def test_a_name_may_be_written_in_either_spelling(tmp_path: Path) -> None:
    one, two = (unicodedata.normalize(form, "année.pdf") for form in ("NFC", "NFD"))
    assert one != two
    corrections = of_files(
        tmp_path, {"checked.toml": f'["./{one}"]\ntype = "guide"', f"{two}.meta.toml": "year = 2011"}
    )
    for name in (one, two):
        assert facts_of(corrections, f"docs/{name}") == {"type": ("guide",), "year": ("2011",)}
        assert corrections.without_document([f"docs/{name}"], set()) == ()


NOWHERE = {
    "no such file": ("checked.toml", '\n["b.pdf"]\nyear = 2011', 2, 'no file "b.pdf"', "the path from the"),
    "with the name of the folder": ("checked.toml", '["docs/a.pdf"]', 1, "no file", 'Write ["a.pdf"].'),
    "with strokes of Windows": ("checked.toml", "['.\\a.pdf']", 1, "no file", "the path from the folder"),
    "from the root": ("checked.toml", '["/a.pdf"]', 1, "no file", 'Write ["a.pdf"].'),
    "no such id": ("checked.toml", f'["{ID}"]', 1, f"no document has the id {ID}", "Its page shows it"),
    "a symbol": ("checked.toml", '["A/HRC/25/55"]', 1, 'no file "A/HRC/25/55"', "or the id"),
    "no file beside": ("a.meta.toml", "year = 2011", None, "no file a beside it", "visit.pdf.meta.toml"),
}


@pytest.mark.parametrize(("name", "text", "line", "reason", "advice"), NOWHERE.values(), ids=NOWHERE)
def test_a_correction_of_what_is_not_there_is_a_fault(
    tmp_path: Path, name: str, text: str, line: int | None, reason: str, advice: str
) -> None:
    (fault,) = of_files(tmp_path, {name: text}).without_document(["docs/a.pdf"], {"f" * 16})
    assert (fault.path, fault.line) == (f"docs/{name}", line)
    assert reason in fault.reason
    assert advice in fault.advice


def test_what_only_has_the_name_of_a_correction_is_a_fault(tmp_path: Path) -> None:
    corrections = of_files(tmp_path, {"inner/checked.toml": "", "a.pdf.meta.toml/x.txt": ""})
    assert [(fault.path, fault.reason) for fault in corrections.faults] == [
        ("docs/a.pdf.meta.toml", "it is a folder, and has the name of a file of corrections"),
        ("docs/inner/checked.toml", "checked.toml counts only at the top of a folder"),
    ]


def test_a_file_that_is_gone_when_it_is_read_is_a_fault(tmp_path: Path) -> None:
    corrections = gather([CorrectionsFile("docs/checked.toml", tmp_path / "checked.toml")])
    assert [fault.reason for fault in corrections.faults] == ["it cannot be read: No such file or directory"]


# --- writing


def test_a_form_says_nothing_until_a_line_is_let_in() -> None:
    lines = list(form({"title": ("T",), "year": ("2011",), "countries": ("COL", "GTM")}, "a.pdf"))
    assert lines[:2] == ['["a.pdf"]', '# title = "T"']
    assert "# year = 2011" in lines
    assert '# countries = ["COL", "GTM"]' in lines
    assert '# mechanism = ""' in lines
    assert checked("\n".join(lines)) == ({"a.pdf": {}}, [])


def test_a_form_does_not_ask_for_the_year_of_a_date() -> None:
    lines = list(form({"date": ("2011-03",), "year": ("2011",)}))
    assert '# date = "2011-03"' in lines
    assert not [line for line in lines if line.startswith("# year")]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_the_facts_are_a_form_can_be_read_with_and_without_its_marks(title: str, name: str) -> None:
    lines = list(form({"title": (title,)}, name))
    assert tomllib.loads("\n".join(lines)) == ({name: {}} if name else {})
    let_in = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines))
    assert (let_in[name] if name else let_in)["title"] == title


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_is_written_on_one_line_and_read_back(text: str) -> None:
    written = quoted(text)
    assert "\n" not in written
    assert tomllib.loads(f"x = {written}") == {"x": text}
