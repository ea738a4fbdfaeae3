"""The page of any thing: a locality, an actor, a group, an agreement, a source."""

from __future__ import annotations

from graph.language import Text
from graph.search import resolve
from service.pages.page import Asked, Page, Shown, Table


def read(asked: Asked) -> Shown:
    """Return what is stated of the thing. Raises Refused for an unknown one."""
    iri = resolve(asked.view, asked.own["reference"])

    def table() -> Table:
        return ["id"], [[asked.own["reference"]]]

    return Shown({"id": asked.own["reference"]}, table, {"name": asked.view.label(iri)})


PAGE = Page(
    name="thing",
    path=Text("id/{reference:path}", "id/{reference:path}"),
    read=read,
    menu="",
    example={"reference": "locality/20", "on": "2023-03-31"},
)
