"""Trunks: lines to the roster come together, and meet only where there is a dot."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.trunks import Seat, gather

ENTRIES = {f"org/{at}": (at * 20.0, 20.0) for at in range(8)}
LEFT = 100.0
EXITS = {
    (f"group/{at}", "member"): ((50.0 + at, 9.0), (50.0 + at, 3.3 + at * 37)) for at in range(4)
}


@st.composite
def seats(draw: st.DrawFn) -> list[Seat]:
    made = []
    for at in range(draw(st.integers(0, 14))):
        entry = draw(st.sampled_from(sorted(ENTRIES)))
        hubs = [hub for hub, _ in EXITS] + [one for one in ENTRIES if one != entry]
        made.append(Seat(f"s{at}", entry, draw(st.sampled_from(hubs)), "member"))
    return made


@given(seats())
def test_every_line_runs_from_its_hub_to_its_entry(made: list[Seat]) -> None:
    trunks = gather(made, EXITS, ENTRIES, LEFT)
    right = LEFT + trunks.width
    for seat in made:
        way = trunks.paths[seat.id]
        top, height = ENTRIES[seat.entry]
        assert way[-1][0] == right
        assert top < way[-1][1] < top + height
        if seat.trunk in EXITS:
            assert way[0] == EXITS[seat.trunk][0]
        else:
            hub_top, hub_height = ENTRIES[seat.hub]
            assert way[0][0] == right
            assert hub_top < way[0][1] < hub_top + hub_height
        for (x, y), (u, v) in pairwise(way):
            assert (x == u) != (y == v)


@given(seats())
def test_upright_lines_of_different_trunks_never_lie_on_each_other(made: list[Seat]) -> None:
    trunks = gather(made, EXITS, ENTRIES, LEFT)
    upright: dict[float, list[tuple[float, float, tuple[str, str]]]] = {}
    for seat in made:
        for (x, y), (u, v) in pairwise(trunks.paths[seat.id]):
            if x == u and x > LEFT:
                upright.setdefault(x, []).append((min(y, v), max(y, v), seat.trunk))
    for own in upright.values():
        for low, high, trunk in own:
            for other_low, other_high, other in own:
                assert trunk == other or high < other_low or other_high < low


@given(seats())
def test_a_dot_stands_on_every_line_that_shares_its_trunk(made: list[Seat]) -> None:
    trunks = gather(made, EXITS, ENTRIES, LEFT)
    for seat in made:
        shared = sum(other.trunk == seat.trunk for other in made) > 1
        assert (seat.id in trunks.dots) is shared
        if shared:
            assert trunks.dots[seat.id] == trunks.paths[seat.id][-2]


@given(seats())
def test_the_order_of_the_lines_does_not_matter(made: list[Seat]) -> None:
    assert gather(made[::-1], EXITS, ENTRIES, LEFT) == gather(made, EXITS, ENTRIES, LEFT)
