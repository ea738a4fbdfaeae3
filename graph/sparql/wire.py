"""Frames between processes: a head in JSON and a body of bytes."""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

_SIZES = struct.Struct("!IQ")
_PIECE = 2**16
Head = dict[str, Any]


def send(to: socket.socket, head: Head, body: bytes = b"", until: float | None = None) -> None:
    """Send a frame. Raises TimeoutError after a moment of the monotonic clock, OSError when the
    other side is gone.
    """
    text = json.dumps(head).encode()
    to.settimeout(_left(until))
    to.sendall(_SIZES.pack(len(text), len(body)) + text + body)


def receive(at: socket.socket, until: float | None = None) -> tuple[Head, bytes]:
    """Return the next frame. Raises TimeoutError as above, EOFError when the other side is gone."""
    sizes = _SIZES.unpack(_read(at, _SIZES.size, until))
    head: Head = json.loads(_read(at, sizes[0], until))
    return head, bytes(_read(at, sizes[1], until))


def _read(at: socket.socket, size: int, until: float | None) -> bytearray:
    data = bytearray()
    while len(data) < size:
        at.settimeout(_left(until))
        try:
            piece = at.recv(min(_PIECE, size - len(data)))
        except ConnectionError as error:
            raise EOFError from error
        if not piece:
            raise EOFError
        data += piece
    return data


def _left(until: float | None) -> float | None:
    if until is None:
        return None
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
