"""SVG: the network as a drawing that stands by itself: in a report, on a page, on paper.

Colours are presentation attributes, which any style sheet may override by class; no style is
written in the file, so that it can stand on a page whose policy allows none. No colour says
anything that words, shapes or the pattern of a line do not say too.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.drawing.cards import (
    ENTRY_LINE,
    ENTRY_SIZE,
    MARK,
    NAME_LINE,
    NAME_SIZE,
    NOTE_LINE,
    NOTE_SIZE,
    PADDING,
)
from graph.drawing.edges import tell
from graph.drawing.lanes import ACTORS
from graph.drawing.layout import LABEL_INSET, LABEL_LINE, LABEL_SIZE, draw
from graph.drawing.legend import LINE, SAMPLE, SIZE, Sample, name_network, summarise
from graph.drawing.scene import Band, Box, Scene, Wire
from graph.exporters.marks import (
    circle,
    element,
    number,
    outline,
    path,
    point_at,
    rectangle,
    say,
    text,
)
from graph.language import Language
from graph.network import Network

# These have the widths that `graph.drawing.lettering` counts on.
FONT = "Arial, 'Liberation Sans', Helvetica, 'Nimbus Sans', sans-serif"
PAPER, INK, MUTED, LINK = "#ffffff", "#1b2327", "#4d5a61", "#5f6d75"
# Of each lane: its ground, and what is marked as its own.
LANES = {
    "political": ("#f3eefb", "#6a3fa0"),
    "strategic": ("#eaf1fb", "#1f5aa6"),
    "preparatory": ("#e6f4f5", "#0b6b78"),
    "operative": ("#ebf5ea", "#2f6d33"),
    "projects": ("#fbf3e2", "#855600"),
    "individual": ("#fbeef1", "#a02c4e"),
    "unknown": ("#f1f3f4", "#4f5b62"),
    "agreements": ("#f6f2ec", "#6d5a3c"),
    ACTORS: ("#f7f9fa", "#3d4b52"),
}
DASHES = {"stated": "", "derived": "8 4", "interpreted": "2 4", "outside": "8 4 2 4"}
WIDTHS = {"reports": 2.5, "link": 1.5, "seat": 1.0, "part": 1.0}
_ARROWS = {"reports": 8.0, "link": 6.0, "seat": 6.0, "part": 0.0}
_TITLE_SIZE = 15


def to_svg(network: Network, language: Language) -> str:
    """Return the drawing of a network as a file of its own."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + paint(draw(network, language))


def paint(scene: Scene, address: Callable[[str], str] | None = None) -> str:
    """Return a scene as an `svg` element.

    address: gives each node the address that it leads to; without it nothing is a link. Nodes
    and lines carry the ids of the network as `data-node` and `data-edge`.
    """
    title = name_network(scene.network)[scene.language]
    seen = [wire for wire in scene.wires if not wire.hidden]
    inner = [
        say("title", title, id="network-title"),
        say("desc", summarise(scene.network)[scene.language], id="network-summary"),
        rectangle(0, 0, scene.width, scene.height, class_="paper", fill=PAPER),
        text([title], 12, 24, 0, class_="title", font_size=_TITLE_SIZE, font_weight=700),
        *(_paint_band(band) for band in scene.bands),
        # What is drawn last lies on top.
        *(
            _paint_wire(wire, scene)
            for weight in ("part", "seat", "link", "reports")
            for wire in [*(w for w in scene.wires if w.hidden), *seen]
            if wire.weight == weight
        ),
        *(_paint_box(box, address) for box in sorted(scene.boxes, key=_reading)),
        *_paint_legend(scene),
    ]
    return (
        element(
            "svg",
            "\n" + "\n".join(inner) + "\n",
            xmlns="http://www.w3.org/2000/svg",
            class_="network",
            role="group",
            lang=scene.language,
            viewBox=f"0 0 {number(scene.width)} {number(scene.height)}",
            width=number(scene.width),
            height=number(scene.height),
            font_family=FONT,
            fill=INK,
            aria_labelledby="network-title",
            aria_describedby="network-summary",
        )
        + "\n"
    )


def _reading(box: Box) -> tuple[bool, float, float]:
    """Order boxes as they are read: the lanes from the top, then the roster."""
    return (box.lane == ACTORS, box.y, box.x)


def _paint_band(band: Band) -> str:
    ground, mark = LANES[band.key]
    x, y = band.x + LABEL_INSET, band.y + LABEL_LINE + 5
    if band.key == ACTORS:
        x, y = band.x + PADDING, band.y - 10
    return element(
        "g",
        rectangle(band.x, band.y, band.width, band.height - 2, class_="ground", fill=ground)
        + text(
            band.lines,
            x,
            y,
            LABEL_LINE,
            class_="label",
            font_size=LABEL_SIZE,
            font_weight=700,
            fill=mark,
        ),
        class_=f"band lane-{band.key}",
    )


