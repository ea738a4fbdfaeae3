"""SVG: it holds the whole network, stands by itself and may stand on a strict page."""

from __future__ import annotations

import re
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from graph import codes
from graph.drawing.lanes import lanes
from graph.drawing.layout import draw
from graph.drawing.table import list_edges, list_nodes
from graph.exporters.svg import DASHES, INK, LANES, LINK, MUTED, PAPER, WIDTHS, paint, to_svg
from graph.network import Network

NS = "{http://www.w3.org/2000/svg}"


def read(text: str) -> ET.Element:
    return ET.fromstring(text)


def marked(root: ET.Element, attribute: str) -> dict[str, ET.Element]:
    found = [element for element in root.iter() if element.get(attribute)]
    assert len({element.get(attribute) for element in found}) == len(found)
    return {element.get(attribute, ""): element for element in found}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_drawing_and_table_hold_the_network(network: Network) -> None:
    scene = draw(network, "sv")
    root = read(paint(scene))
    assert set(marked(root, "data-node")) == {row.id for row in list_nodes(scene)} == set(network)
    edges = {
        (element.get("data-from"), element.get("data-to"), key)
        for key, element in marked(root, "data-edge").items()
    }
    assert edges == {(row.origin.id, row.target.id, row.id) for row in list_edges(scene)}
    assert edges == set(network.edges(keys=True))


def test_every_label_is_written_as_itself(awkward: Network) -> None:
    text = to_svg(awkward, "sv")
    assert "Rådet &lt;för&gt; vård &amp; omsorg" in text
    titles = {title.text for title in read(text).iter(f"{NS}title")}
    assert "Rådet <för> vård & omsorg, råd, politisk nivå" in titles


def test_it_stands_by_itself(network: Network) -> None:
    text = to_svg(network, "en")
    root = read(text)
    assert text.startswith("<?xml")
    assert root.get("viewBox", "").split()[2:] == [root.get("width"), root.get("height")]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    assert not list(root.iter(f"{NS}style"))
    assert not any(element.get("style") for element in root.iter())


def test_it_is_named_and_summed_up_for_who_does_not_see_it(awkward: Network) -> None:
    root = read(to_svg(awkward, "sv"))
    ids = marked(root, "id")
    assert ids[root.get("aria-labelledby", "")].text == "Nätverket 2018-06-30: alla områden"
    summary = ids[root.get("aria-describedby", "")].text
    assert summary.startswith("Aktörer och överenskommelser: 3. Samband: 3.")


def test_without_addresses_nothing_is_a_link_and_with_them_every_node(awkward: Network) -> None:
    scene = draw(awkward, "sv")
    assert not list(read(paint(scene)).iter(f"{NS}a"))
    links = list(read(paint(scene, lambda node: f"/sv/{node}?a=1&b=2")).iter(f"{NS}a"))
    assert {link.get("href") for link in links} == {f"/sv/{node}?a=1&b=2" for node in awkward}
    assert all(link.get("aria-label") for link in links)


def test_the_basis_of_a_line_is_its_pattern(network: Network) -> None:
    for key, element in marked(read(to_svg(network, "sv")), "data-edge").items():
        data = network.edges[element.get("data-from"), element.get("data-to"), key]
        [line] = [part for part in element if part.get("class") == "line"]
        assert line.get("stroke-dasharray", "") == DASHES[data["basis"]]
        heavy = float(line.get("stroke-width", ""))
        assert (heavy == WIDTHS["reports"]) is (data["kind"] == "reports")


def test_patterns_differ_and_reporting_lines_are_the_heaviest() -> None:
    assert DASHES.keys() == codes.schemes()["basis"].keys()
    assert len(set(DASHES.values())) == len(DASHES)
    assert all(WIDTHS["reports"] > width for key, width in WIDTHS.items() if key != "reports")


def test_hidden_lines_are_there_and_not_seen(network: Network) -> None:
    scene = draw(network, "sv")
    hidden = {
        key
        for key, element in marked(read(paint(scene)), "data-edge").items()
        if element.get("visibility") == "hidden"
    }
    assert hidden == {wire.id for wire in scene.wires if wire.hidden}


def test_every_lane_has_colours_that_can_be_read() -> None:
    assert LANES.keys() == lanes().keys()
    for ground, mark in LANES.values():
        assert contrast(mark, ground) >= 4.5
        assert contrast(mark, PAPER) >= 4.5
    for ink, ground in product((INK, MUTED), (PAPER, *(ground for ground, _ in LANES.values()))):
        assert contrast(ink, ground) >= 4.5
    for ground in (PAPER, *(ground for ground, _ in LANES.values())):
        assert contrast(LINK, ground) >= 3


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_are_in_one_language(awkward: Network, language: str) -> None:
    text = to_svg(awkward, language)  # type: ignore[arg-type]
    assert ("politisk nivå" in text) is (language == "sv")
    assert ("political level" in text) is (language == "en")
    assert read(text).get("lang") == language


def test_the_same_network_is_the_same_file(network: Network) -> None:
    assert to_svg(network, "sv") == to_svg(network.copy(), "sv")
