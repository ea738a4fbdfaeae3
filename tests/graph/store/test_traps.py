"""What Virtuoso 7 answers wrongly without an error, asked of the stores in their own way.

Each is a form of query that gave wrong answers there, on these very data: put to it as it stands,
it does so still. Other engines have to answer them as well.
"""

from __future__ import annotations

import pytest

from graph.namespaces import expand, thing
from graph.store import Bindings, EmbeddedStore
from graph.store.protocol import Term
from graph.store.remote import RemoteStore

AIMS = (
    "{ ?aim a samv:Goal BIND(?aim AS ?statement) } "
    "UNION { ?statement a samv:Activity ; samv:activityOf ?aim }"
)
TRAPS: dict[str, tuple[str, dict[str, Term]]] = {
    "optional patterns after a union": (
        f"SELECT * {{ {AIMS} OPTIONAL {{ ?aim schema:position ?order }} "
        "OPTIONAL { ?aim skos:broader ?area } }",
        {},
    ),
    "of three optional patterns only the second found": (
        "SELECT * { ?target a samv:TargetGroup OPTIONAL { ?target schema:position ?order } "
        "OPTIONAL { ?target samv:minAge ?age } "
        "OPTIONAL { ?target samv:targetOf|^samv:targetGroup ?whose } }",
        {},
    ),
    "a filter that looks out of an optional pattern": (
        "SELECT ?text ?begin { ?text a samv:Agreement ; schema:validThrough ?end "
        "OPTIONAL { ?text schema:validFrom ?begin FILTER(?begin < ?end) } }",
        {},
    ),
    "a union joined to a path with a fixed end": (
        f"SELECT * {{ {AIMS} {{ ?aim samv:goalOf/samv:belongsTo* ?body }} "
        "UNION { VALUES ?body { rdf:nil } } }",
        {"body": thing("org/samla")},
    ),
    "a path of any length or none joined to a union": (
        "SELECT * { { VALUES ?class { samv:NotStated samv:Remark } ?said a ?class } "
        "UNION { VALUES ?class { samv:Agreement } ?said a ?class ; samv:notStated ?what } "
        "{ ?said (samv:about|rdf:subject|rdf:object)?/samv:family? ?of } "
        "UNION { VALUES ?of { rdf:nil } } }",
        {"of": thing("group/samla-samordningsgruppen")},
    ),
    "a value that is not given": (
        "SELECT * { ?inner samv:within ?outer { ?inner samv:within ?area } "
        "UNION { VALUES ?area { rdf:nil } } }",
        {"area": expand("rdf:nil")},
    ),
}


def told(rows: list[Bindings]) -> set[frozenset[tuple[str, Term]]]:
    return {frozenset(row.items()) for row in rows}


@pytest.mark.parametrize("trap", TRAPS)
def test_it_is_answered_right(
    trap: str, curated: EmbeddedStore, remote_curated: RemoteStore
) -> None:
    query, values = TRAPS[trap]
    wanted = told(curated.select(query, values))
    assert wanted
    assert told(remote_curated.select(query, values)) == wanted


def test_what_is_counted_and_taken_away_is_asked_of_a_copy(
    curated: EmbeddedStore, remote_curated: RemoteStore
) -> None:
    forum = expand("samv:CollaborationForum")
    members = f"?forum a {forum} . ?forum ^org:organization/org:member ?member"
    query = (
        f"SELECT ?forum {{ ?forum a {forum} MINUS {{ {{ SELECT ?forum {{ {members} }} "
        "GROUP BY ?forum HAVING (COUNT(DISTINCT ?member) >= 2) } } }"
    )
    wanted = told(curated.select(query))
    assert wanted
    assert told(remote_curated.for_shapes().select(query)) == wanted
