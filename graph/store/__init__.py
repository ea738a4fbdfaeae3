"""Where the graph lives: one small protocol and its implementations."""

from graph.store.embedded import EmbeddedStore
from graph.store.protocol import Bindings, Store

__all__ = ["Bindings", "EmbeddedStore", "Store"]
