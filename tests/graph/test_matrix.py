"""The matrix: which tables a coverage makes, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.assessments import Cell
from graph.coverage import cover
from graph.matrix import Block, Order, arrange, on_level, stands_against
from graph.namespaces import slug, thing
from graph.perspective import Perspective
from graph.status import Status

SURVEY = "2023-03-31"
PLACES = [
    {"key": "se", "type": "country"},
    {"key": "88", "type": "county", "within": "locality/se"},
    {"key": "99", "type": "county", "within": "locality/se"},
    *(
        {"key": key, "type": "municipality", "within": f"locality/{key[:2]}"}
        for key in ("8801", "8802", "9901")
    ),
]
DOCUMENTS = {
    "agreements": [{"key": "a", "kind": "county-agreement"}],
    "clauses": [{"key": "a1", "agreement": "agreement/a"}],
}


def need(key: str, within: str, **cells: str) -> dict[str, str]:
    ready = {
        "kind": "structure",
        "clauses": "clause/a1",
        "force": "shall",
        "applies_to": "municipality",
        "requires_kind": "agreement",
    }
    return {"key": key, "applies_within": f"locality/{within}"} | ready | cells


@pytest.fixture
def tables(look: Callable[..., Perspective]) -> Callable[..., list[Block]]:
    """Return the tables of small needs and claims: `(locality, requirement, stage)`."""

    def make(
        needs: list[dict[str, str]], *said: tuple[str, str, str], order: Order = Order.NAME
    ) -> list[Block]:
        claims = [
            {
                "id": f"c{at}",
                "locality": f"locality/{place}",
                "requirement": f"requirement/{key}",
                "stage": stage,
                "as_of": "2020",
            }
            for at, (place, key, stage) in enumerate(said)
        ]
        groups = [{"key": "young", "name_sv": "Unga"}, {"key": "old", "name_sv": "Gamla"}]
        view = look(
            "2020-06-30",
            localities=PLACES,
            requirements=needs,
            claims=claims,
            target_groups=groups,
            **DOCUMENTS,
        )
        return list(arrange(cover(view, thing("locality/se").value), order))

    return make


def keys(block: Block) -> tuple[str, list[str], list[str]]:
    assert block.area
    places = [row.locality.key for row in block.rows]
    return block.area.key, places, [own.key for own in block.requirements]


def test_what_shares_no_locality_makes_tables_of_its_own(
    tables: Callable[..., list[Block]],
) -> None:
    found = tables([need("n", "88"), need("m", "99")])
    assert list(map(keys, found)) == [("88", ["8801", "8802"], ["n"]), ("9901", ["9901"], ["m"])]


def test_a_requirement_of_the_whole_country_joins_all(tables: Callable[..., list[Block]]) -> None:
    (block,) = tables([need("n", "88"), need("m", "99"), need("all", "se")])
    assert keys(block) == ("se", ["8801", "8802", "9901"], ["all", "m", "n"])
    (row,) = (row for row in block.rows if row.locality.key == "9901")
    assert [cell and cell.requirement.key for cell in row.cells] == ["all", "m", None]


def test_columns_stand_by_force_and_target_group(tables: Callable[..., list[Block]]) -> None:
    (block,) = tables(
        [
            need("a", "88", force="may", target_groups="target-group/old"),
            need("b", "88", force="should", target_groups="target-group/young"),
            need("c", "88", target_groups="target-group/old"),
            need("d", "88"),
        ]
    )
    groups = [
        (list(map(slug, g.target_groups)), [n.key for n in g.requirements]) for g in block.groups
    ]
    assert groups == [(["old"], ["c", "a"]), ([], ["d"]), (["young"], ["b"])]


def test_those_with_most_to_mend_come_first(tables: Callable[..., list[Block]]) -> None:
    said = [("9901", "n", "none"), ("8801", "n", "active"), ("8802", "m", "none")]
    needs = [need("n", "se"), need("m", "se", force="should"), need("k", "se", force="may")]
    (block,) = tables(needs, *said, order=Order.GAP)
    assert [(row.locality.key, row.gravity()) for row in block.rows] == [
        ("9901", (1, 0, 0, 1)),
        ("8802", (0, 1, 0, 1)),
        ("8801", (0, 0, 0, 1)),
    ]


def test_what_only_may_be_is_never_to_mend(tables: Callable[..., list[Block]]) -> None:
    (block,) = tables([need("n", "88", force="may")], ("8801", "n", "none"))
    assert {row.gravity() for row in block.rows} == {(0, 0, 0, 0)}
    assert not any(row.gaps for row in block.rows)


def test_dalarna_in_order_of_what_is_to_mend(view: Callable[..., Perspective]) -> None:
    coverage = cover(view(SURVEY), thing("locality/20").value)
    (by_name,), (by_gap,) = arrange(coverage), arrange(coverage, Order.GAP)
    assert [row.locality for row in by_name.rows] == list(coverage.localities)
    assert by_gap.requirements == by_name.requirements
    assert sorted(row.locality.key for row in by_gap.rows) == sorted(
        place.key for place in coverage.localities
    )
    gravities = [row.gravity() for row in by_gap.rows]
    assert gravities == sorted(gravities, reverse=True)
    for before, after in pairwise(by_gap.rows):
        if before.gravity() == after.gravity():
            assert before.locality.sort_key() < after.locality.sort_key()


def test_the_tables_of_the_country_are_named_after_their_areas(
    view: Callable[..., Perspective],
) -> None:
    blocks = arrange(cover(view("2026-11-22")))
    assert [(b.area.name.sv, len(b.rows)) for b in blocks if b.area] == [
        ("Dalarnas län", 15),
        ("Jämtlands län", 8),
        ("Lerum–Alingsås", 2),
    ]


def test_a_level_keeps_the_requirements_whose_structures_are_on_it(
    view: Callable[..., Perspective],
) -> None:
    coverage = cover(view(SURVEY), thing("locality/20").value)
    strategic = on_level(coverage, "strategic")
    assert [own.key for own in strategic.requirements] == ["dalarna-lokal-styrgrupp"]
    assert len(strategic.cells) == 15
    assert on_level(coverage, None) is coverage
    empty = on_level(coverage, "individual")
    assert (empty.requirements, empty.cells, arrange(empty)) == ((), (), ())
    assert len(empty.no_requirements) == 15


@pytest.fixture(scope="module")
def base(view: Callable[..., Perspective]) -> Perspective:
    return view(SURVEY)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    days=st.integers(0, 4500),
    area=st.sampled_from([None, "20", "14", "vasterbergslagen", "2085", "lerum-alingsas", "2180"]),
    order=st.sampled_from(Order),
)
def test_the_tables_hold_each_cell_once(
    base: Perspective, days: int, area: str | None, order: Order
) -> None:
    on = date(2014, 1, 1) + timedelta(days=days)
    coverage = cover(
        Perspective(base.store, on, base.known), thing(f"locality/{area}").value if area else None
    )
    blocks = arrange(coverage, order)
    assert _pairs(cell for block in blocks for cell in block.cells) == _pairs(coverage.cells)
    for one, other in combinations(blocks, 2):
        assert not {r.locality for r in one.rows} & {r.locality for r in other.rows}
        assert not set(one.requirements) & set(other.requirements)
    for block in blocks:
        assert all(len(row.cells) == len(block.requirements) for row in block.rows)
        for row in block.rows:
            assert row.own, "a row without a requirement"
            for cell, requirement in zip(row.cells, block.requirements, strict=True):
                assert cell is None or cell.requirement == requirement
            assert row.gravity()[0] == sum(map(stands_against, row.own))


def _pairs(cells: Iterable[Cell]) -> list[tuple[str, str]]:
    return sorted((cell.locality.key, cell.requirement.key) for cell in cells)


def test_what_stands_against_a_requirement(base: Perspective) -> None:
    cells = cover(Perspective(base.store, date(2022, 12, 31), base.known)).cells
    against = {
        (cell.requirement.force, cell.assessment.status) for cell in cells if stands_against(cell)
    }
    assert against == {("shall", Status.NOT_FULFILLED), ("shall", Status.CONTRADICTORY)}
