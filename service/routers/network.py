"""`/network`: the collaboration network on a day."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from graph.exporters.formats import FORMATS
from graph.network import build
from service.lookup import find_area, find_level
from service.messages import bilingual
from service.parameters import Area, Level, View
from service.problems import language_of

router = APIRouter(tags=["network"])
Format = Annotated[
    Literal["json", "graphml", "gexf", "csv", "nodes-csv", "svg"],
    Query(alias="format", description=bilingual("api-format")),
]


@router.get(
    "/network",
    response_class=JSONResponse,
    summary=bilingual("api-network"),
    description=bilingual("api-network-about"),
    response_description=bilingual("api-answer"),
    responses={200: {"content": {form.media_type: {} for form in FORMATS.values()}}},
)
def read_network(
    request: Request,
    view: View,
    area: Area = None,
    level: Level = None,
    form: Format = "json",
) -> Response:
    """Return nodes and edges, each with its evidence; or a file for another tool."""
    network = build(view, find_area(view, area), find_level(view, level))
    chosen = FORMATS[form]
    return Response(chosen.write(network, language_of(request)), media_type=chosen.media_type)
