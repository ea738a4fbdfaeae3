"""`make bench`: figures beside named peers of the same run. Prints figures; never a test."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import edits, growth, loading, machine, questions, shacl, waiting
from tests.benchmarks.country import written
from tests.benchmarks.figure import Section, as_markdown, as_text

PAGE = Path("docs/benchmarks.md")


def main() -> None:
    """Measure what is asked for, print it, and keep it if told to."""
    asked = _arguments()
    wanted = asked.only or [name for name in SECTIONS if asked.all or name not in LONG]
    about = machine.describe()
    print(about)
    sections = []
    for name in SECTIONS:
        if name in wanted:
            sections.append(SECTIONS[name](asked))
            print(as_text(sections[-1]), flush=True)
    if asked.write:
        PAGE.write_text(as_markdown(about, sections), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--only",
        nargs="+",
        choices=SECTIONS,
        help=f"what to measure; all but {', '.join(LONG)} if not given",
    )
    parser.add_argument("--all", action="store_true", help="measure what takes long as well")
    parser.add_argument("--scale", type=int, default=1, help="how large the country is")
    parser.add_argument(
        "--rust", action="store_true", help="install pyrudof and pyshifty and measure them too"
    )
    parser.add_argument("--write", action="store_true", help=f"write the figures to {PAGE}")
    return parser.parse_args()


Measure = Callable[[argparse.Namespace], Section]
SECTIONS: dict[str, Measure] = {
    "waiting": lambda asked: waiting.section(),
    "loading": lambda asked: loading.section(written(asked.scale)),
    "questions": lambda asked: questions.section(written(asked.scale)),
    "edits": lambda asked: edits.section(written(asked.scale)),
    "core": lambda asked: shacl.core(asked.scale, asked.rust),
    "sparql": lambda asked: shacl.with_queries(),
    "growth": lambda asked: growth.section(),
}
# These take long, and are measured when they are asked for.
LONG = ("growth",)

if __name__ == "__main__":
    main()
