"""The explanation of a status: who spoke, what they said, and which rule made one of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph import codes
from graph.assess import Assessment, Claim
from graph.language import EMPTY, LANGUAGES, Text
from graph.messages import counted, message
from graph.status import Status


def explain(assessment: Assessment) -> Text:
    """Return how an assessment came to its status, by the policy of `graph.assess`."""
    silent = sum(claim.status is Status.NOT_REPORTED for claim in assessment.claims)
    if not assessment.claims:
        return message("explanation-nothing")
    if not assessment.speaking:
        return counted("explanation-silent", silent)
    said = _said(assessment.speaking)
    if any(claim.resolves for claim in assessment.speaking):
        return message("explanation-ruling").format(said=said)
    voices = len({claim.voice for claim in assessment.speaking})
    told = message("explanation-said").format(
        voices=counted("explanation-voices", voices), said=said, rule=_rule(assessment, voices)
    )
    return Text.joined(" ", [told, counted("explanation-quiet", silent) if silent else EMPTY])


def _said(claims: Iterable[Claim]) -> Text:
    """Return the stages that were named, by the status that each implies."""
    stages: dict[Status, set[str]] = {}
    for claim in claims:
        stages.setdefault(claim.status, set()).add(claim.stage)
    answers = []
    for status in [own for own in Status if own in stages]:
        labels = [
            message("explanation-stage").format(stage=codes.label("stage", stage))
            for stage in codes.schemes()["stage"]
            if stage in stages[status]
        ]
        answer = message("explanation-answer")
        answers.append(answer.format(stages=_list(labels), status=status.label))
    return Text.joined("; ", answers)


def _rule(assessment: Assessment, voices: int) -> Text:
    match assessment.status:
        case Status.DIVERGENT | Status.CONTRADICTORY as status:
            return message(f"explanation-{status.value}").format(status=status.label)
    return message("explanation-alone" if voices == 1 else "explanation-agree")


def _list(texts: Sequence[Text]) -> Text:
    """Return texts, at least one, as people list them: commas, and a word before the last."""
    if len(texts) == 1:
        return texts[0]
    first, last = Text.joined(", ", texts[:-1]), texts[-1]
    and_ = message("explanation-and")
    return Text(*(first[lang] + and_[lang] + last[lang] for lang in LANGUAGES))
