"""The sources of the made-up country: of each county its agreement, then its surveys by year."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from graph.synthetic.division import County, counties, register, write_division
from graph.synthetic.documents import write_documents
from graph.synthetic.groups import write_county_groups, write_groups
from graph.synthetic.ledger import Ledger
from graph.synthetic.needs import write_needs
from graph.synthetic.surveys import YEARS, draw_standing, write_survey
from graph.synthetic.units import write_branches, write_units
from graph.synthetic.words import phrase, place_name
from graph.tables.reader import Source


def country(scale: int, seed: int) -> Iterator[Source]:
    """Yield the sources of a country: the register, then those of each county.

    The same scale and seed give the same sources; a greater scale begins with the smaller one.
    """
    yield register()
    for own in counties(scale):
        yield from county_sources(own, seed)


def count_sources(scale: int) -> int:
    """Return how many sources a country has."""
    counted = sum(row.cells["type"] == "county" for row in register().table("localities"))
    return 1 + counted * scale * (1 + len(YEARS))


def county_sources(county: County, seed: int) -> Iterator[Source]:
    """Yield the sources of one county; they are drawn apart from those of all others."""
    chance = Random(f"{seed} {county.key}")  # noqa: S311  # not to keep a secret
    title = phrase("made-up", name=county.name)
    key = f"synthetic-{county.key}"
    ledger = Ledger(key, key, title, "2021-01-15")
    if county.number > 1:
        write_division(ledger, county)
    place = place_name(chance)
    branches = write_branches(ledger, county, place)
    needs = write_needs(ledger, county, place, branches, chance)
    places = [write_units(ledger, own, branches, chance) for own in county.municipalities]
    groups = write_county_groups(ledger, county, place, branches, places, chance)
    for own in places:
        draw_standing(needs, own, chance)
        write_documents(ledger, own, needs, branches, chance)
        write_groups(ledger, own, groups, chance)
    yield ledger.source
    for year in YEARS:
        survey = Ledger(
            f"{key}-survey-{year}",
            f"{key}-survey",
            phrase("survey", title=title, year=year),
            f"{year}-06-15",
        )
        write_survey(survey, county, year, needs, places, branches, chance)
        yield survey.source
