"""Structures that are attested on the day without anybody saying who takes part in them.

That an actor has no seat on a day does not mean that there is nothing where it works: a source
may name a structure, and leave its members out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.board import Board, time_of
from graph.collaboration import NOW, Time
from graph.dates import Holding
from graph.existence import Existence, Standing
from graph.localities import Gazetteer
from graph.profiles import Profile


@dataclass(frozen=True)
class Unseated:
    """A structure in which no seat is attested on the day, by anybody."""

    structure: str
    profile: Profile
    standing: Standing
    time: Time


def find_unseated(board: Board, actors: Iterable[str], level: str | None = None) -> list[Unseated]:
    """Return what is attested on the day where all the actors work, no members stated, sorted.

    A structure concerns the actors when it belongs to one of them or covers the whole place
    where one works, and each of the others works within that place or around it. What covers
    the whole country tells nothing of a place. level: only what a statement puts on the level.
    """
    perspective = board.perspective
    gazetteer = Gazetteer.of(perspective.knowledge)
    concerned = [_Concern(board, gazetteer, actor) for actor in actors]
    found = []
    for structure in _candidates(board, concerned):
        states = board.known.states[structure]
        standing, profile = board.standing(structure), board.profiles[structure]
        time = time_of(standing, states, perspective.on)
        attested = time in NOW and standing.existence is not Existence.ABSENT
        seats = board.known.seats.get(structure, ())
        seated = any(link.holds(perspective.on) is not Holding.NO for link in seats)
        if not attested or seated or (level and not profile.on_level(level)):
            continue
        meets = all(own.meets(profile) for own in concerned)
        if meets and any(own.is_covered_by(profile) for own in concerned):
            found.append(Unseated(structure, profile, standing, time))
    return sorted(found, key=lambda item: (list(Time).index(item.time), item.structure))


def _candidates(board: Board, concerned: Iterable[_Concern]) -> set[str]:
    """Return the structures of which something is stated and that may concern one of the actors."""
    index = board.perspective.remember("structures by body and place", lambda: _index(board))
    keys = {key for own in concerned for key in own.reach()}
    return {structure for key in keys for structure in index.get(key, ())}


def _index(board: Board) -> dict[str, list[str]]:
    """Return the structures of which something is stated, by their body and their places."""
    index: dict[str, list[str]] = {}
    for structure in board.known.states:
        profile = board.profiles[structure]
        for key in {profile.body, *profile.localities}:
            index.setdefault(key, []).append(structure)
    return index


class _Concern:
    """Which structures concern one actor: its own, and those where it works."""

    def __init__(self, board: Board, gazetteer: Gazetteer, actor: str) -> None:
        self._acting: Collection[str] = board.acting(actor)
        self._gazetteer = gazetteer
        self._places = set(board.profiles[actor].localities)
        self._around = self._within(self._places)

    def reach(self) -> set[str]:
        """Return the bodies and places whose structures concern the actor."""
        return {*self._acting, *self._around}

    def _within(self, places: Iterable[str]) -> set[str]:
        """Return the places and all that they lie in, the country left out."""
        known = self._gazetteer.localities
        around = {outer for place in places for outer in self._gazetteer.around(place)}
        return {place for place in around if place not in known or known[place].type != "country"}

    def is_covered_by(self, structure: Profile) -> bool:
        return structure.body in self._acting or not self._around.isdisjoint(structure.localities)

    def meets(self, structure: Profile) -> bool:
        inside = not self._places.isdisjoint(self._within(structure.localities))
        return inside or self.is_covered_by(structure)
