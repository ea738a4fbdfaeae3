"""Groups on all levels of the made-up country: who sits in them, how they stood, whom they tell."""

from __future__ import annotations

from random import Random

from graph.synthetic.division import County
from graph.synthetic.ledger import Ledger
from graph.synthetic.units import Actors, Place
from graph.synthetic.words import Form, forms, named, phrase, section

# Terms of office, with how often each is met; the last is a seat of which no period is stated.
TERMS = (("2021-01-01", "2026-12-31"), ("2023-01-01", "2026-12-31"), ("2021-01-01", "2022-12-31"))
_TERM_WEIGHTS = (50, 30, 10, 10)
_LEVEL_ORIGINS = ("heading", "text", "text", "reading")
_OTHER_LEVEL = {"individual": "operative", "operative": "individual", "strategic": "preparatory"}
_STAGES = ("active", "active", "active", "paused", "under-formation")


def write_county_groups(
    ledger: Ledger,
    county: County,
    place: str,
    branches: Actors,
    places: list[Place],
    chance: Random,
) -> dict[str, str]:
    """Write the groups of a county and return them by key of form."""
    found: dict[str, str] = {}
    for form in forms("county_groups"):
        members: list[str] = []
        for key in form["members"]:
            if key == "municipalities":
                members += [own.municipality.organisation for own in places]
            elif key == "some":
                members.append(chance.choice(chance.choice(places).actors["social-services"]))
            else:
                members += branches[key]
        key = f"s{county.key}-{form['key']}"
        evidence, group = _write(ledger, form, key, place, county.locality, "county", chance)
        _write_members(ledger, group, members, evidence, chance)
        _write_state(ledger, group, "active", evidence)
        _write_report(ledger, group, found.get(form["reports_to"], ""), form, evidence)
        found[form["key"]] = group
    return found


def write_groups(ledger: Ledger, place: Place, above: dict[str, str], chance: Random) -> None:
    """Write the groups of a municipality. above: those of its county, by key of form."""
    for form in forms("groups"):
        standing = place.standing.get(form["key"])
        there = "fulfilled" in standing if standing else chance.random() < form["share"]
        if not there:
            continue
        key = f"s{place.key}-{form['key']}"
        evidence, group = _write(ledger, form, key, place.name, place.locality, "local", chance)
        members = [unit for own in form["members"] for unit in place.actors[own][:2]]
        _write_members(ledger, group, members, evidence, chance)
        _write_state(ledger, group, chance.choice(_STAGES), evidence)
        known = {**above, **place.groups}
        teller = next((known[own] for own in form["reports_to"] if own in known), "")
        _write_report(ledger, group, teller, form, evidence)
        place.groups[form["key"]] = group


def _write(
    ledger: Ledger, form: Form, key: str, place: str, locality: str, scope: str, chance: Random
) -> tuple[str, str]:
    name = named(form, place)
    said = phrase("described", name=name)
    page, line = str(chance.randint(4, 40)), str(chance.randint(1, 900))
    evidence = ledger.cite(key, said, section=section("groups"), page=page, line_from=line)
    group = ledger.add(
        "groups",
        key,
        name_sv=name.sv,
        name_en=name.en,
        kind=form["kind"],
        scope=scope,
        covers=locality,
        evidence=evidence,
    )
    _write_levels(ledger, group, form["level"], evidence, chance)
    return evidence, group


def _write_levels(ledger: Ledger, group: str, level: str, evidence: str, chance: Random) -> None:
    """Write the level that a source gives; sometimes none, sometimes another reading beside it."""
    if chance.random() < 0.05:
        return
    readings = [level]
    if level in _OTHER_LEVEL and chance.random() < 0.05:
        readings.append(_OTHER_LEVEL[level])
    for number, own in enumerate(readings):
        origin = "reading" if number else chance.choice(_LEVEL_ORIGINS)
        ledger.add(
            "group_levels",
            group=group,
            level=own,
            given_as=origin,
            basis="interpreted" if origin == "reading" else "stated",
            evidence=evidence,
        )


def _write_members(
    ledger: Ledger, group: str, members: list[str], evidence: str, chance: Random
) -> None:
    for member in dict.fromkeys(members):
        # Who takes part is now and then left out of a document.
        if chance.random() < 0.05:
            continue
        [term] = chance.choices((*TERMS, ("", "")), _TERM_WEIGHTS)
        ledger.add(
            "memberships",
            group=group,
            member=member,
            through=term[1],
            period_basis=chance.choice(("stated", "derived")) if term[0] else "",
            basis=chance.choices(("stated", "derived", "interpreted"), (80, 8, 12))[0],
            evidence=evidence,
            **{"from": term[0]},
        )


def _write_state(ledger: Ledger, group: str, stage: str, evidence: str) -> None:
    ledger.add(
        "group_states",
        group=group,
        stage=stage,
        during="2021-01-01/2026-12-31",
        period_basis="derived",
        evidence=evidence,
    )


def _write_report(ledger: Ledger, group: str, teller: str, form: Form, evidence: str) -> None:
    if teller:
        ledger.add(
            "reporting",
            from_group=group,
            to_body=teller,
            relation=form["relation"],
            during="2021-01-01/2026-12-31",
            period_basis="derived",
            evidence=evidence,
        )
