"""Where the graph lives: one small protocol and its implementations.

`graph.store.remote` is imported where it is wanted: its HTTP client takes long to import.
"""

from graph.store.change_set import ChangeSet
from graph.store.embedded import EmbeddedStore
from graph.store.protocol import Bindings, Store

__all__ = ["Bindings", "ChangeSet", "EmbeddedStore", "Store"]
