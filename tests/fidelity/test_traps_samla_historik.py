"""Traps of the inventory `samla_svom` about time: what is planned, dated, ended or not said."""

from __future__ import annotations

from datetime import date

import pytest

from graph import dates
from graph.tables.reader import Row

from .tables import (
    HISTORY,
    REPORT,
    SVOM,
    cell,
    column,
    different,
    has,
    row,
    rows,
    sources,
    stages,
    values,
)

IS_THERE = {"active", "newly-formed", "in-force", "ongoing", "partly-in-force"}


def as_of(state: Row) -> dates.PartialDate:
    return dates.parse(sources()[state.source].package["as_of"]["date"])


def span(state: Row) -> tuple[date, date]:
    """The days for which a state surely holds at the earliest, and may hold at the latest."""
    if cell(state, "during"):
        whole = dates.parse(cell(state, "during"))
        return whole.earliest, whole.latest
    told = cell(state, "through") or cell(state, "as_of")
    end = dates.parse(told).latest if told else as_of(state).latest
    return dates.parse(cell(state, "from")).latest if cell(state, "from") else end, end


def test_tr03_the_hospital_is_not_the_former_collaboration() -> None:
    assert different("org/sodra-alvsborgs-sjukhus", "org/sodra-alvsborgs-vardsamverkan")


@pytest.mark.parametrize(
    "group",
    [
        "group/samla-team-alingsas",
        "group/samla-team-lerum",
        "group/samla-mini-maria-alingsas",
        "group/samla-mini-maria-lerum",
        "group/samla-socialmedicinsk-mottagning-alingsas",
        "group/samla-socialmedicinsk-mottagning-lerum",
        "group/samla-lokala-samverkansgrupper",
        "group/samla-dialogforum-in-och-utskrivning",
        "group/samla-temagrupp-samsjuklighet",
        "group/svom-mobilt-narvardsteam",
        "group/svom-integrerad-verksamhet-missbruk",
        "group/svom-ract-stromsund",
        "group/svom-ract-ostersund",
    ],
)
def test_tr08_what_is_planned_or_proposed_is_not_there(group: str) -> None:
    assert stages(group)
    assert not stages(group) & IS_THERE


def test_tr08_conditions_and_proposals_stay_so() -> None:
    for agreement in ("samla-npo", "samla-beslut-npo"):
        found = rows("agreement_states", REPORT, agreement=f"agreement/{agreement}")
        assert column(found, "stage") == {"conditional"}
    leader = rows("staffing", REPORT, function="function/samla-projektledare-demens")
    assert column(leader, "stage") == {"proposed"}


@pytest.mark.parametrize(
    ("source", "event"),
    [
        (REPORT, "samla-2018-inriktningsbeslut-samla-team"),
        (REPORT, "samla-2018-samsa-i-drift"),
        (REPORT, "samla-2019-inbjudan-forsta-hjalpen"),
        (HISTORY, "samla-dialog-mini-maria-2017"),
        (HISTORY, "samla-beslut-utreda-mottagningar-2017"),
        (SVOM, "svom-rapporter-integrerad-verksamhet-2016"),
    ],
)
def test_tr09_a_year_that_is_not_printed_is_a_reading(source: str, event: str) -> None:
    assert cell(row(source, "events", event), "date_basis") == "interpreted"


def test_tr09_the_24_january_is_after_the_year_of_the_report() -> None:
    event = row(REPORT, "events", "samla-2019-inbjudan-forsta-hjalpen")
    assert cell(event, "date") == "2019-01-24"


def test_tr10_the_date_of_a_document_is_the_date_of_no_other_event() -> None:
    for source in (REPORT, HISTORY, SVOM):
        printed = sources()[source].package["as_of"]["date"]
        assert column(rows("events", source, date=printed), "kind") == {"document"}


def test_tr11_what_the_history_does_not_name_is_not_dissolved() -> None:
    for key in ("politisk-samradsgrupp", "au", "ug-barn-och-unga", "ug-aldre"):
        assert not stages(f"group/samla-{key}", HISTORY) & {"ended", "dissolved"}
        found = row(HISTORY, "not_stated", f"{key}-efter-2019")
        assert cell(found, "attribute") == "existence"


def test_tr12_nothing_fills_the_gap_from_2015_to_2017() -> None:
    gap = date(2016, 1, 1), date(2017, 3, 31)
    of_the_area = {"locality/lerum-alingsas", "locality/1441", "locality/1489"}
    groups = [g.key for g in rows("groups") if of_the_area & set(values(g, "covers"))]
    spans = [span(state) for key in groups for state in rows("group_states", group=f"group/{key}")]
    assert min(first for first, _ in spans) < gap[0]
    assert not [days for days in spans if days[0] <= gap[1] and gap[0] <= days[1]]
    assert has(HISTORY, "not_stated", "luckan-2015-2017")


def test_tr13_no_goal_area_covers_2020_to_2022() -> None:
    for found in rows("goals", REPORT, kind="priority-area"):
        assert (cell(found, "from"), cell(found, "through")) == ("2018", "2019")
    for found in rows("goals", HISTORY, kind="priority-area"):
        assert (cell(found, "from"), cell(found, "through")) == ("2023", "2026")
    assert has(HISTORY, "not_stated", "malomraden-2020-2022")


def test_tr27_a_conditional_requirement_can_never_be_broken() -> None:
    assert cell(row(REPORT, "requirements", "samla-mini-maria"), "force") == "may"
    for group in ("samla-mini-maria-alingsas", "samla-mini-maria-lerum"):
        assert stages(f"group/{group}", HISTORY) == {"conditional"}


def test_tr28_the_mobile_services_are_kept_apart() -> None:
    care, nursing = "group/samla-mobil-narvard", "group/samla-mobil-narsjukvard"
    assert different(care, nursing)
    assert different(care, "group/samla-narsjukvardsteamet")
    for other in (care, nursing):
        assert different("group/svom-mobilt-narvardsteam", other)
        assert different("function/samla-mobil-hemsjukvardslakare", other)


def test_tr40_the_process_leader_is_one_role_with_a_vacancy() -> None:
    role = rows("staffing", REPORT, function="function/samla-processledare", body="org/samla")
    assert {"active", "vacant"} <= column(role, "stage")
    later = row(HISTORY, "staffing", "processledare-2025")
    assert cell(later, "function") == "function/samla-processledare"
    keys = [found.key for found in rows("functions") if found.key == "samla-processledare"]
    assert len(set(keys)) == 1


def test_tr44_no_group_is_invented_at_the_individual_level() -> None:
    for source in (REPORT, HISTORY, SVOM):
        assert "individual" not in column(rows("group_levels", source), "level")
        assert "individual" not in column(rows("groups", source), "scope")
    assert cell(row(REPORT, "agreements", "samla-sip"), "scope") == "individual"


def test_tr45_what_stood_in_the_figures_is_not_stated() -> None:
    assert cell(row(REPORT, "remarks", "rm27"), "kind") == "damage"
    for year in ("2017", "2019", "2022"):
        missing = row(HISTORY, "not_stated", f"struktur-{year}")
        assert cell(missing, "attribute") == "structure-content"
    for year in ("2019", "2022"):
        group = f"group/samla-samverkansstruktur-{year}"
        assert not rows("memberships", group=group)


def test_no_state_reaches_beyond_the_date_of_its_source() -> None:
    for state in rows("group_states"):
        assert cell(state, "through") != "..", f"{state.source} {state.key}"
        assert span(state)[1] <= as_of(state).latest, f"{state.source} {state.key}"
