"""A catalogue is read strictly, and says where it is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.catalogue import CATALOGUE_FILE, COLUMNS, COLUMNS_MORE, Catalogue, load, merged
from indexer.errors import ControlFileError
from indexer.model import Card
from indexer.symbols import key

SHARED = Path(__file__).resolve().parents[3] / "shared"

GOOD = {
    "mechanism": "un-sr-hrd",
    "body": "UN Human Rights Council",
    "symbol": "A/HRC/25/55",
    "aliases": "",
    "title": "Elements of a safe and enabling environment",
    "date": "2013-12-23",
    "year": "2013",
    "document_type": "annual thematic report",
    "languages": "en,fr",
    "official_url": "https://docs.un.org/en/A/HRC/25/55",
    "seen_url": "",
    "verification": "symbol seen",
    "confidence": "high",
}


def written(folder: Path, *rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> Path:
    """A root with a catalogue of these rows; what they do not say is as in GOOD."""
    lines = ["\t".join(header)]
    lines += ["\t".join((GOOD | row)[column] for column in COLUMNS) for row in rows]
    (folder / CATALOGUE_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_row_becomes_a_card_with_slugs_and_its_line_as_source(tmp_path: Path) -> None:
    catalogue = load(written(tmp_path, {}), "corpus")
    assert catalogue.cards == (
        Card(
            symbol="A/HRC/25/55",
            title="Elements of a safe and enabling environment",
            mechanism="un-sr-hrd",
            body="UN Human Rights Council",
            type="annual-report",
            date="2013-12-23",
            languages=("en", "fr"),
            url="https://docs.un.org/en/A/HRC/25/55",
            source="corpus/catalogue.tsv, line 2",
        ),
    )


def test_no_file_and_an_empty_file_are_an_empty_catalogue(tmp_path: Path) -> None:
    assert load(tmp_path, "corpus") == Catalogue()
    (tmp_path / CATALOGUE_FILE).write_bytes(b" \n")
    assert load(tmp_path, "corpus") == Catalogue()
    assert Catalogue().digest == ""


def test_comments_empty_lines_windows_line_ends_and_a_byte_order_mark_are_no_mistakes(tmp_path: Path) -> None:
    written(tmp_path, {})
    path = tmp_path / CATALOGUE_FILE
    text = "\ufeff# made by hand\n\n" + path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    (card,) = load(tmp_path, "corpus").cards
    assert card.source == "corpus/catalogue.tsv, line 4"


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE_FILE).write_text(
        "\n".join("\t".join(reversed(cells)) for cells in (COLUMNS, tuple(GOOD[c] for c in COLUMNS))),
        encoding="utf-8",
    )
    assert [card.symbol for card in load(tmp_path, "corpus").cards] == ["A/HRC/25/55"]


def test_what_a_keeper_adds_stands_in_columns_that_may_be_left_out(tmp_path: Path) -> None:
    added = {"remark": "annex: the Declaration", "place": "Warsaw", "journal": "2011 C 236 E 69"}
    (tmp_path / CATALOGUE_FILE).write_text(
        "\n".join("\t".join(cells) for cells in ((*COLUMNS, *added), (*GOOD.values(), *added.values()))),
        encoding="utf-8",
    )
    (card,) = load(tmp_path, "corpus").cards
    assert (card.title, card.remark, card.authors) == (GOOD["title"], "annex: the Declaration", "")
    assert (card.place, card.journal) == ("Warsaw", "2011 C 236 E 69")
    (tmp_path / "old").mkdir()
    (old,) = load(written(tmp_path / "old", {}), "corpus").cards
    assert {getattr(old, name) for name in COLUMNS_MORE} == {""}


def test_a_place_in_the_official_journal_is_checked(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE_FILE).write_text(
        "\n".join("\t".join(cells) for cells in ((*COLUMNS, "journal"), (*GOOD.values(), "C 236"))),
        encoding="utf-8",
    )
    with pytest.raises(ControlFileError, match=r"'C 236' is no place in the Official Journal\. Write year"):
        load(tmp_path, "corpus")


def test_a_document_with_a_symbol_whose_title_is_not_known_is_a_card_without_one(tmp_path: Path) -> None:
    (card,) = load(written(tmp_path, {"title": ""}), "corpus").cards
    assert (card.symbol, card.title) == ("A/HRC/25/55", "")


def test_a_year_stands_in_for_a_date(tmp_path: Path) -> None:
    (card,) = load(written(tmp_path, {"date": ""}), "corpus").cards
    assert card.date == "2013"


def test_documents_without_a_symbol_are_cards_too(tmp_path: Path) -> None:
    catalogue = load(written(tmp_path, {"symbol": ""}, {"symbol": "", "title": "Other"}), "corpus")
    assert len(catalogue.cards) == 2
    assert catalogue.get("") is None


MISTAKES = {
    "unknown mechanism": ({"mechanism": "un-srhrd"}, "unknown mechanism 'un-srhrd'. Use one of: achpr, "),
    "unknown type": ({"document_type": "poster"}, "unknown document type 'poster'. Use one of: "),
    "not a date": ({"date": "23/12/2013"}, "'23/12/2013' is not a date. Write 2011, 2011-03 or 2011-03-25."),
    "no such day": ({"date": "2013-02-30"}, "'2013-02-30' is not a date."),
    "two years": ({"year": "2014"}, "the date 2013-12-23 is not in the year 2014. Correct one of them."),
    "bad scheme": ({"official_url": "javascript:alert(1)"}, "is not a web address. Begin it with https://"),
    "file address": ({"official_url": "file:///etc/passwd"}, "is not a web address."),
    "unknown language": ({"languages": "en,xx"}, "unknown language 'xx'. Write ISO 639-1 codes"),
    "neither title nor symbol": (
        {"title": "", "symbol": ""},
        "the title is empty. A card without a symbol needs one.",
    ),
    "no mechanism": ({"mechanism": ""}, "the mechanism is empty."),
    "a tab too many": (
        {"title": "Two\ttitles"},
        "14 columns where the first line has 13. Separate the columns",
    ),
}


@pytest.mark.parametrize(("row", "reason"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_with_path_line_and_advice(
    tmp_path: Path, row: dict[str, str], reason: str
) -> None:
    written(tmp_path, {"symbol": "A/HRC/28/63"}, row)
    with pytest.raises(ControlFileError) as caught:
        load(tmp_path, "corpus")
    assert (caught.value.path, caught.value.line) == ("corpus/catalogue.tsv", 3)
    assert reason in str(caught.value)


def test_a_symbol_in_another_spelling_is_a_duplicate(tmp_path: Path) -> None:
    written(tmp_path, {}, {"symbol": "a/hrc/25/ 55"})
    with pytest.raises(ControlFileError, match=r"line 3: a/hrc/25/ 55 stands in line 2 already\. Keep one"):
        load(tmp_path, "corpus")


def test_a_file_in_another_encoding_is_reported_with_its_line(tmp_path: Path) -> None:
    written(tmp_path, {}, {"symbol": "", "title": "Rapport d'activit\u00e9"})
    path = tmp_path / CATALOGUE_FILE
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    with pytest.raises(ControlFileError, match=r"line 3: is not UTF-8\. Save the file as UTF-8\."):
        load(tmp_path, "corpus")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ((*COLUMNS[:-1], "sureness"), "unknown column 'sureness'"),
        (COLUMNS[1:], "the column 'mechanism' is missing"),
        ((*COLUMNS, "title"), "a column is named twice"),
    ],
)
def test_the_first_line_must_name_the_columns(tmp_path: Path, header: tuple[str, ...], reason: str) -> None:
    written(tmp_path, header=header)
    with pytest.raises(ControlFileError, match=reason):
        load(tmp_path, "corpus")


def test_a_folder_in_its_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE_FILE).mkdir()
    with pytest.raises(ControlFileError, match="cannot be read"):
        load(tmp_path, "corpus")


def test_cards_are_found_by_the_keys_of_symbol_and_aliases(tmp_path: Path) -> None:
    rows: tuple[dict[str, str], ...] = (
        {"symbol": "AG/DEC. 16 (XXVIII-O/98)", "aliases": "OAS Declaration 16; DEC 16"},
        {},
    )
    catalogue = load(written(tmp_path, *rows), "corpus")
    (declaration, report) = catalogue.cards
    assert catalogue.get(key("AG/DEC. 16")) is declaration  # declarations run on over ordinary sessions, too
    assert catalogue.get(key("AG/DEC. 16 (XXVIII-E/01)")) is None  # special sessions restart
    assert catalogue.get(key("AG/DEC.16 (XXVIII-O/98)")) is declaration
    assert catalogue.get(key("oas declaration 16")) is declaration
    assert catalogue.get(key("A/HRC/25/55")) is report
    assert catalogue.get(key("A/HRC/25/56")) is None


def test_a_symbol_beats_an_alias(tmp_path: Path) -> None:
    rows: tuple[dict[str, str], ...] = ({"symbol": "A/HRC/28/63", "aliases": "A/HRC/25/55"}, {})
    catalogue = load(written(tmp_path, *rows), "corpus")
    assert catalogue.get(key("A/HRC/25/55")) is catalogue.cards[1]


def test_the_digest_changes_with_any_fact(tmp_path: Path) -> None:
    one = load(written(tmp_path, {}), "corpus").digest
    other = load(written(tmp_path, {"confidence": "medium"}), "corpus").digest
    assert one != other
    assert len(one) == 64


def test_of_two_catalogues_the_first_one_s_card_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = load(written(tmp_path / "a", {"title": "first"}), "a")
    second = load(written(tmp_path / "b", {"title": "second"}, {"symbol": "A/HRC/28/63"}), "b")
    both = merged([first, second])
    assert [card.title for card in both.cards] == ["first", GOOD["title"]]
    assert both.digest not in ("", first.digest, second.digest)
    assert merged([Catalogue(), first]) == first
    assert merged([]) == Catalogue()


@pytest.mark.real
def test_the_catalogue_of_the_project_can_be_read() -> None:
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip(f"the shared data are not here ({folder})")
    catalogue = load(folder, "data")
    assert len(catalogue.cards) > 400
    assert catalogue.get(key("A/HRC/25/55")) is not None
