"""Settings: a short list, each from the environment, each documented in both languages."""

from __future__ import annotations

import os
from dataclasses import dataclass

from graph.language import Text
from service.messages import message


@dataclass(frozen=True)
class Setting:
    """One setting. default: used when the environment variable is absent or empty."""

    name: str
    default: str

    @property
    def variable(self) -> str:
        return "SAMVERKAN_" + self.name.upper().replace("-", "_")

    @property
    def description(self) -> Text:
        return message(f"setting-{self.name}")

    def value(self) -> str:
        return os.environ.get(self.variable) or self.default


LANGUAGE = Setting("language", "sv")
STORE = Setting("store", "default")
STATE = Setting("state", "default")
HOST = Setting("host", "127.0.0.1")
PORT = Setting("port", "8350")
READING = Setting("reading", "open")
DEFAULT_GRAPH = Setting("default-graph", "union")
QUERY_SECONDS = Setting("query-seconds", "5")
QUERY_MEGABYTES = Setting("query-megabytes", "160")
QUERY_ROWS = Setting("query-rows", "100000")
QUERY_CONCURRENCY = Setting("query-concurrency", "2")
BODY_MEGABYTES = Setting("body-megabytes", "16")
FEDERATION = Setting("federation", "none")

SETTINGS = (
    *(LANGUAGE, STORE, STATE, HOST, PORT, READING, DEFAULT_GRAPH),
    *(QUERY_SECONDS, QUERY_MEGABYTES, QUERY_ROWS, QUERY_CONCURRENCY),
    *(BODY_MEGABYTES, FEDERATION),
)
