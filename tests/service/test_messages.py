"""Texts: each in both languages, with the same slots, and none forgotten."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import service
from graph.findings import Refused
from graph.messages import catalogue as library
from service.messages import bilingual, catalogue, message, refusal

SOURCE = Path(service.__file__).parent
# The same word in both languages.
SAME = {"metavar-port"}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", catalogue())
def test_a_text_is_translated_and_keeps_its_slots(key):
    text = message(key)
    assert text.sv.strip()
    assert text.en.strip()
    assert (text.sv == text.en) is (key in SAME)
    assert slots(text.sv) == slots(text.en)


def test_no_key_is_in_both_catalogues():
    assert not catalogue().keys() & library().keys()


def test_an_unknown_key_is_a_fault():
    with pytest.raises(KeyError):
        message("no such key")


def test_both_languages_in_one_line():
    assert bilingual("api-coverage") == "Täckning / Coverage"
    assert "{" not in bilingual("api-level", levels="x")


def test_a_refusal_says_what_and_what_instead():
    refused = refusal("parameter-too-long", value="area", longest=3)
    assert isinstance(refused, Refused)
    [finding] = refused.findings
    assert finding.code == "parameter-too-long"
    assert finding.what.sv == "Värdet för area är för långt."
    assert finding.fix.en == "Write at most 3 characters."


def test_every_text_is_used():
    """A key is written out somewhere, or made of a beginning that is."""
    files = [p for kind in ("*.py", "*.html") for p in SOURCE.rglob(kind) if "web" not in p.parts]
    said = "\n".join(path.read_text("utf-8") for path in files)
    written = set(re.findall(r"[\w-]+", said))
    begun = set(re.findall(r'f"([\w-]+-)\{', said))
    refusals = {key for key in catalogue() if f"{key}-fix" in catalogue()}
    unused = [
        key
        for key in catalogue()
        if key not in written
        and key.removesuffix("-fix") not in written & refusals
        and not any(key.startswith(beginning) for beginning in begun)
        and key.removeprefix("option-") not in written
    ]
    assert unused == []
