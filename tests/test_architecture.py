"""What the house rules say, read off the source: see CONTRIBUTING.md."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.repository import ROOT, texts

PRODUCT = ("ontology", "shapes", "graph", "service")
HTTP = {"fastapi", "starlette", "uvicorn", "jinja2", "click"}
FORBIDDEN = {
    "ontology": {"shapes", "graph", "service", "tests", *HTTP},
    "shapes": {"graph", "service", "tests", *HTTP},
    "graph": {"service", "tests", *HTTP},
    "service": {"tests"},
}
LONGEST = 300
WITHOUT_A_TEST_OF_THEIR_OWN: set[str] = set()

SPARQL = re.compile(
    r"\b(?:SELECT|CONSTRUCT|ASK|DESCRIBE)\b[^.;]*[{?]"
    r"|\b(?:INSERT|DELETE)\s+(?:DATA\s*)?\{"
    r"|\bPREFIX\s+[\w-]*:\s*<",
    re.IGNORECASE,
)
# No letter or figure before, so that hashes and versions are not taken for people.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}\b", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w./-])(?:"
    r"(?:\+46[ -]?\(?0?\)?|0)(?:8|[1-9]\d{1,2})(?:[ -]|/ ?)[1-9]\d{1,2}(?: ?\d{2,3}){1,2}"
    r"|(?:\+46|0)7\d{8}"
    r")(?![\w-])"
)
PERSONAL_NUMBER = re.compile(r"(?<![\w-])(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]?(\d{4})(?![\w-])")


def python_files(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts
    )


def none_of(offenders: list[str]) -> None:
    if offenders:
        pytest.fail("\n".join(offenders), pytrace=False)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.lineno, node.module.split(".")[0]


def docstrings(tree: ast.AST) -> set[int]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, kinds) and node.body and isinstance(node.body[0], ast.Expr)
    }


def sparql_in(source: str) -> list[int]:
    tree = ast.parse(source)
    documentation = docstrings(tree)
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and SPARQL.search(node.value)
    ]


def is_personal_number(match: re.Match[str]) -> bool:
    """A day of a month, or that day plus 60, and the right check digit: no organisation has one."""
    month, day = int(match[2]), int(match[3])
    if not (1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)):
        return False
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate("".join(match.groups())))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def personal_data_in(text: str) -> Iterator[str]:
    for match in EMAIL.finditer(text):
        if not match[0].lower().endswith((".example", "@example.com", "@example.org", ".invalid")):
            yield match[0]
    yield from (match[0] for match in PHONE.finditer(text))
    yield from (match[0] for match in PERSONAL_NUMBER.finditer(text) if is_personal_number(match))


@pytest.mark.parametrize("folder", PRODUCT)
def test_imports_point_one_way(folder: str) -> None:
    wrong = [
        f"{name(path)}:{line} imports {module}"
        for path in python_files(folder)
        for line, module in imported(ast.parse(path.read_text(encoding="utf-8")))
        if module in FORBIDDEN[folder]
    ]
    none_of(wrong)


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {Requirement(line).name for line in project["dependencies"]}
    known = declared | sys.stdlib_module_names | set(PRODUCT)
    wrong = [
        f"{name(path)}:{line} imports {module}"
        for path in python_files(*PRODUCT)
        for line, module in imported(ast.parse(path.read_text(encoding="utf-8")))
        if module not in known
    ]
    none_of(wrong)


def test_service_holds_no_sparql() -> None:
    wrong = [
        f"{name(path)}:{line}"
        for path in python_files("service")
        for line in sparql_in(path.read_text(encoding="utf-8"))
    ]
    none_of(wrong)


def test_modules_are_named_after_their_noun() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    wrong = [
        name(path)
        for path in python_files(*PRODUCT, "tests")
        if vague & {path.stem.removeprefix("test_"), *path.relative_to(ROOT).parts[:-1]}
    ]
    none_of(wrong)


def test_python_files_are_short() -> None:
    lines = {
        name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*python_files(*PRODUCT, "tests"), *ROOT.glob("*.py")]
    }
    none_of([f"{path} has {count} lines" for path, count in lines.items() if count > LONGEST])


def test_every_module_has_its_test_in_the_same_place() -> None:
    missing = [
        f"{name(path)} has no {test}"
        for path in python_files("graph", "service")
        if not path.name.startswith("__") and name(path) not in WITHOUT_A_TEST_OF_THEIR_OWN
        for test in [f"tests/{name(path.parent)}/test_{path.name}"]
        if not (ROOT / test).is_file()
    ]
    none_of(missing)


def test_every_exception_to_that_is_still_one() -> None:
    none_of([path for path in WITHOUT_A_TEST_OF_THEIR_OWN if not (ROOT / path).is_file()])


def test_no_personal_data_in_the_repository() -> None:
    found = []
    for path, text in texts().items():
        found += [
            f"{path}:{number} {match}"
            for number, line in enumerate(text.splitlines(), 1)
            for match in personal_data_in(line)
        ]
    none_of(found)


# The searches above find nothing in a tidy house: these show that they can.


# Put together here, so that this file itself holds none.
@pytest.mark.parametrize(
    "text",
    [
        "skriv till anna.berg" + "@" + "region.se",
        "tel 0243-" + "12 34 56",
        "tel 070-" + "123 45 67",
        "tel:070" + "1234567",
        "namn,0243-" + "123456,Falun",
        "tel +46 " + "8 123 45 67",
        "tel +46-" + "70-123 45 67",
        "811218-" + "9876",
        "19811218" + "9876",
        "811278-" + "9873",
    ],
)
def test_personal_data_is_found(text: str) -> None:
    assert list(personal_data_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "organisationsnummer 232100-0180",
        "2017-02-03 till 2019-12-31",
        "RD 2013/115, sidan 12-14",
        '"esbuild@0.28.2"',
        "namn@example.org",
        "sha256:0123456789abcdef0123456789abcdef",
        "0.5 0.25 100 200",
        "20230331T120000",
        "07 08 09 10 12 13",
    ],
)
def test_what_only_looks_like_personal_data_is_let_through(text: str) -> None:
    assert not list(personal_data_in(text))


@pytest.mark.parametrize(
    "source",
    [
        'query = "SELECT ?s WHERE { ?s ?p ?o }"',
        'query = f"ask {{ <{iri}> a ?type }}"',
        'query = "PREFIX ex: <http://example.org/>"',
        'update = """insert data { <a:b> <a:c> 1 }"""',
    ],
)
def test_sparql_is_found(source: str) -> None:
    assert sparql_in(source)


def test_words_are_not_sparql() -> None:
    assert not sparql_in('"""SELECT ?s WHERE { }"""\nhelp = "Select a municipality, then ask."')


def test_imports_are_found_wherever_they_stand() -> None:
    source = "def f():\n    from fastapi.responses import Response\n    import service.cli as c"
    assert [module for _, module in imported(ast.parse(source))] == ["fastapi", "service"]
