"""The locks hold names, versions and hashes: enough to install from any registry."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
WEB, BROWSER = ROOT / "service" / "web", ROOT / "tests" / "browser"
npm = pytest.mark.parametrize("folder", [WEB, BROWSER], ids=["web", "browser"])
LOCK_LINE = re.compile(
    r"[a-z0-9-]+==[\w.]+(?: ; [\w.'=<> ()!]+)? \\"  # name, version, marker
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
)
ADDRESS = re.compile(r"https?://[^\"]*(?:\.tgz|\.whl|\.tar\.gz)|(?:https?|file|git)[+:]//[^\"]*@")


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["run", "dev"])
def test_python_locks_hold_only_names_versions_and_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert text
    assert not [line for line in text.splitlines() if not LOCK_LINE.fullmatch(line)]


def test_what_is_developed_with_includes_what_is_run() -> None:
    assert locked("run").items() <= locked("dev").items()


def test_python_locks_follow_pyproject() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = pyproject["dependency-groups"]
    for lock, wanted in {
        "run": pyproject["project"]["dependencies"] + groups["run"],
        "dev": groups["dev"],
    }.items():
        versions = locked(lock)
        for requirement in map(Requirement, wanted):
            version = versions[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{requirement}: `make lock`"


@npm
def test_npm_lock_holds_hashes_and_no_download_address(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert not [path for path, package in packages.items() if "resolved" in package]
    assert not [path for path, package in packages.items() if path and "integrity" not in package]
    assert not ADDRESS.findall(text)


@npm
def test_npm_lock_follows_package_json(folder: Path) -> None:
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    root = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"][""]
    wanted = {kind: root.get(kind) for kind in ("dependencies", "devDependencies")}
    assert wanted == {kind: package.get(kind) for kind in wanted}
    assert any(wanted.values())


def test_npm_has_the_same_settings_everywhere() -> None:
    settings = [(folder / ".npmrc").read_text(encoding="utf-8") for folder in (WEB, BROWSER)]
    assert "ignore-scripts=true" in settings[0].splitlines()
    assert settings[0] == settings[1]


def test_no_setting_names_a_registry() -> None:
    for path in [WEB / ".npmrc", BROWSER / ".npmrc", ROOT / "pyproject.toml", ROOT / "Makefile"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"registry\s*=|(?<!no-emit-)(?:index-url|find-links)", text), path
