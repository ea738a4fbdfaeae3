"""A server over the curated sources, a browser that looks at it, and what no page may do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from graph.store import EmbeddedStore
from tests.browser import axe, chromium
from tests.browser.running import browsing, serving
from tests.browser.watch import Watch

Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def server(curated: EmbeddedStore) -> Iterator[str]:
    """The address of a server over the curated sources."""
    with serving(curated) as address:
        yield address


# Of the package and not of the session: no other test shall run beside Playwright's loop.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser; where there is none, its tests are skipped, and fail where CI is set."""
    found = chromium.find()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.MISSING)
    with browsing(found) as browser:
        yield browser


@pytest.fixture(scope="package")
def watch(server: str) -> Watch:
    """The watch over all tabs."""
    return Watch(server)


@pytest.fixture
def watched(watch: Watch) -> Iterator[Watch]:
    """The watch over what one test opens; its faults fail the test."""
    watch.faults.clear()
    yield watch
    if watch.faults:
        pytest.fail("\n".join(dict.fromkeys(watch.faults)), pytrace=False)


@pytest.fixture(scope="package")
def tabs(browser: Browser, server: str, watch: Watch) -> Iterator[dict[bool, Page]]:
    """A tab with scripts and one without: a new one for each test would take half of the time."""
    opened = {}
    for scripts in (True, False):
        context = browser.new_context(
            base_url=server, java_script_enabled=scripts, reduced_motion="reduce"
        )
        context.set_default_timeout(60_000)
        watch.over(context)
        if scripts:
            context.add_init_script(axe.script())
        opened[scripts] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


@pytest.fixture
def visit(tabs: dict[bool, Page], watched: Watch) -> Iterator[Visit]:
    """Open an address in the tab: `visit("/sv/", width=320, scripts=False)`."""

    def open_page(path: str, width: int = 1280, scripts: bool = True, status: int = 200) -> Page:
        page = tabs[scripts]
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen", color_scheme="light")
        response = page.goto(path)
        assert response is None or response.status == status, f"{path}: {response.status}"
        return page

    yield open_page
    for page in tabs.values():
        page.unroute_all()
        page.goto("about:blank")
