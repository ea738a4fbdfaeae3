"""Words and forms that the made-up country is put together from."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from graph.language import Text
from graph.toml import refusing

FILE = Path(__file__).with_name("words.toml")
Form = dict[str, Any]


@cache
def words() -> dict[str, Any]:
    """Return the forms by sort, as they stand in the file."""
    with refusing(FILE):
        return tomllib.loads(FILE.read_text("utf-8"))


def forms(sort: str) -> list[Form]:
    """Return the forms of one sort, in the order of the file."""
    found: list[Form] = words()[sort]
    return found


def place_name(chance: Random) -> str:
    """Return the name of a place that nobody lives in."""
    parts = words()["places"]
    return "".join(chance.choice(parts[part]) for part in ("first", "middle", "last"))


def named(form: Form, place: str) -> Text:
    """Return what a form is called at a place."""
    return Text(form["sv"], form["en"]).format(place=place)


def phrase(key: str, **values: object) -> Text:
    """Return what is said beside the forms, its slots filled. Raises KeyError."""
    form = words()["said"][key]
    return Text(form["sv"], form["en"]).format(**values)


def section(key: str) -> str:
    """Return the heading of a section in the made-up documents, which are Swedish."""
    return phrase(f"section-{key}").sv
