"""Rendering: a template in one language, with the headers that every page has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph import codes
from graph.exporters.cells import to_text
from graph.exporters.xlsx import MEDIA, to_xlsx
from graph.language import LANGUAGES, Language, Text
from service.addresses import Addresses
from service.pages import PAGES
from service.pages.page import Table
from service.translations import translations

FOLDER = Path(__file__).parent / "templates"
# The English of Europe puts the day before the month.
_LOCALES: dict[Language, str] = {"sv": "sv_SE", "en": "en_GB"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


@cache
def environment(language: Language) -> Environment:
    """Return the templates in one language, with the filters that speak it."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(  # type: ignore[attr-defined]
        translations(language), newstyle=True
    )

    def both(text: Text | Mapping[str, str]) -> str:
        return text[language]

    def label(key: str, scheme: str) -> str:
        return codes.label(scheme, key)[language]

    def long_date(day: date | str) -> str:
        value = date.fromisoformat(day) if isinstance(day, str) else day
        return format_date(value, "long", locale=_LOCALES[language])

    made.filters |= {"both": both, "label": label, "long_date": long_date}
    made.globals |= {"language": language, "languages": LANGUAGES, "pages": PAGES}
    return made


def render(
    request: Request,
    template: str,
    addresses: Addresses,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> Response:
    """Return a page. addresses: makes its links, in its language. values: what it shows."""
    language = addresses.language
    text = environment(language).get_template(template).render(address=addresses, **values)
    sent = {**_HEADERS, "Content-Language": language, **(headers or {})}
    return HTMLResponse(text, status, sent)


def render_csv(table: Table, name: str) -> Response:
    """Return rows as a CSV file; cells that a spreadsheet would take for a formula are disarmed."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(to_text(*table), media_type="text/csv; charset=utf-8", headers=disposition)


def render_xlsx(table: Table, name: str, about: Mapping[str, object]) -> Response:
    """Return rows as an Excel workbook. about: the days and denominators of the answer."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(to_xlsx(*table, about), media_type=MEDIA, headers=disposition)
