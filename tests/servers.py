"""Real SPARQL servers on free loopback ports: started by the tests, stopped by them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 60
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
"""
# More than any answer of the tests.
ROWS = 1_000_000


class NotInstalled(Exception):
    """There is no such server on this machine."""


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run an Oxigraph server in memory; gives the address of its queries."""
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    if not program.is_file():
        raise NotInstalled("oxigraph is not installed: it comes with requirements/dev.txt")
    port = free_port()
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}"], folder, port):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(folder: Path, rows: int = ROWS) -> Iterator[str]:
    """Run a Virtuoso on an empty folder where whoever asks may write; gives its address.

    rows: how many an answer may have.
    """
    program, client = (shutil.which(name) for name in ("virtuoso-t", "isql-vt"))
    if program is None or client is None:
        raise NotInstalled("virtuoso-t is not on PATH: Debian's virtuoso-opensource-7 has it")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_INI.format(sql=sql, http=http, rows=rows), "utf-8")
    with _running([program, "-f", "+configfile", settings.name], folder, http):
        grant = 'exec=GRANT SPARQL_UPDATE TO "SPARQL";'
        subprocess.run(
            [client, f"127.0.0.1:{sql}", "dba", "dba", grant], check=True, capture_output=True
        )
        yield f"http://127.0.0.1:{http}/sparql"


SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@contextmanager
def _running(command: list[object], folder: Path, port: int) -> Iterator[None]:
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdout=output, stderr=output
        )
    try:
        _wait(process, port, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{process.args} did not start: {log.read_text('utf-8', 'replace')}")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
