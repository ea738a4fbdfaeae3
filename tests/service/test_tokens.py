"""Tokens: known by their hash alone, for as long as they last, in files of one owner."""

from __future__ import annotations

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from graph.findings import Refused
from service.tokens import ROLES, Tokens, today, write_token

FAR = today() + timedelta(days=10)


def test_a_token_is_known_and_no_other():
    tokens = Tokens()
    one, two = tokens.issue("administrator"), tokens.issue("editor")
    assert one != two
    assert len(one) >= 43
    found = [tokens.find(own) for own in (one, two)]
    assert [own and own.role for own in found] == ["administrator", "editor"]
    for other in ("", one[:-1], one + "x", one.swapcase(), "å", "\ud800"):
        assert tokens.find(other) is None
    assert Tokens().find(one) is None


def test_the_token_itself_is_not_kept(tmp_path: Path):
    tokens = Tokens(tmp_path / "tokens.json")
    for token in (tokens.issue("administrator"), tokens.create("editors", "editor", FAR)):
        assert tokens.find(token)
        assert token not in repr(vars(tokens))
        assert token not in (tmp_path / "tokens.json").read_text()


@pytest.mark.parametrize("role", ROLES)
def test_another_process_sees_what_is_made_and_revoked_at_once(tmp_path: Path, role):
    path = tmp_path / "state" / "tokens.json"
    serving, command = Tokens(path), Tokens(path)
    own = serving.issue("reader")
    assert serving.kept() == []
    token, other = command.create("one", role, FAR), command.create("two", role, FAR)
    found = serving.find(token)
    assert found
    assert (found.name, found.role, found.expires) == ("one", role, FAR.isoformat())
    command.revoke("one")
    assert serving.find(token) is None
    assert serving.find(other)
    assert serving.find(own)


def test_a_token_lasts_through_its_last_day(tmp_path: Path):
    tokens = Tokens(tmp_path / "tokens.json")
    token = tokens.create("editors", "editor", FAR)
    assert tokens.find(token, FAR)
    assert tokens.find(token, FAR + timedelta(days=1)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.update(role="king"),
        lambda row: row.update(expires="never"),
        lambda row: row.update(digest=7),
        lambda row: row.update(more=1),
        lambda row: row.pop("name"),
    ],
)
def test_a_broken_file_lets_nobody_in(tmp_path: Path, change):
    path = tmp_path / "tokens.json"
    token = Tokens(path).create("editors", "editor", FAR)
    data = json.loads(path.read_text())
    change(data["tokens"][0])
    path.write_text(json.dumps(data))
    with pytest.raises(Refused) as caught:
        Tokens(path).find(token)
    assert "tokens create" in caught.value.findings[0].fix.en
    path.write_text("{")
    with pytest.raises(Refused):
        Tokens(path).find(token)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_the_file_is_its_owners_alone(tmp_path: Path):
    path = tmp_path / "token"
    path.write_text("old, and open to all")
    path.chmod(0o666)
    write_token("secret", path)
    assert path.read_text() == "secret\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = tmp_path / "tokens.json"
    Tokens(kept).create("editors", "editor", FAR)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


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
