"""Reading tables: every fault is told with file, line and column, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.findings import Finding, Place, Refused
from graph.load import source_folders
from graph.tables.definition import definitions
from graph.tables.reader import Row, check_references, check_row, read_source

GROUP = {
    "key": "svom",
    "name_sv": "SVOM",
    "name_en": "SVOM",
    "kind": "forum",
    "basis": "stated",
    "evidence": "e1",
}


def faults(folder: Path) -> list[Finding]:
    source = read_source(folder)
    return source.findings + check_references([source])


def test_a_right_row_gives_no_finding(write_source: Callable[..., Path]) -> None:
    assert faults(write_source("s", groups=[GROUP])) == []


@pytest.mark.parametrize(
    ("column", "value", "code", "fix"),
    [
        ("kind", "forumm", "unknown-code", "forum"),
        ("basis", "", "empty-cell", "Grund"),
        ("key", "SVOM Å", "bad-key", "a–z"),
        ("name_sv", "Ha\u0308ggvik", "not-nfc", "egna tecken"),
        ("evidence", "e9", "unknown-reference", "evidence/s/e1"),
        ("covers", "2313", "bad-reference", "locality"),
        ("covers", "group/svom", "bad-reference", "locality"),
        ("covers", "locality/9999", "unknown-reference", ""),
    ],
)
def test_one_wrong_cell_is_named(
    write_source: Callable[..., Path], column: str, value: str, code: str, fix: str
) -> None:
    (found,) = faults(write_source("s", groups=[GROUP | {column: value}]))
    assert found.code == code
    assert (found.where.file, found.where.line, found.where.column) == ("s/groups.csv", 2, column)
    assert fix in found.fix.sv
    assert found.fix.en


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [("from", "2018-13", "bad-date"), ("during", "sommaren", "bad-date")],
)
def test_a_wrong_date_is_named(
    write_source: Callable[..., Path], column: str, value: str, code: str
) -> None:
    state = {
        "id": "a",
        "group": "group/svom",
        "stage": "active",
        "basis": "stated",
        "evidence": "e1",
    }
    folder = write_source("s", groups=[GROUP], group_states=[state | {column: value}])
    (found,) = faults(folder)
    assert (found.code, found.where.column) == (code, column)


@pytest.mark.parametrize("value", ["många", "1,5", "NaN", "1.5"])
def test_a_wrong_number_is_named(write_source: Callable[..., Path], value: str) -> None:
    evidence = {"key": "e2", "line_from": value, "paraphrase_sv": "sagt", "paraphrase_en": "said"}
    (found,) = faults(write_source("s", groups=[GROUP], evidence=[evidence]))
    assert (found.code, found.where.line) == ("bad-number", 3)


def test_all_faults_of_a_folder_are_told_at_once(write_source: Callable[..., Path]) -> None:
    rows = [GROUP | {"kind": "x"}, GROUP | {"basis": "sagt"}]
    codes = sorted(finding.code for finding in faults(write_source("s", groups=rows)))
    assert codes == ["duplicate-key", "unknown-code", "unknown-code"]


def test_a_row_with_a_cell_too_many_is_told(write_source: Callable[..., Path]) -> None:
    folder = write_source("s", groups=[GROUP])
    with (folder / "groups.csv").open("a", encoding="utf-8") as file:
        file.write("a,b\n")
    (found,) = faults(folder)
    assert (found.code, found.where.line) == ("ragged-row", 3)


def test_a_quotation_mark_left_open_is_told(write_source: Callable[..., Path]) -> None:
    folder = write_source("s", groups=[GROUP])
    with (folder / "groups.csv").open("a", encoding="utf-8") as file:
        file.write('a,"b\n')
    assert [finding.code for finding in faults(folder)] == ["broken-csv"]


def test_a_table_that_is_no_text_is_told(write_source: Callable[..., Path]) -> None:
    folder = write_source("s", groups=[GROUP])
    (folder / "groups.csv").write_bytes(b"\xff\xfe\x00")
    assert "unreadable-table" in [finding.code for finding in faults(folder)]


def test_unknown_tables_and_columns_are_told_with_the_nearest(
    write_source: Callable[..., Path],
) -> None:
    folder = write_source("s", groups=[GROUP | {"kindd": "x"}], group=[{"key": "a"}])
    found = {finding.code: finding.fix.sv for finding in faults(folder)}
    assert "kind" in found["unknown-column"]
    assert "groups" in found["unknown-table"]


@pytest.mark.parametrize("text", ["", "{", '{"name": "s"}', "[]"])
def test_a_folder_without_a_readable_description_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text)
    with pytest.raises(Refused) as refused:
        read_source(tmp_path)
    assert refused.value.findings[0].code == "bad-package"


@pytest.mark.parametrize("folder", source_folders(), ids=lambda folder: folder.name)
def test_curated_tables_are_written_in_one_way(folder: Path) -> None:
    """Line ends, order of columns and no empty columns, so that versions can be compared."""
    source = read_source(folder)
    assert source.findings == []
    assert source.name == folder.name
    for path in sorted(folder.glob("*.csv")):
        text = path.read_bytes()
        assert b"\r" not in text, path.name
        assert text.endswith(b"\n"), path.name
        header = text.decode("utf-8").split("\n")[0].split(",")
        order = [name for name in definitions()[path.stem].columns if name in header]
        assert header == order, path.name
    listed = [resource["path"] for resource in source.package["resources"]]
    assert listed == sorted(path.name for path in folder.glob("*.csv"))


@given(st.text(max_size=40))
def test_no_cell_whatever_crashes_the_reader(text: str) -> None:
    table = definitions()["group_states"]
    row = Row("s", table, "a", 2, {name: text for name in table.columns if text.strip()})
    for finding in check_row(row, Place(file="s/group_states.csv", line=2)):
        assert finding.what.sv
        assert finding.what.en
