"""Origins: a node leads back to its row, and a property of it to its column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.load import load_sources, source_folders
from graph.namespaces import expand, thing
from graph.store import EmbeddedStore
from graph.tables.origin import Origin, Origins, find_origins

GROUP = {"key": "svom", "name_sv": "SVOM", "name_en": "SVOM", "kind": "forum"}
STATED = {"basis": "stated", "evidence": "e1"}
LEVEL = {"id": "l1", "group": "group/svom", "level": "strategic", "given_as": "text"}


@pytest.fixture
def origins(write_source: Callable[..., Path]) -> Origins:
    tables = {"groups": [GROUP | STATED]}
    return find_origins(
        [
            write_source("one", **tables, group_levels=[LEVEL | STATED]),
            write_source("two", **tables),
        ]
    )


def test_a_thing_leads_to_every_row_that_declares_it(origins: Origins) -> None:
    rows = [Origin(f"{source}/groups.csv", "groups", "svom", 2, "") for source in ("one", "two")]
    assert origins.of(thing("group/svom").value) == tuple(rows)


def test_a_statement_leads_to_its_cell(origins: Origins) -> None:
    iri = thing("statement/one/group_levels/l1").value
    level = Origin("one/group_levels.csv", "group_levels", "l1", 2, "level")
    assert origins.of(iri, expand("samv:level").value) == (level,)
    (whole,) = origins.of(iri)
    assert whole.column == ""


def test_a_property_of_several_columns_is_none_of_them(origins: Origins) -> None:
    (first, _) = origins.of(thing("group/svom").value, expand("skos:prefLabel").value)
    assert first.column == ""


def test_evidence_and_sources_have_their_origin_and_others_none(origins: Origins) -> None:
    (place,) = origins.of(thing("evidence/one/e1").value)
    assert (place.file, place.line) == ("one/evidence.csv", 2)
    assert origins.of(thing("source/two").value) == (Origin("two/datapackage.json"),)
    assert origins.of(thing("group/none").value) == ()


def test_every_thing_and_statement_of_the_curated_sources_has_one() -> None:
    store = EmbeddedStore()
    load_sources(store)
    origins = find_origins(source_folders())
    rows = store.select("SELECT DISTINCT ?node { ?node samv:evidence ?e }", {}, None)
    assert len(rows) > 1000
    assert not [row["node"].value for row in rows if not origins.of(row["node"].value)]
