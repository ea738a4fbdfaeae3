"""The built style sheet: contrast in both themes, and a mark of its own for each status."""

import re
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "service" / "web" / "src"
DIST = ROOT / "service" / "static" / "dist"
TOKENS = (SOURCES / "tokens.css").read_text(encoding="utf-8")
STATUSES = (
    "fulfilled",
    "in-progress",
    "not-fulfilled",
    "not-reported",
    "divergent",
    "contradictory",
)
PAIRS = [
    *[
        (ink, ground)
        for ink in ("text", "muted", "link", "link-visited")
        for ground in ("page", "panel")
    ],
    *[(status, f"{status}-ground") for status in STATUSES],
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


LIGHT = colours(TOKENS.split("@media")[0])
DARK = colours(TOKENS.split("@media")[1])


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_themes_set_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_read_on_its_ground(theme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_focus_is_seen(theme: dict[str, str]) -> None:
    assert contrast(theme["focus"], theme["page"]) >= 3
    assert contrast(theme["focus"], theme["panel"]) >= 3


def test_each_status_has_a_mark_and_an_edge_of_its_own() -> None:
    css = (SOURCES / "status.css").read_text(encoding="utf-8")
    looks = {
        status: (
            re.search(r"--mark: (.+);", rule)[1],  # type: ignore[index]
            re.search(r"--edge: (.+);", rule)[1],  # type: ignore[index]
        )
        for status, rule in re.findall(
            r"^\.status-([\w-]+) \{(.*?)^\}", css, re.DOTALL | re.MULTILINE
        )
    }
    assert looks.keys() == {*STATUSES, "none"}
    for one, other in combinations(looks, 2):
        assert looks[one][0] != looks[other][0], (one, other)
        assert looks[one][1] != looks[other][1], (one, other)


def test_built_files_are_there_and_name_whose_work_they_carry() -> None:
    css = (DIST / "main.css").read_text(encoding="utf-8")
    for status in (*STATUSES, "none"):
        assert f".status-{status}" in css
    assert (DIST / "main.js").stat().st_size
    third_party = (DIST / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert re.search(r"^modern-normalize \d+\.\d+\.\d+\nLicence: MIT$", third_party, re.MULTILINE)
    assert "Permission is hereby granted" in third_party


def test_built_files_ask_nothing_of_other_hosts() -> None:
    for built in (DIST / "main.css", DIST / "main.js"):
        assert not re.search(r"https?://|//[a-z]", built.read_text(encoding="utf-8"))
