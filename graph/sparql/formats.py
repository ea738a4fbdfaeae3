"""The formats in which answers are written and graphs are read, by media type, the best first."""

from __future__ import annotations

from pyoxigraph import QueryResultsFormat, RdfFormat

TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
    "text/plain": RdfFormat.N_TRIPLES,
}
READ = {**GRAPHS, "application/n-quads": RdfFormat.N_QUADS}

# What ends a row. Standing in a value it counts as well: the bound is then met too early.
ROW_ENDS = {
    QueryResultsFormat.JSON: b"},{",
    QueryResultsFormat.XML: b"</result>",
    QueryResultsFormat.CSV: b"\r\n",
    QueryResultsFormat.TSV: b"\n",
}
