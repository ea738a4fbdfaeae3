"""Rendering: a template in one language, with the headers that every page has."""

from __future__ import annotations

from pathlib import Path

from fastapi import Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates

from graph.language import LANGUAGES, Language
from service.messages import message

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def render(
    request: Request, template: str, language: Language, status: int = 200, **values: object
) -> Response:
    """Return a page. values: what the template shows, beside the texts of the pages."""

    def say(key: str, **slots: object) -> str:
        return message(f"page-{key}").format(**slots)[language]

    common = {
        "language": language,
        "languages": LANGUAGES,
        "say": say,
        "query": request.url.query,
    }
    headers = _HEADERS | {"Content-Language": language}
    return _TEMPLATES.TemplateResponse(
        request, template, common | values, status_code=status, headers=headers
    )
