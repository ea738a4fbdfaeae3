"""The division of the made-up country: that of the register, repeated for a greater scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.language import Text
from graph.load import SOURCES
from graph.namespaces import REGISTER
from graph.synthetic.ledger import Ledger
from graph.synthetic.words import phrase, section
from graph.tables.reader import Row, Source, read_source

_COUNTRY = "locality/se"


@dataclass(frozen=True)
class Municipality:
    """key: its code, with the number of the repetition. organisation: who governs it."""

    key: str
    name: Text
    organisation: str

    @property
    def locality(self) -> str:
        return f"locality/{self.key}"


@dataclass(frozen=True)
class County:
    """number: 1 for the county of the register, and up for its repetitions."""

    key: str
    name: Text
    organisation: str
    number: int
    municipalities: tuple[Municipality, ...]

    @property
    def locality(self) -> str:
        return f"locality/{self.key}"


def register() -> Source:
    """Return the curated register of counties and municipalities."""
    return read_source(SOURCES / REGISTER)


def counties(scale: int) -> Iterator[County]:
    """Yield the counties of the country `scale` times, in order of repetition and code."""
    rows = register().table("localities")
    for number in range(1, scale + 1):
        for row in rows:
            if row.cells["type"] == "county":
                own = [other for other in rows if other.cells.get("within") == row.reference]
                yield County(
                    key=_numbered(row.key, number),
                    name=_name(row, number),
                    organisation=f"org/region-{_numbered(row.key, number)}",
                    number=number,
                    municipalities=tuple(_municipality(other, number) for other in own),
                )


def _municipality(row: Row, number: int) -> Municipality:
    key = _numbered(row.key, number)
    return Municipality(key, _name(row, number), f"org/kommun-{key}")


def _numbered(text: str, number: int) -> str:
    return text if number == 1 else f"{text}-{number}"


def _name(row: Row, number: int) -> Text:
    name = Text(row.cells["name_sv"], row.cells["name_en"])
    return name if number == 1 else Text(f"{name.sv} {number}", f"{name.en} {number}")


def write_division(ledger: Ledger, county: County) -> None:
    """Write the places and authorities of a repetition, which the register does not hold."""
    said, heading = phrase("repeated"), section("division")
    evidence = ledger.cite(f"{county.key}-{REGISTER}", said, section=heading)
    _write(ledger, county, ("county", "region"), _COUNTRY, evidence)
    for own in county.municipalities:
        _write(ledger, own, ("municipality", "municipality"), county.locality, evidence)


def _write(
    ledger: Ledger,
    place: County | Municipality,
    kinds: tuple[str, str],
    within: str,
    evidence: str,
) -> None:
    """Write a place and who governs it. kinds: of the place, of the authority."""
    name, governed = place.name, phrase("government", name=place.name)
    ledger.add(
        "localities",
        place.key,
        name_sv=name.sv,
        name_en=name.en,
        type=kinds[0],
        within=within,
        basis="outside",
        evidence=evidence,
    )
    ledger.add(
        "organisations",
        place.organisation.partition("/")[2],
        name_sv=governed.sv,
        name_en=governed.en,
        kind=kinds[1],
        locality=place.locality,
        basis="outside",
        evidence=evidence,
    )
