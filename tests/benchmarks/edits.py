"""Edits: what it takes to be up to date after one edited statement, beside making all anew."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, Quad

from graph.coverage import as_json, cover
from graph.namespaces import code, expand
from graph.store import ChangeSet, EmbeddedStore
from graph.store.memory import Memory
from graph.validate.engines import stand
from graph.validate.statements import SUITES
from tests.benchmarks.apart import Measured, apart, percentile, timed
from tests.benchmarks.country import stored, view
from tests.benchmarks.figure import Figure, Section

EDITS = 400
_CLAIMS = "SELECT ?claim ?place { ?claim a samv:StatusClaim ; samv:about ?place } ORDER BY ?claim"
_QUADS = "SELECT ?node ?property ?value ?graph { GRAPH ?graph { ?node ?property ?value } }"
_OTHERS = {
    "samv:stage": [code("stage", key) for key in ("in-force", "none")],
    "samv:asOf": [Literal(f"2024-0{month}-01", datatype=expand("xsd:date")) for month in (3, 9)],
    "samv:basis": [code("basis", key) for key in ("interpreted", "stated")],
}


@dataclass(frozen=True)
class Watch:
    """Something that is kept up to date. after: what is asked after an edit about a place.

    anew: what makes all of it, asked first of all, and at last of a store that remembers nothing.
    told: the part of an answer in which both are to be equal.
    """

    after: Callable[[EmbeddedStore, str], Any]
    anew: Callable[[EmbeddedStore], Any]
    told: Callable[[Any], Any] = lambda answer: answer


SHAPES = "SHACL, all shapes of what the sources say"
WATCHED = {
    SHAPES: Watch(
        lambda store, place: stand(view(store), SUITES),
        lambda store: stand(view(store), SUITES),
        lambda standing: Counter(standing.results),
    ),
    "assessments": Watch(
        lambda store, place: cover(view(store), place).cells,
        lambda store: cover(view(store)),
    ),
    "matrix of the whole country": Watch(
        lambda store, place: cover(view(store)).cells,
        lambda store: cover(view(store)),
    ),
    "municipality with all that is said there, as JSON": Watch(
        lambda store, place: as_json(cover(view(store), place)),
        lambda store: as_json(cover(view(store))),
    ),
}


@dataclass(frozen=True)
class Edited:
    """follow: seconds of each edit until all is up to date. full: seconds to make all anew."""

    follow: tuple[float, ...]
    full: float


def edits(store: EmbeddedStore) -> Iterator[tuple[ChangeSet, str]]:
    """Yield edits of statements spread over the country, of several kinds, and their places.

    Each is for the state in which the ones before have left the store: every second gives a
    property another value, the others take a statement away with its evidence.
    """
    rows = store.select(_CLAIMS)
    chosen = rows[:: max(1, len(rows) // EDITS)][:EDITS]
    for row, other in zip(chosen, cycle((*_OTHERS, None)), strict=False):
        own = _about(store, row["claim"])
        yield _with(own, other) if other else _without(store, own), row["place"].value


def _about(store: EmbeddedStore, node: Any) -> list[Quad]:
    rows = store.select(_QUADS, {"node": node})
    return [Quad(node, row["property"], row["value"], row["graph"]) for row in rows]


def _with(own: Sequence[Quad], curie: str) -> ChangeSet:
    [old] = [quad for quad in own if quad.predicate == expand(curie)]
    value = next(other for other in _OTHERS[curie] if other != old.object)
    return ChangeSet.of([Quad(old.subject, old.predicate, value, old.graph_name)], [old])


def _without(store: EmbeddedStore, own: Sequence[Quad]) -> ChangeSet:
    cited = [quad.object for quad in own if quad.predicate == expand("samv:evidence")]
    return ChangeSet.of(removed=[*own, *(quad for node in cited for quad in _about(store, node))])


def edited(file: Path, name: str, on_disk: bool = False) -> Edited:
    """Edit a country, statement by statement; then make all anew, and compare."""
    watch = WATCHED[name]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = stored(file, Path(folder) / "store" if on_disk else None)
        watch.anew(store)
        seconds, places = [], []
        for changes, place in edits(store):

            def edit(changes: ChangeSet = changes, place: str = place) -> None:
                store.apply(changes)
                watch.after(store, place)

            seconds.append(timed(edit))
            places.append(place)
        followed = [watch.told(watch.after(store, place)) for place in places]
        store._memory = Memory()
        full = timed(lambda: watch.anew(store))
        assert followed == [watch.told(watch.after(store, place)) for place in places]
        return Edited(tuple(seconds), full)


def section(file: Path) -> Section:
    """Measure the edits of a country."""
    runs = [(name, apart(edited, file, name)) for name in WATCHED]
    runs.append(("assessments, on disk", apart(edited, file, "assessments", True)))
    return Section(
        "Edits",
        f"{EDITS} edits, one statement each: another stage, date or basis, or the statement taken "
        "away with its evidence. The time is that of the change and of what is then asked: the "
        "assessments of the place that the statement is about, or more. At last all is made anew, "
        "and the answers are equal.",
        [figure for name, own in runs for figure in _figures(name, own)],
    )


def _figures(name: str, own: Measured) -> Iterator[Figure]:
    for share, aim in ((0.5, ""), (0.95, "aim ≤ 0.020 s; at scale 10 ≥ 100×")):
        seconds = percentile(own.answer.follow, share)
        yield Figure(
            f"{name}, p{share * 100:.0f}", seconds, "all anew", own.answer.full, own.peak, note=aim
        )
