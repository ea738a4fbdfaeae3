"""The app factory: routers over one store, texts in both languages, problems as RFC 9457."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from threading import Thread

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from graph.sparql.endpoint import Endpoint, Record
from graph.store import EmbeddedStore, Store
from service import openapi, problems
from service.access import Slowing, let_read, reading_needs_token
from service.bounds import read_bounds
from service.conditional import Conditional
from service.head import Head
from service.messages import bilingual
from service.openapi import API
from service.routers import (
    changes,
    collaboration,
    coverage,
    graphs,
    health,
    linked,
    localities,
    network,
    pages,
    questions,
    sparql,
    things,
    validation,
)
from service.settings import DEFAULT_GRAPH
from service.tokens import Tokens

STATIC = Path(__file__).parent / "static" / "dist"
UNION = "union"
# Who is not let in is told so by a thread, too.
_THREADS = 32


def create_app(
    store: Store,
    tokens: Tokens | None = None,
    *,
    empty: bool = False,
    record: Record | None = None,
) -> FastAPI:
    """Return the app on one store. tokens: of those who may write; nobody when not given.
    record: keeps each write for good before it is carried out.

    empty: the store began empty, and is its user's alone: every graph may be written, and the
    default graph is one of its own. Raises Refused for a setting that makes no sense.
    """
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
        lifespan=_lifespan,
        dependencies=[Depends(let_read)],
    )
    app.state.store = store
    app.state.tokens = tokens or Tokens()
    app.state.slowing, app.state.closed = Slowing(), reading_needs_token()
    app.state.bounds = read_bounds()
    app.state.threads = ThreadPoolExecutor(_THREADS, "sparql")
    if isinstance(store, EmbeddedStore):
        union = DEFAULT_GRAPH.value() == UNION and not empty
        app.state.endpoint = Endpoint(
            store, app.state.bounds.queries, union=union, open_=empty, record=record
        )
        app.include_router(sparql.router)
        app.include_router(graphs.router)
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
    app.include_router(linked.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
    # HEAD goes round the compression, so that it tells the length that GET would have.
    app.add_middleware(Conditional)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Head)
    # Reading is open to every page of others; what writes needs a header that they may not send.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Content-Type", "If-None-Match"],
        expose_headers=["ETag", "Link", "Content-Language", "Content-Location"],
    )
    problems.install(app)
    openapi.describe(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Be ready for the first query before it comes; leave no process behind."""
    endpoint: Endpoint | None = getattr(app.state, "endpoint", None)
    if endpoint:
        Thread(target=endpoint.warm, daemon=True).start()
    yield
    if endpoint:
        endpoint.close()
    app.state.threads.shutdown(wait=False, cancel_futures=True)
