"""The documents and inventories, where they are here."""

from __future__ import annotations

import pytest

from .material import Material, is_here, read


@pytest.fixture(scope="session")
def material() -> Material:
    """The documents and the inventories; skips where they are not."""
    if not is_here():
        pytest.skip(
            "the documents and their inventories are not here: "
            "no folder shared beside the checkout, no SAMVERKAN_MATERIAL"
        )
    return read()
