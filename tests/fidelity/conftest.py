"""The documents and inventories, where they are here."""

from __future__ import annotations

import pytest

from ..repository import WITHOUT_MATERIAL
from .material import Material, is_here, read


@pytest.fixture(scope="session")
def material() -> Material:
    """The documents and the inventories; skips where they are not."""
    if not is_here():
        pytest.skip(WITHOUT_MATERIAL)
    return read()
