"""The register: the country, 21 counties, 290 municipalities and those who govern there."""

from __future__ import annotations

import csv
import json
import re
import tomllib
import unicodedata
from collections import Counter

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from ontology import FOLDER

REGISTER = FOLDER.parent / "graph" / "sources" / "register"
TABLES = FOLDER.parent / "graph" / "tables"
CODE = "https://w3id.org/samverkan/code/"
NAMES = sorted(path.stem for path in REGISTER.glob("*.csv"))
COUNTIES = [f"{number:02}" for number in range(1, 26) if number not in (2, 11, 15, 16)]
tables = pytest.mark.parametrize("name", NAMES)


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the register."""
    with (REGISTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def localities(kind: str) -> dict[str, dict[str, str]]:
    """Return the localities of one type by code."""
    return {row["key"]: row for row in rows("localities") if row["type"] == kind}


def organisations(kind: str) -> dict[str, dict[str, str]]:
    """Return the organisations of one kind by key."""
    return {row["key"]: row for row in rows("organisations") if row["kind"] == kind}


def test_counts() -> None:
    """One country, 21 counties, 290 municipalities, and nothing else."""
    assert Counter(row["type"] for row in rows("localities")) == {
        "country": 1,
        "county": 21,
        "municipality": 290,
    }


def test_codes_of_counties() -> None:
    """The codes in use since 1998, all within the country."""
    counties = localities("county")
    assert sorted(counties) == COUNTIES
    assert {row["within"] for row in counties.values()} == {"locality/se"}
    assert all(row["name_sv"].endswith(" län") for row in counties.values())


def test_codes_of_municipalities() -> None:
    """Four digits, the first two those of the county that the row names."""
    for code, row in localities("municipality").items():
        assert re.fullmatch(r"\d{4}", code)
        assert row["within"] == f"locality/{code[:2]}"
        assert code[:2] in COUNTIES


def test_counties_have_the_right_number_of_municipalities() -> None:
    """Known sizes of some counties, and none without municipalities."""
    sizes = Counter(code[:2] for code in localities("municipality"))
    assert sorted(sizes) == COUNTIES
    known = {"01": 26, "09": 1, "12": 33, "14": 49, "20": 15, "23": 8, "25": 14}
    assert {county: sizes[county] for county in known} == known


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1441", "Lerum"),
        ("1489", "Alingsås"),
        ("2023", "Malung-Sälen"),
        ("2080", "Falun"),
        ("0331", "Heby"),
    ],
)
def test_known_municipalities(code: str, name: str) -> None:
    """Codes that the documents depend on."""
    assert localities("municipality")[code]["name_sv"] == name


def test_every_municipality_has_its_organisation() -> None:
    """org/kommun-XXXX governs locality/XXXX."""
    found = {key: row["locality"] for key, row in organisations("municipality").items()}
    assert found == {f"kommun-{code}": f"locality/{code}" for code in localities("municipality")}


def test_every_county_has_its_region() -> None:
    """org/region-XX is responsible in locality/XX."""
    found = {key: row["locality"] for key, row in organisations("region").items()}
    assert found == {f"region-{code}": f"locality/{code}" for code in COUNTIES}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("kommun-1441", "Lerums kommun"),
        ("kommun-2080", "Falu kommun"),
        ("kommun-2023", "Malung-Sälens kommun"),
        ("kommun-1480", "Göteborgs stad"),
        ("kommun-0980", "Region Gotland"),
        ("region-09", "Region Gotland"),
        ("region-14", "Västra Götalandsregionen"),
        ("region-20", "Region Dalarna"),
        ("region-23", "Region Jämtland Härjedalen"),
    ],
)
def test_names_of_organisations(key: str, name: str) -> None:
    """The names that the bodies use themselves."""
    assert {row["key"]: row["name_sv"] for row in rows("organisations")}[key] == name


def test_names_come_from_the_place() -> None:
    """A municipality's name holds that of its place, inflected or not; Falun is the exception."""
    places = localities("municipality")
    for key, row in organisations("municipality").items():
        place = places[key.removeprefix("kommun-")]["name_sv"]
        name = row["name_sv"].removeprefix("Region ")
        assert re.fullmatch(rf"{place.removesuffix('n')}n?s?( kommun| stad)?", name), name
    assert (
        sum(row["name_sv"].endswith(" stad") for row in organisations("municipality").values())
        == 14
    )


def test_other_names_lead_to_one_thing() -> None:
    """A name form stands for one thing, and is no other thing's preferred name."""
    forms = Counter(row["name"] for row in rows("names"))
    assert not [form for form, count in forms.items() if count > 1]
    preferred = {row["name_sv"] for name in ("localities", "organisations") for row in rows(name)}
    assert not set(forms) & preferred


def test_gotland_is_one_body() -> None:
    """Region Gotland is the municipality; the register says so instead of leaving two."""
    (row,) = rows("identities")
    assert (row["thing"], row["other"], row["verdict"]) == (
        "org/region-09",
        "org/kommun-0980",
        "same",
    )


@tables
def test_columns_are_those_of_the_table(name: str) -> None:
    """Columns are known, in the order of the definition, and the required ones are filled."""
    columns = tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))["columns"]
    found = list(rows(name)[0])
    assert found == [column for column in columns if column in found]
    required = [column for column, field in columns.items() if field.get("required")]
    assert not [row for row in rows(name) if not all(row.get(column) for column in required)]


@tables
def test_codes_exist(name: str, codes: Graph) -> None:
    """Every code in the register is in its list."""
    columns = tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))["columns"]
    for column, field in columns.items():
        for row in rows(name):
            if "scheme" in field and row.get(column):
                node = URIRef(f"{CODE}{field['scheme']}/{row[column]}")
                assert (node, SKOS.inScheme, URIRef(CODE + field["scheme"])) in codes


@tables
def test_references_lead_somewhere(name: str) -> None:
    """Evidence and references name rows of the register."""
    known = {f"locality/{row['key']}" for row in rows("localities")}
    known |= {f"org/{row['key']}" for row in rows("organisations")}
    evidence = {row["key"] for row in rows("evidence")}
    for row in rows(name):
        assert set(filter(None, row.get("evidence", "").split("; "))) <= evidence
        for column in ("within", "locality", "thing", "other"):
            assert set(filter(None, row.get(column, "").split("; "))) <= known


@tables
def test_keys_are_unique(name: str) -> None:
    """Keys are lower-case slugs, each used once."""
    keys = [row.get("key") or row["id"] for row in rows(name)]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


@tables
def test_text_is_normalised(name: str) -> None:
    """UTF-8, NFC, plain line ends."""
    raw = (REGISTER / f"{name}.csv").read_bytes().decode("utf-8")
    assert raw == unicodedata.normalize("NFC", raw)
    assert "\r" not in raw
    assert raw.endswith("\n")


def test_package_describes_the_folder() -> None:
    """The data package names every table, and the register is known at any date."""
    package = json.loads((REGISTER / "datapackage.json").read_text(encoding="utf-8"))
    assert package["name"] == "register"
    assert [r["name"] for r in package["resources"]] == NAMES
    assert all(r["path"] == f"{r['name']}.csv" for r in package["resources"])
    assert package["known_since"]["date"] == "1900-01-01"
    assert package["publisher"].removeprefix("org/") in organisations("state-agency")
    assert [licence["name"] for licence in package["licences"]] == ["CC0-1.0"]
    for field in ("title", "description"):
        assert set(package[field]) == {"sv", "en"}
