"""The page *Coverage*: the matrix locality × requirement."""

from __future__ import annotations

from graph import codes
from graph.coverage import as_json, cover
from graph.exporters.coverage import HEADER, to_rows
from graph.language import Text
from graph.matrix import Order, arrange, on_level
from graph.structures import read_levels
from service.lookup import find_requirement
from service.messages import refusal
from service.pages.page import Asked, Page, Shown
from service.translations import mark


def read(asked: Asked) -> Shown:
    """Return the matrix of the area; the rows are those of the command. Raises Refused for an
    unknown order or requirement.
    """
    order = _order(asked.own.get("sort"))
    only = find_requirement(asked.view, asked.own.get("requirement"))
    area = cover(asked.view, asked.area_iri)
    whole = area if only is None else area.only({only})
    coverage = on_level(whole, asked.level)
    return Shown(
        as_json(coverage),
        lambda: (HEADER, to_rows(coverage, asked.language)),
        {
            "coverage": coverage,
            "whole": whole,
            "unread": area,
            "blocks": arrange(coverage, order),
            "order": order.value,
            "only": asked.view.label(only) if only else None,
            "levels": read_levels(asked.view),
            "statuses": tuple(codes.schemes()["status"].values()),
        },
    )


def _order(text: str | None) -> Order:
    if text is None:
        return Order.NAME
    if text not in {*Order}:
        raise refusal("parameter-wrong", value="sort", wanted=", ".join(Order))
    return Order(text)


PAGE = Page(
    name="coverage",
    path=Text("tackning", "coverage"),
    read=read,
    menu=mark("Coverage"),
    parameters=("sort", "requirement"),
    example={"on": "2023-03-31", "area": "20"},
)
