"""Answers: a locality has its coverage and a source its contents, beside what all things have."""

from __future__ import annotations

from collections.abc import Callable

from graph.namespaces import thing
from graph.perspective import Perspective
from graph.places import as_json as place_json
from graph.places import describe as describe_place
from graph.things.answers import answer
from graph.things.contents import contents_json
from graph.things.thing import as_json, describe


def test_a_locality_is_a_place_and_a_thing(view: Callable[..., Perspective]) -> None:
    perspective, iri = view("2023-03-31"), thing("locality/2062").value
    told = answer(perspective, iri)
    place = place_json(describe_place(perspective, iri))
    own = as_json(describe(perspective, iri))
    assert {key: told[key] for key in place if key != "totals"} == {
        key: value for key, value in place.items() if key != "totals"
    }
    assert told["sections"] == own["sections"]
    assert told["totals"] == place["totals"] | own["totals"]


def test_a_source_has_every_statement_by_its_place(view: Callable[..., Perspective]) -> None:
    perspective, iri = view("2023-03-31"), thing("source/dalarna-enkat-2023").value
    told = answer(perspective, iri)
    assert told["contents"] == contents_json(perspective, iri)
    assert told["contents"]["statements"] == 1285
    assert told["name"]["sv"].startswith("Enkät om lokala överenskommelser")


def test_anything_else_is_a_thing(view: Callable[..., Perspective]) -> None:
    perspective, iri = view("2018-06-30"), thing("group/samla-politisk-samradsgrupp").value
    assert answer(perspective, iri) == as_json(describe(perspective, iri))
