"""The view *who collaborates with whom*: the answer about one actor, or about two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.board import Board
from graph.collaboration import Outcome, Reported, Seat, Shared, Time, outcome, way_basis
from graph.coverage import cover
from graph.existence import Existence
from graph.links import Link, link_json, named
from graph.localities import Gazetteer
from graph.paths import find_paths
from graph.perspective import Perspective

MAX_PATHS = 20
_DENIED = "none"
_STRUCTURES = ("group", "agreement")
T = TypeVar("T", Shared, Reported)


@dataclass(frozen=True)
class Denial:
    """A statement that something is not there, about a place or a structure of the actor."""

    about: dict[str, Any]
    locality: dict[str, Any] | None
    statement: dict[str, Any]


@dataclass(frozen=True)
class Collaboration:
    """shared: structures with a seat, by time. direct: stated relations. paths: ways from the
    one to the other over links that hold on the day, shortest first.
    """

    perspective: Perspective
    actor: str
    other: str | None
    level: str | None
    outcome: Outcome
    shared: tuple[Shared, ...]
    direct: tuple[Link, ...]
    paths: tuple[tuple[Link, ...], ...]
    reported: tuple[Reported, ...]
    reported_no: tuple[Denial, ...]


def collaborate(
    perspective: Perspective,
    actor: str,
    other: str | None = None,
    level: str | None = None,
    max_hops: int = 4,
) -> Collaboration:
    """Answer who an actor collaborates with on the day, or how two actors do.

    actor, other: addresses. level: only structures that some statement puts on the level.
    max_hops: how many links a path may have; a shared group is two.
    """
    board = Board(perspective)
    actors = [actor, other] if other else [actor]
    seated = _on_level(board.shared(actor, other), level)
    shared = [item for item in seated if item.standing.existence is not Existence.ABSENT]
    reported = [] if other else _on_level(board.reported(actor), level)
    direct = board.direct(actor, other)
    denials = _denials(board, seated, *actors)
    return Collaboration(
        perspective=perspective,
        actor=actor,
        other=other,
        level=level,
        outcome=outcome(shared, direct, reported, len(denials), perspective.on),
        shared=tuple(shared),
        direct=tuple(direct),
        paths=tuple(_paths(board, actor, other, level, max_hops)) if other else (),
        reported=tuple(reported),
        reported_no=tuple(denials),
    )


def _paths(
    board: Board, actor: str, other: str, level: str | None, max_hops: int
) -> list[tuple[Link, ...]]:
    """Return the ways over what holds on the day, through structures of the level if named."""

    def is_open(link: Link) -> bool:
        ends = [board.profiles[end] for end in (link.origin, link.target)]
        structures = [end for end in ends if end.type in _STRUCTURES]
        return all(end.on_level(level) for end in structures) if level else True

    links = [link for link in board.current() if is_open(link)]
    return find_paths(links, actor, other, max_hops, MAX_PATHS)


def _on_level(items: list[T], level: str | None) -> list[T]:
    return [item for item in items if not level or item.profile.on_level(level)]


def _denials(board: Board, shared: Iterable[Shared], *actors: str) -> list[Denial]:
    """Return what sources say is not there: shared structures, requirements where all act.

    What is planned, paused or over is something else than a no, and shown as such.
    """
    perspective = board.perspective
    found = [
        _denial(perspective, item.structure, state.iri)
        for item in shared
        for state in item.standing.states
        if state.stage == _DENIED
    ]
    gazetteer = Gazetteer(perspective)
    areas = [set(board.profiles[actor].localities) for actor in actors]
    for cell in cover(perspective).cells:
        around = gazetteer.around(cell.locality.iri)
        if all(area & around for area in areas):
            for claim in cell.assessment.speaking:
                if claim.stage == _DENIED:
                    about = cell.requirement.iri
                    found.append(_denial(perspective, about, claim.iri, cell.locality.iri))
    return found


def _denial(
    perspective: Perspective, about: str, statement: str, locality: str | None = None
) -> Denial:
    place = named(locality, perspective) if locality else None
    return Denial(named(about, perspective), place, _said(statement, perspective))


def _said(statement: str, perspective: Perspective) -> dict[str, Any]:
    facts = perspective.facts(statement)
    return facts.as_json() | {
        "when": facts.when().as_json(),
        "respondent": named(facts.respondent, perspective) if facts.respondent else None,
        "evidence": [e.as_json() for e in perspective.evidence.get(statement, ())],
    }


def as_json(answer: Collaboration) -> dict[str, Any]:
    """Return the answer of the HTTP and command-line contract."""
    perspective = answer.perspective
    by_time = {time.value: 0 for time in Time}
    for shared in answer.shared:
        by_time[shared.time.value] += 1
    return {
        "as_of": perspective.on.isoformat(),
        "known_at": perspective.known.isoformat(),
        "stated_only": perspective.stated_only,
        "actor": named(answer.actor, perspective),
        "other": named(answer.other, perspective) if answer.other else None,
        "level": answer.level,
        "outcome": answer.outcome.value,
        "shared": [_shared(item, perspective) for item in answer.shared],
        "reported": [_reported(item, perspective) for item in answer.reported],
        "direct": [link_json(link, perspective) for link in answer.direct],
        "paths": [
            {
                "hops": len(path),
                "basis": way_basis(path),
                "steps": [link_json(link, perspective) for link in path],
            }
            for path in answer.paths
        ],
        "reported_no": [
            {
                "about": denial.about,
                "locality": denial.locality,
                "statement": denial.statement,
            }
            for denial in answer.reported_no
        ],
        "totals": by_time
        | {
            "structures": len(answer.shared),
            "reported": len(answer.reported),
            "direct": len(answer.direct),
        },
    }


def _shared(item: Shared, perspective: Perspective) -> dict[str, Any]:
    return {
        "structure": item.profile.as_json(),
        "time": item.time.value,
        "existence": item.standing.existence.value,
        "stages": list(item.standing.stages),
        "basis": item.basis,
        "alone": not item.others,
        "own": [_seat(seat, perspective) for seat in item.own],
        "others": [_seat(seat, perspective) for seat in item.others],
    }


def _reported(item: Reported, perspective: Perspective) -> dict[str, Any]:
    return {
        "structure": item.profile.as_json(),
        "time": item.time.value,
        "existence": item.standing.existence.value,
        "stages": list(item.standing.stages),
        "statements": [_said(state.iri, perspective) for state in item.states],
    }


def _seat(seat: Seat, perspective: Perspective) -> dict[str, Any]:
    return {
        "actor": named(seat.actor, perspective),
        "via": link_json(seat.via[-1], perspective) if seat.via else None,
        "basis": seat.basis,
        "link": link_json(seat.link, perspective),
    }
