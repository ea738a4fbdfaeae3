"""The competency questions on the Dalarna documents, each with its exact answer."""

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
    read_cases,
    texts,
)

CASES = read_cases("dalarna")


def read_cq01(documents: Answer) -> Any:
    [row] = documents["rows"]
    return {
        "valid_from": row["valid_from"],
        "valid_to": row["valid_through"],
        "version": row["version"],
        "dnr": ", ".join(row["number"]),
    }


def read_cq02(south: Answer, west: Answer) -> Any:
    return {
        "Södra": names(row["member"] for row in south["rows"]),
        "Västerbergslagen": names(row["member"] for row in west["rows"]),
    }


def read_cq03(participants: Answer) -> Any:
    return names(row["kind"] for row in participants["rows"])


def read_cq04(quantities: Answer, groups: Answer) -> Any:
    [group] = groups["rows"]
    missing = {code["id"]: "anges inte" for code in group["not_stated"]}
    return {
        "members": [row["value"] for row in quantities["rows"]],
        "levels": names(group["levels"]),
        "distribution": missing.get("distribution", "anges"),
    }


def read_cq05(stages: Answer) -> Any:
    return {
        "localities": localities(stages),
        "rows": stages["count"],
        "of": stages["denominator"],
    }


def read_cq06(stages: Answer) -> Any:
    by_status: dict[str, list[Any]] = defaultdict(list)
    for row in stages["rows"]:
        planned = row["stage"]["id"] == "planned"
        by_status["planned" if planned else row["status"]["id"]] += row["localities"]
    return {
        "exists": names(by_status.pop("fulfilled")),
        "under_formation": names(by_status.pop("in-progress")),
        "planned": names(by_status.pop("planned")),
        "not_reported": names(stages["not_reported"]),
        "groups": len(ids(row["structure"] for row in stages["rows"])),
        **by_status,
    }


def read_cq07(answers: Answer) -> Any:
    filled: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in answers["rows"]:
        filled[row["table"], row["label"]].append(row["blank"] != "yes")
    tables = [table for table, _ in filled]
    blank = [f"{table}: {label}" for (table, label), own in filled.items() if not any(own)]
    return {table: tables.count(table) for table in tables} | {"blank": sorted(blank)}


def read_cq08(stages: Answer, groups: Answer) -> Any:
    rows = groups["rows"]
    return {
        "localities": localities(stages),
        "arrangements": len(ids(row["group"] for row in rows)),
        "mandate": texts(row["mandate"] for row in rows),
        "frequency": texts(row["frequency"] for row in rows),
        "target_groups": names(target for row in rows for target in row["target_groups"]),
    }


def read_cq09(coverage: Answer) -> Any:
    [cell] = coverage["cells"]
    return {"status": cell["status"], "stage": cell["stage"], "voices": voices(cell)}


def read_cq10(now: Answer, documents: Answer, before: Answer) -> Any:
    in_force = [row for row in documents["rows"] if row["existence"]["id"] == "exists"]
    return {
        "confirmed_2023": with_status(now, "fulfilled"),
        "reported_2022": names(place for row in in_force for place in row["covers"]),
        "disputed_2022": with_status(before, "contradictory"),
        "unknown_2023": with_status(now, "not-reported"),
    }


def read_cq11(coverage: Answer, answers: Answer) -> Any:
    [cell] = coverage["cells"]
    return {
        "status": cell["status"],
        "stages": voices(cell),
        "answers": {row["label"]: said(row) for row in answers["rows"]},
    }


def read_cq12(stages: Answer, answers: Answer) -> Any:
    return names(stages["not_reported"])


def read_cq13(answers: Answer) -> Any:
    found: dict[str, set[str]] = defaultdict(set)
    for row in answers["rows"]:
        if row["blank"] != "yes":
            found[row["table"]] |= {name(place) for place in row["localities"]}
    centres, psychiatry = found.pop("Vårdcentraler"), found.pop("Psykiatri och hab.")
    assert not found
    return {
        "only_VC": in_order(centres - psychiatry),
        "only_psyk": in_order(psychiatry - centres),
        "both": in_order(centres & psychiatry),
    }


