"""Several constraints of one shape in one pass over its value nodes.

To find the value nodes costs more than to test them. So whether there is one, whether there is a
second, and whether each is as it should be is asked in one query, with a flag for each constraint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.validate.engine.constraints.cardinality import MaxCount, MinCount
from graph.validate.engine.constraints.constraint import Constraint, Filtered
from graph.validate.engine.constraints.other import In
from graph.validate.engine.constraints.value_type import Class
from graph.validate.engine.value_nodes import ValueNodes


@dataclass(frozen=True)
class Flag:
    """A constraint of a merged query. variable: true where it fails. value: whether of a value."""

    constraint: Constraint
    variable: str
    condition: str
    has_value: bool


@dataclass(frozen=True)
class Merged:
    """A query for several constraints."""

    flags: tuple[Flag, ...]
    pattern: str
    value: str

    @property
    def variables(self) -> tuple[str, ...]:
        return tuple(flag.variable for flag in self.flags)

    def __contains__(self, constraint: Constraint) -> bool:
        return any(flag.constraint is constraint for flag in self.flags)


def merged(constraints: Sequence[Constraint], at: ValueNodes) -> Merged | None:
    """Return the query for those of some constraints that one can answer, if they are several."""
    if at.path is not None and not at.path.is_step:
        return None
    second = at.context.fresh("second")
    flags = [flag for each in constraints for flag in _flags(each, at, second)]
    if len(flags) < 2:
        return None
    flags.sort(key=lambda flag: flag.has_value)
    if isinstance(flags[0].constraint, MinCount):
        flags = [_if_bound(flag, at.value) if flag.has_value else flag for flag in flags]
    binds = " ".join(f"BIND({flag.condition} AS {flag.variable})" for flag in flags)
    if at.context.few:
        # To read a condition takes longer than to test it.
        some = " || ".join(flag.variable for flag in flags)
        pattern = f"{_nodes(flags, at, second)} {binds} FILTER({some})"
    else:
        # The flags are told of what the filter in its own group has passed, so that most nodes
        # are tested once.
        some = " || ".join(f"({flag.condition})" for flag in flags)
        pattern = f"{{ {_nodes(flags, at, second)} FILTER({some}) }} {binds}"
    return Merged(tuple(flags), pattern, at.value)


def _if_bound(flag: Flag, value: str) -> Flag:
    """Test only what is there: with nothing bound, some engines try all that there is."""
    return replace(flag, condition=f"IF(BOUND({value}), {flag.condition}, false)")


def _flags(constraint: Constraint, at: ValueNodes, second: str) -> list[Flag]:
    name = at.context.fresh("fails")
    if isinstance(constraint, MinCount) and constraint.least == 1:
        return [Flag(constraint, name, f"!BOUND({at.value})", has_value=False)]
    if isinstance(constraint, MaxCount) and constraint.most == 1:
        two = f"COALESCE(!sameTerm({at.value}, {second}), false)"
        return [Flag(constraint, name, two, has_value=False)]
    if isinstance(constraint, Filtered | Class | In):
        condition = constraint.fails(at)
        if condition:
            return [Flag(constraint, name, condition, has_value=True)]
    return []


def _nodes(flags: Sequence[Flag], at: ValueNodes, second: str) -> str:
    if at.path is None:
        return at.focus_nodes
    kinds = {type(flag.constraint) for flag in flags}
    found = [at.path.between(at.focus, at.value)]
    if MaxCount in kinds:
        found.append(at.path.between(at.focus, second))
    if MinCount in kinds:
        found = [f"OPTIONAL {{ {each} }}" for each in found]
    return " ".join([at.focus_nodes, *found])
