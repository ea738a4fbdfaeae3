"""Who works where in the made-up country: branches of a county, units of a municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from graph.synthetic.division import County, Municipality
from graph.synthetic.ledger import Ledger
from graph.synthetic.words import Form, forms, named, phrase, place_name, section

Actors = Mapping[str, list[str]]


@dataclass
class Place:
    """A municipality as it is filled with life.

    name: of the made-up place that its structures are called after. actors: by key of their form.
    groups, documents: what it has, by key of form and need. standing: how each need stands there,
    a status a survey year.
    """

    municipality: Municipality
    name: str
    actors: Actors
    groups: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    standing: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.municipality.key

    @property
    def locality(self) -> str:
        return self.municipality.locality


def write_branches(ledger: Ledger, county: County, place: str) -> Actors:
    """Write the branches of a county, parts of its region; return all actors by key of form."""
    said = phrase("branches", name=county.name)
    evidence = ledger.cite(f"{county.key}-units", said, section=section("units"), page="2")
    actors = {"region": [county.organisation]}
    for form in forms("county_units"):
        unit = _write(
            ledger, form, f"s{county.key}-{form['key']}", place, county.locality, evidence
        )
        ledger.add("org_parts", part=unit, whole=county.organisation, evidence=evidence)
        actors[form["key"]] = [unit]
    return actors


def write_units(
    ledger: Ledger, municipality: Municipality, branches: Actors, chance: Random
) -> Place:
    """Write the units of a municipality: its own and those of the branches of its county."""
    place = place_name(chance)
    said = phrase("units", name=municipality.name)
    evidence = ledger.cite(f"{municipality.key}-units", said, table=said.sv, row=place)
    actors: dict[str, list[str]] = {"municipality": [municipality.organisation]}
    owners = {**branches, **actors}
    for form in forms("units"):
        count = chance.randint(form["least"], form["most"])
        # No two units of a kind in a municipality share a name.
        names = sorted({place_name(chance) for _ in range(count)})
        keys = [f"s{municipality.key}-{form['key']}-{at}" for at in range(1, len(names) + 1)]
        units = [
            _write(ledger, form, key, name, municipality.locality, evidence)
            for key, name in zip(keys, names, strict=True)
        ]
        for unit in units:
            # Of what a unit is a part is not said of all.
            if chance.random() < 0.7:
                whole = owners[form["of"]][0]
                ledger.add("org_parts", part=unit, whole=whole, evidence=evidence)
        actors[form["key"]] = units
    return Place(municipality, place, actors)


def _write(ledger: Ledger, form: Form, key: str, place: str, locality: str, evidence: str) -> str:
    name = named(form, place)
    return ledger.add(
        "organisations",
        key,
        name_sv=name.sv,
        name_en=name.en,
        kind=form["kind"],
        locality=locality,
        evidence=evidence,
    )
