"""`samverkan diff`: what changed between two days."""

from __future__ import annotations

YEAR = ("diff", "2018-11-30", "2019-01-01")


def test_what_came_and_went_with_how_exactly_the_day_is_known(samverkan):
    out = samverkan(*YEAR).out
    assert out.startswith("Förändringar från 2018-11-30 till 2019-01-01: vad som gällde.")
    assert "Tillkom" in out
    assert "exakt dag anges inte" in out
    assert "samla-arsrapport-2018: " in out


def test_the_same_in_english(samverkan):
    out = samverkan(*YEAR, "--lang", "en").out
    assert "exact day not stated" in out
    assert "exakt dag" not in out


def test_every_change_and_event_is_told(samverkan):
    out, data = samverkan(*YEAR).out, samverkan(*YEAR, "--format", "json").data
    assert sum(data["totals"].values()) == len(data["changes"]) > 0
    assert [c for c in data["changes"] if c["sentence"]["sv"] not in out] == []
    assert [e for e in data["events"] if e["name"]["sv"] not in out] == []


def test_a_day_and_itself(samverkan):
    out = samverkan("diff", "1990-01-01", "1990-01-01").out
    assert "Inget har ändrats enligt källorna." in out


def test_what_was_known_is_another_clock(samverkan):
    words = ("diff", "2022-01-01", "2023-12-31", "--on", "2022-12-31", "--area", "20")
    valid = samverkan(*words, "--format", "json").data
    known = samverkan(*words, "--clock", "known", "--format", "json").data
    assert (valid["clock"], known["clock"]) == ("valid", "known")
    assert (known["from"], known["as_of"]) == ("2022-01-01", "2022-12-31")
    assert "vad som var känt" in samverkan(*words, "--clock", "known").out


def test_days_that_are_none(refused):
    assert "2018-99-01" in refused("diff", "2018-01-01", "2018-99-01")
    assert "TILL saknas" in refused("diff", "2018-01-01")
    assert "FRÅN saknas" in refused("diff")
