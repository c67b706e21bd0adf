"""The picture of a neighbourhood: where things stand in it, and what it says of them."""

from __future__ import annotations

from itertools import pairwise

from indexer.neighbours import MOST, Neighbour, Neighbourhood
from webui.params import Links
from webui.present.picture import WIDTH, Picture, picture

ITSELF = Neighbour("1" * 16, "A/RES/53/144", "Declaration", 1998, True, 0)


def near(symbol: str, year: int | None, *, times: int = 1, title: str | None = None) -> Neighbour:
    return Neighbour("", symbol, title, year, False, times)


def drawn(*citing: Neighbour, cited: tuple[Neighbour, ...] = ()) -> Picture:
    found = picture(Neighbourhood(ITSELF, citing, cited), Links())
    assert found is not None
    return found


def test_nothing_around_is_no_picture() -> None:
    assert picture(Neighbourhood(ITSELF), Links()) is None


def test_what_cites_stands_above_the_newest_first_and_what_is_cited_below() -> None:
    found = drawn(near("A", 2001), near("B", 2020), cited=(near("C", 1948), near("D", 1966)))
    assert [dot.name for dot in sorted((*found.dots, found.itself), key=lambda dot: dot.y)] == [
        *("B", "A", "A/RES/53/144", "D", "C"),
    ]


def test_later_years_stand_further_to_the_right() -> None:
    found = drawn(near("A", 2001), near("B", 2020), cited=(near("C", 1948),))
    by_year = sorted((*found.dots, found.itself), key=lambda dot: dot.title.partition("(")[2])
    assert all(before.x < after.x for before, after in pairwise(by_year))
    assert [year for _, year in found.ticks] == ["1960", "1980", "2000", "2020"]


def test_what_has_no_year_has_a_column_of_its_own() -> None:
    found = drawn(near("A", 2020), near("B", None))
    (undated,) = [dot for dot in found.dots if dot.name == "B"]
    assert undated.x == found.undated_x
    assert all(dot.x < undated.x for dot in (*found.dots, found.itself) if dot is not undated)
    assert "(no year)" in undated.title
    assert drawn(near("A", 2020)).undated_x is None


def test_no_two_names_share_a_row_and_all_is_within_the_picture() -> None:
    names = [near(f"A/HRC/{number}/1", 2000 + number % 3, title="x" * 300) for number in range(MOST)]
    found = drawn(*names[:11], cited=tuple(names[11:]))
    rows = [dot.y for dot in (*found.dots, found.itself)]
    assert len(set(rows)) == len(rows) == MOST + 1
    assert min(abs(first - second) for first, second in pairwise(sorted(rows))) >= 19
    assert all(0 < dot.x < WIDTH and 0 < dot.y < found.height for dot in found.dots)


def test_a_long_name_is_cut_where_the_picture_ends_and_a_wide_script_sooner() -> None:
    latin, chinese = (Neighbour("2" * 16, "", letter * 200, 2020, True, 1) for letter in "x维")
    first, second = drawn(latin, chinese).dots
    assert first.name.endswith("…")
    assert second.name.endswith("…")
    assert len(second.name) * 2 - 2 <= len(first.name)
    assert first.title.startswith("x" * 200)


def test_every_dot_is_a_link_and_the_table_says_the_same() -> None:
    found = drawn(Neighbour("2" * 16, "", "A note", 2020, True, 2), near("A/HRC/RES/58/23", 2025, times=0))
    assert {dot.url for dot in found.dots} == {f"/d/{'2' * 16}", "/c/A/HRC/RES/58/23"}
    assert [(row.relation, row.name, row.year, row.times) for row in found.rows] == [
        ("cites it", "A/HRC/RES/58/23", "2025", "checked by hand"),
        ("cites it", "A note", "2020", "2 mentions"),
    ]
    assert [dot.is_checked for dot in found.dots] == [True, False]


def test_what_is_left_out_is_said() -> None:
    found = picture(Neighbourhood(ITSELF, (near("A", 2001),), (), 1200, 3), Links())
    assert found is not None
    assert found.left_out == "1,200 more that cite it and 3 more that it cites"
