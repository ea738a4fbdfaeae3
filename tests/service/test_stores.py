"""Stores: the default one is built once, whole, and anew when a table changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from graph.findings import Refused
from graph.load import SOURCES, load_sources, source_folders
from graph.store import EmbeddedStore
from service import stores
from tests.servers import free_port


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder; the default store is built of one small source."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "samverkan"


@pytest.fixture
def small(write_source: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_source("liten", families=[{"key": "f", "name_sv": "F", "name_en": "F"}])
    monkeypatch.setattr(stores, "load_sources", partial(load_sources, folders=[folder]))
    return folder


def refused(name: str) -> str:
    with pytest.raises(Refused) as caught:
        stores.open_store(name)
    [finding] = caught.value.findings
    return finding.code


def test_the_default_store_is_built_once(root, small, monkeypatch):
    first = stores.open_store("default")
    assert first.path == root / stores.fingerprint()
    monkeypatch.setattr(stores, "load_sources", None)
    again = stores.open_store("default")
    assert len(again) == len(first) > 1000
    assert [path.name for path in root.iterdir()] == [stores.fingerprint()]


def test_it_is_the_same_on_disk_and_in_memory(root, small):
    on_disk, copied = stores.open_store("default"), stores.open_in_memory("default")
    assert copied.path is None
    assert set(copied.quads()) == set(on_disk.quads()) == set(stores.open_store("memory").quads())


def test_it_is_read_only(root, small):
    store = stores.open_store("default")
    with pytest.raises(RuntimeError, match="read-write"):
        store.load({graph: [] for graph in store.graphs()})


def test_progress_is_told_while_it_is_built_and_not_after(root, small):
    told: list[tuple[int, int]] = []
    stores.open_store("default", lambda *given: told.append(given))
    assert told == [(1, 1)]
    stores.open_store("default", lambda *given: told.append(given))
    assert told == [(1, 1)]


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_interrupted_build_is_never_opened(root, small, monkeypatch, error):
    whole = stores.load_sources

    def interrupted(store: EmbeddedStore, progress: object = None) -> None:
        whole(store)
        raise error

    monkeypatch.setattr(stores, "load_sources", interrupted)
    with pytest.raises(error):
        stores.open_store("default")
    assert not (root / stores.fingerprint()).exists()
    monkeypatch.setattr(stores, "load_sources", whole)
    assert len(stores.open_store("default")) > 1000


def test_what_a_killed_build_left_is_never_opened(root, small):
    left = root / "building-killed"
    left.mkdir(parents=True)
    EmbeddedStore(left)
    store = stores.open_store("default")
    assert store.path != left
    assert len(store) > 1000


def test_what_killed_builds_left_is_removed_when_it_is_old(root, small):
    old, new = root / "building-old", root / "building-new"
    for left in (old, new):
        left.mkdir(parents=True)
    os.utime(old, (0, 0))
    stores.default_store()
    assert (old.exists(), new.exists()) == (False, True)


def test_two_builders_at_once_get_one_whole_store(root, small, monkeypatch):
    whole, ready = stores.load_sources, Barrier(2)

    def at_once(store: EmbeddedStore, progress: object = None) -> None:
        whole(store)
        ready.wait(timeout=30)

    monkeypatch.setattr(stores, "load_sources", at_once)
    with ThreadPoolExecutor(2) as builders:
        paths = list(builders.map(lambda _: stores.default_store(), range(2)))
    assert paths[0] == paths[1]
    assert [path.name for path in root.iterdir()] == [stores.fingerprint()]
    monkeypatch.setattr(stores, "load_sources", whole)
    assert set(stores.open_store("default").quads()) == set(stores.open_store("memory").quads())


def test_a_disk_that_is_full_is_told(root, small, monkeypatch):
    def full(store: EmbeddedStore, progress: object = None) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stores, "load_sources", full)
    assert refused("default") == "no-cache-folder"
    assert list(root.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert refused("default") == "no-cache-folder"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the default store is built from."""
    copy = tmp_path / "library"
    for name in ("a", "b"):
        (copy / "sources" / name).mkdir(parents=True)
        (copy / "sources" / name / "groups.csv").write_text(f"key\n{name}\n")
    shutil.copytree(SOURCES.parent / "tables", copy / "tables")
    for name in ("load.py", "dates.py", "namespaces.py"):
        shutil.copy(SOURCES.parent / name, copy / name)
    monkeypatch.setattr(stores, "_LIBRARY", copy)
    return copy


