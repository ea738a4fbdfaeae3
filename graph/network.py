"""The network on a day: what there is and who is linked with whom, as a graph for any tool.

An edge is one statement that is attested on the day. What is known of other days is not drawn
but counted, so that a missing edge is not mistaken for a no. A structure of which a source says
how it stood on the day is a node also when no link of it is attested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from graph import codes
from graph.dates import Holding, Period
from graph.existence import ENDED, Existence, Standing, State, read_states, stand
from graph.findings import Refused, refuse
from graph.language import LANGUAGES, Text
from graph.links import BOUND, DENYING, Link, agreement_validity, read_links
from graph.localities import Gazetteer
from graph.messages import message
from graph.namespaces import reference, slug
from graph.perspective import Perspective
from graph.profiles import Profile, Profiles

Network: TypeAlias = "nx.MultiDiGraph[str]"

NODE_TYPES = ("agreement", "family", "function", "group", "org")
# Why a link is known but no edge: its stated end is before the day; its stated beginning is
# after it; no date tells whether it held, for it is attested on another day only; it says that
# there is no tie; it names no other end; it links something that is no node.
LEFT_OUT = ("lapsed", "later", "no_date", "denied", "no_target", "other_things")
# A party that is missing or left, or a line that a source does not describe, is no tie.
_NO_TIE = DENYING | {"none"} | ENDED
# What is gone or was never there is not on the drawing, unless a link still holds.
_GONE = (Existence.ENDED, Existence.ABSENT)


def build(perspective: Perspective, area: str | None = None, level: str | None = None) -> Network:
    """Return the links attested on the day as edges between the things they link.

    The nodes are their ends and the structures whose stage on the day a source states. area:
    address of a locality; only links of which one end covers or works in a locality within it.
    level: slug of a level; only links of which one end is stated on it. Both hold for a
    structure without links too. Nodes and edges come in order of their ids. Raises Refused for
    an unknown level.
    """
    gazetteer, profiles = Gazetteer.of(perspective.knowledge), Profiles(perspective)
    if level is not None and level not in codes.schemes()["level"]:
        raise Refused(refuse("unknown-level", value=level, known=_levels()))
    inside = None if area is None else {place.iri for place in gazetteer.inside(area)}

    def concerns(*things: str) -> bool:
        own = [profiles[thing] for thing in things if thing]
        return (inside is None or any(inside & set(one.localities) for one in own)) and (
            level is None or any(one.on_level(level) for one in own)
        )

    known = read_links(perspective)
    links = [link for link in known if concerns(link.origin, link.target)]
    dated = frozenset(agreement_validity(perspective))
    reasons = {link.iri: _reason_to_leave_out(link, perspective.on, dated) for link in links}
    network: Network = nx.MultiDiGraph()
    network.graph.update(
        as_of=perspective.on,
        known_at=perspective.known,
        stated_only=perspective.stated_only,
        area=slug(area) if area else None,
        area_name_sv=perspective.label(area).sv if area else None,
        area_name_en=perspective.label(area).en if area else None,
        level=level,
        left_out={name: list(reasons.values()).count(name) for name in LEFT_OUT},
    )
    drawn = [link for link in links if not reasons[link.iri]]
    states = read_states(perspective)
    spans = _spans(known, states)
    standings = {iri: stand(own, perspective.on) for iri, own in states.items()}
    linked = {end for link in drawn for end in (link.origin, link.target)}
    attested = {iri for iri, own in standings.items() if _is_there(iri, own) and concerns(iri)}
    for iri in sorted(linked | attested):
        standing = standings.get(iri) or stand((), perspective.on)
        span = spans.get(iri, (None, None))
        network.add_node(reference(iri), **_node(profiles[iri], standing, span))
    for link in sorted(drawn, key=lambda link: (link.origin, link.target, link.iri)):
        ends = reference(link.origin), reference(link.target)
        network.add_edge(*ends, key=reference(link.iri), **_edge(link, perspective))
    return network


def _levels() -> Text:
    known = codes.schemes()["level"].values()
    return Text(*(", ".join(f"{c.slug} ({c.label[lang]})" for c in known) for lang in LANGUAGES))


def _reason_to_leave_out(link: Link, day: date, dated: frozenset[str]) -> str:
    """Return why a link is not an edge on the day, one of LEFT_OUT; empty when it is one.

    dated: the agreements whose validity is stated; it dates their parties too.
    """
    own = link.statement
    if link.how in _NO_TIE or own.stage in _NO_TIE:
        return "denied"
    if link.holds(day) is Holding.NO:
        period = own.attested
        assert period is not None
        bounded = own.during or (link.how in BOUND and link.target in dated)
        if (own.begin or bounded) and day < period.begin_earliest:
            return "later"
        return "lapsed" if (own.end or bounded) and period.end_latest < day else "no_date"
    if not link.target:
        return "no_target"
    ends = {reference(end).partition("/")[0] for end in (link.origin, link.target)}
    return "" if ends <= set(NODE_TYPES) else "other_things"


def _is_there(iri: str, standing: Standing) -> bool:
    """True when a source speaks of a thing on the day, and not to say that it is gone."""
    kind = reference(iri).partition("/")[0]
    return kind in NODE_TYPES and bool(standing.states) and standing.existence not in _GONE


def _spans(
    links: Iterable[Link], states: Mapping[str, Sequence[State]]
) -> dict[str, tuple[date | None, date | None]]:
    """Return the first and last day on which anything is attested of each thing."""
    periods: dict[str, list[Period]] = {}
    for link in links:
        for end in (link.origin, link.target):
            if link.statement.attested and link.how not in _NO_TIE:
                periods.setdefault(end, []).append(link.statement.attested)
    for thing, own in states.items():
        attested = [state.period for state in own if state.stage not in _NO_TIE]
        periods.setdefault(thing, []).extend(attested)
    return {
        thing: (
            _closed(min(period.begin_earliest for period in own)),
            _closed(max(period.end_latest for period in own)),
        )
        for thing, own in periods.items()
        if own
    }


def _closed(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _node(
    profile: Profile, standing: Standing, span: tuple[date | None, date | None]
) -> dict[str, Any]:
    return {
        "id": reference(profile.iri),
        "name_sv": profile.name.sv,
        "name_en": profile.name.en,
        "type": profile.type,
        "kind": profile.kind,
        "levels": [
            {"level": reading.level, "given_as": reading.origin, "basis": reading.basis}
            for reading in profile.levels
        ],
        "covers": [slug(locality) for locality in profile.localities],
        "existence": standing.existence.value,
        "stages": list(standing.stages),
        "first": span[0],
        "last": span[1],
    }


def _edge(link: Link, perspective: Perspective) -> dict[str, Any]:
    own = link.statement
    evidence = perspective.evidence.get(link.iri, ())
    label = link.label()
    if not label.sv:
        label = message(f"link-{link.kind.value}")
    return {
        "id": reference(link.iri),
        "kind": link.kind.value,
        "relation": link.how,
        "label_sv": label.sv,
        "label_en": label.en,
        "basis": own.basis,
        "holds": link.holds(perspective.on).value,
        "stage": own.stage,
        "start": _closed(own.attested.begin_earliest) if own.attested else None,
        "end": _closed(own.attested.end_latest) if own.attested else None,
        "stated_in": sorted({item.source for item in evidence}),
        "locator_sv": [item.locator().sv for item in evidence],
        "locator_en": [item.locator().en for item in evidence],
    }


def as_json(network: Network) -> dict[str, Any]:
    """Return the network answer of the HTTP and command-line contract."""
    about = network.graph
    nodes = [data for _, data in network.nodes(data=True)]
    edges = list(network.edges(data=True))
    return {
        "as_of": about["as_of"].isoformat(),
        "known_at": about["known_at"].isoformat(),
        "stated_only": about["stated_only"],
        "area": about["area"] and {"id": about["area"], "name": _text(about, "area_name")},
        "level": about["level"],
        "nodes": [_node_json(data) for data in nodes],
        "edges": [_edge_json(*edge) for edge in edges],
        "totals": {
            "nodes": len(nodes),
            "edges": len(edges),
            "nodes_by_type": _count(data["type"] for data in nodes),
            "edges_by_kind": _count(data["kind"] for _, _, data in edges),
            "edges_by_holding": _count(data["holds"] for _, _, data in edges),
        },
        "left_out": dict(about["left_out"]),
    }


def _text(data: Mapping[str, Any], name: str) -> dict[str, str]:
    return {language: data[f"{name}_{language}"] for language in LANGUAGES}


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _node_json(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "name": _text(data, "name"),
        "type": data["type"],
        "kind": data["kind"],
        "levels": data["levels"],
        "covers": data["covers"],
        "existence": data["existence"],
        "stages": data["stages"],
        "first": _day(data["first"]),
        "last": _day(data["last"]),
    }


def _edge_json(origin: str, target: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "from": origin,
        "to": target,
        "kind": data["kind"],
        "relation": data["relation"],
        "label": _text(data, "label"),
        "basis": data["basis"],
        "holds": data["holds"],
        "stage": data["stage"],
        "start": _day(data["start"]),
        "end": _day(data["end"]),
        "source": data["stated_in"],
        "locator": {name: data[f"locator_{name}"] for name in LANGUAGES},
    }
