"""What the agreement of a county demands in its municipalities: it differs by county."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from graph.language import Text
from graph.synthetic.division import County
from graph.synthetic.ledger import Ledger
from graph.synthetic.units import Actors
from graph.synthetic.words import Form, forms, phrase, section

# The last days that the agreements of counties have: some have run out, some go on.
ENDS = ("2024-12-31", "2025-12-31", "2026-12-31", "2027-12-31")
BEGIN = "2021-01-01"
_FEWEST = 3


@dataclass(frozen=True)
class Need:
    """One demand of a county. requirement, agreement: what it is read from, as references."""

    form: Form
    requirement: str
    agreement: str
    end: str

    @property
    def key(self) -> str:
        key: str = self.form["key"]
        return key


def write_needs(
    ledger: Ledger, county: County, place: str, branches: Actors, chance: Random
) -> list[Need]:
    """Write the two versions of a county's agreement, its clauses and what they demand."""
    end = chance.choice(ENDS)
    old = _write_agreement(ledger, county, place, branches, ("1", "2017-01-01", "2020-12-31"))
    new = _write_agreement(ledger, county, place, branches, ("2", BEGIN, end), replaces=old)
    known = forms("needs")
    chosen = sorted(chance.sample(range(len(known)), chance.randint(_FEWEST, len(known))))
    return [_write_need(ledger, county, known[at], new, end, chance) for at in chosen]


def _write_agreement(
    ledger: Ledger,
    county: County,
    place: str,
    branches: Actors,
    version: tuple[str, str, str],
    replaces: str = "",
) -> str:
    number, begin, end = version
    name = phrase("county-agreement", place=place, number=number)
    evidence = ledger.cite(
        f"{county.key}-agreement-{number}",
        phrase("valid", name=name, first=begin),
        section=section("documents"),
        page="1",
        line_from=number,
    )
    agreement = ledger.add(
        "agreements",
        f"s{county.key}-agreement-{number}",
        name_sv=name.sv,
        name_en=name.en,
        kind="county-agreement",
        scope="county",
        covers=county.locality,
        version=number,
        through=end,
        replaces=replaces,
        evidence=evidence,
        **{"from": begin},
    )
    parties = [*branches["region"], *(own.organisation for own in county.municipalities)]
    # Where the municipality is the region too, it is one party.
    for party in dict.fromkeys(parties):
        ledger.add("parties", agreement=agreement, party=party, role="party", evidence=evidence)
    return agreement


def _write_need(
    ledger: Ledger, county: County, form: Form, agreement: str, end: str, chance: Random
) -> Need:
    key = f"s{county.key}-{form['key']}"
    name = phrase("demand", name=Text(form["sv"], form["en"]), county=county.name)
    said = Text(form["clause_sv"], form["clause_en"])
    page = str(chance.randint(3, 12))
    evidence = ledger.cite(f"{key}-clause", said, section=section("demands"), page=page)
    addressee = phrase("addressee")
    clause = ledger.add(
        "clauses",
        key,
        agreement=agreement,
        modal=form["modal"],
        addressee_sv=addressee.sv,
        addressee_en=addressee.en,
        text_sv=said.sv,
        text_en=said.en,
        evidence=evidence,
    )
    keys = [own.locality for own in county.municipalities]
    exempts = chance.choice(keys) if len(keys) > 1 and chance.random() < 0.2 else ""
    requirement = ledger.add(
        "requirements",
        key,
        name_sv=name.sv,
        name_en=name.en,
        kind="structure",
        clauses=clause,
        force=form["force"],
        applies_to="municipality",
        applies_within=county.locality,
        exempts=exempts,
        requires_kind=form["kind"],
        requires_scope=form["scope"],
        requires_parties=form["parties"],
        through=end,
        next_step_sv=form["step_sv"],
        next_step_en=form["step_en"],
        basis=chance.choice(("stated", "interpreted")),
        evidence=evidence,
        **{"from": BEGIN},
    )
    return Need(form, requirement, agreement, end)
