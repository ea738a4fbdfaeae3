"""The version is said in pyproject.toml; wherever else it stands, it is the same."""

import importlib.metadata
import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION = PROJECT["version"]


def test_the_installed_package_has_the_version() -> None:
    assert importlib.metadata.version("samverkan") == VERSION


def test_the_changelog_begins_with_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)[0] == VERSION


def test_no_source_file_says_another_version() -> None:
    said = re.compile(r"""(?:__version__ *=|owl:versionInfo) *["']([^"']+)["']""")
    wrong = {
        path.relative_to(ROOT).as_posix(): found
        for folder in ("graph", "service", "ontology", "shapes")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".ttl"}
        for found in said.findall(path.read_text(encoding="utf-8"))
        if found != VERSION
    }
    assert not wrong


def test_the_front_end_says_none_or_the_same() -> None:
    package = json.loads((ROOT / "service/web/package.json").read_text(encoding="utf-8"))
    assert package.get("version", VERSION) == VERSION
