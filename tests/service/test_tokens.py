"""Tokens: known by their hash alone, written where nobody else can read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from graph.findings import Refused
from service.tokens import Tokens, write_token


def test_a_token_is_known_and_no_other():
    tokens = Tokens()
    one, two = tokens.issue("administrator"), tokens.issue("administrator")
    assert one != two
    assert len(one) >= 43
    assert tokens.role_of(one) == tokens.role_of(two) == "administrator"
    for other in ("", one[:-1], one + "x", one.swapcase(), "å", "\ud800"):
        assert tokens.role_of(other) is None
    assert Tokens().role_of(one) is None


def test_the_token_itself_is_not_kept():
    tokens = Tokens()
    assert tokens.issue("administrator") not in repr(vars(tokens))


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_the_file_is_its_owners_alone(tmp_path: Path):
    path = tmp_path / "token"
    path.write_text("old, and open to all")
    path.chmod(0o666)
    write_token("secret", path)
    assert path.read_text() == "secret\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_not_followed(tmp_path: Path):
    target = tmp_path / "other"
    target.write_text("stays")
    (tmp_path / "token").symlink_to(target)
    write_token("secret", tmp_path / "token")
    assert target.read_text() == "stays"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path):
    with pytest.raises(Refused) as caught:
        write_token("secret", tmp_path / "no" / "token")
    assert "token" in caught.value.findings[0].what.en
    assert "secret" not in str(caught.value)
