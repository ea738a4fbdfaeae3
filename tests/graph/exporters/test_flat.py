from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from graph.exporters.flat import flatten, text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("", ""),
        ("Åre", "Åre"),
        (date(2018, 6, 1), "2018-06-01"),
        (0, "0"),
        (False, "false"),
        ([], ""),
        (["20", None, date(2018, 1, 1)], "20; ; 2018-01-01"),
        ({"level": "political", "given_as": "text"}, "level=political, given_as=text"),
        ([{"level": "a"}, {"level": "b"}], "level=a; level=b"),
    ],
)
def test_every_value_of_a_network_has_a_text(value: object, expected: str) -> None:
    assert text(value) == expected


def test_a_value_without_an_agreed_text_is_an_error() -> None:
    with pytest.raises(TypeError, match="set"):
        text({"a"})


def test_flattening_keeps_order_keys_and_what_is_not_stated() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(as_of=date(2018, 6, 1))
    network.add_node("org/b", kind=None)
    network.add_node("org/a", kind="council")
    network.add_edge("org/b", "org/a", key="s2", start=None)
    network.add_edge("org/b", "org/a", key="s1", start=date(2018, 1, 1))
    flat = flatten(network)
    assert list(flat.nodes(data=True)) == [("org/b", {"kind": ""}), ("org/a", {"kind": "council"})]
    assert list(flat.edges(keys=True, data="start")) == [
        ("org/b", "org/a", "s2", ""),
        ("org/b", "org/a", "s1", "2018-01-01"),
    ]
    assert flat.graph == {"as_of": "2018-06-01"}
    assert network.nodes["org/b"]["kind"] is None
