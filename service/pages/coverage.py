"""The page *Coverage*: the matrix locality × requirement."""

from __future__ import annotations

from graph.coverage import as_json, cover
from graph.language import Text
from service.pages.page import Asked, Page, Shown, Table
from service.translations import mark


def read(asked: Asked) -> Shown:
    """Return the matrix of the area."""
    coverage = cover(asked.view, asked.area_iri)

    def table() -> Table:
        return ["locality"], [[place.key] for place in coverage.localities]

    return Shown(as_json(coverage), table, {"coverage": coverage})


PAGE = Page(
    name="coverage",
    path=Text("tackning", "coverage"),
    read=read,
    menu=mark("Coverage"),
    example={"on": "2023-03-31", "area": "20"},
)
