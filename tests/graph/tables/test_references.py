"""References: what leads nowhere is told with what was probably meant, by key or by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.findings import Finding
from graph.tables.reader import read_source
from graph.tables.references import check_references

PLACE = {"basis": "stated", "evidence": "e1"}
PLACES = [
    PLACE | {"key": "2029", "name_sv": "Leksand", "name_en": "Leksand", "type": "municipality"},
    PLACE
    | {"key": "lerum-alingsas", "name_sv": "Lerum–Alingsås", "name_en": "Lerum–Alingsås"}
    | {"type": "sub-county-area"},
]
GROUP = {"key": "svom", "name_sv": "SVOM", "name_en": "SVOM", "kind": "forum"} | PLACE


@pytest.fixture
def faults(write_source: Callable[..., Path]) -> Callable[..., list[Finding]]:
    def check(**cells: str) -> list[Finding]:
        folder = write_source("s", localities=PLACES, groups=[GROUP | cells])
        return check_references([read_source(folder)])

    return check


def test_what_is_declared_is_no_fault(faults: Callable[..., list[Finding]]) -> None:
    assert faults(covers="locality/2029; locality/lerum-alingsas", body="group/svom") == []


@pytest.mark.parametrize(
    ("column", "value", "code", "fix"),
    [
        ("covers", "Leksand", "bad-reference", "Skriv locality/2029 (Leksand)."),
        ("covers", "leksand", "bad-reference", "Skriv locality/2029 (Leksand)."),
        ("covers", "2029", "bad-reference", "Skriv locality/2029 (Leksand)."),
        ("covers", "Locality/2029", "bad-reference", "Skriv locality/2029 (Leksand)."),
        ("covers", "2313", "bad-reference", "Skriv en hänvisning som locality/nyckel."),
        ("covers", "group/svom", "bad-reference", "Skriv en hänvisning som locality/nyckel."),
        ("covers", "locality/lerum-alingsos", "unknown-reference", "Skriv locality/lerum-alingsas"),
        ("covers", "locality/9999", "unknown-reference", "Finns saken ännu inte, lägg till den i"),
        ("covers", "locality/9999", "unknown-reference", "localities.csv (Områden)."),
        ("body", "SVOMM", "bad-reference", "Skriv group/svom (SVOM)."),
        ("evidence", "e9x", "unknown-evidence", "lägg till det i evidence.csv."),
        ("evidence", "e1; E1", "unknown-evidence", "Skriv e1. "),
    ],
)
def test_a_fault_says_what_to_write(
    faults: Callable[..., list[Finding]], column: str, value: str, code: str, fix: str
) -> None:
    (found,) = faults(**{column: value})
    assert (found.code, found.where.column, found.where.row) == (code, column, "svom")
    assert fix in found.fix.sv
    assert found.fix.en != found.fix.sv
    assert found.where.line == 2
