"""Addresses of endpoints."""

from __future__ import annotations

import pytest

from graph.findings import Refused
from graph.store.address import is_address, parted, shown


@pytest.mark.parametrize(
    "url",
    ["", "localhost:1", "http://", "http:///x", "ftp://x/", "http://[::1/", "http://x:99999/"],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        parted(url)
    assert refused.value.findings[0].code == "remote-address"


def test_an_address_is_told_from_a_folder() -> None:
    assert is_address("HTTP://x")
    assert is_address("https://x/query")
    assert not is_address("http")
    assert not is_address("./http:/x")


@pytest.mark.parametrize(
    ("url", "shown", "user"),
    [
        ("http://localhost/query", "http://localhost/query", None),
        ("HTTPS://host.example", "https://host.example/", None),
        ("http://r:se%3Ac@x.example:81/a?b=c", "http://x.example:81/a?b=c", ("r", "se:c")),
        ("http://reader@[::1]:81/", "http://[::1]:81/", ("reader", "")),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_user(
    url: str, shown: str, user: tuple[str, str] | None
) -> None:
    assert parted(url) == (shown, user)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("http://r:se@cret@x.example:1/query?a=@b", "http://x.example:1/query?a=@b"),
        ("http://r:secret@[::1/", "http://[::1/"),
        ("folder/a@b", "folder/a@b"),
    ],
)
def test_a_name_is_shown_without_a_password_even_when_it_is_no_address(
    name: str, wanted: str
) -> None:
    assert shown(name) == wanted
