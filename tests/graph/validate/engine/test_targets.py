"""Which nodes a shape is applied to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.store import EmbeddedStore
from graph.validate.engine.targets import Targets
from graph.validate.engine.value_nodes import Context

MakeStore = Callable[[str], EmbeddedStore]
DATA = (
    "ex:a a ex:Low ; ex:p ex:b . ex:b a ex:High, ex:Low ; ex:q ex:c . "
    "ex:Low rdfs:subClassOf ex:High ."
)


def ex(name: str) -> str:
    return f"<https://example.org/{name}>"


@pytest.mark.parametrize(
    ("targets", "wanted"),
    [
        (Targets(), ""),
        (Targets(classes=(ex("High"),)), "ab"),
        (Targets(classes=(ex("Low"), ex("High"))), "ab"),
        (Targets(subjects_of=(ex("p"), ex("q"))), "ab"),
        (Targets(objects_of=(ex("p"), ex("q"))), "bc"),
        (Targets(nodes=(ex("x"), ex("a"))), "ax"),
        (Targets((ex("x"),), (ex("High"),), (ex("q"),), (ex("q"),)), "abcx"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_targets(make_store: MakeStore, targets: Targets, wanted: str, known: bool) -> None:
    assert bool(targets) is bool(wanted)
    if not targets:
        return
    below = {ex("High"): (ex("High"), ex("Low")), ex("Low"): (ex("Low"),)} if known else {}
    store = make_store(DATA)

    def found(among: list[str] | None) -> str:
        pattern = targets.pattern(Context(below), "?this", among)
        rows = store.select(f"SELECT DISTINCT ?this WHERE {{ {pattern} }}")
        return "".join(sorted(row["this"].value[-1] for row in rows))

    assert found(None) == wanted
    assert found([ex("a"), ex("nobody")]) == wanted.replace("x", "").strip("bc")
