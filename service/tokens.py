"""Tokens: who may write. Kept as hashes, compared in constant time, never shown again."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Literal

from service.messages import refusal

Role = Literal["administrator"]
_BYTES = 32


class Tokens:
    """The tokens that are accepted, and the role of each."""

    def __init__(self) -> None:
        self._roles: dict[str, Role] = {}

    def issue(self, role: Role) -> str:
        """Make a token and return it; only its hash is kept."""
        token = secrets.token_urlsafe(_BYTES)
        self._roles[_hashed(token)] = role
        return token

    def role_of(self, token: str) -> Role | None:
        """Return the role of a token, nothing for one that is not known."""
        own, found = _hashed(token), None
        for known, role in self._roles.items():
            if hmac.compare_digest(known, own):
                found = role
        return found


def write_token(token: str, path: Path) -> None:
    """Write a token into a file that only its owner may read. Raises Refused when it cannot be."""
    try:
        # What is there already may be open to others.
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{token}\n")
    except OSError as error:
        raise refusal("token-file", value=path) from error


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
