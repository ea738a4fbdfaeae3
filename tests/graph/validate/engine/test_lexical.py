"""Which strings are well-formed literals."""

from __future__ import annotations

from itertools import product

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal

from graph.validate.engine.lexical import FORMS, RANGES, well_formed

GOOD = {
    "integer": ["0", "-7", "+007", "9" * 40],
    "nonNegativeInteger": ["0", "-0", "+7"],
    "positiveInteger": ["1", "+01"],
    "nonPositiveInteger": ["0", "-7"],
    "negativeInteger": ["-7", "-07"],
    "decimal": ["1.", ".5", "-1.50"],
    "double": ["1e3", "-INF", "NaN", "1.5E-7"],
    "float": ["1e3"],
    "boolean": ["true", "0"],
    "date": ["2020-02-29", "2000-02-29Z", "-0044-03-15", "12020-12-31+14:00"],
    "dateTime": ["2020-01-01T24:00:00", "2020-01-01T23:59:59.5-05:00"],
    "dateTimeStamp": ["2020-01-01T00:00:00Z"],
    "time": ["00:00:00", "23:59:59.999Z"],
    "gYear": ["2020", "-0001Z"],
    "gYearMonth": ["2020-12"],
    "gMonth": ["--12"],
    "gDay": ["---31"],
    "gMonthDay": ["--02-29"],
    "duration": ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S", "P2M"],
    "yearMonthDuration": ["P1Y2M", "P2M"],
    "dayTimeDuration": ["P1D", "PT5M", "P1DT1S"],
    "hexBinary": ["", "0aF9"],
    "language": ["sv", "sv-SE"],
    "byte": ["-128", "127", "+000000000000000000000000007"],
    "unsignedLong": ["18446744073709551615"],
}
BAD = {
    "integer": ["", "1.0", "one", "--1"],
    "nonNegativeInteger": ["-1"],
    "positiveInteger": ["0", "-1"],
    "nonPositiveInteger": ["1"],
    "negativeInteger": ["0", "-0"],
    "decimal": [".", "1e3"],
    "double": ["e5", "many"],
    "float": ["1e"],
    "boolean": ["yes", "TRUE"],
    "date": ["2021-02-29", "1900-02-29", "2020-04-31", "2020-13-01", "20-01-01", "2020-1-1"],
    "dateTime": ["2020-01-01", "2020-01-01T25:00:00", "2020-01-01T24:00:01"],
    "dateTimeStamp": ["2020-01-01T00:00:00"],
    "time": ["24:01:00", "9:00:00"],
    "gYear": ["20"],
    "gYearMonth": ["2020-00"],
    "gMonth": ["12"],
    "gDay": ["---32"],
    "gMonthDay": ["--02-30"],
    "duration": ["P", "PT", "P1Y2H", "1Y"],
    "yearMonthDuration": ["P1D", "P"],
    "dayTimeDuration": ["P1Y", "PT"],
    "hexBinary": ["0"],
    "language": ["sv_SE"],
    "byte": ["128", "-129", "x", "9" * 30],
    "unsignedLong": ["18446744073709551616", "-1"],
}


def judged(datatype: str, text: str) -> bool:
    kind = f"<{XSD[datatype]}>"
    literal = ox.Literal(text, datatype=ox.NamedNode(str(XSD[datatype])))
    condition = well_formed(kind, "?v")
    found = ox.Store().query(
        f"ASK {{ VALUES ?v {{ {literal} }} FILTER(COALESCE({condition}, false)) }}"
    )
    return bool(found)


@pytest.mark.parametrize("datatype", GOOD)
def test_well_formed_literals(datatype: str) -> None:
    assert [text for text in GOOD[datatype] if not judged(datatype, text)] == []


@pytest.mark.parametrize("datatype", BAD)
def test_ill_formed_literals(datatype: str) -> None:
    assert [text for text in BAD[datatype] if judged(datatype, text)] == []


def test_every_datatype_is_tried() -> None:
    tried = {str(XSD[name]) for name in GOOD}
    assert set(FORMS) <= tried
    assert set(GOOD) == set(BAD)
    assert tried - set(FORMS) <= set(RANGES)


@pytest.mark.parametrize("datatype", sorted(RANGES))
def test_a_range_ends_where_it_says(datatype: str) -> None:
    name = datatype.rsplit("#", 1)[1]
    for bound, outwards in zip(RANGES[datatype], (-1, 1), strict=True):
        assert judged(name, str(bound))
        assert not judged(name, str(bound + outwards))


@given(st.dates())
def test_every_date_is_one(day: object) -> None:
    assert judged("date", str(day))


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
def test_dates_agree_with_the_calendar(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    assert judged("date", text) is not Literal(text, datatype=XSD.date).ill_typed


def test_of_another_datatype_every_string_is_well_formed() -> None:
    for kind, value in product(("<https://example.org/kind>", f"<{XSD.string}>"), ("?v",)):
        assert well_formed(kind, value) == ""
