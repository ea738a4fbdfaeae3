"""Documents: what is said of an address and what points at it, with the names of all."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse

from graph.findings import Refused
from graph.language import LANGUAGES
from graph.linked import document
from graph.linked.document import read_document
from graph.namespaces import BASE, expand, thing
from graph.perspective import Perspective
from graph.sparql.formats import GRAPHS
from graph.store import EmbeddedStore

GRAPH = NamedNode(f"{BASE}graph/test")


@pytest.fixture
def small() -> Perspective:
    """A thing with a name, and three that point at it."""
    store, centre = EmbeddedStore(), thing("group/centre")
    quads = [Quad(centre, expand("skos:prefLabel"), Literal("Mitten", language="sv"), GRAPH)]
    for number in range(3):
        quads.append(Quad(thing(f"statement/s{number}"), expand("samv:about"), centre, GRAPH))
    store.replace(GRAPH, quads)
    return Perspective.at(store)


def test_what_points_at_a_thing_is_told(small):
    own = read_document(small, "id/group/centre")
    assert own.complete
    assert own.title.sv == "Mitten"
    assert len(own.triples) == 4
    assert f"{BASE}id/statement/s2" in own.labels
    assert own.labels[expand("samv:about").value].sv == "gäller"


def test_no_more_than_so_much_is_told_and_that_is_said(small, monkeypatch):
    monkeypatch.setattr(document, "MOST", 2)
    own = read_document(small, "id/group/centre")
    assert not own.complete
    assert len(own.triples) == 3


@pytest.mark.parametrize("path", ["id/group/nowhere", "nowhere", "id/<x>", "id/", ""])
def test_an_address_of_which_nothing_is_said_is_refused(small, path):
    with pytest.raises(Refused) as refused:
        read_document(small, path)
    assert refused.value.findings[0].code == "unknown-address"


@pytest.mark.parametrize("media", GRAPHS)
def test_every_format_says_the_same(small, media):
    own = read_document(small, "id/group/centre")
    read = {quad.triple for quad in parse(own.write(media), format=GRAPHS[media])}
    labels = {t for t in read if t.predicate == expand("rdfs:label")}
    assert read - labels == set(own.triples)
    assert len(labels) == len(own.labels) * len(LANGUAGES)
