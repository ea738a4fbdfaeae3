"""Vocabularies: whole by their address and by that of a version, a code by its own."""

from __future__ import annotations

import pytest

from graph import codes
from graph.linked.vocabularies import names, read_vocabulary, vocabularies
from graph.namespaces import BASE


@pytest.mark.parametrize(("version", "path"), [("ns/0.1.0", "ns"), ("code/0.1.0", "code")])
def test_a_version_is_the_vocabulary(version, path):
    assert read_vocabulary(version) == read_vocabulary(path)
    assert read_vocabulary(path)


def test_every_code_is_described_and_named_as_the_code_list_has_it():
    for scheme, own in codes.schemes().items():
        for slug, code in own.items():
            path = f"code/{scheme}/{slug}"
            about = {triple.subject.value for triple in read_vocabulary(path)}
            assert about == {BASE + path}
            assert names()[BASE + path] == code.label


def test_a_code_list_comes_with_its_codes():
    about = {triple.subject.value for triple in read_vocabulary("code/status")}
    assert about == {f"{BASE}code/status"} | {
        f"{BASE}code/status/{slug}" for slug in codes.schemes()["status"]
    }


def test_nothing_is_said_of_what_there_is_not():
    assert read_vocabulary("code/stat") == ()
    assert read_vocabulary("nowhere") == ()


def test_blank_nodes_have_the_same_names_every_time():
    before = dict(vocabularies())
    vocabularies.cache_clear()
    assert vocabularies() == before
