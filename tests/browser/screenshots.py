"""`make screenshots`: every page as it looks, into `build/screenshots`.

With `--readme` only the picture of the README, made from the running product too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize

from graph.language import LANGUAGES
from graph.load import load_sources
from graph.store import EmbeddedStore
from service.addresses import Addresses
from service.pages import PAGES
from tests.browser.chromium import MISSING, find
from tests.browser.running import browsing, serving
from tests.repository import ROOT

FOLDER = ROOT / "build" / "screenshots"
README = ROOT / "docs" / "images" / "network.png"


def shoot(browser: Browser, address: str, file: Path, width: int, theme: str, full: bool) -> None:
    """Write a picture of one address; raises RuntimeError when it is no page.

    full: all of the page, else what a window shows.
    """
    scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
    size: ViewportSize = {"width": width, "height": 900}
    with browser.new_page(viewport=size, color_scheme=scheme) as page:
        response = page.goto(address)
        if response is None or not response.ok:
            raise RuntimeError(f"{address} answers {response and response.status}")
        page.screenshot(path=file, full_page=full, animations="disabled")


def main() -> None:
    """Make the pictures and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", action="store_true", help="only the picture of the README")
    readme = parser.parse_args().readme
    chromium = find() or sys.exit(f"samverkan: {MISSING}")
    store = EmbeddedStore()
    load_sources(store)
    with serving(store) as home, browsing(chromium) as browser:
        if readme:
            page = PAGES["network"]
            address = home + Addresses("sv").page(page.name, **page.example)
            README.parent.mkdir(parents=True, exist_ok=True)
            shoot(browser, address, README, 1280, "light", full=False)
            print(README.relative_to(ROOT))
            return
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        looks = product(PAGES.values(), LANGUAGES, ("light", "dark"), (1280, 390))
        for page, language, theme, width in looks:
            address = home + Addresses(language).page(page.name, **page.example)
            file = FOLDER / f"{page.name}-{language}-{theme}-{width}.png"
            shoot(browser, address, file, width, theme, full=True)
    print(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
