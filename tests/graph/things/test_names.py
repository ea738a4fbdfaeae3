"""Names: nothing is shown by its key that can be called something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Literal

from graph.collation import sort_key
from graph.language import Text
from graph.namespaces import code, expand, thing
from graph.perspective import Perspective
from graph.things.names import (
    evidence_at,
    evidence_json,
    name_of,
    named,
    order_of,
    shorten,
    value_json,
    words_of,
)

TABLES = {
    "groups": [{"key": "g", "kind": "forum", "name_sv": "Gruppen", "name_en": "The group"}],
    "agreements": [{"key": "a", "kind": "agreement"}],
    "clauses": [
        {
            "key": "c",
            "agreement": "agreement/a",
            "modal": "ska",
            "text_sv": "Grupper ska finnas i varje kommun.",
            "text_en": "There shall be groups in every municipality.",
        }
    ],
    "group_states": [{"id": "s", "group": "group/g", "stage": "active"}],
    "localities": [{"key": "m", "type": "municipality"}],
    "organisations": [{"key": "o", "kind": "region"}],
    "respondents": [
        {"key": "r", "table": "T", "label": "Mora", "branch": "org/o", "localities": "locality/m"}
    ],
    "survey_questions": [{"key": "q", "number": "1"}],
    "answers": [
        {
            "key": "blank",
            "respondent": "respondent/r",
            "question": "survey-question/q",
            "blank": "yes",
            "evidence": "empty",
        }
    ],
    "evidence": [
        {
            "key": "empty",
            "table": "T",
            "row": "Mora",
            "column": "1",
            "line_from": "7",
            "blank": "yes",
            "paraphrase_sv": "Tom.",
            "paraphrase_en": "Blank.",
        }
    ],
}


@pytest.fixture
def small(look: Callable[..., Perspective]) -> Perspective:
    return look("2020-06-30", **TABLES)


def called(perspective: Perspective, reference: str, longest: int = 0) -> Text:
    return name_of(perspective, thing(reference).value, longest)


@pytest.mark.parametrize(
    ("reference", "sv", "en"),
    [
        ("group/g", "Gruppen", "The group"),
        (
            "clause/c",
            "Grupper ska finnas i varje kommun.",
            "There shall be groups in every municipality.",
        ),
        (
            "statement/s2020-06-30/group_states/s",
            "Gruppers skede: S, textrad 1",
            "States of groups: S, line 1",
        ),
        (
            "evidence/s2020-06-30/e1",
            "Ställe i en källa: S, textrad 1",
            "Place in a source: S, line 1",
        ),
        (
            "series/s2020-06-30",
            "Serie av källor: s2020-06-30",
            "Series of sources: s2020-06-30",
        ),
        ("answer/blank", "Tom cell: T, rad ”Mora”, 1", "Blank cell: T, row “Mora”, 1"),
        ("group/nowhere", "Grupp nowhere", "Group nowhere"),
        ("series/nowhere", "Serie av källor: nowhere", "Series of sources: nowhere"),
    ],
)
def test_what_a_thing_is_called(small: Perspective, reference: str, sv: str, en: str) -> None:
    assert called(small, reference) == Text(sv, en)


def test_what_is_taken_of_a_text_can_be_limited_a_name_never_is(small: Perspective) -> None:
    assert called(small, "clause/c", 20) == Text("Grupper ska finnas …", "There shall be …")
    assert called(small, "group/g", 2) == Text("Gruppen", "The group")


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [("ett två tre", 0, "ett två tre"), ("ett, två", 7, "ett …"), ("ett två", 7, "ett två")],
)
def test_a_text_is_cut_between_two_words(text: str, longest: int, short: str) -> None:
    assert shorten(text, longest) == short


def test_values_as_answers_show_them(small: Perspective) -> None:
    group, kind = thing("group/g"), code("structure-kind", "forum")
    assert value_json(group, small) == {
        "id": "group/g",
        "name": {"sv": "Gruppen", "en": "The group"},
    }
    assert value_json(kind, small) == {"id": "forum", "name": {"sv": "forum", "en": "forum"}}
    assert value_json(Text("ja", "yes"), small) == {"sv": "ja", "en": "yes"}
    assert value_json(Literal(3), small) == 3
    assert words_of(group, small) == Text("Gruppen", "The group")
    assert words_of(kind, small) == Text.same("forum")
    assert words_of(Text("ja", "yes"), small) == Text("ja", "yes")
    assert words_of(Literal(3), small) == Text.same("3")
    assert named(group.value, small)["id"] == "group/g"


def test_numbers_codes_and_names_stand_in_their_own_order(small: Perspective) -> None:
    def ordered(*values: object) -> list[object]:
        return sorted(values, key=lambda value: order_of(value, small))  # type: ignore[arg-type]

    numbers = [Literal(n) for n in (2, 10)]
    assert ordered(*reversed(numbers)) == numbers
    basis = [code("basis", own) for own in ("stated", "derived", "interpreted")]
    assert ordered(*reversed(basis)) == basis
    texts = [Text.same(word) for word in ("Zinkgruvan", "Åmål", "Ängelholm", "Öckerö")]
    assert ordered(*reversed(texts)) == texts
    assert order_of(Literal("b"), small)[1] == sort_key("b")
    assert order_of(thing("group/g"), small)[1] == sort_key("Gruppen")


def test_a_place_in_a_source_with_its_key(small: Perspective) -> None:
    item = evidence_at(small)[thing("evidence/s2020-06-30/e1").value]
    told = evidence_json(item)
    assert (told["source"], told["key"]) == ("s2020-06-30", "e1")
    assert told["locator"] == {"sv": "S, textrad 1", "en": "S, line 1"}


def test_no_curated_statement_goes_by_its_key(view: Callable[..., Perspective]) -> None:
    perspective = view("2018-06-30")
    clauses = perspective.select("SELECT ?thing { ?thing a samv:Clause }")
    answers = perspective.select("SELECT ?thing { ?thing a samv:SurveyAnswer }")
    names = {
        row["thing"].value: name_of(perspective, row["thing"].value) for row in clauses + answers
    }
    assert len(names) == 192
    assert not [iri for iri, name in names.items() if iri.rpartition("/")[2] in name.sv]
    assert expand("samv:Clause").value not in names
