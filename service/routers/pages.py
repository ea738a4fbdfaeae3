"""The pages in both languages, each with its JSON, CSV and Excel beside it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from graph.findings import Refused
from graph.language import LANGUAGES, Language
from service.addresses import Addresses
from service.bar import read_asked, read_bar
from service.openapi import API
from service.pages import PAGES
from service.pages.page import Asked, Page, Shown
from service.problems import language_of, status_of
from service.rendering import render, render_csv, render_xlsx

router = APIRouter(include_in_schema=False)
_FIRST = next(iter(PAGES.values()))


def _show(request: Request, page: Page, language: Language) -> Response:
    asked = read_asked(request, page, language)
    shown, bar = page.read(asked), read_bar(request, asked)
    addresses = Addresses(language, bar.kept)
    same = {**bar.hidden, **request.path_params}
    return render(
        request,
        f"{page.name}.html",
        addresses,
        status_of(shown.refused) if shown.refused else 200,
        page=page,
        bar=bar,
        asked=asked,
        alternates={
            other: Addresses(other, bar.kept).page(page.name, **same) for other in LANGUAGES
        },
        here=addresses.page(page.name, **same),
        downloads={
            form: addresses.page(page.name, f".{form}", **same) for form in ("json", "csv", "xlsx")
        },
        data=shown.data,
        **shown.values,
    )


def _endpoint(
    page: Page, language: Language, answer: Callable[[Asked, Shown], Response] | None
) -> Callable[[Request], Response]:
    def read(request: Request) -> Response:
        if answer is None:
            return _show(request, page, language)
        asked = read_asked(request, page, language)
        shown = page.read(asked)
        if shown.refused:
            raise Refused(shown.refused)
        return answer(asked, shown)

    return read


def _json(asked: Asked, shown: Shown) -> Response:
    return JSONResponse(shown.data)


def _csv(page: Page) -> Callable[[Asked, Shown], Response]:
    def answer(asked: Asked, shown: Shown) -> Response:
        return render_csv(shown.table(), f"samverkan-{page.name}-{asked.view.on}")

    return answer


def _xlsx(page: Page) -> Callable[[Asked, Shown], Response]:
    def answer(asked: Asked, shown: Shown) -> Response:
        days = {k: shown.data.get(k) for k in ("as_of", "known_at", "stated_only")}
        totals = shown.data.get("totals", {}).items()
        about = days | {f"totals: {key}": _flat(value) for key, value in totals}
        return render_xlsx(shown.table(), f"samverkan-{page.name}-{asked.view.on}", about)

    return answer


def _flat(value: object) -> object:
    if isinstance(value, dict):
        return ", ".join(f"{key}={own}" for key, own in value.items())
    return value


for _page in PAGES.values():
    for _language in LANGUAGES:
        _path = f"/{_language}/{_page.path[_language]}"
        # A slot takes in dots too, so the address with an ending is looked at first.
        router.add_api_route(f"{_path}.json", _endpoint(_page, _language, _json))
        router.add_api_route(f"{_path}.csv", _endpoint(_page, _language, _csv(_page)))
        router.add_api_route(f"{_path}.xlsx", _endpoint(_page, _language, _xlsx(_page)))
        router.add_api_route(_path, _endpoint(_page, _language, None))


@router.get("/sv/")
def read_swedish(request: Request) -> Response:
    """Return the first page in Swedish."""
    return _show(request, _FIRST, "sv")


@router.get("/en/")
def read_english(request: Request) -> Response:
    """Return the first page in English."""
    return _show(request, _FIRST, "en")


@router.get("/")
def read_first(request: Request) -> Response:
    """Return the first page in the language that the reader's browser asks for."""
    response = _show(request, _FIRST, language_of(request))
    response.headers["Vary"] = "Accept-Language"
    return response


@router.get("/docs")
def read_description() -> Response:
    """Lead to the description of the API."""
    return RedirectResponse(f"{API}/openapi.json")
