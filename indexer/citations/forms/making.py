"""What makes a form: the usual ways in which bodies number, and years that must agree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping

from indexer.citations.numbers import Number, Shape

Form = Callable[[Number, int | None], str | None]
"""The canonical form of a number, given the year of a date beside it; None if the body has no such number."""


def agree(first: int | None, second: int | None, most: int = 1) -> bool:
    """Tell whether two years, CE, may be of one session; unknown ones may."""
    return first is None or second is None or abs(first - second) <= most


def year_of(number: int, last_of_year: Mapping[int, int]) -> tuple[int, int]:
    """Return after which year, CE, and up to which one a number of a running series was given.

    Args:
        number: Of the document.
        last_of_year: Last number of some years, ascending.
    """
    years, last = tuple(last_of_year), tuple(last_of_year.values())
    at = bisect_right(last, number - 1)
    return years[at - 1] if at else 0, years[at] if at < len(years) else 9999


def full_year(digits: str, first: int = 1946) -> int:
    """Return the year, CE, of two or four digits; two digits are of no year before `first`."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= first - 1900 else 2000)


def yearly(template: str, first: int, last: int, most: int, *, misprints: bool = False) -> Form:
    """Make the form of numbers that begin with their year."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape is not Shape.PAIR:
            return None
        if len(number.parts[0]) == 3 and number.parts[0].startswith(("19", "20")) and misprints:
            return template.format(year=number.parts[0], n=int(number.parts[1]))  # a digit is missing
        if len(number.parts[0]) != 4:
            return None
        printed, n = int(number.parts[0]), int(number.parts[1])
        if first <= printed <= last and 0 < n <= most and (year is None or year == printed):
            return template.format(year=printed, n=n)
        return None

    return form


def numbered_in_year(template: str, most: int, first: int) -> Form:
    """Make the form of numbers that end with their year: "8/2016", "75/06"."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape is not Shape.PAIR or len(number.parts[1]) not in (2, 4):
            return None
        n, stated = int(number.parts[0]), full_year(number.parts[1])
        if 0 < n <= most and first <= stated <= 2099 and agree(stated, year):
            return template.format(n=n, year=stated, yy=f"{stated % 100:02}")
        return None

    return form


def comment(committee: str, what: str) -> Form:
    """Make the form of general comments."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape in (Shape.BARE, Shape.DATED) and 0 < int(number.parts[0]) < 80:
            return f"{committee} General {what} {int(number.parts[0])}"
        return None

    return form


def complaint(prefix: str, most: int, first: int, *, four_digits: bool = True) -> Form:
    """Make the form of complaints: "1353/2005", "458/91"."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape is not Shape.PAIR or len(number.parts[1]) not in (2, 4):
            return None
        n, lodged = int(number.parts[0]), full_year(number.parts[1])
        if 0 < n <= most and first <= lodged <= 2060:
            return f"{prefix} {n}/{lodged if four_digits else number.parts[1][-2:]}"
        return None

    return form


def dashed(prefix: str) -> Form:
    """Make the form of numbers with the year behind a dash: "112-16"."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape is Shape.DASHED:
            n, _, yy = number.parts[0].partition("-")
        elif number.shape is Shape.PAIR and len(number.parts[1]) in (2, 4):
            n, yy = number.parts[0], number.parts[1][-2:]
        else:
            return None
        return f"{prefix} {int(n)}-{yy}" if 0 < int(n) <= 9999 else None

    return form


_iachr_petition = dashed("IACHR Petition")


def bare(template: str, most: int, *shapes: Shape) -> Form:
    """Make the form of plain numbers."""

    def form(number: Number, year: int | None) -> str | None:
        if number.shape in (shapes or (Shape.BARE, Shape.ORDINAL)):
            n = int("".join(c for c in number.parts[0] if c.isdecimal()))
            if 0 < n <= most:
                return template.format(n=n)
        return None

    return form


def given(n: int, years: Mapping[int, int], year: int | None) -> bool:
    """Tell whether a number of a running series may have been given in a year, CE, known or not."""
    numbers = tuple(years)
    before, after = bisect_right(numbers, n), bisect_left(numbers, n)
    first = years[numbers[before - 1]] if before else 0
    last = years[numbers[after]] if after < len(numbers) else 9999
    return year is None or first <= year <= last
