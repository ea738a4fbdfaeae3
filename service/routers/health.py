"""`/health`: is the service up, and does it have a graph to read?"""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Request

from service.messages import bilingual
from service.parameters import Checked

router = APIRouter(tags=["health"])


@router.get(
    "/health",
    summary=bilingual("api-health"),
    description=bilingual("api-health-about"),
    response_description=bilingual("api-answer"),
)
def read_health(request: Request, checked: Checked) -> dict[str, str | int]:
    """Return the version and the number of triples."""
    triples = len(request.app.state.store)
    return {"status": "ok", "version": version("samverkan"), "triples": triples}
