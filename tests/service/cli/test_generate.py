"""`samverkan generate`: a country that the other commands read."""

from __future__ import annotations

import pytest

from graph.synthetic import country as countries
from graph.synthetic import division
from service.cli.generate import LARGEST

KEY = "10"


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Make a country of one small county."""

    def few(scale):
        return [own for own in division.counties(scale) if own.key.partition("-")[0] == KEY]

    monkeypatch.setattr(countries, "counties", few)


def test_what_it_writes_is_a_store_for_the_others(program, tmp_path):
    land = tmp_path / "land.nq"
    made = program("generate", "--out", str(land))
    assert (made.code, made.err) == (0, "")
    count = land.read_text("utf-8").count("\n")
    assert made.out == f"{land}: {count} uppgifter (tripler)\n"
    asked = ("--area", "Blekinge", "--on", "2025-09-30", "--store", str(land), "--format", "json")
    answer = program("coverage", *asked)
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.data["localities"]) == 5
    assert all(own["id"].startswith(f"s{KEY}-") for own in answer.data["requirements"])
    assert len(answer.data["cells"]) >= 3 * 5 - 3


def test_scale_and_seed_are_taken(program, tmp_path):
    def made(*words):
        path = tmp_path / "land.trig"
        assert program("generate", "--out", str(path), *words).code == 0
        return path.read_bytes()

    one = made()
    assert made("--scale", "1", "--seed", "1") == one
    assert made("--seed", "2") != one
    assert len(made("--scale", "2")) > 1.1 * len(one)


def test_a_person_sees_how_far_it_has_come(program, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    ran = program("generate", "--out", str(tmp_path / "land.nq"))
    assert "1/85" in ran.err
    assert "\r" in ran.err


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        (["--out", "land.ttl"], ".nq (N-Quads) eller .trig", ".nq (N-Quads) or .trig"),
        (["--out", "nowhere/land.nq"], "mapp som finns", "folder that exists"),
        (["--scale", "0", "--out", "land.nq"], f"1–{LARGEST}", f"1–{LARGEST}"),
        (["--scale", "x", "--out", "land.nq"], f"1–{LARGEST}", f"1–{LARGEST}"),
        (["--seed", "-1", "--out", "land.nq"], "0–2147483647", "0–2147483647"),
        ([], "--out saknas", "--out is missing"),
    ],
)
def test_what_to_write_instead(refused, tmp_path, monkeypatch, words, sv, en):
    monkeypatch.chdir(tmp_path)
    assert sv in refused("generate", *words)
    assert en in refused("generate", *words, "--lang", "en")
    assert list(tmp_path.iterdir()) == []
