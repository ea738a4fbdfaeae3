"""What has to run for a page to be seen: a server over a store, and a browser."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from graph.store import EmbeddedStore
from service.app import create_app
from tests.browser.chromium import Chromium


@contextmanager
def serving(store: EmbeddedStore) -> Iterator[str]:
    """Serve a store on a free port; gives the address, without a slash at its end."""
    config = uvicorn.Config(create_app(store), port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            if not thread.is_alive():
                raise RuntimeError("the server did not start: its log tells why")
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def browsing(chromium: Chromium) -> Iterator[Browser]:
    """Start a browser that reaches nothing but this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.program,
            env={**os.environ, **chromium.environment},
            args=[
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                # A day is written in the language of the page, as in its reader's own browser.
                "--enable-blink-features=LangAttributeAwareFormControlUI",
            ],
        )
        try:
            yield browser
        finally:
            browser.close()
