"""SHACL: the product's engine beside pySHACL and, on request, the engines written in Rust."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from rdflib import SH, Graph

from graph.validate.engine.set_engine import SetEngine
from graph.validate.shacl import merged_suites, run, schema
from shapes import suites
from tests.benchmarks.apart import Measured, apart, timed
from tests.benchmarks.country import (
    COUNTIES,
    FOLDER,
    assessed,
    flattened,
    grouped,
    part,
    stored,
    written,
)
from tests.benchmarks.figure import Figure, Section

CORE, SPARQL = "core", "sparql"
LIMIT = 600.0
PARTS = (1, 3, 7, COUNTIES)
_WHOLE = "validate the country"
_TIMED = "Compiling or reading the shapes is part of the time, loading the data is not."
RUST = {"pyrudof": "pyrudof", "pyshifty": "shifty"}
_SCRIPT = Path(__file__).with_name("rust_engines.py")
Told = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Judged:
    """told: of each result the focus node, value, component, shape and severity."""

    seconds: float
    told: Told


def shapes_of(sort: str) -> Graph:
    """Return the shapes of the product's suites that are in SHACL Core only, or all others."""
    merged = merged_suites(suites())
    chosen = Graph()
    for shape in set(merged.subjects(SH.severity)):
        part = merged.cbd(shape)
        if (any(part.objects(None, SH.sparql)) or any(part.objects(None, SH.target))) is (
            sort == SPARQL
        ):
            chosen += part
    for triple in merged.triples((None, SH.declare, None)):
        chosen += merged.cbd(triple[0])
    return chosen


def by_engine(file: Path, sort: str, on_disk: bool = False) -> Judged:
    """Validate with the product's engine; compiling the shapes is part of the time."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store, shapes = stored(file, Path(folder) if on_disk else None), shapes_of(sort)
        found: list[Graph] = []
        seconds = timed(lambda: found.append(SetEngine(shapes).validate(store).report))
    return Judged(seconds, _told(found[0]))


def by_pyshacl(file: Path, sort: str) -> Judged:
    """Validate with pySHACL on an rdflib graph in memory, or a data set if the shapes need one."""
    data = flattened(file) if sort == CORE else grouped(file)
    shapes = shapes_of(sort)
    found: list[Graph] = []
    seconds = timed(lambda: found.append(run(data, shapes, schema())))
    return Judged(seconds, _told(found[0]))


def _told(report: Graph) -> Told:
    """Return each result with how often there is such a one: blank shapes have no name."""
    parts = (SH.focusNode, SH.sourceConstraintComponent, SH.resultSeverity, SH.value)
    counted = Counter(
        tuple(str(report.value(result, part)) for part in parts)
        for result in report.objects(None, SH.result)
    )
    return frozenset((*result, str(count)) for result, count in counted.items())


def core(scale: int, rust: bool = False) -> Section:
    """Measure the shapes in SHACL Core. rust: with the engines in Rust, installed for it."""
    file = assessed(written(scale))
    ours = apart(by_engine, file, CORE)
    every = {_WHOLE: ours, f"{_WHOLE}, from disk": apart(by_engine, file, CORE, True)}
    try:
        theirs = apart(by_pyshacl, file, CORE, limit=LIMIT)
        figures = [_figure(what, own, theirs) for what, own in every.items()]
    except TimeoutError:
        note = f"pySHACL stopped after {LIMIT:.0f} s"
        figures = [_alone(what, own, note) for what, own in every.items()]
    if rust:
        figures += [_rust(name, file, ours) for name in RUST]
    return Section(
        "SHACL, Core shapes",
        f"{_count(CORE)} shapes of the suites, all that need no SPARQL, on the country of scale "
        f"{scale} with its assessments. {_TIMED}",
        figures,
    )


def with_queries() -> Section:
    """Measure the shapes that hold SPARQL, on ever more counties as long as pySHACL ends."""
    figures, last = [], 0.0
    for number, counties in enumerate(PARTS):
        file = assessed(part(counties))
        what = f"validate {counties} of {COUNTIES} counties"
        ours = apart(by_engine, file, SPARQL)
        # Its time grows at the least as the data do.
        if number and last * counties / PARTS[number - 1] > LIMIT:
            note = f"pySHACL would need more than {LIMIT:.0f} s"
            figures.append(_alone(what, ours, note))
            continue
        try:
            theirs = apart(by_pyshacl, file, SPARQL, limit=LIMIT)
            last = theirs.answer.seconds
            figures.append(_figure(what, ours, theirs))
        except TimeoutError:
            last = LIMIT
            figures.append(_alone(what, ours, f"pySHACL stopped after {LIMIT:.0f} s"))
    return Section(
        "SHACL, shapes with SPARQL",
        f"{_count(SPARQL)} shapes of the suites, each graph of a source kept apart. {_TIMED}",
        figures,
    )


def _count(sort: str) -> int:
    return len(set(shapes_of(sort).subjects(SH.severity)))


def _alone(what: str, ours: Measured, note: str) -> Figure:
    own = ours.answer
    note = f"{len(own.told):,} results; {note}"
    return Figure(what, own.seconds, peak=ours.peak, note=note)


def _figure(what: str, ours: Measured, theirs: Measured) -> Figure:
    own, other = ours.answer.told, theirs.answer.told
    same = "equal" if own == other else f"{len(own - other)} only ours, {len(other - own)} only its"
    note = f"{len(own):,} results, {same}"
    seconds, slow = ours.answer.seconds, theirs.answer.seconds
    return Figure(what, seconds, "pySHACL on rdflib", slow, ours.peak, theirs.peak, note)


def _rust(name: str, file: Path, ours: Measured) -> Figure:
    """Run an engine in an environment of its own, made for the benchmark."""
    folder = FOLDER.absolute() / "peers" / name
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    # One of them gives its report as a graph of rdflib.
    install = [str(python), "-m", "pip", "install", "--quiet", name, "rdflib"]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        return _alone(_WHOLE, ours, f"{name} could not be installed")
    data, shapes = file.with_suffix(".nt"), FOLDER / "core.ttl"
    triples = (q.triple for q in ox.parse(path=file, format=ox.RdfFormat.N_QUADS))
    ox.serialize(triples, data, format=ox.RdfFormat.N_TRIPLES)
    shapes_of(CORE).serialize(shapes, format="turtle")
    command = [str(python), str(_SCRIPT), RUST[name], str(data), str(shapes)]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return _alone(_WHOLE, ours, f"{name} stopped after {LIMIT:.0f} s")
    if ran.returncode:
        return _alone(_WHOLE, ours, f"{name} failed: {ran.stderr.strip().splitlines()[-1:]}")
    told = json.loads(ran.stdout)
    own = sum(int(result[-1]) for result in ours.answer.told)
    note = f"{own:,} results, {told['results']:,} its"
    return Figure(
        _WHOLE,
        *(ours.answer.seconds, f"{name} {told['version']}", told["seconds"]),
        *(ours.peak, told["peak"], note),
    )
