"""References: the language of templates, forms, pinpoints, and that missing facts leave no trace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.references import (
    EXPORTS,
    STYLES,
    Citable,
    Pinpoint,
    Place,
    Run,
    citable,
    form_of,
    named,
    pinpoint_of,
    reference,
    tags,
    wording,
)
from indexer.references.items import item
from indexer.references.lists import (
    ANY,
    forms,
    issuers,
    item_types,
    layouts,
    numberings,
    pinpoints,
    short_titles,
)
from indexer.references.parts import parts_of, short_of, subject_of
from indexer.references.template import Bracket, Node, Slant, parse, render
from indexer.references.template import fields as fields_of
from indexer.vocabulary import document_types
from tests.unit.test_references_rows import ROWS
from tests.web.fake import a_hit

FACTS = {"a": "A", "b": "B", "title": "T"}


def rendered(template: str, facts: dict[str, str] = FACTS) -> str:
    def value(name: str, form: str) -> str | None:
        found = facts.get(name)
        return found.lower() if found and form == "low" else found

    return "".join(run.text for run in render(template, value))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{a}, {b}", "A, B"),
        ("{a:low}", "a"),
        ("{a}[, {x}]", "A"),
        ("{a}[, {b}]", "A, B"),
        ("{a}[ ([{x} ]{b})]", "A (B)"),
        ("{a}[ ([{x}][ {y}])]", "A"),
        ("{a}[ ([{x} | {b} | {y}])]", "A (B)"),
        ("{a}[ ([{a} | {b}])]", "A (A, B)"),
        ("{a}[ ([{x} | {y}])]", "A"),
        ("{a}[,{?x/b}] {b}", "A, B"),
        ("{a}[,{?x/y}] {b}", "A B"),
        ("{a}, [{x}] ({b})", "A (B)"),
        ("[{x}], {a}, [{y}]", "A"),
        (r"\[{a}\] {b}", "[A] B"),
        ("[{x} of {a}]{b}", "B"),
        ("[only words]", "only words"),
        ("*{title}*, {a}", "T, A"),
    ],
)
def test_a_template_prints_what_is_there(template: str, expected: str) -> None:
    assert rendered(template) == expected


def test_italics_and_titles_are_runs_of_their_own() -> None:
    assert render("{a} *{title} x*", lambda name, _: FACTS.get(name)) == (
        Run("A "),
        Run("T", is_italic=True, is_title=True),
        Run(" x", is_italic=True),
    )


@pytest.mark.parametrize("template", ["[{a}", "{a}]", "{a", "a}", "[[{a}]", "{a}]["])
def test_a_template_that_does_not_close_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|read"):
        parse(template)


# The tables


KNOWN = """
author authors body by office title short subject procedure symbol un_symbol number session session_printed
supplement kind date adopted distributed undetermined year place url accessed pin para at english
oj_year oj_series oj_page oea nobody untitled organ year_printed
"""


@pytest.mark.parametrize(("key", "layout"), layouts().items(), ids=lambda each: str(each)[:40])
def test_a_template_asks_for_facts_that_exist_and_that_its_form_needs(
    key: tuple[str, str], layout: object
) -> None:
    style, form = key
    assert style in STYLES
    nodes = parse(layouts()[key].template)
    asked = list(fields_of(nodes))
    assert {name for each in asked for name in (each.tested or (each.name,))} <= set(KNOWN.split())
    assert {each.form for each in asked} <= {"", *wording.FORMS, *STYLES}
    (row,) = [each for each in forms() if each.name == form]
    always = {*row.needs, "body" if row.issuers != (ANY,) else ""}
    always |= {"kind"} if row.types != (ANY,) else set()
    always |= {"author"} if "office" in always else set()
    always |= {"short", "subject"} if "title" in always else set()
    always |= {"oj_year", "oj_series"} if "oj_page" in always else set()
    always |= {"symbol"} if {"oea", "un_symbol", "number"} & always else set()
    fallen_back_on = [each.name for each in forms() if each.fallback == form]
    assert {each.name for each in fields_of(nodes, within=False)} <= always, fallen_back_on


def items_of(nodes: Iterable[Node]) -> Iterator[tuple[Node, ...]]:
    """Yield the whole and every item of every bracket."""
    yield tuple(nodes)
    for node in nodes:
        if isinstance(node, Bracket):
            for item in node.items:
                yield from items_of(item)


def test_italics_end_in_the_bracket_they_begin_in() -> None:
    for layout in layouts().values():
        for each in items_of(parse(layout.template)):
            assert sum(isinstance(node, Slant) for node in each) % 2 == 0, layout.template


def test_the_tables_agree_with_each_other() -> None:
    names = [form.name for form in forms()]
    slugs = [issuer.slug for issuer in issuers()]
    types = {entry.slug for entry in document_types()} | {ANY, "none"}
    assert len(set(names)) == len(names)
    assert len(set(slugs)) == len(slugs)
    assert {form for _, form in layouts()} <= set(names)
    assert {form.fallback for form in forms()} <= {*names, ""}
    assert {each for form in forms() for each in form.issuers} <= {*slugs, ANY}
    assert {each for form in forms() for each in form.types} <= types
    assert {each for kind in item_types() for each in kind.types} <= types
    assert {each for kind in item_types() for each in kind.issuers} <= {*slugs, ANY}
    assert set(pinpoints()) == {(style, place.value) for style in STYLES for place in Place}
    bodies = [body for issuer in issuers() for body in issuer.bodies]
    assert len(set(bodies)) == len(bodies)
    assert all(set(issuer.names) == set(STYLES) and all(issuer.names.values()) for issuer in issuers())


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_general_form(style: str) -> None:
    general = [form.name for form in forms() if not form.fallback]
    assert all((style, name) in layouts() for name in general)


SYMBOLS = """
A/RES/53/144 | number 53/144
A/RES/217(III) | number 217(III)
A/RES/217(III)[A] | number 217A (III)
A/RES/217(III)[A] | shown A/RES/217(III)
A/RES/3379(S-VI)[B] | number 3379B (S-VI)
E/RES/728(XXVIII)F | number 728F (XXVIII)
A/HRC/RES/16/5 | number 16/5
A/HRC/DEC/43/115 | number 43/115
S/RES/1325(2000) | number 1325
E/RES/1996/31 | number 1996/31
E/CN.4/RES/2000/61 | number 2000/61
AG/RES. 1671 (XXIX-O/99) | number 1671
AG/RES. 1818 | number 1818
ACHPR/Res.376(LX)2017 | session_printed LX
ACHPR/Res.69(XXXV)2004 | year_printed 2004
ACHPR/Res.336(EXT.OS/XIX)2016 | session_printed EXT.OS/XIX
OEA/Ser.L/V/II.124 Doc. 5 rev. 1 | oea OEA/Ser.L/V/II.124 Doc. 5 rev. 1
CM/Rec(2007)14 | number 14
Res(99)50 | number 50
PACE Recommendation 1866 (2009) | number 1866 (2009)
PACE Doc. 11841 | shown Doc. 11841
IACHR Press Release 36/12 | number 36/12
IACHR Annual Report 1998 | shown
IACHR Report No. 75/06 | shown Report No. 75/06
IACtHR Series C No. 318 | shown Series C No. 318
ACHPR Communication 279/2003 | shown Communication 279/2003
ECtHR App. 68762/14 | shown App. 68762/14
OSCE MC.DEC/3/12 | shown MC.DEC/3/12
OSCE Copenhagen Document 1990 | shown
EU Council 16332/1/08 REV 1 | shown 16332/1/08 REV 1
CELEX:32006R1889 | shown 32006R1889
AI AMR 23/001/2012 | shown AMR 23/001/2012
OHCHR Fact Sheet 29 | shown Fact Sheet 29
ILO Convention 87 | shown Convention No. 87
ILO CFA Case 2318 | number 2318
Decl-06.02.2008 | shown
A/HRC/25/55 | un_symbol A/HRC/25/55
CCPR/C/GC/34 | un_symbol CCPR/C/GC/34
"""
ROWS_OF_SYMBOLS = [line.split(" | ") for line in SYMBOLS.strip().splitlines()]


@pytest.mark.parametrize(("symbol", "part"), ROWS_OF_SYMBOLS, ids=lambda each: each)
def test_a_symbol_is_read_in_its_parts(symbol: str, part: str) -> None:
    name, _, value = part.partition(" ")
    assert parts_of(symbol)[name] == value


def test_every_expression_for_symbols_has_its_example() -> None:
    read = {
        next(place for place, each in enumerate(numberings()) if each.symbol.fullmatch(symbol))
        for symbol, _ in ROWS_OF_SYMBOLS
    }
    assert read == set(range(len(numberings())))


# What is not known


STRAY = re.compile(
    r"""\ {2} | ,, | \([ ]?\) | \[\] | \(, | ,[ ]?\) | \([ ] | [ ]\) | \'\' | "" | [ ], | ^[,.\ ] | ,$ | [ ]$
      | \* | \.\.(?!\.) | None | \{ | \} | n\.d\.""",
    re.VERBOSE,
)
OPTIONAL: tuple[str, ...] = (
    *("title", "body", "symbol", "adopted", "distributed"),
    *("date", "year", "session", "url", "place"),
)


@pytest.mark.parametrize("style", STYLES)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_missing_leaves_no_trace(style: str, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(ROWS))
    gone = data.draw(st.sets(st.sampled_from(OPTIONAL)))
    at = data.draw(st.none() | st.builds(Pinpoint, st.sampled_from(list(Place)), st.just("12")))
    missing = dict.fromkeys(gone) | ({"canonical": None, "number": None} if "symbol" in gone else {})
    document = replace(row.document, url="https://a.example/b", accessed="2026-11-24", place="Geneva")
    document = replace(document, **missing)  # type: ignore[arg-type]
    text = reference(document, style, at).text
    assert not STRAY.search(text), text
    if document.title or document.symbol:
        assert text.strip(".")


@pytest.mark.parametrize("style", STYLES)
def test_the_day_of_access_is_told_only_if_the_reader_says_it(style: str) -> None:
    document = Citable(title="T", url="https://a.example/b")
    assert "2026" not in reference(document, style).text
    told = reference(replace(document, accessed="2026-11-24"), style).text
    assert ("2026" in told) is (style in ("un", "chicago"))
    assert "2026" not in reference(Citable(title="T", accessed="2026-11-24"), style).text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("adopted", ["2009-04-28", "2009"])
def test_a_year_that_ends_the_symbol_is_not_printed_again(style: str, adopted: str) -> None:
    document = Citable(
        body="Council of Europe – PACE",
        type="recommendation",
        title="T",
        symbol="Recommendation 1866 (2009)",
        canonical="PACE Recommendation 1866 (2009)",
        adopted=adopted,
    )
    text = reference(document, style).text
    assert "(2009) (2009)" not in text
    assert text.count("2009") == (1 if style != "apa" and (adopted == "2009" or style == "mcgill") else 2)


def test_without_an_author_the_title_comes_first_in_apa_as_a_guide_is_cited() -> None:
    guide = Citable(
        title="The African Commission", type="guide", date="2026-11-24", url="https://a.example/b"
    )
    assert [reference(guide, style).text for style in STYLES] == [
        "The African Commission (2026), https://a.example/b",
        "The African Commission (2026)",
        "The African Commission (2026)",
        "The African Commission (2026), https://a.example/b",
        "The African Commission (2026).",
        "The African Commission. (2026, November 24). https://a.example/b",
        "The African Commission (2026).",
    ]
    numbered = reference(replace(guide, symbol="X/1"), "apa", Pinpoint(Place.PARA, "12")).text
    assert numbered == "The African Commission (X/1, para. 12). (2026, November 24). https://a.example/b"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"adopted": "1998-12-09", "distributed": "1999-03-08"}, "(8 March 1999, adopted 9 December 1998)"),
        ({"adopted": "1998-12-09"}, "(adopted 9 December 1998)"),
        ({"distributed": "1999-03-08"}, "(8 March 1999)"),
        ({"date": "1998"}, "(1998)"),
        ({"date": "1998-12-09", "distributed": "1999-03-08"}, "(9 December 1998)"),  # one of them is doubted
        ({"date": "1999-03-08", "distributed": "1999-03-08"}, "(8 March 1999)"),
    ],
)
@pytest.mark.parametrize("symbol", ["A/RES/53/144", "A/53/144"])
def test_aglc_says_which_day_is_which(days: dict[str, str], expected: str, symbol: str) -> None:
    document = Citable(body="UN General Assembly", title="T", symbol=symbol, canonical=symbol, **days)  # type: ignore[arg-type]
    assert reference(document, "aglc").text.endswith(f"UN Doc {symbol} {expected}.")


@pytest.mark.parametrize("style", STYLES)
def test_a_symbol_that_ends_with_a_full_stop_ends_a_reference_with_one(style: str) -> None:
    document = Citable(
        body="Inter-American Commission on Human Rights", symbol="OEA/Ser.L/V/II.102 Doc. 6 rev."
    )
    assert ".." not in reference(document, style).text


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("un", "General Assembly resolution 217A (III) (A/RES/217(III))"),
        ("oscola", "UNGA Res 217A (III) UN Doc A/RES/217(III)"),
        ("bluebook", "G.A. Res. 217A (III), U.N. Doc. A/RES/217(III)"),
        ("chicago", "UN General Assembly, Resolution 217A (III)"),
        ("mcgill", "GA Res. 217A (III), U.N. Doc. A/RES/217(III)."),
        ("aglc", "GA Res 217A (III), UN Doc A/RES/217(III)."),
    ],
)
def test_a_part_of_a_resolution_has_its_letter_in_the_number(style: str, expected: str) -> None:
    document = named("A/RES/217(III)[A]", "UN General Assembly", "resolution", None)
    assert reference(document, style).text == expected


@pytest.mark.parametrize("style", STYLES)
def test_nothing_known_is_nothing_said(style: str) -> None:
    assert reference(Citable(), style).text.strip(".") == ""


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("bluebook", "G.A. Res. 217(III), U.N. Doc. A/RES/217(III) (Dec. 10, 1948)"),
        ("oscola", "UNGA Res 217(III) (10 December 1948) UN Doc A/RES/217(III)"),
        ("mcgill", "T GA Res. 217(III), UN GAOR, 3rd Sess., U.N. Doc. A/RES/217(III) (1948)."),
    ],
)
def test_sessions_before_the_thirty_first_are_in_roman_numerals(style: str, expected: str) -> None:
    hit = a_hit(
        "1" * 16,
        "T",
        symbol="A/RES/217(III)",
        body="UN General Assembly",
        type="resolution",
        date="1948-12-10",
        session="3",
    )
    assert reference(citable(hit), style).text == expected


def test_a_resolution_of_the_european_parliament_has_its_symbol_where_its_journal_is_not_known() -> None:
    document = Citable(
        title="EU policies (2009/2199(INI))",
        body="EU – European Parliament",
        type="resolution",
        symbol="P7_TA(2010)0226",
        adopted="2010-06-17",
    )
    found = reference(document, "oscola")
    assert found.text == (
        "European Parliament resolution of 17 June 2010 on EU policies (2009/2199(INI)) P7_TA(2010)0226"
    )
    assert not found.rule


def test_there_is_no_style_of_another_name() -> None:
    with pytest.raises(ValueError, match="no style 'mla'; there are un, oscola"):
        reference(Citable(), "mla")


def test_the_first_form_that_fits_is_the_form() -> None:
    assert form_of(Citable(body="UN General Assembly", canonical="A/RES/53/144", symbol="A/RES/53/144")) == (
        "un-ga-resolution"
    )
    assert form_of(Citable(title="T", type="judgment")) == "case"
    assert form_of(Citable(title="T")) == "book"


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        (Place.PARA, "34", "para 34"),
        (Place.PARA, "24-26", "paras 24-26"),
        (Place.PARA, "24–26", "paras 24–26"),
        (Place.PARA, "3, 5", "paras 3, 5"),
        (Place.PARA, "145,146", "paras 145, 146"),
        (Place.PARA, "34 (a)", "para 34 (a)"),
        (Place.CHAPTER, "VII", "ch VII"),
        (Place.ANNEX, "I", "annex I"),
        (Place.RECOMMENDATION, "4", "rec 4"),
        (Place.PAGE, "iv", "iv"),
    ],
)
def test_one_place_and_several_have_their_words(place: Place, value: str, expected: str) -> None:
    document = Citable(body="UNICEF", symbol="E/1", canonical="E/1")
    assert reference(document, "oscola", Pinpoint(place, value)).text.endswith(f", {expected}")


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("long", "1998-12-09", "9 December 1998"),
        ("long", "1998-12", "December 1998"),
        ("long", "1998", "1998"),
        ("us", "1998-12-09", "Dec. 9, 1998"),
        ("us", "1990-09-18", "Sept. 18, 1990"),
        ("us", "1999-06", "June 1999"),
        ("us", "2007", "2007"),
        ("apa", "1998-12-09", "1998, December 9"),
        ("apa", "1998-12", "1998, December"),
        ("apa", "1998", "1998"),
        ("ordinal", "38", "38th"),
        ("ordinal", "53", "53rd"),
        ("ordinal", "11", "11th"),
        ("ordinal", "S-28", None),
        ("ordinal_us", "9", "9th"),
        ("ordinal_us", "53", "53d"),
        ("ordinal_us", "22", "22d"),
        ("ordinal_us", "21", "21st"),
        ("ordinal_us", "XX-O", None),
        ("capitals", "the situation of human rights defenders", "The Situation of Human Rights Defenders"),
        ("undotted", "OEA/Ser.L/V/II.102 Doc. 6 rev.", "OEA/Ser.L/V/II.102 Doc 6 rev"),
        ("bare", "OEA/Ser.L/V/II.66", "OEA/SerL/V/II.66"),
        ("doc", "OEA/Ser.L/V/II.124 Doc. 5 rev. 1", "OEA/Ser.L/V/II.124, doc. 5 rev. 1"),
        ("tight", "C 236 E", "C236E"),
        ("stop", "Sekaggya, M.", "Sekaggya, M."),
        ("stop", "UNICEF", "UNICEF."),
    ],
)
def test_a_fact_in_its_form(form: str, value: str, expected: str | None) -> None:
    assert wording.FORMS[form](value) == expected


def test_titles_are_shortened_where_the_bluebook_does() -> None:
    titles = (
        "Report of the Special Rapporteur on the situation of human rights defenders",
        "Annual Report of the IACHR 1998 (Chapter VII)",
        "Human rights defenders",
    )
    assert [short_of(title) for title in titles] == ["Report", "Annual Report 1998", "Human rights defenders"]
    assert all(any(expression.fullmatch(title) for title in titles) for expression, _ in short_titles())


def test_the_subject_of_a_resolution_of_the_european_parliament() -> None:
    title = "European Parliament resolution of 17 June 2010 on EU policies (2009/2199(INI))"
    assert subject_of(title) == ("EU policies", "2009/2199(INI)")
    assert subject_of("EU policies") == ("EU policies", None)


# From the library


def test_the_symbol_is_cited_as_printed() -> None:
    hit = a_hit("1" * 16, "T", symbol="ACHPR/Res.69(XXXV)2004", symbol_printed="ACHPR/Res.69 (XXXV) 04")
    assert citable(hit).symbol == "ACHPR/Res.69 (XXXV) 04"
    assert citable(replace(hit, symbol_printed=None)).symbol == "ACHPR/Res.69(XXXV)2004"


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("EU Council 11855/12", "11855/12"),
        ("OSCE Copenhagen Document 1990", None),
        ("A/HRC/25/55", "A/HRC/25/55"),
    ],
)
def test_what_we_call_a_document_is_not_its_symbol(symbol: str, expected: str | None) -> None:
    assert citable(a_hit("1" * 16, "T", symbol=symbol)).symbol == expected


@pytest.mark.parametrize(
    ("title", "authors", "office"),
    [
        (
            "Report of the Special Rapporteur on the situation of human rights defenders, Margaret Sekaggya",
            ["Margaret Sekaggya"],
            "Special Rapporteur on the situation of human rights defenders",
        ),
        (
            "Report submitted by the Special Representative of the Secretary-General on human rights "
            "defenders, Ms. Hina Jilani",
            ["Hina Jilani"],
            "Special Representative of the Secretary-General on human rights defenders",
        ),
        ("Report of the Special Rapporteur on the situation of human rights defenders", [], None),
        ("Report of the Special Rapporteur on torture, and other matters", [], None),
    ],
)
def test_an_author_is_who_the_title_names(title: str, authors: list[str], office: str | None) -> None:
    found = citable(a_hit("1" * 16, title))
    assert [author.name for author in found.authors] == authors
    assert found.office == office


@pytest.mark.parametrize(
    ("symbol", "year", "expected"),
    [
        ("CM/Rec(2007)14", 2007, "2007"),
        ("AG/RES. 1671 (XXIX-O/99)", 1999, "1999"),
        ("A/RES/54/170", 1999, None),
        (None, 1999, None),
    ],
)
def test_a_year_reckoned_from_a_session_is_no_date(
    symbol: str | None, year: int, expected: str | None
) -> None:
    assert citable(a_hit("1" * 16, "T", symbol=symbol, year=year)).issued == expected


@pytest.mark.parametrize("title", ["[Twentieth anniversary]", "[A {title}\n in braces]"])
def test_what_a_keeper_calls_a_document_is_exported_and_in_no_reference(title: str) -> None:
    hit = a_hit("1" * 16, title, symbol="A/73/215", is_titled=False, body="UN General Assembly")
    document, said = citable(hit), " ".join(title.split())
    assert (document.title, document.supplied) == (None, said)
    assert item(document).title == said
    assert {name: value for name, value in tags(document) if name.endswith("title")} == {
        "citation_title": said,
        "DC.title": said,
    }
    for style in STYLES:
        assert reference(document, style) == reference(replace(document, supplied=None), style)
    assert citable(replace(hit, symbol=None)).title == said  # there is nothing else to call it by


def test_a_file_name_is_no_title_where_there_is_a_symbol() -> None:
    hit = a_hit("1" * 16, "scan0001.pdf", symbol="A/HRC/25/55", is_titled=False)
    assert (citable(hit).title, citable(hit).supplied) == (None, None)
    assert citable(replace(hit, symbol=None)).title == "scan0001.pdf"


@pytest.mark.parametrize(
    ("media_type", "held", "pages"),
    [("application/pdf", True, 24), ("text/html", True, None), ("application/pdf", False, None)],
)
def test_only_printed_pages_are_counted(media_type: str, held: bool, pages: int | None) -> None:
    assert citable(a_hit("1" * 16, "T", media_type=media_type, held=held, pages=24)).pages == pages


CONVENTION = named("ILO Convention 169", "International Labour Organization", "treaty-or-law", None)


def test_a_convention_of_the_ilo_is_cited_and_exported_by_its_number() -> None:
    titled = replace(CONVENTION, title="Indigenous and Tribal Peoples Convention, 1989", adopted="1989-06-27")
    for style in STYLES:
        for document in (titled, CONVENTION):
            assert re.search(r"Convention No\.? 169", reference(document, style).text)
    assert reference(titled, "oscola").text == (
        "Indigenous and Tribal Peoples Convention, 1989 (ILO Convention No. 169, 27 June 1989)"
    )
    for each in EXPORTS.values():
        assert "Convention No. 169" in "".join(each.write([titled]))


@pytest.mark.parametrize(
    ("places", "style", "expected"),
    [
        ((("chapter", "VII"), ("recommendation", "4")), "oscola", "ch VII, rec 4"),
        ((("para", "4"), ("annex", "annex")), "un", "annex, para. 4"),
        ((("annex", ""), ("article", "5")), "apa", "Annex, Article 5"),
        ((("vol", "I"), ("page", "12")), "bluebook", "vol. I, at 12"),
    ],
)
def test_a_place_within_a_place_is_cited_with_it(
    places: tuple[tuple[str, str], ...], style: str, expected: str
) -> None:
    document = Citable(title="T", symbol="X/1")
    assert expected in reference(document, style, pinpoint_of(places)).text


UNTITLED = {
    "un": ("General Assembly, A/73/L.8", "Human Rights Council, A/HRC/13/23, para. 4"),
    "chicago": ("U.N. General Assembly. A/73/L.8.", "U.N. Human Rights Council. A/HRC/13/23, para. 4."),
    "apa": (
        "United Nations General Assembly. A/73/L.8.",
        "United Nations Human Rights Council. A/HRC/13/23, para. 4.",
    ),
}


@pytest.mark.parametrize("style", UNTITLED)
def test_a_reference_without_a_title_is_more_than_a_bracket(style: str) -> None:
    draft = named("A/73/L.8", "UN General Assembly", "official-record", None)
    report = named("A/HRC/13/23", "UN Human Rights Council", "annual-report", None)
    at = Pinpoint(Place.PARA, "4")
    assert (reference(draft, style).text, reference(report, style, at).text) == UNTITLED[style]


def test_a_document_of_no_known_body_is_of_the_united_nations_in_their_style() -> None:
    assert reference(named("A/73/L.8", None, None, None), "un").text == "United Nations, A/73/L.8"


@pytest.mark.parametrize("style", [style for style in STYLES if style != "apa"])
@pytest.mark.parametrize(
    ("canonical", "body", "type_", "year", "printed"),
    [
        ("E/CN.4/2001/49", "UN Commission on Human Rights", "annual-report", 2001, "2001"),
        ("AG/RES. 9999 (XXXI-O/01)", "OAS General Assembly", "resolution", 2001, "01)"),
        (
            "ACHPR/Res.999(XXXV)2004",
            "African Commission on Human and Peoples' Rights",
            "resolution",
            2004,
            "2004",
        ),
    ],
)
def test_a_year_that_only_the_symbol_says_is_printed_once(
    style: str, canonical: str, body: str, type_: str, year: int, printed: str
) -> None:
    text = reference(named(canonical, body, type_, year), style).text
    assert text.count(printed) == 1
    assert len(re.findall(r"\b(?:19|20)\d\d\b", text)) <= 1


def test_a_year_that_is_known_and_ends_the_symbol_is_printed_once() -> None:
    resolution = Citable(
        title="T",
        body="African Commission on Human and Peoples' Rights",
        type="resolution",
        symbol="ACHPR/Res.104(XLI)2007",
        canonical="ACHPR/Res.104(XLI)2007",
        date="2007",
    )
    assert reference(resolution, "oscola").text == "ACHPR, 'T' ACHPR/Res.104(XLI)2007"
    dated = replace(resolution, date="2007-05")
    assert reference(dated, "oscola").text == "ACHPR, 'T' ACHPR/Res.104(XLI)2007 (May 2007)"


def test_the_council_and_the_committee_are_told_apart_in_every_style() -> None:
    council = next(each for each in issuers() if each.slug == "un-hrc")
    committee = next(each for each in issuers() if each.slug == "ccpr")
    assert not set(council.names.values()) & set(committee.names.values())
    assert "UNHRC" not in committee.names.values()  # what OSCOLA calls the Council
