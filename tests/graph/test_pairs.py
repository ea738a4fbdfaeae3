"""Pairs: what is behind one cell, every voice with what it counts for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph import pairs
from graph.coverage import cover
from graph.namespaces import reference, slug, thing
from graph.pairs import Outside, Pair, Weight, as_json, explanation
from graph.perspective import Perspective

SURVEY, YEAR_END = "2023-03-31", "2022-12-31"
AGREEMENT, GROUP = "dalarna-lokal-overenskommelse", "dalarna-lokal-styrgrupp"


@pytest.fixture(scope="module")
def pair(view: Callable[..., Perspective]) -> Callable[..., Pair]:
    """Look at a pair of the curated sources: `pair("2085", on="2022-12-31")`."""

    def make(
        place: str,
        need: str = AGREEMENT,
        on: str = SURVEY,
        area: str | None = None,
        stated_only: bool = False,
    ) -> Pair:
        return pairs.look(
            view(on, stated_only=stated_only),
            thing(f"locality/{place}").value,
            thing(f"requirement/{need}").value,
            thing(f"locality/{area}").value if area else None,
        )

    return make


def weights(pair: Pair) -> dict[str, str]:
    return {slug(claim.iri): weight.value for weight, claim in pair.statements}


def test_both_sides_of_a_contradiction_speak(pair: Callable[..., Pair]) -> None:
    found = pair("2085", on=YEAR_END)
    said = [(claim.status.value, weight) for weight, claim in found.statements]
    assert said[:2] == [("fulfilled", Weight.SPEAKS), ("not-fulfilled", Weight.SPEAKS)]
    assert said[2:] == [("not-fulfilled", Weight.OTHER_TIME)]
    assert "Motstridiga uppgifter" in explanation(found).sv


def test_a_year_later_the_yes_is_of_another_time(pair: Callable[..., Pair]) -> None:
    found = weights(pair("2085"))
    assert found["lok-ludvika-p02-2022"] == "other-time"
    assert list(found.values()) == ["speaks", "speaks", "other-time"]


def test_silence_does_not_speak_but_is_listed(pair: Callable[..., Pair]) -> None:
    found = pair("2062")
    assert sorted(weights(found).values()) == ["silent", "speaks"]
    assert "räknas inte" in explanation(found).sv


def test_what_is_interpreted_is_left_out_and_listed(pair: Callable[..., Pair]) -> None:
    assert "left-out" not in weights(pair("2061", on=YEAR_END)).values()
    strict = pair("2061", on=YEAR_END, stated_only=True)
    assert "left-out" in weights(strict).values()
    assert strict.cell
    assert strict.cell.assessment.status.value == "not-reported"


def test_a_later_answer_of_the_same_voice_takes_the_place_of_the_former(
    look: Callable[..., Perspective],
) -> None:
    said = {"locality": "locality/8801", "requirement": "requirement/n"}
    view = look(
        "2020-06-30",
        localities=[
            {"key": "se", "type": "country"},
            {"key": "8801", "type": "municipality", "within": "locality/se"},
        ],
        agreements=[{"key": "a", "kind": "county-agreement"}],
        clauses=[{"key": "a1", "agreement": "agreement/a"}],
        requirements=[
            {
                "key": "n",
                "kind": "structure",
                "clauses": "clause/a1",
                "force": "shall",
                "applies_to": "municipality",
                "applies_within": "locality/8801",
                "requires_kind": "agreement",
            }
        ],
        claims=[
            said | {"id": "old", "stage": "none", "as_of": "2019"},
            said | {"id": "new", "stage": "drafting", "as_of": "2020"},
        ],
    )
    found = pairs.look(view, thing("locality/8801").value, thing("requirement/n").value)
    assert weights(found) == {"new": "speaks", "old": "superseded"}


@pytest.mark.parametrize(
    ("place", "on", "outside"),
    [
        ("1441", SURVEY, Outside.ELSEWHERE),
        ("20", SURVEY, Outside.ELSEWHERE),
        ("2085", "2010-01-01", Outside.NOT_BEGUN),
        ("2085", SURVEY, None),
    ],
)
def test_where_nothing_is_asked_it_says_why(
    pair: Callable[..., Pair], place: str, on: str, outside: Outside | None
) -> None:
    found = pair(place, on=on)
    assert found.outside is outside
    assert (found.cell is None) is (outside is not None)
    if outside:
        assert not explanation(found)
        assert not found.structures
        assert (found.previous, found.following) == (None, None)


def test_the_neighbours_lead_through_all_the_localities(
    pair: Callable[..., Pair], view: Callable[..., Perspective]
) -> None:
    places = [own.key for own in cover(view(SURVEY), thing("locality/20").value).localities]
    walked, here = [places[0]], pair(places[0], area="20")
    assert here.previous is None
    while here.following:
        before = here.locality
        here = pair(here.following.key, area="20")
        assert here.previous == before
        walked.append(here.locality.key)
    assert walked == places


def test_the_neighbours_are_those_of_the_area(pair: Callable[..., Pair]) -> None:
    within = pair("2085", area="vasterbergslagen")
    assert (within.previous, within.following and within.following.key) == (None, "2061")
    elsewhere = pair("2085", area="14")
    assert elsewhere.previous == pair("2085").previous is not None


def test_what_is_documented_stands_beside(pair: Callable[..., Pair]) -> None:
    found = pair("2082", on=YEAR_END)
    assert [reference(iri) for iri in found.structures] == ["agreement/dalarna-lok-2022-sater"]
    (structure,) = as_json(found)["structures"]
    assert structure["name"]["sv"]
    assert structure["locator"]["sv"]


def test_the_answer_is_the_cell_of_the_coverage_and_more(
    pair: Callable[..., Pair], view: Callable[..., Perspective]
) -> None:
    answer = as_json(pair("2085", on=YEAR_END))
    assert answer["cell"]["status"] == "contradictory"
    assert answer["requirement"]["last_day"] == "2019-12-31"
    assert answer["requirement"]["parties"] == [
        "municipality",
        "outpatient-psychiatry",
        "primary-care",
    ]
    assert answer["requirement"]["reading"]["sv"]
    for clause in answer["requirement"]["clauses"]:
        assert clause["binding"]["sv"]
        assert all(place["source_name"]["sv"] for place in clause["evidence"])
    for said in answer["statements"]:
        assert said["respondent"]["name"]["sv"]
        assert said["locator"]["sv"]
        assert said["status_label"]["sv"]
        assert said["answered"]["sv"] == "mars 2023"
    assert {said["voice"] for said in answer["statements"]} == {1, 2}
