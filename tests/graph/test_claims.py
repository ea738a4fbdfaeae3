"""Claims: read whole from the graph, and who speaks with one voice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pyoxigraph as ox

from graph.claims import Claims, read_claims
from graph.knowledge import Knowledge
from graph.namespaces import code, slug, source_graph, thing
from graph.perspective import Perspective
from graph.store import ChangeSet
from tests.graph.edits import WORLD, about, holding

PLACES = [{"key": "8801", "type": "municipality"}, {"key": "8802", "type": "municipality"}]
NEEDS = {
    "agreements": [{"key": "a", "kind": "county-agreement"}],
    "clauses": [{"key": "a1", "agreement": "agreement/a"}],
    "requirements": [
        {
            "key": "need",
            "kind": "structure",
            "clauses": "clause/a1",
            "force": "shall",
            "applies_to": "municipality",
            "applies_within": "locality/8801",
            "requires_kind": "agreement",
        }
    ],
}
ROWS = [
    {"key": "north", "localities": "locality/8801; locality/8802"},
    {"key": "south", "localities": "locality/8801", "same_text_as": "respondent/north"},
    {"key": "east", "localities": "locality/8801"},
]


def claim(key: str, **cells: str) -> dict[str, str]:
    ready = {"locality": "locality/8801", "requirement": "requirement/need", "stage": "none"}
    return {"id": key} | ready | cells


def test_a_claim_is_read_whole(look: Callable[..., Perspective]) -> None:
    made = claim(
        "c",
        stage="partly-in-force",
        missing_parties="org/b; org/a",
        during="2022",
        as_of="2023-03",
        period_basis="interpreted",
        basis="interpreted",
        respondent="respondent/east",
    )
    organisations = [{"key": "a", "kind": "region"}, {"key": "b", "kind": "region"}]
    (read,) = read_claims(
        look(
            "2023-01-01",
            localities=PLACES,
            respondents=ROWS,
            organisations=organisations,
            claims=[made],
            **NEEDS,
        )
    )
    assert slug(read.locality) == "8801"
    assert slug(read.requirement) == "need"
    assert read.stage == "partly-in-force"
    assert read.as_of == date(2023, 3, 1)
    assert (read.begin, read.end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert read.interpreted
    assert read.period_interpreted
    assert list(map(slug, read.missing_parties)) == ["a", "b"]
    assert read.resolves == ()


def test_a_claim_without_period_or_respondent(look: Callable[..., Perspective]) -> None:
    (read,) = read_claims(look("2023-01-01", localities=PLACES, claims=[claim("c")], **NEEDS))
    assert (read.begin, read.end, read.interpreted, read.period_interpreted) == (
        None,
        None,
        False,
        False,
    )


def test_rows_with_the_same_text_speak_with_one_voice(look: Callable[..., Perspective]) -> None:
    rows = {"n": "north", "s": "south", "e": "east"}
    claims = [claim(key, respondent=f"respondent/{row}") for key, row in rows.items()]
    found = read_claims(
        look("2023-01-01", localities=PLACES, respondents=ROWS, claims=claims, **NEEDS)
    )
    voices = {slug(read.iri): read.voice for read in found}
    assert voices["n"] == voices["s"] != voices["e"]


def test_many_rows_with_the_same_text_are_still_one_voice(
    look: Callable[..., Perspective],
) -> None:
    rows = [
        {"key": f"r{i}", "localities": "locality/8801", "same_text_as": f"respondent/r{i + 1}"}
        for i in range(4)
    ]
    rows.append({"key": "r4", "localities": "locality/8801"})
    claims = [claim(f"c{i}", respondent=f"respondent/r{i}") for i in range(5)]
    found = read_claims(
        look("2023-01-01", localities=PLACES, respondents=rows, claims=claims, **NEEDS)
    )
    assert len({read.voice for read in found}) == 1


def test_a_resolution_names_what_it_settles(look: Callable[..., Perspective]) -> None:
    settled = {"id": "r", "locality": "locality/8801", "requirement": "requirement/need"}
    resolution = settled | {"stage": "in-force", "as_of": "2023-06-01"}
    source = "s2023-01-01"
    found = read_claims(
        look(
            "2023-01-01",
            localities=PLACES,
            claims=[claim("c")],
            resolutions=[resolution | {"resolves": f"statement/{source}/claims/c"}],
            **NEEDS,
        )
    )
    by_key = {slug(read.iri): read for read in found}
    assert by_key["r"].resolves == (by_key["c"].iri,)


def test_claims_come_in_order_of_their_addresses(view: Callable[..., Perspective]) -> None:
    found = read_claims(view("2023-03-31"))
    assert found == sorted(found, key=lambda read: read.iri)
    assert len({read.iri for read in found}) == len(found) > 50


def test_identical_rows_of_the_survey_are_one_voice(view: Callable[..., Perspective]) -> None:
    """The row of outpatient psychiatry in Avesta repeats that of Avesta and Hedemora."""
    perspective = view("2023-03-31")
    voices: dict[str, dict[str, str]] = {}
    for read in read_claims(perspective):
        if slug(read.requirement) == "dalarna-lokal-overenskommelse":
            row = slug(perspective.facts(read.iri).respondent)
            voices.setdefault(slug(read.locality), {})[row] = read.voice
    avesta, hedemora = voices["2084"], voices["2083"]
    assert avesta["dalarna-v06"] == avesta["dalarna-p01"] == hedemora["dalarna-v06"]
    assert voices["2085"]["dalarna-v05"] != voices["2085"]["dalarna-p02"]


def test_claims_are_the_same_wherever_nothing_else_is_said() -> None:
    store = holding(WORLD)
    before = Claims.of(Knowledge(store, None))
    store.apply(ChangeSet.of(removed=about("statement/r")))
    after = Claims.of(Knowledge(store, None))
    there, gone = (thing(f"locality/{key}").value for key in ("11", "12"))
    assert after.places[there] is before.places[there]
    assert before.places[gone]
    assert not after.places[gone]


def test_what_two_sources_say_of_one_claim_stands_side_by_side_once() -> None:
    """Two stages of one claim make two claims of one address, however often each is said."""
    [said] = (quad for quad in about("statement/p") if quad.object == code("stage", "planned"))
    again = ox.Quad(*said.triple, source_graph("b"))
    known = Knowledge(holding([*WORLD, said, again]), None)
    both = Claims.of(known).every[thing("statement/p").value]
    assert sorted(claim.stage for claim in both) == ["in-force", "planned"]
