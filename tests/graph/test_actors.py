"""Actors: the types of things that act are types that the tables can describe."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.actors import ACTORS
from graph.perspective import Perspective
from graph.search import resolve
from graph.tables.definition import definitions


def test_every_type_of_actor_has_its_table() -> None:
    assert set(ACTORS) <= {table.type for table in definitions().values()}


@pytest.mark.parametrize("name", ["Lerums kommun", "Samordningsgruppen (SAMLA)"])
def test_actors_are_found_by_name(view: Callable[..., Perspective], name: str) -> None:
    assert resolve(view("2018-06-30"), name, ACTORS)
