"""The catalogue: every text in both languages, all of them used, and no text anywhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import graph
import service
from graph.language import Text
from graph.messages import FOLDER, catalogue, counted, message, read_catalogue

LIBRARY = Path(graph.__file__).parent
CODE = [
    path
    for package in (graph, service)
    for path in sorted(Path(str(package.__file__)).parent.rglob("*.py"))
    if "node_modules" not in path.parts
]
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
# Letters that a word may hold, and the endings by which search finds inflected names.
WORDS_OF_THE_TONGUE = {"collation.py", "search.py"}


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the string constants of a module that are no docstrings."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, DOCUMENTED)]
    documentation = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if text and id(node) not in documentation:
            yield node


def used() -> tuple[set[str], list[str]]:
    """Return the keys that the code writes out, and the patterns of those it puts together."""
    whole, patterns = set(), []
    for path in CODE:
        tree = ast.parse(path.read_text("utf-8"))
        for constant in strings(tree):
            whole.add(constant.value)
            if re.fullmatch(r"[a-z]+(-[a-z]+)*-", constant.value):
                patterns.append(re.escape(constant.value) + ".+")
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                ]
                patterns.append("".join(parts))
    return whole, patterns


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_message_says_the_same_in_both_languages(key: str) -> None:
    text = message(key)
    assert text.sv.strip()
    assert text.en.strip()
    assert slots(text.sv) == slots(text.en)


def test_no_message_is_unused() -> None:
    whole, patterns = used()

    def is_used(key: str) -> bool:
        return key in whole or any(re.fullmatch(pattern, key) for pattern in patterns)

    unused = [
        key
        for key in catalogue()
        if not is_used(key) and not is_used(re.sub("-(fix|one)$", "", key))
    ]
    assert unused == []


def test_of_one_thing_a_message_has_a_form_of_its_own() -> None:
    one, many = (counted("situation-needs", number) for number in (1, 2))
    assert (one.en, many.en) == ("1 requirement", "2 requirements")
    assert counted("situation-needs", 0).en == "0 requirements"


def test_every_form_for_one_has_a_form_for_more() -> None:
    alone = [key for key in catalogue() if key.endswith("-one")]
    assert alone
    assert [key for key in alone if key.removesuffix("-one") not in catalogue()] == []


def test_every_key_that_the_library_writes_out_is_there() -> None:
    missing = []
    for path in LIBRARY.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            key = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else ""
            wanted = {
                "message": [key],
                "counted": [key, f"{key}-one"],
                "refuse": [key, f"{key}-fix"],
            }.get(node.func.id, [])
            missing += [k for k in wanted if key and k not in catalogue()]
    assert missing == []


def test_the_library_holds_no_text_of_its_own() -> None:
    found = []
    for path in LIBRARY.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        if path.name not in WORDS_OF_THE_TONGUE:
            found += [
                f"{path.name}:{c.lineno}" for c in strings(tree) if re.search("[åäö]", c.value)
            ]
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Text", "Text.same"):
                words = [a.value for a in node.args if isinstance(a, ast.Constant)]
                found += [f"{path.name}:{node.lineno}" for word in words if re.search(r"\w", word)]
    assert found == []


def test_a_key_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[hello]\nsv = "hej"\nen = "hello"\n', "utf-8")
    assert read_catalogue(tmp_path) == {"hello": Text("hej", "hello")}
    (tmp_path / "b.toml").write_text('[hello]\nsv = "tjena"\nen = "hi"\n', "utf-8")
    with pytest.raises(ValueError, match=r"hello stands twice \(b.toml\)"):
        read_catalogue(tmp_path)


def test_a_message_in_one_language_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[hello]\nsv = "hej"\n', "utf-8")
    with pytest.raises(KeyError):
        read_catalogue(tmp_path)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("no-such-message")


def test_the_catalogue_is_the_files_of_its_folder() -> None:
    assert catalogue() == read_catalogue(FOLDER)
    assert len(catalogue()) > 100
