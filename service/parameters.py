"""Query parameters that the routes share, and the perspective they make."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from fastapi import Depends, Query, Request

from graph.dates import parse_day
from graph.language import Language
from graph.perspective import Perspective
from service.lookup import levels
from service.messages import bilingual, refusal
from service.openapi import read_parameters

# No name, date or word that is looked for is longer; looking a longer one up only costs time.
LONGEST = 300

On = Annotated[str | None, Query(description=bilingual("api-on"), examples=["2023-03-31"])]
Known = Annotated[str | None, Query(description=bilingual("api-known"), examples=["2023-03-31"])]
StatedOnly = Annotated[bool, Query(description=bilingual("api-stated-only"))]
Lang = Annotated[Language | None, Query(description=bilingual("api-lang"))]
Area = Annotated[str | None, Query(description=bilingual("api-area"), examples=["20"])]
Level = Annotated[
    str | None,
    Query(description=bilingual("api-level", levels=levels()), examples=["strategic"]),
]


def check_parameters(request: Request, known: Collection[str]) -> None:
    """Refuse a parameter that an address does not take: a misspelt one must not go unseen.

    known: the names that it takes, slots of the path aside. Raises Refused.
    """
    for name, value in [*request.query_params.multi_items(), *request.path_params.items()]:
        if name not in known and name not in request.path_params:
            raise refusal("parameter-unknown", value=name[:LONGEST], known=", ".join(known) or "–")
        if len(value) > LONGEST:
            raise refusal("parameter-too-long", value=name[:LONGEST], longest=LONGEST)


def _check(request: Request) -> None:
    check_parameters(request, read_parameters(request))


# Of a route that takes no perspective: what it does not know is refused there too.
Checked = Annotated[None, Depends(_check)]


def _perspective(
    request: Request,
    checked: Checked,
    on: On = None,
    known: Known = None,
    stated_only: StatedOnly = False,
    lang: Lang = None,
) -> Perspective:
    return Perspective.at(
        request.app.state.store,
        parse_day(on) if on else None,
        parse_day(known) if known else None,
        stated_only,
    )


View = Annotated[Perspective, Depends(_perspective)]
