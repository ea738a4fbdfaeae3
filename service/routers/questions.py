"""`/questions`: the named questions, each with a route of its own that describes what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request

from graph.ask import as_json, ask, find_question
from graph.questions import Question, questions
from service.messages import bilingual
from service.parameters import Checked, View

router = APIRouter(tags=["questions"])
_PERSPECTIVE = frozenset({"on", "known", "stated_only", "lang"})
Name = Annotated[str, Path(description=bilingual("api-question-id"))]


@router.get(
    "/questions",
    summary=bilingual("api-questions"),
    description=bilingual("api-questions-about"),
    response_description=bilingual("api-answer"),
)
def list_questions(checked: Checked) -> list[dict[str, Any]]:
    """Return every question with its parameters and columns."""
    return [question.as_json() for question in questions().values()]


def _answering(question: Question) -> Callable[..., dict[str, Any]]:
    """Return the function that answers one question."""

    def answer(request: Request, view: View) -> dict[str, Any]:
        given = {k: v for k, v in request.query_params.items() if k not in _PERSPECTIVE}
        dated = bool(request.query_params.get("on"))
        return as_json(ask(question, view, given, dated))

    return answer


def _described(question: Question) -> list[dict[str, Any]]:
    """Return the parameters of a question as OpenAPI describes them."""
    return [
        {
            "name": parameter.name,
            "in": "query",
            "required": parameter.required,
            "description": f"{parameter.title.sv} / {parameter.title.en}",
            "schema": {"type": "string"},
            "example": parameter.example,
        }
        for parameter in question.parameters.values()
    ]


for _question in questions().values():
    router.add_api_route(
        f"/questions/{_question.id}",
        _answering(_question),
        name=_question.id,
        summary=f"{_question.title.sv} / {_question.title.en}",
        description=f"{_question.description.sv} / {_question.description.en}",
        response_description=bilingual("api-answer"),
        openapi_extra={"parameters": _described(_question)},
    )


@router.get(
    "/questions/{question}",
    summary=bilingual("api-question"),
    description=bilingual("api-question-about"),
    response_description=bilingual("api-answer"),
)
def read_unknown(question: Name) -> dict[str, Any]:
    """Refuse a question that does not exist, with the nearest ones."""
    find_question(question)
    raise AssertionError("every question has its route")
