"""A page: one view of the library with an address in each language, and JSON and CSV beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.findings import Finding
from graph.language import Language, Text
from graph.localities import Locality
from graph.perspective import Perspective

Table = tuple[Sequence[str], Sequence[Sequence[Any]]]


@dataclass(frozen=True)
class Asked:
    """What somebody asks of a page.

    area: the locality chosen in the bar; None for the whole country. level: code of the level
    chosen; None for all. own: the page's own parameters and the slots of its path, as written;
    those not given are missing.
    """

    view: Perspective
    language: Language
    area: Locality | None = None
    level: str | None = None
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def area_iri(self) -> str | None:
        """The address of the area, as the views of the library take it."""
        return self.area.iri if self.area else None


@dataclass(frozen=True)
class Shown:
    """What a page shows. data: the JSON answer. table: header and rows of the CSV, made on demand.

    values: what the template needs besides `data`. refused: why what was asked for cannot be
    shown, when the page itself says so and what to ask instead; its JSON and CSV are a problem.
    """

    data: dict[str, Any]
    table: Callable[[], Table]
    values: Mapping[str, Any] = field(default_factory=dict)
    refused: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Page:
    """name: the template is `<name>.html`, its catalogue `<name>.po`. path: in each language; may
    hold slots, `{key}`. menu: its word in the menu (English, marked for translation); empty for a
    page that is reached from others. parameters: its own, beside those of the bar. example: an
    address of it with something on, path slots filled, for the tests and the screenshots.
    """

    name: str
    path: Text
    read: Callable[[Asked], Shown]
    menu: str = ""
    parameters: tuple[str, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)

    def address(self, language: Language, **slots: str) -> str:
        """Return its path in a language, the slots filled; with no query."""
        return f"/{language}/{self.path[language].format(**slots)}"
