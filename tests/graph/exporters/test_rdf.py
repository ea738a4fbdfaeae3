"""The whole graph as RDF: read back by two readers, it says what the store says."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from graph.exporters.rdf import FORMATS, write
from graph.namespaces import source_graph
from graph.store import EmbeddedStore

_OXIGRAPH = {
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_lost_on_the_way_out_and_in(curated: EmbeddedStore, form: str) -> None:
    text = write(curated, form)
    assert set(parse(text, format=_OXIGRAPH[form])) == set(curated.quads())
    assert "Överenskommelse" in text


def test_a_copy_in_another_order_gives_the_same_text(curated: EmbeddedStore) -> None:
    assert write(curated, "trig") == write(curated.in_memory(), "trig")


# rdflib 7.6 warns of names that its own parser still uses.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*:DeprecationWarning")
def test_rdflib_reads_every_statement_in_the_graph_of_its_source(curated: EmbeddedStore) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=write(curated, "trig"), format="trig")
    name = source_graph("svom-uppfoljning-2016")
    own = dataset.graph(rdflib.URIRef(name.value))
    assert len(own) == len(list(curated.quads(name))) > 1000
