"""Partners: with whom an actor shares something on the day, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.board import Board
from graph.collaboration import NOW, between_actors, step_basis
from graph.collation import sort_key
from graph.dates import Holding
from graph.links import named
from graph.perspective import Perspective
from graph.statements import BASES, weakest
from graph.ties import Ties


@dataclass(frozen=True)
class Partner:
    """structures: addresses of what is shared. direct: number of relations stated between them.

    basis: of the surest of these ties.
    """

    actor: str
    structures: tuple[str, ...]
    direct: int
    basis: str


def find_partners(board: Board, actor: str, ties: Ties) -> list[Partner]:
    """Return with whom the actor is tied on the day: who shares most first, then by name."""
    structures: dict[str, set[str]] = {}
    direct: dict[str, int] = {}
    bases: dict[str, list[str]] = {}
    for other, structure, basis in _ties(board, actor, ties):
        bases.setdefault(other, []).append(basis)
        if structure:
            structures.setdefault(other, set()).add(structure)
        else:
            direct[other] = direct.get(other, 0) + 1
    found = [
        Partner(
            other,
            tuple(sorted(structures.get(other, ()))),
            direct.get(other, 0),
            min(own, key=BASES.index),
        )
        for other, own in bases.items()
    ]

    def order(partner: Partner) -> tuple[int, tuple[str, str], str]:
        shared = len(partner.structures) + partner.direct
        return -shared, sort_key(board.perspective.label(partner.actor).sv), partner.actor

    return sorted(found, key=order)


def _ties(board: Board, actor: str, ties: Ties) -> Iterator[tuple[str, str, str]]:
    """Yield the other actor, what is shared (nothing for a relation) and how sure it is."""
    acting = board.acting(actor)
    for item in ties.shared:
        for seat in item.others if item.time in NOW else ():
            if board.seat_time(seat, item.standing) in NOW:
                yield seat.link.origin, item.structure, weakest([item.basis, seat.basis])
    for link in ties.direct:
        if between_actors(link) and link.holds(board.perspective.on) is not Holding.NO:
            other = link.target if link.origin in acting else link.origin
            yield other, "", step_basis(link)


def partner_json(partner: Partner, perspective: Perspective) -> dict[str, Any]:
    """Return a partner as the answer of who collaborates with whom shows it."""
    return {
        "actor": named(partner.actor, perspective),
        "structures": [named(structure, perspective) for structure in partner.structures],
        "direct": partner.direct,
        "basis": partner.basis,
    }
