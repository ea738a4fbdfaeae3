"""Addresses of pages: every link keeps what the bar says, so that a view can be sent on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode

from graph.language import Language
from service.pages import PAGES

_MARK = "reference"
_SLOT = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Addresses:
    """Makes addresses in one language. kept: the fields of the bar that every link carries on."""

    language: Language
    kept: Mapping[str, str] = field(default_factory=dict)

    def page(self, page: str, form: str = "", **values: object) -> str:
        """Return the address of a page by its name; form: "", ".json" or ".csv".

        values: the slots of its path, and what to ask of it. A value of the bar takes the place
        of the one that is kept; None or an empty one leaves it out.
        """
        path = PAGES[page].path[self.language]
        slots = _SLOT.findall(path)
        filled = _SLOT.sub(lambda match: quote(str(values[match[1]])), path)
        asked = {**self.kept, **{k: v for k, v in values.items() if k not in slots}}
        query = urlencode({k: v for k, v in asked.items() if v not in (None, "")}, quote_via=quote)
        return f"/{self.language}/{filled}{form}" + (f"?{query}" if query else "")

    def thing(self, reference: str) -> str:
        """Return the address of the page of a thing written as `type/key`."""
        # A page may hold a thousand of them: only the reference differs.
        before, after = self._around_a_thing
        return f"{before}{quote(reference)}{after}"

    @cached_property
    def _around_a_thing(self) -> tuple[str, str]:
        before, _, after = self.page("thing", reference=_MARK).partition(_MARK)
        return before, after
