"""`samverkan tokens`: shown once when made, listed without themselves, revoked by name."""

from __future__ import annotations

import pytest

from service.tokens import Tokens, today


@pytest.fixture(autouse=True)
def file(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path / "state"))
    return tmp_path / "state" / "tokens.json"


def test_one_is_made_listed_and_revoked(program, file):
    assert "tokens create" in program("tokens", "list").out
    made = program("tokens", "create", "editors", "--role", "editor", "--expires", "2999-12-31")
    token = made.out.strip()
    found = Tokens(file).find(token)
    assert found
    assert (found.name, found.role) == ("editors", "editor")
    listed = program("tokens", "list", "--lang", "en").out
    assert listed == f"editors  editor  made {today()}, valid through 2999-12-31\n"
    [row] = program("tokens", "list", "--format", "json").data
    assert row == {
        "name": "editors",
        "role": "editor",
        "created": today().isoformat(),
        "expires": "2999-12-31",
    }
    assert token not in file.read_text()
    revoked = program("tokens", "revoke", "editors")
    assert (revoked.code, revoked.out) == (0, "editors gäller inte längre.\n")
    assert Tokens(file).find(token) is None


def test_the_least_role_and_ninety_days_unless_told(program, file):
    token = program("tokens", "create", "tavla").out.strip()
    found = Tokens(file).find(token)
    assert found
    assert found.role == "reader"
    assert found.expires
    assert (today().fromisoformat(found.expires) - today()).days == 90


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("create",), "has no name"),
        (("revoke",), "has no name"),
        (("create", "Anna Berg"), "never a person"),
        (("create", "a@b.example"), "never a person"),
        (("create", "editors", "--expires", "2001-01-01"), "past already"),
        (("create", "editors", "--expires", "soon"), "soon"),
        (("create", "editors", "--role", "king"), "administrator"),
        (("revoke", "editors"), "no token called"),
        (("forget", "editors"), "revoke"),
    ],
)
def test_what_makes_no_sense_is_told(refused, words, told):
    assert told in refused("tokens", *words, "--lang", "en")


def test_a_name_is_given_once(program, refused):
    program("tokens", "create", "editors")
    assert "already" in refused("tokens", "create", "editors", "--lang", "en")
