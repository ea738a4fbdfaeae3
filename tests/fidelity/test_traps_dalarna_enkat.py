"""Traps of the inventory `dalarna` in the survey of 2023, one test each, without the material."""

from __future__ import annotations

import re

import pytest

from graph.tables.reader import Row

from .tables import ENQUIRY, cell, column, different, has, row, rows, stages, values

AGREEMENT = "requirement/dalarna-lokal-overenskommelse"
STEERING = "requirement/dalarna-lokal-styrgrupp"
PSYCHIATRY = "org/dalarna-psykiatri"


def places(family: str) -> set[str]:
    """The municipalities that a family of groups is reported for."""
    found = [group for group in rows("groups", ENQUIRY) if family in values(group, "family")]
    return {
        locality
        for group in found
        for locality in values(group, "covers")
        if re.fullmatch(r"locality/\d{4}", locality)
    }


def claims(locality: str, requirement: str = AGREEMENT) -> list[Row]:
    return rows("claims", ENQUIRY, locality=f"locality/{locality}", requirement=requirement)


def test_tr01_the_rows_named_after_care_centres_are_the_voice_of_psychiatry() -> None:
    found = rows("respondents", ENQUIRY, table="Psykiatri och hab.")
    assert len(found) == 9
    assert column(found, "branch") == {PSYCHIATRY}
    named = [respondent for respondent in found if "vc" in cell(respondent, "label").split()]
    assert len(named) == 7
    assert column(named, "basis") == {"interpreted"}


def test_tr02_leksand_is_unsigned_in_both_rows() -> None:
    found = {cell(claim, "respondent"): cell(claim, "stage") for claim in claims("2029")}
    assert found == {
        "respondent/dalarna-v10": "awaiting-signature",
        "respondent/dalarna-p04": "awaiting-signature",
    }


def test_tr03_blank_is_not_no() -> None:
    for respondent in ("v08", "v09", "v11"):
        answers = rows("answers", ENQUIRY, respondent=f"respondent/dalarna-{respondent}")
        assert column(answers, "blank") == {"yes"}, respondent
        said = rows("claims", ENQUIRY, respondent=f"respondent/dalarna-{respondent}")
        assert column(said, "stage") == {"blank"}, respondent
    assert cell(row(ENQUIRY, "claims", "lok-orsa-p08"), "stage") == "blank"
    assert cell(row(ENQUIRY, "claims", "lok-gagnef-v04"), "stage") == "blank"


@pytest.mark.parametrize(
    ("respondent", "codes"), [("v05", {"2085", "2061"}), ("v06", {"2084", "2083"})]
)
def test_tr04_merged_rows_answer_for_both_municipalities(respondent: str, codes: set[str]) -> None:
    localities = {f"locality/{code}" for code in codes}
    found = row(ENQUIRY, "respondents", f"dalarna-{respondent}")
    assert set(values(found, "localities")) == localities
    said = rows("claims", ENQUIRY, respondent=f"respondent/dalarna-{respondent}")
    assert column(said, "locality") == localities


def test_tr05_sarna_idre_and_salen_are_places_in_a_municipality() -> None:
    within = {"sarna": "locality/2039", "idre": "locality/2039", "salen": "locality/2023"}
    for key, municipality in within.items():
        place = row(ENQUIRY, "localities", key)
        assert (cell(place, "type"), cell(place, "within")) == ("place", municipality)
    for key in ("dalarna-v13", "dalarna-p03"):
        assert values(row(ENQUIRY, "respondents", key), "localities") == ["locality/2039"]


def test_tr06_vc_has_two_meanings_and_ec_one() -> None:
    meanings = column(rows("abbreviations", ENQUIRY, abbreviation="VC"), "meaning_sv")
    assert meanings == {"vårdcentral", "verksamhetschef"}
    (unit_head,) = rows("abbreviations", ENQUIRY, abbreviation="EC")
    assert cell(unit_head, "meaning_sv") == "enhetschef"


def test_tr07_nsg_and_lsg_are_not_the_local_steering_group() -> None:
    groups = [
        group for group in rows("groups", ENQUIRY) if re.match(r"[LN]SG", group.cells["name_sv"])
    ]
    assert len(groups) == 4
    for group in groups:
        assert "family/lokal-styrgrupp" not in values(group, "family"), group.key
        assert different(f"group/{group.key}", STEERING), group.key
    (abbreviation,) = rows("abbreviations", ENQUIRY, abbreviation="NSG")
    assert cell(abbreviation, "meaning_sv") == "Nedre Siljans samverkansgrupp"