def read_cq14(coverage: Answer, documents: Answer) -> Any:
    told = [cell["locality"] for cell in coverage["cells"] if cell["status"] != "not-reported"]
    return {
        "reported": told,
        "of": len(coverage["cells"]),
        "look_alike": {name(row["document"]): names(row["covers"]) for row in documents["rows"]},
    }


def read_cq15(leksand: Answer, mora: Answer) -> Any:
    return {
        "Leksand": in_order(set(sharers(leksand)) - {"Leksand"}),
        "Mora": in_order(set(sharers(mora)) - {"Mora"}),
    }


def read_cq16(to_council: Answer, to_board: Answer, from_local: Answer) -> Any:
    steps = [*to_council["rows"], *to_board["rows"]]
    reporting = ("reports-to", "prepares-for", "submits-to", "organised-under")
    return {
        "stated": [[row["from"]["id"], row["to"]["id"]] for row in steps],
        "missing": [
            row["from"]["id"]
            for row in from_local["rows"]
            if row["relation"]["id"] == "not-described"
        ],
        "onwards": [
            row["to"]["id"] for row in from_local["rows"] if row["relation"]["id"] in reporting
        ],
    }


def read_cq17(coverage: Answer, answers: Answer) -> Any:
    [cell] = coverage["cells"]
    return {
        "status": cell["status"],
        "Q1": [said(row) for row in answers["rows"] if row["number"] == "Q1"],
        "answered": [row["number"] for row in answers["rows"] if row["blank"] != "yes"],
    }


def read_cq18(documents: Answer, uncertainties: Answer) -> Any:
    [row] = documents["rows"]
    verdicts = [row for row in uncertainties["rows"] if row["identity"]]
    missing = {code["id"] for row in uncertainties["rows"] for code in row["not_stated"]}
    return {
        "existence": row["existence"]["id"],
        "identity": {row["other"]["id"]: row["identity"]["id"] for row in verdicts},
        "not_stated": "identity" in missing,
    }


def read_cq19(stages: Answer, answers: Answer) -> Any:
    answered: dict[str, list[str]] = {row["label"]: [] for row in answers["rows"]}
    for row in answers["rows"]:
        if row["blank"] != "yes":
            answered[row["label"]].append(row["number"])
    return {
        "stages": [row["stage"]["id"] for row in stages["rows"]],
        "not_reported": names(stages["not_reported"]),
        "answered": answered,
    }


def read_cq20(targets: Answer) -> Any:
    [whole] = [row for row in targets["rows"] if row["part_of"] is None]
    return {
        "age_from": whole["min_age"],
        "upper_age": whole["max_age"] or "anges inte",
        "definition": whole["definition"]["sv"],
        "special_groups": [name(r["target_group"]) for r in targets["rows"] if r["part_of"]],
    }


def localities(answer: Answer) -> list[str]:
    return names(place for row in answer["rows"] for place in row["localities"])


def sharers(answer: Answer) -> list[str]:
    return names(place for row in answer["rows"] for place in row["covers"])


def in_order(found: set[str]) -> list[str]:
    return names({"sv": text} for text in found)


def with_status(coverage: Answer, status: str) -> list[str]:
    called = {place["id"]: place for place in coverage["localities"]}
    cells = [cell for cell in coverage["cells"] if cell["status"] == status]
    return names(called[cell["locality"]] for cell in cells)


def voices(cell: Answer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement in cell["statements"]:
        found[statement["respondent"]["id"]].append(statement["stage"])
    return {respondent: sorted(stages) for respondent, stages in found.items()}


def said(row: Answer) -> str:
    return "tomt" if row["blank"] == "yes" else row["answer"]["sv"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_answer(case: Case, curated: EmbeddedStore) -> None:
    answers = ask_all(case, curated)
    found = globals()[f"read_{case.id.lower()}"](*answers)
    assert found == case.expected
    assert not faults(case, answers, found)


def test_all_public_questions_are_asked() -> None:
    assert [case.id for case in CASES] == [f"CQ{number:02}" for number in range(1, 21)]
