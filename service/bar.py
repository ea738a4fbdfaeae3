"""The bar above every page: which day, which area, which level; all of it lives in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from graph import codes
from graph.codes import Code
from graph.collation import sort_key
from graph.dates import parse_day
from graph.language import Language
from graph.localities import Gazetteer, Locality
from graph.perspective import Perspective
from service.lookup import UNKNOWN_LEVEL, find_area, find_level
from service.pages.page import Asked, Page
from service.parameters import check_parameters

FIELDS = ("on", "known", "area", "level", "stated_only")
COUNTRY = "se"


@dataclass(frozen=True)
class Bar:
    """What the bar shows. kept: its fields as they stand in the address; hidden: the page's own
    fields, which its form sends along. areas: what can be chosen, in Swedish order.
    """

    asked: Asked
    kept: Mapping[str, str]
    hidden: Mapping[str, str]

    @property
    def areas(self) -> list[Locality]:
        """The localities that can be chosen, counties and areas before municipalities."""
        view = self.asked.view
        return view.store.remember(("areas", view.graphs), lambda: _areas(view))

    @property
    def levels(self) -> list[Code]:
        """The levels that can be chosen."""
        return [code for key, code in codes.schemes()["level"].items() if key != UNKNOWN_LEVEL]


def read_asked(request: Request, page: Page, language: Language) -> Asked:
    """Read what is asked of a page: the fields of the bar, its own ones, the slots of its path.

    Raises Refused for a field that is unknown, too long, or names nothing.
    """
    check_parameters(request, (*FIELDS, *page.parameters))
    given = {k: v.strip() for k, v in request.query_params.items() if v.strip()}
    view = Perspective.at(
        request.app.state.store,
        parse_day(given["on"]) if "on" in given else None,
        parse_day(given["known"]) if "known" in given else None,
        given.get("stated_only") == "true",
    )
    area = find_area(view, given.get("area"))
    gazetteer = Gazetteer.of(view.knowledge)
    place = gazetteer.localities.get(area) if area else None
    return Asked(
        view,
        language,
        None if place is None or place.key == COUNTRY else place,
        find_level(view, given.get("level")),
        {k: v for k, v in given.items() if k not in FIELDS} | request.path_params,
    )


def read_bar(request: Request, asked: Asked) -> Bar:
    """Return the bar of a page that was asked for."""
    given = {k: v.strip() for k, v in request.query_params.items() if v.strip()}
    return Bar(
        asked,
        {k: v for k, v in given.items() if k in FIELDS},
        {k: v for k, v in given.items() if k not in FIELDS},
    )


def _areas(view: Perspective) -> list[Locality]:
    wide = [p for p in Gazetteer.of(view.knowledge).localities.values() if p.type != "place"]
    order = ("country", "county", "sub-county-area", "municipality")
    return sorted(wide, key=lambda p: (order.index(p.type), sort_key(p.name.sv)))