def test_tr10_copies_are_one_voice_and_mentions_are_not_services() -> None:
    copies = {
        respondent.key: cell(respondent, "same_text_as")
        for respondent in rows("respondents", ENQUIRY)
        if cell(respondent, "same_text_as")
    }
    assert copies == {
        "dalarna-v13": "respondent/dalarna-v12",
        "dalarna-p01": "respondent/dalarna-v06",
    }
    assert len(places("family/samarbetsvard")) == 7
    assert cell(row(ENQUIRY, "quantities", "omnamnanden-samarbetsvard"), "value") == "15"


def test_tr11_a_cell_of_several_lines_is_one_answer() -> None:
    found = row(ENQUIRY, "evidence", "p03-q2")
    assert (cell(found, "line_from"), cell(found, "line_to")) == ("185", "197")
    assert has(ENQUIRY, "answers", "dalarna-p03-q2")


def test_tr12_an_answer_is_carried_where_it_belongs() -> None:
    assert cell(row(ENQUIRY, "groups", "smo-vasterbergslagen"), "evidence") == "v05-q1"
    for key, place in {"p02": "p02-q2", "p05": "l249", "p09": "l345"}.items():
        found = row(ENQUIRY, "experiences", f"challenges-elsewhere-{key}")
        assert place in values(found, "evidence")
        assert cell(found, "kind") == "challenge"
    for key in ("v12", "v13"):
        answer = row(ENQUIRY, "answers", f"dalarna-{key}-q3")
        assert cell(answer, "refers_to") == f"answer/dalarna-{key}-q2"


def test_tr13_each_reading_of_a_level_has_its_own_row() -> None:
    meeting = rows(
        "group_levels", ENQUIRY, group="group/samverkansmote-vardcentral-psykiatri-vansbro"
    )
    readings = {(cell(level, "given_as"), cell(level, "level")) for level in meeting}
    assert readings == {("heading", "strategic"), ("text", "individual")}
    model = rows("group_levels", ENQUIRY, group="group/sarnamodellen", given_as="text")
    assert column(model, "level") == {"strategic", "individual"}


@pytest.mark.parametrize(
    ("group", "stage"),
    [
        ("styrgrupp-god-och-nara-vard-orsa", "planned"),
        ("styrgrupp-god-och-nara-vard-vansbro", "under-formation"),
        ("styrgrupp-god-och-nara-vard-rattvik", "under-formation"),
        ("styrgrupp-god-och-nara-vard-malung-salen", "under-formation"),
        ("styrgrupp-god-och-nara-vard-vasterbergslagen", "newly-formed"),
        ("arbetsgrupper-god-och-nara-vard-orsa", "planned"),
        ("ludvika-arbetsgrupp-god-och-nara-vard", "planned"),
        ("borlange-samverkanstraffar", "paused"),
        ("leksand-psykiatrisjukskoterska", "proposed"),
        ("alvdalen-psykiatrisjukskoterska-utokning", "planned"),
    ],
)
def test_tr14_a_name_is_not_existence(group: str, stage: str) -> None:
    assert stages(f"group/{group}", ENQUIRY) == {stage}


def test_tr15_mora_has_no_steering_group_for_good_and_local_care() -> None:
    assert "locality/2062" not in places("family/styrgrupp-god-och-nara-vard")
    assert "locality/2062" not in places("family/lokal-styrgrupp")


def test_tr16_edi_roa_and_slussen_are_where_the_rows_name_them() -> None:
    edi, roa = places("family/edi"), places("family/roa")
    assert edi == {f"locality/{code}" for code in (2039, 2023, 2062, 2034, 2021)}
    assert roa == {f"locality/{code}" for code in (2039, 2029, 2023, 2062, 2031, 2034)}
    assert values(row(ENQUIRY, "groups", "vansbro-slussen"), "covers") == ["locality/2021"]
    assert different("group/vansbro-slussen", "group/sarna-telefonmottagning-samer")


def test_tr17_the_plan_against_suicide_is_not_the_action_plan_required() -> None:
    plan = "agreement/vansbro-handlingsplan-suicidprevention"
    assert different(plan, "requirement/dalarna-handlingsplan")
    assert not rows("claims", ENQUIRY, requirement="requirement/dalarna-handlingsplan")


def test_tr18_faluns_agreement_is_not_a_local_agreement_but_v05_answers_the_question() -> None:
    assert different("agreement/falun-samverkansavtal", AGREEMENT)
    assert column(claims("2080"), "stage") == {"none"}
    v05 = rows("claims", ENQUIRY, respondent="respondent/dalarna-v05", requirement=AGREEMENT)
    assert column(v05, "stage") == {"none"}


