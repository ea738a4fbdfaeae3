"""Which strings are well-formed literals of the XSD datatypes, as a condition of a query.

Engines know casts for some of the datatypes only, and differ in which; regular expressions they
all have. Numbers of any length are well-formed, whatever an engine can count with.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import XSD

_ZONE = r"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_TIME = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)"
_YEAR = r"-?([1-9][0-9]{3,}|0[0-9]{3})"
_LEAP = r"-?([1-9][0-9]*)?([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_LONG = r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
_SHORT = r"(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_FEBRUARY = r"02-(0[1-9]|1[0-9]|2[0-8])"
_DATE = f"({_YEAR}-({_LONG}|{_SHORT}|{_FEBRUARY})|{_LEAP}-02-29)"
_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_FLOAT = rf"({_NUMBER}([eE][+-]?[0-9]+)?|[+-]?INF|NaN)"
_SECONDS = r"[0-9]+(\.[0-9]+)?S"
_CLOCK = f"T([0-9]+H([0-9]+M)?({_SECONDS})?|[0-9]+M({_SECONDS})?|{_SECONDS})"
_DAYS = f"([0-9]+D({_CLOCK})?|{_CLOCK})"
_MONTHS = "([0-9]+Y([0-9]+M)?|[0-9]+M)"

FORMS: dict[str, str] = {
    str(XSD.integer): "[+-]?[0-9]+",
    str(XSD.nonNegativeInteger): "([+]?[0-9]+|-0+)",
    str(XSD.positiveInteger): "[+]?0*[1-9][0-9]*",
    str(XSD.nonPositiveInteger): "(-[0-9]+|[+]?0+)",
    str(XSD.negativeInteger): "-0*[1-9][0-9]*",
    str(XSD.decimal): _NUMBER,
    str(XSD.double): _FLOAT,
    str(XSD.float): _FLOAT,
    str(XSD.boolean): "(true|false|1|0)",
    str(XSD.date): f"{_DATE}{_ZONE}?",
    str(XSD.dateTime): f"{_DATE}T{_TIME}{_ZONE}?",
    str(XSD.dateTimeStamp): f"{_DATE}T{_TIME}{_ZONE}",
    str(XSD.time): f"{_TIME}{_ZONE}?",
    str(XSD.gYear): f"{_YEAR}{_ZONE}?",
    str(XSD.gYearMonth): f"{_YEAR}-(0[1-9]|1[0-2]){_ZONE}?",
    str(XSD.gMonth): f"--(0[1-9]|1[0-2]){_ZONE}?",
    str(XSD.gDay): f"---(0[1-9]|[12][0-9]|3[01]){_ZONE}?",
    str(XSD.gMonthDay): f"--({_LONG}|{_SHORT}|02-(0[1-9]|[12][0-9])){_ZONE}?",
    str(XSD.duration): f"-?P({_MONTHS}{_DAYS}?|{_DAYS})",
    str(XSD.yearMonthDuration): f"-?P{_MONTHS}",
    str(XSD.dayTimeDuration): f"-?P{_DAYS}",
    str(XSD.hexBinary): "([0-9a-fA-F]{2})*",
    str(XSD.language): "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
}
RANGES: dict[str, tuple[int, int]] = {
    str(XSD.byte): (-(2**7), 2**7 - 1),
    str(XSD.short): (-(2**15), 2**15 - 1),
    str(XSD.int): (-(2**31), 2**31 - 1),
    str(XSD.long): (-(2**63), 2**63 - 1),
    str(XSD.unsignedByte): (0, 2**8 - 1),
    str(XSD.unsignedShort): (0, 2**16 - 1),
    str(XSD.unsignedInt): (0, 2**32 - 1),
    str(XSD.unsignedLong): (0, 2**64 - 1),
}
# What an engine can count or date is well-formed, and its text need not be read.
_VALUED = {
    str(XSD.integer): "isNUMERIC({v})",
    str(XSD.decimal): "isNUMERIC({v})",
    str(XSD.date): "YEAR({v}) > 0",
    str(XSD.dateTime): "YEAR({v}) > 0",
}
# As many figures as the longest of the ranges takes; an engine need not count beyond its limit.
_COUNTABLE = "[+-]?0*[0-9]{1,20}"


def well_formed(datatype: str, value: str, few: bool = False) -> str:
    """Return the condition under which a literal of a datatype is well-formed.

    datatype: as written in a query. value: the variable. few: whether few values are tested.
    Empty for a datatype of which every string is taken for well-formed.
    """
    name = datatype.strip("<>")
    if name in FORMS:
        valued = _VALUED.get(name, "").format(v=value)
        matches = _matches(FORMS[name], value, later=few and bool(valued))
        return f"({valued} || {matches})" if valued else matches
    if name in RANGES:
        least, most = RANGES[name]
        number = f"<{XSD.decimal}>(STR({value}))"
        # As decimals, for there are bounds that are whole numbers too large for an engine.
        within = f"{number} >= {least}.0 && {number} <= {most}.0"
        return f"{_matches(_COUNTABLE, value)} && {within}"
    return ""


def _matches(form: str, value: str, later: bool = False) -> str:
    """later: whether the engine is to read the form only when it comes to a value that needs it.

    It reads what stands there as it is before it looks at any data, which takes longer than to
    test a few values.
    """
    text = str(ox.Literal(f"^({form})$"))
    return f"REGEX(STR({value}), {f'CONCAT({text})' if later else text})"
