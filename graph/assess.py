"""Assessment: from what each voice says to the status of a locality against a requirement.

Flat queries fetch the claims; a pure reducer does the rest (`graph.status` holds the truth
table). The policy, in full:

* A claim counts on a day when its period holds the day; without a period, from the date it
  speaks of. An imprecise end is read generously.
* A voice is one respondent of one series; rows with the same text in every cell are one voice.
  Of a voice's counting claims those of the latest date speak; silence supersedes nothing.
* A resolution that is not older than any speaking claim decides.
* `stated_only` leaves interpreted claims out and reads interpreted periods as absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.dates import months_between
from graph.status import Status, combine, of_stage

OUTDATED_MONTHS = 18


@dataclass(frozen=True)
class Claim:
    """What one voice says of one requirement in one locality.

    begin, end: the earliest first and the latest last day of the claim's period, None when
    it gives none. resolves: addresses of the claims that a resolution settles.
    """

    iri: str
    locality: str
    requirement: str
    voice: str
    stage: str
    as_of: date
    begin: date | None = None
    end: date | None = None
    interpreted: bool = False
    period_interpreted: bool = False
    missing_parties: tuple[str, ...] = ()
    resolves: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return of_stage(self.stage)


@dataclass(frozen=True)
class Assessment:
    """The result for one locality and requirement on a day.

    stages: of the speaking claims, sorted. claims: all that count on the day, silent ones
    too. age: months since the newest speaking claim, None when nobody spoke.
    """

    locality: str
    requirement: str
    status: Status
    stages: tuple[str, ...]
    claims: tuple[Claim, ...]
    speaking: tuple[Claim, ...]
    missing_parties: tuple[str, ...]
    age: int | None

    @property
    def outdated(self) -> bool:
        return self.age is not None and self.age > OUTDATED_MONTHS

    @property
    def stage(self) -> str:
        """The one stage that all speaking claims share, else empty."""
        return self.stages[0] if len(self.stages) == 1 else ""


def counts(claim: Claim, day: date, stated_only: bool = False) -> bool:
    """Tell whether a claim counts on a day."""
    if stated_only and claim.interpreted:
        return False
    begin, end = claim.begin, claim.end
    if stated_only and claim.period_interpreted:
        begin = end = None
    return (begin or claim.as_of) <= day and (end is None or day <= end)


def speaking(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that speak for their voices: the latest of each that is not silence."""
    latest: dict[str, date] = {}
    loud = [claim for claim in claims if claim.status is not Status.NOT_REPORTED]
    for claim in loud:
        latest[claim.voice] = max(claim.as_of, latest.get(claim.voice, date.min))
    return [claim for claim in loud if claim.as_of == latest[claim.voice]]


def assess(
    locality: str,
    requirement: str,
    claims: Sequence[Claim],
    day: date,
    stated_only: bool = False,
) -> Assessment:
    """Reduce the claims about one locality and requirement to its assessment on a day."""
    current = [claim for claim in claims if counts(claim, day, stated_only)]
    said = speaking(claim for claim in current if not claim.resolves)
    newest = max((claim.as_of for claim in said), default=date.min)
    rulings = [c for c in current if c.resolves and c.as_of >= newest]
    if rulings:
        last = max(ruling.as_of for ruling in rulings)
        said = [ruling for ruling in rulings if ruling.as_of == last]
    status = combine(claim.status for claim in said)
    ages = [claim.as_of for claim in said]
    return Assessment(
        locality=locality,
        requirement=requirement,
        status=status,
        stages=tuple(sorted({claim.stage for claim in said})),
        claims=tuple(sorted(current, key=lambda c: (c.voice, c.as_of, c.iri))),
        speaking=tuple(sorted(said, key=lambda c: (c.voice, c.as_of, c.iri))),
        missing_parties=tuple(sorted({p for claim in said for p in claim.missing_parties})),
        age=months_between(max(ages), day) if ages and max(ages) <= day else (0 if ages else None),
    )
