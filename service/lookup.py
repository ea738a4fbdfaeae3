"""What people name in a command or an address becomes the address of a thing.

The command line and the routes look things up here, so that both take the same words and
refuse in the same ones. Nothing named is nothing looked up.
"""

from __future__ import annotations

from graph import codes
from graph.actors import ACTORS
from graph.language import LANGUAGES, Text
from graph.namespaces import slug
from graph.parameters import read_term
from graph.perspective import Perspective
from graph.questions import Parameter
from graph.search import resolve
from service.messages import refusal

# A level is found as a question finds it.
_LEVEL = Parameter("level", Text.same("level"), ("code:level",), required=False, example="")
UNKNOWN_LEVEL = "unknown"


def find_area(perspective: Perspective, text: str | None) -> str | None:
    """Return the address of the locality meant. Raises Refused with the nearest names."""
    return resolve(perspective, text, ("locality",)) if text else None


def find_requirement(perspective: Perspective, text: str | None) -> str | None:
    """Return the address of the requirement meant. Raises Refused with the nearest names."""
    return resolve(perspective, text, ("requirement",)) if text else None


def find_actor(perspective: Perspective, text: str) -> str:
    """Return the address of the actor meant. Raises Refused with the nearest names."""
    return resolve(perspective, text, ACTORS)


def find_pair(perspective: Perspective, actor: str, other: str | None) -> tuple[str, str | None]:
    """Return the addresses of an actor and of the other one, if one is named.

    Raises Refused as above, and when both names mean the same actor.
    """
    one, two = find_actor(perspective, actor), find_actor(perspective, other) if other else None
    if one == two:
        raise refusal("same-actor", value=perspective.label(one))
    return one, two


def levels() -> Text:
    """Return the levels that can be asked for, each as `code (words)`, in one line."""
    known = [code for key, code in codes.schemes()["level"].items() if key != UNKNOWN_LEVEL]
    return Text(*(", ".join(f"{c.slug} ({c.label[lang]})" for c in known) for lang in LANGUAGES))


def find_level(perspective: Perspective, text: str | None) -> str | None:
    """Return the code of the level meant, by code or words. Raises Refused with the nearest."""
    return slug(read_term(_LEVEL, perspective, text).value) if text else None
