"""The view *who collaborates with whom*: the answer about one actor, or about two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.assessments import Assessments
from graph.board import Board
from graph.collaboration import (
    ATTESTED,
    Outcome,
    Reported,
    Seat,
    Shared,
    Time,
    way_basis,
    weak_steps,
)
from graph.language import Text
from graph.links import Link, link_json, named
from graph.localities import COUNTRY, Gazetteer, Locality
from graph.messages import message
from graph.partners import Partner, find_partners, partner_json
from graph.paths import find_paths
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.ties import Ties, find_ties, judge
from graph.traces import Nearest, Newest, find_nearest, find_newest
from graph.unseated import Unseated, find_unseated

MAX_PATHS = 20
_DENIED = "none"
_STRUCTURES = ("group", "agreement")


@dataclass(frozen=True)
class Denial:
    """A statement that something is not there, about a place or a structure of the actor."""

    about: dict[str, Any]
    locality: dict[str, Any] | None
    statement: dict[str, Any]


@dataclass(frozen=True)
class Collaboration:
    """ties: structures with a seat, by time, and stated relations. paths: ways from the one to
    the other over links that hold on the day, shortest first. unseated: what is attested where
    they work without anybody saying who takes part.

    partners: with whom the actor is tied on the day, when no other is asked about.

    nearest, newest: the nearest days before and after on which collaboration is attested, and
    the newest statement that names each actor; only where none is attested on the day itself.
    """

    perspective: Perspective
    actor: str
    other: str | None
    level: str | None
    outcome: Outcome
    ties: Ties
    paths: tuple[tuple[Link, ...], ...]
    unseated: tuple[Unseated, ...]
    reported_no: tuple[Denial, ...]
    partners: tuple[Partner, ...] = ()
    nearest: tuple[Nearest | None, Nearest | None] = (None, None)
    newest: tuple[Newest, ...] = ()


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
    ties = find_ties(board, actor, other, level)
    denials = _denials(board, ties, actors)
    result = judge(ties, board, len(denials))
    told = {item.structure for item in ties.reported}
    silent = result not in ATTESTED
    newest = [find_newest(board, own) for own in actors] if silent else []
    return Collaboration(
        perspective=perspective,
        actor=actor,
        other=other,
        level=level,
        outcome=result,
        ties=ties,
        paths=tuple(_paths(board, actor, other, level, max_hops)) if other else (),
        unseated=tuple(u for u in find_unseated(board, actors, level) if u.structure not in told),
        reported_no=tuple(denials),
        partners=() if other else tuple(find_partners(board, actor, ties)),
        nearest=find_nearest(board, actor, other, level) if silent else (None, None),
        newest=tuple(own for own in newest if own),
    )


def answer_text(answer: Collaboration) -> Text:
    """Return the answer in a sentence or two: what can be said of the day.

    Where nothing is attested between the actors, what is attested around them is named, so that
    nobody takes the one for the other.
    """
    missing = dict.fromkeys(Text(**denial.about["name"]) for denial in answer.reported_no)
    said = message(f"outcome-{answer.outcome}").format(missing=Text.joined(", ", missing))
    if answer.outcome in ATTESTED:
        return said
    for time in (Time.CURRENT, Time.UNCERTAIN):
        there = [item.profile.name for item in answer.unseated if item.time is time]
        if there:
            one = "-one" if len(there) == 1 else ""
            more = message(f"unseated-{time}{one}").format(name=there[0], count=len(there))
            return Text.joined(" ", [said, more])
    return said


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


def _denials(board: Board, ties: Ties, actors: list[str]) -> list[Denial]:
    """Return what sources say is not there: shared structures, requirements where all act.

    What is planned, paused or over is something else than a no, and shown as such.
    """
    perspective = board.perspective
    found = [
        _denial(perspective, item.structure, state.iri)
        for item in (*ties.shared, *ties.denied)
        for state in item.standing.states
        if state.stage == _DENIED
    ]
    assessments = Assessments.of(perspective)
    for place in _workplaces(board, actors):
        for cell in assessments.row(place.iri, perspective.on).cells:
            for claim in cell.assessment.speaking:
                if claim.stage == _DENIED:
                    about = cell.requirement.iri
                    found.append(_denial(perspective, about, claim.iri, place.iri))
    return found


def _workplaces(board: Board, actors: list[str]) -> list[Locality]:
    """Return the municipalities of the country where all of the actors work."""
    perspective = board.perspective
    gazetteer = Gazetteer.of(perspective.knowledge)
    everywhere = [
        {
            place.iri
            for area in board.profiles[actor].localities
            for place in gazetteer.inside(area, "municipality")
        }
        for actor in actors
    ]
    both = set.intersection(*everywhere)
    return gazetteer.in_order(place for place in both if COUNTRY in gazetteer.around(place))


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
    for shared in answer.ties.shared:
        by_time[shared.time.value] += 1
    before, after = answer.nearest
    profiles = Board(perspective).profiles
    return {
        "as_of": perspective.on.isoformat(),
        "known_at": perspective.known.isoformat(),
        "stated_only": perspective.stated_only,
        "actor": named(answer.actor, perspective),
        "other": named(answer.other, perspective) if answer.other else None,
        "level": answer.level,
        "outcome": answer.outcome.value,
        "answer": answer_text(answer).as_json(),
        "partners": [partner_json(own, perspective) for own in answer.partners],
        "shared": [_shared(item, perspective) for item in answer.ties.shared],
        "reported": [_reported(item, perspective) for item in answer.ties.reported],
        "unseated": [_unseated(item, perspective) for item in answer.unseated],
        "direct": [link_json(link, perspective) for link in answer.ties.direct],
        "paths": [
            {
                "hops": len(path),
                "basis": way_basis(path),
                "weakest": list(weak_steps(path)),
                "steps": [_step(link, profiles, perspective) for link in path],
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
        "nearest": {"before": _nearest(before), "after": _nearest(after)},
        "newest": [_newest(own, perspective) for own in answer.newest],
        "totals": by_time
        | {
            "partners": len(answer.partners),
            "structures": len(answer.ties.shared),
            "reported": len(answer.ties.reported),
            "unseated": len(answer.unseated),
            "direct": len(answer.ties.direct),
        },
    }


def _step(link: Link, profiles: Profiles, perspective: Perspective) -> dict[str, Any]:
    """Return a link of a path, with the levels of the structures that it leads to or from."""
    read = [own for end in (link.origin, link.target) for own in profiles[end].levels]
    return link_json(link, perspective) | {"levels": sorted({own.level for own in read})}


def _nearest(day: Nearest | None) -> dict[str, Any] | None:
    return {"on": day.on.isoformat(), "outcome": day.outcome.value} if day else None


def _newest(newest: Newest, perspective: Perspective) -> dict[str, Any]:
    return {
        "actor": named(newest.actor, perspective),
        "about": named(newest.about, perspective) if newest.about else None,
        "statement": _said(newest.statement, perspective),
    }


def _shared(item: Shared, perspective: Perspective) -> dict[str, Any]:
    return _standing(item) | {
        "basis": item.basis,
        "alone": not item.others,
        "own": [_seat(seat, perspective) for seat in item.own],
        "others": [_seat(seat, perspective) for seat in item.others],
    }


def _reported(item: Reported, perspective: Perspective) -> dict[str, Any]:
    states = [state.iri for state in item.states]
    return _standing(item) | {"statements": [_said(s, perspective) for s in states]}


def _unseated(item: Unseated, perspective: Perspective) -> dict[str, Any]:
    states = [state.iri for state in item.standing.states]
    return _standing(item) | {"statements": [_said(s, perspective) for s in states]}


def _standing(item: Shared | Reported | Unseated) -> dict[str, Any]:
    return {
        "structure": item.profile.as_json(),
        "time": item.time.value,
        "existence": item.standing.existence.value,
        "stages": list(item.standing.stages),
    }


def _seat(seat: Seat, perspective: Perspective) -> dict[str, Any]:
    return {
        "actor": named(seat.actor, perspective),
        "via": link_json(seat.via[-1], perspective) if seat.via else None,
        "basis": seat.basis,
        "link": link_json(seat.link, perspective),
    }
