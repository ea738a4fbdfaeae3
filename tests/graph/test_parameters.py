"""What people write as parameters, on a question made for the purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import codes
from graph.dates import Holding
from graph.findings import Finding, Refused
from graph.language import Text
from graph.namespaces import code, thing
from graph.parameters import NOT_GIVEN, Given, read_parameters, read_term
from graph.perspective import Perspective
from graph.questions import Parameter, Question, common_parameters, questions
from graph.store.protocol import Term


def parameter(name: str, *types: str, required: bool = False) -> Parameter:
    return Parameter(name, Text(f"{name} sv", f"{name} en"), types, required, f"en {name}")


PARAMETERS = [
    parameter("group", "group", "family"),
    parameter("stage", "code:stage"),
    parameter("document_kind", "code:agreement-kind"),
]
QUESTION = replace(
    questions()["groups"],
    parameters={own.name: own for own in PARAMETERS} | common_parameters(),
)


@pytest.fixture
def small(look: Callable[..., Perspective]) -> Perspective:
    groups = [{"key": "forum", "name_sv": "Samrådet", "kind": "council"}]
    return look("2020-06-30", groups=groups, families=[{"key": "rad", "name_sv": "Råd"}])


def read(
    perspective: Perspective, question: Question = QUESTION, **written: str
) -> tuple[Given, dict[str, Term]]:
    return read_parameters(question, perspective, written)


def refused(perspective: Perspective, question: Question = QUESTION, **written: str) -> Finding:
    with pytest.raises(Refused) as caught:
        read(perspective, question, **written)
    [finding] = caught.value.findings
    return finding


def test_what_is_not_given_is_bound_to_no_value(small: Perspective) -> None:
    wanted, shown = read(small)
    assert wanted == Given({own.name: NOT_GIVEN for own in PARAMETERS})
    assert shown == {}


def test_things_are_found_by_name_among_the_types_wanted(small: Perspective) -> None:
    wanted, shown = read(small, group="samrådets")
    assert wanted.terms["group"] == shown["group"] == thing("group/forum")
    assert read(small, group="råd")[0].terms["group"] == thing("family/rad")


def test_a_name_may_be_written_with_hyphens_as_on_the_command_line(small: Perspective) -> None:
    wanted, shown = read(small, **{"document-kind": "plan"})
    assert wanted.terms["document_kind"] == code("agreement-kind", "plan")
    assert shown.keys() == {"document_kind"}


def test_an_unknown_parameter_is_refused_with_those_there_are(small: Perspective) -> None:
    finding = refused(small, plats="Mora")
    assert finding.code == "unknown-parameter"
    assert "plats" in finding.what.sv
    assert "group, stage, document_kind, source, period, text" in finding.fix.en


def test_a_missing_parameter_is_refused_with_an_example(small: Perspective) -> None:
    needed = replace(QUESTION, parameters={"group": parameter("group", "group", required=True)})
    finding = refused(small, needed)
    assert finding.code == "missing-parameter"
    assert "group sv" in finding.what.sv
    assert '--group "en group"' in finding.fix.sv


def test_a_thing_of_another_type_is_refused(small: Perspective) -> None:
    only_groups = replace(QUESTION, parameters={"group": parameter("group", "group")})
    assert refused(small, only_groups, group="family/rad").code == "unknown-thing"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("planned", "planned"),
        ("planeras", "planned"),
        ("Under bildande", "under-formation"),
        ("under formation", "under-formation"),
        ("UPPLOST", "dissolved"),
        ("väntar", "awaiting-signature"),
        ("obesv", "blank"),
    ],
)
def test_a_code_goes_by_slug_label_or_beginning(small: Perspective, text: str, slug: str) -> None:
    assert read(small, stage=text)[0].terms["stage"] == code("stage", slug)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("planed", "planned (planeras)"),
        ("under", "under-formation (under bildande), under-investigation (under utredning)"),
        ("upp", "upplöst"),
        ("qqq", "in-force (i kraft)"),
    ],
)
def test_another_code_is_refused_with_those_near(small: Perspective, text: str, near: str) -> None:
    finding = refused(small, stage=text)
    assert finding.code == "unknown-code"
    assert finding.where.column == "stage"
    assert near in finding.fix.sv


@given(st.sampled_from(sorted(codes.schemes()["stage"])), st.sampled_from(["sv", "en"]))
def test_every_label_of_a_code_names_it(slug: str, language: str) -> None:
    label = codes.label("stage", slug)["sv" if language == "sv" else "en"]
    # No perspective is looked at for a code.
    nobody: Perspective = None  # type: ignore[assignment]
    assert read_term(PARAMETERS[1], nobody, label.upper()) == code("stage", slug)


def test_words_are_folded(small: Perspective) -> None:
    wanted, _ = read(small, text=" Vård-  och STÖD ")
    assert wanted.words == ("vard", "och", "stod")
    assert "text" not in wanted.terms


def test_a_period_is_the_whole_of_a_partial_date(small: Perspective) -> None:
    wanted, shown = read(small, period="2018-12")
    assert wanted.period
    days = [date(2018, 11, 30), date(2018, 12, 1), date(2018, 12, 31), date(2019, 1, 1)]
    holds = [Holding.NO, Holding.CERTAIN, Holding.CERTAIN, Holding.NO]
    assert [wanted.period.holds(day) for day in days] == holds
    assert shown["period"].value == "2018-12"


def test_an_impossible_period_is_refused(small: Perspective) -> None:
    assert refused(small, period="2018-13-01").code == "impossible-date"


def test_a_source_chooses_rows_and_is_not_bound(small: Perspective) -> None:
    wanted, shown = read(small, source="source/s2020-06-30")
    assert wanted.source == "s2020-06-30"
    assert "source" not in wanted.terms
    assert shown["source"] == thing("source/s2020-06-30")
