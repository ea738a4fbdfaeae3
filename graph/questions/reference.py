"""The reference of the named questions for `docs/questions.md`, in both languages.

`python -m graph.questions.reference` prints it; a test compares it with the file.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from urllib.parse import urlencode

from graph.language import Text
from graph.messages import message
from graph.questions import Parameter, Question, common_parameters, questions


def reference() -> str:
    """Return a section a question, and one of the parameters that all of them take."""
    sections = [_common(), *map(_section, questions().values())]
    return "\n".join(sections)


def _common() -> str:
    return "\n".join(
        [
            f"## {_both(message('reference-common'))}",
            "",
            *_parameters(common_parameters().values()),
            "",
        ]
    )


def _section(question: Question) -> str:
    common = common_parameters()
    own = [p for p in question.parameters.values() if p != common.get(p.name)]
    flags = [word for name, value in question.example.items() for word in (_flag(name), value)]
    address = f"/api/v1/questions/{question.id}?{urlencode(question.example, safe='/')}"
    columns = [
        f"| `{column.name}` | {column.title.sv} | {column.title.en} |"
        for column in question.columns.values()
    ]
    return "\n".join(
        [
            f"## `{question.id}`",
            "",
            f"**{question.title.sv}** {question.description.sv}",
            "",
            f"**{question.title.en}** {question.description.en}",
            "",
            "```",
            shlex.join(["samverkan", "ask", question.id, *flags]),
            f"GET {address}",
            "```",
            "",
            *_parameters(own),
            "",
            f"| {_both(message('reference-column'))} | sv | en |",
            "|---|---|---|",
            *columns,
            "",
        ]
    )


def _parameters(parameters: Iterable[Parameter]) -> list[str]:
    head = [message(f"reference-{name}") for name in ("parameter", "takes", "example")]
    name, takes, example = map(_both, head)
    return [
        f"| {name} | sv | en | {takes} | {example} |",
        "|---|---|---|---|---|",
        *(
            f"| `{_flag(p.name)}` | {p.title.sv} | {p.title.en} | {_types(p)} | `{p.example}` |"
            for p in parameters
        ),
    ]


def _types(parameter: Parameter) -> str:
    return ", ".join(f"`{kind}`" for kind in parameter.types)


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _both(text: Text) -> str:
    return f"{text.sv} · {text.en}"


if __name__ == "__main__":
    print(reference(), end="")
