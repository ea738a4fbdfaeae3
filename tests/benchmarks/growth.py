"""Growth: what ten times the country costs, as the exponent of the size."""

from __future__ import annotations

from math import log

from tests.benchmarks import edits, loading, questions, shacl
from tests.benchmarks.apart import Measured, apart, percentile
from tests.benchmarks.country import assessed, written
from tests.benchmarks.figure import Figure, Section

SCALES = (1, 10)


def section() -> Section:
    """Measure ours at both scales; the exponent 1 is growth in step with the data."""
    files = [written(scale) for scale in SCALES]
    loads = [apart(loading.in_memory, file) for file in files]
    sizes = [own.answer[1] for own in loads]

    def figure(what: str, runs: list[Measured], seconds: list[float], note: str = "") -> Figure:
        small, large = seconds
        exponent = log(large / small) / log(sizes[1] / sizes[0])
        told = f"exponent {exponent:.2f}; {runs[0].peak:.0f} → {runs[1].peak:.0f} MB{note}"
        name = f"itself at scale {SCALES[1]}"
        return Figure(what, small, name, large, runs[0].peak, runs[1].peak, told)

    covers = [apart(questions.coverage, file, True, 3) for file in files]
    whos = [apart(questions.collaborators, file) for file in files]
    edited = {
        name: [apart(edits.edited, file, name) for file in files]
        for name in ("assessments", edits.SHAPES)
    }
    judged = [apart(shacl.by_engine, assessed(file), shacl.CORE) for file in files]
    return Section(
        "Growth",
        f"From scale {SCALES[0]} to {SCALES[1]}: {sizes[0]:,} to {sizes[1]:,} quads.",
        [
            figure("load into memory", loads, [own.answer[0] for own in loads]),
            figure("coverage", covers, [percentile(o.answer.seconds, 0.5) for o in covers]),
            figure(
                "who collaborates with an actor, p95",
                whos,
                [percentile(own.answer[0].seconds, 0.95) for own in whos],
            ),
            *(
                figure(
                    f"{name} after one edited statement, p95",
                    runs,
                    [percentile(own.answer.follow, 0.95) for own in runs],
                    _shares(runs),
                )
                for name, runs in edited.items()
            ),
            figure(
                "SHACL, Core shapes",
                judged,
                [own.answer.seconds for own in judged],
                "; aim ≤ 1.1, memory ≤ 2× of load",
            ),
        ],
    )


def _shares(runs: list[Measured]) -> str:
    small, large = (own.answer.full / percentile(own.answer.follow, 0.95) for own in runs)
    return f"; aim ≤ 1.5×; all anew takes {small:.0f}× and {large:.0f}×, aim ≥ 100×"
