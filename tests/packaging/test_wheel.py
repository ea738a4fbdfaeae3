"""The wheel alone, installed outside the checkout, serves the demonstration."""

import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import ProxyHandler, build_opener

import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60
DIRECTLY = build_opener(ProxyHandler({}))
IN_THE_WHEEL = [
    r"ontology/.+\.ttl",
    r"shapes/.+\.ttl",
    r"graph/.+\.py",
    r"graph/tables/.+\.toml",
    r"graph/messages/.+\.toml",
    r"graph/questions/.+\.rq",
    r"graph/sources/.+\.csv",
    r"graph/sources/.+/datapackage\.json",
    r"service/.+\.py",
    r"service/templates/.+\.html",
    r"service/static/dist/main\.css",
    r"service/static/dist/main\.js",
    r"service/static/dist/THIRD-PARTY\.txt",
    r"samverkan-[\d.]+\.dist-info/licenses/LICENSE",
    r"samverkan-[\d.]+\.dist-info/entry_points\.txt",
]
NOT_IN_THE_WHEEL = r"tests/|service/web/|requirements/|.*node_modules|.*__pycache__|hatch_build|\."


class Service(NamedTuple):
    address: str

    def get(self, path: str) -> HTTPResponse:
        response: HTTPResponse = DIRECTLY.open(urljoin(self.address, path), timeout=30)
        return response


def python(*arguments: str | Path, cwd: Path = ROOT) -> None:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def build(kind: str, folder: Path) -> Path:
    python("-m", "build", f"--{kind}", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it, and the libraries of this one within its reach.

    They are reached by a .pth file, which leaves the .pth file of the checkout unread.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder, symlinks=os.name != "nt")
    place = {"base": str(folder), "platbase": str(folder)}
    scripts = Path(sysconfig.get_path("scripts", "venv", place))
    site_packages = Path(sysconfig.get_path("purelib", "venv", place))
    pip = ("-m", "pip", "--python", scripts / "python")
    python(*pip, "install", "--no-deps", "--no-index", wheel)
    (site_packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts


@pytest.fixture(scope="module")
def service(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    outside = tmp_path_factory.mktemp("outside")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    where = "import graph, service; print(graph.__file__); print(service.__file__)"
    product = subprocess.run(
        [installed / "python", "-c", where],
        cwd=outside,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert all(Path(path).is_relative_to(installed.parent) for path in product), product

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = outside / "log"
    command = [str(installed / "samverkan"), "serve", "--port", str(port), "--store", "memory"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=outside, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        running = Service(f"http://127.0.0.1:{port}")
        wait_for(running, process, log)
        yield running
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        finally:
            process.kill()


def wait_for(service: Service, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if service.get("/health").status == 200:
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"no answer from /health; the service said:\n{log.read_text()}")


@pytest.mark.parametrize("kind", IN_THE_WHEEL)
def test_the_wheel_holds(wheel: Path, kind: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(re.fullmatch(kind, name) for name in archive.namelist())


def test_the_wheel_holds_every_data_file_of_the_product(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in ("graph", "ontology", "shapes", "service")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {"__pycache__", "web"} & {*path.relative_to(ROOT).parts}
    }
    assert not wanted - held


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if re.match(NOT_IN_THE_WHEEL, name)]


def test_the_sdist_needs_no_node(tmp_path: Path) -> None:
    python("-m", "tarfile", "--extract", build("sdist", tmp_path / "sdist"), tmp_path / "unpacked")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    names = {path.name for path in unpacked.rglob("*")}
    assert not names & {"node_modules", ".venv", ".data", "__pycache__"}
    python("-c", "import hatch_build; assert hatch_build.is_built()", cwd=unpacked)


def test_it_answers_what_is_fulfilled_where(service: Service) -> None:
    answer = json.load(service.get("/api/v1/coverage?area=20&on=2023-03-31"))
    assert answer["as_of"] == "2023-03-31"
    assert answer["requirements"]
    assert answer["localities"]
    assert answer["cells"]


def test_its_pages_have_the_built_style(service: Service) -> None:
    page = service.get("/")
    html = page.read().decode()
    styles = re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', html)
    assert styles, html[:1000]
    css = [service.get(urljoin(page.url, style)).read().decode() for style in styles]
    assert any(".status-not-fulfilled" in sheet for sheet in css)
