"""Where the graph lives: one small protocol and its implementations."""

from graph.store.change_set import ChangeSet
from graph.store.embedded import EmbeddedStore
from graph.store.protocol import Bindings, Store

__all__ = ["Bindings", "ChangeSet", "EmbeddedStore", "Store"]
