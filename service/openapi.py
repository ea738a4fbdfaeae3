"""The description of the API (OpenAPI): what the framework writes, mended to be true."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from fastapi import FastAPI, Request

from service.messages import bilingual

API = "/api/v1"
PROBLEM_TYPE = "application/problem+json"
# What else may go wrong, by the beginning of the path: problems too.
_FAULTS = {
    "/sparql": ("401", "403", "406", "408", "413", "414", "415", "503", "504"),
    "/graphs": ("401", "403", "406", "408", "413", "414", "415", "503", "504"),
    **dict.fromkeys(("/id", "/code", "/question", "/ns", "/shapes"), ("406",)),
}
# What the framework describes for faults in parameters; the app answers with problems instead.
_UNUSED = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> None:
    """Write the description of an app that has all its routes; it is then left as it is."""
    schema = app.openapi()
    for name in _UNUSED:
        schema["components"]["schemas"].pop(name, None)
    for name, path in schema["paths"].items():
        for operation in path.values():
            responses = operation["responses"]
            responses.pop("422", None)
            for status in ("405", *_FAULTS.get(f"/{name.split('/')[1]}", ())):
                responses[status] = deepcopy(responses["400"])
            if "get" in path:
                responses["304"] = {"description": bilingual("api-same")}
            for status, response in responses.items():
                if status >= "400":
                    response["content"] = {PROBLEM_TYPE: response["content"]["application/json"]}


def read_parameters(request: Request) -> dict[str, dict[str, Any]]:
    """Return the described parameters of the route that was called, by name.

    Empty for a route that is not part of the API.
    """
    route = request.scope.get("route")
    # As it is described: without the kind of a slot, `{id:path}`.
    path = getattr(route, "path_format", "")
    # Whether a route knows the prefix of the API is up to the version of the framework.
    own = path if path.startswith(API) else API + path
    operations = request.app.openapi()["paths"].get(own, {})
    listed = operations.get("get", {}).get("parameters", ())
    return {parameter["name"]: parameter for parameter in listed}


def allowed(schema: dict[str, Any]) -> str:
    """Return in one line what a parameter may be; empty when any text will do."""
    match schema:
        case {"enum": values}:
            return ", ".join(map(str, values))
        case {"const": value}:
            return str(value)
        case {"minimum": low, "maximum": high}:
            return f"{low}–{high}"
        case {"type": "boolean"}:
            return "true, false"
        case {"anyOf": options}:
            return ", ".join(filter(None, map(allowed, options)))
    return ""
