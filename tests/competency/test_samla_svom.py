"""The competency questions on SAMLA and SVOM, each with its exact answer."""

from collections import defaultdict
from typing import Any

import pytest

from graph.store import EmbeddedStore
from tests.competency.inventory import (
    Answer,
    Case,
    ask_all,
    faults,
    ids,
    name,
    names,
    nodes,
    read_cases,
    stated,
    texts,
)

CASES = read_cases("samla_svom")


def read_cq01(groups: Answer) -> Any:
    there = [row for row in groups["rows"] if row["existence"]["id"] == "exists"]
    return {
        "groups": names(row["group"] for row in there),
        "new": names(row["group"] for row in there if ids(row["stages"]) == ["newly-formed"]),
        "not_stated": names(groups["not_stated"]),
    }


def read_cq02(participants: Answer, groups: Answer) -> Any:
    rows = participants["rows"]
    persons = [row["persons"] for row in rows if row["persons"] is not None]
    return {
        "boards": len(ids(row["participant"] for row in rows)),
        "seats": texts(row["role"] for row in rows),
        "persons": persons or stated(groups, "member-count"),
        "list": names(row["participant"] for row in rows),
    }


def read_cq03(groups: Answer, earlier: Answer, later: Answer) -> Any:
    found: dict[str, list[Any]] = {name(row["group"]): [] for row in groups["rows"]}
    for row in [*earlier["rows"], *later["rows"]]:
        stage = name(row["stage"]) if row["stage"] else "hållna"
        found[name(row["group"])].append([row["count"], stage])
    silent = {name(row["group"]) for row in groups["rows"] if "frequency" in ids(row["not_stated"])}
    for group in silent:
        found[group] = found[group] or ["anges inte"]
    return found


def read_cq04(participants: Answer, meetings: Answer, groups: Answer) -> Any:
    [group] = groups["rows"]
    members: dict[str, list[Any]] = defaultdict(list)
    for row in participants["rows"]:
        members[row["role"]["sv"]].append(row["participant"])
    return {
        "members": {role: names(own) for role, own in members.items()},
        "mandate": group["mandate"]["sv"],
        "levels": names(group["levels"]),
        "timing": texts(row["frequency"] for row in meetings["rows"]),
        "count": [row["count"] for row in meetings["rows"] if row["count"] is not None],
    }


def read_cq05(collaboration: Answer, relations: Answer) -> Any:
    paths = [(nodes(path), path["basis"]) for path in collaboration["paths"]]
    coordinating = {"group/samla-au", "group/samla-samordningsgruppen"}
    prepared = [path for path in paths if coordinating <= set(path[0])]
    return {
        "shortest": paths[0][0],
        "with_au": prepared[0][0],
        "basis": [paths[0][1], prepared[0][1]],
        "direct": ids(row["to"] for row in relations["rows"]),
    }


def read_cq06(changes: Answer, events: Answer) -> Any:
    by_kind: dict[str, list[Any]] = {"ended": [], "created": []}
    for change in changes["changes"]:
        if change["kind"] in by_kind:
            by_kind[change["kind"]].append(change)
    changed = [*by_kind["ended"], *by_kind["created"]]
    about = {change["thing"]["id"] for change in changed}
    decided = [
        row
        for row in events["rows"]
        if {thing["id"] for thing in [*row["created"], *row["ended"]]} & about
    ]
    return {
        "dissolved": ids(change["thing"] for change in by_kind["ended"]),
        "created": ids(change["thing"] for change in by_kind["created"]),
        "dates": sorted({change["date"] for change in changed}),
        "decided_by": names(body for row in decided for body in row["decided_by"]),
        "said": texts(row["when"] for row in decided),
    }


def read_cq07(targets: Answer) -> Any:
    [whole] = [row for row in targets["rows"] if row["part_of"] is None]
    parts = {
        name(row["target_group"]): row["min_age"] or "ingen gräns"
        for row in targets["rows"]
        if row["part_of"]
    }
    return {
        "condition": whole["definition"]["sv"],
        "from_age": parts,
        "open_to_fifty": [part for part, age in parts.items() if age == "ingen gräns" or age <= 50],
    }


def read_cq08(stages: Answer) -> Any:
    return {name(row["structure"]): [row["stage"]["id"], row["basis"]] for row in stages["rows"]}


def read_cq09(participants: Answer, groups: Answer) -> Any:
    kinds: dict[str, list[Any]] = defaultdict(list)
    for row in participants["rows"]:
        if row["persons"] is None:
            municipal = row["kind"]["id"] in ("collective", "municipality")
            kinds["per_municipality" if municipal else "attends"].append(row)
        elif row["kind"]["id"] == "political-board":
            kinds["politicians"].append(row)
        else:
            kinds["officials"].append(row)
    return {
        "region_politicians": sum(row["persons"] for row in kinds["politicians"]),
        "region_officials": sum(row["persons"] for row in kinds["officials"]),
        "per_municipality": texts(row["role"] for row in kinds["per_municipality"]),
        "attends": texts(row["role"] for row in kinds["attends"]),
        "municipalities": stated(groups, "member-count"),
        "chair": stated(groups, "chair"),
    }


def read_cq10(relations: Answer, *others: Answer) -> Any:
    friday, family, *participants = others
    return {
        "prepare": names(row["from"] for row in relations["rows"]),
        "matters": {
            name(row["group"]): row["mandate"]["sv"]
            for groups in (friday, family)
            for row in groups["rows"]
        },
        "members": sum(own["count"] for own in participants),
    }


