"""Rows of an answer: what a query found, one row a statement, with when, how surely and where.

Solutions about the same statement are one row: a column that may hold several values holds
them as a list. What is left out is counted, so that a short answer is not mistaken for a no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import codes
from graph.collation import fold, sort_key
from graph.dates import Holding, Period, parse, whole
from graph.events import exactness
from graph.language import Text
from graph.links import agreement_validity, named
from graph.namespaces import BASE, slug
from graph.parameters import Given
from graph.perspective import Perspective
from graph.questions import Column, Question
from graph.statements import Statement
from graph.store.protocol import Bindings, Term

Row = dict[str, Any]
# Why rows are left out: they speak of other days than those asked about, or of no time at all
# where a period was asked for, or are interpreted where only what is stated was asked for.
REASONS = ("other_times", "no_time", "interpreted")
_SHORT = 3


@dataclass(frozen=True)
class Rows:
    """kept: the rows wanted, sorted. left_out: how many others were found, by reason."""

    kept: tuple[Row, ...]
    left_out: dict[str, int]


class Maker:
    """Makes the rows of one question from one perspective.

    day: the day asked about, None when the answer shall hold for all times.
    """

    def __init__(
        self, question: Question, perspective: Perspective, given: Given, day: date | None
    ) -> None:
        self._question = question
        self._perspective = perspective
        self._given = given
        self._day = day if question.dated else None
        self._validity = agreement_validity(perspective) if question.bound_by else {}

    def make(self, solutions: Iterable[Bindings]) -> Rows:
        """Return the rows that the solutions come to."""
        reasons: Counter[str] = Counter()
        rows: dict[str, Row] = {}
        for solution in _gather(self._question, solutions):
            row = self._row(solution)
            if not self._wanted(row):
                continue
            reason = self._reason(solution)
            if reason:
                reasons[reason] += 1
            else:
                rows[repr(row)] = row
        kept = sorted(rows.values(), key=lambda row: _order(self._question, row))
        return Rows(tuple(kept), {reason: reasons[reason] for reason in REASONS})

    def _row(self, solution: Mapping[str, Sequence[Term]]) -> Row:
        row: Row = {
            name: _cell(column, solution, self._perspective)
            for name, column in self._question.columns.items()
        }
        added = [name for name in ("respondent", "note") if name not in row]
        row |= dict.fromkeys(added)
        iri = _first(solution, self._question.statement)
        statement = self._perspective.statements.get(iri)
        if statement is None:
            return row
        row["when"] = self._when(solution, statement).as_json()
        row["basis"] = statement.basis
        row["period"] = {
            "as_of": statement.as_of,
            "during": statement.during,
            "from": statement.begin,
            "through": statement.end,
            "basis": statement.period_basis,
        }
        if self._day:
            period = self._period(solution)
            row["holds"] = (period.holds(self._day) if period else Holding.CERTAIN).value
        if "respondent" in added and statement.respondent:
            row["respondent"] = named(statement.respondent, self._perspective)
        if "note" in added and statement.note.sv:
            row["note"] = statement.note.as_json()
        row["evidence"] = [item.as_json() for item in self._perspective.evidence.get(iri, ())]
        return row

    def _when(self, solution: Mapping[str, Sequence[Term]], statement: Statement) -> Text:
        if self._question.moment:
            moment = _first(solution, self._question.moment)
            return exactness(parse(moment) if moment else None)
        agreement = self._agreement(solution, statement)
        return self._perspective.facts(agreement).when() if agreement else statement.when()

    def _period(self, solution: Mapping[str, Sequence[Term]]) -> Period | None:
        """Return when a row holds or happened; None when nothing is said of it."""
        if self._question.moment:
            moment = _first(solution, self._question.moment)
            return whole(parse(moment)) if moment else None
        statement = self._perspective.statements.get(_first(solution, self._question.statement))
        if statement is None:
            return None
        agreement = self._agreement(solution, statement)
        return self._validity[agreement] if agreement else statement.attested

    def _agreement(self, solution: Mapping[str, Sequence[Term]], statement: Statement) -> str:
        """Return the agreement whose validity bounds a statement, or empty."""
        if not self._question.bound_by or statement.during or statement.begin or statement.end:
            return ""
        column = self._question.columns[self._question.bound_by]
        agreement = _first(solution, column.variables[0])
        return agreement if agreement in self._validity else ""

    def _wanted(self, row: Row) -> bool:
        given = self._given
        if given.source and given.source not in {e["source"] for e in row.get("evidence", ())}:
            return False
        if not given.words:
            return True
        said = "".join(f" {fold(text)} " for text in _texts(row, self._question))
        return all(_starts(word) in said for word in given.words)

    def _reason(self, solution: Mapping[str, Sequence[Term]]) -> str:
        """Return why a row is left out, one of REASONS; empty when it stays."""
        statement = self._perspective.statements.get(_first(solution, self._question.statement))
        if statement is not None and not self._perspective.keeps(statement):
            return "interpreted"
        period = self._period(solution)
        if self._day and period and period.holds(self._day) is Holding.NO:
            return "other_times"
        if self._given.period is None:
            return ""
        if period is None:
            return "no_time"
        return "" if period.overlaps(self._given.period) else "other_times"


def _gather(question: Question, solutions: Iterable[Bindings]) -> list[dict[str, list[Term]]]:
    """Put the solutions about one statement together: variable → its values.

    Where a column of one value has several, as when two sources give different dates, each
    combination found stays a row; texts are joined.
    """
    joined = {v for c in question.columns.values() for v in c.variables if c.many or _is_text(c)}
    single = [v for c in question.columns.values() for v in c.variables if v not in joined]
    found: dict[tuple[str, ...], dict[str, list[Term]]] = {}
    for solution in solutions:
        key = tuple(str(solution.get(name, "")) for name in [question.statement, *single])
        own = found.setdefault(key, {})
        for name, term in solution.items():
            values = own.setdefault(name, [])
            if term not in values:
                values.append(term)
    return list(found.values())


def _is_text(column: Column) -> bool:
    return len(column.variables) == 2


def _first(solution: Mapping[str, Sequence[Term]], variable: str) -> str:
    return min((term.value for term in solution.get(variable, ())), default="")


def _cell(column: Column, solution: Mapping[str, Sequence[Term]], perspective: Perspective) -> Any:
    if _is_text(column):
        sv, en = (
            " / ".join(sorted({term.value for term in solution.get(variable, ())}))
            for variable in column.variables
        )
        return Text(sv, en).as_json() if sv or en else None
    values = [term_json(term, perspective) for term in solution.get(column.variables[0], ())]
    if len(values) > 1:
        values.sort(key=_sortable)
    if column.many:
        return values
    return values[0] if values else None


def term_json(term: Term, perspective: Perspective) -> Any:
    """Return a thing, a code or a value as every answer shows it."""
    if isinstance(term, NamedNode):
        if term.value.startswith(BASE + "code/"):
            scheme, key = term.value.removeprefix(BASE + "code/").split("/")
            return code_json(scheme, key)
        return named(term.value, perspective)
    return _literal(term)


def code_json(scheme: str, key: str) -> dict[str, Any]:
    """Return a code as every answer shows it."""
    return {"id": key, "name": codes.label(scheme, key).as_json()}


def _literal(term: Literal) -> Any:
    kind = slug(term.datatype.value)
    if kind == "integer":
        return int(term.value)
    if kind == "decimal":
        number = float(term.value)
        return int(number) if number.is_integer() else number
    if kind == "boolean":
        return "yes" if term.value == "true" else "no"
    return term.value


def _sortable(value: Any) -> tuple[float, tuple[str, str], str]:
    if isinstance(value, int | float):
        return float(value), _place(""), ""
    if isinstance(value, dict):
        text = value.get("sv") or value.get("name", {}).get("sv", "")
        return 0.0, _place(text), str(value.get("id", ""))
    return 0.0, _place(str(value or "")), ""


@lru_cache(maxsize=10_000)
def _place(text: str) -> tuple[str, str]:
    """The same names stand in many rows: each is placed in Swedish order once."""
    return sort_key(text)


def _order(question: Question, row: Row) -> list[Any]:
    keys: list[Any] = []
    for name in question.columns:
        value = row[name]
        keys.append(
            [_sortable(each) for each in value] if isinstance(value, list) else [_sortable(value)]
        )
    # Rows that look alike stand in one order whatever the store: by all that they hold.
    return [*keys, str(row.get("evidence", "")), str(sorted(row.items()))]


def _starts(word: str) -> str:
    """A word is found at the beginning of a longer one, so that inflected forms are; a short
    one only as a whole.
    """
    return f" {word}" if len(word) > _SHORT else f" {word} "


def _texts(row: Row, question: Question) -> Iterable[str]:
    """Yield every text that stands in the columns of a row."""
    waiting = [row[name] for name in question.columns]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [own for key, own in value.items() if key != "id"]
        elif isinstance(value, list):
            waiting += value
        elif value is not None:
            yield str(value)
