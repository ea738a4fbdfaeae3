"""Linked data: `/id/…`, `/code/…`, `/question/…`, `/ns`, `/shapes`.

What is no document itself, a thing, a code or a question, answers with 303 and leads to the
document about it; a vocabulary is a document, and answers at once.
"""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from graph.findings import Refused, refuse
from graph.linked.document import read_document
from graph.perspective import Perspective
from graph.things.thing import find
from service.addresses import Addresses
from service.documents import ENDINGS, HTML, entries, split_ending
from service.messages import bilingual
from service.negotiation import negotiate
from service.parameters import Lang, check_parameters
from service.problems import language_of
from service.protocol import typed
from service.rendering import render

router = APIRouter(tags=["linked-data"])
# What an answer depends on besides its address.
_VARY = {"Vary": "Accept, Accept-Language"}
_THING = "id/"
_TAKES = ("lang",)
# What begins the address of what is no document, and that of a document.
_NAMED = ("id", "code", "question")
_DOCUMENTS = ("ns", "code", "shapes")
Rest = Annotated[str, Path(description=bilingual("api-linked-path"), examples=["status/fulfilled"])]
_FOUND: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {"schema": {"type": "string"}} for media in ENDINGS}}
}
_LEADING: dict[int | str, dict[str, Any]] = {303: {"description": bilingual("api-see-other")}}


def answer(request: Request, address: str, *, leads: bool) -> Response:
    """Answer at an address of ours, written without a slash in front. Raises Refused.

    leads: whether the address without an ending names what is no document.
    """
    check_parameters(request, _TAKES)
    path, media = split_ending(address)
    chosen = media or negotiate(request.headers.get("accept", ""), ENDINGS)
    if chosen is None:
        raise Refused(refuse("not-acceptable", known=", ".join(ENDINGS)))
    view, addresses = Perspective.at(request.app.state.store), Addresses(language_of(request))
    if path.startswith(_THING) and chosen == HTML:
        found = find(view, path.removeprefix(_THING)).partition(f"/{_THING}")[2]
        return _lead(addresses.thing(found))
    document, own = read_document(view, path), f"/{quote(path)}{ENDINGS[chosen]}"
    if leads and media is None:
        return _lead(own)
    headers = {"Content-Location": own, **_VARY}
    if chosen != HTML:
        return Response(document.write(chosen), media_type=typed(chosen), headers=headers)
    return render(
        request,
        "document.html",
        addresses,
        headers=headers,
        document=document,
        entries=entries(document, addresses.language),
        path=path,
        endings=ENDINGS,
    )


def _lead(address: str) -> Response:
    return RedirectResponse(address, 303, _VARY)


def _serve(kind: str, *, leads: bool) -> None:
    """Make the routes of what stands for itself, or of documents."""

    def read(request: Request, lang: Lang = None) -> Response:
        return answer(request, kind, leads=False)

    def read_ending(request: Request, ending: str) -> Response:
        return answer(request, f"{kind}.{ending}", leads=False)

    def read_part(request: Request, path: Rest, lang: Lang = None) -> Response:
        return answer(request, f"{kind}/{path}", leads=leads)

    described: dict[str, Any] = {
        "response_class": Response,
        "summary": bilingual(f"api-linked-{kind}"),
        "description": bilingual("api-linked-about"),
        "response_description": bilingual("api-answer"),
    }
    if kind in _DOCUMENTS:
        router.add_api_route(f"/{kind}", read, responses=_FOUND, **described)
        router.add_api_route(f"/{kind}.{{ending}}", read_ending, include_in_schema=False)
    router.add_api_route(
        f"/{kind}/{{path:path}}",
        read_part,
        responses=_FOUND | (_LEADING if leads else {}),
        **described,
    )


for _kind in sorted({*_NAMED, *_DOCUMENTS}):
    _serve(_kind, leads=_kind in _NAMED)
