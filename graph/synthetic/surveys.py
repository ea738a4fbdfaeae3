"""Surveys of the made-up country: several voices a municipality, who agree, differ or say nothing.

How a need stands in a municipality is drawn by lot first; the voices then mostly tell it as it is.
So there is what is fulfilled and what is not, what diverges and what contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from graph.synthetic.division import County
from graph.synthetic.ledger import Ledger
from graph.synthetic.needs import Need
from graph.synthetic.units import Actors, Place
from graph.synthetic.words import Form, forms, named, phrase, section

YEARS = (2021, 2023, 2025)
_STEPS = ("not-fulfilled", "in-progress", "fulfilled")
# How many of the voices answer each time, tell it as it is, and leave a question out.
_ANSWERING, _TRUE, _SILENT = 0.27, 0.85, 0.12
_BRANCHES = {"primary-care": "care-centre", "psychiatry": "outpatient-psychiatry"}


@dataclass(frozen=True)
class Respondent:
    """One row of the surveys. places: those that it answers for."""

    reference: str
    table: str
    label: str
    places: tuple[Place, ...]


def draw_standing(needs: Iterable[Need], place: Place, chance: Random) -> None:
    """Draw how each need stands in a municipality, from survey to survey; an exempt one too."""
    for need in needs:
        step = chance.choices((0, 1, 2), (40, 30, 30))[0]
        course = [step]
        for _ in YEARS[1:]:
            step = min(max(step + chance.choices((-1, 0, 1), (10, 55, 35))[0], 0), 2)
            course.append(step)
        place.standing[need.key] = tuple(_STEPS[own] for own in course)


def write_survey(
    ledger: Ledger,
    county: County,
    year: int,
    needs: list[Need],
    places: list[Place],
    branches: Actors,
    chance: Random,
) -> None:
    """Write one survey of a county; the first tells who answers."""
    for respondent in _respondents(ledger, county, year, places, branches):
        if chance.random() < _ANSWERING:
            for need in needs:
                _write_answer(ledger, respondent, need, year, chance)
    if year == YEARS[-1]:
        _write_resolution(ledger, county, chance)


def _respondents(
    ledger: Ledger, county: County, year: int, places: list[Place], branches: Actors
) -> Iterator[Respondent]:
    for branch in _BRANCHES:
        # Psychiatry answers for two municipalities in a row, as surveys are filled in.
        size = 1 if branch == "primary-care" else 2
        for number, at in enumerate(range(0, len(places), size), 1):
            own = tuple(places[at : at + size])
            label = ", ".join(place.municipality.name.sv for place in own)
            key = f"s{county.key}-{branch}-{number}"
            table = section(branch)
            if year == YEARS[0]:
                _write_respondent(ledger, key, branch, label, own, branches)
            yield Respondent(f"respondent/{key}", table, label, own)


def _write_respondent(
    ledger: Ledger, key: str, branch: str, label: str, places: tuple[Place, ...], branches: Actors
) -> None:
    table = section(branch)
    name = phrase("respondent", table=table, names=label)
    said = phrase("row", names=label)
    ledger.add(
        "respondents",
        key,
        name_sv=name.sv,
        name_en=name.en,
        table=table,
        label=label,
        branch=branches[branch][0],
        units=places[0].actors[_BRANCHES[branch]][0],
        localities=[place.locality for place in places],
        evidence=ledger.cite(key, said, table=table, row=label),
    )


def _write_answer(
    ledger: Ledger, respondent: Respondent, need: Need, year: int, chance: Random
) -> None:
    for place in respondent.places:
        answer = _answer(place.standing[need.key][YEARS.index(year)], chance)
        sort = "document" if need.form["document"] else "group"
        stage = chance.choice(answer[sort])
        said = named(answer, place.name)
        blank = stage == "blank"
        key = f"{respondent.reference.partition('/')[2]}-{place.key}-{need.key}"
        evidence = ledger.cite(
            key,
            None if blank else said,
            table=respondent.table,
            row=respondent.label,
            column=need.form["sv"],
        )
        silent = answer["status"] == "not-reported"
        backwards = stage == "none" and chance.random() < 0.3
        ledger.add(
            "claims",
            locality=place.locality,
            requirement=need.requirement,
            stage=stage,
            structure=_structure(place, need) if answer["status"] == "fulfilled" else "",
            missing_parties=place.actors["care-centre"][0] if stage == "partly-in-force" else "",
            detail_sv=said.sv,
            detail_en=said.en,
            as_of=f"{year}-05-31",
            period_basis="interpreted" if backwards else "",
            respondent=respondent.reference,
            basis="stated" if silent else chance.choices(*_BASES)[0],
            evidence=evidence,
            **{"from": ".." if backwards else ""},
        )


_BASES = ("stated", "derived", "interpreted"), (80, 8, 12)


def _answer(standing: str, chance: Random) -> Form:
    answers = {form["status"]: form for form in forms("answers")}
    if chance.random() < _SILENT:
        return answers["not-reported"]
    return answers[standing if chance.random() < _TRUE else chance.choice(_STEPS)]


def _structure(place: Place, need: Need) -> str:
    return place.documents.get(need.key, "") or place.groups.get(need.key, "")


def _write_resolution(ledger: Ledger, county: County, chance: Random) -> None:
    """Settle one pair of answers of the county, as somebody who has asked both."""
    claims = [row for row in ledger.source.rows if row.table.name == "claims"]
    if not claims:
        return
    settled = chance.choice(claims)
    said = phrase("asked")
    evidence = ledger.cite(f"{county.key}-settled", said, section=section("settled"))
    ledger.add(
        "resolutions",
        locality=settled.cells["locality"],
        requirement=settled.cells["requirement"],
        stage=settled.cells["stage"],
        resolves=settled.reference,
        detail_sv=said.sv,
        detail_en=said.en,
        rationale_sv=said.sv,
        rationale_en=said.en,
        as_of=f"{YEARS[-1]}-09-30",
        basis="stated",
        evidence=evidence,
    )
