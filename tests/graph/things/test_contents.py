"""Contents of a source: every row read out of it, at every place it rests on."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.load import SOURCES
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.things.contents import contents_json, read_contents

GROUP = {"key": "g", "kind": "forum", "name_sv": "Gruppen", "name_en": "The group"}
EVIDENCE = [
    {"key": key, "section": section, "line_from": line, "paraphrase_sv": "a", "paraphrase_en": "a"}
    for key, section, line in (("late", "Slutet", "9"), ("mid", "Mitten", "4"))
]
ROWS = [
    {"id": "s", "group": "group/g", "stage": "active", "evidence": "late; mid"},
    {
        "id": "t",
        "group": "group/g",
        "stage": "planned",
        "basis": "interpreted",
        "evidence": "late",
        "detail_sv": "En mening som är längre än vad som får plats på raden i källans innehåll.",
        "detail_en": "A sentence.",
    },
]


def small(look: Callable[..., Perspective], stated_only: bool = False) -> dict[str, Any]:
    perspective = look(
        "2020-06-30",
        stated_only=stated_only,
        groups=[GROUP],
        group_states=ROWS,
        evidence=EVIDENCE,
    )
    return contents_json(perspective, thing("source/s2020-06-30").value)


def test_rows_stand_at_every_place_they_rest_on_in_the_order_of_the_text(
    look: Callable[..., Perspective],
) -> None:
    answer = small(look)
    assert [spot["key"] for spot in answer["spots"]] == ["e1", "mid", "late"]
    assert [spot["section"] for spot in answer["spots"]] == ["S", "Mitten", "Slutet"]
    found = {spot["key"]: [own["id"] for own in spot["facts"]] for spot in answer["spots"]}
    prefix = "statement/s2020-06-30/group_states"
    assert found == {
        "e1": ["group/g"],
        "mid": [f"{prefix}/s"],
        "late": [f"{prefix}/s", f"{prefix}/t"],
    }


def test_a_row_is_counted_once(look: Callable[..., Perspective]) -> None:
    answer = small(look)
    assert answer["statements"] == 3
    assert [(own["table"], own["count"]) for own in answer["counts"]] == [
        ("group_states", 2),
        ("groups", 1),
    ]


def test_what_a_row_says_in_one_line(look: Callable[..., Perspective]) -> None:
    first, _, last = small(look)["spots"]
    (group,) = first["facts"]
    assert group["thing"] == {"id": "group/g", "name": {"sv": "Gruppen", "en": "The group"}}
    assert group["what"] == group["thing"]["name"]
    planned = last["facts"][1]
    assert planned["thing"] is None
    assert planned["what"]["en"] == "The group · planned · A sentence."
    assert planned["what"]["sv"].endswith("på raden i källans …")
    assert planned["basis"] == "interpreted"


def test_strictly_read_interpreted_rows_are_left_out(look: Callable[..., Perspective]) -> None:
    answer = small(look, stated_only=True)
    assert answer["statements"] == 2
    assert not [own for spot in answer["spots"] for own in spot["facts"] if own["id"][-1] == "t"]


def test_contents_are_made_once(view: Callable[..., Perspective]) -> None:
    source = thing("source/svom-uppfoljning-2016").value
    made = contents_json(view("2016-10-21"), source)
    assert contents_json(view("2018-01-01"), source) is made


def filled(folder: Path) -> Counter[str]:
    """Count the rows of the tables of a source that give evidence."""
    counted: Counter[str] = Counter()
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            counted[path.stem] = sum(bool(row.get("evidence")) for row in csv.DictReader(file))
    return +counted


@pytest.mark.parametrize("folder", sorted(SOURCES.glob("*/")), ids=lambda own: own.name)
def test_every_row_of_a_curated_source_is_there(
    view: Callable[..., Perspective], folder: Path
) -> None:
    contents = read_contents(view("2023-03-31"), thing(f"source/{folder.name}").value)
    assert contents.counts == filled(folder)
    placed = {record.iri for spot in contents.spots for record in spot.records}
    assert placed == {record.iri for record in contents.records}
