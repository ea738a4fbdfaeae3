"""`/graphs`: the Graph Store HTTP Protocol.

A graph is named by `?graph=`, or by its own address here: `/graphs/user/x` is the graph
`…/graph/user/x` of our namespace.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph.journal.writer import Writer
from graph.namespaces import BASE
from graph.sparql.endpoint import USER_GRAPHS, Document, Endpoint, How
from graph.sparql.formats import GRAPHS, READ
from service.access import authorise
from service.bodies import Body, parts, read_body
from service.messages import bilingual, refusal
from service.negotiation import negotiate
from service.protocol import carry_out, fields
from service.routers.sparql import respond

router = APIRouter(tags=["sparql"])
PATH = "/graphs"
OWN_PATH = PATH + "/{name:path}"
_OURS = f"{BASE}graph/"
_FILES = "multipart/form-data"
_PARAMETERS = [
    {
        "name": name,
        "in": "query",
        "description": bilingual(f"api-graph-{name}"),
        "schema": {"type": "string"},
    }
    for name in ("graph", "default")
]
_BODY = {"required": True, "content": {media: {"schema": {"type": "string"}} for media in READ}}
_READ: dict[int | str, dict[str, Any]] = {
    200: {
        "description": bilingual("api-answer"),
        "content": {media: {"schema": {"type": "string"}} for media in GRAPHS},
    }
}
_WRITTEN: dict[int | str, dict[str, Any]] = {
    201: {"description": bilingual("api-created")},
    204: {"description": bilingual("api-done")},
}


@router.get(
    PATH,
    summary=bilingual("api-graphs"),
    description=bilingual("api-graphs-about"),
    response_class=Response,
    responses=_READ,
    openapi_extra={"parameters": _PARAMETERS},
)
@router.get(OWN_PATH, include_in_schema=False)
async def read_graph(request: Request) -> Response:
    """Return a graph."""
    endpoint: Endpoint = request.app.state.endpoint
    name = _named(request)
    media = negotiate(request.headers.get("accept", ""), GRAPHS)
    return respond(await carry_out(request, lambda watch: endpoint.read(name, media)))


@router.put(
    PATH,
    status_code=204,
    summary=bilingual("api-graph-put"),
    description=bilingual("api-graph-put-about"),
    response_class=Response,
    responses=_WRITTEN,
    openapi_extra={"parameters": _PARAMETERS, "requestBody": _BODY},
)
@router.put(OWN_PATH, include_in_schema=False)
async def replace_graph(request: Request) -> Response:
    """Put triples in the place of a graph."""
    by = await authorise(request)
    return await _written(request, by, _named(request), "replace")


@router.post(
    PATH,
    status_code=204,
    summary=bilingual("api-graph-post"),
    description=bilingual("api-graph-post-about"),
    response_class=Response,
    responses=_WRITTEN,
    openapi_extra={"parameters": _PARAMETERS, "requestBody": _BODY},
)
@router.post(OWN_PATH, include_in_schema=False)
async def add_to_graph(request: Request) -> Response:
    """Add triples to a graph; to a new one when none is named."""
    by = await authorise(request)
    if request.path_params.get("name") or fields(request):
        return await _written(request, by, _named(request), "add")
    name = f"{USER_GRAPHS}{uuid4()}"
    response = await _written(request, by, name, "add")
    response.status_code = 201
    response.headers["Location"] = f"{request.base_url}graphs/{name.removeprefix(_OURS)}"
    return response


@router.delete(
    PATH,
    status_code=204,
    summary=bilingual("api-graph-delete"),
    description=bilingual("api-graph-delete-about"),
    response_class=Response,
    response_description=bilingual("api-done"),
    openapi_extra={"parameters": _PARAMETERS},
)
@router.delete(OWN_PATH, include_in_schema=False)
async def remove_graph(request: Request) -> Response:
    """Remove a graph."""
    by = await authorise(request)
    endpoint: Endpoint = request.app.state.endpoint
    name = _named(request)
    await carry_out(request, lambda watch: endpoint.write(name, "remove", by=by))
    return Response(status_code=204)


async def _written(request: Request, by: Writer, name: str | None, how: How) -> Response:
    endpoint: Endpoint = request.app.state.endpoint
    body = await read_body(request)
    sent = list(parts(body)) if body.media == _FILES else [body]
    documents = [_document(own) for own in sent]
    base = name or str(request.url.replace(query=""))
    existed = await carry_out(request, lambda watch: endpoint.write(name, how, documents, base, by))
    return Response(status_code=204 if existed or name is None else 201)


def _document(body: Body) -> Document:
    if body.media not in READ:
        raise refusal("media-unknown", value=body.media, known=", ".join(READ))
    return Document(body.media, body.data)


def _named(request: Request) -> str | None:
    """Return the name of the graph that is meant; nothing for the default graph."""
    own: str = request.path_params.get("name", "")
    if own:
        return _OURS + own
    pairs = [(name, value) for name, value in fields(request) if name in ("graph", "default")]
    if len(pairs) != 1:
        raise refusal("graph-unnamed")
    [(kind, value)] = pairs
    here = f"{request.base_url}graphs/"
    if kind == "graph" and value.startswith(here):
        return _OURS + value.removeprefix(here)
    return value if kind == "graph" else None
