"""The lock: one holder, told in words, free when its process ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.findings import Refused
from graph.journal.lock import Lock


def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path: Path):
    path = tmp_path / "state" / "lock"
    with Lock(path):
        with pytest.raises(Refused) as caught:
            Lock(path)
        assert str(path.parent) in caught.value.findings[0].what.en
        assert "SAMVERKAN_STATE" in caught.value.findings[0].fix.sv
    Lock(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_killed_process_holds_nothing(tmp_path: Path):
    path = tmp_path / "lock"
    text = (
        "import sys; from pathlib import Path; from graph.journal.lock import Lock; "
        "held = Lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", text, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Refused, match="Another process"):
            Lock(path)
        other.kill()
    Lock(path).close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="cannot be written"):
        Lock(tmp_path / "lock")


def test_a_folder_that_is_a_file(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="cannot be written"):
        Lock(tmp_path / "file" / "lock")
