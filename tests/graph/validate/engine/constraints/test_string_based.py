"""How a value node reads as a string, and in which language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused

Find = Callable[[str, str], list[str]]

SHAPE = "ex:s sh:targetNode ex:a ; sh:path ex:p ; {} ."


@pytest.mark.parametrize(
    ("constraint", "failing"),
    [
        ("sh:minLength 3", ["ab", "å"]),
        ("sh:maxLength 2", ["abc", "https://example.org/x"]),
        ("sh:pattern '^A'", ["ab", "abc", "https://example.org/x", "å"]),
        ("sh:pattern '^A' ; sh:flags 'i'", ["https://example.org/x", "å"]),
        ("sh:pattern '^.$'", ["ab", "abc", "https://example.org/x"]),
        ("sh:pattern 'example'", ["ab", "abc", "å"]),
    ],
)
def test_the_string_of_a_value(find: Find, constraint: str, failing: list[str]) -> None:
    found = find(SHAPE.format(constraint), 'ex:a ex:p "abc", "ab", "å", ex:x .')
    values = [line.split(" ", 2)[2] for line in found]
    assert sorted(v.replace("x", "https://example.org/x") if v == "x" else v for v in values) == (
        failing
    )


@pytest.mark.parametrize("constraint", ["sh:minLength 0", "sh:maxLength 9", "sh:pattern '.'"])
def test_a_blank_node_has_no_string(find: Find, constraint: str) -> None:
    assert len(find(SHAPE.format(constraint), "ex:a ex:p [] .")) == 1


def test_what_a_pattern_says_is_never_part_of_the_query(find: Find) -> None:
    odd = """'[\")] . FILTER[(]true[)] #'"""
    assert len(find(SHAPE.format(f"sh:pattern {odd}"), 'ex:a ex:p "b" .')) == 1


@pytest.mark.parametrize(
    "constraint", ["sh:pattern '(?=a)'", "sh:pattern '('", "sh:pattern 'a' ; sh:flags 'z'"]
)
def test_an_expression_that_cannot_be_read_is_refused(find: Find, constraint: str) -> None:
    with pytest.raises(Refused) as refused:
        find(SHAPE.format(constraint), 'ex:a ex:p "a" .')
    (finding,) = refused.value.findings
    assert finding.code == "shape-pattern"
    _, expression, *flags = constraint.split("'")
    assert f"uttrycket {expression} inte" in finding.what.sv
    assert ("flaggorna z" in finding.what.sv) is ("z" in flags)
    assert finding.what.sv.startswith("I kontrollen ")


@pytest.mark.parametrize(
    ("languages", "failing"),
    [
        ('"sv"', ["iri", "plain", "text"]),
        ('"sv-fi"', ["iri", "plain", "text", "ord"]),
        ('"sv" "en"', ["iri", "plain"]),
        ("", ["iri", "plain", "text", "ord", "sana"]),
    ],
)
def test_the_language_of_a_value(find: Find, languages: str, failing: list[str]) -> None:
    data = 'ex:a ex:p ex:iri, "plain", "text"@en, "ord"@sv, "sana"@sv-fi .'
    found = find(SHAPE.format(f"sh:languageIn ( {languages} )"), data)
    assert found == sorted(f"a LanguageIn {value}" for value in failing)


@pytest.mark.parametrize("path", ["ex:p", "[ sh:alternativePath ( ex:p ex:q ) ]"])
def test_one_result_for_each_language_that_is_used_twice(find: Find, path: str) -> None:
    shape = f"ex:s sh:targetNode ex:a, ex:b ; sh:path {path} ; sh:uniqueLang true ."
    data = 'ex:a ex:p "a"@sv, "b"@sv, "c"@sv, "a"@en, "b"@en, "a"@de, "x", "y" . ex:b ex:p "a"@sv .'
    assert find(shape, data) == ["a UniqueLang", "a UniqueLang"]
    assert find(shape.replace("true", "false"), data) == []


@pytest.mark.parametrize(
    ("constraint", "code"),
    [
        ("sh:uniqueLang 'yes'", "shape-parameter"),
        ("sh:languageIn 'sv'", "shape-parameter"),
        ("sh:languageIn ( ex:sv )", "shape-parameter"),
        ("sh:pattern 1", "shape-parameter"),
        ("sh:pattern 'a', 'b'", "shape-parameter-twice"),
    ],
)
def test_what_is_ill_formed_is_refused(find: Find, constraint: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        find(SHAPE.format(constraint), "")
    assert [finding.code for finding in refused.value.findings] == [code]
