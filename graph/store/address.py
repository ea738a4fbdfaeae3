"""Addresses of endpoints: told from folders, and shown without the user that they name."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

from graph.findings import Refused, refuse

SCHEMES = ("http://", "https://")
_USER = re.compile(r"(?<=//)[^/?#]*@")


def is_address(name: str) -> bool:
    """Tell whether a store is named by the address of an endpoint."""
    return name.lower().startswith(SCHEMES)


def shown(name: str) -> str:
    """Return the name of a store as it may be shown: an address without its user."""
    return _USER.sub("", name) if is_address(name) else name


def parted(url: str) -> tuple[str, tuple[str, str] | None]:
    """Return an address as it may be shown, and the user and password that it named.

    Raises Refused for what is no address of an endpoint.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(refuse("remote-address")) from error
    if not is_address(url) or not host or parts.fragment:
        raise Refused(refuse("remote-address"))
    named = f"[{host}]" if ":" in host else host
    place = f"{named}:{port}" if port else named
    shown = urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))
    if parts.username is None:
        return shown, None
    return shown, (unquote(parts.username), unquote(parts.password or ""))
