"""`samverkan network`: the network in every format, read back."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pytest

from graph.exporters.formats import FORMATS

DAY = ("network", "--on", "2018-06-30", "--format")


@pytest.fixture
def sizes(samverkan):
    data = samverkan(*DAY, "json").data
    return len(data["nodes"]), len(data["edges"])


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_file_reads_back(samverkan, sizes, form):
    text = samverkan(*DAY, form).out.encode()
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form](io.BytesIO(text))
    assert (read.number_of_nodes(), read.number_of_edges()) == sizes
    assert sizes[1] > 50


def test_the_tables_read_back(samverkan, sizes):
    nodes, edges = (
        list(csv.DictReader(io.StringIO(samverkan(*DAY, form).out)))
        for form in ("nodes-csv", "csv")
    )
    assert (len(nodes), len(edges)) == sizes
    assert {edge["source"] for edge in edges} <= {node["id"] for node in nodes}


def test_area_and_level_narrow_it(samverkan, sizes):
    area = samverkan(*DAY, "json", "--area", "lerum-alingsas").data
    both = samverkan(*DAY, "json", "--area", "lerum-alingsas", "--level", "politisk").data
    assert 0 < len(both["edges"]) < len(area["edges"]) < sizes[1]
    assert both["level"] == "political"


def test_every_format_is_offered(samverkan, refused):
    for form in FORMATS:
        assert samverkan(*DAY, form).code == 0
    assert f"Skriv ett av: {', '.join(FORMATS)}." in refused(*DAY, "dot")
