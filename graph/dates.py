"""Partial dates that keep their precision, and periods with uncertain ends.

Written form: EDTF (ISO 8601-2:2019, levels 0–2 as far as the sources need it): `2018`,
`2018-12`, `2018-12-01`, seasons `2018-21`…`-24`, quarters `-33`…`-36`, halves `-40`, `-41`,
a day somewhere in a range `2022-12/2023-03`, open `..`.
The four bounds of a period are those of CIDOC CRM (P81a, P81b, P82a, P82b).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from graph.findings import Finding, Refused, refuse
from graph.language import Text
from graph.messages import message

OPEN = ".."
# Meteorological seasons; winter 2018 is December 2018 to February 2019.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_HALVES = {40: (1, 6), 41: (7, 12)}
_GROUPS = _SEASONS | _QUARTERS | _HALVES


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    OPEN = "open"


@dataclass(frozen=True)
class PartialDate:
    """Some day from `earliest` to `latest`, both included."""

    text: str
    earliest: date
    latest: date
    precision: Precision

    def label(self) -> Text:
        """Return the date as people write it: hösten 2018, December 2018, 2018-12-01."""
        if self.precision is Precision.OPEN:
            return message("date-open")
        if self.precision is Precision.RANGE:
            first, last = (parse(part).label() for part in self.text.split("/"))
            return message("date-range").format(first=first, last=last)
        if self.precision in (Precision.DAY, Precision.YEAR):
            return Text.same(self.text)
        year, part = self.text.split("-")
        return message(f"date-part-{part}").format(year=year)


def _last_day(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def parse(text: str) -> PartialDate:
    """Read an EDTF date. Raises Refused when it is malformed or impossible."""
    try:
        return _parse(text.strip())
    except ValueError as error:
        raise Refused(_no_date(text.strip())) from error


def _no_date(text: str) -> Finding:
    """Tell what to write instead of a text that is no date."""
    year, month = text[:4], text[5:7]
    if not re.fullmatch(r"(?!0000)\d{4}-\d\d(-\d\d)?", text):
        return refuse("bad-date", value=text)
    if not "01" <= month <= "12":
        return refuse("impossible-date", value=text, near=f"{year}-12", less=year)
    last = _last_day(int(year), int(month))
    return refuse("impossible-date", value=text, near=last.isoformat(), less=text[:7])


def _parse(text: str) -> PartialDate:
    if text == OPEN:
        return PartialDate(OPEN, date.min, date.max, Precision.OPEN)
    if "/" in text:
        begin, end = (_parse(part) for part in text.split("/"))
        if begin.earliest > end.latest:
            raise ValueError(text)
        return PartialDate(text, begin.earliest, end.latest, Precision.RANGE)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise ValueError(text)
    numbers = [int(part) for part in text.split("-")]
    year = numbers[0]
    if len(numbers) == 1:
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    if len(numbers) == 3:
        day = date(*numbers)
        return PartialDate(text, day, day, Precision.DAY)
    part = numbers[1]
    if part in _GROUPS:
        first, last = _GROUPS[part]
        return PartialDate(text, date(year, first, 1), _last_day(year, last), _group(part))
    return PartialDate(text, date(year, part, 1), _last_day(year, part), Precision.MONTH)


def _group(part: int) -> Precision:
    if part in _SEASONS:
        return Precision.SEASON
    return Precision.QUARTER if part in _QUARTERS else Precision.HALF


def parse_day(text: str) -> date:
    """Read one day, `YYYY-MM-DD`. Raises Refused when it is not one."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip()):
            raise ValueError(text)
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused(refuse("bad-day", value=text)) from error


class Holding(StrEnum):
    """Does a period hold on a day: certainly, possibly (the day is in an imprecise end), no."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True)
class Period:
    """A period whose first and last day may be imprecise.

    First day in [begin_earliest, begin_latest], last day in [end_earliest, end_latest].
    """

    begin_earliest: date
    begin_latest: date
    end_earliest: date
    end_latest: date

    def holds(self, day: date) -> Holding:
        if self.begin_latest <= day <= self.end_earliest:
            return Holding.CERTAIN
        if self.begin_earliest <= day <= self.end_latest:
            return Holding.POSSIBLE
        return Holding.NO

    def overlaps(self, other: Period) -> bool:
        """True when the two possibly have a day in common."""
        return self.begin_earliest <= other.end_latest and other.begin_earliest <= self.end_latest


def period(begin: PartialDate, end: PartialDate) -> Period:
    """Make the period from its first and last day; open ends reach for ever."""
    return Period(
        date.min if begin.precision is Precision.OPEN else begin.earliest,
        date.min if begin.precision is Precision.OPEN else begin.latest,
        date.max if end.precision is Precision.OPEN else end.earliest,
        date.max if end.precision is Precision.OPEN else end.latest,
    )


def whole(span: PartialDate) -> Period:
    """Make the period that fills the whole of a partial date, such as "during 2018"."""
    return Period(span.earliest, span.earliest, span.latest, span.latest)


def months_between(earlier: date, later: date) -> int:
    """Return the number of full months from one day to a later one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (1 if later.day < earlier.day else 0)


def today() -> date:
    """Return today's date in Sweden, the default date of every answer."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()
