"""The machine and the versions that figures were measured with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl", "networkx")


def describe() -> str:
    """Return the machine, Python and libraries in a few lines."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return "\n".join(
        [
            f"- machine: {_processor()}, {os.cpu_count()} cores, {_memory()}, load {load} at start",
            f"- {platform.system()} {platform.release()}, Python {platform.python_version()}",
            f"- libraries: {', '.join(f'{name} {_version(name)}' for name in LIBRARIES)}",
        ]
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _processor() -> str:
    found = _line("/proc/cpuinfo", "model name")
    return found or platform.processor() or platform.machine()


def _memory() -> str:
    kilobytes = _line("/proc/meminfo", "MemTotal").removesuffix(" kB")
    return f"{int(kilobytes) / 1024 / 1024:.0f} GB memory" if kilobytes else "memory unknown"


def _line(file: str, key: str) -> str:
    path = Path(file)
    if not path.exists():
        return ""
    lines = (line.partition(":") for line in path.read_text("utf-8").splitlines())
    return next((value.strip() for name, _, value in lines if name.strip() == key), "")
