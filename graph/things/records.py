"""Records: rows of the tables as they stand in the graph, read back by their definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from graph.language import LANGUAGES, Text
from graph.namespaces import expand, reference, slug, thing
from graph.perspective import Perspective
from graph.store.protocol import Bindings, Term
from graph.tables.definition import Column, Table, definitions, read_definition
from graph.things.headings import FOLDER

_OWN = """
SELECT ?thing ?graph ?predicate ?value { GRAPH ?graph { ?thing ?predicate ?value } }
"""
_ORIGIN = "SELECT ?graph ?source { ?graph prov:hadPrimarySource ?source }"
# What frames every statement is read once for all of them (`graph.statements`).
_SAID = """
  FILTER(?predicate NOT IN (rdf:type, samv:basis, samv:periodBasis, skos:note, samv:asOf,
    samv:asOfLatest, samv:asOfText, samv:during, samv:fromText, samv:throughText,
    schema:validFrom, samv:certainFrom, samv:certainThrough, schema:validThrough))
"""
_ABOUT = f"""
SELECT ?thing ?node ?predicate ?value {{
  ?node ?via ?thing . ?node ?predicate ?value {_SAID}
}}
"""
_INNER = f"""
SELECT ?thing ?inner ?node ?predicate ?value {{
  ?outer ?via ?thing . ?node ?inner ?outer . ?node ?predicate ?value {_SAID}
}}
"""
_OF_SOURCE = f"""
SELECT ?source ?node ?predicate ?value {{
  ?evidence samv:source ?source . ?node samv:evidence ?evidence . ?node ?predicate ?value {_SAID}
}}
"""
_MOMENT_TEXT = expand("samv:dateText").value
_DATES = ("date", "period")
_RECENT = 256

Value = NamedNode | Literal | Text
Facts = Mapping[str, list[Term]]


@dataclass(frozen=True)
class Field:
    """What one column states, or the two columns that state it in Swedish and in English."""

    name: str
    title: Text
    column: Column
    predicate: str


@dataclass(frozen=True)
class Cell:
    """What a row states in a field. values: at least one; a text in both languages is one."""

    field: Field
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Record:
    """One row. cells: the filled ones in the order of the table, dates left out.

    moment: EDTF text of when it happened. source: the one that states it, where that is asked for.
    """

    iri: str
    table: Table
    cells: tuple[Cell, ...]
    moment: str = ""
    source: str = ""

    @property
    def happens(self) -> bool:
        """True when the table is of what happens at a moment, whether one is stated or not."""
        return any(column.predicate == "samv:date" for column in self.table.columns.values())

    def cell(self, name: str) -> Cell | None:
        """Return the cell of a field, None when it is not filled."""
        return next((cell for cell in self.cells if cell.field.name == name), None)

    def columns_with(self, iri: str) -> tuple[Column, ...]:
        """Return the columns in which a thing stands."""
        node = NamedNode(iri)
        return tuple(cell.field.column for cell in self.cells if node in cell.values)


@cache
def tables() -> dict[str, Table]:
    """Return the table of each type of thing: `org` → organisations."""
    found = {table.type: table for table in definitions().values() if table.type}
    return found | {"source": read_definition(FOLDER / "source.toml")}


def table_of(iri: str) -> Table | None:
    """Return the table that a node is a row of; None for nodes of no table."""
    kind, *rest = reference(iri).split("/")
    if kind == "statement" and len(rest) > 1:
        return definitions().get(rest[1])
    return tables().get(kind) if rest else None


@cache
def fields(name: str, kind: str = "") -> tuple[Field, ...]:
    """Return the fields of a table in order, by its name; `kind`: of the table of a type."""
    table = tables()[kind] if kind else definitions()[name]
    found: dict[str, Field] = {}
    for column in table.columns.values():
        if not column.predicate or column.kind in _DATES:
            continue
        own = column.name.removesuffix(f"_{column.language}") if column.language else column.name
        predicate = expand(column.predicate).value
        found.setdefault(own, Field(own, _plain(column.title), column, predicate))
    return tuple(found.values())


def _plain(title: Text) -> Text:
    """Return the title of a column without the language that it is written in."""
    return Text(*(own.removesuffix(" (sv)").removesuffix(" (en)") for own in (title.sv, title.en)))


def own_records(perspective: Perspective, iri: str) -> list[Record]:
    """Return the rows that describe a thing, one a source, sorted by source."""
    origin = {row["graph"].value: slug(row["source"].value) for row in perspective.select(_ORIGIN)}
    found: dict[str, dict[str, list[Term]]] = {}
    for row in perspective.select(_OWN, thing=NamedNode(iri)):
        own = found.setdefault(origin.get(row["graph"].value, ""), {})
        own.setdefault(row["predicate"].value, []).append(row["value"])
    return [
        record
        for source, facts in sorted(found.items())
        if (record := _record(iri, facts, source)) is not None
    ]


def records_about(perspective: Perspective, iri: str) -> tuple[Record, ...]:
    """Return the rows in which a thing stands, sorted by address.

    The day asked about changes nothing in them: those of the things last asked for are kept.
    """

    def read(node: NamedNode) -> tuple[Record, ...]:
        return tuple(_gather(perspective.select(_ABOUT, thing=node)))

    recent = perspective.remember("records", lambda: lru_cache(maxsize=_RECENT)(read))
    return recent(NamedNode(iri))


def inner_records(perspective: Perspective, iri: str, table: Table, column: str) -> list[Record]:
    """Return the rows of a table that in a column name a row in which a thing stands, sorted."""
    inner = expand(table.columns[column].predicate)
    found = _gather(perspective.select(_INNER, thing=NamedNode(iri), inner=inner))
    return [record for record in found if record.table.name == table.name]


def source_records(perspective: Perspective, source: str) -> list[Record]:
    """Return the rows that have evidence in a source, by its key, sorted."""
    return _gather(perspective.select(_OF_SOURCE, source=thing(f"source/{source}")))


def _gather(rows: Iterable[Bindings]) -> list[Record]:
    found: dict[str, dict[str, list[Term]]] = {}
    for row in rows:
        own = found.setdefault(row["node"].value, {})
        own.setdefault(row["predicate"].value, []).append(row["value"])
    records = (_record(iri, facts) for iri, facts in sorted(found.items()))
    return [record for record in records if record is not None]


def _record(iri: str, facts: Facts, source: str = "") -> Record | None:
    table = table_of(iri)
    if table is None:
        return None
    cells = []
    for field in fields(table.name, table.type):
        terms = facts.get(field.predicate)
        values = _values(field, terms) if terms else ()
        if values:
            cells.append(Cell(field, values))
    moment = min((term.value for term in facts.get(_MOMENT_TEXT, ())), default="")
    return Record(iri, table, tuple(cells), moment, source)


def _values(field: Field, terms: Sequence[Term]) -> tuple[Value, ...]:
    """Return the values of a field, each once; what is said in two languages is one text."""
    once = sorted(set(terms), key=str) if len(terms) > 1 else terms
    if not field.column.language:
        return tuple(once)
    said: dict[str, list[str]] = {own: [] for own in LANGUAGES}
    for term in once:
        if isinstance(term, Literal):
            said[term.language or "sv"].append(term.value)
    sv, en = (" / ".join(said[own]) for own in LANGUAGES)
    return (Text(sv or en, en or sv),) if sv or en else ()
