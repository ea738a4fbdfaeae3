"""Frames: what is sent arrives, whatever its size; time and death are told."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from graph.sparql.wire import receive, send

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    here, there = socket.socketpair()
    with here, there:
        yield here, there


@pytest.mark.parametrize("size", [0, 1, 2**16, 3 * 2**20])
def test_what_is_sent_arrives(pair: Pair, size: int) -> None:
    body = b"\x00\xff" * (size // 2) + b"x" * (size % 2)
    sender = threading.Thread(target=send, args=(pair[0], {"do": "å", "n": 1}, body))
    sender.start()
    assert receive(pair[1], time.monotonic() + 20) == ({"do": "å", "n": 1}, body)
    sender.join()


def test_who_does_not_answer_in_time_is_not_waited_for(pair: Pair) -> None:
    with pytest.raises(TimeoutError):
        receive(pair[0], time.monotonic() + 0.01)
    with pytest.raises(TimeoutError):
        send(pair[0], {}, b"x" * 2**24, time.monotonic() + 0.01)
    with pytest.raises(TimeoutError):
        receive(pair[0], time.monotonic() - 1)


def test_a_frame_that_is_cut_off_is_none(pair: Pair) -> None:
    send(pair[0], {"do": "x"}, b"abc")
    whole = pair[1].recv(1000)
    pair[0].sendall(whole[:-1])
    pair[0].close()
    with pytest.raises(EOFError):
        receive(pair[1])