def read_cq11(meetings: Answer) -> Any:
    counted = [row for row in meetings["rows"] if row["count"] is not None]
    joint = [row for row in counted if row["joint_with"]]
    return {
        "per_year": [row["count"] for row in counted if not row["joint_with"]],
        "joint": [row["count"] for row in joint],
        "with": names(body for row in joint for body in row["joint_with"]),
        "said": texts(row["frequency"] for row in joint),
    }


def read_cq12(samla: Answer, svom: Answer, groups: Answer, goals: Answer) -> Any:
    asked = {
        "group/samla-samordningsgruppen",
        "group/samla-ug-aldre",
        "group/samla-ug-psykisk-halsa-och-missbruk",
        "group/svom",
    }
    seats: dict[str, list[Any]] = defaultdict(list)
    for row in samla["rows"]:
        seats[name(row["structure"])].append(row["participant"])
    return {
        "groups": {group: names(own) for group, own in seats.items()},
        "svom": svom["count"],
        "not_stated": sorted(asked & set(ids(row["group"] for row in groups["rows"]))),
        "development_areas": goals["count"],
    }


def read_cq13(events: Answer, uncertainties: Answer) -> Any:
    [row] = events["rows"]
    return {
        "by": names(row["decided_by"]),
        "date": row["date"],
        "date_basis": row["date_basis"]["id"],
        "proposal": names(row["proposed_by"]),
        "type": name(row["kind"]),
        "confirmation": "anges inte" if uncertainties["rows"] else "anges",
    }


def read_cq14(team: Answer, clinic: Answer, mini: Answer) -> Any:
    called = ("SAMLA-team", "Socialmedicinsk mottagning", "Mini-Maria")
    return {
        kind: {
            name(next(p for p in coverage["localities"] if p["id"] == cell["locality"])): cell[
                "stage"
            ]
            for cell in coverage["cells"]
        }
        for kind, coverage in zip(called, (team, clinic, mini), strict=True)
    }


def read_cq15(participants: Answer, groups: Answer) -> Any:
    rows = participants["rows"]
    return {
        "bodies": len(ids(row["participant"] for row in rows)),
        "persons": [row["persons"] for row in rows if row["persons"] is not None],
        "member_count": stated(groups, "member-count"),
    }


def read_cq16(alingsas: Answer, lerum: Answer) -> Any:
    return {
        place: [
            [name(row["structure"]), row["period"]["from"], row["period"]["through"]]
            for row in participants["rows"]
        ]
        for place, participants in (("Alingsås", alingsas), ("Lerum", lerum))
    }


def read_cq17(groups: Answer, participants: Answer, meetings: Answer, uncertainties: Answer) -> Any:
    [group] = groups["rows"]
    asked = {"chair", "members", "frequency", "locality"}
    missing = {code["id"] for row in uncertainties["rows"] for code in row["not_stated"]}
    return {
        "not_stated": sorted(asked & missing),
        "chair": texts([group["chair"]]),
        "members": participants["count"],
        "meetings": meetings["count"],
        "covers": names(group["covers"]),
    }


def read_cq18(documents: Answer, uncertainties: Answer) -> Any:
    rows = documents["rows"]
    through = {row["valid_through"] for row in rows}
    silent = all("validity" in ids(row["not_stated"]) for row in rows)
    return {
        "agreements": names(row["document"] for row in rows),
        "existence": ids(row["existence"] for row in rows),
        "valid_through": "anges inte" if through == {None} and silent else sorted(through),
        "list_on_site": "anges inte" if uncertainties["rows"] else "anges",
    }


def read_cq19(earlier: Answer, later: Answer, between: Answer) -> Any:
    before, after = (names(row["goal"] for row in own["rows"]) for own in (earlier, later))
    return {
        "earlier": before,
        "difference": sorted(set(before) ^ set(after)),
        "in_2021": names(row["goal"] for row in between["rows"]),
        "other_times_than_2021": between["left_out"]["other_times"],
    }


def read_cq20(staffing: Answer) -> Any:
    rows = staffing["rows"]
    held = [row for row in rows if row["stage"]["id"] == "active"]
    percent: dict[str, list[int]] = defaultdict(list)
    for row in held:
        if row["percent"] is not None:
            percent[name(row["body"])].append(row["percent"])
    silent = [row["body"] for row in held if name(row["body"]) not in percent]
    # Periods of the whole role, without a percentage of their own.
    whole = [
        row["period"]
        for row in held
        if row["percent"] is None and name(row["body"]) in percent and row["basis"] == "stated"
    ]
    return {
        "vacant": [
            [row["period"]["from"], row["period"]["through"]]
            for row in rows
            if row["stage"]["id"] == "vacant"
        ],
        "percent": dict(percent),
        "percent_not_stated": names(silent),
        "left": [own["through"] for own in whole if not own["from"]],
        "took_office": [own["from"] for own in whole if own["from"]],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_answer(case: Case, curated: EmbeddedStore) -> None:
    answers = ask_all(case, curated)
    found = globals()[f"read_{case.id.lower()}"](*answers)
    assert found == case.expected
    assert not faults(case, answers, found)


def test_all_public_questions_are_asked() -> None:
    assert [case.id for case in CASES] == [f"CQ{number:02}" for number in range(1, 21)]
