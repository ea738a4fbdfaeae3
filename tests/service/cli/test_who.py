"""`samverkan who`: one actor or two, with time, basis and evidence."""

from __future__ import annotations

import csv
import io
from collections import Counter

LUDVIKA = ("who", "Öppenvårdspsykiatrin Ludvika", "--on", "2023-03-31")
LERUM = ("who", "Lerums kommun", "--with", "Alingsås lasarett", "--on", "2018-06-30")


def test_what_is_reported_planned_and_lapsed_are_kept_apart(samverkan):
    out = samverkan(*LUDVIKA).out
    assert out.startswith("Öppenvårdspsykiatrin Ludvika, per 2023-03-31. ")
    now, lapsed = out.index("Gäller den dagen:"), out.index("Senast belagt tidigare:")
    assert now < out.index("strategisk och operativ nivå") < lapsed
    assert lapsed < out.index("Överenskommelse för 2022 i Ludvika")
    assert "Arbetsgrupp inom god och nära vård (Ludvika) (planeras) [mars 2023] – Planerat" in out
    assert "ingen partner anges" in out


def test_two_actors_have_groups_levels_and_paths(samverkan):
    out = samverkan(*LERUM).out
    assert out.startswith("Lerums kommun – Alingsås lasarett, per 2018-06-30. Samverkan finns")
    assert "Vägar mellan dem:" in out
    assert "Lerums kommun → " in out
    assert "strategisk nivå" in out


def test_the_same_in_english(samverkan):
    out = samverkan(*LERUM, "--lang", "en").out
    assert "Collaboration is attested." in out
    assert "Paths between them:" in out
    assert "Vägar" not in out


def test_every_structure_has_its_evidence(samverkan):
    out = samverkan(*LUDVIKA).out
    assert "dalarna-enkat-2023: Psykiatri" in out
    assert "Källor:\n  dalarna-enkat-2023: Enkät" in out


def test_a_level_goes_by_its_code_or_its_words(samverkan):
    everything = samverkan(*LERUM, "--format", "json").data["shared"]
    by_code, by_words = (
        samverkan(*LERUM, "--format", "json", "--level", level).data
        for level in ("political", "Politisk nivå")
    )
    assert by_code == by_words
    assert 0 < len(by_code["shared"]) < len(everything)


def test_more_hops_never_lose_a_path(samverkan):
    few, more = (
        samverkan(*LERUM, "--format", "json", *hops).data["paths"]
        for hops in (("--max-hops", "2"), ())
    )
    assert {path["hops"] for path in few} == {2}
    assert len(few) <= len(more)


def test_csv_has_a_row_a_seat_and_a_step(samverkan):
    rows = list(csv.DictReader(io.StringIO(samverkan(*LERUM, "--format", "csv").out)))
    data = samverkan(*LERUM, "--format", "json").data
    seats = sum(len(item["own"]) + len(item["others"]) for item in data["shared"])
    steps = sum(len(path["steps"]) for path in data["paths"])
    parts = Counter(row["part"] for row in rows)
    assert (parts["shared"], parts["paths"]) == (seats, steps)
    assert {row["side"] for row in rows if row["part"] == "shared"} == {"own", "others"}


def test_what_is_attested_without_members_is_named(samverkan):
    out = samverkan("who", "SAMLA", "--on", "2022-10-01").out
    assert "Däremot är SAMLA:s samverkansstruktur från 2022 belagd den dagen" in out
    listed = out[out.index("utan uppgift om vilka som deltar:") :]
    assert "SAMLA:s samverkansstruktur från 2022 (nybildad) [2022-10-01 –] – Gäller" in listed
    assert "samla-historik-2025: 2022 Ny samverkanstruktur" in listed
    english = samverkan("who", "SAMLA", "--on", "2022-10-01", "--lang", "en").out
    assert "who takes part is not stated." in english


def test_silence_leads_on(samverkan):
    out = samverkan("who", "Lerum", "--with", "Ludvika kommun", "--on", "2018-06-30").out
    assert "Senaste uppgift som nämner Lerums kommun" in out
    assert "Senaste uppgift som nämner Ludvika kommun" in out
    assert "Närmaste dagar" not in out
    later = samverkan(*LERUM[:4], "--on", "2016-06-30").out
    assert "Närmaste dagar då samverkan är belagd: 2015-12-31 (före), 2018-01-01 (efter)." in later


def test_a_path_names_its_weakest_steps(samverkan):
    out = samverkan(*LERUM).out
    paths = out[out.index("Vägar mellan dem:") :].splitlines()
    assert paths[1].endswith("→ Alingsås lasarett (uttrycklig)")
    assert any("(härledd; svagast: Lerums kommun → Kommunstyrelsen" in line for line in paths)


def test_an_actor_that_is_misspelt(refused):
    assert "Menade du ”Lerums kommun”" in refused("who", "Lerrums kommun")
    assert "Did you mean “Municipality of Lerum" in refused("who", "Lerrums kommun", "--lang", "en")
    assert "Alingsås lasarett" in refused("who", "Lerum", "--with", "Alingsåss lasarettet")


def test_an_unknown_level_lists_the_levels(refused):
    assert "strategic (strategisk nivå)" in refused("who", "Lerum", "--level", "zzz")
