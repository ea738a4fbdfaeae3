"""The app factory: routers over one store, texts in both languages, problems as RFC 9457."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from graph.store.protocol import Store
from service import openapi, problems
from service.head import Head
from service.messages import bilingual
from service.openapi import API
from service.routers import (
    changes,
    collaboration,
    coverage,
    health,
    localities,
    network,
    pages,
    questions,
    things,
    validation,
)

STATIC = Path(__file__).parent / "static" / "dist"


def create_app(store: Store) -> FastAPI:
    """Return the app that reads one store."""
    problem = {"model": problems.Problem, "description": bilingual("api-problem")}
    app = FastAPI(
        title="Samverkan",
        summary=bilingual("api-summary"),
        version=version("samverkan"),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        responses={400: problem, 404: problem},
        # The interactive pages of FastAPI load scripts from elsewhere; the description does not.
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
    )
    app.state.store = store
    for module in (
        coverage,
        validation,
        collaboration,
        questions,
        network,
        changes,
        localities,
        things,
    ):
        app.include_router(module.router, prefix=API)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
    # HEAD goes round the compression, so that it tells the length that GET would have.
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Head)
    problems.install(app)
    openapi.describe(app)
    return app
