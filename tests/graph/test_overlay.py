"""An overlay is a dictionary that never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.overlay import Overlay

mappings = st.dictionaries(st.integers(0, 30), st.text(max_size=2))
edits = st.lists(st.tuples(st.sets(st.integers(0, 40), max_size=4), mappings), max_size=8)


@given(mappings, edits)
def test_it_holds_what_a_dictionary_would(
    base: dict[int, str], steps: list[tuple[set[int], dict[int, str]]]
) -> None:
    plain, overlay = dict(base), Overlay(base)
    for keys, found in steps:
        before, as_it_was = overlay, dict(overlay)
        overlay = overlay.but(keys, found)
        for key in keys:
            plain.pop(key, None)
        plain |= {key: value for key, value in found.items() if key in keys}
        assert dict(overlay) == plain == {key: overlay[key] for key in overlay}
        assert len(overlay) == len(plain)
        assert dict(before) == as_it_was


def test_what_is_gone_is_not_found() -> None:
    overlay = Overlay(dict.fromkeys(range(9), "old")).but([3, 4, 5], {4: "new"})
    with pytest.raises(KeyError):
        overlay[3]
    assert overlay.get(3) is None
    assert 5 not in overlay
    assert (overlay[4], overlay[6]) == ("new", "old")


def test_most_of_it_is_shared_until_much_has_changed() -> None:
    base = dict.fromkeys(range(100), "old")
    overlay = Overlay(base)
    for number in range(10):
        overlay = overlay.but([number], {number: "new"})
        assert overlay._base is base
    overlay = overlay.but([10], {10: "new"})
    assert overlay._base is not base
    assert list(overlay.values()).count("new") == 11
