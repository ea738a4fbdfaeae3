"""RDF files read strictly: a broken one is refused with its place, and nothing is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from graph.findings import Place, Refused, refuse

# Formats of whole stores: each quad says in which graph it is.
QUADS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}
FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML}


@dataclass(frozen=True)
class Document:
    """What a file states, and the prefixes that it declares."""

    quads: list[Quad]
    prefixes: dict[str, str]


def read_rdf(path: Path) -> Document:
    """Read a file; relative addresses are resolved against its own `file:` address.

    Blank nodes get names of their own, so that two files never share one. Raises Refused when
    the file has an unknown format, cannot be read or breaks the rules of its format; the
    finding then names the line.
    """
    place = Place(file=path.name)
    if path.suffix not in FORMATS:
        raise Refused(refuse("unknown-format", place, value=path.name))
    try:
        base = path.resolve().as_uri()
        found = parse(
            path=path, format=FORMATS[path.suffix], base_iri=base, rename_blank_nodes=True
        )
        return Document(list(found), dict(found.prefixes))
    except OSError as error:
        raise Refused(refuse("unreadable-file", place, value=path.name)) from error
    except SyntaxError as error:
        where = Place(file=path.name, line=error.lineno or 0)
        raise Refused(refuse("broken-rdf", where, value=path.name)) from error
