"""The state folder: where the settings say, else where such things belong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph.findings import Refused
from graph.journal.journal import entries
from graph.store import EmbeddedStore
from service.app import create_app
from service.state import recorded, state_folder, tokens_file
from service.tokens import Tokens


def test_the_folder_is_named_or_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path))
    assert state_folder() == tmp_path
    assert tokens_file() == tmp_path / "tokens.json"
    monkeypatch.setenv("SAMVERKAN_STATE", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "x"))
    assert state_folder() == tmp_path / "x" / "samverkan"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_folder() == Path(tmp_path, ".local", "state", "samverkan")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path))
    return tmp_path


@contextmanager
def serving() -> Iterator[tuple[TestClient, Refused | None]]:
    """The service as it starts on the state folder, with a token to write."""
    store, tokens = EmbeddedStore(), Tokens()
    with recorded(store) as (record, refused):
        app = create_app(store, tokens, record=record)
        bearer = {"authorization": f"Bearer {tokens.issue('editor')}"}
        yield TestClient(app, headers=bearer | {"accept-language": "en"}), refused
        app.state.endpoint.close()


def put(client: TestClient, text: str, **headers: str) -> int:
    sent = {"content-type": "text/turtle", **headers}
    return int(client.put("/graphs/user/a", content=text, headers=sent).status_code)


def test_what_was_acknowledged_is_there_after_a_restart(folder):
    with serving() as (client, refused):
        assert refused is None
        assert put(client, "<a:a> <a:p> 1, [ <a:p> 2 ] .") == 201
        assert put(client, "<a:a> <a:p> 3 .", **{"Samverkan-Reason": "r%C3%A4ttat%0A"}) == 204
        before = client.get("/graphs/user/a").text
    with serving() as (client, _):
        assert client.get("/graphs/user/a").text == before == "<a:a> <a:p> 3 .\n"
        assert client.delete("/graphs/user/a").status_code == 204
    with serving() as (client, _):
        assert client.get("/graphs/user/a").status_code == 404
    found = list(entries(folder / "journal"))
    assert [(entry.account, entry.reason) for entry in found] == [
        ("editor", ""),
        ("editor", "rättat"),
        ("editor", ""),
    ]
    assert [len(entry.edit.changes.quads) for entry in found] == [3, 4, 1]


def test_a_second_service_reads_and_says_so(folder):
    with serving() as (first, _):
        assert put(first, "<a:a> <a:p> 1 .") == 201
        with serving() as (second, refused):
            assert "only reads" in str(refused)
            assert second.get("/graphs/user/a").text == "<a:a> <a:p> 1 .\n"
            assert put(second, "<a:a> <a:p> 2 .") == 409
            assert second.get("/graphs/user/a").text == "<a:a> <a:p> 1 .\n"
        assert put(first, "<a:a> <a:p> 2 .") == 204


def test_a_full_disk_leaves_the_graph_as_it_is(folder, monkeypatch):
    with serving() as (client, _):
        assert put(client, "<a:a> <a:p> 1 .") == 201
        with monkeypatch.context() as patch:
            none = os.statvfs_result((4096, 4096, 10, 1, 1, 10, 1, 1, 0, 255))
            patch.setattr("graph.journal.journal.os.statvfs", lambda path: none)
            told = client.delete("/graphs/user/a")
            assert told.status_code == 507
            assert str(folder) not in told.text
            assert client.get("/graphs/user/a").text == "<a:a> <a:p> 1 .\n"
        assert put(client, "<a:a> <a:p> 2 .") == 204
    assert len(list(entries(folder / "journal"))) == 2


def test_a_damaged_journal_is_not_served(folder):
    (folder / "journal").write_text("not what it was\n")
    with pytest.raises(Refused, match="damaged"), serving():
        pass


def test_where_nothing_can_be_written_it_is_read(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path / "file"))
    with serving() as (client, refused):
        assert "could not be written" in str(refused)
        assert put(client, "<a:a> <a:p> 1 .") == 507
        assert client.get("/health").status_code == 200
