"""The store: union of graphs, bound values, all or nothing, one writer at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.findings import Refused
from graph.store import ChangeSet, EmbeddedStore

A, B, P = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:p")
ALL = "SELECT ?s ?o { ?s <urn:p> ?o }"


def quad(subject: str, value: object, graph: NamedNode = A) -> Quad:
    return Quad(NamedNode(subject), P, Literal(str(value)), graph)


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> EmbeddedStore:
    return EmbeddedStore(tmp_path / "store" if request.param == "disk" else None)


def values(store: EmbeddedStore, graphs: list[NamedNode] | None = None) -> list[str]:
    return sorted(row["o"].value for row in store.select(ALL, graphs=graphs))


def test_a_query_sees_the_union_or_the_graphs_named(store: EmbeddedStore) -> None:
    store.load({A: [quad("urn:x", 1, A)], B: [quad("urn:x", 2, B)]})
    assert values(store) == ["1", "2"]
    assert values(store, [B]) == ["2"]
    assert values(store, []) == []
    assert store.graphs() == [A, B]


def test_values_are_bound_and_never_pasted(store: EmbeddedStore) -> None:
    hostile = '" } DROP ALL #'
    store.replace(A, [quad("urn:x", hostile), quad("urn:y", "tame")])
    rows = store.select(ALL, {"o": Literal(hostile)})
    assert [row["s"].value for row in rows] == ["urn:x"]
    assert len(store) == 2


def test_an_unbound_variable_is_left_out(store: EmbeddedStore) -> None:
    store.replace(A, [quad("urn:x", 1)])
    (row,) = store.select("SELECT ?s ?q { ?s <urn:p> ?o OPTIONAL { ?s <urn:q> ?q } }")
    assert row.keys() == {"s"}


def test_replacing_twice_changes_nothing(store: EmbeddedStore) -> None:
    quads = [quad("urn:x", 'å "ä" \\ ö\n'), quad("urn:y", 2)]
    store.replace(A, quads)
    first = sorted(map(str, store.quads()))
    store.replace(A, reversed(quads))
    assert sorted(map(str, store.quads())) == first
    store.replace(A, [])
    assert len(store) == 0


def test_a_load_that_fails_leaves_everything(store: EmbeddedStore) -> None:
    store.replace(A, [quad("urn:x", 1)])
    with pytest.raises((SyntaxError, ValueError)):
        store.load({A: [], B: [Broken()]})  # type: ignore[list-item]
    assert values(store) == ["1"]


class Broken:
    """Something whose text is no triple."""

    subject = predicate = object = "no term"


def test_writers_wait_for_each_other(store: EmbeddedStore) -> None:
    """Concurrent updates of an on-disk pyoxigraph lose writes without the lock."""
    graphs = [NamedNode(f"urn:g{i}") for i in range(8)]

    def write(graph: NamedNode) -> None:
        for number in range(5):
            store.replace(graph, [quad("urn:x", f"{graph.value} {number}", graph)])

    threads = [threading.Thread(target=write, args=[graph]) for graph in graphs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert values(store) == sorted(f"{graph.value} 4" for graph in graphs)


def test_a_store_on_disk_is_there_again(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "s")
    store.replace(A, [quad("urn:x", "å")])
    del store
    again = EmbeddedStore(tmp_path / "s", read_only=True)
    assert values(again) == ["å"]
    assert values(again.in_memory()) == ["å"]


def test_a_dump_is_sorted_and_says_everything(store: EmbeddedStore, tmp_path: Path) -> None:
    store.load({B: [quad("urn:b", 2, B)], A: [quad("urn:a", 1, A)]})
    store.dump(tmp_path / "dump.nq")
    lines = (tmp_path / "dump.nq").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert lines[0] == '<urn:a> <urn:p> "1" <urn:a> .'


def test_what_is_remembered_is_made_once_until_the_store_changes(store: EmbeddedStore) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [store.remember("key", make), store.remember("key", make)] == [0, 0]
    assert store.remember("other", make) == 1
    store.replace(A, [quad("urn:x", 1)])
    assert store.remember("key", make) == 2


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


def test_a_change_is_applied_told_and_undone(store: EmbeddedStore) -> None:
    kept, gone, new = quad("urn:x", 1), quad("urn:x", 2), quad("urn:x", 3, B)
    store.replace(A, [kept, gone])
    absent = quad("urn:y", 4)
    real = store.apply(ChangeSet.of([kept, new], [gone, absent]))
    assert real == ChangeSet.of([new], [gone])
    assert set(store.quads()) == {kept, new}
    assert store.apply(real.inverse()) == real.inverse()
    assert set(store.quads()) == {kept, gone}


def test_a_change_is_on_disk_when_it_is_told(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.apply(ChangeSet.of([quad("urn:x", 'å "ä" \\ ö\n')]))
    del store
    assert values(EmbeddedStore(tmp_path / "store")) == ['å "ä" \\ ö\n']


def test_a_blank_node_is_refused_and_nothing_changes(store: EmbeddedStore) -> None:
    nameless = Quad(BlankNode(), P, Literal("1"), A)
    with pytest.raises(ValueError, match="blank node"):
        store.apply(ChangeSet.of([nameless, quad("urn:x", 1)]))
    assert len(store) == 0


def test_what_is_remembered_follows_a_change_or_is_forgotten(store: EmbeddedStore) -> None:
    made: list[str] = []

    def make() -> list[str]:
        made.append("made")
        return values(store)

    def follow(before: list[str], changes: ChangeSet) -> list[str]:
        made.append("followed")
        gone = {one.object.value for one in changes.removed}
        return sorted(
            [*(v for v in before if v not in gone), *(q.object.value for q in changes.added)]
        )

    def asked() -> tuple[list[str], list[str]]:
        return store.remember("follows", make, follow), store.remember("forgets", make)

    store.replace(A, [quad("urn:x", 1)])
    assert asked() == asked() == (["1"], ["1"])
    assert made == ["made", "made"]
    # Two changes are followed at once, and only when somebody asks.
    store.apply(ChangeSet.of([quad("urn:x", 2)]))
    store.apply(ChangeSet.of([quad("urn:x", 3)], [quad("urn:x", 2)]))
    assert made == ["made", "made"]
    assert asked() == (["1", "3"], ["1", "3"])
    assert made[2:] == ["followed", "made"]
    # What has not really changed anything is not followed, and a load forgets everything.
    store.apply(ChangeSet.of([quad("urn:x", 3)]))
    asked()
    assert made[4:] == []
    store.replace(B, [])
    asked()
    assert made[4:] == ["made", "made"]
