"""The description of a source: its `datapackage.json`, with what the rest relies on checked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.dates import parse
from graph.findings import Finding, Place, Refused, refuse

_REQUIRED = ("name", "title", "known_since", "as_of", "series", "resources")
_DATES = ("known_since", "as_of")


def read_package(folder: Path) -> tuple[str, dict[str, Any]]:
    """Return the name and the description of a source. Raises Refused with what is wrong in it."""
    place = Place(file=f"{folder.name}/datapackage.json")
    try:
        package = json.loads((folder / "datapackage.json").read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Refused(refuse("bad-package", replace(place, line=error.lineno))) from error
    except (OSError, ValueError) as error:
        raise Refused(refuse("no-package", place)) from error
    if not isinstance(package, dict):
        raise Refused(refuse("bad-package", place))
    faults = _faults(package, place)
    if faults:
        raise Refused(faults)
    return package["name"], package


def _faults(package: dict[str, Any], place: Place) -> list[Finding]:
    missing = [key for key in _REQUIRED if not package.get(key)]
    if missing:
        names = ", ".join(missing)
        return [refuse("incomplete-package", place, names=names)]
    found = []
    for key in _DATES:
        told = package[key]
        try:
            parse(told["date"])
        except Refused as refused:
            found.append(replace(refused.findings[0], where=replace(place, column=key)))
        except (KeyError, TypeError, AttributeError):
            found.append(refuse("package-date", replace(place, column=key), value=key))
    resources = package["resources"]
    whole = isinstance(resources, list) and all(
        isinstance(own, dict) and isinstance(own.get("path"), str) for own in resources
    )
    if not whole:
        found.append(refuse("package-resources", replace(place, column="resources")))
    return found
