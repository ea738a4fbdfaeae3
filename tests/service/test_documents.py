"""Pages of documents: endings of addresses, nodes with their properties in one language."""

from __future__ import annotations

import pytest

from graph.linked.document import read_document
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from service.documents import ENDINGS, entries, split_ending


@pytest.mark.parametrize(("media", "ending"), ENDINGS.items())
def test_an_ending_is_taken_off_once(media, ending):
    assert split_ending(f"id/a{ending}") == ("id/a", media)
    assert split_ending(f"id/a{ending}{ending}") == (f"id/a{ending}", media)


def test_an_address_without_an_ending_is_left_as_it_is():
    assert split_ending("id/org/a.b") == ("id/org/a.b", None)


def read(path):
    return read_document(Perspective.at(EmbeddedStore()), path)


@pytest.mark.parametrize(("language", "said"), [("sv", "överenskommelse"), ("en", "agreement")])
def test_a_term_stands_at_its_anchor_in_one_language(language, said):
    [term] = [own for own in entries(read("ns"), language) if own.anchor == "Agreement"]
    assert term.name == said
    values = [value for _, values in term.rows for value in values]
    assert {value.language for value in values} <= {"", language}
    assert "/ns#CollaborationStructure" in {value.link for value in values}


def test_what_the_address_names_comes_first_and_needs_no_anchor():
    first, *rest = entries(read("code/status"), "sv")
    assert (first.name, first.anchor) == ("Status", "")
    assert all(own.anchor.startswith("code/status/") for own in rest)


def test_a_blank_node_has_a_place_to_lead_to():
    every = entries(read("shapes/guards"), "en")
    anchors = {own.anchor for own in every}
    links = [v.link for own in every for _, values in own.rows for v in values]
    blank = [link[1:] for link in links if link.startswith("#_")]
    assert blank
    assert set(blank) <= anchors
