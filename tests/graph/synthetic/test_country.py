"""The country: the same every time, of rows that pass every check, and large enough."""

from __future__ import annotations

from datetime import date

from rdflib import SH

from graph.coverage import cover
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.status import Status
from graph.store import EmbeddedStore
from graph.synthetic.country import count_sources, country, county_sources
from graph.synthetic.division import counties
from graph.tables.cells import check_cell
from graph.tables.reader import Source
from graph.tables.references import check_references
from graph.tables.triples import source_triples
from graph.validate.engines import compiled

from .conftest import stored

KNOWN = date(2026, 1, 1)


def test_every_row_passes_the_checks_of_the_sources(whole: list[Source]) -> None:
    faults = [
        fault
        for source in whole
        for row in source.rows
        for column in row.table.columns.values()
        for fault in check_cell(column, row.values(column), row.place)
    ]
    assert faults == []
    assert check_references(whole) == []


def test_keys_are_unique(whole: list[Source]) -> None:
    for source in whole:
        keys = [(row.table.name, row.key) for row in source.rows]
        assert len(set(keys)) == len(keys)


def test_it_is_large_enough(whole: list[Source]) -> None:
    assert len(whole) == count_sources(1) == 1 + 21 * 4
    triples = sum(1 for source in whole[1:] for _ in source_triples(source))
    assert 100_000 < triples < 200_000


def test_a_seed_gives_the_same_and_another_gives_another() -> None:
    county = next(own for own in counties(1) if own.key == "10")
    one, same, other = (list(county_sources(county, seed)) for seed in (3, 3, 4))
    assert one == same
    assert one != other


def test_a_greater_scale_begins_with_the_smaller(whole: list[Source]) -> None:
    larger = country(2, 1)
    assert all(next(larger).rows == source.rows for source in whole[:9])
    again = {county.key: county for county in counties(2)}
    first, second = (next(county_sources(again[key], 1)) for key in ("10", "10-2"))
    assert abs(len(first.rows) - len(second.rows)) < len(first.rows) / 2
    assert not {r.reference for r in first.rows} & {r.reference for r in second.rows}


def test_assessments_of_every_status_come_out_of_it(whole: list[Source]) -> None:
    coverage = cover(Perspective(stored(whole), date(2025, 9, 30), KNOWN))
    counted = dict.fromkeys(Status, 0)
    for cell in coverage.cells:
        counted[cell.assessment.status] += 1
    assert len(coverage.localities) == 290
    assert all(counted.values()), counted
    assert any(cell.expired for cell in coverage.cells)
    assert not all(cell.expired for cell in coverage.cells)


def test_what_was_known_grows_with_the_surveys(county_store: EmbeddedStore) -> None:
    area = thing("locality/10").value
    reported = []
    for known in ("2021-01-01", "2021-03-01", "2021-07-01", "2025-07-01"):
        view = Perspective(county_store, date(2025, 9, 30), date.fromisoformat(known))
        cells = cover(view, area).cells
        said = sum(cell.assessment.status is not Status.NOT_REPORTED for cell in cells)
        reported.append((bool(cells), said))
    assert [own[0] for own in reported] == [False, True, True, True]
    assert reported[1][1] == 0 < reported[2][1] < reported[3][1]


def test_nothing_in_it_violates_the_integrity_suite(county_store: EmbeddedStore) -> None:
    report = compiled(("integrity",)).validate(county_store).report
    severities = set(report.objects(None, SH.resultSeverity))
    assert SH.Violation not in severities
    assert SH.Warning in severities
