"""Documents of the municipalities: agreements and plans under the agreement of their county."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from graph.language import Text
from graph.synthetic.ledger import Ledger
from graph.synthetic.needs import Need
from graph.synthetic.units import Actors, Place
from graph.synthetic.words import phrase, section

_LATE_END = "2029-12-31"


def write_documents(
    ledger: Ledger, place: Place, needs: Iterable[Need], branches: Actors, chance: Random
) -> None:
    """Write the documents that a municipality has made to answer to what is demanded of it."""
    for need in needs:
        if need.form["document"] and "fulfilled" in place.standing[need.key]:
            place.documents[need.key] = _write(ledger, place, need, branches, chance)


def _write(ledger: Ledger, place: Place, need: Need, branches: Actors, chance: Random) -> str:
    kind = need.form["document"]
    titles = Text(need.form["document_sv"], need.form["document_en"])
    name = titles.format(place=place.name)
    first = f"{chance.randint(2021, 2024)}-{chance.choice(('01', '04', '09'))}-01"
    # A few outlive what they are subordinate to.
    last = _LATE_END if chance.random() < 0.05 else need.end
    key = f"s{place.key}-{need.key}"
    said = phrase("valid", name=name, first=first)
    evidence = ledger.cite(key, said, section=section("documents"), page=str(chance.randint(1, 60)))
    document = ledger.add(
        "agreements",
        key,
        name_sv=name.sv,
        name_en=name.en,
        kind=kind,
        scope="local",
        covers=place.locality,
        through=last,
        subordinate_to=need.agreement,
        evidence=evidence,
        **{"from": first},
    )
    missing = chance.random() < 0.15
    parties = {
        place.municipality.organisation: "party",
        branches["primary-care"][0]: "missing" if missing else "party",
        place.actors["outpatient-psychiatry"][0]: "party",
    }
    for party, role in parties.items():
        ledger.add("parties", agreement=document, party=party, role=role, evidence=evidence)
    return document