def test_tr19_the_agreements_of_2022_are_of_that_year_and_lack_primary_care() -> None:
    for place in ("sater", "ludvika"):
        agreement = f"agreement/dalarna-lok-2022-{place}"
        found = rows("agreement_states", ENQUIRY, agreement=agreement)
        assert column(found, "during") == {"2022"}
        assert column(found, "stage") == {"partly-in-force"}
        missing = rows("parties", ENQUIRY, agreement=agreement, role="missing")
        assert column(missing, "party") == {"org/dalarna-primarvard"}
    partly = rows("claims", ENQUIRY, stage="partly-in-force")
    assert column(partly, "during") == {"2022"}


def test_tr21_only_sodra_and_vasterbergslagen_link_the_two_steering_groups() -> None:
    fulfilling = [
        claim
        for claim in rows("claims", ENQUIRY, requirement=STEERING)
        if cell(claim, "structure").startswith("group/styrgrupp-god-och-nara-vard")
    ]
    stated = [claim for claim in fulfilling if cell(claim, "basis") == "stated"]
    linked = {f"locality/{code}" for code in (2084, 2083, 2085, 2061)}
    assert column(stated, "locality") == linked
    assert column(fulfilling, "locality") > linked


def test_tr22_odd_spellings_are_kept_as_names() -> None:
    names = column(rows("names", ENQUIRY), "name")
    assert names >= {"Gagnefs modellen", "LÖKEn", "Slusssen", "deltagareSamarbetsvård"}
    labels = column(rows("respondents", ENQUIRY), "label")
    assert "Väster- bergslagen (Ludvika och Smedjebacken" in labels
    assert {cell(found, "abbreviation") for found in rows("abbreviations", ENQUIRY)} >= {
        "ÖPV",
        "ÖVP",
    }
    assert not any("_GoBack" in label for label in labels)


def test_tr23_days_without_a_year_become_no_dates() -> None:
    for found in rows("events", ENQUIRY):
        assert not re.search(r"-03-22|-04", cell(found, "date")), found.key


def test_tr24_no_row_is_from_habilitation() -> None:
    assert "org/dalarna-habilitering" not in column(rows("respondents", ENQUIRY), "branch")
    both = {"org/dalarna-psykiatri", "org/dalarna-habilitering"}
    for place in ("alvdalen", "malung-salen", "mora", "orsa", "vansbro"):
        members = rows("memberships", ENQUIRY, group=f"group/edi-{place}")
        either = [member for member in members if cell(member, "member") in both]
        assert column(either, "member") == both
        assert column(either, "basis") == {"interpreted"}


def test_tr26_which_municipality_in_a_merged_row_is_a_reading() -> None:
    for place in ("vasterbergslagen", "sodra"):
        group = f"group/styrgrupp-god-och-nara-vard-{place}"
        members = [
            member
            for member in rows("memberships", ENQUIRY, group=group)
            if cell(member, "member").startswith("org/kommun-")
        ]
        assert len(column(members, "member")) == 2
        assert column(members, "basis") == {"interpreted"}


def test_tr27_social_psychiatry_is_not_psychiatry() -> None:
    assert different("org/dalarna-socialpsykiatri", PSYCHIATRY)
    assert not rows("org_parts", ENQUIRY, part="org/dalarna-socialpsykiatri", whole=PSYCHIATRY)


def test_tr30_coverage_differs_between_the_tables() -> None:
    def answered_for(table: str) -> set[str]:
        found = rows("respondents", ENQUIRY, table=table)
        return {place for respondent in found for place in values(respondent, "localities")}

    assert len(answered_for("Vårdcentraler")) == 15
    assert len(answered_for("Psykiatri och hab.")) == 9


def test_tr31_what_a_row_does_not_name_is_not_denied() -> None:
    assert not {"none", "ended", "dissolved"} & column(rows("group_states", ENQUIRY), "stage")
    denied = rows("claims", ENQUIRY, requirement=STEERING, stage="none")
    assert [claim.key for claim in denied] == ["styrgrupp-borlange-v02"]
    assert column(denied, "basis") == {"interpreted"}


def test_tr33_parties_come_from_the_text_and_not_from_the_table() -> None:
    signed = rows("parties", ENQUIRY, agreement="agreement/dalarna-lok-2022-sater", role="party")
    assert column(signed, "party") == {"org/ovp-mellersta", "org/kommun-2082"}
    members = rows("memberships", ENQUIRY, group="group/sater-styrgrupp")
    assert column(members, "member") == {"org/ovp-mellersta", "org/kommun-2082"}


def test_tr34_the_question_travels_with_every_answer() -> None:
    questions = {f"survey-question/{found.key}" for found in rows("survey_questions", ENQUIRY)}
    assert column(rows("answers", ENQUIRY), "question") == questions
    for key in ("dalarna-p03-q1", "dalarna-p06-q1"):
        assert cell(row(ENQUIRY, "answers", key), "note_sv"), key
