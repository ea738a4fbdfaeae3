"""The message catalogue: every text that the library shows, in both languages, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from graph.language import Text

FOLDER = Path(__file__).parent


def read_catalogue(folder: Path) -> dict[str, Text]:
    """Return the messages of a folder by key. Raises ValueError when a key stands twice."""
    texts: dict[str, Text] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, entry in tomllib.loads(path.read_text("utf-8")).items():
            if key in texts:
                raise ValueError(f"message {key} stands twice ({path.name})")
            texts[key] = Text(entry["sv"], entry["en"])
    return texts


@cache
def catalogue() -> dict[str, Text]:
    """Return all messages of the library by key."""
    return read_catalogue(FOLDER)


def message(key: str) -> Text:
    """Return the message in both languages. Raises KeyError for an unknown key."""
    return catalogue()[key]


def counted(key: str, count: int, **values: object) -> Text:
    """Return a message about a number of things: `<key>-one` of one, `<key>` of any other."""
    return message(f"{key}-one" if count == 1 else key).format(count=count, **values)
