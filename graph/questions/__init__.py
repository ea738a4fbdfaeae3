"""Named questions: one `.rq` file a question, its header saying what it asks and returns.

Adding a question is adding a file; the API, the command line and the manual follow from it.
The header is TOML in the comment lines at the top: title and description in both languages,
parameters with types, columns with titles. A question names no place, group or document: its
examples stand in `examples.toml`. See `docs/questions.md`.

Every parameter has its own branches in the query. One that is not given is bound to `rdf:nil`,
which is no value of anything: the branch that holds it then lets everything through.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from graph.language import Text
from graph.messages import message
from graph.toml import refusing

FOLDER = Path(__file__).parent


class Use(StrEnum):
    """What a parameter does: it is bound in the query, or chooses among the rows found."""

    QUERY = "query"
    ROWS = "rows"


@dataclass(frozen=True)
class Parameter:
    """types: what may be named (types of things, `code:<scheme>`, `text` or `period`).

    example: a value that the curated sources have an answer to.
    """

    name: str
    title: Text
    types: tuple[str, ...]
    required: bool
    example: str
    use: Use = Use.QUERY


@dataclass(frozen=True)
class Column:
    """variables: the query variables that fill the column; two of them are sv and en.

    many: several values stand in one cell, as a list.
    """

    name: str
    title: Text
    variables: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True)
class Question:
    """statement: the variable that holds the statement behind each row, and so the row.

    example: parameters of a call that the manual shows and the tests run.
    dated: rows whose statement is not attested on the day asked about are left out when a day
    is asked about. bound_by: name of a column of agreements; a row without a period of its own
    holds as long as the agreement there is valid. standing: name of a column of structures; the
    rows say how each stood on the day. moment: variable with the date at which something
    happened. complement: name of a column of localities; those of the area (parameter `area`)
    that no row names are listed as not reported, and make the denominator.
    """

    id: str
    title: Text
    description: Text
    example: dict[str, str]
    parameters: dict[str, Parameter]
    columns: dict[str, Column]
    query: str
    statement: str
    dated: str
    bound_by: str
    standing: str
    moment: str
    complement: str

    def as_json(self) -> dict[str, Any]:
        """Return the question as the command line and the API list it."""
        return {
            "id": self.id,
            "title": self.title.as_json(),
            "description": self.description.as_json(),
            "example": self.example,
            "parameters": [
                {
                    "name": parameter.name,
                    "title": parameter.title.as_json(),
                    "types": list(parameter.types),
                    "required": "yes" if parameter.required else "no",
                    "example": parameter.example,
                }
                for parameter in self.parameters.values()
            ],
            "columns": [
                {"name": column.name, "title": column.title.as_json()}
                for column in self.columns.values()
            ],
        }


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Return by question an example value of every parameter, and which of them to ask with."""
    return tomllib.loads((FOLDER / "examples.toml").read_text("utf-8"))


def common_parameters() -> dict[str, Parameter]:
    """Return the parameters that every question takes: they choose among the rows found."""
    types = {"source": ("source",), "period": ("period",), "text": ("text",)}
    return {
        name: Parameter(
            name, message(f"parameter-{name}"), own, False, examples()["common"][name], Use.ROWS
        )
        for name, own in types.items()
    }


def read_question(path: Path, example: Mapping[str, Any]) -> Question:
    """Read one question file. Raises Refused when its header is malformed.

    example: an example value of each of its parameters; `call` lists those to ask with.
    """
    with refusing(path):
        return _question(path, example)


def _question(path: Path, example: Mapping[str, Any]) -> Question:
    lines = path.read_text("utf-8").splitlines()
    header = []
    for line in lines:
        if not line.startswith("#"):
            break
        header.append(line[1:].removeprefix(" "))
    entry: dict[str, Any] = tomllib.loads("\n".join(header))
    known = {**examples()["common"], **example}
    own = {
        name: _parameter(name, each, example[name])
        for name, each in entry.get("parameters", {}).items()
    }
    return Question(
        id=path.stem,
        title=_text(entry["title"]),
        description=_text(entry["description"]),
        example={name: known[name] for name in example["call"]},
        parameters=own | {k: v for k, v in common_parameters().items() if k not in own},
        columns={name: _column(name, each) for name, each in entry["columns"].items()},
        query="\n".join(lines[len(header) :]).strip() + "\n",
        statement=entry.get("statement", ""),
        dated=entry.get("dated", ""),
        bound_by=entry.get("bound_by", ""),
        standing=entry.get("standing", ""),
        moment=entry.get("moment", ""),
        complement=entry.get("complement", ""),
    )


def _text(entry: dict[str, str]) -> Text:
    return Text(entry["sv"], entry["en"])


def _parameter(name: str, entry: dict[str, Any], example: str) -> Parameter:
    required = entry.get("required", "no") == "yes"
    return Parameter(name, _text(entry["title"]), tuple(entry["types"]), required, example)


def _column(name: str, entry: dict[str, Any]) -> Column:
    variables = tuple(entry.get("variables", [name]))
    return Column(name, _text(entry["title"]), variables, entry.get("many", "no") == "yes")


@cache
def questions() -> dict[str, Question]:
    """Return every question by its id, sorted."""
    files = sorted(FOLDER.glob("*.rq"))
    return {path.stem: read_question(path, examples()[path.stem]) for path in files}
