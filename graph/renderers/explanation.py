"""Explanations as text: how each shape is judged, with its queries, for those who read SPARQL."""

from __future__ import annotations

from collections.abc import Iterable

from graph.language import Language
from graph.messages import message
from graph.validate.engine.set_engine import SET_BASED, Explanation


def explanation_text(explanations: Iterable[Explanation], language: Language) -> str:
    """Return one block a shape: its name, the engine and why, and its queries."""
    blocks = []
    for own in explanations:
        way = "explain-set" if own.engine == SET_BASED else "explain-reference"
        said = message(way).format(shape=own.name, count=len(own.queries), reason=own.reason)
        blocks.append("\n\n".join([f"# {said[language]}", *own.queries]))
    return "\n\n".join(blocks) + "\n"
