"""Opening the store that a command or the server reads.

The default store is built once from the curated sources that come with the product and kept
in the user's cache folder under a fingerprint of what it was built from: a change of a table
makes a new one, and nothing half-built is ever opened.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import graph
import ontology
from graph.findings import Place, Refused, refuse
from graph.load import load_sources
from graph.rdf import QUADS
from graph.store import EmbeddedStore, Store
from graph.store.address import is_address

MEMORY = "memory"
DEFAULT = "default"
_LIBRARY = Path(graph.__file__).parent
Progress = Callable[[int, int], None]
_BUILT_FROM = (
    "sources/*/*",
    "tables/*.toml",
    "tables/*.py",
    "load.py",
    "dates.py",
    "namespaces.py",
)


def open_store(name: str, progress: Progress | None = None) -> Store:
    """Open the store to read: `default`, `memory`, the folder of an embedded store, a file of
    quads, which is read into memory, or the address of a SPARQL endpoint.

    Raises Refused when the folder holds no store, the store is damaged, the file is broken or
    nobody answers at the address.
    """
    return _open_remote(name) if is_address(name) else _open_embedded(name, progress)


def _open_remote(address: str) -> Store:
    """Open the store behind an address, and see at once that somebody answers there."""
    # What it is built on takes as long to import as all the rest of the command line.
    from graph.store.remote import RemoteStore

    store = RemoteStore(address)
    store.graphs()
    return store


def _open_embedded(name: str, progress: Progress | None) -> EmbeddedStore:
    if name == MEMORY:
        store = EmbeddedStore()
        load_sources(store, progress=progress)
        return store
    path = default_store(progress) if name == DEFAULT else Path(name)
    if path.suffix in QUADS and not path.is_dir():
        return EmbeddedStore.of_file(path)
    try:
        if not (path / "CURRENT").is_file():
            raise Refused(refuse("no-store", Place(file=str(path)), value=path))
        return EmbeddedStore(path, read_only=True)
    except (OSError, RuntimeError) as error:
        raise Refused(refuse("damaged-store", Place(file=str(path)), value=path)) from error


def open_in_memory(name: str, progress: Progress | None = None) -> Store:
    """Open a store as `open_store` does and read it into memory, where queries are fast.

    What lies behind an address stays there.
    """
    if is_address(name):
        return _open_remote(name)
    if name == DEFAULT and not _default_folder().exists():
        # What has just been built is in memory already.
        return _build(_default_folder(), progress)
    opened = _open_embedded(name, progress)
    return opened if opened.path is None else opened.in_memory()


def default_store(progress: Progress | None = None) -> Path:
    """Return the folder of the default store, building it first when it is missing."""
    folder = _default_folder()
    if not folder.exists():
        _build(folder, progress)
    return folder


def _default_folder() -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "samverkan" / fingerprint()


def _build(folder: Path, progress: Progress | None) -> EmbeddedStore:
    """Build the default store in memory and leave a copy in its folder, whole or not at all."""
    root = folder.parent
    try:
        root.mkdir(parents=True, exist_ok=True)
        _tidy(root)
        building = Path(tempfile.mkdtemp(prefix="building-", dir=root))
    except OSError as error:
        raise Refused(refuse("no-cache-folder", Place(file=str(root)), value=root)) from error
    try:
        built = _open_embedded(MEMORY, progress)
        built.save(building)
        building.rename(folder)
    except OSError as error:
        # Somebody else was first: theirs is as good, being built from the same files.
        if not folder.exists():
            raise Refused(refuse("no-cache-folder", Place(file=str(root)), value=root)) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return built


def _tidy(root: Path) -> None:
    """Remove what builds left that were killed; nobody builds for a day."""
    for left in root.glob("building-*"):
        if left.stat().st_mtime < time.time() - 24 * 60 * 60:
            shutil.rmtree(left, ignore_errors=True)


def fingerprint() -> str:
    """Return a hash of everything that the default store is built from, and by."""
    digest = hashlib.sha256()
    digest.update(version("pyoxigraph").encode())
    for root, pattern in ((ontology.FOLDER, "*.ttl"), *((_LIBRARY, own) for own in _BUILT_FROM)):
        for path in sorted(path for path in root.glob(pattern) if path.is_file()):
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
