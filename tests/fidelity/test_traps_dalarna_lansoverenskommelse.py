"""Traps of the inventory `dalarna` in the county agreement 2017–2019, without the material."""

from __future__ import annotations

from .tables import COUNTY, ENQUIRY, cell, column, different, row, rows, sources, values


def test_tr08_region_dalarna_2017_is_not_the_region_of_2023() -> None:
    assert different("org/region-20", "org/region-dalarna-2017")
    parties = rows("parties", COUNTY, agreement="agreement/dalarna-lansoverenskommelse-v3")
    named = {cell(p, "party") for p in parties if cell(p, "role") == "party"}
    assert "org/landstinget-dalarna" in named
    assert not named & {"org/region-20", "org/region-dalarna-2017"}


def test_tr09_the_requirements_end_with_their_agreement() -> None:
    found = rows("requirements", COUNTY)
    assert len(found) == 4
    assert column(found, "from") == {"2017-02-03"}
    assert column(found, "through") == {"2019-12-31"}


def test_tr20_one_for_each_municipality_is_a_reading() -> None:
    for key in ("dalarna-lokal-overenskommelse", "dalarna-lokal-styrgrupp"):
        assert cell(row(COUNTY, "requirements", key), "basis") == "interpreted"
    wide = row(ENQUIRY, "groups", "styrgrupp-god-och-nara-vard-sodra")
    assert set(values(wide, "covers")) == {"locality/2084", "locality/2083"}


def test_tr25_the_state_agencies_are_partners_and_no_parties() -> None:
    agencies = ("org/arbetsformedlingen", "org/forsakringskassan")
    for agency in agencies:
        assert not rows("parties", ENQUIRY, party=agency)
        assert not rows("parties", COUNTY, party=agency)
        groups = column(rows("memberships", ENQUIRY, member=agency), "group")
        assert len(groups) == 5
        assert all(group.startswith("group/edi-") for group in groups)


def test_tr28_the_cover_table_is_read_field_by_field() -> None:
    agreement = row(COUNTY, "agreements", "dalarna-lansoverenskommelse-v3")
    assert [
        cell(agreement, name) for name in ("version", "registry_number", "from", "through")
    ] == [
        "3",
        "RD 2013/115",
        "2017-02-03",
        "2019-12-31",
    ]
    authors = rows("memberships", COUNTY, group="group/dalarna-arbetsgrupp-lansoverenskommelse")
    assert column(authors, "basis") == {"interpreted"}


def test_tr29_the_table_of_contents_is_no_content() -> None:
    for evidence in rows("evidence", COUNTY):
        if 13 <= int(cell(evidence, "line_from")) <= 44:
            assert cell(evidence, "section") == "Innehåll", evidence.key
    assert not any("l13-44" in values(clause, "evidence") for clause in rows("clauses", COUNTY))


def test_tr32_no_line_leads_from_a_local_steering_group_to_the_county() -> None:
    regional = {f"group/{group.key}" for group in rows("groups", COUNTY, scope="county")}
    for line in rows("reporting", ENQUIRY):
        assert cell(line, "to_body") not in regional, line.key
    for source in (ENQUIRY, COUNTY):
        (line,) = rows("reporting", source, from_group="family/lokal-styrgrupp")
        assert (cell(line, "relation"), cell(line, "to_body")) == ("not-described", "")


def test_what_is_known_from_elsewhere_is_loaded_as_no_fact_of_a_document() -> None:
    outside = [found for name in (ENQUIRY, COUNTY) for found in sources()[name].rows]
    outside = [found for found in outside if found.cells.get("basis") == "outside"]
    assert {found.table.name for found in outside} <= {"localities", "remarks"}
