"""What an inventory lists: its entries, and where in the documents each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .material import Document, normalise

Key = tuple[str, str]

_LOCATOR = re.compile(
    r"(?P<document>\d{3}) / "
    r"(?:(?P<table>[^/]+) / row (?P<row>.+) / (?P<column>Q\d)|(?P<section>.+))"
    r" \(l\.(?P<lines>[\d,-]+)\)"
)


def entries(inventory: dict[str, Any]) -> dict[Key, Any]:
    """Return every entry of an inventory by kind and id.

    The rule: a kind is a key of the inventory that holds a list or a dict (`meta` aside). The
    entries of a list are its items, those of a dict its keys; but a list in a dict, or a dict
    whose keys are numbers, gives its items instead, unless it is empty. The id of an item is
    its own `id`, else `#n` (n from 1, or the number that is its key); that of a key is the
    key; that of an item under a key is the key followed by the id of the item.
    """
    found: dict[Key, Any] = {}
    for kind, value in inventory.items():
        if kind == "meta" or not isinstance(value, list | dict):
            continue
        for name, entry in _opened(value):
            if (kind, name) in found:
                raise ValueError(f"{kind} {name} is listed twice")
            found[kind, name] = entry
    return found


def _opened(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        yield from _items(value)
        return
    for key, inner in value.items():
        items = list(_items(inner))
        yield from ((key + name, item) for name, item in items) if items else [(key, inner)]


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield item["id"] if isinstance(item, dict) and "id" in item else f"#{number}", item
    elif isinstance(value, dict) and all(key.isdigit() for key in value):
        yield from ((f"#{number}", item) for number, item in value.items())


@dataclass(frozen=True)
class Place:
    """Where an inventory found something. cells: what it says of section, table, row, column.

    anchor: words that stand there; an ellipsis in them stands for words left out.
    """

    document: str
    first: int
    last: int
    anchor: str
    cells: tuple[tuple[str, str], ...]

    def overlaps(self, first: int, last: int) -> bool:
        """Tell whether the place shares a line with these lines."""
        return first <= self.last and self.first <= last

    def is_in(self, document: Document, first: int, last: int) -> bool:
        """Tell whether the anchor stands in these lines of a document."""
        parts = [re.escape(normalise(part)) for part in self.anchor.split("…")]
        return re.search(".*".join(parts), document.text(first, last)) is not None


def places(entry: Any) -> Iterator[Place]:
    """Yield every place with an anchor in an entry, however deep it lies."""
    if isinstance(entry, dict):
        if entry.get("anchor"):
            yield _place(entry)
        entry = list(entry.values())
    if isinstance(entry, list):
        for inner in entry:
            yield from places(inner)


def _place(found: dict[str, Any]) -> Place:
    if "locator" in found:
        return _from_locator(found["locator"], found["anchor"])
    table, _, row = found.get("table_row", "").partition(" ")
    cells = {"section": found["section"], "table": table, "row": row}
    return Place(found["doc"], *found["lines"], found["anchor"], _filled(cells))


def _from_locator(locator: str, anchor: str) -> Place:
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        raise ValueError(f"cannot read the locator {locator}")
    numbers = [int(number) for number in re.findall(r"\d+", match["lines"])]
    cells = {name: match[name] or "" for name in ("section", "table", "row", "column")}
    return Place(match["document"], numbers[0], numbers[-1], anchor, _filled(cells))


def _filled(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in cells.items() if value)
