"""Legend: only what occurs is explained, and what is left out is said."""

from __future__ import annotations

import pytest

from graph.drawing.layout import draw
from graph.drawing.legend import Legend, explain, name_network, summarise, tell_left_out
from graph.drawing.lettering import measure
from graph.messages import catalogue
from graph.network import LEFT_OUT, NODE_TYPES, Network
from tests.graph.drawing.conftest import level, network, node


def keys(legend: Legend, form: str) -> list[str]:
    return [sample.key for sample in legend.samples if sample.form == form]


def test_only_what_occurs_is_explained(small: Network) -> None:
    legend = draw(small, "sv").legend
    assert keys(legend, "weight") == ["reports", "link", "seat", "part"]
    assert keys(legend, "basis") == ["stated", "interpreted"]
    assert keys(legend, "type") == ["agreement", "group", "org"]
    assert [s.text for s in legend.samples if s.form == "basis"] == ["uttrycklig", "tolkad"]
    assert not draw(network([]), "sv").legend.samples


def test_the_name_says_day_area_and_level(small: Network) -> None:
    assert name_network(small).sv == "Nätverket 2018-06-30: Provlän"
    assert name_network(small).en == "The network on 2018-06-30: Sample County"
    small.graph |= {"area_name_sv": None, "area_name_en": None, "level": "political"}
    assert name_network(small).sv == "Nätverket 2018-06-30: alla områden, politisk nivå"


def test_the_summary_counts_each_lane(small: Network) -> None:
    told = summarise(small)
    assert told.sv.startswith(
        "Aktörer och överenskommelser: 6. Samband: 6. Politisk nivå: 1; operativ nivå: 1;"
    )
    assert told.en.startswith(
        "Actors and agreements: 6. Links: 6. Political level: 1; operative level: 1;"
    )
    assert summarise(network([])).en == "Nothing is attested on the day within the selection made."


def test_what_is_left_out_is_told_by_its_reasons(small: Network) -> None:
    assert tell_left_out(small).sv == (
        "Inte med: 3 kända samband inom urvalet. Upphörde före dagen: 2; "
        "källan säger att det inte finns något samband: 1."
    )
    small.graph["left_out"] = dict.fromkeys(LEFT_OUT, 0)
    assert tell_left_out(small).en == "No known link within the selection is left out."


def test_every_reason_and_type_has_its_words() -> None:
    assert {f"left-out-{reason}" for reason in LEFT_OUT} <= catalogue().keys()
    assert {f"drawing-type-{kind}" for kind in NODE_TYPES} <= catalogue().keys()


def test_notes_say_how_the_drawing_was_made(small: Network) -> None:
    def notes() -> str:
        return " ".join(explain(small, [], 0, "sv", 2000, (0, 0)).notes)

    assert "läses på flera sätt" not in notes()
    assert "tolkade är inte med" not in notes()
    both = [level("political"), level("strategic")]
    small.add_node("group/two", **node("group/two", "Två", *both))
    small.graph["stated_only"] = True
    assert "läses på flera sätt" in notes()
    assert "tolkade är inte med" in notes()


@pytest.mark.parametrize("width", [300, 800])
def test_samples_keep_to_the_width_and_apart(small: Network, width: int) -> None:
    legend = explain(small, ["reports", "link", "seat"], 5, "sv", width, (10, 20))
    for sample in legend.samples:
        assert sample.x + measure(sample.text, 11) <= 10 + width + 34
    places = [(sample.x, sample.y) for sample in legend.samples]
    assert len(set(places)) == len(places)
    assert max(y for _, y in places) < legend.y < legend.end
