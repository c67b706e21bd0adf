"""Plain text has one page, or as many as its form feeds make."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.errors import DamagedFile
from indexer.extract.plain import read
from indexer.extract.protocol import Block, Draft, Header, Limits


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"one\r\ntwo", ["one\ntwo"]),
        (b"one\ftwo\f", ["one", "two"]),
        (b"one\f\ftwo", ["one", "", "two"]),
        ("Défenseurs".encode(), ["Défenseurs"]),
        ("Défenseurs".encode("cp1252"), ["Défenseurs"]),
        ("Défenseurs".encode("utf-16"), ["Défenseurs"]),
        ("\ufeffDéfenseurs".encode("utf-16-be"), ["Défenseurs"]),
    ],
)
def test_text_is_decoded_and_cut_at_form_feeds(tmp_path: Path, data: bytes, texts: list[str]) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    header, *drafts = read(tmp_path / "a.txt", Limits())
    assert header == Header(len(texts))
    assert drafts == [
        Draft(number, (Block(text),) if text else ()) for number, text in enumerate(texts, start=1)
    ]


RUSSIAN = "Комиссия приняла решение о защите правозащитников, и докладчик посетил страну."
UKRAINIAN = "Комісія ухвалила рішення про захист правозахисників, і доповідач відвідав країну."
ARABIC = "اعتمدت اللجنة قرارا بشأن حماية المدافعين عن حقوق الإنسان"
CHINESE = "委员会通过了关于保护人权维护者的决议。"
FRENCH = "La Commission a adopté un rapport très complet, où l’État répond aux défenseurs : « là ! »"
SPANISH = "¿Qué pasó? La Comisión también aprobó el trámite: después, según el señor Núñez y los jóvenes"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (FRENCH.replace("’", "'"), "cp850"),
        (SPANISH, "cp1252"),
        (SPANISH, "cp850"),
        (SPANISH, "mac-roman"),
        ("Łódź, Gdańsk i Kraków", "cp1252"),  # what is sent through windows-1252 stays
        ("café", "cp1252"),
        ("parents…the State…its courts…nobody else", "cp1252"),
        ("It’s the Commission’s view that they’re right – and that the State’s wrong", "cp1252"),
    ],
)
def test_the_encoding_is_told_from_the_bytes_where_nobody_says_it(
    tmp_path: Path, text: str, encoding: str
) -> None:
    data = text.encode(encoding, "replace")
    (tmp_path / "a.txt").write_bytes(data)
    assert list(read(tmp_path / "a.txt", Limits()))[1] == Draft(1, (Block(data.decode(encoding)),))


def test_blank_lines_part_blocks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\r\n \r\n\r\ntwo\nthree\n\n")
    assert list(read(tmp_path / "a.txt", Limits()))[1] == Draft(1, (Block("one"), Block("two\nthree")))


def test_no_more_pages_than_allowed_are_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1\f2\f3")
    assert list(read(tmp_path / "a.txt", Limits(max_pages=1))) == [Header(3), Draft(1, (Block("1"),))]


def test_blanks_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \r\n\f\n")
    with pytest.raises(DamagedFile, match="no text"):
        list(read(tmp_path / "a.txt", Limits()))


def test_a_file_that_is_gone_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="cannot be opened"):
        list(read(tmp_path / "gone.txt", Limits()))
