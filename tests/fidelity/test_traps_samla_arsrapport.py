"""Traps of the inventory `samla_svom` in the annual report 2018, without the material.

TR15 (several activities in a cell) is kept by the comparison with the documents, TR39
(persons) by `tests/privacy`.
"""

from __future__ import annotations

from .tables import HISTORY, REPORT, SVOM, cell, column, different, has, row, rows, stages, values

TEAMS = ("group/samla-team-alingsas", "group/samla-team-lerum")
BOARD = "org/vastra-halso-och-sjukvardsnamnden"
POLITICAL = "group/samla-politisk-samradsgrupp"
COORDINATION = "group/samla-samordningsgruppen"


def level(group: str) -> set[str]:
    return column(rows("group_levels", REPORT, group=group), "level")


def test_tr01_samla_is_an_area_a_project_two_teams_and_the_groups_of_the_project() -> None:
    project = "group/samla-projekt-samla-team"
    for other in (*TEAMS, "group/samla-styrgrupp-samla-team", "group/samla-arbetsgrupp-samla-team"):
        assert different(project, other), other
    assert different("org/samla", project)
    (spaced,) = rows("names", REPORT, name="SAML A")
    assert cell(spaced, "thing") == "org/samla"


def test_tr02_the_board_has_many_names_and_none_is_of_sodra_alvsborg() -> None:
    names = column(rows("names", thing=BOARD), "name")
    assert {"HSN Väst", "HSN V", "HSN", "Hälso- och sjukvårdsnämnd väster"} <= names
    assert not any("Älvsborg" in name for name in names)


def test_tr04_alingsas_lasarett_is_no_part_of_sas() -> None:
    assert different("org/alingsas-lasarett", "org/sodra-alvsborgs-sjukhus")
    wholes = column(rows("org_parts", part="org/alingsas-lasarett"), "whole")
    assert wholes == {"org/region-14"}


def test_tr05_samsa_is_a_service_a_steering_group_a_working_group_and_perhaps_an_ug() -> None:
    service = "agreement/samla-it-tjanst-samsa"
    groups = ("group/samla-styrgrupp-samsa", "group/samla-arbetsgrupp-samsa")
    assert different(*groups)
    for group in groups:
        assert different(group, service)
        assert "dissolved" in stages(group)
    (development,) = rows("names", REPORT, name="UG SAMSA")
    assert cell(development, "basis") == "interpreted"
    assert cell(row(REPORT, "remarks", "rm14"), "kind") == "ambiguity"
    in_use = rows("agreement_states", REPORT, agreement=service)
    assert column(in_use, "stage") == {"in-force"}


def test_tr06_four_development_groups_of_which_one_is_new() -> None:
    groups = {f"group/{found.key}" for found in rows("groups", REPORT, kind="development-group")}
    assert len(groups) == 4
    new = {group for group in groups if "newly-formed" in stages(group, REPORT)}
    assert new == {"group/samla-ug-in-och-utskrivning"}


def test_tr07_the_working_committee_prepares() -> None:
    assert level("group/samla-au") == {"preparatory"}


def test_tr14_rows_without_a_goal_continue_the_goal_above() -> None:
    first = rows("activities", REPORT, goal="goal/samla-2018-m01")
    places = {place for activity in first for place in values(activity, "evidence")}
    assert {"t1-r1", "t1-r2", "t1-r3", "t1-r4", "t1-r5"} <= places
    care = rows("activities", SVOM, goal="goal/svom-inriktning-tillganglig-samordnad")
    assert {activity.key for activity in care} == {f"t4-r{number}" for number in range(5, 10)}


def test_tr16_editorial_questions_are_no_facts() -> None:
    followed = row(REPORT, "activities", "m04-2")
    assert cell(followed, "stage") == "not-followed-up"
    forms = rows("agreement_states", REPORT, agreement="agreement/samla-rutin-avvikelser")
    assert column(forms, "locality") == {"locality/1489", "locality/1441"}


def test_tr17_five_amounts_as_printed_and_nothing_computed() -> None:
    amounts = rows("quantities", REPORT, unit="tkr")
    assert {cell(amount, "value") for amount in amounts} == {"552", "1504", "793", "419", "923"}
    assert column(amounts, "basis") == {"stated"}
    for check in rows("remarks", REPORT, kind="check"):
        assert cell(check, "basis") == "derived"


