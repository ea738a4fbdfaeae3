"""Suggestions: what somebody most likely meant by a word that is not quite right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from graph.collation import fold
from graph.language import LANGUAGES, Text
from graph.messages import message

# A shorter beginning of a word is no name of anything.
_SHORTEST = 4
# Below this share of equal letters a suggestion looks arbitrary.
_LIKENESS = 0.7
_MOST = 5

Names = Mapping[str, Iterable[str]]


def named(text: str, names: Names) -> list[str]:
    """Return the keys that a text names: in full, else those of which it begins a name.

    names: key → the names that it goes by. Case, accents and punctuation are not looked at.
    """
    wanted, folded = fold(text), _folded(names)
    return [key for key, own in folded.items() if wanted in own] or [
        key
        for key, own in folded.items()
        if len(wanted) >= _SHORTEST and any(name.startswith(wanted) for name in own)
    ]


def near(text: str, names: Names) -> list[str]:
    """Return the keys of which a name is spelt almost so, or begins the text; likeliest first."""
    wanted = fold(text)
    found = sorted(
        (-max((_likeness(wanted, name) for name in own), default=0), key)
        for key, own in _folded(names).items()
    )
    return [key for likeness, key in found if -likeness >= _LIKENESS][:_MOST]


def one_of(choices: Iterable[Text]) -> Text:
    """Return choices in words: the only one as it is, several as a list."""
    own = list(choices)
    return own[0] if len(own) == 1 else message("one-of").format(names=Text.joined(", ", own))


def labelled(key: str, label: Text) -> Text:
    """Return what to write and, in brackets, what it stands for."""
    return Text(*(f"{key} ({label[language]})" for language in LANGUAGES))


def _folded(names: Names) -> dict[str, set[str]]:
    return {key: {fold(name) for name in own} - {""} for key, own in names.items()}


def _likeness(wanted: str, name: str) -> float:
    if len(name) >= _SHORTEST and wanted.startswith(name):
        return 1.0
    # The cheap bounds first: most names are nothing like it.
    matcher = SequenceMatcher(None, wanted, name)
    if matcher.real_quick_ratio() < _LIKENESS or matcher.quick_ratio() < _LIKENESS:
        return 0.0
    return matcher.ratio()
