"""The shapes: SHACL in Turtle, a file a suite."""

from pathlib import Path

FOLDER = Path(__file__).parent


def suites() -> list[str]:
    """Return the names of the suites, sorted; each is the file of that name."""
    return sorted(path.stem for path in FOLDER.glob("*.ttl"))
