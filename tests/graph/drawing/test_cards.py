"""Cards: what is written on a node, and that it has the room."""

from __future__ import annotations

import pytest

from graph.drawing.cards import (
    ENTRY_LINE,
    NAME_LINE,
    NOTE_LINE,
    kind_of,
    write_card,
    write_entry,
)
from graph.drawing.lanes import Placing
from tests.graph.drawing.conftest import node

POLITICAL = Placing("political")


def test_a_card_says_its_name_and_its_kind() -> None:
    card = write_card(node("group/a", "Rådet", kind="council"), POLITICAL, 0, "sv")
    assert (card.lines, card.notes) == (("Rådet",), ("råd",))
    assert card.height >= NAME_LINE + NOTE_LINE


def test_what_is_not_sure_to_exist_says_so_in_words() -> None:
    planned = node("group/a", "A", existence="planned")
    assert "förekomst: planeras" in write_card(planned, POLITICAL, 0, "sv").notes
    assert "existence: planned" in write_card(planned, POLITICAL, 0, "en").notes


def test_other_readings_of_the_level_stand_on_the_card() -> None:
    def note(placing: Placing) -> str:
        return " ".join(write_card(node("group/a"), placing, 0, "sv").notes)

    assert "läses också som: operativ nivå" in note(Placing("political", ("operative",)))
    assert "läses som: operativ nivå" in note(Placing("projects", ("operative",)))
    assert "läses" not in note(POLITICAL)


def test_lines_that_are_not_drawn_are_counted() -> None:
    assert "kopplade aktörer: 7" in write_card(node("group/a"), POLITICAL, 7, "sv").notes
    assert len(write_card(node("group/a"), POLITICAL, 0, "sv").notes) == 1


def test_a_long_name_makes_a_high_card() -> None:
    long = write_card(node("group/a", "Styrgruppen för " * 5), POLITICAL, 0, "sv")
    short = write_card(node("group/a", "A"), POLITICAL, 0, "sv")
    assert long.height - short.height == NAME_LINE * (len(long.lines) - 1) > 0


@pytest.mark.parametrize(
    ("whole", "shown"), [("Ås kommun", "Nämnden"), ("Ö kommun", "Nämnden, Ås kommun"), (None, "")]
)
def test_an_entry_leaves_out_the_name_of_its_whole(whole: str | None, shown: str) -> None:
    own = node("org/n", "Nämnden, Ås kommun")
    above = node("org/a", whole) if whole else None
    entry = write_entry(own, above, 1, 0, "sv")
    assert " ".join(entry.lines) == (shown or "Nämnden, Ås kommun")


def test_an_entry_is_high_enough_for_its_lines() -> None:
    few, many = (write_entry(node("org/n", "N"), None, 0, ends, "sv") for ends in (1, 20))
    assert few.height >= ENTRY_LINE
    assert many.height / 21 >= 4


def test_a_kind_is_a_word_of_the_code_list_else_the_type() -> None:
    assert kind_of(node("org/a", kind="care-centre"), "sv") == "vårdcentral"
    assert kind_of(node("function/a"), "sv") == "funktion"
    assert kind_of(node("family/a"), "en") == "structure family"


def test_who_does_not_see_the_drawing_hears_all_that_is_written_in_its_order() -> None:
    planned = node("group/a", "Rådet", kind="council", existence="planned")
    card = write_card(planned, Placing("political", ("strategic",)), 3, "sv")
    assert card.told == (
        "Rådet, råd, förekomst: planeras, läses också som: strategisk nivå, "
        "kopplade aktörer: 3, politisk nivå"
    )
    assert " ".join((*card.lines, *card.notes)) in card.told.replace(",", "")
    entry = write_entry(node("org/a", "Ås kommun"), None, 0, 0, "en")
    assert entry.told == "Ås kommun, municipality, organisations and functions"


def test_a_name_that_is_cut_is_told_as_written_and_whole() -> None:
    name = "Mycket lång benämning " * 12
    card = write_card(node("group/a", name), POLITICAL, 0, "sv")
    assert card.told.startswith(" ".join(card.lines))
    assert card.told.endswith(name)
