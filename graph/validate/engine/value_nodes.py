"""The focus nodes of a shape and their value nodes, as graph patterns.

Two facts about engines decide the form. A query over several graphs may give a triple once for
each of them, so nothing is counted without DISTINCT. A path of no length from a node that stands
in no triple gives no solution, so the node itself is given beside the path.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from graph.validate.engine.property_paths import Path

if TYPE_CHECKING:
    from graph.validate.engine.constraints.constraint import Constraint

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
BELOW = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"

# With so many terms at the most it pays to compare one with each of them in turn.
FEW = 32


@dataclass
class Context:
    """What a query is written in: the classes that the data know, and names not yet taken.

    classes: a class, as written in a query, → it and all below it. A class that is missing is
    looked up along the hierarchy by the query itself. few: whether the focus nodes are given, so
    that it pays to look things up node by node instead of all at once. settled: the constraints
    on a path that no node in the data fails.
    """

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    few: bool = False
    settled: Set[tuple[Path | None, Constraint]] = frozenset()
    names: count[int] = field(default_factory=lambda: count(1))

    def fresh(self, stem: str) -> str:
        """Return a variable that no other part of the query uses."""
        return f"?{stem}{next(self.names)}"

    def instances(self, node: str, kinds: Sequence[str], among: str = "") -> str:
        """Return the pattern for the SHACL instances of some classes.

        kinds: one class, or several of which all that lie below are known. among: a pattern that
        binds the node beforehand.
        """
        below = sorted({each for kind in kinds for each in self.classes.get(kind, ())})
        if len(below) == 1:
            return f"{among} {node} {TYPE} {below[0]} ."
        if below:
            every = self.fresh("class")
            return f"{among} VALUES {every} {{ {' '.join(below)} }} {node} {TYPE} {every} ."
        return f"{among} {node} {TYPE}/{BELOW}* {kinds[0]} ."


@dataclass(frozen=True)
class ValueNodes:
    """The focus nodes of a shape, and the value nodes that its path leads to.

    focus, value: variables; one and the same for a node shape. focus_nodes: the pattern that
    binds the first. It may bind a node several times, with its classes: a sub-select that gave
    each once would cost more than all the rest, since the engine cannot look into it.
    """

    context: Context
    focus: str
    value: str
    focus_nodes: str
    path: Path | None = None

    @property
    def pattern(self) -> str:
        """Return the pattern that binds both variables."""
        if self.path is None:
            return self.focus_nodes
        step = f"{self.focus_nodes} {self.path.between(self.focus, self.value)}"
        if not self.path.is_nullable:
            return step
        itself = f"{self.focus_nodes} BIND({self.focus} AS {self.value})"
        return f"{{ {itself} }} UNION {{ {step} }}"

    @property
    def values(self) -> str:
        """Return the pattern that binds the value nodes and hides whose they are."""
        if self.path is None:
            return self.focus_nodes
        return f"{{ SELECT DISTINCT {self.value} WHERE {{ {self.pattern} }} }}"

    def counted(self, condition: str, pattern: str | None = None) -> str:
        """Return the focus nodes whose number of value nodes is as the condition says."""
        body = self.pattern if pattern is None else pattern
        return (
            f"{{ SELECT {self.focus} WHERE {{ {body} }} GROUP BY {self.focus} "
            f"HAVING (COUNT(DISTINCT {self.value}) {condition}) }}"
        )


def inside(context: Context, focus_nodes: str, focus: str, path: Path | None) -> ValueNodes:
    """Return the value nodes of a shape that is applied to what a pattern binds."""
    value = focus if path is None else context.fresh("value")
    return ValueNodes(context, focus, value, focus_nodes, path)
