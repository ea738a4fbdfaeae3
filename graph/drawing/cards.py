"""Cards: what is written on a node of the drawing, and how much room that takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import codes
from graph.drawing.lanes import ACTORS, Placing, lanes
from graph.drawing.lettering import ELLIPSIS, wrap
from graph.language import Language
from graph.messages import message

CARD_WIDTH = 150
ROSTER_WIDTH = 228
INDENT = 14
NAME_SIZE, NOTE_SIZE, ENTRY_SIZE = 12.5, 10.5, 11.5
NAME_LINE, NOTE_LINE, ENTRY_LINE = 15, 13, 14
PADDING = 8
# Room for the mark before the name of an entry.
MARK = 14
_NAME_LINES, _NOTE_LINES, _ENTRY_LINES = 6, 3, 4
# Two lines of a roster's entry that are nearer each other than this are taken for one.
_APART = 4
_SCHEMES = {"agreement": "agreement-kind", "group": "structure-kind", "org": "organisation-kind"}


@dataclass(frozen=True)
class Card:
    """lines: the name. notes: what is known of it besides. told: all that in one line, for a
    reader who does not see the drawing; what is written stands in it in the same order."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    told: str
    height: int


def kind_of(node: Mapping[str, Any], language: Language) -> str:
    """Return what sort of thing a node is, in words: its kind, or else its type."""
    if node["kind"]:
        return codes.label(_SCHEMES[node["type"]], node["kind"])[language]
    return message(f"drawing-type-{node['type']}")[language]


def write_card(node: Mapping[str, Any], placing: Placing, members: int, language: Language) -> Card:
    """Return the card of a group or an agreement.

    members: how many organisations and functions it is tied to by lines that are not drawn;
    0 when they are.
    """
    width = CARD_WIDTH - 2 * PADDING
    lines = wrap(node[f"name_{language}"], width, NAME_SIZE, _NAME_LINES, bold=True)
    said = [kind_of(node, language)]
    if node["existence"] != "exists":
        existence = message(f"existence-{node['existence']}")
        said.append(message("card-existence").format(existence=existence)[language])
    if placing.others:
        words = ", ".join(codes.label("level", level)[language] for level in placing.others)
        told = "card-levels" if lanes()[placing.lane].level else "card-level"
        said.append(message(told).format(levels=words)[language])
    if members:
        said.append(message("card-members").format(count=members)[language])
    notes = tuple(line for text in said for line in wrap(text, width, NOTE_SIZE, _NOTE_LINES))
    height = 2 * PADDING + NAME_LINE * len(lines) + NOTE_LINE * len(notes)
    return Card(
        lines, notes, _tell(node, lines, [*said, _lane(placing.lane, language)], language), height
    )


def write_entry(
    node: Mapping[str, Any],
    whole: Mapping[str, Any] | None,
    depth: int,
    ends: int,
    language: Language,
) -> Card:
    """Return the line of an organisation or a function in the roster.

    whole: what it stands below; a name that ends with the name of that is shown without it.
    ends: how many lines end at it.
    """
    name = node[f"name_{language}"]
    if whole is not None:
        name = name.removesuffix(f", {whole[f'name_{language}']}")
    width = ROSTER_WIDTH - 2 * PADDING - MARK - INDENT * depth
    lines = wrap(name, width, ENTRY_SIZE, _ENTRY_LINES, bold=not depth)
    said = [kind_of(node, language), _lane(ACTORS, language)]
    height = max(6 + ENTRY_LINE * len(lines), _APART * (ends + 1))
    return Card(lines, (), _tell(node, lines, said, language), height)


def _lane(lane: str, language: Language) -> str:
    return lanes()[lane].name[language]


def _tell(
    node: Mapping[str, Any], lines: tuple[str, ...], said: Sequence[str], language: Language
) -> str:
    name = node[f"name_{language}"]
    # Who speaks to the screen says what is written there: a name that is cut comes first as such.
    cut = lines[-1].endswith(ELLIPSIS)
    told = [" ".join(lines), *said, name] if cut else [name, *said]
    return ", ".join(dict.fromkeys(told))
