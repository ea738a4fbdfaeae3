"""Formats: every one of the specification, the usual one first."""

from __future__ import annotations

from graph.sparql.formats import GRAPHS, READ, ROW_ENDS, TABLES


def test_the_formats_of_the_specification_are_there() -> None:
    assert {form.file_extension for form in TABLES.values()} == {"srj", "srx", "csv", "tsv"}
    written = {form.file_extension for form in GRAPHS.values()}
    assert written == {"ttl", "nt", "jsonld", "rdf", "trig"}
    assert next(iter(TABLES)) == "application/sparql-results+json"
    assert next(iter(GRAPHS)) == "text/turtle"


def test_what_is_written_can_be_read_and_rows_of_every_table_be_counted() -> None:
    assert GRAPHS.items() <= READ.items()
    assert ROW_ENDS.keys() == set(TABLES.values())
