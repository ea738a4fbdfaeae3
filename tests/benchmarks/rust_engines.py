"""Run in an environment of its own: one engine written in Rust, one file, one shapes file.

Prints JSON: the seconds of the validation, the number of results, the peak memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from importlib.metadata import version


def pyrudof(data: str, shapes: str) -> tuple[float, int, str]:
    """Validate with pyrudof."""
    own = import_module("pyrudof")
    rudof = own.Rudof(own.RudofConfig())
    rudof.read_data(data, format=own.RDFFormat.NTriples)
    start = time.perf_counter()
    rudof.read_shacl(shapes, format=own.ShaclFormat.Turtle)
    report = rudof.validate_shacl()
    return time.perf_counter() - start, len(report), version("pyrudof")


def shifty(data: str, shapes: str) -> tuple[float, int, str]:
    """Validate with pyshifty, which reads the data in the same breath."""
    own = import_module("shifty")
    start = time.perf_counter()
    _, report, _ = own.validate(data, shapes, infer=False, sort_results=False)
    seconds = time.perf_counter() - start
    results = "http://www.w3.org/ns/shacl#result"
    return seconds, sum(str(p) == results for _, p, _ in report), version("pyshifty")


if __name__ == "__main__":
    engine, *files = sys.argv[1:]
    seconds, results, number = {"pyrudof": pyrudof, "shifty": shifty}[engine](*files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"seconds": seconds, "results": results, "version": number, "peak": peak}
    json.dump(told, sys.stdout)