@pytest.mark.parametrize(
    "changed", ["sources/a/groups.csv", "tables/groups.toml", "tables/reader.py", "load.py"]
)
def test_the_fingerprint_changes_with_what_is_built_from(library, changed):
    before = stores.fingerprint()
    assert stores.fingerprint() == before
    path = library / changed
    text = path.read_bytes()
    path.write_bytes(text + b"\n")
    assert stores.fingerprint() != before
    path.write_bytes(text)
    assert stores.fingerprint() == before


def test_the_fingerprint_knows_which_source_a_table_is_in(library):
    before = stores.fingerprint()
    (library / "sources" / "b").rename(library / "sources" / "c")
    assert stores.fingerprint() != before


def test_the_fingerprint_changes_with_the_ontology(library, monkeypatch, tmp_path):
    before = stores.fingerprint()
    (tmp_path / "x.ttl").write_text("")
    monkeypatch.setattr(stores.ontology, "FOLDER", tmp_path)
    assert stores.fingerprint() != before


def test_a_broken_row_is_one_message_and_nothing_is_loaded(program, root, tmp_path, monkeypatch):
    copied = tmp_path / "sources"
    shutil.copytree(SOURCES, copied)
    table = copied / "dalarna-enkat-2023" / "groups.csv"
    lines = table.read_text("utf-8").splitlines()
    lines[3] = lines[3].rpartition(",")[0]
    table.write_text("\n".join(lines) + "\n", "utf-8")
    folders = source_folders(copied)
    monkeypatch.setattr(stores, "load_sources", partial(load_sources, folders=folders))
    for language, said in (("sv", "rad 4"), ("en", "line 4")):
        ran = program("coverage", "--area", "20", "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        [line] = ran.err.splitlines()
        assert f"dalarna-enkat-2023/groups.csv, {said}" in line
        assert str(tmp_path) not in line
        assert list(root.iterdir()) == []


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 600] = bytes(byte ^ 0xFF for byte in content[middle:][:600])
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_store_that_is_damaged_is_told_when_it_is_opened(root, small, name):
    path = stores.default_store()
    damage(min(path.glob(name), key=lambda own: own.stat().st_size))
    assert refused(str(path)) == "damaged-store"


def test_a_store_that_is_damaged_inside_is_told_when_it_is_read(root, small):
    path = stores.default_store()
    for own in path.glob("*.sst"):
        if own.stat().st_size > 20_000:
            damage(own)
    stores.open_store(str(path))
    with pytest.raises(Refused) as caught:
        stores.open_in_memory(str(path))
    assert [finding.code for finding in caught.value.findings] == ["damaged-store"]


def test_damage_is_told_on_the_command_line(program, root, small):
    damage(next(stores.default_store().glob("MANIFEST-*")))
    ran = program("coverage")
    assert (ran.code, ran.out) == (2, "")
    assert "går inte att öppna" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("name", ["/no/such/folder", "", "\x00"])
def test_a_folder_without_a_store(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refused(name) == "no-store"


def test_a_folder_that_cannot_be(program):
    assert refused("x" * 5000) == "damaged-store"


def test_a_file_of_quads_is_read_into_memory(tmp_path: Path) -> None:
    land = tmp_path / "land.nq"
    land.write_text('<urn:x> <urn:p> "å" <urn:a> .\n', "utf-8")
    opened, copied = stores.open_store(str(land)), stores.open_in_memory(str(land))
    assert [len(opened), len(copied)] == [1, 1]
    assert (opened.path, copied.path) == (None, None)
    assert refused(str(tmp_path / "missing.nq")) == "unreadable-file"


def test_what_lies_behind_an_address_stays_there(oxigraph: str) -> None:
    for open_ in (stores.open_store, stores.open_in_memory):
        opened = open_(oxigraph)
        assert opened.url == oxigraph
        assert not isinstance(opened, EmbeddedStore)


def test_an_address_where_nobody_answers_is_refused_at_once() -> None:
    assert refused(f"http://127.0.0.1:{free_port()}/query") == "remote-down"
    assert refused("http://") == "remote-address"
