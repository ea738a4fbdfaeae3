"""Assessment: the policy by example, and by properties against a second computation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.assess import Assessment, Claim, assess, counts, speaking
from graph.status import TRUTH_TABLE, Status, of_stage
from graph.store import EmbeddedStore

HERE, NEED = "place", "need"
STAGES = (
    "in-force",
    "partly-in-force",
    "drafting",
    "awaiting-signature",
    "none",
    "planned",
    "blank",
)
DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))


def claim(
    voice: str = "a", stage: str = "none", as_of: str = "2023-03-01", **more: object
) -> Claim:
    claims = Claim("c", HERE, NEED, voice, stage, date.fromisoformat(as_of))
    return replace(claims, **more)  # type: ignore[arg-type]


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Random claims with ties, gaps, periods, interpretations and silence."""
    made = []
    for number in range(draw(st.integers(0, 7))):
        begin, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
        if begin and end and begin > end:
            begin, end = end, begin
        made.append(
            Claim(
                iri=f"c{number}",
                locality=HERE,
                requirement=NEED,
                voice=draw(st.sampled_from("abc")),
                stage=draw(st.sampled_from(STAGES)),
                as_of=draw(DAYS),
                begin=begin,
                end=end,
                interpreted=draw(st.booleans()),
                period_interpreted=draw(st.booleans()),
            )
        )
    return made


def result(made: list[Claim], day: date, stated_only: bool = False) -> Assessment:
    return assess(HERE, NEED, made, day, stated_only)


def second_computation(made: list[Claim], day: date, stated_only: bool) -> Status:
    """The same policy in SPARQL: MAX of the dates in a sub-select, then joined back."""
    from pyoxigraph import Literal, NamedNode, Quad

    from graph.namespaces import expand

    store, graph, quads = EmbeddedStore(), NamedNode("urn:g"), []
    for one in made:
        node = NamedNode(f"urn:{one.iri}")
        if stated_only and one.interpreted:
            continue
        strict = stated_only and one.period_interpreted
        begin = None if strict else one.begin
        end = None if strict else one.end

        def put(name: str, value: object, node: NamedNode = node) -> None:
            quads.append(Quad(node, expand(f"samv:{name}"), Literal(str(value)), graph))

        put("voice", one.voice)
        put("status", of_stage(one.stage).value)
        put("asOf", one.as_of)
        put("begin", begin or one.as_of)
        put("end", end or date.max)
    store.replace(graph, quads)
    counting = (
        "samv:voice ?voice ; samv:status ?status ; samv:asOf ?asOf ; samv:begin ?b ; samv:end ?e ."
        " FILTER(?b <= ?day && ?day <= ?e && ?status != 'not-reported')"
    )
    rows = store.select(
        f"SELECT DISTINCT ?status ?day {{ ?c {counting}"
        f" {{ SELECT ?voice ?day (MAX(?asOf) AS ?last) {{ ?c {counting} }} GROUP BY ?voice ?day }}"
        " FILTER(?asOf = ?last) }",
        {"day": Literal(day.isoformat())},
    )
    return TRUTH_TABLE[frozenset(Status(row["status"].value) for row in rows)]


def definition(made: list[Claim], day: date, stated_only: bool) -> Status:
    """The policy by its words: a claim speaks when it counts and no later one of its voice does."""
    current = [c for c in made if counts(c, day, stated_only)]
    loud = [c for c in current if of_stage(c.stage) is not Status.NOT_REPORTED]
    voices = {
        of_stage(c.stage)
        for c in loud
        if not any(d.voice == c.voice and d.as_of > c.as_of for d in loud)
    }
    return TRUTH_TABLE[frozenset(voices)]


@given(claims(), DAYS, st.booleans())
def test_definition_reducer_and_query_agree(
    made: list[Claim], day: date, stated_only: bool
) -> None:
    reduced = result(made, day, stated_only).status
    assert reduced is definition(made, day, stated_only)
    assert reduced is second_computation(made, day, stated_only)


@given(claims(), DAYS, DAYS, st.sampled_from("abcz"))
def test_adding_a_not_reported_changes_nothing(
    made: list[Claim], day: date, as_of: date, voice: str
) -> None:
    silent = Claim("silent", HERE, NEED, voice, "blank", as_of)
    before, after = result(made, day), result([*made, silent], day)
    assert (after.status, after.stages, after.age) == (before.status, before.stages, before.age)


@given(claims(), DAYS)
def test_adding_a_resolution_settles_a_contradiction(made: list[Claim], day: date) -> None:
    newest = max((c.as_of for c in made), default=day)
    ruling = Claim("r", HERE, NEED, "board", "in-force", max(newest, day), resolves=("c0",))
    assert result([*made, ruling], max(newest, day)).status is Status.FULFILLED


@given(claims(), DAYS, st.randoms())
def test_the_order_of_import_changes_nothing(made: list[Claim], day: date, random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert result(shuffled, day) == result(made, day)


def test_an_older_resolution_does_not_decide() -> None:
    ruling = claim("board", "in-force", "2022-01-01", resolves=("c",))
    assert result([claim("a", "none"), ruling], date(2023, 6, 1)).status is Status.NOT_FULFILLED


def test_a_denial_that_reaches_back_meets_last_years_agreement() -> None:
    denial = claim("care", "none", begin=date.min, period_interpreted=True)
    for_2022 = claim(
        "psychiatry", "partly-in-force", begin=date(2022, 1, 1), end=date(2022, 12, 31)
    )
    made = [denial, for_2022]
    assert result(made, date(2022, 12, 31)).status is Status.CONTRADICTORY
    assert result(made, date(2023, 3, 31)).status is Status.NOT_FULFILLED
    assert result(made, date(2022, 12, 31), stated_only=True).status is Status.FULFILLED
    assert result(made, date(2021, 12, 31)).status is Status.NOT_FULFILLED


def test_rows_with_the_same_text_are_one_voice_when_they_share_it() -> None:
    made = [claim("same", "none"), claim("same", "none")]
    assert {c.voice for c in speaking(made)} == {"same"}
    assert result(made, date(2023, 6, 1)).stages == ("none",)


def test_age_marks_outdated_and_is_never_another_status() -> None:
    old = result([claim("a", "drafting", "2021-01-01")], date(2022, 7, 1))
    assert (old.status, old.age, old.outdated) == (Status.IN_PROGRESS, 18, False)
    older = result([claim("a", "drafting", "2021-01-01")], date(2022, 8, 1))
    assert (older.status, older.age, older.outdated) == (Status.IN_PROGRESS, 19, True)
    silent = result([claim("a", "blank")], date(2030, 1, 1))
    assert (silent.status, silent.age, silent.outdated) == (Status.NOT_REPORTED, None, False)


def test_a_missing_party_is_named_and_the_status_stays_fulfilled() -> None:
    partly = claim("a", "partly-in-force", missing_parties=("org/primary-care",))
    found = result([partly], date(2023, 6, 1))
    assert (found.status, found.stage) == (Status.FULFILLED, "partly-in-force")
    assert found.missing_parties == ("org/primary-care",)
