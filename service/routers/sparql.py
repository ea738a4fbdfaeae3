"""`/sparql`: queries, updates, and what the service says of itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from graph.sparql.description import describe
from graph.sparql.endpoint import Answer, Endpoint
from graph.sparql.formats import GRAPHS, TABLES
from service.access import authorise
from service.messages import bilingual, refusal
from service.negotiation import negotiate
from service.protocol import (
    FORM,
    QUERY,
    UPDATE,
    Asked,
    asked_by_address,
    asked_by_body,
    carry_out,
    typed,
)

router = APIRouter(tags=["sparql"])
PATH, UPDATE_PATH = "/sparql", "/sparql/update"
# What is longer is sent in pieces, lest others wait while it is packed.
_PIECE = 2**16


def _parameter(name: str, key: str, many: bool = False) -> dict[str, Any]:
    text = {"type": "string"}
    schema = {"type": "array", "items": text} if many else text
    return {"name": name, "in": "query", "description": bilingual(key), "schema": schema}


def _body(name: str, media: str) -> dict[str, Any]:
    form = {"type": "object", "properties": {name: {"type": "string"}}, "required": [name]}
    return {
        "required": True,
        "content": {FORM: {"schema": form}, media: {"schema": {"type": "string"}}},
    }


def _graphs(default: str, named: str) -> list[dict[str, Any]]:
    return [
        _parameter(default, "api-default-graph", many=True),
        _parameter(named, "api-named-graph", many=True),
    ]


_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": bilingual("api-answer"),
        "content": {media: {"schema": {"type": "string"}} for media in (*TABLES, *GRAPHS)},
    }
}
_DATASET = _graphs("default-graph-uri", "named-graph-uri")


@router.get(
    PATH,
    summary=bilingual("api-sparql"),
    description=bilingual("api-sparql-about"),
    response_class=Response,
    responses=_ANSWER,
    openapi_extra={"parameters": [_parameter("query", "api-query"), *_DATASET]},
)
@router.get(f"{PATH}/", include_in_schema=False)
async def read_sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service."""
    asked = asked_by_address(request)
    return await (_described(request) if asked is None else _answered(request, asked))


@router.post(
    PATH,
    summary=bilingual("api-sparql"),
    description=bilingual("api-sparql-about"),
    response_class=Response,
    responses=_ANSWER,
    openapi_extra={"parameters": _DATASET, "requestBody": _body("query", QUERY)},
)
@router.post(f"{PATH}/", include_in_schema=False)
async def ask_sparql(request: Request) -> Response:
    """Answer a query that is sent as a form or as it is."""
    return await _answered(request, await asked_by_body(request, "query", QUERY))


@router.post(
    UPDATE_PATH,
    status_code=204,
    summary=bilingual("api-update"),
    description=bilingual("api-update-about"),
    response_class=Response,
    response_description=bilingual("api-done"),
    openapi_extra={
        "parameters": _graphs("using-graph-uri", "using-named-graph-uri"),
        "requestBody": _body("update", UPDATE),
    },
)
@router.post(f"{UPDATE_PATH}/", include_in_schema=False)
async def update_sparql(request: Request) -> Response:
    """Carry out an update."""
    by = await authorise(request)
    asked = await asked_by_body(request, "update", UPDATE)
    endpoint: Endpoint = request.app.state.endpoint
    base = _address(request, UPDATE_PATH)
    await carry_out(
        request, lambda watch: endpoint.update(asked.text, base, asked.dataset, watch, by)
    )
    return Response(status_code=204)


async def _answered(request: Request, asked: Asked) -> Response:
    endpoint: Endpoint = request.app.state.endpoint
    base = _address(request, PATH)
    table, graph = (_wanted(request, offered) for offered in (TABLES, GRAPHS))

    def answer(watch: Callable[..., None]) -> Answer:
        return endpoint.query(asked.text, base, asked.dataset, table, graph, watch)

    return respond(await carry_out(request, answer))


async def _described(request: Request) -> Response:
    endpoint: Endpoint = request.app.state.endpoint
    media = _wanted(request, GRAPHS)
    if media is None:
        raise refusal("format-none", known=", ".join(GRAPHS))
    return respond(
        await carry_out(
            request,
            lambda watch: describe(
                endpoint, media, _address(request, PATH), _address(request, UPDATE_PATH)
            ),
        )
    )


def respond(answer: Answer) -> Response:
    """Return an answer as it is sent."""
    headers = {"Vary": "Accept"}
    if len(answer.body) <= _PIECE:
        return Response(answer.body, media_type=typed(answer.media), headers=headers)
    return StreamingResponse(_pieces(answer.body), media_type=typed(answer.media), headers=headers)


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), _PIECE):
        yield body[start : start + _PIECE]


def _wanted(request: Request, offered: Any) -> str | None:
    return negotiate(request.headers.get("accept", ""), offered)


def _address(request: Request, path: str) -> str:
    return f"{str(request.base_url).rstrip('/')}{path}"