def test_tr18_it_is_the_fax_that_goes() -> None:
    decision = row(REPORT, "agreements", "samla-beslut-npo")
    assert "sluta faxa" in cell(decision, "name_sv")
    assert cell(row(REPORT, "remarks", "rm17"), "kind") == "damage"


def test_tr19_only_the_new_group_is_said_to_be_organised_under_the_coordination_group() -> None:
    lines = [
        line
        for line in rows("reporting", REPORT, to_body=COORDINATION, basis="stated")
        if cell(line, "from_group").startswith("group/samla-ug-")
    ]
    assert column(lines, "from_group") == {"group/samla-ug-in-och-utskrivning"}
    old = rows("reporting", REPORT, from_group="group/samla-ug-aldre", to_body=COORDINATION)
    assert column(old, "basis") == {"interpreted"}


def test_tr20_only_one_development_group_is_said_to_hold_all_parties() -> None:
    for group in ("samla-ug-aldre", "samla-ug-psykisk-halsa-och-missbruk"):
        assert not rows("memberships", REPORT, group=f"group/{group}", member="org/samla")


def test_tr21_a_direction_decision_awaits_the_boards() -> None:
    decision = "agreement/samla-inriktningsbeslut-samla-team"
    (missing,) = rows("not_stated", REPORT, about=decision, attribute="confirmation")
    assert cell(missing, "basis") == "derived"
    for requirement in rows("requirements", REPORT):
        assert cell(requirement, "force") in ("should", "may"), requirement.key


def test_tr22_boards_are_no_persons_and_participants_no_organisations() -> None:
    seats = rows("memberships", REPORT, group=POLITICAL)
    assert column(seats, "persons") == {""}
    (parties,) = rows("memberships", REPORT, persons="15")
    assert cell(parties, "group") == "group/samla-ug-barn-och-unga"


def test_tr23_a_joint_name_is_of_two_municipalities() -> None:
    joint = rows("names", REPORT, name="Lerums och Alingsås kommun")
    assert column(joint, "thing") == {"org/kommun-1489", "org/kommun-1441"}


def test_tr24_the_units_exist_once_in_each_municipality() -> None:
    for place, code in (("alingsas", "1489"), ("lerum", "1441")):
        for unit in ("elevhalsa", "ifo", "aldreomsorg", "halso-och-sjukvard"):
            (part,) = rows("org_parts", REPORT, part=f"org/{place}-{unit}")
            assert cell(part, "whole") == f"org/kommun-{code}"


def test_tr25_the_clinics_in_brackets_are_no_members() -> None:
    members = column(rows("memberships", REPORT, group=COORDINATION), "member")
    assert "org/sodra-alvsborgs-sjukhus" in members
    assert not any(member.startswith("org/sas-") for member in members)


def test_tr26_the_care_centres_are_categories_without_names() -> None:
    keys = {found.key for found in rows("organisations", REPORT) if "vardcentral" in found.key}
    categories = {"vardcentraler", "offentliga-vardcentraler", "privata-vardcentraler"}
    assert keys == {f"samla-{category}" for category in categories}


def test_tr36_one_training_in_each_municipality() -> None:
    said = values(row(REPORT, "remarks", "rm51"), "about")
    assert {"org/kommun-1489", "org/kommun-1441"} <= set(said)


def test_tr37_tools_are_no_groups_and_no_organisations() -> None:
    for key in ("samla-sip-kollen", "samla-visam", "samla-npo", "samla-sip"):
        assert has(REPORT, "agreements", key)
        assert not has(REPORT, "groups", key)
        assert not has(REPORT, "organisations", key)


def test_tr38_ag_and_ug_are_swedish_abbreviations() -> None:
    meanings = {
        cell(found, "abbreviation"): cell(found, "meaning_sv")
        for source in (REPORT, HISTORY)
        for found in rows("abbreviations", source)
    }
    assert meanings["UG"].startswith("utvecklingsgrupp")
    assert meanings["AG"].startswith("arbetsgrupp")


def test_tr42_words_that_vary_are_kept_as_printed() -> None:
    plan = row(SVOM, "agreements", "jamtland-lansoverenskommelse-psykiska-funktionshinder")
    assert "funktionshinder" in cell(plan, "name_sv")
    groups = column(rows("target_groups", REPORT), "definition_sv")
    assert any("funktionsnedsättning" in text for text in groups)


def test_tr43_reach_is_not_level() -> None:
    for found in rows("groups", REPORT, scope="county"):
        levels = rows("group_levels", REPORT, group=f"group/{found.key}")
        assert column(levels, "given_as") == {"reading"}, found.key
