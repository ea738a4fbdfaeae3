"""TOML that people write: what is malformed is refused with its file, line and entry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.findings import Place, Refused, refuse

_LINE = re.compile(r"at line (\d+)")


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a file is read into a refusal. Raises Refused."""
    place = Place(file=path.name)
    try:
        yield
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = Place(file=path.name, line=int(line[1]) if line else 0)
        raise Refused(refuse("broken-toml", where)) from error
    except KeyError as error:
        raise Refused(refuse("incomplete-toml", place, value=error.args[0])) from error
    except (TypeError, AttributeError, ValueError) as error:
        raise Refused(refuse("odd-toml", place)) from error
