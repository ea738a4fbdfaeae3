"""Routes: lines between cards keep to the strips between them, each on its own track."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.grid import Cell
from graph.drawing.routes import GAP, Line, Wiring, tidy, wire

WIDTH, HEIGHT, SPACE = 100.0, 40.0, 10.0


def lay(cells: dict[str, Cell], *lines: Line, seats: list[tuple[str, ...]] | None = None) -> Wiring:
    rows = 1 + max(cell.row for cell in cells.values())
    return wire(cells, lines, seats or [], [HEIGHT] * rows, [SPACE] * (rows + 1), WIDTH)


@st.composite
def grids(draw: st.DrawFn) -> tuple[dict[str, Cell], list[Line]]:
    places = draw(
        st.lists(st.builds(Cell, st.integers(0, 4), st.integers(0, 3)), min_size=2, unique=True)
    )
    cells = {f"c{at}": cell for at, cell in enumerate(sorted(places))}
    two = st.lists(st.sampled_from(sorted(cells)), min_size=2, max_size=2, unique=True)
    made = draw(st.lists(st.tuples(two, st.sampled_from(["x", "y"])), max_size=12))
    return cells, [Line(f"l{at}", *ends, name) for at, (ends, name) in enumerate(made)]


@given(grids())
def test_lines_run_square_from_card_to_card(made: tuple[dict[str, Cell], list[Line]]) -> None:
    cells, lines = made
    wiring = lay(cells, *lines)
    for line in lines:
        way = wiring.paths[line.id]
        for (x, y), card in ((way[0], line.hub), (way[-1], line.spoke)):
            cell = cells[card]
            assert wiring.lefts[cell.column] < x < wiring.rights[cell.column]
            assert y in (wiring.tops[cell.row], wiring.bottoms[cell.row])
        for (x, y), (u, v) in pairwise(way):
            assert (x == u) != (y == v)


@given(grids())
def test_no_line_crosses_a_card(made: tuple[dict[str, Cell], list[Line]]) -> None:
    cells, lines = made
    wiring = lay(cells, *lines)
    for way in wiring.paths.values():
        for (x, y), (u, v) in pairwise(way):
            for cell in cells.values():
                left, right = wiring.lefts[cell.column], wiring.rights[cell.column]
                top, bottom = wiring.tops[cell.row], wiring.bottoms[cell.row]
                aside = max(x, u) <= left or right <= min(x, u)
                assert aside or max(y, v) <= top or bottom <= min(y, v)


@given(grids())
def test_lines_of_different_bundles_never_lie_on_each_other(
    made: tuple[dict[str, Cell], list[Line]],
) -> None:
    cells, lines = made
    wiring = lay(cells, *lines)
    runs: dict[tuple[str, float], list[tuple[float, float, tuple[str, str]]]] = {}
    for line in lines:
        for (x, y), (u, v) in pairwise(wiring.paths[line.id]):
            axis, at, ends = ("x", x, (y, v)) if x == u else ("y", y, (x, u))
            runs.setdefault((axis, at), []).append((*sorted(ends), (line.hub, line.bundle)))
    for own in runs.values():
        for low, high, bundle in own:
            for other_low, other_high, other in own:
                assert bundle == other or high <= other_low or other_high <= low


@given(grids())
def test_the_order_of_the_lines_does_not_matter(made: tuple[dict[str, Cell], list[Line]]) -> None:
    cells, lines = made
    assert lay(cells, *lines[::-1]) == lay(cells, *lines)


def test_a_card_below_another_is_tied_straight() -> None:
    cells = {"upper": Cell(0, 0), "lower": Cell(1, 0), "aside": Cell(1, 1)}
    wiring = lay(cells, Line("l", "upper", "lower", "x"), Line("m", "upper", "aside", "x"))
    assert len(wiring.paths["l"]) == 2
    assert len(wiring.paths["m"]) == 4
    assert wiring.paths["l"][0] == wiring.paths["m"][0]


def test_what_leaves_to_the_right_does_not_cross() -> None:
    cells = {"a": Cell(0, 0), "b": Cell(0, 1)}
    wiring = lay(cells, seats=[("a", "member"), ("b", "member")])
    assert wiring.levels[0, ("a", "member")] + GAP == wiring.levels[0, ("b", "member")]
    assert wiring.levels[0, ("b", "member")] < wiring.tops[0]
    assert wiring.lefts[0] < wiring.ports["a", "member"] < wiring.rights[0]


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        ([(0, 0), (0, 5), (0, 9)], ((0, 0), (0, 9))),
        ([(0, 0), (0, 0), (4, 0)], ((0, 0), (4, 0))),
        ([(0, 0), (0, 5), (3, 5)], ((0, 0), (0, 5), (3, 5))),
    ],
)
def test_points_on_the_way_are_left_out(
    way: list[tuple[float, float]], kept: tuple[tuple[float, float], ...]
) -> None:
    assert tidy(way) == kept
