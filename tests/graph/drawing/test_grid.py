"""Grid: every card a cell of its own, in its lane, near what it is tied to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.grid import Cell, Tie, arrange

COLUMNS = 4
CARDS = [f"c{at}" for at in range(16)]


@st.composite
def lanes_and_ties(draw: st.DrawFn) -> tuple[list[list[str]], list[Tie]]:
    lane_of = {card: draw(st.integers(0, 3)) for card in CARDS[: draw(st.integers(0, 16))]}
    lanes = [[card for card in lane_of if lane_of[card] == lane] for lane in range(4)]
    ends = st.sampled_from(sorted(lane_of) or ["none"])
    ties = st.builds(Tie, ends, ends, st.just(1.0), st.booleans())
    return lanes, draw(st.lists(ties, max_size=20)) if lane_of else []


@given(lanes_and_ties())
def test_every_card_has_a_cell_of_its_own_in_its_lane(
    made: tuple[list[list[str]], list[Tie]],
) -> None:
    lanes, ties = made
    cells, heights = arrange(lanes, ties, COLUMNS)
    assert sorted(cells) == sorted(card for lane in lanes for card in lane)
    assert len(set(cells.values())) == len(cells)
    for at, lane in enumerate(lanes):
        rows = {cells[card].row for card in lane}
        # No row of a lane is empty.
        assert rows == set(range(sum(heights[:at]), sum(heights[: at + 1])))
    used = {cell.column for cell in cells.values()}
    assert used == set(range(len(used)))
    assert len(used) <= COLUMNS


@given(lanes_and_ties(), st.randoms())
def test_the_order_of_the_ties_does_not_matter(
    made: tuple[list[list[str]], list[Tie]], random: object
) -> None:
    lanes, ties = made
    assert arrange(lanes, ties[::-1], COLUMNS) == arrange(lanes, ties, COLUMNS)


def test_who_reports_within_a_lane_stands_below() -> None:
    cells, heights = arrange([["a", "b", "c"]], [Tie("a", "b", reports=True), Tie("c", "b")], 4)
    assert heights == [2]
    assert cells["a"].row == cells["b"].row + 1
    assert cells["a"].column == cells["b"].column
    assert cells["c"].row == cells["b"].row


def test_two_that_report_to_each_other_stand_side_by_side() -> None:
    ties = [Tie("a", "b", reports=True), Tie("b", "a", reports=True)]
    cells, _ = arrange([["a", "b"]], ties, 4)
    assert cells["a"].row == cells["b"].row


def test_ties_are_straightened() -> None:
    """Crossing lines are put right: each of the lower lane ends below its own of the upper."""
    upper, lower = ["a", "b", "c"], ["z1", "y1", "x1"]
    ties = [Tie("x1", "a"), Tie("y1", "b"), Tie("z1", "c")]
    cells, _ = arrange([upper, lower], ties, 4)
    for tie in ties:
        assert cells[tie.origin].column == cells[tie.target].column


def test_pairs_in_one_full_lane_stand_in_one_column() -> None:
    lane = ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"]
    cells, _ = arrange([lane], [Tie(f"a{at}", f"b{at}") for at in range(1, 5)], 4)
    for at in range(1, 5):
        assert cells[f"a{at}"].column == cells[f"b{at}"].column


def test_cards_without_ties_fill_the_free_places_in_order() -> None:
    cells, heights = arrange([["a", "b", "c", "d", "e"]], [], 2)
    assert heights == [3]
    assert [cells[card] for card in "abcde"] == [
        Cell(0, 0),
        Cell(0, 1),
        Cell(1, 0),
        Cell(1, 1),
        Cell(2, 0),
    ]
