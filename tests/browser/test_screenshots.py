"""Pictures: of pages and of nothing else, small where they are kept."""

from __future__ import annotations

import pytest

from service.addresses import Addresses
from tests.browser.screenshots import README, shoot

KEPT_AT_MOST = 200_000
PNG = b"\x89PNG\r\n\x1a\n"


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(PNG)
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def test_a_picture_of_a_window_and_of_all_of_a_page(browser, server, tmp_path):
    address = server + Addresses("sv").page("coverage", area="20", on="2023-03-31")
    heights = {}
    for full in (False, True):
        file = tmp_path / f"{full}.png"
        shoot(browser, address, file, 390, "dark", full)
        width, heights[full] = size(file.read_bytes())
        assert width == 390
    assert heights[True] > heights[False]


def test_no_picture_of_what_is_no_page(browser, server, tmp_path):
    with pytest.raises(RuntimeError, match="answers 404"):
        shoot(browser, f"{server}/sv/none", tmp_path / "none.png", 390, "light", full=False)
    assert not list(tmp_path.iterdir())


def test_the_picture_of_the_readme_is_small():
    picture = README.read_bytes()
    assert size(picture)[0] == 1280
    assert len(picture) < KEPT_AT_MOST
