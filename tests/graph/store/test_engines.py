"""Engines that differ: each is known by its name, and says why it cannot promise a thing."""

from __future__ import annotations

from graph.store.engines import LITERALS, STANDARD, TRANSACTIONS, capabilities_of, engines


def test_an_engine_is_known_by_its_name() -> None:
    assert capabilities_of("Virtuoso/07.20.3229 (Linux) x86_64").name == "virtuoso"
    assert capabilities_of("Apache Jena Fuseki") == capabilities_of("") == STANDARD
    assert not capabilities_of("Oxigraph/0.5.13").lacks


def test_what_is_lacking_has_a_reason_in_words() -> None:
    for engine in engines():
        assert engine.lacks.keys() <= {LITERALS, TRANSACTIONS}
        assert all(len(reason.split()) > 5 for reason in engine.lacks.values())


def test_what_the_standards_promise_is_lacking_nowhere_else() -> None:
    assert not STANDARD.lacks
    assert not STANDARD.own_graphs
    assert not STANDARD.longest_update
