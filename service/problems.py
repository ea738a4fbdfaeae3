"""Problem documents (RFC 9457): what was wrong with a request and what to write instead.

Who reads a page gets the same as a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from graph.findings import Finding, Refused
from graph.language import LANGUAGES, Language, choose
from graph.namespaces import BASE
from service.addresses import Addresses
from service.messages import refusal
from service.openapi import API, PROBLEM_TYPE, allowed, read_parameters
from service.rendering import render

# What the server behind a remote store does wrong; `remote-slow` is told apart.
REMOTE_FAULTS = (
    *("remote-down", "remote-broken-off", "remote-error"),
    *("remote-garbled", "remote-cut", "remote-too-much"),
)
_ABSENT = ("unknown-place", "unknown-thing", "unknown-question", "unknown-address")
# What is not told with 400.
_STATUS = {
    **dict.fromkeys((*_ABSENT, "graph-unknown"), 404),
    **dict.fromkeys(("token-missing", "token-wrong"), 401),
    **dict.fromkeys(("graph-closed", "federation-off", "token-role", "site-foreign"), 403),
    **dict.fromkeys(("not-acceptable", "format-none"), 406),
    **dict.fromkeys(("body-too-large", "query-length"), 413),
    **dict.fromkeys(("media-unknown", "body-packed"), 415),
    **dict.fromkeys(("query-memory", "query-busy"), 503),
    **dict.fromkeys(REMOTE_FAULTS, 502),
    "body-slow": 408,
    "address-too-long": 414,
    **dict.fromkeys(("disk-full", "journal-unwritable"), 507),
    "journal-elsewhere": 409,
    "query-time": 504,
    "remote-slow": 504,
    "token-tries": 429,
}
# What is sent along. What has not been read of a body is never read.
_HEADERS = {
    **{code: {"WWW-Authenticate": "Bearer"} for code in ("token-missing", "token-wrong")},
    **{code: {"Connection": "close"} for code in ("body-too-large", "body-slow")},
    **{code: {"Retry-After": "5"} for code in ("query-busy", "token-tries")},
}
_HTTP = {404: "no-page", 405: "no-method"}


class Fault(BaseModel):
    """One finding: a stable code, what was wrong, what to write instead."""

    code: str
    what: str
    fix: str


class Problem(BaseModel):
    """A problem document, in the language asked for."""

    type: str
    title: str
    status: int
    detail: str
    findings: list[Fault]


def language_of(request: Request) -> Language:
    """Return the language of a request: `lang`, else the page's, else by Accept-Language."""
    asked = request.query_params.get("lang")
    if asked:
        return choose(asked)
    page = request.url.path.split("/")[1]
    return choose(page) if page in LANGUAGES else _accepted(request.headers)


def _accepted(headers: Any) -> Language:
    """Return our language that the header weighs highest; Swedish when it names none."""
    weighed: list[tuple[float, Language]] = []
    for entry in headers.get("accept-language", "").lower().split(","):
        tag, _, weight = entry.partition(";q=")
        main = tag.strip().split("-")[0]
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        weighed += [(quality, own) for own in LANGUAGES if own == main and quality > 0]
    return max(weighed, key=lambda pair: pair[0], default=(1.0, LANGUAGES[0]))[1]


def install(app: FastAPI) -> None:
    """Make every refusal of the app a problem document."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def respond(
    request: Request,
    status: int,
    findings: list[Finding],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return findings as a problem document; as a page to whoever asked for a page."""
    language = language_of(request)
    faults = [Fault(code=f.code, what=f.what[language], fix=f.fix[language]) for f in findings]
    problem = Problem(
        type=f"{BASE}problem/{faults[0].code}",
        title=faults[0].what,
        status=status,
        detail=" ".join(f"{fault.what} {fault.fix}" for fault in faults),
        findings=faults,
    )
    page = not request.url.path.startswith(f"{API}/")
    if page and "text/html" in request.headers.get("accept", ""):
        return render(request, "problem.html", Addresses(language), status, problem=problem)
    return JSONResponse(
        problem.model_dump(),
        status,
        media_type=PROBLEM_TYPE,
        headers={"Content-Language": language, **(headers or {})},
    )


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    headers = _HEADERS.get(error.findings[0].code)
    return respond(request, status_of(error.findings), error.findings, headers)


def status_of(findings: Sequence[Finding]) -> int:
    """Return the status of an answer to what was refused."""
    return _STATUS.get(findings[0].code, 400)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    known = read_parameters(request)
    findings: list[Finding] = []
    for name, kind in sorted({str(e["loc"][-1]): e["type"] for e in error.errors()}.items()):
        schema = known.get(name, {}).get("schema", {})
        example = schema.get("examples", ["…"])[0]
        code = "parameter-missing" if kind == "missing" else "parameter-wrong"
        findings += refusal(code, value=name, wanted=allowed(schema), example=example).findings
    return respond(request, 400, findings)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = _HTTP.get(error.status_code, "no-answer")
    return respond(request, error.status_code, refusal(code).findings, error.headers)


def _broken(request: Request, error: Exception) -> Response:
    """Tell nothing of what broke; the log of the server does."""
    return respond(request, 500, refusal("no-answer").findings)
