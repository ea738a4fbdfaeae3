"""How much a request may take, as the settings say it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.sparql.limits import Limits
from service.messages import refusal
from service.settings import (
    BODY_MEGABYTES,
    FEDERATION,
    QUERY_CONCURRENCY,
    QUERY_MEGABYTES,
    QUERY_ROWS,
    QUERY_SECONDS,
    Setting,
)

NOBODY = "none"


@dataclass(frozen=True)
class Bounds:
    """body: the longest body in bytes. queries: what a query may take."""

    body: int
    queries: Limits


def read_bounds() -> Bounds:
    """Read the bounds. Raises Refused for a setting that is no number."""
    hosts = FEDERATION.value()
    return Bounds(
        _number(BODY_MEGABYTES) << 20,
        Limits(
            seconds=float(_number(QUERY_SECONDS)),
            rows=_number(QUERY_ROWS),
            memory=_number(QUERY_MEGABYTES) << 20,
            at_once=_number(QUERY_CONCURRENCY),
            hosts=frozenset() if hosts == NOBODY else frozenset(hosts.lower().split(",")),
        ),
    )


def _number(setting: Setting) -> int:
    text = setting.value()
    if not (text.isdecimal() and int(text)):
        raise refusal("setting-wrong", value=setting.variable, given=text, example=setting.default)
    return int(text)
