"""What every constraint component has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import SH

from graph.validate.engine.constraints.constraint import Filtered, Rows, unless
from graph.validate.engine.shapes_graph import COMPONENTS

Find = Callable[[str, str], list[str]]

CORE = 29  # The components of SHACL Core, and sh:sparql; sh:property has its results from inside.


def test_every_component_of_the_specification_is_there() -> None:
    components = {component.component for component in COMPONENTS}
    assert len(components) == len(COMPONENTS) == CORE
    assert all(str(component).startswith(str(SH)) for component in components)
    assert all(component.parameters for component in COMPONENTS)


def test_rows_name_their_variables_once() -> None:
    assert Rows("", "?value", None, ("?other",)).variables == ["?value", "?other"]


def test_what_is_an_error_is_not_met() -> None:
    assert unless("?a < 1") == "(!COALESCE(?a < 1, false))"


def test_a_constraint_has_to_say_what_fails() -> None:
    class Silent(Filtered):
        pass

    with pytest.raises(TypeError, match="fails"):
        Silent()  # type: ignore[abstract]
