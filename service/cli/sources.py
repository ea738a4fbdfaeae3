"""The sources that an answer cites, by name, at the end of what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from graph.language import Language
from graph.namespaces import thing
from graph.perspective import Perspective
from service.messages import message


def print_sources(data: Any, perspective: Perspective, language: Language) -> None:
    """Print the name of every source that is cited anywhere in the data of an answer."""
    keys = sorted(set(_cited(data)))
    if not keys:
        return
    click.echo(f"\n{message('sources')[language]}:")
    for key in keys:
        click.echo(f"  {key}: {perspective.label(thing(f'source/{key}').value)[language]}")


def _cited(data: Any) -> Iterator[str]:
    match data:
        case {"source": str(key), "locator": _, **rest}:
            if key:
                yield key
            yield from _cited(rest)
        case dict():
            yield from _cited(list(data.values()))
        case list() | tuple():
            for each in data:
                yield from _cited(each)
