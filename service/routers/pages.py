"""The pages: for now one, the situation of an area, in Swedish and English."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from graph import codes
from graph.coverage import Coverage, as_json, cover
from graph.language import Language, Text
from graph.namespaces import thing
from graph.questions import questions
from service.lookup import find_area
from service.openapi import API
from service.parameters import View
from service.rendering import render

DEFAULT_AREA = "20"
router = APIRouter(include_in_schema=False)
Place = Annotated[str, Query()]


@router.get("/", response_class=HTMLResponse)
@router.get("/sv/", response_class=HTMLResponse)
def read_swedish(request: Request, view: View, area: Place = DEFAULT_AREA) -> Response:
    """Return the page in Swedish."""
    return _page(request, view, area, "sv")


@router.get("/en/", response_class=HTMLResponse)
def read_english(request: Request, view: View, area: Place = DEFAULT_AREA) -> Response:
    """Return the page in English."""
    return _page(request, view, area, "en")


@router.get("/docs")
def read_description() -> Response:
    """Lead to the description of the API."""
    return RedirectResponse(f"{API}/openapi.json")


def _page(request: Request, view: View, area: str, language: Language) -> Response:
    coverage = cover(view, find_area(view, area.strip() or DEFAULT_AREA))
    data = as_json(coverage)

    def label(scheme: str, key: str) -> str:
        return codes.label(scheme, key)[language]

    def both(text: dict[str, str]) -> str:
        return Text(text["sv"], text["en"])[language]

    def source(key: str) -> str:
        return view.label(thing(f"source/{key}").value)[language]

    return render(
        request,
        "coverage.html",
        language,
        label=label,
        both=both,
        source=source,
        data=data,
        rows=_rows(data),
        area=data["area"]["id"],
        seen=_seen(coverage),
        questions=[(q, urlencode(q.example)) for q in questions().values()],
    )


def _seen(coverage: Coverage) -> str:
    """Return the perspective of the page as a query, for links to the same view elsewhere."""
    view = coverage.perspective
    days = {"on": view.on.isoformat(), "known": view.known.isoformat()}
    return urlencode(days | ({"stated_only": "true"} if view.stated_only else {}))


def _rows(data: dict[str, Any]) -> list[tuple[dict[str, Any], list[dict[str, Any] | None]]]:
    """Return one row a locality: the locality and its cell for each requirement."""
    cells = {(cell["locality"], cell["requirement"]): cell for cell in data["cells"]}
    return [
        (place, [cells.get((place["id"], need["id"])) for need in data["requirements"]])
        for place in data["localities"]
    ]
