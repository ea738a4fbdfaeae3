"""Ask a named question: parameters are looked up and bound, never pasted into the query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from graph.existence import Existence, read_states, stand
from graph.findings import Refused, refuse
from graph.language import Text
from graph.links import named
from graph.localities import Gazetteer, Locality
from graph.messages import message
from graph.namespaces import thing
from graph.parameters import read_parameters
from graph.perspective import Perspective
from graph.questions import Question, questions
from graph.rows import Maker, Row, code_json, term_json
from graph.store.protocol import Term


@dataclass(frozen=True)
class Answer:
    """rows: one dictionary a row, by column name. left_out: how many rows were found that do
    not hold on the day or in the period, or are interpreted, by reason. not_stated: structures
    of which nothing is stated for the day, None when no day was asked about. not_reported:
    localities of the area that no row names, None when the question has no such complement.
    """

    question: Question
    perspective: Perspective
    values: dict[str, Term]
    rows: tuple[Row, ...]
    left_out: dict[str, int]
    not_stated: tuple[dict[str, Any], ...] | None
    not_reported: tuple[Locality, ...] | None
    denominator: int | None


def find_question(name: str) -> Question:
    """Return a question by its id. Raises Refused that suggests the nearest one."""
    known = questions()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.4) or list(known)
    raise Refused(refuse("unknown-question", value=name, near=", ".join(near)))


def ask(
    question: Question, perspective: Perspective, given: Mapping[str, str], dated: bool
) -> Answer:
    """Answer a question.

    given: the parameters as people write them. dated: a day was asked about, so what is not
    attested on it is left out, and counted.
    Raises Refused for unknown, missing or unresolvable parameters.
    """
    wanted, values = read_parameters(question, perspective, given)
    maker = Maker(question, perspective, wanted, perspective.on if dated else None)
    found = maker.make(perspective.select(question.query, **wanted.terms))
    rows: tuple[Row, ...] = found.kept
    not_stated: tuple[dict[str, Any], ...] | None = None
    if dated and question.standing:
        rows, not_stated = _part(question, _stand(question, perspective, rows))
    missing, denominator = _complement(question, perspective, values, rows)
    return Answer(
        question, perspective, values, rows, found.left_out, not_stated, missing, denominator
    )


def _stand(question: Question, perspective: Perspective, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Say of every row how its structure stood on the day."""
    states = read_states(perspective)
    standing = {
        row[question.standing]["id"]: stand(
            states.get(thing(row[question.standing]["id"]).value, ()), perspective.on
        )
        for row in rows
    }
    return tuple(
        row
        | {
            "existence": _existence(standing[row[question.standing]["id"]].existence),
            "stages": [
                code_json("stage", stage) for stage in standing[row[question.standing]["id"]].stages
            ],
        }
        for row in rows
    )


def _existence(existence: Existence) -> dict[str, Any]:
    return {"id": existence.value, "name": message(f"existence-{existence.value}").as_json()}


def _part(
    question: Question, rows: tuple[Row, ...]
) -> tuple[tuple[Row, ...], tuple[dict[str, Any], ...]]:
    """Take the structures of which nothing is stated for the day out of the rows."""
    silent = Existence.NOT_STATED.value
    told = tuple(row for row in rows if row["existence"]["id"] != silent)
    rest = {
        row[question.standing]["id"]: row[question.standing]
        for row in rows
        if row["existence"]["id"] == silent
    }
    return told, tuple(rest.values())


def _complement(
    question: Question,
    perspective: Perspective,
    values: Mapping[str, Term],
    rows: tuple[Row, ...],
) -> tuple[tuple[Locality, ...] | None, int | None]:
    area = values.get("area")
    if not question.complement or area is None:
        return None, None
    gazetteer = Gazetteer.of(perspective.knowledge)
    places = gazetteer.inside(area.value, "municipality")
    told = {thing(place["id"]).value for row in rows for place in _listed(row[question.complement])}
    missing = tuple(place for place in places if not told & gazetteer.around(place.iri))
    return missing, len(places)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer of the HTTP and command-line contract."""
    perspective, question = answer.perspective, answer.question
    columns = [(column.name, column.title) for column in question.columns.values()]
    result: dict[str, Any] = {
        "question": question.id,
        "title": question.title.as_json(),
        "as_of": perspective.on.isoformat(),
        "known_at": perspective.known.isoformat(),
        "stated_only": perspective.stated_only,
        "parameters": {
            name: term_json(term, perspective) for name, term in sorted(answer.values.items())
        },
        "columns": [
            {"name": name, "title": title.as_json()} for name, title in [*columns, *_added(answer)]
        ],
        "rows": list(answer.rows),
        "count": len(answer.rows),
        "left_out": answer.left_out,
    }
    if answer.not_stated is not None:
        result["not_stated"] = list(answer.not_stated)
    if answer.not_reported is not None:
        result["denominator"] = answer.denominator
        result["not_reported"] = [named(place.iri, perspective) for place in answer.not_reported]
    return result


def _added(answer: Answer) -> list[tuple[str, Text]]:
    """Return the columns that an answer has beside those of its question."""
    names = [] if answer.not_stated is None else ["existence", "stages"]
    names += [
        name
        for name in ("respondent", "note")
        if name not in answer.question.columns and any(row[name] for row in answer.rows)
    ]
    return [(name, message(f"column-{name}")) for name in names]
