"""Legend: what the lines and shapes of a drawing mean, and what it leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph import codes
from graph.drawing.lanes import lanes, place
from graph.drawing.lettering import measure, wrap
from graph.language import LANGUAGES, Language, Text
from graph.messages import message
from graph.network import NODE_TYPES, Network

SIZE, LINE = 11, 15
SAMPLE = 34
_GAP = 22
_ROW = 20

Form: TypeAlias = Literal["weight", "basis", "type"]


@dataclass(frozen=True)
class Sample:
    """One line or shape with its meaning. key: the weight, basis or type that it shows."""

    form: Form
    key: str
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Legend:
    """notes: what is left out and how groups are placed, as lines that fit the picture.

    y: where the notes begin. end: where the legend ends.
    """

    samples: tuple[Sample, ...]
    notes: tuple[str, ...]
    y: float
    end: float


def name_network(network: Network) -> Text:
    """Return what the network is of: its day, its area and its level."""
    about = network.graph
    everywhere = message("drawing-everywhere")
    area = Text(*(about[f"area_name_{lang}"] or everywhere[lang] for lang in LANGUAGES))
    if about["level"]:
        level = codes.label("level", about["level"])
        area = Text(*(f"{area[lang]}, {level[lang]}" for lang in LANGUAGES))
    return message("drawing-title").format(day=about["as_of"].isoformat(), area=area)


def summarise(network: Network) -> Text:
    """Return in a sentence or two how much stands in each lane."""
    if not network:
        return message("drawing-nothing")
    held = [place(data).lane for _, data in network.nodes(data=True)]
    counts = [(lane.name, held.count(key)) for key, lane in lanes().items() if key in held]
    told = Text(*("; ".join(f"{name[lang]}: {n}" for name, n in counts) for lang in LANGUAGES))
    return message("drawing-summary").format(
        nodes=len(network), edges=network.number_of_edges(), lanes=_sentence(told)
    )


def tell_left_out(network: Network) -> Text:
    """Return how many known links are no edges, by reason."""
    counts = {reason: count for reason, count in network.graph["left_out"].items() if count}
    if not counts:
        return message("drawing-none-left-out")
    reasons = [message(f"left-out-{key}").format(count=n) for key, n in counts.items()]
    told = Text(*("; ".join(reason[lang] for reason in reasons) for lang in LANGUAGES))
    return message("drawing-left-out").format(count=sum(counts.values()), reasons=_sentence(told))


def explain(
    network: Network,
    weights: Iterable[str],
    folded: int,
    language: Language,
    width: float,
    at: tuple[float, float],
) -> Legend:
    """Return the legend of a drawing: only what occurs in it is explained.

    weights: those of the lines that are drawn. folded: how many lines are counted instead.
    width: what it may take. at: its top left corner.
    """
    bases = {data["basis"] for _, _, data in network.edges(data=True)}
    types = {data["type"] for _, data in network.nodes(data=True)}
    drawn = set(weights)
    wanted: list[tuple[Form, str, Text]] = [
        *(
            ("weight", key, message(f"key-{key}"))
            for key in ("reports", "link", "seat", "part")
            if key in drawn
        ),
        *(
            ("basis", key, code.label)
            for key, code in codes.schemes()["basis"].items()
            if key in bases
        ),
        *(("type", key, message(f"drawing-type-{key}")) for key in NODE_TYPES if key in types),
    ]
    samples, bottom = _set_out(wanted, language, width, at)
    notes = _notes(network, folded)
    lines = [line for note in notes for line in wrap(note[language], width, SIZE, 6)]
    low = bottom + _ROW
    return Legend(samples, tuple(lines), low, low + LINE * len(lines))


def _set_out(
    wanted: Sequence[tuple[Form, str, Text]],
    language: Language,
    width: float,
    at: tuple[float, float],
) -> tuple[tuple[Sample, ...], float]:
    """Set the samples side by side, each form on lines of its own."""
    samples: list[Sample] = []
    (x, y), before = at, ""
    for form, key, text in wanted:
        own = SAMPLE + measure(text[language], SIZE) + _GAP
        if before and (form != before or x + own > at[0] + width):
            x, y = at[0], y + _ROW
        samples.append(Sample(form, key, text[language], x, y))
        x, before = x + own, form
    return tuple(samples), y


def _notes(network: Network, folded: int) -> list[Text]:
    notes = [tell_left_out(network)]
    if folded:
        notes.append(message("drawing-folded").format(count=folded))
    if any(place(data).others for _, data in network.nodes(data=True)):
        notes.append(message("drawing-readings"))
    if network.graph["stated_only"]:
        notes.append(message("drawing-stated-only"))
    return notes


def _sentence(text: Text) -> Text:
    return Text(*(text[lang][:1].upper() + text[lang][1:] for lang in LANGUAGES))
