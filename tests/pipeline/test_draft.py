"""A draft against a real index: what each citation means, and what is known of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import BuildOptions, build
from indexer.draft import MOST_CITATIONS, DraftCitation
from indexer.errors import DocumentNotFound
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.results import SearchRequest
from indexer.search import SearchService
from webui.app import create_app
from webui.params import Links
from webui.present.draft import draft_page

HEAD = (
    "mechanism\tbody\tsymbol\taliases\ttitle\tdate\tyear\tdocument_type\tlanguages\tofficial_url\tseen_url"
    "\tverification\tconfidence\n"
)
CARDS = HEAD + "".join(
    "\t".join((*row, "en", url, "", "symbol seen", "high")) + "\n"
    for *row, url in (
        ("un-ga", "UN General Assembly", "A/RES/53/144", "", "Declaration on Human Rights Defenders",
         "1998-12-09", "1998", "resolution", "https://docs.un.org/en/A/RES/53/144"),
        ("un-sr-hrd", "UN Human Rights Council", "A/HRC/25/55", "", "A safe and enabling environment",
         "2013-12-23", "2013", "annual report", ""),
        ("achpr", "African Commission on Human and Peoples' Rights", "ACHPR/Res.69(XXXV)2004", "",
         "Protection of defenders", "2004-06-04", "2004", "resolution", ""),
        ("un-tb", "UN Human Rights Committee", "CCPR/C/GC/34", "", "Freedoms of opinion and expression",
         "2011-09-12", "2011", "general comment", ""),
        ("coe-cm", "Council of Europe – Committee of Ministers", "CM/Rec(2018)11", "", "Civic space",
         "2018-11-28", "2018", "recommendation", ""),
        ("iachr", "Inter-American Commission on Human Rights", "OEA/Ser.L/V/II.102 Doc. 6 rev.",
         "IACHR Annual Report 1998", "Annual Report 1998", "1999-04-16", "1999", "annual report", ""),
    )
)  # fmt: skip
REPORT = (
    "United Nations\nA/HRC/25/55\nHuman Rights Council\nReport of the Special Rapporteur on the situation of "
    "human rights defenders, Margaret Sekaggya\n23 December 2013\n\f1. It recalls A/HRC/RES/22/6 and "
    "A/RES/53/144, and S/RES/1325 (2000)."
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> IndexFolder:
    folder = tmp_path_factory.mktemp("draft") / "docs"
    folder.mkdir()
    (folder / "catalogue.tsv").write_text(CARDS, "utf-8")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    index = IndexFolder(folder.parent / "index")
    build(index, [folder], BuildOptions(Limits(), jobs=1))
    return index


@pytest.fixture(scope="module")
def service(index: IndexFolder) -> Iterator[SearchService]:
    with closing(SearchService(index)) as service:
        yield service


def only(service: SearchService, text: str, style: str = "oscola") -> DraftCitation:
    (found,) = service.check(text, style).citations
    return found


def reference(found: DraftCitation) -> str | None:
    return found.reference.text if found.reference else None


def test_what_is_held_is_told_and_cited_to_the_place(service: SearchService) -> None:
    found = only(service, "As A/HRC/25/55, para. 60, says.")
    assert (found.cited.canonical, found.cited.held, found.cited.here) == ("A/HRC/25/55", True, True)
    assert (found.doubts, found.candidates) == ((), ())
    assert reference(found) == (
        "UNHRC 'A safe and enabling environment' (23 December 2013) UN Doc A/HRC/25/55, para 60"
    )


def test_a_card_has_its_official_address_and_how_often_it_is_cited(service: SearchService) -> None:
    found = only(service, "General Assembly resolution 53/144")
    assert (found.cited.held, found.cited.here, found.cited.documents) == (False, True, 1)
    assert found.cited.url == "https://docs.un.org/en/A/RES/53/144"
    assert reference(found) == "UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A/RES/53/144 of 9 December 1998", ""),
        ("A/RES/53/144 of 9 December 1999", "what is known here is 9 December 1998 (adoption)."),  # of a card
        ("A/HRC/25/55 of 13 December 2013", "what is known here is 23 December 2013"),  # of a document
        ("A/HRC/RES/22/6 of 13 March 2013", ""),  # only cited here
    ],
)
def test_a_date_that_is_not_that_of_the_document_here_is_said(
    service: SearchService, text: str, said: str
) -> None:
    found = only(service, f"See {text}.").doubts
    assert said in " ".join(found)
    assert bool(found) is bool(said)


def test_a_judgment_is_found_by_the_number_of_its_application(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    cover = "CASE OF X v. Y\n\n(Applications nos. 64602/12 and 1/13)\n\n%s\n\nSTRASBOURG\n\n12 April 2016\n"
    for number, what in enumerate(("JUDGMENT\n\n(Merits)", "JUDGMENT\n\n(Just satisfaction)")):
        (folder / f"{number}.txt").write_text(f"FOURTH SECTION\n\n{cover % what}\f1. It begins.", "utf-8")
    index = IndexFolder(tmp_path / "index")
    build(index, [folder], BuildOptions(Limits(), jobs=1))
    with closing(SearchService(index)) as service:
        view = service.citation("ECtHR, application no. 64602/12")
        assert [hit.held for hit in view.hits] == [True, True]
        assert len({hit.work for hit in view.hits}) == 2  # two texts, not versions of one
        assert only(service, "X v. Y, application no. 64602/12, is meant.").cited.held


def test_what_is_only_cited_here_is_told_from_what_nobody_knows(service: SearchService) -> None:
    cited, unknown = service.check("A/HRC/RES/22/6 and A/HRC/RES/31/32", "un").citations
    assert (cited.cited.here, cited.cited.documents) == (False, 1)
    assert (unknown.cited.here, unknown.cited.documents) == (False, 0)
    assert unknown.cited.url == "https://docs.un.org/en/A/HRC/RES/31/32"


def test_a_number_that_is_known_in_another_year_is_offered(service: SearchService) -> None:
    found = only(service, "See Recommendation CM/Rec(2016)11.")
    assert [(each.canonical, each.reasons[0]) for each in found.candidates] == [
        ("CM/Rec(2018)11", "the same number, another year")
    ]


def test_of_an_unknown_document_only_what_its_symbol_tells_is_in_the_reference(
    service: SearchService,
) -> None:
    assert (
        reference(only(service, "A/RES/66/164 of 19 December 2011")) == "UNGA Res 66/164 UN Doc A/RES/66/164"
    )
    assert reference(only(service, "CM/Rec(2019)3")) == (
        "CoE Committee of Ministers, Recommendation CM/Rec(2019)3"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("CEDAW General Recommendation 35 (2017)", "UN Doc CEDAW/C/GC/35"),
        ("CRC General Comment No. 12 (2009)", "UN Doc CRC/C/GC/12"),
        ("General Comment No. 16 of the Human Rights Committee", "General comment No. 16"),
        ("CESCR general comment 14", "General comment No. 14"),
        ("CERD General Recommendation No. 14", "General recommendation No. 14"),
    ],
)
def test_a_general_comment_that_is_cited_by_words_has_a_reference(
    service: SearchService, text: str, printed: str
) -> None:
    found = reference(only(service, f"See {text}."))
    assert found
    assert found.startswith("UN ")
    assert found.endswith(f" {printed}")


def test_a_general_comment_by_words_is_cited_as_by_its_symbol(service: SearchService) -> None:
    first, second = service.check("CEDAW General Recommendation 35 and CEDAW/C/GC/35", "un").citations
    assert reference(first) == reference(second)


def test_where_it_cannot_be_told_what_is_cited_there_is_no_reference(service: SearchService) -> None:
    found = only(service, "See General Comment No. 34.")
    assert (found.cited.canonical, found.reference) == ("General Comment No. 34", None)


def test_a_number_that_does_not_say_whose_it_is_is_shown_with_what_it_may_be(service: SearchService) -> None:
    text = "A/RES/53/144 and resolution 1671 are meant, resolution 7 is ours. See CM/Rec(2018)11."
    _, found, other = service.check(text, "un").citations
    assert (found.cited.canonical, found.reference) == ("resolution 1671", None)
    assert [each.canonical for each in found.candidates] == [
        "S/RES/1671",
        "PACE Resolution 1671",
        "AG/RES. 1671",
    ]
    assert text[found.mention.start : found.mention.end] == "resolution 1671"
    assert other.cited.canonical == "CM/Rec(2018)11"


def test_a_slip_of_the_fingers_is_answered_with_what_is_here(service: SearchService) -> None:
    found = only(service, "A/RES/35/144")
    assert [(each.canonical, each.reasons[0]) for each in found.candidates] == [
        ("A/RES/53/144", "nearly the same number")
    ]
    assert found.cited.canonical == "A/RES/35/144"  # offered, never put in its place


@pytest.mark.parametrize(
    ("text", "canonical", "said", "offered"),
    [
        (
            "Security Council resolution 1325 (2005)",
            "S/RES/1325(2005)",
            "A document with this number would be of 2000.",
            [("S/RES/1325(2000)", "the same number, in its year")],
        ),
        (
            "Security Council resolution 1325 (2001)",
            "S/RES/1325(2001)",
            "A document with this number would be of 2000.",
            [("S/RES/1325(2000)", "the same number, in its year")],
        ),
        (
            "S/RES/1820 (2009)",
            "S/RES/1820(2009)",
            "A document with this number would be of 2008.",
            [("S/RES/1820(2008)", "the same number, in its year")],
        ),
        ("S/RES/1334 (2000)", "S/RES/1334(2000)", "", []),
        (
            "Human Rights Council resolution 22/66",
            "A/HRC/RES/22/66",
            "",
            [],
        ),
        (
            "Human Rights Council resolution 22/606",
            "A/HRC/RES/22/606",
            "No such number is known of that session.",
            [],
        ),
        ("CHR resolution 2000/961", "E/CN.4/RES/2000/961", "No such number is known of that year.", []),
        (
            "E/CN.4/2009/94",
            "E/CN.4/2009/94",
            "The symbol is of 2009, but the Commission on Human Rights ended in 2006.",
            [],
        ),
        ("E/CN.4/Sub.2/2007/3", "E/CN.4/Sub.2/2007/3", "Protection of Human Rights ended in 2006.", []),
        ("E/CN.4/2006/95", "E/CN.4/2006/95", "", []),
        ("A/HRC/99/12", "A/HRC/99/12", "Session 99 would open in 2038, which has not come yet.", []),
    ],
)
def test_of_what_cannot_be_there_is_neither_a_reference_nor_an_address(
    service: SearchService, text: str, canonical: str, said: str, offered: list[tuple[str, str]]
) -> None:
    found = only(service, f"See {text}.")
    assert found.cited.canonical == canonical
    assert said in found.doubts or not said or any(said in each for each in found.doubts)
    assert bool(found.reference) is bool(found.cited.url) is found.is_possible is not bool(said)
    assert [(each.canonical, each.reasons[0]) for each in found.candidates] == offered


def test_the_page_of_a_draft_says_why_there_is_no_reference(service: SearchService) -> None:
    page = draft_page(service.check("E/CN.4/2009/94 and A/RES/53/144, resolution 1671", "un"), Links(""))
    impossible, _, several = page.rows
    assert impossible.standing == "nothing is known here under this symbol"
    assert (impossible.why_none, impossible.official_url) == ("there can be no such document", "")
    assert several.why_none == "it cannot be told what is cited"
    assert page.references.count("\n") == 0


def test_what_is_said_of_another_body_is_shown_under_the_body_that_is_printed(
    service: SearchService,
) -> None:
    found = only(service, "See CHR resolution 2009/61.")
    assert (found.cited.canonical, found.reference, found.cited.url) == ("E/CN.4/RES/2009/61", None, "")
    assert found.doubts == (
        "The body that is named beside it has no such number.",
        "The symbol is of 2009, but the Commission on Human Rights ended in 2006.",
    )
    assert [(each.canonical, each.reasons[0]) for each in found.candidates] == [
        ("E/RES/2009/61", "UN ECOSOC")
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Commission on Human Rights resolution 53/14.", "E/CN.4/RES/53/14"),
        ("Economic and Social Council resolution 53/14.", "E/RES/53/14"),
    ],
)
def test_what_is_nearly_the_number_of_a_document_here_is_offered_and_not_cited(
    service: SearchService, text: str, printed: str
) -> None:
    found = only(service, text)
    assert (found.cited.canonical, found.is_possible, found.reference) == (printed, False, None)
    assert {"A/RES/53/14", "A/RES/53/144"} <= {each.canonical for each in found.candidates}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("CM/Rec(2016)11", ("CM/Rec(2018)11", "the same number, another year")),
        ("A/RES/35/144", ("A/RES/53/144", "nearly the same number")),
    ],
)
def test_the_box_and_the_address_of_what_is_unknown_offer_what_a_draft_does(
    service: SearchService, text: str, offered: tuple[str, str]
) -> None:
    named = service.search(SearchRequest(text)).citations
    assert named[0].canonical == text
    assert [(each.canonical, each.reasons[0]) for each in named[1:]] == [offered]
    with pytest.raises(DocumentNotFound) as caught:
        service.citation(text)
    assert caught.value.near == (offered[0],)
    known = service.search(SearchRequest("A/RES/53/144")).citations
    assert [each.canonical for each in known] == ["A/RES/53/144"]


def test_the_box_says_that_a_number_is_not_of_the_body_that_was_typed(service: SearchService) -> None:
    said = "The body that is named beside it has no such number."
    assert said in service.search(SearchRequest("GA res 22/6")).notes
    assert said in service.search(SearchRequest("Human Rights Council resolution 2000/61")).notes
    assert said not in service.search(SearchRequest("HRC res 22/6")).notes
    (found, *_) = service.search(SearchRequest("GA res 22/6")).citations
    assert found.canonical == "A/HRC/RES/22/6"  # and not what the Assembly would call it


@pytest.mark.parametrize(
    ("text", "read", "said"),
    [
        (
            "Security Council resolution 1325 (2005)",
            "S/RES/1325(2005)",
            "A document with this number would be of 2000.",
        ),
        ("HRC resolution 22/906", "A/HRC/RES/22/906", "No such number is known of that session."),
        ("CHR resolution 2000/961", "E/CN.4/RES/2000/961", "No such number is known of that year."),
    ],
)
def test_the_box_reads_a_number_that_cannot_be_and_says_so(
    service: SearchService, text: str, read: str, said: str
) -> None:
    found = service.search(SearchRequest(text))
    assert said in found.notes
    assert (found.citations[0].canonical, found.citations[0].url) == (read, "")


def test_the_box_and_the_address_of_a_number_in_another_year_offer_its_own(
    service: SearchService,
) -> None:
    found = service.search(SearchRequest("S/RES/1325(2001)"))
    assert "A document with this number would be of 2000." in found.notes
    assert [(each.canonical, bool(each.url)) for each in found.citations] == [
        ("S/RES/1325(2001)", False),
        ("S/RES/1325(2000)", True),
    ]
    assert service.citation("S/RES/1325(2001)").canonical == "S/RES/1325(2000)"
    with pytest.raises(DocumentNotFound) as caught:
        service.citation("S/RES/2467(2018)")
    assert (caught.value.address, caught.value.near) == ("", ("S/RES/2467(2019)",))


def test_the_address_of_what_cannot_be_is_not_told(service: SearchService) -> None:
    with pytest.raises(DocumentNotFound) as caught:
        service.citation("E/CN.4/2009/94")
    assert caught.value.address == ""
    (found, *_) = service.search(SearchRequest("E/CN.4/2009/94")).citations
    assert found.url == ""


def test_the_symbol_behind_the_number_of_a_part_is_of_that_part(service: SearchService) -> None:
    text = "GA Res 217A (III), UN Doc A/RES/217(III). Also A/RES/217(III)."
    found = service.check(text, "oscola").citations
    assert [each.cited.canonical for each in found] == [
        "A/RES/217(III)[A]",
        "A/RES/217(III)[A]",
        "A/RES/217(III)",
    ]
    assert [each.doubts for each in found] == [(), (), ()]


def test_a_text_that_gives_one_number_two_years_is_told_so(service: SearchService) -> None:
    first, second = service.check("ACHPR/Res.196(L)11, and ACHPR/Res.196(LI)12.", "un").citations
    said = "Elsewhere in this text it is ACHPR/Res.196%s: they cannot all be right."
    assert first.doubts[-1] == said % "(LI)2012"
    assert second.doubts[-1] == said % "(L)2011"
    wrong, right = service.check("Resolution 1325 (1999), and S/RES/1325 (2000).", "un").citations
    assert wrong.doubts[-1] == "Elsewhere in this text it is S/RES/1325(2000): they cannot all be right."
    assert right.doubts == ()  # of the two it alone can be
    again = service.check("AG/RES. 1671 and AG/RES. 1671 (XXIX-O/99)", "un").citations
    assert [each.doubts for each in again] == [(), ()]


def test_what_may_be_meant_has_its_body_and_the_years_of_its_number(service: SearchService) -> None:
    found = only(service, "See resolution 1671 there.")
    assert {each.canonical: each.reasons for each in found.candidates} == {
        "S/RES/1671": ("UN Security Council", "its number is of 2006", "nothing known here"),
        "PACE Resolution 1671": (
            "PACE",
            "its number is of 2008 to 2009",
            "nothing known here",
        ),
        "AG/RES. 1671": ("OAS General Assembly", "nothing known here"),
    }


def test_a_misprint_beside_the_name_is_mended_and_said(service: SearchService) -> None:
    found, _ = service.check("resolution 53/44, the Declaration on human rights defenders", "un").citations
    assert found.cited.canonical == "A/RES/53/144"
    assert found.doubts == ("Printed 53/44, a misprint: its name stands beside it.",)


def test_another_session_than_that_of_the_document_here_is_said(service: SearchService) -> None:
    found = only(service, "ACHPR/Res.69(XXX)2001")
    assert found.cited.canonical == "ACHPR/Res.69(XXXV)2004"
    assert found.doubts == (
        "The session or the year is not that of the document here, which is ACHPR/Res.69(XXXV)2004.",
    )


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("the 1998 Annual Report of the IACHR", "OEA/Ser.L/V/II.102 Doc. 6 rev."),
        ("General Comment No. 34 of the Human Rights Committee", "CCPR/C/GC/34"),
        ("Recommendation Rec(2018)11", "CM/Rec(2018)11"),
        ("ACHPR/Res. 69 (XXXV) 04", "ACHPR/Res.69(XXXV)2004"),
        ("ACHPR/Res.69", "ACHPR/Res.69(XXXV)2004"),
    ],
)
def test_a_document_is_told_by_any_of_its_names(service: SearchService, text: str, canonical: str) -> None:
    found = only(service, text)
    assert (found.cited.canonical, found.cited.here, found.doubts) == (canonical, True, ())


def test_of_more_citations_than_a_book_has_the_first_are_looked_up(service: SearchService) -> None:
    text = "".join(f"A/HRC/{10 + number % 90}/{1 + number // 90}; " for number in range(MOST_CITATIONS + 7))
    found = service.check(text, "un")
    assert (len(found.citations), found.left_out) == (MOST_CITATIONS, 7)
    assert found.text == text


@pytest.mark.parametrize("text", ["", "Nothing to see.", "\x00" * 9, "؟" * 99, "(((" * 999, "A/RES/" * 99])
def test_garbage_has_no_citations(service: SearchService, text: str) -> None:
    assert service.check(text, "un").citations == ()


def test_an_unknown_style_is_an_error(service: SearchService) -> None:
    with pytest.raises(ValueError, match="no style 'mla'"):
        service.check("A/RES/53/144", "mla")


def test_nothing_of_a_draft_is_left_in_the_index(service: SearchService, index: IndexFolder) -> None:
    def state() -> dict[Path, str]:
        files = (path for path in index.folder.rglob("*") if path.is_file())
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    before = state()
    service.check("A secret of A/RES/53/144 and A/RES/35/144", "un")
    assert state() == before


@pytest.mark.parametrize(
    "text",
    [
        "CEDAW General Recommendation 88",
        "Inter-American Court of Human Rights, Series C No. 999",
        "CETS No. 999",
        "IACHR Annual Report 2090",
    ],
)
def test_of_a_number_that_its_series_has_not_reached_nothing_is_made(
    service: SearchService, text: str
) -> None:
    found = only(service, f"See {text}.")
    assert found.doubts
    assert (reference(found), found.cited.url, found.is_possible) == (None, "", False)


@pytest.mark.parametrize(
    ("text", "canonical", "said"),
    [
        (
            "Human Rights Council resolution 53/144, para. 3",
            "A/RES/53/144",
            "UNGA Res 53/144 (9 December 1998) UN Doc A/RES/53/144, para 3",
        ),
        ("S/RES/1325 (2001)", "S/RES/1325(2000)", "UNSC Res 1325 UN Doc S/RES/1325(2000)"),
    ],
)
def test_of_a_number_that_one_document_has_the_corrected_reference_is_told(
    service: SearchService, text: str, canonical: str, said: str
) -> None:
    found = only(service, f"See {text}.")
    assert reference(found) is None
    assert found.corrected is not None
    assert (found.corrected.canonical, found.corrected.reference.text) == (canonical, said)


@pytest.mark.parametrize(
    "text",
    [
        "A/RES/53/144",  # there is such a document
        "Human Rights Council resolution 2000/61",  # of which nothing is known here
        "A/HRC/RES/22/906",
        "CEDAW General Recommendation 88",
    ],
)
def test_where_it_is_not_sure_what_is_meant_nothing_is_corrected(service: SearchService, text: str) -> None:
    assert only(service, f"See {text}.").corrected is None


def test_the_page_of_a_draft_has_the_corrected_reference_apart_from_all_others(
    service: SearchService,
) -> None:
    text = "See S/RES/1325 (2001) and A/RES/53/144."
    page = draft_page(service.check(text, "oscola"), Links(""))
    assert [row.meant for row in page.rows] == ["S/RES/1325(2000)", ""]
    assert "1325" not in page.references
    shown = create_app(service).test_client().post("/check", data={"draft": text}).text
    assert "If <bdi>S/RES/1325(2000)</bdi> is meant:" in shown
    assert shown.count('id="reference-1"') == shown.count('data-copies="reference-1"') == 1
