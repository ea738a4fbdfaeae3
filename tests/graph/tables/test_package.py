"""The description of a source: what is wrong in it is told by line or by entry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.findings import Finding, Refused
from graph.tables.package import read_package

WHOLE: dict[str, Any] = {
    "name": "s",
    "title": {"sv": "s", "en": "s"},
    "known_since": {"date": "2020-01-01"},
    "as_of": {"date": "2020"},
    "series": "s",
    "resources": [{"path": "groups.csv"}],
}


def fault(folder: Path, text: str) -> Finding:
    (folder / "datapackage.json").write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_package(folder)
    finding: Finding = refused.value.findings[0]
    assert finding.where.file == f"{folder.name}/datapackage.json"
    assert finding.fix.sv
    return finding


def test_a_whole_description_is_read(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(json.dumps(WHOLE), "utf-8")
    assert read_package(tmp_path) == ("s", WHOLE)


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("{", 1), ('{\n"name": "s"\n"x": 1}', 3), ("[]", 0)]
)
def test_what_is_no_json_object_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.where.line) == ("bad-package", line)


def test_a_folder_without_a_description_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_package(tmp_path)
    assert refused.value.findings[0].code == "no-package"


@pytest.mark.parametrize("key", WHOLE)
def test_an_entry_that_is_missing_is_named(tmp_path: Path, key: str) -> None:
    bare = {name: value for name, value in WHOLE.items() if name != key}
    found = fault(tmp_path, json.dumps(bare))
    assert found.code == "incomplete-package"
    assert key in found.what.sv


@pytest.mark.parametrize(
    ("change", "code", "entry"),
    [
        ({"as_of": {"date": "2023-14"}}, "impossible-date", "as_of"),
        ({"as_of": {"date": "förra året"}}, "bad-date", "as_of"),
        ({"known_since": {"note": "x"}}, "package-date", "known_since"),
        ({"known_since": "2020"}, "package-date", "known_since"),
        ({"known_since": {"date": 2020}}, "package-date", "known_since"),
        ({"resources": ["groups.csv"]}, "package-resources", "resources"),
        ({"resources": {"path": "groups.csv"}}, "package-resources", "resources"),
    ],
)
def test_an_entry_of_the_wrong_form_is_named(
    tmp_path: Path, change: dict[str, Any], code: str, entry: str
) -> None:
    found = fault(tmp_path, json.dumps(WHOLE | change))
    assert (found.code, found.where.column) == (code, entry)
