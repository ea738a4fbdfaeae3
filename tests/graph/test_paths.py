"""Paths: found by the service and by trying every order of every choice of places."""

from __future__ import annotations

import re
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from graph.collaboration import way_basis
from graph.language import EMPTY
from graph.links import Link, LinkKind
from graph.paths import find_paths
from graph.statements import BASES, Statement

PLACES = "abcdef"
ALL = 10_000


def link(
    origin: str, target: str, kind: LinkKind = LinkKind.MEMBER, basis: str = "stated", key: str = ""
) -> Link:
    name = key or f"{origin}{target}{kind}{basis}"
    return Link(kind, origin, target, "", EMPTY, 0, Statement(name, basis))


@st.composite
def webs(draw: st.DrawFn) -> list[Link]:
    """Small random webs, with several links between the same places and part-of links."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        ends = draw(st.lists(st.sampled_from(PLACES), min_size=2, max_size=2, unique=True))
        kind = draw(st.sampled_from([LinkKind.MEMBER, LinkKind.RELATION, LinkKind.PART]))
        made.append(link(*ends, kind, draw(st.sampled_from(BASES)), f"l{number}"))
    return made


def by_brute_force(links: list[Link], start: str, goal: str, max_hops: int) -> set[str]:
    """Return all ways as places and phases, by trying every order of every choice of places."""
    found = set()
    between = [place for place in PLACES if place not in (start, goal)]
    for size in range(max_hops):
        for middle in permutations(between, size):
            places = [start, *middle, goal]
            marks = [""]
            for one, two in pairwise(places):
                marks = [mark + new for mark in marks for new in steps(links, one, two)]
            # Down to one's own parts, across, and up from those of the other.
            found |= {"".join(places) + mark for mark in marks if re.fullmatch("0*1*2*", mark)}
    return found


def steps(links: list[Link], one: str, two: str) -> set[str]:
    marks = set()
    for own in links:
        if {own.origin, own.target} == {one, two}:
            part = own.kind is LinkKind.PART
            marks.add("1" if not part else "0" if own.target == one else "2")
    return marks


def walked(way: tuple[Link, ...], start: str) -> str:
    """Write a way as its places and phases."""
    places, marks = [start], ""
    for own in way:
        down = own.target == places[-1]
        places.append(own.origin if down else own.target)
        marks += "1" if own.kind is not LinkKind.PART else "0" if down else "2"
    return "".join(places) + marks


@given(webs(), st.integers(1, 5))
def test_the_service_finds_what_brute_force_finds(links: list[Link], max_hops: int) -> None:
    found = find_paths(links, "a", "f", max_hops, ALL)
    ways = [walked(way, "a") for way in found]
    assert len(ways) == len(set(ways))
    assert set(ways) == by_brute_force(links, "a", "f", max_hops)


@given(webs(), st.integers(1, 5))
def test_the_shortest_come_first_and_of_those_the_surest(links: list[Link], max_hops: int) -> None:
    found = find_paths(links, "a", "f", max_hops, ALL)
    order = [(len(way), BASES.index(way_basis(way))) for way in found]
    assert order == sorted(order)


@given(webs(), st.integers(1, 5), st.integers(0, 4))
def test_of_too_many_the_shortest_are_kept(links: list[Link], max_hops: int, most: int) -> None:
    every = find_paths(links, "a", "f", max_hops, ALL)
    some = find_paths(links, "a", "f", max_hops, most)
    assert [len(way) for way in some] == [len(way) for way in every][:most]
    assert set(some) <= set(every)


@given(webs(), st.randoms())
def test_the_order_of_links_changes_nothing(links: list[Link], random: object) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_paths(shuffled, "a", "f", 4, 3) == find_paths(links, "a", "f", 4, 3)


@given(webs())
def test_a_way_goes_over_the_surest_of_several_links(links: list[Link]) -> None:
    for way in find_paths(links, "a", "f", 4, ALL):
        for step in way:
            like = [
                own.statement.basis
                for own in links
                if (own.origin, own.target) == (step.origin, step.target)
                and (own.kind is LinkKind.PART) == (step.kind is LinkKind.PART)
            ]
            assert BASES.index(step.statement.basis) == min(map(BASES.index, like))


@given(webs())
def test_without_its_only_link_a_way_is_gone(links: list[Link]) -> None:
    for way in find_paths(links, "a", "f", 4, ALL):
        for step in way:
            left = [own for own in links if {own.origin, own.target} != {step.origin, step.target}]
            assert way not in find_paths(left, "a", "f", 4, ALL)


def test_the_same_owner_is_no_way_from_unit_to_unit() -> None:
    units = [link("a", "o", LinkKind.PART), link("f", "o", LinkKind.PART)]
    assert find_paths(units, "a", "f", 4, ALL) == []


def test_through_ones_own_board_to_the_board_of_the_other() -> None:
    links = [
        link("b", "a", LinkKind.PART),
        link("b", "g"),
        link("c", "g"),
        link("c", "f", LinkKind.PART),
    ]
    (way,) = find_paths(links, "a", "f", 4, ALL)
    assert walked(way, "a") == "abgcf0112"
    assert way_basis(way) == "derived"
    assert find_paths(links, "a", "f", 3, ALL) == []
