"""Marks: well-formed whatever is written, short, and with round corners."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.marks import circle, element, number, outline, path, point_at, say, text

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@given(WORDS, WORDS)
def test_whatever_is_said_is_read_back(words: str, value: str) -> None:
    read = ET.fromstring(say("text", words, data_name=value))
    assert (read.text or "") == words
    assert read.attrib == ({"data-name": value} if value else {})


def test_names_of_attributes_are_those_of_svg() -> None:
    assert element("g", class_="a", stroke_width=2) == '<g class="a" stroke-width="2"/>'
    assert element("g", "<a/>", "<b/>") == "<g><a/><b/></g>"


@pytest.mark.parametrize(("value", "said"), [(2.0, "2"), (2.25, "2.2"), (0.0, "0"), (10, "10")])
def test_lengths_are_short(value: float, said: str) -> None:
    assert number(value) == said


def test_lines_of_text_stand_below_each_other_and_read_as_one() -> None:
    read = ET.fromstring(text(["en", "två"], 5, 10, 15))
    assert [(span.get("x"), span.get("y")) for span in read] == [("5", "10"), ("5", "25")]
    assert "".join(read.itertext()) == "en två"
    assert "".join(ET.fromstring(text(["grup-", "pen"], 0, 0, 15)).itertext()) == "grup-pen"
    assert text([], 0, 0, 0) == ""


def test_corners_are_round_and_ends_stay() -> None:
    assert outline([(0, 0), (0, 20), (30, 20)], 5) == "M0 0L0 15Q0 20 5 20L30 20"
    assert outline([(0, 0), (0, 4), (30, 4)], 5) == "M0 0L0 2Q0 4 2 4L30 4"
    assert outline([(0, 0), (0, 20), (30, 20)], 0) == "M0 0L0 20L30 20"


def test_a_line_can_begin_anew() -> None:
    assert outline([(0, 0), (0, 9), (9, 9)], 5, anew=1) == "M0 0L0 9M0 9L9 9"


@pytest.mark.parametrize("end", [(0.0, 10.0), (0.0, -10.0), (10.0, 0.0)])
def test_the_head_of_an_arrow_is_at_its_end(end: tuple[float, float]) -> None:
    tip, *others = point_at((0, 0), end, 4)[1:-1].split("L")
    assert tip == f"{number(end[0])} {number(end[1])}"
    assert len(others) == 2


def test_shapes_are_elements() -> None:
    assert circle((1, 2), 3) == '<circle cx="1" cy="2" r="3"/>'
    assert path("M0 0", fill="none") == '<path d="M0 0" fill="none"/>'
