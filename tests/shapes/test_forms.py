"""The form in which the statements are given changes no verdict."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from graph.load import load_file
from graph.namespaces import CATALOGUE_GRAPH, ONTOLOGY_GRAPH, source_graph
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.validate.shacl import merged_suites, quiet
from graph.validate.statements import take_snapshot
from tests.shapes.worlds import (
    ASSESSMENTS,
    STATEMENTS,
    SUITES,
    Ground,
    dataset,
    flat,
    read,
    results,
    run,
    side_by_side,
    world,
)

# Of the many cases some, and those whose queries join what stands apart.
CASES = {
    "K": ASSESSMENTS.cases,
    "N": [
        *STATEMENTS.cases[::40],
        *(case for case in STATEMENTS.cases if case.stem.startswith(("N07-two", "N09", "N37"))),
    ],
    "P": [case for case in STATEMENTS.cases if case.stem.startswith("P")],
}
grounds = pytest.mark.parametrize(
    ("where", "letter"), [(ASSESSMENTS, "K"), (STATEMENTS, "N")], ids=["assessments", "statements"]
)
each_case_of_provenance = pytest.mark.parametrize("case", CASES["P"], ids=lambda path: path.stem)


def verdict(data: Graph, letters: str) -> list[tuple[str, str, str]]:
    return sorted(results(run(data, merged_suites(SUITES[letter] for letter in letters))))


def written(data: Dataset, form: str) -> str:
    with quiet():
        return data.serialize(format=form)


def trig(data: Dataset, path: Path) -> Dataset:
    """Write a data set to a file and read it back."""
    path.write_text(written(data, "trig"), "utf-8")
    return dataset(read(path))


@grounds
def test_graph_data_set_and_file_are_judged_alike(
    where: Ground, letter: str, tmp_path: Path
) -> None:
    letters = where.letters.replace("P", "")
    worlds = side_by_side([where.base, *CASES[letter]], where)
    expected = verdict(worlds, letters)
    assert len(expected) > len(CASES[letter]) // 2
    assert verdict(flat(worlds.quads()), letters) == expected
    assert verdict(trig(worlds, tmp_path / "worlds.trig"), letters) == expected


@each_case_of_provenance
def test_a_file_of_graphs_is_judged_as_the_data_set(case: Path, tmp_path: Path) -> None:
    data = dataset(world(case, STATEMENTS))
    expected = verdict(data, "P")
    assert expected
    assert verdict(trig(data, tmp_path / "worlds.trig"), "P") == expected


def test_the_store_changes_no_verdict_on_assessments(tmp_path: Path) -> None:
    """The embedded store gives some literals back in another form."""
    file, store = tmp_path / "worlds.nt", EmbeddedStore()
    worlds = flat(side_by_side([ASSESSMENTS.base, *ASSESSMENTS.cases], ASSESSMENTS).quads())
    worlds.serialize(file, format="nt", encoding="utf-8")
    load_file(store, file, source_graph("worlds"))
    store.dump(tmp_path / "back.nq")
    triples = [line.rsplit(" <", 1)[0] for line in (tmp_path / "back.nq").read_text().splitlines()]
    back = Graph().parse(data="".join(f"{t} .\n" for t in triples), format="nt")
    assert len(back) == len(worlds)
    assert verdict(back, "KG") == verdict(worlds, "KG")


@pytest.mark.parametrize("case", [*CASES["N"][:3], *CASES["P"]], ids=lambda path: path.stem)
def test_a_snapshot_of_the_store_is_judged_as_the_data_set(case: Path, tmp_path: Path) -> None:
    """In a store every statement stands in a graph, and so does the ontology."""
    catalogue = URIRef(CATALOGUE_GRAPH.value)
    quads = [(s, p, o, name or catalogue) for s, p, o, name in world(case, STATEMENTS)]
    data = dataset(quads)
    expected = verdict(data, "NP")
    store = EmbeddedStore()
    graphs: dict[ox.NamedNode, list[ox.Quad]] = {}
    text = written(data, "nquads").encode()
    for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS):
        known = isinstance(quad.graph_name, ox.NamedNode)
        name = quad.graph_name if known else ONTOLOGY_GRAPH
        graphs.setdefault(name, []).append(quad)
    store.load(graphs)
    assert verdict(take_snapshot(Perspective.at(store)), "NP") == expected
