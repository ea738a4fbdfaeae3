"""Questions: coverage, who collaborates with whom, and how far up a group tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.coverage import Coverage, cover
from graph.namespaces import expand
from graph.store import Store
from graph.store.memory import Memory
from graph.who import collaborate
from tests.benchmarks.apart import apart, median, percentile, timed
from tests.benchmarks.country import DAY, peer, stored, view
from tests.benchmarks.figure import Figure, Section

ACTORS = 300
PEER_ACTORS = 20
_ORGANISATIONS = "SELECT DISTINCT ?actor { ?seat org:member ?actor } ORDER BY ?actor"
_ON_THE_DAY = """
  ?own schema:validFrom ?b1 ; schema:validThrough ?e1 . ?its schema:validFrom ?b2 ;
    schema:validThrough ?e2 .
  FILTER(?b1 <= ?day && ?day <= ?e1 && ?b2 <= ?day && ?day <= ?e2)
"""
COLLABORATORS = f"""SELECT DISTINCT ?actor ?day ?other {{
  ?own org:member ?actor ; org:organization ?group .
  ?its org:organization ?group ; org:member ?other . {_ON_THE_DAY}
  FILTER(?other != ?actor)
}}"""
PAIRS = f"""SELECT DISTINCT ?day ?one ?other {{
  ?own org:organization ?group ; org:member ?one .
  ?its org:organization ?group ; org:member ?other . {_ON_THE_DAY}
  FILTER(STR(?one) < STR(?other))
}}"""
LEVEL_PATHS = """SELECT DISTINCT ?group ?top {
  ?low a samv:LevelStatement ; samv:level <LEVEL/operative> ; samv:about ?group .
  ?group (^samv:reportFrom/samv:reportTo)+ ?top .
  ?high a samv:LevelStatement ; samv:level <LEVEL/political> ; samv:about ?top .
}""".replace("LEVEL", expand("code:level").value)
_DAY = {"day": Literal(DAY.isoformat(), datatype=expand("xsd:date"))}


@dataclass(frozen=True)
class Answered:
    """seconds: of each time. told: the answer, or how many rows it has."""

    seconds: tuple[float, ...]
    told: Any


def opened(file: Path, ours: bool) -> Store:
    """Return a country in our store or in the peer's, both in memory."""
    return stored(file) if ours else peer(file)


def coverage(file: Path, ours: bool, runs: int) -> Answered:
    """Assess the whole country, each time as if it had just been loaded."""
    store = opened(file, ours)

    def anew() -> Coverage:
        store._memory = Memory()
        return cover(view(store))

    seconds = tuple(timed(anew) for _ in range(runs))
    return Answered(seconds, [(*key, cell.assessment) for key, cell in anew().by_pair.items()])


def collaborators(file: Path) -> tuple[Answered, float]:
    """Ask of every so-manieth actor; return that and the seconds of the very first answer."""
    store = stored(file)
    actors = _actors(store, ACTORS)
    first = timed(lambda: collaborate(view(store), actors[0]))
    found: list[int] = []
    seconds = [
        timed(lambda actor=actor: found.append(len(collaborate(view(store), actor).partners)))
        for actor in actors
    ]
    return Answered(tuple(seconds), sum(found)), first


def queried(file: Path, ours: bool, query: str, runs: int) -> Answered:
    """Ask one query of a country; with an actor if the query takes one, else as it is."""
    store = opened(file, ours)
    if "?actor" in query:
        actors = _actors(store, runs)
        found: list[int] = []
        seconds = [
            timed(lambda own=own: found.append(len(store.select(query, _DAY | {"actor": own}))))
            for own in map(NamedNode, actors)
        ]
        return Answered(tuple(seconds), sum(found))
    values = _DAY if "?day" in query else {}
    size = len(store.select(query, values))
    return Answered((median(lambda: store.select(query, values), runs),), size)


def _actors(store: Store, most: int) -> list[str]:
    """Return actors spread over all who sit somewhere."""
    found = [row["actor"].value for row in store.select(_ORGANISATIONS)]
    return found[:: max(1, len(found) // most)][:most]


def section(file: Path) -> Section:
    """Measure the questions, ours beside rdflib."""
    return Section(
        "Questions",
        "The whole country, in memory, on one day. Coverage is the same queries and the "
        "same reducer on both; each time everything that is remembered is forgotten first.",
        [_coverage(file), *_who(file), *_paths(file)],
    )


def _coverage(file: Path) -> Figure:
    ours, theirs = apart(coverage, file, True, 5), apart(coverage, file, False, 1)
    assert ours.answer.told == theirs.answer.told
    seconds, slow = percentile(ours.answer.seconds, 0.5), theirs.answer.seconds[0]
    note = f"{len(ours.answer.told):,} assessments, equal; aim ≤ 1 s and ≥ 15×"
    return Figure(
        "coverage: 290 municipalities × all requirements",
        *(seconds, "rdflib in memory", slow),
        *(ours.peak, theirs.peak, note),
    )


def _who(file: Path) -> list[Figure]:
    """The library tells far more than the query that the peer is asked."""
    (answered, first), peak = (own := apart(collaborators, file)).answer, own.peak
    theirs = apart(queried, file, False, COLLABORATORS, PEER_ACTORS)
    same = apart(queried, file, True, COLLABORATORS, PEER_ACTORS)
    assert same.answer.told == theirs.answer.told
    name, note = "rdflib, one query of members", f"{len(answered.seconds)} actors"
    figures = []
    for share, aim in ((0.5, ""), (0.95, "; aim ≤ 0.010 s"), (1.0, "")):
        own, slow = percentile(answered.seconds, share), percentile(theirs.answer.seconds, share)
        what = f"who collaborates with an actor, whole answer, p{share * 100:.0f}"
        figures.append(Figure(what, own, name, slow, peak, theirs.peak, note + aim))
    one, slow = (percentile(found.answer.seconds, 0.5) for found in (same, theirs))
    told = f"{PEER_ACTORS} actors, {same.answer.told:,} rows, equal"
    return [
        *figures,
        Figure("the first such answer after loading", first, note="reads every link once"),
        Figure("the one query of members, p50", one, name, slow, same.peak, theirs.peak, told),
    ]


def _asked(file: Path, what: str, query: str) -> Figure:
    ours, theirs = apart(queried, file, True, query, 5), apart(queried, file, False, query, 1)
    assert ours.answer.told == theirs.answer.told
    seconds, slow = ours.answer.seconds[0], theirs.answer.seconds[0]
    note = f"{ours.answer.told:,} rows, equal"
    return Figure(what, seconds, "rdflib in memory", slow, ours.peak, theirs.peak, note)


def _paths(file: Path) -> list[Figure]:
    up = "from operative groups up to the political one, path `+`"
    return [_asked(file, "all collaborating pairs", PAIRS), _asked(file, up, LEVEL_PATHS)]
