"""A country as a file: the same bytes, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.findings import Refused
from graph.namespaces import CATALOGUE_GRAPH, ONTOLOGY_GRAPH
from graph.store import EmbeddedStore
from graph.synthetic import country as countries
from graph.synthetic import division
from graph.synthetic.country import count_sources
from graph.synthetic.files import write_country


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a country of two small counties."""

    def few(scale: int) -> list[division.County]:
        return [
            own for own in division.counties(scale) if own.key.partition("-")[0] in ("10", "13")
        ]

    monkeypatch.setattr(countries, "counties", few)


def test_the_same_scale_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    one, same, other = (tmp_path / f"{name}.nq" for name in ("one", "same", "other"))
    counts = [write_country(one, 1, 5), write_country(same, 1, 5)]
    write_country(other, 1, 6)
    assert one.read_bytes() == same.read_bytes() != other.read_bytes()
    assert counts == [one.read_bytes().count(b"\n")] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.nq", "other.nq", "same.nq"]


def test_both_formats_hold_the_same_store(tmp_path: Path) -> None:
    stores = []
    for name in ("land.nq", "land.trig"):
        write_country(tmp_path / name, 1, 1)
        stores.append(EmbeddedStore.of_file(tmp_path / name))
    assert set(stores[0].quads()) == set(stores[1].quads())
    assert {ONTOLOGY_GRAPH, CATALOGUE_GRAPH} < set(stores[0].graphs())
    assert len(stores[0].graphs()) == 2 + 1 + 2 * 4


def test_it_grows_linearly(tmp_path: Path) -> None:
    sizes = [write_country(tmp_path / "land.nq", scale, 1) for scale in (1, 2, 3)]
    steps = [sizes[1] - sizes[0], sizes[2] - sizes[1]]
    assert steps[1] == pytest.approx(steps[0], rel=0.15)


def test_progress_is_told_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    write_country(tmp_path / "land.nq", 1, 1, lambda done, total: told.append((done, total)))
    assert told == [(number, count_sources(1)) for number in range(1, 10)]


@pytest.mark.parametrize(
    ("name", "scale", "code"),
    [
        ("land.csv", 1, "no-quads"),
        ("land", 1, "no-quads"),
        ("land.nq", 0, "country-scale"),
        ("missing/land.nq", 1, "country-unwritable"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, name: str, scale: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        write_country(tmp_path / name, scale, 1)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "land.nq").mkdir()
    with pytest.raises(Refused):
        write_country(tmp_path / "land.nq", 1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["land.nq"]


def test_what_is_broken_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "land.nq").write_text("old")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_country(tmp_path / "land.nq", 1, 1, stop)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
