"""Profiles: what a structure is, on which levels some statement puts it, where it works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.namespaces import slug, thing
from graph.perspective import Perspective
from graph.profiles import Profiles

PLACES = [{"key": "8801", "type": "municipality"}, {"key": "8802", "type": "municipality"}]
ORGS = [{"key": "o", "kind": "municipality", "locality": "locality/8801"}]
GROUP = {"key": "g", "kind": "forum"}


def levels(*given: tuple[str, str, str]) -> list[dict[str, str]]:
    names = ("level", "given_as", "basis")
    rows = (dict(zip(names, one, strict=True)) for one in given)
    return [row | {"id": f"l{i}", "group": "group/g"} for i, row in enumerate(rows)]


def test_a_group_with_kind_scope_families_and_places(look: Callable[..., Perspective]) -> None:
    whole = GROUP | {
        "scope": "local",
        "family": "family/f",
        "covers": "locality/8802; locality/8801",
        "body": "org/o",
    }
    perspective = look(
        "2020-01-01",
        localities=PLACES,
        organisations=ORGS,
        families=[{"key": "f"}],
        groups=[whole],
    )
    profiles = Profiles(perspective)
    profile = profiles[thing("group/g").value]
    assert (profile.type, profile.kind, profile.scope) == ("group", "forum", "local")
    assert profile.kind_label.sv
    assert slug(profile.body) == "o"
    assert list(map(slug, profile.localities)) == ["8801", "8802"]
    assert profile.families == (thing("family/f").value,)
    assert profiles.members_of_family(thing("family/f").value) == [profile.iri]
    assert profile.as_json()["localities"] == ["8801", "8802"]


def test_a_group_of_a_body_works_where_the_body_does(look: Callable[..., Perspective]) -> None:
    tables = {"localities": PLACES, "organisations": ORGS}
    profiles = Profiles(look("2020-01-01", groups=[GROUP | {"body": "org/o"}], **tables))
    assert list(map(slug, profiles[thing("group/g").value].localities)) == ["8801"]
    own = GROUP | {"body": "org/o", "covers": "locality/8802"}
    profiles = Profiles(look("2020-01-02", groups=[own], **tables))
    assert list(map(slug, profiles[thing("group/g").value].localities)) == ["8802"]


def test_every_reading_of_the_level_is_kept(look: Callable[..., Perspective]) -> None:
    rows = levels(("political", "heading", "stated"), ("strategic", "reading", "interpreted"))
    perspective = look("2020-01-01", groups=[GROUP], group_levels=rows)
    profile = Profiles(perspective)[thing("group/g").value]
    assert [(r.level, r.origin, r.basis) for r in profile.levels] == [
        ("political", "heading", "stated"),
        ("strategic", "reading", "interpreted"),
    ]
    assert profile.on_level("political")
    assert profile.on_level("strategic")
    assert not profile.on_level("operative")


def test_strictly_read_interpreted_levels_are_left_out(look: Callable[..., Perspective]) -> None:
    rows = levels(("political", "heading", "stated"), ("strategic", "reading", "interpreted"))
    perspective = look("2020-01-01", stated_only=True, groups=[GROUP], group_levels=rows)
    profile = Profiles(perspective)[thing("group/g").value]
    assert profile.on_level("political")
    assert not profile.on_level("strategic")


def test_something_unknown_has_an_empty_profile(look: Callable[..., Perspective]) -> None:
    profile = Profiles(look("2020-01-01"))[thing("group/nowhere").value]
    assert (profile.kind, profile.kind_label.sv, profile.localities) == ("", "", ())
    assert profile.name.sv == "nowhere"


def test_all_profiles_come_in_order(view: Callable[..., Perspective]) -> None:
    found = [profile.iri for profile in Profiles(view("2018-06-30")).all()]
    assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("key", "level"),
    [("samla-politisk-samradsgrupp", "political"), ("samla-samordningsgruppen", "strategic")],
)
def test_levels_of_the_curated_groups(
    view: Callable[..., Perspective], key: str, level: str
) -> None:
    profile = Profiles(view("2018-06-30"))[thing(f"group/{key}").value]
    assert profile.on_level(level)
    assert all(reading.basis and reading.origin for reading in profile.levels)
