"""The sources that an answer cites, by name, once each."""

from __future__ import annotations

from service.cli.sources import print_sources

MARCH = {"on": "2023-03-31"}


def cite(key: str) -> dict[str, object]:
    return {"source": key, "locator": {"sv": "s. 1", "en": "p. 1"}, "paraphrase": {}}


def test_each_source_is_named_once_wherever_it_is_cited(capsys, view):
    data = {
        "rows": [
            {"evidence": [cite("svom-uppfoljning-2016"), cite("dalarna-enkat-2023")]},
            {"deep": [{"evidence": (cite("svom-uppfoljning-2016"),)}]},
        ]
    }
    print_sources(data, view("2023-03-31"), "sv")
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["", "Källor:"]
    assert [line.split(":")[0].strip() for line in lines[2:]] == [
        "dalarna-enkat-2023",
        "svom-uppfoljning-2016",
    ]


def test_it_is_in_the_language_chosen(capsys, view):
    print_sources([cite("dalarna-enkat-2023")], view("2023-03-31"), "en")
    assert "Survey on local agreements" in capsys.readouterr().out


def test_nothing_cited_prints_nothing(capsys, view):
    print_sources(
        {"rows": [], "source": "x", "more": {"source": "", "locator": None}},
        view("2023-03-31"),
        "sv",
    )
    assert capsys.readouterr().out == ""
