"""Tesseract, the OCR programme: what is installed of it, and one page read by it.

It is a program of its own that a user may have installed or not; nothing of it comes with us.
Each page is drawn and read by helper processes within limits. Pictures go through pipes, so that
nothing of a document is left on a disk.

Limits: pages that are askew by more than some five degrees, or in several scripts, are read badly;
vertical writing and handwriting are not read.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from indexer.extract.ocr import languages
from indexer.extract.ocr.languages import Language
from indexer.extract.ocr.processes import HelperFailed, run
from indexer.extract.ocr.tsv import Reading, arrange, parse
from indexer.extract.protocol import Draft

DOUBTFUL = 70.0
"""Percent of confidence below which a page may be upside down, or in other letters."""

_ASKING_TIMEOUT_S = 10.0  # for its version and languages
_DRAW = Path(__file__).with_name("draw.py")
_PICTURE = re.compile(rb"([\d.]+)\nP5\n(\d+) (\d+)\n255\n")
_ROTATE = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
_ROTATE_SURE = re.compile(r"^Orientation confidence: ([\d.]+)$", re.MULTILINE)
_SCRIPT = re.compile(r"^Script: (\w+)$", re.MULTILINE)
_SCRIPT_SURE = re.compile(r"^Script confidence: ([\d.]+)$", re.MULTILINE)
_LEAST_SURE = 1.0  # of either; clear pages have 2 to 30, but wrong scripts come with 1.8, right ones with 1.4
_SENSELESS = 60.0  # percent of confidence below which a page may well be in other letters
_WORSE = 3.0  # points of confidence that a page may lose when it is read straight, or in its own language
_LEAST_KEPT = 0.8  # part of the letters that must be found again then
_ASKEW = 0.008  # slope from which on lines are torn apart and mixed (half a degree)
_SMALL_DPI = 150.0  # enough to tell up from down
_LATIN, _AFTER_LATIN, _ENGLISH = "Latin", "\u0370", "eng"

ORIENTATION = "osd"
"""Tesseract's data for telling how a page lies and in which script it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture.

    Attributes:
        width, height: In pixels.
        dpi: Pixels per inch.
        pixels: One grey value each, row by row from the top.
    """

    width: int
    height: int
    dpi: float
    pixels: bytes

    def turned(self, degrees: int) -> Picture:
        """Return it turned clockwise by 0, 90, 180 or 270 degrees."""
        if degrees == 0:
            return self
        if degrees == 180:
            return replace(self, pixels=self.pixels[::-1])
        columns = (self.pixels[x :: self.width] for x in range(self.width))
        pixels = b"".join(column[::-1] for column in columns)
        quarter = Picture(self.height, self.width, self.dpi, pixels)
        return quarter if degrees == 90 else quarter.turned(180)

    def sheared(self, slope: float) -> Picture:
        """Return it with lines level that fall by so much for each pixel to the right.

        Each column is moved up or down: for small angles the same as turning it, and quick.
        """
        middle = self.width // 2
        moves = [round((x - middle) * slope) for x in range(self.width)]
        most = max(map(abs, moves), default=0)
        if not most:
            return self
        edges = [x for x in range(1, self.width) if moves[x] != moves[x - 1]]
        strips = [(left, right, moves[left]) for left, right in pairwise([0, *edges, self.width])]
        white = b"\xff" * (self.width * most)
        source = b"".join((white, self.pixels, white))
        pieces = []
        for y in range(most, most + self.height):
            pieces += [
                source[(y + move) * self.width + left : (y + move) * self.width + right]
                for left, right, move in strips
            ]
        return replace(self, pixels=b"".join(pieces))

    def smaller(self) -> Picture:
        """Return it with half as many pixels along each side."""
        rows = (self.pixels[y * self.width : (y + 1) * self.width : 2] for y in range(0, self.height, 2))
        return Picture((self.width + 1) // 2, (self.height + 1) // 2, self.dpi / 2, b"".join(rows))

    def as_pgm(self) -> bytes:
        """Return it as a file that Tesseract reads."""
        return b"P5\n%d %d\n255\n" % (self.width, self.height) + self.pixels


def draw(path: Path, number: int, timeout_s: float) -> Picture:
    """Draw a page of a PDF. Raises HelperFailed."""
    command = [sys.executable, "-P", str(_DRAW), str(path.absolute()), str(number)]
    data = run(command, b"", timeout_s)
    head = _PICTURE.match(data)
    if not head or len(data) - head.end() != int(head[2]) * int(head[3]):
        raise HelperFailed("the page cannot be drawn")
    return Picture(int(head[2]), int(head[3]), float(head[1]), data[head.end() :])


@dataclass(frozen=True, slots=True)
class PageRead:
    """What came of one page.

    Attributes:
        draft: Its `confidence` is set. Without blocks if nothing can be read on it.
        letters: As `Reading.letters`.
        language: It was read in.
        wanted: The language that it seems to be in, or the likeliest one; None if that is installed.
        is_senseless: It is in letters of which none of the installed languages is.
    """

    draft: Draft
    letters: int
    language: Language
    wanted: Language | None = None
    is_senseless: bool = False

    @property
    def confidence(self) -> float:
        """Mean confidence in percent; 0 if there is nothing to read."""
        return self.draft.confidence or 0.0


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract.

    Attributes:
        program: Where it is.
        version: As it says, e.g. "5.3.0".
        codes: Its names of the languages it has data for, and `osd` if it can tell how a page lies.
    """

    program: str
    version: str
    codes: frozenset[str]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The installed languages that we know, the likeliest first."""
        return tuple(language for language in languages.LANGUAGES if language.code in self.codes)

    def read(self, path: Path, number: int, language: Language, timeout_s: float) -> PageRead:
        """Read a page of a PDF, however it lies, in the language it turns out to be in.

        Args:
            path: The file.
            number: Of the page, from 1.
            language: Installed; the likeliest one. If the page speaks another, it is read again.
            timeout_s: Seconds of wall time for all of it.

        Raises:
            HelperFailed: If the page cannot be drawn or read, or the time is up before it is.
        """
        deadline = time.monotonic() + timeout_s
        picture = draw(path, number, timeout_s)
        reading = self._read(picture, language, deadline)
        script = ""
        if reading.overall < DOUBTFUL:
            upright, script = self._upright(picture, language, deadline)
            other = self._installed(languages.of_script(script)) if script != language.script else language
            other = other or language
            if upright is not picture or other != language:
                again = self._read(upright, other, deadline)
                if again.weight > reading.weight and _is_in(other, again):
                    picture, reading, language = upright, again, other
        spoken = languages.told_by_words(_text(reading))
        better = language
        if (spoken and spoken.script == language.script) or not _is_in(language, reading):
            near = languages.of_script(spoken.script if spoken else _LATIN)
            better = self._installed([spoken, language, *near] if spoken else near) or language
        if better != language or abs(reading.slope) >= _ASKEW:
            again = self._read(picture.sheared(reading.slope), better, deadline)
            is_no_worse = again.confidence > reading.confidence - _WORSE
            if is_no_worse and again.letters > _LEAST_KEPT * reading.letters:
                reading, language = again, better
        is_senseless = script not in ("", language.script) and reading.confidence < _SENSELESS
        wanted = languages.of_script(script)[0] if is_senseless else spoken
        if wanted and wanted.code in self.codes:
            wanted = None
        draft = Draft(number, reading.blocks, confidence=round(reading.confidence, 1))
        return PageRead(draft, reading.letters, language, wanted, is_senseless)

    def _installed(self, wanted: Iterable[Language]) -> Language | None:
        return next((language for language in wanted if language.code in self.codes), None)

    def _read(self, picture: Picture, language: Language, deadline: float) -> Reading:
        code = language.code
        if language.script != _LATIN and _ENGLISH in self.codes:
            code += f"+{_ENGLISH}"  # for symbols, Roman numerals, addresses: A/RES/53/144, (XXVI)
        arguments = ["-l", code, "--psm", "3", "-c", "tessedit_create_tsv=1"]
        table = self._ask(picture, arguments, deadline)
        return arrange(parse(table), picture.width, picture.height, picture.dpi)

    def _upright(self, picture: Picture, language: Language, deadline: float) -> tuple[Picture, str]:
        """Return the picture the right way up, and the script it is in, "" if that is not sure."""
        if ORIENTATION in self.codes:
            try:
                told = self._ask(picture, ["-l", ORIENTATION, "--psm", "0"], deadline)
            except HelperFailed as error:
                if error.is_late:
                    raise
                told = ""  # "Too few characters": it must be tried
            if _number(_ROTATE_SURE, told) >= _LEAST_SURE:
                script = _SCRIPT.search(told)
                is_sure = script and _number(_SCRIPT_SURE, told) >= _LEAST_SURE
                return picture.turned(int(_number(_ROTATE, told))), script[1] if script and is_sure else ""
        small = picture.smaller() if picture.dpi >= 2 * _SMALL_DPI else picture
        weights = {
            degrees: self._read(small.turned(degrees), language, deadline).weight
            for degrees in (0, 180, 90, 270)
        }
        best = max(weights, key=lambda degrees: weights[degrees])
        return picture.turned(best), ""

    def _ask(self, picture: Picture, arguments: list[str], deadline: float) -> str:
        command = [self.program, "stdin", "stdout", "--dpi", f"{picture.dpi:.0f}", *arguments]
        return run(command, picture.as_pgm(), deadline - time.monotonic()).decode("utf-8", "replace")


def find(where: Callable[[str], str | None] = shutil.which) -> Tesseract | None:
    """Return the Tesseract that is installed, with what it can read; None if there is none that works.

    Args:
        where: Tells where a program is.
    """
    program = where("tesseract")
    if program is None:
        return None
    try:
        version = run([program, "--version"], b"", _ASKING_TIMEOUT_S).decode("utf-8", "replace")
        listed = run([program, "--list-langs"], b"", _ASKING_TIMEOUT_S).decode("utf-8", "replace")
    except HelperFailed:
        return None
    first = version.split("\n", 1)[0].removeprefix("tesseract").strip()
    codes = frozenset(line.strip() for line in listed.splitlines() if re.fullmatch(r"\w+", line.strip()))
    return Tesseract(program, first, codes)


def _text(reading: Reading) -> str:
    return "\n".join([block.text for block in reading.blocks])


def _is_in(language: Language, reading: Reading) -> bool:
    """Tell whether a page can be in a language that was read in it, and perhaps in English beside."""
    letters = [letter for letter in _text(reading) if letter.isalpha()]
    latin = sum(letter < _AFTER_LATIN for letter in letters)
    return 2 * latin >= len(letters) if language.script == _LATIN else 2 * latin <= len(letters)


def engine_version(find: Callable[[], Tesseract | None] = find) -> str:
    """Return what decides which pages OCR can read: "tesseract 5.3.0 eng fra osd"; "" if there is none."""
    engine = find()
    return " ".join(["tesseract", engine.version, *sorted(engine.codes)]) if engine else ""


def _number(pattern: re.Pattern[str], text: str) -> float:
    found = pattern.search(text)
    return float(found[1]) if found else 0.0
