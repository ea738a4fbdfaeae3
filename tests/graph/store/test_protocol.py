"""The store protocol: what every store must offer, and that ours does."""

from __future__ import annotations

import inspect

import pytest

from graph.store import EmbeddedStore
from graph.store.protocol import Store

METHODS = sorted(
    name
    for name, own in vars(Store).items()
    if (inspect.isfunction(own) and not name.startswith("_")) or name == "__len__"
)


def test_the_protocol_is_small() -> None:
    expected = "__len__ apply dump graphs load remember replace select"
    assert expected.split() == METHODS


@pytest.mark.parametrize("name", METHODS)
def test_the_embedded_store_takes_what_the_protocol_promises(name: str) -> None:
    promised = inspect.signature(getattr(Store, name))
    offered = inspect.signature(getattr(EmbeddedStore, name))
    assert offered == promised


@pytest.mark.parametrize("name", METHODS[1:])
def test_every_promise_is_written_down(name: str) -> None:
    assert inspect.getdoc(getattr(Store, name))
