"""Options that the commands share: how a day, a place and the store are read."""

from __future__ import annotations

from datetime import date

import pytest

from graph.dates import today
from graph.findings import Refused
from service.cli import options


@pytest.fixture(autouse=True)
def opened(monkeypatch, little):
    names = []
    monkeypatch.setattr(options, "open_store", lambda name, *rest: names.append(name) or little)
    return names


def test_a_perspective_is_today_unless_days_are_given():
    view = options.make_perspective(None, None, False, None)
    assert (view.on, view.known, view.stated_only) == (today(), today(), False)
    view = options.make_perspective("2023-03-31", "2024-01-01", True, None)
    assert (view.on, view.known) == (date(2023, 3, 31), date(2024, 1, 1))
    assert view.stated_only


def test_the_store_is_the_option_else_the_setting(opened, monkeypatch):
    options.make_perspective(None, None, False, None)
    monkeypatch.setenv("SAMVERKAN_STORE", "memory")
    options.make_perspective(None, None, False, None)
    options.make_perspective(None, None, False, "here")
    assert opened == ["default", "memory", "here"]


@pytest.mark.parametrize("day", ["2023-02-30", "2023-13-01", "i dag", "2023", "20230331x"])
def test_a_day_that_is_none_is_refused_before_a_store_is_opened(opened, day):
    for given in ((day, None), (None, day)):
        with pytest.raises(Refused):
            options.make_perspective(*given, False, None)
    assert opened == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_shared_option_explains_itself(language):
    shared = [
        *options.perspective_options(language),
        options.area_option(language),
        options.level_option(language),
        options.format_option(language, "json"),
    ]
    assert all(option.help and "{" not in option.help for option in shared)
    other = "en" if language == "sv" else "sv"
    assert shared[0].help != options.perspective_options(other)[0].help


def test_a_machine_gets_no_progress_bar():
    assert options.progress() is None


def test_a_person_gets_one(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    show = options.progress()
    for done in range(1, 4):
        show(done, 3)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("] 3/3\n")
    assert told.err.count("\r") == 3
