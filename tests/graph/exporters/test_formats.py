"""The formats of the network: each one is written and read for what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from graph.exporters.formats import FORMATS
from graph.network import as_json, build
from graph.perspective import Perspective


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_the_same_every_time(
    view: Callable[..., Perspective], form: str
) -> None:
    first = FORMATS[form].write(build(view("2018-06-30")), "sv")
    assert first == FORMATS[form].write(build(view("2018-06-30")), "sv")
    assert first.endswith("\n")
    assert "Samordningsgruppen" in first


def test_json_is_the_answer_of_the_contract(view: Callable[..., Perspective]) -> None:
    network = build(view("2018-06-30"))
    assert json.loads(FORMATS["json"].write(network, "en")) == as_json(network)


@pytest.mark.parametrize("form", ["graphml", "gexf", "svg"])
def test_xml_formats_are_xml(view: Callable[..., Perspective], form: str) -> None:
    root = ET.fromstring(FORMATS[form].write(build(view("2018-06-30")), "en"))
    assert root.tag.endswith(form)
    assert form in FORMATS[form].media_type


@pytest.mark.parametrize("form", FORMATS)
def test_only_what_is_drawn_is_in_one_language(view: Callable[..., Perspective], form: str) -> None:
    network = build(view("2018-06-30"))
    swedish, english = (FORMATS[form].write(network, language) for language in ("sv", "en"))
    assert (swedish == english) is (form != "svg")


@pytest.mark.parametrize(("form", "first"), [("csv", "source,target"), ("nodes-csv", "id,name_sv")])
def test_csv_formats_have_a_header(view: Callable[..., Perspective], form: str, first: str) -> None:
    assert FORMATS[form].write(build(view("2018-06-30")), "sv").startswith(first)
    assert FORMATS[form].media_type == "text/csv; charset=utf-8"