def _paint_wire(wire: Wire, scene: Scene) -> str:
    colours = {"reports": INK, "link": LINK, "part": LINK, "seat": LANES[wire.lane][1]}
    colour, thin = colours[wire.weight], WIDTHS[wire.weight] <= 1 and not wire.hidden
    data = scene.network.edges[wire.origin, wire.target, wire.id]
    parts = [
        say("title", tell(scene.network, wire.origin, wire.target, data)[scene.language]),
        path(
            # The dashes of what is a line's own are not lost in the trunk that it shares.
            outline(wire.points, 0 if thin else 5, len(wire.points) - 2 if wire.dot else 0),
            class_="line",
            fill="none",
            stroke=colour,
            stroke_width=WIDTHS[wire.weight],
            stroke_dasharray=DASHES[wire.basis],
            # Many thin lines on top of each other must look like one at any size.
            shape_rendering="crispEdges" if thin else "",
        ),
    ]
    if wire.arrow:
        way = wire.points if wire.arrow == "last" else wire.points[::-1]
        head = point_at(way[-2], way[-1], _ARROWS[wire.weight])
        parts.append(path(head, class_="head", fill=colour))
    if wire.dot:
        parts.append(circle(wire.dot, 2.2, class_="head", fill=colour))
    return element(
        "g",
        "".join(parts),
        class_=f"wire {wire.weight} {wire.basis} lane-{wire.lane}",
        data_edge=wire.id,
        data_from=wire.origin,
        data_to=wire.target,
        visibility="hidden" if wire.hidden else "",
    )


def _paint_box(box: Box, address: Callable[[str], str] | None) -> str:
    painted = _paint_entry(box) if box.lane == ACTORS else _paint_card(box)
    # Who listens hears the label: what is written is broken into lines, and may be cut.
    inner = element("g", painted, aria_hidden="true")
    if address is not None:
        inner = element("a", inner, href=address(box.id), aria_label=box.told)
    return element(
        "g",
        say("title", box.told),
        inner,
        class_=f"node {box.type} lane-{box.lane}",
        data_node=box.id,
        role="" if address is not None else "img",
        aria_label="" if address is not None else box.told,
    )


def _paint_card(box: Box) -> str:
    colours = {"class_": "card", "fill": PAPER, "stroke": LANES[box.lane][1]}
    x, y, right, low = box.x, box.y, box.x + box.width, box.y + box.height
    if box.type == "agreement":
        fold = 10
        sheet = (
            f"M{number(x)} {number(y)}H{number(right - fold)}L{number(right)} {number(y + fold)}"
        )
        corner = f"M{number(right - fold)} {number(y)}v{fold}h{fold}"
        shape = path(f"{sheet}V{number(low)}H{number(x)}Z", **colours) + path(corner, **colours)
    elif box.type == "family":
        shape = rectangle(x, y, box.width, box.height, **colours) + rectangle(
            x + 3, y + 3, box.width - 6, box.height - 6, **colours
        )
    else:
        shape = rectangle(x, y, box.width, box.height, rx=5, **colours)
    first = y + PADDING + NAME_SIZE - 2
    below = first + NAME_LINE * len(box.lines) - 1
    left = x + PADDING
    return (
        shape
        + text(box.lines, left, first, NAME_LINE, font_size=NAME_SIZE, font_weight=700)
        + " "
        + text(box.notes, left, below, NOTE_LINE, class_="note", font_size=NOTE_SIZE, fill=MUTED)
    )


def _paint_entry(box: Box) -> str:
    x, middle = box.x + box.indent + PADDING, box.y + box.height / 2
    first = middle - ENTRY_LINE * (len(box.lines) - 1) / 2
    return (
        rectangle(box.x, box.y, box.width, box.height, class_="entry", fill_opacity=0)
        + _paint_mark(box.type, x, first)
        + text(
            box.lines,
            x + MARK,
            first + ENTRY_SIZE / 3,
            ENTRY_LINE,
            font_size=ENTRY_SIZE,
            font_weight=400 if box.indent else 700,
        )
    )


def _paint_mark(kind: str, x: float, y: float) -> str:
    if kind == "function":
        return circle((x + 4, y), 3.5, class_="open", fill="none", stroke=MUTED, stroke_width=1.5)
    return rectangle(x, y - 3.5, 7, 7, class_="mark", fill=MUTED)


def _paint_legend(scene: Scene) -> list[str]:
    legend = scene.legend
    return [
        *(_paint_sample(sample) for sample in legend.samples),
        text(legend.notes, 12, legend.y + 4, LINE, class_="note", font_size=SIZE, fill=MUTED),
    ]


def _paint_sample(sample: Sample) -> str:
    x, y, far = sample.x, sample.y, sample.x + SAMPLE - 8
    words = text([sample.text], x + SAMPLE, y + 4, 0, font_size=SIZE)
    if sample.form == "type":
        if sample.key in ("org", "function"):
            return element("g", _paint_mark(sample.key, x + 10, y) + words, class_="key")
        box = Box("", "unknown", sample.key, (), (), "", x, y - 7, SAMPLE - 10, 14)
        return element("g", _paint_card(box) + words, class_="key")
    weight = sample.key if sample.form == "weight" else "reports"
    colour = INK if weight == "reports" else LINK
    line = path(
        f"M{number(x)} {number(y)}H{number(far)}",
        class_="line",
        stroke=colour,
        stroke_width=WIDTHS[weight],
        stroke_dasharray=DASHES[sample.key] if sample.form == "basis" else "",
    )
    if sample.form == "weight" and weight == "reports":
        line += path(point_at((x, y), (far + 2, y), 8), class_="head", fill=colour)
    if weight == "seat":
        line += circle((x + 6, y), 2.2, class_="head", fill=colour)
    return element("g", line + words, class_=f"key {weight}")
