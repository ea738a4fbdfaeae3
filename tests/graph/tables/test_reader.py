"""Reading tables: every fault is told with file, line and column, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.findings import Finding
from graph.language import Text
from graph.load import source_folders
from graph.tables.definition import definitions
from graph.tables.reader import read_source
from graph.tables.references import check_references

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


def test_a_wrong_cell_is_named_with_file_row_and_column(write_source: Callable[..., Path]) -> None:
    (found,) = faults(write_source("s", groups=[GROUP | {"kind": "forumm"}]))
    place = found.where
    assert (place.file, place.table, place.row, place.line) == ("s/groups.csv", "groups", "svom", 2)
    assert (place.column, place.column_title) == ("kind", Text("Slag", "Kind"))
    assert place.text().sv == "s/groups.csv, rad 2 (svom), kolumn kind (Slag)"


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
    folder = write_source("s", groups=[GROUP | {"scoope": "x"}], group=[{"key": "a"}])
    found = {finding.code: finding.fix.sv for finding in faults(folder)}
    assert "Döp kolumnen till scope (Räckvidd). " in found["unknown-column"]
    assert "groups" in found["unknown-table"]


def test_a_column_that_must_be_there_is_told_once(write_source: Callable[..., Path]) -> None:
    bare = {key: cell for key, cell in GROUP.items() if key != "basis"}
    (found,) = faults(write_source("s", groups=[bare, bare | {"key": "h"}]))
    assert (found.code, found.where.line) == ("missing-column", 1)
    assert "Grund" in found.what.sv
    assert "Basis" in found.what.en


def test_a_column_may_be_called_by_its_title_in_the_suggestion(
    write_source: Callable[..., Path],
) -> None:
    renamed = {"Räckvidd" if key == "scope" else key: cell for key, cell in GROUP.items()}
    (found,) = faults(write_source("s", groups=[renamed | {"Räckvidd": "local"}]))
    assert found.fix.sv.startswith("Döp kolumnen till scope (Räckvidd). ")
    assert found.fix.en.startswith("Name the column scope (Scope). ")


def test_a_table_from_a_spreadsheet_is_read_or_told(write_source: Callable[..., Path]) -> None:
    folder = write_source("s", groups=[GROUP])
    path = folder / "groups.csv"
    plain = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + plain)
    assert faults(folder) == []
    path.write_bytes(plain.replace(b",", b";"))
    assert [finding.code for finding in faults(folder)] == ["semicolons"]
    path.unlink()
    assert [finding.code for finding in faults(folder)] == ["missing-table"]


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
