"""The store protocol: what it promises, and that every store of ours keeps it."""

from __future__ import annotations

import inspect
import threading
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.findings import Refused
from graph.namespaces import expand
from graph.store import ChangeSet, EmbeddedStore, Store
from graph.store.engines import TRANSACTIONS
from graph.store.remote import RemoteStore
from tests.conftest import emptied
from tests.graph.store.quads import ALL, A, B, P, quad, values
from tests.servers import SERVERS

NIL = expand("rdf:nil")
METHODS = sorted(
    name
    for name, own in vars(Store).items()
    if (inspect.isfunction(own) and not name.startswith("_")) or name == "__len__"
)


def test_the_protocol_is_small() -> None:
    expected = "__len__ apply dump graphs load quads remember replace select"
    assert expected.split() == METHODS


@pytest.mark.parametrize("kind", [EmbeddedStore, RemoteStore])
@pytest.mark.parametrize("name", METHODS)
def test_a_store_takes_what_the_protocol_promises(name: str, kind: type[Store]) -> None:
    promised = inspect.signature(getattr(Store, name))
    offered = inspect.signature(getattr(kind, name))
    assert offered == promised


@pytest.mark.parametrize("name", METHODS[1:])
def test_every_promise_is_written_down(name: str) -> None:
    assert inspect.getdoc(getattr(Store, name))


