"""The table of who collaborates with whom: a row for everything that has evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from graph.exporters.collaboration import COLUMNS, collaboration_table
from graph.language import LANGUAGES, Language
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.who import as_json, collaborate

ASKED = [
    ("2018-06-30", "org/kommun-1441", "org/alingsas-lasarett"),
    ("2023-03-31", "org/ovp-ludvika", None),
    ("2022-10-01", "org/samla", None),
]


def told(item: dict[str, Any]) -> int:
    return len(item["statements"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("day", "actor", "other"), ASKED)
def test_nothing_with_evidence_is_left_out(
    view: Callable[..., Perspective],
    day: str,
    actor: str,
    other: str | None,
    language: Language,
) -> None:
    second = thing(other).value if other else None
    data = as_json(collaborate(view(day), thing(actor).value, second))
    header, rows = collaboration_table(data, language)
    assert header == COLUMNS
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert Counter(row["part"] for row in found) == Counter(
        {
            "shared": sum(len(item["own"]) + len(item["others"]) for item in data["shared"]),
            "reported": sum(map(told, data["reported"])),
            "unseated": sum(map(told, data["unseated"])),
            "reported_no": len(data["reported_no"]),
            "direct": len(data["direct"]),
            "paths": sum(len(path["steps"]) for path in data["paths"]),
        }
    )
    assert all(row["source"] and row["locator"] and row["basis"] for row in found)
    assert all(row["name"] and row["structure"] for row in found)
    steps = [(row["path"], row["step"]) for row in found if row["part"] == "paths"]
    assert len(set(steps)) == len(steps)
