"""Tokens: who may read and write. Kept as hashes, compared in constant time, never shown again."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, get_args

from graph.findings import Refused
from graph.journal import durable
from graph.journal.lock import Lock
from service.messages import refusal

Role = Literal["reader", "editor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
_BYTES = 32
# A role or an account: no room for an address, and no capitals to begin a name with.
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")


@dataclass(frozen=True)
class Token:
    """A token without itself. name: of a role or an account. expires: its last day, if any."""

    name: str
    role: Role
    created: str
    expires: str | None
    digest: str

    def holds(self, day: date) -> bool:
        """Whether it is accepted on a day."""
        return self.expires is None or day.isoformat() <= self.expires


class Tokens:
    """The tokens that are accepted: of a file, which may change, and of this process."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._own: list[Token] = []
        self._read: tuple[object, list[Token]] = (None, [])

    def issue(self, role: Role) -> str:
        """Make a token that is accepted as long as this process lives; return it."""
        text, made = _make(role, role, None)
        self._own.append(made)
        return text

    def create(self, name: str, role: Role, expires: date) -> str:
        """Make a token and return it; only its hash is kept. Raises Refused for a wrong name."""
        if not _NAME.fullmatch(name):
            raise refusal("token-name", value=name)
        if expires < today():
            raise refusal("token-expires", value=expires.isoformat())
        text, made = _make(name, role, expires.isoformat())
        with self._writing() as path:
            kept = self.kept()
            if any(own.name == name for own in kept):
                raise refusal("token-taken", value=name)
            _write(path, [*kept, made])
        return text

    def revoke(self, name: str) -> None:
        """Accept a token no more, from now on. Raises Refused when there is none of that name."""
        with self._writing() as path:
            kept = self.kept()
            left = [own for own in kept if own.name != name]
            if len(left) == len(kept):
                known = ", ".join(sorted(own.name for own in kept)) or "–"
                raise refusal("token-unknown", value=name, known=known)
            _write(path, left)

    def kept(self) -> list[Token]:
        """Return those of the file as it is now. Raises Refused for a broken one."""
        if self._path is None:
            return []
        try:
            found = self._path.stat()
            mark = (found.st_ino, found.st_mtime_ns, found.st_size)
            if self._read[0] != mark:
                self._read = (mark, _parsed(self._path))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise refusal("tokens-broken", value=self._path) from error
        return self._read[1]

    def find(self, text: str, day: date | None = None) -> Token | None:
        """Return what is known of a token; nothing for one that is not accepted."""
        own, found = _hashed(text), None
        for known in (*self._own, *self.kept()):
            if hmac.compare_digest(known.digest, own):
                found = known
        return found if found and found.holds(day or today()) else None

    @contextmanager
    def _writing(self) -> Iterator[Path]:
        """Keep other processes from changing the file meanwhile."""
        assert self._path is not None
        with Lock(self._path.with_suffix(".lock")):
            yield self._path


def today() -> date:
    """Return the day in UTC, by which tokens run out."""
    return datetime.now(UTC).date()


def write_token(token: str, path: Path) -> None:
    """Write a token into a file that only its owner may read. Raises Refused when it cannot be."""
    try:
        # What is there already may be open to others.
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{token}\n")
    except OSError as error:
        raise refusal("token-file", value=path) from error


def _make(name: str, role: Role, expires: str | None) -> tuple[str, Token]:
    text = secrets.token_urlsafe(_BYTES)
    return text, Token(name, role, today().isoformat(), expires, _hashed(text))


def _write(path: Path, tokens: list[Token]) -> None:
    rows = [asdict(own) for own in sorted(tokens, key=lambda own: own.name)]
    try:
        durable.put(path, (json.dumps({"tokens": rows}, indent=2) + "\n").encode())
    except OSError as error:
        raise refusal("token-file", value=path) from error


def _parsed(path: Path) -> list[Token]:
    """Nobody is let in by a file that is not whole."""
    try:
        found = [Token(**row) for row in json.loads(path.read_bytes())["tokens"]]
    except (ValueError, KeyError, TypeError) as error:
        raise _broken(path) from error
    for own in found:
        if own.role not in ROLES or not isinstance(own.digest, str) or not own.digest.isascii():
            raise _broken(path)
        try:
            date.fromisoformat(own.expires or own.created)
        except (TypeError, ValueError) as error:
            raise _broken(path) from error
    return found


def _broken(path: Path) -> Refused:
    return refusal("tokens-broken", value=path)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