@pytest.fixture(params=["memory", "disk", *sorted(SERVERS)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    if request.param in SERVERS:
        return emptied(request.getfixturevalue(request.param))
    return EmbeddedStore(tmp_path / "store" if request.param == "disk" else None)


def needs(store: Store, promise: str) -> None:
    """Skip a test of what an engine cannot promise; its reason is printed."""
    if isinstance(store, RemoteStore) and promise in store.capabilities.lacks:
        engine = store.capabilities
        pytest.skip(f"{engine.name} has no {promise}: {engine.lacks[promise]}")


class Broken:
    """Something whose text is no triple."""

    subject = predicate = object = "no term"


class TestStore:
    """What every store does."""

    def test_a_query_sees_the_union_or_the_graphs_named(self, store: Store) -> None:
        store.load({A: [quad("urn:x", 1, A)], B: [quad("urn:x", 2, B)]})
        assert values(store) == ["1", "2"]
        assert values(store, [B]) == ["2"]
        assert values(store, []) == []
        assert store.graphs() == [A, B]

    def test_values_are_bound_and_never_pasted(self, store: Store) -> None:
        hostile = '" } DROP ALL #'
        store.replace(A, [quad("urn:x", hostile), quad("urn:y", "tame")])
        rows = store.select(ALL, {"o": Literal(hostile)})
        assert [row["s"].value for row in rows] == ["urn:x"]
        assert len(store) == 2

    @pytest.mark.parametrize("text", ["\\u0022 } \\U00000022", "a\\", "\n\r\t'\"", "𝄞 å {?o}", ""])
    def test_any_text_comes_back_and_is_found(self, store: Store, text: str) -> None:
        wanted = quad("urn:x", text)
        assert store.apply(ChangeSet.of([wanted, quad("urn:y", "other")])).added >= {wanted}
        assert set(store.quads()) >= {wanted}
        (row,) = store.select(ALL, {"o": Literal(text)})
        assert row == {"s": NamedNode("urn:x"), "o": Literal(text)}

    def test_a_value_that_is_not_given_lets_everything_through(self, store: Store) -> None:
        query = (
            "SELECT ?s ?wanted { ?s <urn:p> ?o "
            "{ ?s <urn:p> ?wanted } UNION { VALUES ?wanted { rdf:nil } } }"
        )
        store.replace(A, [quad("urn:x", 1), quad("urn:y", 2)])
        for value, subjects in ((NIL, ["urn:x", "urn:y"]), (Literal("2"), ["urn:y"])):
            rows = store.select(query, {"wanted": value})
            assert sorted(row["s"].value for row in rows) == subjects
            assert {row["wanted"] for row in rows} == {value}

    def test_a_blank_node_is_one_node_of_what_is_loaded(self, store: Store) -> None:
        node = BlankNode()
        store.replace(A, [Quad(node, P, Literal("1"), A), Quad(NamedNode("urn:x"), P, node, A)])
        (row,) = store.select("SELECT ?s ?o { ?s <urn:p>/<urn:p> ?o }")
        assert row == {"s": NamedNode("urn:x"), "o": Literal("1")}
        (row,) = store.select("SELECT ?s ?o { ?x <urn:p> ?s . ?s <urn:p> ?o }")
        assert isinstance(row["s"], BlankNode)

    def test_an_unbound_variable_is_left_out(self, store: Store) -> None:
        store.replace(A, [quad("urn:x", 1)])
        (row,) = store.select("SELECT ?s ?q { ?s <urn:p> ?o OPTIONAL { ?s <urn:q> ?q } }")
        assert row.keys() == {"s"}

    def test_replacing_twice_changes_nothing(self, store: Store) -> None:
        quads = [quad("urn:x", 'å "ä" \\ ö\n'), quad("urn:y", 2)]
        store.replace(A, quads)
        first = sorted(map(str, store.quads()))
        store.replace(A, reversed(quads))
        assert sorted(map(str, store.quads())) == first
        store.replace(A, [])
        assert len(store) == 0

    def test_a_load_that_fails_leaves_everything(self, store: Store) -> None:
        needs(store, TRANSACTIONS)
        store.replace(A, [quad("urn:x", 1)])
        with pytest.raises((SyntaxError, ValueError, Refused)):
            store.load({A: [], B: [Broken()]})  # type: ignore[list-item]
        assert values(store) == ["1"]

    def test_writers_wait_for_each_other(self, store: Store) -> None:
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

    def test_a_dump_is_sorted_and_says_everything(self, store: Store, tmp_path: Path) -> None:
        store.load({B: [quad("urn:b", 2, B)], A: [quad("urn:a", 1, A)]})
        store.dump(tmp_path / "dump.nq")
        lines = (tmp_path / "dump.nq").read_text("utf-8").splitlines()
        assert lines == sorted(lines)
        assert lines[0] == '<urn:a> <urn:p> "1" <urn:a> .'

    def test_what_is_remembered_is_made_once_until_the_store_changes(self, store: Store) -> None:
        made: list[int] = []

        def make() -> int:
            made.append(len(made))
            return made[-1]

        assert [store.remember("key", make), store.remember("key", make)] == [0, 0]
        assert store.remember("other", make) == 1
        store.replace(A, [quad("urn:x", 1)])
        assert store.remember("key", make) == 2

    def test_a_change_is_applied_told_and_undone(self, store: Store) -> None:
        kept, gone, new = quad("urn:x", 1), quad("urn:x", 2), quad("urn:x", 3, B)
        store.replace(A, [kept, gone])
        absent = quad("urn:y", 4)
        real = store.apply(ChangeSet.of([kept, new], [gone, absent]))
        assert real == ChangeSet.of([new], [gone])
        assert set(store.quads()) == {kept, new}
        assert store.apply(real.inverse()) == real.inverse()
        assert set(store.quads()) == {kept, gone}

    def test_languages_and_datatypes_outlive_a_change(self, store: Store) -> None:
        literals = [
            *(Literal("å", language=language) for language in ("sv", "en", "sv-SE")),
            *(Literal(value) for value in ("å", True, False, 5)),
            *(Literal("2020-02-29", datatype=expand(f"xsd:{kind}")) for kind in ("date", "x")),
        ]
        quads = [Quad(NamedNode("urn:x"), P, own, graph) for own in literals for graph in (A, B)]
        assert store.apply(ChangeSet.of(quads)) == ChangeSet.of(quads)
        assert set(store.quads()) == set(quads)
        half = ChangeSet.of(removed=quads[::3])
        assert store.apply(half) == half
        assert set(store.quads()) == set(quads) - half.removed

    def test_a_blank_node_is_refused_and_nothing_changes(self, store: Store) -> None:
        nameless = Quad(BlankNode(), P, Literal("1"), A)
        with pytest.raises(ValueError, match="blank node"):
            store.apply(ChangeSet.of([nameless, quad("urn:x", 1)]))
        assert len(store) == 0

    def test_what_is_remembered_follows_a_change_or_is_forgotten(self, store: Store) -> None:
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
