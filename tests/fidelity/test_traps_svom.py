"""Traps of the inventory `samla_svom` in the follow-up of SVOM 2016, without the material."""

from __future__ import annotations

from .tables import HISTORY, REPORT, SVOM, cell, column, different, row, rows


def test_tr29_general_words_belong_to_their_document() -> None:
    assert different("org/rjh-regionstyrelsen", "org/vgr-regionstyrelsen")
    assert different("group/svom-arbetsgrupp-ract", "group/svom-arbetsgrupp-utskrivning")


def test_tr30_the_old_plan_is_being_closed_and_not_the_county_agreement() -> None:
    plan = "agreement/svom-plan-psykiska-funktionshinder"
    agreement = "agreement/jamtland-lansoverenskommelse-psykiska-funktionshinder"
    assert different(plan, agreement)
    assert column(rows("agreement_states", SVOM, agreement=plan), "stage") == {"ongoing"}
    assert column(rows("agreement_states", SVOM, agreement=agreement), "stage") == {"in-force"}


def test_tr31_ract_is_recommended_and_act_not_chosen() -> None:
    assert different("agreement/svom-act", "agreement/svom-ract")
    stage = {"agreement/svom-ract": "proposed", "agreement/svom-act": "not-stated"}
    for agreement, wanted in stage.items():
        assert column(rows("agreement_states", SVOM, agreement=agreement), "stage") == {wanted}
    groups = {g for g in column(rows("group_states", SVOM), "group") if "svom-ract" in g}
    assert groups == {"group/svom-ract-stromsund", "group/svom-ract-ostersund"}


def test_tr32_the_head_of_psychiatry_is_no_ordinary_member() -> None:
    (seat,) = rows("memberships", SVOM, member="org/rjh-omrade-psykiatri")
    assert not cell(seat, "persons")
    assert cell(row(SVOM, "remarks", "psykiatrin-inte-ledamot"), "kind") == "caution"
    officials = row(SVOM, "quantities", "regionens-tjansteman")
    assert cell(officials, "value") == "3"


def test_tr33_the_members_of_svom_are_not_counted() -> None:
    assert "member-count" in column(rows("not_stated", SVOM), "attribute")
    municipal = rows("memberships", SVOM, group="group/svom", member="org/jamtlands-kommuner")
    assert column(municipal, "persons") == {""}


def test_tr34_the_joint_meeting_is_one_of_four() -> None:
    year = {m.key: cell(m, "count") for m in rows("meetings", SVOM, group="group/svom")}
    assert (year["svom-per-ar"], year["svom-gemensamt"]) == ("4", "1")
    assert cell(row(SVOM, "remarks", "vasternorrland-tvetydigt"), "kind") == "ambiguity"


def test_tr35_stages_read_from_the_status_column_are_readings() -> None:
    silent = {f"t4-r{number}" for number in (11, 12, 13)}
    not_stated = {found.key for found in rows("activities", SVOM, stage="not-stated")}
    assert not_stated == silent


def test_tr41_svom_and_samla_share_no_member() -> None:
    assert different("org/region-23", "org/region-14")
    svom = column(rows("memberships", SVOM), "member")
    samla = column(rows("memberships", REPORT) + rows("memberships", HISTORY), "member")
    assert not svom & samla
