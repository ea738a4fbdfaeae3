"""The W3C suite of SHACL, passed and failed by folder, beside pySHACL."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conformance.shacl_suite import SUITE, Case, Verdict, cases, reference, set_based
from tests.repository import WITHOUT_MATERIAL

pytestmark = [
    pytest.mark.skipif(not SUITE.exists(), reason=WITHOUT_MATERIAL),
    pytest.mark.filterwarnings("ignore"),
]

# Cases with literals that the embedded store would rewrite, and with components of their own.
BY_REFERENCE = {
    "core/node": {"maxExclusive-001", "maxInclusive-001", "minExclusive-001"},
    "core/property": {"datatype-ill-formed"},
    "sparql/component": {
        "nodeValidator-001",
        "optional-001",
        "propertyValidator-select-001",
        "validator-001",
    },
}
FAILED_BY_PYSHACL = {"shapesGraph-001"}

Verdicts = list[tuple[Case, Verdict, Verdict]]


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    return [
        (case, set_based(case.data, case.shapes), reference(case.data, case.shapes))
        for case in cases()
    ]


def test_every_case_is_passed(verdicts: Verdicts, capsys: pytest.CaptureFixture[str]) -> None:
    table = Counter(
        (case.folder, engine, case.passes(verdict))
        for case, ours, theirs in verdicts
        for engine, verdict in (("set-based", ours), ("pySHACL", theirs))
    )
    with capsys.disabled():
        print(f"\n{'':24} {'set-based':>12} {'pySHACL':>12}   (passed/failed)")
        for folder in sorted({folder for folder, _, _ in table}):
            both = (
                f"{table[folder, engine, True]}/{table[folder, engine, False]}"
                for engine in ("set-based", "pySHACL")
            )
            print(f"{folder:24} " + " ".join(f"{one:>12}" for one in both))
    assert [case.name for case, ours, _ in verdicts if not case.passes(ours)] == []
    assert len(verdicts) == 121


def test_what_pyshacl_fails_is_known(verdicts: Verdicts) -> None:
    assert {case.name for case, _, theirs in verdicts if not case.passes(theirs)} == (
        FAILED_BY_PYSHACL
    )


def test_what_is_left_to_the_reference_is_known(verdicts: Verdicts) -> None:
    left: dict[str, set[str]] = {}
    for case, ours, _ in verdicts:
        if ours.by_reference:
            left.setdefault(case.folder, set()).add(case.name)
    assert left == BY_REFERENCE


def test_a_missing_result_and_one_too_many_fail_a_case(verdicts: Verdicts) -> None:
    case = next(case for case, _, _ in verdicts if case.wanted)
    assert case.wanted
    assert case.passes(Verdict(case.wanted))
    assert not case.passes(Verdict(case.wanted[1:]))
    assert not case.passes(Verdict((*case.wanted, case.wanted[0])))
    assert not case.passes(Verdict(None))
