"""Coverage: the matrix of Dalarna as the survey gives it, and what holds for every matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.assessments import Cell
from graph.coverage import Coverage, as_json, cover
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.status import Status

DALARNA = thing("locality/20").value
AGREEMENT = thing("requirement/dalarna-lokal-overenskommelse").value
SURVEY, YEAR_END = "2023-03-31", "2022-12-31"
# Municipality → status of the local agreement at the survey.
EXPECTED = {
    "2021": "in-progress",
    "2023": "in-progress",
    "2026": "not-reported",
    "2029": "in-progress",
    "2031": "in-progress",
    "2034": "not-fulfilled",
    "2039": "divergent",
    "2061": "not-fulfilled",
    "2062": "not-fulfilled",
    "2080": "not-fulfilled",
    "2081": "in-progress",
    "2082": "not-fulfilled",
    "2083": "not-fulfilled",
    "2084": "not-fulfilled",
    "2085": "not-fulfilled",
}


def agreements(coverage: Coverage) -> dict[str, Cell]:
    return {c.locality.key: c for c in coverage.cells if c.requirement.iri == AGREEMENT}


def statuses(coverage: Coverage) -> dict[str, str]:
    return {key: cell.assessment.status.value for key, cell in agreements(coverage).items()}


def test_the_local_agreement_in_dalarna_at_the_survey(view: Callable[..., Perspective]) -> None:
    coverage = cover(view(SURVEY), DALARNA, AGREEMENT)
    assert statuses(coverage) == EXPECTED
    (requirement,) = coverage.requirements
    assert coverage.totals(requirement) == {
        "fulfilled": 0,
        "in-progress": 5,
        "not-fulfilled": 8,
        "not-reported": 1,
        "divergent": 1,
        "contradictory": 0,
        "denominator": 15,
        "reported": 14,
        "outdated": 0,
    }


@pytest.mark.parametrize(("place", "row"), [("2083", "v06"), ("2061", "v05")])
def test_places_that_only_a_merged_row_names_are_there(
    view: Callable[..., Perspective], place: str, row: str
) -> None:
    perspective = view(SURVEY)
    cell = agreements(cover(perspective, DALARNA))[place]
    rows = {perspective.facts(c.iri).respondent.rsplit("-", 1)[-1] for c in cell.assessment.claims}
    assert row in rows


@pytest.mark.parametrize("place", ["2021", "2031", "2062"])
def test_blank_in_one_table_and_answered_in_the_other_is_not_silence(
    view: Callable[..., Perspective], place: str
) -> None:
    """Vansbro, Rättvik and Mora: the care centres left the row blank."""
    result = agreements(cover(view(SURVEY), DALARNA))[place].assessment
    silent = [c for c in result.claims if c.status is Status.NOT_REPORTED]
    assert silent
    assert result.status is not Status.NOT_REPORTED
    assert not set(silent) & set(result.speaking)


def test_at_the_end_of_2022_two_sources_contradict_each_other(
    view: Callable[..., Perspective],
) -> None:
    found = statuses(cover(view(YEAR_END), DALARNA))
    assert [key for key, status in found.items() if status == "contradictory"] == ["2085", "2061"]
    assert found["2082"] == "fulfilled"


def test_smedjebacken_differs_when_only_what_is_stated_counts(
    view: Callable[..., Perspective],
) -> None:
    strict = statuses(cover(view(YEAR_END, stated_only=True), DALARNA))
    assert (strict["2061"], strict["2085"], strict["2082"]) == (
        "not-reported",
        "fulfilled",
        "fulfilled",
    )


def test_a_partial_agreement_names_the_party_that_is_missing(
    view: Callable[..., Perspective],
) -> None:
    answer = as_json(cover(view(YEAR_END), DALARNA, AGREEMENT))
    (sater,) = (cell for cell in answer["cells"] if cell["locality"] == "2082")
    assert (sater["status"], sater["stage"]) == ("fulfilled", "partly-in-force")
    assert [party["id"] for party in sater["missing_parties"]] == ["dalarna-primarvard"]


@pytest.mark.parametrize(("day", "expired"), [("2019-12-31", False), ("2020-01-01", True)])
def test_an_expired_requirement_stays_and_is_marked(
    view: Callable[..., Perspective], day: str, expired: bool
) -> None:
    coverage = cover(view(day), DALARNA, AGREEMENT)
    assert {cell.expired for cell in coverage.cells} == {expired}
    assert len(coverage.cells) == 15
    assert as_json(coverage)["requirements"][0]["expired"] is expired


def test_localities_without_requirements_are_counted_apart(
    view: Callable[..., Perspective],
) -> None:
    coverage = cover(view(SURVEY))
    reached = {place.iri for place in coverage.localities}
    apart = {place.iri for place in coverage.no_requirements}
    assert not reached & apart
    assert len(reached) + len(apart) == 290
    assert thing("locality/2180").value in apart  # Gävle
    assert all(cell.locality.iri in reached for cell in coverage.cells)
    answer = as_json(coverage)
    assert answer["no_requirements"]["count"] == len(answer["no_requirements"]["localities"])


def test_an_area_holds_the_municipalities_that_its_source_counts_to_it(
    view: Callable[..., Perspective],
) -> None:
    coverage = cover(view(SURVEY), thing("locality/vasterbergslagen").value, AGREEMENT)
    assert [place.key for place in coverage.localities] == ["2085", "2061"]
    assert coverage.area is not None
    assert coverage.area.key == "vasterbergslagen"


@pytest.mark.parametrize(("known", "reported"), [("2023-02-28", 0), ("2026-11-22", 14)])
def test_before_the_survey_was_known_nothing_is_reported(
    view: Callable[..., Perspective], known: str, reported: int
) -> None:
    coverage = cover(view(SURVEY, known=known), DALARNA, AGREEMENT)
    assert coverage.totals(coverage.requirements[0])["reported"] == reported
    assert coverage.totals(coverage.requirements[0])["denominator"] == 15


def test_the_survey_grows_old(view: Callable[..., Perspective]) -> None:
    young, old = (cover(view(day), DALARNA, AGREEMENT) for day in ("2024-09-01", "2024-10-01"))
    assert young.totals(young.requirements[0])["outdated"] == 0
    assert old.totals(old.requirements[0])["outdated"] == 14
    assert statuses(old) == statuses(young)


def test_the_requirement_with_most_answers_comes_first(view: Callable[..., Perspective]) -> None:
    coverage = cover(view(SURVEY), DALARNA)
    reported = [coverage.totals(requirement)["reported"] for requirement in coverage.requirements]
    assert reported == sorted(reported, reverse=True)
    assert reported[0] > reported[-1]


def test_every_statement_of_a_cell_stands_with_its_place_in_a_source(
    view: Callable[..., Perspective],
) -> None:
    answer = as_json(cover(view(SURVEY), DALARNA))
    said = [statement for cell in answer["cells"] for statement in cell["statements"]]
    assert said
    for statement in said:
        assert statement["source"] == "dalarna-enkat-2023"
        assert statement["locator"]["sv"]
        assert statement["locator"]["en"]
        assert statement["respondent"]["name"]["sv"]
        assert statement["evidence"]
    for cell in answer["cells"]:
        speaks = {s["status"] for s in cell["statements"] if s["speaks"]}
        assert bool(speaks) == (cell["status"] != "not-reported")


def test_rows_with_the_same_text_have_the_same_number(view: Callable[..., Perspective]) -> None:
    answer = as_json(cover(view(SURVEY), DALARNA, AGREEMENT))
    voices = {c["locality"]: [s["voice"] for s in c["statements"]] for c in answer["cells"]}
    assert voices["2084"] == [1, 1]  # Avesta
    assert voices["2085"] == [1, 2]  # Ludvika


def test_a_cell_is_found_by_its_pair(view: Callable[..., Perspective]) -> None:
    coverage = cover(view(SURVEY), DALARNA)
    for cell in coverage.cells:
        assert coverage.by_pair[cell.locality.iri, cell.requirement.iri] is cell


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    days=st.integers(0, 4500),
    area=st.sampled_from(["20", "14", "se", "vasterbergslagen", "2085", "lerum-alingsas"]),
)
def test_the_counts_always_sum_to_the_denominator(base: Perspective, days: int, area: str) -> None:
    perspective = replace(base, on=date(2014, 1, 1) + timedelta(days=days))
    coverage = cover(perspective, thing(f"locality/{area}").value)
    for requirement in coverage.requirements:
        totals = coverage.totals(requirement)
        cells = [c for c in coverage.cells if c.requirement == requirement]
        assert sum(totals[status.value] for status in Status) == totals["denominator"] == len(cells)
        assert totals["reported"] + totals["not-reported"] == totals["denominator"]
        assert totals["outdated"] <= totals["reported"]
    assert {c.locality.iri for c in coverage.cells} == {p.iri for p in coverage.localities}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    days=st.integers(0, 4500),
    area=st.sampled_from([None, "20", "14", "2085", "2180"]),
    first=st.integers(0, 511),
    second=st.integers(0, 511),
)
def test_a_part_of_a_part_is_what_they_share(
    base: Perspective, days: int, area: str | None, first: int, second: int
) -> None:
    perspective = replace(base, on=date(2014, 1, 1) + timedelta(days=days))
    whole = cover(perspective, thing(f"locality/{area}").value if area else None)
    one, other = (
        {r.iri for at, r in enumerate(whole.requirements) if 1 << at & chosen}
        for chosen in (first, second)
    )
    assert whole.only(one).only(other) == whole.only(one & other)
    assert whole.only({r.iri for r in whole.requirements}) == whole
    part = whole.only(one)
    assert set(part.localities).isdisjoint(part.no_requirements)
    assert len(part.localities) + len(part.no_requirements) == len(
        whole.localities + whole.no_requirements
    )
    for requirement in part.requirements:
        assert part.totals(requirement) == whole.totals(requirement)


@pytest.fixture(scope="module")
def base(view: Callable[..., Perspective]) -> Perspective:
    return view(SURVEY)
