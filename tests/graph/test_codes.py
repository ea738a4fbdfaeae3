"""Code lists: read from the ontology, in its order, with what each code implies."""

from __future__ import annotations

import pytest

from graph.codes import label, schemes
from graph.namespaces import expand


def test_the_lists_keep_the_order_that_the_ontology_gives() -> None:
    assert list(schemes()["status"]) == [
        "fulfilled",
        "in-progress",
        "not-fulfilled",
        "not-reported",
        "divergent",
        "contradictory",
    ]
    for codes in schemes().values():
        orders = [code.order for code in codes.values()]
        assert orders == sorted(orders)


def test_every_code_has_label_and_definition_in_both_languages() -> None:
    for scheme, codes in schemes().items():
        for slug, code in codes.items():
            assert (code.scheme, code.slug) == (scheme, slug)
            assert code.label.sv
            assert code.label.en
            assert code.definition.sv
            assert code.definition.en


def test_labels_are_the_words_on_screen() -> None:
    assert label("status", "not-reported").sv == "Ej redovisat"
    assert label("status", "not-reported").en == schemes()["status"]["not-reported"].label.en


@pytest.mark.parametrize(("scheme", "key"), [("status", "nope"), ("nope", "fulfilled")])
def test_an_unknown_code_is_an_error(scheme: str, key: str) -> None:
    with pytest.raises(KeyError):
        label(scheme, key)


def test_stages_imply_statuses_and_kinds_imply_classes() -> None:
    assert schemes()["stage"]["awaiting-signature"].implies == "in-progress"
    kinds = schemes()["structure-kind"]
    assert kinds["forum"].implies == expand("samv:CollaborationForum").value
    assert kinds["clinic"].implies == expand("samv:CollaborationService").value
    assert schemes()["basis"]["stated"].implies == ""
