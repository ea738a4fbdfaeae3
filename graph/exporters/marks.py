"""Marks: the elements of SVG that a drawing is made of, with every text escaped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from graph.drawing.scene import Point


def element(name: str, /, *inner: str, **attributes: object) -> str:
    """Return an element around marks; empty attributes are left out.

    The underscores of an attribute are hyphens, and one at its end, as of `class_`, is nothing.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    marks = "".join(inner)
    return f"<{name}{given}>{marks}</{name}>" if marks else f"<{name}{given}/>"


def say(name: str, words: str, /, **attributes: object) -> str:
    """Return an element around a text."""
    return element(name, escape(words, quote=False), **attributes)


def number(value: float) -> str:
    """Return a length as short as it can be, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def rectangle(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """Return a rectangle."""
    size = {"width": number(width), "height": number(height)}
    return element("rect", x=number(x), y=number(y), **size, **attributes)


def circle(centre: Point, radius: float, **attributes: object) -> str:
    """Return a circle."""
    x, y = centre
    return element("circle", cx=number(x), cy=number(y), r=number(radius), **attributes)


def path(way: str, **attributes: object) -> str:
    """Return a path; way: its commands."""
    return element("path", d=way, **attributes)


def text(lines: Sequence[str], x: float, y: float, step: float, **attributes: object) -> str:
    """Return lines of text below each other; nothing when there are none. y: of the first."""
    if not lines:
        return ""
    spans = [
        # With a blank between them, so that a reader who listens hears whole words.
        say("tspan", line, x=number(x), y=number(y + step * at))
        + ("" if line.endswith("-") else " ")
        for at, line in enumerate(lines)
    ]
    return element("text", "".join(spans).rstrip(), **attributes)


def outline(points: Sequence[Point], rounding: float, anew: int = 0) -> str:
    """Return the commands of a path along some points, its corners rounded.

    anew: at which point, if at any, the line and its dashes begin again, without a rounding.
    """
    if anew:
        return outline(points[: anew + 1], rounding) + outline(points[anew:], rounding)
    way = [f"M{_pair(points[0])}"]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        near = min(rounding, math.dist(before, at) / 2, math.dist(at, after) / 2)
        way.append(f"L{_pair(_toward(at, before, near))}")
        if near:
            way.append(f"Q{_pair(at)} {_pair(_toward(at, after, near))}")
    return "".join([*way, f"L{_pair(points[-1])}"])


def point_at(begin: Point, end: Point, size: float) -> str:
    """Return the commands of the head of an arrow from one point to another."""
    back = _toward(end, begin, size)
    aside = ((back[1] - end[1]) * 0.5, (end[0] - back[0]) * 0.5)
    corners = [end, (back[0] + aside[0], back[1] + aside[1])]
    corners.append((back[0] - aside[0], back[1] - aside[1]))
    return f"M{'L'.join(_pair(corner) for corner in corners)}Z"


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _toward(begin: Point, end: Point, length: float) -> Point:
    """Return the point so far from one on the way to another; the same when they are one."""
    far = math.dist(begin, end)
    share = length / far if far else 0.0
    return (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share)
