"""Two small counties with requirements of their own, and a third without any."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.load import load_sources
from graph.perspective import Perspective
from graph.store import EmbeddedStore

Row = dict[str, str]


def named(key: str, sv: str, en: str = "", **cells: str) -> Row:
    name = {"key": key, "name_sv": sv, "name_en": en or sv}
    return {**name, "basis": "stated", "evidence": "e1", **cells}


def place(key: str, name: str, kind: str, within: str = "", **cells: str) -> Row:
    inside = {"within": f"locality/{within}"} if within else {}
    return named(key, name) | {"type": kind, **inside, **cells}


def requirement(key: str, sv: str, en: str, force: str, county: str, **cells: str) -> Row:
    return named(
        key,
        sv,
        en,
        kind="structure",
        clauses=f"clause/{key}",
        force=force,
        applies_to="municipality",
        applies_within=f"locality/{county}",
        **cells,
    )


def clause(key: str, agreement: str, sv: str, en: str) -> Row:
    text = {"text_sv": sv, "text_en": en, "addressee_sv": "parterna", "addressee_en": "parties"}
    given = {"key": key, "agreement": f"agreement/{agreement}", "modal": "ska", **text}
    return {**given, "basis": "stated", "evidence": "e1"}


def said(number: int, locality: str, about: str, stage: str, row: str, **cells: str) -> Row:
    return {
        "id": f"c{number}",
        "locality": f"locality/{locality}",
        "requirement": f"requirement/{about}",
        "stage": stage,
        "detail_sv": f"svar {number}",
        "detail_en": f"answer {number}",
        "as_of": "2022-06-01",
        "respondent": f"respondent/{row}",
        "basis": "stated",
        "evidence": "e1",
        **cells,
    }


def columns(rows: list[Row]) -> list[Row]:
    """Give every row the same columns, in one order."""
    names = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name, "") for name in names} for row in rows]


LOCALITIES = [
    place("se", "Sverige", "country"),
    place("91", "Alfa län", "county", "se", name_en="Alfa County"),
    place("92", "Beta län", "county", "se", name_en="Beta County"),
    place("93", "Gamma län", "county", "se", name_en="Gamma County"),
    place("9101", "Åby", "municipality", "91"),
    place("9102", "Älvby", "municipality", "91"),
    place("9103", "Askby", "municipality", "91"),
    place("9201", "Bro", "municipality", "92"),
    place("9301", "Garn", "municipality", "93"),
    place("9302", "Gryt", "municipality", "93"),
]
TABLES: dict[str, list[Row]] = {
    "localities": LOCALITIES,
    "organisations": [named("vc", "Vårdcentralen", "The care centre", kind="care-centre")],
    "respondents": [
        named("r1", "Rad ett", "Row one", table="T", label="1", localities="locality/9101"),
        named("r2", "Rad två", "Row two", table="T", label="2", localities="locality/9101"),
    ],
    "families": [{"key": "lag", "name_sv": "Lag", "name_en": "Teams"}],
    "groups": [
        named("klinik", "Kliniken i Åby", kind="clinic", scope="local", covers="locality/9101"),
    ],
    "group_states": [
        {
            "id": "g1",
            "group": "group/klinik",
            "stage": "active",
            "during": "2022",
            "basis": "stated",
            "evidence": "e1",
        }
    ],
    "agreements": [
        named(
            "alfa", "Alfas avtal", "The agreement of Alfa", kind="county-agreement", scope="county"
        )
        | {"covers": "locality/91", "from": "2020-01-01", "through": "2024-12-31"},
        named("lokalt", "Lokalt avtal i Åby", "Local agreement in Åby", kind="local-agreement")
        | {"scope": "local", "covers": "locality/9101", "from": "2022-01-01", "through": ".."},
        named("beta", "Betas avtal", "The agreement of Beta", kind="county-agreement"),
    ],
    "clauses": [
        clause("avtal", "alfa", "Varje kommun har ett avtal.", "Each has an agreement."),
        clause("lag", "alfa", "Varje kommun har ett lag.", "Each has a team."),
        clause("klinik", "alfa", "Kliniker får inrättas.", "Clinics may be set up."),
        clause("plan", "beta", "Varje kommun har en plan.", "Each has a plan."),
    ],
    "requirements": [
        requirement("avtal", "Lokalt avtal", "Local agreement", "shall", "91")
        | {"requires_kind": "agreement", "requires_scope": "local"}
        | {"next_step_sv": "Samla parterna.", "next_step_en": "Gather the parties."},
        requirement("lag", "Lag", "Team", "should", "91")
        | {"requires_kind": "team", "requires_family": "family/lag"},
        requirement("klinik", "Klinik", "Clinic", "may", "91") | {"requires_kind": "clinic"},
        requirement("plan", "Plan", "Plan", "shall", "92") | {"requires_kind": "action-plan"},
    ],
    "claims": [
        said(1, "9101", "avtal", "partly-in-force", "r1", missing_parties="org/vc"),
        said(2, "9102", "avtal", "none", "r1"),
        said(3, "9103", "avtal", "in-force", "r1"),
        said(4, "9103", "avtal", "none", "r2"),
        said(5, "9101", "lag", "planned", "r1"),
        said(6, "9102", "lag", "drafting", "r1"),
        said(7, "9103", "lag", "active", "r1"),
        said(8, "9101", "klinik", "none", "r1"),
        said(9, "9102", "klinik", "planned", "r1"),
        said(10, "9103", "klinik", "drafting", "r1"),
        said(11, "9103", "klinik", "planned", "r2"),
        said(12, "9201", "plan", "blank", "r1"),
    ],
}

# A second source, which gives the third county a requirement of its own.
GAMMA: dict[str, list[Row]] = {
    "agreements": [named("gamma", "Gammas avtal", "The agreement of Gamma", kind="agreement")],
    "clauses": [clause("forum", "gamma", "Varje kommun har ett forum.", "Each has a forum.")],
    "respondents": [
        named("r9", "Rad nio", "Row nine", table="T", label="9", localities="locality/9301"),
    ],
    "requirements": [
        requirement("forum", "Forum", "Forum", "shall", "93", requires_kind="forum")
        | {"exempts": "locality/9302"},
    ],
    "claims": [said(1, "9301", "forum", "none", "r9", basis="interpreted")],
}


@pytest.fixture
def third_county() -> dict[str, list[Row]]:
    return GAMMA


@pytest.fixture
def expected() -> set[tuple[str, str, str]]:
    """What the shapes have to say of the counties in 2022: code, locality, requirement."""
    return {
        ("K11-partly-in-force", "9101", "avtal"),
        ("K01-shall-missing", "9102", "avtal"),
        ("K05-contradictory", "9103", "avtal"),
        ("K04-should-missing", "9101", "lag"),
        ("K03-in-progress", "9102", "lag"),
        ("K06-claimed-undocumented", "9103", "lag"),
        ("K07-denied-but-documented", "9101", "klinik"),
        ("K08-divergent", "9103", "klinik"),
        ("K02-shall-silent", "9201", "plan"),
        ("G01-no-requirements", "9301", ""),
        ("G01-no-requirements", "9302", ""),
    }


@pytest.fixture
def counties(write_source: Callable[..., Path]) -> Callable[..., Perspective]:
    """Make a perspective on the counties; `more` is a table → rows of a second source."""

    def make(
        on: str = "2022-12-31",
        known: str = "2026-01-01",
        stated_only: bool = False,
        **more: list[Row],
    ) -> Perspective:
        tables: dict[str, Any] = {name: columns(rows) for name, rows in TABLES.items()}
        folders = [write_source("first", known="2022-01-01", as_of="2022-06-01", **tables)]
        if more:
            second = {name: columns(rows) for name, rows in more.items()}
            folders.append(write_source("second", known="2023-01-01", as_of="2022-06-01", **second))
        store = EmbeddedStore()
        load_sources(store, folders)
        days = date.fromisoformat(on), date.fromisoformat(known)
        return Perspective.at(store, *days, stated_only=stated_only)

    return make
