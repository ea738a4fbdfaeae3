"""A SPARQL 1.1 endpoint over HTTP: one request, one whole answer, or a refusal in words.

A part of an answer is never taken for the whole: an engine may cut a result off at a limit of its
own, or break off in the middle after it has said that all is well.
"""

from __future__ import annotations

import re
import time
import weakref
from collections.abc import Mapping, Sequence

import httpx2 as httpx
from pyoxigraph import QueryResultsFormat, parse_query_results

from graph.findings import Place, Refused, refuse
from graph.store.address import parted
from graph.store.protocol import Bindings

JSON = "application/sparql-results+json"
Fields = Mapping[str, str | Sequence[str]]

CONNECT_SECONDS = 5
QUERY_SECONDS = 120
MOST_BYTES = 1024**3
# Virtuoso names a blank node by an address. No text can look so: its quotes are escaped.
_NAMELESS = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://')
# So much of what an engine says of an error is shown.
_SHOWN = 200


class Endpoint:
    """Where queries are sent, or updates.

    url: may hold a user and a password, which are sent and never shown. seconds: how long an
    answer may take. most: how many bytes it may have.
    """

    def __init__(self, url: str, seconds: float = QUERY_SECONDS, most: int = MOST_BYTES) -> None:
        """Raises Refused for what is no address of an endpoint."""
        self.url, user = parted(url)
        # How the engine names itself; nothing before it has answered.
        self.server: str | None = None
        self._seconds, self._most = seconds, most
        self._client = httpx.Client(
            auth=user,
            timeout=httpx.Timeout(seconds, connect=CONNECT_SECONDS),
            # To follow one would send a query, and a password, to where nobody has named.
            follow_redirects=False,
            headers={"User-Agent": "samverkan"},
        )
        # Connections are kept open as long as somebody may ask here.
        weakref.finalize(self, self._client.close)

    def select(self, fields: Fields) -> list[Bindings]:
        """Return the solutions of a query. Raises Refused when there is no whole answer."""
        response, body = self._post(fields, JSON)
        kind = response.headers.get("content-type", "").partition(";")[0].strip()
        if kind != JSON:
            raise self._refused("remote-garbled")
        try:
            plain = _NAMELESS.sub(rb"\1", body)
            solutions = parse_query_results(plain, QueryResultsFormat.JSON)
            names = [variable.value for variable in solutions.variables]  # type: ignore[union-attr]
            return [
                {name: term for name, term in zip(names, row, strict=True) if term is not None}
                for row in solutions  # type: ignore[union-attr]
            ]
        # A truth value, which is no answer to this, has no variables.
        except (SyntaxError, ValueError, AttributeError) as error:
            raise self._refused("remote-garbled") from error

    def update(self, fields: Fields) -> None:
        """Run an update. Raises Refused when it fails, or nobody knows."""
        self._post(fields, "*/*")

    def _post(self, fields: Fields, accept: str) -> tuple[httpx.Response, bytes]:
        until = time.monotonic() + self._seconds
        try:
            with self._client.stream(
                "POST", self.url, data=dict(fields), headers={"Accept": accept}
            ) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > self._most:
                        raise self._refused("remote-too-much", value=self._most // 1024**2)
                    if time.monotonic() > until:
                        raise self._refused("remote-slow", value=round(self._seconds))
        except httpx.ConnectTimeout as error:
            raise self._refused("remote-down") from error
        except httpx.TimeoutException as error:
            raise self._refused("remote-slow", value=round(self._seconds)) from error
        except httpx.ConnectError as error:
            raise self._refused("remote-down") from error
        except (httpx.RequestError, httpx.InvalidURL) as error:
            raise self._refused("remote-broken-off") from error
        self.server = response.headers.get("server", "")
        if response.status_code == httpx.codes.PARTIAL_CONTENT or _is_cut(response):
            raise self._refused("remote-cut")
        if response.status_code not in (httpx.codes.OK, httpx.codes.NO_CONTENT):
            said = " ".join(bytes(body).decode("utf-8", "replace").split())[:_SHOWN]
            raise self._refused("remote-error", value=response.status_code, said=said)
        return response, bytes(body)

    def _refused(self, code: str, **values: object) -> Refused:
        return Refused(refuse(code, Place(file=self.url), store=self.url, **values))


def _is_cut(response: httpx.Response) -> bool:
    """Tell whether Virtuoso says that it gave as many rows as it may, or all it had in time."""
    return "x-sparql-maxrows" in response.headers or "x-sql-state" in response.headers
