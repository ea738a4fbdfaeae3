"""The page *Network*: the structure of a day as a drawing, and the same as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.drawing.layout import draw
from graph.drawing.legend import summarise
from graph.drawing.table import HEADER, list_edges, list_nodes, tabulate
from graph.exporters.svg import paint
from graph.language import Text
from graph.messages import message
from graph.moments import read_moments
from graph.namespaces import thing
from graph.nearest import find_nearest
from graph.network import as_json, build
from service.pages.page import Asked, Page, Shown
from service.translations import mark


def read(asked: Asked) -> Shown:
    """Return the network of the day; the rows are its links, then what has none."""
    view = asked.view
    network = build(view, asked.area_iri, asked.level)
    scene = draw(network, asked.language)

    def picture(address: Callable[[str], str]) -> str:
        return paint(scene, address)

    def evidence(statement: str) -> list[dict[str, Any]]:
        return [place.as_json() for place in view.evidence.get(thing(statement).value, ())]

    def source_name(key: str) -> Text:
        return view.label(thing(f"source/{key}").value)

    left_out = {reason: count for reason, count in network.graph["left_out"].items() if count}
    return Shown(
        as_json(network),
        lambda: (HEADER, tabulate(scene)),
        {
            "picture": picture,
            "scene": scene,
            "summary": summarise(network),
            "nodes": list_nodes(scene),
            "edges": list_edges(scene),
            "evidence": evidence,
            "source_name": source_name,
            "left_out": left_out,
            "reasons": {
                reason: message(f"left-out-{reason}").format(count=count)
                for reason, count in left_out.items()
            },
            "nearest": () if network else find_nearest(view, asked.area_iri, asked.level),
            "known_days": read_moments(view, asked.area_iri),
        },
    )


PAGE = Page(
    name="network",
    path=Text("natverk", "network"),
    read=read,
    menu=mark("Network"),
    example={"on": "2018-06-30", "area": "lerum-alingsas"},
)
