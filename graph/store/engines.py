"""What is known of the engines behind a remote store: what one cannot promise, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("engines.toml")
TRANSACTIONS = "transactions"
LITERALS = "literals"


@dataclass(frozen=True)
class Capabilities:
    """What an engine can do.

    lacks: the promises of the store protocol that it cannot keep, each with the reason in words.
    union: the field that asks for all graphs at once; without one each is named.
    own_graphs: how the names of graphs begin that the engine keeps for itself. longest_update:
    how many quads it takes in one request; 0 for any number. asked_apart: whether its answers to
    several optional patterns in one query are wrong. validated_in_a_copy: whether its answers to
    queries made of queries, as the shapes are, are wrong.
    """

    name: str
    server: str = ""
    lacks: Mapping[str, str] = field(default_factory=dict)
    union: str = ""
    own_graphs: tuple[str, ...] = ()
    longest_update: int = 0
    asked_apart: bool = False
    validated_in_a_copy: bool = False


STANDARD = Capabilities("sparql")


@cache
def engines() -> tuple[Capabilities, ...]:
    """Return the engines that differ from what the standards promise."""
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return tuple(
        Capabilities(name, **{key: _frozen(value) for key, value in row.items()})
        for name, row in sorted(table.items())
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def capabilities_of(server: str) -> Capabilities:
    """Return what an engine can do, by the name that it gives in the header `Server`."""
    found = (engine for engine in engines() if server.startswith(engine.server))
    return next(found, STANDARD)
