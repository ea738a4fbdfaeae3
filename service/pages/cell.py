"""The page of a cell: one locality against one requirement, with all that is behind."""

from __future__ import annotations

from graph.language import Text
from graph.pairs import as_json, look
from graph.search import resolve
from service.pages.page import Asked, Page, Shown, Table


def read(asked: Asked) -> Shown:
    """Return the pair; the rows are its statements. Raises Refused for an unknown one."""
    locality = resolve(asked.view, asked.own["locality"], ("locality",))
    requirement = resolve(asked.view, asked.own["requirement"], ("requirement",))
    pair = look(asked.view, locality, requirement, asked.area_iri)
    data = as_json(pair)

    def table() -> Table:
        header = ["locality", "requirement", "weight", "voice", "status", "stage", "stated_as_of"]
        header += ["period", "respondent", "basis", "source", "locator"]
        return header, [
            [
                pair.locality.key,
                pair.requirement.key,
                said["weight"],
                said["voice"],
                said["status"],
                said["stage"],
                said["as_of"],
                said["period"][asked.language],
                said["respondent"]["name"][asked.language] if said["respondent"] else "",
                said["basis"],
                said["source"],
                said["locator"][asked.language] if said["locator"] else "",
            ]
            for said in data["statements"]
        ]

    return Shown(data, table, {"pair": pair})


PAGE = Page(
    name="cell",
    path=Text("tackning/{locality}/{requirement}", "coverage/{locality}/{requirement}"),
    read=read,
    example={
        "on": "2022-12-31",
        "area": "20",
        "locality": "2085",
        "requirement": "dalarna-lokal-overenskommelse",
    },
)
