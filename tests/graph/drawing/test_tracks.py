"""Tracks: lines that lie side by side never share one, and none is wasted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.tracks import allot

SPANS = st.dictionaries(
    st.integers(0, 99), st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=20
)


def inside(span: tuple[int, int], at: int) -> bool:
    return min(span) <= at <= max(span)


@given(SPANS)
def test_spans_that_touch_have_tracks_of_their_own(spans: dict[int, tuple[int, int]]) -> None:
    tracks = allot(spans)
    assert tracks.keys() == spans.keys()
    for at in range(31):
        here = [tracks[key] for key, span in spans.items() if inside(span, at)]
        assert len(here) == len(set(here))


@given(SPANS)
def test_as_few_tracks_are_used_as_lines_lie_side_by_side(
    spans: dict[int, tuple[int, int]],
) -> None:
    most = max((sum(inside(span, at) for span in spans.values()) for at in range(31)), default=0)
    assert set(allot(spans).values()) == set(range(most))


@given(SPANS)
def test_the_order_of_the_lines_does_not_matter(spans: dict[int, tuple[int, int]]) -> None:
    assert allot(dict(reversed(spans.items()))) == allot(spans)
