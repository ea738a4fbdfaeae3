"""The embedded store: what lies on disk, and what is read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.findings import Refused
from graph.store import ChangeSet, EmbeddedStore
from tests.graph.store.quads import A, quad, values


def test_a_store_on_disk_is_there_again(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "s")
    store.replace(A, [quad("urn:x", "å")])
    del store
    again = EmbeddedStore(tmp_path / "s", read_only=True)
    assert values(again) == ["å"]
    assert values(again.in_memory()) == ["å"]


@pytest.mark.parametrize("name", ["quads.nq", "quads.trig"])
def test_a_store_is_filled_from_a_file_of_quads(tmp_path: Path, name: str) -> None:
    text = {
        "quads.nq": '<urn:x> <urn:p> "å" <urn:a> .',
        "quads.trig": '<urn:a> {<urn:x> <urn:p> "å"}',
    }
    (tmp_path / name).write_text(text[name], "utf-8")
    assert values(EmbeddedStore.of_file(tmp_path / name)) == ["å"]
    on_disk = EmbeddedStore.of_file(tmp_path / name, tmp_path / "s")
    assert on_disk.path == tmp_path / "s"
    del on_disk
    assert values(EmbeddedStore(tmp_path / "s", read_only=True)) == ["å"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("quads.ttl", "", "no-quads"),
        ("missing.nq", None, "unreadable-file"),
        ("quads.nq", "<urn:x> <urn:p> <urn:o> <urn:g> .\n<urn:x>", "broken-rdf"),
    ],
)
def test_a_file_that_holds_no_quads(tmp_path: Path, name: str, text: str | None, code: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        EmbeddedStore.of_file(tmp_path / name)
    [finding] = refused.value.findings
    assert finding.code == code
    assert finding.where.line == (2 if code == "broken-rdf" else 0)


def test_a_change_is_on_disk_when_it_is_told(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.apply(ChangeSet.of([quad("urn:x", 'å "ä" \\ ö\n')]))
    del store
    assert values(EmbeddedStore(tmp_path / "store")) == ['å "ä" \\ ö\n']


class Interrupted:
    """A store in which somebody reads as soon as a write is done, before it is told of."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.inner = store._store
        self.read = lambda: store.remember("values", lambda: values(store), lambda was, _: was)

    def update(self, text: str) -> None:
        self.inner.update(text)
        assert self.read()

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)

    def __contains__(self, own: object) -> bool:
        return own in self.inner


def test_what_is_made_while_a_write_is_under_way_is_not_kept() -> None:
    store = EmbeddedStore()
    store.replace(A, [quad("urn:x", 1)])
    store._store = Interrupted(store)  # type: ignore[assignment]
    changes = store.apply(ChangeSet.of([quad("urn:x", 2)]))
    assert store.remember("values", lambda: values(store)) == ["1", "2"]
    store.apply(changes.inverse())
    assert store.remember("values", lambda: values(store)) == ["1"]
