"""How much a request from a stranger may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of one request, and of all together.

    seconds: from the request to its answer, waiting included. memory: bytes that a worker may
    take beyond the graph. rows, size: of an answer, in rows or triples and in bytes. length: of
    a query in characters. depth: brackets in brackets. operators: in one query; the engine nests
    them, and plans long chains badly. at_once: long queries that run at the same time. waiting:
    requests that are let in at all; who comes after them is asked to come back.
    hosts: whom SERVICE and LOAD may reach.
    """

    seconds: float = 5.0
    memory: int = 160 * 2**20
    rows: int = 100_000
    size: int = 32 * 2**20
    length: int = 256 * 2**10
    depth: int = 500
    operators: int = 1000
    at_once: int = 2
    waiting: int = 16
    hosts: frozenset[str] = frozenset()
