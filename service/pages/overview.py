"""The page *Overview*: how things stand, in three sentences and a few tables."""

from __future__ import annotations

from graph.language import Text
from graph.situation import as_json, describe, tell
from service.pages.page import Asked, Page, Shown, Table
from service.translations import mark


def read(asked: Asked) -> Shown:
    """Return the situation of the area; the rows are its requirements with their counts."""
    situation = describe(asked.view, asked.area_iri, asked.level)
    data = as_json(situation)

    def table() -> Table:
        header = ["as_of", "requirement", "name", "force", "expired", *data["totals"]]
        return header, [
            [
                data["as_of"],
                need["id"],
                need["name"][asked.language],
                need["force"],
                "expired" if need["expired"] else "",
                *need["totals"].values(),
            ]
            for need in data["requirements"]
        ]

    return Shown(data, table, {"situation": situation, "sentences": tell(situation)})


PAGE = Page(
    name="overview",
    path=Text("lagesbild", "overview"),
    read=read,
    menu=mark("Overview"),
    example={"on": "2023-03-31", "area": "20"},
)
